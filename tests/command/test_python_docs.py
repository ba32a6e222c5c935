"""docs/python.md: its Python does what the document shows, block after block, as in a notebook."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from index.updates.report import Run
from index.updates.updating import update
from tests.paths import ROOT, SAMPLES

TEXT = (ROOT / "docs" / "python.md").read_text("utf-8")
BLOCKS = re.findall(r"^```pycon\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the document's reader has made the index of the samples."""
    made = tmp_path_factory.mktemp("notebook")
    update(made / "indeks", [SAMPLES], Run(outlets=SAMPLES / "outlets.toml"))
    return made


def run(blocks: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What differs from the document, '' where nothing does; the blocks share their names, as cells do."""
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    said: list[str] = []
    for block in blocks:
        test = doctest.DocTestParser().get_doctest(block, names, "docs/python.md", "docs/python.md", 0)
        assert test.examples, block
        doctest.DocTestRunner().run(test, out=said.append, clear_globs=False)
        names = test.globs
    return "".join(said)


def test_each_block_prints_what_the_document_shows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(BLOCKS) >= 7
    assert run([block for block in BLOCKS if "pandas" not in block], folder, monkeypatch) == ""


def test_the_table_of_pandas(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if importlib.util.find_spec("pandas") is None:
        pytest.skip("pandas is not installed: pip install pandas")
    assert run(BLOCKS, folder, monkeypatch) == ""
