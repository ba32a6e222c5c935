"""PDF: what is a paragraph, a heading, a running head, a caption, a link; nothing else is lost."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from index.articles.reading import Reader
from index.files import sources
from index.files.formats.pdf_blocks import Block, asides_last, blocks, without_edges
from index.files.formats.pdf_lines import Line, read_lines
from index.files.formats.pieces import library
from index.files.items import Item, items
from search.model import Article

HEAD = "11/30/26, 4:51 PM"
ADDRESS = "https://kabar.example/daerah/jembatan-gantung"
TITLE = "Jembatan Gantung Dibangun Lagi di Atadei"
SITE = "Kabar Lomblen"
FIRST = (
    "LEWOLEBA, Kabar Lomblen - Pemerintah daerah mulai membangun",
    "jembatan sepanjang seratus meter setelah dua desa terputus.",
)
SECOND = (
    "Warga desa menyambut pekerjaan itu dengan gotong royong, lalu",
    "mengangkut pasir dari pantai sejak hari Minggu yang lalu.",
)


def draw(canvas: Canvas, rows: Sequence[tuple[str, float]], top: float = 760, left: float = 60) -> float:
    """Rows of a text and its size, each below the other; '' leaves a gap. The height of the next."""
    for text, size in rows:
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, top, text)
        top -= 1.2 * size if text else 0.6 * size
    return top


def read(data: bytes, folder: Path) -> Article:
    (folder / "a.pdf").write_bytes(data)
    (source,) = sources.find(folder / "a.pdf")
    assert isinstance(source, sources.Source)
    (item,) = items(source)
    assert isinstance(item, Item)
    article = Reader.knowing().understand(item)
    assert isinstance(article, Article), article
    return article


def printed(*, dated: str = "Selasa, 4 Maret 2025 | 09:41 WIB") -> bytes:
    """A page as browsers print it on two sheets: what they write at the edges, a list of links at the end."""
    canvas = Canvas(file := io.BytesIO(), pagesize=A4, invariant=True)
    canvas.setTitle(f"{TITLE} - {SITE}")
    for number in (1, 2):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(25, 815, f"{HEAD}   {TITLE} - {SITE}")
        canvas.drawString(25, 18, ADDRESS)
        canvas.drawRightString(560, 18, f"{number}/2")
        if number == 1:
            top = draw(canvas, [("Beranda > Daerah", 9), ("", 12)])
            top = draw(
                canvas, [("Jembatan Gantung Dibangun", 24), ("Lagi di Atadei", 24), (dated, 9)], top - 20
            )
            canvas.drawImage(_picture(), 60, top - 100, 300, 100)
            top = draw(canvas, [("Tiang pertama berdiri di tepi sungai", 8)], top - 112)
            draw(canvas, [(text, 12) for text in (*FIRST, "", *SECOND[:1])], top - 20)
        else:
            top = draw(canvas, [(text, 12) for text in (*SECOND[1:], "", "Berita Lainnya")])
            for title in ("Harga Kemiri Naik di Larantuka", "Kapal Perintis Kembali Berlayar"):
                canvas.linkURL(f"{ADDRESS}-lain", (60, top - 3, 350, top + 12))
                top = draw(canvas, [(title, 12)], top) - 8
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _picture() -> object:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    return ImageReader(Image.new("RGB", (30, 10), "grey"))


def test_a_page_that_a_browser_printed_reads_as_the_page(tmp_path: Path) -> None:
    article = read(printed(), tmp_path)
    assert article.title == TITLE
    assert article.outlet == SITE
    assert article.url == ADDRESS
    assert article.published == "2025-03-04T09:41+07:00"
    assert article.body == (" ".join(FIRST), " ".join(SECOND))
    cut = {cut.text: cut.reason for cut in article.cut}
    assert cut["Tiang pertama berdiri di tepi sungai"] == "caption"
    assert {"Harga Kemiri Naik di Larantuka", "Kapal Perintis Kembali Berlayar"} <= set(cut)
    assert not any(HEAD in text or ADDRESS in text for text in cut)


def test_columns_of_a_paper_lose_no_line(tmp_path: Path) -> None:
    canvas = Canvas(file := io.BytesIO(), pagesize=A4, invariant=True)
    draw(canvas, [("SENIN, 3 MARET 2025", 9)], 815)
    draw(canvas, [("Jembatan Gantung Lembata", 22), ("Dibangun Lagi", 22)], 780)
    columns = (
        ("  Pemerintah daerah mulai mem-", "bangun jembatan gantung di atas", "sungai setelah anak-"),
        ("anak terputus dari sekolahnya.", "  Warga desa menyambut peker-", "jaan itu dengan gotong royong."),
        ("  Dinas menempatkan tiga orang", "pengawas yang memeriksa mutu", "beton pada setiap hari kedua."),
    )
    for number, column in enumerate(columns):
        for row, text in enumerate(column):
            canvas.setFont("Helvetica", 9)
            inset = 10 if text.startswith("  ") else 0
            canvas.drawString(60 + 170 * number + inset, 700 - 11 * row, text.strip())
    canvas.save()
    article = read(file.getvalue(), tmp_path)
    assert article.title == "Jembatan Gantung Lembata Dibangun Lagi"
    assert article.published == "2025-03-03"
    assert article.body == (
        "Pemerintah daerah mulai membangun jembatan gantung di atas sungai setelah anak-anak terputus dari "
        "sekolahnya.",
        "Warga desa menyambut pekerjaan itu dengan gotong royong.",
        "Dinas menempatkan tiga orang pengawas yang memeriksa mutu beton pada setiap hari kedua.",
    )


def test_the_first_running_head_stays_and_later_ones_go(tmp_path: Path) -> None:
    canvas = Canvas(file := io.BytesIO(), pagesize=A4, invariant=True)
    text = (
        "Tiang pertama jembatan itu berdiri setelah pekerja menunggu surutnya air.",
        "Warga dua desa menonton dari tepi sungai sambil membawa bekal dari rumah.",
        "Jembatan itu akan dibuka untuk pejalan kaki sebelum musim hujan berikutnya.",
    )
    for number in (1, 2, 3):
        draw(canvas, [("Suara Lomblen, Senin, 3 Maret 2025", 9)], 815)
        draw(canvas, [(f"Halaman {number} dari 3", 9)], 30)
        rows = [(TITLE, 20), ("", 12)] if number == 1 else []
        draw(canvas, [*rows, (text[number - 1], 12)])
        canvas.showPage()
    canvas.save()
    article = read(file.getvalue(), tmp_path)
    assert article.published == "2025-03-03"
    assert article.body == (" ".join(text),)  # nothing tells that a paragraph ended with the sheet


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_on_its_side_reads_as_upright(turned: int, tmp_path: Path) -> None:
    width, height = A4
    is_wide = turned != 180
    canvas = Canvas(
        file := io.BytesIO(), pagesize=(height, width) if is_wide else A4, invariant=True, pageCompression=0
    )
    canvas.setPageRotation(turned)
    canvas.translate(*{90: (height, 0), 180: (width, height), 270: (0, width)}[turned])
    canvas.rotate({90: 90, 180: 180, 270: -90}[turned])
    draw(
        canvas,
        [("Jembatan Gantung Dibangun", 22), ("Lagi di Atadei", 22), ("Selasa, 4 Maret 2025", 9), ("", 12)]
        + [(text, 12) for text in (*FIRST, "", *SECOND)],
    )
    canvas.save()
    article = read(file.getvalue(), tmp_path)
    assert article.title == TITLE
    assert article.published == "2025-03-04"
    assert article.body == (" ".join(FIRST), " ".join(SECOND))


def test_a_line_whose_middle_is_no_written_space_has_the_size_of_its_type(tmp_path: Path) -> None:
    canvas = Canvas(file := io.BytesIO(), pagesize=A4, invariant=True)
    draw(canvas, [(TITLE, 22)], 780)
    rows = (
        "kapal baru tiba dari pulau kami",
        "tadi dan warga desa ramai itu",
        "tepi air malam mereka makanan",
    )
    assert {row[len(row) // 2] for row in rows} == {" "}
    for at, text in enumerate(rows):
        left = 60.0
        canvas.setFont("Courier", 10)
        for word in text.split():
            canvas.drawString(left, 740 - 12 * at, word)
            left += 6 * len(word) + 6
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(file.getvalue())
    document = library("pypdfium2").PdfDocument(file.getvalue())
    assert [line.size for (page,) in [list(read_lines(document))] for line in page] == [22, 10, 10, 10]
    document.close()


def line(text: str, base: float, *, left: float = 60.0, size: float = 10.0, **more: object) -> Line:
    made = Line(text, left, left + 0.5 * size * len(text), base, size)
    return replace(made, **more)  # type: ignore[arg-type]


def told(found: Sequence[Block]) -> list[tuple[str, str]]:
    return [(block.tag, "".join(run.text for run in block.runs)) for block in found]


def test_a_large_initial_belongs_to_its_word() -> None:
    page = [line("P", 680, size=30), *(line(text, 700 - 12 * at, left=80) for at, text in enumerate(FIRST))]
    page[1] = replace(page[1], text="emerintah daerah mulai membangun jembatan gantung")
    assert told(list(blocks([page])))[0][1].startswith("Pemerintah daerah mulai")


def test_a_large_initial_that_was_written_elsewhere_belongs_to_the_line_beside_it() -> None:
    page = [
        line("P", 680, size=30),
        line("Jembatan dibangun lagi", 740, size=14),
        line("emerintah daerah mulai membangun", 700, left=80),
        line("Jembatan Atadei sepanjang seratus", 688, left=80),
        *(line("meter di atas sungai yang lebar", 676 - 12 * at) for at in range(3)),
    ]
    assert told(list(blocks([page]))) == [
        ("h1", "Jembatan dibangun lagi"),
        (
            "p",
            "Pemerintah daerah mulai membangun Jembatan Atadei sepanjang seratus"
            + 3 * " meter di atas sungai yang lebar",
        ),
    ]


def test_a_sentence_that_a_quotation_in_large_type_parts_is_whole() -> None:
    page = [
        *(line("warga dari desa yang di seberang sungai", 736 - 12 * at) for at in range(3)),
        line("menyambut pekerjaan itu dengan", 700),
        line("Kami menunggu dua tahun", 670, size=12),
        line("PETIKAN HARI INI", 640),
        line("gotong royong sejak hari Minggu.", 615),
        line("a. pasir dari pantai", 590),
    ]
    assert told(list(blocks([page]))) == [
        (
            "p",
            3 * "warga dari desa yang di seberang sungai "
            + "menyambut pekerjaan itu dengan gotong royong sejak hari Minggu.",
        ),
        ("h2", "Kami menunggu dua tahun"),
        ("p", "PETIKAN HARI INI"),
        ("p", "a. pasir dari pantai"),
    ]


def test_a_column_beside_the_text_stands_behind_it() -> None:
    wide = "Warga desa menyambut pekerjaan itu dengan gotong royong, lalu pulang"
    sheets = [
        [line(wide, 700), line("Terpopuler", 700, left=450, size=14), line("Harga kemiri", 680, left=450)],
        [line("mengangkut pasir dari pantai sejak hari Minggu yang lalu.", 700)],
    ]
    (sheet, other), (aside, *_) = asides_last(sheets)[:2], asides_last(sheets)[2:]
    assert [sheet, other, aside] == [sheets[0][:1], sheets[1], sheets[0][1:]]


def test_columns_of_one_width_stay_in_their_order() -> None:
    first = line("Warga desa menyambut pekerjaan itu dengan kerja", 700)
    second = line("Pekerja mengangkut pasir dari pantai", 700, left=330)
    pages = [[first, replace(first, base=600), second], [line("Jembatan itu akan dibuka lagi", 700)]]
    assert asides_last(pages) == pages


def test_heads_that_stand_left_on_one_page_and_right_on_the_next_go() -> None:
    heads = ("Suara Lomblen 4 Maret 2025", "4 Maret 2025 Suara Lomblen")
    pages = [[line(heads[at % 2], 800), line(f"isi {'abc'[at]} berita", 700)] for at in range(3)]
    kept, _ = without_edges(pages, "")
    assert [[line.text for line in page] for page in kept] == [
        [heads[0], "isi a berita"],
        ["isi b berita"],
        ["isi c berita"],
    ]


def test_heads_of_left_and_right_pages_go() -> None:
    heads = ("Suara Lomblen", "Jembatan Atadei")
    pages = [[line(heads[at % 2], 800), line(f"isi {'abcdef'[at]} berita", 700)] for at in range(6)]
    kept, _ = without_edges(pages, "")
    assert [len(page) for page in kept] == [2, 1, 1, 1, 1, 1]


def test_rows_of_a_table_are_no_running_heads() -> None:
    pages = [
        [
            *(
                line(text, base)
                for text, base in ((f"{at} {at + 40} {at + 1200}", 800), (f"Desa {at} 7{at} kg", 780))
            ),
            line(f"Halaman {at} dari 3", 30),
        ]
        for at in (1, 2, 3)
    ]
    kept, _ = without_edges(pages, "")
    assert kept == [page[:2] for page in pages]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("mulai peme", "rintah daerah", "mulai pemerintah daerah"),
        ("kata anak", "anak itu", "kata anak-anak itu"),
        ("hubungan Sino", "Rusia kini", "hubungan Sino-Rusia kini"),
        ("pasien COVID", "19 pulih", "pasien COVID-19 pulih"),
    ],
)
def test_a_hyphen_at_a_lines_end(before: str, after: str, whole: str) -> None:
    page = [line(before, 700, parts_word=True), line(after, 688)]
    assert told(list(blocks([page]))) == [("p", whole)]


def test_a_list_of_short_lines_stays_a_list() -> None:
    rows = (
        "Harga kemiri naik",
        "Kapal perintis berlayar lagi",
        "Dua desa terputus dari pasar sejak hari Minggu",
    )
    page = [line(text[0].upper() + text[1:], 700 - 12 * at) for at, text in enumerate(rows)]
    assert [text for _, text in told(list(blocks([page])))] == list(rows)


WORDS = st.lists(st.text("abcdeXY", min_size=1, max_size=6), min_size=1, max_size=8).map(" ".join)
LINES = st.builds(
    Line,
    WORDS,
    st.floats(0, 500),
    st.floats(0, 600),
    st.floats(0, 800),
    st.sampled_from([7.0, 10.0, 24.0]),
    st.just(False),
    st.sampled_from([None, "https://a.example"]),
    st.booleans(),
)


@given(st.lists(st.lists(LINES, max_size=12), max_size=4))
def test_no_letter_is_lost(pages: list[list[Line]]) -> None:
    found = "".join(text for _, text in told(list(blocks(pages))))
    wanted = "".join(line.text for page in pages for line in page)
    assert sorted(found.replace(" ", "")) == sorted(wanted.replace(" ", ""))


def test_what_only_one_page_has_at_its_edge_stays() -> None:
    pages = [
        [line("Judul besar", 780), line("isi satu", 700)],
        [line("isi dua", 780), line("isi tiga", 60)],
    ]
    kept, edges = without_edges(pages, "")
    assert kept == pages
    assert not edges.is_printed


def test_a_reports_own_head_is_no_browsers() -> None:
    pages = [[line(f"Kliping Humas {at} dari 2", 800), line(f"isi {'ab'[at - 1]}", 700)] for at in (1, 2)]
    kept, edges = without_edges(pages, "Kliping Humas")
    assert not edges.is_printed
    assert [len(page) for page in kept] == [2, 1]
