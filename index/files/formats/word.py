"""DOCX: paragraphs, headings and tables as HTML, by mammoth, each clipping apart; no pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.files.decoding import UnreadableError
from index.files.formats.clippings import Part, clippings
from index.files.formats.pieces import Piece, library, open_package, refuse_entities

# mammoth knows 'Heading 1' of itself.
_STYLES = "p[style-name='Title'] => h1:fresh"


def read_docx(data: bytes) -> Iterator[Piece]:
    """The document as one page, or each of its clippings. Raises UnreadableError, MissingLibraryError or
    zipfile.BadZipFile."""
    mammoth = library("mammoth")
    with open_package(data) as package:
        names = package.namelist()
        if "word/document.xml" not in names:
            raise UnreadableError("it is no Word document: word/document.xml is not in it")
        for name in names:
            if name.endswith((".xml", ".rels")):
                refuse_entities(package.read(name))
    no_pictures = mammoth.images.img_element(lambda image: {})
    html = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=no_pictures).value
    if not html.strip():
        raise UnreadableError("it holds no text")
    several: Sequence[tuple[str | None, str]] = clippings([_part(node) for node in _nodes(html)])
    for record, article in several or [(None, html)]:
        page = f"<!DOCTYPE html><meta charset=utf-8><body>{article}</body>"
        yield Piece("html", page.encode("utf-8", "replace"), record, position=record)


def _nodes(html: str) -> Iterator[LexborNode]:
    body = LexborHTMLParser(html).body
    return body.iter() if body else iter(())


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
