"""Connections that ask slowly, badly or not at all are closed or refused, and keep nobody from an answer."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from wsgiref.types import WSGIApplication

import pytest
from flask import Flask, request

from tests.web.server.closing import close
from web.safety import HEADERS, IS_ABANDONED
from web.server import connections, serving
from web.server.connections import Server

POST = b"POST / HTTP/1.1\r\nHost: a\r\n"
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def _app() -> Flask:
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: "jawaban")
    return app


@contextmanager
def _serving(app: WSGIApplication, **adjusted: int) -> Iterator[tuple[str, int]]:
    """Where a server of its own listens while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = listening.getsockname()
        server = Server(app, listening, **adjusted)
        loop = threading.Thread(target=server.run, args=(threading.Event(),), daemon=True)
        loop.start()
        try:
            yield address
        finally:
            close(server)
            loop.join(60)
            server.task_dispatcher.shutdown()
        assert not loop.is_alive()


@pytest.fixture
def address() -> Iterator[tuple[str, int]]:
    """Where a server of ten connections listens."""
    with _serving(_app(), connections=10, threads=2, max_request_header_size=1_000) as address:
        yield address


def _ask(address: tuple[str, int], request: bytes = GET) -> bytes:
    with socket.create_connection(address, timeout=60) as client:
        client.sendall(request)
        return b"".join(iter(lambda: client.recv(1 << 16), b""))


def _is_closed(client: socket.socket) -> bool:
    client.settimeout(60)
    try:
        return client.recv(1) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize("begun", [b"", b"GET / HT", GET[:-2], POST + b"Content-Length: 9\r\n\r\nab"])
def test_who_does_not_finish_asking_is_given_up(
    address: tuple[str, int], begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEADER_SECONDS", 0.3)
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.3)
    with socket.create_connection(address) as slow:
        slow.sendall(begun)
        assert _is_closed(slow)


def test_a_letter_now_and_then_does_not_keep_a_connection(
    address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEADER_SECONDS", 1)
    with socket.create_connection(address) as slow, pytest.raises(OSError):
        for _ in range(600):
            slow.sendall(b"x")
            time.sleep(0.1)


def test_whoever_asks_is_answered_beside_more_slow_connections_than_there_is_room_for(
    address: tuple[str, int],
) -> None:
    with ExitStack() as stack:
        for _ in range(40):
            slow = stack.enter_context(socket.create_connection(address, timeout=60))
            slow.sendall(b"GET / HT")
            if len(stack._exit_callbacks) % 10 == 0:  # type: ignore[attr-defined]
                assert _ask(address).endswith(b"jawaban")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (
            POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400,
        ),
        (b"POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (POST + b"Content-Length: 4, 4\r\n\r\nabcd", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 2_000 + b"\r\n\r\n", 431),
        (POST + b"Transfer-Encoding: gzip\r\n\r\n", 501),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\nrubbish\r\n\r\n", 200),
    ],
)
def test_what_cannot_be_read_in_one_way_is_refused_with_the_headers_of_every_answer(
    address: tuple[str, int], asked: bytes, status: int
) -> None:
    answers = _ask(address, asked)
    assert answers.split()[1] == b"%d" % status
    refusal = answers[answers.rindex(b"HTTP/1.") :]
    assert int(refusal.split()[1]) >= 400
    for name, value in HEADERS.items():
        assert f"{name}: {value}".encode() in refusal


def test_without_a_descriptor_left_nobody_is_accepted_for_a_moment_and_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    tries = 0
    accept = Server.accept

    def fails(server: Server) -> object:
        nonlocal tries
        tries += 1
        if tries < 4:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return accept(server)

    monkeypatch.setattr(Server, "accept", fails)
    monkeypatch.setattr(connections, "_PAUSE", 0.05)
    with _serving(_app(), threads=1) as address:
        assert _ask(address).endswith(b"jawaban")
    told = [record.getMessage() for record in caplog.records if record.name == "waitress"]
    assert told == ["Connections wait: Too many open files. Allow more with: ulimit -n 4096"]
    assert not any(record.exc_info for record in caplog.records)


def test_an_answer_knows_when_its_reader_has_gone() -> None:
    gone = threading.Event()
    app = Flask(__name__)

    def wait() -> str:
        while not request.environ[IS_ABANDONED]():
            time.sleep(0.01)
        gone.set()
        return ""

    app.add_url_rule("/", view_func=wait)
    with _serving(serving._in_turn(app, threading.Event()), threads=1) as address:
        with socket.create_connection(address) as client:
            client.sendall(GET)
            assert not gone.wait(0.3)
        assert gone.wait(60)


_BUSY = """
import socket, threading, time
from contextlib import suppress
from flask import Flask, request
from search.process.interruption import Interrupted, interruptible
from web.safety import IS_ABANDONED
from web.server import serving
from web.server.connections import Server

def work():
    while not request.environ[IS_ABANDONED]():
        sum(range(1000))
    return ""

app = Flask("busy")
app.add_url_rule("/", view_func=work)
ending = threading.Event()
with socket.create_server(("127.0.0.1", 0)) as listening, suppress(Interrupted), interruptible():
    server = Server(serving._in_turn(app, ending), listening, threads=8)
    print(listening.getsockname()[1], flush=True)
    server.run(ending)
print("ended", flush=True)
"""


def test_a_server_that_is_asked_to_end_gives_up_what_it_computes() -> None:
    busy = subprocess.Popen([sys.executable, "-c", _BUSY], stdout=subprocess.PIPE, text=True)
    assert busy.stdout is not None
    port = int(busy.stdout.readline())
    with ExitStack() as stack:
        for _ in range(8):
            stack.enter_context(socket.create_connection(("127.0.0.1", port))).sendall(GET)
        time.sleep(0.5)
        busy.send_signal(signal.SIGTERM)
        assert busy.communicate(timeout=60)[0] == "ended\n"
    assert busy.returncode == 0
