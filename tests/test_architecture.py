"""The direction of imports, and where each fixed package may be imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

FORBIDDEN = {"search": ("index", "web"), "index": ("web",), "web": ("index",)}
CONFINED = {
    "whoosh": ("search/embedded/",),
    "Sastrawi": ("search/analysis/stemming.py",),
    "flask": ("web/",),
    "flask_babel": ("web/",),
    "flask_compress": ("web/app.py",),
    "click": (
        "search/cli/",
        "index/cli/commands.py",
        "web/cli.py",
    ),
}


def imports() -> Iterator[tuple[str, str]]:
    for package in FORBIDDEN:
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                names = (
                    [alias.name for alias in node.names]
                    if isinstance(node, ast.Import)
                    else [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else []
                )
                yield from ((file.relative_to(ROOT).as_posix(), name.split(".")[0]) for name in names)


def test_index_and_web_import_search_and_nothing_imports_them() -> None:
    found = list(imports())
    assert ("index/updates/updating.py", "search") in found
    wrong = [f"{file} imports {name}" for file, name in found if name in FORBIDDEN[file.split("/")[0]]]
    assert not wrong, (
        "index/ and web/ import search/; they never import each other, and search/ imports neither: "
        + "; ".join(wrong)
    )


def test_each_library_is_imported_where_it_belongs() -> None:
    wrong = [
        f"{file} imports {name}"
        for file, name in imports()
        if name in CONFINED and not file.startswith(CONFINED[name])
    ]
    assert not wrong
