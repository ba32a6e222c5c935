"""Tables of data that ship with Warta (TOML, CSV), and what is made of them, once for all processes.

What a file holds is kept as Python keeps the modules that it has compiled: beside them in `__pycache__`,
under the interpreter's tag, with the size and the time of change of what it was made of, and made anew where
they differ: of a table's file, and, where a module of ours makes more of it, of the modules that do.
To parse takes a question from the shell longer than to look it up in an archive.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

T = TypeVar("T")


def read_toml(file: Path) -> dict[str, Any]:
    """What a TOML file of ours holds. Raises OSError, and TOMLDecodeError where it is none."""
    return _kept(file, lambda: _parse_toml(file.read_text(encoding="utf-8")), (file,))


def read_csv(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file of ours, by the names in its first line. Raises OSError."""
    names, *rows = _kept(file, lambda: _parse_csv(file.read_text(encoding="utf-8")), (file,))
    return [dict(zip(names, row, strict=True)) for row in rows]


def made(name: Path, make: Callable[[], T], of: Iterable[Path]) -> T:
    """What a function makes of files, kept under a name beside it: dictionaries, tuples, sets, strings and
    numbers alone. `of`: the files, those of all modules of ours and others among them that do it."""
    return _kept(name, make, of)


def _parse_toml(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)


def _parse_csv(text: str) -> list[list[str]]:
    import csv

    return [row for row in csv.reader(text.splitlines()) if row]


def _kept(name: Path, make: Callable[[], T], of: Iterable[Path]) -> T:
    found = map(os.stat, of)
    made_of = b" ".join(b"%d %d" % (each.st_mtime_ns, each.st_size) for each in found) + b"\n"
    kept = Path(cache_from_source(f"{name}.table")).with_suffix(".table")
    with suppress(OSError, ValueError, EOFError, TypeError):
        data = kept.read_bytes()
        held = memoryview(data)[len(made_of) + 4 :]
        if data.startswith(made_of) and crc32(held).to_bytes(4, "little") == data[len(made_of) :][:4]:
            return marshal.loads(held)  # type: ignore[no-any-return]
    fresh = make()
    if not sys.dont_write_bytecode:
        told = marshal.dumps(fresh)  # type: ignore[arg-type]
        with suppress(OSError):  # who may not write there reads as before
            _write(kept, made_of + crc32(told).to_bytes(4, "little") + told)
    return fresh


def _write(kept: Path, data: bytes) -> None:
    """In one step, so that no other process reads half of it."""
    kept.parent.mkdir(exist_ok=True)
    aside = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(kept)
    finally:
        aside.unlink(missing_ok=True)
