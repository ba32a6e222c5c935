"""The formats in which all hits of a question can be taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from search.export.citations import bib_pieces, ris_pieces
from search.export.header import Header
from search.export.quotes import quote_pieces
from search.export.tables import csv_pieces, jsonl_pieces
from search.model import Hit


@dataclass(frozen=True, slots=True)
class Format:
    """`pieces` gives the file bit by bit, in the order of the hits; `media_type` without its charset;
    `ending` of the file's name, '' where it is `name`."""

    name: str
    media_type: str
    pieces: Callable[[Header, Iterable[Hit]], Iterator[str]]
    ending: str = ""


FORMATS: Final = {
    each.name: each
    for each in (
        Format("csv", "text/csv", csv_pieces),
        Format("quotes", "text/csv", quote_pieces, "quotes.csv"),
        Format("jsonl", "application/jsonl", jsonl_pieces),
        Format("bib", "application/x-bibtex", bib_pieces),
        Format("ris", "application/x-research-info-systems", ris_pieces),
    )
}


def encoded(pieces: Iterable[str], size: int = 65_536) -> Iterator[bytes]:
    """The pieces as UTF-8 in larger ones of some `size` bytes. What is no character becomes '?'."""
    held: list[bytes] = []
    length = 0
    for piece in pieces:
        held.append(piece.encode("utf-8", "replace"))
        length += len(held[-1])
        if length >= size:
            yield b"".join(held)
            held, length = [], 0
    yield b"".join(held)
