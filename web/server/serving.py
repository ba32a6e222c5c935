"""Waitress over a listening socket, and the app behind it: in the same process, or in several others.

Python computes in one thread of a process at a time: what a second processor is to answer takes a second
process. Each has an engine of its own and sees what is committed by itself. Where there are several, the
first one accepts connections and computes nothing; see `web.server.forwarding`.
"""

from __future__ import annotations

import logging
import os
import resource
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flask import Flask
from waitress.channel import ClientDisconnected  # type: ignore[import-untyped]
from werkzeug.wsgi import ClosingIterator

from search.engine import Searching, open_engine
from search.errors import EngineError
from web import environments, safety
from web.app import create_app
from web.login import Login
from web.server import answering
from web.server.connections import CONNECTIONS, CutError, Server
from web.server.forwarding import Forwarding
from web.server.turns import Turns
from web.server.warming import warm
from web.server.workers import Workers

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# Whoosh readers are kept per thread: more threads cost memory, and two cores answer no faster.
THREADS = 8
MOST_BODY = 64 << 10
MOST_HEADER = 64 << 10  # a question of 2,000 characters, each as up to 12 bytes of a URL, and its filters
# What an export has made and its reader not yet taken, before making more waits.
MOST_UNSENT = 1 << 20
# Seconds after which nobody waits for an answer that is being made.
_LONG: Final = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What each process is told: the index, the names to answer to, whether to log what is asked, the seconds
    that a request may take, who may read, where not anyone may, and whether a proxy says the address."""

    at: Path | str
    hosts: frozenset[str]
    log_queries: bool
    seconds: float = safety.SECONDS_PER_REQUEST
    login: Login | None = None
    behind_proxy: bool = False


def answer(
    engine: Searching, listening: socket.socket, settings: Settings, is_ready: Callable[[], None]
) -> None:
    """Answers in this process until it is asked to end; calls `is_ready` when it is about to."""
    app, ending = _app(engine, settings), threading.Event()
    _run(_in_turn(_cut_off(app), ending, settings.behind_proxy), listening, THREADS, is_ready, ending)


def share(processes: int, listening: socket.socket, settings: Settings, is_ready: Callable[[], None]) -> None:
    """The same in so many other processes. Raises EngineError where they cannot be started."""
    ending = threading.Event()
    try:
        workers = Workers(processes, THREADS, work, settings)
    except OSError as error:
        raise EngineError(
            f"The processes that answer could not be started: {error.strerror or error}. Allow more open "
            "files (ulimit -n 4096), or use fewer with --processes 1."
        ) from error
    try:
        workers.wait_until_ready()
        _run(Forwarding(workers, ending), listening, processes * THREADS, is_ready, ending)
    finally:
        workers.end()


def _run(
    app: WSGIApplication,
    listening: socket.socket,
    threads: int,
    is_ready: Callable[[], None],
    ending: threading.Event,
) -> None:
    # Waitress warns of each request that has to wait; under load all of them have to.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = Server(
        app,
        listening,
        connections=_connections(),
        threads=threads,
        ident=None,
        max_request_body_size=MOST_BODY,
        max_request_header_size=MOST_HEADER,
        outbuf_high_watermark=MOST_UNSENT,
    )
    try:
        is_ready()
        server.run(ending)
    finally:
        server.close()


def work(pipe: Connection, lines: Sequence[Connection], settings: Settings) -> None:
    """Answers what comes on each of the lines, until the process at the other ends is gone."""
    try:
        engine = open_engine(settings.at)
    except EngineError as error:  # damaged or gone meanwhile: it is tried again
        logging.getLogger("warta.server").error("%s", error)
        return
    made = _app(engine, settings)
    environments.load(made)  # nobody waits for this process yet
    app = _in_turn(made, threading.Event(), settings.behind_proxy)
    for line in lines:
        threading.Thread(target=answering.answer, args=(line, app), daemon=True).start()
    with suppress(EOFError, OSError):
        pipe.send(None)
        pipe.recv()
    os._exit(0)  # whatever it is busy with


def _app(engine: Searching, settings: Settings) -> Flask:
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
    threading.Thread(target=warm, args=(engine, app), daemon=True).start()
    return app


def _connections() -> int:
    """How many may be open, as far as the system gives this process descriptors; asks for all it may have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        wanted = hard if hard != resource.RLIM_INFINITY else max(soft, 4 * CONNECTIONS)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    # The other half is for the index, which each thread opens for itself.
    return max(8, min(CONNECTIONS, soft // 2))


def _in_turn(make: WSGIApplication, ending: threading.Event, behind_proxy: bool = False) -> WSGIApplication:
    """Makes one answer at a time, of each address in turn. Eight threads that compute at once in one Python
    take half as much time again for the same pages, and the last of them waits the longest.

    Behind an answer that takes longer than `_LONG` nobody waits, nor behind what is made while it is sent,
    such as an export.
    """
    turns = Turns(_LONG)

    def who(environ: WSGIEnvironment) -> str:
        # The last one is what the proxy has added; all before it anybody can write.
        said = environ.get("HTTP_X_FORWARDED_FOR", "") if behind_proxy else ""
        return said.rpartition(",")[2].strip() or str(environ["REMOTE_ADDR"])

    def made(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        has_gone = environ["waitress.client_disconnected"]
        environ[safety.IS_ABANDONED] = lambda: ending.is_set() or has_gone()
        with turns.taken(who(environ)):
            if has_gone():
                raise ClientDisconnected
            return make(environ, start_response)

    return made


def _cut_off(make: WSGIApplication) -> WSGIApplication:
    """Has an answer that fails on its way, such as an export over a damaged article, end with a line in the
    log and the connection cut, as where several processes answer: waitress would write a trace."""

    def made(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        pieces = make(environ, start_response)

        def sent() -> Iterator[bytes]:
            try:
                yield from pieces
            except EngineError as error:
                logging.getLogger("warta.server").error("%s", error)
                raise CutError("it could not be made to its end") from None

        close = getattr(pieces, "close", None)
        return ClosingIterator(sent(), close) if close else sent()

    return made
