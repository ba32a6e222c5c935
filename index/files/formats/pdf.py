"""PDF: the text layer as a page of headings, paragraphs and links, by PDFium.

A PDF holds letters at places and no paragraphs: `pdf_lines` reads its lines with where they stand,
`pdf_blocks` puts them together. What a browser prints at the edges of a sheet says where a page is from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import Final

from index.files.decoding import UnreadableError
from index.files.formats.clippings import Part, clippings
from index.files.formats.pdf_blocks import Block, Edges, asides_last, blocks, without_edges
from index.files.formats.pdf_lines import MOST_PAGES, read_lines
from index.files.formats.pieces import Facts, Piece, library

_DATE: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)'?(\d\d)|Z)?")


def read_pdf(data: bytes) -> Iterator[Piece]:
    """The document as one page, or each of its clippings. Raises UnreadableError, also where it has no text
    layer, or MissingLibraryError."""
    pdfium = library("pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = "it is encrypted" if "assword" in str(error) else f"it is no PDF that can be read: {error}"
        raise UnreadableError(reason) from None
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableError(f"it has {len(document)} pages, more than {MOST_PAGES}")
        pages = list(read_lines(document))
        stated = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    pages, edges = without_edges(pages, stated.get("Title", ""))
    found = list(blocks(asides_last(pages)))
    if not found:
        raise UnreadableError(
            "it has no text layer, only pictures of its pages; let a program for OCR, such as "
            "ocrmypdf, add one"
        )
    facts = _facts(edges, stated)
    if several := [] if edges.is_printed else clippings(list(_parts(found))):
        for name, html in several:
            page = f"<!DOCTYPE html><meta charset=utf-8><body><article>{html}</article>"
            yield Piece("html", page.encode("utf-8", "replace"), name, position=name)
    elif edges.is_printed or any(block.tag == "h1" for block in found):
        yield Piece("html", _page(found, edges, stated).encode("utf-8", "replace"), facts=facts)
    else:
        # A text in one type, whose headline is told by its words.
        text = "\n\n".join("".join(run.text for run in block.runs) for block in found)
        yield Piece("text", text.encode("utf-8", "replace"), facts=facts)


def _parts(found: Sequence[Block]) -> Iterator[Part]:
    """The blocks, the headings of the headline's size as headlines."""
    headline = next((block.size for block in found if block.tag == "h1"), None)
    for block in found:
        tag = "h1" if block.size == headline else block.tag
        rank = int(tag[1]) if tag in ("h1", "h2") else 0
        yield Part(rank, "".join(run.text for run in block.runs), _element(replace(block, tag=tag)))


def _page(found: Sequence[Block], edges: Edges, stated: dict[str, str]) -> str:
    # The title of a document that no browser printed is more often its template's or its file's.
    title = f"<title>{escape(stated.get('Title', ''))}</title>" if edges.is_printed else ""
    return (
        f"<!DOCTYPE html><meta charset=utf-8>{title}<body><article>{''.join(map(_element, found))}</article>"
    )


def _element(block: Block) -> str:
    text = "".join(
        f'<a href="{escape(run.address)}">{escape(run.text)}</a>' if run.address else escape(run.text)
        for run in block.runs
    )
    return f"<{block.tag}>{text}</{block.tag}>\n"


def _facts(edges: Edges, stated: dict[str, str]) -> Facts:
    made = _DATE.match(stated.get("CreationDate", "")) if edges.is_printed else None
    if made is None:
        return Facts(url=edges.address)
    year, month, day, hour, minute, second, zone, minutes = made.groups()
    where = f"{zone}:{minutes}" if zone else "Z"
    return Facts(url=edges.address, crawled=f"{year}-{month}-{day}T{hour}:{minute}:{second}{where}")
