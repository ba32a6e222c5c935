"""Officials, outlets and timelines in a real browser: by click, on a phone, accessible, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests import reading_room
from tests.browser import serving, silent_page
from web.app import create_app

pytestmark = pytest.mark.browser

HOSTILE_OUTLET = "/media/%3Ci%3EJahat%3C%2Fi%3E%26amp%3B%20%E2%80%AE"
PAGES = ("/pejabat/sergei-lavrov", "/media/Kabar%20Utara", HOSTILE_OUTLET, "/linimasa?q=pelabuhan&per=outlet")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(create_app(reading_room.engine())) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with silent_page(browser, base_url=address, **getattr(request, "param", {})) as page:
        yield page


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


@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_nothing_sticks_out_on_a_phone(page: Page) -> None:
    for url in PAGES:
        page.goto(url)
        for details in page.locator("details").all():
            details.locator("summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, url


@pytest.mark.parametrize("page", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_these_pages_are_accessible(page: Page) -> None:
    for url in (*PAGES, "/linimasa?q=zzzz"):
        page.goto(url)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found = Axe().run(page)
        assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == [], url
