"""Posting lists mapped into memory: what was written is what is read."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.lists import Lists, ListWriter
from search.embedded.term_lists import PostingList, gather

# A list: for each of its documents the positions of a term there.
_LISTS = st.dictionaries(
    st.integers(0, 2**31),
    st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=4),
    min_size=1,
    max_size=5,
)
_TERMS = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=4)
_FIELDS = st.dictionaries(
    st.sampled_from(["body_stem", "body_surface", "lead_surface", "outlet", "title_surface"]),
    st.dictionaries(_TERMS, _LISTS, min_size=1, max_size=6),
)
Fields = dict[str, dict[str, dict[int, list[int]]]]


def _raw(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")


def _entries(terms: dict[str, dict[int, list[int]]]) -> Iterator[PostingList]:
    for term in sorted(terms, key=_raw):
        found = sorted(terms[term].items())
        positions = [place for _, places in found for place in places]
        documents, frequencies = [number for number, _ in found], [len(places) for _, places in found]
        yield _raw(term), documents, frequencies, np.array(positions, "<u4").tobytes()


def _written(fields: Fields) -> bytes:
    stream = BytesIO()
    writer = ListWriter(stream)
    for field in sorted(fields):
        writer.start(field)
        for lists in gather(_entries(fields[field])):
            writer.add(lists)
    writer.finish()
    return stream.getvalue()


@given(_FIELDS)
def test_all_that_was_written_is_read(fields: Fields) -> None:
    lists = Lists(_written(fields))
    for field, terms in fields.items():
        assert [term for term, _ in lists.everything(field)] == sorted(map(_raw, terms))
        for term, documents in terms.items():
            found = lists.postings(field, term)
            assert found.documents.tolist() == sorted(documents)
            assert found.frequencies.tolist() == [len(documents[d]) for d in sorted(documents)]
            assert np.asarray(found.positions).tolist() == [
                p for d in sorted(documents) for p in documents[d]
            ]
            assert lists.count(field, term) == len(documents)
    assert not len(lists.postings("body_stem", "kata yang tidak ada").documents)
    assert lists.count("title_stem", "kata") == 0


@pytest.mark.parametrize("count", [1, 64, 65, 128, 200])
def test_what_is_asked_often_is_found_as_at_first(count: int) -> None:
    words = [f"kata{number:04}" for number in range(0, 2 * count, 2)]
    table = Lists(_written({"body_stem": {word: {1: [1]} for word in words}}))
    asked = [*(f"kata{number:04}" for number in range(-1, 2 * count + 1)), "", "kata", "z"]

    def answers() -> list[tuple[int, list[str]]]:
        return [(table.count("body_stem", word), table.beginning("body_stem", word)) for word in asked]

    first = Lists(_written({"body_stem": {word: {1: [1]} for word in words}}))
    once = [(first.count("body_stem", word), first.beginning("body_stem", word)) for word in asked[:60]]
    for _ in range(200):
        table.count("body_stem", "kata0000")
    assert answers()[:60] == once
    assert [told for told, _ in answers()] == [int(word in words) for word in asked]
    assert [found for _, found in answers()][-3:] == [words, words, []]


@given(_FIELDS, st.text(max_size=2))
def test_words_are_those_of_all_text_fields(fields: Fields, beginning: str) -> None:
    surfaces = {field: terms for field, terms in fields.items() if field.endswith("_surface")}
    wanted = sorted({t for terms in surfaces.values() for t in terms if t.startswith(beginning)}, key=_raw)
    lists = Lists(_written(fields))
    start, stop = lists.words.starting(beginning)
    found = lists.words[start:stop]
    assert list(found) == [found[at] for at in range(len(found))] == wanted
    assert [found.place(word) for word in wanted] == list(range(len(wanted)))
    for row, field in enumerate(("title", "lead", "body")):
        terms = surfaces.get(f"{field}_surface", {})
        counts = lists.word_counts[row][start:stop]
        assert counts.tolist() == [len(terms.get(word, ())) for word in wanted]


def test_an_outlets_name_may_hold_anything() -> None:
    names = ["", "a\nb", "b\0", "ÿþ", "\udcff\n"]
    lists = Lists(_written({"outlet": {name: {number: [0]} for number, name in enumerate(names)}}))
    for number, name in enumerate(names):
        assert lists.postings("outlet", name).documents.tolist() == [number]
    assert [term for term, _ in lists.everything("outlet")] == sorted(map(_raw, names))


@pytest.mark.parametrize("size", [1, 300, 70_000])
def test_large_frequencies_are_kept(size: int) -> None:
    stream = BytesIO()
    writer = ListWriter(stream)
    writer.start("body_stem")
    entry = b"kata", [3, 9], [size, 2], np.arange(size + 2, dtype="<u4").tobytes()
    writer.add(next(gather([entry])))
    writer.finish()
    found = Lists(stream.getvalue()).postings("body_stem", "kata")
    assert found.frequencies.tolist() == [size, 2]
    assert found.places[-1] == (9 << 32) + size + 1


@pytest.mark.parametrize("cut", [0, 4, 100, -1, -9])
def test_cut_lists_are_none(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "x.lists"
    whole = _written({"body_surface": {"kata": {1: [0]}, "lain": {1: [1], 2: [5]}}})
    file.write_bytes(whole)
    assert Lists.open(file)
    file.write_bytes(whole[:cut])
    assert Lists.open(file) is None
    assert Lists.open(tmp_path / "none") is None
