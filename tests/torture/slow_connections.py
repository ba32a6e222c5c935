"""Two thousand clients who send a letter now and then, and come back when closed: others are served."""

from __future__ import annotations

import resource
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException

from tests.torture.options import Options, percentile

USUAL = 2_000
SECONDS = 30
# 95 of 100 others are answered within so many seconds.
GOAL = 1.0


def run(options: Options) -> Iterator[str]:
    """Keeps as many slow connections as `USUAL` for `SECONDS`, and asks for a page again and again."""
    wanted = options.count(USUAL)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with options.serving() as (port, _):
        quiet = _ask(port, 5)
        yield f"without them: p50 {percentile(quiet, 50):.3f}, p95 {percentile(quiet, 95):.3f} s"
        ending = threading.Event()
        told = [0, 0]
        slow = threading.Thread(target=_drip, args=(port, wanted, ending, told))
        slow.start()
        try:
            time.sleep(3)
            times = _ask(port, SECONDS)
        finally:
            ending.set()
            slow.join()
    late = sum(seconds == float("inf") for seconds in times)
    yield (
        f"with {wanted} ({told[0]} opened, {told[1]} closed): {len(times)} pages, {late} unanswered, p50 "
        f"{percentile(times, 50):.3f}, p95 {percentile(times, 95):.3f}, worst {max(times):.3f} s"
    )
    assert not late and percentile(times, 95) <= GOAL, f"p95 of others above {GOAL} s"


def _ask(port: int, seconds: float) -> list[float]:
    times = []
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        started = time.monotonic()
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=15)
            connection.request("GET", "/?q=presiden")
            status = connection.getresponse().status
            connection.close()
            times.append(time.monotonic() - started if status == 200 else float("inf"))
        except (OSError, HTTPException):
            times.append(float("inf"))
        time.sleep(0.05)
    return times


def _drip(port: int, wanted: int, ending: threading.Event, told: list[int]) -> None:
    open_: list[socket.socket] = []
    while not ending.is_set():
        while len(open_) < wanted:
            one = socket.socket()
            one.setblocking(False)
            with suppress(BlockingIOError):
                one.connect(("127.0.0.1", port))
            open_.append(one)
            told[0] += 1
        for one in list(open_):
            try:
                one.send(b"G")
            except BlockingIOError:
                continue
            except OSError:
                one.close()
                open_.remove(one)
                told[1] += 1
        ending.wait(2)
    for one in open_:
        one.close()
