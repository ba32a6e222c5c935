"""What a process dies of costs no reader an answer that another can give, and what is cut off looks so."""

from __future__ import annotations

import errno
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from index.updates.report import Run
from index.updates.updating import update
from search.errors import EngineError
from search.process.children import start
from tests.web.server.closing import close
from web import safety
from web.server import answering, serving, workers
from web.server.connections import Server
from web.server.forwarding import TRIES, Forwarding
from web.server.workers import Workers

TEXT = "Berita dari pelabuhan\n\nKOTA, KABAR.COM - Kapal tiba di pelabuhan pada pagi hari.\n"


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _app(environ, start_response):  # type: ignore[no-untyped-def]
    """/die/FILE: dies as often as FILE has bytes. /cut, /fail: after more than is kept back. /endless."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    what, _, file = environ["PATH_INFO"][1:].partition("/")
    body = environ["wsgi.input"].read()
    if what == "die" and (left := len(Path(f"/{file}").read_bytes())):
        Path(f"/{file}").write_bytes(bytes(left - 1))
        _die()
    yield f"{os.getpid()} {body.decode()}".encode()
    if what in ("cut", "fail", "endless"):
        yield bytes(answering.WHOLE)
    if what == "cut":
        _die()
    if what == "fail":
        raise EngineError("an article is damaged")
    while what == "endless":
        yield bytes(1 << 16)


def _work(pipe: Connection, lines: list[Connection]) -> None:
    for line in lines:
        threading.Thread(target=answering.answer, args=(line, _app), daemon=True).start()
    pipe.send(None)
    pipe.poll(None)


def _forwarding(running: Workers) -> Iterator[tuple[str, int]]:
    """Where a server over the processes listens; it ends, and they with it."""
    ending = threading.Event()
    try:
        running.wait_until_ready()
        with socket.create_server(("127.0.0.1", 0)) as listening:
            address = listening.getsockname()
            server = Server(Forwarding(running, ending), listening, threads=8)
            loop = threading.Thread(target=server.run, args=(threading.Event(),), daemon=True)
            loop.start()
            try:
                yield address
            finally:
                ending.set()
                close(server)
                loop.join(60)
                server.task_dispatcher.shutdown()
    finally:
        running.end()


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "_PAUSE", 0)
        patch.setattr(workers, "_SECOND", 0.05)
        yield from _forwarding(Workers(2, 2, _work))


def _ask(address: tuple[str, int], url: str, method: str = "GET") -> tuple[int, bytes]:
    connection = HTTPConnection(*address, timeout=60)
    try:
        connection.request(method, url, body="isi" if method == "POST" else None)
        found = connection.getresponse()
        return found.status, found.read()
    finally:
        connection.close()


def test_an_answer_that_a_process_dies_over_is_made_by_another(
    address: tuple[str, int], tmp_path: Path
) -> None:
    (tmp_path / "lives").write_bytes(bytes(1))
    status, body = _ask(address, f"/die{tmp_path}/lives")
    assert status == 200 and body
    assert not (tmp_path / "lives").read_bytes()


def test_what_every_process_dies_of_is_refused_and_the_next_answered(
    address: tuple[str, int], tmp_path: Path
) -> None:
    (tmp_path / "lives").write_bytes(bytes(TRIES))
    assert _ask(address, f"/die{tmp_path}/lives")[0] == 503
    assert not (tmp_path / "lives").read_bytes()
    assert _ask(address, "/")[0] == 200


def test_what_may_not_be_asked_twice_is_not(address: tuple[str, int], tmp_path: Path) -> None:
    (tmp_path / "lives").write_bytes(bytes(1))
    assert _ask(address, f"/die{tmp_path}/lives", "POST")[0] == 503
    assert _ask(address, "/", "POST")[1].endswith(b" isi")


@pytest.mark.parametrize("what", ["cut", "fail"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_what_ends_too_early_is_not_taken_for_whole(
    address: tuple[str, int], what: str, version: str, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.create_connection(address, timeout=60) as client:
        client.sendall(f"GET /{what} HTTP/{version}\r\nHost: a\r\n\r\n".encode())
        with pytest.raises(ConnectionResetError):
            while client.recv(1 << 16):
                pass
    told = [record for record in caplog.records if record.name == "waitress"]
    assert [record.getMessage().split(":")[0] for record in told] == ["An answer was cut off"]
    assert not told[0].exc_info
    assert _ask(address, "/")[0] == 200


def test_a_reader_who_hangs_up_frees_the_process_for_others(address: tuple[str, int]) -> None:
    for _ in range(9):  # there are four lines
        with socket.create_connection(address, timeout=60) as client:
            client.sendall(b"GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
            assert client.recv(1 << 16)
    assert _ask(address, "/")[0] == 200


def test_processes_that_cannot_all_be_started_end(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[BaseProcess] = []

    def fails_at_second(*given: Any) -> Any:
        if started:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        process, pipe = start(*given)
        started.append(process)
        return process, pipe

    monkeypatch.setattr(workers, "start", fails_at_second)
    with pytest.raises(OSError, match="Too many open files"):
        Workers(2, 2, _work)
    started[0].join(10)
    assert started[0].exitcode is not None


def test_a_process_that_cannot_be_started_again_yet_is_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_PAUSE", 0)
    monkeypatch.setattr(workers, "_SECOND", 0.05)
    running = Workers(1, 2, _work)
    failures = iter(range(3))

    def fails_thrice(*given: Any) -> Any:
        if next(failures, None) is not None:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return start(*given)

    try:
        running.wait_until_ready()
        monkeypatch.setattr(workers, "start", fails_thrice)
        first = running._running[0]
        first.process.kill()
        first.process.join()
        ends = time.monotonic() + 20
        while running._running[0] is first and time.monotonic() < ends:
            time.sleep(0.02)
        assert running.take(20, lambda: False) is not None
        assert running._running[0].process.is_alive()
    finally:
        running.end()


def test_no_request_fails_while_processes_are_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "arsip").mkdir()
    (tmp_path / "arsip" / "satu.txt").write_text(TEXT, "utf-8")
    update(tmp_path / "i", [tmp_path / "arsip"], Run())
    monkeypatch.setattr(workers, "_PAUSE", 0)
    settings = serving.Settings(tmp_path / "i", safety.LOOPBACK, log_queries=False, seconds=60)
    running = Workers(2, 4, serving.work, settings)
    failed: list[object] = []
    answered = 0
    ended = threading.Event()

    def ask(address: tuple[str, int]) -> None:
        nonlocal answered
        while not ended.is_set():
            try:
                status, body = _ask(address, "/api/v1/search?q=pelabuhan")
            except (OSError, HTTPException) as error:
                failed.append(error)
                continue
            answered += 1
            if status != 200 or b'"total":1' not in body.replace(b" ", b""):
                failed.append((status, body))

    for address in _forwarding(running):
        clients = [threading.Thread(target=ask, args=(address,)) for _ in range(4)]
        for client in clients:
            client.start()
        for number in range(4):
            first = running._running[number % 2]
            first.process.kill()
            ends = time.monotonic() + 60
            while first in running._running or not all(each.is_ready for each in running._running):
                assert time.monotonic() < ends
                time.sleep(0.05)
        ended.set()
        for client in clients:
            client.join(60)
    assert not failed
    assert answered
