"""Raw scrapes of our own prose, read as pages and then for their officials: nobody more, nobody missing."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from index.officials.finding import find_officials
from index.pages.splitting import split
from search.knowledge.officials.gazetteer import Gazetteer
from tests import paths

GOLD = paths.GOLD / "officials-scrapes.toml"
SCRAPES: list[dict[str, Any]] = tomllib.loads(GOLD.read_text(encoding="utf-8"))["scrape"]
GAZETTEER = Gazetteer.load()


@pytest.mark.parametrize("scrape", SCRAPES, ids=lambda scrape: str(scrape["name"]))
def test_officials_of_a_scrape(scrape: dict[str, Any]) -> None:
    page = split(scrape["text"].strip())
    found = find_officials(
        page.title,
        page.lead,
        page.body,
        published=scrape.get("day"),
        gazetteer=GAZETTEER,
    )
    given = {o.name: f"{o.status} | {o.role}" if o.status else o.role for o in found}
    assert len(given) == len(found), "nobody twice"
    wanted: dict[str, str] = scrape["officials"]
    may_be = {name[1:] for name in wanted if name.startswith("?")}
    assert set(given) - may_be == {name for name in wanted if not name.startswith("?")}
    for name, role in wanted.items():
        if role:
            assert (given[name] or "").lower() == role.lower()
