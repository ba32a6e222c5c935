"""Files put on the disk in an order that a loss of power cannot undo: synced, renamed, their folder synced.

A write is on the disk when its file was synced, a name when its folder was. Whatever an index is made of is
written through here or, where Whoosh or SQLite write it, synced from here before anything names it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

# Syncs asked for at once: a file system brings those that wait to the disk together.
_AT_ONCE: Final = 8


def sync_file(file: Path) -> None:
    """Returns when what a file holds is on the disk. Raises OSError."""
    _sync(file, os.O_RDONLY)


def sync_files(files: Iterable[Path]) -> None:
    """The same of several, in no order. Raises OSError."""
    waiting = list(files)
    if len(waiting) < 2:
        for file in waiting:
            sync_file(file)
        return
    from concurrent.futures import ThreadPoolExecutor  # who asks a question syncs nothing

    try:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for _ in pool.map(sync_file, waiting):
                pass
    except RuntimeError:  # no thread is to be had
        for file in waiting:
            sync_file(file)


def sync_folder(folder: Path) -> None:
    """Returns when the names in a folder are on the disk: made, renamed and removed ones. Raises OSError."""
    if os.name == "posix":  # elsewhere a folder cannot be opened, and needs no sync
        _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write(file: Path, data: bytes, *, named: bool = True) -> None:
    """Makes `data` what a file holds, in one step: another name, synced, renamed; with `named` its folder is
    synced too. Raises OSError, and then leaves what was there."""
    aside = file.with_name(f"{file.name}.new")
    try:
        with aside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(file)
    except BaseException:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    if named:
        sync_folder(file.parent)


def remove(file: Path) -> None:
    """Removes a file, if it is there, and syncs its folder. Raises OSError."""
    file.unlink(missing_ok=True)
    sync_folder(file.parent)


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it that are missing, each name synced. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)
