"""A document of several articles: each is one, under its headline; chapters and sub-headings are none."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocumentObject
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from index.articles.reading import Reader
from index.files import sources
from index.files.formats.clippings import (
    Part,
    clippings,
    markdown_clippings,
    plain_headlines,
    text_clippings,
)
from index.files.items import Item, items
from search.model import Article

TITLES = (
    "Pasar Ikan Kedonganan Tutup Tiga Hari",
    "Guru Honorer Menerima Gaji Lewat Koperasi",
    "Kapal Perintis Kembali Singgah di Wetar",
)
DATES = ("Senin, 3 Maret 2025", "Rabu, 5 Maret 2025 | 07:10 WIB", "6 Maret 2025")
TEXTS = (
    "Pedagang di pasar itu memperbaiki atap los yang rusak diterpa angin kencang pada akhir pekan lalu.",
    "Sebanyak empat puluh guru mengambil haknya di kantor koperasi setelah menunggu selama dua bulan.",
    "Kapal itu membawa beras, semen dan dua ekor sapi, lalu berangkat lagi menuju pulau berikutnya.",
)


def read(path: Path) -> list[Article]:
    (source,) = sources.find(path)
    assert isinstance(source, sources.Source)
    reader = Reader.knowing()
    found = [reader.understand(item) for item in items(source) if isinstance(item, Item)]
    return [article for article in found if isinstance(article, Article)]


def verify(found: Sequence[Article]) -> None:
    assert [article.title for article in found] == list(TITLES)
    assert [(article.published or "")[:10] for article in found] == ["2025-03-03", "2025-03-05", "2025-03-06"]
    assert [article.body for article in found] == [(text,) for text in TEXTS]
    assert [article.record for article in found] == list(TITLES)
    assert len({article.id for article in found}) == 3


@pytest.mark.parametrize("style", ["Heading 1", "Heading 2", "bold"])
def test_clippings_in_word(style: str, tmp_path: Path) -> None:
    document = docx.Document()
    for title, date, text in zip(TITLES, DATES, TEXTS, strict=True):
        if style == "bold":
            document.add_paragraph().add_run(title).bold = True
        else:
            document.add_heading(title, int(style[-1]))
        document.add_paragraph(date)
        document.add_paragraph(text)
    document.save(str(tmp_path / "kliping.docx"))
    verify(read(tmp_path / "kliping.docx"))


def test_what_a_service_for_articles_writes_around_them_is_none_of_them(tmp_path: Path) -> None:
    document = docx.Document()
    dates = ("March 3, 2025 Monday", "March 5, 2025 Wednesday 7:10 AM GMT", "March 6, 2025 Thursday")
    for title, date, text in zip(TITLES, dates, TEXTS, strict=True):
        document.add_heading(title, 1)
        for line in ("Suara Deli", date, "Copyright 2025 Suara Deli All Rights Reserved", "Section: NEWS"):
            document.add_paragraph(line)
        for line in ("Length: 312 words", "Byline: Dewi Santika", "Body", text, "Load-Date: March 8, 2025"):
            document.add_paragraph(line)
        document.add_paragraph("End of Document")
    document.save(str(tmp_path / "layanan.docx"))
    found = read(tmp_path / "layanan.docx")
    verify(found)
    assert {article.outlet for article in found} <= {None, "Suara Deli"}


def test_clippings_in_a_pdf(tmp_path: Path) -> None:
    canvas = Canvas(file := io.BytesIO(), pagesize=A4, invariant=True)
    top = 780.0
    for title, date, text in zip(TITLES, DATES, TEXTS, strict=True):
        half = text.rindex(" ", 0, 60)
        for line, size in ((title, 18), (date, 9), (text[:half], 11), (text[half + 1 :], 11)):
            canvas.setFont("Helvetica", size)
            canvas.drawString(60, top, line)
            top -= 1.3 * size
        top -= 20
    canvas.save()
    (tmp_path / "kliping.pdf").write_bytes(file.getvalue())
    verify(read(tmp_path / "kliping.pdf"))


LONG_TEXTS = tuple(
    f"{text} {more}"
    for text, more in zip(
        TEXTS,
        (
            "Mereka menumpang berjualan di halaman balai banjar sampai Kamis sore, dengan timbangan dan es "
            "yang dipinjamkan oleh koperasi nelayan di sebelahnya.",
            "Bendahara koperasi mencatat setiap pembayaran dalam buku bersampul hijau yang boleh dibaca "
            "siapa pun yang datang pada jam kerja.",
            "Penumpang paling jauh adalah seorang bidan yang hendak bertugas di kampung di balik bukit kapur "
            "selama satu tahun penuh.",
        ),
        strict=True,
    )
)


def lines_of(layout: str) -> list[str]:
    """Three articles whose headlines nothing but their places tell."""
    lines = []
    for number, (title, date, text) in enumerate(zip(TITLES, DATES, LONG_TEXTS, strict=True), 1):
        match layout:
            case "outlet":
                lines += [title, f"Suara Deli, {date}", text]
            case "address":
                lines += [f"{number}. {title}", f"https://suaradeli.example/berita/{number}", date, text]
            case "apart":
                outlet = ("Suara Deli", "sindo", "Suara Deli")[number - 1]
                lines += [
                    f"{number}. {title}",
                    outlet,
                    date,
                    f"https://suaradeli.example/berita/{number}",
                    text,
                ]
            case "labels":
                lines += [f"Judul: {title}", "Media: Suara Deli", f"Tanggal: {date}", "Isi:", text]
            case "service":
                lines += [f"{number} of 3 DOCUMENTS", "Suara Deli", date, title, "BYLINE: Dewi Santika", text]
                lines += ["LANGUAGE: INDONESIAN", "Copyright 2025 Suara Deli", "All Rights Reserved"]
    return lines


def in_word(lines: Sequence[str], folder: Path) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "kliping.docx"))
    return folder / "kliping.docx"


def in_pdf(lines: Sequence[str], folder: Path) -> Path:
    styles = getSampleStyleSheet()
    parts = [Paragraph(line, styles["BodyText"]) for line in ["Kliping", *lines]]
    SimpleDocTemplate(str(folder / "kliping.pdf"), invariant=True, pagesize=A5).build(parts)
    return folder / "kliping.pdf"


def in_rtf(lines: Sequence[str], folder: Path) -> Path:
    (folder / "kliping.rtf").write_text("{\\rtf1\\ansi " + "\\par\n".join(lines) + "}")
    return folder / "kliping.rtf"


def in_text(lines: Sequence[str], folder: Path) -> Path:
    (folder / "kliping.txt").write_text("\n".join(lines))
    return folder / "kliping.txt"


def in_wrapped_text(lines: Sequence[str], folder: Path) -> Path:
    wrapped = ("\n".join(textwrap.wrap(line, 72)) for line in lines)
    (folder / "kliping.txt").write_text("\n\n".join(wrapped))
    return folder / "kliping.txt"


@pytest.mark.parametrize("layout", ["outlet", "address", "apart", "labels", "service"])
@pytest.mark.parametrize("written", [in_word, in_pdf, in_rtf, in_text, in_wrapped_text])
def test_plain_headlines_are_told_by_where_they_stand(
    written: Callable[[Sequence[str], Path], Path], layout: str, tmp_path: Path
) -> None:
    if layout == "service" and written in (in_word, in_pdf):
        pytest.skip("services write headings there")
    found = read(written(lines_of(layout), tmp_path))
    assert [article.title for article in found] == list(TITLES)
    assert [(article.published or "")[:10] for article in found] == ["2025-03-03", "2025-03-05", "2025-03-06"]
    assert [article.body for article in found] == [(text,) for text in LONG_TEXTS]


def test_a_text_of_one_article_or_of_minutes_is_one(tmp_path: Path) -> None:
    related = [line for pair in zip(TITLES[1:], DATES[1:], strict=True) for line in pair]
    single = [TITLES[0], f"Suara Deli, {DATES[0]}", *LONG_TEXTS, "Berita Terkait", *related]
    assert len(read(in_text(single, tmp_path))) == 1
    minutes = [
        line
        for at, (date, text) in enumerate(zip(DATES, LONG_TEXTS, strict=True), 1)
        for line in (f"Rapat panitia pembangunan yang ke-{at}", date, text)
    ]
    assert len(read(in_text(minutes, tmp_path))) == 1


def heading(text: str, rank: int = 1) -> Part:
    return Part(rank, text, f"<h{rank}>{text}</h{rank}>")


def paragraph(text: str) -> Part:
    return Part(0, text, f"<p>{text}</p>")


def test_chapters_and_subheadings_are_no_clippings() -> None:
    report = [
        part for title, text in zip(TITLES, TEXTS, strict=True) for part in (heading(title), paragraph(text))
    ]
    assert clippings(report) == []
    article = [heading(TITLES[0]), paragraph(DATES[0]), paragraph(TEXTS[0])]
    assert clippings([*article, heading(TITLES[1], 2), paragraph(TEXTS[1])]) == []
    assert clippings([]) == []


def test_headlines_of_one_wording_are_told_apart_and_nothing_is_lost() -> None:
    parts = [
        paragraph("Kliping Bagian Humas"),
        *(heading(TITLES[0]), paragraph(DATES[0]), paragraph(TEXTS[0]), heading("Tanpa tanggal di bawahnya")),
        *(heading(TITLES[0]), paragraph(DATES[1]), paragraph(TEXTS[1])),
    ]
    found = clippings(parts)
    assert [clipping.name for clipping in found] == [TITLES[0], f"{TITLES[0]}~2"]
    told = [re.sub("<[^>]+>", "", clipping.html) for clipping in found]
    assert "\n".join(told) == "\n".join(part.text for part in parts)


def document_of(*more: Part) -> list[Part]:
    """Three articles; `more` stand above the headline of each."""
    return [
        part
        for title, date, text in zip(TITLES, DATES, TEXTS, strict=True)
        for part in (*more, heading(title, 2), paragraph(date), paragraph(text))
    ]


@pytest.mark.parametrize(
    "above",
    [
        (paragraph("Suara Deli"),),
        (heading("Suara Deli", 1),),
        (heading("Suara Deli", 2),),
        (paragraph("Media: Suara Deli"), paragraph("Halaman 3")),
    ],
)
def test_what_stands_above_each_headline_belongs_to_it(above: tuple[Part, ...]) -> None:
    found = clippings(document_of(*above))
    assert [clipping.name for clipping in found] == list(TITLES)
    assert all(clipping.html.count("Suara Deli") == 1 for clipping in found)
    assert all(clipping.html.startswith("<p>") and "<h1>" not in clipping.html for clipping in found)
    assert all(clipping.html.endswith(f"<p>{text}</p>") for clipping, text in zip(found, TEXTS, strict=True))


def test_what_stands_below_each_article_belongs_to_it() -> None:
    for below in ("Sumber: Suara Deli", "Suara Deli", "Warga menunggu."):
        parts = document_of()
        parts[0:0] = [paragraph("Kliping Bagian Humas")]
        for at in (10, 7, 4):
            parts.insert(at, paragraph(below))
        found = clippings(parts)
        assert [clipping.html.endswith(f"<p>{below}</p>") for clipping in found] == [True, True, True]


def test_a_group_of_articles_under_an_outlet_begins_with_the_outlet() -> None:
    articles = document_of()
    found = clippings([heading("Suara Deli"), *articles[:6], heading("Kabar Lomblen"), *articles[6:]])
    assert ["Kabar Lomblen" in clipping.html for clipping in found] == [False, False, True]


def test_a_document_has_its_date_above_each_headline() -> None:
    parts = [
        part
        for title, date, text in zip(TITLES, DATES, TEXTS, strict=True)
        for part in (paragraph(f"Suara Deli, {date}"), heading(title), paragraph(text))
    ]
    found = clippings(parts)
    assert [clipping.name for clipping in found] == list(TITLES)
    assert [date in clipping.html for clipping, date in zip(found, DATES, strict=True)] == [True, True, True]


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    report = [
        part
        for title, text in zip(TITLES, TEXTS, strict=True)
        for part in (
            heading(title),
            paragraph("Pekerjaan dimulai pada 3 Maret 2025 di desa."),
            paragraph(text),
        )
    ]
    assert clippings(report) == []
    assert len(clippings([replace_dates(part) for part in document_of()])) == 3


def replace_dates(part: Part) -> Part:
    """A date line that ends as a sentence does."""
    return paragraph(f"{part.text}.") if part.text in DATES else part


def test_the_title_of_the_document_is_no_headline(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Kliping Berita Bagian Humas", 0)
    for title, date, text in zip(TITLES, DATES, TEXTS, strict=True):
        document.add_heading(title, 1)
        document.add_paragraph(date)
        document.add_paragraph(text)
    document.save(str(tmp_path / "kliping.docx"))
    verify(read(tmp_path / "kliping.docx"))


def test_clippings_in_frames(tmp_path: Path) -> None:
    document = docx.Document()
    for title, date, text in zip(TITLES, DATES, TEXTS, strict=True):
        cell = document.add_table(1, 1).cell(0, 0)
        cell.paragraphs[0].add_run(title).bold = True
        cell.add_paragraph(date)
        cell.add_paragraph(text)
        document.add_paragraph("")
    document.save(str(tmp_path / "kliping.docx"))
    verify(read(tmp_path / "kliping.docx"))


def fill(document: DocumentObject, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text


def test_a_table_of_clippings_has_one_in_each_row(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Rekap Kliping Maret", 0)
    heading = ("No", "Media", "Tanggal", "Judul", "Isi Berita")
    rows = [
        (str(at), "Suara Deli", *article)
        for at, article in enumerate(zip(DATES, TITLES, TEXTS, strict=True), 1)
    ]
    fill(document, [heading, *rows])
    document.save(str(tmp_path / "rekap.docx"))
    found = read(tmp_path / "rekap.docx")
    assert [(article.title, article.body, article.outlet) for article in found] == [
        (title, (text,), "Suara Deli") for title, text in zip(TITLES, TEXTS, strict=True)
    ]
    assert [(article.published or "")[:10] for article in found] == ["2025-03-03", "2025-03-05", "2025-03-06"]


def test_each_form_of_a_document_of_forms_is_a_clipping(tmp_path: Path) -> None:
    document = docx.Document()
    for title, date, text in zip(TITLES, DATES, TEXTS, strict=True):
        fill(document, [("Media", "Suara Deli"), ("Tanggal:", date), ("Judul :", title), ("Isi", text)])
        document.add_paragraph("")
    document.save(str(tmp_path / "kliping.docx"))
    found = read(tmp_path / "kliping.docx")
    assert [(article.title, article.body) for article in found] == [
        (title, (text,)) for title, text in zip(TITLES, TEXTS, strict=True)
    ]


def test_a_table_in_a_text_is_no_record(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading(TITLES[0], 0)
    document.add_paragraph(DATES[0])
    for text in 2 * TEXTS:
        document.add_paragraph(text)
    fill(document, [("Judul", "Isi"), ("Satu", "beras"), ("Dua", "semen")])
    document.save(str(tmp_path / "a.docx"))
    (article,) = read(tmp_path / "a.docx")
    assert article.title == TITLES[0]
    assert set(TEXTS) <= set(article.body)


def test_a_frame_with_a_table_in_it_keeps_all_its_text_once(tmp_path: Path) -> None:
    document = docx.Document()
    for title, date, text in zip(TITLES, DATES, TEXTS, strict=True):
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "Kotak"
        inner = cell.add_table(1, 1).cell(0, 0)
        inner.text = f"Dalam {title}"
        document.add_heading(title, 1)
        document.add_paragraph(date)
        document.add_paragraph(text)
    document.save(str(tmp_path / "kliping.docx"))
    (source,) = sources.find(tmp_path / "kliping.docx")
    assert isinstance(source, sources.Source)
    pages = "".join(item.data.decode() for item in items(source) if isinstance(item, Item))
    assert [pages.count(f"Dalam {title}") for title in TITLES] == [1, 1, 1]


def test_clippings_in_markdown(tmp_path: Path) -> None:
    sections = (
        f"## {title}\n\n*Suara Deli, {date}*\n\n{text}\n"
        for title, date, text in zip(TITLES, DATES, TEXTS, strict=True)
    )
    (tmp_path / "kliping.md").write_text("\n".join(sections))
    verify(read(tmp_path / "kliping.md"))
    chapters = (f"## {title}\n\n{text}\n" for title, text in zip(TITLES, TEXTS, strict=True))
    (tmp_path / "kliping.md").write_text("# Laporan Tahunan Desa\n\n" + "\n".join(chapters))
    assert len(read(tmp_path / "kliping.md")) == 1


_TOLD = (
    "Warga Desa Sumber Asri menanam ribuan bibit kopi di lereng bukit yang gundul sejak tahun lalu. Kepala "
    "desa mengatakan bibit itu dibeli dengan dana desa dan dijaga bersama oleh kelompok tani setempat."
)


def test_an_article_with_days_for_headings_is_one() -> None:
    days = "\n\n".join(
        f"{heading}\n{day}\n{_TOLD} {_TOLD}"
        for heading, day in (
            ("Air mulai naik ke rumah warga", "Senin, 3 Maret 2025"),
            ("Bantuan datang dari kota sebelah", "Selasa, 4 Maret 2025"),
        )
    )
    text = f"Kronologi Banjir di Lereng Bukit\nRadar Serayu - Rabu, 5 Maret 2025\n\n{_TOLD}\n\n{days}\n"
    assert text_clippings(text) == []
    marked = days.replace("Air", "## Air").replace("Bantuan", "## Bantuan").replace("2025\n", "2025\n\n")
    head = f"# Kronologi Banjir\n\nRadar Serayu - 5 Maret 2025\n\n{_TOLD}\n\n"
    stated = f"---\ntitle: Kronologi Banjir\ndate: 2025-03-05\n---\n{_TOLD}\n\n"
    assert markdown_clippings(head + marked) == []
    assert markdown_clippings(stated + marked) == []
    assert len(markdown_clippings(f"# Kabar Desa\n\n{marked}")) == 2


def test_a_point_of_a_letter_and_a_broken_sentence_begin_no_article() -> None:
    head = f"Kumpulan Hoaks Bantuan Bibit Kopi\nRadar Serayu - 5 Maret 2025\n\n{_TOLD}\n\n"
    letter = (
        "2. Buka lamannya dan daftarkan diri Anda segera\n3. Batas pendaftaran sampai Maret 31 2025\n"
        f"Klik pada tautan di bawah ini untuk ikut mendaftar https://contoh.id/x lalu tunggu,\n"
        f"{_TOLD}\n"
    )
    assert text_clippings(head + letter) == []
    broken = "Seorang petani di lereng bukit\nmengaku senang, dilansir\nRadar Serayu,\nRabu (5/3/2025).\n"
    assert (
        text_clippings(
            f"Petani Kopi Senang di Lereng\nRadar Serayu - 5 Maret 2025\n\n{_TOLD}\n{broken}{_TOLD}"
        )
        == []
    )


def test_a_line_with_a_date_is_asked_for_the_next_lines_alone() -> None:
    class Lines(list[str]):
        def __getitem__(self, at: object) -> object:  # type: ignore[override]
            found = super().__getitem__(at)  # type: ignore[call-overload]
            assert isinstance(found, str) or len(found) < 100, "a slice of all that is below"
            return found

    lines = Lines(line for _ in range(200) for line in (TITLES[0], "Radar Serayu, 3 Maret 2025", *TEXTS))
    assert len(plain_headlines(lines)) == 200
