"""Segments written: documents inverted in memory, in Whoosh's own format.

Whoosh's writer makes a tuple of every posting, sorts them all and writes them one by one. Here they grow
in flat arrays, are sorted once and written a list at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage

from search.embedded import lists, saved_columns
from search.embedded.codec import TermFiles
from search.embedded.lists import ListWriter
from search.embedded.schema import (
    NAME,
    NUMBERS,
    SIGNATURE,
    TERMS,
    make_schema,
    numeric_column,
    signature_column,
)
from search.embedded.segments import open_reader, segment_columns
from search.embedded.term_lists import TermLists, cut
from search.model import Article, Document
from search.process.stages import Stage
from search.retrieval.documents import make_document

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

    def lists(self) -> Iterator[TermLists]:
        """The posting lists of all terms, in the order of their bytes; what was gathered is let go of."""
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
        positions = np.frombuffer(self._positions, np.uint32)[sorting]
        self.__init__()  # type: ignore[misc]
        del sorting
        # Where the places of a term in one more document begin.
        begin = np.flatnonzero(np.append(True, (ranks[1:] != ranks[:-1]) | (documents[1:] != documents[:-1])))
        yield from cut(
            TermLists(
                [terms[number] for number in order],
                np.bincount(ranks[begin], minlength=len(terms)),
                documents[begin],
                np.diff(begin, append=len(ranks)).astype(np.uint32),
                positions,
            )
        )


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
        with Stage.STORED:
            self.add_values(document.numbers, document.stored, document.root, document.signature)
        with Stage.POSTINGS:
            for field, (terms, positions) in document.terms.items():
                self._terms[field].add(number, terms, positions)
                self.held += len(terms)

    def add_values(self, numbers: Mapping[str, int], stored: bytes, root: str, signature: bytes) -> None:
        """One more document without its terms, which `write` is given."""
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
        with Stage.POSTINGS:
            return self.write((field, self._terms[field].lists()) for field in sorted(TERMS))

    def write(self, fields: Iterable[tuple[str, Iterable[TermLists]]]) -> Any:
        """The same with the posting lists of each field given, fields and terms in order."""
        files = TermFiles(self._storage, self.segment)
        self._documents.close()
        with suppress(OSError):  # another writer still uses it
            Path(self._storage.folder, f"{NAME}.tmp").rmdir()
        with lists.place(Path(self._storage.folder), self.segment.segment_id()).open("wb") as stream:
            mapped = ListWriter(stream)
            for field, found in fields:
                mapped.start(field)
                for number, entries in enumerate(found):
                    if number == 0:  # Whoosh knows only fields that have terms
                        files.start(field)
                    files.add(entries)
                    mapped.add(entries)
            mapped.finish()
        files.close()
        self.segment.set_doc_count(self.count)
        save_columns(self._storage, self.segment)
        return self.segment


def save_columns(storage: Any, segment: Any) -> None:
    """Writes the columns of a finished segment beside it; see `saved_columns`."""
    with Stage.COLUMNS:
        reader = open_reader(storage, make_schema(), segment)
        saved_columns.save(
            saved_columns.place(Path(storage.folder), segment.segment_id()), segment_columns(reader)
        )
        reader.close()


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
        self.take(make_document(article, root))

    def take(self, document: Document) -> None:
        """The same, of an article whose document is made."""
        if self._writer is None:
            self._writer = SegmentWriter(self._files)
        self._writer.add(document)
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


@dataclass(frozen=True, slots=True)
class SegmentSinks:
    """Opens sinks into the folder of a generation, in this process or another; see `search.keeping.Sinks`."""

    folder: Path

    def open(self, most_words: int = MOST_IN_MEMORY) -> SegmentSink:
        return SegmentSink(self.folder, most_words)
