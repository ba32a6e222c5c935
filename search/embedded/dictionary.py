"""The words of an index, segment by segment, and how many articles have each: what begins with these letters.

A segment never changes but for which of its documents are deleted, so what is known of its words outlives
every commit; only what is asked for is decoded and put together over the segments.
"""

from __future__ import annotations

import itertools
import threading
from array import array
from bisect import insort
from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from search.embedded.lists import Lists
from search.model import TEXT_FIELDS, TermCount, TextField
from search.retrieval.matched import Ints
from search.retrieval.vocabulary import Vocabulary

# Of each segment so many times the words asked for are looked at first.
_DEEPER: Final = 4
# Of so many times fewer words than a segment has each is looked up; else all are gone through once.
_FAR_FEWER: Final = 16


class SegmentWords:
    """The surface forms of a segment: `words`, ascending; `counts`, for each text field of each word the
    documents that have it there, deleted ones included. Both lie in the segment's lists."""

    def __init__(self, lists: Lists) -> None:
        self.words, self.counts = lists.words, lists.word_counts
        counts = array("I")
        counts.frombytes(np.add.reduce(self.counts, dtype=np.uintc).tobytes())
        self._in_fields: Final = Vocabulary.kept(self.words, counts)

    def vocabulary(self, beginning: str) -> Vocabulary:
        """The words that begin so, each with the number of fields of documents that have it."""
        if not beginning:
            return self._in_fields
        return self._in_fields.between(*self.words.starting(beginning))

    def of(self, words: Sequence[str]) -> tuple[Ints, npt.NDArray[np.uint32]]:
        """Which of some words, ascending, any document has, and a row for each of these: how many have it in
        each text field."""
        if len(words) * _FAR_FEWER < len(self.words):
            places = [self.words.place(word) for word in words]
        else:
            known = dict(zip(self.words, itertools.count(), strict=False))
            places = [known.get(word) for word in words]
        here = np.array([at for at, place in enumerate(places) if place is not None], np.int64)
        there = np.array([place for place in places if place is not None], np.int64)
        return here, np.stack([row[there] for row in self.counts], axis=1)


class WordCache:
    """The words of segments, with what was found out of their letters. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, SegmentWords] = {}

    def get(self, segment: str, lists: Lists) -> SegmentWords:
        """The words of a segment."""
        with self._lock:
            found = self._known.get(segment)
            if found is None:
                found = self._known[segment] = SegmentWords(lists)
            return found

    def keep_only(self, segments: Collection[str]) -> None:
        """Forgets all other segments."""
        with self._lock:
            self._known = {name: words for name, words in self._known.items() if name in segments}


class Leaf(NamedTuple):
    """The words of one segment; `live(field, word)`: how many of its documents that are not deleted have a
    word in a field, None where nothing is deleted and what is stored is exact."""

    words: SegmentWords
    live: Callable[[TextField, str], int] | None


def commonest(leaves: Sequence[Leaf], beginning: str, limit: int) -> list[TermCount]:
    """The words in most articles that begin so, ties by the alphabet, with the number of live
    articles that have it: in the body, or, where that is more, in the title or the lead.

    Looks at the commonest of each segment, then deeper until no word further down can be among them: the
    threshold algorithm of Fagin, Lotem and Naor, Optimal aggregation algorithms for middleware (2003).
    """
    spans = [leaf.words.words.starting(beginning) for leaf in leaves]
    # Of no field of a segment more documents have the word than this.
    bounds = [
        np.maximum.reduce([row[start:stop] for row in leaf.words.counts])
        for leaf, (start, stop) in zip(leaves, spans, strict=True)
    ]
    depth = max(1, limit) * _DEEPER
    while True:
        seen: set[str] = set()
        unseen = 0  # as many articles at most have a word that was not seen
        for leaf, (start, _), bound in zip(leaves, spans, bounds, strict=True):
            top = np.arange(len(bound))
            if len(bound) > depth:
                order = np.argpartition(bound, len(bound) - depth - 1)
                unseen += int(bound[order[len(bound) - depth - 1]])
                top = order[len(bound) - depth :]
            seen.update(leaf.words.words[start + at] for at in top.tolist())
        best = _best(leaves, seen, limit)
        if not unseen or (len(best) >= limit and unseen < best[limit - 1].count):
            return best
        depth *= _DEEPER


def _best(leaves: Sequence[Leaf], words: Collection[str], limit: int) -> list[TermCount]:
    """The commonest of some words. Where documents were deleted, posting lists are read, but only of words
    that may be among them."""
    ordered = sorted(words)
    totals = np.zeros((len(ordered), len(TEXT_FIELDS)), np.int64)
    for leaf in leaves:
        here, counts = leaf.words.of(ordered)
        totals[here] += counts
    at_most = totals.max(axis=1, initial=0)
    best: list[tuple[int, str]] = []
    for at in np.argsort(-at_most, kind="stable").tolist():
        if len(best) >= limit and at_most[at] < -best[limit - 1][0]:
            break
        word = ordered[at]
        for leaf in leaves:
            if leaf.live is None:
                continue
            # Whoosh counts deleted documents until a merge.
            for counts in leaf.words.of([word])[1].tolist():
                for row, field in enumerate(TEXT_FIELDS):
                    if counts[row]:
                        totals[at, row] += leaf.live(field, word) - counts[row]
        if count := int(totals[at].max()):
            insort(best, (-count, word))
    return [TermCount(word, -negative) for negative, word in best[:limit]]
