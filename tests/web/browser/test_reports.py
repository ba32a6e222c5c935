"""Officials, outlets and timelines in a real browser: by click, on a phone, accessible, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import reading_room
from tests.browser import serving
from web.app import create_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(create_app(reading_room.engine())) as address:
        yield address


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_who_is_named_with_an_official_in_two_clicks(page: Page) -> None:
    page.goto("/pejabat/sergei-lavrov")
    company = page.locator("section", has=page.get_by_role("heading", name="Disebut bersama"))
    expect(company.get_by_role("row")).to_have_count(1)
    company.get_by_role("link", name="Artikel yang menyebut keduanya").click()
    expect(page.locator(".hit .headline")).to_have_text([reading_room.WHOLE.title or ""])


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_when_the_archive_wrote_most_of_something_and_taking_it_away(page: Page, tmp_path: Path) -> None:
    page.goto("/linimasa?q=pelabuhan")
    page.locator(".about-head .total a").first.click()  # several months have equally many
    expect(page.locator(".hit").first).to_be_visible()
    page.go_back()
    # A bar leads where its row of the table does.
    bar = page.locator("svg.chart a").first
    assert bar.get_attribute("href") == page.locator(".numbers tbody a").first.get_attribute("href")
    bar.click()
    expect(page.locator(".hit").first).to_be_visible()
    page.go_back()
    page.locator(".take-away > summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "hasil.csv")
    assert len((tmp_path / "hasil.csv").read_text("utf-8-sig").splitlines()) == 25
    assert download.value.suggested_filename.startswith("warta-pelabuhan-")
