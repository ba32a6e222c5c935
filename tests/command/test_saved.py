"""`search saved` through the real entry point: kept, asked again, what is new, taken to the page and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.console_script import run


def _write(folder: Path, *titles: str) -> None:
    records = [{"judul": title, "isi": f"{title} di pasar kota.", "media": "Kabar Utara"} for title in titles]
    (folder / "berita.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    _write(tmp_path, "Harga beras naik", "Panen raya dimulai")
    assert run("index", tmp_path / "berita.jsonl", "--at", tmp_path / "indeks").returncode == 0
    return tmp_path / "indeks"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "milikku" / "saved.json"


def test_what_came_since_one_looked_is_told_once(index: Path, mine: Path, tmp_path: Path) -> None:
    done = run("saved", "add", "Beras", "harga", "beras", "--file", mine, "--at", index)
    assert done.returncode == 0, done.stderr
    assert "Beras: 1 article" in done.stdout
    assert run("saved", "new", "--file", mine, "--at", index).returncode == 1
    _write(tmp_path, "Harga beras naik", "Panen raya dimulai", "Harga beras turun lagi", "Banjir surut")
    assert run("index", tmp_path / "berita.jsonl", "--at", index).returncode == 0
    listed = run("saved", "list", "--file", mine, "--at", index)
    assert "Beras: 2 articles, 1 new since" in listed.stdout
    peeked = run("saved", "new", "--peek", "--json", "--file", mine, "--at", index)
    (told,) = json.loads(peeked.stdout)["searches"]
    assert [hit["title"] for hit in told["hits"]] == ["Harga beras turun lagi"]
    done = run("saved", "new", "Beras", "--file", mine, "--at", index)
    assert done.returncode == 0
    assert "Beras: 1 new since" in done.stdout and "turun lagi" in done.stdout.replace("*", "")
    assert "raya" not in done.stdout
    assert run("saved", "new", "--file", mine, "--at", index).returncode == 1


def test_a_saved_search_is_asked_as_it_was_saved(index: Path, mine: Path) -> None:
    options = ("--outlet", "Kabar Utara", "--any", "--not-kind", "opini", "--undated")
    assert (
        run("saved", "add", "Pasar", "beras panen", *options, "--file", mine, "--at", index).returncode == 0
    )
    again = run("saved", "run", "Pasar", "--json", "--file", mine, "--at", index)
    asked = run("query", "beras panen", *options, "--json", "--at", index)
    found, expected = json.loads(again.stdout), json.loads(asked.stdout)
    assert found["understood"] == expected["understood"]
    assert [hit["id"] for hit in found["hits"]] == [hit["id"] for hit in expected["hits"]] != []
    (kept,) = json.loads(mine.read_text("utf-8"))["searches"]
    assert kept["href"] == "/?q=beras+panen&any=1&outlet=Kabar+Utara&not_kind=opinion&undated=1"
    assert run("saved", "remove", "Pasar", "--file", mine).returncode == 0
    assert run("saved", "list", "--file", mine, "--at", index).returncode == 1


def test_the_pages_export_is_taken_in_and_given_back(index: Path, mine: Path, tmp_path: Path) -> None:
    page = {
        "searches": [
            {
                "id": "/warta/baru?q=beras",
                "href": "/warta/?q=beras",
                "name": "beras",
                "day": "2021-01-01",
                "count": 0,
                "told": 1,
                "next": {"day": "2021-02-01", "count": 1},
            }
        ],
        "articles": [{"id": "x1", "title": "Panen", "note": "baca lagi", "link": "/artikel/x1"}],
    }
    (tmp_path / "warta-tersimpan.json").write_text(json.dumps(page), "utf-8")
    taken = run("saved", "import", tmp_path / "warta-tersimpan.json", "--file", mine)
    assert "1 searches and 1 articles more" in taken.stdout
    assert (
        "0 searches and 0" in run("saved", "import", tmp_path / "warta-tersimpan.json", "--file", mine).stdout
    )
    given = json.loads(run("saved", "export", "--file", mine).stdout)
    assert given["articles"] == page["articles"]
    assert given["searches"] == [
        {
            "id": "/baru?q=beras",
            "href": "/?q=beras",
            "name": "beras",
            "day": "2021-02-01",
            "count": 1,
            "latest": [],
        }
    ]
    assert run("saved", "run", "beras", "--file", mine, "--at", index).returncode == 0


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"searches": [{}], "articles": []}', '{"searches": 3}', "\x00", "[" * 50_000]
)
def test_a_file_that_holds_none_is_told_and_stays(mine: Path, text: str) -> None:
    mine.parent.mkdir()
    mine.write_text(text, "utf-8")
    done = run("saved", "remove", "x", "--file", mine)
    assert done.returncode == 2
    assert "holds no saved searches" in done.stderr and "Traceback" not in done.stderr
    assert mine.read_text("utf-8") == text


def test_what_is_not_saved_or_cannot_be_asked_is_told(index: Path, mine: Path) -> None:
    done = run("saved", "run", "Tiada", "--file", mine, "--at", index)
    assert done.returncode == 2 and "no search is saved as 'Tiada'" in done.stderr
    done = run("saved", "add", "Kapan", "beras", "--from", "kapan-kapan", "--file", mine, "--at", index)
    assert done.returncode == 2 and "--from 'kapan-kapan' is not a date" in done.stderr
    assert run("saved", "add", "Semua", "--file", mine, "--at", index).returncode == 2
    assert not mine.exists()
