"""Reading grows no faster than the item, whatever its shape.

Each shape is read at sizes that quadruple. Told are those whose time grows faster than n^1.3, and those that
at one of the sizes take three times as long as an honest article of as many bytes, and more than what any
small page may cost. A reader that got slower throughout is not seen here: `benchmarks/keeping.py` shows it.

Why no seconds a MB: what an honest article takes, the paragraphs of the samples one after another, is 1 to 4
s a MB by the machine and by what else it does. A limit in seconds tells of the machine: on one it is below
honest text, on another a shape may take five times its due. Whoever wants to keep a reader busy can send
honest articles; a shape is a lever only where it costs much more than they do. It may cost some more, for
each line is asked what it is, and an honest one has two hundred letters where shapes have a dozen. How many
lines there may be is bounded, and with it the longest time of any page (`index.pages.wrapping.MOST_LINES`),
in how much of it people and speech are looked for (`index.articles.reading.REACH`), and how many may be
named and quoted (`index.officials.mentions.MOST_MENTIONS`, `index.quotations.finding.MOST_QUOTES`). Memory is
looked through for garbage as seldom as in a worker of `search index`: Python's own way takes a tenth to a
fifth longer, of some shapes more than of others.
"""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
import time
from collections.abc import Iterator
from typing import Final, NamedTuple

from index.articles.reading import Reader
from index.files import sources
from index.files.items import Item, items
from search.model import Article
from search.retrieval.documents import make_document
from tests.paths import SAMPLES
from tests.torture.options import Options
from tests.torture.shapes import HEAD, Shape, shapes, word_of

STEEPEST: Final = 1.3
# Below so many seconds a time says nothing about growth.
_TELLING: Final = 0.15
_FIRST: Final = 4_000
# Bytes up to which shapes grow, seconds after which one grows no more.
_MOST: Final = 256_000
_ENOUGH: Final = 3.0
# How many times as long as honest text of its size a shape may take, and the seconds that a small one may.
_DEARER: Final = 3.0
_SMALL: Final = 0.35
# Objects made between two looks for cyclic garbage: `index.updates.workers`.
_OBJECTS: Final = 20_000


class Growth(NamedTuple):
    """How long a shape took: `seconds` (of the processor) at `size` bytes, the last step's exponent, and how
    long honest text of that size takes."""

    name: str
    size: int
    seconds: float
    exponent: float
    honest: float


class Honest:
    """What honest text takes, of any size: the samples' paragraphs, no two of them equal."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        read = (reader.understand(item) for source in sources.find(SAMPLES) for item in _items(source))
        self._paragraphs = [text for one in read if isinstance(one, Article) for text in one.body]
        self._seconds: dict[int, float] = {}
        self.measure(_FIRST)

    def seconds(self, size: int) -> float:
        """As measured last."""
        return self._seconds[size] if size in self._seconds else self.measure(size)

    def measure(self, size: int) -> float:
        """Measured now."""
        self._seconds[size] = _read(self._reader, Shape("honest text", "text", self.make), size)
        return self._seconds[size]

    def make(self, size: int) -> bytes:
        """As many bytes of it."""
        made, length, number = [], 0, 0
        while length < size:
            first, _, rest = self._paragraphs[number % len(self._paragraphs)].partition(" ")
            made.append(f"{first} {word_of(number)} {rest}".encode())
            length += len(made[-1]) + 2
            number += 1
        return (HEAD.encode() + b"\n\n".join(made))[:size]


def _items(source: object) -> Iterator[Item]:
    if isinstance(source, sources.Source):
        yield from (item for item in items(source) if isinstance(item, Item))


def measure(reader: Reader, honest: Honest, shape: Shape, most: int) -> Growth:
    """Reads a shape at sizes up to `most` bytes, or until one takes `_ENOUGH` seconds or is bad."""
    size, before, exponent = _FIRST, 0.0, 0.0
    while True:
        seconds = _read(reader, shape, size)
        if before:
            exponent = math.log(max(seconds, 1e-4) / before) / math.log(4)
            if seconds > _TELLING and exponent > STEEPEST:
                # Once more: another process may have had the processor's caches.
                seconds = min(seconds, _read(reader, shape, size))
                exponent = math.log(max(seconds, 1e-4) / before) / math.log(4)
        growth = Growth(shape.name, size, seconds, exponent, honest.seconds(size))
        if is_bad(growth):
            # By turns: another process may have come or gone since.
            seconds = min(seconds, _read(reader, shape, size))
            growth = growth._replace(seconds=seconds, honest=honest.measure(size))
        if is_bad(growth) or size * 4 > most or seconds > _ENOUGH:
            return growth
        size, before = size * 4, max(seconds, 1e-4)


def _read(reader: Reader, shape: Shape, size: int) -> float:
    data = shape.make(size)
    started = time.process_time()
    found = reader.understand(Item("hostile", shape.kind, data))
    if isinstance(found, Article):
        make_document(found, "root")
    return time.process_time() - started


def _work(task: tuple[int, int, int]) -> list[Growth]:
    part, parts, most = task
    reader = Reader.knowing()
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    honest = Honest(reader)
    return [measure(reader, honest, shape, most) for at, shape in enumerate(shapes()) if at % parts == part]


def is_bad(growth: Growth) -> bool:
    """Whether a shape grows too fast or costs more than honest text may."""
    steep = growth.seconds > _TELLING and growth.exponent > STEEPEST
    return steep or growth.seconds > max(_SMALL, _DEARER * growth.honest)


def told(growth: Growth) -> str:
    return (
        f"n^{growth.exponent:.2f}  {growth.seconds:7.2f} s at {growth.size / 1e3:6.0f} kB "
        f"({growth.seconds / growth.size * 1e6:6.1f} s/MB, {growth.seconds / growth.honest:5.1f} x honest)  "
        f"{growth.name[:110]}"
    )


def run(options: Options) -> Iterator[str]:
    """Reads every shape, on all processors; the scale is that of the sizes."""
    jobs, most = os.cpu_count() or 1, options.count(_MOST)
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        found = [
            growth for part in pool.map(_work, [(at, jobs, most) for at in range(jobs)]) for growth in part
        ]
    bad = sorted(filter(is_bad, found), key=lambda one: -one.seconds / one.size)
    yield from map(told, bad)
    yield f"{len(found)} shapes to {most / 1e3:.0f} kB, {len(bad)} too dear"
    assert not bad, f"{len(bad)} shapes are too dear"
