"""DOCX: paragraphs, headings and tables as HTML, by mammoth; pictures are left out."""

from __future__ import annotations

import io
from collections.abc import Iterator

from index.files.decoding import UnreadableError
from index.files.formats.pieces import Piece, library, open_package, refuse_entities

# mammoth knows 'Heading 1' of itself.
_STYLES = "p[style-name='Title'] => h1:fresh"


def read_docx(data: bytes) -> Iterator[Piece]:
    """The document as one page. Raises UnreadableError, MissingLibraryError or zipfile.BadZipFile."""
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
    yield Piece("html", f"<!DOCTYPE html><meta charset=utf-8><body>{html}</body>".encode("utf-8", "replace"))
