"""Lists of a text's own whose rows are no sentences: announced, of ingredients and steps, verse, results."""

from __future__ import annotations

import time

import pytest

from index.pages.lines import Line
from index.pages.own_lists import listed
from index.pages.rows import Row
from index.pages.splitting import split

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


@pytest.mark.parametrize(
    "rows",
    [
        ("Lima berita terpopuler pekan lalu:", "1. Gabah Naik Tipis", "2. Jalan Diaspal", "3. Pasar Ramai"),
        (
            "Pergerakan indeks dan kurs hari ini:",
            "IHSG: 7.001,10 (+0,5%)",
            "USD/IDR: 16.100",
            "Emas: Rp 2 juta",
        ),
        ("Jadwal acara Radio Serayu hari ini:", "05.00 Kabar Subuh", "07.00 Dapur Ibu", "09.30 Lagu Lama"),
        (
            "Redaksi menerima tulisan dari pembaca melalui:",
            "Kantor Kabar Serayu",
            "Jalan Wetan",
            "Kode Pos 53000",
        ),
        ("Informasi pemasangan iklan:", "Kantor Kabar", "Jalan Wetan 12", "Telepon 0291-430000"),
        ("Narahubung:", "Humas Desa", "0812-4100-0000", "humas@cengkir.example.id"),
    ],
)
def test_a_list_of_the_site_is_none_of_the_text(rows: tuple[str, ...]) -> None:
    assert body(FIRST, SECOND, LAST, *rows, tail=()) == (FIRST, SECOND, LAST)


def test_results_of_those_who_are_told_of_stay_below_a_heading_of_no_word_of_the_text() -> None:
    told = (
        "Bulutangkis antardesa hari pertama dimenangkan Wetan dan Kulon, sedangkan Lereng dan Serayu kalah."
    )
    rows = ("Hasil pertandingan hari ini:", "Putra: Wetan vs Lereng 2-1", "Putri: Kulon vs Serayu 2-0")
    assert body(FIRST, told, LAST, *rows, tail=()) == (FIRST, told, LAST, *rows)


@pytest.mark.parametrize(
    "rows",
    [
        ("Jadwal Salat", "Subuh: 04.12", "Zuhur: 11.34", "Asar: 14.42", "Magrib: 17.39", "Isya: 18.48"),
        ("Cuaca Hari Ini", "Cengkir: 31°C", "Lereng: 30°C", "Wetan: 30°C"),
        ("Klasemen Sementara", "1. Persika 12 30", "2. PS Lereng 12 27", "3. Wetan FC 12 25"),
        ("Harga Langganan", "1 bulan: Rp 35.000", "3 bulan: Rp 99.000", "Pesan Sekarang"),
        ("Statistik Pengunjung", "Hari ini: 214", "Kemarin: 390", "Total: 1.204.551"),
        ("Bioskop Hari Ini", "Serayu XXI: 12.30 14.45 17.00", "Lereng Mal: 13.00 15.10 19.20"),
    ],
)
def test_data_of_nothing_that_the_text_tells_of_are_the_sites(rows: tuple[str, ...]) -> None:
    assert body(FIRST, SECOND, LAST, *rows, tail=()) == (FIRST, SECOND, LAST)


@pytest.mark.parametrize(
    "rows",
    [
        ("Panitia bibit bambu", "Ketua: Ani Widi", "Sekretaris: Sari", "Bendahara: Joko"),
        ("Jumlah bibit", "Blok Wetan: 300", "Blok Kulon: 250"),
    ],
)
def test_data_below_a_heading_of_what_the_text_tells_stay(rows: tuple[str, ...]) -> None:
    assert body(FIRST, SECOND, *rows) == (FIRST, SECOND, *rows)
    assert body(FIRST, SECOND, *rows, LAST, tail=()) == (FIRST, SECOND, *rows, LAST)


def test_tags_and_headlines_below_a_lost_list_are_none_of_the_text() -> None:
    lost = "Warga dapat mengambil bibit bambu di tempat yang ditunjuk kepala desa ini:"
    tags = ("Desa Cengkir", "Tepi Sungai", "Bibit Bambu", "Musim Hujan")
    headlines = (
        "Petani Serayu Panen Padi Lebih Awal",
        "Dua Jembatan Kayu Putus Diterjang Banjir",
        "Pasar Burung Wetan Pindah Bulan Depan",
        "Siswa Lereng Juara Lomba Membaca Puisi",
    )
    for rows in (tags, headlines):
        assert body(FIRST, SECOND, lost, *rows, tail=()) == (FIRST, SECOND, lost)


def test_items_in_small_letters_are_a_list_until_tags_begin() -> None:
    rows = (
        "Warga yang ingin mendapat bibit bambu itu cukup membawa:",
        "fotokopi kartu keluarga",
        "surat dari ketua rukun tetangga",
        "karung bekas ukuran sedang",
    )
    tags = ("bibit bambu", "longsor", "cengkir")
    assert body(FIRST, SECOND, *rows, tail=tags) == (FIRST, SECOND, *rows)
    assert body(FIRST, SECOND, rows[0], *tags, tail=()) == (FIRST, SECOND, rows[0])


def test_a_box_between_two_pages_of_a_text_does_not_end_it() -> None:
    box = ("Saksikan Video Pilihan Ini:", "2 dari 2 halaman")
    below = (
        "Dijaga Bergantian",
        "Pemuda desa menjaga tanaman itu bergantian supaya tidak dimakan kambing.",
        LAST,
    )
    assert body(FIRST, SECOND, *box, *below) == (FIRST, SECOND, *below)
