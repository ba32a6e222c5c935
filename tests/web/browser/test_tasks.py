"""What a new user comes to find out, given only the page: from the start page, each in four clicks at most;
and what only the real engine does: suggestions, copies on one page, notes that are taken back."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from index.updates.report import Run
from index.updates.updating import update
from search.engine import open_engine
from search.keeping import building
from search.model import Article
from tests.archives import article
from tests.browser import serving, silent_page
from tests.paths import SAMPLES
from web.app import create_app

pytestmark = pytest.mark.browser

MOST_CLICKS = 4
STORIES = 12


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    at = tmp_path_factory.mktemp("samples") / "index"
    update(at, [SAMPLES], Run(outlets=SAMPLES / "outlets.toml"))
    with closing(open_engine(at)) as engine, serving(create_app(engine)) as address:
        yield address


def _printed(number: int) -> Article:
    words = " ".join(f"rincian{number // 2}nomor{word}" for word in range(40))
    return article(
        number,
        title=f"Bendungan ke-{number // 2} selesai",
        body=(f"Bendungan itu selesai dibangun. {words}",),
        outlet=("Kabar Utara", "Kabar Selatan")[number % 2],
    )


@pytest.fixture(scope="module")
def reprinted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An archive of twelve stories, each printed by two outlets."""
    at = tmp_path_factory.mktemp("copies") / "index"
    with building(at) as builder:
        builder.add([_printed(number) for number in range(2 * STORIES)])
    with closing(open_engine(at)) as engine, serving(create_app(engine)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with silent_page(browser, **getattr(request, "param", {})) as page:
        yield page


class _Visitor:
    """Someone who types and clicks; the clicks are counted."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.clicks = 0
        page.goto(address)

    def types(self, text: str) -> None:
        self.page.get_by_label("Cari di arsip").press_sequentially(text)

    def clicks_on(self, goal: Locator) -> None:
        self.clicks += 1
        assert self.clicks <= MOST_CLICKS
        goal.click()

    def asks(self, text: str) -> None:
        self.page.get_by_label("Cari di arsip").fill(text)
        self.clicks_on(self.page.get_by_role("button", name="Cari", exact=True))

    def takes(self, folder: Path) -> list[dict[str, str]]:
        """The rows of the CSV that the menu of downloads offers."""
        self.clicks_on(self.page.locator(".take-away > summary"))
        with self.page.expect_download() as download:
            self.clicks_on(self.page.locator(".take-away").get_by_role("link", name="CSV"))
        download.value.save_as(folder / "hasil.csv")
        with (folder / "hasil.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


with_and_without_javascript = pytest.mark.parametrize(
    "page", [{}, {"java_script_enabled": False}], ids=["script", "no script"], indirect=True
)


@with_and_without_javascript
def test_who_is_named_with_an_official(page: Page, samples: str, tmp_path: Path) -> None:
    visitor = _Visitor(page, samples)
    visitor.asks("Patrushev")
    visitor.clicks_on(page.get_by_role("link", name="Halaman pejabat"))
    expect(page.locator("h1")).to_have_text("Nikolai Patrushev")
    company = page.locator("section", has=page.get_by_role("heading", name="Disebut bersama"))
    first = company.get_by_role("row").first
    expect(first).to_contain_text("Vladimir Putin")
    expect(first.locator(".count")).to_contain_text("5")
    assert company.get_by_role("row").count() > 3
    assert len(visitor.takes(tmp_path)) == 5


def test_a_suggested_official_leads_to_their_page(page: Page, samples: str) -> None:
    visitor = _Visitor(page, samples)
    visitor.types("patru")
    option = page.get_by_role("option", name=re.compile("Nikolai Patrushev"))
    expect(option).to_contain_text("pejabat")
    visitor.clicks_on(option)
    expect(page.locator(".heading .total")).to_contain_text("5 artikel")
    visitor.clicks_on(page.locator(".heading").get_by_role("link", name="Lihat profil Nikolai Patrushev"))
    expect(page.get_by_role("heading", name="Disebut bersama")).to_be_visible()


@with_and_without_javascript
@pytest.mark.parametrize(
    "asked",
    [
        "Xi Jinping Jendela Antarbangsa September 2022",
        "artikel Jendela Antarbangsa September 2022 yang menyebut Xi Jinping",
    ],
)
def test_an_outlets_articles_of_a_month_that_name_an_official(
    page: Page, samples: str, tmp_path: Path, asked: str
) -> None:
    visitor = _Visitor(page, samples)
    visitor.asks(asked)
    visitor.clicks_on(page.locator(".offer").get_by_role("link"))
    expect(page.locator(".filters li")).to_contain_text(
        ["Jendela Antarbangsa", "Xi Jinping", "September 2022", "Hapus semua"]
    )
    expect(page.locator(".hit .meta")).to_contain_text(
        [re.compile(r"Jendela Antarbangsa\s+15 September 2022")]
    )
    (row,) = visitor.takes(tmp_path)
    assert row["outlet"] == "Jendela Antarbangsa" and row["published"].startswith("2022-09-15")


def test_the_same_is_found_by_choosing(page: Page, samples: str, tmp_path: Path) -> None:
    visitor = _Visitor(page, samples)
    visitor.types("xi jin")
    expect(page.get_by_role("option").first).to_contain_text("Xi Jinping")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    visitor.clicks_on(page.locator(".facet").get_by_role("link", name="Jendela Antarbangsa", exact=True))
    visitor.clicks_on(page.locator(".bars a[data-p='2022-09']"))
    expect(page.locator(".filters li")).to_contain_text(
        ["Jendela Antarbangsa", "Xi Jinping", "September 2022", "Hapus semua"]
    )
    assert len(visitor.takes(tmp_path)) == 1


def test_the_same_is_typed_and_taken_away(page: Page, samples: str, tmp_path: Path) -> None:
    visitor = _Visitor(page, samples)
    visitor.asks('pejabat:"Xi Jinping" outlet:"Warta Bentala" tanggal:2022-11')
    (row,) = visitor.takes(tmp_path)
    assert row["outlet"] == "Warta Bentala" and row["published"].startswith("2022-11-16")


@with_and_without_javascript
def test_when_the_archive_wrote_most_of_something(page: Page, samples: str, tmp_path: Path) -> None:
    visitor = _Visitor(page, samples)
    visitor.asks("presiden")
    visitor.clicks_on(page.get_by_role("link", name="Linimasa"))
    peak = page.locator(".about-head .total a").first
    counted = int(re.findall(r"\((\d+)\)", page.locator(".about-head .total").inner_text())[0])
    total = int(re.findall(r"\d+", page.locator(".about-head .total").inner_text())[0])
    heights = page.locator("svg.chart").first.locator("a:not(.year)").all_text_contents()
    assert max(int(re.findall(r": (\d+)", told)[0]) for told in heights) == counted > 1
    visitor.clicks_on(peak)
    expect(page.locator(".heading .total")).to_contain_text(f"{counted} artikel")
    page.go_back()
    visitor.clicks -= 1  # or, from the timeline, all of them as a file
    assert len(visitor.takes(tmp_path)) == total


def test_pages_count_stories_and_copies_are_shown_on_request(page: Page, reprinted: str) -> None:
    page.goto(f"{reprinted}/?q=bendungan")
    expect(page.locator(".heading .total")).to_contain_text("24 artikel")
    expect(page.locator(".heading .stories")).to_have_text("dalam 12 berita")
    expect(page.locator(".hit .copies")).to_have_count(10)
    page.get_by_role("link", name="Halaman 2", exact=True).click()
    expect(page.locator(".hit")).to_have_count(2)
    expect(page.get_by_role("link", name="Berikutnya")).to_have_count(0)
    page.locator(".hit .copies").first.click()
    expect(page.locator("#salinan li")).to_have_count(2)  # itself and the other
    expect(page.locator(".rank")).to_contain_text("hasil 11 dari 12")
    page.locator("a.back").click()
    page.locator(".options > summary").click()
    page.get_by_role("link", name="Semua versi").click()
    expect(page.locator(".paging li")).to_contain_text(["1", "2", "3"])
    page.get_by_role("link", name="Halaman 3", exact=True).click()
    expect(page.locator(".hit")).to_have_count(4)
    page.locator(".options > summary").click()
    page.get_by_role("link", name="Gabungkan versi serupa").click()
    expect(page.locator(".hit .copies")).to_have_count(10)


def test_what_was_understood_beside_the_words_is_taken_back(page: Page, samples: str) -> None:
    page.goto(f"{samples}/?q=Jokowi")
    found = page.locator(".heading .total strong")
    expect(page.locator(".notes")).to_contain_text("Joko Widodo")
    loosely = int(found.inner_text().split()[0])
    page.locator(".notes").get_by_role("link", name="Hanya kata seperti yang diketik").click()
    expect(page).to_have_url(re.compile("exact=1"))
    assert 0 < int(found.inner_text().split()[0]) <= loosely
    expect(page.locator(".hit mark", has_text="Widodo")).to_have_count(0)
    page.get_by_role("link", name="Juga bentuk lain").click()
    expect(found).to_have_text(f"{loosely} artikel")


def test_a_misspelt_name_is_offered_as_meant(page: Page, samples: str) -> None:
    page.goto(f"{samples}/?q=Patrusev+Moskw")
    page.locator(".meant a").first.click()
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.get_by_label("Cari di arsip")).to_have_value(re.compile("Patrushev Moskow|Patrushev Moskwa"))


@with_and_without_javascript
def test_articles_like_one_come_when_its_end_is_near_or_by_a_link(
    page: Page, samples: str, request: pytest.FixtureRequest
) -> None:
    page.goto(f"{samples}/?q=Patrushev")
    page.locator(".hit .headline a").first.click()
    related = page.locator(".related .similar")
    if "no script" in request.node.name:
        related.get_by_role("link", name="Artikel lain tentang hal ini").click()
        expect(page.locator("#hasil .hit")).to_have_count(6)
        page.get_by_role("link", name="Kembali ke artikel").click()
        expect(page).to_have_url(re.compile(r"\?q=Patrushev&at=1&of=5"))
    else:
        related.scroll_into_view_if_needed()
        expect(related.locator("h3.headline")).to_have_count(6)
        related.locator("h3 a").first.click()
        page.go_back()
        expect(page.locator("article.text mark").first).to_be_visible()
