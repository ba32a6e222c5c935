"""A file that one process at a time holds locked, until it lets go or is gone.

Not the package filelock: it loads asyncio and much more that is not needed here, a tenth of what a small
update takes in all. The lock is the same one: a program with that package and this one respect each other.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class HeldError(Exception):
    """Another process, or another block of this one, holds the lock."""


@contextmanager
def locked(file: Path, *, waits: bool = True) -> Iterator[None]:
    """A block for which a file, made where it is missing, is locked; it stays when the block ends, since to
    remove it would part those who wait from those who come later.

    Raises HeldError where another has it, but if it `waits`; OSError where the file cannot be made or locked.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, locked(Path(folder, "lock")):
    ...     with locked(Path(folder, "lock"), waits=False):
    ...         pass
    Traceback (most recent call last):
    search.process.locks.HeldError: another process holds ...
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _lock(descriptor, file, waits)
        # The system lets go of it where the process ends, however that comes.
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, file: Path, waits: bool) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except (BlockingIOError, PermissionError) as error:  # which of them, the file system decides
        raise HeldError(f"another process holds {file}") from error
