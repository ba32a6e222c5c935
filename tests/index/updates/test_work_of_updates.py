"""What an update reads grows with what changes: counted, not timed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index.updates.manifest import Manifest
from index.updates.report import Run
from index.updates.updating import update
from search.embedded import digests, saved_columns
from search.embedded.keeper import WhooshKeeper
from search.engine import open_engine
from search.keeping import building, open_keeper
from tests import archives
from tests.kept import page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "arsip").mkdir()
    return tmp_path / "arsip"


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / f"{name}.txt").write_text(page(random.Random(name)), "utf-8")


def _counting(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, of: Callable[..., str]) -> Counter[str]:
    """How often a function is called, by what `of` makes of its arguments."""
    counts: Counter[str] = Counter()
    real = getattr(where, name)

    def counted(*args: Any, **named: Any) -> Any:
        counts[of(*args, **named)] += 1
        return real(*args, **named)

    monkeypatch.setattr(where, name, counted)
    return counts


def test_no_file_of_the_commit_before_is_read_but_its_manifest_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(folder, "satu", "dua")
    update(tmp_path / "i", [folder], Run(jobs=1))
    (generation,) = (tmp_path / "i").glob("g-*")
    before = {file.name for file in generation.iterdir()}
    _write(folder, "tiga")
    read = _counting(monkeypatch, digests, "of_file", lambda file, *_: str(file.name))
    columns = _counting(monkeypatch, saved_columns, "load", lambda file, count: str(file.name))
    update(tmp_path / "i", [folder], Run(jobs=1))
    assert {name: count for name, count in read.items() if name in before and ".toc" not in name} == {
        "manifest-1.db": 1
    }
    assert set(columns.values()) == {1}


def test_a_merge_reads_no_manifest(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = tmp_path / "i"
    for number in range(3):
        _write(folder, str(number))
        update(at, [folder], Run(jobs=1))
    _write(folder, "lagi")
    update_alone = monkeypatch.context()
    with update_alone as patched:
        patched.setattr(WhooshKeeper, "tidy", lambda self: 0)
        update(at, [folder], Run(jobs=1))
    keeper = open_keeper(at)
    before = keeper.state()
    read = _counting(monkeypatch, digests, "of_file", lambda file, *_: str(file.suffix))
    assert keeper.tidy() == 1
    assert keeper.state() != before
    assert read[".db"] == 0 and read[".trm"] == 1
    monkeypatch.undo()
    assert keeper.find_faults() == []
    with keeper.manifest() as file:
        manifest = Manifest.read(file)
        assert manifest is not None
        assert manifest.count_articles() == open_engine(at).count() == 4
        manifest.close()


def test_what_has_no_manifest_is_read_once_and_then_has_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = tmp_path / "i"
    with building(at) as change:  # as who uses the library
        change.add(archives.article(number) for number in range(3))
    _write(folder, "satu")
    reads = 0
    everything = WhooshKeeper.everything

    def counted(self: WhooshKeeper) -> Iterator[Any]:
        nonlocal reads
        reads += 1
        return everything(self)

    monkeypatch.setattr(WhooshKeeper, "everything", counted)
    report = update(at, [folder], Run(jobs=1))
    assert (report.added, report.unchanged, reads) == (1, 3, 1)
    report = update(at, [folder], Run(jobs=1))
    assert (report.added, report.unchanged, reads) == (0, 4, 1)
