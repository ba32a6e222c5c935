"""Who said what in one segment: its speakers' lists, read all at once."""

from __future__ import annotations

from typing import Final

from search.embedded.lists import Lists
from search.retrieval.documents import OFFICIAL_SEPARATOR
from search.retrieval.quoted import SegmentQuotes, Speaker

# No document of a segment has so high a number.
_BEYOND: Final = (1 << 32) - 1


def read_quotes(lists: Lists) -> SegmentQuotes:
    """The quotes of a segment. In a speaker's list each has two positions: its first and its last word's."""
    documents, positions, codes = lists.occurrences("speaker", 0, _BEYOND)
    return SegmentQuotes(
        documents=documents[::2].copy(),
        firsts=positions[::2].copy(),
        lasts=positions[1::2].copy(),
        codes=codes[::2].copy(),
        speakers=tuple(map(_speaker, lists.terms("speaker"))),
    )


def _speaker(term: str) -> Speaker:
    id, _, name = term.partition(OFFICIAL_SEPARATOR)
    return id, name
