"""Where another story's headline ends inside a line and the article goes on, when nothing but words tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from index.pages.headline_words import (
    AFTER_SUBJECT,
    ALWAYS_SMALL,
    ANSWERING,
    BEFORE_THIS,
    COUNTED,
    LEADING,
    NEVER_LAST,
    OFFICES,
    OPENERS,
    OPENERS_BEHIND_PLAIN,
    POINTING,
    PREPOSITIONS,
    PRONOUNS,
    QUOTING,
    SAYING,
    SMALL,
    SURE,
    TELLING,
    TITLES,
    WEAK,
)
from search.analysis.lexicon import entries
from search.analysis.stemming import is_common_word, is_productive, stem

LONGEST: Final = 22  # words of a headline
WINDOW_BOX: Final = 700  # characters in which several headlines and the next sentence's first words lie
FARTHEST: Final = 170  # characters of a headline
_LONGEST_BOX: Final = 75  # words of several
_WINDOW: Final = 260  # the same of one
TOLD: Final = re.compile(r"(?<![.])[.][\"”’')]*$|[a-z]{2}[.]\s+\S")
# Two spaces, or none where a link's end was lost ('di SekolahKepala desa', 'di Sekolah"Kami').
_GLUED: Final = re.compile(
    r"(?=[A-Z\"“\s])(?:(?=\s{2,}[\"“A-Z0-9])|"
    r"(?:(?<=[a-z0-9?!)%])|(?<=\S\")|(?<=”)|(?<=[A-Z]{2}))(?=[A-Z][a-z]+(?:,| (?:\S+ )?[a-z]))|"
    rf"(?:(?<=[a-zA-Z0-9?!)%])|(?<=\S\")|(?<=”))(?=(?:{'|'.join(sorted(OPENERS | SURE | OFFICES))})[ ,])|"
    r"(?<=[A-Za-z0-9?!)…])(?=[\"“][A-Z])|(?<=\.\.)(?=[\"“][A-Z])|(?<=[a-z])(?=[A-Z]{2,5} [a-z]))"
)
_RUN: Final = re.compile(r"[A-Za-z]+")
_SHORTEST_PART: Final = 3  # letters of a word that lost the space behind it
_OPEN: Final = "\"“'‘("
_SHORTEST: Final = 6  # words of a headline that nothing but capitals tell
_NUMBERED: Final = re.compile(r"(?:\s|(?<=[a-z]))(?=\d{1,2}\. [A-Z])")
_STOP: Final = re.compile(r"[.?!]\s")
_END: Final = re.compile(r"[a-z][.](?:\s|[A-Z\"“]|$)")

_Words = Sequence[tuple[int, str]]  # each with where it begins in the window


def find_end(line: str, start: int, limit: int) -> int | None:
    """Where the headline from `start` ends, at `limit` the latest: where that is plain, else where it is most
    likely; None where nothing in reach begins a sentence."""
    if _is_sentence(line, start, limit):
        return start
    found = plain_end(line, start, limit)
    for vetoed in (NEVER_LAST, frozenset[str]()):
        if found is None:
            found = _likely_end(line, start, limit, vetoed)
    return found


def box_end(line: str, start: int, limit: int) -> int | None:
    """Where the sentence begins behind several headlines of capitalised words."""
    window = line[start : min(limit, start + WINDOW_BOX)]
    words = _words_of(window)
    if len(words) < _LONGEST_BOX and limit == len(line) and not TOLD.search(window.strip()):
        return limit
    found = _sentence_at(line, start, words, _LONGEST_BOX)
    return None if found is None or TOLD.search(window[:found].strip()) else start + found


def plain_end(line: str, start: int, limit: int) -> int | None:
    """Where the headline from `start` plainly ends; None where it does not say so."""
    window = line[start : min(limit, start + _WINDOW)]
    words = _words_of(window)
    if len(words) < 3:
        return limit if words and limit == len(line) and len(words) > 1 else None
    glued = _glued_at(line, window)
    whole = limit - start <= FARTHEST and len(words) <= LONGEST and not TOLD.search(window.strip())
    # 'PlayStation 4 dan Lainnya Baca juga: …' is no sentence.
    if whole and (glued is None or len(window[glued:].split()) < _SHORTEST):
        return limit  # no full stop up to the next mark or the end: there is no sentence in it
    # 'Baca juga: Harga cabai naik lagi 4. Brebes': an entry of the article's own list follows.
    numbered = _NUMBERED.search(window, 12, FARTHEST)
    sentence = _sentence_at(line, start, words)
    listed = numbered is not None and (sentence is None or numbered.start() < sentence)
    if numbered and listed and not _STOP.search(window, 0, numbered.start()):
        return start + numbered.start()
    if glued is not None and sentence is not None and not re.search(r"(?:^|\s)[a-z]", window[sentence:glued]):
        sentence = None  # 'di SekolahKepala desa itu': the sentence begins inside the word
    first = min((at for at in (glued, sentence) if at is not None), default=None)
    if first is None or first > FARTHEST or re.search(r"[a-z]\.\s+[A-Z]", window[:first]):
        return None
    return start + first


def _words_of(window: str) -> _Words:
    return [(word.start(), word.group()) for word in re.finditer(r"\S+", window)]


def _is_sentence(line: str, start: int, limit: int) -> bool:
    """Whether behind the mark a sentence stands whose headline was lost ('Baca juga:Ani mengatakan …')."""
    window = line[start : min(limit, start + _WINDOW)]
    end = _END.search(window)
    if end is None:
        return False
    words = window[: end.start()].split()
    said = next((at for at, word in enumerate(words[:4]) if word in SAYING), None)
    return said is not None and said > 0 and all(word[:1].isupper() for word in words[:said])


def _glued_at(line: str, window: str) -> int | None:
    """Where a sentence is glued to the headline; a capital inside a name is none ('TikTok')."""
    for found in _GLUED.finditer(window):
        at = found.start()
        if at > 12 and not (window[at - 1].isalpha() and window[at].isalpha() and _is_name(line, window, at)):
            return at
    return None


def _is_name(line: str, window: str, at: int) -> bool:
    """Whether the letters around a capital are one name: the lexicon has it, or the line has it again."""
    begin = at
    while begin > 0 and window[begin - 1].isalpha():
        begin -= 1
    run = _RUN.match(window, begin)
    if window[:begin].rpartition(" ")[2][:1] in ("#", "@"):
        return True
    if run is None or at - begin < _SHORTEST_PART:
        return True
    if run[0].lower() in entries.load().camel:
        return True
    # 'di SekolahRatna berkata' in a line that tells of a Ratna is two words, however often it stands there.
    left, right = window[begin:at], run[0][at - begin :]
    return _count(line, run[0], 2) > 1 and not (_is_word(left) and _has(line, right))


def _sentence_at(line: str, start: int, words: _Words, most: int = LONGEST) -> int | None:
    """Where in the headline's window the next sentence begins."""
    long = [word for _, word in words[:7] if word[0].isalpha() and word.casefold() not in SMALL]
    titled = sum(word[0].isupper() for word in long) >= 0.75 * len(long)
    for at in range(3, min(len(words) - 2, most)):
        if not _may_begin(words, at):
            continue
        found = (_titled_start if titled else _plain_start)(line, start, words, at)
        if found is None:
            continue
        # 'adalah Menteri Ani Rahayu mengatakan': no sentence begins with the office.
        begins = (
            each
            for each in range(found, at + 1)
            if words[each - 1][1] not in LEADING and (each == found or not _is_pair(line, start, words, each))
        )
        if (found := next(begins, None)) is None:
            continue
        return words[_sure_start(words, found, titled=titled)][0]
    return None


def _may_begin(words: _Words, at: int, vetoed: frozenset[str] = NEVER_LAST) -> bool:
    """Whether a sentence may begin with the word at a position, by itself and the words beside it; behind
    none of those `vetoed`."""
    before, word = words[at - 1][1], words[at][1]
    bare = _bare(word)
    if before[-1] in ":,-–" or word[-1] == ":" or before in ("-", "–", "|", "Vs", "vs") or before in LEADING:
        return False
    if not (bare[:1].isupper() or (word[0] in '"“' and bare[:1].isdigit())):
        return False
    if (bare == "Ini" and before in BEFORE_THIS) or word[0] == "(":
        return False
    if before.isdigit() and bare in COUNTED:
        return False
    # 'masalah yang dia hadapi' is whole.
    if before.casefold() in vetoed and words[at - 2][1].casefold() not in PRONOUNS:
        return False
    if word[0] in '"“' and word[-1] in '"”' and words[at + 1][1][:1].isupper():
        return False  # '“Padi” Dipentaskan'
    # 'Siapa Tandem David da Silva?', 'Apa Itu Redenominasi? Ini Penjelasannya Namun, …'
    if bare in ANSWERING and words[at + 1][1][:1].isupper():
        return False
    # 'Patung di Brebes roboh? Ini fakta dan maknanya Sejarah patung itu'
    if bare in ANSWERING and before[-1] == "?" and not _closes(words, at):
        return False
    ahead = [each for _, each in words[at : at + 8]]
    question = next((number for number, each in enumerate(ahead) if each[-1] in "?!"), None)
    if not question:
        return True
    long = [each for each in ahead[: question + 1] if each[0].isalpha() and each.casefold() not in SMALL]
    return sum(each[0].isupper() for each in long) < 0.75 * len(long)


def _is_said(words: _Words, at: int) -> bool:
    """Whether what a quotation mark opens is written as sentences are, and has not ended soon."""
    quoted = [word for _, word in words[at : at + 7]]
    ended = next((number for number, word in enumerate(quoted) if word.rstrip(".,")[-1:] in '"”'), 7)
    told = [word.strip('"”“.,') for word in quoted[: ended + 1]]
    return sum(word.islower() and word not in SMALL for word in told) > 1


def _closes(words: _Words, at: int) -> bool:
    """Whether a sentence's end comes before another word that may open one."""
    for _, word in words[at + 1 : at + 12]:
        if word[-1] in ".?!,":
            return True
        if word[:1].isupper() and _is_productive(word):
            return False
    return True


def _bare(word: str) -> str:
    return word.lstrip(_OPEN).rstrip(",")


def _titled_start(line: str, start: int, words: _Words, at: int) -> int | None:
    """The first word of the sentence that the word at a position tells, behind a headline of capitals."""
    before, word = words[at - 1][1], words[at][1]
    bare = _bare(word)
    following = [words[at + 1][1], words[at + 2][1]]
    lower = [each for each in following if each[:1].islower()]
    closed = before[-1] in '?!…”"' or before.endswith("...")
    if bare in QUOTING or _is_sure(words, at):
        return at
    content = [each for each in lower if each.strip(",.") not in SMALL and not each.startswith("se-")]
    if lower == ["saat", "ini"]:
        content = lower
    if word[0] in '"“' and ((bare[:1].isdigit() and content) or _is_said(words, at)):
        return at
    if following[0][:1].islower() and (content or (bare in OPENERS and len(lower) == 2)):
        return _back(line, start, words, at)
    ahead = [each for _, each in words[at + 1 : at + 6]]
    told = any(each[:1].islower() and each.strip(",.") not in SMALL for each in ahead)
    if bare in OPENERS and ((closed and told) or (following[0].strip(",").isdigit() and lower)):
        return at
    if bare in OPENERS and following[0][-1] == "," and following[0][0].isdigit():
        return at
    # 'Ini Tips Mengatasinya Tahun ini, perusahaan itu …'
    if word in BEFORE_THIS and following[0].strip(",") in ("ini", "itu", "lalu"):
        return at
    # A headline that has small words in lower case does not write another with a capital.
    if (
        bare.casefold() in PREPOSITIONS
        and any(each in ALWAYS_SMALL for _, each in words[:at])
        and any(each[:1].islower() and each.strip(",.") not in SMALL for _, each in words[at + 1 : at + 8])
    ):
        return at
    if closed and following[0][:1].islower() and (before[-1] in "?!" or bare in OPENERS):
        return at
    return None


def _plain_start(line: str, start: int, words: _Words, at: int) -> int | None:
    """The same behind a headline in lower case, whose names have capitals too."""
    before, word = words[at - 1][1], words[at][1]
    bare = _bare(word)
    first = words[at + 1][1]
    if bare in OPENERS or bare in QUOTING or _is_sure(words, at):
        return at
    if bare in OPENERS_BEHIND_PLAIN and before[-1] != ".":
        return at
    if first in _OURS and _is_word(bare):
        return at  # 'Target kami adalah'
    if first[:1].islower():
        if word[0] in '"“':
            return at
        common = _is_common(line, bare) or (_is_productive(bare) and (first in TELLING or _is_affixed(bare)))
        if word[-1] != "," and common and not _is_pair(line, start, words, at):
            return at
        known = not _is_word(bare) and _stands_elsewhere(line, start, words, bare)
        if known and first.strip(",.") in TELLING - WEAK:
            return _back(line, start, words, at)
    # 'Petenis asal Spanyol itu', 'Petenis Spanyol itu'
    elif _is_productive(bare) and not _is_pair(line, start, words, at):
        pointed = next((each for _, each in words[at + 1 : at + 4] if each[:1].islower()), "")
        if pointed in POINTING:
            return at
    closed = before[-1] in '?!…”"' or before.endswith("...")
    if closed and first[:1].islower() and (before[-1] in "?!" or bare in OPENERS):
        return at
    return None


_OURS: Final = frozenset({"kami", "saya", "mereka"})


def _sure_start(words: _Words, at: int, *, titled: bool) -> int:
    """A later word that surely opens a sentence, where from the one found to it none ends; a quotation mark
    that stands alone before the sentence."""
    if _bare(words[at][1]) not in OPENERS:
        for later in range(at + 1, min(at + 10, len(words) - 1)):
            before = words[later - 1][1]
            if before[-1] in '.?!”":;,' or before in LEADING or before.casefold() in NEVER_LAST:
                if before[-1] in '.?!”"':
                    break
                continue
            if _is_sure(words, later):
                # Of lower-case words it is a subhead of the article's own ('Korban dievakuasi').
                between = [each for _, each in words[at + 1 : later]]
                lower = all(each.islower() and each not in SMALL for each in between)
                return at if lower and (titled or _is_productive(_bare(words[at][1]))) else later
    return at - 1 if words[at - 1][1] in ('"', "“") else at


def _is_sure(words: _Words, at: int) -> bool:
    """Whether a word opens a sentence wherever it stands: 'Namun, …', 'Menurut dia', 'Untuk itu, …'."""
    word, after = words[at][1], words[at + 1][1]
    if not word[:1].isupper():
        return False
    if word[-1] == "," and word not in ("Ini,", "Itu,"):
        return word[:-1] in OPENERS or word[:-1] in SURE or (word.endswith("nya,") and _is_word(word[:-1]))
    if word == "Lebih":
        return after.startswith("lanjut")
    if word in OPENERS and after in ("itu,", "demikian,", "demikian", "ini,"):
        return True
    return word in SURE and after[:1].islower()


def _likely_end(line: str, start: int, limit: int, vetoed: frozenset[str]) -> int | None:
    """Where a sentence most likely begins behind a headline that nothing closes, by the headline's length and
    what follows. A word too many or too few costs less than a foreign headline that is found."""
    window = line[start : min(limit, start + _WINDOW)]
    words = _words_of(window)
    # A headline with a full stop inside: 'Gempa di Lombo. Warga Panik. Bupati itu mengatakan'.
    if (stop := _after_titled(window)) is not None and stop <= FARTHEST:
        return start + stop
    rest = line[:start] + "\n" + line[start + len(window) :]
    best, best_score = None, 0.0
    for at in range(3, min(len(words) - 2, LONGEST)):
        if not _may_begin(words, at, vetoed):
            continue
        score = _opening_score(words, at, rest)
        if score > best_score and words[at][0] <= FARTHEST:
            best, best_score = at, score
    return None if best is None else start + words[_sure_start(words, best, titled=False)][0]


def _opening_score(words: _Words, at: int, rest: str) -> float:
    """How much speaks for a sentence's beginning with the word at a position; 0 where it cannot be."""
    before, word = words[at - 1][1], words[at][1]
    bare = _bare(word)
    # 'Belah dengan' inside 'Dipecah Belah dengan'.
    if bare not in OPENERS and not before[0].isdigit() and words[at + 1][1] in SMALL - AFTER_SUBJECT:
        return 0.0
    # 'Kepala Pelatih Tim Nasional Ani Rahayu mengatakan'
    following = [each[1] for each in words[at + 1 : at + (9 if bare in OFFICES else 5)]]
    lower = next((number for number, each in enumerate(following) if each[:1].islower()), None)
    if lower is None or before.casefold() in SMALL:
        return 0.0
    score = 2.0 - 0.2 * abs(at - 8)
    if bare in OPENERS or word[0] in '"“':
        score += 3
    elif lower == 0 and bare not in OFFICES and _is_productive(bare):
        score += 2
    elif bare in OFFICES and before not in OFFICES:
        score += 2  # 'Kepala Desa Ani Rahayu mengatakan'
    if following[lower].strip(",.") in TELLING:
        score += 2
    if before[-1] in '?!…”"' or before.endswith("..."):
        score += 2
    if before[:1].isupper() and not before.isupper() and bare not in OPENERS:
        score -= 1.5  # inside a name
    if bare not in OPENERS and following[0][:1].isdigit():
        score -= 1.5  # 'Pemilu 2019'
    if _has(rest, f"{before} {bare}"):
        score -= 4
    name = " ".join([word, *following[:lower]]).rstrip(",")
    if name != word and name in rest:
        score += 2
    elif name == word and not _is_word(bare) and _has(rest, bare):
        score += 1.5 if following[lower].strip(",.") in TELLING - WEAK else 0
    return score if score > 0 else 0.01


def _has(text: str, words: str, start: int = 0, end: int | None = None) -> bool:
    return _count(text, words, 1, start, end) > 0


def _count(text: str, words: str, most: int, start: int = 0, end: int | None = None) -> int:
    """How often words stand in a text, or from `start` to `end` of it, not inside longer ones, up to `most`.
    A pattern of each costs more."""
    found, at = 0, text.find(words, start, end)
    while at >= 0 and found < most:
        before, behind = text[at - 1 : at] if at else "", text[at + len(words) : at + len(words) + 1]
        found += not (_is_letter(before) or _is_letter(behind))
        at = text.find(words, at + 1, end)
    return found


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


_MOST_SENTENCES: Final = 3  # of a headline


def _after_titled(window: str) -> int | None:
    """Behind the sentences, of words with capitals, that a headline begins with; None where it has none."""
    end = None
    for stop in islice(re.finditer(r"[.?!]\s+(?=[A-Z\"“])", window), _MOST_SENTENCES):
        words = [word.strip(_OPEN) for word in window[end or 0 : stop.start()].split()]
        long = [word for word in words if word[:1].isalpha() and word.casefold() not in SMALL]
        if not words or words[0] in QUOTING or "telah" in words or SAYING.intersection(words):
            break
        answers = bool(end) and words[0] in ANSWERING
        if len(long) < 2 - answers or sum(word[0].isupper() for word in long) < 0.75 * len(long):
            break
        end = stop.end()
    return end


def _is_common(line: str, word: str) -> bool:
    """Whether a capitalised word is none of a name: the line has it in lower case too."""
    return _has(line, word.rstrip(",").lower())


@lru_cache(maxsize=4096)
def _is_word(bare: str) -> bool:
    """Whether a capitalised word is an Indonesian one and no name."""
    return is_common_word(bare.casefold())


@lru_cache(maxsize=4096)
def _is_productive(bare: str) -> bool:
    return bare[:1].isupper() and is_productive(bare.casefold())


def _is_affixed(bare: str) -> bool:
    return bare.startswith(("Di", "Ke", "Me", "Pe")) and stem(bare.casefold()) != bare.casefold()


def _stands_elsewhere(line: str, start: int, words: _Words, name: str) -> bool:
    """Whether a line has a name before or behind a headline's window."""
    return _has(line, name, 0, start) or _has(line, name, start + words[-1][0])


def _is_pair(line: str, start: int, words: _Words, at: int) -> bool:
    """Whether a word and the one before it are a name that the line has elsewhere too ('US Open')."""
    before = words[at - 1][1]
    if not before[:1].isupper() or before[-1] in "?!,.:…":
        return False
    return _stands_elsewhere(line, start, words, f"{before} {_bare(words[at][1])}")


def _back(line: str, start: int, words: _Words, at: int) -> int:
    """The sentence's first word where its subject has several: names that the line has elsewhere too."""
    if words[at][1][0] in _OPEN:
        return at
    verb = at
    said = verb + 1 < len(words) and words[verb + 1][1].rstrip(",") in SAYING
    for earlier in range(at - 1, max(3, at - 11), -1):
        word = words[earlier][1]
        if said and at == verb and word in _IN_OFFICES and words[earlier + 1][1][:1].isupper():
            continue  # 'Dirjen Mineral dan Batubara Ani Rahayu mengatakan'
        if not word[:1].isupper() or word[-1] in ".?!…":
            break
        opens = word[-1] == "," and word[:-1] in OPENERS and words[earlier - 1][1] not in BEFORE_THIS
        # 'Pelatih Arema Kemenangan telak': what is told is no name.
        far = verb - earlier > 2 and _is_word(_bare(words[verb][1])) and not said
        if opens or (word in OFFICES and words[at][1] not in OPENERS and not far):
            at = earlier
    while at > 3:
        before, word = words[at - 1][1], words[at][1]
        if before[0] in '"“' and before[1:2].isupper() and before[-1] not in '"”':
            return at - 1
        if not before[:1].isupper() or before[-1] in "?!,.:…":
            break
        if before in OPENERS:  # 'Hal Ini, kata dia', but 'Hari Ini Harga'
            return at if before == "Ini" and words[at - 2][1] in BEFORE_THIS else at - 1
        if not (
            _is_pair(line, start, words, at)
            or _is_first_named(line, start, words, at)
            # 'Petenis Spanyol itu'
            or (words[at + 1][1] in POINTING and before.startswith("Pe") and _is_productive(before))
        ):
            break
        at -= 1
    return _before_comma(words, at)


_IN_OFFICES: Final = ("dan", "untuk")  # small words inside an office's name
_VERBAL: Final = ("Ber", "Di", "Me", "Ter")


def _is_verb(word: str) -> bool:
    return word.startswith(_VERBAL) and word not in OPENERS and _is_productive(word)


def _before_comma(words: _Words, at: int) -> int:
    """The name before a sentence's subject: 'Ani Rahayu, Bidan Desa itu', 'Istrinya, Ani'."""
    comma = words[at - 1][1]
    if at < 5 or comma[-1] != "," or not comma[:1].isupper():
        return at
    for opening in range(at - 2, max(4, at - 6), -1):  # 'Bermain di Stadion Contoh, mereka menang'
        verb = words[opening][1]
        if words[opening + 1][1] in ("di", "ke", "dari") and _is_verb(verb):
            return opening
    named = not _is_word(_bare(comma)) and words[at][1] in OFFICES
    return at - 2 if named and words[at - 2][1][:1].isupper() else at


def _is_first_named(line: str, start: int, words: _Words, at: int) -> bool:
    """Whether a person is named here for the first time, so with two names ('Ani Rahayu, kepala desa')."""
    before, word = words[at - 1][1], words[at][1]
    if before in TITLES:
        return True
    after = words[at + 1][1]
    if before.isupper() or _has(line[:start], _bare(word)) or _is_word(before.casefold()):
        return False
    if word[-1] == "," or after[0] == "(":
        return after == "seorang" or not _is_word(_bare(word))
    # 'di Brebes Ani Rahayu mengatakan': neither name was told before.
    return after.strip(",.") in SAYING and not _is_word(_bare(word)) and not _has(line[:start], before)
