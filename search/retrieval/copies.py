"""Copies of one story: articles most of whose words another outlet, or the same one again, has printed.

A body's shingles are all runs of three words; what two bodies share is judged by their MinHash signatures
(Broder 1997; signatures by the library rensa). Two articles are copies where the shorter body has at least
CONTAINMENT of its shingles in the other, LATER_CONTAINMENT where their dates are more than DAYS_APART apart
(a weather report repeats last month's words), and is at least LEAST_LENGTH as long. Copies of copies are
copies. So groups depend on which articles there are, not on the order in which they came.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from search.retrieval.matched import Ints, Mask, Signatures

SIZE: Final = 128
BYTES: Final = 4 * SIZE
_SEED: Final = 1
_SHINGLE: Final = 3
# A shorter body ('Simak videonya di sini') is the same in many articles that are none of each other's copies.
FEWEST_SHINGLES: Final = 20
CONTAINMENT: Final = 0.6
LATER_CONTAINMENT: Final = 0.9
DAYS_APART: Final = 7
# The shorter's length over the longer's: a digest holds several stories whole and is a copy of none.
LEAST_LENGTH: Final = 0.5
# Rows of a signature that must all be equal for two articles to be compared: with 32 bands of 4, 95 % of the
# pairs that share half of their shingles are.
_BAND: Final = 4
# Articles of one bucket are compared with so many that follow in it: a boilerplate shared by thousands must
# not cost millions of comparisons, and neighbours of neighbours are of one group anyway.
_NEIGHBOURS: Final = 16
_AT_ONCE: Final = 4096
_HALF: Final = 32

_WORD: Final = re.compile(r"\w+")


def signature(body: Sequence[str]) -> bytes:
    """The signature of a body's paragraphs, BYTES long, little-endian; empty where the body is too short."""
    words = _WORD.findall(" ".join(body).lower())
    shingles = list(map(" ".join, zip(*(words[at:] for at in range(_SHINGLE)), strict=False)))
    if len(shingles) < FEWEST_SHINGLES:
        return b""
    from rensa import RMinHash  # only indexing needs it

    sketch = RMinHash(num_perm=SIZE, seed=_SEED)
    sketch.update(shingles)
    return np.array(sketch.digest(), "<u4").tobytes()


class Bodies(NamedTuple):
    """What is compared, one of each for n articles: signatures (n × SIZE), lengths in words, and days as
    ordinals, 0 where the day is not known. Groups are numbered in this order: give articles by id."""

    signatures: Signatures
    lengths: Ints
    days: Ints


def are_copies(bodies: Bodies, one: Ints, other: Ints) -> Mask:
    """Whether the articles of each pair are copies.

    The share of equal rows estimates Jaccard's index j = shared / (one + other − shared), and so what is
    shared, j / (1 + j) · (one + other), and which share that is of the shorter.
    """
    equal = np.zeros(len(one), np.int64)
    for at in range(0, len(one), _AT_ONCE):
        part = slice(at, at + _AT_ONCE)
        equal[part] = (bodies.signatures[one[part]] == bodies.signatures[other[part]]).sum(axis=1)
    jaccard = equal / SIZE
    first, second = bodies.lengths[one], bodies.lengths[other]
    shared = jaccard / (1 + jaccard) * (first + second)
    days, other_days = bodies.days[one], bodies.days[other]
    late = (np.abs(days - other_days) > DAYS_APART) & (days > 0) & (other_days > 0)
    wanted = np.where(late, LATER_CONTAINMENT, CONTAINMENT)
    shorter, longer = np.minimum(first, second), np.maximum(first, second)
    found: Mask = (shared >= wanted * shorter) & (shorter >= LEAST_LENGTH * longer)
    return found


def _candidates(signatures: Signatures) -> Ints:
    """The pairs to be compared, ascending; both numbers in one, the first in the upper half."""
    usable = np.flatnonzero(signatures.any(axis=1))
    # One number of a band's four; what collides by chance is compared and found to differ.
    halves = np.ascontiguousarray(signatures[usable]).view(np.uint64).reshape(len(usable), SIZE // _BAND, 2)
    keys = halves[:, :, 0] * np.uint64(0x9E3779B97F4A7C15)
    keys ^= halves[:, :, 1] * np.uint64(0xC2B2AE3D27D4EB4F)
    found: list[Ints] = []
    for band in np.ascontiguousarray(keys.T):
        # Most keys stand alone. To sort them without their owners, and then only those of the others with
        # them, takes half the time.
        ordered = np.sort(band)
        shared = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
        if not len(shared):
            continue
        at = np.minimum(np.searchsorted(shared, band), len(shared) - 1)
        members = np.flatnonzero(shared[at] == band)
        members = members[np.argsort(band[members], kind="stable")]
        own, members = band[members], usable[members]
        for step in range(1, _NEIGHBOURS + 1):
            same = own[step:] == own[:-step]
            if not same.any():
                break
            found.append(members[:-step][same] << _HALF | members[step:][same])
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def group(bodies: Bodies) -> Ints:
    """For each article the number of the first of its group; its own where it is alone."""
    labels = np.arange(len(bodies.signatures))
    pairs = _candidates(bodies.signatures)
    if not len(pairs):
        return labels
    one, other = pairs >> _HALF, pairs & ((1 << _HALF) - 1)
    alike = are_copies(bodies, one, other)
    one, other = one[alike], other[alike]
    while True:
        least = np.minimum(labels[one], labels[other])
        before = labels.copy()
        np.minimum.at(labels, one, least)
        np.minimum.at(labels, other, least)
        labels = labels[labels]  # a label's own label: chains halve in each round
        if (labels == before).all():
            return labels
