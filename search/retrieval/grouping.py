"""Copies of copies to stories: of all articles at once, or of what changed beside stories that are known.

Articles are compared where all rows of a band of their signatures are equal (locality-sensitive hashing:
Indyk and Motwani 1998); those that are copies are of one story, and so are copies of copies. Both ways lead
to the same stories: they depend on which articles there are, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from search.retrieval.copies import ROWS, Bodies, are_copies
from search.retrieval.matched import Ints, Mask, Signatures, distinct

# A row for each body: the key of each band. Bodies with one key have four rows in common, but for chance; 0
# where there is no signature.
Keys = NDArray[np.uint64]
# What is compared of some bodies, which are given by their numbers, ascending.
Reading = Callable[[Ints], Bodies]

# Rises with every change of code, here or in `copies`, that alters which articles are of one story.
RULES: Final = 1
# Rows of a signature that must all be equal for two articles to be compared: with 32 bands of 4, 95 % of the
# pairs that share half of their shingles are.
_BAND: Final = 4
BANDS: Final = ROWS // _BAND
# Articles of one bucket are compared with so many that follow in it: a boilerplate shared by thousands must
# not cost millions of comparisons, and neighbours of neighbours are of one group anyway.
_NEIGHBOURS: Final = 16
_HALF: Final = 32
# Pairs whose bodies are read at once: with what comparing them takes, at most some 150 MB.
_AT_ONCE: Final = 1 << 15
# Leading bits of a key by which nearly all that nobody looks for are passed over.
_TOLD_BY: Final = 20
# Of so large a share of all articles it takes less time to compare all.
_MOST: Final = 0.2
# One for each band, so that keys of two bands differ.
_OF_BAND: Final = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0xD6E8FEB86659FD93)


class Archive(Protocol):
    """Articles by document, as `regroup` needs them. Keys and bodies are of documents that may be deleted."""

    @property
    def ids(self) -> Ints: ...

    @property
    def live(self) -> Mask: ...

    def parts(self) -> Iterator[tuple[int, Keys]]:
        """The keys of all, in parts, each with the number of its first document."""
        ...

    def bodies(self, documents: Ints) -> Bodies: ...


class Known(NamedTuple):
    """What was known before articles changed: the story of each document that is as it was, of one that is
    `added` its own number; which stories have lost an article, and the keys of those lost."""

    stories: Ints
    added: Ints
    broken: Ints
    lost: Keys


def band_keys(signatures: Signatures) -> Keys:
    """The keys of some signatures."""
    # One number of a band's four; what collides by chance is compared and found to differ.
    halves = np.ascontiguousarray(signatures)[:, :ROWS].view(np.uint64)
    keys = halves[:, ::2] * np.uint64(0x9E3779B97F4A7C15)
    keys ^= halves[:, 1::2] * np.uint64(0xC2B2AE3D27D4EB4F)
    has_none = keys[:, 0] == 0  # no hash is
    keys ^= _OF_BAND
    keys[has_none] = 0
    return keys


def group(bodies: Bodies) -> Ints:
    """For each article the number of the first of its story; its own where it is alone. Give them by id."""
    return group_keyed(np.ascontiguousarray(band_keys(bodies.signatures).T), bodies.of)


def group_keyed(keys: Keys, read: Reading) -> Ints:
    """The same, where bodies are read that may be copies, and no others; `keys`: a row for each band."""
    pairs = _candidates(keys)
    one, other = _alike(pairs >> _HALF, pairs & ((1 << _HALF) - 1), read)
    return _components(keys.shape[1], one, other)


def regroup(archive: Archive, known: Known) -> Ints | None:
    """The story of each document, named by that of its articles whose id comes first; None where so much
    changed that to group all takes no longer.

    What is compared anew is `loose`: what was added, what was in a story that lost an article, and all
    stories of a bucket with so many articles that one more or less changes who is compared with whom. Of two
    other articles that are compared nothing changed, so those that were of one story still are.
    """
    documents = np.arange(len(archive.ids))
    loose = np.zeros(len(documents), bool)
    loose[known.added] = True
    is_open = np.zeros(len(documents), bool)
    is_open[known.broken] = True
    changed = [known.lost.ravel(), band_keys(archive.bodies(known.added).signatures).ravel()]
    own, members = _holders(archive, np.concatenate(changed))
    lost, lost_counts = _counted(known.lost.ravel())
    held, counts = _counted(own)
    counts[np.isin(held, lost)] += lost_counts[np.isin(lost, held)]
    crowded = held[counts > _NEIGHBOURS + 1]
    is_open[known.stories[members[np.isin(own, crowded)]]] = True
    more = is_open[known.stories] & archive.live & ~loose
    loose |= more
    if loose.sum() > _MOST * len(documents):
        return None
    if more.any():
        wanted = band_keys(archive.bodies(np.flatnonzero(loose)).signatures).ravel()
        own, members = _holders(archive, wanted)
    one, other = _neighbours(own, archive.ids[members], members)
    anew = loose[one] | loose[other]
    one, other = _alike(one[anew], other[anew], archive.bodies)
    stories = np.where(loose | ~archive.live, documents, known.stories)
    one, other = stories[one], stories[other]
    met = distinct(np.sort(np.concatenate([one, other])))
    place = np.empty(len(documents), np.int64)
    met = met[np.argsort(archive.ids[met])]
    place[met] = np.arange(len(met))
    documents[met] = met[_components(len(met), place[one], place[other])]
    return documents[stories]


def _counted(keys: Keys) -> tuple[Keys, Ints]:
    """The keys that occur, ascending, and how often each does."""
    ordered = np.sort(keys[keys != 0])
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    return ordered[starts], np.diff(starts, append=len(ordered))


def _holders(archive: Archive, wanted: Keys) -> tuple[Keys, Ints]:
    """Every live document that has one of some keys, beside that key."""
    wanted, _ = _counted(wanted)
    is_told = np.zeros(1 << _TOLD_BY, bool)
    is_told[(wanted >> np.uint64(64 - _TOLD_BY)).astype(np.int64)] = True
    keys: list[Keys] = [np.empty(0, np.uint64)]
    holders: list[Ints] = [np.empty(0, np.int64)]
    for start, part in archive.parts() if len(wanted) else ():
        every = part.ravel()
        found = np.flatnonzero(is_told[(every >> np.uint64(64 - _TOLD_BY)).astype(np.int64)])
        own = every[found]
        documents = start + found // BANDS
        at = np.minimum(np.searchsorted(wanted, own), len(wanted) - 1)
        kept = (wanted[at] == own) & archive.live[documents]
        keys.append(own[kept])
        holders.append(documents[kept])
    return np.concatenate(keys), np.concatenate(holders)


def _neighbours(own: Keys, ids: Ints, members: Ints) -> tuple[Ints, Ints]:
    """The pairs of members to be compared: those of one key that follow each other by their ids."""
    order = np.lexsort((ids, own))
    own, members = own[order], members[order]
    found = [np.empty(0, np.int64)]
    for step in range(1, _NEIGHBOURS + 1):
        same = own[step:] == own[:-step]
        if not same.any():
            break
        one, other = members[:-step][same], members[step:][same]
        found.append(np.minimum(one, other) << _HALF | np.maximum(one, other))
    pairs = distinct(np.sort(np.concatenate(found)))
    return pairs >> _HALF, pairs & ((1 << _HALF) - 1)


def _candidates(keys: Keys) -> Ints:
    """The pairs of all articles, in the order of their ids, to be compared, ascending; both numbers in one,
    the first in the upper half."""
    found: list[Ints] = [np.empty(0, np.int64)]
    for band in keys:
        # Most keys stand alone. To sort them without their owners, and then only those of the others with
        # them, takes half the time.
        ordered = np.sort(band)
        shared = distinct(ordered[1:][ordered[1:] == ordered[:-1]])
        shared = shared[shared != 0]
        if not len(shared):
            continue
        at = np.minimum(np.searchsorted(shared, band), len(shared) - 1)
        members = np.flatnonzero(shared[at] == band)
        members = members[np.argsort(band[members], kind="stable")]
        own = band[members]
        for step in range(1, _NEIGHBOURS + 1):
            same = own[step:] == own[:-step]
            if not same.any():
                break
            found.append(members[:-step][same] << _HALF | members[step:][same])
    return distinct(np.sort(np.concatenate(found)))


def _alike(one: Ints, other: Ints, read: Reading) -> tuple[Ints, Ints]:
    """Those of some pairs that are copies."""
    found: list[Mask] = [np.empty(0, bool)]
    for at in range(0, len(one), _AT_ONCE):
        first, second = one[at : at + _AT_ONCE], other[at : at + _AT_ONCE]
        places = distinct(np.sort(np.concatenate([first, second])))
        bodies = read(places)
        found.append(are_copies(bodies, np.searchsorted(places, first), np.searchsorted(places, second)))
    alike = np.concatenate(found)
    return one[alike], other[alike]


def _components(count: int, one: Ints, other: Ints) -> Ints:
    """For each of `count` numbers the least that pairs lead to."""
    labels = np.arange(count)
    while True:
        least = np.minimum(labels[one], labels[other])
        before = labels.copy()
        np.minimum.at(labels, one, least)
        np.minimum.at(labels, other, least)
        labels = labels[labels]  # a label's own label: chains halve in each round
        if (labels == before).all():
            return labels
