"""Killed, raced, starved: whatever happens to a run, the index is the one before or the one after."""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.updates import checking
from index.updates.report import Run
from index.updates.updating import update
from index.updates.workers import Processes, Task
from search.engine import open_engine
from search.errors import EngineError
from search.model import Everything, Query
from tests.console_script import SEARCH
from tests.kept import ROUNDS, contents, fill, page, start
from tests.killing import killed


def test_killed_at_any_moment_the_index_is_the_one_before_or_after(tmp_path: Path) -> None:
    assert killed(tmp_path, random.Random(7), ROUNDS)["killed"]


@pytest.mark.parametrize("count", [2, 8])
def test_writers_started_at_once_while_readers_ask(tmp_path: Path, count: int) -> None:
    """One writes, the others say who; each answer is whole and of one generation."""
    folder, at = tmp_path / "arsip", tmp_path / "i"
    folder.mkdir()

    def write(version: int) -> None:
        for number in range(30):
            text = f"Berita nomor {number} versi{version}\n\nKOTA, KABAR.COM - Isi berita yang tetap saja.\n"
            (folder / f"{number}.txt").write_text(text, "utf-8")

    write(0)
    update(at, [folder], Run())
    stop = threading.Event()

    def ask(_: int) -> set[str]:
        engine, seen, ends = open_engine(at), set(), False
        while not ends:  # one look more after the last writer: it may have ended since the look before
            ends = stop.wait(0.1)  # writers yield to whoever asks: without a pause they would wait for ever
            found = engine.search(Query("", Everything(), limit=100))
            versions = {(hit.article.title or "").split()[-1] for hit in found.hits}
            assert (len(versions), found.total, len(found.hits)) == (1, 30, 30)
            assert sum(bucket.count for bucket in found.facets.date) == 30
            seen |= versions
        return seen

    with ThreadPoolExecutor(4) as pool:
        readers = pool.map(ask, range(4))
        try:
            for version in (1, 2):
                write(version)
                writers = [
                    start("index", *(["--rebuild"] if n % 2 else []), "--at", at) for n in range(count)
                ]
                ends = [(writer.communicate(timeout=300)[1], writer.returncode) for writer in writers]
                assert any(code == 0 for _, code in ends)
                for errors, code in ends:
                    assert code == 0 or (code == 2 and "Another process is writing" in errors), errors
        finally:
            stop.set()
        seen = set().union(*readers)
    assert {"versi0", "versi2"} <= seen <= {"versi0", "versi1", "versi2"}
    assert checking.find_faults(at) == []


def test_watch_adds_what_is_written_and_drops_what_is_removed(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 3)
    watcher = subprocess.Popen(
        [SEARCH, "index", folder, "--at", at, "--watch"], stderr=subprocess.PIPE, text=True
    )
    try:
        assert watcher.stderr is not None
        assert any(line.startswith("Watching") for line in watcher.stderr)
        engine = open_engine(at)
        assert engine.count() == 23

        def becomes(count: int) -> bool:
            for _ in range(600):
                if engine.count() == count:
                    return True
                time.sleep(0.1)
            return False

        (folder / "bawah").mkdir()
        (folder / "bawah" / "baru.txt").write_text(page(random.Random(2)), "utf-8")
        assert becomes(24)
        (folder / "0.txt").unlink()
        assert becomes(23)
        (folder / "besar.jsonl").write_text("", "utf-8")
        assert becomes(3)
    finally:
        watcher.send_signal(signal.SIGINT)
        assert watcher.wait(30) in (0, 130)


@pytest.mark.parametrize("moment", [0.0, 0.7])
def test_a_worker_that_is_killed(tmp_path: Path, moment: float) -> None:
    """As a system does that is short of memory, while it starts or later."""
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    before = contents(at)
    words = " ".join(f"kata{number}" for number in range(3_000))
    for number in range(30):
        (folder / f"besar-{number}.txt").write_text(f"{page(random.Random(number))}\n{words}\n", "utf-8")
    started = Processes.__init__

    def start_and_kill(pool: Processes, task: Task, jobs: int) -> None:
        started(pool, task, jobs)
        time.sleep(moment)
        multiprocessing.active_children()[0].kill()

    with pytest.MonkeyPatch.context() as patch, pytest.raises(EngineError, match="--jobs 1") as told:
        patch.setattr(Processes, "__init__", start_and_kill)
        update(at, [], Run(jobs=2))
    assert "signal 9" in str(told.value)
    assert not multiprocessing.active_children()
    assert contents(at) == before
    assert update(at, [], Run(jobs=1)).added == 30
    assert [fault for fault in checking.find_faults(at) if not fault.mends] == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for little."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", place], capture_output=True, check=False
        )
        if shutil.which("mount")
        else None
    )
    if mounted is None or mounted.returncode:
        pytest.skip("no right to mount a small disk here")
    yield place
    gc.collect()  # an index that was open has its lists mapped
    subprocess.run(["umount", place], check=True)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SEARCH, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("rebuild", [(), ("--rebuild",)])
def test_a_full_disk(tmp_path: Path, small_disk: Path, rebuild: tuple[str, ...]) -> None:
    folder, at = tmp_path / "arsip", small_disk / "i"
    fill(folder, random.Random(1), 2)
    assert run("index", folder, "--at", at).returncode == 0
    before = contents(at)
    words = " ".join(f"kata{number}" for number in range(60_000))
    for number in range(8):
        (folder / f"besar-{number}.txt").write_text(f"{page(random.Random(2))}\n{words}\n", "utf-8")
    done = run("index", *rebuild, "--at", at)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "as it was" in done.stderr or "unchanged" in done.stderr
    assert contents(at) == before
    assert checking.find_faults(at) == []
    for number in range(8):
        (folder / f"besar-{number}.txt").unlink()
    assert run("index", *rebuild, "--at", at).returncode == 0
    assert contents(at) == before


def test_a_disk_that_may_only_be_read(tmp_path: Path, small_disk: Path) -> None:
    folder, at = tmp_path / "arsip", small_disk / "i"
    fill(folder, random.Random(1), 2)
    for file in folder.iterdir():
        os.utime(file, ns=(10**18, 10**18))  # what was written just now may change again within its time
    assert run("index", folder, "--at", at).returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert run("query", "rusia OR china OR beras", "--at", at).returncode == 0
    assert run("check", "--at", at).returncode == 0
    assert run("index", "--at", at).returncode == 0  # nothing changed, so nothing is written
    (folder / "baru.txt").write_text(page(random.Random(3)), "utf-8")
    for arguments in (["index"], ["index", "--rebuild"], ["forget", folder]):
        done = run(*arguments, "--at", at)
        assert done.returncode == 2, arguments
        assert "Read-only file system" in done.stderr
        assert str(at) in done.stderr
        assert "Traceback" not in done.stderr


def test_a_source_that_is_gone_keeps_its_articles(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    before = contents(at)
    folder.rename(tmp_path / "lain")
    done = run("index", "--at", at)
    assert "search forget" in done.stderr
    assert contents(at) == before
    assert json.loads(run("sources", "--json", "--at", at).stdout)[0]["exists"] is False
    assert run("forget", folder, "--at", at).returncode == 0
    assert contents(at) == {}


def test_nothing_outside_the_index_is_written(tmp_path: Path) -> None:
    folder, at, home = tmp_path / "arsip", tmp_path / "i", tmp_path / "home"
    fill(folder, random.Random(1), 2)
    home.mkdir()
    before = {path: path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}
    environment = os.environ | {"HOME": str(home), "XDG_CACHE_HOME": str(home), "TMPDIR": str(home)}
    for arguments in ([folder], ["--jobs", "2", "--rebuild"], []):
        subprocess.run([SEARCH, "index", *arguments, "--at", at], env=environment, cwd=home, check=True)
    assert {path: path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))} == before
    assert list(home.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"arsip", "i", "home"}
