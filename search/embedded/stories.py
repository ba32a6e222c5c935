"""Which documents are copies of one story, kept beside the segments.

Made once for each commit by who commits, before it counts: of 29,000 articles it takes 0.15 s of CPU, which
each reader of a busy server would have to wait for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from search.embedded.commit_arrays import CommitArrays
from search.retrieval.columns import Columns
from search.retrieval.matched import Ints

KEPT: Final = CommitArrays("stories")


def load(folder: Path, number: int, ids: Ints) -> Ints | None:
    """The story of each document of commit `number` as kept; None where there is nothing, it cannot be read,
    or it does not belong to these documents."""
    kept = KEPT.load(folder, number)
    if kept is None or not np.array_equal(kept["ids"], ids):
        return None
    return kept["stories"]


def save(folder: Path, number: int, ids: Ints, stories: Ints) -> None:
    """Keeps the story of each document of commit `number`, which does not count yet. Raises OSError."""
    KEPT.save(folder, number, {"ids": ids, "stories": stories})


def carried(old: Columns, stories: Ints, new: Columns) -> Ints:
    """The stories of the same live articles under new document numbers: a merge changes nothing else."""
    order = np.flatnonzero(new.live)
    order = order[np.argsort(new.ids[order])]
    # A story is named by the number of its first article.
    wanted = np.stack([old.ids[old.live], old.ids[stories[old.live]]])
    articles, first = order[np.searchsorted(new.ids[order], wanted)]
    found: Ints = np.arange(len(new.ids))
    found[articles] = first
    return found
