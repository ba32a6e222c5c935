"""Segments read: posting lists and columns as arrays, one immutable generation of an index."""

from __future__ import annotations

import struct
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from whoosh import index as whoosh_index
from whoosh.reading import SegmentReader, TermNotFound

from search import copies, identifiers, postings, storage
from search.columns import NO_DAY, Columns, SegmentColumns
from search.documents import OFFICIAL_SEPARATOR
from search.embedded import saved_columns, stories
from search.embedded.schema import SIGNATURE, make_schema, numeric_column, signature_column
from search.generations import OFFICIALS
from search.knowledge.officials import Gazetteer
from search.model import TEXT_FIELDS, Article, TextField
from search.postings import Ints, Postings
from search.ranking import Form
from search.vocabulary import Vocabulary

# Bytes of decoded posting lists kept for the next query, per open index.
CACHE_BYTES: Final = 256 << 20


class Decoded(NamedTuple):
    """A posting list of one segment: document numbers, frequencies, and all positions in order."""

    documents: Ints
    frequencies: Ints
    positions: Ints


# Where a term's number of documents stands in Whoosh's description of it (W3TermInfo).
_COUNT: Final = struct.Struct("!I")
_COUNT_AT: Final = 5
# Before each key and its value, the lengths of both.
_LENGTHS: Final = struct.Struct("!ii")

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
    places: list[bytes] = []
    while matcher.is_active():
        # See `search.embedded.terms` for what a block holds.
        matcher._read_data()
        numbers, weights, positions = matcher._data
        block = np.cumsum(np.array(numbers, np.int64))
        documents.append(block)
        counts = np.asarray(1 if weights is None else weights).astype(np.int64)
        frequencies.append(np.broadcast_to(counts, block.shape))
        places.append(positions)
        matcher._next_block()
    if not documents:
        return _NOTHING
    found = np.frombuffer(b"".join(places), "<u4").astype(np.int64)
    return Decoded(np.concatenate(documents), np.concatenate(frequencies), found)


def term_counts(reader: Any, field: str, beginning: bytes) -> Iterator[tuple[bytes, int]]:
    """The terms of a field that begin so, ascending, with their numbers of documents (deleted ones too)."""
    terms = reader._terms
    if field not in terms.indexed_field_names():
        return
    key = terms._keycoder(field, beginning)
    code, table = len(terms._keycoder(field, b"")), terms._tindex
    if beginning:
        for found, info in table.items_from(key):
            if not found.startswith(key):
                return
            yield found[code:], _COUNT.unpack_from(info, _COUNT_AT)[0]
        return
    start = table.closest_key_pos(key)
    if start is None:
        return
    # Whoosh's iterator reads the file four times for each term: all 336,000 took 1.7 s, this way 0.7.
    raw, at = table.dbfile.get(start, table.endofdata - start), 0
    while at < len(raw):
        key_length, info_length = _LENGTHS.unpack_from(raw, at)
        at += _LENGTHS.size
        if not raw.startswith(key, at):
            return
        at += key_length
        yield raw[at - key_length + code : at], _COUNT.unpack_from(raw, at + _COUNT_AT)[0]
        at += info_length


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


def read_signatures(reader: Any, count: int) -> copies.Signatures:
    """The signature of each document of a segment."""
    found = np.zeros((count, copies.SIZE), np.uint32)
    if reader.has_column(SIGNATURE):
        column = reader.column_reader(SIGNATURE, signature_column(), translate=False)
        raw = column._dbfile.get(column._basepos, column._fixedlen * column._count)
        found[: column._count] = np.frombuffer(raw, "<u4").reshape(-1, copies.SIZE)
    return found


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
        self._stories: Ints | None = None
        self._local = threading.local()
        self._lock = threading.Lock()
        self._cache: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._cached_bytes = 0
        self._vocabulary: Vocabulary | None = None
        self.segment_columns = {}
        live = []
        for reader, _ in self.leaves():
            name = reader.segment().segment_id()
            self.segment_columns[name] = (
                known.get(name)
                or saved_columns.load(saved_columns.place(folder, name), reader.doc_count_all())
                or segment_columns(reader)
            )
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

    @property
    def stories(self) -> Ints:
        """For each document the number of its story; copies have the same (see `search.copies`)."""
        with self._lock:
            if self._stories is None:
                self._stories = stories.load(self.folder, self.number, self._group, self.columns.ids)
            return self._stories

    def _group(self) -> Ints:
        columns = self.columns
        order = np.argsort(np.where(columns.live, columns.ids, -1), kind="stable")
        order = order[len(order) - columns.count :]  # the live ones, by id
        signatures = [read_signatures(reader, reader.doc_count_all()) for reader, _ in self.leaves()]
        days = np.where(columns.first == columns.last, columns.first, NO_DAY)
        bodies = copies.Bodies(
            np.concatenate(signatures)[order] if signatures else np.empty((0, copies.SIZE), np.uint32),
            columns.lengths["body"][order],
            days[order],
        )
        found: Ints = np.arange(len(columns.ids))
        found[order] = order[copies.group(bodies)]
        return found

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

    def vocabulary(self, beginning: str) -> Vocabulary:
        """The surface forms of all text fields that begin so, with the number of documents of each, those
        deleted since the last merge included."""
        with self._lock:
            if self._vocabulary is not None:
                return self._vocabulary.beginning(beginning) if beginning else self._vocabulary
        counts: dict[bytes, int] = {}
        raw = beginning.encode("utf-8", "surrogatepass")
        for reader, _ in self.leaves():
            for field in TEXT_FIELDS:
                for term, count in term_counts(reader, f"{field}_surface", raw):
                    counts[term] = counts.get(term, 0) + count
        terms = sorted(counts)  # UTF-8 sorts as code points do
        found = Vocabulary([t.decode("utf-8", "surrogatepass") for t in terms], [counts[t] for t in terms])
        if not beginning:
            with self._lock:
                self._vocabulary = found
        return found

    def frequency(self, field: TextField, form: Form, term: str) -> int:
        """How many live documents have a term; quick where no segment has deleted ones."""
        if len(self.columns.live) > self.columns.count:
            return len(self.postings(field, form, term).documents)
        name, raw = f"{field}_{form}", term.encode("utf-8", "surrogatepass")
        return sum(int(reader.doc_frequency(name, raw)) for reader, _ in self.leaves())

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
