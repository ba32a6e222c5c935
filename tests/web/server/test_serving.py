"""Several processes answer at one address, outlive each other, and end with the first."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from flask import Flask, Response

from index.updates.report import Run
from index.updates.updating import update
from search.engine import open_engine
from search.errors import EngineError
from web import safety
from web.server import connections, serving

SERVE = (sys.executable, "-c", "from search.cli.start import main; main()", "serve", "--port", "0")
TEXT = "Berita dari pelabuhan\n\nKOTA, KABAR.COM - Kapal tiba di pelabuhan pada pagi hari.\n"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    (tmp_path / "arsip").mkdir()
    (tmp_path / "arsip" / "satu.txt").write_text(TEXT, "utf-8")
    update(tmp_path / "i", [tmp_path / "arsip"], Run())
    return tmp_path / "i"


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as found:
        yield found


def _total(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/api/v1/search?q=pelabuhan")
    answer = json.load(connection.getresponse())
    connection.close()
    return int(answer["total"])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_all_end_with_the_first(index: Path, number: int) -> None:
    server = subprocess.Popen(
        [*SERVE, "--processes", "3", "--timeout", "60", "--at", index],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    port = int(server.stdout.readline().split("127.0.0.1:")[1].split("/")[0])
    assert _total(port) == 1
    time.sleep(0.5)  # some are still starting
    server.send_signal(number)
    assert server.wait(30) == (0 if number == signal.SIGTERM else -number)
    server.stdout.close()
    deadline = time.monotonic() + 30
    while True:  # while one of them lives, the port is open
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except ConnectionRefusedError:
            break
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_reader_who_stops_taking_an_answer_is_given_up(
    index: Path, listening: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "STALLED", 0.5)
    given_up = threading.Event()

    def endless() -> Iterator[bytes]:
        try:
            while True:
                yield bytes(1 << 16)
        finally:
            given_up.set()

    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: Response(endless()))
    monkeypatch.setattr(serving, "create_app", lambda *_: app)
    monkeypatch.setattr(serving, "warm", lambda *_: None)  # the app has no page of ours
    settings = serving.Settings(index, safety.LOOPBACK, log_queries=False)

    def answer() -> None:
        with suppress(OSError):  # the socket is closed below; waitress's loop would else go on
            serving.answer(open_engine(index), listening, settings, lambda: None)

    threading.Thread(target=answer, daemon=True).start()
    with socket.create_connection(listening.getsockname()) as reader:
        reader.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        # Who goes on taking keeps the connection.
        ends = time.monotonic() + 2
        while time.monotonic() < ends:
            assert reader.recv(1 << 16)
        assert not given_up.is_set()
        assert given_up.wait(30)


def test_an_answer_that_fails_on_its_way_is_cut_off_and_told_in_a_line(
    index: Path,
    listening: socket.socket,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def failing() -> Iterator[bytes]:
        yield bytes(1 << 20)
        raise EngineError("an article is damaged")

    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: Response(failing()))
    monkeypatch.setattr(serving, "create_app", lambda *_: app)
    monkeypatch.setattr(serving, "warm", lambda *_: None)  # the app has no page of ours
    settings = serving.Settings(index, safety.LOOPBACK, log_queries=False)

    def answer() -> None:
        with suppress(OSError):
            serving.answer(open_engine(index), listening, settings, lambda: None)

    threading.Thread(target=answer, daemon=True).start()
    with socket.create_connection(listening.getsockname(), timeout=60) as reader:
        reader.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            while reader.recv(1 << 16):
                pass
    told = [record.getMessage() for record in caplog.records]
    assert told == ["an article is damaged", "An answer was cut off: it could not be made to its end"]
    assert all(record.exc_info is None for record in caplog.records)
