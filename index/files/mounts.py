"""Which folders are where another disk is mounted: empty without it, a folder of one says nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

# Linux lists bind mounts here, too, which have their parent's device (proc_pid_mountinfo(5)).
_TABLE: Final = Path("/proc/self/mountinfo")


def mounts_below(root: Path, folders: Iterable[str]) -> set[str]:
    """The mount points below a folder, relative to it, with '/'. `folders`: where to look for them on systems
    without a list of them."""
    try:
        listed = _TABLE.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return {folder for folder in folders if folder and os.path.ismount(root / folder)}
    real = Path(os.path.realpath(root))
    found = (Path(_unescaped(line.split(" ", 5)[4])) for line in listed)
    return {path.relative_to(real).as_posix() for path in found if path != real and path.is_relative_to(real)}


def _unescaped(text: str) -> str:
    r"""
    >>> _unescaped(r"/media/a\040disk")
    '/media/a disk'
    """
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
