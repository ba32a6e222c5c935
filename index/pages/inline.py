"""Furniture inside a line: records and pages whose line ends were lost hold a whole article in one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from index.pages.author_in_capitals import past_author
from index.pages.captions import find_captions
from index.pages.headline_end import FARTHEST, LONGEST, TOLD, WINDOW_BOX, box_end, find_end, plain_end
from index.pages.headline_words import SMALL
from index.pages.inline_furniture import NAMED, SIGNS, WHOLE
from search.analysis.patterns import late

# CNN Indonesia's box: a list of headlines behind it.
_BOX: Final = "Pilihan Redaksi "
# 'Baca juga: ' and then another story's headline, which ends where the next sentence begins.
_OPENED: Final = re.compile(
    r"(?:\(\s*)?(?:\b|(?<=[a-z0-9]))(?:Baca|Lihat|Simak|Tonton|BACA|SIMAK) (?:juga|Juga|JUGA)\s?:\s*|"
    r"(?:(?<=[.!?”\"’')\]…])\s*|(?<=[\w,] )|^)(?:Baca|BACA|Pilihan [Ee]ditor)\s?:\s*(?=[A-Z0-9\"“‘'])|"
    rf"(?:(?<=[.!?”\"’')\]…])\s*|(?<=CONTENT )|^){_BOX}(?=[A-Z0-9])"
)
# What each of those says, looked for first: to try all of them at each letter takes ten times as long.
_SAID: Final = re.compile(r"[BLSTP](?:aca|ACA|ihat|imak|IMAK|onton|ilihan )")
_OPENED_SIGNS: Final = (
    "uga:",
    "uga :",
    "UGA:",
    "Baca:",
    "Baca :",
    "BACA:",
    "BACA :",
    "ditor:",
    "ditor :",
    _BOX,
)
_LONGEST_PIECE: Final = 6_000  # of what `NAMED` finds
_OWN_LINE: Final = 220  # characters of a line that leads away: `index.pages.lines`


def reason(text: str) -> str:
    """Why a piece that was parted from its line is no part of the text; '' for others.

    >>> reason("Konten ini diolah dengan bantuan AI."), reason("Konten itu dihapus.")
    ('notice', '')
    """
    if len(text) > _LONGEST_PIECE:
        return ""
    text = text.replace("\xa0", " ")
    if text.startswith(_BOX):
        return "" if TOLD.search(text) else "related"
    if text.startswith(_ALSO) and (text[len(_ALSO) :][:1].isupper() or text[len(_ALSO) :][:1].isdigit()):
        # Whether there are headlines only, up to what would be the next one.
        return "related" if _past_glued(f"{text}A", len(_ALSO)) == len(text) else ""
    if _listed_headlines(text) == 0:
        return "related"
    if not _has_sign(text):
        return ""
    for sign, at in _NAMED_SIGNS:
        if sign in text and _FOUND[at][0].fullmatch(text):
            return _FOUND[at][1]
    return ""


def part(line: str) -> list[str]:
    """A line at the furniture inside it, stripped, none empty; a way to another story keeps its headline.

    A headline that nothing closes ends where the next sentence most likely begins.

    >>> part("Ia pergi. Baca juga: Petani di Brebes Mulai Panen Bawang Harga itu naik sejak Senin.")
    ['Ia pergi.', 'Baca juga: Petani di Brebes Mulai Panen Bawang', 'Harga itu naik sejak Senin.']
    """
    plain = line.replace("\xa0", " ")  # patterns have spaces; each letter stays where it is
    spans = _spans(plain)
    if not spans or _is_credited(plain, spans):
        return _without_tail(line)
    pieces, at, last = [], 0, 0
    for start, end in spans:
        if start < at:
            continue
        last = start
        pieces += [*_with_end(line[at:start].strip()), line[start:end].strip()]
        at = end
    rest = line[at:].strip()
    if _goes_on(pieces[-1], rest):
        return [piece for piece in (*pieces[:-1], line[last:].strip()) if piece]
    if not rest and len(pieces) > 1:
        # Nothing is told behind the furniture: the text before it ends as a whole one does.
        return [piece for piece in (*pieces[:-2], *_without_tail(pieces[-2]), pieces[-1]) if piece]
    return [piece for piece in (*pieces, *_without_tail(rest)) if piece]


def _with_end(text: str) -> list[str]:
    """A text before furniture at what it ends with itself, as a line does ('… katanya. Editor: Budi')."""
    if len(text) > _SHORTEST_TEXT and _has_sign(text):
        for start, end in _spans(text.replace("\xa0", " ")):
            if end == len(text) and start:
                return [text[:start].strip(), text[start:].strip()]
    return [text]


_SHORTEST_TEXT: Final = 40  # characters that have furniture at their end


def _is_credited(line: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a line is a picture's caption as a whole, of which nothing but the credit was found."""
    start, end = spans[0]
    if start == 0 or end < len(line) or len(line) > _LONGEST_CAPTION or not line.startswith("Foto", start):
        return False
    return TOLD.search(line[:start].rstrip(" .")) is None


_LONGEST_CAPTION: Final = 350  # characters of a line: `index.pages.lines`


def _spans(line: str) -> list[tuple[int, int]]:
    """Where furniture stands in a line, by where it begins; another may begin inside it."""
    glued = list(_glued_headlines(line)) if len(line) > _SHORTEST_GLUED else []
    glued += find_captions(line)
    if author := past_author(line):
        glued.append((0, author))
    if not glued and not _has_sign(line):
        return []
    # Of a dozen patterns most lines with a sign may have one.
    whole = tuple(at for at, (signs, _) in enumerate(WHOLE) if any(sign in line for sign in signs))
    marks = list(_whole(whole).finditer(line)) if whole else []
    for _, at in _named_in(line):
        marks += (mark for mark in _PARTED[at].finditer(line) if not _is_quoted(line, mark))
    spans = [(mark.start(), _end_of(line, mark)) for mark in marks] + glued
    if any(sign in line for sign in _OPENED_SIGNS):
        spans = sorted({*spans, *_headlines(line, sorted(start for start, _ in spans))})
    return sorted(spans, key=lambda span: span[0])


def _is_quoted(line: str, mark: re.Match[str]) -> bool:
    """Whether somebody says what looks like furniture: it begins behind a quotation mark that opens, or it
    ends with who said it ('… telah tayang di situs kami," kata Rahayu.')."""
    start = mark.start()
    if start and line[start - 1] in _QUOTES and not line[start].isspace():
        before = line[start - 2 : start - 1]
        if line[start - 1] in "“‘" or not before or before in " (":
            return True
    return mark[0].endswith(".") and _SAID_BEHIND.search(mark[0]) is not None


_QUOTES: Final = frozenset("\"'“‘")
_SAID_BEHIND: Final = re.compile(
    r"(?:[\"”],?|,) (?:kata|ujar|ucap|tutur|tulis|jelas|tegas|ungkap|sahut|begitu|demikian)(?:nya)?\b"
    r"[^.:]*\.$"
)


def _goes_on(headline: str, rest: str) -> bool:
    """Whether a line ends in what is still the headline: words with capitals, and no sentence."""
    words = rest.split()
    if not 3 <= len(words) <= LONGEST or TOLD.search(rest[:-1]):
        return False
    if not headline.startswith(_WAYS) or len(headline.split()) < _SHORTEST:
        return False
    long = [word for word in words if word[0].isalpha() and word.casefold() not in SMALL]
    return rest[-1] not in '."”)' and bool(long) and all(word[0].isupper() for word in long)


_WAYS: Final = ("Baca ", "BACA ", "Baca:", "Lihat ", "Simak ", "Pilihan ")


@lru_cache(64)  # a line chooses which; most have none or one
def _whole(chosen: tuple[int, ...]) -> re.Pattern[str]:
    """Some of `WHOLE` as one, the first that fits at a place before others."""
    return re.compile("|".join(WHOLE[at][1] for at in chosen))


def _without_tail(line: str) -> list[str]:
    """A text at the headlines, or else the topics, that follow its last sentence."""
    if (signed := _signed_headline(line)) is not None:
        start, end = signed
        return [line[:start].strip(), line[start:end], line[end:].strip()]
    listed = _listed_headlines(line)
    return [line[:listed].strip(), line[listed:]] if listed else _without_tags(line)


def _listed_headlines(line: str) -> int | None:
    """Where the headlines begin that a page lists below an article and a scrape left on its last line; None
    where it ends otherwise. Small words tell them from a list of names."""
    if len(line) < _SHORTEST_LIST or not line[-1].isalnum():
        return None
    start = max(line.rfind(end) + 2 for end in _LAST_ENDS)
    start = 0 if start == 1 else start
    if len(line) - start < _SHORTEST_LIST:
        return None
    words = line[start:].split()
    if len(SMALL.intersection(words) - {"dan", "vs"}) < _FEWEST_SMALL or _NO_LIST.search(line, start):
        return None
    long = [word for word in words if word[0].isalpha() and word.casefold() not in SMALL]
    titled = sum(word[0].isupper() for word in long) >= 0.9 * len(long)
    return start if titled and len(long) >= _MANY_LISTED else None


def parts_signed(headline: str, signature: str) -> bool:
    """Whether a piece of a line is what `part` parts from its desk's signature."""
    return _signed_headline(f"A. {headline} {signature}") == (3, 3 + len(headline))


def _signed_headline(line: str) -> tuple[int, int] | None:
    """Where a video's headline stands between a text's last sentence and its desk's signature ('… katanya.
    Petani Muda Ajak Warga Tanam Sorgum di Lahan Kering (abc/def)'); None where none does."""
    if not line.endswith(")") or (desk := _DESK_END.search(line, max(0, len(line) - 14))) is None:
        return None
    end = desk.start()
    start = max(line.rfind(sign, 0, end) + 2 for sign in _LAST_ENDS[:5])
    # '9. Beras 10. 8 Macam Cabai dan Gula' is the last entry of a list.
    if start < 2 or end - start > FARTHEST or line[start].isdigit() or _NUMBERED.search(line[:start][-5:]):
        return None
    if _NO_SIGNED.search(line, start, end):
        return None
    words = line[start:end].split()
    long = [word for word in words if word[0].isalpha() and word.casefold() not in SMALL]
    titled = sum(word[0].isupper() for word in long) >= 0.9 * len(long)
    small = any(word.casefold() in SMALL for word in words)
    return (start, end) if titled and small and len(words) >= _SHORTEST else None


_DESK_END: Final = re.compile(r"\s*\((?:[a-z]{3,4}/){1,2}[a-z]{3,4}\)$")
_NUMBERED: Final = re.compile(r"\s\d{1,2}\. $")
_NO_SIGNED: Final = re.compile(r"[.;()”“\"]| [-–] ")
_SHORTEST_LIST: Final = 120  # characters
_LAST_ENDS: Final = (". ", "! ", "? ", "” ", '" ', ") ")
_MANY_LISTED: Final = 14  # words, without the small ones
_FEWEST_SMALL: Final = 3
_NO_LIST: Final = re.compile(r"[•*;()\[\]”“\"]")


def _without_tags(line: str) -> list[str]:
    """A text at the topics behind its desk's signature ('… katanya. (abc/def) padi petani subang')."""
    if not line or not line[-1].isalnum() or len(line) - (at := line.rfind(")") + 1) > _LONGEST_TAGS:
        return [line]
    topics = line[at:].strip()
    if not at or topics != topics.lower() or _NO_TAGS.search(topics) or not _DESK.search(line, at - 12, at):
        return [line]
    return [line[:at], topics]


_LONGEST_TAGS: Final = 250  # characters of all
_NO_TAGS: Final = re.compile(r"[.,;!?\"“()]")
_DESK: Final = re.compile(r"\((?:[a-z0-9]{2,4}/){1,2}[a-z0-9]{2,4}\)$|\([a-z]{4,5}\)$")
_PARTED: Final = tuple(late(before + itself + behind) for _, before, itself, behind, _ in NAMED)
_FOUND: Final = tuple((late(itself), why) for _, _, itself, _, why in NAMED)
_NAMED_SIGNS: Final = tuple((sign, at) for at, (signs, *_) in enumerate(NAMED) for sign in signs)
_ALL_SIGNS: Final = sorted({*SIGNS, *_OPENED_SIGNS, *(sign for sign, _ in _NAMED_SIGNS)})
# What a sign is looked for by, as `re` passes quickly over all that a pattern cannot begin with.
_RARE: Final = re.compile(r"[A-Z:|–[♬>]")


def _by_rare(signs: Sequence[str]) -> re.Pattern[str]:
    """A pattern of any of the signs that begins with the rare letter of each, those of one letter together;
    what stands before it in the sign is looked at behind it."""
    found: dict[str, list[str]] = {}
    for sign in signs:
        if rare := _RARE.search(sign):
            before = f"(?<={re.escape(sign[: rare.end()])})" if rare.start() else ""
            found.setdefault(rare[0], []).append(before + re.escape(sign[rare.end() :]))
    return re.compile("|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in found.items()))


_BY_RARE: Final = _by_rare(_ALL_SIGNS)


def _shared(signs: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Signs by what several have, which a line is asked for first."""
    by_part: dict[str, list[str]] = {}
    for sign in signs:
        part = next((part for part in _PARTS if part in sign), sign)
        by_part.setdefault(part, []).append(sign)
    return tuple((part, tuple(found)) for part, found in by_part.items())


_PARTS: Final = (
    " di sini", " disini", "di atas", "pribadi", "artikel", "elengkapnya", " juga ", "lainnya", "erikut",
    "laman ", "peserta ", "ergabung d",
)  # fmt: skip
_WITHOUT_RARE: Final = _shared(sign for sign in _ALL_SIGNS if not _RARE.search(sign))


def _by_letter(signs: Iterable[tuple[str, int]]) -> dict[str, list[tuple[int, tuple[str, int]]]]:
    """Signs, numbered, by the rare letter that each holds, '' for none."""
    found: dict[str, list[tuple[int, tuple[str, int]]]] = {"": []}
    for numbered in enumerate(signs):
        rare = _RARE.search(numbered[1][0])
        found.setdefault(rare[0] if rare else "", []).append(numbered)
    return found


_NAMED_BY_LETTER: Final = _by_letter(_NAMED_SIGNS)


def _named_in(line: str) -> list[tuple[str, int]]:
    """Those of `_NAMED_SIGNS` that a line may have by its letters, in their order."""
    letters = _NAMED_BY_LETTER.keys() & {"", *line}
    found = [each for letter in letters for each in _NAMED_BY_LETTER[letter] if each[1][0] in line]
    return [each for _, each in sorted(found)]


def _has_sign(line: str) -> bool:
    """Whether a line has one of the signs; nearly all have none, and to ask for one behind the other takes a
    tenth of an article's time."""
    # `part` and `reason` ask of the same lines. What is remembered is short.
    return _find_sign(line) if len(line) > _LONGEST_PIECE else _known_sign(line)


def _find_sign(line: str) -> bool:
    if _BY_RARE.search(line):
        return True
    for part, signs in _WITHOUT_RARE:  # noqa: SIM110 - twice as quick as any(), and asked of each line
        if part in line and any(sign in line for sign in signs):
            return True
    return False


_known_sign: Final = lru_cache(maxsize=256)(_find_sign)


def _end_of(line: str, mark: re.Match[str]) -> int:
    whole = mark[0].rstrip().endswith(":") and not reason(mark[0].strip())
    if mark[0].endswith(_ALSO) and not _ENTRY.match(line, mark.end()):
        return _past_glued(line, mark.end())
    return len(line) if whole else mark.end()


def _past_glued(line: str, start: int) -> int:
    """Behind headlines glued to each other and to the next sentence ('… DievakuasiIni Kronologi …')."""
    at = start
    for joint in _JOINT.finditer(line, start, start + WINDOW_BOX):
        words = line[at : joint.start()].split()
        if len(words) < 4:
            continue  # inside a word: 'GoTo'
        long = [word for word in words if word[0].isalpha() and word.casefold() not in SMALL]
        titled = sum(word[0].isupper() for word in long) >= 0.8 * len(long)
        if line.count(":", at, joint.start()) > 1 or not titled:
            break
        if not _SHORTEST <= len(words) <= LONGEST or _NO_HEADLINE.search(line, at, joint.start()):
            break
        at = joint.start()
    return at


def _glued_headlines(line: str) -> Iterator[tuple[int, int]]:
    """Headlines of other stories of which nothing is left but their capitals, between two sentences that are
    glued to them ('… di sekolah.Emak-emak Berseragam … di RumahHal itu …'). A subhead is shorter."""
    for mark in _GLUED_STOP.finditer(line):
        start = mark.end()
        joint = _JOINT.search(line, start + _LONG_HEADLINE, start + FARTHEST)
        if joint is None or _INNER_STOP.search(line, start, joint.start()):
            continue
        words = line[start : joint.start()].split()
        long = [word for word in words if word[0].isalpha() and word.casefold() not in SMALL]
        if len(words) < _MANY or sum(word[0].isupper() for word in long) < 0.9 * len(long):
            continue
        if _OPENING.match(line, joint.start()):
            yield start, joint.start()


# Begins with its rarest letter, which `re` looks for first.
_GLUED_STOP: Final = re.compile(r"[.!?](?<=[a-z)\d][.!?])[”\"]?(?=[A-Z][a-z])")
_SHORTEST_GLUED: Final = 120  # characters of a line with two sentences and a headline between them
_INNER_STOP: Final = re.compile(r"[.!?:;()”“\"]")
_OPENING: Final = re.compile(r"[A-Z][a-z]+,? (?:[A-Za-z-]+ ){0,3}[a-z]")  # of a sentence
_LONG_HEADLINE: Final = 50  # characters
_MANY: Final = 9  # words
_ALSO: Final = "Baca Juga"
_ENTRY: Final = re.compile(r"\s?(?:[-–#•]|\d{1,2}[.)])")  # of the article's own list
# A quotation mark behind a space opens the next sentence.
_JOINT: Final = re.compile(
    r"(?:(?<=[a-z0-9?!)])|(?<=\S['\"])|(?<=”))(?=[A-Z“\"‘])|(?<=[a-z0-9]\s)(?=[\"“][A-Z])"
)
_NO_HEADLINE: Final = re.compile(r"[a-z)]\.\s|\(")
_SHORTEST: Final = 6  # words of a headline that nothing but capitals tell


# '(Baca juga: Harga Cabai Naik)'
_PARENTHESISED: Final = re.compile(rf"\([^()]{{10,{FARTHEST}}}\)")


def _headlines(line: str, others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """From each 'Baca juga:' to its headline's end, where that is plain."""
    opened = list(_openings(line))
    bounds = sorted({*others, *(mark.start() for mark in opened)})
    taken = frozenset(others)
    for mark in opened:
        if mark.start() in taken:
            continue
        # The first bound behind it.
        following = bisect_right(bounds, mark.start())
        limit = bounds[following] if following < len(bounds) else len(line)
        # A line of its own is a headline to its end, if nothing in it is plainly none.
        alone = mark.start() == 0 and limit == len(line) <= _OWN_LINE
        if mark[0].endswith(_BOX):
            end = box_end(line, mark.end(), limit)
        elif closed := _PARENTHESISED.match(line, mark.start(), limit):
            end = closed.end()
        else:
            end = (plain_end if alone else find_end)(line, mark.end(), limit)
        if end is not None:
            yield mark.start(), end


def _openings(line: str) -> Iterator[re.Match[str]]:
    """What `_OPENED.finditer` finds."""
    at = 0
    for said in _SAID.finditer(line):
        if said.start() < at:
            continue
        start = said.start()
        while start > at and (line[start - 1].isspace() or line[start - 1] == "("):
            start -= 1
        tried = (_OPENED.match(line, place) for place in range(start, said.start() + 1))
        if mark := next(filter(None, tried), None):
            yield mark
            at = mark.end()
