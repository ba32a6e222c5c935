"""What an article has below its last whole sentence: one without its stop, an announcement, rows of data."""

from __future__ import annotations

import pytest

from index.pages.last_lines import is_datum
from index.pages.lines import Line
from index.pages.splitting import split

TOLD = (
    "Warga Desa Cengkir memperbaiki irigasi yang jebol akibat banjir pekan lalu, kata kepala desa.",
    "Pemerintah kabupaten menyumbang dua puluh karung semen dan membayar upah tukang selama sepekan.",
)
TAILS = (
    ("Tags", "irigasi", "Cengkir", "banjir"),
    ("Penulis: Ani Widi", "Editor: Budi Arto"),
    ("Baca juga: Harga Gabah Naik Tipis di Cengkir", "Terpopuler", "Harga Cabai Naik Lagi Jelang Lebaran"),
    ("irigasi desa", "Cengkir", "banjir bandang", "gotong royong", "Berita Terkait", "Harga Gabah Naik"),
    (),
)


def body(*below: str) -> tuple[str, ...]:
    return split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *TOLD, *below])).body


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize(
    "last",
    [
        "Warga berharap saluran yang sudah diperbaiki itu tidak jebol lagi pada musim hujan tahun depan",
        '"Kami tetap menjaga pintu air ini," tambah Rahayu Wening',
        "“Semua warga kami ikut, juga yang sudah tua,” ujarnya",
        "Berikut ini daftar desa yang salurannya diperbaiki:",
    ],
)
def test_a_last_sentence_without_its_stop_stays(last: str, tail: tuple[str, ...]) -> None:
    assert body(last, *tail) == (*TOLD, last)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize(
    "last",
    [
        "Sebelumnya, petani menimbun lumpur dengan karung bekas",
        "Saluran itu memiliki tiga pintu air yang terbuat dari kayu jati",
        "Selain itu, kelompok tani mencatat luas sawah yang kering",
    ],
)
def test_one_with_few_small_words_that_no_headline_has_stays(last: str, tail: tuple[str, ...]) -> None:
    assert body(last, *tail) == (*TOLD, last)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("last", ["Sampai kapan?", "Tidur.", "Selamat menanam!", "Semoga."])
def test_a_last_sentence_of_a_word_or_two_stays(last: str, tail: tuple[str, ...]) -> None:
    assert body(last, *tail) == (*TOLD, last)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize(
    "last", ['"Kami lega," kata dia', '"Alhamdulillah," pungkasnya (*)', '"Tidak," ujarnya tegas']
)
def test_a_short_quote_and_who_said_it_stay(last: str, tail: tuple[str, ...]) -> None:
    assert body(last, *tail) == (*TOLD, last)


@pytest.mark.parametrize(
    "below",
    [
        ("Bagikan:", "Facebook"),
        ("Baca juga: Harga Gabah Naik Tipis di Cengkir", "Tags", "irigasi"),
        ("Tags", "irigasi"),
    ],
)
def test_a_short_sentence_stays_above_what_a_page_has_there(below: tuple[str, ...]) -> None:
    last = "Turut hadir para camat dan tokoh desa"
    assert body(last, *below) == (*TOLD, last)
    assert body("Bupati minta petani tunda tanam", *below) == TOLD


@pytest.mark.parametrize("opening", ["Pernah makan zukini?", "Ramai sekali!", '"Murah, Bu!"'])
@pytest.mark.parametrize("head", [("12 Mei 2026",), ("12 Mei 2026", "Oleh: Ani Widi")])
def test_a_call_or_a_question_opens_the_text(opening: str, head: tuple[str, ...]) -> None:
    page = split("\n\n".join(["Warga Memperbaiki Irigasi Desa Cengkir", *head, opening, *TOLD]))
    assert page.body == (opening, *TOLD)


@pytest.mark.parametrize("tail", TAILS)
def test_a_line_up_alone_and_hours_stay(tail: tuple[str, ...]) -> None:
    line_up = "Cengkir FC: Sari; Arto, Widi, Laras; Wening, Budi, Ani; Rahayu"
    hours = ("Subuh: 04.48 WIB", "Zuhur: 12.03 WIB")
    assert body(line_up, *tail) == (*TOLD, line_up)
    assert body(*hours, *tail) == (*TOLD, *hours)
    assert body("Diperbarui: 04.48 WIB", "Tayang: 12.03 WIB", *tail) == TOLD


def test_what_a_site_asks_for_is_no_sentence_that_breaks_off() -> None:
    assert body("Tonton dan subscribe kanal YouTube Kabar Cengkir") == TOLD


@pytest.mark.parametrize("tail", TAILS)
def test_a_subhead_and_its_sentence_without_a_stop_stay(tail: tuple[str, ...]) -> None:
    last = (
        "Menunggu bantuan",
        "Bupati berjanji akan datang ke desa itu untuk melihat saluran yang belum selesai dikerjakan",
    )
    assert body(*last, *tail) == (*TOLD, *last)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize(
    "data",
    [
        ("Gabah kering: Rp 6.500", "Gabah basah: Rp 5.200", "Beras: Rp 13.000", "Dedak: Rp 3.000"),
        (
            "Susunan pemain",
            "Cengkir FC: Sari; Arto, Widi, Laras; Wening, Budi, Ani; Rahayu",
            "Serayu FC: Joko; Tono, Beni, Rudi; Hasan, Dani, Surya; Marcel",
            "Pelatih: Budi Arto",
        ),
        (
            "Ani Widi/Sari Laras vs Rahayu Wening/Dewi (2) 21-18, 21-12",
            "Budi Arto/Joko vs Tono/Beni (1) 19-21, 21-17, 21-15",
        ),
    ],
)
def test_rows_of_data_stay(data: tuple[str, ...], tail: tuple[str, ...]) -> None:
    assert body(*data, *tail) == (*TOLD, *data)


@pytest.mark.parametrize(
    "below",
    [
        ("Bupati minta petani tunda tanam sampai saluran selesai",),
        ("Bupati Cengkir Minta Petani Menunda Tanam Sampai Saluran Selesai Diperbaiki pada Akhir Tahun Ini",),
        ("Kamu bisa membaca cerita yang lebih lengkap tentang desa ini dan desa lain dengan akun gratis",),
        ("Telp: (0281) 555123", "Faks: (0281) 555124"),
        ("Dibaca: 214", "Kemarin: 1.204", "Hari ini: 312"),
        ("00:00 Pembuka", "02:14 Rumah Budi", "05:30 Penutup"),
    ],
)
def test_headlines_and_what_a_page_has_below_do_not(below: tuple[str, ...]) -> None:
    assert body(*below, "Tags", "irigasi") == TOLD


@pytest.mark.parametrize(
    "opening",
    [
        "Hujan belum juga reda.",
        "Panen selalu menyisakan cerita bagi petani tua desa.",
        "Kabarcengkir.com - Pernah mendengar kata lamtoro?",
    ],
)
@pytest.mark.parametrize(
    "head", [(), ("12 Mei 2026",), ("Oleh: Ani Widi", "12 Mei 2026"), ("12 Mei 2026", "Bagikan")]
)
def test_a_short_first_sentence_stays(opening: str, head: tuple[str, ...]) -> None:
    page = split("\n\n".join(["Warga Memperbaiki Irigasi Desa Cengkir", *head, opening, *TOLD]))
    # Right below its headline a longer sentence is a deck.
    assert " ".join([page.lead or "", *page.body]).strip().startswith(opening)
    assert page.body[-2:] == TOLD


@pytest.mark.parametrize("by", ["Editor: Budi Arto", "Reporter: Ani Widi"])
def test_one_paragraph_below_a_box_stays_above_who_wrote_it(by: str) -> None:
    last = "Bupati berjanji akan datang ke desa itu untuk melihat saluran yang belum selesai dikerjakan."
    box = ("Pilihan Redaksi", "Harga Gabah Naik Tipis di Cengkir", "Jembatan Cengkir Rampung Bulan Depan")
    assert body(*box, last, by, "Tags", "irigasi") == (*TOLD, last)
    openly = last.removesuffix(".")
    assert body("Baca Juga:", box[1], openly, by, "Tags", "irigasi") == (*TOLD, openly)


@pytest.mark.parametrize("by", ["Penulis: Ani Widi", "(ani/bud)"])
def test_a_short_last_sentence_without_its_stop_stays_above_who_wrote_it(by: str) -> None:
    last = "Warga berharap perbaikan selesai sebelum panen tiba"
    assert body(last, by, "Tags", "irigasi") == (*TOLD, last)
    headline = "Warga Berharap Perbaikan Selesai Sebelum Panen"
    assert body(headline, by, "Tags", "irigasi") == TOLD


def test_a_date_between_a_place_alone_and_its_paragraph_is_no_subhead() -> None:
    head = ("Warga Memperbaiki Irigasi", "Ani Widi", "Cengkir, Kabar.com -", "12 Mei 2026 | 18:02")
    page = split("\n\n".join([*head, *TOLD]))
    assert page.body[-2:] == TOLD
    assert "12 Mei 2026 | 18:02" not in page.body


def test_a_list_of_names_is_read_once() -> None:
    """Each comma could once end a name or stand inside one: of sixty that took for ever."""
    assert not is_datum(Line(1, "Sari, " * 60 + " ."))
    assert is_datum(Line(2, "Sari, Arto, Widi, Laras, Wening, Budi"))
