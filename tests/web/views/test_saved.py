"""What came into the archive lately, as a filter, a count and a feed; the page of what a browser keeps."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from search.knowledge.dates.calendar import WIB
from tests.web.parsed import first_in, goal_of, links_in, parsed, parsed_at, texts_in, total_at
from web.address import Address, read


def _tomorrow() -> str:
    return f"{datetime.now(WIB) + timedelta(days=1):%Y-%m-%d}"


def test_the_day_of_arrival_is_a_filter_that_can_be_dropped(index_page: FlaskClient) -> None:
    today = f"{datetime.now(WIB):%Y-%m-%d}"
    assert total_at(index_page, f"/?q=pelabuhan&added={today}") == 24
    assert total_at(index_page, f"/?q=pelabuhan&added={_tomorrow()}") == 0
    assert total_at(index_page, f"/?q=pelabuhan+OR+jembatan&added={today}&outlet=Kabar+Selatan") == 8
    tree = parsed_at(index_page, f"/?q=pelabuhan&added={today}")
    (chip,) = tree.css(".filters a")
    assert chip.text().split()[:2] == ["Masuk", "arsip"] and goal_of(chip) == "/?q=pelabuhan"
    assert first_in(tree, ".masthead input[name=added]").attributes["value"] == today
    # Alone it is a question, too.
    assert total_at(index_page, f"/?added={today}") == 24


def test_how_many_are_new_is_told_to_the_script(index_page: FlaskClient) -> None:
    today = f"{datetime.now(WIB):%Y-%m-%d}"
    counted = first_in(parsed_at(index_page, "/?q=pelabuhan&sort=newest&page=2"), ".heading").attributes[
        "data-count"
    ]
    assert counted == "/baru?q=pelabuhan"
    told = json.loads(index_page.get(f"{counted}&added={today}").data)
    assert told == {"total": 24, "today": today}
    assert json.loads(index_page.get(f"{counted}&added={_tomorrow()}").data)["total"] == 0


def test_the_last_that_came_are_an_order_and_a_feed(index_page: FlaskClient) -> None:
    tree = parsed_at(index_page, "/?q=pelabuhan")
    assert len(parsed_at(index_page, links_in(tree, ".sort a")["Terakhir masuk"]).css(".hit")) == 10
    feeds = [goal_of(a) for a in tree.css(".take-away a[type]")]
    assert feeds == ["/atom?q=pelabuhan", "/atom?q=pelabuhan&sort=added"]
    assert index_page.get(feeds[1]).status_code == 200


def test_the_page_of_what_is_saved_says_where_it_is_kept(page: FlaskClient) -> None:
    tree = parsed_at(page, "/tersimpan")
    assert "tinggal di peramban ini" in " ".join(texts_in(tree, ".about-head"))
    assert [b.attributes["data-format"] for b in tree.css(".kept-files button")] == [
        "md",
        "csv",
        "ris",
        "bib",
        "json",
    ]
    english = parsed(page.get("/tersimpan", headers={"Accept-Language": "en"}))
    assert texts_in(english, "h1") == ["Saved"]


@pytest.mark.parametrize("text", ["kemarin-kemarin", "\x00", "9" * 200])
def test_a_day_of_arrival_that_is_none_is_remarked_on(text: str) -> None:
    class Given:
        def get(self, key: str, default: str) -> str:
            return text if key == "added" else default

        def getlist(self, key: str) -> list[str]:
            return []

    address, notes = read(Given(), datetime.now(WIB).date())
    assert address == Address() and [note.code for note in notes] == ["unknown-from"]
