"""Waitress over a listening socket, in one process or in several that accept from the same one.

Python computes in one thread of a process at a time: what a second processor is to answer takes a second
process. Each has an engine of its own and sees what is committed by itself.
"""

from __future__ import annotations

import gc
import logging
import os
import resource
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
from waitress.channel import ClientDisconnected  # type: ignore[import-untyped]

from search.engine import Searching, open_engine
from search.errors import EngineError
from search.process.children import start
from web import safety
from web.app import create_app
from web.login import Login
from web.server.connections import CONNECTIONS, Server
from web.server.turns import Turns

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# Whoosh readers are kept per thread: more threads cost memory, and two cores answer no faster.
THREADS = 8
MOST_BODY = 64 << 10
MOST_HEADER = 64 << 10  # a question of 2,000 characters, each as up to 12 bytes of a URL, and its filters
# What an export has made and its reader not yet taken, before making more waits.
MOST_UNSENT = 1 << 20
# Seconds until a process that ended is started again: one that cannot run must not keep the machine busy.
_PAUSE: Final = 5
# Seconds that the first process waits for the others before it gives its address.
_START: Final = 10
# Seconds that an answer waits for the ones before it.
_LONG: Final = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What each process is told: the index, the names to answer to, whether to log what is asked, the seconds
    that a request may take, who may read, where not anyone may, and whether a proxy says the address."""

    at: Path
    hosts: frozenset[str]
    log_queries: bool
    seconds: float = safety.SECONDS_PER_REQUEST
    login: Login | None = None
    behind_proxy: bool = False


def answer(
    engine: Searching, listening: socket.socket, settings: Settings, is_ready: Callable[[], None]
) -> None:
    """Answers until the process is asked to end; calls `is_ready` when it is about to."""
    # Waitress warns of each request that has to wait; under load all of them have to.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    if settings.log_queries:
        safety.log.addHandler(logging.StreamHandler(sys.stderr))
        safety.log.setLevel(logging.INFO)
    app = create_app(
        engine,
        settings.hosts,
        settings.log_queries,
        settings.seconds,
        settings.login,
        settings.behind_proxy,
    )
    ending = threading.Event()
    server = Server(
        _in_turn(app, ending),
        listening,
        connections=_connections(),
        threads=THREADS,
        ident=None,
        max_request_body_size=MOST_BODY,
        max_request_header_size=MOST_HEADER,
        outbuf_high_watermark=MOST_UNSENT,
    )
    threading.Thread(target=_warm, args=(engine, app), daemon=True).start()
    try:
        is_ready()
        server.run(ending)
    finally:
        server.close()


def _connections() -> int:
    """How many may be open, as far as the system gives this process descriptors; asks for all it may have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        wanted = hard if hard != resource.RLIM_INFINITY else max(soft, 4 * CONNECTIONS)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    # The other half is for the index, which each thread opens for itself.
    return max(8, min(CONNECTIONS, soft // 2))


def _in_turn(make: WSGIApplication, ending: threading.Event) -> WSGIApplication:
    """Makes one answer at a time. Eight threads that compute at once in one Python take half as much time
    again for the same pages, and the last of them waits the longest.

    Behind an answer that takes longer than `_LONG` nobody waits, nor behind what is made while it is sent,
    such as an export.
    """
    turns = Turns()

    def made(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        has_gone = environ["waitress.client_disconnected"]
        environ[safety.IS_ABANDONED] = lambda: ending.is_set() or has_gone()
        with turns.taken(_LONG):
            if has_gone():
                raise ClientDisconnected
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
