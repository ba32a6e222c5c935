"""An index looked through: every article, posting list and column, for what contradicts another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from search import identifiers
from search.embedded import saved_columns
from search.embedded.codec import read_lists
from search.embedded.lists import Lists, place
from search.embedded.reading import Generation
from search.embedded.schema import TERMS
from search.embedded.segments import decode, segment_columns
from search.model import Fault
from search.retrieval.columns import SegmentColumns
from search.retrieval.documents import unpack
from search.retrieval.postings import Postings


def find_faults(generation: Generation) -> Iterator[Fault]:
    """What is wrong with a generation, in words; nothing where all is well. Reads all of it: some
    seventy seconds of the processor for 30,000 articles."""
    columns = generation.columns
    live = columns.ids[columns.live]
    if len(np.unique(live)) != len(live):
        yield Fault(f"{len(live) - len(np.unique(live))} articles are there twice")
    for (reader, offset), segment in zip(generation.leaves(), generation.segments, strict=True):
        name, count = segment.segment_id(), segment.doc_count_all()
        for document in range(count):
            if segment.is_deleted(document):
                continue
            try:
                article = unpack(reader.stored_fields(document)["article"])
                if identifiers.number(article.id) != columns.ids[offset + document]:
                    yield Fault(f"segment {name}: article {article.id} stands under another id")
            except Exception as error:
                yield Fault(
                    f"segment {name}: document {document} cannot be read ({type(error).__name__}: {error})"
                )
        saved = saved_columns.load(saved_columns.place(generation.folder, name), count)
        if saved is None:
            text = "its columns are lost or damaged; answers are right, and the next change makes them again"
            yield Fault(f"segment {name}: {text}", mends=True)
        else:
            try:
                if not _are_equal(saved, segment_columns(reader)):
                    yield Fault(f"segment {name}: its columns differ from its postings")
            except Exception as error:
                yield Fault(
                    f"segment {name}: its columns cannot be made again ({type(error).__name__}: {error})"
                )
        mapped = Lists.open(place(generation.folder, name))
        if mapped is None:
            text = "its lists are lost or damaged; answers are right, and the next change makes them again"
            yield Fault(f"segment {name}: {text}", mends=True)
        for field in TERMS:
            try:
                yield from _list_faults(reader, name, field, count)
                if mapped and not _says_the_same(mapped, reader, field):
                    yield Fault(f"segment {name}: its lists of {field} differ from Whoosh's", mends=True)
            except Exception as error:
                yield Fault(
                    f"segment {name}: the words of {field} cannot be read ({type(error).__name__}: {error})"
                )


def _are_equal(one: SegmentColumns, other: SegmentColumns) -> bool:
    return all(map(_same, one, other))


def _says_the_same(mapped: Lists, reader: Any, field: str) -> bool:
    both = itertools.zip_longest(mapped.everything(field), read_lists(reader, field))
    return all(mine and theirs and _is_of(*mine, *theirs) for mine, theirs in both)


def _is_of(
    term: bytes,
    found: Postings,
    name: bytes,
    documents: Sequence[int],
    frequencies: Sequence[int],
    positions: bytes,
) -> bool:
    return (
        term == name
        and np.array_equal(found.documents, documents)
        and np.array_equal(found.frequencies, frequencies)
        and found.positions.tobytes() == positions
    )


def _same(one: Any, other: Any) -> bool:
    if isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in other)
    return np.array_equal(one, other) if isinstance(other, np.ndarray) else bool(one == other)


def _list_faults(reader: object, segment: str, field: str, count: int) -> Iterator[Fault]:
    if field not in reader.indexed_field_names():  # type: ignore[attr-defined]
        return
    for term in reader.lexicon(field):  # type: ignore[attr-defined]
        try:
            found = decode(reader, field, term)
        except Exception as error:
            yield Fault(f"segment {segment}: postings of {field} {term!r}: {type(error).__name__}: {error}")
            continue
        documents = found.documents
        ascending = bool((np.diff(documents) > 0).all())
        if not ascending or not len(documents) or documents[0] < 0 or documents[-1] >= count:
            yield Fault(f"segment {segment}: postings of {field} {term!r} name documents that are not there")
        elif int(found.frequencies.sum()) != len(found.positions):
            yield Fault(f"segment {segment}: postings of {field} {term!r} lack positions")
