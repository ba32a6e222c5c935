"""What a page's head says, what a site has beside its pages, and addresses behind a proxy."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from tests import reading_room
from tests.web.parsed import first_in, parsed, parsed_at, texts_in
from web.app import create_app


def _said(page: FlaskClient, url: str) -> dict[str, str]:
    """The title and what the head's elements say, by name or property."""
    tree = parsed_at(page, url)
    said = {
        node.attributes.get("name") or node.attributes.get("property") or "": node.attributes["content"] or ""
        for node in tree.css("head meta[content]")
    }
    return said | {
        "title": first_in(tree, "head title").text(),
        "canonical": first_in(tree, "head link[rel=canonical]").attributes["href"] or "",
    }


def test_titles_and_descriptions_name_the_question_its_filters_and_the_page(page: FlaskClient) -> None:
    said = _said(page, "/?q=pelabuhan&outlet=Kabar+Utara&from=2020&to=2021&page=2&lang=id&find_official=x")
    assert said["title"] == said["og:title"] == "pelabuhan · Kabar Utara · 2020 – 2021, halaman 2 – Warta"
    assert said["description"].startswith("16 artikel: pelabuhan · Kabar Utara")
    assert said["canonical"] == said["og:url"]
    assert said["canonical"] == "http://localhost/?q=pelabuhan&outlet=Kabar+Utara&from=2020&to=2021&page=2"


def test_an_article_has_one_address_whatever_found_it(page: FlaskClient) -> None:
    id = reading_room.WHOLE.id
    said = _said(page, f"/artikel/{id}?q=jembatan&at=2&of=3")
    assert said["canonical"] == f"http://localhost/artikel/{id}"
    assert said["og:type"] == "article"
    assert said["description"].startswith("Kabar Utara, 28 Mei 2021, 08.37 WIB. Teras berita")


@pytest.mark.parametrize("url", ["/", "/linimasa?q=x", "/pejabat/wang-yi", "/media/Kabar%20Utara", "/api"])
def test_every_page_says_what_it_is(page: FlaskClient, url: str) -> None:
    said = _said(page, url)
    assert said["description"] and said["theme-color"] and said["og:image"].startswith("http://localhost/")


def test_icons_and_robots(page: FlaskClient) -> None:
    assert page.get("/favicon.ico").data[:4] == b"\0\0\1\0"
    icon = first_in(parsed_at(page, "/"), "link[rel=apple-touch-icon]").attributes["href"] or ""
    assert page.get(icon).data[:4] == b"\x89PNG"
    robots = page.get("/robots.txt").get_data(as_text=True)
    assert (
        "Disallow: /unduh/\n" in robots and "Disallow: /hasil/\n" in robots and "Disallow: /\n" not in robots
    )


def test_the_api_has_a_page_for_people_in_both_languages(page: FlaskClient) -> None:
    tree = parsed_at(page, "/api")
    assert "GET /api/v1/search" in texts_in(tree, ".operations dt")
    assert "facet_limit" in texts_in(tree, ".operations code")
    assert "satu artikel utuh" in " ".join(texts_in(tree, ".operations dd"))
    english = parsed(page.get("/api", headers={"Accept-Language": "en"}))
    assert "one whole article" in " ".join(texts_in(english, ".operations dd"))
    for link in tree.css(".operations dt a"):
        if "suggest" not in (link.attributes["href"] or ""):  # the naive engine has no words to suggest
            assert page.get(link.attributes["href"] or "").status_code == 200


@pytest.mark.parametrize("url", ["search?q=x&colour=red", "officials?sort=newest", "openapi.json?x=1"])
def test_an_unknown_parameter_of_the_api_is_refused_by_name(page: FlaskClient, url: str) -> None:
    response = page.get(f"/api/v1/{url}")
    refused = json.loads(response.data)
    assert response.status_code == 400
    assert refused["parameter"] == url.partition("?")[2].split("&")[-1].partition("=")[0]
    assert refused["parameter"] in refused["detail"]


def test_officials_are_paged(page: FlaskClient) -> None:
    whole = json.loads(page.get("/api/v1/officials").data)
    paged = [json.loads(page.get(f"/api/v1/officials?limit=1&page={n + 1}").data) for n in range(4)]
    assert [each["officials"] for each in paged] == [[o] for o in whole["officials"]] + [[]]
    assert {each["total"] for each in paged} == {3}


def test_behind_a_proxy_addresses_are_those_that_readers_know() -> None:
    headers = {
        "Host": "127.0.0.1:8000",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "arsip.example",
        "X-Forwarded-Prefix": "/warta",
    }
    page = create_app(reading_room.engine(), {"arsip.example"}, behind_proxy=True).test_client()
    tree = parsed(page.get("/?q=pelabuhan", headers=headers))
    assert first_in(tree, ".hit .headline a").attributes["href"].startswith("/warta/artikel/")  # type: ignore[union-attr]
    canonical = first_in(tree, "link[rel=canonical]").attributes["href"]
    assert canonical == "https://arsip.example/warta/?q=pelabuhan"
    feed = page.get("/atom?q=pelabuhan", headers=headers).get_data(as_text=True)
    assert 'href="https://arsip.example/warta/atom?q=pelabuhan"' in feed
    assert "https://arsip.example/warta/" in page.get("/opensearch.xml", headers=headers).get_data(
        as_text=True
    )
    # Without being told of a proxy, nobody may say such things.
    alone = create_app(reading_room.engine()).test_client()
    assert "arsip.example" not in alone.get(
        "/?q=pelabuhan", headers={**headers, "Host": "localhost"}
    ).get_data(as_text=True)
