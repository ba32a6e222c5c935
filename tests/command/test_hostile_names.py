"""Names of files and what articles say steer no terminal and forge no line, whatever command prints them."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.console_script import SEARCH

_EVIL = "x\x1b]0;JUDUL\x07\nNot read: forged\u009b31m\u202e"
_TEXT = "Panen di Subang\n\nSUBANG - Presiden meninjau panen padi di Subang pekan ini, kata petani di sana.\n"
# All that may be printed beside characters: lines' ends and tabs.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def _run(*arguments: str | Path) -> str:
    done = subprocess.run(
        [SEARCH, *map(str, arguments)],
        capture_output=True, text=True, timeout=120, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An index, and its only source: a folder with hostile names of files, suffixes and folders."""
    root = tmp_path_factory.mktemp("bermusuhan")
    folder = root / f"arsip{_EVIL}"
    (folder / f"map{_EVIL}").mkdir(parents=True)
    (folder / f"baik{_EVIL}.txt").write_text(_TEXT)
    (folder / f"map{_EVIL}" / "lain.txt").write_text(_TEXT.replace("Subang", "Garut"))
    (folder / f"foto.{_EVIL}").write_text("x")
    (folder / f"kosong{_EVIL}.txt").write_text("")
    (folder / f"tautan{_EVIL}.txt").symlink_to("/etc/hostname")
    record = {
        "isi": "Presiden meninjau panen padi di Subang.",
        **dict.fromkeys(("id", "title", "media"), f"Kabar {_EVIL}"),
    }
    (folder / "rekaman.jsonl").write_text(json.dumps(record))
    return root / "ix", folder


def _judge(told: str, *wanted: str) -> None:
    assert not _STEERING.search(told), ascii(told)
    assert not re.search("^Not read: forged", told, re.MULTILINE), told
    for one in wanted:
        assert one in told


def test_no_name_steers_a_terminal_or_forges_a_line(hostile: tuple[Path, Path]) -> None:
    at, folder = hostile
    _judge(_run("index", folder, "--dry-run", "--at", at), "would read", "baik")
    _judge(_run("index", folder, "--at", at), "3 added", "kosong", "tautan")
    _judge(_run("index", "--at", at), "kosong")
    _judge(_run("sources", "--at", at), "3 articles in")
    _judge(_run("query", "presiden", "--at", at), "baik", "Kabar")
    _judge(_run("stats", "--at", at), "Kabar")
    _judge(_run("check", "--at", at), "sound")
    _judge(_run("read", folder), "Panen")
    _judge(_run("read", "--lines", folder), "Panen", "title")
    _judge(_run("forget", folder / "bukan", "--at", at), "is no source")
    _judge(_run("index", folder / f"tiada{_EVIL}", "--at", at), "tiada")


def test_nor_does_a_folder_that_moved(hostile: tuple[Path, Path], tmp_path: Path) -> None:
    at, old = tmp_path / "ix", tmp_path / f"lama{_EVIL}"
    old.mkdir()
    (old / "satu.txt").write_text(_TEXT)
    _run("index", old, "--at", at)
    old.rename(tmp_path / f"baru{_EVIL}")
    _judge(_run("index", "--at", at), "gone or empty")
    _judge(_run("sources", "--at", at), "GONE")
    _judge(_run("index", "--rebuild", "--at", at), "is gone")
    _judge(_run("index", tmp_path / f"baru{_EVIL}", "--at", at), "Moved:")
