"""Twenty readers ask for the dearest patterns again and again: all others are answered within a second."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote

from search.engine import open_engine
from tests.torture.options import Options, percentile

USUAL = 20
SECONDS = 30
# Each page of others is there within so many seconds, on a machine that does nothing else.
GOAL = 1.0
# Loopback has many addresses: who asks so much asks from one, everybody else from another.
_ATTACKER, _OTHERS = "127.0.0.2", "127.0.0.1"
_DEAR = "*?*?*?*?*?*?*?*?*?*zq"


def run(options: Options) -> Iterator[str]:
    """Asks for ordinary pages one after another while the others ask; then SIGTERM ends the server."""
    words = [term.text for term in open_engine(options.index()).terms("", 200)]
    with options.serving() as (port, _):
        quiet = [_ask(port, word)[1] for word in words[:20]]
        yield f"without them: p50 {percentile(quiet, 50):.3f}, worst {max(quiet):.3f} s"
        ending, statuses = threading.Event(), Counter[int]()
        asking = [
            threading.Thread(target=_attack, args=(port, number, ending, statuses))
            for number in range(options.count(USUAL))
        ]
        for thread in asking:
            thread.start()
        times: list[float] = []
        failed: Counter[int] = Counter()
        ends = time.monotonic() + SECONDS
        try:
            while time.monotonic() < ends:
                status, seconds = _ask(port, words[len(times) % len(words)])
                times.append(seconds)
                failed[status] += status != 200
                time.sleep(0.05)
        finally:
            ending.set()
        for thread in asking:
            thread.join()
    late = sum(seconds > GOAL for seconds in times)
    yield f"the patterns' answers: {', '.join(f'{status} {n}' for status, n in sorted(statuses.items()))}"
    yield (
        f"{len(times)} pages of others: p50 {percentile(times, 50):.3f}, p95 {percentile(times, 95):.3f}, "
        f"worst {max(times):.3f} s, {late} above {GOAL:g} s, {failed.total()} not given"
    )
    assert not late and not failed.total(), f"a page took more than {GOAL:g} s, or was not given"


def _ask(port: int, text: str, source: str = _OTHERS) -> tuple[int, float]:
    started = time.monotonic()
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
        connection.request("GET", f"/?q={quote(text)}")
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, time.monotonic() - started
    except (OSError, HTTPException):
        return 0, time.monotonic() - started


def _attack(port: int, number: int, ending: threading.Event, statuses: Counter[int]) -> None:
    while not ending.is_set():
        # Never the same pattern, so that no cache answers.
        number += 1_000
        statuses[_ask(port, f"{_DEAR}{number}", _ATTACKER)[0]] += 1
