"""How many steps a piece of work takes: its calls, counted. They grow as its time does, and are the same on
each machine."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from types import FrameType


def steps(work: Callable[[], object]) -> int:
    """The calls of functions, Python's and C's, and the turns of generators."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def exponent(work: Callable[[int], object], small: int, times: int = 4) -> float:
    """With which power of its size work grows, from a small size to some times that."""
    one, other = (steps(lambda size=size: work(size)) for size in (small, small * times))  # type: ignore[misc]
    return math.log(other / one, times)
