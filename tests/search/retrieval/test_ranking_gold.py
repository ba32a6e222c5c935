"""The ranking keeps its gain over plain BM25 on real questions; needs the shared folder."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import identifiers
from search.embedded.engine import WhooshEngine
from search.evaluation.judgements import Question, read_judgements
from search.evaluation.measuring import Way, copies_in, evaluate, names_in, ranker
from search.keeping import building
from search.model import Article
from tests.paths import FLOORS, SHARED

WAYS: tuple[Way, ...] = ("any", "plain")
FLOOR = tomllib.loads((FLOORS / "ranking.toml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of questions is not here")


def _records(name: str, wanted: set[str], others: int) -> Iterator[Article]:
    """The wanted records and every so many others, as they are: what is ranked, not how pages are read."""
    with gzip.open(SHARED / "corpus" / name, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            if record["id"] in wanted or (others and number % others == 0):
                yield Article(
                    id=identifiers.make(name, record["id"]),
                    path=name,
                    record=record["id"],
                    title=record["title"],
                    body=tuple(part for part in record["body"].split("\n") if part.strip()),
                )


def _questions(name: str, step: int) -> list[Question]:
    table = (SHARED / "gold" / f"queries-{name}.tsv").read_bytes()
    return list(read_judgements(table).questions[::step])


def _gain(questions: list[Question], articles: Iterator[Article], folder: Path) -> float:
    with building(folder) as engine:
        engine.add(articles)
    whoosh = WhooshEngine(folder)
    names = names_in(whoosh)
    ours, plain = (evaluate(questions, names, ranker(whoosh, way), copies_in(whoosh)) for way in WAYS)
    assert ours.unknown == ()
    return ours.measures["MRR@10"] - plain.measures["MRR@10"]


def test_gain_on_passages(tmp_path: Path) -> None:
    questions = _questions("facqa", 2)
    gain = _gain(questions, _records("facqa_news_passages.jsonl.gz", set(), 1), tmp_path / "index")
    assert gain >= FLOOR["facqa"]["gain"]


def test_gain_on_articles(tmp_path: Path) -> None:
    questions = _questions("news", 10)
    wanted = {name for question in questions for name in question.wanted}
    gain = _gain(questions, _records("articles.jsonl.gz", wanted, 40), tmp_path / "index")
    assert gain >= FLOOR["news"]["gain"]
