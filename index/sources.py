"""Which files there are below what was named, and their bytes; nothing but plain files is opened."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Literal, cast

from search.model import Problem

Format = Literal["text", "markdown", "html", "json", "jsonl"]

FORMATS: Final[dict[str, Format]] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
# An article is text; what is larger is something else, or a hostile archive that unpacks without end.
LARGEST_PAGE: Final = 16 << 20
LARGEST_JSON: Final = 512 << 20
LARGEST_RECORD: Final = 16 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `path`: from the root folder's name on, with '/', as articles carry it."""

    file: Path
    path: str
    format: Format

    @property
    def is_packed(self) -> bool:
        return self.file.suffix.lower() == ".gz"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is of no format that Warta reads."""

    path: str


class TooLargeError(Exception):
    """A file or record is larger than any article."""


def format_of(file: Path) -> Format | None:
    """The format that a name stands for, 'x.txt.gz' included."""
    suffixes = [suffix.lower() for suffix in file.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return FORMATS.get(suffixes[-1]) if suffixes else None


def find(root: Path) -> Iterator[Source | Skipped | Problem]:
    """The sources at or below `root`, by path. A file named directly belongs to its own folder's name.

    Hidden files and folders are passed over. A folder behind a link is not entered, so that no loop can
    form; what is neither file nor folder (a pipe, a device) is a Problem.
    """
    root = Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow a link to another name
    if root.is_dir():
        yield from _below(root, root.name)
        return
    path = f"{root.parent.name}/{root.name}".lstrip("/")
    if not root.exists():
        yield Problem(str(root), "there is no such file or folder")
    elif format_of(root) is None and _is_plain(root):
        yield Problem(path, f"not a format that is read: {', '.join(FORMATS)}, each also with .gz")
    else:
        yield _source(root, path)


def _below(folder: Path, path: str) -> Iterator[Source | Skipped | Problem]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(path, f"the folder cannot be read: {error.strerror}")
        return
    for entry in entries:
        # Names that are no UTF-8 arrive with surrogates; they are shown as escapes and stay unique.
        name = entry.name.encode("utf-8", "backslashreplace").decode("utf-8")
        here = f"{path}/{name}" if path else name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), here)
        elif entry.is_symlink() and Path(entry.path).is_dir():
            yield Problem(here, "a link to a folder is not followed; name that folder itself")
        else:
            yield _source(Path(entry.path), here)


def _source(file: Path, path: str) -> Source | Skipped | Problem:
    format = format_of(file)  # noqa: A001
    if format is None:
        return Skipped(path)
    if not _is_plain(file):
        return Problem(path, "not a plain file (a pipe, a device or a broken link)")
    return Source(file, path, format)


def _is_plain(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False


def read_bytes(source: Source, largest: int) -> bytes:
    """The unpacked bytes. Raises OSError, TooLargeError, EOFError or zlib.error (a damaged .gz)."""
    with _open(source) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise TooLargeError(
            f"larger than {largest >> 20} MB, the most that is read of a {source.format} file"
        )
    return data


def read_lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """The lines of a file from 1 on, unpacked as they are read; blank ones are left out.

    Raises OSError, TooLargeError (a line), EOFError or zlib.error, after the lines before the damage.
    """
    with _open(source) as file:
        number = 0
        while line := file.readline(LARGEST_RECORD + 1):
            number += 1
            if len(line) > LARGEST_RECORD:
                raise TooLargeError(f"line {number} is larger than {LARGEST_RECORD >> 20} MB, no article is")
            if line.strip(b"\0 \t\r\n\xef\xbb\xbf"):
                yield number, line


def _open(source: Source) -> BinaryIO:
    if source.is_packed:
        return cast(BinaryIO, gzip.open(source.file, "rb"))
    return source.file.open("rb")


# What reading can meet on a real disk; each becomes a Problem.
ReadError = (OSError, EOFError, zlib.error, TooLargeError)
