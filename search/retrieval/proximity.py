"""How close to each other a query's words stand in an article; see `search.retrieval.ranking`.

Places are those of `search.retrieval.postings`, of numbered texts: which · 2³² + position.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.retrieval.matched import Floats, Ints
from search.retrieval.postings import POSITION_BITS, in_both

_POSITION = (1 << POSITION_BITS) - 1


def of_field(places: Ints, field: int, fields: int) -> Ints:
    """Of the places of texts that are fields of documents (document · fields + field) those of one field, as
    places of the documents."""
    texts = places >> POSITION_BITS
    own = texts % fields == field
    found: Ints = ((texts[own] // fields) << POSITION_BITS) | (places[own] & _POSITION)
    return found


def pairs(first: Ints, second: Ints, texts: int) -> Floats:
    """How often a place of the first list stands directly before one of the second, in each of so many
    texts."""
    follows = in_both(first + 1, second)
    return np.bincount(follows >> POSITION_BITS, minlength=texts).astype(np.float64)


def close(first: Ints, second: Ints, reach: int, texts: int) -> Floats:
    """How many places of the first list have one of the second at most `reach` positions before or behind
    (a place itself is neither), in each of so many texts."""
    if not len(first) or not len(second):
        return np.zeros(texts)
    behind = np.searchsorted(second, first, side="right")
    before = np.searchsorted(second, first, side="left") - 1
    last = len(second) - 1
    near = (behind <= last) & (second[np.minimum(behind, last)] - first <= reach)
    near |= (before >= 0) & (first - second[np.maximum(before, 0)] <= reach)
    return np.bincount(first[near] >> POSITION_BITS, minlength=texts).astype(np.float64)


def best_window(terms: Sequence[Ints], weights: Sequence[float], size: int, texts: int) -> Floats:
    """In each of so many texts the greatest sum of weights of the different terms inside `size` positions.

    `terms`: the places of each (ascending).
    """
    best = np.zeros(texts)
    places = np.concatenate(terms) if terms else np.empty(0, np.int64)
    if not len(places):
        return best
    which = np.repeat(np.arange(len(terms)), [len(found) for found in terms])
    order = np.argsort(places, kind="stable")
    places, which = places[order], which[order]
    sums = np.zeros(len(places))
    for number, weight in enumerate(weights):
        # Where each window ends: whether the term's last place before is inside it. Places of two texts are
        # far apart.
        last = np.maximum.accumulate(np.where(which == number, places, -size))
        sums += weight * (places - last < size)
    np.maximum.at(best, places >> POSITION_BITS, sums)
    return best
