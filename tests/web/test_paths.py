"""The addresses of pages are those that Flask would write."""

from __future__ import annotations

from typing import Any

import pytest
from flask import url_for

from search.model import DayRange
from tests import reading_room
from web.address import Address
from web.app import create_app
from web.paths import page_path
from web.rendering import search_link, value_links

ODD = ["Kabar Utara", "a/b?c#d", "50% & <b>\"'", "Čapek 新华社", "{id}", "\ud800x", "..", "-"]
_APP = create_app(reading_room.engine())


@pytest.mark.parametrize("root", ["", "/warta"])
def test_a_path_is_what_url_for_makes_of_the_same(root: str) -> None:
    with _APP.test_request_context(environ_overrides={"SCRIPT_NAME": root}):
        for text in ODD:
            plain = text.encode("utf-8", "replace").decode()
            for endpoint, named in {
                "outlet.page": {"name": text},
                "official.page": {"id": text, "page": text},
                "article.page": {"id": text, "q": text, "at": "1"},
                "differences.page": {"id": "x", "other": text},
                "search.arrived": {"q": text, "outlet": text},
                "static": {"filename": "style.css", "v": text},
            }.items():
                asked: dict[str, Any] = {
                    name: plain if value == text else value for name, value in named.items()
                }
                assert page_path(endpoint, named) == url_for(endpoint, **asked)
        assert page_path("search.page", {}) == url_for("search.page")
        assert page_path("search.hit", {"rank": "3"}) == url_for("search.hit", rank=3)
        citation: dict[str, Any] = {"id": "0123456789ab", "format": "bib"}
        assert page_path("citation.download", citation) == url_for("citation.download", **citation)
        several: dict[str, Any] = {"format": "csv", "q": "", "outlet": ["A B", "C"], "kind": []}
        assert page_path("exports.download", several) == url_for("exports.download", **several)


def test_one_more_value_of_a_facet_leads_where_its_own_address_does() -> None:
    asked = Address(q="not_outlet=x&outlet=", not_outlets=("B",), days=DayRange("2021-01-01", None), page=2)
    with _APP.test_request_context():
        for outlets in ((), ("A",), ("outlet=", "&")):
            links = value_links(_with(asked, (*outlets, "")), "outlet")
            for value in ODD:
                assert links(value) == search_link(_with(asked, (*outlets, value)))


def _with(address: Address, outlets: tuple[str, ...]) -> Address:
    return Address(
        q=address.q, outlets=outlets, not_outlets=address.not_outlets, days=address.days, page=address.page
    )
