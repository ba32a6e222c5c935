"""Tables that ship with Warta: what is kept of them is what a parser reads, also after a change or damage."""

from __future__ import annotations

import csv
import os
import sys
import tomllib
from pathlib import Path

import pytest

from search.analysis.tables import made, read_csv, read_toml
from tests.paths import ROOT


@pytest.fixture(autouse=True)
def _keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the shell says of compiled modules."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def _kept(file: Path) -> Path:
    return next((file.parent / "__pycache__").glob(f"{file.name}.*.table"))


def test_every_table_is_read_as_its_parser_reads_it(tmp_path: Path) -> None:
    # Of copies: nothing may be left among the samples, which other tests index.
    for room in ("search", "index"):
        for file in (ROOT / room).rglob("*"):
            if file.suffix not in (".toml", ".csv"):
                continue
            copy = tmp_path / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    tables = list(tmp_path.rglob("*.toml"))
    assert len(tables) > 5
    for file in tables:
        assert read_toml(file) == read_toml(file) == tomllib.loads(file.read_text("utf-8"))
    for file in (tmp_path / "search").rglob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            assert read_csv(file) == read_csv(file) == list(csv.DictReader(stream))


def test_a_table_that_changes_is_read_anew(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("a = 1\n")
    assert read_toml(file) == {"a": 1}
    file.write_text("a = 22\n")
    assert read_toml(file) == {"a": 22}
    found = file.stat()
    file.write_text("a = 33\n")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    assert read_toml(file) == {"a": 33}


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 200])
def test_what_is_kept_and_damaged_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "a.csv"
    file.write_text("a,b\n1,2\n")
    expected = [{"a": "1", "b": "2"}]
    assert read_csv(file) == expected
    whole = _kept(file).read_bytes()
    _kept(file).write_bytes(damage)
    assert read_csv(file) == expected
    assert _kept(file).read_bytes() == whole
    _kept(file).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert read_csv(file) == expected


def test_where_nothing_can_be_kept_it_is_read_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("a = 1\n")
    (tmp_path / "__pycache__").write_text("no folder")
    assert read_toml(file) == {"a": 1}


def test_what_a_module_makes_of_a_table_is_kept_until_one_of_them_changes(tmp_path: Path) -> None:
    table, module = tmp_path / "a.csv", tmp_path / "a.py"
    table.write_text("word\nsatu\n")
    module.write_text("1")
    times: list[int] = []

    def make() -> dict[str, frozenset[str]]:
        times.append(1)
        return {row["word"]: frozenset(row["word"]) for row in read_csv(table)}

    for _ in range(3):
        assert made(tmp_path / "letters", make, (table, module)) == {"satu": frozenset("satu")}
    assert len(times) == 1
    module.write_text("22")
    made(tmp_path / "letters", make, (table, module))
    table.write_text("word\ndua\n")
    assert made(tmp_path / "letters", make, (table, module)) == {"dua": frozenset("dua")}
    assert len(times) == 3
    _kept(tmp_path / "letters").write_bytes(b"x")
    assert made(tmp_path / "letters", make, (table, module)) == {"dua": frozenset("dua")}
