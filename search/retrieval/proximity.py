"""How close to each other a query's words stand in an article; see `search.retrieval.ranking`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.retrieval.matched import Floats, Ints
from search.retrieval.postings import POSITION_BITS, in_both


def pairs(first: Ints, second: Ints, documents: Ints) -> Floats:
    """How often a place of the first list stands directly before one of the second, for each document."""
    follows = in_both(first + 1, second)
    at = np.searchsorted(documents, follows >> POSITION_BITS)
    return np.bincount(at, minlength=len(documents)).astype(np.float64)


def close(first: Ints, second: Ints, reach: int, documents: Ints) -> Floats:
    """How many places of the first list have one of the second at most `reach` positions before or behind
    (a place itself is neither), for each document."""
    if not len(first) or not len(second):
        return np.zeros(len(documents))
    behind = np.searchsorted(second, first, side="right")
    before = np.searchsorted(second, first, side="left") - 1
    last = len(second) - 1
    near = (behind <= last) & (second[np.minimum(behind, last)] - first <= reach)
    near |= (before >= 0) & (first - second[np.maximum(before, 0)] <= reach)
    at = np.searchsorted(documents, first[near] >> POSITION_BITS)
    return np.bincount(at, minlength=len(documents)).astype(np.float64)


def best_window(terms: Sequence[Ints], weights: Sequence[float], size: int, documents: Ints) -> Floats:
    """For each document the greatest sum of weights of the different terms inside `size` positions.

    `terms`: the places of each, in these documents (ascending).
    """
    best = np.zeros(len(documents))
    places = np.concatenate(terms) if terms else np.empty(0, np.int64)
    if not len(places):
        return best
    which = np.repeat(np.arange(len(terms)), [len(found) for found in terms])
    order = np.argsort(places, kind="stable")
    places, which = places[order], which[order]
    sums = np.zeros(len(places))
    for number, weight in enumerate(weights):
        # Where each window ends: whether the term's last place before is inside it. Places of two documents
        # are far apart.
        last = np.maximum.accumulate(np.where(which == number, places, -size))
        sums += weight * (places - last < size)
    owners = np.searchsorted(documents, places >> POSITION_BITS)
    np.maximum.at(best, owners, sums)
    return best
