"""The race: every engine answers every question with the same number of articles."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from benchmarks.race import archive, figures
from benchmarks.race.engine import PAGE, Engine, Warta
from benchmarks.race.questions import choose
from benchmarks.race.sqlite_engine import SQLite
from benchmarks.race.whoosh_engine import Whoosh

_ARTICLES = 250


def test_engines_find_the_same(tmp_path: Path) -> None:
    archive.write(None, _ARTICLES, tmp_path / "articles.jsonl")
    at = tmp_path / "warta"
    archive.index(tmp_path / "articles.jsonl", at)
    entries = archive.some(at, _ARTICLES)
    assert len(entries) == _ARTICLES
    racing: list[Engine] = [Warta(snippets=True), SQLite(snippets=True), Whoosh(snippets=True)]
    for engine in racing:
        folder = at if engine.name == "Warta" else tmp_path / engine.name
        folder.mkdir(exist_ok=True)
        engine.build(entries, folder)
        engine.open(folder)
    archive.index_as_read(at, 30, tmp_path / "again")
    again = archive.some(tmp_path / "again", 40)
    assert len({entry.surfaces for entry in again}) == 30
    assert {name for entry in again for name in entry.officials} <= {n for e in entries for n in e.officials}
    for question in choose(entries):
        totals = {engine.name: engine.ask(question) for engine in racing}
        assert len(set(totals.values())) == 1, (question, totals)
        assert totals["Warta"] or question.kind == "year", question
        if (
            totals["Warta"] and question.kind != "phrase"
        ):  # in a title, perhaps, which others show no passage of
            for engine in racing:
                # Others mark what is written as it was typed alone, and not all articles have it.
                assert any("<b" in passage for passage in engine.passages), (engine.name, question)


def test_pages_are_filled_by_every_engine(tmp_path: Path) -> None:
    archive.write(None, _ARTICLES, tmp_path / "articles.jsonl")
    archive.index(tmp_path / "articles.jsonl", tmp_path / "warta")
    entries = archive.some(tmp_path / "warta", _ARTICLES)
    five = next(question for question in choose(entries) if question.name == "five words")
    racing: list[Engine] = [Warta(True), SQLite(True), Whoosh(True)]
    if importlib.util.find_spec("tantivy"):  # of the extra `bench`
        from benchmarks.race.tantivy_engine import Tantivy

        racing.append(Tantivy(True))
    for engine in racing:
        folder = "warta" if engine.name == "Warta" else engine.name
        (tmp_path / folder).mkdir(exist_ok=True)
        engine.build(entries, tmp_path / folder)
        engine.open(tmp_path / folder)
        total = engine.ask(five)
        # Some have none of the words as they were typed, which alone others mark.
        assert total < PAGE - 3 <= len(engine.passages) <= PAGE, (engine.name, total, engine.passages)


def test_passages_only_where_asked_for(tmp_path: Path) -> None:
    archive.write(None, 20, tmp_path / "articles.jsonl")
    archive.index(tmp_path / "articles.jsonl", tmp_path / "warta")
    question = choose(archive.some(tmp_path / "warta", 20))[1]
    for engine, folder in ((Warta(), "warta"), (SQLite(), "sqlite"), (Whoosh(), "whoosh")):
        (tmp_path / folder).mkdir(exist_ok=True)
        engine.build(archive.entries(tmp_path / "warta"), tmp_path / folder)
        engine.open(tmp_path / folder)
        assert engine.ask(question)
        assert engine.passages == [], engine.name


def test_articles_are_always_the_same(tmp_path: Path) -> None:
    one, two = list(archive.resampled(None, 20)), list(archive.resampled(None, 30))
    assert one == two[:20]
    assert len({record["body"] for record in two}) == 30


def test_figures(tmp_path: Path) -> None:
    rows = [
        figures.Row("rare word", {"Warta": 3, "Other": 3}, {"Warta": [2.0, 4.0, 6.0], "Other": [8.0] * 3}),
        figures.Row("phrase", {"Warta": 3, "Other": 4}, {"Warta": [1.0], "Other": [1.0]}),
    ]
    text = figures.as_text(rows)
    assert "| rare word | 3 | 4.00 (6.00) | 8.00 (8.00) |" in text
    assert "| phrase | 3 / 4 |" in text
    assert "Other: 1.50 (1.00 to 2.00)" in text
    figures.write(rows, 3, tmp_path / "race.md")
    assert "race.svg" in (tmp_path / "race.md").read_text("utf-8")
    assert (tmp_path / "race.svg").read_text("utf-8").count("<rect") == 6
