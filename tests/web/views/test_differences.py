"""A story's way through the outlets, and two of its printings side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from search.model import Article, Precision
from search.reports.differences import Piece, differences, likeness
from tests.archives import article
from tests.naive_engine import NaiveEngine
from tests.web.parsed import first_in, goal_of, parsed_at, texts_in
from web.app import create_app
from web.parts.journey import journey, versions

FLOOD = (
    "Air pasang menjebol tanggul di Teluk Biru pada Senin siang dan merendam tiga kelurahan.",
    "Sekitar 1.400 warga mengungsi ke balai kota dan dua sekolah sejak pukul tiga sore.",
    "Pompa kami kalah oleh pasang, kata wali kota di tempat pengungsian itu.",
)


def _printed(
    number: int, outlet: str, published: str, body: tuple[str, ...], title: str = "Tanggul Jebol"
) -> Article:
    precision: Precision = "minute" if "T" in published else "day"
    return replace(
        article(number, title=title, body=body, outlet=outlet, published=published), date_precision=precision
    )


FIRST = _printed(1, "Harian Samudra", "2022-05-24T07:12+07:00", FLOOD)
SECOND = _printed(2, "Kabar Utara", "2022-05-24T08:52+07:00", (FLOOD[0], FLOOD[1].replace("1.400", "1.500")))
THIRD = _printed(
    3,
    "Lentera Pagi",
    "2022-05-26T06:00+07:00",
    (*FLOOD, "Badan cuaca memperkirakan pasang berlanjut."),
    "Rob di Teluk Biru",
)


def test_what_only_one_has_is_marked_word_by_word() -> None:
    title, opening, people, quote = differences(FIRST, SECOND)
    assert title.left == title.right == (Piece("Tanggul Jebol", "same"),)
    assert opening.left == opening.right == (Piece(FLOOD[0], "same"),)
    assert people.left[1:2] == (Piece("1.400", "left"),) and people.right[1:2] == (Piece("1.500", "right"),)
    assert "".join(piece.text for piece in people.left) == FLOOD[1]
    assert (quote.left, quote.right) == ((Piece(FLOOD[2], "left"),), ())


@pytest.mark.parametrize("other", [SECOND, THIRD, replace(FIRST, body=(), title=None), FIRST])
def test_nothing_is_lost_between_the_sides(other: Article) -> None:
    rows = differences(FIRST, other)[1:]
    sides = [[row.left for row in rows if row.left], [row.right for row in rows if row.right]]
    for printed, side in zip((FIRST, other), sides, strict=True):
        assert ["".join(piece.text for piece in pieces) for pieces in side] == list(printed.body)
    assert likeness(FIRST, FIRST) == 1.0 and likeness(FIRST, other) == likeness(other, FIRST)


def test_long_paragraphs_are_compared_in_sentences() -> None:
    wall = " ".join(f"Kalimat ke-{n} menyebut angka {n * 7} dan tempat bernama kota{n}." for n in range(400))
    rows = differences(replace(FIRST, body=(wall,)), replace(FIRST, body=(wall.replace("kota37", "desa37"),)))
    changed = [row for row in rows if any(piece.kind != "same" for piece in row.left)]
    assert len(rows) > 100 and len(changed) == 1


def test_the_first_publisher_is_told_only_where_it_is_known() -> None:
    stages = journey((FIRST, SECOND, THIRD), SECOND)
    assert [stage.is_first for stage in stages] == [True, False, False]
    assert [stage.delay for stage in stages] == ["", "+1 j 40 m", "+2 hari"]
    assert [stage.same is None for stage in stages] == [False, True, False]
    same_day = replace(FIRST, published="2022-05-24", date_precision="day")
    unsure = journey((same_day, SECOND), SECOND)
    assert [(stage.is_first, stage.delay) for stage in unsure] == [(False, ""), (False, "hari yang sama")]
    undated = replace(FIRST, published=None, date_precision=None)
    assert [(stage.is_first, stage.delay) for stage in journey((undated, SECOND), undated)] == [
        (False, "")
    ] * 2


def test_only_what_has_nearly_all_the_words_is_called_a_copy() -> None:
    other = replace(FIRST, id=SECOND.id, outlet="Kabar Utara")
    assert versions(journey((FIRST, other), FIRST), 1) == "1 salinan lain"
    assert versions(journey((FIRST, THIRD), FIRST), 1) == "1 versi serupa, 94% kata sama"
    assert versions(journey((FIRST, SECOND, THIRD), FIRST), 2) == "2 versi serupa, 79–94% kata sama"


@pytest.fixture
def printed() -> FlaskClient:
    return create_app(NaiveEngine([FIRST, SECOND, THIRD])).test_client()


def test_an_article_tells_its_storys_journey_and_leads_to_the_differences(printed: FlaskClient) -> None:
    tree = parsed_at(printed, f"/artikel/{FIRST.id}?q=tanggul")
    assert "2 versi serupa, 79–94% kata sama" in " ".join(texts_in(tree, ".text .meta"))
    assert texts_in(tree, "#salinan li .outlet") == ["Harian Samudra", "Kabar Utara", "Lentera Pagi"]
    assert "terbit pertama di arsip ini" in texts_in(tree, "#salinan li.first")[0]
    assert "+1 j 40 m" in texts_in(tree, "#salinan li")[1]
    there = parsed_at(printed, goal_of(first_in(tree, "#salinan small a")))
    assert texts_in(there, ".pair del") == ["1.400", FLOOD[2]] and texts_in(there, ".pair ins") == ["1.500"]
    assert "1 paragraf hanya di kiri" in texts_in(there, ".total")[0]
    assert texts_in(there, ".gone") == ["tidak ada"]
    # The other printings, and the way back with its question.
    assert texts_in(there, ".sort a") == ["Kabar Utara", "Lentera Pagi"]
    assert goal_of(first_in(there, ".back a")) == f"/artikel/{FIRST.id}?q=tanggul"


def test_what_is_not_there_has_no_differences(printed: FlaskClient) -> None:
    assert printed.get(f"/artikel/{FIRST.id}/beda/000000000000").status_code == 404
    assert printed.get(f"/artikel/tidak/beda/{FIRST.id}").status_code == 404
