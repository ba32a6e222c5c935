"""Every kind of page: nothing that axe, the console or an HTML parser complains of, in both themes and
languages; no sideways scrolling at 320 pixels, and what a finger has to hit."""

from __future__ import annotations

from collections.abc import Iterator

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

from tests import reading_room
from tests.browser import serving, silent_page
from web.app import create_app

pytestmark = pytest.mark.browser

_LONG = "x" * 300
_HARBOUR = f"/artikel/{reading_room.HARBOURS[0].id}"
PAGES = {
    "start": "/",
    "results": "/?q=pelabuhan",
    "filters": "/?q=pelabuhan&outlet=Kabar+Utara&not_official=wang-yi&from=2021-02&to=2021-02&exact=1",
    "snippets": "/?q=mercusuar&snippets=more&copies=all",
    "pasted": f"/?q={reading_room.WHOLE.id}+{reading_room.UNDATED.id}",
    "nothing": "/?q=masinis+perahu+perhau&outlet=Kabar+Utara",
    "long": f"/?q={_LONG}&outlet={_LONG}&from={_LONG}&find_official={_LONG}",
    "sought": "/?q=pelabuhan&find_official=wang",
    "hostile results": "/?q=ranjau",
    "article": f"/artikel/{reading_room.WHOLE.id}?q=jembatan&at=2&of=3",
    "copies": _HARBOUR,
    "undated": f"/artikel/{reading_room.UNDATED.id}",
    "hostile": f"/artikel/{reading_room.HOSTILE.id}",
    "alike": f"/artikel/{reading_room.WHOLE.id}/serupa",
    "differences": f"{_HARBOUR}/beda/{reading_room.HARBOURS[1].id}",
    "official": "/pejabat/sergei-lavrov",
    "quotes": "/pejabat/sergei-lavrov/kutipan",
    "outlet": "/media/Kabar%20Utara",
    "hostile outlet": "/media/%3Ci%3EJahat%3C%2Fi%3E%26amp%3B%20%E2%80%AE",
    "timeline": "/linimasa?q=pelabuhan&outlet=Kabar+Utara&per=outlet",
    "timeline of nothing": "/linimasa?q=zzzz",
    "compared": "/bandingkan?q=pelabuhan&measure=share&outlet=Kabar+Utara&outlet=Kabar+Selatan",
    "compared officials": "/bandingkan?by=official&q=pelabuhan",
    "queries": "/bandingkan?by=query&lane=pelabuhan&lane=jembatan",
    "saved": "/tersimpan",
    "api": "/api",
    "missing page": "/tiada",
    "missing article": "/artikel/tiada",
    "missing official": "/pejabat/tiada",
}
_MISSING = {"missing page", "missing article", "missing official"}
_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
_OPEN = "document.querySelectorAll('details').forEach(each => each.open = true)"
# What sticks out scrolls, or a finger would not get there.
_SIDEWAYS = "(scrollTo({left: 999, behavior: 'instant'}), scrollX)"
_PHONE = ViewportSize(width=320, height=780)
# What is pressed; links in a sentence or a table are as high as their line (WCAG 2.5.5 lets them).
_PRESSED = """button, summary, select, input:not([type=hidden]), .facet li > a:first-child, .headline a,
  :is(.filters, .tools, .sort, .paging, .crumbs, .foot, .undated-choice, .people, .menu) a,
  .step, .tool, .star"""
_SMALL = """pressed => [...document.querySelectorAll(pressed)].filter(each => {
  const hidden = each.closest('.unseen, svg') || getComputedStyle(each).visibility !== 'visible';
  const target = (each.matches('[type=checkbox], .unseen') && each.closest('label')) || each;
  const { width, height } = target.getBoundingClientRect();
  return !hidden && width && height && height < 43.5;
}).map(each => `${each.outerHTML.slice(0, 70)} ${Math.round(each.getBoundingClientRect().height)}`)"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(create_app(reading_room.related())) as address:
        yield address


def _in(url: str, language: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}lang={language}"


@pytest.mark.parametrize(("scheme", "language"), [("light", "id"), ("dark", "en")])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str, language: str) -> None:
    """Colours do not depend on the language, nor words on the colours: two rounds see all of both."""
    found = {}
    with silent_page(browser, base_url=address, color_scheme=scheme, reduced_motion="reduce") as page:
        for kind, url in PAGES.items():
            if kind in _MISSING:
                continue  # the console tells of each 404
            page.goto(_in(url, language))
            page.evaluate(_OPEN)
            violations = Axe().run(page, options=_RULES).response["violations"]
            found[kind] = [
                f"{rule['id']}: {node['html'][:120]} {node['failureSummary'][:300]}"
                for rule in violations
                for node in rule["nodes"][:3]
            ]
    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}


def test_a_phone_scrolls_no_page_sideways_and_a_finger_hits_what_it_means(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, viewport=_PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    wide, small = [], {}
    for language in ("id", "en"):
        for kind, url in PAGES.items():
            page.goto(_in(url, language))
            page.evaluate(_OPEN)
            if page.evaluate(_SIDEWAYS):
                wide.append((kind, language))
            if found := page.evaluate(_SMALL, _PRESSED):
                small[kind] = found[:4]
    context.close()
    assert (wide, small) == ([], {})


def test_each_page_is_html_without_errors(address: str) -> None:
    page = create_app(reading_room.related()).test_client()
    found = {}
    for language in ("id", "en"):
        for kind, url in PAGES.items():
            parser = html5lib.HTMLParser()
            parser.parse(page.get(_in(url, language)).get_data())
            if parser.errors:
                found[kind] = [error[1:] for error in parser.errors]
    assert found == {}
