"""Segments merged: several become one, so that an index that is updated daily stays quick to ask."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from search.embedded import manifests, term_lists
from search.embedded.arrivals import UNKNOWN
from search.embedded.codec import read_lists
from search.embedded.committing import commit
from search.embedded.reading import Generation
from search.embedded.schema import NUMBERS, TERMS, make_schema
from search.embedded.segments import open_reader, read_number, read_signatures
from search.embedded.writing import SegmentWriter
from search.retrieval.matched import Ints

# Segments of one size that are merged into one, and the size below which all are alike.
_FAN: Final = 4
_SMALLEST: Final = 64
# Articles from which on a segment is large enough: to merge larger ones takes minutes and saves little.
_LARGE: Final = 8_192


def merge_once(generation: Generation) -> bool:
    """Merges one group of segments by the policy of `choose`; whether there was one to merge."""
    chosen = choose([(s.doc_count_all(), s.deleted_count()) for s in generation.segments])
    if not chosen:
        return False
    merged = merge(generation.files, [generation.segments[at] for at in chosen])
    kept = [segment for at, segment in enumerate(generation.segments) if at not in chosen]
    following = generation.following([*kept, merged])
    following.save_stories(generation, is_merged=True)
    following.save_joined(merged=generation)
    following.save_arrivals(generation.arrivals, UNKNOWN)
    manifests.carry(following.folder, following.number)
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


def merge(files: Any, segments: Sequence[Any]) -> Any:
    """One new segment of the live documents of others, in their order; to be committed."""
    writer, schema = SegmentWriter(files), make_schema()
    readers = [open_reader(files, schema, segment) for segment in segments]
    renumbered: list[Ints] = []
    for reader in readers:
        count = reader.doc_count_all()
        numbers = {name: read_number(reader, name, count) for name in NUMBERS}
        signatures = read_signatures(reader, count)
        mapping = np.full(count, -1, np.int64)
        for document in range(count):
            if reader.is_deleted(document):
                continue
            mapping[document] = writer.count
            stored = reader.stored_fields(document)
            values = {name: int(column[document]) for name, column in numbers.items() if column[document]}
            signature = signatures[document].astype("<u4").tobytes()
            writer.add_values(values, stored["article"], stored["root"], signature)
        renumbered.append(mapping)
    segment = writer.write(
        (field, term_lists.merge([read_lists(reader, field) for reader in readers], renumbered))
        for field in sorted(TERMS)
    )
    for reader in readers:
        reader.close()
    return segment
