"""Locks: one holder at a time, whatever becomes of it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from search.process.locks import HeldError, locked

_HOLDS = """
import sys
from pathlib import Path
from search.process.locks import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def _holder(file: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDS, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_the_lock_of_a_process_that_is_killed_is_free(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with _holder(file) as holder:
        with pytest.raises(HeldError), locked(file, waits=False):
            pass
        holder.kill()
        holder.wait()
    with locked(file, waits=False):
        pass


def test_who_waits_gets_the_lock_when_it_is_let_go_of(tmp_path: Path) -> None:
    file, got = tmp_path / "lock", threading.Event()

    def wait() -> None:
        with locked(file):
            got.set()

    with _holder(file) as holder:
        waiting = threading.Thread(target=wait)
        waiting.start()
        time.sleep(0.05)
        assert not got.is_set()
        holder.communicate()
        waiting.join(10)
        assert got.is_set()


def test_a_file_that_cannot_be_made_is_no_holder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"), locked(tmp_path / "file" / "lock", waits=False):
        pass
