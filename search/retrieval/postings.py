"""Posting lists as numpy arrays, and the arithmetic of phrases on them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.process import deadline
from search.retrieval.matched import Floats, Ints, Mask

# A place is a document number and a position in one integer, so that a phrase is one intersection.
POSITION_BITS = 32
# Members sorted between two looks at the clock: a hundredth of a second or two.
_PIECE = 1 << 17


@dataclass(frozen=True, slots=True)
class Postings:
    """Where one term stands: `documents`, ascending; `frequencies`, as many; `places`, ascending, one for
    each occurrence (document number · 2³² + position)."""

    documents: Ints
    frequencies: Floats
    places: Ints

    @property
    def nbytes(self) -> int:
        return self.documents.nbytes + self.frequencies.nbytes + self.places.nbytes


NONE = Postings(np.empty(0, np.int64), np.empty(0, np.float64), np.empty(0, np.int64))


def make(documents: Ints, frequencies: Ints, positions: Ints) -> Postings:
    """Postings of `positions`, given in the order of their documents (`frequencies` of each)."""
    owners = np.repeat(documents, frequencies)
    return Postings(documents, frequencies.astype(np.float64), (owners << POSITION_BITS) | positions)


def shift(postings: Postings, by: int) -> Postings:
    """The same postings, each document's number so much higher."""
    if not by or not len(postings.documents):
        return postings
    return Postings(postings.documents + by, postings.frequencies, postings.places + (by << POSITION_BITS))


def merge(parts: Sequence[Postings]) -> Postings:
    """The postings of consecutive segments, whose document numbers already ascend, as one list."""
    parts = [part for part in parts if len(part.documents)]
    if not parts:
        return NONE
    if len(parts) == 1:
        return parts[0]
    return Postings(
        np.concatenate([part.documents for part in parts]),
        np.concatenate([part.frequencies for part in parts]),
        np.concatenate([part.places for part in parts]),
    )


def keep(postings: Postings, live: Mask) -> Postings:
    """Without the documents that are not `live` (bool per document)."""
    alive = live[postings.documents]
    if alive.all():
        return postings
    return Postings(
        postings.documents[alive],
        postings.frequencies[alive],
        postings.places[live[postings.places >> POSITION_BITS]],
    )


def first_positions(postings: Postings) -> Ints:
    """The position of the term's first occurrence in each of its documents."""
    counts = postings.frequencies.astype(np.int64)
    firsts: Ints = postings.places[np.cumsum(counts) - counts] & ((1 << POSITION_BITS) - 1)
    return firsts


def in_both(few: Ints, many: Ints) -> Ints:
    """The members of `few` that are in `many`; both ascending."""
    if not len(few) or not len(many):
        return few[:0]
    at = np.searchsorted(many, few)
    at[at == len(many)] = len(many) - 1
    found: Ints = few[many[at] == few]
    return found


def places_in(postings: Postings, documents: Ints) -> Ints:
    """The places of a term in some documents (ascending), in order."""
    start = np.searchsorted(postings.places, documents << POSITION_BITS)
    stop = np.searchsorted(postings.places, (documents + 1) << POSITION_BITS)
    sizes = stop - start
    total = int(sizes.sum())
    if not total:
        return postings.places[:0]
    # One run of consecutive indices for each document.
    at = np.arange(total) + np.repeat(start - np.cumsum(sizes) + sizes, sizes)
    found: Ints = postings.places[at]
    return found


def adjacent(words: Sequence[Postings]) -> Postings:
    """The postings of a phrase: its places are those of its first word where the others follow in order."""
    if not words:
        return NONE
    # From the rarest word on, the candidates shrink fastest.
    order = sorted(range(len(words)), key=lambda i: len(words[i].places))
    starts = words[order[0]].places - order[0]
    for i in deadline.checked(order[1:]):
        starts = in_both(starts, words[i].places - i)
    return _from_places(starts)


def union(parts: Sequence[Postings]) -> Postings:
    """The postings of several terms as if they were one."""
    parts = [part for part in parts if len(part.documents)]
    if len(parts) < 2:
        return parts[0] if parts else NONE
    return _from_places(_in_any([part.places for part in parts]))


def _in_any(lists: Sequence[Ints]) -> Ints:
    """The members of all lists, each ascending and not empty, as one. Looks at the time allowed."""
    last = max(int(found[-1]) for found in lists)
    pieces = sum(map(len, lists)) // _PIECE + 1
    edges = np.linspace(0, last + 1, pieces + 1).astype(np.int64)
    edges[-1] = last + 1  # whatever rounding made of it
    cuts = [np.searchsorted(found, edges).tolist() for found in lists]
    found = [
        np.unique(np.concatenate([one[cut[at] : cut[at + 1]] for one, cut in zip(lists, cuts, strict=True)]))
        for at in deadline.checked(range(pieces))
    ]
    return np.concatenate(found)


def _from_places(places: Ints) -> Postings:
    """The postings that have these places."""
    if not len(places):
        return NONE
    owners = places >> POSITION_BITS
    firsts = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))
    counts = np.diff(firsts, append=len(places))
    return Postings(owners[firsts], counts.astype(np.float64), places)


def near(parts: Sequence[tuple[Postings, int, int]], distance: int) -> Postings:
    """The postings of words that stand close to each other: its places are those from which on every part
    (postings, words in one occurrence, occurrences wanted) is complete with at most `distance` words between
    that belong to none. Distances of a paragraph's gap or more would join paragraphs."""
    own = sum(length * times for _, length, times in parts)
    if not parts:
        return NONE
    by_rarity = sorted((part.documents for part, _, _ in parts), key=len)
    documents = functools.reduce(in_both, deadline.checked(by_rarity))
    if not len(documents):
        return NONE
    wanted = [(places_in(part, documents), length, times) for part, length, times in deadline.checked(parts)]
    starts = _in_any([places for places, _, _ in wanted])
    end = starts
    fits = np.ones(len(starts), bool)
    for places, length, times in deadline.checked(wanted):
        # The first occurrences from a start on end soonest, so no others need be looked at.
        last = np.searchsorted(places, starts) + times - 1
        fits &= last < len(places)
        end = np.maximum(end, places[np.minimum(last, len(places) - 1)] + length)
    # Another document's places are farther than any distance.
    return _from_places(starts[fits & (end - starts - own <= distance)])
