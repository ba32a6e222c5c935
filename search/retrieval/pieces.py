"""Numbers that lie in several arrays, read as if they lay in one: a word's positions in all segments.

They are the largest part of a list, and most questions look at few, so they stay mapped where they lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from search.retrieval.matched import Ints


class Pieces:
    """Arrays one behind the other. As an index it takes an ascending array of places.

    >>> Pieces([np.array([5, 6]), np.array([7, 8, 9])])[np.array([0, 2, 4])].tolist()
    [5, 7, 9]
    """

    __slots__ = ("_bounds", "_parts")

    def __init__(self, parts: Sequence[Ints]) -> None:
        """`parts`: one or more."""
        self._parts = parts
        self._bounds = list(accumulate(map(len, parts), initial=0))

    def __len__(self) -> int:
        return self._bounds[-1]

    @property
    def nbytes(self) -> int:
        """Bytes that it holds: not of what is mapped."""
        return sum(part.nbytes for part in self._parts if part.flags.owndata)

    def __getitem__(self, places: Ints) -> Ints:
        cuts = places.searchsorted(self._bounds).tolist()
        found = np.empty(len(places), self._parts[0].dtype)
        for part, begin, (first, last) in zip(self._parts, self._bounds, pairwise(cuts), strict=False):
            if first < last:
                found[first:last] = part[places[first:last] - begin]
        return found

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Ints:
        return np.concatenate(self._parts, dtype=dtype)

    def tobytes(self) -> bytes:
        return np.asarray(self).tobytes()
