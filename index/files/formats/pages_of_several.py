"""Pages that are not one article: a table of articles, an export of a news database, a newsletter."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

from index.files.decoding import UnreadableError, decode
from index.files.formats.databases import database_articles
from index.files.formats.html_tables import may_be_table, table_rows
from index.files.formats.pieces import Piece, record

# What exports of news databases and letters to subscribers have, in lower case: nearly no page is asked more.
_OF_DATABASE: Final = (b">hd<", b"factiva", b"end of document", b"proquest document id")
_OF_LETTER: Final = (b"langganan", b"unsubscribe", b"di peramban", b"browser")
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Of all letters of a page its table has so many: one with a heading 'Isi' may stand in an article.
_OF_ALL: Final = 0.6


def pieces_of_page(data: bytes, *, is_workbook: bool = False) -> list[Piece]:
    """The articles of a page that holds several; none of others. `is_workbook`: by its name it is a table.
    Raises nothing of the page's making."""
    try:
        return list(_pieces(data, is_workbook))
    except UnreadableError:
        return []  # its reader says so


def _pieces(data: bytes, is_workbook: bool) -> Iterator[Piece]:
    if data.startswith(_WIDE):
        data = decode(data).text.encode("utf-8", "replace")
    lower = data.lower()
    is_table = may_be_table(data)
    is_export = any(mark in lower for mark in _OF_DATABASE)
    if not (is_table or is_export or any(mark in lower for mark in _OF_LETTER)):
        return
    from index.files.formats.newsletters import is_newsletter, page_lines, stories

    text = decode(data).text
    lines = page_lines(text)
    if is_table:
        rows = table_rows(text)
        letters = sum(len(cell) for cells in rows for cell in cells.values())
        if rows and (is_workbook or letters >= _OF_ALL * sum(len(line.text) for line in lines)):
            for number, cells in enumerate(rows, 1):
                yield Piece("record", record(dict(cells)), str(number), position=f"row {number}")
            return
    if is_export and (kept := database_articles("\n\n".join(line.text for line in lines))):
        for name, article in kept:
            yield Piece("record", record(article.stated), name, position=name)
    elif is_newsletter(lines):
        for name, story in stories(lines):
            yield Piece("record", record(story.stated), name, position=name)
