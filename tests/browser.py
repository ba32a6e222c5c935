"""A real browser and a served page for tests."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.ensure_browser import find_browser, starts


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Requests are no news in a test."""


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address of the app, served from threads while the block runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium; skips the test, with the reason, where there is none."""
    found = find_browser()
    if found is None or not starts(found):
        if os.environ.get("WARTA_REQUIRE_BROWSER") == "1":
            pytest.fail("WARTA_REQUIRE_BROWSER=1, and no Chromium or Chrome is here")
        pytest.skip("no Chromium or Chrome here: python tests/ensure_browser.py gets one where it can")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found,
            args=[
                *(["--no-sandbox"] if is_root else []),  # Chromium's sandbox refuses root
                # A test talks to its own server and to nobody else.
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
            ],
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def silent_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """A desktop's page in Indonesian, or as `options` of its context say; its console must stay silent."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "id-ID"} | options)
    page = context.new_page()
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []
