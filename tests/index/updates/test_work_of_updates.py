"""What an update reads grows with what changes: counted, not timed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.updates.manifest import Manifest
from index.updates.report import Run
from index.updates.updating import update
from search.embedded import digests, saved_columns
from search.embedded.keeper import WhooshKeeper
from search.embedded.reading import Generation
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


def test_many_that_go_are_found_without_a_look_at_all_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [archives.article(number) for number in range(40)]
    known[7] = replace(known[7], aliases=("0f3kq9v2m1ab",))
    archives.keep([known[:25], known[25:]], tmp_path / "i")
    keeper = open_keeper(tmp_path / "i")
    with keeper.updating() as change:
        assert change.remove([known[3].id]) == 1
    looks = _counting(monkeypatch, Generation, "document", lambda self, id: str(id))
    gone = [known[at].id for at in (1, 2, 3, 30, 39)]
    with keeper.updating() as change:
        assert change.remove([*gone, known[1].id, "no id", "000000000000", "0f3kq9v2m1ab"]) == 5
        assert change.remove(gone) == 0
    assert not looks
    monkeypatch.undo()
    found = {article.id for article, _ in keeper.everything()}
    assert found == {article.id for at, article in enumerate(known) if at not in (1, 2, 3, 7, 30, 39)}


def test_old_problems_of_an_item_are_found_by_an_index(tmp_path: Path) -> None:
    for before in (None, Manifest.begin(tmp_path / "0.db", None)):
        if before is not None:
            before._db.execute("DROP INDEX problems_of_item")  # as one made before there was it
        manifest = Manifest.begin(tmp_path / "1.db", before)
        plan = manifest._db.execute("EXPLAIN QUERY PLAN DELETE FROM problems WHERE item = 'a'").fetchall()
        assert [row[-1] for row in plan] == ["SEARCH problems USING INDEX problems_of_item (item=?)"]
        manifest.close()


def test_a_manifest_that_is_only_begun_is_none_to_read(tmp_path: Path) -> None:
    whole = tmp_path / "1.db"
    Manifest.begin(whole, None).finish("2026-01-01T00:00:00+00:00")
    for before in (None, Manifest.read(whole), Manifest.restored((), "2026-01-01T00:00:00+00:00")):
        begun = Manifest.begin(tmp_path / "2.db", before)
        assert Manifest.read(tmp_path / "2.db") is None  # as one who is killed now leaves it
        begun.finish("2026-01-02T00:00:00+00:00")
        found = Manifest.read(tmp_path / "2.db")
        assert found is not None and found.updated == "2026-01-02T00:00:00+00:00"
        found.close()
