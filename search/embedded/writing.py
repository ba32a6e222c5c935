"""Segments written: documents inverted in memory, merged, committed, in Whoosh's own format.

Whoosh's writer makes a tuple of every posting, sorts them all and writes them one by one. Here the postings
of a term grow as arrays and are written a block at a time.
"""

from __future__ import annotations

import copy
import heapq
import itertools
import math
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files

from search.documents import Document, make_document
from search.embedded.reading import Generation, decode, open_reader, read_number, read_signatures
from search.embedded.schema import (
    NAME,
    NUMBERS,
    SIGNATURE,
    TERMS,
    Codec,
    make_schema,
    numeric_column,
    signature_column,
)
from search.model import Article

# Segments of one size that are merged into one, and the size below which all are alike.
_FAN: Final = 4
_SMALLEST: Final = 64
# Articles from which on a segment is large enough: to merge larger ones takes minutes and saves little.
_LARGE: Final = 8_192
# Postings and positions that a writer holds in memory before it begins another segment: some 10,000 articles.
MOST_IN_MEMORY: Final = 12_000_000


class _TermList(NamedTuple):
    """The postings of one term while they are gathered: documents, frequencies, all positions in order."""

    documents: array[int]
    frequencies: array[int]
    positions: array[int]


class SegmentWriter:
    """Gathers documents in memory and writes them as one segment."""

    def __init__(self, storage: Any) -> None:
        self._storage = storage
        self._schema = make_schema()
        self._codec = Codec()
        self.segment = self._codec.new_segment(storage, NAME)
        self._documents = self._codec.per_document_writer(storage, self.segment)
        self._columns = {name: numeric_column(name) for name in NUMBERS}
        self._signature = signature_column()
        self._terms: dict[str, dict[str, _TermList]] = {name: {} for name in TERMS}
        self.count = 0
        self._held = 0

    @property
    def is_full(self) -> bool:
        """Whether the memory for one segment is used up."""
        return self._held >= MOST_IN_MEMORY

    def add(self, document: Document) -> None:
        """One more document, the last of the segment so far."""
        number = self.count
        self._add_values(document.numbers, document.stored, document.root, document.signature)
        for field, found in document.terms.items():
            lists = self._terms[field]
            for term, positions in found.items():
                entry = lists.get(term)
                if entry is None:
                    entry = lists[term] = _TermList(array("I"), array("I"), array("I"))
                entry.documents.append(number)
                entry.frequencies.append(len(positions))
                entry.positions.extend(positions)
                self._held += 1 + len(positions)

    def _add_values(self, numbers: Mapping[str, int], stored: bytes, root: str, signature: bytes) -> None:
        documents, schema = self._documents, self._schema
        documents.start_doc(self.count)
        documents.add_field("article", schema["article"], stored, 0)
        documents.add_field("root", schema["root"], root, 0)
        for name, value in numbers.items():
            documents.add_column_value(name, self._columns[name], value)
        if signature:
            documents.add_column_value(SIGNATURE, self._signature, signature)
        documents.finish_doc()
        self.count += 1

    def finish(self) -> Any:
        """Writes the segment's files and gives Whoosh's description of it, to be committed."""
        lists = (
            (
                field,
                (
                    (term, entry.documents, entry.frequencies, _packed(entry.positions))
                    for term, entry in sorted(
                        (term.encode("utf-8", "surrogatepass"), entry)
                        for term, entry in self._terms[field].items()
                    )
                ),
            )
            for field in sorted(TERMS)
        )
        self._write(lists)
        return self.segment

    def _write(
        self, fields: Iterator[tuple[str, Iterator[tuple[bytes, Sequence[int], Sequence[int], bytes]]]]
    ) -> None:
        writer = self._codec.field_writer(self._storage, self.segment)
        self._documents.close()
        with suppress(OSError):  # another writer still uses it
            Path(self._storage.folder, f"{NAME}.tmp").rmdir()
        for field, lists in fields:
            first = next(lists, None)
            if first is None:
                continue
            writer.start_field(field, self._schema[field])
            for term, documents, frequencies, positions in itertools.chain((first,), lists):
                writer.start_term(term)
                writer._postwriter.write_list(documents, frequencies, positions)
                writer.finish_term()
            writer.finish_field()
        writer.close()
        self.segment.set_doc_count(self.count)

    def merge(self, segments: Sequence[Any]) -> Any:
        """Fills this empty writer with the live documents of others, in their order, and finishes it."""
        readers = [open_reader(self._storage, self._schema, segment) for segment in segments]
        renumbered: list[np.ndarray[Any, np.dtype[np.int64]]] = []
        for reader in readers:
            count = reader.doc_count_all()
            numbers = {name: read_number(reader, name, count) for name in NUMBERS}
            signatures = read_signatures(reader, count)
            mapping = np.full(count, -1, np.int64)
            for document in range(count):
                if reader.is_deleted(document):
                    continue
                mapping[document] = self.count
                stored = reader.stored_fields(document)
                values = {name: int(column[document]) for name, column in numbers.items() if column[document]}
                signature = signatures[document].astype("<u4").tobytes()
                self._add_values(values, stored["article"], stored["root"], signature)
            renumbered.append(mapping)
        self._write((field, _merged(readers, renumbered, field)) for field in sorted(TERMS))
        for reader in readers:
            reader.close()
        return self.segment


def _packed(positions: array[int]) -> bytes:
    if sys.byteorder != "little":
        positions = array("I", positions)
        positions.byteswap()
    return positions.tobytes()


def _merged(
    readers: Sequence[Any], renumbered: Sequence[np.ndarray[Any, np.dtype[np.int64]]], field: str
) -> Iterator[tuple[bytes, Sequence[int], Sequence[int], bytes]]:
    """The posting lists of one field over all readers, by term."""
    lexicons = [
        zip(reader.lexicon(field), itertools.repeat(number))
        for number, reader in enumerate(readers)
        if field in reader.indexed_field_names()
    ]
    for term, entries in itertools.groupby(heapq.merge(*lexicons), key=lambda entry: entry[0]):
        documents: list[int] = []
        frequencies: list[int] = []
        positions: list[bytes] = []
        for _, number in entries:
            found = decode(readers[number], field, term)
            mapped = renumbered[number][found.documents]
            live = mapped >= 0
            if not live.all():
                keep = np.repeat(live, found.frequencies)
                found = found._replace(frequencies=found.frequencies[live], positions=found.positions[keep])
                mapped = mapped[live]
            documents += mapped.tolist()
            frequencies += found.frequencies.tolist()
            positions.append(found.positions.astype("<u4").tobytes())
        if documents:
            yield term, documents, frequencies, b"".join(positions)


def commit(storage: Any, segments: Sequence[Any], generation: int) -> None:
    """Makes `segments` the index, in one step; then removes the files of those that no longer count."""
    TOC(make_schema(), list(segments), generation).write(storage, NAME)
    clean_files(storage, NAME, generation, segments)


class SegmentSink:
    """Takes any number of articles and gives segments, each as large as memory allows. A worker process
    has one of its own; `finish` gives what the one who commits needs."""

    def __init__(self, folder: Path) -> None:
        self._files = FileStorage(str(folder))
        self._writer: SegmentWriter | None = None
        self._finished: list[Any] = []

    def add(self, article: Article, root: str = "") -> None:
        """One more article; `root` is kept with it (see `Document.root`)."""
        if self._writer is None:
            self._writer = SegmentWriter(self._files)
        self._writer.add(make_document(article, root))
        if self._writer.is_full:
            self._close()

    def _close(self) -> None:
        if self._writer is not None:
            self._finished.append(self._writer.finish())
            self._writer = None

    def finish(self) -> list[Any]:
        """Writes what is held; the segments of all articles so far, not yet part of any index."""
        self._close()
        return self._finished


class Update:
    """Changes to one generation, which become the next at `commit` and not before."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._segments = [copy.deepcopy(segment) for segment in generation.segments]

    def remove(self, ids: Iterable[str]) -> int:
        """Marks articles as deleted; the number that were there."""
        count = 0
        for id in ids:
            document = self._generation.document(id)
            if document is not None:
                at, number = self._generation.place(document)
                count += not self._segments[at].is_deleted(number)
                self._segments[at].delete_document(number)
        return count

    def adopt(self, segments: Iterable[Any]) -> None:
        """Takes in what a `SegmentSink` finished."""
        self._segments += segments

    def commit(self) -> int:
        """Makes the changes the index; its new number."""
        kept = [segment for segment in self._segments if segment.deleted_count() < segment.doc_count_all()]
        number = self._generation.number + 1
        commit(self._generation.files, kept, number)
        return number


def merge_once(generation: Generation, before_commit: Callable[[Path, int], None]) -> bool:
    """Merges one group of segments by the policy of `choose`; whether there was one to merge."""
    chosen = choose([(s.doc_count_all(), s.deleted_count()) for s in generation.segments])
    if not chosen:
        return False
    merged = SegmentWriter(generation.files).merge([generation.segments[at] for at in chosen])
    kept = [segment for at, segment in enumerate(generation.segments) if at not in chosen]
    before_commit(generation.folder, generation.number + 1)
    commit(generation.files, [*kept, merged], generation.number + 1)
    return True


def choose(sizes: Sequence[tuple[int, int]]) -> list[int]:
    """Which segments to merge next, given documents and deleted ones of each; [] for none.

    Tiers: a segment of n live documents is in tier ⌊log₄(n / 64)⌋. Four of one tier become one, up to
    8,192 documents, and larger ones stay as they are; so an archive of N articles has some N / 20,000 + 12
    segments, each article is rewritten once a tier, and all are never merged at once. A segment of which
    more than a third is deleted is rewritten alone.

    >>> choose([(30_000, 0), (100, 0), (100, 0), (120, 0), (90, 0)])
    [1, 2, 3, 4]
    >>> choose([(30_000, 11_000), (100, 0)])
    [0]
    """
    tiers: dict[int, list[int]] = {}
    for at, (count, deleted) in enumerate(sizes):
        live = count - deleted
        if live >= _LARGE:
            continue
        tiers.setdefault(max(0, int(math.log(max(live, 1) / _SMALLEST, _FAN))), []).append(at)
    for tier in sorted(tiers):
        if len(tiers[tier]) >= _FAN:
            return tiers[tier][:_FAN]
    return next(([at] for at, (count, deleted) in enumerate(sizes) if deleted * 3 > count), [])
