"""Where another story's headline ends inside a line, and the sentence behind it begins."""

from __future__ import annotations

import pytest

from index.pages.inline import part
from index.pages.record_body import trim_record

TOLD = "Warga menanam cabai di halaman sekolah sejak Januari, kata kepala desa Rahayu Wening."


def test_the_subject_of_the_next_sentence_stays_whole() -> None:
    text = (
        "Bupati Ani Rahayu membuka pasar. Baca juga: Harga Cabai Naik Lagi di Pasar Induk Ani Rahayu "
        "mengatakan pasar itu buka setiap Minggu."
    )
    assert part(text)[-1] == "Ani Rahayu mengatakan pasar itu buka setiap Minggu."


def test_a_capital_inside_a_headlines_word_does_not_end_it() -> None:
    page = trim_record(
        f"{TOLD} Baca juga: Gim Panen Hadir di PlayStation 4 dan Lainnya Baca juga: Cabai Naik"
    )
    assert page.body == (TOLD,)


def test_a_headline_that_goes_on_with_no_is_not_over() -> None:
    page = trim_record(
        f"{TOLD} Baca juga: Panen di Bawah 80 Ton Tak Perlu Lapor ke Dinas Menurut dia, itu mudah."
    )
    assert page.body == (TOLD, "Menurut dia, itu mudah.")


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        (
            "Ani Wening Diminta Mundur Buntut Bertengkar sesama Kades di Sawah",
            "Dengan demikian, tugas itu selesai.",
        ),
        ("Kades Wening: Sawah Jangan Sampai...", "“Padi harus dipanen pekan ini,” kata dia."),
    ],
)
def test_a_sentence_glued_to_a_headline_begins_inside_a_word(headline: str, sentence: str) -> None:
    page = trim_record(f"{TOLD} Baca juga: {headline}{sentence} {TOLD}")
    assert page.body == (TOLD, f"{sentence} {TOLD}")


def test_a_sentence_glued_twice_is_no_name() -> None:
    told = "Baca juga: Kades Ungkap Bupati Ingin Ketemu Warga Minta NasihatRatna mengenakan batik."
    page = trim_record(f"{TOLD} Kemarin Ratna datang. {told} {TOLD} {told.replace('batik', 'topi')}")
    assert page.body[1] == f"Ratna mengenakan batik. {TOLD}"


def test_a_word_in_brackets_is_no_desks_signature() -> None:
    told = "Setelah melintasi sawah yang luas, petani itu memanen cabai dengan rumah toko (ruko) di desa itu."
    page = trim_record(f"{TOLD} Baca juga: Tiga Desa di Brebes Kehabisan Benih {told}")
    assert page.body == (TOLD, told)


def test_a_headline_that_does_end_with_a_verb_is_cut() -> None:
    headline = "Ratna bagikan cara usir hama yang sering dia hadapi"
    page = trim_record(f"{TOLD} Baca juga: {headline} Ratna berpendapat lain. {TOLD}")
    assert page.body == (TOLD, f"Ratna berpendapat lain. {TOLD}")


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        # Words that headlines of capitals write small.
        ("Pasar Tani Terancam Tutup akibat Abrasi", '"Banyak petani mengeluh," kata dia.'),
        ("Suami di Brebes Jual Cabai lalu Menanamnya Lagi di Kebun", "Ani menjelaskan, cabai itu dipanen."),
        (
            "5 Pasar Unik nan Murah di Brebes",
            "Di Brebes, cabai masih dijual murah baik di pasar maupun di toko.",
        ),
        ("Penjelasan Dinas soal Pasar Tutup akibat Banjir", "Investigasi segera dilakukan oleh dinas."),
        ("Cara Beli Cabai via Aplikasi Desa", "Syarat pembeli naik, kata dia, ada tiga."),
        # A question and its answer, a day that goes on.
        ("Kenapa Cabai Mahal Saat Hujan? Ini Alasannya", "Namun, beberapa petani menjual lebih murah."),
        ("Ingat Pasar Lama? Kini Ganti Jadi Pasar Unik dengan Kearifan Lokal", "Ia menjelaskan, itu baru."),
        ("Harga Cabai Tembus Rekor Pagi Ini", "Harga tomat pada Senin tercatat naik."),
        ("Siapa Penjual Cabai Ani de Wening?", "Jalannya pasar pekan ini ramai sekali."),
        # What no headline ends with, and a figure with what it counts.
        (
            "Traktor mini Brebes sudah dijual dan dikirim mulai 7 September",
            "Mesin ini tahan sepuluh jam di sawah.",
        ),
        (
            "Penjual Cabai di Brebes yang Hilang di Sawah Masih Bawa Topi, Lengkap dengan Keranjang",
            "Kepada Koran Desa, Rabu (29/3/2017), Ani mengatakan itu.",
        ),
        (
            "Kades Brebes: Ani Wening Tak Dipindah jika Menolak Budi, Bukan Wati",
            "Hal itu disampaikan kades dalam rapat.",
        ),
        (
            "Pasar Cabai (2018) Siap Dibuka Awal Pekan Ini, Muncul Jadwal Barunya",
            "Pasar itu memiliki atap baru.",
        ),
        # What is said goes on as sentences do.
        (
            "Bupati Brebes Resmikan Pasar Tani yang Baru",
            '"Tanggal 9 Mei kebun akan ditanami bersama warga," kata Ani.',
        ),
        # What opens a sentence wherever it stands.
        ("Petani Kritik Harga Cabai, Merasa Dirugikan", "Sementara itu, Brebes kini memanen tomat lagi."),
        ("Bupati Akui Panen Cabai Turun: Karena Hujan", "Untuk itu, Dinas Pertanian mengirim bibit baru."),
        ("Petani Kembali ke Nomor 1 Dunia", "Dilansir Koran Desa dari Brebes, petani itu senang."),
        ("Kesan petani Brebes reuni di pasar desa", "Menariknya, Ani sempat ditegur petani lain."),
        # Who holds an office, who is named for the first time.
        (
            "Tipu Petani Saat Jual Cabai di Brebes",
            "Wakil Direktur Pasar Tani Ani Wening menjelaskan hal itu.",
        ),
        ("Banyak Petani Kena Tipu di Brebes", "Yuxa Tanx, seorang petani muda, menanam cabai."),
        ("Catat Harga Cabai pada Menu Anda", "Dr Bruxe Barrex, seorang petani, menanam cabai."),
        ("Akun Petani Dipakai Menipu Pasar Cabai", "Politikus Brebes ini enggan menjawab."),
        ("7 Petani Ganggu Pasar The Big Three", "Petani Brebes itu juga gagal memanen cabai."),
        # Headlines in lower case.
        ("Cabai desa kurang laku di pasar Brebes", "Pembagian bibit cabai desa diadakan pekan depan."),
        ("Ekspor cabai naik lagi di Brebes", "Kendati demikian, petani tetap mengeluh."),
        ("Bupati kunjungi ladang cabai di Brebes", "“15 petani tersebar di desa itu,” kata dia."),
        # A headline in two sentences, one with a list's number behind it.
        ("3 Toko Cabai Bermasalah: Ani, Budi, dan Wening", "3. Produk yang dijual di sana sama."),
    ],
)
def test_a_headline_ends_where_the_next_sentence_begins(headline: str, sentence: str) -> None:
    page = trim_record(f"{TOLD} Baca juga: {headline} {sentence} {TOLD}")
    assert page.body == (TOLD, f"{sentence} {TOLD}")


@pytest.mark.parametrize(
    ("glued", "sentence"),
    [
        ("Panen Cabai Satu KoalisiMantan Wakil Bupati Brebes itu berbicara.", "Mantan Wakil Bupati"),
        ("Cabai Naik Saat Dipanggil Fraksi DPRKetua Aliansi Petani Ani, Rabu, berbicara.", "Ketua Aliansi"),
        ("Cabai Naik di Pasar DesaKetua Umum Petani Brebes, Ani, berbicara.", "Ketua Umum"),
        ("Harga Cabai di Desa Naik 80%Kendati demikian, petani senang.", "Kendati demikian"),
        ('Cabai Naik Lagi di Desa 2023 "Kalau melihat harga, petani senang," kata dia.', '"Kalau melihat'),
    ],
)
def test_a_sentence_glued_to_a_headline_stays_whole(glued: str, sentence: str) -> None:
    page = trim_record(f"{TOLD} Baca juga: {glued} {TOLD}")
    assert page.body[1].startswith(sentence)


def test_a_capital_inside_a_name_parts_no_headline() -> None:
    text = (
        f"{TOLD} Ia memakai TokTani. Baca juga: TokTani resmi dibuka di Brebes Ani mengatakan TokTani laku."
    )
    assert trim_record(text).body[-1] == "Ani mengatakan TokTani laku."


@pytest.mark.parametrize("sign", [". ", "? ", "! ", ".", "... "])
def test_a_mark_without_a_headline_is_read(sign: str) -> None:
    kept = " ".join(trim_record(f"{TOLD} Baca juga: {sign}{TOLD}").body)
    assert kept.startswith(TOLD)


def test_a_subhead_behind_a_headline_stays() -> None:
    text = f"{TOLD} Baca juga: Cabai Naik Lagi di Brebes Panen ditunda Sementara itu, Ani pergi ke pasar."
    assert trim_record(text).body == (TOLD, "Panen ditunda Sementara itu, Ani pergi ke pasar.")


@pytest.mark.parametrize(
    "holder",
    [
        "Direktur Jenderal Mineral dan Batubara Kementerian ESDM Rudi Kencana Wibawanto mengatakan",
        "Direktur Perlindungan Warga Kementerian Luar Negeri RI Rudi Nugraha mengatakan,",
    ],
)
def test_a_headline_ends_before_the_office_of_who_speaks_next(holder: str) -> None:
    headline = "Baca: Tur Motor Tua Melibas Rute 680 Kilometer di Timur Brebes"
    assert part(f"Ia pergi. {headline} {holder} hujan turun lagi.") == [
        "Ia pergi.",
        headline,
        f"{holder} hujan turun lagi.",
    ]
