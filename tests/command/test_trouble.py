"""Trouble that is neither Warta's fault nor the index's: a message, the right next step, never 70."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from search.embedded.engine import WhooshEngine
from search.embedded.opening import LatestGeneration
from search.errors import EngineError, QueryTooSlowError
from search.model import Word
from search.process import deadline
from search.query.parse import parse
from tests import archives
from tests.console_script import SEARCH, run
from tests.engines import whoosh

BODY = ("Kapal itu tiba pagi hari. " * 40,)
ARTICLES = [archives.article(number, title=f"Kapal {number} tiba", body=BODY) for number in range(9)]


@pytest.fixture
def at(tmp_path: Path) -> Path:
    whoosh(ARTICLES, tmp_path / "i").close()
    return tmp_path / "i"


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("query kapal --at {at} >&-", 0),
        ("query tidakada --at {at} >&-", 1),
        ("query kapal --at {at} >&- 2>&-", 0),
        ("query kapal --at {at} <&- >&- 2>&-", 0),
        ("dates <&-", 0),
        ("terms --jsonl - <&-", 0),
        ("export kapal --at {at} >&-", 0),
    ],
)
def test_closed_streams_are_read_as_empty_and_written_to_nowhere(at: Path, command: str, status: int) -> None:
    line = f"{SEARCH} {command.format(at=at)}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (status, "")


@pytest.mark.parametrize("command", ["query kapal", "export kapal", "stats", "query kapal --json"])
def test_a_reader_who_leaves_is_not_told_as_nothing_found(at: Path, command: str) -> None:
    read, written = os.pipe()
    os.close(read)
    done = subprocess.run(
        [SEARCH, *command.split(), "--at", at], stdout=written, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(written)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize(
    "command",
    ["export kapal --at {at} --output {folder}/baru.csv", "index {folder} --dry-run --report /dev/full"],
)
def test_a_file_that_cannot_be_written_is_told_with_2(at: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "foto.jpg").touch()  # something to report
    line = f"ulimit -f 0; {SEARCH} {command.format(at=at, folder=tmp_path)}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "could not be written: " in done.stderr
    assert not (tmp_path / "baru.csv").exists()


@pytest.mark.parametrize(
    "raised",
    [
        'RuntimeError("can\'t start new thread")',
        'ImportError("liba.so: failed to map segment from shared object")',
    ],
)
def test_what_is_raised_for_want_of_memory_is_called_so(raised: str) -> None:
    code = (
        f"from search.cli import root\ndef fails(**_): raise {raised}\nroot.cli.main = fails\nroot.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, "not enough memory" in done.stderr) == (2, True)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no list of threads")
def test_the_command_line_starts_no_thread_for_matrices() -> None:
    code = "import search.cli.start, numpy, os; print(len(os.listdir('/proc/self/task')))"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "1"


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (MemoryError("Unable to allocate 1.21 MiB"), "not enough memory"),
        (PermissionError(errno.EACCES, "Permission denied", "a.trm"), "may not be read (a.trm)"),
        (
            OSError(errno.EMFILE, "Too many open files", "a.trm"),
            "cannot be read: Too many open files",
        ),
        (OSError(errno.EIO, "Input/output error", "a.trm"), "cannot be read: Input/output error (a.trm)"),
    ],
)
def test_what_is_no_damage_is_not_called_so(
    at: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception, told: str
) -> None:
    engine = WhooshEngine(at)

    def fails(latest: LatestGeneration) -> None:
        raise trouble

    monkeypatch.setattr(LatestGeneration, "get", fails)
    with pytest.raises(EngineError) as raised:
        engine.search(parse("kapal"))
    assert told in str(raised.value)
    assert "rebuild" not in str(raised.value) and "damaged" not in str(raised.value)


def test_an_unreadable_pointer_is_no_damage(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *given: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(EngineError) as raised:
        WhooshEngine(at)
    assert "Permission denied" in str(raised.value) and "rebuild" not in str(raised.value)


def test_an_export_over_a_damaged_article_says_so_and_leaves_no_file(at: Path, tmp_path: Path) -> None:
    (stored,) = at.glob("g-*/*_stored.col")
    data = bytearray(stored.read_bytes())
    for place in range(len(data) // 3, len(data) // 3 + 60):
        data[place] ^= 0xFF
    stored.write_bytes(data)
    done = run("export", "kapal", "--output", str(tmp_path / "x.csv"), "--at", str(at))
    assert done.returncode == 2
    assert "is damaged" in done.stderr and "--rebuild" in done.stderr
    assert not list(tmp_path.glob("x.csv*"))


def test_an_export_writes_over_nothing_unasked(at: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    arguments = ("export", "kapal", "--output", str(file), "--at", str(at))
    assert run(*arguments).returncode == 0
    file.write_text("mine", "utf-8")
    refused = run(*arguments)
    assert refused.returncode == 2 and "--overwrite" in refused.stderr
    assert file.read_text("utf-8") == "mine"
    assert run(*arguments, "--overwrite").returncode == 0
    assert "Kapal" in file.read_text("utf-8")


def test_a_shells_own_file_may_be_written_through_its_name(at: Path, tmp_path: Path) -> None:
    with (tmp_path / "x.csv").open("wb") as shell:
        command = [str(SEARCH), "export", "kapal", "--output", "/dev/stdout", "--at", str(at)]
        assert subprocess.run(command, stdout=shell, check=False).returncode == 0
    assert "Kapal" in (tmp_path / "x.csv").read_text("utf-8")


def test_a_question_has_its_time_on_the_command_line(at: Path) -> None:
    done = run("query", "kapal", "--timeout", "0.000001", "--at", str(at))
    assert done.returncode == 2
    assert "takes longer than 1e-06 seconds" in done.stderr and "--timeout" in done.stderr


def test_the_dearest_part_of_a_question_is_known(at: Path) -> None:
    engine = WhooshEngine(at)
    looked_up = engine._latest.get().postings

    def slow(field: str, form: str, term: str) -> object:
        if term == "tiba":
            while True:
                deadline.check()
        return looked_up(field, form, term)  # type: ignore[arg-type]

    engine._latest.get().postings = slow  # type: ignore[method-assign, assignment]
    with deadline.within(0.3), pytest.raises(QueryTooSlowError) as raised:
        engine.search(parse("kapal tiba"))
    assert raised.value.part == Word("tiba")
