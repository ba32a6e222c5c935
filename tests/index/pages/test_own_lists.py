"""Lists of a text's own whose rows are no sentences: announced, of ingredients and steps, verse, results."""

from __future__ import annotations

import time

import pytest

from index.pages.lines import Line
from index.pages.own_lists import listed
from index.pages.splitting import Row, split

HEAD = ("Warga Cengkir Menanam Kembali Bambu", "Selasa, 12 Mei 2026 10:15 WIB")
FIRST = "Warga Desa Cengkir menanam kembali bambu di tepi sungai setelah tebingnya longsor pada musim hujan."
SECOND = (
    "Kepala desa mengatakan bibit bambu itu dibagikan kepada setiap keluarga tanpa dipungut biaya apa pun."
)
LAST = "Bambu itu boleh ditebang tiga tahun lagi."
TAIL = ("bambu", "cengkir", "tebing longsor", "gotong royong", "Berita Terkait", "Harga Gabah Naik Tipis")


def body(*rows: str, tail: tuple[str, ...] = TAIL) -> tuple[str, ...]:
    pages = [split(between.join([*HEAD, *rows, *tail])).body for between in ("\n", "\n\n")]
    assert pages[0] == pages[1]
    return pages[0]


SYMPTOMS = (
    "Tanda tebing akan longsor yang perlu diwaspadai warga antara lain:",
    "Retakan pada tanah",
    "Pohon yang miring",
    "Air sumur menjadi keruh",
    "Pintu rumah sukar ditutup",
)
SONG = (
    "Lagu dolanan itu masih dinyanyikan anak-anak di sana:",
    "Pring petung dhuwur dhewe,",
    "angin teka padha menari,",
    "simbok ngliwet ing pawon,",
    "bapak mulih nggawa pari.",
)
POEM = ("Bambu itu merunduk,", "air lewat di bawahnya,", "kita pun belajar menunggu,", "tanpa suara.")
RECIPE = (
    "Bahan", "1 kg rebung segar", "2 siung bawang putih", "Garam secukupnya", "500 ml santan", "Langkah",
    "1. Iris rebung tipis-tipis", "2. Rebus dua kali sampai empuk", "3. Masukkan santan dan bumbu",
)  # fmt: skip


@pytest.mark.parametrize("rows", [SYMPTOMS, SONG, POEM, RECIPE])
def test_a_list_of_the_text_stays_and_what_stands_below_it(rows: tuple[str, ...]) -> None:
    assert body(FIRST, SECOND, *rows, LAST) == (FIRST, SECOND, *rows, LAST)


@pytest.mark.parametrize("rows", [SYMPTOMS, SONG])
def test_an_announced_list_may_be_last(rows: tuple[str, ...]) -> None:
    assert body(FIRST, SECOND, *rows) == (FIRST, SECOND, *rows)
    assert body(FIRST, SECOND, *rows, tail=("NEXT: Cara Menanam Bambu", "Halaman", "1 2")) == (
        FIRST,
        SECOND,
        *rows,
    )


def test_results_are_data() -> None:
    rows = ("Cengkir FC 4-0 Serayu United", "PS Lereng 1 - 1 Persika")
    assert body(FIRST, SECOND, *rows) == (FIRST, SECOND, *rows)


@pytest.mark.parametrize(
    "rows",
    [
        ("Editor:", "Ani Widi"),
        ("Baca berita lainnya di sini:", "Harga Gabah Naik Tipis", "Jalan Desa Diaspal", "Pasar Ramai Lagi"),
        ("Simak juga kabar desa lainnya:", "Harga Gabah Naik Tipis di Cengkir", "Jalan Desa Serayu Diaspal"),
        ("Kabar Desa", "Ekonomi Warga", "Surat Pembaca", "Foto Pekan Ini"),
    ],
)
def test_what_a_page_has_below_is_no_list_of_the_text(rows: tuple[str, ...]) -> None:
    assert body(FIRST, SECOND, LAST, *rows) == (FIRST, SECOND, LAST)


def test_a_text_may_be_data_alone() -> None:
    rows = (
        "Berikut jadwal giliran air yang berlaku di Desa Cengkir pada pekan ini:",
        "Blok Wetan: 04.51 WIB",
        "Blok Kulon: 12.20 WIB",
        "Blok Lereng: 18.24 WIB",
    )
    assert body(*rows, tail=("Bagikan:", "Berita Populer")) == rows


@pytest.mark.parametrize("text", ["daftar desa itu:", "bambu yang,", "2 kg bambu muda", "Desa Wetan: dua"])
def test_many_rows_take_time_by_their_number(text: str) -> None:
    def took(count: int) -> float:
        rows = [Row(line, line.reason) for line in (Line(n, f"{text[:-1]}{text[-1]}") for n in range(count))]
        started = time.process_time()
        listed(rows)
        return time.process_time() - started

    took(500)
    assert took(8_000) < 40 * max(took(500), 0.002)
