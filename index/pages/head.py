"""The lines above the body: which is the title, which the lead, which state date or outlet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from index.pages.lines import Line
from index.pages.marks import fold, function_words
from search.analysis.patterns import late
from search.knowledge.outlets import Outlets

HeadLabel = Literal["title", "lead", "header", "cut"]

_WORD = re.compile(r"[^\W\d_]{4,}")
# 'Foto: Panen Padi di Serayu (Ani Widi/Kabar)' is a caption whatever its capitals.
_CREDITED = re.compile(r"\([^()]{2,40}/[^()]{2,40}\)\.?$")
_MEDIA = re.compile(r"(?:foto|video|infografis|potret|arsip)\b\W*\s\S", re.I)
# 'Nama Penulis - detikNews' above the date line.
_SIGNED = re.compile(r"[^\W\d_][\w.'’]*(?: [^\W\d_][\w.'’]*){1,4} [-–—|] [\w.]+(?: [\w.]+){0,2}")
_NAMED = re.compile(r"[A-Z][a-z’'.]+(?: [A-Z][a-z’'.]*){1,3}(?:, [A-Z][\w.]{1,7}){0,3}")
_SHORTEST_ABOVE = 5  # words of a headline above its writer's name
# What a body's paper begins with, above the headline of its release.
_LETTERHEAD = late(
    r"(?:PEMERINTAH|DINAS|KEMENTERIAN|BADAN|SEKRETARIAT|KEPOLISIAN|KANTOR|BIRO|BAGIAN|KOMISI|MAHKAMAH|"
    r"UNIVERSITAS|REPUBLIK|SIARAN PERS|PRESS RELEASE|NOMOR|HARIAN|KORAN|TABLOID|MAJALAH|SURAT KABAR)\b"
)
_LONGEST_LETTERHEAD = 7  # words; a headline of capitals has more
# A page has some hundred lines above its body; what shares a word with more headlines is not compared.
_MOST_COMPARED = 300
# Words of its head that are looked for one by one.
_MOST_WANTED = 100
_SIGNS = re.compile(r"[^\w\s]")
_LONGEST_RUBRIC = 3  # words; a page may have one twice
_MOST_STATED = 5  # rows between a headline and what stands below its date
_LONGEST_NAME = 6  # words of a site or an office
# Of a headline's longer words, with a capital; of its words, taken up by the page.
_SET = 0.6
_TELLING = 0.3
_SHORTEST_DECK = 8
# Below this a line is as likely a menu's or a list's as the article's own headline.
_TITLE_SCORE = 2.5


def label_head(
    lines: Sequence[Line],
    reasons: Sequence[str],
    body: Sequence[str],
    stated: str | None = None,
    deck: int | None = None,
) -> list[tuple[HeadLabel, str]]:
    """Label and reason of each head line; `body`: the first paragraphs, whose words a title shares;
    `stated`: the title where it is known, to be found among the lines; `deck`: a line that is the lead."""
    if stated is None:
        title = _find_title(lines, reasons, body)
    else:
        title = next((at for at, line in enumerate(lines) if line.fold == fold(stated)), None)
    lead = _find_lead(lines, reasons, title)
    if lead is None and deck != title:
        lead = deck
    key = lines[title].fold if title is not None else None
    labels: list[tuple[HeadLabel, str]] = []
    for at, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        if at == title:
            labels.append(("title", "title"))
        elif at == lead:
            labels.append(("lead", "lead"))
        elif key is not None and line.fold == key:
            labels.append(("cut", "repeat"))
        elif reason in ("date", "outlet"):
            labels.append(("header", reason))
        else:
            labels.append(("cut", reason or ("caption" if line.is_picture else "section")))
    return labels


def _find_title(lines: Sequence[Line], reasons: Sequence[str], body: Sequence[str]) -> int | None:
    counts = Counter(line.fold for line in lines)
    dates = {at for at, reason in enumerate(reasons) if reason == "date"}
    idle = function_words()
    words = _told({word for line in lines for word in line.long_words}, body)
    captions = Beginnings(
        line.text for line, reason in zip(lines, reasons, strict=True) if reason == "caption"
    )
    headlines = _WordSets(
        set(line.long_words)
        for line, reason in zip(lines, reasons, strict=True)
        if not reason and line.is_headline
    )
    near_by = _words_by_line(lines)
    best, best_score = None, _TITLE_SCORE
    telling: dict[int, float] = {}  # candidates, each with the share of its words that the page takes up
    fresh = True  # no candidate yet: the first one stands where titles stand
    for at, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        # 'FOTO: …' above the body may be the headline itself, when the page says it twice or dates it.
        if (
            (reason and not _is_media_title(line, reason))
            or not (line.is_headline or (at == 0 and _is_told_headline(line, reasons)))
            or (not reason and line.is_picture)
            or _is_signature(lines, reasons, at)
        ):
            continue
        own = line.long_words
        here = {line.fold}
        met = [word for word in own if word in words or near_by.get(word, here) - here]
        shared = len(met) / len(own) if own else 0.0
        telling[at] = shared
        near = next((away for away in range(4) if at - away in dates or at + away in dates), 9)
        again = 0 if counts[line.fold] == 1 else 2 if len(line.words) > _LONGEST_RUBRIC else -2
        score = 5 * shared + again + (1 if 5 <= len(line.words) <= 20 else 0)
        score += 2 if near == 1 else 1 if near <= 3 else 0
        score += (1 if fresh else 0) + (1 if line.titled > 0.6 else 0)
        fresh = False
        if met and idle.issuperset(met):
            score -= 2  # a site's slogan: 'Cepat dalam kabar, tepat dalam kata'
        if headlines.has_larger(set(own)):
            score -= 2  # a tag or a shortened copy of the headline
        if line.text.isupper() and len(line.words) <= _LONGEST_LETTERHEAD and _LETTERHEAD.match(line.text):
            score -= 4
        if len(line.words) <= _LONGEST_NAME and line.titled == 1.0 and _is_masthead(lines, dates, body, at):
            score -= 4
        if captions.has(line.text):
            score -= 2  # 'Presiden … /Reuters': the row above repeats its caption
        fits = shared >= 0.15 or near == 1 or counts[line.fold] > 1
        if fits and score > best_score:
            best, best_score = at, score
    best = _below_outlet(lines, reasons, best)
    return _above_deck(lines, telling, _above_date(lines, reasons, telling, best))


def _above_date(
    lines: Sequence[Line], reasons: Sequence[str], telling: Mapping[int, float], best: int | None
) -> int | None:
    """The headline above the date and who wrote it, where what seems to be one stands right below these, and
    is set as a caption or a main point is."""
    if not best or not reasons[best - 1] or "date" not in reasons[max(0, best - _MOST_STATED) : best]:
        return best
    above = best - 1
    while above > max(-1, best - _MOST_STATED) and (
        reasons[above] in ("date", "byline", "share")
        or len(lines[above].words) == 1
        or _NAMED.fullmatch(lines[above].text)
    ):
        above -= 1
    if above < 0 or telling.get(above, 0.0) < _TELLING or len(lines[above].words) < _SHORTEST_ABOVE:
        return best
    upper, lower = lines[above], lines[best]
    set_lower = lower.titled < _SET or lower.titled + 0.2 < upper.titled
    return above if set_lower and lower.fold != upper.fold else best


def _is_masthead(lines: Sequence[Line], dates: AbstractSet[int], body: Sequence[str], at: int) -> bool:
    """Whether a short line names a site or a body of the state, and a longer headline stands below it."""
    if len(lines[at].words) <= _LONGEST_SITE and _is_above_dated(lines, dates, at):
        return True
    longer = _has_longer(lines, at)
    return (
        _is_named(lines, body, at)
        or _is_outlet_above(lines, at)
        or (longer and _LETTERHEAD.match(lines[at].text.upper()) is not None)
    )


def _is_above_dated(lines: Sequence[Line], dates: AbstractSet[int], at: int) -> bool:
    """Whether directly below a short line a headline stands, set in capitals as no deck is, and its date."""
    if at + 2 not in dates:
        return False
    return _is_longer(lines[at + 1]) and lines[at + 1].titled >= _SET_ALL


_LONGEST_SITE = 4  # words of an unknown site's name
_SET_ALL = 0.75  # of a headline's longer words, with a capital


def _has_longer(lines: Sequence[Line], at: int) -> bool:
    return any(map(_is_longer, lines[at + 1 : at + 1 + _LONGEST_MENU]))


_LONGEST_MENU = 30  # rows between a site's name and the headline


def _is_longer(line: Line) -> bool:
    """Whether a line is a headline longer than a site's name."""
    return line.is_headline and len(line.words) > _LONGEST_NAME


def _below_outlet(lines: Sequence[Line], reasons: Sequence[str], best: int | None) -> int | None:
    """The headline below an outlet's name, where that seems to be one, or none does: the text has too few of
    its words."""
    names = range(min(_FIRST_NAMED, len(lines))) if best is None else (best,)
    named = next((at for at in names if not reasons[at] and _is_outlet_above(lines, at)), None)
    if named is None:
        return best
    return next(at for at in range(named + 1, len(lines)) if _is_longer(lines[at]))


_FIRST_NAMED = 4  # rows of a page in which its outlet is looked for


def _is_outlet_above(lines: Sequence[Line], at: int) -> bool:
    """Whether a line spells an outlet's name above a longer headline."""
    line = lines[at]
    if len(line.words) > _LONGEST_NAME or not _has_longer(lines, at):
        return False
    outlets = Outlets.shipped()
    # 'Kabar Serayu Jawa Tengah': an outlet's edition.
    edition = len(line.words) > 2 and outlets.spelled(" ".join(line.words[:2])) is not None
    return edition or outlets.spelled(line.text) is not None


def _is_named(lines: Sequence[Line], body: Sequence[str], at: int) -> bool:
    """Whether a short line is a site's or an office's name above a longer headline: a sentence of the page
    has it, word for word, signs aside."""
    name = _signless(lines[at].text)
    return _has_longer(lines, at) and any(
        lines[at].words[0] in text and f" {name} " in f" {_signless(text)} "
        for text in (*body, *(line.text for line in lines if len(line.words) > _LONGEST_NAME))
    )


def _signless(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", text).split())


def _above_deck(lines: Sequence[Line], telling: Mapping[int, float], best: int | None) -> int | None:
    """The headline directly above a line that reads as its deck: set in capitals, as the deck is not."""
    if best is None or lines[best].titled >= _SET or len(lines[best].words) < _SHORTEST_DECK:
        return best
    above = best - 1
    is_headline = (
        telling.get(above, 0.0) >= _TELLING
        and lines[above].titled >= _SET
        and len(lines[above].words) > _LONGEST_RUBRIC
        and not _is_outlet_above(lines, above)
    )
    return above if is_headline else best


def _told(wanted: AbstractSet[str], body: Iterable[str]) -> AbstractSet[str]:
    """Which of some words, folded, a body has. A headline's stand in its first paragraphs or nowhere, so that
    few of them are parted into words."""
    if len(wanted) > _MOST_WANTED:
        return {word.casefold() for text in body for word in _WORD.findall(text)}
    missing = set(wanted)
    for text in body:
        if not missing:
            break
        low = text.casefold()
        missing.difference_update([word for word in missing if word in low and _has_word(low, word)])
    return wanted - missing


def _has_word(low: str, word: str) -> bool:
    """Whether a text has a word by itself and not inside a longer one; both in small letters."""
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and _is_letter(low[at - 1])) and not (end < len(low) and _is_letter(low[end])):
            return True
        at = low.find(word, end)
    return False


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()


class Beginnings:
    """Whether one of many lines begins with a text, without going through them all.

    >>> Beginnings(["Foto: Budi", "Presiden di Jakarta/Reuters"]).has("Presiden di Jakarta")
    True
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._sorted = sorted(lines)

    def has(self, text: str) -> bool:
        at = bisect_left(self._sorted, text)
        return at < len(self._sorted) and self._sorted[at].startswith(text)


class _WordSets:
    """Sets of words, found by the rarest word that one has."""

    def __init__(self, sets: Iterable[set[str]]) -> None:
        self._with: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        self._any = False
        for words in dict.fromkeys(map(frozenset, sets)):
            self._any = self._any or bool(words)
            for word in words:
                self._with[word].append(words)

    def has_larger(self, words: set[str]) -> bool:
        """Whether one of them has all of these words and another beside."""
        if not words:
            return self._any
        fewest = min((self._with.get(word, []) for word in words), key=len)
        return any(words < other for other in fewest[:_MOST_COMPARED])


def _words_by_line(lines: Sequence[Line]) -> dict[str, set[str]]:
    """The words of the longer lines, each with the first two lines, folded, that have it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        if len(line.words) > 7:
            for word in line.long_words:
                if len(found[word]) < 2:
                    found[word].add(line.fold)
    return found


def _is_signature(lines: Sequence[Line], reasons: Sequence[str], at: int) -> bool:
    """A writer's name and outlet directly above the date, and below it a line that may be the title; or the
    name alone between a longer headline and the date."""
    if reasons[at + 1 : at + 2] != ["date"]:
        return False
    if _SIGNED.fullmatch(lines[at].text):
        if at and not reasons[at - 1] and lines[at - 1].is_headline:
            return len(lines[at - 1].words) >= _SHORTEST_ABOVE
        return any(
            not reason and line.is_headline
            for line, reason in zip(lines[at + 2 : at + 5], reasons[at + 2 : at + 5], strict=True)
        )
    above = lines[at - 1] if at and not reasons[at - 1] else None
    return (
        above is not None
        and above.is_headline
        and len(above.words) >= _SHORTEST_ABOVE
        and _NAMED.fullmatch(lines[at].text) is not None
    )


def _is_told_headline(first: Line, reasons: Sequence[str]) -> bool:
    """A page's first line directly above its date is its headline, though it reads as a sentence."""
    return reasons[1:2] == ["date"] and 2 <= len(first.words) <= 30 and not first.has_sentences


def _is_media_title(line: Line, reason: str) -> bool:
    return (
        reason in ("related", "caption")
        and bool(_MEDIA.match(line.text))
        and line.titled > 0.6
        and not _CREDITED.search(line.text)
    )


def _find_lead(lines: Sequence[Line], reasons: Sequence[str], title: int | None) -> int | None:
    """The deck: right below the title, before date and byline; without a title, right above the body."""
    if title is None:
        at = len(lines) - 1
        texts = [line.text for line in lines]
        return at if at >= 0 and _is_deck(lines[at], reasons[at]) and texts.count(texts[-1]) == 1 else None
    for at in range(title + 1, min(title + 4, len(lines))):
        if reasons[at] in ("share", "notice", "menu") or lines[at].fold == lines[title].fold:
            continue
        return at if _is_deck(lines[at], reasons[at]) else None
    return None


def _is_deck(line: Line, reason: str) -> bool:
    return (
        not reason and not line.is_picture and len(line.words) >= 8 and (line.is_prose or line.titled < 0.9)
    )
