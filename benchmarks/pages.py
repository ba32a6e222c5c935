"""How long the page's server takes, and how many bytes it sends: python benchmarks/pages.py DIR [ROUNDS].

Warm, through Flask's test client, with all facets and ten hits' snippets. For each page the median and the
95th percentile of wall time in milliseconds, beside it the median of process time, which a busy machine
changes less, and 'alone', the process time of the same answer without a page around it; then the
bytes of the page, plain and compressed.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from search.engine import open_engine
from search.model import Everything, Filters, Query
from web import address as addresses
from web.app import create_app
from web.parts.hits import show_hit
from web.server.warming import warm

SEARCHES: dict[str, dict[str, str | list[str]]] = {
    "rare word": {"q": "Lavrov"},
    "common word": {"q": "Indonesia"},
    "two words": {"q": "presiden Rusia"},
    "five words": {"q": "pemerintah kenaikan harga bahan pokok"},
    "any of five": {"q": "pemerintah kenaikan harga bahan pokok", "any": "1"},
    "phrase": {"q": '"Joko Widodo"'},
    "exclusion": {"q": "presiden -Jokowi"},
    "alternatives": {"q": "(Rusia OR China) ekonomi"},
    "a year": {"q": "ekonomi", "from": "2020", "to": "2020"},
    "a month": {"q": "ekonomi", "from": "2020-12", "to": "2020-12"},
    "facets chosen": {"q": "vaksin", "outlet": ["Gelora", "Kompas.com"], "not_official": "joko-widodo"},
    "everything": {"undated": "", "q": "-zzzz"},
    "page 50": {"q": "Indonesia", "page": "50"},
}


def _times(work: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Median and 95th percentile of wall time, median of process time, in ms; the first round is left out."""
    walls, processes = [], []
    for _ in range(rounds + 1):
        wall, process = time.perf_counter(), time.process_time()
        work()
        walls.append((time.perf_counter() - wall) * 1000)
        processes.append((time.process_time() - process) * 1000)
    walls, processes = sorted(walls[1:]), processes[1:]
    return statistics.median(walls), walls[int(0.95 * (len(walls) - 1))], statistics.median(processes)


def main(folder: Path, rounds: int) -> None:
    engine = open_engine(folder)
    app = create_app(engine)
    warm(engine, app)  # as the server does
    client = app.test_client()
    print(f"{engine.count()} articles, {rounds} rounds")
    print(f"{'':15} {'median':>7} {'p95':>7} {'process':>8} {'alone':>7} {'bytes':>8} {'gzip':>7}")
    medians, highest = [], []
    for name, parameters in SEARCHES.items():
        url = "/?" + urlencode(parameters, doseq=True)
        query = addresses.read(MultiDict(parameters), date.today())[0].query(date.today(), engine.synonyms)

        def alone(query: Query = query) -> None:
            for hit in engine.search(query).hits:
                show_hit(hit.article, query.tree)

        median, p95, process = _times(partial(client.get, url), rounds)
        _, _, bare = _times(alone, rounds)
        medians.append(median)
        highest.append(p95)
        _print(name, median, p95, process, bare, client.get(url).data)
    print(f"search pages: median {statistics.median(medians):.1f} ms, highest p95 {max(highest):.1f} ms")

    found = engine.search(addresses.Address(q="vaksin").query(date.today(), engine.synonyms)).hits[0].article
    longest = max(
        engine.search(Query("", Everything(), Filters(undated=True), limit=200)).hits,
        key=lambda hit: len(" ".join(hit.article.body)),
    ).article
    for name, url in {
        "start page": "/",
        "article": f"/artikel/{found.id}?q=vaksin&at=1&of=100",
        "long article": f"/artikel/{longest.id}?q=yang",
        "next result": "/hasil/2?q=vaksin",
    }.items():
        _print(name, *_times(partial(client.get, url), rounds), 0.0, client.get(url).data)
    first = client.get("/?q=Indonesia", headers={"Accept-Encoding": "gzip, deflate"})
    assets = [
        client.get(f"/static/{name}", headers={"Accept-Encoding": "gzip, deflate"})
        for name in ("style.css", "warta.js")
    ]
    sizes = [len(response.data) for response in (first, *assets)]
    encoded = first.headers.get("Content-Encoding", "none")
    print(f"first page as sent ({encoded}), bytes: page {sizes[0]}, style {sizes[1]}, script {sizes[2]}")


def _print(name: str, median: float, p95: float, process: float, bare: float, data: bytes) -> None:
    packed = len(gzip.compress(data, 6))
    print(f"{name:15} {median:7.1f} {p95:7.1f} {process:8.1f} {bare:7.1f} {len(data):8} {packed:7}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20)
