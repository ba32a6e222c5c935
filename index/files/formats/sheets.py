"""XLSX: the rows of a workbook's sheets under their headings, by openpyxl."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any, Final, NamedTuple

from index.files import sources
from index.files.decoding import UnreadableError
from index.files.formats.pieces import library, open_package, refuse_entities

# Rows above the heading: a table's title, its source.
_MOST_ABOVE: Final = 20
# Excel keeps no more letters in a cell, and a program that exports more cuts them.
CELL: Final = 32_767
# Cells beyond are a program's padding, not columns.
_MOST_COLUMNS: Final = 500
# Of a column; a row with a longer cell is an article's.
_LONGEST_NAME: Final = 40
# Empty rows in a row: behind so many a sheet is only formatted.
_MOST_EMPTY: Final = 10_000
# What a formula without a result shows.
_ERRORS: Final = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
# A sign that XML cannot hold is written as its number.
_BREAK, _SIGN = re.compile(r"_x000[dD]_\n?"), re.compile(r"_x00[01][0-9a-fA-F]_")


class SheetRow(NamedTuple):
    """A row below a heading: what its sheet is called, its number there, its cells by column."""

    sheet: str
    number: int
    cells: dict[str, str]


def read_rows(data: bytes, holds_articles: Callable[[Sequence[str]], bool]) -> Iterator[SheetRow]:
    """The rows of each sheet that has a heading for which `holds_articles`. Raises UnreadableError where no
    sheet has one, MissingLibraryError or zipfile.BadZipFile."""
    openpyxl = library("openpyxl")
    with open_package(data) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                refuse_entities(package.read(name))
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        found, total = False, 0
        for sheet in book.worksheets:
            for row in _rows(sheet, holds_articles):
                found = True
                # Cells may share one long text.
                total += sum(map(len, row.cells.values()))
                if total > sources.LARGEST_JSON:
                    raise UnreadableError("it unpacks to far more than a document does")
                yield row
    finally:
        book.close()
    if not found:
        raise UnreadableError(
            "no sheet of it has rows below a heading that names the column of the articles' text, such as "
            "'isi' or 'body'; name that column with --map body=COLUMN"
        )


def _rows(sheet: Any, holds_articles: Callable[[Sequence[str]], bool]) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # what a program wrote of its own size is often wrong
    rows: Iterator[tuple[int, list[str]]] = (
        # A row that the sheet leaves out is given with all its columns: of a million most may be such.
        (number, [] if values.count(None) == len(values) else [_text(value) for value in values])
        for number, values in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), 1)
    )
    heading: list[str] = []
    for _, cells in islice(rows, _MOST_ABOVE):
        heading = [cell.strip() for cell in cells]
        if holds_articles(heading):
            break
    else:
        return
    # Of a heading of two rows the lower one names the columns; the upper one their groups.
    for number, cells in islice(rows, 1):
        lower = [cell.strip() for cell in cells]
        if holds_articles(lower) and max(map(len, lower)) <= _LONGEST_NAME:
            heading = lower
        else:
            rows = chain([(number, cells)], rows)
    empty = 0
    for number, cells in rows:
        named = {key: cell for key, cell in zip(heading, cells, strict=False) if key and cell}
        empty = 0 if named else empty + 1
        # A heading is repeated for each sheet of paper.
        if named and any(key != cell.strip() for key, cell in named.items()):
            yield SheetRow(sheet.title, number, named)
        elif empty > _MOST_EMPTY:
            return


def _text(value: object) -> str:
    """A cell as it would stand in CSV: a day without a time as a day, a whole number without a point.

    >>> _text(datetime(2024, 5, 3)), _text(datetime(2024, 5, 3, 10, 2)), _text(12.0), _text(None)
    ('2024-05-03', '2024-05-03T10:02:00', '12', '')
    >>> _text("dua_x000D_\\nbaris"), _text("#N/A")
    ('dua\\nbaris', '')
    """
    match value:
        case None:
            return ""
        case datetime():
            return (value.date() if value.time() == datetime.min.time() else value).isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case str() if value in _ERRORS:
            return ""
        case str() if "_x00" in value:
            return _SIGN.sub(" ", _BREAK.sub("\n", value))
        case _:
            return str(value)
