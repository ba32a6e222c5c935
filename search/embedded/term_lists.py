"""The posting lists of some terms of a field in flat arrays: how they are gathered, merged and written.

Half of all terms stand in one article. Laid one behind the other, thousands of lists are written by a few
calls of NumPy, where a dozen calls for each was most of what writing an index took.
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from search.retrieval.matched import Ints

Numbers = npt.NDArray[np.uint32]
# A term with its documents, how often it stands in each, and all positions (32-bit, little-endian).
PostingList = tuple[bytes, Sequence[int], Sequence[int], memoryview | bytes]

# Positions laid together, so that memory stays bounded: some MB.
AT_ONCE: Final = 1 << 19


class TermLists(NamedTuple):
    """Terms, one or more, in the order of their bytes; `sizes`: how many documents each has. Then one list
    behind the other, all terms in one array each: `documents`, ascending; `frequencies`: how often the term
    stands in each document; `positions`: all places where it does."""

    terms: list[bytes]
    sizes: Ints
    documents: Numbers
    frequencies: Numbers
    positions: Numbers

    @property
    def firsts(self) -> Ints:
        """At which of the documents the list of each term begins."""
        return begins(self.sizes)

    @property
    def held(self) -> Ints:
        """How many positions each term has."""
        found: Ints = np.add.reduceat(self.frequencies, self.firsts, dtype=np.int64)
        return found


def begins(sizes: Ints) -> Ints:
    """Where each of some stretches begins that lie one behind the other.

    >>> begins(np.array([2, 3, 1])).tolist()
    [0, 2, 5]
    """
    found: Ints = np.cumsum(sizes, dtype=np.int64) - sizes
    return found


def spread(starts: Ints, sizes: Ints) -> Ints:
    """The numbers of some stretches, given where each begins and how long it is.

    >>> spread(np.array([7, 0]), np.array([2, 3])).tolist()
    [7, 8, 0, 1, 2]
    """
    found: Ints = np.repeat(starts - begins(sizes), sizes)
    found += np.arange(len(found))
    return found


def gather(entries: Iterable[PostingList]) -> Iterator[TermLists]:
    """Lists that come term by term, in the order of the terms' bytes."""
    waiting = iter(entries)
    while True:
        terms: list[bytes] = []
        sizes: list[int] = []
        documents, frequencies = array("I"), array("I")
        positions: list[memoryview | bytes] = []
        held = 0
        for term, found, counts, places in waiting:
            terms.append(term)
            sizes.append(len(found))
            documents.extend(found)
            frequencies.extend(counts)
            positions.append(places)
            held += len(places) // 4
            if held >= AT_ONCE:
                break
        if not terms:
            return
        yield TermLists(
            terms,
            np.array(sizes, np.int64),
            np.frombuffer(documents, np.uint32),
            np.frombuffer(frequencies, np.uint32),
            np.frombuffer(b"".join(positions), "<u4").astype(np.uint32, copy=False),
        )


def cut(lists: TermLists) -> Iterator[TermLists]:
    """The same in parts of about `AT_ONCE` positions each."""
    ends = np.cumsum(lists.held)
    stops = np.searchsorted(ends, np.arange(AT_ONCE, int(ends[-1]), AT_ONCE)) + 1
    firsts, at = [*lists.firsts.tolist(), len(lists.documents)], [0, *ends.tolist()]
    for start, stop in itertools.pairwise(sorted({0, *stops.tolist(), len(lists.terms)})):
        of = slice(firsts[start], firsts[stop])
        yield TermLists(
            lists.terms[start:stop],
            lists.sizes[start:stop],
            lists.documents[of],
            lists.frequencies[of],
            lists.positions[at[start] : at[stop]],
        )
