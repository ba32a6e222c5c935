"""The power is lost at any operation of a run: the index is the one before or the one after."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.updates.report import Run
from index.updates.updating import update
from search.engine import open_engine
from search.errors import EngineError
from search.keeping import open_keeper
from tests.kept import contents, fill, page
from tests.power import recording, restore

# Cuts at each operation: all that was not synced is lost, then some of it.
CHANCES = 2


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


def _merge(at: Path, folder: Path) -> None:
    """The update that makes the fourth segment, and ends with their merge."""
    assert open_keeper(at).storage().segments == 3
    _add(at, folder, 3)
    assert open_keeper(at).storage().segments == 1


def _synonyms(at: Path, folder: Path) -> None:
    keeper = open_keeper(at)
    keeper.keep_synonyms(b"[[oneway]]\ntyped = ['bubur']\nalso = ['gandum']\n")
    keeper.keep_synonyms(None)


def _state(at: Path) -> object:
    """All articles and the synonyms; None where there is no index yet."""
    if not open_keeper(at).exists():
        return None
    file = at / "synonyms.toml"
    articles = contents(at)
    assert open_engine(at).count() == len(articles)
    return articles, file.read_bytes() if file.exists() else b""


@pytest.mark.parametrize("run", [_first, _update, _rebuild, _merge, _synonyms])
def test_power_lost_at_any_operation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[[Path, Path], None]
) -> None:
    folder, home = tmp_path / "arsip", tmp_path / "disk"
    home.mkdir()
    at = home / "baru" / "indeks"
    fill(folder, random.Random(1), 4)
    if run is not _first:
        update(at, [folder], Run(jobs=1))
    for number in (1, 2) if run is _merge else ():
        _add(at, folder, number)
    states = [_state(at)]
    commits: list[int] = []
    with recording(home, monkeypatch) as recorder:
        run(at, folder)
    after = _state(at)
    dice = random.Random(2)
    for moment, operation in enumerate(recorder.operations):
        for chance in range(CHANCES):
            cut = tmp_path / "cut"
            restore(recorder, moment, cut, dice if chance else None)
            try:
                found = _state(cut / "baru" / "indeks")
            except EngineError as error:
                pytest.fail(f"cut before {moment} ({operation}), chance {chance}: {error}")
            shutil.rmtree(cut)
            if found not in states:
                states.append(found)
                commits.append(moment)
    # What was told to be done stays done.
    assert found == after
    # An update and its merge have the same articles; of synonyms the first state is the last one too.
    assert len(states) == 2, commits
