"""Whether reading grows faster than the item: python -m tests.torture.scaling [--most BYTES] [--only TEXT].

Each shape is read at sizes that quadruple, up to `--most` bytes. Told are those whose time grows faster than
n^1.3, and those above `--rate` seconds a MB. Exits with 1 where there are any.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import sys
import time
from typing import Final, NamedTuple

from index.articles.reading import Reader
from index.files.items import Item
from search.model import Article
from search.retrieval.documents import make_document
from tests.torture.shapes import Shape, shapes

STEEPEST: Final = 1.3
# Below so many seconds a time says nothing about growth.
_TELLING: Final = 0.15
_FIRST: Final = 4_000


class Growth(NamedTuple):
    """How long a shape took: `seconds` (of the processor) at `size` bytes, and the last step's exponent."""

    name: str
    size: int
    seconds: float
    exponent: float


def measure(reader: Reader, shape: Shape, most: int, enough: float) -> Growth:
    """Reads a shape at growing sizes until one takes `enough` seconds."""
    size, before, exponent = _FIRST, 0.0, 0.0
    while True:
        seconds = _read(reader, shape, size)
        if before:
            exponent = math.log(max(seconds, 1e-4) / before) / math.log(4)
            if seconds > _TELLING and exponent > STEEPEST:
                # Once more: another process may have had the caches.
                seconds = min(seconds, _read(reader, shape, size))
                exponent = math.log(max(seconds, 1e-4) / before) / math.log(4)
        if size * 4 > most or seconds > enough:
            return Growth(shape.name, size, seconds, exponent)
        size, before = size * 4, max(seconds, 1e-4)


def _read(reader: Reader, shape: Shape, size: int) -> float:
    data = shape.make(size)
    started = time.process_time()
    found = reader.understand(Item("hostile", shape.kind, data))
    if isinstance(found, Article):
        make_document(found, "root")
    return time.process_time() - started


def _work(task: tuple[int, int, int, float, str]) -> list[Growth]:
    part, parts, most, enough, only = task
    reader = Reader.knowing()
    _read(reader, next(shapes()), _FIRST)
    found = []
    for at, shape in enumerate(shapes()):
        if at % parts == part and only in shape.name:
            found.append(measure(reader, shape, most, enough))
            if is_bad(found[-1], 1e9):
                print(told(found[-1]), flush=True)
    return found


def is_bad(growth: Growth, rate: float) -> bool:
    """Whether a shape grows too fast or costs more than `rate` seconds a MB."""
    steep = growth.seconds > _TELLING and growth.exponent > STEEPEST
    return steep or growth.seconds > max(_TELLING, rate * growth.size / 1e6)


def told(growth: Growth) -> str:
    return (
        f"n^{growth.exponent:.2f}  {growth.seconds:7.2f} s at {growth.size / 1e3:6.0f} kB "
        f"({growth.seconds / growth.size * 1e6:6.1f} s/MB)  {growth.name[:110]}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=256_000)
    parser.add_argument("--enough", type=float, default=3.0)
    parser.add_argument("--rate", type=float, default=2.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    tasks = [(part, given.jobs, given.most, given.enough, given.only) for part in range(given.jobs)]
    if given.jobs > 1:
        with multiprocessing.get_context("spawn").Pool(given.jobs) as pool:
            found = [growth for part in pool.map(_work, tasks) for growth in part]
    else:
        found = _work(tasks[0])
    bad = sorted((one for one in found if is_bad(one, given.rate)), key=lambda one: -one.seconds / one.size)
    print(f"\n{len(found)} shapes to {given.most / 1e3:.0f} kB, {len(bad)} too dear")
    print("\n".join(told(one) for one in bad))
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
