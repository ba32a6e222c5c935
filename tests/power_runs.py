"""Runs of every kind that write an index, each cut at all of its operations."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.updates.report import Run
from index.updates.updating import update
from search.embedded import digests
from search.embedded.folder import IndexFolder
from search.engine import open_engine
from search.errors import EngineError
from search.keeping import open_keeper
from tests.kept import contents, fill, page
from tests.power import recording, restore

# The manifest of the first commit.
_REMOVED = "manifest-1.db"


def _first(at: Path, folder: Path) -> None:
    update(at, [folder], Run(jobs=1))


def _update(at: Path, folder: Path) -> None:
    dice = random.Random(5)
    (folder / "1.txt").write_text(page(dice), "utf-8")
    (folder / "baru.txt").write_text(page(dice), "utf-8")
    (folder / "2.txt").unlink()
    update(at, [], Run(jobs=1))


def _rebuild(at: Path, folder: Path) -> None:
    (folder / "1.txt").write_text(page(random.Random(6)), "utf-8")
    update(at, [], Run(rebuild=True, jobs=1))


def _add(at: Path, folder: Path, number: int) -> None:
    (folder / f"baru-{number}.txt").write_text(page(random.Random(number)), "utf-8")
    update(at, [], Run(jobs=1))


def merge(at: Path, folder: Path) -> None:
    """The update that makes the fourth segment, and ends with their merge."""
    assert open_keeper(at).storage().segments == 3
    _add(at, folder, 3)
    assert open_keeper(at).storage().segments == 1


def _mend(at: Path, folder: Path) -> None:
    """An update of an index whose manifest is lost, which is made again first."""
    (manifest,) = at.glob(f"g-*/{_REMOVED}")
    manifest.unlink()
    _add(at, folder, 4)
    assert list(at.glob("g-*/manifest-*.db"))


def _synonyms(at: Path, folder: Path) -> None:
    keeper = open_keeper(at)
    keeper.keep_synonyms(b"[[oneway]]\ntyped = ['bubur']\nalso = ['gandum']\n")
    keeper.keep_synonyms(None)


def _state(at: Path) -> object:
    """All articles and the synonyms; None where there is no index yet. All files that its commit names are
    there as they were written, but for the manifest that a run removes first."""
    if not open_keeper(at).exists():
        return None
    generation, number = IndexFolder(at).state()
    damaged = [str(error) for error in digests.quickly_damaged(generation, number)]
    assert [error for error in damaged if error != f"{_REMOVED} is gone"] == []
    file = at / "synonyms.toml"
    articles = contents(at)
    assert open_engine(at).count() == len(articles)
    return articles, file.read_bytes() if file.exists() else b""


def _digest(folder: Path) -> str:
    """Of all names and bytes below a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.relative_to(folder)} {path.is_file()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


RUNS = (_first, _update, _rebuild, merge, _mend, _synonyms)


def cut(place: Path, monkeypatch: Any, run: Callable[[Path, Path], None], chances: int, seed: int = 2) -> int:
    """Lets the power fail before each operation of a run, so many times: the first time all that was not
    synced is lost, then some of it. How often it failed.

    Raises AssertionError where the index is neither as it was before nor as it is after.
    """
    folder, home = place / "arsip", place / "disk"
    home.mkdir(parents=True)
    at = home / "baru" / "indeks"
    fill(folder, random.Random(1), 4)
    if run is not _first:
        update(at, [folder], Run(jobs=1))
    for number in (1, 2) if run is merge else ():
        _add(at, folder, number)
    states = [_state(at)]
    commits: list[int] = []
    with recording(home, monkeypatch) as recorder:
        run(at, folder)
    after = _state(at)
    dice = random.Random(seed)
    known: dict[str, object] = {}
    for moment, operation in enumerate(recorder.operations):
        for chance in range(chances):
            left = place / "cut"
            restore(recorder, moment, left, dice if chance else None)
            disk = _digest(left)
            if disk not in known:  # most operations change nothing that is known to be on the disk
                try:
                    known[disk] = _state(left / "baru" / "indeks")
                except EngineError as error:
                    raise AssertionError(
                        f"cut before {moment} ({operation}), chance {chance}: {error}"
                    ) from None
            found = known[disk]
            shutil.rmtree(left)
            if found not in states:
                states.append(found)
                commits.append(moment)
    # What was told to be done stays done.
    assert found == after
    # An update and its merge have the same articles; of synonyms the first state is the last one too.
    assert len(states) == 2, commits
    return len(recorder.operations) * chances
