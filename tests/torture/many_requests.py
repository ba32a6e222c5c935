"""Twenty thousand mixed requests: each answered, memory and descriptors level."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, unquote

from search.engine import open_engine
from tests.torture import questions
from tests.torture.options import Options

USUAL = 20_000
# Caches fill first; from this part of all requests on memory may grow by so much.
WARM, GROWTH = 0.5, 1.15
_PAGES = (
    "/?q={}",
    "/?q={}&sort=newest&page=2",
    "/api/v1/search?q={}",
    "/linimasa?q={}",
    "/feed?q={}",
    "/api/v1/suggest?q={}",
)


def run(options: Options) -> Iterator[str]:
    """Asks one process, so that its memory is all there is."""
    count = options.count(USUAL)
    words = [term.text for term in open_engine(options.index()).terms("", 5_000)]
    asked = questions.some(words, options.dice())
    statuses: Counter[int] = Counter()
    memory: list[int] = []
    refused: list[str] = []
    with options.serving("--processes", "1") as (port, process):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        for number in range(count):
            url = _PAGES[number % len(_PAGES)].format(quote(next(asked)[:200]))
            try:
                connection.request("GET", url)
                answer = connection.getresponse()
                answer.read()
                statuses[answer.status] += 1
                if answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
                    refused.append(url)
            except (OSError, HTTPException):
                connection.close()
                statuses[0] += 1
            if number % max(1, count // 20) == 0:
                memory.append(_kilobytes(process))
        descriptors = len(list(Path(f"/proc/{process}/fd").iterdir()))
    yield f"{count} requests: {json.dumps(dict(sorted(statuses.items())))}, {descriptors} descriptors"
    yield f"memory: {', '.join(str(size >> 10) for size in memory)} MB"
    yield from (f"refused with 503: {unquote(url)[:150]}" for url in refused)
    warm = memory[int(len(memory) * WARM)]
    assert memory[-1] <= warm * GROWTH, "memory grows on"
    assert set(statuses) <= {200, 404, 503}, "an answer was a fault or none"


def _kilobytes(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
