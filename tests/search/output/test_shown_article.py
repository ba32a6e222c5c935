"""A whole article on the terminal: what was cut of it is told, and shown to who asks."""

from __future__ import annotations

from dataclasses import replace

from search.model import Article, Cut, Hit, Results
from search.output.terminal import Writer
from search.query.parse import parse

ARTICLE = Article(
    id="0123456789ab",
    path="arsip/panen.txt",
    title="Panen Cabai",
    body=("Warga memanen cabai.",),
    cut=(Cut("Baca juga: Harga Cabai", "related"), Cut("Iklan\x1b[2J", "advert")),
)


def test_what_was_cut_is_counted() -> None:
    assert list(Writer(False).article(ARTICLE))[-1] == "2 lines were cut; --cut shows them."


def test_what_answers_better_than_the_last_hit_stands_among_them() -> None:
    def hit(title: str, score: float, *missing: str) -> Hit:
        return Hit(replace(ARTICLE, title=title), score, missing=missing)

    hits, relaxed = (hit("Satu", 3.0), hit("Dua", 1.0)), (hit("Tengah", 2.0, "cabai"),)
    found = Results(hits, 20, relaxed=relaxed, stories=20, is_mixed=True)
    lines = list(Writer(False).results(parse("panen cabai", limit=2), found))
    assert [line for line in lines if line[:1].isdigit()][:3] == ["1. Satu", "2. Tengah", "3. Dua"]
    assert "   Missing: cabai" in lines and "Articles with most of the words:" not in lines
    behind = list(Writer(False).results(parse("panen cabai"), replace(found, is_mixed=False)))
    assert [line for line in behind if line[:1].isdigit()][:2] == ["1. Satu", "2. Dua"]
    assert "Articles with most of the words:" in behind


def test_each_line_that_was_cut_stands_behind_its_reason() -> None:
    shown = list(Writer(False).article(ARTICLE, with_cut=True))
    assert shown[-3] == "2 lines were cut:"
    assert shown[-2].split(None, 1) == ["related", "Baca juga: Harga Cabai"]
    assert shown[-1].split()[0] == "advert" and "\x1b" not in shown[-1]
