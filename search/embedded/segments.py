"""One segment as Whoosh wrote it, to arrays: posting lists, numbers, signatures, columns."""

from __future__ import annotations

import mmap
import os
import struct
import zlib
from array import array
from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import STORED_COLUMN
from whoosh.columns import CompressedBytesColumn
from whoosh.reading import SegmentReader, TermNotFound

from search.embedded import unpickling
from search.embedded.schema import SIGNATURE, numeric_column, signature_column
from search.model import TEXT_FIELDS
from search.retrieval.columns import SegmentColumns
from search.retrieval.copies import SIZE
from search.retrieval.documents import OFFICIAL_SEPARATOR
from search.retrieval.matched import Ints, Signatures


class Decoded(NamedTuple):
    """A posting list of one segment: document numbers, frequencies, and all positions in order."""

    documents: Ints
    frequencies: Ints
    positions: Ints


# The column of the articles.
_STORED: Final = "_stored"
_NOTHING: Final = Decoded(*(np.empty(0, np.int64) for _ in range(3)))


def open_reader(files: Any, schema: Any, segment: Any) -> Any:
    """Whoosh's reader of one segment. Raises FileNotFoundError where a writer has removed it."""
    reader = SegmentReader(files, schema, segment)
    if reader.doc_count_all():
        # Whoosh opens the file of the articles when the first is asked for; by then it may be removed.
        documents = reader._perdoc
        if not documents.has_column(_STORED):
            raise FileNotFoundError(f"the articles of segment {segment.segment_id()} are gone")
        documents._colfiles[_STORED] = place = documents._get_column_file(_STORED)
        packed = _Packed(*place, documents._doccount, "zlib")
        documents._readers[_STORED] = STORED_COLUMN.Reader(packed)
    return reader


class _Packed(CompressedBytesColumn.Reader):  # type: ignore[misc]  # Whoosh has no types
    """As Whoosh's own, which adds up the lengths of up to 32,768 articles one by one: milliseconds a segment,
    a seventh of a question from the shell."""

    def _read_offsets_and_lengths(self) -> None:
        last = self._basepos + self._length - 1
        kind = chr(self._dbfile.get_byte(last))
        if kind == "X":  # where each begins is written
            super()._read_offsets_and_lengths()
            return
        self._lengths = self._dbfile.get_array(
            last - struct.calcsize(kind) * self._doccount, kind, self._doccount
        )
        lengths = np.array(self._lengths, np.int64)
        self._offsets = array("q", (np.cumsum(lengths) - lengths).tobytes())

    def bytes_of(self, number: int) -> bytes:
        """What the column holds of a document, in one read: Whoosh's file reads a block of 8 kB each time."""
        start = self._basepos + self._offsets[number]
        return zlib.decompress(os.pread(self._dbfile.file.fileno(), self._lengths[number], start))


def stored(reader: Any, number: int) -> dict[str, Any]:
    """What is stored of a document of a segment that `open_reader` opened: as Whoosh's own `stored_fields`,
    which goes through five calls for each."""
    fields: dict[str, Any] = unpickling.loads(reader._perdoc._readers[_STORED]._child.bytes_of(number))
    return fields


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


def open_signatures(reader: Any, count: int) -> Callable[[], Signatures]:
    """`read_signatures` later, of the file that is open from the call on: whatever a writer removes."""
    column = None
    if reader.has_column(SIGNATURE):
        column = reader.column_reader(SIGNATURE, signature_column(), translate=False)
    return lambda: _signatures(column, count)


def read_signatures(reader: Any, count: int) -> Signatures:
    """The signature of each document of a segment."""
    return open_signatures(reader, count)()


def _signatures(column: Any, count: int) -> Signatures:
    known: Signatures = np.empty((0, SIZE), np.uint32)
    if column is not None and column._count:
        # Mapped: of a segment of 20,000 documents they are 14 MB, of which an update reads few.
        raw = mmap.mmap(column._dbfile.file.fileno(), 0, access=mmap.ACCESS_READ)
        known = np.frombuffer(raw, "<u4", SIZE * column._count, column._basepos).reshape(-1, SIZE)
        known = known.astype(np.uint32, copy=False)
    if len(known) == count:
        return known
    found = np.zeros((count, SIZE), np.uint32)  # the last have none
    found[: len(known)] = known
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
        kind=read_number(reader, "kind", count),
        lengths={field: read_number(reader, f"{field}_length", count) for field in TEXT_FIELDS},
        outlet=outlet,
        outlets=tuple(outlets),
        official_documents=official_documents,
        official_codes=official_codes,
        officials=tuple(_split_official(term) for term in officials),
    )


def _split_official(term: str) -> tuple[str, str, bool, str]:
    id, name, post, *candidate = term.split(OFFICIAL_SEPARATOR)
    return id, name, bool(candidate), post
