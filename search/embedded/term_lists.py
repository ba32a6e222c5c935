"""The posting lists of some terms of a field in flat arrays: how they are gathered, merged and written.

Half of all terms stand in one article. Laid one behind the other, thousands of lists are written by a few
calls of NumPy, where a dozen calls for each was most of what writing an index took.
"""

from __future__ import annotations

import heapq
import itertools
from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import ne
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
    for lists, _ in _laid(zip(entries, itertools.repeat(0), strict=False)):
        yield lists


def merge(parts: Sequence[Iterable[PostingList]], numbers: Sequence[Ints]) -> Iterator[TermLists]:
    """The lists of several parts, each as `gather` takes them, as one. `numbers`: for each part the new
    number of each of its documents, ascending and above those of the parts before; below 0 where it is left
    out."""
    every = np.concatenate(numbers)
    starts = begins(np.array([len(some) for some in numbers], np.int64))
    own = [zip(part, itertools.repeat(at), strict=False) for at, part in enumerate(parts)]
    # Of one term the parts come in their order, so that documents ascend.
    ordered = heapq.merge(*own, key=lambda entry: (entry[0][0], entry[1]))
    for lists, of_part in _laid(ordered):
        yield from _renumbered(lists, every, np.repeat(starts[of_part], lists.sizes))


def _renumbered(lists: TermLists, every: Ints, starts: Ints) -> Iterator[TermLists]:
    """The same with the documents' numbers in `every`, where those of the part begin at `starts`; what a term
    has in several parts is one list."""
    documents = every[starts + lists.documents]
    is_kept = documents >= 0
    is_first = np.array([True, *map(ne, lists.terms[1:], lists.terms)])
    term_of = np.repeat(np.cumsum(is_first) - 1, lists.sizes)[is_kept]
    sizes = np.bincount(term_of, minlength=int(is_first.sum()))
    terms = list(itertools.compress(itertools.compress(lists.terms, is_first.tolist()), sizes.tolist()))
    positions = lists.positions
    if not is_kept.all():
        positions = positions[np.repeat(is_kept, lists.frequencies)]
    if terms:
        kept = documents[is_kept].astype(np.uint32)
        yield TermLists(terms, sizes[sizes > 0], kept, lists.frequencies[is_kept], positions)


def _laid(entries: Iterable[tuple[PostingList, int]]) -> Iterator[tuple[TermLists, Ints]]:
    """Lists that come in the order of their terms' bytes, those of one term together; and the number that
    stands beside each."""
    waiting = iter(entries)
    following = next(waiting, None)
    while following is not None:
        terms: list[bytes] = []
        sizes: list[int] = []
        beside: list[int] = []
        documents, frequencies = array("I"), array("I")
        positions: list[memoryview | bytes] = []
        held = 0
        while following is not None:
            (term, found, counts, places), number = following
            if held >= AT_ONCE and term != terms[-1]:
                break
            terms.append(term)
            sizes.append(len(found))
            beside.append(number)
            documents.extend(found)
            frequencies.extend(counts)
            positions.append(places)
            held += len(places) // 4
            following = next(waiting, None)
        lists = TermLists(
            terms,
            np.array(sizes, np.int64),
            np.frombuffer(documents, np.uint32),
            np.frombuffer(frequencies, np.uint32),
            np.frombuffer(b"".join(positions), "<u4").astype(np.uint32, copy=False),
        )
        yield lists, np.array(beside, np.int64)


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
