"""Posting lists in flat arrays and as Whoosh's blocks: the same however they are laid together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import RamStorage

from search.embedded import blocks, term_lists
from search.embedded.codec import TermFiles, read_lists
from search.embedded.schema import NAME, make_schema
from search.embedded.segments import open_reader
from search.embedded.term_lists import PostingList, TermLists, cut, gather

# Documents with the positions of a term in each: of the first so many, far apart or close.
_DOCUMENTS = st.dictionaries(
    st.one_of(st.integers(0, 300), st.integers(0, 70_000), st.integers(0, 2**31 - 1)),
    st.one_of(st.integers(1, 3), st.integers(38, 60)),
    min_size=1,
    max_size=20,
)
_TERMS = st.dictionaries(st.binary(min_size=1, max_size=5), _DOCUMENTS, min_size=1, max_size=12)
Terms = dict[bytes, dict[int, int]]


def _entries(terms: Terms) -> list[PostingList]:
    return [
        (term, documents, counts, np.arange(1, sum(counts) + 1, dtype="<u4").tobytes())
        for term, found in sorted(terms.items())
        for documents, counts in [(sorted(found), [found[number] for number in sorted(found)])]
    ]


@settings(max_examples=30)
@given(_TERMS, st.sampled_from([1, 7, 100, 10**9]), st.sampled_from([1, 3, blocks.BLOCK]))
def test_what_is_written_is_read_however_much_is_written_at_once(
    terms: Terms, at_once: int, block: int
) -> None:
    entries = _entries(terms)
    whole = next(gather(entries))
    with pytest.MonkeyPatch.context() as only:
        only.setattr(term_lists, "AT_ONCE", at_once)
        only.setattr(blocks, "BLOCK", block)
        for parts in (list(gather(entries)), list(cut(whole))):
            assert len(parts) > 1 or at_once > 1 or len(terms) == 1
            assert _written(parts) == entries


def _written(parts: Iterable[TermLists]) -> Sequence[PostingList]:
    """What Whoosh's files have of them."""
    storage = RamStorage()
    segment = W3Codec().new_segment(storage, NAME)
    files = TermFiles(storage, segment)
    files.start("body_stem")
    for part in parts:
        files.add(part)
    files.close()
    reader = open_reader(storage, make_schema(), segment)
    found = list(read_lists(reader, "body_stem"))
    assert list(reader.lexicon("body_stem")) == [term for term, *_ in found]
    return found


@settings(max_examples=30)
@given(_TERMS)
def test_blocks_that_are_filled_in_are_those_that_are_pickled(terms: Terms) -> None:
    lists = next(gather(_entries(terms)))
    filled = blocks.pack(lists)
    with pytest.MonkeyPatch.context() as only:
        only.setattr(blocks, "MOST_ALIKE", 0)
        pickled = blocks.pack(lists)
    assert filled.data.tobytes() == pickled.data.tobytes()
    assert filled.lengths.tolist() == pickled.lengths.tolist()


def test_a_long_list_is_in_several_blocks() -> None:
    size = 2 * blocks.BLOCK + 1
    documents, counts = list(range(7, 7 + 3 * size, 3)), [1 + number % 3 for number in range(size)]
    entry = b"kata", documents, counts, np.arange(sum(counts), dtype="<u4").tobytes()
    assert _written(gather([entry])) == [entry]


def test_terms_must_ascend() -> None:
    storage = RamStorage()
    files = TermFiles(storage, W3Codec().new_segment(storage, NAME))
    files.start("body_stem")
    for term in (b"b", b"a"):
        lists = next(gather([(term, [0], [1], bytes(4))]))
        if term == b"b":
            files.add(lists)
        else:
            with pytest.raises(ValueError, match="ascend"):
                files.add(lists)
