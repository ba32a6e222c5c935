"""The words of an index and how many articles have them, in order: what begins with these letters."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

import numpy as np

from search.embedded.reading import Generation, decode
from search.model import TEXT_FIELDS, TermCount

# Where Whoosh keeps a term's number of documents: behind a byte of flags and its weight (W3TermInfo).
_DOCUMENTS_AT: Final = 5


class WordList:
    """Words in the order of their letters, each with its count; for any number of prefixes."""

    def __init__(self, counts: dict[str, int]) -> None:
        self._words = sorted(counts)
        self._counts = np.array([counts[word] for word in self._words], np.int64)

    def starting(self, prefix: str, limit: int) -> list[TermCount]:
        """The commonest words with this prefix, of equals the first in the alphabet."""
        start = bisect.bisect_left(self._words, prefix)
        stop = bisect.bisect_left(self._words, prefix + "\U0010ffff", start)
        counts = self._counts[start:stop]
        if len(counts) > limit > 0:
            least = np.partition(counts, len(counts) - limit)[len(counts) - limit]
            chosen = np.flatnonzero(counts >= least)
        else:
            chosen = np.arange(len(counts))
        best = chosen[np.argsort(-counts[chosen], kind="stable")][:limit]
        return [TermCount(self._words[start + at], int(counts[at])) for at in best]


def count_words(generation: Generation, prefix: str = "") -> dict[str, int]:
    """Each word with this prefix and the number of live articles that have it: in the body, or, where that
    is more, in the title or the lead."""
    found: dict[str, int] = {}
    for field in TEXT_FIELDS:
        counts: Counter[str] = Counter()
        for reader, offset in generation.leaves():
            # Not what the reader says of deletions: it may be of an earlier commit.
            alive = generation.columns.live[offset : offset + reader.doc_count_all()]
            counts.update(dict(_counts(reader, f"{field}_surface", prefix, alive)))
        for word, count in counts.items():
            if count > found.get(word, 0):
                found[word] = count
    return found


def _counts(reader: Any, field: str, prefix: str, alive: Any) -> Iterable[tuple[str, int]]:
    if field not in reader.indexed_field_names():
        return
    exact = bool(alive.all())
    for term, count in _stored_counts(reader, field, prefix.encode("utf-8", "surrogatepass")):
        # Whoosh counts deleted documents until a merge; those lists are read to be exact.
        live = count if exact else int(alive[decode(reader, field, term).documents].sum())
        if live:
            yield term.decode("utf-8", "surrogatepass"), live


def _stored_counts(reader: Any, field: str, prefix: bytes) -> Iterator[tuple[bytes, int]]:
    """Terms in order with their numbers of documents, straight from the file: Whoosh's own way makes an
    object of each term, which takes ten times as long."""
    terms = reader._terms
    index, file = terms._tindex, terms._dbfile
    start = terms._keycoder(field, prefix)
    skipped = len(start) - len(prefix)
    for at, length, data, _ in index.ranges_from(start):
        key = file.get(at, length)
        if not key.startswith(start):
            return
        yield key[skipped:], file.get_uint(data + _DOCUMENTS_AT)
