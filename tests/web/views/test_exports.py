"""What is taken away: tables, citations, feed, OpenSearch."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from search.errors import EngineError
from tests import reading_room
from tests.naive_engine import NaiveEngine
from tests.web.parsed import parsed_at
from web.app import create_app

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.mark.parametrize("name", ["csv", "jsonl", "bib", "ris"])
def test_an_export_holds_every_hit_the_question_and_the_build(page: FlaskClient, name: str) -> None:
    engine = reading_room.engine()
    with page.get(f"/unduh/{name}?q=pelabuhan&outlet=Kabar+Utara&page=3") as response:
        text = response.get_data(as_text=True)
        assert response.status_code == 200
        assert all(each.id in text for each in reading_room.HARBOURS if each.outlet == "Kabar Utara")
        assert engine.build_id() in text and "pelabuhan" in text
        said = response.headers["Content-Disposition"]
        assert said == (
            f'attachment; filename="warta-pelabuhan-and-outlet-kabar-utara-{engine.build_id()}.{name}"'
        )


def test_an_export_of_nothing_asked_is_the_archive_and_another_format_is_not_there(page: FlaskClient) -> None:
    with page.get("/unduh/csv") as response:
        rows = list(csv.reader(io.StringIO(response.get_data().decode("utf-8-sig"))))
    assert len(rows) == len(reading_room.EVERYTHING) + 1
    assert page.get("/unduh/xlsx").status_code == 404


def test_only_so_many_download_at_once_and_a_closed_one_makes_room(page: FlaskClient) -> None:
    held = [page.get("/unduh/csv") for _ in range(3)]
    refused = page.get("/unduh/csv")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    for each in held:
        each.close()
    with page.get("/unduh/csv") as response:
        assert response.status_code == 200


def test_an_article_is_cited_as_bibtex_and_ris(page: FlaskClient) -> None:
    bib = page.get(f"/artikel/{reading_room.WHOLE.id}.bib")
    assert bib.mimetype == "application/x-bibtex" and bib.get_data(as_text=True).startswith("@article{warta-")
    assert "TY  - NEWS" in page.get(f"/artikel/{reading_room.WHOLE.id}.ris").get_data(as_text=True)
    assert page.get("/artikel/000000000000.bib").status_code == 404


def test_a_feed_has_the_newest_and_none_without_a_date(page: FlaskClient) -> None:
    response = page.get("/atom?q=jembatan")
    root = ElementTree.fromstring(response.get_data())
    assert response.mimetype == "application/atom+xml"
    (entry,) = root.findall("a:entry", ATOM)
    assert entry.findtext("a:id", None, ATOM) == f"urn:warta:{reading_room.WHOLE.id}"
    assert entry.findtext("a:updated", None, ATOM) == "2021-05-28T08:37:00+07:00"
    assert [each.attrib["label"] for each in entry.findall("a:category", ATOM)] == [
        "Sergei Lavrov",
        "Wang Yi",
    ]
    again = page.get("/atom?q=jembatan", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    ElementTree.fromstring(page.get("/atom").get_data())  # the hostile article too


def test_browsers_can_add_the_archive(page: FlaskClient) -> None:
    (link,) = parsed_at(page, "/").css("link[rel=search]")
    root = ElementTree.fromstring(page.get(link.attributes["href"] or "").get_data())
    templates = {each.attrib["type"]: each.attrib["template"] for each in root if "template" in each.attrib}
    assert templates["text/html"] == "http://localhost/?q={searchTerms}"
    typed, found = json.loads(page.get("/opensearch/suggest?q=lav").get_data())
    assert (typed, "Sergei Lavrov" in found) == ("lav", True)


def test_health_says_whether_the_index_can_be_asked(page: FlaskClient) -> None:
    healthy = page.get("/healthz")
    assert healthy.status_code == 200
    assert json.loads(healthy.get_data())["articles"] == len(reading_room.EVERYTHING)

    class Gone(NaiveEngine):
        def count(self) -> int:
            raise EngineError("There is no index at /srv/rahasia.")

    ill = create_app(Gone()).test_client().get("/healthz")
    assert ill.status_code == 503 and b"rahasia" not in ill.get_data()
