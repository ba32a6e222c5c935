"""The page in a real browser: journeys with the script and without, phone width, the keyboard alone, hostile
articles, axe on each kind of page, an index swapped meanwhile."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import request
from playwright.sync_api import Browser, Dialog, Page, Request, Response, ViewportSize, expect

from search.engine import Ranking, open_engine
from search.keeping import building, open_keeper
from search.query.parse import parse
from tests import reading_room
from tests.archives import article
from tests.browser import serving
from tests.naive_engine import NaiveEngine
from tests.node import running_node
from web.app import create_app

pytestmark = pytest.mark.browser

DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=320, height=780)


def _suggest() -> dict[str, object]:
    """What `/api/v1/suggest` answers, for the names of the reading room."""
    text = (request.args["q"].lower().split() or [""])[-1]
    known = [
        {"kind": "word", "text": "pelabuhan", "count": 24, "id": None},
        {"kind": "official", "text": "Sergei Lavrov", "count": 13, "id": "sergei-lavrov"},
        {"kind": "outlet", "text": "Kabar Selatan", "count": 8, "id": None},
    ]
    begins = [s for s in known if any(word.startswith(text) for word in str(s["text"]).lower().split())]
    return {"suggestions": begins}


@contextmanager
def _on_a_cluster(at: Path) -> Iterator[Ranking]:
    """The reading room on a node of OpenSearch; skips where none is asked for."""
    with running_node(at) as url:
        where = f"{url}/ruang-baca"
        with building(where) as update:
            update.add(reading_room.EVERYTHING)
        with closing(open_engine(where)) as engine:
            # A JVM that has just started takes seconds for the first of each, more than a reader may wait.
            for text in ("pelabuhan", "pelabuhan dermaga", "pelabuhn", "pel*", '"kerja sama"', "zzzz", ""):
                engine.search(parse(text, synonyms=engine.synonyms))
            yield engine


# The tests that are made on a node, too, wherever one is; all of them, which takes minutes, where that is
# asked for.
_ON_A_CLUSTER = {"test_a_readers_journey", "test_a_click_on_a_facet_changes_the_results_in_place"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "address" not in metafunc.fixturenames:
        return
    chosen = _ON_A_CLUSTER if os.environ.get("WARTA_REQUIRE_OPENSEARCH") else set()
    is_on_a_cluster = metafunc.function.__name__ in chosen or os.environ.get("WARTA_CLUSTER_PAGE")
    engines = ["naive", "cluster"] if is_on_a_cluster else ["naive"]
    metafunc.parametrize("address", engines, indirect=True, scope="module")


@pytest.fixture(scope="module")
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The reading room's page, asked of each engine in turn."""
    if request.param == "naive":
        yield from _served(reading_room.engine())
    else:
        with _on_a_cluster(tmp_path_factory.mktemp("cluster")) as engine:
            # A busy machine's node takes its time; what a test waits for ends the waiting.
            expect.set_options(timeout=20_000)
            yield from _served(engine)
            expect.set_options(timeout=5_000)


def _served(engine: Ranking) -> Iterator[str]:
    app = create_app(reading_room.related(engine))
    # The reading room has no list of words to suggest from.
    if "api.suggestions" in app.view_functions:
        app.view_functions["api.suggestions"] = _suggest
    else:
        app.add_url_rule("/api/v1/suggest", "api.suggestions", _suggest)
    with serving(app) as address:
        yield address


class _Watch:
    """What a page must never do: complain, fail, open a dialog, ask another host."""

    def __init__(self, page: Page, address: str) -> None:
        self.wrong: list[str] = []
        page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("response", self._response)
        self._address = address

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self._address):
            self.wrong.append(f"asked: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")

    def _dialog(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A desktop's page, or as the test's parameter says; after the test nothing may have gone wrong."""
    options = {"viewport": DESKTOP, "locale": "id-ID", **getattr(request, "param", {})}
    context = browser.new_context(base_url=address, **options)
    page = context.new_page()
    page.set_default_timeout(10_000)
    watch = _Watch(page, address)
    yield page
    context.close()
    assert watch.wrong == []


def _headlines(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".hit .headline").all_text_contents()]


with_and_without_javascript = pytest.mark.parametrize(
    "page", [{}, {"java_script_enabled": False}], ids=["script", "no script"], indirect=True
)


@with_and_without_javascript
def test_a_readers_journey(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Cari di arsip").fill("pelabuhan")
    page.get_by_role("button", name="Cari", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?q=pelabuhan$"))
    expect(page.locator(".heading .total")).to_contain_text("24 artikel")
    expect(page.get_by_label("Cari di arsip")).to_have_value("pelabuhan")

    page.get_by_role("link", name="Kabar Utara", exact=True).click()
    expect(page.locator(".heading .total")).to_contain_text("16 artikel")
    page.get_by_role("link", name="Kabar Selatan", exact=True).click()  # siblings stay, and join
    expect(page.locator(".heading .total")).to_contain_text("24 artikel")
    page.locator(".filters").get_by_role("link", name="Kabar Utara").click()
    expect(page.locator(".heading .total")).to_contain_text("8 artikel")
    page.locator(".facet").get_by_role("link", name="Kabar Selatan – dipilih").click()
    expect(page.locator(".heading .total")).to_contain_text("24 artikel")

    page.get_by_role("link", name="Terlama").click()
    expect(page.get_by_role("link", name="Terlama")).to_have_attribute("aria-current", "true")
    first = _headlines(page)
    page.get_by_role("link", name="Berikutnya").click()
    expect(page.locator(".paging [aria-current=page]")).to_have_text("Halaman 2")
    second = _headlines(page)
    assert len(first) == len(second) == 10
    assert not set(first) & set(second)

    results = page.url
    page.locator(".hit .headline a").first.click()
    expect(page.locator("h1")).to_have_text(second[0])
    expect(page.locator("h1 mark")).to_have_text("Pelabuhan")
    page.locator("a.back").click()
    expect(page).to_have_url(f"{results}#h11")
    assert _headlines(page) == second
    page.go_back()
    page.go_back()
    expect(page).to_have_url(results)


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True)
def test_on_a_phone_the_facets_are_folded_and_open_on_a_tap(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    value = page.locator(".facet").get_by_role("link", name="Wang Yi", exact=True)
    expect(value).to_be_hidden()
    page.locator(".panel > summary").click()
    value.click()
    expect(page.locator(".heading .total")).to_contain_text("12 artikel")


def test_on_a_desktop_the_facets_stand_beside_the_results(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    facet, results = page.locator(".facet").first.bounding_box(), page.locator(".hits").bounding_box()
    assert facet is not None and results is not None
    assert facet["x"] + facet["width"] < results["x"]


def test_the_keyboard_alone_reaches_the_box_and_the_results(page: Page) -> None:
    page.goto("/")

    def tab_to(selector: str, most: int) -> int:
        for pressed in range(1, most + 1):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return pressed
        raise AssertionError(f"{selector} is not reached by {most} tabs")

    tab_to("#q", 6)
    page.keyboard.type("pelabuhan")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    tab_to(".skip", 1)
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    tab_to(".hit .headline a", 1)  # past orders, timeline and files
    # Whoever is there sees where: the focus has an outline.
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("article.text")).to_be_visible()


@with_and_without_javascript
def test_a_hostile_article_does_nothing(page: Page) -> None:
    for path in ("/", "/?q=ranjau", f"/artikel/{reading_room.HOSTILE.id}?q=ranjau"):
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        for details in page.locator("details.cut summary").all():
            details.click()
        expect(page.locator("footer")).to_be_visible()  # no style of the article hides the page
    assert page.evaluate("typeof window.hacked") == "undefined"


def test_what_is_written_backwards_stays_inside_its_own_piece(page: Page) -> None:
    page.goto("/?q=ranjau")
    meta = page.locator(".hit .meta").first
    outlet, rest = meta.locator("bdi").bounding_box(), meta.locator("> span").first.bounding_box()
    assert outlet is not None and rest is not None
    assert outlet["x"] + outlet["width"] <= rest["x"] + 1


def test_the_switch_to_english_and_back(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_contain_text("24 articles")
    page.get_by_role("link", name="Next").click()
    expect(page.locator("h1")).to_contain_text("24 articles")
    page.get_by_role("link", name="Bahasa Indonesia").click()
    expect(page.locator("h1")).to_contain_text("24 artikel")


_CONTRAST = """() => {
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = colour => colour.match(/[\\d.]+/g).map(Number);
  const found = [];
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !node.checkVisibility()) continue;
    let behind = node, back = [0, 0, 0, 0];
    while (behind && (back = parse(getComputedStyle(behind).backgroundColor))[3] === 0)
      behind = behind.parentElement;
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) found.push(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
  }
  return found;
}"""


@pytest.mark.parametrize(
    "page", [{"color_scheme": "light"}, {"color_scheme": "dark"}], ids=["light", "dark"], indirect=True
)
def test_texts_stand_out_enough(page: Page) -> None:
    """WCAG 2.2 AA, 1.4.3: 4.5 to 1."""
    for path in (
        "/",
        "/?q=pelabuhan&outlet=Kabar+Utara&page=x",
        "/?q=masinis+perahu",
        f"/artikel/{reading_room.WHOLE.id}?q=jembatan",
        f"/artikel/{reading_room.UNDATED.id}",
    ):
        page.goto(path)
        assert page.evaluate(_CONTRAST) == [], path


@with_and_without_javascript
def test_the_bars_lead_to_a_day_and_back_leads_out_again(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    bars, total = page.locator(".bars"), page.locator(".heading .total")
    bars.locator("[data-p='2021-02']").click()
    expect(total).to_have_text(re.compile("^2 artikel"))
    bars.locator("[data-p='2021-02-15']").click()
    expect(page.locator(".filters")).to_contain_text("15 Februari 2021")
    narrowed = page.url
    page.go_back()
    page.go_back()
    expect(total).to_contain_text("24 artikel")
    expect(page.get_by_label("Cari di arsip")).to_have_value("pelabuhan")
    page.go_forward()
    page.go_forward()
    expect(page).to_have_url(narrowed)
    page.get_by_role("link", name="Semua waktu").click()
    expect(total).to_contain_text("24 artikel")
    # The same as a table, for who cannot see or hit a bar.
    page.get_by_text("Sebagai tabel").click()
    page.locator(".dates table").get_by_role("link", name="Februari 2020").click()
    expect(total).to_have_text(re.compile("^1 artikel"))
    page.get_by_text("Rentang tanggal").click()
    page.locator(".dates input[name=from]").fill("2021-01-01")
    page.locator(".dates input[name=to]").fill("2021-12-31")
    page.get_by_role("region", name="Tanggal").get_by_role("button", name="Terapkan").click()
    expect(page).to_have_url(re.compile("from=2021-01-01&to=2021-12-31$"))
    expect(total).to_contain_text("12 artikel")


@with_and_without_javascript
def test_a_value_is_excluded_by_its_minus(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    page.get_by_role("link", name="Kecualikan Kabar Selatan").click()
    expect(page.locator(".heading .total")).to_contain_text("16 artikel")
    page.locator(".filters").get_by_role("link", name="Kabar Selatan").click()
    expect(page.locator(".heading .total")).to_contain_text("24 artikel")


@with_and_without_javascript
def test_from_one_result_to_the_next_and_back_to_the_list(page: Page) -> None:
    page.goto("/?q=pelabuhan&sort=newest")
    first, second = _headlines(page)[:2]
    page.locator(".hit .headline a").first.click()
    expect(page.locator("h1")).to_have_text(first)
    expect(page.locator("h1")).to_be_in_viewport()
    page.get_by_role("link", name="Hasil berikutnya").click()
    expect(page.locator("h1")).to_have_text(second)
    expect(page.locator(".rank")).to_contain_text("hasil 2 dari 24")
    page.get_by_role("link", name="Hasil sebelumnya").click()
    expect(page.locator("h1")).to_have_text(first)
    page.locator("a.back").click()
    expect(page.locator(".hit .headline")).to_contain_text([first, second])
    assert _headlines(page)[:2] == [first, second]


def test_filters_clicked_faster_than_their_results_come_are_all_kept(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    # In one turn of the browser's loop: the first one's results can't be there yet.
    page.evaluate(
        """() => {
            const outlets = [...document.querySelectorAll(".facet a")];
            const outlet = outlets.find((link) => link.textContent.includes("Kabar Selatan"));
            const month = document.querySelector(".bars a[data-p]");
            for (const link of [outlet, month, document.querySelector("a[href*='sort=newest']")]) {
                link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
            }
        }"""
    )
    expect(page).to_have_url(re.compile("(?=.*outlet=Kabar)(?=.*from=20)(?=.*sort=newest)"))
    expect(page.locator(".filters li")).to_contain_text(["Kabar Selatan", "20", "Hapus semua"])
    page.go_back()
    expect(page.locator(".heading .total")).to_contain_text("24 artikel")


def test_back_lands_on_the_hit_that_one_left_and_it_is_dimmed(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    page.locator("#h9 .headline a").click()
    expect(page.locator(".rank")).to_contain_text("hasil 9 dari 24")
    page.keyboard.press("]")
    expect(page.locator(".rank")).to_contain_text("hasil 10 dari 24")
    page.keyboard.press("[")
    expect(page.locator(".rank")).to_contain_text("hasil 9 dari 24")
    page.keyboard.press("u")
    expect(page).to_have_url(re.compile("#h9$"))
    expect(page.locator("#h9")).to_be_in_viewport()
    expect(page.locator("#h9 .headline a")).to_be_focused()
    expect(page.locator("#h9 .hit.seen")).to_have_count(1)
    expect(page.locator(".hit.seen")).to_have_count(2)


def test_a_click_on_a_facet_changes_the_results_in_place(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    page.evaluate("window.same = true")
    page.set_viewport_size({"width": 1280, "height": 400})
    value = page.locator(".facet").get_by_role("link", name="Wang Yi", exact=True)
    value.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    value.click()
    expect(page.locator(".heading .total")).to_contain_text("12 artikel")
    expect(page).to_have_url(re.compile("official=wang-yi$"))
    expect(page.locator(".facet .selected > a").first).to_be_focused()
    assert page.evaluate("[scrollY, window.same]") == [before, True]
    assert "Wang Yi" in page.title()
    # The box keeps the filter for the next question.
    expect(page.locator(".masthead input[name=official]")).to_have_value("wang-yi")
    page.go_back()
    expect(page.locator(".heading .total")).to_contain_text("24 artikel")
    assert page.evaluate("window.same")


def test_months_are_chosen_by_dragging(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    box = page.locator(".strip .plot").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.27, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.48, box["y"] + 20, steps=4)
    expect(page.locator(".strip .tip")).to_have_text("Jul–Des 2020: 3 artikel")
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=2020-07&to=2020-12$"))
    expect(page.locator(".heading .total")).to_contain_text("3 artikel")


def test_searches_and_articles_are_kept_in_the_browser_and_taken_away(
    browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "indeks"
    with building(folder) as new:
        new.add(reading_room.HARBOURS[:10])
    engine = open_engine(folder)
    with serving(create_app(engine)) as address:
        context = browser.new_context(base_url=address, locale="id-ID", viewport=DESKTOP)
        page = context.new_page()
        watch = _Watch(page, address)
        page.goto("/?q=pelabuhan")
        page.get_by_role("button", name="Simpan pencarian").click()
        expect(page.get_by_role("button", name="Pencarian tersimpan")).to_be_visible()
        title = _headlines(page)[1]
        page.locator(".hit .star").nth(1).click()
        page.goto("/?q=pelabuhan")
        expect(page.locator(".new-here")).to_contain_text("tidak ada yang baru")
        with open_keeper(folder).updating() as update:
            update.add(reading_room.HARBOURS[10:13])
        # As on the next day: what was told is known.
        page.evaluate(
            "localStorage['warta.saved'] = localStorage['warta.saved'].replace(/\"told\":\\d+/, '\"told\":1')"
        )
        page.goto("/tersimpan")
        expect(page.locator("#pencarian-tersimpan")).to_contain_text("3 baru sejak")
        expect(page.locator("#artikel-tersimpan a")).to_have_text(title)
        page.get_by_label(f"Catatan: {title}").fill("untuk bab dua")
        page.get_by_label(f"Catatan: {title}").blur()
        for name, wanted in (
            ("Markdown", "untuk bab dua"),
            ("RIS", "N1  - untuk bab dua\nER  -"),
            ("BibTeX", "  annote = {untuk bab dua}\n}"),
        ):
            with page.expect_download() as download:
                page.get_by_role("button", name=name).click()
            download.value.save_as(tmp_path / name)
            written = (tmp_path / name).read_text("utf-8")  # with all line ends as "\n"
            assert title in written and wanted in written
        page.locator("#artikel-tersimpan").get_by_role("button", name="Hapus").click()
        expect(page.locator("#artikel-tersimpan li > a")).to_have_count(0)
        context.close()
        assert watch.wrong == []
    engine.close()


def test_what_is_selected_is_copied_with_where_it_comes_from(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/artikel/{reading_room.WHOLE.id}")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p2'))")
    page.get_by_role("button", name="Salin kutipan").last.click()
    expect(page.locator(".toast")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{reading_room.WHOLE.body[1]}”")
    assert "Kabar Utara" in copied and f"/artikel/{reading_room.WHOLE.id}#p2:~:text=" in copied


LONG = f"/artikel/{reading_room.LONG.id}?q=mercusuar"


def test_n_and_p_go_from_match_to_match(page: Page) -> None:
    page.goto(f"{LONG}#m1")
    here, told = page.locator("mark.here"), page.locator(".matches output")
    expect(told).to_have_text("1 dari 3")
    expect(here).to_be_in_viewport()
    page.keyboard.press("n")
    expect(told).to_have_text("2 dari 3")
    expect(here).to_have_attribute("id", "m2")
    expect(here).to_be_in_viewport()
    page.keyboard.press("p")
    page.keyboard.press("p")  # round the beginning to the last
    expect(told).to_have_text("3 dari 3")
    expect(here).to_be_in_viewport()
    page.get_by_role("button", name="Kecocokan berikutnya").click()
    expect(told).to_have_text("1 dari 3")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_the_script_matches_are_numbered_links(page: Page) -> None:
    page.goto(f"{LONG}#m1")
    expect(page.locator("#m1")).to_be_in_viewport()
    page.locator(".matches").get_by_role("link", name="3").click()
    expect(page.locator("#m3")).to_be_in_viewport()


def test_keys_reach_the_box_the_results_and_the_help(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.locator(".hit .headline a").nth(1)).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator(".hit .headline a").nth(0)).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Pintasan papan ketik")).to_be_visible()
    page.keyboard.press("/")  # a dialog keeps the keys to itself
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("np?/")  # letters, once one types
    expect(page.locator("#q")).to_have_value("np?/")


def test_suggestions_are_a_combobox(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="Cari di arsip")
    box.press_sequentially("kereta lav")
    options = page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "saran-0")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("kereta lav")
    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    # The name became a filter; what else was typed stays the question.
    expect(page).to_have_url(re.compile(r"\?q=kereta&official=sergei-lavrov$"))
    box.fill("pelab")
    options.first.click()
    expect(page).to_have_url(re.compile(r"\?q=pelabuhan&official=sergei-lavrov$"))


def test_what_one_holds_stays_held_where_a_later_answer_comes(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="Cari di arsip")
    box.press_sequentially("lav")
    option = page.get_by_role("option")
    expect(option).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    with page.expect_response("**/suggest?q=lavr*"):
        page.keyboard.press("r")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"official=sergei-lavrov$"))


def test_enter_without_a_choice_asks_what_was_typed(page: Page) -> None:
    page.goto("/")
    page.locator("#q").press_sequentially("kabar")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=kabar$"))


def test_a_long_facet_is_sought_as_one_types_and_with_enter(browser: Browser) -> None:
    many = [article(n, title="Pasar", outlet=f"Media {n:02}", published="2021") for n in range(90)]
    with serving(create_app(NaiveEngine(many))) as address:
        for script in (True, False):
            context = browser.new_context(
                base_url=address, java_script_enabled=script, locale="id-ID", viewport=DESKTOP
            )
            page = context.new_page()
            page.goto("/?q=pasar")
            page.get_by_label("Cari nama di daftar ini").fill("media 87")
            if not script:
                page.locator(".like button").click()
            expect(page.locator(".facet li")).to_have_count(1)
            page.get_by_role("link", name="Media 87", exact=True).click()
            expect(page.locator(".heading .total")).to_contain_text("1 artikel")
            context.close()


_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}


def test_axe_finds_nothing_in_the_help_and_the_suggestions(page: Page) -> None:
    page.goto("/")
    page.locator("#q").press_sequentially("kabar")
    expect(page.get_by_role("option")).to_have_count(1)
    assert Axe().run(page, options=_RULES).response["violations"] == []
    page.goto("/")
    page.keyboard.press("?")
    assert Axe().run(page, context="#bantuan", options=_RULES).response["violations"] == []


def test_a_swapped_index_is_seen_without_an_error(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "indeks"
    with building(folder) as new:
        new.add(reading_room.HARBOURS)
    engine = open_engine(folder)
    with serving(create_app(engine)) as address:
        context = browser.new_context(base_url=address, locale="id-ID")
        page = context.new_page()
        watch = _Watch(page, address)
        for size in (24, 5, 12):
            with building(folder) as new:
                new.add(reading_room.HARBOURS[:size])
                page.goto("/?q=pelabuhan")  # while it is being made
                expect(page.locator(".hit").first).to_be_visible()
            page.goto("/?q=pelabuhan")
            expect(page.locator(".heading .total")).to_contain_text(f"{size} artikel")
            page.locator(".hit .headline a").first.click()
            expect(page.locator("article.text")).to_be_visible()
        context.close()
        assert watch.wrong == []
    engine.close()


def test_on_paper_there_is_the_article_and_where_it_comes_from(page: Page) -> None:
    page.goto(f"/artikel/{reading_room.WHOLE.id}?q=jembatan")
    page.emulate_media(media="print")
    expect(page.locator("article.text")).to_be_visible()
    expect(page.locator(".citation")).to_be_visible()
    for selector in ("form.box", ".trail", ".matches", ".languages"):
        expect(page.locator(selector).first).to_be_hidden()
