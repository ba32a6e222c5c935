"""WARC and WACZ: each page that was captured, with its address and the time of capture, by warcio."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any, Final

from index.files import sources
from index.files.decoding import UnreadableError
from index.files.formats.pieces import Facts, Piece, library
from index.files.sources import Source
from search.model import Problem

_PAGES: Final = ("text/html", "application/xhtml+xml")
# Documents that a crawl brings home as files of their own.
_DOCUMENTS: Final[dict[str, sources.Format]] = {
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/plain": "text",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
}


def read_warc(source: Source) -> Iterator[Piece | Source | Problem]:
    """The pages and documents that a server sent with success; scripts, pictures and errors are none.

    What stands before a damage is read. Raises UnreadableError, MissingLibraryError, ReadError.
    """
    with sources.open_source(source) as file:
        yield from _read(source, file, source.size)


def read_wacz(source: Source) -> Iterator[Piece | Source | Problem]:
    """The same of each WARC in a WACZ. Raises the same, and zipfile.BadZipFile."""
    with sources.open_source(source) as file, zipfile.ZipFile(_seekable(source, file)) as archive:
        inner = [
            info
            for info in archive.infolist()
            if info.filename.lower().endswith((".warc", ".warc.gz")) and not info.flag_bits & 1
        ]
        if not inner:
            raise UnreadableError("it is no WACZ: it holds no WARC")
        for info in sorted(inner, key=lambda info: info.filename):
            path = f"{source.path}/{info.filename}"
            member = Source(source.file, path, "warc", info.compress_size, 0, archive, info.filename)
            try:
                yield from read_warc(member)
            except sources.ReadError as error:
                yield Problem(path, sources.reason(error))


def _seekable(source: Source, file: IO[bytes]) -> IO[bytes]:
    if source.archive is None and source.data is None:
        return file
    return io.BytesIO(sources.read_bytes(source, sources.LARGEST_JSON))


def _read(source: Source, file: IO[bytes], size: int) -> Iterator[Piece | Source | Problem]:
    iterator = library("warcio.archiveiterator")
    failures = library("warcio.exceptions")
    most = sources.SLACK + sources.MOST_UNPACKED * size
    seen: Counter[str] = Counter()
    total = number = pages = 0
    try:
        # warcio writes what it finds odd to standard error.
        with contextlib.redirect_stderr(io.StringIO()):
            records = iter(iterator.ArchiveIterator(file))
        while True:
            with contextlib.redirect_stderr(io.StringIO()):
                entry = next(records, None)
                if entry is None:
                    break
                number += 1
                total += max(0, entry.length or 0)
                if total > most:
                    raise sources.TooLargeError(sources.BOMB)
                found = _piece(source, entry, seen, number)
            if found is not None:
                pages += 1
                yield found
    except (failures.ArchiveLoadFailed, ValueError, AttributeError, TypeError, IndexError, KeyError) as error:
        after = f"; what stands after record {number} was not read" if number else ""
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        yield Problem(source.path, f"it is damaged: {reason}{after}")
        return
    if not pages:
        raise UnreadableError(f"none of its {number} records is a page that was captured")


def _piece(source: Source, entry: Any, seen: Counter[str], number: int) -> Piece | Source | Problem | None:
    headers = entry.rec_headers
    url = (headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if entry.rec_type not in ("response", "resource", "conversion") or not url.startswith("http"):
        return None
    if entry.rec_type == "response":
        if entry.http_headers is None or entry.http_headers.get_statuscode() != "200":
            return None
        media = entry.http_headers.get_header("Content-Type") or ""
    else:
        media = headers.get_header("Content-Type") or ""
    media, _, parameters = media.lower().partition(";")
    media = media.strip()
    if media not in _PAGES and media not in _DOCUMENTS:
        return None
    captured = headers.get_header("WARC-Date")
    seen[url] += 1
    name = url if seen[url] == 1 else f"{url} {captured or seen[url]}"
    try:
        data = entry.content_stream().read(sources.LARGEST_PAGE + 1)
    except Exception as error:
        return Problem(source.path, f"its content is damaged ({type(error).__name__})", name)
    if len(data) > sources.LARGEST_PAGE:
        return Problem(source.path, f"larger than {sources.LARGEST_PAGE >> 20} MB, which no article is", name)
    if media in _DOCUMENTS:
        path = f"{source.path}/{name}"
        return Source(source.file, path, _DOCUMENTS[media], len(data), data=data, depth=source.depth + 1)
    charset = parameters.rpartition("charset=")[2].strip(" \"'") if "charset=" in parameters else ""
    if charset and charset not in ("utf-8", "utf8"):
        with contextlib.suppress(LookupError, ValueError):
            data = data.decode(charset).encode()
    return Piece("html", data, name, Facts(url=url, crawled=captured), position=f"record {number}")
