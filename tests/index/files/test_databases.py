"""Exports of Factiva, Nexis and ProQuest are taken apart, as text, RTF, Word, ODT and pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from index.files.formats.databases import database_articles
from tests.index.files import samples_of_formats as made
from tests.index.files.test_formats import read

EXPORTS = (made.factiva, made.factivas_page, made.nexis, made.old_nexis, made.proquest)
SECOND = "Gudang Padi di Tanjungsari Mulai Dibangun"


def two(export: Callable[[], str]) -> str:
    """The sample, then another article."""
    first = export()
    second = (
        first.replace(made.TITLE, SECOND).replace("2 September", "5 September").replace("waduk", "gudang")
    )
    second = second.replace("September 2,", "September 5,").replace("Sep 2,", "Sep 5,")
    return (first + second).replace("1 of 1", "1 of 2")


def verify(root: Path) -> None:
    articles, problems, _ = read(root)
    assert not problems
    assert [article.title for article in articles] == [made.TITLE, SECOND]
    first, second = articles
    assert " ".join(first.body).split() == " ".join(made.PARAGRAPHS).split()
    assert [first.published, second.published] == ["2024-09-02", "2024-09-05"]
    assert {article.outlet for article in articles} == {"Kabar Lembah"}
    assert {article.authors for article in articles} == {("Ratna Palupi",)}
    assert len({article.id for article in articles}) == 2


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_text_of_several(export: Callable[[], str], ending: str, tmp_path: Path) -> None:
    (tmp_path / "ekspor.txt").write_bytes(two(export).replace("\n", ending).encode())
    verify(tmp_path)


@pytest.mark.parametrize("export", EXPORTS)
def test_documents_of_several(export: Callable[[], str], tmp_path: Path) -> None:
    import docx as word

    text = two(export)
    escaped = text.replace("\n", "\\par\n")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "ekspor.rtf").write_bytes(rf"{{\rtf1\ansi {escaped}}}".encode())
    verify(tmp_path / "a")
    document = word.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(file := io.BytesIO())
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "ekspor.docx").write_bytes(file.getvalue())
    verify(tmp_path / "b")


def test_a_page_of_factivas_tables(tmp_path: Path) -> None:
    def row(code: str, told: str) -> str:
        return f"<tr><td><b>{code}</b></td><td>{told}</td></tr>"

    def table(title: str, day: int) -> str:
        texts = "".join(f"<p>{text}</p>" for text in made.PARAGRAPHS)
        head = row("HD", f"<b>{title}</b>") + row("BY", "Ratna Palupi") + row("PD", f"{day} September 2024")
        below = row("SN", "Kabar Lembah") + row("LP", "") + row("TD", texts) + row("AN", "Document KLEMB0")
        return f"<table>{head}{below}</table>"

    (tmp_path / "f.html").write_text(f"<html><body>{table(made.TITLE, 2)}{table(SECOND, 5)}</body></html>")
    verify(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        made.TEXT,
        "Waduk Baru\n\nDocument 1 of 2 telah ditandatangani, kata Ani.\n\nFull text: ada di balai desa.\n",
        "HD  Televisi itu dijual.\n\nLP   Piringan itu juga.\n",
        "Arsip\n\nEnd of Document\n\nHalaman lain.\n",
        "Buku\n\n1 of 2 DOCUMENTS\n\nHilang, kata Ani.\n",
    ],
)
def test_other_texts_are_no_exports(text: str) -> None:
    assert database_articles(text) == []


def test_a_sentence_may_begin_as_a_code_does() -> None:
    text = made.factiva().replace(
        "Petani di tiga", "CO tidak terukur di sana.\nIN PT Waduk ikut.\nPetani di tiga"
    )
    ((_, article),) = database_articles(text)
    assert "CO tidak terukur" in article.body
    assert article.body.endswith("memeriksa tanggul.")
