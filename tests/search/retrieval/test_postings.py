"""Posting lists of several segments are read as one, and what was found once is kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import identifiers
from search.embedded.reading import Generation
from search.model import Article, TextField
from search.query.parse import parse
from search.retrieval import postings
from search.retrieval.pieces import Pieces
from search.retrieval.postings import Postings
from search.retrieval.ranking import Form
from tests import engines

_PARTS = st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=6), min_size=1, max_size=5)
# Of each segment the positions of a word in each of its documents that have it.
_SEGMENTS = st.lists(
    st.dictionaries(st.integers(0, 9), st.sets(st.integers(0, 99), min_size=1, max_size=4)),
    min_size=1,
    max_size=4,
)


@given(_PARTS, st.data())
def test_pieces_are_read_as_one_array(parts: list[list[int]], data: st.DataObject) -> None:
    whole = [number for part in parts for number in part]
    pieces = Pieces([np.array(part, "<u4") for part in parts])
    assert len(pieces) == len(whole) and np.asarray(pieces).tolist() == whole
    some = data.draw(st.lists(st.sampled_from(range(len(whole)))) if whole else st.just([]))
    at = np.array(sorted(some), np.int64)
    assert pieces[at].tolist() == [whole[place] for place in at]


@given(_SEGMENTS, st.sets(st.integers(0, 39)))
def test_lists_of_segments_are_one_list_of_what_is_live(
    segments: list[dict[int, set[int]]], deleted: set[int]
) -> None:
    parts, wanted = [], []
    for at, told in enumerate(segments):
        documents = sorted(told)
        positions = [sorted(told[document]) for document in documents]
        found = Postings(
            np.array(documents, np.int64),
            np.array([len(each) for each in positions], np.uint8),
            np.array([place for each in positions for place in each], np.uint32),
        )
        live = np.array([10 * at + document not in deleted for document in range(10)])
        parts.append(postings.shift(postings.keep(found, live), 10 * at))
        wanted += [
            (10 * at + document << 32) + place
            for document, each in zip(documents, positions, strict=True)
            for place in each
            if live[document]
        ]
    assert postings.merge(parts).places.tolist() == wanted


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[TextField, Form, str]]:
    """The lists that are asked for from here on."""
    asked: list[tuple[TextField, Form, str]] = []
    postings = Generation.postings

    def counting(self: Generation, field: TextField, form: Form, term: str) -> Postings:
        asked.append((field, form, term))
        return postings(self, field, form, term)

    monkeypatch.setattr(Generation, "postings", counting)
    return asked


def test_a_phrase_asked_again_is_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [
        Article(identifiers.make("a", str(n)), f"a{n}.txt", body=("Harga beras naik lagi.",))
        for n in range(4)
    ]
    engine, query = engines.whoosh(articles, tmp_path, batches=2), parse('"harga beras"')
    asked = _counted(monkeypatch)
    first = engine.search(query)
    assert ("body", "surface", "harga") in asked
    asked.clear()
    again = engine.search(query)
    assert [hit.score for hit in again.hits] == [hit.score for hit in first.hits]
    assert not [form for _, form, _ in asked if form == "surface"]
