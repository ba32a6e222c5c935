"""`search serve`: where it answers, and what it says where it cannot."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from search.engine import open_engine
from search.keeping import building
from tests import reading_room
from tests.paths import ROOT
from tests.web.parsed import total_at
from web.app import create_app
from web.cli import serve


def test_serve_without_an_index_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve, ["--at", str(tmp_path / "tidak-ada")])
    assert result.exit_code == 2
    assert "tidak-ada" in result.output and "search index" in result.output


def test_serve_on_a_taken_port_names_another(index: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(serve, ["--at", str(index), "--port", str(port)])
    assert result.exit_code == 2
    assert f"Port {port}" in result.output and "--port" in result.output


def test_serve_on_an_address_of_nowhere_says_so(index: Path) -> None:
    result = CliRunner().invoke(serve, ["--at", str(index), "--host", "203.0.113.7", "--port", "0"])
    assert result.exit_code == 2
    assert "203.0.113.7" in result.output


@pytest.fixture
def served(index: Path) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", "from web.cli import serve; serve()", "--at", str(index), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None and process.stderr is not None
    line = process.stdout.readline()
    match = re.search(r"http://[^ ]+/", line)
    try:
        assert match, line + process.stderr.read()
        yield match.group()
    finally:
        process.terminate()
        _, errors = process.communicate(timeout=20)
    # Nothing that a reader asks may be written down.
    assert "pelabuhan" not in errors


def test_serve_answers_at_the_address_it_prints(served: str) -> None:
    with urlopen(f"{served}?q=pelabuhan") as response:
        text = response.read().decode()
        assert "24 artikel" in text
        assert "waitress" not in (response.headers["Server"] or "")


def test_the_page_shows_a_rebuilt_index_without_a_restart(index: Path) -> None:
    engine = open_engine(index)
    page = create_app(engine).test_client()
    assert total_at(page, "/?q=pelabuhan") == 24
    with building(index) as new:
        new.add(reading_room.HARBOURS[:5])
    assert total_at(page, "/?q=pelabuhan") == 5
    engine.close()
