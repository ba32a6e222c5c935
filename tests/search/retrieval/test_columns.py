"""The columns of an archive: few bytes an article, and counts that are the same however they are made."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import TEXT_FIELDS
from search.retrieval import columns as module
from search.retrieval.columns import Columns, SegmentColumns

_OFFICIALS = tuple((f"id{code}", f"Nama {code}", code == 3, "menteri") for code in range(6))
# Of each segment the officials of each of its documents.
_SEGMENTS = st.lists(
    st.lists(st.sets(st.integers(0, 5), max_size=4), min_size=1, max_size=6), min_size=1, max_size=3
)


def _segment(named: list[set[int]], first_id: int) -> SegmentColumns:
    size = len(named)
    numbers = np.arange(size)
    mentions = sorted((code, document) for document, codes in enumerate(named) for code in codes)
    days = 738_000 + numbers
    return SegmentColumns(
        ids=(numbers + first_id).astype(np.uint64),
        first=days.astype(np.uint32),
        last=days.astype(np.uint32),
        minute=(days * 1440).astype(np.uint32),
        month=np.full(size, 13 * 2021 + 3, np.uint16),
        kind=np.zeros(size, np.uint8),
        lengths={field: np.full(size, 300, np.uint16) for field in TEXT_FIELDS},
        outlet=np.full(size, -1, np.int8),
        outlets=(),
        official_documents=np.array([document for _, document in mentions], np.uint16),
        official_codes=np.array([code for code, _ in mentions], np.uint16),
        officials=_OFFICIALS,
    )


def _columns(segments: list[list[set[int]]]) -> Columns:
    parts = [_segment(named, 100 * at + 2**59) for at, named in enumerate(segments)]
    return Columns(parts, np.ones(sum(map(len, segments)), bool), joined=dict)


@pytest.mark.parametrize("mentions", [0, 10**9])
@given(segments=_SEGMENTS, candidates=st.booleans(), data=st.data())
def test_officials_are_counted_alike_of_few_documents_and_of_many(
    segments: list[list[set[int]]], candidates: bool, data: st.DataObject, mentions: int
) -> None:
    named = [codes for segment in segments for codes in segment]
    documents = sorted(data.draw(st.sets(st.sampled_from(range(len(named))))))
    counts = Counter(code for at in documents for code in named[at] if candidates or code != 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_OF_MENTIONS", mentions)
        found = _columns(segments).official_buckets(np.array(documents, np.int64), candidates=candidates)
    wanted = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    assert [(bucket.id, bucket.count) for bucket in found] == [(f"id{code}", n) for code, n in wanted]


def test_an_article_takes_few_bytes() -> None:
    size = 1000
    columns = _columns([[{1}] * size])
    columns.official_buckets(columns.everything)
    held = [value for value in vars(columns).values() if isinstance(value, np.ndarray)]
    held += columns.lengths.values()
    assert sum(array.nbytes for array in held) <= 64 * size
    assert columns.ids[1] == 2**59 + 1 and columns.minute[0] == 738_000 * 1440
