"""Waitress over a listening socket, in one process or in several that accept from the same one.

Python computes in one thread of a process at a time: what a second processor is to answer takes a second
process. Each has an engine of its own and sees what is committed by itself.
"""

from __future__ import annotations

import gc
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flask import Flask
from waitress.channel import HTTPChannel  # type: ignore[import-untyped]
from waitress.server import create_server  # type: ignore[import-untyped]
from waitress.task import WSGITask  # type: ignore[import-untyped]

from search.engine import Searching, open_engine
from search.errors import EngineError
from search.process.children import start
from web import safety
from web.app import create_app
from web.server.turns import Turns

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# Whoosh readers are kept per thread: more threads cost memory, and two cores answer no faster.
THREADS = 8
# A browser keeps some six open; more than this wait in the system's queue.
CONNECTIONS = 400
# Seconds after which a silent connection is closed.
SILENCE = 20
MOST_BODY = 64 << 10
MOST_HEADER = 64 << 10  # a question of 2,000 characters, each as up to 12 bytes of a URL, and its filters
# What an export has made and its reader not yet taken, before making more waits.
MOST_UNSENT = 1 << 20
# Seconds after which a reader who takes nothing of what is ready is given up.
_STALLED: Final = 60
# Seconds until a process that ended is started again: one that cannot run must not keep the machine busy.
_PAUSE: Final = 5
# After so many answers a browser is to connect anew: the process that has time accepts first. Else the one
# that had time first keeps all, and the other has nothing to do.
_ANSWERS: Final = 20
# Seconds that the first process waits for the others before it gives its address.
_START: Final = 10
# Seconds that an answer waits for the ones before it.
_LONG: Final = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What each process is told: the index, the names to answer to, and whether to log what is asked."""

    at: Path
    hosts: frozenset[str]
    log_queries: bool


def answer(
    engine: Searching, listening: socket.socket, settings: Settings, is_ready: Callable[[], None]
) -> None:
    """Answers until the process is asked to end; calls `is_ready` when it is about to."""
    # Waitress warns of each request that has to wait; under load all of them have to.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    if settings.log_queries:
        safety.log.addHandler(logging.StreamHandler(sys.stderr))
        safety.log.setLevel(logging.INFO)
    app = create_app(engine, settings.hosts, settings.log_queries)
    server = create_server(
        _in_turn(app),
        sockets=[listening],
        threads=THREADS,
        ident=None,
        connection_limit=CONNECTIONS,
        channel_timeout=SILENCE,
        cleanup_interval=SILENCE // 2,
        max_request_body_size=MOST_BODY,
        max_request_header_size=MOST_HEADER,
        outbuf_high_watermark=MOST_UNSENT,
    )
    server.channel_class = _Channel
    threading.Thread(target=_warm, args=(engine, app), daemon=True).start()
    try:
        is_ready()
        server.run()
    finally:
        server.close()


class _Task(WSGITask):  # type: ignore[misc]
    """An answer; the last one of a connection says so."""

    def build_response_header(self) -> bytes:
        self.channel.answers += 1
        if self.channel.answers >= _ANSWERS:
            self.set_close_on_finish()
        header: bytes = super().build_response_header()
        return header


class _Channel(HTTPChannel):  # type: ignore[misc]
    """A connection."""

    task_class = _Task
    answers = 0

    def writable(self) -> bool:
        """Whether there is something to send. Asked each second or so, by the thread that may close it.

        Waitress closes no connection in the midst of an answer: three readers who stopped taking an export
        kept it from all others.
        """
        waits = self.total_outbufs_len >= self.adj.send_bytes or (
            self.total_outbufs_len and not self.requests
        )
        if waits and time.time() - self.last_activity > _STALLED:
            self.handle_close()
            return False
        return bool(super().writable())


def _in_turn(make: WSGIApplication) -> WSGIApplication:
    """Makes one answer at a time. Eight threads that compute at once in one Python take half as much time
    again for the same pages, and the last of them waits the longest.

    Behind an answer that takes longer than `_LONG` nobody waits, nor behind what is made while it is sent,
    such as an export.
    """
    turns = Turns()

    def made(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with turns.taken(_LONG):
            return make(environ, start_response)

    return made


def _warm(engine: Searching, app: Flask) -> None:
    """Has ready what the first readers would wait for: the words for suggestions, of a large index a second
    or two, and the templates."""
    with suppress(EngineError, OSError, ValueError):  # closed meanwhile
        for name in app.jinja_env.list_templates():
            app.jinja_env.get_template(name)
        for _ in range(2):  # one look reads its own words only
            engine.terms("a", 1)
        # What is there now stays; to go through it again and again for garbage took a sixth of a page's time.
        gc.collect()
        gc.freeze()


@contextmanager
def beside(count: int, listening: socket.socket, settings: Settings) -> Iterator[Helpers | None]:
    """So many more processes that answer while the block runs."""
    if not count:
        yield None
        return
    helpers = Helpers(count, listening, settings)
    try:
        yield helpers
    finally:
        helpers.end()


class Helpers:
    """Processes that answer, each started again when it ends."""

    def __init__(self, count: int, listening: socket.socket, settings: Settings) -> None:
        self._given = (listening, settings)
        self._running = [start(_answer, *self._given) for _ in range(count)]
        self._lock = threading.Lock()
        self._ending = threading.Event()
        threading.Thread(target=self._keep, daemon=True).start()

    def wait_until_ready(self) -> None:
        """Until each accepts, for `_START` at most: a browser keeps to the process that it met first."""
        ends = time.monotonic() + _START
        for process, pipe in self._running:
            with suppress(OSError):  # it ended and was started again
                wait([pipe, process.sentinel], max(0, ends - time.monotonic()))

    def _keep(self) -> None:
        while True:
            wait([process.sentinel for process, _ in self._running])
            self._ending.wait(_PAUSE)
            with self._lock:
                if self._ending.is_set():
                    return
                for at, (process, pipe) in enumerate(self._running):
                    if not process.is_alive():
                        pipe.close()
                        self._running[at] = start(_answer, *self._given)

    def end(self) -> None:
        with self._lock:
            self._ending.set()
            for process, _ in self._running:
                process.kill()  # it is deaf to gentler signals, and writes nothing
                process.join()


def _answer(pipe: Connection, listening: socket.socket, settings: Settings) -> None:
    threading.Thread(target=_end_with, args=(pipe,), daemon=True).start()
    with suppress(EngineError):  # damaged or gone meanwhile: the first process says so on each page
        answer(open_engine(settings.at), listening, settings, lambda: pipe.send(None))


def _end_with(pipe: Connection) -> None:
    """Ends this process when the one at the other end of the pipe is gone."""
    with suppress(EOFError, OSError):
        pipe.recv()
    os._exit(0)
