"""Excel: rows below a heading are records; sheets without a column of texts are passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from index.articles.reading import Reader
from index.files import sources
from index.files.formats.sheets import CELL
from index.files.items import Item, items
from index.files.records import Keys
from index.files.sources import Hints
from search.model import Article, Problem

TEXT = "Pedagang di pasar itu memperbaiki atap los yang rusak diterpa angin kencang pada akhir pekan lalu."
Sheets = dict[str, Sequence[Sequence[object]]]


def read(sheets: Sheets, folder: Path, keys: Keys = ()) -> tuple[list[Article], list[Problem]]:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "berita.xlsx")
    (source,) = sources.find(folder / "berita.xlsx")
    assert isinstance(source, sources.Source)
    reader = Reader.knowing()
    given = items(replace(source, hints=Hints(keys)))
    found = [reader.understand(item) if isinstance(item, Item) else item for item in given]
    return (
        [each for each in found if isinstance(each, Article)],
        [each for each in found if isinstance(each, Problem)],
    )


def test_each_sheet_with_a_column_of_texts(tmp_path: Path) -> None:
    heading = ["No", "Judul", "Tanggal Terbit", "Isi Berita", "Tautan"]
    sheets: Sheets = {
        "Ringkasan": [["Outlet", "Jumlah"], ["Suara Lomblen", 2]],
        "Maret": [
            ["Kliping Bagian Humas"],
            [],
            heading,
            [1, "Pasar Ikan Tutup", datetime(2025, 3, 3, 10, 2), TEXT, "https://kabar.example/1"],
            [],
            [2, "Guru Menerima Gaji", date(2025, 3, 5), TEXT.replace("itu", "ini"), None],
        ],
        "April": [heading, [1, "Kapal Singgah", "6 April 2025", TEXT.replace("itu", "lama"), None]],
    }
    found, problems = read(sheets, tmp_path)
    assert problems == []
    assert [article.title for article in found] == ["Pasar Ikan Tutup", "Guru Menerima Gaji", "Kapal Singgah"]
    assert [article.record for article in found] == ["Maret/4", "Maret/6", "April/2"]
    assert [(article.published or "")[:16] for article in found] == [
        "2025-03-03T10:02",
        "2025-03-05",
        "2025-04-06",
    ]
    assert found[0].url == "https://kabar.example/1"


def test_a_column_that_the_user_names(tmp_path: Path) -> None:
    sheets: Sheets = {"A": [["kepala", "kata-kata"], ["Pasar Ikan Tutup", TEXT]]}
    found, (problem,) = read(sheets, tmp_path)
    assert found == []
    assert "--map body=COLUMN" in problem.reason
    (article,), problems = read(sheets, tmp_path, (("body", "kata-kata"), ("title", "kepala")))
    assert (article.title, article.body, problems) == ("Pasar Ikan Tutup", (TEXT,), [])


def test_a_bad_row_is_named_and_stops_nothing(tmp_path: Path) -> None:
    rows = [["id", "judul", "isi"], ["a1", "Tanpa isi", ""], ["a2", "Pasar Ikan Tutup", TEXT]]
    (article,), (problem,) = read({"Maret": rows}, tmp_path)
    assert article.record == "a2"
    assert problem.record == "Maret, row 2"


def test_a_cell_as_long_as_excel_keeps_is_told(tmp_path: Path) -> None:
    long = (TEXT + "\n") * 400
    (article, short), _ = read({"A": [["isi"], [long[:CELL]], [TEXT]]}, tmp_path)
    assert any("may have been cut" in problem for problem in article.problems)
    assert not short.problems


@pytest.mark.parametrize("data", [b"PK\x03\x04kaput", b"bukan", b""])
def test_what_is_no_workbook_is_a_problem(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "berita.xlsx").write_bytes(data)
    (source,) = sources.find(tmp_path / "berita.xlsx")
    assert isinstance(source, sources.Source)
    (problem,) = items(source)
    assert isinstance(problem, Problem)


def test_the_lower_of_two_headings_names_the_columns(tmp_path: Path) -> None:
    heading = ["id", "media", "judul", "isi"]
    rows: Sequence[Sequence[object]] = [
        ["Identitas", None, "Naskah", None],
        heading,
        [7, "Suara Deli", "Pasar Ikan Tutup", TEXT],
        heading,
        [8, "Suara Deli", "Guru Menerima Gaji", TEXT],
    ]
    found, problems = read({"A": rows}, tmp_path)
    assert problems == []
    assert [(article.record, article.title, article.body) for article in found] == [
        ("7", "Pasar Ikan Tutup", (TEXT,)),
        ("8", "Guru Menerima Gaji", (TEXT,)),
    ]


def test_an_article_of_a_kind_that_is_called_as_a_column_is_no_heading(tmp_path: Path) -> None:
    rows = [["judul", "jenis", "isi"], ["Pasar Ikan Tutup", "text", TEXT], ["Kapal Singgah", "text", TEXT]]
    found, problems = read({"A": rows}, tmp_path)
    assert [article.title for article in found] == ["Pasar Ikan Tutup", "Kapal Singgah"]
    assert problems == []


def test_signs_that_xml_cannot_hold_and_errors_are_no_text(tmp_path: Path) -> None:
    rows = [["judul", "tanggal", "isi"], ["#N/A", "#REF!", f"{TEXT}_x000D_\n{TEXT.upper()}"]]
    (article,), problems = read({"A": rows}, tmp_path)
    assert problems == []
    assert (article.title, article.body) == (None, (TEXT, TEXT.upper()))


def test_cells_that_share_a_long_text_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_JSON", 3 * len(TEXT))
    found, (problem,) = read({"A": [["isi"], *([TEXT] for _ in range(9))]}, tmp_path)
    assert len(found) == 3
    assert "unpacks" in problem.reason
