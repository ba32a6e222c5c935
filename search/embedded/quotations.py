"""Who said what in one segment: its speakers' lists, read all at once."""

from __future__ import annotations

import numpy as np

from search.embedded.lists import Lists
from search.retrieval.documents import OFFICIAL_SEPARATOR
from search.retrieval.matched import Ints
from search.retrieval.quoted import SegmentQuotes, Speaker


def read_quotes(lists: Lists) -> SegmentQuotes:
    """The quotes of a segment. In a speaker's list each has two positions: its first and its last word's."""
    speakers: list[Speaker] = []
    documents: list[Ints] = []
    positions: list[Ints] = []
    for term, found in lists.everything("speaker"):
        id, _, name = term.decode("utf-8", "surrogatepass").partition(OFFICIAL_SEPARATOR)
        speakers.append((id, name))
        documents.append(np.repeat(found.documents, found.frequencies.astype(np.int64) // 2))
        positions.append(found.positions)
    places = _joined(positions)
    sizes = [len(owners) for owners in documents]
    return SegmentQuotes(
        documents=_joined(documents),
        firsts=places[::2],
        lasts=places[1::2],
        codes=np.repeat(np.arange(len(sizes), dtype=np.int64), sizes),
        speakers=tuple(speakers),
    )


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate(parts).astype(np.int64) if parts else np.empty(0, np.int64)
