"""A page that is a table of articles, as many systems export it, under '.xls' too: its rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.files.records import has_body_key

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# A heading stands within so many bytes of the page's beginning.
_HEAD: Final = 20_000
_TABLE: Final = re.compile(rb"(?i)<table\b")
_ROW: Final = re.compile(rb"(?is)<tr\b[^>]{0,300}>(.{1,4000}?)</tr>")
_CELL: Final = re.compile(rb"(?is)<t[dh]\b[^>]{0,500}>(.{0,300}?)</t[dh]>")
_TAG: Final = re.compile(r"<[^>]{0,300}>")
_MOST_ROWS_ABOVE: Final = 4
_BREAK: Final = re.compile(r"(?i)<br\s*/?>|</p>|</div>")


def may_be_table(data: bytes) -> bool:
    """Whether one of a page's first rows names a column of texts: what most pages are not asked further for.

    >>> may_be_table(b"<table><tr><th>Judul</th><th>Isi</th></tr></table>")
    True
    """
    table = _TABLE.search(data, 0, _HEAD)
    if table is None:
        return False
    for number, row in enumerate(_ROW.finditer(data, table.end(), table.end() + _HEAD)):
        if number >= _MOST_ROWS_ABOVE:
            return False
        names = [_TAG.sub("", cell.decode("utf-8", "replace")).strip() for cell in _CELL.findall(row[1])]
        if len(names) > 1 and has_body_key(names):
            return True
    return False


def table_rows(html: str) -> list[dict[str, str]]:
    """The rows below the heading of the first table that has a column of texts; none where none has."""
    from index.files.html_parsing import parse_within  # only such tables need it

    for table in parse_within(_BREAK.sub("\n", html)).css("table"):
        heading: list[str] = []
        found: list[dict[str, str]] = []
        for row in table.css("tr"):
            cells = [_told(cell) for cell in row.css("td, th")]
            if heading:
                told = {name: cell for name, cell in zip(heading, cells, strict=False) if name}
                if any(told.values()):
                    found.append(told)
            elif len(cells) > 1 and has_body_key(cells):
                heading = cells
        if found:
            return found
    return []


def _told(cell: LexborNode) -> str:
    lines = (" ".join(line.split()) for line in cell.text().split("\n"))
    return "\n".join(line for line in lines if line)
