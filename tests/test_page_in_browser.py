"""The page in a real browser: a reader's journey, phone width, keyboard, no JavaScript, hostile articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, Response, expect

from tests import reading_room
from tests.browser import launched, serving
from web.app import create_app

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(create_app(reading_room.engine())) as address:
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

    page.get_by_role("link", name="Kabar Utara").click()
    expect(page.locator(".heading .total")).to_contain_text("16 artikel")
    expect(page.get_by_role("link", name="Kabar Selatan")).to_be_visible()  # siblings stay
    page.locator(".facet").get_by_role("link", name="Kabar Utara").click()
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
    page.get_by_role("link", name="Kembali ke hasil").click()
    expect(page).to_have_url(results)
    assert _headlines(page) == second
    page.go_back()
    page.go_back()
    expect(page).to_have_url(results)


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True)
def test_nothing_is_wider_than_a_phone(page: Page) -> None:
    long = "x" * 300
    for path in (
        "/",
        "/?q=pelabuhan",
        "/?q=ranjau",
        f"/?q={long}&outlet={long}&from={long}",
        f"/artikel/{reading_room.WHOLE.id}?q=jembatan",
        f"/artikel/{reading_room.HOSTILE.id}",
    ):
        page.goto(path)
        for details in page.locator("details").all():
            details.evaluate("details => details.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True)
def test_on_a_phone_the_facets_are_folded_and_open_on_a_tap(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    expect(page.get_by_role("link", name="Wang Yi")).to_be_hidden()
    page.get_by_text("Saring", exact=True).click()
    page.get_by_role("link", name="Wang Yi").click()
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
    tab_to(".hit .headline a", 4)  # after the three orders
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
    meta = page.locator(".hit .meta")
    outlet, rest = meta.locator("bdi").bounding_box(), meta.locator("> span").first.bounding_box()
    assert outlet is not None and rest is not None
    assert outlet["x"] + outlet["width"] <= rest["x"] + 1


def test_the_switch_to_english_and_back(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_contain_text("Results for")
    page.get_by_role("link", name="Next").click()
    expect(page.locator("h1")).to_contain_text("Results for")
    page.get_by_role("link", name="Bahasa Indonesia").click()
    expect(page.locator("h1")).to_contain_text("Hasil untuk")


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
