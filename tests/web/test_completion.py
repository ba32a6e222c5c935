"""Completions of several words: what stands side by side somewhere in the archive."""

from __future__ import annotations

from tests.archives import article
from tests.naive_engine import NaiveEngine
from web.parts.completion import suggesting


def test_a_word_is_completed_to_what_follows_the_one_before() -> None:
    archive = [
        article(0, body=("Harga beras naik.",)),
        article(1, body=("Harga bensin naik. Bekasi, harga bensin.",)),
        article(2, body=("Harga bensin turun.",)),
        *(article(n, body=("Bekasi besar beras.",)) for n in range(3, 9)),
    ]
    suggest = suggesting(NaiveEngine(archive))
    assert [(each.text, each.count) for each in suggest("harga be", 8)] == [
        ("harga bensin", 2),
        ("harga beras", 1),
    ]
    assert [(each.text, each.count) for each in suggest("be", 8)][:2] == [("bekasi", 7), ("beras", 7)]


def test_a_changed_archive_is_asked_again() -> None:
    engine = NaiveEngine([article(0, body=("Harga beras naik.",))])
    suggest = suggesting(engine)
    assert [each.text for each in suggest("harga be", 8)] == ["harga beras"]
    engine.add([article(1, body=("Harga bensin naik.",))])
    assert [each.text for each in suggest("harga be", 8)] == ["harga bensin", "harga beras"]
