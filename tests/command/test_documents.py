"""Every command in README.md and docs/ does what the document shows.

The blocks of 'console' of one document are run in order, in one folder that is a reader's home, so that what
an earlier command made is there for a later one. A line of '…' stands for lines that were left out. A command
that ends with '&' goes on while the others run, and is ended with the document.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.paths import ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# What differs from run to run: time, rate, how long a search took, the state of an index that a date is part
# of. Documents show one run's.
NOISE = re.compile(
    r"\d+\.\d s, \d+ articles/s|\"took_ms\": ?[\d.]+|\"build\": ?\"[0-9a-f]{12}\"|index [0-9a-f]{12}"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00"
)
ELLIPSIS = "…\n"
# Where the documents' reader is at home, and the port of the page; the test has others.
HOME = "/home/sari"
PORT = "8000"
# A server that has not said in so many seconds where it is has not started.
PATIENCE = 60


class Shown(NamedTuple):
    """A command of a document and the output that stands under it."""

    command: str
    output: str


def commands_of(text: str) -> list[Shown]:
    """The commands of a document's console blocks.

    >>> commands_of("Try:\\n```console\\n$ echo a\\na\\n$ true\\n```\\n")
    [Shown(command='echo a', output='a\\n'), Shown(command='true', output='')]
    """
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Shown(command, output))
    return found


WITH_COMMANDS = [path for path in DOCUMENTS if commands_of(path.read_text("utf-8"))]


class Shell:
    """Runs a document's commands at home in `folder`, with paths and port as the document has them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = str(free.getsockname()[1])
        dropped = ("WARTA_INDEX", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        self._environment = {key: value for key, value in os.environ.items() if key not in dropped} | {
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / ".local" / "share"),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        self._behind: list[subprocess.Popen[bytes]] = []

    def run(self, command: str) -> str:
        """What a command prints, on either stream; of one that goes on, what it prints until it is ready."""
        command = re.sub(rf"\b{PORT}\b", self._port, command)
        if command.endswith(" &"):
            printed = self._start(command.removesuffix(" &"))
        else:
            done = subprocess.run(
                command,
                shell=True,
                cwd=self._folder,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=120,
                check=False,
            )
            printed = done.stdout
        printed = printed.replace(str(self._folder), HOME).replace(self._port, PORT)
        # An answer of the API ends without a line's end, which no document can show.
        return printed if printed.endswith("\n") or not printed else f"{printed}\n"

    def _start(self, command: str) -> str:
        log = self._folder / f".behind-{len(self._behind)}"
        with log.open("wb") as output:
            # exec: the signal that ends it must reach the command, not a shell around it.
            process = subprocess.Popen(
                f"exec {command}",
                shell=True,
                cwd=self._folder,
                env=self._environment,
                stdout=output,
                stderr=output,
            )
        self._behind.append(process)
        last = time.monotonic() + PATIENCE
        while not (printed := log.read_text("utf-8")).endswith("\n") and process.poll() is None:
            assert time.monotonic() < last, f"{command} printed no line in {PATIENCE} seconds"
            time.sleep(0.05)
        return printed

    def close(self) -> None:
        for process in self._behind:
            process.send_signal(signal.SIGTERM)
        for process in self._behind:
            process.wait(PATIENCE)


@contextmanager
def a_shell(folder: Path) -> Iterator[Shell]:
    """A shell whose commands have all ended when the block has."""
    shell = Shell(folder)
    try:
        yield shell
    finally:
        shell.close()


def check(shown: Shown, printed: str) -> None:
    """Fails where a command did not print what is shown, left out lines apart."""
    rest = NOISE.sub("", printed)
    whole = ELLIPSIS not in shown.output
    for piece in NOISE.sub("", shown.output).split(ELLIPSIS):
        assert piece in rest, f"$ {shown.command}\n{printed}\nlacks what is shown:\n{piece}"
        rest = rest[rest.index(piece) + len(piece) :]
    assert not (whole and rest), f"$ {shown.command}\nprints more than is shown:\n{printed}"


def test_the_documents_show_commands_and_are_finished() -> None:
    assert len(commands_of((ROOT / "README.md").read_text("utf-8"))) >= 5
    for document in DOCUMENTS:
        assert "@@" not in document.read_text("utf-8"), document.name


@pytest.mark.parametrize("document", WITH_COMMANDS, ids=[path.name for path in WITH_COMMANDS])
def test_commands_print_what_the_document_shows(document: Path, tmp_path: Path) -> None:
    commands = commands_of(document.read_text("utf-8"))
    if any(shown.command.startswith("curl ") for shown in commands) and not shutil.which("curl"):
        pytest.skip("needs curl")
    with a_shell(tmp_path) as shell:
        for shown in commands:
            check(shown, shell.run(shown.command))
