"""What becomes of freed memory: a question makes and frees dozens of arrays as long as the archive."""

from __future__ import annotations

import ctypes  # NumPy has loaded it
from contextlib import suppress
from typing import Final

import numpy as np

# Just below the size from which on glibc gives every block back, whatever was freed before (32 MiB).
_LARGEST: Final = 31 << 20
# mallopt(3), M_ARENA_MAX: how many places there are that memory is taken from, each of which keeps its own.
_ARENAS: Final = -8


def keep_freed() -> None:
    """From here on the process keeps the memory of freed arrays for the next ones, up to some 60 MB.

    Else glibc gives most of it back after each array and has the system clear it again for the next one,
    which was two fifths of what five words took over 100,000 articles. It learns to keep blocks up to the
    size of the largest that was freed (mallopt(3), M_MMAP_THRESHOLD); this one is never touched, so it takes
    no memory. Threads that start later share what is kept, or each would keep as much for itself: they make
    arrays one at a time, so none waits for another. Other allocators do not mind."""
    with suppress(
        AttributeError, OSError, TypeError
    ):  # macOS and musl have no such function, Windows no such library
        ctypes.CDLL(None).mallopt(_ARENAS, 1)
    np.empty(_LARGEST, np.uint8)
