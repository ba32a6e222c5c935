"""Which of a few lists each document is in, as bits: what follows from that is found once for each set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from search.retrieval.matched import Floats, Ints, Mask

# Lists that a byte tells.
MOST: Final = 8


class Combinations:
    """`of`: for each document of an archive the lists that it is in, a bit each.

    >>> found = Combinations([np.array([0, 2]), np.array([2])], 4)
    >>> found.of.tolist(), found.sums([0.5, 2.0])[found.of].tolist()
    ([1, 0, 3, 0], [0.5, 0.0, 2.5, 0.0])
    >>> found.having(found.sums([1, 1]) == 2).tolist()
    [2]
    """

    __slots__ = ("_count", "of")

    def __init__(self, lists: Sequence[Ints], size: int) -> None:
        """`lists`: no more than MOST, ascending; `size`: the documents of the archive."""
        self._count = len(lists)
        self.of = np.zeros(size, np.uint8)
        for at, documents in enumerate(lists):
            self.of[documents] |= np.uint8(1 << at)

    def having(self, fits: Mask) -> Ints:
        """The documents whose set of bits fits, ascending; `fits`: of each set."""
        # NumPy would turn the bytes into 64-bit numbers first, to look each up.
        table = fits.tobytes().ljust(1 << MOST, b"\0")
        return np.frombuffer(self.of.tobytes().translate(table), bool).nonzero()[0]

    def sums(self, values: Sequence[float]) -> Floats:
        """For each set of bits the sum of what its lists are worth, added in their order."""
        every = np.arange(1 << self._count)
        found = np.zeros(len(every))
        for at, value in enumerate(values):
            found[(every >> at & 1).astype(bool)] += value
        return found
