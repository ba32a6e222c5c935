"""What a real bash completes behind `search`: commands, options, and outlets and officials of the index."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.updates.report import Run
from index.updates.updating import update

RECORDS = (
    {
        "judul": "Satu",
        "media": "Kabar Utara",
        "isi": "Menteri Luar Negeri Rusia Sergei Lavrov tiba di Beijing.",
    },
    {"judul": "Dua", "media": "Koran $(id)", "isi": "Menteri Luar Negeri China Wang Yi menyambut tamu."},
)
# Each line of words is completed at its last one; what is offered is printed, a line for each.
SCRIPT = """
eval "$(_SEARCH_COMPLETE=bash_source search)"
while IFS=$'\\t' read -r -a COMP_WORDS; do
    COMPREPLY=()
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _search_completion search
    (IFS='|'; echo "${COMPREPLY[*]}")
done
"""


def completed(*lines: list[str], folder: Path) -> list[list[str]]:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    version = subprocess.run(
        [bash, "--norc", "-c", "echo ${BASH_VERSINFO[0]}"], capture_output=True, text=True, check=True
    )
    if int(version.stdout) < 5:
        pytest.skip("click completes in bash from 4.4 on")
    environment = {k: v for k, v in os.environ.items() if k != "WARTA_INDEX"}
    done = subprocess.run(
        [bash, "--norc", "-c", SCRIPT],
        input="".join("\t".join(words) + "\n" for words in lines),
        capture_output=True,
        text=True,
        env=environment
        | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}",
            "XDG_DATA_HOME": str(folder),  # the user's own index is no business of a test
        },
        check=True,
    )
    assert done.stderr == ""
    return [line.split("|") if line else [] for line in done.stdout.splitlines()]


def test_a_shell_completes_from_the_index_and_is_silent_without_one(tmp_path: Path) -> None:
    (tmp_path / "arsip.jsonl").write_text("\n".join(map(json.dumps, RECORDS)), "utf-8")
    at = str(tmp_path / "i")
    update(Path(at), [tmp_path / "arsip.jsonl"], Run())
    ask = ["search", "query", "--at", at]
    assert completed(
        ["search", "que"],
        [*ask, "--not-o"],
        [*ask, "--outlet", "utar"],
        [*ask, "--not-outlet", '"Kabar'],
        [*ask, "--outlet", "kor"],
        [*ask, "--official", "lav"],
        ["search", "export", "--at", at, "--official", "Wang"],
        ["search", "query", "--at", str(tmp_path / "tiada"), "--official", "lav"],
        ["search", "query", "--outlet", "kab"],
        folder=tmp_path,
    ) == [
        ["query"],
        ["--not-outlet", "--not-official"],
        ["Kabar\\ Utara"],
        ["Kabar Utara"],
        ["Koran\\ \\$\\(id\\)"],
        ["sergei-lavrov"],
        ["wang-yi"],
        [],
        [],
    ]
