"""RTF: its text, by striprtf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.files.decoding import UnreadableError
from index.files.formats.clippings import text_clippings
from index.files.formats.databases import database_articles
from index.files.formats.pieces import Piece, library, record


def read_rtf(data: bytes) -> Iterator[Piece]:
    """The document as one text, or each of its clippings. Raises UnreadableError or MissingLibraryError."""
    striprtf = library("striprtf.striprtf")
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("it is no RTF: it does not begin with {\\rtf")
    # RTF is ASCII; what stands beyond it is escaped, or in the code page that striprtf finds.
    text = striprtf.rtf_to_text(data.decode("cp1252", "replace"), errors="replace")
    if not text.strip():
        raise UnreadableError("it holds no text")
    if kept := database_articles(text):
        yield from (Piece("record", record(told.stated), name, position=name) for name, told in kept)
        return
    several: Sequence[tuple[str | None, str]] = text_clippings(text)
    for name, article in several or [(None, text)]:
        yield Piece("text", article.encode("utf-8", "replace"), name, position=name)
