"""An index on a cluster gives the answers of the naive engine, on a real node."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from search.engine import Ranking, open_engine
from search.keeping import building, open_keeper
from search.model import Article, Everything, FacetAxis, Query, Results, Word
from search.retrieval.copies import FEWEST_SHINGLES
from tests import archives
from tests.naive_engine import NaiveEngine
from tests.search.test_contract import WEIGHTS

# 512 random trees with WARTA_CLUSTER_QUESTIONS=128; each costs a node a tenth of a second and more.
_ARCHIVES = 4
_QUESTIONS = int(os.environ.get("WARTA_CLUSTER_QUESTIONS", "16"))
_Drawn = tuple[list[Article], list[tuple[Any, ...]]]

_questions = st.tuples(
    archives.trees,
    archives.filters,
    st.sampled_from(("relevance", "newest", "oldest")),
    st.integers(1, 3),
    st.sampled_from(("all", "grouped")),
    archives.axes,
    WEIGHTS,
)


def _copied(articles: list[Article]) -> list[Article]:
    """The archive with two copies of a long article, so that stories are asked for too."""
    body = " ".join(f"{word} {n}" for n in range(FEWEST_SHINGLES) for word in archives.WORDS[:5])
    days = ("2021-05-28", "2021-05-29", None)
    copies = [
        archives.article(
            100 + n, title=f"Salinan {n}", body=(body,), published=day, outlet=archives.OUTLETS[n]
        )
        for n, day in enumerate(days)
    ]
    return [*articles, *copies]


def draw(number: int) -> _Drawn:
    """The same random archive and questions for a number, drawn at once: an index takes a second to make."""
    drawn: list[_Drawn] = []

    @settings(
        max_examples=8,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        archives.archives.filter(lambda found: len(found) > 3),
        st.lists(_questions, min_size=_QUESTIONS, max_size=_QUESTIONS),
    )
    def draw(articles: list[Article], questions: list[tuple[Any, ...]]) -> None:
        drawn.append((_copied(articles), questions))

    # So many questions at once may be more than Hypothesis draws: then others are.
    for attempt in range(10):
        with suppress(Unsatisfiable):
            seeded(number + 1_000 * attempt)(draw)()
        if drawn:
            return drawn[-1]
    raise AssertionError(f"no archive could be drawn for {number}; ask fewer questions")


def _told(found: Results) -> tuple[object, ...]:
    def told(hit: Any) -> tuple[object, ...]:
        story = [article.id for article in hit.story]
        return hit.article, hit.copies, story, hit.missing, hit.quotes

    return (
        [told(hit) for hit in found.hits],
        [told(hit) for hit in found.relaxed],
        found.total,
        found.stories,
        found.facets,
        found.notes,
        found.did_you_mean,
    )


def _scores(found: Results) -> list[float]:
    return [hit.score for hit in (*found.hits, *found.relaxed)]


@pytest.mark.parametrize("number", range(_ARCHIVES))
def test_answers_are_those_of_the_naive_engine(
    number: int, node: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every other archive on several shards: counts and order must not depend on where an article lies.
    monkeypatch.setenv("WARTA_CLUSTER_SHARDS", "3" if number % 2 else "1")
    articles, questions = draw(number)
    where = f"{node}/contract-{number}"
    with building(where) as update:
        update.add(articles)
    engine, naive = open_engine(where), NaiveEngine(articles)
    chance = random.Random(number)
    for tree, filters, sort, page, copies, by, weights in questions:
        query = Query("kuat rusai", tree, filters, sort, page, limit=4, copies=copies)
        found, expected = engine.search(query), naive.search(query)
        assert _told(found) == _told(expected), query
        assert _scores(found) == pytest.approx(_scores(expected), abs=2e-4), query
        # Of the others each question is asked one: all of them are asked hundreds of times.
        _compare_one_more(chance.randrange(7), engine, naive, query, by, weights)
    _compare_articles(engine, naive, articles)


def _compare_one_more(
    which: int, engine: Ranking, naive: NaiveEngine, query: Query, by: Any, weights: Any
) -> None:
    axes: tuple[FacetAxis, ...] = ("official", "date")
    ours: Any
    theirs: Any
    match which:
        case 0:
            ours, theirs = (each.counts(query, by) for each in (engine, naive))
        case 1:
            ours, theirs = (each.explain(query) for each in (engine, naive))
        case 2:
            ours, theirs = ([hit.article for hit in each.scan(query, 2)] for each in (engine, naive))
        case 3:
            ours, theirs = (each.facets(query, axes) for each in (engine, naive))
        case 4:
            ours, theirs = ([id for id, _ in each.ranked(query, weights)] for each in (engine, naive))
        case 5:
            ours, theirs = (
                [id for id, _ in each.ranked_plainly("Rusia kuat 2021", 5)] for each in (engine, naive)
            )
        case _:
            ours, theirs = (each.total(query) for each in (engine, naive))
    assert ours == theirs, query


def _compare_articles(engine: Ranking, naive: NaiveEngine, articles: list[Article]) -> None:
    for article in articles:
        assert engine.get(article.id) == naive.get(article.id)
        assert engine.copies(article.id) == naive.copies(article.id)
        assert [hit.article for hit in engine.similar(article.id)] == [
            hit.article for hit in naive.similar(article.id)
        ]
    for beginning in ("", "k", "ne", "zz"):
        assert engine.terms(beginning, 4) == naive.terms(beginning, 4)
    assert engine.get("000000000000") is None
    assert engine.count() == naive.count()
    assert engine.short_forms() == naive.short_forms()


def test_removed_and_replaced_articles_leave_no_trace(place: str) -> None:
    articles, questions = draw(50)
    gone = [article.id for article in articles[1::3]]
    rewritten = [archives.article(n, title="Rusia kuat") for n in range(0, len(articles), 3)]
    with building(place) as update:
        update.add(articles)
    engine, naive, keeper = open_engine(place), NaiveEngine(articles), open_keeper(place)
    before = engine.build_id()
    with keeper.updating() as update:
        for each in (naive, update):
            assert each.remove([*gone, "000000000000"]) == len(gone)
            assert each.add(rewritten) == len(rewritten)
        assert engine.count() == len(articles), "seen before it was committed"
        assert engine.search(Query("", Word("Rusia"))).total == engine.total(Query("", Word("Rusia")))
    assert engine.build_id() != before
    assert keeper.find_faults() == []
    assert keeper.damage() == []
    for tree, filters, *_ in questions[:12]:
        query = Query("", tree, filters, limit=20)
        assert _told(engine.search(query)) == _told(naive.search(query)), query
    for beginning in ("", "k", "ne"):
        assert engine.terms(beginning, 20) == naive.terms(beginning, 20)
    assert {article.id for article, _ in keeper.everything()} == {
        hit.article.id for hit in naive.scan(Query("", Everything()))
    }
