"""Posting lists in flat arrays and as Whoosh's blocks: the same however they are laid together."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage, RamStorage

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
    with TemporaryDirectory() as folder:
        return _written_to(FileStorage(folder), parts)


def _written_to(storage: FileStorage, parts: Iterable[TermLists]) -> Sequence[PostingList]:
    segment = W3Codec().new_segment(storage, NAME)
    files = TermFiles(storage, segment)
    files.start("body_stem")
    for part in parts:
        files.add(part)
    files.close()
    reader = open_reader(storage, make_schema(), segment)
    found: list[PostingList] = [
        (term, documents.tolist(), counts.tolist(), positions)
        for term, documents, counts, positions in read_lists(reader, "body_stem")
    ]
    assert list(reader.lexicon("body_stem")) == [term for term, *_ in found]
    return found


@settings(max_examples=60)
@given(st.lists(_TERMS, min_size=1, max_size=3), st.data(), st.sampled_from([1, 7, 10**9]))
def test_parts_are_merged_term_by_term(parts: list[Terms], data: st.DataObject, at_once: int) -> None:
    every = [sorted({number for found in terms.values() for number in found}) for terms in parts]
    dense = [
        {term: {own.index(number): count for number, count in found.items()} for term, found in terms.items()}
        for own, terms in zip(every, parts, strict=True)
    ]
    kept = [data.draw(st.lists(st.booleans(), min_size=len(own), max_size=len(own))) for own in every]
    numbers, following = [], 0
    for some in kept:
        numbers.append(np.where(some, following + np.cumsum(some) - 1, -1))
        following += sum(some)
    expected: dict[bytes, list[tuple[int, bytes]]] = {}
    for mapping, terms in zip(numbers, dense, strict=True):
        for term, documents, counts, places in _entries(terms):
            cuts = np.cumsum([0, *counts]) * 4
            for document, start, end in zip(documents, cuts, cuts[1:], strict=False):
                if mapping[document] >= 0:
                    expected.setdefault(term, []).append((int(mapping[document]), bytes(places[start:end])))
    with pytest.MonkeyPatch.context() as only:
        only.setattr(term_lists, "AT_ONCE", at_once)
        found = list(term_lists.merge([_entries(terms) for terms in dense], numbers))
    assert len(found) == len(expected) or at_once > 1
    merged: dict[bytes, list[tuple[int, bytes]]] = {}
    for lists in found:
        cuts, at = np.cumsum([0, *lists.frequencies]) * 4, 0
        places = lists.positions.tobytes()
        for term, size in zip(lists.terms, lists.sizes.tolist(), strict=True):
            merged[term] = [
                (int(lists.documents[number]), places[cuts[number] : cuts[number + 1]])
                for number in range(at, at + size)
            ]
            at += size
    assert list(merged) == sorted(expected)
    assert merged == expected


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


def test_who_reads_all_lists_holds_one_at_a_time(tmp_path: Path) -> None:
    storage, dice = FileStorage(str(tmp_path)), np.random.default_rng(1)
    segment = W3Codec().new_segment(storage, NAME)
    files = TermFiles(storage, segment)
    files.start("body_stem")
    for number in range(300):
        places = dice.integers(0, 1 << 31, 2_000, dtype=np.uint32)
        lone = np.ones(2_000, np.uint32)
        files.add(TermLists([b"%05d" % number], np.array([2_000]), np.cumsum(lone), lone, places))
    files.close()
    reader = open_reader(storage, make_schema(), segment)
    tracemalloc.start()
    assert sum(len(documents) for _, documents, _, _ in read_lists(reader, "body_stem")) == 600_000
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    size = sum(file.stat().st_size for file in tmp_path.glob("*.pst"))
    assert held < size / 8


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
