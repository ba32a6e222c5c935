"""PDF pages whose columns were written row by row read as those whose columns were written one by one."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from index.files.formats.pdf import read_pdf
from index.files.formats.pdf_columns import Word, by_columns

FONT = "Helvetica"
HEADLINE = "Tanggul Jebol, Warga Tiga Desa Mengungsi"
STORY = (
    "Pemerintah kabupaten mulai memperbaiki tanggul sungai yang jebol setelah hujan deras selama empat hari "
    "berturut-turut. Bupati mengatakan pekerjaan darurat itu memakai karung pasir dan bronjong.",
    "Warga tiga desa mengungsi ke balai pertemuan sejak Kamis malam. Mereka membawa pakaian, tikar, serta "
    "ternak yang masih dapat diselamatkan dari kandang.",
    "Menurut kepala dinas, kerugian petani diperkirakan mencapai dua miliar rupiah. Sawah seluas seratus "
    "hektare terendam lumpur sehingga benih harus disemai kembali.",
    "Bantuan beras dan air bersih sudah tiba di posko. Relawan membagikannya kepada keluarga yang rumahnya "
    "rusak berat, terutama yang memiliki anak kecil.",
)
OTHER = (
    "Harga ikan di pasar pelabuhan turun karena hasil tangkapan nelayan melimpah sejak awal bulan. Pedagang "
    "menjual cakalang separuh dari harga biasanya.",
    "Nelayan meminta pemerintah daerah menyediakan gudang beku agar ikan tidak terbuang. Permintaan itu "
    "disampaikan dalam rapat dengan dewan.",
)


@dataclass
class Sheet:
    """Lines at places, which are written row by row or in the order in which they were put."""

    rows: list[tuple[float, float, float, str]] = field(default_factory=list)

    def put(self, text: str, left: float, base: float, size: float = 9) -> None:
        self.rows.append((base, left, size, text))

    def columns(  # a place has that many facts
        self,
        story: Sequence[str],
        count: int,
        top: float,
        *,
        left: float = 50,
        width: float = 500,
        lower: float = 0,
        shorter: int = 0,
    ) -> None:
        """Flows paragraphs into columns, each `lower` than the one before, the last `shorter` by rows."""
        wide = (width - 12 * (count - 1)) / count
        lines = [line for text in story for line in wrapped(text, wide)]
        each = -(-(len(lines) + shorter) // count)
        for at, (inset, text) in enumerate(lines):
            column, row = divmod(at, each)
            self.put(text, left + column * (wide + 12) + inset, top - 11 * row - lower * column)

    def pdf(self, *, by_rows: bool) -> bytes:
        canvas = Canvas(file := io.BytesIO(), pagesize=A4, invariant=True)
        for base, left, size, text in sorted(self.rows, key=_place) if by_rows else self.rows:
            canvas.setFont(FONT, size)
            canvas.drawString(left, base, text)
        canvas.save()
        return file.getvalue()

    def read(self, *, by_rows: bool) -> list[str]:
        (piece,) = read_pdf(self.pdf(by_rows=by_rows))
        return piece.data.decode().splitlines()


def _place(row: tuple[float, float, float, str]) -> tuple[float, float]:
    base, left, *_ = row
    return -base, left


def wrapped(text: str, wide: float) -> list[tuple[float, str]]:
    """Lines that fit, each with how far it is set in, of which some end in the midst of a word."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        room = wide - (0 if lines else 10)
        if line and stringWidth(f"{line} {word}", FONT, 9) > room:
            part = f"{word[:-3]}-" if len(word) > 9 and word.isalpha() else ""
            fits = part and stringWidth(f"{line} {part}", FONT, 9) <= room
            lines.append(f"{line} {part}" if fits else line)
            line = word[-3:] if fits else word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    return [(0 if at else 10, line) for at, line in enumerate(lines)]


def page(count: int, **more: float) -> Sheet:
    """A story under a headline across all columns, between a running head and a foot."""
    sheet = Sheet()
    sheet.put("Suara Tanggul, Jumat, 7 Maret 2025", 50, 812)
    sheet.put("3", 540, 812)
    sheet.put(HEADLINE, 50, 770, 22)
    sheet.columns(STORY, count, 740, **more)  # type: ignore[arg-type]
    sheet.put("Kabar dari hilir", 50, 30, 8)
    sheet.put("Halaman 3", 500, 30, 8)
    return sheet


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("more", [{}, {"lower": 4}, {"shorter": 3}])
def test_columns_are_read_one_after_the_other(count: int, more: dict[str, float]) -> None:
    found = page(count, **more).read(by_rows=True)
    assert found == page(count, **more).read(by_rows=False)
    assert f"<h1>{HEADLINE}</h1>" in found
    assert found[-2] == "<p>Kabar dari hilir Halaman 3</p>"
    (last,) = [line for line in found if "posko" in line]
    assert last == f"<p>{STORY[-1]}</p>"


def test_two_stories_side_by_side_and_one_below_stay_apart() -> None:
    sheet = Sheet()
    sheet.put("Tanggul Jebol, Warga Mengungsi", 50, 780, 18)
    sheet.columns(STORY[:3], 2, 755, width=329)
    sheet.put("Harga Ikan Turun", 391, 780, 14)
    sheet.columns(OTHER, 1, 755, left=391, width=159)
    sheet.put("Perpustakaan Terapung Singgah di Pulau Kecil", 50, 560, 20)
    sheet.columns(STORY[2:], 3, 535)
    found = sheet.read(by_rows=True)
    assert found == sheet.read(by_rows=False)
    assert [text for text in (*STORY[:2], *OTHER) if f"<p>{text}</p>" in found] == [*STORY[:2], *OTHER]


def test_a_head_and_a_foot_of_one_column_stand_outside_of_the_text() -> None:
    sheet = Sheet()
    sheet.put("7 Maret 2025", 480, 815, 8)
    sheet.put(HEADLINE, 50, 780)
    sheet.columns(STORY, 2, 745)
    sheet.put("12", 520, 28, 8)
    assert sheet.read(by_rows=True) == sheet.read(by_rows=False)


def test_a_table_stays_in_its_rows() -> None:
    sheet = Sheet()
    sheet.put("Harga di pasar induk selama pekan pertama", 50, 770, 18)
    for at, (what, price) in enumerate(
        [("beras medium dari lumbung desa", "tiga belas ribu rupiah"), ("cabai rawit", "delapan puluh ribu")]
        * 5
    ):
        sheet.put(what, 50, 740 - 11 * at)
        sheet.put(price, 300, 740 - 11 * at)
    assert (
        sum("rawit delapan puluh" in line for line in " ".join(sheet.read(by_rows=True)).split("cabai ")) == 5
    )


def test_a_table_in_small_letters_with_signs_stays_in_its_rows() -> None:
    sheet = Sheet()
    rows = (
        ("beras medium, karung", "naik sedikit, stabil", "gudang timur"),
        ("cabai", "turun", "pasar desa, lapak barat"),
        ("telur ayam ras, curah, peti besar", "tetap, kata pedagang", "toko"),
        ("minyak goreng", "naik tajam sejak awal pekan, lalu turun", "agen, kios"),
    )
    for at in range(16):
        for number, text in enumerate(rows[at % 4]):
            sheet.put(text, 50 + 180 * number, 740 - 11 * at)
    assert "cabai turun pasar desa, lapak barat" in " ".join(sheet.read(by_rows=True))


GLOSSARY = (
    ("tanggul darurat:", "timbunan tanah dan karung pasir yang dibuat ketika air sudah naik;"),
    ("pintu air:", "bangunan yang menahan atau melepas air sungai menurut keperluan;"),
    ("daerah hulu:", "bagian sungai yang paling dekat dengan mata airnya, di pegunungan;"),
    ("tanah lumpur:", "tanah yang ditinggalkan air sesudah banjir surut dari sawah;"),
    ("tanggul tua:", "tanggul yang dibangun dengan tangan sebelum ada alat berat;"),
    ("rumah pompa:", "tempat mesin yang memindahkan air dari sawah ke sungai;"),
)


@pytest.mark.parametrize("is_wrapped", [False, True])
def test_words_stay_beside_what_explains_them(is_wrapped: bool) -> None:
    sheet = Sheet()
    base = 740.0
    for word, meaning in GLOSSARY * 2:
        sheet.put(word, 50, base)
        for _, line in wrapped(f"{meaning} begitu kata petani.", 200 if is_wrapped else 500):
            sheet.put(line, 160, base)
            base -= 11
    found = " ".join(sheet.read(by_rows=True))
    assert [f"{word} {meaning[:20]}" in found for word, meaning in GLOSSARY] == 6 * [True]


def justified(rows: Sequence[Sequence[int]]) -> list[Word]:
    """A column of prose that fills its width with blanks."""
    words = []
    for at, row in enumerate(rows):
        left = 60.0
        for number, blank in enumerate(row):
            text = "desa," if number % 3 == 2 else "kata"
            words.append(Word(at, text, 0, 0, left, left + 20, 700.0 - 12 * at, 10.0))
            left += 20 + 5 * blank
    return words


@given(st.lists(st.lists(st.integers(1, 4), min_size=6, max_size=10), min_size=1, max_size=12))
def test_blanks_within_the_lines_of_one_column_do_not_part_it(rows: list[list[int]]) -> None:
    heads = [Word(-1, "Panen", 0, 0, 60.0 + 25 * at, 84.0 + 25 * at, 712.0, 10.0) for at in range(12)]
    feet = [word._replace(line=99, base=700.0 - 12 * len(rows)) for word in heads]
    assert by_columns([*heads, *justified(rows), *feet]) is None


WORDS = st.builds(
    Word,
    st.integers(0, 9),
    st.sampled_from(["kata", "Desa,", "sungai."]),
    st.just(0),
    st.just(0),
    st.sampled_from([50.0, 120.0, 300.0, 310.0]),
    st.sampled_from([60.0, 290.0, 350.0]),
    st.sampled_from([600.0, 611.0, 622.0, 633.0, 644.0, 655.0]),
    st.just(9.0),
)


@given(st.lists(WORDS, max_size=60))
def test_no_word_is_lost(words: list[Word]) -> None:
    found = by_columns(words)
    assert found is None or sorted(word for line in found for word in line) == sorted(words)
