"""A source to its items: each page or record with its id and digest, not yet understood."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, assert_never

from index.files import records, sources
from index.files.decoding import UnreadableError, decode
from index.files.sources import PageFormat, Source
from search import identifiers
from search.model import Problem


@dataclass(frozen=True)
class Item:
    """One page, or one record of a file of several: its bytes and what it is called.

    `kind`: 'record' is a JSON object, a row of a .csv too. `repeat` tells apart records of one file that
    claim one id. `position`: how a problem names the record.
    """

    path: str
    kind: PageFormat | Literal["record"]
    data: bytes
    record: str | None = None
    repeat: int = 0
    position: str | None = None
    repairs: tuple[str, ...] = ()

    @cached_property
    def id(self) -> str:
        """The id of the article in it."""
        return identifiers.make(self.path, self.record, self.repeat)

    @cached_property
    def digest(self) -> str:
        """Of its bytes: the same digest, the same article."""
        return hashlib.blake2b(self.data, digest_size=16).hexdigest()


def items(source: Source) -> Iterator[Item | Problem]:
    """The items of a file in order, with each clash of record ids listed; what cannot be read is a Problem.

    Memory: one line of a .jsonl, the whole of another file. Raises nothing of the file's making.
    """
    seen: Counter[str | None] = Counter()
    bad = 0
    try:
        for item in _items(source):
            bad += isinstance(item, Problem)
            if bad > MOST_PROBLEMS:
                yield Problem(
                    source.path, f"more than {MOST_PROBLEMS} records could not be read; the rest was not"
                )
                return
            if isinstance(item, Item) and item.kind == "record":
                seen[item.record] += 1
                if seen[item.record] > 1:
                    yield Problem(item.path, _CLASH, item.record)
                    item = replace(item, repeat=seen[item.record] - 1)
            yield item
    except UnreadableError as error:
        yield Problem(source.path, str(error))
    except (*sources.ReadError, MemoryError) as error:
        yield sources.failed(error, source.path, sources.reason(error))
    except Exception as error:
        # One file that trips the reader must not stop a run of thousands.
        yield Problem(source.path, f"the reader failed on it ({type(error).__name__}: {error})")


# A file with more bad records than this is of another kind; to list them all would take more memory than it.
MOST_PROBLEMS = 1_000
_CLASH = "another record of this file has the same id; both are kept"


def _items(source: Source) -> Iterator[Item | Problem]:
    match source.format:
        case "jsonl":
            return _lines(source)
        case "json":
            return _json(source)
        case "csv":
            return _csv(source)
        case "zip":
            return _zip(source)
        case "text" | "markdown" | "html":
            data = sources.read_bytes(source, sources.LARGEST_PAGE)
            return iter((Item(source.path, source.format, data),))
        case _:
            assert_never(source.format)


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
                record = records.parse(decode(line).text)
            except (UnreadableError, records.RecordError) as error:
                yield Problem(source.path, str(error), position)
                continue
            yield Item(source.path, "record", line, record.id or str(number), position=position)
    except sources.ReadError as error:
        rest = f"; what stands after line {number} was not read" if number else ""
        reason = f"{sources.reason(error)}{rest}"
        yield sources.failed(error, source.path, reason)
        return
    if not number:
        yield Problem(source.path, "it is empty")


def _json(source: Source) -> Iterator[Item | Problem]:
    decoded = decode(sources.read_bytes(source, sources.LARGEST_JSON))
    try:
        found = list(records.parse_file(decoded.text))
    except records.RecordError as error:
        yield Problem(source.path, str(error))
        return
    if not found:
        yield Problem(source.path, "it holds no records")
    for number, record in enumerate(found, 1):
        if isinstance(record, records.RecordError):
            yield Problem(source.path, str(record), str(number))
        else:
            # A file of one object is one article, like a page; its record needs no number.
            name = record.id or (str(number) if len(found) > 1 else None)
            yield Item(source.path, "record", record.raw, name, position=str(number), repairs=decoded.repairs)


def _zip(source: Source) -> Iterator[Item | Problem]:
    found = False
    with zipfile.ZipFile(source.file) as archive:
        for member in sources.find_members(source, archive):
            if isinstance(member, Source):
                found = True
                yield from items(member)
            elif isinstance(member, Problem):
                found = True
                yield member
    if not found:
        yield Problem(source.path, "it holds no file of a format that is read")


def _csv(source: Source) -> Iterator[Item | Problem]:
    decoded = decode(sources.read_bytes(source, sources.LARGEST_JSON))
    csv.field_size_limit(sources.LARGEST_RECORD)
    # Not csv.Sniffer: it needs minutes for a heading of a few thousand odd characters.
    heading = decoded.text[:65_536].split("\n", 1)[0]
    delimiter = max(",;\t|", key=heading.count)
    rows = csv.DictReader(io.StringIO(decoded.text, newline=""), delimiter=delimiter)
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            value = {key: cell for key, cell in row.items() if isinstance(key, str) and isinstance(cell, str)}
            raw = json.dumps(value, ensure_ascii=False)
            try:
                record = records.parse(raw)
            except records.RecordError as error:
                yield Problem(source.path, str(error), f"row {number}")
                continue
            data = record.raw
            name = record.id or str(number)
            yield Item(source.path, "record", data, name, position=f"row {number}", repairs=decoded.repairs)
    except csv.Error as error:
        yield Problem(source.path, f"not CSV after row {number}: {error}")
        return
    if not number:
        yield Problem(source.path, "it holds no rows below a heading")
