"""Lists that are a text's own though their rows are no sentences: announced ones, ingredients, verse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from index.pages.last_lines import is_datum
from index.pages.lines import HARD_ENDS, SOFT_ENDS, Line
from index.pages.site_voice import Judged, speaks_to_reader, weigh
from index.pages.told_above import ToldAbove
from search.analysis.tables import read_toml

# 'Cengkir FC: Sari; Arto, Widi'
ENTRY: Final = re.compile(r"[^:]{2,40}: \S")
_ANNOUNCING: Final = 4  # words of what ends with a colon
_FEW_CAPITALS: Final = 0.75
_LONGEST: Final = 14  # words of a row
_HEADLINE: Final = 5  # words; of capitals it is another story's
_MOST: Final = 60  # rows of one list
_GOES_ON: Final = ",;"  # ends of a row that the next one goes on
_LONGEST_VERSE: Final = 10  # words
_FEWEST_VERSES: Final = 2  # rows in a row that the next ones go on
_LONGEST_GAP: Final = 6  # words of a row between two ingredients
_REACH: Final = 20  # rows below a list, of which the text has one if it goes on
_FEWEST_OF_SMALL: Final = 2.5  # words of a row in small letters; tags have fewer
_MOST_NAMED: Final = 0.6  # of a list's rows, named by the text above it


def listed(rows: Sequence[Judged]) -> tuple[list[bool], list[bool], list[bool]]:
    """Which rows belong to a list that may be the text's own: the first below a colon, and all below it that
    name something and tell of it. Then which surely do: what a sentence announced, verse, ingredients. Then
    which head a list of the page's, below which no text goes on."""
    found = [False] * len(rows)
    sure = [False] * len(rows)
    of_site = [False] * len(rows)
    above: Line | None = None
    entry_above = data_above = False
    told = ToldAbove(rows)
    for at, row in enumerate(rows):
        text = row.line.text
        entry = ":" in text and ENTRY.match(text) is not None
        announced = above is not None and above.text[-1] == ":"
        if announced and not rows[at - 1].reason and _is_of_site(rows, at, told):
            announced, of_site[at - 1] = False, True
        if announced or (entry and entry_above and found[at - 1]):
            found[at] = True
        if announced and not row.reason and not rows[at - 1].reason:
            _mark(sure, at, _announced_end(rows, at, told))
        data = _is_data(row)
        if data and not data_above and above is not None and not announced and _may_head(rows[at - 1]):
            _mark_headed(rows, at, told, sure, of_site)
        if text[-1] in _GOES_ON and not sure[at] and not row.reason:
            _mark(sure, at, _verse_end(rows, at))
        found[at] = found[at] or sure[at]
        above, entry_above, data_above = row.line, entry, data
    _mark_ingredients(rows, sure)
    return [one or other for one, other in zip(found, sure, strict=True)], sure, of_site


def _mark(marked: list[bool], first: int, end: int) -> None:
    if end > first:
        marked[first:end] = [True] * (end - first)


def _is_data(row: Judged) -> bool:
    """Whether a row tells of what it names, or is one of a table: 'Serayu: 31°C', '1. Cengkir 12 30'."""
    line = row.line
    if row.reason or len(line.words) > _LONGEST:
        return False
    if ":" in line.text and ENTRY.match(line.text):
        return True
    if not any(map(str.isdigit, line.text)):
        return False
    return is_datum(line) or (line.is_item and line.text[-1].isdigit())


def _may_head(row: Judged) -> bool:
    line = row.line
    return (
        not row.reason
        and 2 <= len(line.words) <= _LONGEST_HEADING
        and line.text[0].isupper()
        and (line.text[-1].isalnum() or line.text[-1] in ":)")
    )


def _mark_headed(
    rows: Sequence[Judged], first: int, told: ToldAbove, sure: list[bool], of_site: list[bool]
) -> None:
    """Marks rows of data below a heading: as the text's own if it tells of what the heading or half of them
    name, else as the page's where no text goes on below: hours, weather, prices, who visits."""
    end = first
    while end < min(len(rows), first + _MOST) and _is_data(rows[end]):
        end += 1
    if end - first < _FEWEST_DATA:
        return
    here = [row.line for row in rows[first:end]]
    related = told.takes_up(rows[first - 1].line, first - 1) or (
        2 * sum(told.takes_up(line, first - 1) for line in here) >= len(here)
    )
    if related:
        _mark(sure, first, end)
    elif all(len(line.words) <= _LONGEST_OF_SITE for line in here) and not _goes_on(rows, end):
        of_site[first - 1] = True


_LONGEST_HEADING: Final = 6  # words
_LONGEST_OF_SITE: Final = 8  # words of a row; line-ups have more
_FEWEST_DATA: Final = 2  # rows


def _is_of_site(rows: Sequence[Judged], first: int, told: ToldAbove) -> bool:
    """Whether a list below what ends with a colon above `first` is the page's: no text goes on below it."""
    return told.is_strange(first - 1) and not _goes_on(rows, first)


def _goes_on(rows: Sequence[Judged], at: int) -> bool:
    """Whether one of the next rows is a sentence of the text."""
    for row in rows[at : at + _REACH]:
        if row.reason in HARD_ENDS or row.reason in SOFT_ENDS:
            return False
        line = row.line
        if not row.reason and (
            line.is_prose or (len(line.words) >= _HEADLINE and line.is_sentence and not line.is_item)
        ):
            return True
    return False


def _announced_end(rows: Sequence[Judged], first: int, told: ToldAbove) -> int:
    """Behind the rows that a sentence above `first` announces; `first` where it announces none."""
    above, opening = rows[first - 1].line, rows[first].line
    if len(above.words) < _ANNOUNCING or above.titled >= _FEW_CAPITALS or not _may_be_row(opening):
        return first
    if speaks_to_reader(above) or weigh(above) > 0:
        return first
    end = first + 1
    while end < min(len(rows), first + _MOST) and not rows[end].reason:
        line = rows[end].line
        if not _may_be_row(line) or not _is_alike(line, opening, rows[end - 1].line):
            break
        end += 1
    small = opening.text[0].islower() and opening.text[-1] not in _GOES_ON
    while small and end > first and _is_tag(rows[end - 1].line, first, told):
        end -= 1
    # A heading of nothing that stands below the list is the page's.
    if end <= first + 1:
        return first
    here = [row.line for row in rows[first:end]]
    # Below a sentence whose list a scrape has lost stand tags.
    named = above.words[0] != "Berikut" and sum(told.names(line, first) for line in here)
    if named >= _MOST_NAMED * len(here):
        return first
    if small and (
        sum(len(line.words) for line in here) < _FEWEST_OF_SMALL * len(here)
        or sum(told.takes_up_all(line, first) for line in here) > len(here) / 2
    ):
        return first
    if sum(map(_is_headline, here)) > len(here) / 2 and not _goes_on(rows, end):
        return first  # other stories
    return end


def _is_tag(line: Line, at: int, told: ToldAbove) -> bool:
    return len(line.words) == 1 or told.takes_up_all(line, at)


def _is_headline(line: Line) -> bool:
    """Whether a row reads as another story's headline: long, with capitals, and none of the signs of data."""
    if len(line.words) < _HEADLINE or line.titled < _FEW_CAPITALS or line.is_item or line.text.isupper():
        return False
    return not _OF_DATA.search(line.text)


_OF_DATA: Final = re.compile(r"[:(/;\"“]|\bvs\b|^\d")


def _may_be_row(line: Line) -> bool:
    return len(line.words) <= _LONGEST and not line.is_prose and line.text[0] not in "#@©"


def _is_alike(line: Line, opening: Line, above: Line) -> bool:
    """Whether a row goes on the list that begins with `opening`: tags are in small letters, and another
    story's headline has capitals."""
    if above.text[-1] in _GOES_ON:
        return True
    if line.text[0].islower():
        return opening.text[0].islower()
    return opening.titled >= _FEW_CAPITALS or len(line.words) < _HEADLINE or line.titled < _FEW_CAPITALS


def _verse_end(rows: Sequence[Judged], first: int) -> int:
    """Behind the lines of a poem or a song that begins at a row; `first` where there is none."""
    end = first
    while (
        end < min(len(rows), first + _MOST) and _is_verse(rows[end]) and rows[end].line.text[-1] in _GOES_ON
    ):
        end += 1
    if end - first < _FEWEST_VERSES or end >= len(rows) or not _is_verse(rows[end]):
        return first
    return end + 1


def _is_verse(row: Judged) -> bool:
    line = row.line
    return not row.reason and 2 <= len(line.words) <= _LONGEST_VERSE and line.titled < _FEW_CAPITALS


def _mark_ingredients(rows: Sequence[Judged], sure: list[bool]) -> None:
    """Marks rows that say how much of what ('20 gram gula aren'), two or more, and one between two."""
    amounts = [at for at, row in enumerate(rows) if not row.reason and _is_amount(row.line)]
    for at, below in pairwise(amounts):
        between = rows[at + 1 : below]
        if below - at <= 2 and not any(
            row.reason or len(row.line.words) > _LONGEST_GAP or row.line.text[-1] == ":" for row in between
        ):
            _mark(sure, at, below + 1)


def _is_amount(line: Line) -> bool:
    """Whether a row is an ingredient and its amount.

    >>> [_is_amount(Line(1, text)) for text in ("2 siung bawang putih", "Garam secukupnya", "2 Siswa Hanyut")]
    [True, True, False]
    """
    text = line.text
    if not (text[0].isdigit() or text[0] in "½¼¾") and not text.endswith(_ENOUGH):
        return False
    if len(line.words) > _LONGEST or (line.titled >= _FEW_CAPITALS and len(line.words) >= _HEADLINE):
        return False
    return text.endswith(_ENOUGH) or _amount().match(text) is not None


_ENOUGH: Final = ("secukupnya", "sesuai selera")


@cache
def _amount() -> re.Pattern[str]:
    units = "|".join(map(re.escape, read_toml(Path(__file__).with_suffix(".toml"))["units"]))
    return re.compile(rf"(?:\d+(?:[.,/–-]\d+)?[½¼¾]?|[½¼¾]) ?(?:{units})\b \S")
