"""The articles of a generation with all that it knows of them, so that an index elsewhere need not find that
out again: what its lists hold of each is put together to the document that was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np

from search.embedded import digests
from search.embedded.lists import Lists, place
from search.embedded.reading import Generation
from search.embedded.schema import NUMBERS, TERMS
from search.embedded.segments import read_number, read_signatures
from search.model import TEXT_FIELDS, Document, KeptArticle, Known
from search.retrieval.documents import Terms, unpack
from search.retrieval.matched import Ints

# Documents put together at once: some 200 MB with all that it takes.
_AT_ONCE: Final = 4096
_TEXTS: Final = frozenset(f"{field}_{form}" for field in TEXT_FIELDS for form in ("stem", "surface"))


def kept_articles(generation: Generation) -> Iterator[KeptArticle]:
    """All live articles with when each came and what is known of it: nothing, where lists are damaged. The
    files are open from the call on, whatever a writer removes."""
    leaves = generation.leaves()
    columns = generation.columns
    stories = generation.stories
    sizes = np.bincount(stories[columns.live], minlength=len(stories))
    moments = np.zeros(len(stories), np.int64)
    moments[columns.live] = generation.arrivals.of(columns.ids[columns.live])
    told = np.stack([moments, columns.ids[stories], sizes[stories] > 1], axis=1)
    sound = [_are_sound(generation, segment) for segment in generation.segments]

    def read() -> Iterator[KeptArticle]:
        for (reader, offset), lists, is_sound in zip(leaves, generation.lists, sound, strict=True):
            count = reader.doc_count_all()
            of = slice(offset, offset + count)
            yield from _of_segment(reader, lists if is_sound else None, columns.live[of], told[of])

    return read()


def _are_sound(generation: Generation, segment: Any) -> bool:
    """Whether the lists of a segment are as they were written: nobody would find out elsewhere."""
    name = place(generation.folder, segment.segment_id()).name
    try:
        entry = digests.load(generation.folder, generation.number).get(name)
        if entry is None:
            return False
        digests.verify(generation.folder, name, entry)
    except (digests.DamagedError, OSError):
        return False
    return True


def _of_segment(reader: Any, lists: Lists | None, live: Any, told: Ints) -> Iterator[KeptArticle]:
    """`told`: of each document when it came, its story, and whether that has others."""
    count = len(live)
    if lists is None:
        for number in np.flatnonzero(live).tolist():
            stored = reader.stored_fields(number)
            yield KeptArticle(unpack(stored["article"]), stored["root"], int(told[number, 0]))
        return
    numbers = {name: read_number(reader, name, count).tolist() for name in NUMBERS}
    signatures = read_signatures(reader, count)
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
            known = Known(document, story, bool(copied))
            yield KeptArticle(unpack(document.stored), document.root, added, known)


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
