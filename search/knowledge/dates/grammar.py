"""Every date that a text states: candidates by pattern, then what stands around them decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import zip_longest

from search.analysis.patterns import late
from search.knowledge.dates import words
from search.knowledge.dates.around import REACH, dress
from search.knowledge.dates.relative import find_relative
from search.knowledge.dates.stated import Stated
from search.knowledge.dates.url import ADDRESS, parse_url

# Stands for what no date is read in or across. No space: of thousands in a row, a pattern that may begin with
# spaces would begin anew at each.
_FILLER = "\0"
_WIDE = re.compile(r"(\s{30})(\s+)(\s{30})")
_FOUR_SPACES = re.compile(r"\s\s\s\s")
# The second [0-9] in place of a '+': `re` looks for what a pattern begins with before it tries the rest.
_FIGURES = re.compile(r"[0-9][0-9]*")
_LAST_LETTERS = re.compile(r"[a-z]+$", words.FLAGS)
# Between a month or 'tahun' and its figures: as many spaces as `_WIDE` leaves, twice, and a sign.
_BETWEEN = 128
_SIGNS_BETWEEN = " \t\n\r\f\v-/,."
_LINE = 160  # characters of a line that may be a date line
_LONGEST_WORD = 12  # no month is longer
_MONTHS = tuple(words.MONTHS)
_PIVOT = 50  # '49' is 2049, '50' is 1950: newspapers of the fifties are scanned too

# What stands before figures that are no date: numbers of laws, clauses, money, distances, versions.
_NUMBERED = re.compile(
    r"(?:\b(?:no|nomor|nomer|pasal|ayat|butir|rp|usd|km|isbn|issn|doi|versi|v|rt|rw|telp|telepon|hp|wa|skor)\b[.:]*|[$#])"
    r"\s*[0-9./-]*$",
    words.FLAGS,
)
_CLAUSE = re.compile(r"\b(?:pasal|ayat|butir|nomor|no)\.?\s*$", words.FLAGS)
# 'Covid-19 Maret', 'ke-20 Oktober', 'Tu-95': the figure belongs to the word. 'Mei-2 Juni' is a range.
_HYPHENED = re.compile(r"([a-z]+)-$", words.FLAGS)
_NAMES_WITH_FIGURE = frozenset({"covid", "sars", "liga", "perang", "seri", "musim"})
_COMPANY = late(
    r"\b(?:kemarin|hari\s+ini|malam|siang|pagi|sore|petang|tadi|lalu|besok|esok|lusa|wib|wita|wit|tanggal|tgl\.?|"
    r"waktu\s+setempat)\s*$",
    words.FLAGS,
)
_PLACE = re.compile(r"\s*[A-Z][A-Za-z.'/ ]{2,40},\s*")  # 'JAKARTA, 14/3 (ANTARA)'
_TO_BETWEEN = late(rf"[\s(),.]*{words.TO}[\s(),.]*(?:hari\s+)?(?:(?:{words.WEEKDAY})[\s,(]*)?", words.FLAGS)
_LETTERS = re.compile(r"[a-z]{3}$", words.FLAGS)
_RANK = {"minute": 5, "day": 4, "month": 3, "year": 0}  # an open year: 1, with a weekday 2


def find(text: str, now: datetime | None = None) -> tuple[Stated, ...]:
    """Every date in the text, in its order; of a range the last day. Words such as 'kemarin' and '2 jam
    lalu' count only with `now`. Never raises.

    >>> [d.iso for d in find("pada Jumat (30/12), bukan 17 Agustus 1945")]
    ['XXXX-12-30', '1945-08-17']
    """
    if now is None:
        if not words.FIGURE.search(text):
            return ()
        if len(text) <= _LINE:
            return _find_in_line(text)
    return _find(text, now)


@lru_cache(maxsize=256)  # that a line states a date is asked first, and then which
def _find_in_line(text: str) -> tuple[Stated, ...]:
    return _find(text, None)


def _find(text: str, now: datetime | None) -> tuple[Stated, ...]:
    folded = words.fold(text)
    found: list[Stated] = []
    taken = bytearray(len(folded))  # not a comparison with each date found: a hostile text has thousands
    for one in _propose(folded, now):
        if taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            found.append(one)
    found.sort(key=lambda one: one.start)
    return tuple(_join_ranges(folded, found))


def parse_line(text: str, now: datetime | None = None) -> Stated | None:
    """The date of a line: of several the most precise (ties by position), of a range its last day.

    >>> parse_line("Jum'at, 28 Mei 2021 | 08.37 WITA").moment
    '2021-05-28T08:37+08:00'
    >>> parse_line("Perda No. 7/2009 pasal 12 ayat 4") is None
    True
    """
    return max(find(text, now), key=_rank, default=None)


def _rank(stated: Stated) -> int:
    return _RANK[stated.precision] if stated.precision else 1 + (stated.weekday is not None)


def _propose(text: str, now: datetime | None) -> Iterator[Stated]:
    """Dates by falling trust: where two overlap, the first proposed is kept."""
    masked = text
    if _FOUR_SPACES.search(text[::15]):  # a wide gap has four places that are fifteen apart
        masked = _WIDE.sub(lambda gap: gap[1] + _FILLER * len(gap[2]) + gap[3], text)
    if "://" in text or "www." in text:
        for address in ADDRESS.finditer(text):
            dated = parse_url(address[0])
            if dated:
                yield replace(dated, start=address.start(), end=address.end())
        # A headline's date inside an address is not the page's: nothing else is read there.
        masked = ADDRESS.sub(lambda address: _FILLER * len(address[0]), masked).rstrip(f" {_FILLER}")
    if now is not None:
        yield from find_relative(masked, now)
    figures = [match.start() for match in _FIGURES.finditer(masked)]
    months, years, glued = _led(masked, figures)
    yield from _with_figures(masked, figures, months)
    if not re.search("[12][0-9]{3}", masked):
        return
    if glued or any(_may_end_range(masked, at) for at in months):
        for match in words.MONTHS_RANGE.finditer(masked):
            yield Stated(int(match["y"]), start=match.start(), end=match.end())
    for match in _at(words.MONTH_YEAR, masked, months):
        if _is_month(masked, match):
            yield Stated(int(match["y"]), _month(match), start=match.start(), end=match.end())
    for match in _at(words.YEAR_ONLY, masked, years):
        # 'Perda No. 7 Tahun 2009', 'usia 44 tahun 2021'
        before = masked[max(0, match.start() - REACH) : match.start()]
        if not re.search(r"(?:[0-9]|\b(?:no|nomor)\b\S*\s*\S+)\s*$", before, words.FLAGS):
            yield Stated(int(match["y"] or match["y2"]), start=match.start(), end=match.end())


def _at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` gives of a pattern that can begin at these places alone, which are in order: to try it
    at each letter takes ten times as long."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            yield match
            end = match.end()


def _led(text: str, figures: Sequence[int]) -> tuple[list[int], list[int], bool]:
    """Where the names of months begin that stand before figures, a 'tahun' between them or not; the same of
    the words that lead a year; whether a month is glued to what is before it."""
    months, years, glued = [], [], False
    for figure in figures:
        at, word = _word_before(text, figure)
        if word in words.BEFORE_YEAR:
            years.append(at)
        if word == "tahun":
            at, word = _word_before(text, at)
        if word in words.MONTHS:
            months.append(at)
        elif word.endswith(_MONTHS):
            glued = True  # 'hinggaMei 2020'
    return months, years, glued


def _word_before(text: str, end: int) -> tuple[int, str]:
    """Where the last word before a place begins, and the word in lower case; '' where none is near."""
    near = text[max(0, end - _BETWEEN) : end].rstrip(_SIGNS_BETWEEN)
    match = _LAST_LETTERS.search(near, max(0, len(near) - _LONGEST_WORD))
    if match is None:
        return end, ""
    return max(0, end - _BETWEEN) + match.start(), match[0].lower()


def _with_figures(text: str, figures: Sequence[int], months: Sequence[int]) -> Iterator[Stated]:
    """Dates that have a day of the month. `figures`: where figures begin; `months`: months before some."""
    for match in _at(words.COMPACT, text, figures):
        clock = (int(match["h"]), int(match["mi"]), int(match["s"]) if match["s"] else None)
        yield from dress(text, match, int(match["y"]), int(match["m"]), clock=clock)
    for match in _at(words.ISO, text, figures):
        if not _NUMBERED.search(text, max(0, match.start() - REACH), match.start()):
            yield from dress(text, match, int(match["y"]), int(match["m"]))
    for match in _at(words.NUMERIC, text, figures):
        yield from _numeric(text, match)
    for match in _at(words.ENGLISH, text, months):
        # '28 Mei 20 2021' is nobody's date; '12 Mei 3, 2021' has its day before.
        if match["mon"].lower() in words.DOUBTFUL:
            continue
        if not re.search(r"[0-9]\s*$", text[max(0, match.start() - 5) : match.start()]):
            if match["y"]:
                yield from dress(text, match, int(match["y"]), _month(match))
            elif match["mon"].lower() in words.ENGLISH_MONTHS and match["mon"][0].isupper():
                yield from dress(text, match, None, _month(match))
    for match in _at(words.NAMED, text, figures):
        yield from _named(text, match)
    if "/" in text or "(" in text:
        for match in _at(words.OPEN, text, figures):
            yield from _open(text, match)


def _named(text: str, match: re.Match[str]) -> Iterator[Stated]:
    if not _may_begin(text, match.start()):
        return
    # 'Pasal 28 Mei': the figure is the clause's.
    if not match["y"] and _CLAUSE.search(text, max(0, match.start() - REACH), match.start()):
        return
    short = match["yy"] or match["yy2"]
    year = int(match["y"]) if match["y"] else _century(short) if short else None
    made = list(dress(text, match, year, _month(match)))
    if year is None and match["mon"].lower() in words.ABBREVIATED:
        # '6 Jan Vertonghen', 'ranking 5 Mar': an abbreviation without a year needs company.
        alone = re.match(r"\.?\s*[a-z0-9]", text[match.end("mon") :], words.FLAGS)
        good = not alone and match["mon"].lower() not in words.DOUBTFUL
        made = [one for one in made if one.weekday is not None or one.hour is not None or good]
    yield from made


def _numeric(text: str, match: re.Match[str]) -> Iterator[Stated]:
    start, end = match.span()
    before, after = text[max(0, start - REACH) : start], text[end : end + 12]
    day, month = int(match["d"]), int(match["m"])
    # Longer runs of figures are numbers of letters, telephones and books: 98/01/10/2020, 978-602-03-2021-5.
    if re.search(
        r"[0-9][./:,]$|[a-z.][-/.]?[0-9]*[-/.]$" if match["sep"] == "." else r"[0-9][./:,]$",
        before,
        words.FLAGS,
    ):
        return
    if (match["sep"] == "-" and before[-1:] == "-") or re.match(r"[-./][0-9]+(?![0-9]*[:./-][0-9])", after):
        return
    if _NUMBERED.search(before) or (before[-1:].isalpha() and not _LETTERS.search(before[-3:])):
        return
    if month > 12 and match["y"] and day <= 12:
        day, month = month, day  # '12/30/2020': American, and no other reading
    if month > 12:
        return
    made = list(dress(text, match, int(match["y"]) if match["y"] else _century(match["yy"]), month, day=day))
    if match["yy"] and match["sep"] == ".":
        made = [one for one in made if one.weekday is not None]
    if match["yy"] and not (
        len(match["d"]) == len(match["m"]) == 2 or before[-1:] == "(" or match["sep"] == "/"
    ):
        made = [one for one in made if one.weekday is not None]
    yield from made


def _open(text: str, match: re.Match[str]) -> Iterator[Stated]:
    """'30/12' is a date only beside a weekday, in brackets after 'kemarin', or in a dateline."""
    start, end = match.span()
    before, after = text[max(0, start - REACH) : start], text[end : end + 3]
    enclosed = before.rstrip()[-1:] in ("(", "[") and after.lstrip()[:1] in (")", "]", " ", ",", "")
    slashed = match["sep"] == "/"
    if not slashed and not enclosed:
        return
    made = list(dress(text, match, None, int(match["m"])))
    dateline = slashed and _PLACE.fullmatch(text, 0, start) and re.match(r"\s*(?:[(-]|$)", after)
    company = slashed and _COMPANY.search(before.rstrip(" (["))
    yield from (one for one in made if one.weekday is not None or dateline or company)


def _may_begin(text: str, start: int) -> bool:
    """Whether a day of the month may begin here: not the figure of 'Covid-19' or '1.250'."""
    before = text[max(0, start - REACH) : start]
    if re.search(r"[0-9][.,:]$|[0-9]\s?-$", before[-3:]):
        return False
    hyphened = _HYPHENED.search(before) if before[-1:] == "-" else None
    if hyphened:
        word = hyphened[1].lower()
        dated = word in words.MONTHS or word in words.WEEKDAYS
        return dated or (len(word) > 3 and word not in _NAMES_WITH_FIGURE)
    # Scrapes glue words where a link was cut ('pada11 Juli'); 'G20' and 'B12' are names.
    return not before[-1:].isalpha() or bool(_LETTERS.search(before[-3:]))


def _may_end_range(text: str, at: int) -> bool:
    """Whether the month at a place may be the last of 'Maret hingga Mei 2020'."""
    return text[max(0, at - _BETWEEN) : at].rstrip()[-6:].lower().endswith(words.TO_ENDS)


def _is_month(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    # '31 Februari 2022' is no day, and its month no date either.
    if re.search(r"(?<![0-9a-z-])[0-9]{1,2}\s*[-/.]?\s*(?:bulan\s+)?$", before, words.FLAGS):
        return False
    word = match["mon"]
    if word.lower() in words.DOUBTFUL:
        return False
    return word.lower() not in words.ABBREVIATED or word[0].isupper()


def _month(match: re.Match[str]) -> int:
    return words.MONTHS[match["mon"].lower()]


def _century(two: str) -> int:
    return int(two) + (2000 if int(two) < _PIVOT else 1900)


def _join_ranges(text: str, found: list[Stated]) -> Iterator[Stated]:
    """'28 September - 3 Oktober 2022' as one: its last day."""
    begun: int | None = None
    for one, following in zip_longest(found, found[1:]):
        joins = (
            following is not None
            and one.day is not None
            and following.day is not None
            and one.hour is None
            and not (one.relative or following.relative)
            and _TO_BETWEEN.fullmatch(text, one.end, following.start)
        )
        if joins:
            begun = one.start if begun is None else begun
            continue
        yield one if begun is None else replace(one, start=begun)
        begun = None
