"""How long one item may be read: past it the item is a problem, and the run goes on.

Counted is the processor's time, not the clock's: on a busy machine an update waits most of the time.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType
from typing import TYPE_CHECKING, Final

from index.articles.reading import Reader
from index.files.items import Item
from index.files.sources import Trouble
from search.errors import EngineError
from search.model import Article, Problem
from search.process import stages
from search.process.stages import Stage

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

# Bytes from which on an item is read in a process of its own. What is smaller takes no library two seconds:
# whoever interrupts a run need not wait, and no small run pays for a process.
LARGE: Final = 1_000_000
# Seconds that a reader has to come back after its time is over, before its process is ended.
_GRACE: Final = 2
# How much longer than its time an item may take by the clock: less means that it waits for ever.
_CLOCK: Final = 30


class _TooSlow(BaseException):
    """The time is over. No Exception: whatever catches those in a reader is to let it pass."""


def understand(reader: Reader, item: Item, seconds: float) -> Article | Problem:
    """The article in an item, or why there is none, after so many seconds of work at the most.

    Only the main thread can be broken into, and no C code; see `Apart`.
    """
    try:
        with _limited(seconds):
            return reader.understand(item)
    except _TooSlow:
        return _too_slow(item, seconds)


def _too_slow(item: Item, seconds: float) -> Trouble:
    reason = f"it was given up after {seconds:g} s of reading; --item-seconds N gives every item more"
    return Trouble(item.path, reason, item.position, is_lasting=True)


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooSlow


class Apart:
    """Reads large items in a process of its own, begun with the first, which is ended while C code in it is
    busy past its time. Nothing else is lost with it: what it has read it has given back."""

    def __init__(
        self, outlets: Path | None, officials: Path | None, seconds: float, measured: bool = False
    ) -> None:
        self._task = outlets, officials, seconds, measured
        self._running: tuple[BaseProcess, Connection] | None = None

    def understand(self, item: Item) -> Article | Problem:
        """The article in an item, or why there is none. Raises EngineError where the process is gone for
        another reason than its time."""
        if self._running is None:
            from search.process.children import start

            self._running = start(_serve, *self._task)
        process, pipe = self._running
        seconds = self._task[2]
        try:
            pipe.send(item)
            found: Article | Problem | BaseException | None = None
            if pipe.poll((seconds + _GRACE) * _CLOCK):
                found, spent = pipe.recv()
                stages.add(spent)
        except (EOFError, ConnectionError):
            process.join()
            self.close()
            if process.exitcode != -signal.SIGVTALRM:
                raise EngineError(
                    f"The process that read {item.path} was ended, most likely for want of memory. The index "
                    "is as it was before. Run the command again where more memory is free."
                ) from None
            return _too_slow(item, seconds)
        if found is None:
            self.close()
            return _too_slow(item, seconds)
        if isinstance(found, BaseException):
            raise found
        return found

    def close(self) -> None:
        """Ends the process, whatever it is busy with."""
        if self._running is not None:
            process, pipe = self._running
            self._running = None
            process.kill()
            process.join()
            pipe.close()


def _serve(
    pipe: Connection, outlets: Path | None, officials: Path | None, seconds: float, measured: bool
) -> None:
    """Items in, articles and problems out, with what they took. Ends when the parent is gone."""
    if measured:
        stages.begin()
    try:
        with Stage.START:
            reader = Reader.knowing(outlets, officials)
        # The system ends the process: no handler is asked, which C code would keep waiting.
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        while True:
            item = pipe.recv()
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds + _GRACE)
            found = understand(reader, item, seconds)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            pipe.send((found, stages.take()))
    except (EOFError, ConnectionError):
        return
    except BaseException as error:
        pipe.send((error, stages.take()))
