"""The API answers as its description says: by hand, and by schemathesis with whatever it allows."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import unsupported_method

from search.engine import open_engine
from search.keeping import building
from search.model import Everything, Query
from tests import reading_room
from web.app import create_app
from web.views.openapi import describe


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api") / "indeks"
    with building(folder) as engine:
        engine.add(reading_room.EVERYTHING)
    return folder


@pytest.fixture(scope="module")
def page(index: Path) -> Iterator[FlaskClient]:
    engine = open_engine(index)
    yield create_app(engine).test_client()
    engine.close()


def _get(page: FlaskClient, url: str, status: int = 200) -> Any:
    response = page.get(f"/api/v1{url}")
    assert response.status_code == status, response.get_data(as_text=True)
    kind = "application/json" if status == 200 else "application/problem+json"
    assert response.mimetype == kind
    return json.loads(response.get_data())


def test_the_description_is_openapi(page: FlaskClient) -> None:
    described = _get(page, "/openapi.json")
    assert described == describe()
    validate(described)


def test_a_search_gives_hits_facets_and_the_build(page: FlaskClient, index: Path) -> None:
    found = _get(page, "/search?q=pelabuhan&official=wang-yi&limit=3&page=2&sort=newest")
    assert (found["total"], len(found["hits"]), found["page"], found["limit"]) == (12, 3, 2, 3)
    assert {each["value"]: each["count"] for each in found["facets"]["official"]} == {
        "Sergei Lavrov": 12,
        "Wang Yi": 12,
    }
    assert found["build"] == open_engine(index).build_id()
    assert _get(page, "/search")["total"] == len(reading_room.EVERYTHING)
    assert _get(page, "/search?not_outlet=Kabar+Utara&q=pelabuhan")["total"] == 8
    assert _get(page, "/search?from=2021-05&to=2021-05")["total"] == 2
    assert _get(page, "/search?facet_limit=0")["facets"]["outlet"] == []


def test_an_article_an_official_and_suggestions(page: FlaskClient) -> None:
    article = _get(page, f"/articles/{reading_room.WHOLE.id}")
    assert article["body"] == "\n\n".join(reading_room.WHOLE.body)
    assert [each["id"] for each in _get(page, "/officials?limit=2")["officials"]] == [
        "sergei-lavrov",
        "wang-yi",
    ]
    assert [each["id"] for each in _get(page, "/officials?q=Lavrov")["officials"]] == ["sergei-lavrov"]
    dossier = _get(page, "/officials/sergei-lavrov")
    assert (dossier["total"], dossier["others"][0]["id"]) == (13, "wang-yi")
    suggested = _get(page, "/suggest?q=lav")["suggestions"]
    assert {"kind": "official", "text": "Sergei Lavrov", "count": 13, "id": "sergei-lavrov"} in suggested


@pytest.mark.parametrize(
    ("url", "parameter"),
    [
        ("/search?page=0", "page"),
        ("/search?page=1001", "page"),
        ("/search?limit=101", "limit"),
        ("/search?limit=1_0", "limit"),
        ("/search?sort=best", "sort"),
        ("/search?from=besok", "from"),
        ("/search?to=2021-02-31", "to"),
        ("/search?undated=yes", "undated"),
        ("/search?q=a&q=b", "q"),
        (f"/search?q={'a' * 2_001}", "q"),
        ("/search?" + "&".join(f"outlet={n}" for n in range(51)), "outlet"),
        ("/suggest?limit=51", "limit"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_named(page: FlaskClient, url: str, parameter: str) -> None:
    problem = _get(page, url, 400)
    assert problem["parameter"] == parameter
    assert (problem["status"], problem["title"]) == (400, "Bad Request")


@pytest.mark.parametrize("url", ["/articles/tidakada", "/articles/000000000000", "/officials/siapa", "/x"])
def test_what_is_not_there_is_a_problem(page: FlaskClient, url: str) -> None:
    assert _get(page, url, 404)["status"] == 404


def test_other_methods_are_refused_with_what_is_allowed(page: FlaskClient) -> None:
    for url in ("/api/v1/search", "/", f"/artikel/{reading_room.WHOLE.id}", "/healthz", "/unduh/csv"):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            response = page.open(url, method=method, data=b"x" * 100)
            assert response.status_code == 405
            assert "GET" in response.headers["Allow"]


# --- whatever the description allows, and what it does not ---------------------------------------------


@pytest.fixture(scope="module")
def schema(index: Path) -> Any:
    engine = open_engine(index)
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", create_app(engine))


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", describe()["paths"])
def test_the_api_keeps_to_its_description(schema: Any, path: str, mode: GenerationMode) -> None:
    operation = schema[path]["GET"]
    if mode is GenerationMode.NEGATIVE and not operation.query:
        pytest.skip("every text may be an id")

    @settings(max_examples=30, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(operation.as_strategy(generation_mode=mode))
    def keeps(case: Any) -> None:
        # Methods have a test of their own, above.
        # The harness cannot unpack what the server packs.
        case.call_and_validate(excluded_checks=[unsupported_method], headers={"Accept-Encoding": "identity"})

    keeps()


# --- swaps ---------------------------------------------------------------------------------------------


def test_no_request_fails_while_the_index_is_rebuilt(tmp_path: Path) -> None:
    folder = tmp_path / "indeks"
    with building(folder) as engine:
        engine.add(reading_room.HARBOURS)
    reader = open_engine(folder)
    app = create_app(reader)
    stop = threading.Event()
    seen: list[tuple[int, str]] = []
    urls = (
        "/?q=pelabuhan",
        "/api/v1/search?q=dermaga",
        "/healthz",
        "/linimasa?q=dermaga",
        "/pejabat/wang-yi",
    )

    def ask(first: int) -> None:
        client = app.test_client()
        at = first
        while not stop.is_set():
            url = urls[at % len(urls)]
            with client.get(url) as response:
                seen.append((response.status_code, url))
            at += 1

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    builds = set()
    for size in (24, 12, 20, 8):
        with building(folder) as engine:
            engine.add(reading_room.HARBOURS[:size])
        builds.add(reader.build_id())
        assert reader.search(Query("", Everything())).total == size
    stop.set()
    for thread in threads:
        thread.join()
    assert len(builds) == 4
    assert len(seen) > 20
    assert [each for each in seen if each[0] != 200] == []
