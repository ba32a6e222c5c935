"""What of an archive's documents matched, and the arrays that hold one value for each of something."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
# Whether, for each document.
Mask = NDArray[np.bool_]
# MinHash signatures: one row for each document, all 0 where there is none; see `search.retrieval.copies`.
Signatures = NDArray[np.uint32]


class Matched(NamedTuple):
    """The documents that match, ascending, and the score of each."""

    documents: Ints
    scores: Floats

    def only(self, mask: Mask) -> Matched:
        """Those of a mask over them."""
        return Matched(self.documents[mask], self.scores[mask])
