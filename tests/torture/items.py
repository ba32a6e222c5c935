"""Real items spoiled in every way and read: no reader fails, none is given up, none takes too long.

Bytes are flipped, cut, doubled, moved, repeated without end and put in from other items and from the atoms of
`tests.torture.shapes`. Told are what became of them and those that took too long.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from index.articles.reading import Reader
from index.files import sources
from index.files.items import Item, items
from index.updates.item_time import understand
from search.model import Article, Problem
from search.retrieval.documents import make_document
from tests.paths import GOLD, SAMPLES, SHARED
from tests.torture.options import Options
from tests.torture.shapes import ATOMS

USUAL: Final = 50_000
# An item may take a second, and so many more for each MB.
_MOST: Final = 5.0

_LONGEST: Final = 200_000
_SECONDS: Final = 20


class Result(NamedTuple):
    """What became of a spoiled item: 'article', 'problem', 'failed', 'given up'; in how many seconds."""

    seed: int
    name: str
    kind: str
    size: int
    seconds: float
    reason: str = ""


def originals() -> list[Item]:
    """The samples, and the gold pages where they are there."""
    found: list[Item] = []
    for root in (SAMPLES, GOLD, SHARED / "cases"):
        for source in sources.find(root) if root.exists() else ():
            if isinstance(source, sources.Source) and source.size < _LONGEST:
                found += [item for item in items(source) if isinstance(item, Item)]
    return found


def spoil(item: Item, others: Sequence[Item], seed: int) -> Item:
    """The item with one to six spoiled places; the same for the same seed."""
    chance = random.Random(seed)
    data = bytearray(item.data)
    for _ in range(chance.randint(1, 6)):
        size = max(1, len(data))
        at = chance.randrange(size)
        end = min(size, at + chance.choice((1, 10, 100, 1_000, size)))
        match chance.randrange(8):
            case 0:
                for place in chance.sample(range(size), min(size, 20)) if data else ():
                    data[place] ^= 1 << chance.randrange(8)
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[at:end]
            case 3:
                data[at:at] = bytes(data[at : at + 40]) * chance.choice((10, 100, 2_000))
            case 4:
                data[at:at] = chance.choice(ATOMS).encode("utf-8", "replace") * chance.choice((5, 500, 5_000))
            case 5:
                other = chance.choice(others).data
                begin = chance.randrange(max(1, len(other)))
                data[at:at] = other[begin : begin + chance.choice((50, 5_000))]
            case 6:
                data[at:end] = bytes(chance.randrange(256) for _ in range(min(end - at, 1_000)))
            case _:
                data[at:end] = bytes(reversed(data[at:end]))
        del data[_LONGEST:]
    kind = chance.choice((item.kind, item.kind, item.kind, "text", "html", "markdown"))
    return Item(f"{item.path}-{seed}", kind, bytes(data), item.record)


def _read(reader: Reader, item: Item, seed: int) -> Result:
    started = time.process_time()
    try:
        found = understand(reader, item, _SECONDS)
        if isinstance(found, Article):
            make_document(found, "root")
    except Exception as error:
        found = Problem(item.path, f"the reader failed on it ({error!r})")
    seconds = time.process_time() - started
    if isinstance(found, Article):
        return Result(seed, item.path, "article", len(item.data), seconds)
    failed = "failed" if "failed on it" in found.reason else "problem"
    kind = "given up" if "given up" in found.reason else failed
    return Result(seed, item.path, kind, len(item.data), seconds, found.reason)


def _work(task: tuple[int, int, int]) -> list[Result]:
    first, count, step = task
    reader, known = Reader.knowing(), originals()
    _read(reader, known[0], 0)
    return [
        _read(reader, spoil(known[seed % len(known)], known, seed), seed)
        for seed in range(first, first + count, step)
    ]


def is_dear(result: Result) -> bool:
    """Whether an item took longer than a second and `_MOST` seconds a MB."""
    return result.seconds > 1 + _MOST * result.size / 1e6


def told(found: Sequence[Result]) -> Iterator[str]:
    counts = Counter(result.kind for result in found)
    yield f"{len(found)} spoiled items: " + ", ".join(
        f"{count} {kind}" for kind, count in counts.most_common()
    )
    worst = max(result.seconds for result in found)
    yield f"{sum(result.seconds for result in found):.0f} s of the processor, the worst {worst:.2f} s"
    for result in sorted(filter(is_dear, found), key=lambda result: -result.seconds):
        yield f"  {result.seconds:6.2f} s  {result.size / 1e3:6.1f} kB  seed {result.seed}  {result.name}"
    for result in found:
        if result.kind in ("failed", "given up"):
            yield f"{result.kind}: seed {result.seed}  {result.name}: {result.reason}"


def run(options: Options) -> Iterator[str]:
    """Reads as many spoiled items as `USUAL`, on all processors."""
    jobs = os.cpu_count() or 1
    tasks = [(options.seed + part, options.count(USUAL) - part, jobs) for part in range(jobs)]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        found = [result for part in pool.map(_work, tasks) for result in part]
    yield from told(found)
    dear = [*filter(is_dear, found)]
    failed = [result for result in found if result.kind in ("failed", "given up")]
    assert not dear, f"{len(dear)} took longer than {_MOST:g} s a MB and a second"
    assert not failed, f"{len(failed)} failed or were given up"
