"""PDF: the text layer, page after page, by PDFium."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from index.files import sources
from index.files.decoding import UnreadableError
from index.files.formats.pieces import Piece, library

# More pages than a whole year's issue of a paper is no article.
_MOST_PAGES: Final = 3_000
# Letters in a line of a narrow column.
_NARROWEST: Final = 20
_NUMBER: Final = re.compile(r"\d+")


def read_pdf(data: bytes) -> Iterator[Piece]:
    """The document as one text. Raises UnreadableError, also where it has no text layer, or
    MissingLibraryError."""
    pdfium = library("pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = "it is encrypted" if "assword" in str(error) else f"it is no PDF that can be read: {error}"
        raise UnreadableError(reason) from None
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableError(f"it has {len(document)} pages, more than {_MOST_PAGES}")
        pages = list(_texts(document, pdfium.PdfiumError))
    finally:
        document.close()
    text = "\n\n".join(_unwrapped([line for page in _without_running_heads(pages) for line in page]))
    if not text:
        raise UnreadableError(
            "it has no text layer, only pictures of its pages; let a program for OCR, such as "
            "ocrmypdf, add one"
        )
    yield Piece("text", text.encode("utf-8", "replace"))


def _texts(document: object, error: type[Exception]) -> Iterator[list[str]]:
    total = 0
    for at in range(len(document)):  # type: ignore[arg-type]
        try:
            page = document[at]  # type: ignore[index]
            text = page.get_textpage().get_text_range()
        except error:
            continue  # one page that is damaged; the others hold text
        total += len(text)
        if total > sources.LARGEST_PAGE:
            raise UnreadableError("it holds more text than any article")
        # PDFium writes U+FFFE for a hyphen that parts a word at a line's end.
        yield re.sub("[\ufffe\u0002]\r?\n?", "", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs: a line goes on in the next where that one's first word had no room in it."""
    lines = [" ".join(line.split()) for line in lines]
    lengths = sorted(len(line) for line in lines if len(line) > _NARROWEST)
    # A few lines are longer than the text is wide, in another type; letters differ in width.
    width = 0.93 * lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    held = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        held = f"{held} {line}".strip()
        has_room = len(line) + 1 + len(following.partition(" ")[0]) <= width
        if held and (not following or has_room or len(line) <= _NARROWEST):
            yield held
            held = ""


def _without_running_heads(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """The pages without the first and last lines that most of them share, but for a number."""
    if len(pages) < 3:
        yield from pages
        return
    ends = Counter(_NUMBER.sub("#", line.strip()) for page in pages for line in {*page[:1], *page[-1:]})
    shared = {line for line, count in ends.items() if line and count > len(pages) / 2}
    for number, page in enumerate(pages):
        lines = list(page)
        while len(lines) > 1 and _NUMBER.sub("#", lines[-1].strip()) in shared:
            lines.pop()
        while number and len(lines) > 1 and _NUMBER.sub("#", lines[0].strip()) in shared:
            lines.pop(0)
        yield lines
