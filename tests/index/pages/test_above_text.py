"""What stands between a page's head and its text: boxes, captions, decks, pictures' texts."""

from __future__ import annotations

import time

import pytest

from index.pages.above_text import is_credit, shows
from index.pages.lines import Line
from index.pages.splitting import split

TITLE = "Perajin Gerabah Serayu Kembali Memakai Tanah Sungai"
DATE = "Selasa, 12 Mei 2026 10:15 WIB"
FIRST = (
    "Perajin gerabah di Desa Serayu kembali memakai tanah sungai setelah harga tanah pabrik naik dua kali."
)
SECOND = '"Tanah sungai lebih liat dan tidak retak saat dibakar," kata Ketua Kelompok Perajin Rahayu Wening.'
THIRD = "Dinas perindustrian setempat berjanji membangun dua tungku bersama pada akhir tahun ini."
PLACED = f"Kabarserayu.com, SERAYU — {FIRST}"


def body_of(*rows: str, told: tuple[str, ...] = (FIRST, SECOND, THIRD)) -> bool:
    """Whether a page keeps the text alone, its lines directly below one another and apart."""
    pages = [split(between.join([TITLE, *rows])) for between in ("\n", "\n\n")]
    return all(page.body == told and page.title == TITLE for page in pages)


@pytest.mark.parametrize(
    "box",
    [
        ["Ringkasan", "Harga tanah pabrik naik dua kali.", "Perajin kembali memakai tanah sungai.",
         "Ringkasan ini dihasilkan dengan menggunakan AI"],
        ["Ringkasan Berita:", "• Harga tanah pabrik naik dua kali", "• Tungku bersama akan dibangun"],
        ["Intinya sih...", "Perajin gerabah kembali memakai tanah sungai", "Tungku bersama dibangun"],
        ["Key points", "- Harga tanah pabrik naik dua kali", "- Dua tungku bersama akan dibangun"],
        ["- Perajin gerabah di Serayu kembali memakai tanah dari sungai.",
         "- Pemerintah berjanji membangun dua tungku bersama."],
    ],
)  # fmt: skip
def test_a_box_of_main_points_is_no_text(box: list[str]) -> None:
    assert body_of(DATE, *box, FIRST, SECOND, THIRD)


def test_a_box_without_signs_goes_as_far_as_the_dateline() -> None:
    points = ["Harga tanah pabrik naik.", "Warga mencari cara lain.", "Tungku akan dibangun."]
    assert body_of(DATE, "Poin penting", *points, PLACED, SECOND, THIRD, told=(PLACED, SECOND, THIRD))


def test_points_shorter_than_the_paragraph_below_them_are_a_boxs() -> None:
    points = ["Tungku bersama menghemat kayu bakar hingga separuh.", "Satu tungku dipakai bergantian."]
    first = f"Api menyala di belakang balai desa. {FIRST}"
    assert body_of(DATE, "Poin penting:", *points, first, SECOND, THIRD, told=(first, SECOND, THIRD))


POINTS = (
    "Perajin gerabah di Serayu memakai tanah sungai lagi.",
    "Harga tanah pabrik naik dua kali sejak awal tahun.",
    "Dua tungku bersama akan dibangun pada akhir tahun.",
)


def test_main_points_without_signs_are_no_text() -> None:
    first = f"Api menyala di belakang balai desa. {FIRST}"
    told = (first, SECOND, THIRD)
    assert body_of("by Ani Widi [Serayu]", "on 12 May 2026", *POINTS, first, SECOND, THIRD, told=told)
    # What the text does not tell again is told there.
    other = (
        "Hujan turun sejak malam dan membuat jalan ke ladang jagung tertutup lumpur.",
        "Kerbau milik keluarga Arto mencari rumput sampai ke kaki bukit sebelah barat.",
        "Sekolah dasar di hulu meliburkan muridnya sampai jembatan bambu dibetulkan.",
    )
    assert body_of(DATE, *other, first, SECOND, THIRD, told=(*other, *told))
    # Two paragraphs, or such that go on from each other, are none.
    assert body_of(DATE, *POINTS[:2], first, SECOND, THIRD, told=(*POINTS[:2], *told))
    on = (*POINTS[:2], "Warga juga membangun dua tungku bersama pada akhir tahun.")
    assert body_of(DATE, *on, first, SECOND, THIRD, told=(*on, *told))


def test_a_readers_question_opens_the_text_that_answers_it() -> None:
    asked = ("Pertanyaan:", "Bu, bolehkah gerabah retak dipakai menanak?", "Jawaban:")
    assert body_of(DATE, *asked, FIRST, SECOND, THIRD, told=(*asked, FIRST, SECOND, THIRD))
    assert body_of(DATE, "Pertanyaan", "Sari, Serayu", FIRST, SECOND, THIRD)


def test_a_heading_of_a_box_above_paragraphs_takes_none_of_them() -> None:
    assert body_of(DATE, "Ikhtisar", FIRST, SECOND, THIRD)


def test_a_subhead_directly_below_the_list_that_links_to_it_stays() -> None:
    told = ("Inti Jawaban", FIRST, "Ulasan Lengkap", SECOND, THIRD)
    asked = ("Pertanyaan", "Bolehkah gerabah retak dipakai menanak nasi setiap hari di rumah, Bu?")
    rows = (*asked, "Daftar Isi", "INTI JAWABAN", "ULASAN LENGKAP", *told)
    assert body_of(DATE, *rows, told=(*asked, *told))


def test_what_somebody_paid_for_between_paragraphs_is_no_subhead() -> None:
    paid = "Promosi Solusi Keuangan Usaha Kecil dari Bank Daerah"
    assert body_of(DATE, FIRST, paid, SECOND, THIRD)
    told = (FIRST, "Promosi Wisata Serayu", SECOND, THIRD)
    assert body_of(DATE, *told, told=told)


def test_subheads_that_a_list_links_to_stay_below_it() -> None:
    assert body_of(
        DATE, "Daftar Isi", "Mengapa Tanah Sungai", "Tungku Bersama", FIRST, "Mengapa Tanah Sungai", SECOND,
        "Baca juga:", "Tungku Bersama", THIRD,
        told=(FIRST, "Mengapa Tanah Sungai", SECOND, "Tungku Bersama", THIRD),
    )  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        ["Perajin menjemur gerabah di tepi sungai, Serayu, Senin (11/5/2026)."],
        ["Suasana pembakaran gerabah di Desa Serayu pada malam hari yang ramai."],
        ["Ketua Kelompok Perajin Rahayu Wening saat menjemur gerabah di tepi Sungai Serayu."],
        ["Antara Foto/Ani Widi", "Perajin menjemur gerabah di halaman balai desa di tepi sungai."],
        ["KABARSERAYU.COM/ANI WIDI", "Perajin menjemur gerabah di Desa Serayu, Senin (11/5/2026)."],
        ["Perbesar", "Perajin menata gerabah di dalam tungku bersama milik kelompok warga."],
        ["Keterangan gambar,", "Gerabah dijemur di halaman selama tiga hari."],
        ["Perajin menjemur gerabah di tepi sungai di Desa Serayu pada pagi hari. Tempo/Ani Widi"],
        ["Perajin menjemur gerabah di tepi sungai di Desa Serayu pada pagi hari. / AA"],
    ],
)
def test_a_caption_above_the_text_is_none_of_it(rows: list[str]) -> None:
    assert body_of(DATE, *rows, FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "caption",
    [
        "MENJEMUR - Perajin menata gerabah di tepi sungai, Senin (11/5/2026). Tungku baru dibangun di sana.",
        "TELATEN: Perajin menata gerabah di halaman balai desa.",
        "Kabarserayu.com, SERAYU — Rahayu Wening bersama perajin di tepi sungai, Serayu.",
        "KABARSERAYU.COM - Perajin menata gerabah, Senin (11/5/2026). (Kabarserayu/Ani Widi)",
    ],
)
def test_of_two_datelines_the_upper_is_a_captions(caption: str) -> None:
    assert body_of(DATE, caption, PLACED, SECOND, THIRD, told=(PLACED, SECOND, THIRD))


def test_a_deck_below_the_date_is_the_lead() -> None:
    deck = "Harga tanah pabrik naik dua kali. Perajin gerabah mencari tanah dari sungai."
    rows = [
        TITLE, "Ani Widi", DATE, deck, "https://p.kabar.com/p/4k", "Dua perajin tua menjemur gerabah di desa",
        "Foto: Ani Widi/dpa/picture alliance", "Iklan", FIRST, SECOND, THIRD,
    ]  # fmt: skip
    for between in ("\n", "\n\n"):
        page = split(between.join(rows))
        assert page.lead == deck
        assert page.body == (FIRST, SECOND, THIRD)


def test_a_pictures_text_below_the_date_is_no_headline() -> None:
    deck = "Perajin gerabah di Serayu mencari tanah dari sungai. Pemerintah menjanjikan tungku."
    rows = [
        TITLE, "12 Mei 2026", deck, "https://p.kabar.com/p/4k", "Tumpukan gerabah di Serayu",
        "Foto: Ani Widi/AFP", "Iklan", FIRST, SECOND, THIRD, "ab/cde (dpa, Reuters)",
    ]  # fmt: skip
    page = split("\n".join(rows))
    assert (page.title, page.lead, page.body) == (TITLE, deck, (FIRST, SECOND, THIRD))


def test_a_deck_above_who_wrote_it_is_the_lead() -> None:
    deck = "Perajin cukup datang ke balai desa dan mendaftarkan tungku mereka."
    rows = [TITLE, deck, "Oleh:", "Ani Widi", "Bacaan 3 Menit", "Ilustrasi gerabah. Foto: Istimewa"]
    page = split("\n".join([*rows, FIRST, SECOND.replace("retak", "retak di balai desa"), THIRD]))
    assert (page.title, page.lead, page.body[0]) == (TITLE, deck, FIRST)


def test_a_headline_below_the_date_and_above_a_credit_is_one() -> None:
    title = "perajin gerabah serayu kembali memakai tanah dari sungai"
    page = split(
        "\n".join(
            [
                "Kabar Sering Pusing Ini Lima Cara Mengatasinya",
                DATE,
                title,
                "Gerabah basah, waspada retak! (Foto: Kabar)",
                FIRST,
                SECOND,
                THIRD,
            ]
        )
    )
    assert (page.title, page.body) == (title, (FIRST, SECOND, THIRD))


def test_a_sentence_that_goes_on_below_is_no_deck() -> None:
    opening = "Perajin gerabah di Desa Serayu memakai tanah sungai setelah harga tanah pabrik,"
    goes_on = "yang didatangkan dari kota, naik dua kali dalam sebulan, kata seorang perajin gerabah di sana."
    page = split(
        "\n".join([TITLE, "Ani Widi", DATE, opening, "Waktu baca 3 menit", goes_on, FIRST, SECOND, THIRD])
    )
    assert page.lead is None


@pytest.mark.parametrize(
    "opening",
    [
        "Sejumlah perajin di Desa Serayu memprotes kenaikan harga tanah pabrik.",
        "Perajin gerabah di Desa Serayu bertemu bupati setelah menunggu lama, Senin (11/5/2026).",
        "Warga Desa Serayu membersihkan sungai yang meluap pekan lalu, Senin (11/5/2026).",
        "Beberapa desa mengirimkan gerabah dan tanah liat ke balai kabupaten pada Senin (11/5).",
        "Akun perajin pada Senin (11/5/2026) membagikan video gerabah dari tepi sungai disertai narasi:",
    ],
)
@pytest.mark.parametrize("below", [[], ["Foto: Ani Widi"]])
def test_a_first_sentence_stays(opening: str, below: list[str]) -> None:
    assert body_of(DATE, opening, *below, SECOND, THIRD, told=(opening, SECOND, THIRD))


def test_an_introduction_above_its_place_stays() -> None:
    introduction = (
        "Setiap pagi tepi sungai itu ramai. Sekitar dua puluh perajin menggali tanah liat untuk gerabah."
    )
    goes_on = "Kegiatan itu bermula ketika harga tanah pabrik naik dua kali pada awal tahun, kata Rahayu."
    told = (introduction, "SERAYU, JAWA TENGAH —", goes_on, THIRD)
    assert body_of(
        "12/05/2026", "Share", "Perajin menjemur gerabah. (Foto: VOA)", introduction, *told[1:], told=told
    )


@pytest.mark.parametrize(
    "rows",
    [
        ["Geser ke bawah untuk berita selengkapnya"],
        ["SEE ALSO:", "Warga Serayu Menggelar Pasar Gerabah di Tepi Sungai"],
        ["PromosiBelanja Hemat Akhir Pekan"],
        ["Kerabat ingin membeli gerabah dan tungku kecil? Langsung aja yuk klik di sini."],
        ["Cara Membuat Gerabah?", "To view this video please enable JavaScript, and consider upgrading"],
        ["Dua perempuan tua menjemur gerabah di tepi sungai", "Foto: Ani Widi/dpa"],
        ["Gerabah yang selesai dibentuk dijemur.", "Sumber gambar, Ani Widi",
         "Keterangan gambar, Gerabah dijemur di halaman selama tiga hari."],
        ["Seorang perajin menunjukkan tungku di belakang rumahnya.", "KABAR/ANI WIDI"],
    ],
)  # fmt: skip
def test_what_a_page_shows_between_two_paragraphs_is_no_text(rows: list[str]) -> None:
    assert body_of(DATE, FIRST, SECOND, *rows, THIRD)


def test_a_percentage_behind_a_place_in_capitals_is_no_ticker() -> None:
    placed = "SERAYU, kabar.id – Penjualan gerabah dari tiga desa di tepi sungai tumbuh 14% pada tahun ini."
    assert body_of(DATE, placed, SECOND, THIRD, told=(placed, SECOND, THIRD))


def test_two_desks_behind_the_last_sentence_are_no_credit() -> None:
    last = "Para perajin meminta tungku baru yang tidak jauh dari sungai. (antara/jpnn)"
    assert body_of(DATE, FIRST, SECOND, last, "Redaktur & Reporter : Ani", told=(FIRST, SECOND, last))


def test_what_is_asked_or_warned_of_is_no_text() -> None:
    warning = "Peringatan: artikel ini memuat gambaran kekerasan yang mungkin mengganggu sebagian pembaca."
    request = "Jangan lewatkan cerita dari Serayu di Kabar"
    assert body_of(DATE, warning, FIRST, SECOND, request, THIRD, "Tagged:", "gerabah", "sungai")


def test_a_captions_words_show_and_do_not_tell() -> None:
    assert shows(Line(1, "Ilustrasi gerabah.")) < 0  # too few words to tell by
    assert shows(Line(1, "Suasana pasar gerabah di Serayu.")) >= 3
    assert shows(Line(1, "Pemerintah telah membangun tungku di Serayu.")) == -1
    assert is_credit(Line(1, "KOMPAS/ANI WIDI"))
    assert not is_credit(Line(1, "Petani kopi memetik buah di lereng gunung"))


def test_a_page_of_nothing_but_headings_of_contents_is_read_at_once() -> None:
    started = time.process_time()
    split("Panen Raya Padi di Subang Lebih Awal\n\n" + "Daftar Isi\n" * 6_000)
    assert time.process_time() - started < 3


def test_a_caption_with_its_archive_in_brackets_is_not_the_beginning() -> None:
    assert body_of(DATE, "Tungku gerabah Serayu pada 1910. (KITLV).", FIRST, SECOND, THIRD)


def test_a_first_sentence_to_which_the_next_refers_is_no_caption() -> None:
    first = "Kapal Kerapumenabrak dermaga Serayu saat hendak bersandar pada Senin malam yang gelap."
    second = "Peristiwa itu dilihat puluhan perajin yang sedang menjemur gerabah di halaman balai desa."
    assert body_of(DATE, first, second, THIRD, told=(first, second, THIRD))


@pytest.mark.parametrize(
    "caption",
    [
        "Tungku gerabah di Desa Serayu (IDN Times/Ani Pertiwi)",
        "Perajin menjemur gerabah (Ani Pertiwi/detikcom)",
        "Perajin menjemur gerabah di halaman balai desa Serayu, Senin (4/8/2025).",
        "Suasana tungku gerabah di Desa Serayu pada pagi hari",
    ],
)
def test_a_caption_between_two_paragraphs_goes(caption: str) -> None:
    page = split("\n".join([TITLE, DATE, FIRST, caption, SECOND, THIRD]))
    assert page.body == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "own",
    [
        "Tungku yang retak",
        "Camat Serayu Rahayu Wening saat dihubungi lewat telepon, Senin (4/8/2025).",
        "Syaratnya rapor dan nilai jalur prestasi (SMP/SMA)",
        "Perajin meminta bantuan tungku kepada pemerintah sejak Senin (4/8/2025).",
    ],
)
def test_a_subhead_or_a_sentence_between_two_paragraphs_stays(own: str) -> None:
    page = split("\n".join([TITLE, DATE, FIRST, own, SECOND, THIRD]))
    assert page.body == (FIRST, own, SECOND, THIRD)


def test_a_paragraph_below_a_credit_stays_where_the_next_refers_to_it() -> None:
    first = "PERAJIN gerabah (PG) mengusulkan pembangunan tungku bersama kepada pemerintah kabupaten Serayu."
    second = "Hal itu disampaikan para perajin saat bertemu bupati di balai desa, Jumat pekan lalu."
    told = (first, second, THIRD)
    assert split("\n".join([TITLE, DATE, "Ketua Perajin/RMOL", *told])).body == told


def test_short_sentences_below_the_date_are_the_beginning() -> None:
    told = (
        "Tungku itu kembali menyala malam ini.",
        "Para perajin bersorak di halaman.",
        FIRST,
        SECOND,
        THIRD,
    )
    assert split("\n".join([TITLE, DATE, *told])).body == told


def test_a_caption_below_its_source_is_not_the_beginning() -> None:
    assert body_of(
        DATE, "Sumber foto: dokumentasi pribadi", "Rahayu berdiri di depan tungku.", FIRST, SECOND, THIRD
    )
