"""Posting lists as numpy arrays, and the arithmetic of phrases on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.process import deadline
from search.retrieval import document_sets
from search.retrieval.matched import Ints, Mask, distinct
from search.retrieval.pieces import Pieces

# How often, as a list holds it: in as few bytes as its greatest needs.
Frequencies = NDArray[np.unsignedinteger[Any]] | Ints

# A place is a document number and a position in one integer, so that a phrase is one intersection.
POSITION_BITS = 32
_POSITION = (1 << POSITION_BITS) - 1
# Members sorted between two looks at the clock: a hundredth of a second or two.
_PIECE = 1 << 17
# Of a list with so many times the documents that a phrase may stand in, only the places in these are made.
_NOT_FAR_MORE = 4
_SIMILAR = 4
# The places of a list of more occurrences are made for each who asks: kept, they were most of a cache.
_MOST_PLACES = 1 << 18


@dataclass(frozen=True, eq=False)
class Postings:
    """Where one term stands: `documents`, ascending; `frequencies`, as many whole numbers of any size;
    `positions`, one for each occurrence, in the order of their documents."""

    documents: Ints
    frequencies: Frequencies
    positions: Ints | Pieces

    @cached_property
    def starts(self) -> Ints:
        """Where each document's first occurrence stands in `positions`."""
        found: Ints = np.cumsum(self.frequencies, dtype=np.int64)
        found -= self.frequencies
        return found

    @property
    def places(self) -> Ints:
        """Document number · 2³² + position of each occurrence, ascending. Made when first asked for: it is
        the largest part, and phrases and closeness look at the places of some documents."""
        return self._kept_places if self._keeps_places else self._made_places()

    @cached_property
    def _kept_places(self) -> Ints:
        return self._made_places()

    def _made_places(self) -> Ints:
        owners = np.repeat(self.documents, self.frequencies.astype(np.int64))
        found: Ints = (owners << POSITION_BITS) | np.asarray(self.positions)
        return found

    @property
    def knows_places(self) -> bool:
        """Whether `places` are there already."""
        return "_kept_places" in vars(self)

    @property
    def _keeps_places(self) -> bool:
        return self.knows_places or len(self.positions) <= _MOST_PLACES

    @property
    def nbytes(self) -> int:
        """Bytes that it may come to hold."""
        places = 8 * len(self.positions) if self._keeps_places else 0
        return 2 * self.documents.nbytes + self.frequencies.nbytes + self.positions.nbytes + places


NONE = Postings(np.empty(0, np.int64), np.empty(0, np.uint8), np.empty(0, np.int64))


def shift(postings: Postings, by: int) -> Postings:
    """The same postings, each document's number so much higher."""
    if not by or not len(postings.documents):
        return postings
    return Postings(postings.documents + by, postings.frequencies, postings.positions)


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
        Pieces([np.asarray(part.positions) for part in parts]),
    )


def keep(postings: Postings, live: Mask) -> Postings:
    """Without the documents that are not `live` (bool per document)."""
    alive = live[postings.documents]
    if alive.all():
        return postings
    return Postings(
        postings.documents[alive],
        postings.frequencies[alive],
        np.asarray(postings.positions)[np.repeat(alive, postings.frequencies.astype(np.int64))],
    )


def first_positions(postings: Postings) -> Ints:
    """The position of the term's first occurrence in each of its documents."""
    firsts: Ints = postings.positions[postings.starts]
    return firsts


def in_both(few: Ints, many: Ints) -> Ints:
    """The members of `few` that are in `many`; both ascending, each once."""
    if not len(few) or not len(many):
        return few[:0]
    if len(many) < _SIMILAR * len(few):
        # Merged they stand beside each other, which takes less than half as long as looking for each.
        every = np.concatenate((few, many))
        every.sort(kind="stable")
        twice: Ints = every[1:][every[1:] == every[:-1]]
        return twice
    at = np.searchsorted(many, few)
    at[at == len(many)] = len(many) - 1
    found: Ints = few[many[at] == few]
    return found


def positions_in(postings: Postings, documents: Ints) -> tuple[Ints, Ints, Ints]:
    """The positions of a term in some documents (ascending), in order: where the documents that have it stand
    among these, all positions, and how many each has."""
    here, at = document_sets.shared(documents, postings.documents)
    if isinstance(here, slice):
        here = np.arange(len(documents))
    start, sizes = postings.starts[at], postings.frequencies[at].astype(np.int64)
    ends = sizes.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    if total == len(here):  # once in each
        return here, postings.positions[start], sizes
    # One run of consecutive indices for each document.
    which = np.arange(total) + np.repeat(start - ends + sizes, sizes)
    return here, postings.positions[which], sizes


def places_in(postings: Postings, documents: Ints) -> Ints:
    """The places of a term in some documents (ascending), in order."""
    here, positions, sizes = positions_in(postings, documents)
    found: Ints = (np.repeat(documents[here], sizes) << POSITION_BITS) | positions
    return found


def _places_around(postings: Postings, documents: Ints) -> Ints:
    """The places of a term in at least some of its documents, in order: all of them where those are known
    already, or are not far more. They are kept with the list, and asked for with the next phrase."""
    if postings.knows_places or len(postings.documents) <= _NOT_FAR_MORE * len(documents):
        return postings.places
    return places_in(postings, documents)


def adjacent(words: Sequence[Postings]) -> Postings:
    """The postings of a phrase: its places are those of its first word where the others follow in order."""
    if len(words) < 2:
        return words[0] if words else NONE
    documents = reduce(document_sets.in_both, sorted((word.documents for word in words), key=len))
    if not len(documents):
        return NONE
    places = [_places_around(word, documents) - at for at, word in enumerate(deadline.checked(words))]
    # From the rarest word on, the candidates shrink fastest.
    places.sort(key=len)
    return from_places(reduce(in_both, deadline.checked(places)))


def union(parts: Sequence[Postings]) -> Postings:
    """The postings of several terms as if they were one."""
    parts = [part for part in parts if len(part.documents)]
    if len(parts) < 2:
        return parts[0] if parts else NONE
    return from_places(_in_any([part.places for part in parts]))


def _in_any(lists: Sequence[Ints]) -> Ints:
    """The members of all lists, each ascending and not empty, as one. Looks at the time allowed."""
    last = max(int(found[-1]) for found in lists)
    pieces = sum(map(len, lists)) // _PIECE + 1
    edges = np.linspace(0, last + 1, pieces + 1).astype(np.int64)
    edges[-1] = last + 1  # whatever rounding made of it
    cuts = [np.searchsorted(found, edges).tolist() for found in lists]
    found = [
        distinct(
            np.sort(
                np.concatenate([one[cut[at] : cut[at + 1]] for one, cut in zip(lists, cuts, strict=True)])
            )
        )
        for at in deadline.checked(range(pieces))
    ]
    return np.concatenate(found)


def from_places(places: Ints) -> Postings:
    """The postings that have these places."""
    if not len(places):
        return NONE
    owners = places >> POSITION_BITS
    firsts = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))
    counts = np.diff(firsts, append=len(places))
    found = Postings(owners[firsts], counts, places & _POSITION)
    vars(found)["_kept_places"] = places  # known already
    return found


def near(parts: Sequence[tuple[Postings, int, int]], distance: int) -> Postings:
    """The postings of words that stand close to each other: its places are those from which on every part
    (postings, words in one occurrence, occurrences wanted) is complete with at most `distance` words between
    that belong to none. Distances of a paragraph's gap or more would join paragraphs."""
    own = sum(length * times for _, length, times in parts)
    if not parts:
        return NONE
    by_rarity = sorted((part.documents for part, _, _ in parts), key=len)
    documents = reduce(document_sets.in_both, deadline.checked(by_rarity))
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
    return from_places(starts[fits & (end - starts - own <= distance)])
