"""Which ids of officials are spellings of one person, kept beside the segments.

Found once for each commit by who commits, before it counts (see `search.knowledge.officials.joining`), so
that no first question of a process has to wait for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from search.embedded.commit_arrays import CommitArrays
from search.knowledge.officials.joined import version
from search.retrieval.matched import Ints

KEPT: Final = CommitArrays("joined")


def load(folder: Path, number: int, ids: Ints) -> dict[str, str] | None:
    """The joined ids of commit `number`, each to the one that stands for them; None where there is nothing,
    where it cannot be read, does not belong to these documents, or was found by other rules."""
    kept = KEPT.load(folder, number)
    if kept is None or "version" not in kept or not np.array_equal(kept["ids"], ids):
        return None
    if kept["version"].tobytes() != version().encode():
        return None
    found: dict[str, str] = json.loads(kept["joined"].tobytes())
    return found


def save(folder: Path, number: int, ids: Ints, joined: Mapping[str, str]) -> None:
    """Keeps them for commit `number`, which does not count yet. Raises OSError."""
    text, made_by = (np.frombuffer(some.encode(), np.uint8) for some in (json.dumps(joined), version()))
    KEPT.save(folder, number, {"ids": ids, "joined": text, "version": made_by})
