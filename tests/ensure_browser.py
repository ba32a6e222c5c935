"""Sees to it that the browser tests have a Chromium: finds one, else gets one, and prints which.

    python tests/ensure_browser.py

Exits with 0 even where none can be had, since the other tests stand by themselves; with
WARTA_REQUIRE_BROWSER=1 that is an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_APPLICATIONS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
)
# A download that hangs must not hang the whole test run.
_PATIENCE = 600


def find_browser() -> Path | None:
    """The Chromium or Chrome that is installed, else the one that Playwright has downloaded, else None."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        for application in _APPLICATIONS:
            if (folder / application).exists():
                return folder / application
    return _playwrights_own()


def _playwrights_own() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _download() -> None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_package() -> None:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        _run(["apt-get", "update", "-qq"])
        _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def _run(command: list[str]) -> None:
    print("$", " ".join(command), flush=True)
    try:
        done = subprocess.run(
            command,
            timeout=_PATIENCE,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  failed: {error}")
    else:
        if done.returncode:
            print(f"  failed with status {done.returncode}")


def starts(browser: Path) -> bool:
    """Whether the program can run at all: Playwright's download lacks the system's libraries now and then."""
    try:
        done = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def ensure_browser() -> Path | None:
    """A browser that starts, got by what this machine allows; None where nothing helps."""
    ways: tuple[Callable[[], None], ...] = (lambda: None, _download, _install_package)
    for get in ways:
        get()
        browser = find_browser()
        if browser is not None and starts(browser):
            return browser
    return None


if __name__ == "__main__":
    browser = ensure_browser()
    if browser is not None:
        print(f"Browser for the tests: {browser}")
    else:
        print("No Chromium or Chrome for the browser tests, and none can be had here: they will be skipped.")
        sys.exit(1 if os.environ.get("WARTA_REQUIRE_BROWSER") == "1" else 0)
