"""`search index --profile`: what each stage took, the workers' stages with it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.console_script import run

_ROW = re.compile(r"  (\S.*?) +(\d+\.\d\d) +(\d+\.\d)  +\d+\.\d\d")


def test_the_stages_of_all_processes_are_told_and_add_up(tmp_path: Path) -> None:
    body = "\n".join(
        f"Bupati Kudus Rudi Hartono mengatakan, “Harga beras turun {n} persen,” pada {n % 28 + 1} Mei 2021."
        for n in range(60)
    )
    records = [{"id": str(n), "title": f"Harga Beras {n}", "body": f"{body} {n}"} for n in range(40)]
    file = tmp_path / "arsip.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    done = run("index", file, "--at", tmp_path / "index", "--jobs", "2", "--profile")
    assert done.returncode == 0, done.stderr
    first, *lines = done.stdout.splitlines()
    assert " 40 added" in first
    rows = [match for line in lines if (match := _ROW.fullmatch(line))]
    told = {row[1]: float(row[2]) for row in rows}
    # The readers' stages are those of the two workers, the last ones this process's own.
    assert {"files", "officials", "quotations", "analysis", "posting lists", "columns", "stories"} <= set(
        told
    )
    assert {"stories", "between processes", "manifest", "commit and sync"} <= set(told)
    whole = told.pop("all")
    assert abs(whole - sum(told.values())) <= 0.005 * (len(told) + 1)
    assert told["officials"] > 0 < told["analysis"]


def test_without_it_nothing_of_stages_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harga Beras Turun di Pasar\n\nHarga beras turun pekan ini, kata Budi.\n")
    done = run("index", tmp_path / "a.txt", "--at", tmp_path / "index")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
