"""`search quotes`, `kata:` and the export of quotes through the real entry point, over made-up articles."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.console_script import run

SAID = "“Panen padi di desa kami tahun ini sangat melimpah,” kata Presiden Joko Widodo."
RECORDS = [
    ("2021-06-02", "Kabar Selatan", SAID),
    (
        "2021-05-28",
        "Kabar Utara",
        f"{SAID} Bupati Lumajang Rudi Kencana menambahkan, harga padi tetap tinggi.",
    ),
    ("2021-06-03", "Kabar Utara", "Presiden Joko Widodo meninjau panen padi."),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kutipan")
    lines = [json.dumps({"isi": text, "tanggal": day, "media": outlet}) for day, outlet, text in RECORDS]
    (folder / "berita.jsonl").write_text("\n".join(lines), "utf-8")
    assert run("index", folder / "berita.jsonl", "--at", folder / "indeks").returncode == 0
    return folder / "indeks"


def test_quotes_are_shown_once_with_their_first_publication(index: Path) -> None:
    done = run("quotes", "panen", "--by", "Jokowi", "--at", index)
    assert done.returncode == 0, done.stderr
    assert "1. “Panen padi di desa kami tahun ini sangat melimpah,”" in done.stdout
    assert "Joko Widodo, Presiden" in done.stdout
    assert "Kabar Utara · 2021-05-28" in done.stdout
    assert "and 1 more article" in done.stdout
    assert "1 quotation\n" in done.stdout


def test_quotes_as_json_with_filters(index: Path) -> None:
    done = run("quotes", "--by", "Jokowi", "--outlet", "Kabar Selatan", "--json", "--at", index)
    found = json.loads(done.stdout)
    assert found["understood"] == 'said:"Jokowi" AND outlet:"Kabar Selatan"'
    assert found["total"] == 1
    (quotation,) = found["quotations"]
    assert quotation["official"] == "joko-widodo"
    assert [printed["published"] for printed in quotation["printed"]] == ["2021-06-02"]


def test_nobody_said_so(index: Path) -> None:
    assert run("quotes", "panen", "--by", "Rudi Kencana", "--at", index).returncode == 1
    done = run("quotes", "panen", "--by", "Sutomo", "--at", index)
    assert done.returncode == 1
    assert "Nobody called “Sutomo” is quoted in this archive." in done.stderr
    assert run("quotes", "--at", index).returncode == 2


def test_a_query_tells_what_is_said_from_what_is_told(index: Path) -> None:
    done = run("query", 'kata:Jokowi "panen padi"', "--json", "--copies", "--at", index)
    found = json.loads(done.stdout)
    assert found["total"] == 2
    assert [quote["kind"] for hit in found["hits"] for quote in hit["quotes"]] == ["direct", "direct"]
    assert found["hits"][0]["snippets"][0]["text"].startswith("Panen padi")


def test_quotes_as_a_table(index: Path) -> None:
    done = run("export", "kata:Rudi harga", "--format", "quotes", "--at", index)
    rows = list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff"))))
    assert [
        (row["quote"], row["speaker"], row["office"], row["outlet"], row["published"]) for row in rows
    ] == [("harga padi tetap tinggi.", "Rudi Kencana", "Bupati Lumajang", "Kabar Utara", "2021-05-28")]


def test_the_article_tells_its_quotes(index: Path) -> None:
    found = json.loads(run("query", "tetap tinggi", "--json", "--at", index).stdout)
    article = json.loads(run("show", found["hits"][0]["id"], "--json", "--at", index).stdout)
    assert [quote["speaker"] for quote in article["quotes"]] == ["Joko Widodo", "Rudi Kencana"]
