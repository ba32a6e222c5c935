"""Segments read: posting lists and columns as arrays, one immutable generation of an index."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterator
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from whoosh import index as whoosh_index
from whoosh.reading import SegmentReader, TermNotFound

from search import identifiers
from search.embedded import saved_columns, stories
from search.embedded.dictionary import Leaf, WordCache, commonest
from search.embedded.folder import OFFICIALS, latest_commit
from search.embedded.schema import SIGNATURE, make_schema, numeric_column, signature_column
from search.knowledge.officials.gazetteer import Gazetteer
from search.model import TEXT_FIELDS, Article, TermCount, TextField
from search.process import deadline
from search.retrieval import copies, postings, storage
from search.retrieval.columns import NO_DAY, Columns, SegmentColumns
from search.retrieval.documents import OFFICIAL_SEPARATOR
from search.retrieval.postings import Ints, Postings
from search.retrieval.ranking import Form
from search.retrieval.vocabulary import Vocabulary

# Bytes of posting lists kept for the next query, per open index: of its segments, and joined.
CACHE_BYTES: Final = 128 << 20
# What an entry of a cache takes beside its arrays.
_ENTRY_BYTES: Final = 300


class Decoded(NamedTuple):
    """A posting list of one segment: document numbers, frequencies, and all positions in order."""

    documents: Ints
    frequencies: Ints
    positions: Ints


_NOTHING: Final = Decoded(*(np.empty(0, np.int64) for _ in range(3)))


def open_reader(files: Any, schema: Any, segment: Any) -> Any:
    """Whoosh's reader of one segment. Raises FileNotFoundError where a writer has removed it."""
    reader = SegmentReader(files, schema, segment)
    if reader.doc_count_all():
        # Whoosh opens the file of the articles when the first is asked for; by then it may be removed.
        try:
            reader.stored_fields(0)
        except TypeError as error:
            raise FileNotFoundError(f"the articles of segment {segment.segment_id()} are gone") from error
    return reader


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
        # See `search.embedded.codec` for what a block holds.
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


class _Kept:
    """Posting lists by key, those last asked for, up to `CACHE_BYTES`. Bears several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lists: OrderedDict[tuple[str, str, str], Postings] = OrderedDict()
        self._bytes = 0

    def get(self, key: tuple[str, str, str]) -> Postings | None:
        with self._lock:
            found = self._lists.get(key)
            if found is not None:
                self._lists.move_to_end(key)
            return found

    def put(self, key: tuple[str, str, str], found: Postings) -> None:
        with self._lock:
            if key in self._lists:
                return
            self._lists[key] = found
            self._bytes += found.nbytes + _ENTRY_BYTES
            while self._bytes > CACHE_BYTES:
                self._drop(next(iter(self._lists)))

    def keep_only(self, segments: Collection[str]) -> None:
        """Forgets the lists of all other segments."""
        with self._lock:
            for key in [key for key in self._lists if key[0] not in segments]:
                self._drop(key)

    def _drop(self, key: tuple[str, str, str]) -> None:
        self._bytes -= self._lists.pop(key).nbytes + _ENTRY_BYTES


class SegmentCache:
    """What was read of segments, kept from one generation to the next: a segment never changes but for which
    of its documents are deleted, and a commit replaces few. Without it every commit would make each common
    word's next query ten times as slow.

    Whoosh readers must not be shared between threads (they share file positions), so each thread has its own;
    the arrays decoded from them are shared.
    """

    def __init__(self) -> None:
        self.columns: dict[str, SegmentColumns] = {}
        self.words = WordCache()
        self._lists = _Kept()
        self._local = threading.local()

    def keep_only(self, segments: Collection[str]) -> None:
        """Forgets all other segments; whoever still reads one keeps it open."""
        self.columns = {name: columns for name, columns in self.columns.items() if name in segments}
        self._lists.keep_only(segments)
        self.words.keep_only(segments)

    def readers(self, files: Any, schema: Any, segments: list[Any]) -> list[Any]:
        """This thread's readers of the segments. What they say of deleted documents may be old."""
        known: dict[str, Any] = getattr(self._local, "readers", {})
        self._local.readers = {
            segment.segment_id(): known.get(segment.segment_id()) or open_reader(files, schema, segment)
            for segment in segments
        }
        return list(self._local.readers.values())

    def postings(self, reader: Any, field: str, term: str) -> Postings:
        """A term's list in one segment, deleted documents included, numbered from 0."""
        key = (reader.segment().segment_id(), field, term)
        found = self._lists.get(key)
        if found is None:
            found = postings.make(*decode(reader, field, term.encode("utf-8", "surrogatepass")))
            self._lists.put(key, found)
        return found


class Contents(NamedTuple):
    """What a commit names: where the files are, its number, and Whoosh's descriptions of the segments."""

    files: Any
    number: int
    segments: list[Any]


def read_contents(folder: Path) -> Contents:
    """What the last commit names. Raises EmptyIndexError where there is none."""
    index = whoosh_index.open_dir(str(folder), schema=make_schema())
    # Index.reader() would open what another process has committed since: pinned here, all threads of one
    # generation read the same segments.
    contents = index._read_toc()
    segments = [segment for segment in contents.segments if segment.doc_count_all()]
    return Contents(index.storage, contents.generation, segments)


class Generation:
    """An index as of one commit: immutable, shared by all threads. Implements `matching.Source`."""

    def __init__(self, folder: Path, contents: Contents, cache: SegmentCache) -> None:
        self.folder = folder
        self._cache = cache
        self._schema = make_schema()
        self.files, self.number, self.segments = contents
        self._gazetteer: Gazetteer | None = None
        self._stories: Ints | None = None
        self._frequencies: dict[tuple[str, str], int] = {}
        self._lock = threading.Lock()
        self._local = threading.local()
        self._joined = _Kept()
        cache.keep_only([segment.segment_id() for segment in self.segments])
        live, columns = [], []
        for (reader, _), segment in zip(self.leaves(), self.segments, strict=True):
            name = segment.segment_id()
            if name not in cache.columns:
                count = segment.doc_count_all()
                saved = saved_columns.load(saved_columns.place(folder, name), count)
                cache.columns[name] = saved or segment_columns(reader)
            columns.append(cache.columns[name])
            alive = np.ones(segment.doc_count_all(), bool)
            alive[list(segment.deleted_docs())] = False
            live.append(alive)
        self.columns = Columns(columns, np.concatenate(live) if live else np.empty(0, bool))

    def following(self, segments: list[Any]) -> Generation:
        """What will be the next, once a commit names these segments."""
        return Generation(self.folder, Contents(self.files, self.number + 1, segments), self._cache)

    @property
    def gazetteer(self) -> Gazetteer:
        """What is known of officials, with the corrections that the index was made with."""
        if self._gazetteer is None:
            told = self.folder / OFFICIALS
            self._gazetteer = Gazetteer.load(told) if told.exists() else Gazetteer.shipped()
        return self._gazetteer

    @property
    def stories(self) -> Ints:
        """For each document the number of its story; copies have the same (see `search.retrieval.copies`)."""
        with self._lock:
            if self._stories is None:
                self._stories = stories.load(self.folder, self.number, self.columns.ids)
            if self._stories is None:
                self._stories = self._group()
                with suppress(OSError):  # where the folder cannot be written, nothing is kept
                    stories.save(self.folder, self.number, self.columns.ids, self._stories)
            return self._stories

    def save_stories(self, merged: Generation | None = None) -> None:
        """Keeps the stories beside the segments, before a commit names them; `merged`: the generation of
        which this is a merge, with the same articles. Raises OSError."""
        if merged is None:
            found = self._group()
        else:
            found = stories.carried(merged.columns, merged.stories, self.columns)
        stories.save(self.folder, self.number, self.columns.ids, found)

    def _group(self) -> Ints:
        columns = self.columns
        order = np.argsort(np.where(columns.live, columns.ids, -1), kind="stable")
        order = order[len(order) - columns.count :]  # the live ones, by id
        signatures = [read_signatures(reader, reader.doc_count_all()) for reader, _ in self.leaves()]
        if latest_commit(self.folder) > self.number:
            # A column that a writer has removed reads as one that nobody wrote.
            raise FileNotFoundError(f"commit {self.number} was replaced while its copies were read")
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
            sizes = [segment.doc_count_all() for segment in self.segments]
            readers = self._cache.readers(self.files, self._schema, self.segments)
            leaves = list(zip(readers, accumulate(sizes, initial=0), strict=False))
            self._local.leaves = leaves
        return leaves

    def postings(self, field: TextField, form: Form, term: str) -> Postings:
        deadline.check()
        name = f"{field}_{form}"
        found = self._joined.get(("", name, term))
        if found is None:
            parts = [
                postings.shift(self._cache.postings(reader, name, term), offset)
                for reader, offset in self.leaves()
            ]
            found = postings.keep(postings.merge(parts), self.columns.live)
            self._joined.put(("", name, term), found)
        return found

    def vocabularies(self, beginning: str) -> list[Vocabulary]:
        """The surface forms of all text fields, at least those that begin so, of each segment, with the
        numbers of documents, those deleted since the last merge included."""
        return [self._cache.words.get(reader, beginning).vocabulary(beginning) for reader, _ in self.leaves()]

    def commonest_words(self, beginning: str, limit: int) -> list[TermCount]:
        """See `Engine.terms`."""
        return commonest([self._words(*leaf, beginning) for leaf in self.leaves()], beginning, limit)

    def _words(self, reader: Any, offset: int, beginning: str) -> Leaf:
        words = self._cache.words.get(reader, beginning)
        # Not what the reader says of deletions: it may be of an earlier commit.
        alive = self.columns.live[offset : offset + reader.doc_count_all()]
        if alive.all():
            return Leaf(words, None)
        return Leaf(words, lambda field, word: int(alive[self._listed(reader, field, word)].sum()))

    def _listed(self, reader: Any, field: TextField, word: str) -> Ints:
        return self._cache.postings(reader, f"{field}_surface", word).documents

    def frequency(self, field: TextField, form: Form, term: str) -> int:
        """How many live documents have a term; quick where no segment has deleted ones."""
        name = f"{field}_{form}"
        found = self._frequencies.get((name, term))
        if found is None:
            if len(self.columns.live) > self.columns.count:
                found = len(self.postings(field, form, term).documents)
            else:
                raw = term.encode("utf-8", "surrogatepass")
                found = sum(int(reader.doc_frequency(name, raw)) for reader, _ in self.leaves())
            self._frequencies[name, term] = found
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
