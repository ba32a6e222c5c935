"""Who said what on the page and in the API, over an archive made up for it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from search.model import Article, Official, Quote
from tests.archives import article
from tests.naive_engine import NaiveEngine
from tests.web.parsed import parsed_at, texts_in
from web.app import create_app

WANG = Official("wang-yi", "Wang Yi", "Menteri Luar Negeri China", "China")


def quoting(number: int, words: str, day: str, outlet: str = "Kabar Utara") -> Article:
    quote = Quote(0, 0, len(words), words, "direct", "Wang Yi", "wang-yi", WANG.role)
    body = (f"{words} Begitu katanya di <b>pelabuhan</b>.",)
    return article(
        number,
        title=f"Berita {number}",
        body=body,
        published=day,
        outlet=outlet,
        officials=(WANG,),
        quotes=(quote,),
    )


SAME = "Kerja sama kedua negara akan diperluas tahun depan"
ARTICLES = [
    quoting(1, SAME, "2021-05-02"),
    quoting(2, SAME, "2021-05-01", "Kabar Selatan"),
    *(
        quoting(n, f"Pernyataan nomor {n} tentang <i>kapal</i> ke-{n}", f"2020-01-{n:02}")
        for n in range(3, 27)
    ),
]


@pytest.fixture(scope="module")
def page() -> FlaskClient:
    return create_app(NaiveEngine(ARTICLES)).test_client()


def test_an_officials_quotes_stand_by_time_on_pages(page: FlaskClient) -> None:
    tree = parsed_at(page, "/pejabat/wang-yi/kutipan")
    words = texts_in(tree, ".quotations .said")
    assert words[0] == f"“{SAME}”"
    assert words[1] == "“Pernyataan nomor 26 tentang <i>kapal</i> ke-26”"
    assert "26 artikel" in texts_in(tree, ".all-articles")
    assert "1 artikel lain memuat kata-kata yang sama" in " ".join(texts_in(tree, ".quotations summary"))
    second = parsed_at(page, "/pejabat/wang-yi/kutipan?page=2")
    assert texts_in(second, ".quotations .said")[-1].startswith("“Pernyataan nomor 3 ")
    oldest = parsed_at(page, "/pejabat/wang-yi/kutipan?sort=oldest")
    assert texts_in(oldest, ".quotations .said")[0].startswith("“Pernyataan nomor 3 ")


def test_the_newest_are_first_by_the_date_shown_and_undated_ones_last() -> None:
    undated = replace(quoting(1, "Kalimat yang tidak bertanggal sama sekali", ""), published=None)
    # Printed again by the newest article of all.
    old, again = quoting(2, SAME, "2021-03-01"), quoting(3, SAME, "2021-03-09", "Kabar Selatan")
    between = quoting(4, "Pelabuhan ini dibuka untuk kapal besar", "2021-03-05")
    tied = quoting(5, "Dermaga ini ditutup untuk kapal kecil", "2021-03-05")
    page = create_app(NaiveEngine([undated, old, again, between, tied])).test_client()
    first, second = sorted((between, tied), key=lambda article: article.id)
    words = [each.quotes[0].words for each in (first, second, old, undated)]
    shown = texts_in(parsed_at(page, "/pejabat/wang-yi/kutipan"), ".quotations > li > .said")
    assert shown == [f"“{text}”" for text in words]
    oldest = texts_in(parsed_at(page, "/pejabat/wang-yi/kutipan?sort=oldest"), ".quotations > li > .said")
    assert oldest == [f"“{text}”" for text in (words[2], words[0], words[1], words[3])]


def test_what_a_fact_check_quotes_is_marked() -> None:
    said = quoting(1, "Kapal itu berlabuh kemarin sore di sini", "2021-05-01")
    claim = replace(quoting(2, "Kapal itu tenggelam karena naga laut", "2021-05-02"), kind="fact-check")
    page = create_app(NaiveEngine([said, claim])).test_client()
    for there in ("/pejabat/wang-yi", "/pejabat/wang-yi/kutipan"):
        items = parsed_at(page, there).css(".quotations > li")
        assert ["mungkin klaim yang diperiksa" in item.text() for item in items] == [True, False]


def test_they_are_searched_and_marked(page: FlaskClient) -> None:
    tree = parsed_at(page, "/pejabat/wang-yi/kutipan?q=diperluas")
    assert texts_in(tree, ".quotations mark") == ["diperluas"]
    # 'pelabuhan' stands beside the quotes, in none.
    assert texts_in(parsed_at(page, "/pejabat/wang-yi/kutipan?q=pelabuhan"), ".quotations .said") == []
    assert page.get("/pejabat/siapa/kutipan").status_code == 404


def test_the_officials_page_leads_to_them(page: FlaskClient) -> None:
    tree = parsed_at(page, "/pejabat/wang-yi")
    assert len(tree.css(".quoted .quotations > li")) == 4
    assert tree.css(".quoted > p a")[0].attributes["href"] == "/pejabat/wang-yi/kutipan"


def test_results_of_who_said_what_show_the_quote_and_its_speaker(page: FlaskClient) -> None:
    tree = parsed_at(page, "/?q=kata:Wang+diperluas")
    assert texts_in(tree, ".hit .said")[0] == SAME
    assert texts_in(tree, ".hit .said mark")[0] == "diperluas"
    assert texts_in(tree, ".hit .speaker")[0] == "Wang Yi, Menteri Luar Negeri China"
    links = [node.attributes["href"] or "" for node in tree.css(".take-away a")]
    rows = list(
        csv.DictReader(io.StringIO(page.get(next(x for x in links if "/quotes" in x)).text.lstrip("\ufeff")))
    )
    assert [(row["quote"], row["speaker"], row["outlet"]) for row in rows] == [
        (SAME, "Wang Yi", "Kabar Utara"),
        (SAME, "Wang Yi", "Kabar Selatan"),
    ]


def test_the_api_has_each_quotation_once(page: FlaskClient) -> None:
    found = page.get("/api/v1/quotes?q=diperluas&by=Wang").get_json()
    (quotation,) = found["quotations"]
    assert [each["published"] for each in quotation["printed"]] == ["2021-05-01", "2021-05-02"]
    assert (found["total"], found["articles"], found["read"]) == (1, 2, 2)
    assert page.get("/api/v1/quotes?by=Budi").get_json()["total"] == 0
    assert page.get("/api/v1/quotes?limit=0").status_code == 400
