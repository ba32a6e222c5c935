"""An official's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from search.model import Hit, Official, Query
from search.reports.dossier import make_dossier
from tests.archives import article
from tests.naive_engine import NaiveEngine
from tests.web.parsed import (
    parsed_at,
    texts_in,
    total_at,
)
from web.app import create_app


def test_an_official_has_names_offices_months_outlets_company_and_articles(page: FlaskClient) -> None:
    tree = parsed_at(page, "/pejabat/sergei-lavrov")
    assert texts_in(tree, "h1") == ["Sergei Lavrov"]
    assert texts_in(tree, ".all-articles") == ["13 artikel"]
    assert "Menteri Luar Negeri Rusia" in " ".join(texts_in(tree, ".offices"))
    (company,) = tree.css("[aria-labelledby=bersama] .ranked")
    assert " ".join(company.text().split()).endswith("Wang Yi Artikel yang menyebut keduanya: 1")
    assert len(tree.css(".hits .hit")) == 6
    assert {"Kabar Utara", "Kabar Selatan"} <= set(texts_in(tree, ".ranked th"))


def test_spellings_in_capitals_are_no_other() -> None:
    names = ("Rudi Kencana", "Rudi Kencana", "RUDI KENCANA", "Rudy Kencana")
    archive = [
        article(
            number,
            title=f"{name} hadir",
            body=(f"Menteri {name} hadir.",),
            officials=(Official("rudi-kencana", "Rudi Kencana", "Menteri", names=(name,)),),
        )
        for number, name in enumerate(names)
    ]
    page = create_app(NaiveEngine(archive)).test_client()
    tree = parsed_at(page, "/pejabat/rudi-kencana")
    assert texts_in(tree, ".alias") == ["Rudi Kencana 3", "Rudy Kencana 1"]


def test_countries_are_in_the_pages_language(page: FlaskClient) -> None:
    assert texts_in(parsed_at(page, "/pejabat/sergei-lavrov?lang=id"), ".kicker") == ["Pejabat · Rusia"]
    assert texts_in(parsed_at(page, "/pejabat/sergei-lavrov?lang=en"), ".kicker") == ["Official · Russia"]


def test_every_number_of_a_page_leads_to_as_many_articles(page: FlaskClient) -> None:
    for url in ("/pejabat/sergei-lavrov", "/media/Kabar%20Utara"):
        rows = parsed_at(page, url).css(".ranked tr")
        assert rows
        for row in rows:
            links = row.css("td.count a")
            assert total_at(page, links[0].attributes["href"] or "") == int(row.text().split()[-1])
            goal = row.css("th a")[0].attributes["href"] or ""
            assert page.get(goal).status_code == 200


def test_who_only_runs_for_an_office_has_a_page_too() -> None:
    runs = Official("rudi-hartawan", "Rudi Hartawan", "calon Bupati Kendal", status="calon", candidate=True)
    holds = Official("sari-kencana", "Sari Kencana", "Bupati Kendal")
    engine = NaiveEngine([article(1, officials=(runs, holds)), article(2, officials=(runs,))])
    page = create_app(engine).test_client()
    tree = parsed_at(page, "/pejabat/rudi-hartawan")
    assert texts_in(tree, "h1") == ["Rudi Hartawan"]
    assert texts_in(tree, ".all-articles") == ["2 artikel"]
    assert len(tree.css(".hits .hit")) == 2
    assert total_at(page, tree.css(".all-articles")[0].attributes["href"] or "") == 2
    assert page.get("/pejabat/Rudi%20Hartawan").headers["Location"].endswith("/pejabat/rudi-hartawan")


def test_a_name_in_the_address_leads_to_the_official(page: FlaskClient) -> None:
    response = page.get("/pejabat/Lavrov")
    assert (response.status_code, response.headers["Location"]) == (302, "/pejabat/sergei-lavrov")
    assert page.get("/pejabat/siapa-ini").status_code == 404


def test_a_dossier_of_many_articles_says_that_it_read_some() -> None:
    people = (Official("a-b", "A B", "Menteri"),)
    many = [article(n, title="Pasar", published="2021-05", officials=people) for n in range(700)]
    text = create_app(NaiveEngine(many)).test_client().get("/pejabat/a-b").get_data(as_text=True)
    assert "700 artikel" in text and "dibaca dari 234 artikel" in text


def test_who_is_named_with_an_official_is_drawn_as_a_network() -> None:
    people = [Official(f"orang-{n}", f"Orang {n}") for n in range(5)]
    archive = [
        article(n, title="Pasar", officials=tuple(named))
        for n, named in enumerate((people[:4], people[:2], people[1:3], [people[0], people[4]]))
    ]
    page = create_app(NaiveEngine(archive)).test_client()
    tree = parsed_at(page, "/pejabat/orang-0")
    names = texts_in(tree, ".network a text")
    assert names == ["Orang 1 2", "Orang 2 1", "Orang 3 1", "Orang 4 1"]
    for link, name in zip(tree.css(".network a"), names, strict=True):
        assert total_at(page, link.attributes["href"] or "") == int(name.split()[-1])
    # 1, 2 and 3 are named together with 0 in one article; what 1 and 2 have without 0 does not count.
    assert (len(tree.css(".network .with")), len(tree.css(".network .among"))) == (4, 3)
    assert not parsed_at(page, "/pejabat/orang-4").css(".network")


def test_a_commit_in_mid_request_that_parts_two_spellings(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = NaiveEngine([article(1, officials=(Official("rudi-kencanto", "Rudi Kencanto", "Menteri"),))])
    answers: list[Mapping[str, str]] = [{"rudi-kencantho": "rudi-kencanto"}]
    joined = property(lambda _: answers.pop() if answers else {}, lambda *_: None)
    monkeypatch.setattr(NaiveEngine, "joined", joined, raising=False)
    answer = create_app(engine).test_client().get("/pejabat/rudi-kencantho")
    assert (answer.status_code, answer.location) == (302, "/pejabat/rudi-kencanto")


def test_a_commit_in_mid_request_that_names_a_person_by_another_id(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = NaiveEngine(
        [article(n, officials=(Official("rudi-kencanto", "Rudi Kencanto", "Menteri"),)) for n in range(2)]
    )
    scan = NaiveEngine.scan

    def scan_later(self: NaiveEngine, query: Query, every: int = 1) -> Iterator[Hit]:
        for place, hit in enumerate(scan(self, query, every)):
            renamed = tuple(replace(official, id="rudi-k") for official in hit.article.officials)
            yield replace(hit, article=replace(hit.article, officials=renamed)) if place else hit

    monkeypatch.setattr(NaiveEngine, "scan", scan_later)
    assert create_app(engine).test_client().get("/pejabat/rudi-kencanto").status_code == 200
    dossier = make_dossier(engine, "rudi-kencanto")
    assert (dossier.total, dossier.read, [held.count for held in dossier.roles]) == (2, 1, [1])
