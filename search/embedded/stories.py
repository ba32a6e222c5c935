"""Which documents are copies of one story, kept beside the segments.

Made once for each commit by who commits, before it counts: of 29,000 articles it takes 0.15 s of CPU, which
each reader of a busy server would have to wait for.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np

from search.embedded import array_file
from search.retrieval.columns import Columns
from search.retrieval.matched import Ints

_PREFIX: Final = "stories-"
_SUFFIX: Final = ".arrays"


def load(folder: Path, number: int, ids: Ints) -> Ints | None:
    """The story of each document of commit `number` as kept; None where there is nothing, it cannot be read,
    or it does not belong to these documents."""
    kept = array_file.load(folder / name(number))
    if kept is None or not np.array_equal(kept["ids"], ids):
        return None
    return kept["stories"]


def save(folder: Path, number: int, ids: Ints, stories: Ints) -> None:
    """Keeps the story of each document of commit `number`, which does not count yet, in the place of what
    stood there; who commits syncs the file. Raises OSError."""
    file = folder / name(number)
    try:
        array_file.save(file, {"ids": ids, "stories": stories})
    except OSError:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        raise


def sweep(folder: Path, number: int) -> None:
    """Removes the stories of other commits than `number`."""
    for old in folder.glob(f"{_PREFIX}*{_SUFFIX}*"):
        if old.name != name(number):
            old.unlink(missing_ok=True)


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


def name(number: int) -> str:
    """The file of commit `number`."""
    return f"{_PREFIX}{number}{_SUFFIX}"
