"""How close to each other a query's words stand in an article; see `search.retrieval.ranking`.

Places are those of `search.retrieval.postings`, of numbered texts: which · 2³² + position.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.retrieval.matched import Floats, Ints
from search.retrieval.postings import POSITION_BITS

# Farther than any distance from the first and from the last place.
_FAR_BEFORE, _FAR_BEHIND = -(1 << 61), 1 << 61


def beside(first: Ints, second: Ints, reach: int, texts: int) -> tuple[Floats, Floats]:
    """In each of so many texts, how often a place of the first list stands directly before one of the second,
    and how many of the first have one of the second at most `reach` positions before or behind (a place
    itself is neither). Both lists ascend.

    >>> beside(np.array([3, 9]), np.array([4, 20]), 2, 1)
    (array([1.]), array([1.]))
    """
    if not len(first) or not len(second):
        return np.zeros(texts), np.zeros(texts)
    padded = np.concatenate(((_FAR_BEFORE,), second, (_FAR_BEHIND,)))
    at = second.searchsorted(first, "right")
    behind, before = padded[at + 1] - first, first - padded[at]
    if not before.all():  # one word of two stems
        before = first - padded[at - (before == 0)]
    owners = first >> POSITION_BITS
    pairs = np.bincount(owners[behind == 1], minlength=texts)
    close = np.bincount(owners[(behind <= reach) | (before <= reach)], minlength=texts)
    return pairs.astype(np.float64), close.astype(np.float64)


def best_window(places: Ints, which: Ints, weights: Sequence[float], size: int, texts: int) -> Floats:
    """In each of so many texts the greatest sum of weights of the different terms inside `size` positions.

    `places`: those of all terms, in any order; `which`: whose each is, an index into `weights`.
    """
    best = np.zeros(texts)
    if not len(places):
        return best
    order = np.argsort(places, kind="stable")
    places, which = places[order], which[order]
    # Where each window ends: whether the last place before of each term is inside it. Places of two texts are
    # far apart.
    last = np.where(which == np.arange(len(weights))[:, None], places, -size)
    np.maximum.accumulate(last, axis=1, out=last)
    sums = (np.array(weights)[:, None] * (places - last < size)).sum(axis=0)
    np.maximum.at(best, places >> POSITION_BITS, sums)
    return best
