"""How long a question may take: whoever asks sets the time, whoever answers looks at the clock between steps.

A context variable, as tracing and RPC libraries keep theirs: a time set by a server holds for every engine
call below it, and no signature between the two has to carry it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token

from search.errors import QueryTooSlowError

_ends: ContextVar[float | None] = ContextVar("deadline", default=None)


def begin(seconds: float) -> Token[float | None]:
    """From here on, in this thread, `check` raises when the time is over; `end` takes the time away."""
    return _ends.set(time.monotonic() + seconds)


def end(token: Token[float | None]) -> None:
    _ends.reset(token)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is asked inside the block must be answered in so many seconds, or raises QueryTooSlowError.

    >>> with within(60):
    ...     check()
    """
    token = begin(seconds)
    try:
        yield
    finally:
        end(token)


def check() -> None:
    """Raises QueryTooSlowError where the time that was set is over. Costs a tenth of a microsecond."""
    ends = _ends.get()
    if ends is not None and time.monotonic() > ends:
        raise QueryTooSlowError("the time for this query is over")
