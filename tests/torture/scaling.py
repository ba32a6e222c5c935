"""Reading grows no faster than the item, whatever its shape.

Each shape is read at sizes that quadruple. Told are those whose time grows faster than n^1.3, and those that
take more than some seconds a MB.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import time
from collections.abc import Iterator
from typing import Final, NamedTuple

from index.articles.reading import Reader
from index.files.items import Item
from search.model import Article
from search.retrieval.documents import make_document
from tests.torture.options import Options
from tests.torture.shapes import Shape, shapes

STEEPEST: Final = 1.3
# Below so many seconds a time says nothing about growth.
_TELLING: Final = 0.15
_FIRST: Final = 4_000
# Bytes up to which shapes grow, seconds after which one grows no more, seconds a MB may take.
_MOST: Final = 256_000
_ENOUGH: Final = 3.0
_RATE: Final = 2.0


class Growth(NamedTuple):
    """How long a shape took: `seconds` (of the processor) at `size` bytes, and the last step's exponent."""

    name: str
    size: int
    seconds: float
    exponent: float


def measure(reader: Reader, shape: Shape, most: int) -> Growth:
    """Reads a shape at sizes up to `most` bytes, or until one takes `_ENOUGH` seconds."""
    size, before, exponent = _FIRST, 0.0, 0.0
    while True:
        seconds = _read(reader, shape, size)
        if before:
            exponent = math.log(max(seconds, 1e-4) / before) / math.log(4)
            if seconds > _TELLING and exponent > STEEPEST:
                # Once more: another process may have had the caches.
                seconds = min(seconds, _read(reader, shape, size))
                exponent = math.log(max(seconds, 1e-4) / before) / math.log(4)
        if size * 4 > most or seconds > _ENOUGH:
            return Growth(shape.name, size, seconds, exponent)
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
    _read(reader, next(shapes()), _FIRST)
    return [measure(reader, shape, most) for at, shape in enumerate(shapes()) if at % parts == part]


def is_bad(growth: Growth) -> bool:
    """Whether a shape grows too fast or costs more than `_RATE` seconds a MB."""
    steep = growth.seconds > _TELLING and growth.exponent > STEEPEST
    return steep or growth.seconds > max(_TELLING, _RATE * growth.size / 1e6)


def told(growth: Growth) -> str:
    return (
        f"n^{growth.exponent:.2f}  {growth.seconds:7.2f} s at {growth.size / 1e3:6.0f} kB "
        f"({growth.seconds / growth.size * 1e6:6.1f} s/MB)  {growth.name[:110]}"
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
