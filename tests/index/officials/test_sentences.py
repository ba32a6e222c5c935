"""Patterns that wrong answers came from, one sentence each (`gold/officials-sentences.toml`)."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from index.officials.finding import find_officials
from search.knowledge.officials.gazetteer import Gazetteer
from tests import paths

GOLD = paths.GOLD / "officials-sentences.toml"
SENTENCES: list[dict[str, Any]] = tomllib.loads(GOLD.read_text(encoding="utf-8"))["sentence"]
GAZETTEER = Gazetteer.load()


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: str(row["text"])[:60])
def test_officials_of_a_sentence(row: dict[str, Any]) -> None:
    day = row.get("day", "2025-06-01")
    found = find_officials(None, None, [row["text"]], published=day, gazetteer=GAZETTEER)
    given = {o.name: f"{o.status} | {o.role}" if o.status else o.role or "" for o in found}
    assert len(given) == len(found), "nobody twice"
    assert given == row["officials"]


@pytest.mark.parametrize("first", range(5))
def test_a_text_may_end_behind_any_word(first: int) -> None:
    """Pages are cut off anywhere: 'Kepala Desa Rambahsamo', 'Wakil Menteri pemerintahan'."""
    for number, row in enumerate(SENTENCES):
        words = str(row["text"]).split()
        for end in range(1 + (number + first) % 5, len(words) + 1, 5):
            find_officials(None, None, [" ".join(words[:end])], published="2025-06-01", gazetteer=GAZETTEER)
