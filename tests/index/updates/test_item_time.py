"""An item that takes too long is a problem and costs no other: in Python, in C code, with several jobs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from index.articles.reading import Reader
from index.files.items import Item
from index.updates import item_time, manifest
from index.updates.item_time import LARGE
from index.updates.report import Run
from index.updates.updating import update
from search.engine import open_engine
from search.model import Article, Problem
from tests.paths import ROOT

_TEXT = "Panen di {0}\n\n{0} - Petani memanen padi di {0} pekan ini, kata mereka di sawah.\n"
_understand = Reader.understand
_serve = item_time._serve


def _loops(reader: Reader, item: Item) -> Article | Problem:
    """A reader that some page keeps busy for ever, in Python."""
    while b"macet" in item.data:
        pass
    return _understand(reader, item)


def _hangs(reader: Reader, item: Item) -> Article | Problem:
    """The same in C code, which no handler breaks into."""
    if b"macet" in item.data:
        if mark := os.environ.get("WARTA_TEST_MARK"):
            Path(mark).write_text(str(os.getpid()))
        deque(count(), maxlen=0)
    return _understand(reader, item)


def _serve_looping(pipe: Connection, *given: object) -> None:
    pytest.MonkeyPatch().setattr(Reader, "understand", _loops)
    _serve(pipe, *given)  # type: ignore[arg-type]


def _serve_hanging(pipe: Connection, *given: object) -> None:
    pytest.MonkeyPatch().setattr(Reader, "understand", _hangs)
    _serve(pipe, *given)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five articles, and one that does not end, in the middle."""
    folder = tmp_path / "arsip"
    folder.mkdir()
    for place in ("Aceh", "Brebes", "Subang", "Tegal", "Wates"):
        (folder / f"{place}.txt").write_text(_TEXT.format(place))
    (folder / "Garut.txt").write_text(_TEXT.format("Garut") + "macet")
    return folder


def _enlarge(folder: Path) -> None:
    """So that what does not end is read apart; and one that ends, before and behind it."""
    long = "".join(
        f"Petani di desa {number} memanen padi pekan ini, kata mereka. Harga naik di pasar sejak Senin.\n"
        for number in range(15_000)
    )
    assert len(long) > LARGE
    (folder / "Garut.txt").write_text(_TEXT.format("Garut") + long + "macet")


def _assert_all_but_one(at: Path, folder: Path, run: Run) -> None:
    report = update(at, [folder], run)
    assert [(problem.path, problem.reason[:21]) for problem in report.problems] == [
        ("arsip/Garut.txt", "it was given up after")
    ]
    assert report.added == 5
    assert open_engine(at).count() == 5


def test_an_item_that_takes_too_long_is_given_up(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reader, "understand", _loops)
    _assert_all_but_one(tmp_path / "ix", folder, Run(jobs=1, item_seconds=2))


def test_what_was_given_up_is_not_tried_again_unless_it_changes_or_has_more_time(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else what was written just now is read once more.
    monkeypatch.setattr(manifest, "_RACY_NANOSECONDS", 0)
    tried = []

    def counted(reader: Reader, item: Item) -> Article | Problem:
        tried.append(item.path)
        return _loops(reader, item)

    monkeypatch.setattr(Reader, "understand", counted)
    at, slow = tmp_path / "ix", "arsip/Garut.txt"
    first = update(at, [folder], Run(jobs=1, item_seconds=0.2))
    (folder / "Aceh.txt").write_text(_TEXT.format("Aceh Besar"))
    second = update(at, [], Run(jobs=1, item_seconds=0.2))
    assert (tried.count(slow), second.changed, second.problems) == (1, 1, first.problems)
    update(at, [], Run(jobs=1, item_seconds=0.4))
    update(at, [], Run(jobs=1, item_seconds=0.4))
    assert tried.count(slow) == 2
    (folder / "Garut.txt").write_text(_TEXT.format("Garut Kota") + "macet")
    assert len(update(at, [], Run(jobs=1, item_seconds=0.2)).problems) == 1
    assert tried.count(slow) == 3
    # Known, it keeps its article, and is not tried again either.
    (folder / "Garut.txt").write_text(_TEXT.format("Garut"))
    assert update(at, [], Run(jobs=1, item_seconds=0.2)).added == 1
    (folder / "Garut.txt").write_text(_TEXT.format("Garut") + "macet")
    for _ in range(2):
        report = update(at, [], Run(jobs=1, item_seconds=0.2))
        assert (report.removed, report.kept, len(report.problems)) == (0, 1, 1)
    assert tried.count(slow) == 5


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("serve", [_serve_looping, _serve_hanging])
def test_so_is_a_large_one_even_inside_c_code(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serve: object, jobs: int
) -> None:
    _enlarge(folder)
    monkeypatch.setattr(item_time, "_serve", serve)
    _assert_all_but_one(tmp_path / "ix", folder, Run(jobs=jobs, item_seconds=2))


def test_large_articles_that_end_are_read_as_others_are(folder: Path, tmp_path: Path) -> None:
    _enlarge(folder)
    for jobs in (1, 2):
        at = tmp_path / f"ix{jobs}"
        assert update(at, [folder], Run(jobs=jobs)).problems == []
        assert open_engine(at).count() == 6


def test_the_time_is_over_only_for_the_item(folder: Path) -> None:
    """What comes next has all of its own."""
    reader = Reader.knowing()
    for _ in range(3):
        found = item_time.understand(reader, Item("a.txt", "text", _TEXT.format("Aceh").encode()), 5)
        assert isinstance(found, Article)
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


def run_hanging(at: str, folder: str) -> None:
    """`search index` whose reader of large items hangs in C code."""
    from search.cli.root import main

    pytest.MonkeyPatch().setattr(item_time, "_serve", _serve_hanging)
    sys.argv = ["search", "index", folder, "--at", at, "--jobs", "1"]
    main()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_interrupts_need_not_wait_for_c_code(folder: Path, tmp_path: Path, number: int) -> None:
    _enlarge(folder)
    mark = tmp_path / "pid"
    code = f"from {__name__} import run_hanging; run_hanging({str(tmp_path / 'ix')!r}, {str(folder)!r})"
    running = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "WARTA_TEST_MARK": str(mark)},
    )  # fmt: skip
    while running.poll() is None and not (mark.exists() and mark.read_text()):
        time.sleep(0.05)
    running.send_signal(number)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 128 + number, told
    assert "There is no index" in told
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)
