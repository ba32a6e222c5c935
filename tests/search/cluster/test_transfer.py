"""An index copied from a folder to a cluster and back is the same in all three places."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.keeping import open_keeper
from search.transfer import copy_index
from tests import archives
from tests.search.cluster.test_contract import draw
from tests.search.test_transfer import assert_all_or_nothing, assert_answers_alike, assert_same, make


@pytest.mark.parametrize("number", [70, 71])
def test_to_a_cluster_and_back(number: int, place: str, tmp_path: Path) -> None:
    articles, drawn = draw(number)
    questions = [(tree, filters) for tree, filters, *_ in drawn]
    make(articles, tmp_path / "a")
    assert copy_index(tmp_path / "a", place) == len(articles)
    assert_same(tmp_path / "a", place)
    assert_answers_alike(tmp_path / "a", place, questions)
    assert copy_index(place, tmp_path / "b") == len(articles)
    assert_same(tmp_path / "a", tmp_path / "b")
    assert_answers_alike(tmp_path / "a", tmp_path / "b", questions)


def test_a_copy_is_all_or_nothing_on_a_cluster_too(place: str, tmp_path: Path) -> None:
    make([archives.article(n, title="Rusia kuat") for n in range(8)], tmp_path / "a")
    assert_all_or_nothing(tmp_path / "a", place)


def test_an_index_of_many_batches_is_copied_whole(place: str, tmp_path: Path) -> None:
    articles = [archives.article(n, title=f"Judul {n}", body=("Rusia kuat.",)) for n in range(1_201)]
    make(articles, tmp_path / "a")
    assert copy_index(tmp_path / "a", place) == len(articles)
    assert copy_index(place, tmp_path / "b") == len(articles)
    for where in (place, tmp_path / "b"):
        assert sum(1 for _ in open_keeper(where).everything()) == len(articles)
    assert_same(place, tmp_path / "b")
