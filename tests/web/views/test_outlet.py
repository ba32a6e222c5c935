"""An outlet's page."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.parsed import (
    parsed_at,
    texts_in,
)


def test_an_outlet_has_its_coverage_officials_and_ends(page: FlaskClient) -> None:
    tree = parsed_at(page, "/media/Kabar%20Selatan")
    assert texts_in(tree, ".all-articles") == ["8 artikel"]
    facts = dict(zip(texts_in(tree, "main dt"), texts_in(tree, "main dd"), strict=True))
    assert facts == {
        "Artikel pertama": "15 Januari 2020",
        "Artikel terakhir": "15 Juli 2021",
        "Tanpa tanggal": "0",
    }
    assert len(tree.css("svg.chart")) == 1
    assert page.get("/media/Tak%20Ada").status_code == 404
