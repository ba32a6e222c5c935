"""The page of results on a phone: the sheet of filters, a finger over thin bars, letters twice as large."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import silent_page

pytestmark = pytest.mark.browser

_PHONE = {"viewport": ViewportSize(width=390, height=844), "has_touch": True, "is_mobile": True}
# Where the letters of each label of the bar at the foot stand.
_LABELS = """() => [
  ...document.querySelectorAll('.tools > .tool, .tools > .menu > summary, .panel > summary')
].map(each => {
  const range = document.createRange();
  range.selectNodeContents(each);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return [left, right, top, bottom];
})"""


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with silent_page(browser, base_url=address, **_PHONE, **getattr(request, "param", {})) as page:
        yield page


@pytest.mark.parametrize(
    "page", [{}, {"java_script_enabled": False}], ids=["script", "no script"], indirect=True
)
def test_the_sheet_of_filters_has_dates_and_a_button_that_closes_it(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    sheet = page.locator(".panel > div")
    page.locator(".panel > summary").click()
    show = sheet.get_by_role("button", name="Lihat 24 artikel")
    expect(show).to_be_in_viewport()
    sheet.get_by_label("Dari").fill("2021-01-01")
    sheet.get_by_label("Sampai").fill("2021-12-31")
    sheet.get_by_role("button", name=re.compile("^Lihat")).click()
    expect(page).to_have_url(re.compile("from=2021-01-01&to=2021-12-31$"))
    expect(page.locator(".heading .total")).to_contain_text("12 artikel")
    expect(sheet).to_be_hidden()


def test_the_button_tells_how_many_a_span_has_before_it_is_pressed(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    page.locator(".panel > summary").click()
    page.locator("#rentang").get_by_label("Dari").fill("2021-01-01")
    page.locator("#rentang").get_by_label("Dari").dispatch_event("change")
    expect(page.locator(".closing button")).to_have_text("Lihat 12 artikel")
    # With nothing changed it only closes.
    page.locator("#rentang").get_by_label("Dari").fill("")
    page.locator(".closing button").click()
    expect(page.locator(".closing button")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"q=pelabuhan$"))


def test_a_finger_chooses_the_months_that_it_covers_and_they_are_named(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 780})
    page.goto("/?q=pelabuhan+OR+mercusuar")
    bar = page.locator(".bars a[data-p='2021-02']").bounding_box()
    assert bar is not None and bar["width"] < 8
    page.touchscreen.tap(bar["x"] + bar["width"] / 2, bar["y"] + 40)
    expect(page.locator(".tip")).to_have_text(re.compile(r"^Jan–Feb 2021: \d+ artikel$"))
    told = page.locator(".tip").inner_text().split(": ")[1]
    page.touchscreen.tap(bar["x"] + bar["width"] / 2, bar["y"] + 40)
    expect(page).to_have_url(re.compile("from=2021-01&to=2021-02$"))
    expect(page.locator(".heading .total")).to_contain_text(told)


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("asked", ["/?q=pelabuhan", "/?q=pelabuhan&outlet=Kabar+Utara&lang=en"])
def test_labels_twice_as_large_do_not_overlap(page: Page, width: int, asked: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(asked)
    for size in ("100%", "200%"):
        page.evaluate("size => document.documentElement.style.fontSize = size", size)
        labels = page.evaluate(_LABELS)
        assert len(labels) == 5
        assert all(left >= 0 and right <= width and bottom <= 844 for left, right, _, bottom in labels), size
        for at, (left, right, top, bottom) in enumerate(labels):
            for other in labels[:at]:
                apart = right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top
                assert apart, (size, labels)
