"""Sets of lists as bits say of each document what adding up list by list says, made once a question."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import identifiers
from search.model import Article
from search.query.parse import parse
from search.retrieval import document_sets, matching
from search.retrieval.combinations import MOST, Combinations
from search.retrieval.matched import Ints
from tests import engines

_LISTS = st.lists(st.sets(st.integers(0, 19), min_size=1), min_size=1, max_size=MOST)


@given(_LISTS, st.data())
def test_sums_are_those_of_adding_up(lists: list[set[int]], data: st.DataObject) -> None:
    values = data.draw(st.lists(st.floats(0, 9), min_size=len(lists), max_size=len(lists)))
    arrays = [np.array(sorted(each), np.int64) for each in lists]
    found = Combinations(arrays, 20)
    wanted = document_sets.added_up(arrays, values, 20)
    assert found.sums(values)[found.of].tolist() == wanted.tolist()
    least = data.draw(st.floats(0, 20))
    among = found.having((found.sums(values) > least) & (found.sums([1.0] * len(lists)) > 0))
    assert among.tolist() == [at for at in sorted(set().union(*lists)) if wanted[at] > least]


@pytest.mark.parametrize("words", [5, MOST + 2])
def test_a_page_filled_with_most_of_the_words_combines_them_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: int
) -> None:
    text = [f"kata{chr(97 + number)}ng" for number in range(words)]
    bodies = [text, text[1:], text[:-1], text[:1]]
    articles = [
        Article(identifiers.make("a", str(at)), f"a{at}.txt", body=(" ".join(body) + ".",))
        for at, body in enumerate(bodies)
    ]
    made: list[int] = []

    def counting(lists: list[Ints], size: int) -> Combinations:
        made.append(len(lists))
        return Combinations(lists, size)

    engine = engines.whoosh(articles, tmp_path, batches=2)
    monkeypatch.setattr(matching, "Combinations", counting)
    found = engine.search(parse(" ".join(text)))
    assert [len(hit.missing) for hit in found.relaxed[:2]] == [1, 1]
    assert made == ([words] if words <= MOST else [])
