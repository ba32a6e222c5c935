"""An article's page: the text with its matches, what is known of it, the way through the results, copies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests import reading_room
from tests.naive_engine import NaiveEngine
from tests.web.parsed import first_in, goal_of, links_in, parsed, texts_in
from web.app import create_app


def test_an_article_is_shown_whole_with_matches_and_what_is_known_of_it(page: FlaskClient) -> None:
    tree = parsed(page.get(f"/artikel/{reading_room.WHOLE.id}?q=penguatan&outlet=Kabar+Utara&page=2"))
    assert texts_in(tree, "h1") == [reading_room.WHOLE.title]
    assert texts_in(tree, ".body p") == list(reading_room.WHOLE.body)
    assert texts_in(tree, "mark") == ["memperkuat", "Penguatan"]
    facts = dict(zip(texts_in(tree, "aside dt"), texts_in(tree, "aside dd"), strict=True))
    assert facts["Tanggal"] == "28 Mei 2021, 08.37 WIB, menurut baris pembuka berita"
    assert facts["Judul"] == "menurut kepala halaman"
    assert facts["Media"] == "Kabar Utara, menurut alamat (URL)"
    assert facts["Kantor berita"] == "Antara"
    assert facts["Berkas"] == "arsip/100.txt"
    assert facts["Entri"] == "7"
    original = first_in(tree, "dd a[rel]")
    assert original.attributes["href"] == "https://kabarutara.example/jembatan"
    assert {"noopener", "noreferrer"} <= set((original.attributes["rel"] or "").split())
    assert first_in(tree, "a.back").attributes["href"] == "/?q=penguatan&outlet=Kabar+Utara&page=2"
    assert texts_in(tree, ".cut .reason") == ["tautan berita terkait", "sesuatu-baru"]
    assert not tree.css("details.cut[open]")


def test_an_article_shows_what_its_date_was_read_from_and_its_language(page: FlaskClient) -> None:
    tree = parsed(page.get(f"/artikel/{reading_room.WHOLE.id}"))
    assert texts_in(tree, "aside q") == [reading_room.WHOLE.date_evidence]
    assert "Indonesia" in texts_in(tree, "aside dd")
    english = parsed(page.get(f"/artikel/{reading_room.WHOLE.id}", headers={"Accept-Language": "en"}))
    assert "Indonesian" in texts_in(english, "aside dd")


def test_officials_have_roles_and_lead_to_their_articles(page: FlaskClient) -> None:
    tree = parsed(page.get(f"/artikel/{reading_room.WHOLE.id}"))
    assert texts_in(tree, ".officials .role") == [
        "Menteri Luar Negeri Rusia",
        "mantan Menteri Luar Negeri China",
    ]
    assert links_in(tree, ".officials a")["Sergei Lavrov"] == "/pejabat/sergei-lavrov"


def test_an_id_of_before_leads_to_the_article_and_writers_to_what_they_wrote() -> None:
    told = replace(reading_room.WHOLE, aliases=("0f3kq9v2m1ab",), authors=("Ratna Wulandari", "Budi"))
    page = create_app(NaiveEngine([told])).test_client()
    for path in ("/artikel/{}", "/artikel/{}/serupa"):
        moved = page.get(path.format("0f3kq9v2m1ab") + "?q=air+laut")
        assert moved.status_code == 301
        assert moved.headers["Location"].endswith(path.format(told.id) + "?q=air+laut")
    assert page.get("/api/v1/articles/0f3kq9v2m1ab").get_json()["id"] == told.id
    writers = links_in(parsed(page.get(f"/artikel/{told.id}")), "aside dd a")
    assert writers["Ratna Wulandari"] == "/?q=penulis%3A%22Ratna+Wulandari%22"


@pytest.mark.parametrize("path", ["/artikel/tidakada", "/artikel/000000000000", "/artikel/%FF", "/tidak/ada"])
def test_what_is_not_there_is_a_friendly_404(page: FlaskClient, path: str) -> None:
    response = page.get(path)
    assert response.status_code == 404
    tree = HTMLParser(response.get_data(as_text=True))
    assert "tidak ditemukan" in first_in(tree, "h1").text()
    assert tree.css("main a[href='/']")


def test_marks_are_numbered_through_the_title_the_lead_and_the_body(page: FlaskClient) -> None:
    tree = parsed(page.get(f"/artikel/{reading_room.WHOLE.id}?q=jembatan"))
    assert [mark.attributes["id"] for mark in tree.css("mark")] == ["m1", "m2", "m3"]
    assert list(links_in(tree, ".matches a").values()) == ["#m1", "#m2", "#m3"]
    # Without words nothing is marked, and there is nothing to step through.
    assert not parsed(page.get(f"/artikel/{reading_room.WHOLE.id}")).css(".matches, mark")


def test_a_heading_made_of_the_text_does_not_count_its_marks_twice(page: FlaskClient) -> None:
    tree = parsed(page.get(f"/artikel/{reading_room.UNTITLED.id}?q=perahu"))
    assert [mark.attributes.get("id") for mark in tree.css("mark")] == [None, "m1"]


def test_results_are_read_one_after_the_other(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=pelabuhan&page=2"))
    first = goal_of(first_in(tree, ".hit .headline a"))
    assert first.endswith("?q=pelabuhan&page=2&at=11&of=24")
    article_page = parsed(page.get(first.partition("#")[0]))
    assert "hasil 11 dari 24" in first_in(article_page, ".rank").text()
    # The way back leads to the hit that one left.
    back = first_in(article_page, "a.back")
    assert back.text() == "← 24 hasil" and goal_of(back) == "/?q=pelabuhan&page=2#h11"
    assert goal_of(first_in(tree, "#h11 .headline a")) == first
    following = page.get(goal_of(first_in(article_page, "a[rel=next]")))
    second = goal_of(tree.css(".hit .headline a")[1])
    assert following.status_code == 302 and following.headers["Location"] == second
    # Back over the page's edge: the way back to the results is then the first page.
    before = page.get(goal_of(first_in(article_page, "a[rel=prev]"))).headers["Location"]
    assert "at=10&of=24" in before and "page=" not in before
    last = parsed(page.get("/artikel/" + reading_room.WHOLE.id + "?q=pelabuhan&at=24&of=24"))
    assert not last.css("a[rel=next]")


@pytest.mark.parametrize("rank", ["25", "999999999999999999999"])
def test_a_rank_past_the_end_leads_to_the_last_page(page: FlaskClient, rank: str) -> None:
    answer = page.get(f"/hasil/{rank}?q=pelabuhan")
    assert answer.status_code == 302
    assert len(parsed(page.get(answer.headers["Location"])).css(".hit")) == 4


def test_each_paragraph_has_an_address(page: FlaskClient) -> None:
    tree = parsed(page.get(f"/artikel/{reading_room.WHOLE.id}?q=jembatan"))
    paragraphs = tree.css(".body p")
    assert [p.attributes["id"] for p in paragraphs] == [f"p{n + 1}" for n in range(len(paragraphs))]
    assert goal_of(first_in(tree, "#p2 .pil")) == f"/artikel/{reading_room.WHOLE.id}#p2"
    assert texts_in(tree, ".body p") == list(reading_room.WHOLE.body)  # the sign is no text


def test_an_article_is_cited_by_what_is_known_of_it(page: FlaskClient) -> None:
    (whole,) = texts_in(parsed(page.get(f"/artikel/{reading_room.WHOLE.id}?q=x")), ".citation")
    assert whole.startswith(
        "Kabar Utara, “Jembatan layang memperkuat kerja sama dua kota”, 28 Mei 2021, "
        "https://kabarutara.example/jembatan, diakses "
    )
    (bare,) = texts_in(parsed(page.get(f"/artikel/{reading_room.UNTITLED.id}")), ".citation")
    there = f"http://localhost/artikel/{reading_room.UNTITLED.id}"
    assert bare.startswith(f"[tanpa judul], [tanpa tanggal], arsip Warta, {there}, diakses ")
    assert f"UR  - {there}\r\n" in page.get(f"/artikel/{reading_room.UNTITLED.id}.ris").text
    assert "arsip/102.txt" not in page.get(f"/artikel/{reading_room.UNTITLED.id}.bib").text
    (hostile,) = texts_in(parsed(page.get(f"/artikel/{reading_room.HOSTILE.id}")), ".citation")
    assert "javascript:" not in hostile


def test_copies_of_a_story_and_what_is_like_it_are_shown() -> None:
    page = create_app(reading_room.related()).test_client()
    first = reading_room.HARBOURS[0]
    tree = parsed(page.get(f"/artikel/{first.id}"))
    assert texts_in(tree, "#salinan li > a bdi") == [harbour.title for harbour in reading_room.HARBOURS[1:4]]
    (link,) = tree.css(".similar a")
    alike = parsed(page.get(goal_of(link)))
    assert texts_in(alike, ".hit .headline") == [reading_room.WHOLE.title, reading_room.UNDATED.title]
    assert goal_of(alike.css(".back a")[0]) == f"/artikel/{first.id}"
    results = parsed(page.get("/?q=pelabuhan+nomor+0"))
    (link,) = results.css(".hit .copies")
    assert " ".join(link.text().split()) == "3 versi serupa"
    assert goal_of(link).startswith(f"/artikel/{first.id}?") and goal_of(link).endswith("#salinan")
    everything = links_in(results, ".options a")["Semua versi"]
    assert "copies=all" in everything
    assert (
        links_in(parsed(page.get(everything)), ".options a")["Gabungkan versi serupa"]
        == "/?q=pelabuhan+nomor+0"
    )
