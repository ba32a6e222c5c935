"""Where something breaks, the reader gets a page that keeps what was asked."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from search.errors import EngineError
from search.model import Query, Results
from tests.naive_engine import NaiveEngine
from web.app import create_app


class _Broken(NaiveEngine):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def search(self, query: Query) -> Results:
        raise self._error


@pytest.mark.parametrize(
    ("error", "status"), [(EngineError("no index at /srv/rahasia"), 503), (KeyError("/srv/rahasia"), 500)]
)
def test_our_own_mistakes_are_pages_without_a_traceback(error: Exception, status: int) -> None:
    response = create_app(_Broken(error)).test_client().get("/?q=x")
    text = response.get_data(as_text=True)
    assert response.status_code == status
    assert "<h1>" in text and 'href="/static/style.css' in text
    assert "Traceback" not in text and "rahasia" not in text
    assert "default-src" in response.headers["Content-Security-Policy"]


def test_a_method_that_is_not_allowed_is_a_page_too(page: FlaskClient) -> None:
    response = page.post("/?q=x", data={"q": "y"})
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "<h1>" in response.get_data(as_text=True)


def test_an_error_keeps_what_was_asked_in_the_box(page: FlaskClient) -> None:
    for url, asked in (("/pejabat/tak-ada", "tak ada"), ("/tak-ada?q=pelabuhan", "pelabuhan")):
        (box,) = HTMLParser(page.get(url).text).css("#q")
        assert box.attributes["value"] == asked
