"""The processor's time by stage of an update, where somebody asks for it (`search index --profile`).

A context variable, as `search.process.deadline` has one: what is measured lies in many rooms, and no
signature between them has to carry the clock. Where nobody asks, a stage costs a third of a microsecond.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from enum import Enum
from types import TracebackType
from typing import Final, TypeVar

T = TypeVar("T")
# CPU seconds of each stage.
Spent = dict["Stage", float]


class Stage(Enum):
    """A part of the work, measured in `with Stage.DATES: …`; what another stage inside it takes is that
    one's. The values are what a user reads."""

    START = "start and imports"
    SCANNING = "looking for changes"
    FILES = "files"
    LAYOUT = "layout"
    LINES = "pages and lines"
    DATES = "dates"
    OUTLET = "outlet, authors, kind"
    OFFICIALS = "officials"
    QUOTATIONS = "quotations"
    ANALYSIS = "analysis"
    STORED = "stored articles"
    POSTINGS = "posting lists"
    COLUMNS = "columns"
    STORIES = "stories"
    MANIFEST = "manifest"
    PIPES = "between processes"
    COMMIT = "commit and sync"
    MERGING = "merging"
    REST = "the rest"

    def __enter__(self) -> None:
        clock = _clock.get()
        if clock is not None:
            clock.enter(self)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        clock = _clock.get()
        if clock is not None:
            clock.leave()

    def each(self, of: Iterable[T]) -> Iterator[T]:
        """The same members; to find each of them belongs to the stage, what is done with it does not."""
        members = iter(of)
        while True:
            with self:
                try:
                    found = next(members)
                except StopIteration:
                    return
            yield found


class _Clock:
    """What each stage has taken in this process, and which are under way, the innermost last."""

    def __init__(self) -> None:
        self._open = [Stage.REST]
        self._since = time.process_time()
        # The process is older than its clock.
        self._spent: Spent = {Stage.START: self._since}

    def _turn(self) -> None:
        now = time.process_time()
        stage = self._open[-1]
        self._spent[stage] = self._spent.get(stage, 0.0) + now - self._since
        self._since = now

    def enter(self, stage: Stage) -> None:
        self._turn()
        self._open.append(stage)

    def leave(self) -> None:
        self._turn()
        if len(self._open) > 1:  # else the clock was started inside the stage
            self._open.pop()

    def take(self) -> Spent:
        self._turn()
        spent, self._spent = self._spent, {}
        return spent

    def add(self, spent: Mapping[Stage, float]) -> None:
        for stage, seconds in spent.items():
            self._spent[stage] = self._spent.get(stage, 0.0) + seconds


_clock: Final[ContextVar[_Clock | None]] = ContextVar("stages", default=None)


def begin() -> None:
    """From here on, in this thread, time is measured; what the process took before is `Stage.START`."""
    _clock.set(_Clock())


def is_begun() -> bool:
    """Whether time is measured."""
    return _clock.get() is not None


def take() -> Spent:
    """What was spent since `begin` or the last `take`; nothing where no time is measured.

    >>> take()
    {}
    """
    clock = _clock.get()
    return clock.take() if clock is not None else {}


def add(spent: Mapping[Stage, float]) -> None:
    """Adds what another process took."""
    clock = _clock.get()
    if clock is not None:
        clock.add(spent)


def end() -> None:
    """No time is measured any more."""
    _clock.set(None)
