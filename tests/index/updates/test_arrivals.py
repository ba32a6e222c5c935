"""When an article first came into the index: kept through changes, merges and rebuilds, and asked for."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from index.updates import checking
from index.updates.report import Run
from index.updates.updating import update
from search.embedded import arrivals, versions
from search.engine import open_engine
from search.keeping import open_keeper
from search.query.parse import parse
from search.retrieval.days import EPOCH
from tests.console_script import SEARCH
from tests.kept import page
from web.app import create_app

# Days after the beginning of 2025, at one in the afternoon in WIB.
_FIRST = EPOCH + 60 * 24 * 20_089 + 6 * 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "arsip").mkdir()
    return tmp_path / "arsip"


def _write(folder: Path, *names: str, seed: int = 0) -> None:
    for name in names:
        (folder / f"{name}.txt").write_text(page(random.Random(f"{name}{seed}")), "utf-8")


def _run(monkeypatch: pytest.MonkeyPatch, folder: Path, at: Path, day: int, rebuild: bool = False) -> None:
    monkeypatch.setattr(arrivals, "now", lambda: _FIRST + day * 1440)
    update(at, [folder], Run(jobs=1, rebuild=rebuild))


def _came(at: Path) -> dict[str, str | None]:
    found = open_engine(at).search(parse("a OR -a", limit=100)).hits
    return {Path(hit.article.path).stem: hit.added for hit in found}


def test_an_article_keeps_its_day(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = tmp_path / "i"
    _write(folder, "satu", "dua")
    _run(monkeypatch, folder, at, 0)
    first = "2025-01-01T13:00+07:00"
    assert _came(at) == {"satu": first, "dua": first}
    _write(folder, "tiga")
    _write(folder, "satu", seed=1)
    _run(monkeypatch, folder, at, 1)
    second = "2025-01-02T13:00+07:00"
    assert _came(at) == {"satu": first, "dua": first, "tiga": second}
    (folder / "dua.txt").unlink()
    _run(monkeypatch, folder, at, 2)
    _write(folder, "dua")
    _run(monkeypatch, folder, at, 3)
    fourth = "2025-01-04T13:00+07:00"
    assert _came(at) == {"satu": first, "tiga": second, "dua": fourth}
    _run(monkeypatch, folder, at, 4, rebuild=True)
    assert _came(at) == {"satu": first, "tiga": second, "dua": fourth}


def test_merges_and_a_rebuild_by_another_version_keep_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = tmp_path / "i"
    for day in range(9):
        _write(folder, f"a{day}")
        _run(monkeypatch, folder, at, day)
    expected = {f"a{day}": f"2025-01-0{day + 1}T13:00+07:00" for day in range(9)}
    assert open_keeper(at).storage().segments < 9  # merged meanwhile
    assert _came(at) == expected
    monkeypatch.setattr(versions, "LAYOUT", versions.LAYOUT + 1)
    versions.current.cache_clear()
    try:
        _run(monkeypatch, folder, at, 30, rebuild=True)
        assert _came(at) == expected
    finally:
        monkeypatch.undo()
        versions.current.cache_clear()


def test_what_is_lost_is_not_made_up(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = tmp_path / "i"
    _write(folder, "satu")
    _run(monkeypatch, folder, at, 0)
    for file in at.rglob("arrivals-*"):
        file.unlink()
    assert _came(at) == {"satu": None}
    assert [fault.mends for fault in checking.find_faults(at)] == [True]
    _write(folder, "dua")
    _run(monkeypatch, folder, at, 1)
    assert _came(at) == {"satu": None, "dua": "2025-01-02T13:00+07:00"}
    assert checking.find_faults(at) == []
    assert open_engine(at).total(parse("masuk:..2030")) == 1


def _names(at: Path, text: str, sort: str = "relevance") -> list[str]:
    query = parse(text, limit=100, sort=sort)  # type: ignore[arg-type]
    return [Path(hit.article.path).stem for hit in open_engine(at).search(query).hits]


def test_asked_by_the_day_of_arrival(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = tmp_path / "i"
    for day, name in enumerate(("satu", "dua", "tiga")):
        _write(folder, name)
        _run(monkeypatch, folder, at, day)
    assert _names(at, "masuk:2025-01-02") == ["dua"]
    assert set(_names(at, "added:2025-01-02..")) == {"dua", "tiga"}
    assert set(_names(at, "hadir -masuk:2025-01-02")) == {"satu", "tiga"}
    assert _names(at, "masuk:2024") == []
    assert _names(at, "hadir", "added") == ["tiga", "dua", "satu"]
    assert parse("masuk:2025-01-02").filters.days is None  # no day of publication
    done = subprocess.run(
        [str(SEARCH), "query", "--added-since", "2025-01-03", "--json", "--at", str(at)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [hit["added"] for hit in json.loads(done.stdout)["hits"]] == ["2025-01-03T13:00+07:00"]
    for since, code in (("2025-01-04", 1), ("zzz", 2)):
        asked = [str(SEARCH), "query", "--added-since", since, "--at", str(at)]
        assert subprocess.run(asked, capture_output=True, check=False).returncode == code
    export = [
        str(SEARCH),
        "export",
        "hadir",
        "--added-since",
        "2025-01-02",
        "--format",
        "jsonl",
        "--at",
        str(at),
    ]
    lines = subprocess.run(export, capture_output=True, text=True, check=True).stdout.splitlines()
    assert sum('"path"' in line for line in lines) == 2


def test_a_feed_by_arrival(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = tmp_path / "i"
    for day, name in enumerate(("satu", "dua")):
        _write(folder, name)
        _run(monkeypatch, folder, at, day)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    client = create_app(open_engine(at)).test_client()
    root = ElementTree.fromstring(client.get("/atom?sort=added").get_data())
    moments = [entry.findtext("a:updated", None, atom) for entry in root.findall("a:entry", atom)]
    assert moments == ["2025-01-02T13:00:00+07:00", "2025-01-01T13:00:00+07:00"]
    assert root.findtext("a:updated", None, atom) == moments[0]
    (itself,) = root.findall("a:link[@rel='self']", atom)
    assert "sort=added" in itself.attrib["href"]


@pytest.mark.parametrize("gone", [(), (0,), (3, 7), (19,)])
def test_moments_are_found_wherever_an_article_stands_now(gone: tuple[int, ...]) -> None:
    ids, moments = np.arange(100, 120)[::-1].copy(), np.arange(20) + 1_000
    known = arrivals.Arrivals(ids, moments)
    expected = dict(zip(ids.tolist(), moments.tolist(), strict=True))
    for asked in (np.append(np.delete(ids, gone), [5, 6]), np.sort(ids), ids[5:12], np.array([7]), ids[:0]):
        assert known.of(asked, 1).tolist() == [expected.get(id, 1) for id in asked.tolist()]
