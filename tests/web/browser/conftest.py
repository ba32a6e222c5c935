"""What the tests in a browser share: the browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import launched


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium; a test skips, with the reason, where there is none."""
    with launched() as browser:
        yield browser
