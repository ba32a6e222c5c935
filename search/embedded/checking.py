"""An index looked through: every article, posting list and column, for what contradicts another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from search import identifiers, storage
from search.embedded.reading import Generation, decode
from search.embedded.schema import TERMS


def find_faults(generation: Generation) -> Iterator[str]:
    """What is wrong with a generation, in words; nothing where all is well. Reads all of it: some ten
    seconds for 30,000 articles."""
    columns = generation.columns
    live = columns.ids[columns.live]
    if len(np.unique(live)) != len(live):
        yield f"{len(live) - len(np.unique(live))} articles are there twice"
    for (reader, offset), segment in zip(generation.leaves(), generation.segments, strict=True):
        name, count = segment.segment_id(), segment.doc_count_all()
        for document in range(count):
            if segment.is_deleted(document):
                continue
            try:
                article = storage.unpack(reader.stored_fields(document)["article"])
                if identifiers.number(article.id) != columns.ids[offset + document]:
                    yield f"segment {name}: article {article.id} stands under another id"
            except Exception as error:
                yield f"segment {name}: document {document} cannot be read ({type(error).__name__}: {error})"
        for field in TERMS:
            yield from _list_faults(reader, name, field, count)


def _list_faults(reader: object, segment: str, field: str, count: int) -> Iterator[str]:
    if field not in reader.indexed_field_names():  # type: ignore[attr-defined]
        return
    for term in reader.lexicon(field):  # type: ignore[attr-defined]
        try:
            found = decode(reader, field, term)
        except Exception as error:
            yield f"segment {segment}: postings of {field} {term!r}: {type(error).__name__}: {error}"
            continue
        documents = found.documents
        ascending = bool((np.diff(documents) > 0).all())
        if not ascending or not len(documents) or documents[0] < 0 or documents[-1] >= count:
            yield f"segment {segment}: postings of {field} {term!r} name documents that are not there"
        elif int(found.frequencies.sum()) != len(found.positions):
            yield f"segment {segment}: postings of {field} {term!r} lack positions"
