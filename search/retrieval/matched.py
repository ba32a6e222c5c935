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
    """A bool and a score per document; scores of documents that do not match mean nothing. `weight` is the
    idf of all that was asked for, 0 where nothing is ranked."""

    mask: Mask
    scores: Floats
    weight: float = 0.0
