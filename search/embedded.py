"""The Whoosh engine: articles in a folder. The only file that imports Whoosh.

Whoosh writes, merges and reads segments. Matching, ranking and facets are numpy arithmetic over its posting
lists (`search.matching`), decoded block by block: at 29,000 articles Whoosh's own collectors and facets cost
hundreds of milliseconds a query.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from whoosh import columns as whoosh_columns
from whoosh import fields, formats
from whoosh import index as whoosh_index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import SegmentReader, TermNotFound

from search import postings, storage
from search.columns import Columns, SegmentColumns
from search.documents import OFFICIAL_SEPARATOR, make_document
from search.engine import EngineError
from search.generations import OFFICIALS, IndexFolder
from search.knowledge.officials import Gazetteer
from search.matching import Matching
from search.model import TEXT_FIELDS, Article, Hit, Query, Results, TextField
from search.postings import Postings
from search.ranking import Form

# Megabytes of postings that the writer gathers before it spills them to a temporary file.
WRITER_MEGABYTES: Final = 512
# Bytes of decoded posting lists kept for the next query, per open index.
CACHE_BYTES: Final = 256 << 20

_POSITION = np.dtype("<u4")
# How often a question is asked anew when the files under it are replaced.
_TRIES: Final = 5

T = TypeVar("T")

# --- schema ----------------------------------------------------------------------------------------


class _PositionsFormat(formats.Format):  # type: ignore[misc]
    """A posting's value: its positions, 32-bit little-endian, so that a block decodes in one numpy call."""

    def decode_positions(self, value: bytes) -> list[int]:
        positions: list[int] = np.frombuffer(value, _POSITION).tolist()
        return positions


class _Terms(fields.FieldType):  # type: ignore[misc]
    """A field whose terms `search.analysis` made: {term: positions}."""

    def __init__(self) -> None:
        self.analyzer = None
        self.format = _PositionsFormat()
        self.scorable = False
        self.stored = False
        self.unique = False
        self.column_type = None
        self.vector = None
        self.indexed = True

    def index(
        self, value: Mapping[str, array[int]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, positions in value.items():
            count = len(positions)
            packed = positions if sys.byteorder == "little" else _swapped(positions)
            yield term.encode("utf-8", "surrogatepass"), count, float(count), packed.tobytes()


def _swapped(positions: array[int]) -> array[int]:
    positions = array("I", positions)
    positions.byteswap()
    return positions


def _number(typecode: str, default: int = 0) -> fields.COLUMN:
    return fields.COLUMN(whoosh_columns.NumericColumn(typecode, default=default))


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own format, without its statistics of field lengths: gathering them looks for a file once a
    posting, which takes two thirds of all writing, and `search.ranking` has lengths of its own."""

    length_stats = False


def _schema() -> fields.Schema:
    schema = fields.Schema(
        id=_Terms(),
        outlet=_Terms(),
        official=_Terms(),
        number=_number("q"),
        first=_number("i"),
        last=_number("i"),
        minute=_number("q"),
        month=_number("i"),
        article=fields.STORED(),
    )
    for field in TEXT_FIELDS:
        schema.add(f"{field}_stem", _Terms())
        schema.add(f"{field}_surface", _Terms())
        schema.add(f"{field}_length", _number("i"))
    return schema


# --- reading one segment ---------------------------------------------------------------------------


def _decode(reader: Any, field: str, term: bytes, offset: int) -> Postings:
    """A term's postings in one segment, documents numbered from `offset`."""
    try:
        matcher = reader.postings(field, term)
    except TermNotFound:
        return postings.NONE
    # Where documents were deleted Whoosh wraps the list; `postings.keep` leaves them out here.
    matcher = getattr(matcher, "child", matcher)
    documents: list[np.ndarray[Any, np.dtype[np.int64]]] = []
    frequencies: list[np.ndarray[Any, np.dtype[np.float64]]] = []
    values: list[bytes] = []
    if hasattr(matcher, "_read_data"):
        # A block's tuple: document numbers as differences, weights (None: all 1, a float: all equal),
        # values. Decoded as a whole, a posting costs half a microsecond; one by one, ten.
        while matcher.is_active():
            matcher._read_data()
            numbers, weights, blobs = matcher._data
            block = np.cumsum(np.array(numbers, np.int64))
            documents.append(block)
            frequencies.append(
                np.broadcast_to(np.asarray(1.0 if weights is None else weights, np.float64), block.shape)
            )
            values.extend(blobs or ())
            matcher._next_block()
    else:  # a posting list so short that it stands in the term dictionary
        while matcher.is_active():
            documents.append(np.array([matcher.id()], np.int64))
            frequencies.append(np.array([matcher.weight()], np.float64))
            values.append(matcher.value() or b"")
            matcher.next()
    if not documents:
        return postings.NONE
    found = np.concatenate(documents) + offset
    positions = np.frombuffer(b"".join(values), _POSITION).astype(np.int64)
    counts = np.concatenate(frequencies)
    return postings.make(found, counts, positions)


def _numbers(reader: Any, name: str, count: int) -> postings.Ints:
    """A numeric column as an array; documents past the last one written have the default, 0."""
    values = np.zeros(count, np.int64)
    if not reader.has_column(name):
        return values
    column = reader.column_reader(name, translate=False)
    # Whoosh's own load() unpacks value by value: 30 ms for 29,000 documents instead of 0.1.
    size = column._fixedlen * column._count
    raw = np.frombuffer(column._dbfile.get(column._basepos, size), f">{column._typecode}")
    values[: len(raw)] = raw
    return values


def _coded(reader: Any, field: str) -> tuple[list[str], postings.Ints, postings.Ints]:
    """The terms of a bare field, and for each posting its document and its term's number."""
    terms = list(reader.lexicon(field)) if field in reader.indexed_field_names() else []
    lists = [_decode(reader, field, term, 0).documents for term in terms]
    codes = np.repeat(np.arange(len(lists), dtype=np.int64), [len(found) for found in lists])
    documents = np.concatenate(lists) if lists else np.empty(0, np.int64)
    return [term.decode("utf-8", "surrogatepass") for term in terms], documents, codes


def _segment_columns(reader: Any) -> SegmentColumns:
    count = reader.doc_count_all()
    outlets, outlet_documents, outlet_codes = _coded(reader, "outlet")
    outlet = np.full(count, -1, np.int64)
    outlet[outlet_documents] = outlet_codes
    officials, official_documents, official_codes = _coded(reader, "official")
    return SegmentColumns(
        ids=_numbers(reader, "number", count),
        first=_numbers(reader, "first", count),
        last=_numbers(reader, "last", count),
        minute=_numbers(reader, "minute", count),
        month=_numbers(reader, "month", count),
        lengths={field: _numbers(reader, f"{field}_length", count) for field in TEXT_FIELDS},
        outlet=outlet,
        outlets=tuple(outlets),
        official_documents=official_documents,
        official_codes=official_codes,
        officials=tuple(_split_official(term) for term in officials),
    )


def _split_official(term: str) -> tuple[str, str]:
    id, _, name = term.partition(OFFICIAL_SEPARATOR)
    return id, name


# --- one state of the index ------------------------------------------------------------------------


class _Generation:
    """An index as of one commit: immutable, shared by all threads. Implements `matching.Source`.

    Whoosh readers must not be shared between threads (they share file positions), so each thread has
    its own; the arrays decoded from them are shared.
    """

    def __init__(self, folder: Path, known: Mapping[str, SegmentColumns]) -> None:
        self.folder = folder
        self._index = whoosh_index.open_dir(str(folder), schema=_schema())
        # Index.reader() would open what another process has committed since: pinned here, all threads of
        # one generation read the same segments.
        contents = self._index._read_toc()
        self.number: int = contents.generation
        self._segments = [segment for segment in contents.segments if segment.doc_count_all()]
        self._local = threading.local()
        self._lock = threading.Lock()
        self._cache: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._cached_bytes = 0
        self.segments = {}
        live = []
        for reader, _ in self._leaves():
            name = reader.segment().segment_id()
            self.segments[name] = known.get(name) or _segment_columns(reader)
            alive = np.ones(reader.doc_count_all(), bool)
            if reader.has_deletions():
                alive[[n for n in range(len(alive)) if reader.is_deleted(n)]] = False
            live.append(alive)
        self._gazetteer: Gazetteer | None = None
        self.columns = Columns(
            list(self.segments.values()), np.concatenate(live) if live else np.empty(0, bool)
        )

    def _leaves(self) -> list[tuple[Any, int]]:
        """This thread's readers, each with the number of its first document."""
        leaves: list[tuple[Any, int]] | None = getattr(self._local, "leaves", None)
        if leaves is None:
            leaves, offset = [], 0
            for segment in self._segments:
                reader = SegmentReader(self._index.storage, self._index.schema, segment)
                leaves.append((reader, offset))
                offset += segment.doc_count_all()
            self._local.leaves = leaves
        return leaves

    @property
    def gazetteer(self) -> Gazetteer:
        if self._gazetteer is None:
            told = self.folder / OFFICIALS
            self._gazetteer = Gazetteer.load(told) if told.exists() else Gazetteer.shipped()
        return self._gazetteer

    def postings(self, field: TextField, form: Form, term: str) -> Postings:
        name = f"{field}_{form}"
        with self._lock:
            cached = self._cache.get((name, term))
            if cached is not None:
                self._cache.move_to_end((name, term))
                return cached
        raw = term.encode("utf-8", "surrogatepass")
        found = postings.merge([_decode(reader, name, raw, offset) for reader, offset in self._leaves()])
        found = postings.keep(found, self.columns.live)
        with self._lock:
            if (name, term) not in self._cache:
                self._cache[name, term] = found
                self._cached_bytes += found.nbytes
                while self._cached_bytes > CACHE_BYTES:
                    _, old = self._cache.popitem(last=False)
                    self._cached_bytes -= old.nbytes
        return found

    def document(self, id: str) -> int | None:
        """The number of the article's live document."""
        for reader, offset in self._leaves():
            for document in _decode(reader, "id", id.encode(), offset).documents:
                if self.columns.live[document]:
                    return int(document)
        return None

    def article(self, document: int) -> Article:
        for reader, offset in reversed(self._leaves()):
            if document >= offset:
                return storage.unpack(reader.stored_fields(document - offset)["article"])
        raise IndexError(document)


# --- the engine ------------------------------------------------------------------------------------


class WhooshEngine:
    """An index in a folder. Sees what other processes commit at its next call."""

    def __init__(self, folder: Path, building: Path | None = None) -> None:
        """Opens the generation that counts, or the one being built (see `building`).

        Raises EngineError where there is no index or one of another version.
        """
        self._home = IndexFolder(folder)
        self._building = building
        self._lock = threading.Lock()
        self._generation: _Generation | None = None
        self.count()

    def _current(self) -> _Generation:
        with self._lock:
            folder = self._building or self._home.current()
            now = self._generation
            try:
                if now is not None and now.folder == folder and now.number == _latest(folder):
                    return now
                known = now.segments if now is not None and now.folder == folder else {}
                self._generation = _Generation(folder, known)
            except whoosh_index.EmptyIndexError as error:
                raise FileNotFoundError(f"no index in {folder.name}") from error
            return self._generation

    def add(self, articles: Iterable[Article]) -> int:
        """See `Engine.add`; also raises EngineError where another process is writing."""
        with self._writing():
            return _add(self._current(), articles)

    def remove(self, ids: Iterable[str]) -> int:
        with self._writing():
            generation = self._current()
            found = {document for id in ids if (document := generation.document(id)) is not None}
            if found:
                writer = _writer(generation)
                for document in found:
                    writer.delete_document(document)
                writer.commit(merge=False)
            return len(found)

    def _writing(self) -> AbstractContextManager[None]:
        # Whoever builds a generation holds the lock of the whole folder already.
        return nullcontext() if self._building else self._home.writing()

    def _ask(self, work: Callable[[_Generation], T]) -> T:
        """What `work` says of the generation that counts; once more where a writer removed it meanwhile."""
        for _ in range(_TRIES):
            try:
                return work(self._current())
            except FileNotFoundError as error:
                missing = error  # removed by a writer between two looks, or really gone
                self._generation = None
            except OSError as error:
                raise self._damaged(error) from error
        raise self._damaged(missing)

    def _damaged(self, error: Exception) -> EngineError:
        return EngineError(
            f"The index at {self._home.path} is damaged ({error}). Make it anew with: "
            f"search index FOLDER --at {self._home.path}"
        )

    def get(self, id: str) -> Article | None:
        def look_up(generation: _Generation) -> Article | None:
            document = generation.document(id)
            return None if document is None else generation.article(document)

        return self._ask(look_up)

    def search(self, query: Query) -> Results:
        return self._ask(lambda generation: _search(generation, query))

    def count(self) -> int:
        return self._ask(lambda generation: generation.columns.count)

    @property
    def gazetteer(self) -> Gazetteer:
        return self._ask(lambda generation: generation.gazetteer)

    def close(self) -> None:
        self._generation = None


def _search(generation: _Generation, query: Query) -> Results:
    started = time.perf_counter()
    matching = Matching(generation)
    found, facets = matching.answer(query.tree, query.filters)
    start = (query.page - 1) * query.limit
    documents, scores = matching.order(found, query.sort, start, start + query.limit)
    hits = tuple(
        Hit(generation.article(int(document)), float(score))
        for document, score in zip(documents, scores, strict=True)
    )
    notes = matching.notes(query.tree, query.filters)
    took = (time.perf_counter() - started) * 1000
    return Results(hits, int(found.mask.sum()), facets, took, notes)


def _latest(folder: Path) -> int:
    numbers = [
        int(name[len("_MAIN_") : -len(".toc")])
        for name in os.listdir(folder)  # noqa: PTH208 - this runs before every query
        if name.startswith("_MAIN_") and name.endswith(".toc")
    ]
    return max(numbers, default=-1)


def _writer(generation: _Generation) -> Any:
    return generation._index.writer(limitmb=WRITER_MEGABYTES, compound=False, codec=_Codec())


def _add(generation: _Generation, articles: Iterable[Article]) -> int:
    writer = _writer(generation)
    count = 0
    try:
        for article in articles:
            if generation.columns.count:
                old = generation.document(article.id)
                if old is not None:
                    writer.delete_document(old)
            writer.add_document(**make_document(article))
            count += 1
        writer.commit()
    except BaseException:
        writer.cancel()
        raise
    return count


@contextmanager
def building(folder: Path, officials: Path | None = None) -> Iterator[WhooshEngine]:
    """An empty index that takes the place of the one at `folder` when the block ends well.

    Raises EngineError; see `IndexFolder.replacing`.
    """
    told = officials.read_bytes() if officials else b""  # before the old index, which may hold it, is gone
    with IndexFolder(folder).replacing() as new:
        if told:
            (new / OFFICIALS).write_bytes(told)
        whoosh_index.create_in(str(new), _schema())
        yield WhooshEngine(folder, building=new)
