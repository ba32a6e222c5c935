"""Sets of documents as ascending arrays: what is in both, in either, in one alone, and where.

Work grows with the members, not with the archive. What is long is marked in an array over all documents up to
the last member, which the system gives as zeros and of which only what is touched costs; what is far shorter
than the other is looked up in it instead. Documents are 64-bit: NumPy turns any other index into that first,
which for 40,000 of them takes longer than the smaller ones save.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from search.retrieval.matched import Floats, Ints, Mask

NONE: Final[Ints] = np.empty(0, np.int64)
# Of two lists one is looked up in the other where it is so many times shorter; else marking is quicker: a
# look-up among 40,000 takes 36 ns, to mark one document or to see its mark 2 ns.
_FAR_SHORTER: Final = 16


def member(documents: Ints, of: Ints) -> Mask:
    """Of each of some documents, whether it is one of others; both ascending, of the first some may stand
    more than once."""
    if documents is of:
        return np.ones(len(documents), bool)
    if not len(documents) or not len(of):
        return np.zeros(len(documents), bool)
    if len(documents) * _FAR_SHORTER < len(of):
        at = of.searchsorted(documents)
        at[at == len(of)] = len(of) - 1
        found: Mask = of[at] == documents
        return found
    marked = np.zeros(_size(documents, of), bool)
    marked[of] = True
    return marked[documents]


def in_both(one: Ints, other: Ints) -> Ints:
    """The members of both."""
    if one is other:
        return one
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return few[member(few, many)]


def in_any(parts: Sequence[Ints]) -> Ints:
    """The members of any."""
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else NONE
    parts.sort(key=len, reverse=True)
    longest, *others = parts
    if sum(map(len, others)) * _FAR_SHORTER < len(longest):
        few = np.sort(np.concatenate(others))
        few = few[np.concatenate(([True], few[1:] != few[:-1]))]
        few = few[~member(few, longest)]
        return np.insert(longest, np.searchsorted(longest, few), few)
    marked = np.zeros(max(int(part[-1]) for part in parts) + 1, bool)
    for part in parts:
        marked[part] = True
    return np.flatnonzero(marked)


def count_any(parts: Sequence[Ints]) -> int:
    """How many are a member of any.

    >>> count_any([np.array([1, 3]), np.array([3, 4])])
    3
    """
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return len(parts[0]) if parts else 0
    marked = np.zeros(max(int(part[-1]) for part in parts) + 1, bool)
    for part in parts:
        marked[part] = True
    return int(np.count_nonzero(marked))


def added_up(lists: Sequence[Ints], values: Sequence[Floats | float], size: int) -> Floats:
    """Of each of `size` documents the sum of what it is worth in each of some lists, added in their order.

    >>> added_up([np.array([1, 2]), np.array([1])], [np.array([0.5, 2.0]), 0.25], 4).tolist()
    [0.0, 0.75, 2.0, 0.0]
    """
    found = np.zeros(size)
    for documents, each in zip(lists, values, strict=True):
        np.add.at(found, documents, each)  # a quarter of what to count them together by weights takes
    return found


def without(documents: Ints, others: Ints) -> Ints:
    """The members of the first alone."""
    if len(others) * _FAR_SHORTER < len(documents):
        at = documents.searchsorted(others)
        return (
            np.delete(documents, at[documents.take(at, mode="clip") == others]) if len(others) else documents
        )
    return documents[~member(documents, others)]


def shared(one: Ints, other: Ints) -> tuple[Ints | slice, Ints | slice]:
    """Where the members of both stand in the first, and where in the second; all of a list as a slice."""
    if one is other or (len(one) == len(other) and np.array_equal(one, other)):
        return slice(None), slice(None)
    if len(one) > len(other):
        there, here = shared(other, one)
        return here, there
    if not len(one):
        return NONE, NONE
    if len(one) * _FAR_SHORTER < len(other):
        at = other.searchsorted(one)
        at[at == len(other)] = len(other) - 1
        fits = other[at] == one
        return (slice(None), at) if fits.all() else (fits.nonzero()[0], at[fits])
    rank = np.zeros(_size(one, other), np.int32)
    rank[other] = np.arange(1, len(other) + 1, dtype=np.int32)
    ranks = rank[one]
    here = ranks.nonzero()[0]
    if len(here) == len(one):
        return slice(None), ranks.astype(np.int64) - 1
    return here, ranks[here].astype(np.int64) - 1


def _size(one: Ints, other: Ints) -> int:
    return max(int(one[-1]), int(other[-1])) + 1
