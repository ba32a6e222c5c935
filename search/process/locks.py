"""A file that one process at a time holds locked, until it lets go or is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class HeldError(Exception):
    """Another process, or another block of this one, holds the lock."""


@contextmanager
def locked(file: Path, *, waits: bool = True) -> Iterator[None]:
    """A block for which a file, made where it is missing, is locked.

    The system lets go of it where the process ends, however that comes. Raises HeldError where another has
    it, but if it `waits`; OSError where the file cannot be made or locked.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, locked(Path(folder, "lock")):
    ...     with locked(Path(folder, "lock"), waits=False):
    ...         pass
    Traceback (most recent call last):
    search.process.locks.HeldError: another process holds ...
    """
    from filelock import FileLock, Timeout  # loads asyncio, which no question needs

    lock = FileLock(file, timeout=-1 if waits else 0)
    try:
        lock.acquire()
    except Timeout as error:
        raise HeldError(f"another process holds {file}") from error
    try:
        yield
    finally:
        lock.release()
