"""Where the manifests of an index lie, one for each commit: which file is whose, carried on and removed.

What is in them is `index.updates.manifest`'s business. `manifest-N.db` belongs to commit N, so the two can
never disagree: it is complete before commit N is made, and counts from that moment.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"manifest-(\d+)\.db")


def path(folder: Path, number: int) -> Path:
    """That of commit `number` of the generation in `folder`."""
    return folder / name(number)


def name(number: int) -> str:
    """The file of commit `number`."""
    return f"manifest-{number}.db"


def carry(folder: Path, number: int) -> None:
    """Lets the manifest of the commit before serve commit `number`, which changed no article."""
    old, new = path(folder, number - 1), path(folder, number)
    if old.exists():
        new.unlink(missing_ok=True)
        try:
            new.hardlink_to(old)
        except OSError:
            shutil.copyfile(old, new)


def is_carried(folder: Path, number: int) -> bool:
    """Whether the manifest of commit `number` is that of the commit before: the same file."""
    try:
        return path(folder, number).samefile(path(folder, number - 1))
    except FileNotFoundError:
        return False


def sweep(folder: Path, number: int) -> None:
    """Removes the manifests of other commits than `number`."""
    for file in folder.glob("manifest-*.db*"):
        if file != path(folder, number):
            with suppress(OSError):
                file.unlink()


def newest_first(home: Path) -> list[Path]:
    """All that lie in the folder of an index, of whatever generation."""
    found = [file for file in home.glob("g-*/manifest-*.db") if _NAME.fullmatch(file.name)]
    return sorted(found, key=lambda file: file.stat().st_mtime, reverse=True)
