"""What of an archive's documents matched, and the arrays that hold one value for each of something."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
# Whether, for each document.
Mask = NDArray[np.bool_]
# MinHash signatures: one row for each document, all 0 where there is none; see `search.retrieval.copies`.
Signatures = NDArray[np.uint32]


class Matched(NamedTuple):
    """The documents that match, ascending, and the score of each; `leading`: where the best of them stand, in
    any order, if that is known already."""

    documents: Ints
    scores: Floats
    leading: Ints | None = None

    def only(self, mask: Mask) -> Matched:
        """Those of a mask over them."""
        return Matched(self.documents[mask], self.scores[mask])


def distinct(ascending: NDArray[Number]) -> NDArray[Number]:
    """Each number once. `np.unique` does that too, but loads NumPy's masked arrays, which takes a question
    from the shell as long as all its look-ups, and takes ten times as long for it as to sort.

    >>> distinct(np.array([1, 3, 3])).tolist(), distinct(np.array([], np.int64)).tolist()
    ([1, 3], [])
    """
    is_new = np.append(True, ascending[1:] != ascending[:-1])[: len(ascending)]
    found: NDArray[Number] = ascending[is_new]
    return found
