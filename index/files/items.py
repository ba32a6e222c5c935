"""A source to its items: each page or record with its id and digest, not yet understood."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from itertools import chain, islice
from typing import Final, Literal, TypeVar, assert_never

from index.files import records, sources
from index.files.chats import Messages, of_telegram_page, of_whatsapp
from index.files.decoding import UnreadableError, decode
from index.files.formats.clippings import markdown_clippings, text_clippings
from index.files.formats.databases import database_articles
from index.files.formats.delimited import in_order, may_be_month_first, month_first, numbered_rows
from index.files.formats.pages_of_several import pieces_of_page
from index.files.formats.pieces import NO_FACTS, Facts, MissingLibraryError, Piece
from index.files.formats.pieces import record as encoded_record
from index.files.formats.ruled_texts import ruled_articles
from index.files.formats.sniffing import HEAD, is_table, sniff
from index.files.sources import NO_HINTS, DocumentFormat, Hints, PageFormat, Skipped, Source
from search import identifiers
from search.model import Problem


@dataclass(frozen=True, slots=True)
class Fields:
    """A record, and what was mended in its text before it was parsed."""

    record: records.Record
    repairs: tuple[str, ...]

    @classmethod
    def of(cls, data: bytes, keys: records.Keys) -> Fields:
        """Raises UnreadableError or RecordError where the bytes are no record."""
        decoded = decode(data)
        return cls(records.parse(decoded.text, keys), decoded.repairs)


@dataclass(frozen=True)
class Item:
    """One page, or one record of a file of several: its bytes and what it is called.

    `kind`: 'record' is a JSON object, a row of a .csv too. `facts`: what the document that it lies
    in states. `repeat` tells apart records of one file that claim one id. `position`: how a problem names
    the record. `fields`: what the bytes of a record say, where its id was looked up in just those: to parse
    them again takes as long as to date an article.
    """

    path: str
    kind: PageFormat | Literal["record"]
    data: bytes
    record: str | None = None
    repeat: int = 0
    position: str | None = None
    repairs: tuple[str, ...] = ()
    facts: Facts = NO_FACTS
    hints: Hints = NO_HINTS
    fields: Fields | None = field(default=None, repr=False, compare=False)

    @cached_property
    def id(self) -> str:
        """The id of the article in it."""
        return identifiers.make(self.path, self.record, self.repeat)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The ids that the article had under the paths of before."""
        paths = (
            f"{then}{self.path[len(now) :]}"
            for now, then in self.hints.formerly
            if self.path.startswith(f"{now}/")
        )
        return tuple(identifiers.make(path, self.record, self.repeat) for path in paths)

    @cached_property
    def digest(self) -> str:
        """Of its bytes and of what is stated beside them: the same digest, the same article."""
        stated = self.facts != NO_FACTS or self.hints != NO_HINTS
        beside = repr((self.facts, self.hints)).encode("utf-8", "replace") if stated else b""
        return hashlib.blake2b(self.data + beside, digest_size=16).hexdigest()


def items(source: Source) -> Iterator[Item | Skipped | Problem]:
    """The items of a file in order, with each clash of record ids listed; what cannot be read is a Problem,
    a file in it that is of no format that is read is Skipped.

    Memory: one line of a .jsonl, the whole of another file. Raises nothing of the file's making.
    """
    seen: Counter[str | None] = Counter()
    bad = 0
    try:
        for item in _items(source):
            bad += isinstance(item, Problem)
            if bad > MOST_PROBLEMS:
                reason = f"more than {MOST_PROBLEMS} records could not be read; the rest was not"
                yield sources.Trouble(source.path, reason, is_lasting=True)
                return
            if isinstance(item, Item) and source.hints != NO_HINTS:
                item = replace(item, hints=source.hints)
            if isinstance(item, Item) and item.kind == "record" and item.path == source.path:
                seen[item.record] += 1
                if seen[item.record] > 1:
                    yield Problem(item.path, _CLASH, item.record)
                    item = replace(item, repeat=seen[item.record] - 1)
            yield item
    except UnreadableError as error:
        yield Problem(source.path, str(error))
    except MissingLibraryError as error:
        yield sources.Trouble(source.path, str(error))
    except (*sources.ReadError, MemoryError) as error:
        yield sources.failed(error, source.path, sources.reason(error))
    except Exception as error:
        # One file that trips the reader must not stop a run of thousands.
        reason = f"the reader failed on it ({type(error).__name__}: {error})"
        yield sources.Trouble(source.path, reason, is_lasting=True)


_P = TypeVar("_P")
_Given = Piece | Source | Skipped | Problem
# A file with more bad records than this is of another kind; to list them all would take more memory than it.
MOST_PROBLEMS = 1_000
_CLASH = "another record of this file has the same id; both are kept"


def keys_of(item: Item) -> records.Record | None:
    """A record's fields with the keys that they were taken from; None of a page."""
    if item.kind != "record":
        return None
    return (item.fields or Fields.of(item.data, item.hints.keys)).record


def _items(source: Source) -> Iterator[Item | Skipped | Problem]:
    match source.format:
        case "jsonl":
            return _lines(source)
        case "json":
            return _json(source)
        case "csv":
            return _csv(source)
        case "xlsx":
            return _sheets(source)
        case "zip":
            return _zip(source)
        case "tar":
            return _tar(source)
        case "sniffed":
            return _sniffed(source)
        case (
            "docx"
            | "odt"
            | "pdf"
            | "rtf"
            | "epub"
            | "eml"
            | "mbox"
            | "mhtml"
            | "webarchive"
            | "warc"
            | "wacz"
            | "feed"
            | "enex"
            | "ris"
        ):
            return _document(source, source.format)
        case "text":
            return _text(source)
        case "markdown" | "html":
            data = sources.read_bytes(source, sources.LARGEST_PAGE)
            if b"Exported Data" in data[:2_000] and (chat := of_telegram_page(decode(data).text)) is not None:
                return _chat(source, chat)
            if source.format == "markdown" and b"\n#" in data and (several := _sections(data)):
                return (
                    Item(source.path, "markdown", records.encode(text), name, position=name)
                    for name, text in several
                )
            is_workbook = source.path.lower().endswith(".xls")
            if source.format == "html" and (found := pieces_of_page(data, is_workbook=is_workbook)):
                return (
                    Item(source.path, each.kind, each.data, each.record, position=each.position)
                    for each in found
                )
            return iter((Item(source.path, source.format, data),))
        case _:
            assert_never(source.format)


def _text(source: Source) -> Iterator[Item | Problem]:
    """The page, or each of the articles that were gathered in the file."""
    data = sources.read_bytes(source, sources.LARGEST_PAGE)
    try:
        text = decode(data).text
    except UnreadableError:
        text = ""
    if (chat := of_whatsapp(text)) is not None:
        yield from _chat(source, chat)
        return
    if is_table(text[:2_000]):
        yield from _csv(source)
        return
    kept = database_articles(text)
    for name, told in kept:
        yield Item(source.path, "record", encoded_record(told.stated), name, position=name)
    if kept:
        return
    several = max(text_clippings(text), ruled_articles(text), key=len)
    for name, article in several:
        yield Item(source.path, "text", records.encode(article), name, position=name)
    if not several:
        yield Item(source.path, "text", data)


def _sections(data: bytes) -> Sequence[tuple[str, str]]:
    try:
        return markdown_clippings(decode(data).text)
    except UnreadableError:
        return ()


def _chat(source: Source, chat: Messages) -> Iterator[Item | Problem]:
    for message in chat:
        raw, name = records.encode(json.dumps(message, ensure_ascii=False)), message["id"]
        yield Item(source.path, "record", raw, name, position=f"message {name}")
    if chat.short or not chat:
        yield Problem(source.path, f"{chat.short} messages of the chat are too short for articles")


def _lines(source: Source) -> Iterator[Item | Problem]:
    number = 0
    try:
        for number, line in sources.read_lines(source):
            position = f"line {number}"
            if line is None:
                reason = f"larger than {sources.LARGEST_RECORD >> 20} MB, which no article is"
                yield Problem(source.path, reason, position)
                continue
            try:
                fields = Fields.of(line, source.hints.keys)
            except (UnreadableError, records.RecordError) as error:
                yield Problem(source.path, str(error), position)
                continue
            name = fields.record.id or str(number)
            yield Item(source.path, "record", line, name, position=position, fields=fields)
    except sources.ReadError as error:
        rest = f"; what stands after line {number} was not read" if number else ""
        reason = f"{sources.reason(error)}{rest}"
        yield sources.failed(error, source.path, reason)
        return
    if not number:
        yield Problem(source.path, "it is empty")


def _json(source: Source) -> Iterator[Item | Problem]:
    decoded = decode(sources.read_bytes(source, sources.LARGEST_JSON))
    found = records.parse_file(decoded.text, source.hints.keys)
    number = 0
    try:
        first = list(islice(found, 2))
        for number, record in enumerate(chain(first, found), 1):
            if isinstance(record, records.RecordError):
                yield Problem(source.path, str(record), str(number))
                continue
            # A file of one object is one article, like a page; its record needs no number.
            name = record.id or (str(number) if len(first) > 1 else None)
            yield Item(source.path, "record", record.raw, name, position=str(number), repairs=decoded.repairs)
    except records.RecordError as error:
        rest = f"; what stands after record {number} was not read" if number else ""
        yield sources.Trouble(source.path, f"{error}{rest}", is_lasting=True)
        return
    if not number:
        yield Problem(source.path, "it holds no records")


def _zip(source: Source) -> Iterator[Item | Skipped | Problem]:
    with sources.open_source(source) as file, zipfile.ZipFile(file) as archive:
        yield from _members(source, sources.find_members(source, archive))


def _tar(source: Source) -> Iterator[Item | Skipped | Problem]:
    with sources.open_tar(source) as archive:
        yield from _members(source, sources.find_tar_members(source, archive))


def _members(
    source: Source, members: Iterable[Source | Skipped | Problem]
) -> Iterator[Item | Skipped | Problem]:
    found = False
    for member in members:
        found = found or not isinstance(member, Skipped)
        if isinstance(member, Source):
            yield from items(member)
        else:
            yield member
    if not found:
        yield Problem(source.path, "it holds no file of a format that is read")


def _sniffed(source: Source) -> Iterator[Item | Skipped | Problem]:
    with sources.open_source(source) as file:
        head = file.read(HEAD)
        if head.startswith(b"PK\x03\x04"):
            data = head + file.read(sources.LARGEST_DOCUMENT - len(head))
            kind = sniff(head, io.BytesIO(data))
        else:
            kind = sniff(head, file)
    if kind in sources.ARCHIVES and (source.member or source.data is not None):
        reason = "an archive inside an archive is not read; unpack the outer one"
        return iter((Problem(source.path, reason),))
    return _items(replace(source, format=kind))


def _document(source: Source, kind: DocumentFormat) -> Iterator[Item | Skipped | Problem]:
    """What a document is taken apart into; a file that is attached to it is read like any other."""
    for piece in _whole(_pieces(source, kind)):
        match piece:
            case Source():
                yield from items(piece)
            case Skipped():
                yield piece
            case Problem():
                yield piece if piece.path else replace(piece, path=source.path)
            case Piece():
                where, facts = piece.position, piece.facts
                yield Item(source.path, piece.kind, piece.data, piece.record, position=where, facts=facts)
            case _:
                assert_never(piece)


def _whole(pieces: Iterable[_P]) -> Iterator[_P]:
    """The pieces, and UnreadableError for what a format's library raises, of whatever kind, at damage."""
    try:
        yield from pieces
    except (UnreadableError, MissingLibraryError, MemoryError, *sources.ReadError):
        raise
    except Exception as error:
        raise UnreadableError(f"it is damaged ({type(error).__name__}: {error})") from None


# What reads the bytes of a document: its module and function.
_READERS: Final = {
    "docx": ("word", "read_docx"),
    "odt": ("open_document", "read_odt"),
    "pdf": ("pdf", "read_pdf"),
    "rtf": ("rtf", "read_rtf"),
    "epub": ("epub", "read_epub"),
    "webarchive": ("web_archive", "read_web_archive"),
    "enex": ("evernote", "read_evernote"),
    "ris": ("references", "read_references"),
}


def _pieces(source: Source, kind: DocumentFormat) -> Iterable[_Given]:
    # Each module loads when a file of its format is met.
    match kind:
        case "docx" | "odt" | "pdf" | "rtf" | "epub" | "webarchive" | "enex" | "ris":
            module, name = _READERS[kind]
            reads = getattr(import_module(f"index.files.formats.{module}"), name)
        case "feed":
            from index.files.formats.feeds import read_feed

            return read_feed(sources.read_bytes(source, sources.LARGEST_DOCUMENT))
        case "eml":
            from index.files.formats.mail import read_eml

            return read_eml(source)
        case "mbox":
            from index.files.formats.mail import read_mbox

            return read_mbox(source)
        case "mhtml":
            from index.files.formats.mail import read_mhtml

            return read_mhtml(source)
        case "warc":
            from index.files.formats.warc import read_warc

            return read_warc(source)
        case "wacz":
            from index.files.formats.warc import read_wacz

            return read_wacz(source)
        case _:
            assert_never(kind)
    data = sources.read_bytes(source, sources.LARGEST_DOCUMENT)
    if not data.strip(b"\0"):
        raise UnreadableError(
            "it is empty: a copy that did not end, or a cloud folder's that is not kept offline"
        )
    found: Iterable[_Given] = reads(data)
    return found


def _csv(source: Source) -> Iterator[Item | Problem]:
    decoded = decode(sources.read_bytes(source, sources.LARGEST_JSON))
    keys, number = source.hints.keys, 0
    try:
        has_texts = False

        def holds_articles(heading: Sequence[str]) -> bool:
            nonlocal has_texts
            holds = records.has_body_key(heading, keys)
            has_texts = has_texts or holds
            return holds

        def rows() -> Iterator[tuple[int, dict[str, str]]]:
            return numbered_rows(decoded.text, holds_articles)

        is_likely = may_be_month_first(decoded.text)
        columns = month_first(_before_fault(rows())) if is_likely else frozenset[str]()
        order = tuple(f"the days of {name!r} are read month first, as some can only be" for name in columns)
        for number, cells in rows():
            if not has_texts:
                # As of Media Cloud, GDELT: addresses of pages that are still to be fetched. No row has more.
                found = _row(source, cells, "1", "every row", ())
                yield found if isinstance(found, Problem) else Problem(source.path, "it holds no texts")
                return
            told = in_order(cells, columns) if columns else cells
            yield _row(source, told, str(number), f"row {number}", (*decoded.repairs, *order))
    except csv.Error as error:
        yield sources.Trouble(source.path, f"not CSV after row {number}: {error}", is_lasting=True)
        return
    if not number:
        yield Problem(source.path, "it holds no rows below a heading")


def _before_fault(rows: Iterator[tuple[int, dict[str, str]]]) -> Iterator[dict[str, str]]:
    with suppress(csv.Error):
        for _, cells in rows:
            yield cells


def _sheets(source: Source) -> Iterator[Item | Problem]:
    from index.files.formats.sheets import CELL, read_rows

    keys = source.hints.keys
    data = sources.read_bytes(source, sources.LARGEST_DOCUMENT)
    for row in _whole(read_rows(data, lambda heading: records.has_body_key(heading, keys))):
        name = f"{row.sheet}/{row.number}"
        is_full = any(len(cell) >= CELL for cell in row.cells.values())
        repairs = (f"a cell is full at {CELL:,} letters: its text may have been cut",) if is_full else ()
        yield _row(source, row.cells, name, f"{row.sheet}, row {row.number}", repairs)


def _row(
    source: Source, cells: dict[str, str], name: str, position: str, repairs: tuple[str, ...]
) -> Item | Problem:
    """A row's record, under its own id or else the row's name."""
    raw = json.dumps(cells, ensure_ascii=False)
    try:
        record = records.parse(raw, source.hints.keys)
    except records.RecordError as error:
        return Problem(source.path, str(error), position)
    data = records.encode(raw)
    decoded = decode(data)
    fields = Fields(record, decoded.repairs) if decoded.text == raw else None
    called = record.id or name
    return Item(source.path, "record", data, called, position=position, repairs=repairs, fields=fields)
