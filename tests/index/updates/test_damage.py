"""Bits that change by themselves: each is seen by `search check`, and nothing is built on a damaged index."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from index.updates import checking
from index.updates.report import Run
from index.updates.updating import update
from tests.console_script import SEARCH
from tests.damage import KINDS, files, flipped, is_seen, kind, made
from tests.kept import answers, contents

# Of each file of the index; `make torture` has more.
FLIPS = 12


def test_every_flip_in_every_kind_of_file_is_seen(tmp_path: Path) -> None:
    at, dice, count = made(tmp_path), random.Random(3), 0
    assert not is_seen(at)
    assert {kind(file) for file in files(at)} >= KINDS
    for file in files(at):
        for bit in flipped(file, dice, FLIPS):
            count += 1
            assert is_seen(at), (file.name, bit)
    assert count >= 200
    assert not is_seen(at)


def _check(at: Path, *options: str) -> tuple[int, str]:
    done = subprocess.run(
        [SEARCH, "check", *options, "--at", at], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "pattern",
    ["*.columns", "*.lists", "stories-*.arrays", "joined-*.arrays", "manifest-*.db", "digests-*.json"],
)
@pytest.mark.parametrize("damage", ["gone", "empty", "flip"])
def test_what_can_be_made_again_is(tmp_path: Path, pattern: str, damage: str) -> None:
    at = made(tmp_path)
    before = contents(at), answers(at)
    file = next(at.glob(f"g-*/{pattern}"))
    whole = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(b"" if damage == "empty" else whole[:50] + bytes([whole[50] ^ 4]) + whole[51:])
    faults = checking.find_faults(at)
    assert faults and all(fault.mends for fault in faults)
    assert checking.repair(at).left == []
    assert checking.find_faults(at) == []
    assert (contents(at), answers(at)) == before
    assert update(at, [], Run(jobs=1)).wrote == 0


def test_exit_codes_of_check(tmp_path: Path) -> None:
    code, told = _check(tmp_path / "none")
    assert (code, "There is no index" in told) == (2, True)
    at = made(tmp_path)
    assert _check(at) == (0, f"The index at {at} is sound.\n")
    columns = next(at.glob("g-*/*.columns"))
    columns.write_bytes(b"")
    code, told = _check(at)
    assert (code, "search check --repair" in told) == (1, True)
    code, told = _check(at, "--repair")
    assert (code, told.splitlines()[-1]) == (0, f"The index at {at} is sound.")
    assert told.startswith(f"Mended: {columns.name} ")
    for words in at.glob("g-*/*.trm"):
        words.write_bytes(words.read_bytes()[:-1] + b"\xff")
    for options in ((), ("--repair",)):
        code, told = _check(at, *options)
        assert (code, "search index --rebuild" in told) == (1, True)


def test_what_cannot_be_made_again_is_named(tmp_path: Path) -> None:
    at = made(tmp_path)
    next(at.glob("g-*/arrivals-*")).unlink()
    for options in ((), ("--repair",)):
        assert "when its articles came is not known any more" in _check(at, *options)[1]
    assert _check(at) == (0, f"The index at {at} is sound.\n")
    next(at.glob("g-*/arrivals-*")).unlink()
    told = [
        subprocess.run([SEARCH, "index", "--at", at], capture_output=True, text=True, check=True).stderr
        for _ in range(2)
    ]
    assert "when its articles came is not known any more" in told[0] and told[1] == ""


@pytest.mark.parametrize("pattern", ["*.toc", "*.trm", "*.pst", "*_stored.col", "outlets.toml"])
def test_nothing_is_built_on_a_damaged_index(tmp_path: Path, pattern: str) -> None:
    at = made(tmp_path)
    for file in at.glob(f"g-*/{pattern}"):
        file.write_bytes(b"")
    for command in ("index", "stats"):
        done = subprocess.run([SEARCH, command, "--at", at], capture_output=True, text=True, check=False)
        assert done.returncode == 2, done.stdout
        assert "is damaged" in done.stderr and "search index --rebuild" in done.stderr
        assert "unchanged" not in done.stdout
    update(at, [], Run(jobs=1, rebuild=True))
    assert checking.find_faults(at) == []


def test_an_update_makes_again_what_it_can(tmp_path: Path) -> None:
    at = made(tmp_path)
    before = contents(at)
    for file in (*at.glob("g-*/*.columns"), *at.glob("g-*/*.lists"), *at.glob("g-*/manifest-*")):
        file.write_bytes(b"")
    report = update(at, [], Run(jobs=1))
    assert (report.added, report.removed) == (0, 0)
    assert contents(at) == before
    assert checking.find_faults(at) == []
