"""Segments read: posting lists and columns as arrays, one immutable generation of an index."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from whoosh import index as whoosh_index
from whoosh.reading import SegmentReader, TermNotFound

from search import deadline, identifiers, postings, storage
from search.columns import Columns, SegmentColumns
from search.documents import OFFICIAL_SEPARATOR
from search.embedded.schema import make_schema, numeric_column
from search.generations import OFFICIALS
from search.knowledge.officials import Gazetteer
from search.model import TEXT_FIELDS, Article, TextField
from search.postings import Ints, Postings
from search.ranking import Form

# Bytes of decoded posting lists kept for the next query, per open index.
CACHE_BYTES: Final = 256 << 20


class Decoded(NamedTuple):
    """A posting list of one segment: document numbers, frequencies, and all positions in order."""

    documents: Ints
    frequencies: Ints
    positions: Ints


_NOTHING: Final = Decoded(*(np.empty(0, np.int64) for _ in range(3)))


def open_reader(files: Any, schema: Any, segment: Any) -> Any:
    """Whoosh's reader of one segment."""
    return SegmentReader(files, schema, segment)


def decode(reader: Any, field: str, term: bytes) -> Decoded:
    """A term's whole posting list in one segment, deleted documents included."""
    try:
        matcher = reader.postings(field, term)
    except TermNotFound:
        return _NOTHING
    if reader.has_deletions():
        # Whoosh wraps the list to skip deleted documents one by one, and has skipped the first ones.
        matcher = matcher.child
        matcher.reset()
    documents: list[Ints] = []
    frequencies: list[Ints] = []
    values: list[bytes] = []
    while matcher.is_active():
        # A block's tuple: document numbers as differences, weights (None: all 1, a float: all equal),
        # values. Decoded as a whole, a posting costs half a microsecond; one by one, ten.
        matcher._read_data()
        numbers, weights, blobs = matcher._data
        block = np.cumsum(np.array(numbers, np.int64))
        documents.append(block)
        counts = np.asarray(1 if weights is None else weights).astype(np.int64)
        frequencies.append(np.broadcast_to(counts, block.shape))
        values.extend(blobs)
        matcher._next_block()
    if not documents:
        return _NOTHING
    positions = np.frombuffer(b"".join(values), "<u4").astype(np.int64)
    return Decoded(np.concatenate(documents), np.concatenate(frequencies), positions)


def read_number(reader: Any, name: str, count: int) -> Ints:
    """A numeric column; documents past the last one written have the default, 0."""
    values = np.zeros(count, np.int64)
    if not reader.has_column(name):
        return values
    column = reader.column_reader(name, numeric_column(name), translate=False)
    # Whoosh's own load() unpacks value by value: 30 ms for 29,000 documents instead of 0.1.
    size = column._fixedlen * column._count
    raw = np.frombuffer(column._dbfile.get(column._basepos, size), f">{column._typecode}")
    values[: len(raw)] = raw
    return values


def _coded(reader: Any, field: str) -> tuple[list[str], Ints, Ints]:
    """The terms of a facet field, and for each posting its document and its term's number."""
    terms = list(reader.lexicon(field)) if field in reader.indexed_field_names() else []
    lists = [decode(reader, field, term).documents for term in terms]
    codes = np.repeat(np.arange(len(lists), dtype=np.int64), [len(found) for found in lists])
    documents = np.concatenate(lists) if lists else np.empty(0, np.int64)
    return [term.decode("utf-8", "surrogatepass") for term in terms], documents, codes


def segment_columns(reader: Any) -> SegmentColumns:
    """The columns of one segment."""
    count = reader.doc_count_all()
    outlets, outlet_documents, outlet_codes = _coded(reader, "outlet")
    outlet = np.full(count, -1, np.int64)
    outlet[outlet_documents] = outlet_codes
    officials, official_documents, official_codes = _coded(reader, "official")
    return SegmentColumns(
        ids=read_number(reader, "number", count),
        first=read_number(reader, "first", count),
        last=read_number(reader, "last", count),
        minute=read_number(reader, "minute", count),
        month=read_number(reader, "month", count),
        lengths={field: read_number(reader, f"{field}_length", count) for field in TEXT_FIELDS},
        outlet=outlet,
        outlets=tuple(outlets),
        official_documents=official_documents,
        official_codes=official_codes,
        officials=tuple(_split_official(term) for term in officials),
    )


def _split_official(term: str) -> tuple[str, str]:
    id, _, name = term.partition(OFFICIAL_SEPARATOR)
    return id, name


class Generation:
    """An index as of one commit: immutable, shared by all threads. Implements `matching.Source`.

    Whoosh readers must not be shared between threads (they share file positions), so each thread has
    its own; the arrays decoded from them are shared.
    """

    def __init__(self, folder: Path, known: Mapping[str, SegmentColumns]) -> None:
        self.folder = folder
        self._schema = make_schema()
        index = whoosh_index.open_dir(str(folder), schema=self._schema)
        self.files = index.storage
        # Index.reader() would open what another process has committed since: pinned here, all threads of
        # one generation read the same segments.
        contents = index._read_toc()
        self.number: int = contents.generation
        self.segments: list[Any] = [segment for segment in contents.segments if segment.doc_count_all()]
        self._gazetteer: Gazetteer | None = None
        self._local = threading.local()
        self._lock = threading.Lock()
        self._cache: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._cached_bytes = 0
        self.segment_columns = {}
        live = []
        for reader, _ in self.leaves():
            name = reader.segment().segment_id()
            self.segment_columns[name] = known.get(name) or segment_columns(reader)
            alive = np.ones(reader.doc_count_all(), bool)
            alive[list(reader.segment().deleted_docs())] = False
            live.append(alive)
        self.columns = Columns(
            list(self.segment_columns.values()), np.concatenate(live) if live else np.empty(0, bool)
        )

    @property
    def gazetteer(self) -> Gazetteer:
        """What is known of officials, with the corrections that the index was made with."""
        if self._gazetteer is None:
            told = self.folder / OFFICIALS
            self._gazetteer = Gazetteer.load(told) if told.exists() else Gazetteer.shipped()
        return self._gazetteer

    def leaves(self) -> list[tuple[Any, int]]:
        """This thread's readers, each with the number of its first document."""
        leaves: list[tuple[Any, int]] | None = getattr(self._local, "leaves", None)
        if leaves is None:
            leaves, offset = [], 0
            for segment in self.segments:
                leaves.append((open_reader(self.files, self._schema, segment), offset))
                offset += segment.doc_count_all()
            self._local.leaves = leaves
        return leaves

    def postings(self, field: TextField, form: Form, term: str) -> Postings:
        deadline.check()
        name = f"{field}_{form}"
        with self._lock:
            cached = self._cache.get((name, term))
            if cached is not None:
                self._cache.move_to_end((name, term))
                return cached
        raw = term.encode("utf-8", "surrogatepass")
        parts = []
        for reader, offset in self.leaves():
            part = decode(reader, name, raw)
            parts.append(postings.make(part.documents + offset, part.frequencies, part.positions))
        found = postings.keep(postings.merge(parts), self.columns.live)
        with self._lock:
            if (name, term) not in self._cache:
                self._cache[name, term] = found
                self._cached_bytes += found.nbytes
                while self._cached_bytes > CACHE_BYTES:
                    _, old = self._cache.popitem(last=False)
                    self._cached_bytes -= old.nbytes
        return found

    def document(self, id: str) -> int | None:
        """The number of the article's live document, None where there is none of that id."""
        try:
            wanted = identifiers.number(id)
        except ValueError:
            return None
        found = np.flatnonzero((self.columns.ids == wanted) & self.columns.live)
        return int(found[0]) if len(found) else None

    def place(self, document: int) -> tuple[int, int]:
        """Which segment holds a document, and its number there."""
        for at in range(len(self.segments) - 1, -1, -1):
            offset = self.leaves()[at][1]
            if document >= offset:
                return at, document - offset
        raise IndexError(document)

    def stored(self, document: int) -> tuple[Article, str]:
        """The article of a document, and the root that it was read from."""
        at, number = self.place(document)
        fields = self.leaves()[at][0].stored_fields(number)
        return storage.unpack(fields["article"]), fields["root"]

    def article(self, document: int) -> Article:
        return self.stored(document)[0]

    def everything(self) -> Iterator[tuple[Article, str]]:
        """All live articles, with the root of each."""
        for document in np.flatnonzero(self.columns.live):
            yield self.stored(int(document))
