"""Ctrl-C and SIGTERM: how a process ends that is asked to.

It leaves at once, with one line: who only reads has nothing to put in order, and an exception that breaks
into an import may be swallowed or printed there. What writes or serves has it raised, in `interruptible`.

Imports next to nothing: it is there before all else loads.
"""

from __future__ import annotations

import os
import signal
from types import FrameType, TracebackType

from search.process.exit_codes import ExitCode

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(SystemExit):
    """Ctrl-C or SIGTERM came. `code` is an ExitCode: the status that shells expect."""

    def __init__(self, number: int) -> None:
        super().__init__(ExitCode.of_signal(number))


def leave_at_once() -> None:
    """From now on the process ends in the moment in which it is asked to."""
    _set(_leave)


class interruptible:  # noqa: N801 - used like a function
    """A block in which the first Ctrl-C or SIGTERM raises Interrupted; another one leaves at once.

    Whatever is made of it inside, what leaves the block is Interrupted: a library may have an exception of
    its own for it, and Python itself prints and forgets one that breaks into a finalizer.
    """

    def __init__(self) -> None:
        self._number: int | None = None  # the signal that came

    def __enter__(self) -> None:
        self._before = [signal.getsignal(number) for number in _SIGNALS]
        _set(self._raise)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in zip(_SIGNALS, self._before, strict=True):
            signal.signal(number, handler)
        if isinstance(error, Interrupted):
            return
        if self._number is not None or isinstance(error, KeyboardInterrupt):
            raise Interrupted(self._number or signal.SIGINT) from None

    def _raise(self, number: int, frame: FrameType | None) -> None:
        self._number = number
        _set(_leave)
        raise Interrupted(number)


class deferred:  # noqa: N801 - used like a function
    """A block in the main thread that Ctrl-C and SIGTERM do not break into: they come when it has ended."""

    def __enter__(self) -> None:
        self._came: list[int] = []
        self._before = [signal.getsignal(number) for number in _SIGNALS]
        _set(lambda number, frame: self._came.append(number))

    def __exit__(self, *error: object) -> None:
        for number, handler in zip(_SIGNALS, self._before, strict=True):
            signal.signal(number, handler)
        for came in self._came:
            signal.raise_signal(came)


def _set(handler: object) -> None:
    for number in _SIGNALS:
        # Who started the process may have it ignore one, as shells do with Ctrl-C for what runs behind.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)  # type: ignore[arg-type]


def _leave(number: int, frame: FrameType | None) -> None:
    # On a terminal '^C' stands in the line already.
    line = "\nInterrupted.\n" if os.isatty(2) else "Interrupted.\n"
    os.write(2, line.encode())
    os._exit(ExitCode.of_signal(number))
