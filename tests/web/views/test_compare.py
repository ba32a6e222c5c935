"""Outlets, questions, officials and years side by side."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from search.model import Filters, Query
from search.query.parse import parse
from search.reports.comparison import Part, compare
from tests.archives import article
from tests.naive_engine import NaiveEngine
from tests.web.parsed import first_in, goal_of, parsed_at, texts_in, total_at


def test_without_a_choice_the_outlets_that_wrote_most_are_compared(page: FlaskClient) -> None:
    tree = parsed_at(page, "/bandingkan?q=pelabuhan")
    assert texts_in(tree, ".card h2") == ["Kabar Utara", "Kabar Selatan"]
    assert texts_in(tree, ".card .big") == ["16 artikel", "8 artikel"]
    for link, total in zip(tree.css(".card .big a"), (16, 8), strict=True):
        assert total_at(page, goal_of(link)) == total
    # It is one click from the results.
    assert "/bandingkan?q=pelabuhan" in {goal_of(a) for a in parsed_at(page, "/?q=pelabuhan").css(".tools a")}


def test_every_cell_and_bar_is_a_search(page: FlaskClient) -> None:
    tree = parsed_at(page, "/bandingkan?q=pelabuhan")
    cells = tree.css(".heat td a")
    assert sum(int(cell.text()) for cell in cells) == 24
    for cell in cells[:6]:
        assert total_at(page, goal_of(cell)) == int(cell.text())
    bars = [goal_of(a) for a in tree.css(".lanes a")]
    assert sorted(bars) == sorted(goal_of(cell) for cell in cells)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("q=pelabuhan&outlet=Kabar+Selatan&outlet=Kabar+Utara", ["Kabar Selatan", "Kabar Utara"]),
        # One that is asked for stands beside those that wrote most.
        ("q=pelabuhan&outlet=Kabar+Selatan", ["Kabar Selatan", "Kabar Utara"]),
        ("q=pelabuhan&by=official", ["Sergei Lavrov", "Wang Yi"]),
        ("q=pelabuhan&by=period", ["2020", "2021"]),
        ("by=query&lane=pelabuhan&lane=jembatan&lane=", ["pelabuhan", "jembatan"]),
        ("q=pelabuhan&lane=Kabar+Selatan&lane=Tak+Ada", ["Kabar Selatan", "Tak Ada"]),
    ],
)
def test_what_is_compared_stands_in_the_address(page: FlaskClient, asked: str, names: list[str]) -> None:
    tree = parsed_at(page, f"/bandingkan?{asked}")
    assert texts_in(tree, ".card h2") == names
    shares = parsed_at(page, goal_of(tree.css(".compare-tools .sort a")[-1]))
    assert texts_in(shares, ".card h2") == names
    assert texts_in(shares, ".compare-tools [aria-current]")[1] == "Bagian dari isinya di arsip"
    chosen = [
        box.attributes.get("value") for box in tree.css("input[name=lane]") if "checked" in box.attributes
    ]
    assert len(chosen) == (0 if "query" in asked else len(names))


def test_more_than_six_are_too_many_and_other_filters_are_chips(page: FlaskClient) -> None:
    lanes = "".join(f"&lane=x{n}" for n in range(9))
    tree = parsed_at(page, f"/bandingkan?by=query{lanes}&official=wang-yi&from=2021&to=2021")
    assert len(tree.css(".card")) == 6
    assert texts_in(tree, ".filters bdi") == ["Wang Yi", "2021"]
    assert goal_of(first_in(tree, ".filters a")).startswith("/bandingkan?")


def test_years_share_one_axis_of_months(page: FlaskClient) -> None:
    tree = parsed_at(page, "/bandingkan?q=pelabuhan&by=period")
    assert texts_in(tree, ".heat tbody th")[0] == "Januari"
    first = first_in(tree, ".heat tbody td a")
    assert "from=2020-01&to=2020-01" in goal_of(first) and total_at(page, goal_of(first)) == int(first.text())


def test_the_numbers_and_the_drawing_can_be_taken_away(page: FlaskClient) -> None:
    answer = page.get("/bandingkan.csv?q=pelabuhan")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    assert sum(int(row["articles"]) for row in rows) == 24
    assert {row["lane"] for row in rows} == {"Kabar Utara", "Kabar Selatan"}
    assert "attachment" in answer.headers["Content-Disposition"]
    drawn = ElementTree.fromstring(page.get("/bandingkan.svg?q=pelabuhan&measure=share").data)
    assert drawn.tag.endswith("svg") and "Kabar Utara" in "".join(drawn.itertext())
    hostile = page.get("/bandingkan.svg?by=query&lane=%3Cscript%3E%22%00&lane=x")
    assert ElementTree.fromstring(hostile.data) is not None


def test_typical_words_are_of_one_part_and_not_of_all_nor_its_name() -> None:
    archive = [
        article(
            n,
            title="Kabar pasar",
            body=(f"Setiap hari pedagang menjual {'beras' if n % 2 else 'garam kotapos'} di pasar itu.",),
            outlet="Beras Pos" if n % 2 else "Kota Pos",
            published="2021-05-03",
        )
        for n in range(60)
    ]
    engine = NaiveEngine(archive)
    parts = [
        Part(
            name,
            parse(f'pasar outlet:"{name}"'),
            Query("", parse(f'outlet:"{name}"').tree, Filters((name,))),
            (name,),
        )
        for name in ("Beras Pos", "Kota Pos")
    ]
    beras, kota = compare(engine, parts).lanes
    # 'beras' is in the first one's name, 'kotapos' the second's in one word; 'pedagang' is of both.
    assert [word.text for word in beras.words] == []
    assert [(word.text, word.count) for word in kota.words] == [("garam", 30)]
    assert (beras.total, beras.held, beras.share, kota.share_at(0)) == (30, 30, 1.0, 1.0)


def test_addresses_and_names_of_sites_are_no_typical_words() -> None:
    tail = (
        "Baca di https://kabar.contoh/bencana atau www.kabar.co.id/lagi, juga kabarcontoh.com dan http: //x.y"
    )
    archive = [
        article(
            n,
            title="Banjir surut" if n % 2 else "Panen raya",
            body=(
                f"RMOL. Bencana itu sudah berakhir. {tail}" if n % 2 else "Petani menjemur gabah.",
                "Selesai.",
            ),
            outlet="Kabar Utara" if n % 2 else "Kabar Selatan",
        )
        for n in range(60)
    ]
    names = ("Kabar Utara", "Kabar Selatan")
    parts = [Part(name, parse(f'outlet:"{name}"'), parse(f'outlet:"{name}"'), (name,)) for name in names]
    words = {word.text for word in compare(NaiveEngine(archive), parts).lanes[0].words}
    assert "bencana" in words and "berakhir" in words
    assert words.isdisjoint({"http", "https", "www", "contoh", "kabarcontoh", "com", "lagi", "rmol"})


def test_an_officials_share_is_of_the_articles_that_name_them(page: FlaskClient) -> None:
    tree = parsed_at(page, "/bandingkan?q=pelabuhan&by=official")
    # Of the thirteen articles that name either, twelve are of harbours.
    assert texts_in(tree, ".card .hint")[0] == "92% dari 13 artikel di arsip"


@pytest.mark.parametrize(
    "asked", ["", "?by=query", "?by=x&lane=%00", "?q=zzzz", "?by=period&lane=abc&lane=2021"]
)
def test_whatever_is_asked_has_an_answer(page: FlaskClient, asked: str) -> None:
    assert page.get(f"/bandingkan{asked}").status_code == 200
