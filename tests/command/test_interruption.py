"""Ctrl-C and SIGTERM at any moment: one plain line, the status that shells expect, nothing left behind."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.updates import checking
from index.updates.report import Run
from index.updates.updating import update
from tests.console_script import SEARCH
from tests.kept import contents, fill

# Sends itself a signal while a module is being imported.
_BROKEN_OFF = """
import os, signal, sys
from importlib.abc import MetaPathFinder

class Breaks(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), {number})

sys.meta_path.insert(0, Breaks())
from search.cli.start import main
sys.argv[1:] = {arguments!r}
main()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("click", ["query", "beras"]),
        ("search.query.parse", ["query", "beras"]),
        ("numpy", ["query", "beras"]),
        ("click", ["index", "."]),
        ("index.files.sources", ["index", "."]),
        ("waitress.server", ["serve"]),
        ("flask", ["serve"]),
    ],
)
def test_while_modules_load(tmp_path: Path, module: str, arguments: list[str], number: int) -> None:
    fill(tmp_path / "arsip", random.Random(1), 1)
    at = tmp_path / "i"
    update(at, [tmp_path / "arsip"], Run())
    code = _BROKEN_OFF.format(module=module, number=int(number), arguments=[*arguments, "--at", str(at)])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (128 + number, "Interrupted.\n")


def writing(tmp_path: Path, *arguments: object) -> subprocess.Popen[str]:
    """`search index` in two processes, a group of their own, in the middle of its work."""
    at = tmp_path / "i"
    before = set(at.glob("g-*/*"))
    process = subprocess.Popen(
        [SEARCH, "index", *map(str, arguments), "--jobs", "2", "--at", at],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    # The manifest is begun before the workers are.
    while not any(path.name.startswith("manifest-") for path in set(at.glob("g-*/*")) - before):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    time.sleep(random.Random(tmp_path.name).uniform(0.0, 0.3))
    return process


def is_alone(group: int) -> bool:
    """Whether no process of a group is left, within some seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def large(folder: Path, pages: int) -> None:
    """Articles of many words, which are read for some seconds."""
    folder.mkdir(exist_ok=True)
    dice = random.Random(3)
    for number in range(pages):
        words = " ".join(f"kata{dice.randrange(9_000)}" for _ in range(1_500))
        (folder / f"{number}.txt").write_text(f"Judul {number}\n\nKOTA, KABAR.COM - Isi {words}.\n", "utf-8")


@pytest.mark.parametrize(
    ("number", "is_group"),
    [(signal.SIGINT, True), (signal.SIGTERM, False), (signal.SIGTERM, True), (signal.SIGKILL, False)],
)
def test_an_index_that_is_made_or_rebuilt(tmp_path: Path, number: int, is_group: bool) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    large(folder, 20)
    for arguments, told in (
        ([folder], f"Interrupted. There is no index at {at} yet.\n"),
        (["--rebuild"], f"Interrupted. The index at {at} is as it was before.\n"),
    ):
        process = writing(tmp_path, *arguments)
        (os.killpg if is_group else os.kill)(process.pid, number)
        _, errors = process.communicate(timeout=60)
        assert is_alone(process.pid)
        if number == signal.SIGKILL:
            assert process.returncode == -9
        else:
            assert (process.returncode, errors) == (128 + number, told)
            assert len(list(at.glob("g-*"))) == (arguments == ["--rebuild"])
        if arguments != ["--rebuild"]:
            update(at, [folder], Run())
    assert len(contents(at)) == 20
    assert [fault for fault in checking.find_faults(at) if not fault.mends] == []


def test_a_watch_that_waits(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 1)
    for number in (signal.SIGINT, signal.SIGTERM):
        watcher = subprocess.Popen(
            [SEARCH, "index", folder, "--at", at, "--watch"], stderr=subprocess.PIPE, text=True
        )
        assert watcher.stderr is not None
        assert any(line.startswith("Watching") for line in watcher.stderr)
        time.sleep(1)  # past the first look at all
        watcher.send_signal(number)
        assert watcher.communicate(timeout=30)[1] == "Watching has ended.\n"
        assert watcher.returncode == 128 + number


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_server(tmp_path: Path, number: int) -> None:
    fill(tmp_path / "arsip", random.Random(1), 1)
    update(tmp_path / "i", [tmp_path / "arsip"], Run())
    server = subprocess.Popen(
        [SEARCH, "serve", "--at", tmp_path / "i", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert server.stdout is not None
    assert re.search("Warta is at", server.stdout.readline())
    time.sleep(0.5)
    server.send_signal(number)
    told, errors = server.communicate(timeout=30)
    assert (server.returncode, told, errors) == (0, "Stopped.\n", "")
