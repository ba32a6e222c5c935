"""Which documents are copies of one story, kept beside the segments: made once for each commit."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_PREFIX: Final = "stories-"


def load(folder: Path, number: int, make: Callable[[], Ints], ids: Ints) -> Ints:
    """The story of each document of commit `number`: as kept, else made and kept for the next process.

    A file that does not belong to these documents (`ids`) or cannot be read is made anew; where the folder
    cannot be written, nothing is kept.
    """
    path = folder / f"{_PREFIX}{number}.npy"
    with suppress(OSError, ValueError, EOFError):
        kept = np.load(path)
        if kept.shape == (2, len(ids)) and kept.dtype == np.int64 and (kept[0] == ids).all():
            found: Ints = kept[1]
            return found
    made = make()
    with suppress(OSError):
        temporary = folder / f"{_PREFIX}{number}.{os.getpid()}.tmp"
        with temporary.open("wb") as file:
            np.save(file, np.stack([ids, made]))
        temporary.replace(path)
        for old in folder.glob(f"{_PREFIX}*.npy"):
            if int(old.stem.removeprefix(_PREFIX)) < number:
                old.unlink(missing_ok=True)
    return made
