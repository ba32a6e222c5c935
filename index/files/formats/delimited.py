"""CSV and TSV: the rows of a table under its heading, which need not be the first line, by csv."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from index.files import sources
from index.files.decoding import UnreadableError

# Rows above the heading: a table's title, its source.
_MOST_ABOVE: Final = 20
_DELIMITERS: Final = ",;\t|"
# Excel reads the delimiter from such a line.
_STATED: Final = re.compile(r"(?i)\s*\"?sep=([,;\t|])\"?\r?\n")
# No heading is as long: a cell of an article's text.
_LONGEST_NAME: Final = 200
_MOST_HEAD: Final = 65_536
# A cell that is a day and perhaps an hour.
_DAY: Final = re.compile(r"^\s*(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")
_LONGEST_DAY: Final = 40
# It begins with a fixed character, which is found in no time.
_SECOND: Final = re.compile(r"/(\d\d)/(?:19|20)\d\d\b")


def numbered_rows(
    text: str, holds_articles: Callable[[Sequence[str]], bool]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the first of the table's rows for which `holds_articles`, from 1 on, with their cells by
    column; where there is none, below the first. Raises csv.Error, and UnreadableError where the first row is
    no heading."""
    csv.field_size_limit(sources.LARGEST_RECORD)
    stated = _STATED.match(text)
    start = stated.end() if stated else 0
    delimiter = stated[1] if stated else _delimiter(text, holds_articles)
    read = csv.reader(io.StringIO(text[start:] if start else text, newline=""), delimiter=delimiter)
    rows = (row for row in read if row)
    above: list[list[str]] = []
    for row in islice(rows, _MOST_ABOVE):
        above.append(row)
        if holds_articles(row):
            above = [row]
            break
    if not above:
        return
    heading = above[0]
    if max(map(len, heading)) > _LONGEST_NAME and not holds_articles(heading):
        raise UnreadableError(
            "its first row is an article, no heading: write one above it that names the columns, such as "
            "tanggal,media,judul,isi"
        )
    for number, row in enumerate(chain(above[1:], rows), 1):
        yield number, {key: cell for key, cell in zip(heading, row, strict=False) if key}


def _delimiter(text: str, holds_articles: Callable[[Sequence[str]], bool]) -> str:
    """What parts the columns of the heading, or else of the first line. Not csv.Sniffer: it needs minutes for
    a heading of a few thousand odd characters."""
    lines = text[:_MOST_HEAD].splitlines()[:_MOST_ABOVE]
    for line in lines:
        likely = max(_DELIMITERS, key=line.count)
        if holds_articles([name.strip('"') for name in line.split(likely)]):
            return likely
    return max(_DELIMITERS, key=lines[0].count) if lines else ","


def may_be_month_first(text: str) -> bool:
    """Whether a day of the table can only be written as in America: most tables have none, and need not be
    read for them."""
    return any(int(day[1]) > 12 for day in _SECOND.finditer(text))


def month_first(rows: Iterable[dict[str, str]]) -> frozenset[str]:
    """The columns of days that are written as in America: one of them can only be read so ('03/14/2023'), and
    none the other way."""
    told: dict[str, set[str]] = {}
    for cells in rows:
        for name, cell in cells.items():
            if len(cell) <= _LONGEST_DAY and (day := _DAY.match(cell)):
                first, second = int(day[1]), int(day[2])
                told.setdefault(name, set()).add(
                    "day" if first > 12 else "month" if second > 12 else "either"
                )
    return frozenset(name for name, orders in told.items() if "month" in orders and "day" not in orders)


def in_order(cells: dict[str, str], columns: frozenset[str]) -> dict[str, str]:
    """A row whose days in those columns are written as ISO 8601 has them.

    >>> in_order({"Tanggal": "03/04/2023 10:02"}, frozenset({"Tanggal"}))
    {'Tanggal': '2023-03-04 10:02'}
    """
    return {
        name: _DAY.sub(lambda day: f"{day[3]}-{int(day[1]):02}-{int(day[2]):02}", cell)
        if name in columns and len(cell) <= _LONGEST_DAY
        else cell
        for name, cell in cells.items()
    }
