"""Where an article ends and its site begins to speak: pages of our own prose, and sentences that stay."""

from __future__ import annotations

import tomllib

import pytest

from index.pages.lines import Line
from index.pages.record_body import trim_record
from index.pages.site_voice import NEEDED, weigh
from index.pages.splitting import split
from tests.paths import FLOORS, GOLD
from tests.steps import exponent

PAGES = {
    name: [row for row in rows if row]
    for name, *rows in (
        page.split("\n")
        for page in (GOLD / "site_endings.txt").read_text(encoding="utf-8").strip().split("\n@ ")[1:]
    )
}
TOLD = [
    "Warga Dusun Cengkir memperbaiki irigasi di lereng gunung yang jebol akibat banjir pekan lalu.",
    "Kepala desa meminta bantuan kepada bupati untuk membeli semen dan batu kali.",
]


def marked(rows: list[str], sign: str) -> list[str]:
    return [row[1:] for row in rows if row[0] == sign]


def bare(rows: list[str]) -> list[str]:
    return [row[1:] if row[0] in "|=" else row for row in rows]


def test_the_ends_of_pages_keep_their_floors() -> None:
    floors = tomllib.loads((FLOORS / "pages.toml").read_text(encoding="utf-8"))["last"]
    pages = records = 0
    for rows in PAGES.values():
        text = tuple(marked(rows, "|"))
        pages += split("\n\n".join(bare(rows))).body == text
        told = next(at for at, row in enumerate(rows) if row[0] == "|")
        records += trim_record("\n".join(bare(rows[told:])), *marked(rows, "=")).body == text
    assert pages / len(PAGES) >= floors["endings"]
    assert records / len(PAGES) >= floors["record_endings"]


# Last sentences of articles that speak to somebody, ask for something or name pages and channels.
OWN_WORDS = [
    "Anda dapat membeli tiket di loket stasiun mulai pukul enam pagi setiap hari.",
    "Bagaimana, apakah kamu siap membuat kandang akhir pekan ini?",
    "Jika Anda mengalami gejala seperti ini, segera hubungi dokter.",
    "Kami sudah melapor tiga kali kepada kelurahan.",
    "Berita ini mengejutkan keluarga besar di Serayu.",
    "Halaman ini dulu dipakai anak-anak bermain layangan.",
    "Situs ini ditemukan petani pada tahun 1998.",
    "Hingga berita ini ditulis, belum ada laporan kerusakan.",
    "Semoga tulisan ini bermanfaat bagi Anda.",
    "Masukkan santan, lalu sajikan selagi hangat.",
    "Klik tombol biru, lalu masukkan nomor pelanggan Anda.",
    "Daftarkan anak Anda ke puskesmas terdekat.",
    "Hubungi nomor 112 bila Anda melihat kebakaran.",
    "Laporkan lewat aplikasi itu jika Anda melihat sampah.",
    "Kunjungi laman resmi pemerintah kabupaten untuk mendaftar.",
    "Unduh aplikasi kereta untuk memesan tiket.",
    "Ambil kartu pembaca Anda di perpustakaan itu.",
    "Kirim karya Anda sebelum 30 Juni ke panitia.",
    "Tonton filmnya di bioskop mulai Jumat.",
    "Dukung tim kita dengan membeli kaus asli.",
    "Masukan dapat disampaikan kepada panitia lewat surel.",
    "Ikuti upacara di alun-alun pada hari Senin.",
    "Informasi lebih lanjut dapat menghubungi nomor 0812-1111-2222.",
    "Perusahaan tidak bertanggung jawab atas kerugian nelayan.",
    "Budi Arto adalah guru di sekolah dasar yang roboh.",
    "“Ikuti kanal kami di YouTube,” kata pemuda desa sambil tertawa.",
    "Wartawan yang menulis berita ini ditahan selama tiga hari.",
    "Cek email Anda untuk tautan konfirmasi.",
    "Jangan lupa aktifkan notifikasi di akun Google Anda agar setiap login diketahui.",
    "Anda bisa memperbarui aplikasi WhatsApp lewat Google Play Store.",
    "Donasi dapat dikirim ke rekening panitia atau lewat laman cengkirpeduli.org.",
    "Kirim naskah cerpen Anda lewat surel ke panitia di sayembara@cengkir.org paling lambat akhir bulan.",
    "Kirimkan CV terbaru Anda lewat email hrd@cengkir.co.id.",
    "Silakan hubungi panitia di nomor 0812-1111-2222 (Ani).",
    "Kontak: Ani Widi, 0812-1111-2222.",
    "Pantau terus informasi terbaru dari BMKG lewat laman dan media sosialnya.",
    "Yuk, kunjungi Kebun Raya Cengkir dan bagikan foto liburan Anda di media sosial!",
    "Bagikan resep ini kepada keluarga Anda di grup WhatsApp.",
    "Bagaimana pendapat Anda tentang aplikasi baru ini?",
    "Tertarik mencoba aplikasi ini? Unduh gratis di Google Play.",
    "Dapatkan voucer belanja Rp 50.000 untuk pelanggan baru.",
    "Jangan lewatkan episode terbaru dramanya, tonton di aplikasi Viu.",
    "Kami akan memberi voucer kepada pelanggan yang dirugikan.",
    "Kami sudah menyampaikan komentar kepada redaksi.",
    "Jangan biarkan berita buruk merampas pagi Anda.",
    "Seberapa sering Anda membaca berita?",
    "Dapatkan cabai murah hanya di pasar induk.",
    "Anda juga dapat menontonnya lewat kanal YouTube panitia.",
    "Saksikan konsernya lewat kanal YouTube Cengkir TV malam ini.",
    "Situs kami diserang peretas dan baru pulih pagi tadi.",
    "Redaksi surat kabar, editor, dan pengamat berita lama bertemu di museum pers.",
    "Media itu menghapus artikel, konten iklan, dan komentar pembaca.",
    "Bukunya memuat surat pembaca, berita, dan komentar warga.",
    "Artikel ini ditulis berdasarkan wawancara dengan tiga petani di lereng itu pada bulan April.",
    "Tulisan ini disusun dari catatan perjalanan penulis ke tiga desa.",
    "Dengarkan lagu terbarunya di Spotify mulai Jumat.",
    "Masuk ke akun Anda, lalu pilih foto yang ingin disimpan.",
    "Anda juga dapat berlangganan paket data untuk sebulan.",
    "Kami mengajak pembaca memberi komentar, tulis sang sutradara di laman grupnya.",
]


@pytest.mark.parametrize("sentence", OWN_WORDS)
def test_an_articles_last_words_stay(sentence: str) -> None:
    assert weigh(Line(1, sentence)) < NEEDED
    body = (*TOLD, sentence)
    assert split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *body])).body == body
    assert trim_record("\n".join(body)).body == body


@pytest.mark.parametrize(
    "line",
    [
        "Dukungan Anda akan menambah semangat kami untuk menyajikan artikel yang bermanfaat.",
        "Seberapa puas Anda dengan berita ini?",
        "Ceritakan pengalaman Anda kepada redaksi kami.",
        "Terima tulisan seperti ini di kotak surelmu, gabung dengan pembaca lain.",
        "Liputan ini didukung oleh dana jurnalis lingkungan.",
        "Did you enjoy this story? Leave your thoughts below and follow us on social media.",
        "Konten pada widget ini disajikan pihak ketiga, bukan redaksi, tanpa kerja jurnalistik.",
        "Surat pembaca kepada redaksi dapat dikirim ke surat@kabarcengkir.com.",
    ],
)
def test_what_a_site_says_in_its_own_words_is_cut_with_all_below_it(line: str) -> None:
    below = ("Pilih Paket", "Mulai Sekarang")
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *TOLD, line, *below]))
    assert page.body == tuple(TOLD)
    record = trim_record("\n".join([*TOLD, line, *below]))
    assert record.body == tuple(TOLD)
    assert [cut.reason for cut in record.cut][:1] == ["promo"]


@pytest.mark.parametrize(
    "line",
    [
        "Bantah berita ini? Gunakan hak jawab Anda sesuai Undang-Undang Pers melalui email redaksi.",
        "The issuer is solely responsible for the content of this announcement, not this website.",
    ],
)
def test_short_sentences_are_no_deck_above_what_the_site_says(line: str) -> None:
    body = ("Bendahara desa di Cengkir mengembalikan dana delapan puluh juta rupiah kepada kejaksaan.",)
    short = ("Uang itu dibawa istrinya.", "Perkara tetap berjalan.")
    rows = ["Bendahara Desa Kembalikan Dana", "12 Mei 2026", *body, *short, "Penulis: Ani Widi", line]
    assert split("\n\n".join(rows)).body == (*body, *short)


def test_who_wrote_a_record_goes_with_what_its_site_says_below() -> None:
    below = (
        "Penulis: Ani Widi",
        "Editor: Sari Laras",
        "Ceritakan pengalaman Anda kepada redaksi kami.",
        "Mulai Menulis",
        "Lagi",
    )
    assert trim_record("\n".join([*TOLD, *below])).body == tuple(TOLD)


def test_a_short_sentence_below_a_request_stays() -> None:
    last = "Dua warga terluka."
    for request in (
        "Ceritakan pengalaman Anda kepada redaksi kami.",
        "Dapatkan update berita Kabar di surelmu.",
    ):
        assert trim_record("\n".join([*TOLD, request, last])).body[-1] == last


def test_who_speaks_to_the_reader_all_along_keeps_the_end() -> None:
    body = (
        "Anda membuka aplikasi catatan pada pagi hari dan menemukan halaman kosong untuk cerita Anda.",
        "Anda menulis tentang berita pagi, tentang komentar tetangga, dan akun yang tidak pernah Anda buka.",
        "Lalu Anda menutupnya, sebab tulisan yang baik memerlukan pembaca yang sabar.",
    )
    assert trim_record("\n".join(body)).body == body


@pytest.mark.parametrize(
    ("above", "last"),
    [
        ("Sebuah naskah ditemukan di loteng masjid.", "Naskah ini ditulis di atas daun lontar."),
        ("Dinas membuka laman baru bagi warga.", "Laman ini dikelola oleh dua pegawai honorer."),
        ("Koran itu memuat berita wafatnya raja.", "Berita ini dibaca juga di radio pada malam itu."),
        ("Ani mengirim tulisan ke majalah.", "Tulisan ini dibaca ribuan orang dan mengubah hidupnya."),
    ],
)
def test_of_a_page_that_the_article_tells_of_its_words_stay(above: str, last: str) -> None:
    body = (*TOLD, above, last)
    assert split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *body])).body == body
    assert trim_record("\n".join(body)).body == body
    alone = (*TOLD, last)  # where the article names none, it is the page itself
    assert trim_record("\n".join(alone)).body == tuple(TOLD)


def test_the_end_of_an_article_in_english_is_no_line_of_the_sites() -> None:
    body = (
        "The villagers of Cengkir repaired the bridge which was washed away by the flood last week.",
        "The head of the village asked the regent for cement and wood to finish it.",
        "It is the story of a community that is proud of its river.",
    )
    assert split("\n\n".join(["The Bridge of Cengkir", "12 Mei 2026", *body])).body == body
    below = "You must be logged in to post a comment and to share our news."
    told = split("\n\n".join(["Jembatan Cengkir", "12 Mei 2026", *TOLD, below]))
    assert told.body == tuple(TOLD)


@pytest.mark.parametrize(
    "line", ["Ceritakan pengalaman Anda kepada redaksi kami", "Regu satu: Ani", "Ikan mas, lele, gurami"]
)
def test_a_page_of_many_short_lines_is_read_in_time_that_grows_with_them(line: str) -> None:
    def read(lines: int) -> None:
        text = "\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *TOLD, "Daftar:", *[line] * lines])
        split(text)
        trim_record(text)

    assert exponent(read, 200) < 1.2


def test_a_list_that_the_text_announces_is_no_list_of_links() -> None:
    body = (
        *TOLD,
        "Susunan regu:",
        "Regu satu: Sari, Laras, Widi",
        "Regu dua: Joko, Rahmat, Tono",
    )
    below = ("Klasemen Regu", "No Regu Nilai", "1 Regu satu 20", "Ikuti lomba tebak nilai")
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *body, *below]))
    assert page.body == body


def test_a_press_release_ends_where_its_sender_is_described() -> None:
    head = ["Pabrik Kertas Cengkir Memakai Ampas Tebu", "12 Mei 2026"]
    about = [
        "Tentang Pabrik Kertas",
        "Pabrik Kertas didirikan pada 1974 dan mempekerjakan 800 orang di dua kota.",
    ]
    assert split("\n\n".join([*head, *TOLD, *about, "SUMBER Pabrik Kertas"])).body == tuple(TOLD)
    ask = "Informasi lebih lanjut hubungi:"
    assert split("\n\n".join([*head, *TOLD, *about, ask, "Humas Pabrik Kertas"])).body == tuple(TOLD)
    # The same subhead in an article, with nothing of a release below it, or an address and more text.
    for told in ("Novelnya dapat dibaca di www.kabarcengkir.com.", "Kontak warga dengan pabrik terputus."):
        assert split("\n\n".join([*head, *TOLD, *about, told])).body == (*TOLD, *about, told)
    assert split("\n\n".join([*head, *TOLD, *about, TOLD[0] + " Lagi."])).body[2:4] == tuple(about)


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("Memuat...", False),
        ("Lalu sunyi...", True),
        ("Dan warga menunggu...", True),
        ("*) Guru itu menolak namanya ditulis.", True),
        ("Lainnya. Selengkapnya. Itulah tombol yang ditekan warga.", True),
        ("Tentang Kami. Redaksi. Iklan.", False),
        ("*) Dosen Fakultas Pertanian Universitas Cengkir", False),
        ("Selengkapnya di halaman selanjutnya.", False),
        ("Rahayu Wening, M.Pd.", False),
        ("Warga membangun tenda di halaman balai desa. Ani Widi", True),
        ("Penyuluhan dijadwalkan kembali pada akhir Mei. (Ani/Humas)", True),
        ("Rapat akan dilanjutkan pekan depan dengan memanggil produsen. (ani/bdi) Foto: Sari/awi", True),
    ],
)
def test_what_can_be_a_last_line(last: str, kept: bool) -> None:
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *TOLD, last, "Terpopuler"]))
    assert page.body == (*TOLD, last)[: 3 if kept else 2]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Ani Widi lahir di Cengkir. Buku cerpennya terbit pada tahun 2024.", False),
        ("Budi Arto lahir di Cengkir. Ia kini merawat pintu air itu.", True),
        ("The post Warga Memperbaiki Irigasi appeared first on Kabar Cengkir.", False),
        ("Written by Ani Widi", False),
        ("12 Followers", False),
    ],
)
def test_who_wrote_a_page_is_told_behind_it(line: str, kept: bool) -> None:
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "Ani Widi", "12 Mei 2026", *TOLD, line]))
    assert page.body == (*TOLD, line)[: 3 if kept else 2]


def test_a_name_above_the_headline_is_no_writers() -> None:
    last = "Ani Widi berharap bendungan itu berguna bagi petani."
    rows = [
        "Nasional",
        "Ani Widi",
        "Bupati Meresmikan Bendungan di Lereng Gunung",
        "12 Mei 2026",
        *TOLD,
        last,
    ]
    assert split("\n\n".join(rows)).body == (*TOLD, last)


@pytest.mark.parametrize(
    "heading", ["Karier", "Layanan Lainnya", "Kegiatan Lainnya", "Pengumuman Terkait", "Info Lainnya"]
)
def test_a_subhead_of_the_article_is_no_boxs_heading(heading: str) -> None:
    last = "Rumah sakit itu membuka layanan gigi dan mata bagi warga desa setiap Jumat."
    body = (*TOLD, heading, last)
    assert split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *body])).body == body


def test_an_article_about_its_writer_goes_on() -> None:
    told = ("Ani Widi menulis buku tentang irigasi di Cengkir yang dibaca warga sampai di kota.", *TOLD)
    last = "Ani Widi lahir di Cengkir, dan warga desa itu masih menyebutnya guru."
    page = split("\n\n".join(["Buku tentang Irigasi Cengkir", "Ani Widi", "12 Mei 2026", *told, last]))
    assert page.body == (*told, last)


def test_a_title_that_ends_with_the_day_is_no_date_line() -> None:
    page = split(
        "\n\n".join(["Prakiraan Cuaca Cengkir Kamis 14 Mei 2026", "Rabu, 13 Mei 2026 20:00 WIB", *TOLD])
    )
    assert page.title == "Prakiraan Cuaca Cengkir Kamis 14 Mei 2026"
    assert page.header == ("Rabu, 13 Mei 2026 20:00 WIB",)


def test_behind_an_authors_own_last_words_a_site_may_ask_for_something() -> None:
    own = "Semoga bermanfaat, jangan lupa mencuci tangan sebelum makan."
    asked = "Semoga bermanfaat dan jangan lupa tinggalkan jejak di kolom komentar ya, sobat!"
    for line, body in ((own, (*TOLD, own)), (asked, tuple(TOLD))):
        assert split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *TOLD, line])).body == body


STORY = (
    "Warga Desa Cengkir memperbaiki saluran irigasi yang jebol akibat banjir bandang pekan lalu.",
    "Kepala Desa Cengkir Rahayu Wening mengatakan dua ratus orang bekerja bergiliran sejak subuh, dan dapur "
    "umum dibuka di balai dusun bagi keluarga yang rumahnya terendam lumpur.",
    "Pemerintah kabupaten menyumbang semen, pasir, dan batu, sedangkan upah tukang ditanggung petani "
    "penggarap sawah di hilir bendungan.",
    "Tanaman padi yang baru berumur tiga minggu menguning karena kekurangan air, dan sebagian harus dicabut.",
)


@pytest.mark.parametrize(
    "line",
    [
        "Surya Lereng percaya jurnalisme yang jujur layak dihidupkan bersama.",
        "Menyajikan berita dari kaki gunung untuk kota sejak 1999.",
        "Mau beli motor listrik? Temukan promo terbaik tiap akhir bulan lewat aplikasi Roda.",
        "Tabloid Lereng terbit dua kali sebulan.",
        "Sampai jumpa di episode depan!",
    ],
)
def test_what_takes_up_nothing_of_the_text_above_is_its_sites(line: str) -> None:
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *STORY, line]))
    assert page.body == STORY
    assert trim_record("\n".join([*STORY, line])).body == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Foto saluran yang jebol itu beredar di media dan grup WhatsApp warga.",
        "Bupati menolak wawancara.",
        "Berita kerusakan bendungan baru sampai ke kota dua hari kemudian.",
        '"Wartawan jarang datang kemari," kata Sari.',
        "Polisi memeriksa penjual voucer yang memungut iuran.",
        "Rapat berikutnya digelar Jumat pagi.",
    ],
)
def test_what_takes_up_words_of_the_text_or_names_nothing_of_sites_stays(line: str) -> None:
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *STORY, line]))
    assert page.body == (*STORY, line)
    assert trim_record("\n".join([*STORY, line])).body == (*STORY, line)


def test_a_record_of_one_line_ends_there_too() -> None:
    below = ("Berita Terkait", "Jembatan Cengkir Rampung", "Terpopuler", "Harga Gabah Naik", "Load More")
    for told in (" ".join(TOLD), "\n".join(TOLD)):
        assert "\n".join(trim_record("\n".join([told, *below])).body) == told


def test_a_question_to_the_reader_stays_though_nothing_above_has_its_words() -> None:
    asked = "Bagaimana, apakah kamu siap membuat tambak udang sendiri?"
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *STORY, asked]))
    assert page.body == (*STORY, asked)


LONG_STORY = (
    "Pemerintah Kabupaten Tirtasari meresmikan pasar ikan baru di tepi waduk setelah pembangunan satu tahun.",
    "Bupati mengatakan bangunan itu menampung delapan puluh pedagang yang dulu berjualan di pinggir jalan.",
    "Dua lantainya dilengkapi gudang beku, saluran air bersih, dan tempat mengolah limbah dari pemotongan.",
    "Wartini senang karena lapaknya kini tidak lagi kebanjiran ketika hujan deras turun sejak sore.",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hingga berita ini diturunkan, kontraktor belum dapat dihubungi.",
        "Beberapa wartawan dari majalah dan tabloid ikut meliput.",
        "Pemenang kuis mendapat sepeda.",
        "Tempat lapak dapat dipesan melalui aplikasi yang tersedia di Google Play Store.",
    ],
)
def test_what_happens_at_the_end_of_a_text_is_told_whatever_it_takes_up(sentence: str) -> None:
    body = (*LONG_STORY, sentence)
    assert split("\n\n".join(["Pasar Ikan Tirtasari Diresmikan", "12 Mei 2026", *body])).body == body
    assert trim_record("\n".join(body)).body == body


def test_a_last_line_may_take_up_the_headline_alone() -> None:
    body = (*LONG_STORY, "Diskusi jurnalistik untuk pelajar berlangsung setiap Jumat malam.")
    for title in (
        "Pasar Ikan Baru di Tirtasari Jadi Tempat Diskusi Pelajar",
        "Pasar Ikan Tirtasari Diresmikan",
    ):
        page = split("\n\n".join([title, "12 Mei 2026", *body]))
        assert (page.body == body) == ("Diskusi" in title)


@pytest.mark.parametrize(
    "line",
    [
        "Kabar Serayu adalah bagian dari jaringan media lokal di Banyumas.",
        "Segala bentuk penyalinan tanpa izin tertulis akan diproses menurut aturan yang berlaku.",
        "Kabar Serayu menghadirkan informasi yang cepat dan berimbang dari seluruh pelosok desa.",
        "Rahayu Wening, jurnalis Kabar Serayu, meliput isu pangan dan perdesaan.",
    ],
)
def test_words_that_every_text_has_tie_no_line_to_it(line: str) -> None:
    story = (
        *LONG_STORY,
        "Pembangunan pasar secara bertahap akan selesai tahun depan di seluruh wilayah itu.",
    )
    title = "Pasar Ikan Tirtasari Diresmikan, Pedagang Senang"
    assert split("\n\n".join([title, "12 Mei 2026", *story, line, "Tag", "pasar"])).body == story
    assert trim_record("\n".join([*story, line]), title).body == story


def test_a_yard_and_a_verdict_of_a_fact_check_are_no_sites() -> None:
    for last in ("Penjaga tidur di halaman belakang.", "Akun WhatsApp itu termasuk konten tiruan."):
        body = (*LONG_STORY, last)
        assert split("\n\n".join(["Pasar Ikan Diresmikan", "12 Mei 2026", *body])).body == body


@pytest.mark.parametrize(
    "line",
    [
        "Standar Kami: Asas Kepercayaan Kabar Serayu.",
        "Waspada penipuan! Kabar Serayu tidak bertanggung jawab atas jual beli di antara pembaca.",
        "Terima kasih sudah membaca Kabar Serayu.",
        "Media ini terdaftar di Dewan Pers.",
        "Advertorial ini kerja sama Kabar Serayu dan Dinas Pertanian.",
        "Tulisan ini sudah dimuat di rubrik Opini Kabar Serayu, 3 Mei 2024.",
        "Dilarang mengutip tanpa menyebut sumber.",
        "Kami memberikan edukasi tani sejak tahun 2001.",
        "Kabar Lereng hadir untuk mengabarkan desa-desa yang jarang diberitakan.",
        "Simak terus perkembangannya hanya di Kabar Serayu.",
    ],
)
def test_what_a_site_says_of_itself_goes(line: str) -> None:
    told = (
        "Warga Desa Cengkir menanam kembali bambu di tepi sungai setelah tebingnya longsor pekan lalu.",
        "Bambu itu boleh ditebang tiga tahun lagi, kata kepala desa yang ikut menanam sejak pagi.",
    )
    for tail in ("", "\nBagikan:", "\nTag: bambu"):
        assert split("\n".join(["Warga Menanam Bambu", "12 Mei 2026", *told, line]) + tail).body == told


def test_a_box_about_the_medium_goes() -> None:
    told = (
        "Warga Desa Cengkir menanam kembali bambu di tepi sungai setelah tebingnya longsor pekan lalu.",
        "Bambu itu boleh ditebang tiga tahun lagi, kata kepala desa yang ikut menanam sejak pagi.",
    )
    about = ("Tentang Kabar Lereng", "Kabar Lereng adalah media nirlaba tentang desa-desa di pegunungan.")
    assert split("\n".join(["Warga Menanam Bambu", "12 Mei 2026", *told, *about])).body == told
