"""Arrays that belong to one commit: kept beside the segments before it counts, removed when another does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from search.embedded import array_file

_SUFFIX: Final = ".arrays"


class CommitArrays(NamedTuple):
    """What is kept of each commit under one name: `NAME-N.arrays` for commit N.

    >>> CommitArrays("stories").file(7)
    'stories-7.arrays'
    """

    name: str

    def file(self, number: int) -> str:
        """The name of the file of commit `number`."""
        return f"{self.name}-{number}{_SUFFIX}"

    def load(self, folder: Path, number: int) -> dict[str, np.ndarray[Any, Any]] | None:
        """The arrays of commit `number`; None where they are lost or damaged."""
        return array_file.load(folder / self.file(number))

    def save(self, folder: Path, number: int, arrays: Mapping[str, np.ndarray[Any, Any]]) -> None:
        """Keeps one-dimensional arrays for commit `number`, which does not count yet, in the place of what
        stood there; who commits syncs the file. Raises OSError."""
        file = folder / self.file(number)
        try:
            array_file.save(file, arrays)
        except OSError:
            with suppress(OSError):
                file.unlink(missing_ok=True)
            raise

    def sweep(self, folder: Path, number: int) -> None:
        """Removes those of other commits than `number`."""
        for old in folder.glob(f"{self.name}-*{_SUFFIX}*"):
            if old.name != self.file(number):
                old.unlink(missing_ok=True)

    def newest_first(self, home: Path) -> Iterator[tuple[Path, int]]:
        """The folder and commit of all that lie in the folder of an index, of whatever generation."""
        files = list(home.glob(f"g-*/{self.name}-*{_SUFFIX}"))
        for file in sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True):
            number = file.name.removeprefix(f"{self.name}-").removesuffix(_SUFFIX)
            if number.isdecimal():
                yield file.parent, int(number)
