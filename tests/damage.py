"""An index with files of every kind, and bits of them changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from index.updates import checking
from index.updates.report import Run
from index.updates.updating import update
from search.errors import EngineError
from search.keeping import open_keeper
from tests.kept import fill, page

KINDS = frozenset(
    ("toc", "trm", "pst", "col", "columns", "arrays", "db", "digests", "warta", "synonyms", "outlets")
)


def made(place: Path) -> Path:
    """An index with a file of each kind, one of whose articles is deleted."""
    folder, at = place / "arsip", place / "i"
    fill(folder, random.Random(1), 4)
    outlets = place / "outlets.toml"
    outlets.write_text('[[outlet]]\nname = "Kabar Uji"\ndomains = ["kabaruji.example"]\n', "utf-8")
    update(at, [folder], Run(jobs=1, outlets=outlets))
    (folder / "0.txt").unlink()
    (folder / "baru.txt").write_text(page(random.Random(2)), "utf-8")
    update(at, [], Run(jobs=1))
    open_keeper(at).keep_synonyms(b"[[oneway]]\ntyped = ['bubur']\nalso = ['gandum']\n")
    return at


def files(at: Path) -> list[Path]:
    """All files of an index but for the lock."""
    return sorted(file for file in at.rglob("*") if file.is_file() and not file.name.startswith("lock"))


def kind(file: Path) -> str:
    if file.name.startswith("digests-"):
        return "digests"
    return file.stem if file.parent.name == "i" or file.suffix == ".toml" else file.suffix[1:]


def flipped(file: Path, dice: random.Random, count: int) -> Iterator[int]:
    """The file with one bit after another changed, and in the end as it was; which bit."""
    whole = file.read_bytes()
    try:
        for _ in range(count):
            bit = dice.randrange(8 * len(whole))
            damaged = bytearray(whole)
            damaged[bit // 8] ^= 1 << bit % 8
            file.write_bytes(damaged)
            yield bit
    finally:
        file.write_bytes(whole)


def is_seen(at: Path) -> bool:
    try:
        return bool(checking.find_faults(at))
    except EngineError:
        return True
