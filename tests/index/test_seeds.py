"""The five seeds against their gold: what is read, what is found, what must never be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.updates.report import Run
from index.updates.updating import update
from search.embedded.engine import WhooshEngine
from search.model import Article, Official
from search.query.parse import parse
from tests.paths import SHARED

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="../shared/seeds is not on this machine"
)


def load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = (
        json.loads((SHARED / "gold" / name).read_text("utf-8")) if SHARED.is_dir() else {}
    )
    return loaded


GOLD, QUERIES = load("seeds.json"), load("seed-queries.json")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    at = tmp_path_factory.mktemp("seeds") / "index"
    report = update(at, [SHARED / "seeds"], Run())
    assert (report.added, report.problems) == (5, [])
    return WhooshEngine(at)


@pytest.fixture(scope="module")
def articles(engine: WhooshEngine) -> dict[str, Article]:
    hits = engine.search(parse("-xxxx")).hits
    return {Path(hit.article.path).stem: hit.article for hit in hits}


def found(engine: WhooshEngine, text: str) -> list[str]:
    return sorted(Path(hit.article.path).stem for hit in engine.search(parse(text)).hits)


def role(official: Official) -> str:
    return (official.role or "").casefold()


@pytest.mark.parametrize("seed", GOLD)
def test_what_is_read(seed: str, articles: dict[str, Article]) -> None:
    article, gold = articles[seed], GOLD[seed]
    assert article.path == f"seeds/{seed}.txt"
    assert article.title == gold["title"]
    if "lead" in gold:
        assert (article.lead or "").startswith(gold["lead"])
    assert article.published == gold["published"]
    assert article.dated_by == gold["dated_by"]
    assert list(article.date_candidates) == gold["candidates"]
    assert article.outlet == gold["outlet"]
    assert article.agency == gold.get("agency")
    assert article.body[0].startswith(gold["body_first"])
    assert gold["body_last"] in article.body[-1]
    assert {o.name: role(o) for o in article.officials} == {
        name: wanted.casefold() for name, wanted in gold["officials"].items()
    }


@pytest.mark.parametrize(("seed", "text"), [(seed, text) for seed in GOLD for text in GOLD[seed]["never"]])
def test_what_was_cut_is_not_found(
    seed: str, text: str, articles: dict[str, Article], engine: WhooshEngine
) -> None:
    article = articles[seed]
    assert text not in "\n".join((article.title or "", article.lead or "", *article.body))
    assert seed not in found(engine, f'"{text}"')


@pytest.mark.parametrize("seed", GOLD)
def test_no_line_of_the_source_is_lost(seed: str, articles: dict[str, Article]) -> None:
    article = articles[seed]
    kept = "\n".join(
        (article.title or "", article.lead or "", *article.body, *(cut.text for cut in article.cut))
    )
    lines = (SHARED / "seeds" / f"{seed}.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if line.strip() and line.strip() not in kept] == []


@pytest.mark.parametrize("text", QUERIES)
def test_queries_find_exactly_the_right_seeds(text: str, engine: WhooshEngine) -> None:
    assert found(engine, text) == sorted(QUERIES[text])


@pytest.mark.parametrize(
    ("text", "count"), [("Patrushev", 2), ('"Daunte Wright"', 0), ("diperkuat", 5), ("pejabat:Lavrov", 1)]
)
def test_shown_by(text: str, count: int, engine: WhooshEngine) -> None:
    assert len(found(engine, text)) == count
