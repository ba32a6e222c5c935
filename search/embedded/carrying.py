"""The articles of a generation with all that it knows of them, so that an index elsewhere need not find that
out again: what its lists hold of each is put together to the document that was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np

from search.embedded import digests
from search.embedded.committing import is_of, segment_of
from search.embedded.folder import latest_commit
from search.embedded.lists import Lists
from search.embedded.reading import Generation
from search.embedded.schema import NUMBERS, TERMS
from search.embedded.segments import open_signatures, read_number
from search.model import TEXT_FIELDS, Document, KeptArticle, Known
from search.retrieval.documents import Terms, unpack
from search.retrieval.matched import Ints, Signatures

# Documents put together at once: some 200 MB with all that it takes.
_AT_ONCE: Final = 4096
_TEXTS: Final = frozenset(f"{field}_{form}" for field in TEXT_FIELDS for form in ("stem", "surface"))


class _Found(NamedTuple):
    """What a segment's files know of its documents: numbers, signatures to be read, and terms."""

    numbers: dict[str, Ints]
    signatures: Callable[[], Signatures]
    lists: Lists


def kept_articles(generation: Generation) -> Iterator[KeptArticle]:
    """All live articles with when each came and what is known of it: nothing, where a file of its segment is
    damaged. From the call on all files are open or read, whatever a writer removes.

    Raises FileNotFoundError where a writer has replaced the commit meanwhile."""
    leaves = generation.leaves()
    columns = generation.columns
    stories = generation.stories
    sizes = np.bincount(stories[columns.live], minlength=len(stories))
    moments = np.zeros(len(stories), np.int64)
    moments[columns.live] = generation.arrivals.of(columns.ids[columns.live])
    told = np.stack([moments, columns.ids[stories], sizes[stories] > 1], axis=1)
    found = [_open(reader, lists) for (reader, _), lists in zip(leaves, generation.lists, strict=True)]
    # Only now: a file that is as it was written was there when it was read or opened.
    damaged = _damaged(generation)
    if latest_commit(generation.folder) > generation.number:
        # A column that a writer has removed reads as one that nobody wrote.
        raise FileNotFoundError(f"commit {generation.number} was replaced while it was read")

    def read() -> Iterator[KeptArticle]:
        for (reader, offset), segment, known in zip(leaves, generation.segments, found, strict=True):
            of = slice(offset, offset + reader.doc_count_all())
            is_sound = segment.segment_id() not in damaged
            yield from _of_segment(reader, known if is_sound else None, columns.live[of], told[of])

    return read()


def _open(reader: Any, lists: Lists) -> _Found:
    """Numbers, some 80 bytes a document, are read; the rest is more, and opened only."""
    count = reader.doc_count_all()
    numbers = {name: read_number(reader, name, count) for name in NUMBERS}
    return _Found(numbers, open_signatures(reader, count), lists)


def _damaged(generation: Generation) -> set[str]:
    """The segments of which a file is not as it was written: in a copy, whose digests are new, nobody would
    find that out."""
    folder, all_of = generation.folder, {segment.segment_id() for segment in generation.segments}
    try:
        entries = digests.load(folder, generation.number)
    except (digests.DamagedError, OSError):
        return all_of
    files = {name: entry for name, entry in entries.items() if is_of(name, generation.segments)}
    damaged = {segment_of(error.name) for error in digests.damaged(folder, files)}
    # Lists have no digest where they were lost when the commit was made.
    return damaged | (all_of - {segment_of(name) for name in files if name.endswith(".lists")})


def _of_segment(reader: Any, known: _Found | None, live: Any, told: Ints) -> Iterator[KeptArticle]:
    """`told`: of each document when it came, its story, and whether that has others."""
    count = len(live)
    if known is None:
        for number in np.flatnonzero(live).tolist():
            stored = reader.stored_fields(number)
            yield KeptArticle(unpack(stored["article"]), stored["root"], int(told[number, 0]))
        return
    lists, signatures = known.lists, known.signatures()
    numbers = {name: column.tolist() for name, column in known.numbers.items()}
    words = {field: lists.terms(field) for field in TERMS}
    for start in range(0, count, _AT_ONCE):
        stop = min(start + _AT_ONCE, count)
        fields = {field: _terms(lists, field, words[field], start, stop) for field in TERMS}
        for number in np.flatnonzero(live[start:stop]).tolist():
            at = start + number
            stored = reader.stored_fields(at)
            signature = signatures[at]
            document = Document(
                {name: column[at] for name, column in numbers.items() if column[at]},
                {field: terms[number] for field, terms in fields.items() if terms[number][0]},
                stored["article"],
                stored["root"],
                signature.astype("<u4").tobytes() if signature.any() else b"",
            )
            added, story, copied = told[at].tolist()
            yield KeptArticle(
                unpack(document.stored), document.root, added, Known(document, story, bool(copied))
            )


def _terms(lists: Lists, field: str, words: Sequence[str], start: int, stop: int) -> list[Terms]:
    """The terms of each of some documents. What has a place in a text comes in that order; what has none, or
    more than one as a quote has, in that of the terms."""
    documents, positions, terms = lists.occurrences(field, start, stop)
    documents = documents - start
    if field in _TEXTS:
        documents, positions, terms = _in_order(documents, positions, terms)
    else:
        order = np.argsort(documents, kind="stable")
        documents, positions, terms = documents[order], positions[order], terms[order]
    found = list(map(words.__getitem__, terms.tolist()))
    bounds = np.searchsorted(documents, np.arange(stop - start + 1)).tolist()
    return [(found[begin:end], positions[begin:end].tolist()) for begin, end in pairwise(bounds)]


def _in_order(documents: Ints, positions: Ints, terms: Ints) -> tuple[Ints, Ints, Ints]:
    """Occurrences by document and position. One number of all three sorts in a fifth of the time."""
    if not len(documents):
        return documents, positions, terms
    bits = [int(numbers.max()).bit_length() for numbers in (documents, positions, terms)]
    if sum(bits) > 63:
        order = np.lexsort((positions, documents))
        return documents[order], positions[order], terms[order]
    _, for_position, for_term = bits
    keys = np.sort((documents << for_position | positions) << for_term | terms)
    places = keys >> for_term
    return places >> for_position, places & ((1 << for_position) - 1), keys & ((1 << for_term) - 1)
