"""Which documents are copies of one story, kept beside the segments: made once for each commit."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from search.embedded import array_file

Ints = NDArray[np.int64]

_PREFIX: Final = "stories-"
_SUFFIX: Final = ".arrays"


def load(folder: Path, number: int, make: Callable[[], Ints], ids: Ints) -> Ints:
    """The story of each document of commit `number`: as kept, else made and kept for the next process.

    A file that does not belong to these documents (`ids`) or cannot be read is made anew; where the folder
    cannot be written, nothing is kept.
    """
    path = folder / f"{_PREFIX}{number}{_SUFFIX}"
    kept = array_file.load(path)
    if kept is not None and np.array_equal(kept["ids"], ids):
        return kept["stories"]
    made = make()
    with suppress(OSError):
        temporary = folder / f"{_PREFIX}{number}.{os.getpid()}.tmp"
        array_file.save(temporary, {"ids": ids, "stories": made})
        temporary.replace(path)
        for old in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if int(old.stem.removeprefix(_PREFIX)) < number:
                old.unlink(missing_ok=True)
    return made
