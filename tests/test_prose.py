"""What docstrings, comments and documents say of the code is there: each path and module that they name.

A path begins with a folder of the project (`search/model.py`, `tests/floors/`; `*` stands for any name), a
module with a package (`search.model`, `search.retrieval.ranking.idf`). Of files that are named alone only
Python's are looked for: others may be a reader's own.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.paths import ROOT

CODE = ("search", "index", "web", "tests", "tools", "benchmarks")
FOLDERS = (*CODE, "docs")
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "Makefile", "mkdocs.yml")),
    *sorted((ROOT / "docs").glob("*.md")),
]
SOURCES = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
# Data files say in their comments what reads them.
DATA = [
    file
    for folder in FOLDERS
    for suffix in ("toml", "tsv", "cfg")
    for file in sorted((ROOT / folder).rglob(f"*.{suffix}"))
    if "samples" not in file.parts
]

_ANY = "|".join(FOLDERS)
_PACKAGES = "|".join(CODE)
# A path needs a backtick before it or a suffix behind it: 'search/index' alone may be an either-or.
_PATH = re.compile(
    rf"(?<![\w./`-])(?:(?:{_ANY})/[\w./*-]*\w\.(?:py|toml|tsv|csv|txt|md|po|cfg|html|css|js|json)\b)"
    rf"|(?<=`)(?:{_ANY})/[\w./*-]*(?=`)"
)
_MODULE = re.compile(rf"(?<=`)(?:{_PACKAGES})(?:\.\w+)+(?=[`(])|(?<=python -m )(?:{_PACKAGES})(?:\.\w+)+")
_FILE = re.compile(r"(?<=`)\w+\.py(?=`)")


def prose_of(file: Path) -> Iterator[str]:
    """A Python file's docstrings and comments, the comments of a data file, the whole of a document."""
    text = file.read_text("utf-8")
    if file.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (
                doc := ast.get_docstring(node)
            ):
                yield doc
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                yield token.string
    elif file in DOCUMENTS:
        yield text
    else:
        yield from re.findall(r"^#.*", text, re.MULTILINE)


def is_there(path: str) -> bool:
    """Whether a path of the project, with or without `*`, is one of a file or folder.

    >>> is_there("search/model.py"), is_there("tests/floors/"), is_there("web/*.py"), is_there("web/no.py")
    (True, True, True, False)
    """
    return any(ROOT.glob(path)) if "*" in path else (ROOT / path).exists()


def is_known(dotted: str) -> bool:
    """Whether a dotted name is one of a module, or of something in one.

    >>> is_known("search.model"), is_known("search.model.Query.text"), is_known("search.model.Nobody")
    (True, True, False)
    """
    names = dotted.split(".")
    for length in range(len(names), 0, -1):
        try:
            if find_spec(".".join(names[:length])) is None:
                continue
        except ModuleNotFoundError:
            continue
        found = import_module(".".join(names[:length]))
        return _has(found, names[length:])
    return False


def _has(found: object, names: list[str]) -> bool:
    for name in names:
        # A protocol's attribute is only annotated.
        annotated = getattr(found, "__annotations__", {})
        if not hasattr(found, name) and name not in annotated:
            return False
        found = getattr(found, name, None)
    return True


@cache
def file_names() -> frozenset[str]:
    return frozenset(file.name for file in SOURCES)


def wrong_in(text: str) -> list[str]:
    """What a text names and is not there.

    >>> wrong_in("See `search.model.Query`, `search/nothing.py` and `nowhere.py`.")
    ['search/nothing.py', 'nowhere.py']
    """
    return [
        *(path for path in _PATH.findall(text) if not is_there(path)),
        *(name for name in _MODULE.findall(text) if not is_known(name)),
        *(name for name in _FILE.findall(text) if name not in file_names()),
    ]


def test_paths_and_modules_are_found_in_prose() -> None:
    text = " ".join(prose_of(ROOT / "ARCHITECTURE.md"))
    assert len(_PATH.findall(text)) > 50
    assert wrong_in("(see search/nowhere.py)") and wrong_in("`search.nowhere`") and wrong_in("`web/no/`")


@pytest.mark.parametrize("kind", ["documents", "data", *CODE])
def test_what_is_named_is_there(kind: str) -> None:
    files = {"documents": DOCUMENTS, "data": DATA}.get(kind) or [
        file for file in SOURCES if file.relative_to(ROOT).parts[0] == kind
    ]
    wrong = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in files
        if file != Path(__file__)  # it names what is not there, to show that it is found
        for text in prose_of(file)
        for name in wrong_in(text)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_map_names_what_its_files_hold() -> None:
    """`| … | `web/safety.py` | `HEADERS` |`: a name stands in the file that is named last before it."""
    rows = re.findall(r"^\| .*\|$", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE)
    named = [
        (path, name)
        for row in rows
        for path, names in re.findall(r"`([a-z]+/[\w./-]*\.\w+)`([^/]*)(?=`[a-z]+/|$)", row)
        for name in re.findall(r"`(\w+)`", names)
    ]
    assert ("web/safety.py", "HEADERS") in named
    assert [
        (path, name)
        for path, name in named
        if is_there(path) and not re.search(rf"\b{name}\b", (ROOT / path).read_text("utf-8"))
    ] == []


def test_the_changelog_has_the_version_and_room_for_the_next() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    headings = re.findall(r"^## (.+)", text, re.MULTILINE)
    assert version and headings[0] == "Unreleased" and headings[1].startswith(f"{version[1]} - ")
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)", text, re.MULTILINE)) <= kinds


def test_the_readme_stays_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").split()) <= 900
