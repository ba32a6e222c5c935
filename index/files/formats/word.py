"""DOCX: paragraphs, headings and tables as HTML, by mammoth, each clipping apart; no pictures.

Of tables of clippings each row or form is a record.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from selectolax.lexbor import LexborNode

from index.files.decoding import UnreadableError
from index.files.formats.clippings import Part, clippings
from index.files.formats.databases import database_articles
from index.files.formats.pieces import Piece, library, open_package, record, refuse_entities
from index.files.html_parsing import parse_within
from index.files.records import has_body_key

# mammoth knows 'Heading 1' of itself.
_STYLES = "p[style-name='Title'] => h1:fresh"

# Elements of all its parts: as Word writes them twenty for each of as many paragraphs as a page may have. Its
# library takes 50 µs for each, and a file of 40 kB may unpack to ten million.
_MOST_ELEMENTS: Final = 400_000

# Letters beside tables of articles: the document's title, its date and sender.
_MOST_BESIDE: Final = 300


def read_docx(data: bytes) -> Iterator[Piece]:
    """The document as one page, or each of its clippings. Raises UnreadableError, MissingLibraryError or
    zipfile.BadZipFile."""
    mammoth = library("mammoth")
    with open_package(data) as package:
        names = package.namelist()
        if "word/document.xml" not in names:
            raise UnreadableError("it is no Word document: word/document.xml is not in it")
        elements = 0
        for name in names:
            if name.endswith((".xml", ".rels")):
                xml = refuse_entities(package.read(name))
                elements += xml.count(b"<") - xml.count(b"</")
        if elements > _MOST_ELEMENTS:
            raise UnreadableError(f"it has more than {_MOST_ELEMENTS:,} elements, which no article has")
    no_pictures = mammoth.images.img_element(lambda image: {})
    html = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=no_pictures).value
    if not html.strip():
        raise UnreadableError("it holds no text")
    if kept := database_articles(_text(html)):
        yield from (Piece("record", record(told.stated), name, position=name) for name, told in kept)
        return
    if rows := _rows(html):
        for number, row in enumerate(rows, 1):
            yield Piece("record", record(row), str(number), position=str(number))
        return
    several: Sequence[tuple[str | None, str]] = clippings([_part(node) for node in _nodes(html)])
    for part, article in several or [(None, html)]:
        page = f"<!DOCTYPE html><meta charset=utf-8><body>{article}</body>"
        yield Piece("html", page.encode("utf-8", "replace"), part, position=part)


def _text(html: str) -> str:
    """The paragraphs with an empty line between them, a row of a table each."""
    found: list[str] = []
    for node in _nodes(html):
        lines = node.css("tr") if node.tag == "table" else [node]
        found.extend(
            "|".join(" ".join(cell.text().split()) for cell in line.css("td, th"))
            if line.tag == "tr"
            # Blanks behind a code ('HD  Panen Raya') tell that it is one.
            else line.text().replace("\n", " ").strip()
            for line in lines
        )
    return "\n\n".join(found)


def _nodes(html: str) -> Iterator[LexborNode]:
    """What the document consists of; of a table of one column, which is a frame, what stands in it."""
    body = parse_within(html).body
    for node in body.iter() if body else ():
        rows = _cells(node) if node.tag == "table" else []
        if rows and all(len(row) == 1 for row in rows):
            for (cell,) in rows:
                yield from cell.iter()
        else:
            yield node


def _cells(table: LexborNode) -> list[list[LexborNode]]:
    """The cells of each row; none of a table with others in it."""
    rows = [row.css("td, th") for row in table.css("tr")]
    return [] if any(cell.css_first("table") for row in rows for cell in row) else rows


def _rows(html: str) -> list[dict[str, str | None]]:
    """The articles of a document that is nothing but tables: each row below a heading that names the column
    of texts, or each table with a row for each field. None where there are less than two, or more beside."""
    found: list[dict[str, str | None]] = []
    beside = 0
    body = parse_within(html).body
    for node in body.iter() if body else ():
        if node.tag != "table":
            beside += len(node.text())
            continue
        grid = [[_paragraphs(cell) for cell in row] for row in _cells(node)]
        heading = grid[0] if grid else []
        fields = [row[0].rstrip(" :") for row in grid] if len(heading) == 2 else []
        if beside > _MOST_BESIDE or any(len(row) != len(heading) for row in grid):
            return []
        if has_body_key(fields) and len(set(fields)) == len(fields):
            found.append({field: row[1] for field, row in zip(fields, grid, strict=True)})
        elif has_body_key(heading) and len(set(heading)) == len(heading):
            found.extend(dict(zip(heading, row, strict=True)) for row in grid[1:])
        else:
            return []
    return found if len(found) > 1 and beside <= _MOST_BESIDE else []


def _paragraphs(cell: LexborNode) -> str:
    return "\n\n".join(" ".join(node.text().split()) for node in cell.iter(include_text=True)).strip()


def _part(node: LexborNode) -> Part:
    text = " ".join(node.text().split())
    return Part(_rank(node, text), text, node.html or "")


def _rank(node: LexborNode, text: str) -> int:
    """Of headings 1 to 6; of a paragraph that is bold as a whole, which many use for one, 7."""
    tag = node.tag or ""
    if re.fullmatch(r"h[1-6]", tag):
        return int(tag[1])
    bold = " ".join(" ".join(each.text() for each in node.css("strong")).split()) if tag == "p" else ""
    return 7 if text and bold == text else 0
