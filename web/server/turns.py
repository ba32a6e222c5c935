"""Answers made one at a time: each who asks in turn, and of one the longest waiting first."""

from __future__ import annotations

import threading
import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from web.server.fairness import RoundRobin


class Turns:
    """A lock that goes round those who wait for it. Python's own is often taken again by the thread that lets
    go of it, before the one that waits has woken: some would wait for a second and others never.

    Behind whoever has it longer than so many seconds nobody waits: the next one has the turn then, while that
    one goes on without. To let everybody go on who has waited so long would have all compute at once, just
    where many ask.
    """

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._lock = threading.Lock()
        self._waiting = RoundRobin[threading.Event]()
        # Whose turn it is, and since when.
        self._holder: threading.Event | None = None
        self._since = 0.0

    @contextmanager
    def taken(self, who: Hashable = None) -> Iterator[None]:
        """A block that has the turn. Of several who wait each has one before `who` has had two."""
        mine = threading.Event()
        with self._lock:
            if self._holder is None:
                self._give(mine)
            else:
                self._waiting.put(who, mine)
        while not mine.wait(self._left()):
            self._pass_over()
        try:
            yield
        finally:
            with self._lock:
                if self._holder is mine:
                    self._pass_on()

    def _left(self) -> float:
        return max(0.0, self._since + self._longest - time.monotonic())

    def _pass_over(self) -> None:
        with self._lock:
            if self._left() == 0:
                self._pass_on()

    def _pass_on(self) -> None:
        self._holder = None
        if len(self._waiting):
            self._give(self._waiting.get())

    def _give(self, next_: threading.Event) -> None:
        self._holder, self._since = next_, time.monotonic()
        next_.set()
