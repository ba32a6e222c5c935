"""The processes that answer, each started again when it ends, and the lines on which requests go to them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

from search.process.children import start

# Seconds that a process runs at least before it is started again: one that cannot run must not keep the
# machine busy.
_PAUSE: Final = 5
# Seconds that whoever starts them waits until they are ready.
_START: Final = 10
# Seconds between two looks at whether one that ended may be started again.
_SECOND: Final = 1
# Seconds between two looks at whether whoever asked still waits.
_LOOK: Final = 0.1

_log: Final = logging.getLogger("warta.server")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: what of its WSGI environment are plain values, and its body."""

    environ: dict[str, object]
    body: bytes


@dataclass(frozen=True, slots=True)
class Begun:
    """The first part of an answer, and whether it is all of it."""

    status: str
    headers: list[tuple[str, str]]
    data: bytes
    is_whole: bool


@dataclass(frozen=True, slots=True)
class More:
    """A further part."""

    data: bytes
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """No more comes, though the answer is not whole."""


Part = Begun | More | Failed
# Sent on a line while an answer is being made: nobody waits for it any more.
GIVE_UP: Final = None


class LostError(Exception):
    """The process at the other end of a line is gone."""


class GoneError(Exception):
    """Whoever asked has gone."""


@dataclass(eq=False)
class Line:
    """A pipe to a thread of a process, which answers one request at a time."""

    pipe: Connection
    worker: _Worker

    def ask(self, asked: Asked) -> None:
        """Hands over a request. Raises LostError."""
        try:
            self.pipe.send(asked)
        except OSError as error:
            raise LostError from error

    def next(self, has_gone: Callable[[], bool]) -> Part:
        """The next part of the answer. Raises LostError, GoneError."""
        try:
            while not self.pipe.poll(_LOOK):
                if has_gone():
                    raise GoneError
            part: Part = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise LostError from error
        return part

    def give_up(self, is_ending: Callable[[], bool]) -> None:
        """Has the rest of the answer not made. Comes back when the line is free for the next."""
        with suppress(LostError, GoneError, OSError):
            self.pipe.send(GIVE_UP)
            while True:
                part = self.next(is_ending)
                if isinstance(part, Failed) or part.is_whole:
                    return


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    started: float
    lines: list[Line] = field(default_factory=list)
    free: list[Line] = field(default_factory=list)
    is_ready: bool = False

    @property
    def busy(self) -> int:
        return len(self.lines) - len(self.free)

    def close(self) -> None:
        for line in self.lines:
            line.pipe.close()
        self.pipe.close()


class Workers:
    """So many processes that run `work(pipe, lines, *given)`, where `lines` are the other ends of ours. Each
    says on `pipe` when it is ready. Raises OSError where one cannot be started, and leaves none behind."""

    def __init__(self, count: int, lines: int, work: Callable[..., None], *given: object) -> None:
        self._count, self._work, self._given = lines, work, given
        self._changed = threading.Condition()
        self._ending = threading.Event()
        self._running: list[_Worker] = []
        try:
            for _ in range(count):
                self._running.append(self._start())
        except BaseException:
            self.end()
            raise
        threading.Thread(target=self._keep, daemon=True).start()

    def _start(self) -> _Worker:
        pairs = [Pipe() for _ in range(self._count)]
        process, pipe = start(self._work, [theirs for _, theirs in pairs], *self._given)
        worker = _Worker(process, pipe, time.monotonic())
        for ours, theirs in pairs:
            # Theirs is open in their process alone, or ours would never end with it.
            theirs.close()
            worker.lines.append(Line(ours, worker))
        return worker

    def wait_until_ready(self) -> None:
        """Until each answers, for `_START` seconds at most."""
        with self._changed:
            self._changed.wait_for(lambda: all(worker.is_ready for worker in self._running), _START)

    def take(self, patience: float, has_gone: Callable[[], bool]) -> Line | None:
        """A free line of the process that has the least to do, after waiting so many seconds at the most;
        None where there is none. Raises GoneError."""
        ends = time.monotonic() + patience
        with self._changed:
            while True:
                able = [worker for worker in self._running if worker.free]
                if able:
                    return min(able, key=lambda worker: worker.busy).free.pop()
                if has_gone():
                    raise GoneError
                if time.monotonic() > ends:
                    return None
                self._changed.wait(_LOOK)

    def give_back(self, line: Line, is_lost: bool = False) -> None:
        """Frees a line for the next request, or has nobody use its process any more."""
        with self._changed:
            if is_lost:
                line.worker.free = []
            elif line.worker in self._running:
                line.worker.free.append(line)
            self._changed.notify()

    def _keep(self) -> None:
        """Starts anew what has ended, and notes what is ready."""
        while not self._ending.is_set():
            dead = [worker for worker in self._running if not worker.process.is_alive()]
            for worker in dead:
                self._replace(worker)
            alive = [worker for worker in self._running if worker not in dead]
            starting = {worker.pipe: worker for worker in alive if not worker.is_ready}
            heard = wait(
                [*starting, *(worker.process.sentinel for worker in alive)], _SECOND if dead else None
            )
            for pipe in starting.keys() & set(heard):
                self._note_ready(starting[pipe])

    def _replace(self, worker: _Worker) -> None:
        with self._changed:
            worker.free = []
            if time.monotonic() < worker.started + _PAUSE or self._ending.is_set():
                return
            try:
                following = self._start()
            except OSError as error:  # no descriptors, no memory: it may pass
                told = "A process that answered has ended (%s); another one cannot be started yet: %s."
                _log.warning(told, _end(worker), error.strerror or error)
                worker.started = time.monotonic()
                return
            _log.warning("A process that answered has ended (%s); another one is started.", _end(worker))
            self._running[self._running.index(worker)] = following

    def _note_ready(self, worker: _Worker) -> None:
        with suppress(EOFError, OSError), self._changed:
            worker.pipe.recv()
            worker.is_ready = True
            worker.free = list(worker.lines)
            self._changed.notify_all()

    def end(self) -> None:
        """Ends all of them, whatever they are busy with: they write nothing."""
        self._ending.set()
        with self._changed:
            for worker in self._running:
                worker.process.kill()  # it is deaf to gentler signals
                worker.process.join()
                worker.close()


def _end(worker: _Worker) -> str:
    code = worker.process.exitcode or 0
    return f"by signal {-code}" if code < 0 else f"with exit code {code}"
