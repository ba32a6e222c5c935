"""Every command in the README does what the README shows: blocks of 'console', run in order in one folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

README = ROOT / "README.md"
# What differs from run to run: time, rate.
NOISE = re.compile(r"\d+\.\d s, \d+ articles/s|\"took_ms\": [\d.]+")
ELLIPSIS = "…\n"  # a line of its own in the README: lines were left out here


def blocks() -> list[tuple[str, str]]:
    """Commands and the output that stands under each."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", README.read_text("utf-8"), re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


FIRST = blocks()[0][0]


def run(command: str, folder: Path) -> str:
    """What a command prints, on either stream."""
    environment = {k: v for k, v in os.environ.items() if k != "WARTA_INDEX"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first command was run: the others ask its index, whichever process tests them."""
    made = tmp_path_factory.mktemp("readme")
    run(FIRST, made)
    return made


def test_the_readme_shows_commands_and_is_finished() -> None:
    assert len(blocks()) >= 5
    assert "@@" not in README.read_text("utf-8")


@pytest.mark.parametrize(("command", "shown"), blocks(), ids=[command for command, _ in blocks()])
def test_a_command_prints_what_the_readme_shows(
    command: str, shown: str, folder: Path, tmp_path: Path
) -> None:
    printed = NOISE.sub("", run(command, tmp_path if command == FIRST else folder))
    for piece in NOISE.sub("", shown).split(ELLIPSIS):
        assert piece in printed
        printed = printed[printed.index(piece) + len(piece) :]
