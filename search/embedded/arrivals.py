"""When each article first came into the index, kept beside the segments for every commit.

An article keeps its moment as long as it is in the index, whatever becomes of its text, also through a merge
or a rebuild. What is not known (the file was lost) stays unknown: it is in no range of days.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import numpy as np

from search.embedded.commit_arrays import CommitArrays
from search.retrieval.days import EPOCH
from search.retrieval.matched import Ints

# The moment of an article whose arrival is not known.
UNKNOWN: Final = 0
KEPT: Final = CommitArrays("arrivals")


class Arrivals:
    """Moments by article: `ids`; `moments` of each, in minutes UTC since the ordinal 0."""

    def __init__(self, ids: Ints, moments: Ints) -> None:
        self._given = ids, moments

    def but(self, ids: Ints, moments: Ints) -> Arrivals:
        """These moments, and those known before of all other articles."""
        known, before = self._given
        others = ~np.isin(known, ids)
        return Arrivals(np.concatenate([known[others], ids]), np.concatenate([before[others], moments]))

    def of(self, ids: Ints, otherwise: int = UNKNOWN) -> Ints:
        """The moment of each article, all of them different; `otherwise` where there is no such."""
        known, moments = self._given
        found = np.full(len(ids), otherwise, np.int64)
        # Those of a commit are kept in the order of its documents, and the next has most where they were.
        common = min(len(ids), len(known))
        differs = np.flatnonzero(ids[:common] != known[:common])
        start = int(differs[0]) if len(differs) else common
        found[:start] = moments[:start]
        known, moments, asked = known[start:], moments[start:], ids[start:]
        if len(known) and len(asked):
            order, asking = np.argsort(known, kind="stable"), np.argsort(asked)
            at = np.minimum(np.searchsorted(known, asked[asking], sorter=order), len(known) - 1)
            is_known = known[order[at]] == asked[asking]
            found[start + asking[is_known]] = moments[order[at[is_known]]]
        return found


NONE: Final = Arrivals(np.empty(0, np.int64), np.empty(0, np.int64))


def now() -> int:
    """This moment, as articles have theirs."""
    return EPOCH + int(time.time()) // 60


def load(folder: Path, number: int) -> Arrivals | None:
    """The arrivals of commit `number`; None where they are lost or damaged."""
    kept = KEPT.load(folder, number)
    if kept is None or not {"ids", "moments"} <= kept.keys():
        return None
    return Arrivals(kept["ids"].astype(np.int64), kept["moments"].astype(np.int64))


def latest(home: Path) -> Arrivals:
    """Those of the newest commit that an index has, of whatever version; none where it has none."""
    found = (load(folder, number) for folder, number in KEPT.newest_first(home))
    return next((arrivals for arrivals in found if arrivals is not None), NONE)


def save(folder: Path, number: int, ids: Ints, moments: Ints) -> None:
    """Keeps the arrivals of commit `number`, which does not count yet. Raises OSError."""
    KEPT.save(folder, number, {"ids": ids, "moments": moments})
