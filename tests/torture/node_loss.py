"""kill -9 of one of three nodes while articles are indexed and questions asked; then of a second one.

What must hold: what was committed is there; no question fails or is answered in part; with two of three gone
everybody is told within seconds, and after their return all is as before. Needs a JDK 17 and Maven.
"""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.request import urlopen

from search.engine import Ranking, open_engine
from search.errors import EngineError
from search.keeping import building, open_keeper
from search.model import Article, Everything, Query, Results, Word
from tests import archives
from tests.torture.options import Options
from tools.cluster import nodes
from tools.cluster.nodes import Node
from web.app import create_app

_KILLS: Final = 4
_BATCH: Final = 40
_PATIENCE: Final = 240


class _Asking(threading.Thread):
    """Asks without a pause; each answer must be of one commit, and none may fail."""

    def __init__(self, engine: Ranking) -> None:
        super().__init__(daemon=True)
        self._engine = engine
        self.ended = threading.Event()
        self.committed = {0}
        self.asked = 0
        self.longest = 0.0
        self.failures: list[str] = []

    def run(self) -> None:
        while not self.ended.is_set():
            started = time.monotonic()
            try:
                found = self._engine.search(Query("", Word("Rusia"), limit=5))
                self._judge(found)
            except Exception as error:
                self.failures.append(f"{type(error).__name__}: {error}")
            self.asked += 1
            self.longest = max(self.longest, time.monotonic() - started)

    def _judge(self, found: Results) -> None:
        if found.total not in self.committed or sum(b.count for b in found.facets.outlet) != found.total:
            self.failures.append(f"{found.total} articles, of no commit")


def run(options: Options) -> Iterator[str]:
    """The figures of each kill. Raises AssertionError where something was lost or wrong."""
    at = options.folder / "cluster"
    at.mkdir()
    if nodes.FOLDER.joinpath("classes").exists():
        for name in ("lib", "classes"):
            at.joinpath(name).symlink_to(nodes.FOLDER / name)
    try:
        started = nodes.start(at, 3)
        where = ",".join(f"{node.url}/tahan" for node in started)
        yield from _kill_one(at, where, max(1, round(_KILLS * options.scale)))
        yield from _kill_two(at, where)
    finally:
        nodes.stop(at)


def _kill_one(at: Path, where: str, times: int) -> Iterator[str]:
    with building(where) as update:
        update.add(_articles(0))
    engine, keeper = open_engine(where), open_keeper(where)
    asking = _Asking(engine)
    asking.committed = {_BATCH}
    asking.start()
    kept, failures = _BATCH, Counter[str]()
    for number in range(times):
        victim = nodes.known(at)[number % 3]
        killing = threading.Timer(1.0, os.kill, (victim.pid, signal.SIGKILL))
        killing.start()
        started = time.monotonic()
        while True:  # an update that fails leaves the index as it was, and is made again
            try:
                asking.committed.add(kept + _BATCH)
                with keeper.updating() as update:
                    update.add(_articles(number + 1))
                break
            except EngineError as error:
                failures[str(error)] += 1
                assert time.monotonic() - started < _PATIENCE, (
                    f"no update goes through with one node of three gone: {dict(failures)}"
                )
                time.sleep(1)
        killing.join()
        kept += _BATCH
        took = time.monotonic() - started
        assert engine.count() == kept, f"{engine.count()} of {kept} committed articles are there"
        nodes.restart(at, victim)
        _wait_until_whole(at)
        yield f"kill {number + 1}: committed after {took:.0f} s, {kept} articles there"
    asking.ended.set()
    asking.join()
    assert not asking.failures, f"{len(asking.failures)} of {asking.asked} questions: {asking.failures[0]}"
    faults = keeper.find_faults()
    assert not faults, faults
    yield (
        f"{asking.asked} questions, none failed or partial, longest {asking.longest:.1f} s; "
        f"{failures.total()} updates failed and were made again"
    )


def _kill_two(at: Path, where: str) -> Iterator[str]:
    engine = open_engine(where)
    before = engine.search(Query("", Everything()))
    survivor = _lacking_a_shard(nodes.known(at))
    victims = [node for node in nodes.known(at) if node != survivor]
    for victim in victims:
        os.kill(victim.pid, signal.SIGKILL)
    page = create_app(engine).test_client()
    told, answered, slowest = 0, 0, 0.0
    for _ in range(10):
        started = time.monotonic()
        try:
            found = engine.search(Query("", Everything()))
            # What is left may hold a whole copy of all shards: then the answer is whole.
            assert (found.total, found.facets) == (before.total, before.facets), "a part passed for the whole"
            answered += 1
        except EngineError as error:
            assert "Part of the index" in str(error) or "No node" in str(error), error
            told += 1
        slowest = max(slowest, time.monotonic() - started)
        started = time.monotonic()
        status = page.get("/?q=rusia").status_code
        assert status == 503 or (status == 200 and answered), f"the page answers with {status}"
        slowest = max(slowest, time.monotonic() - started)
    for victim in victims:
        nodes.restart(at, victim)
    ends = time.monotonic() + _PATIENCE
    while True:
        try:
            assert engine.search(Query("", Everything())).total == before.total
            break
        except EngineError:
            assert time.monotonic() < ends, "not whole again after all nodes are back"
            time.sleep(1)
    yield f"two of three gone: {told} told, {answered} answered wholly, slowest {slowest:.1f} s; whole again"


def _lacking_a_shard(running: list[Node]) -> Node:
    """A node that has not all shards of the archive: alone it can answer nothing. Any, where all have all."""
    with urlopen(f"{running[0].url}/_cat/shards/tahan?format=json&h=node,shard,state", timeout=30) as answer:
        shards = json.load(answer)
    held = {node.name: {s["shard"] for s in shards if s["node"] == node.name} for node in running}
    return min(running, key=lambda node: len(held[node.name]))


def _articles(number: int) -> list[Article]:
    start = number * _BATCH
    return [
        archives.article(n, title="Rusia kuat", body=(f"Kabar nomor {n}.",), outlet=archives.OUTLETS[n % 3])
        for n in range(start, start + _BATCH)
    ]


def _wait_until_whole(at: Path) -> None:
    """Until all three nodes have joined and each shard has its replica: only then another may be lost."""
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        with suppress(OSError):  # a node that has just begun
            if all(_is_whole(node) for node in nodes.known(at)):
                return
        time.sleep(0.5)
    raise AssertionError("a node that was started again has not joined, or not all shards have a replica")


def _is_whole(node: Node) -> bool:
    with urlopen(f"{node.url}/_cluster/health", timeout=30) as answer:
        told = json.load(answer)
    return bool(told["number_of_nodes"] == 3 and told["status"] == "green")
