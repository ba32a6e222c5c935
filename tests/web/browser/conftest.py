"""What the tests in a browser share: the browser, and a page over the reading room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import reading_room
from tests.browser import launched, serving, silent_page
from web.app import create_app


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium; a test skips, with the reason, where there is none."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where articles that are related are served; a module that needs others has its own."""
    with serving(create_app(reading_room.related())) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page there; a test's parameters are options of its context."""
    with silent_page(browser, base_url=address, **getattr(request, "param", {})) as page:
        yield page
