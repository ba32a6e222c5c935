"""Which files there are below what was named, and their bytes; nothing but plain files is opened."""

from __future__ import annotations

import errno
import gzip
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal, cast

from search.keeping import is_index
from search.model import Problem

# What is one article, and what holds several. Each `match` over them ends in `assert_never`.
PageFormat = Literal["text", "markdown", "html"]
Format = PageFormat | Literal["json", "jsonl", "csv", "zip"]

FORMATS: Final[dict[str, Format]] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".zip": "zip",
}
# An article is text; what is larger is something else, or a hostile archive that unpacks without end.
LARGEST_PAGE: Final = 16 << 20
LARGEST_JSON: Final = 512 << 20
LARGEST_RECORD: Final = 16 << 20
# News text packs to a fifth, a list of like lines to a hundredth. What unpacks to more is made to harm.
MOST_UNPACKED: Final = 200
_SLACK: Final = 64 << 20
_BOMB: Final = "it unpacks to more than 200 times its size, which no text does"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `path`: from the root's label on, with '/', as articles carry it. `size` in bytes and
    `modified` in ns as the folder lists them. Inside an `archive`, `file` is the archive's own."""

    file: str
    path: str
    format: Format
    size: int = 0
    modified: int = 0
    archive: zipfile.ZipFile | None = None
    member: str = ""

    @property
    def is_packed(self) -> bool:
        return (self.member or self.file).lower().endswith(".gz")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is of no format that Warta reads."""

    path: str


@dataclass(frozen=True, slots=True)
class Trouble(Problem):
    """What could not be read now, which tells nothing of what it holds: no rights, a disk that fails, too
    little memory or time. What is known of it stays, and the next run tries again."""


def failed(error: Exception, path: str, why: str, record: str | None = None) -> Problem:
    """The problem that an error makes of a file or folder: a Trouble where the system failed, not what it
    holds."""
    # Whoever unpacks raises OSErrors without a number, of what is damaged.
    is_trouble = isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno is not None)
    return (Trouble if is_trouble else Problem)(path, why, record)


class TooLargeError(Exception):
    """A file or record is larger than any article."""


def format_of(name: str) -> Format | None:
    """The format that a file's name stands for, 'x.txt.gz' included.

    >>> format_of("Berita.TXT.gz"), format_of("foto.jpg")
    ('text', None)
    """
    name = name.lower()
    if name.endswith(".gz"):
        name = name[:-3]
        return None if name.endswith(".zip") else FORMATS.get(name[name.rfind(".") :])
    return FORMATS.get(name[name.rfind(".") :]) if "." in name else None


def locate(root: Path) -> Path:
    """The path that a root is remembered by: absolute, links in it left as they are named."""
    return Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow a link to another name


def find(root: Path, label: str | None = None, below: str = "") -> Iterator[Source | Skipped | Problem]:
    """The sources at or below `root`, a folder's files before its folders, or those at or below one path.

    Paths begin with `label`, by default the root's name; a file that is a root belongs to its folder's
    name. Hidden files and folders are passed over. A folder behind a link is not entered, so that no loop
    can form; a file behind one is read where it stands below the root: an unpacked archive's link to
    '/etc/passwd' would publish that. What is not followed, and what is neither file nor folder (a pipe, a
    device), is a Problem.
    """
    root = locate(root)
    if root.is_dir():
        label = root.name if label is None else label
        inner = below.removeprefix(label).strip("/")
        if any(part.startswith(".") for part in inner.split("/")):
            return
        start = root / inner if inner else root
        if start.is_dir():
            if inner and (start.is_symlink() or not _stays(str(start), str(root))):
                yield Problem(below, _LINKED_FOLDER)
                return
            yield from _below(str(start), f"{label}/{inner}" if inner else label, str(root))
        elif start.exists():
            if not _stays(str(start), str(root)):
                yield Problem(below, _leading_out(str(start)))
                return
            yield _source(str(start), below, start.stat())
        return
    label = root.parent.name if label is None else label
    path = f"{label}/{root.name}".lstrip("/")
    try:
        found = _source(str(root), path, root.stat())
    except OSError:
        yield Problem(str(root), "there is no such file or folder")
        return
    if isinstance(found, Skipped):
        yield Problem(path, f"not a format that is read: {', '.join(FORMATS)}; text formats also with .gz")
    else:
        yield found


_LINKED_FOLDER: Final = "a link to a folder is not followed; name that folder itself"


def _leading_out(file: str) -> str:
    return (
        f"a link that leads out of the folder to {os.path.realpath(file)} is not followed; name that itself"
    )


def _stays(file: str, root: str) -> bool:
    """Whether a file or folder, all links on the way to it followed, is below the root."""
    return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root))


def _below(folder: str, path: str, root: str) -> Iterator[Source | Skipped | Problem]:
    """All below a folder, by path. Without recursion: folders may be nested deeper than calls may."""
    waiting = [(folder, path)]
    while waiting:
        folder, path = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield failed(error, path, f"the folder cannot be read: {error.strerror}")
            continue
        if is_index(entry.name for entry in entries):
            continue  # an index that is kept among its sources
        inner = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            # Names that are no UTF-8 arrive with surrogates; they are shown as escapes and stay unique.
            name = entry.name.encode("utf-8", "backslashreplace").decode("utf-8")
            here = f"{path}/{name}" if path else name
            try:
                if entry.is_dir(follow_symlinks=False):
                    inner.append((entry.path, here))
                elif entry.is_symlink() and entry.is_dir():
                    yield Problem(here, _LINKED_FOLDER)
                elif entry.is_symlink() and format_of(name) and not _stays(entry.path, root):
                    yield Problem(here, _leading_out(entry.path))
                else:
                    yield _source(entry.path, here, entry.stat())
            except OSError as error:
                if error.errno in (errno.ENOENT, errno.ELOOP):
                    yield Problem(here, "not a plain file (a broken link, or removed meanwhile)")
                else:
                    yield failed(error, here, reason(error))
        waiting += reversed(inner)


def _source(file: str, path: str, status: os.stat_result) -> Source | Skipped | Problem:
    kind = format_of(file)
    if kind is None:
        return Skipped(path)
    if not stat.S_ISREG(status.st_mode):
        return Problem(path, "not a plain file (a pipe or a device)")
    return Source(file, path, kind, status.st_size, status.st_mtime_ns)


def find_members(source: Source, archive: zipfile.ZipFile) -> Iterator[Source | Skipped | Problem]:
    """The sources inside a .zip, by name. What leads out of it, is an archive itself, encrypted, or unpacks
    to far more than text does is a Problem. Of several files of one name the last is read, as unzip does.
    Nothing is ever unpacked to disk."""
    # What was added again under its old name stands after it, and counts; one path is one article.
    named = {info.filename.replace("\\", "/"): info for info in archive.infolist()}
    for name, info in sorted(named.items()):
        path = f"{source.path}/{name}"
        parts = name.split("/")
        if info.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts if part != ".."):
            continue
        kind = format_of(name)
        if ".." in parts or name.startswith("/") or ":" in parts[0]:
            yield Problem(path, "a name that leads out of the archive is not read")
        elif kind == "zip":
            yield Problem(path, "an archive inside an archive is not read; unpack the outer one")
        elif kind is None:
            yield Skipped(path)
        elif info.flag_bits & 1:
            yield Problem(path, "it is encrypted")
        elif info.file_size > _SLACK + MOST_UNPACKED * info.compress_size:
            yield Problem(path, _BOMB)
        else:
            yield Source(source.file, path, kind, info.compress_size, 0, archive, info.filename)


def read_bytes(source: Source, largest: int) -> bytes:
    """The unpacked bytes. Raises OSError, TooLargeError, EOFError or zlib.error (a damaged .gz)."""
    with _open(source) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise TooLargeError(
            f"larger than {largest >> 20} MB, the most that is read of a {source.format} file"
        )
    return data


def read_lines(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a file from 1 on, unpacked as they are read; blank ones are left out, and None stands for
    one that is larger than any article.

    Raises OSError, TooLargeError (what is packed far too well), EOFError or zlib.error, after the lines
    before the damage.
    """
    most = _SLACK + MOST_UNPACKED * source.size if source.is_packed or source.archive else None
    with _open(source) as file:
        number = total = 0
        while line := file.readline(LARGEST_RECORD + 1):
            number += 1
            is_large = len(line) > LARGEST_RECORD
            while True:
                total += len(line)
                if most is not None and total > most:
                    raise TooLargeError(_BOMB)
                if not is_large or line.endswith(b"\n") or not (line := file.readline(LARGEST_RECORD)):
                    break
            if is_large:
                yield number, None
            elif line.strip(b"\0 \t\r\n\xef\xbb\xbf"):
                yield number, line


def _open(source: Source) -> IO[bytes]:
    if source.archive is not None:
        member = source.archive.open(source.member)
        return cast(IO[bytes], gzip.GzipFile(fileobj=member)) if source.is_packed else member
    if source.is_packed:
        return cast(IO[bytes], gzip.GzipFile(source.file))
    return Path(source.file).open("rb")


# What reading can meet on a real disk; each becomes a Problem.
ReadError = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, TooLargeError)


def reason(error: Exception) -> str:
    """A ReadError in words."""
    if isinstance(error, TooLargeError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there was too little memory to read it"
    if isinstance(error, OSError) and error.strerror:
        return f"it cannot be read: {error.strerror}"
    return f"it is damaged: {error}"
