"""A reader's place in Firefox, over Mozilla's Marionette; where a Firefox and the extra of that name are."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests import reading_room
from tests.browser import serving
from web.app import create_app

pytestmark = pytest.mark.browser

_FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
_driver = pytest.importorskip("marionette_driver.marionette", reason="pip install -e '.[firefox]'")
# A state that a page reaches by itself is waited for so many seconds.
_WAITS = 20.0


class _Firefox:
    """One window, asked in JavaScript."""

    def __init__(self, address: str) -> None:
        self._at = address
        prefs = {"intl.accept_languages": "id-ID", "app.update.enabled": False}
        self._client: Any = _driver.Marionette(bin=_FIREFOX, headless=True, prefs=prefs, startup_timeout=180)
        self._client.start_session()
        self._client.set_window_rect(width=1280, height=900)

    def opens(self, path: str, until: str) -> None:
        self._client.navigate(self._at + path)
        self.waits_for(f"document.readyState === 'complete' && {until}")

    def tells(self, expression: str) -> Any:
        return self._client.execute_script(f"return {expression}")

    def does(self, statements: str) -> None:
        self._client.execute_script(statements)

    def waits_for(self, condition: str) -> None:
        ends = time.monotonic() + _WAITS
        while not self.tells(f"Boolean({condition})"):
            assert time.monotonic() < ends, f"never {condition} at {self.tells('location.href')}"
            time.sleep(0.05)

    def goes_back(self) -> None:
        self._client.go_back()

    def closes(self) -> None:
        self._client.cleanup()


@pytest.fixture(scope="module")
def firefox() -> Iterator[_Firefox]:
    if _FIREFOX is None:
        pytest.skip("no Firefox here")
    with serving(create_app(reading_room.related())) as address:
        window = _Firefox(address)
        yield window
        window.closes()


@pytest.mark.parametrize("way", ["the page's", "the browser's"])
def test_back_lands_on_the_hit_that_one_left(firefox: _Firefox, way: str) -> None:
    firefox.opens("/?q=pelabuhan", until="document.querySelector('#h9')")
    firefox.does("document.querySelector('#h9').scrollIntoView({ behavior: 'instant' })")
    firefox.does("document.querySelector('#h9 .headline a').click()")
    firefox.waits_for("document.querySelector('article.text')")
    if way == "the page's":
        firefox.does("document.querySelector('a.back').click()")
    else:
        firefox.goes_back()
    firefox.waits_for("document.querySelector('#h9')")
    firefox.waits_for(
        "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)"
        "(document.querySelector('#h9').getBoundingClientRect())"
    )
    firefox.waits_for("document.querySelector('#h9 .hit.seen')")


def test_a_facets_click_keeps_folds_focus_and_scroll(firefox: _Firefox) -> None:
    firefox.opens("/?q=pelabuhan", until="document.querySelector('.facet li > a')")
    firefox.does(
        "document.querySelector('.table-fold').open = true; scrollTo({ top: 120, behavior: 'instant' })"
    )
    loaded = firefox.tells("performance.timeOrigin")
    firefox.does("document.querySelector('#facet-find_outlet li > a').click()")
    firefox.waits_for("location.search.includes('outlet=')")
    assert firefox.tells("performance.timeOrigin") == loaded
    assert abs(firefox.tells("scrollY") - 120) <= 1
    assert firefox.tells("document.querySelector('.table-fold').open")
    firefox.waits_for("document.activeElement.closest('#facet-find_outlet li.selected')")
    firefox.goes_back()
    firefox.waits_for("!location.search.includes('outlet=')")
    firefox.waits_for("!document.querySelector('.filters')")
    assert firefox.tells("performance.timeOrigin") == loaded
