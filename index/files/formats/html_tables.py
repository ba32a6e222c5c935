"""A page that is a table of articles, as many systems export it, under '.xls' too: its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_PARTS: Final = frozenset(("thead", "tbody", "tfoot"))
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
        for row in _rows(table):
            if heading:
                cells = [_told(cell.text()) for cell in row]
                told = {name: cell for name, cell in zip(heading, cells, strict=False) if name}
                if any(told.values()):
                    found.append(told)
                continue
            # A heading has no table in it: of tables in each other no text is gone through twice.
            cells = [_told("".join(_own_text(cell))) for cell in row]
            if len(cells) > 1 and has_body_key(cells):
                heading = cells
        if found:
            return found
    return []


def _rows(table: LexborNode) -> Iterator[list[LexborNode]]:
    """The cells of each row, none of a table inside them."""
    for part in table.iter():
        rows = [part] if part.tag == "tr" else part.iter() if part.tag in _PARTS else ()
        for row in rows:
            if row.tag == "tr":
                yield [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _own_text(cell: LexborNode) -> Iterator[str]:
    """What stands in a cell outside the tables in it."""
    rest = [cell]  # not by recursion: a page may be nested deep
    while rest:
        node = rest.pop()
        if node.tag == "-text":
            yield node.text_content or ""
        elif node.tag != "table":
            rest.extend(reversed(list(node.iter(include_text=True))))


def _told(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
