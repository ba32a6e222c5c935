"""How soon a browser has painted the page, and whether it jumps: python -m benchmarks.paint DIR [ROUNDS].

For each kind of page, wide (1440 × 900) and on a phone (390 × 844): the largest contentful paint in ms, the
best of so many rounds; the cumulative layout shift at load; the top of the first headline, in pixels; all
bytes on the wire, compressed, with style and script. Then the layout shift of a click on a facet, with what
follows within half a second of the click, which Cumulative Layout Shift forgives.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, Page, Request

from search.engine import Searching, open_engine
from search.model import Everything, Query
from tests.browser import launched, serving
from web.app import create_app

SIZES = {"wide": (1440, 900), "phone": (390, 844)}
_WATCH = """
  window.painted = 0; window.shifted = 0;
  new PerformanceObserver(list => { for (const each of list.getEntries()) window.painted = each.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver(list => { for (const each of list.getEntries()) window.shifted += each.value; })
    .observe({ type: 'layout-shift', buffered: true });
"""
_TOP = (
    "(document.querySelector('.hit .headline') ?? document.querySelector('h1')).getBoundingClientRect().top"
)
# The browser tells the last entries a moment after the load.
_SETTLES_MS = 400


def pages(engine: Searching) -> dict[str, str]:
    """One page of each kind, of what this archive holds most of."""
    found = engine.search(Query("", Everything(), limit=1))
    outlet = found.facets.outlet[0].value
    official = found.facets.official[0]
    return {
        "start": "/",
        "results": f"/?q={official.value}",
        "filters": f"/?q={official.value}&outlet={outlet}&from=2020",
        "nothing": "/?q=zzzzqqq+presiden",
        "article": f"/artikel/{found.hits[0].article.id}",
        "timeline": f"/linimasa?q={official.value}",
        "compare": f"/bandingkan?q={official.value}",
        "official": f"/pejabat/{official.id}",
    }


def _measure(page: Page, address: str) -> tuple[float, float, float, int]:
    """Largest paint in ms, shift, top of the first headline, bytes on the wire; with an empty cache."""
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(address)
    page.wait_for_timeout(_SETTLES_MS)
    painted, shifted = page.evaluate("[window.painted, window.shifted]")
    return painted, shifted, page.evaluate(_TOP), sum(each.sizes()["responseBodySize"] for each in requests)


def _facet_click(browser: Browser, address: str, width: int, height: int) -> float:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="id-ID")
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(address)
    if page.locator(".panel > summary").is_visible():
        page.locator(".panel > summary").click()
    page.wait_for_timeout(_SETTLES_MS)
    page.evaluate("window.shifted = 0")
    page.locator(".facet li:not(.selected) > a").nth(1).click()
    page.wait_for_timeout(2 * _SETTLES_MS)
    shifted: float = page.evaluate("window.shifted")
    context.close()
    return shifted


def main(folder: Path, rounds: int) -> None:
    with closing(open_engine(folder)) as engine, serving(create_app(engine)) as at, launched() as browser:
        print(f"{'page':10} {'size':6} {'LCP ms':>7} {'CLS':>6} {'top px':>7} {'kB':>6}")
        for name, path in pages(engine).items():
            for size, (width, height) in SIZES.items():
                measured = []
                for _ in range(rounds):
                    context = browser.new_context(
                        viewport={"width": width, "height": height}, locale="id-ID", is_mobile=width < 600
                    )
                    page = context.new_page()
                    page.add_init_script(_WATCH)
                    measured.append(_measure(page, f"{at}{path}"))
                    context.close()
                painted, top, sent = min(measured)[0], measured[0][2], measured[0][3]
                shifted = max(each[1] for each in measured)
                print(f"{name:10} {size:6} {painted:7.0f} {shifted:6.3f} {top:7.0f} {sent / 1000:6.1f}")
        for size, (width, height) in SIZES.items():
            shifted = _facet_click(browser, f"{at}{pages(engine)['results']}", width, height)
            print(f"a facet's click, {size}: CLS {shifted:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
