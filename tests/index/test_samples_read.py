"""The sample articles that come with Warta are read as their gold says, and answer the README's questions."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from index.updates.report import Run
from index.updates.updating import update
from search.embedded.engine import WhooshEngine
from search.model import Article
from search.query.parse import parse
from tests.paths import ROOT

SAMPLES = ROOT / "index" / "samples"
GOLD: dict[str, dict[str, Any]] = json.loads((ROOT / "tests/gold/samples.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    at = tmp_path_factory.mktemp("samples") / "index"
    report = update(at, [SAMPLES], Run(outlets=SAMPLES / "outlets.toml"))
    assert (report.added, report.problems) == (len(GOLD), [])
    return WhooshEngine(at)


@pytest.fixture(scope="module")
def articles(engine: WhooshEngine) -> dict[str, Article]:
    hits = engine.search(parse("-xxxx", limit=1000)).hits
    named = {hit.article.path.removeprefix("samples/"): hit.article for hit in hits if not hit.article.record}
    return named | {
        f"{hit.article.path.removeprefix('samples/')}#{hit.article.record}": hit.article
        for hit in hits
        if hit.article.record
    }


@pytest.mark.parametrize("name", GOLD)
def test_a_sample_is_read_as_its_gold_says(name: str, articles: dict[str, Article]) -> None:
    article, gold = articles[name], GOLD[name]
    assert (article.title, article.published, article.outlet) == (
        gold["title"],
        gold["published"],
        gold["outlet"],
    )
    assert len(article.body) == gold["paragraphs"]
    assert gold["body_first"] in article.body[0]
    assert gold["body_last"] in article.body[-1]
    assert set(gold.get("candidates", [])) == set(article.date_candidates)
    text = "\n".join((article.title or "", article.lead or "", *article.body))
    assert [never for never in gold["never"] if never in text] == []


def test_the_officials_of_the_samples_are_found(articles: dict[str, Article]) -> None:
    wanted = {(name, official) for name, gold in GOLD.items() for official in gold["officials"]}
    found = {(name, official.name) for name, article in articles.items() for official in article.officials}
    floor = tomllib.loads((ROOT / "tests/floors/officials.toml").read_text("utf-8"))["samples"]["recall"]
    assert len(wanted & found) / len(wanted) >= floor, sorted(wanted - found)


def test_patrushev_is_found_by_word_and_as_an_official(engine: WhooshEngine) -> None:
    by_word = engine.search(parse("Patrushev", limit=100))
    assert by_word.total >= 3
    assert engine.search(parse("pejabat:Patrushev")).total == by_word.total
