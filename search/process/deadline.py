"""How long a question may take: whoever asks sets the time, whoever answers looks at the clock between steps.

A context variable, as tracing and RPC libraries keep theirs: a time set by a server holds for every engine
call below it, and no signature between the two has to carry it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar, Token
from typing import Final, TypeVar

from search.errors import QueryAbandonedError, QueryTooSlowError

# Steps of `in_steps`: a thousand words are matched in a millisecond or less.
STEP: Final = 1_000
# Seconds between two looks at whether anybody still waits for the answer: a look is a system call.
_LOOK: Final = 0.05

T = TypeVar("T")


class Allowance:
    """The time of one request, and what of it each part of its questions took."""

    def __init__(self, seconds: float, is_abandoned: Callable[[], bool] | None = None) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds
        self._is_abandoned = is_abandoned
        self._looks = 0.0
        self._spent: dict[Hashable, float] = {}
        self._open: list[tuple[Hashable, float]] = []

    def check(self) -> None:
        now = time.monotonic()
        if now > self._ends:
            raise QueryTooSlowError(self.seconds, self._dearest(now))
        if self._is_abandoned is not None and now >= self._looks:
            self._looks = now + _LOOK
            if self._is_abandoned():
                raise QueryAbandonedError(self.seconds)

    def left(self) -> float:
        return self._ends - time.monotonic()

    @contextmanager
    def part(self, of: Hashable) -> Iterator[None]:
        self._open.append((of, time.monotonic()))
        try:
            yield
        finally:
            _, began = self._open.pop()
            self._spent[of] = self._spent.get(of, 0.0) + time.monotonic() - began

    def _dearest(self, now: float) -> Hashable | None:
        spent = self._spent.copy()
        for of, began in self._open:
            spent[of] = spent.get(of, 0.0) + now - began
        return max(spent, key=spent.__getitem__) if spent else None


_allowed: ContextVar[Allowance | None] = ContextVar("deadline", default=None)


def begin(seconds: float, is_abandoned: Callable[[], bool] | None = None) -> Token[Allowance | None]:
    """From here on, in this thread, `check` raises when the time is over, or when `is_abandoned` says that
    nobody waits for the answer any more; `end` takes the time away."""
    return _allowed.set(Allowance(seconds, is_abandoned))


def end(token: Token[Allowance | None]) -> None:
    _allowed.reset(token)


@contextmanager
def within(seconds: float, is_abandoned: Callable[[], bool] | None = None) -> Iterator[None]:
    """What is asked inside the block must be answered in so many seconds, or raises QueryTooSlowError.

    >>> with within(60):
    ...     check()
    """
    token = begin(seconds, is_abandoned)
    try:
        yield
    finally:
        end(token)


def check() -> None:
    """Raises QueryTooSlowError where the time that was set is over, and QueryAbandonedError, which is one,
    where whoever asked has gone. Costs a fifth of a microsecond."""
    allowed = _allowed.get()
    if allowed is not None:
        allowed.check()


def remaining() -> float | None:
    """The seconds that are left, below 0 where they are over; None where no time was set: for what waits for
    another machine."""
    allowed = _allowed.get()
    return None if allowed is None else allowed.left()


def allowed() -> float | None:
    """The seconds that were set; None where none were."""
    found = _allowed.get()
    return None if found is None else found.seconds


@contextmanager
def part(of: Hashable) -> Iterator[None]:
    """A block that looks up this part of a question, a node of its tree: QueryTooSlowError has the one."""
    allowed = _allowed.get()
    if allowed is None:
        yield
        return
    with allowed.part(of):
        yield


def in_steps(of: Sequence[T], step: int = STEP) -> Iterator[Sequence[T]]:
    """The members of a long list in pieces, with a look at the clock before each.

    >>> [list(piece) for piece in in_steps("abcde", 2)]
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    for start in range(0, len(of), step):
        check()
        yield of[start : start + step]


def checked(of: Iterable[T]) -> Iterator[T]:
    """The same members, with a look at the clock before each: for those that are dear each."""
    for each in of:
        check()
        yield each
