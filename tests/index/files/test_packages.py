"""Small files of millions of elements, rows, parts, of pages in pages: refused, or read at once."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from index.files import sources
from index.files.chats import of_telegram_page
from index.files.decoding import UnreadableError
from index.files.formats.databases import database_articles
from index.files.formats.html_tables import table_rows
from index.files.formats.mail import read_eml
from index.files.formats.newsletters import page_lines
from index.files.formats.references import read_references
from index.files.formats.sheets import read_rows
from index.files.formats.web_archive import read_web_archive
from index.files.formats.word import read_docx
from tests.index.files.samples_of_formats import PARAGRAPHS, docx


def _filled(element: str, count: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx())) as sample:
        parts = {name: sample.read(name) for name in sample.namelist()}
    head, begin, rest = parts["word/document.xml"].partition(b"<w:body>")
    parts["word/document.xml"] = head + begin + element.encode() * count + rest
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("element", ["<w:p/>", "<w:r/>", "<w:tbl/>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"])
def test_a_document_of_a_million_elements_is_refused(element: str) -> None:
    data = _filled(element, 500_000)
    assert len(data) < 200_000
    started = time.process_time()
    with pytest.raises(UnreadableError, match="more than 400,000 elements"):
        list(read_docx(data))
    assert time.process_time() - started < 5


def test_one_of_a_thousand_empty_paragraphs_is_read() -> None:
    (page,) = read_docx(_filled("<w:p/>", 1_000))
    assert PARAGRAPHS[-1] in page.data.decode()


def test_rows_that_a_sheet_leaves_out_cost_nothing() -> None:
    book = openpyxl.Workbook()
    book.active.append(["judul", "isi"])
    for number in range(9_000, 500_000, 9_000):
        book.active.cell(number, 2, PARAGRAPHS[0])
    book.save(file := io.BytesIO())
    started = time.process_time()
    found = [row.number for row in read_rows(file.getvalue(), lambda heading: "isi" in heading)]
    assert found == list(range(9_000, 500_000, 9_000))
    assert time.process_time() - started < 5


DEEP = '<div class="message default"><div class="from_name"><div class="text">a'
CHAT = '<html><head><title>Exported Data</title></head><body class="chat_page">'


def test_pages_in_which_thousands_of_elements_stand_in_each_other_are_read_at_once() -> None:
    started = time.process_time()
    assert of_telegram_page(CHAT + DEEP * 12_000) == []
    assert page_lines(DEEP * 12_000)
    assert table_rows("<table><tr><th>isi" + DEEP * 12_000) == []
    assert time.process_time() - started < 4


def test_a_message_of_thousands_of_parts_is_refused(tmp_path: Path) -> None:
    part = "--x\nContent-Type: multipart/mixed; boundary=x\n\n"
    (tmp_path / "a.eml").write_text(f"Content-Type: multipart/mixed; boundary=x\n\n{part * 20_000}")
    (source,) = sources.find(tmp_path / "a.eml")
    assert isinstance(source, sources.Source)
    started = time.process_time()
    with pytest.raises(UnreadableError, match="more than 1,000 parts"):
        list(read_eml(source))
    assert time.process_time() - started < 4


def test_tables_in_each_other_are_read_once() -> None:
    rows = "<tr><th>Judul<th>Isi<tr><td>Panen Raya<td>Padi dipanen.<table><tr><td>Bibit</table>"
    started = time.process_time()
    found = table_rows("<table><tr><td>a" * 100 + "<tr><td>a</td></tr>" * 2_000 + f"<table>{rows}</table>")
    assert [row["Judul"] for row in found] == ["Panen Raya"]
    assert "Bibit" in found[0]["Isi"]
    assert time.process_time() - started < 2


def test_exports_of_one_field_over_and_over_are_read_at_once() -> None:
    started = time.process_time()
    proquest = "a\n\nfull text: x\n" + "Title: \n" * 200_000 + "\nProQuest document ID: 1\n"
    assert len(database_articles(proquest)) == 1
    assert len(list(read_references(b"TY  - NEWS\nAB  - " + b"a\n" * 700_000))) == 1
    assert time.process_time() - started < 4


@pytest.mark.parametrize("mark", [0x4F, 0x5F, 0x6F])
def test_a_property_list_of_one_megabyte_that_makes_many_is_refused(mark: int) -> None:
    # A list of 2,000 objects, all of which are the same megabyte.
    count, size = 2_000, 1 << 20
    listed = (
        b"\xaf\x11" + struct.pack(">H", count) + b"".join(struct.pack(">H", 1 + at) for at in range(count))
    )
    held = bytes([mark]) + b"\x12" + struct.pack(">I", size // (2 if mark == 0x6F else 1)) + bytes(size)
    head = b"bplist00" + listed
    offsets = struct.pack(">I", 8) + struct.pack(">I", len(head)) * count
    trailer = struct.pack(">6xBBQQQ", 4, 2, count + 1, 0, len(head) + len(held))
    with pytest.raises(UnreadableError, match="over each other"):
        list(read_web_archive(head + held + offsets + trailer))
