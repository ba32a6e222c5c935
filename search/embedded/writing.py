"""Segments written: documents inverted in memory, merged, committed, in Whoosh's own format.

Whoosh's writer makes a tuple of every posting, sorts them all and writes them one by one. Here they grow
in flat arrays, are sorted once and written a list at a time.
"""

from __future__ import annotations

import copy
import heapq
import itertools
import math
import shutil
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files

from search.embedded import saved_columns
from search.embedded.codec import TermFiles, read_lists
from search.embedded.reading import Generation
from search.embedded.schema import (
    NAME,
    NUMBERS,
    SIGNATURE,
    TERMS,
    make_schema,
    numeric_column,
    signature_column,
)
from search.embedded.segments import open_reader, read_number, read_signatures, segment_columns
from search.model import Article
from search.retrieval.documents import Document, make_document

# Segments of one size that are merged into one, and the size below which all are alike.
_FAN: Final = 4
_SMALLEST: Final = 64
# Articles from which on a segment is large enough: to merge larger ones takes minutes and saves little.
_LARGE: Final = 8_192
# A term with its documents, how often it stands in each, and all positions (see `TermFiles.add`).
PostingList = tuple[bytes, Sequence[int], Sequence[int], memoryview | bytes]
# Words, in both forms, that a writer holds before it begins another segment: some 10,000 articles.
MOST_IN_MEMORY: Final = 12_000_000


class _Numbered(dict[str, int]):
    """Terms numbered in the order in which they come."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


class _Gathered:
    """The terms of one field as they come, in flat arrays that are sorted once: a list for each term would
    take ten times the memory and twice the time."""

    def __init__(self) -> None:
        self._numbers = _Numbered()
        self._terms = array("I")
        self._positions = array("I")
        self._documents = array("I")
        self._sizes = array("I")

    def add(self, document: int, terms: Sequence[str], positions: Sequence[int]) -> None:
        self._terms.extend(map(self._numbers.__getitem__, terms))
        self._positions.extend(positions)
        self._documents.append(document)
        self._sizes.append(len(terms))

    def lists(self) -> Iterator[PostingList]:
        """The posting list of each term, in the order of their bytes; what was gathered is let go of."""
        if not self._terms:
            return
        terms = [term.encode("utf-8", "surrogatepass") for term in self._numbers]
        order = sorted(range(len(terms)), key=terms.__getitem__)
        rank = np.empty(len(terms), np.uint32)
        rank[order] = np.arange(len(terms), dtype=np.uint32)
        ranks = rank[np.frombuffer(self._terms, np.uint32)]
        # Stable: within a term documents and positions stay in order.
        sorting = np.argsort(ranks, kind="stable")
        ranks = ranks[sorting]
        documents = np.repeat(
            np.frombuffer(self._documents, np.uint32), np.frombuffer(self._sizes, np.uint32)
        )[sorting]
        positions = memoryview(np.frombuffer(self._positions, np.uint32)[sorting].astype("<u4").tobytes())
        self.__init__()  # type: ignore[misc]
        del sorting
        begins = np.flatnonzero(
            np.append(True, (ranks[1:] != ranks[:-1]) | (documents[1:] != documents[:-1]))
        )
        first = np.searchsorted(ranks[begins], np.arange(len(terms) + 1)).tolist()
        sizes = _array(np.diff(begins, append=len(ranks)))
        documents_of = _array(documents[begins])
        at = [*begins[first[:-1]].tolist(), len(ranks)]
        for number, term in enumerate(order):
            start, stop = first[number], first[number + 1]
            yield (
                terms[term],
                documents_of[start:stop],
                sizes[start:stop],
                positions[4 * at[number] : 4 * at[number + 1]],
            )


def _array(numbers: np.ndarray[Any, Any]) -> array[int]:
    found = array("I")
    found.frombytes(numbers.astype(np.uint32).tobytes())
    return found


class SegmentWriter:
    """Gathers documents in memory and writes them as one segment."""

    def __init__(self, storage: Any) -> None:
        self._storage = storage
        self._schema = make_schema()
        self._codec = W3Codec()
        self.segment = self._codec.new_segment(storage, NAME)
        self._documents = self._codec.per_document_writer(storage, self.segment)
        self._columns = {name: numeric_column(name) for name in NUMBERS}
        self._signature = signature_column()
        self._terms = {name: _Gathered() for name in TERMS}
        self.count = 0
        self.held = 0  # words in both forms

    def add(self, document: Document) -> None:
        """One more document, the last of the segment so far."""
        number = self.count
        self._add_values(document.numbers, document.stored, document.root, document.signature)
        for field, (terms, positions) in document.terms.items():
            self._terms[field].add(number, terms, positions)
            self.held += len(terms)

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
        self._write((field, self._terms[field].lists()) for field in sorted(TERMS))
        return self.segment

    def _write(self, fields: Iterable[tuple[str, Iterator[PostingList]]]) -> None:
        files = TermFiles(self._storage, self.segment)
        self._documents.close()
        with suppress(OSError):  # another writer still uses it
            Path(self._storage.folder, f"{NAME}.tmp").rmdir()
        for field, lists in fields:
            first = next(lists, None)
            if first is None:
                continue
            files.start(field)
            for term, documents, frequencies, positions in itertools.chain((first,), lists):
                files.add(term, documents, frequencies, positions)
        files.close()
        self.segment.set_doc_count(self.count)
        save_columns(self._storage, self.segment)

    def merge(self, segments: Sequence[Any]) -> Any:
        """Fills this empty writer with the live documents of others, in their order, and finishes it."""
        readers = [open_reader(self._storage, self._schema, segment) for segment in segments]
        renumbered: list[list[int]] = []
        for reader in readers:
            count = reader.doc_count_all()
            numbers = {name: read_number(reader, name, count) for name in NUMBERS}
            signatures = read_signatures(reader, count)
            mapping = [-1] * count
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


def _merged(readers: Sequence[Any], renumbered: Sequence[list[int]], field: str) -> Iterator[PostingList]:
    """The posting lists of one field over all readers, by term."""
    lists = [_of_reader(number, reader, field) for number, reader in enumerate(readers)]
    # Of one term the readers come in their order, so that documents ascend.
    ordered = heapq.merge(*lists, key=lambda entry: entry[:2])
    for term, entries in itertools.groupby(ordered, key=lambda entry: entry[0]):
        documents: list[int] = []
        frequencies: list[int] = []
        positions: list[bytes] = []
        for _, number, found, counts, places in entries:
            mapped = renumbered[number]
            at = 0
            for document, count in zip(found, counts, strict=True):
                end = at + 4 * count
                new = mapped[document]
                if new >= 0:
                    documents.append(new)
                    frequencies.append(count)
                    positions.append(places[at:end])
                at = end
        if documents:
            yield term, documents, frequencies, b"".join(positions)


def _of_reader(
    number: int, reader: Any, field: str
) -> Iterator[tuple[bytes, int, list[int], list[int], bytes]]:
    for term, documents, frequencies, positions in read_lists(reader, field):
        yield term, number, documents, frequencies, positions


def save_columns(storage: Any, segment: Any) -> None:
    """Writes the columns of a finished segment beside it; see `saved_columns`."""
    reader = open_reader(storage, make_schema(), segment)
    saved_columns.save(
        saved_columns.place(Path(storage.folder), segment.segment_id()), segment_columns(reader)
    )
    reader.close()


def restore_columns(generation: Generation) -> None:
    """Writes the columns of segments whose file is lost or damaged."""
    for segment in generation.segments:
        file = saved_columns.place(generation.folder, segment.segment_id())
        if saved_columns.load(file, segment.doc_count_all()) is None:
            save_columns(generation.files, segment)


def commit(following: Generation) -> None:
    """Makes a generation the index, in one step; then removes the files of segments that no longer count."""
    TOC(make_schema(), following.segments, following.number).write(following.files, NAME)
    clean_files(following.files, NAME, following.number, following.segments)


def sweep(generation: Generation) -> None:
    """Removes files of segments that no commit names. Only who holds the lock may call it."""
    with suppress(OSError):
        clean_files(generation.files, NAME, generation.number, generation.segments)
    shutil.rmtree(generation.folder / f"{NAME}.tmp", ignore_errors=True)


class SegmentSink:
    """Takes any number of articles and gives segments, each of `most` words in both forms. A worker process
    has one of its own; `finish` gives what the one who commits needs."""

    def __init__(self, folder: Path, most: int = MOST_IN_MEMORY) -> None:
        self._files = FileStorage(str(folder))
        self._most = most
        self._writer: SegmentWriter | None = None
        self._finished: list[Any] = []

    def add(self, article: Article, root: str = "") -> None:
        """One more article; `root` is kept with it (see `Document.root`)."""
        if self._writer is None:
            self._writer = SegmentWriter(self._files)
        self._writer.add(make_document(article, root))
        if self._writer.held >= self._most:
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
        following = self._generation.following(kept)
        following.save_stories()
        commit(following)
        return following.number


def merge_once(generation: Generation, before_commit: Callable[[Path, int], None]) -> bool:
    """Merges one group of segments by the policy of `choose`; whether there was one to merge."""
    chosen = choose([(s.doc_count_all(), s.deleted_count()) for s in generation.segments])
    if not chosen:
        return False
    merged = SegmentWriter(generation.files).merge([generation.segments[at] for at in chosen])
    kept = [segment for at, segment in enumerate(generation.segments) if at not in chosen]
    following = generation.following([*kept, merged])
    following.save_stories(merged=generation)
    before_commit(following.folder, following.number)
    commit(following)
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
