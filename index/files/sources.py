"""Which files there are below what was named, and their bytes; nothing but plain files is opened."""

from __future__ import annotations

import bz2
import errno
import gzip
import io
import lzma
import os
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final, Literal, cast

from search.keeping import is_index
from search.model import Problem

# What is one article, and what holds several. Each `match` over them ends in `assert_never`.
PageFormat = Literal["text", "markdown", "html"]
DocumentFormat = Literal[
    "docx",
    "odt",
    "pdf",
    "rtf",
    "epub",
    "eml",
    "mbox",
    "mhtml",
    "webarchive",
    "warc",
    "wacz",
    "feed",
    "enex",
    "ris",
]
# 'sniffed': only the content tells.
Format = PageFormat | DocumentFormat | Literal["json", "jsonl", "csv", "xlsx", "zip", "tar", "sniffed"]

FORMATS: Final[dict[str, Format]] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xhtml": "html",
    ".xht": "html",
    ".shtml": "html",
    # Many systems write a page's table under the name of Excel's.
    ".xls": "sniffed",
    ".docx": "docx",
    ".odt": "odt",
    ".pdf": "pdf",
    ".rtf": "rtf",
    ".epub": "epub",
    ".eml": "eml",
    ".mbox": "mbox",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".webarchive": "webarchive",
    ".enex": "enex",
    ".ris": "ris",
    ".warc": "warc",
    ".wet": "warc",
    ".wacz": "wacz",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
    # A page that a server made, or the program that made it; a feed, or any other XML.
    **dict.fromkeys((".php", ".asp", ".aspx", ".jsp", ".cfm", ".xml"), "sniffed"),
}
# What holds files, and what only of these may hold archives is not read.
ARCHIVES: Final = frozenset({"zip", "tar"})
# A name's end that is no suffix but part of a title or an address ('berita.php?id=5', 'Bab 3. Panen').
_SUFFIX: Final = re.compile(r"\.[a-z][a-z0-9]{0,9}")
# Files without a suffix that lie beside articles and are none.
_NAMES: Final = """
    about readme license licence copying notice authors contributors changes changelog makefile dockerfile
    gemfile procfile jenkinsfile todo version manifest cname md5sums sha1sums sha256sums thumbs
"""
_NO_ARTICLES: Final = frozenset(_NAMES.split())
# The same with a suffix, and what crawlers and their makers leave beside pages.
_BESIDE: Final = re.compile(
    r"(?:readme|licen[cs]e|changelog|contributing)\.(?:txt|md|html)"
    r"|(?:robots|ads|app-ads|humans|security|requirements|cookies|md5sums|sha256sums)\.txt"
    r"|(?:package|package-lock|composer|manifest|tsconfig|settings)\.json|~\$.+|\._.+|thumbs\.db|desktop\.ini"
)
# Browsers save what a page shows beside it, in a folder of the page's name and one of these.
_SAVED_BESIDE: Final = re.compile(r"(.+)[_.](?:files|Dateien|fichiers|archivos|berkas|bestanden)")
# An article is text; what is larger is something else, or a hostile archive that unpacks without end.
LARGEST_PAGE: Final = 16 << 20
LARGEST_JSON: Final = 512 << 20
LARGEST_RECORD: Final = 16 << 20
# With the pictures of its page.
LARGEST_MHTML: Final = 128 << 20
LARGEST_DOCUMENT: Final = 256 << 20
# News text packs to a fifth, a list of like lines to a hundredth. What unpacks to more is made to harm.
MOST_UNPACKED: Final = 200
SLACK: Final = 64 << 20
BOMB: Final = "it unpacks to more than 200 times its size, which no text does"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user says of a source: `keys` of its records (see `index.files.records.Keys`), and the
    `outlet` of all its articles. `formerly`: what paths below it began with before another label or a folder
    above it was taken, as pairs of the beginning now and the one then."""

    keys: tuple[tuple[str, str], ...] = ()
    outlet: str | None = None
    formerly: tuple[tuple[str, str], ...] = ()


NO_HINTS: Final = Hints()


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `path`: from the root's label on, with '/', as articles carry it. `size` in bytes and
    `modified` in ns as the folder lists them. Inside an `archive`, `file` is the archive's own; `data`: its
    bytes, where it lies in another file. `depth`: in how many messages it lies. `touched`: when its bytes,
    name or rights last changed, in ns, which no program sets back (POSIX; elsewhere when it was made)."""

    file: str
    path: str
    format: Format
    size: int = 0
    modified: int = 0
    archive: zipfile.ZipFile | tarfile.TarFile | None = None
    member: str = ""
    data: bytes | None = None
    depth: int = 0
    touched: int = 0
    hints: Hints = NO_HINTS

    @property
    def is_packed(self) -> bool:
        return self.data is None and (self.member or self.file).lower().endswith(".gz")


# What the program of a format that is not read can save it as.
_SAVED_AS: Final = {
    **dict.fromkeys((".doc", ".wpd", ".pages"), ".docx"),
    **dict.fromkeys((".ods", ".xlsb", ".numbers"), ".xlsx or .csv"),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), ".pdf"),
    **dict.fromkeys((".msg", ".pst"), ".eml or .mbox"),
    **dict.fromkeys((".rar", ".7z"), ".zip"),
    **dict.fromkeys((".mobi", ".azw3"), ".epub"),
    **dict.fromkeys(
        (".sql", ".sqlite", ".sqlite3", ".db", ".mdb", ".accdb"), ".csv or .jsonl, a row each article"
    ),
    **dict.fromkeys((".parquet", ".feather", ".arrow", ".orc", ".pkl", ".pickle"), ".jsonl or .csv"),
    **dict.fromkeys((".rda", ".rds", ".rdata", ".dta", ".sav", ".sas7bdat"), ".csv"),
    ".gdoc": ".docx in Google Drive: this file only points to it",
    ".gsheet": ".xlsx in Google Drive: this file only points to it",
}
# What only has to be unpacked, or read by another program first.
_FIRST: Final = {
    **dict.fromkeys((".bz2", ".xz", ".zst", ".lz4", ".br"), "unpack it, or pack it as .gz"),
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".webp"),
        "a picture; of a scan a program for OCR can write the text",
    ),
    **dict.fromkeys((".url", ".webloc", ".lnk", ".desktop"), "a link; save the page that it leads to"),
    **dict.fromkeys(
        (".bib", ".nbib"),
        "references; export them as .ris with their abstracts, or name the folder of the pages",
    ),
    **dict.fromkeys(
        (".crdownload", ".part", ".partial", ".download"), "a download that did not end; fetch it again"
    ),
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is of no format that Warta reads, or `is_beside` a saved page, in the folder of what that
    shows."""

    path: str
    is_beside: bool = False

    @property
    def kind(self) -> str:
        """How it is counted: by its suffix."""
        return "beside saved pages" if self.is_beside else PurePosixPath(self.path).suffix or "no suffix"

    @property
    def reason(self) -> str:
        """Why it is not read, and what to do where another program can save it as what is."""
        if self.is_beside:
            return "a folder of what the page beside it shows"
        if _BESIDE.fullmatch(PurePosixPath(self.path).name.lower()):
            return "no article by its name"
        if first := _FIRST.get(self.kind.lower()):
            return f"not a format that is read: {first}"
        other = _SAVED_AS.get(self.kind.lower())
        return f"not a format that is read; save it as {other}" if other else "not a format that is read"


@dataclass(frozen=True, slots=True)
class Trouble(Problem):
    """What could not be read now, which tells nothing of what it holds: no rights, a disk that fails, too
    little memory or time, damage. What is known of it stays, and the next run tries again; where it
    `is_lasting`, only when the file has changed or more time is given: to read the same bytes again would
    come to the same."""

    is_lasting: bool = False


def failed(error: Exception, path: str, why: str, record: str | None = None) -> Trouble:
    """The problem that an error makes of a file or folder: one that lasts unless the system failed."""
    # Whoever unpacks raises OSErrors without a number, of what is damaged.
    is_passing = isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno is not None)
    return Trouble(path, why, record, is_lasting=not is_passing)


class TooLargeError(Exception):
    """A file or record is larger than any article."""


def format_of(name: str) -> Format | None:
    """The format that a file's name stands for, 'x.txt.gz' included.

    >>> format_of("Berita.TXT.gz"), format_of("foto.jpg")
    ('text', None)
    >>> format_of("arsip.v2/12345"), format_of("LICENSE")
    ('sniffed', None)
    """
    name = re.split(r"[/\\\\]", name)[-1].lower()
    if name.endswith((".tar.gz", ".tar.bz2", ".tar.xz")):
        return "tar"
    if _BESIDE.fullmatch(name):
        return None
    is_packed = name.endswith(".gz")
    name = name.removesuffix(".gz")
    at = name.rfind(".")
    if at > 0 and _SUFFIX.fullmatch(name, at):
        kind = FORMATS.get(name[at:])
        return None if is_packed and kind in ("zip", "wacz", "tar") else kind
    return None if name in _NO_ARTICLES or name.endswith("~") else "sniffed"


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
        yield Problem(path, f"{found.reason}. Read are {', '.join(FORMATS)}; most also with .gz")
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
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.name.startswith("."):
                continue
            # Names that are no UTF-8 arrive with surrogates; they are shown as escapes and stay unique.
            name = entry.name.encode("utf-8", "backslashreplace").decode("utf-8")
            here = f"{path}/{name}" if path else name
            try:
                if entry.is_dir(follow_symlinks=False):
                    if _is_beside(entry.name, names):
                        yield Skipped(here, is_beside=True)
                        continue
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


def _is_beside(folder: str, names: Container[str]) -> bool:
    """Whether a folder holds what a saved page of that name, which lies beside it, shows."""
    found = _SAVED_BESIDE.fullmatch(folder)
    return found is not None and any(
        f"{found[1]}{suffix}" in names for suffix in (".html", ".htm", ".xhtml", ".php", ".aspx", "")
    )


def _source(file: str, path: str, status: os.stat_result) -> Source | Skipped | Problem:
    kind = format_of(file)
    if kind is None:
        return Skipped(path)
    if not stat.S_ISREG(status.st_mode):
        return Problem(path, "not a plain file (a pipe or a device)")
    return Source(file, path, kind, status.st_size, status.st_mtime_ns, touched=status.st_ctime_ns)


def find_members(source: Source, archive: zipfile.ZipFile) -> Iterator[Source | Skipped | Problem]:
    """The sources inside a .zip, by name. What leads out of it, is an archive itself, encrypted, or unpacks
    to far more than text does is a Problem. Of several files of one name the last is read, as unzip does.
    Nothing is ever unpacked to disk."""
    # What was added again under its old name stands after it, and counts; one path is one article.
    named = {info.filename.replace("\\", "/"): info for info in archive.infolist()}
    for name, info in sorted(named.items()):
        if info.is_dir() or (judged := _judge(source, name, named)) is None:
            continue
        if isinstance(judged, Skipped | Problem):
            yield judged
        elif info.flag_bits & 1:
            yield Problem(f"{source.path}/{name}", "it is encrypted")
        elif info.file_size > SLACK + MOST_UNPACKED * info.compress_size:
            yield Problem(f"{source.path}/{name}", BOMB)
        else:
            path = f"{source.path}/{name}"
            yield Source(
                source.file, path, judged, info.compress_size, 0, archive, info.filename, hints=source.hints
            )


def _judge(source: Source, name: str, names: Container[str]) -> Format | Skipped | Problem | None:
    """What a member of an archive is by its name; None for one that is hidden, or beside a saved page."""
    path = f"{source.path}/{name}"
    parts = name.split("/")
    if any(part.startswith((".", "__MACOSX")) for part in parts if part not in (".", "..")):
        return None
    if ".." in parts or name.startswith("/") or ":" in parts[0]:
        return Problem(path, "a name that leads out of the archive is not read")
    if "files" in name or "_" in name:
        for at, part in enumerate(parts[:-1]):
            above = "".join(f"{each}/" for each in parts[:at])
            found = _SAVED_BESIDE.fullmatch(part)
            if found and any(f"{above}{found[1]}{suffix}" in names for suffix in (".html", ".htm", ".xhtml")):
                return Skipped(path, is_beside=True)
    kind = format_of(name)
    if kind in ARCHIVES:
        return Problem(path, "an archive inside an archive is not read; unpack the outer one")
    return Skipped(path) if kind is None else kind


def find_tar_members(source: Source, archive: tarfile.TarFile) -> Iterator[Source | Skipped | Problem]:
    """The same of a .tar, in its own order: going back in a packed one means to unpack it again.

    Raises TooLargeError where it unpacks to far more than text does, and ReadError.
    """
    most = SLACK + MOST_UNPACKED * source.size
    total = 0
    members: dict[str, tarfile.TarInfo] = {}
    while (info := archive.next()) is not None:
        total += max(0, info.size)
        if total > most:
            raise TooLargeError(BOMB)
        if info.isreg():
            name = info.name.removeprefix("./")
            members.pop(name, None)
            members[name] = info
    for name, info in members.items():
        judged = _judge(source, name, members)
        if isinstance(judged, Skipped | Problem):
            yield judged
        elif judged is not None:
            yield Source(
                source.file,
                f"{source.path}/{name}",
                judged,
                info.size,
                0,
                archive,
                info.name,
                hints=source.hints,
            )


class _Bounded:
    """A stream of which nobody reads more at once than a file may have: a .tar's headers claim sizes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.close = file.seek, file.tell, file.close

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= LARGEST_JSON:
            raise TooLargeError(BOMB)
        return self._file.read(size)


@contextmanager
def open_tar(source: Source) -> Iterator[tarfile.TarFile]:
    """A .tar, however it is packed. Raises ReadError."""
    with Path(source.file).open("rb") as file:
        head = file.read(6)
        file.seek(0)
        plain: IO[bytes] = file
        if head.startswith(b"\x1f\x8b"):
            plain = cast(IO[bytes], gzip.GzipFile(fileobj=file))
        elif head.startswith(b"BZh"):
            plain = cast(IO[bytes], bz2.BZ2File(file))
        elif head.startswith(b"\xfd7zXZ"):
            plain = cast(IO[bytes], lzma.LZMAFile(file))  # noqa: SIM115 - holds nothing but the file
        with tarfile.open(fileobj=cast(IO[bytes], _Bounded(plain)), mode="r:") as archive:
            yield archive


def read_bytes(source: Source, largest: int) -> bytes:
    """The unpacked bytes. Raises OSError, TooLargeError, EOFError or zlib.error (a damaged .gz)."""
    with open_source(source) as file:
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
    most = SLACK + MOST_UNPACKED * source.size if source.is_packed or source.archive else None
    with open_source(source) as file:
        number = total = 0
        while line := file.readline(LARGEST_RECORD + 1):
            number += 1
            is_large = len(line) > LARGEST_RECORD
            while True:
                total += len(line)
                if most is not None and total > most:
                    raise TooLargeError(BOMB)
                if not is_large or line.endswith(b"\n") or not (line := file.readline(LARGEST_RECORD)):
                    break
            if is_large:
                yield number, None
            elif line.strip(b"\0 \t\r\n\xef\xbb\xbf"):
                yield number, line


def read_all_lines(source: Source) -> Iterator[bytes]:
    """Every line of a file, blank ones too; one that is longer than any article comes in pieces.

    Raises the same as `read_lines`.
    """
    most = SLACK + MOST_UNPACKED * source.size if source.is_packed or source.archive else None
    total = 0
    with open_source(source) as file:
        while line := file.readline(LARGEST_RECORD):
            total += len(line)
            if most is not None and total > most:
                raise TooLargeError(BOMB)
            yield line


def open_source(source: Source) -> IO[bytes]:
    """Its bytes, unpacked. Raises ReadError."""
    if source.data is not None:
        return io.BytesIO(source.data)
    if source.archive is not None:
        if isinstance(source.archive, tarfile.TarFile):
            member = source.archive.extractfile(source.member)
            if member is None:
                raise OSError("it is no plain file")
        else:
            member = source.archive.open(source.member)
        return cast(IO[bytes], gzip.GzipFile(fileobj=member)) if source.is_packed else member
    if source.is_packed:
        return cast(IO[bytes], gzip.GzipFile(source.file))
    return Path(source.file).open("rb")


# What reading can meet on a real disk; each becomes a Problem.
ReadError = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    TooLargeError,
)


def reason(error: Exception) -> str:
    """A ReadError in words."""
    if isinstance(error, TooLargeError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there was too little memory to read it"
    if isinstance(error, OSError) and error.strerror:
        return f"it cannot be read: {error.strerror}"
    return f"it is damaged: {error}"
