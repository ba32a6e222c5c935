"""The site of the documents: it builds without a warning, asks no other site, and names every command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from search.cli.root import cli
from tests.paths import ROOT
from tools.reference_pages import api, commands, walk
from web.views.openapi import describe


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("material", reason="needs the extra 'docs'")
    made = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(made)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    loading = re.compile(
        r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?(?:https?:)?//"
        r"|<link\b[^>]*\bhref=[\"']?(?:https?:)?//[^>]*|@import|url\([\"']?(?:https?:)?//"
    )
    files = [file for file in site.rglob("*") if file.suffix in (".html", ".css")]
    assert len(files) > 5
    assert [file.name for file in files if loading.search(file.read_text("utf-8"))] == []


def test_no_mark_is_left_where_the_code_writes(site: Path) -> None:
    assert [
        file.name for file in site.glob("*.html") if re.search("<!-- [a-z ]+ -->", file.read_text("utf-8"))
    ] == []
    assert "<td>143</td>" in (site / "command-line.html").read_text("utf-8")


def test_each_page_of_docs_is_in_the_site(site: Path) -> None:
    for page in (ROOT / "docs").glob("*.md"):
        assert (site / f"{page.stem}.html").exists(), page.name


def test_the_reference_has_every_command_and_option() -> None:
    text = commands()
    found = list(walk(cli, "search"))
    assert {"search query", "search index", "search serve", "search officials same"} <= {n for n, _ in found}
    for name, command in found:
        section = text.split(f"## {name}\n", 1)[1].split("\n## ")[0]
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert parameter.opts[-1] in section, f"{name} {parameter.opts}"


def test_the_reference_has_every_address_and_parameter_of_the_api() -> None:
    text = api()
    for path, operations in describe()["paths"].items():
        section = text.split(f"### GET /api/v1{path}\n", 1)[1].split("\n### ")[0]
        for parameter in operations["get"]["parameters"]:
            assert f"| `{parameter['name']}` |" in section
