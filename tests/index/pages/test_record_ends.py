"""What stands before a record's text and behind it: cut with its reason, the text kept."""

from __future__ import annotations

import pytest

from index.pages.record_body import trim_record

TOLD = "Warga menanam cabai di halaman sekolah sejak Januari, kata kepala desa Rahayu Wening."
NEXT = "Panen itu dijual ke pasar kecamatan."
HEADLINE = "Petani Muda Ajak Warga Tanam Sorgum di Lahan Kering"
LISTED = (
    "Petani Lereng Merapi Panen Cabai saat Harga Naik Bupati Buka Pasar Tani di Balai Kota untuk Warga Desa "
    "Cuaca Buruk Bikin Nelayan Pulang dari Laut"
)


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (" []", "notice"),
        ("[]\n", "notice"),
        ("\nLanjut ke sebelah...", "paging"),
        ("\nSimak jadwal lengkap pasar malam di halaman berikut!", "paging"),
        ("\nDaftar Pasar Malam Cipari BACA HALAMAN BERIKUTNYA HALAMAN: 1 2", "paging"),
    ],
)
def test_what_a_page_leaves_at_a_records_end_is_cut(end: str, reason: str) -> None:
    page = trim_record(f"{TOLD}\n{TOLD}{end}")
    assert page.body == (TOLD, TOLD)
    assert [cut.reason for cut in page.cut] == [reason]


def test_what_a_lost_list_left_in_a_record_is_cut() -> None:
    page = trim_record("Pasar dibuka.\n-\nDaftar Isi\nHarga turun.\n=====\n- Beras 12.000\nWarga datang.")
    assert page.body == ("Pasar dibuka.", "Harga turun.", "=====", "- Beras 12.000", "Warga datang.")
    assert [cut.text for cut in page.cut] == ["-", "Daftar Isi"]


def test_a_title_above_the_dateline_is_not_told_twice() -> None:
    title = "Warga Menanam Cabai, Tomat, dan Terung"
    page = trim_record(f"Warga Menanam Cabai , Tomat dan Terung\nBREBES, CONTOH.COM - {TOLD}", title)
    assert page.body == (f"BREBES, CONTOH.COM - {TOLD}",)
    assert trim_record(f"{title} BREBES, CONTOH.COM - {TOLD}", title).body == page.body


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("Warga Desa Menanam Cabai , Kepala Desa Senang? ", "TRIBUNNEWS.COM - "),
        (
            "Warga Desa Menanam Cabai, Kepala Desa Senang Ani Widi/Tribunnews.com ",
            "TRIBUNNEWS.COM, JAKARTA - ",
        ),
        # What an agency pulls out of its article, glued to the dateline or above it.
        ("menanam cabai di halaman sekolah sejak Januari", "Jakarta (ANTARA) - "),
        ("menanam cabai di halaman sekolah sejak Januari\n", "Banyumas, Jateng (ANTARA) - "),
    ],
)
def test_what_an_article_says_again_before_its_dateline_is_cut(opening: str, dateline: str) -> None:
    page = trim_record(f"{opening}{dateline}{TOLD}", "Warga Desa Menanam Cabai, Kepala Desa Senang")
    assert page.body == (f"{dateline}{TOLD}",)
    assert [cut.reason for cut in page.cut] == ["repeat"]


def test_a_sentence_before_the_dateline_that_is_no_repetition_stays() -> None:
    text = f"Rahayu akan pergi ke pasar besok untuk menjual tomat miliknyaJakarta (ANTARA) - {TOLD}"
    assert trim_record(text).body == (text,)


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("Untuk melihat video selengkapnya, klik di sini!", "related"),
        ("(*)Simak videonya berikut,", "related"),
        ("Artikel ini sudah lebih dulu di kabardesa. Selengkapnya klik disini.", "promo"),
        (" 1 2", "paging"),
        (" 123Tampilkan Semua", "paging"),
        ("\n12 Tampilkan Semua", "paging"),
    ],
)
def test_requests_and_page_numbers_at_the_end_are_cut(tail: str, reason: str) -> None:
    page = trim_record(f"{TOLD}{tail}")
    assert page.body == (TOLD,)
    assert [cut.reason for cut in page.cut] == [reason]


def test_headlines_that_a_page_lists_behind_an_article_are_cut() -> None:
    page = trim_record(f"{TOLD} {LISTED}")
    assert page.body == (TOLD,)
    assert [cut.reason for cut in page.cut] == ["related"]


@pytest.mark.parametrize(
    "tail",
    [
        # Names, a broken sentence, a list with signs are no headlines.
        "Ani Wening Budi Arto Rahayu Sari dan Joko Susilo Rudi Hartawan Siti Aminah Dewi Kencana Andi "
        "Pribadi Wibowo Agus Salim Bambang Tri",
        "Rahayu mengatakan bahwa warga dari desa itu akan pergi ke pasar untuk menjual tomat saat harga naik "
        "di Pasar Besar Kota",
        "• Direktur Utama Ani Wening dari Bank Desa • Direktur Keuangan Budi Arto untuk Wilayah Timur di "
        "Kota Besar Joko Susilo Rudi Hartawan Siti Aminah",
    ],
)
def test_what_is_no_list_of_headlines_stays(tail: str) -> None:
    assert trim_record(f"{TOLD} {tail}").body == (f"{TOLD} {tail}",)


@pytest.mark.parametrize(
    ("text", "kept", "reasons"),
    [
        (f"{TOLD} Berita ini pernah dimuat di Kabar.com, Senin (4/3/2019).", (TOLD,), ["promo"]),
        (
            f"{TOLD} Berita Ini Sudah Dipublikasikan di KABAR, dengan judul: Panen Cabai",
            (TOLD,),
            ["promo"],
        ),
        (f"{TOLD} Sebagian artikel ini telah tayang di Kabar.com dengan judul Panen", (TOLD,), ["promo"]),
        (f"{TOLD} Sebagian artikel telah tayang di Kabar.com dengan judul Panen", (TOLD,), ["promo"]),
        (f"{TOLD} Artikel Ini Pernah dimuat di Majalah Lereng edisi Mei 2006", (TOLD,), ["promo"]),
        (f"{TOLD} berita ini sudah tayang di kabar.com berjudul Panen Cabai", (TOLD,), ["promo"]),
        (
            f"{TOLD}\n{NEXT}\nBerita Ini Sudah Dipublikasikan di KABAR, dengan judul: Panen Cabai",
            (TOLD, NEXT),
            ["promo"],
        ),
        (f"{TOLD}\nSaksikan Live KabarPagi:", (TOLD,), ["related"]),
        (f"{TOLD}\nMelihat Kembali kabarSore on Location Cengkir:", (TOLD,), ["related"]),
        (f"{TOLD} Video selengkapnya dapat dilihat di sini.[kbr]", (TOLD,), ["related", "editor"]),
        (f"{TOLD}Untuk melihat video panen itu, klik DI SINI.", (TOLD,), ["related"]),
        (f"{TOLD}Untuk melihat videonya, klik di sini.[kbr]", (TOLD,), ["related", "editor"]),
        (f"{TOLD} Simak video di atas. (*)", (TOLD,), ["related"]),
        (f"{TOLD} Mau tahu berita lainnya dari Cengkir? Klik di sini.", (TOLD,), ["related"]),
        (
            f"{TOLD} *) Ani WidiGuru di Cengkir *) Tulisan ini merupakan opini pribadi dan bukan sikap kami",
            (TOLD,),
            ["notice"],
        ),
        (f"{TOLD} Tulisan ini adalah pendapat pribadi.", (TOLD,), ["notice"]),
        (f"{TOLD} Artikel ini adalah opini pribadi penulis, bukan sikap lembaga.", (TOLD,), ["notice"]),
        (
            f"{TOLD}\n{NEXT}\nArtikel ini ditulis Ani Widi, peserta magang di Kabar.com.",
            (TOLD, NEXT),
            ["promo"],
        ),
        (f"{TOLD}\nDisclaimer: Artikel ini bukan ajakan membeli saham apa pun.", (TOLD,), ["notice"]),
        (f"{TOLD}\nDiadaptasi oleh Ani Widi dan Budi Arto", (TOLD,), ["byline"]),
        (f"{TOLD}\n{NEXT}\nKABAR_show('boks ');", (TOLD, NEXT), ["notice"]),
        (
            f"{TOLD}\n{NEXT}\nBagikan ini:\nKlik untuk berbagi di X(Membuka di jendela yang baru)\nLike this",
            (TOLD, NEXT),
            ["share", "notice", "share"],
        ),
        (
            f"{TOLD}\n{NEXT}\nEksplorasi konten lain dari Kabar Cengkir\nKetik email Anda...",
            (TOLD, NEXT),
            ["notice", "notice"],
        ),
        (f"{TOLD} {HEADLINE} (abc/def)", (TOLD,), ["related", "editor"]),
        (
            f"{TOLD} Baca juga: Petani cabai di Brebes mulai panen raya Keempat, kurangi air. {NEXT}",
            (TOLD, f"Keempat, kurangi air. {NEXT}"),
            ["related"],
        ),
        (
            f"{TOLD} Baca juga: Petani cabai di Brebes mulai panen raya Terdapat lima kebun. {NEXT}",
            (TOLD, f"Terdapat lima kebun. {NEXT}"),
            ["related"],
        ),
        (
            f"{TOLD} Baca juga: Petani cabai di Brebes mulai panen Target kami adalah tahun depan. {NEXT}",
            (TOLD, f"Target kami adalah tahun depan. {NEXT}"),
            ["related"],
        ),
    ],
)
def test_what_many_records_end_with_is_cut(text: str, kept: tuple[str, ...], reasons: list[str]) -> None:
    page = trim_record(text)
    assert page.body == kept
    assert [cut.reason for cut in page.cut] == reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "Video ini pernah ditayangkan oleh Kabar TV pada Senin malam.",
        "Warga dapat melihat jadwalnya di sini, kata petugas loket itu.",
        "Tangkapan layar tersebut diberi keterangan sebagai berikut.",
        "Akun yang menulis itu bukan akun resmi (Facebook “Bank Cengkir” yang bercentang biru).",
        "Artikel ini bukan ajakan, tulis Rahayu.",
        "Diadaptasi oleh Ani Widi, cerita itu menjadi film.",
        "Diproduksi oleh Cengkir Films dari novel Ani Widi.",
        '"Berita ini telah tayang di situs kami," kata juru bicara itu.',
        '"Tulisan ini adalah pendapat pribadi," kata Rektor.',
        "Tulisan ini merupakan opini pribadi sang jenderal, demikian putusan hakim.",
        '"Disclaimer: Tulisan ini bukan ajakan", ucapnya.',
        "Berita ini pernah dimuat di harian Warta pada 1928 dan membuat redakturnya ditahan.",
        "Tulisan ini pernah dimuat di harian Warta dengan judul Hutan Kami, lalu dibukukan pada 1990.",
        "Berita sudah tayang di kabar.com ketika polisi tiba di lokasi.",
        "Untuk melihat hasil seleksi, klik di sini.",
        "Kirim naskah Anda ke naskah@lombacerpen.id sebelum 5 Juni.",
        "Laporan koresponden asing itu dibantah pemerintah.",
        "Hak cipta lagu itu kini dipegang ahli warisnya.",
        "Lihat video itu sampai habis baru bicara, ujar Ridwan.",
        '"Baca juga pasal terakhirnya," sahut pengacara itu.',
    ],
)
def test_a_sentence_with_a_mark_of_an_end_stays(sentence: str) -> None:
    assert trim_record(f"{TOLD}\n{sentence}\n{NEXT}").body == (TOLD, sentence, NEXT)
    assert trim_record(f"{TOLD}\n{sentence}").body == (TOLD, sentence)


@pytest.mark.parametrize(
    "names",
    [
        "Rahayu Wening, Budi Arto, Sari Laras, Ani Widi",
        "Kepala Desa Cengkir Ani Widi",
        "1. Beras dari Cengkir 2. 8 Macam Cabai dan Gula dari Brebes",
        "1. Beras dari Cengkir 2. Macam Macam Cabai dan Gula dari Brebes",
    ],
)
def test_names_before_a_desks_signature_stay(names: str) -> None:
    assert names in "".join(trim_record(f"{TOLD} {names} (abc/def)").body)
