"""Answers made one at a time, in the order in which they were asked for."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A lock that goes to whoever has waited the longest. Python's own is often taken again by the thread
    that lets go of it, before the one that waits has woken: some would wait for a second and others never."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._is_taken = False

    @contextmanager
    def taken(self, patience: float) -> Iterator[bool]:
        """A block that has the turn; after `patience` seconds of waiting it runs without. Gives whether it
        has it."""
        has_it = self._take(patience)
        try:
            yield has_it
        finally:
            if has_it:
                self._pass_on()

    def _take(self, patience: float) -> bool:
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return True
            called = threading.Event()
            self._waiting.append(called)
        if called.wait(patience):
            return True
        with self._lock:
            if called.is_set():  # in this very moment
                return True
            self._waiting.remove(called)
            return False

    def _pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False
