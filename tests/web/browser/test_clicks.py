"""In how many clicks a reader gets there: the bars that the reading room was built to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from search.engine import open_engine
from search.keeping import building, open_keeper
from search.model import Article, Official
from tests.archives import article
from tests.browser import serving, silent_page
from web.app import create_app

pytestmark = pytest.mark.browser

_MINISTER = Official("rini-lestari", "Rini Lestari", "Menteri Pertanian", "Indonesia")


def _harvest(number: int, **more: object) -> Article:
    return article(
        number,
        title=f"Panen ke-{number} di lereng utara",
        body=(f"Menteri Rini Lestari menimbang panen ke-{number}.", "Petani menjemur gabahnya."),
        outlet=("Kabar Utara", "Kabar Selatan")[number % 2],
        published=f"2021-0{number % 6 + 1}-15",
        date_precision="day",
        officials=(_MINISTER,),
        **more,
    )


def _reprint(number: int, day: str, outlet: str, *more: str) -> Article:
    words = " ".join(f"rincian{word}" for word in range(60))
    return article(
        number,
        title="Bendungan selesai dibangun",
        body=(f"Bendungan itu selesai dibangun. {words}", *more),
        outlet=outlet,
        published=day,
        date_precision="day",
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    at = tmp_path_factory.mktemp("clicks") / "index"
    with building(at) as builder:
        builder.add([_harvest(number) for number in range(12)])
        builder.add([_reprint(50, "2021-03-01", "Kabar Utara")])
        builder.add([_reprint(51, "2021-03-02", "Kabar Selatan", "Warga menyambutnya.")])
    with closing(open_engine(at)) as engine, serving(create_app(engine)) as address:
        yield at, address


@pytest.fixture
def page(browser: Browser, archive: tuple[Path, str]) -> Iterator[Page]:
    with silent_page(browser, base_url=archive[1]) as page:
        yield page


class _Clicks:
    """Clicks, counted; typing and Enter are none."""

    def __init__(self) -> None:
        self.number = 0

    def on(self, goal: Locator) -> None:
        self.number += 1
        goal.click()


def _asks(page: Page, text: str) -> _Clicks:
    page.goto("/")
    page.get_by_label("Cari di arsip").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(".heading .total")).to_be_visible()
    return _Clicks()


def test_outlet_month_and_official_exported_in_three(page: Page, tmp_path: Path) -> None:
    clicks = _asks(page, "Rini Lestari Kabar Selatan Februari 2021")
    clicks.on(page.locator(".offer").get_by_role("link"))
    expect(page.locator(".filters li")).to_contain_text(["Kabar Selatan", "Rini Lestari", "Februari 2021"])
    clicks.on(page.locator(".take-away > summary"))
    with page.expect_download() as download:
        clicks.on(page.locator(".take-away").get_by_role("link", name="CSV"))
    download.value.save_as(tmp_path / "hasil.csv")
    assert len((tmp_path / "hasil.csv").read_text("utf-8-sig").splitlines()) == 1 + 2
    assert clicks.number <= 3


def test_two_outlets_compared_in_time_in_two(page: Page) -> None:
    clicks = _asks(page, "panen")
    clicks.on(page.locator(".tools").get_by_role("link", name="Bandingkan"))
    expect(page.locator(".versus h2")).to_have_text(["Kabar Selatan", "Kabar Utara"])
    assert {"Kabar Selatan", "Kabar Utara"} <= set(page.locator("svg.lanes .strong").all_text_contents())
    assert clicks.number <= 2


def test_the_first_publisher_and_the_differences_in_one(page: Page) -> None:
    _asks(page, "bendungan")
    page.locator(".hit .headline a").first.click()
    # Of the article that a reader has before them, no click tells who was first, and one what differs.
    expect(page.locator("#salinan li").first).to_contain_text("Kabar Utara")
    expect(page.locator("#salinan li").first).to_contain_text("terbit pertama di arsip ini")
    clicks = _Clicks()
    clicks.on(page.get_by_role("link", name="lihat bedanya"))
    expect(page.locator("main")).to_contain_text("Warga menyambutnya.")
    expect(page.locator("ins, del").first).to_be_visible()
    assert clicks.number <= 1


def test_what_is_new_since_yesterday_in_one(page: Page, archive: tuple[Path, str]) -> None:
    _asks(page, "panen")
    page.get_by_role("button", name="Simpan pencarian").click()
    expect(page.get_by_role("button", name="Pencarian tersimpan")).to_be_visible()
    with open_keeper(archive[0]).updating() as update:
        update.add([_harvest(number) for number in range(20, 23)])
    page.goto("/")
    clicks = _Clicks()
    clicks.on(page.locator(".corner").get_by_role("link", name="Tersimpan"))
    expect(page.locator("#pencarian-tersimpan")).to_contain_text(re.compile("3 baru sejak"))
    assert clicks.number <= 1


def test_a_passage_is_shared_in_one(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _asks(page, "panen")
    page.locator(".hit .headline a").first.click()
    page.locator("#p2").hover()
    clicks = _Clicks()
    clicks.on(page.locator("#p2 .pil"))
    expect(page.locator(".toast")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto(link)
    expect(page.locator("#p2")).to_contain_text("Petani menjemur gabahnya.")
    assert link.endswith("#p2") and clicks.number <= 1
