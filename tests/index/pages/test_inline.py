"""Furniture inside records and lines that hold a whole article: cut with its reason, the article kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.pages import inline
from index.pages.inline import part
from index.pages.inline_furniture import NAMED
from index.pages.marks import marks
from index.pages.record_body import trim_record

TOLD = "Warga menanam cabai di halaman sekolah sejak Januari, kata kepala desa Rahayu Wening."
NEXT = "Panen itu dijual ke pasar kecamatan."
VIDEO = "Video: Warga Brebes Panen Cabai Pertama di Halaman Sekolah Bersama Kades"


@pytest.mark.parametrize(
    ("text", "kept", "reasons"),
    [
        (
            f"{TOLD}  Baca juga:  Harga Cabai Naik, Pedagang Pasar Mengeluh Panen itu dijual ke pasar.",
            (TOLD, "Panen itu dijual ke pasar."),
            ["related"],
        ),
        (
            f"{TOLD}Baca juga: Bupati Buka Pasar Tani di Balai KotaRahayu mengatakan panen itu dijual.",
            (TOLD, "Rahayu mengatakan panen itu dijual."),
            ["related"],
        ),
        (
            f"{TOLD} Baca juga: Petani cabai di lereng Merapi mulai panen Selain itu, warga menanam tomat.",
            (TOLD, "Selain itu, warga menanam tomat."),
            ["related"],
        ),
        (
            f"{TOLD} Baca juga: Apa Itu Cabai Katokkon? Warga juga menanam tomat di sana.",
            (TOLD, "Warga juga menanam tomat di sana."),
            ["related"],
        ),
        (
            f"{TOLD} Baca juga: Harga cabai naik Baca juga: Harga tomat turunPewarta: Ani WidiEditor: "
            "Budi Arto COPYRIGHT © ANTARA 2023",
            (TOLD,),
            ["related", "related", "byline", "copyright"],
        ),
        (f"{TOLD}  Advertisement  Panen itu dijual.", (TOLD, "Panen itu dijual."), ["advert"]),
        (f"{TOLD}Cek Berita dan Artikel yang lain di Google            News", (TOLD,), ["promo"]),
        (f"{TOLD} BACA SELENGKAPNYA DI SINI >>>", (TOLD,), ["related"]),
        (
            f"Laporan Wartawan Tribunnews.com, Ani Widi TRIBUNNEWS.COM, JAKARTA - {TOLD}",
            (f"TRIBUNNEWS.COM, JAKARTA - {TOLD}",),
            ["byline"],
        ),
    ],
)
def test_furniture_inside_a_record(text: str, kept: tuple[str, ...], reasons: list[str]) -> None:
    page = trim_record(text)
    assert page.body == kept
    assert [cut.reason for cut in page.cut] == reasons


@pytest.mark.parametrize(
    "text",
    [
        "Ia meminta siswa membaca juga buku cerita, bukan hanya berita dan artikel di gawai.",
        "Advertisement adalah kata Inggris untuk iklan, kata guru itu kepada para siswa di kelas.",
        "Pewarta foto itu bekerja sejak pagi. Editor memilih tiga gambar untuk halaman depan.",
    ],
)
def test_text_that_is_none_stays(text: str) -> None:
    assert part(text) == [text]


@pytest.mark.parametrize(
    ("text", "kept", "reasons"),
    [
        # Nothing closes the headline: it ends where a sentence most likely begins.
        (
            f"{TOLD} Baca juga: Petani cabai di Brebes mulai panen Rahayu Wening memimpin panen. Ia senang.",
            (TOLD, "Rahayu Wening memimpin panen. Ia senang."),
            ["related"],
        ),
        # An archive that lost each letter before a comma, and the comma.
        (
            f"{TOLD} Baca juga: Gempa Guncang Lombo. Warga Keluar Ruma. Bupati itu meminta warga tenang.",
            (TOLD, "Bupati itu meminta warga tenang."),
            ["related"],
        ),
        (
            f"{TOLD} Baca: Harga Cabai Naik di Pasar Induk Selain itu, warga menanam tomat.",
            (TOLD, "Selain itu, warga menanam tomat."),
            ["related"],
        ),
        (f"{TOLD} Halaman Selanjutnya >>>", (TOLD,), ["paging"]),
        (
            f"{TOLD} Simak juga Video 'Panen Raya Cabai: Warga Bersukacita':[Gambas:Video 20detik]",
            (TOLD,),
            ["related", "advert"],
        ),
        (
            f"{TOLD} Artikel ini telah tayang di Contoh.com dengan judul Panen Cabai Sekolah",
            (TOLD,),
            ["promo"],
        ),
        (f"{TOLD} Pewarta: M. Arfan Widi", (TOLD,), ["byline"]),
        (
            "Panen Cabai di Sekolah Ani Widi - detikFood Senin, 25 Sep 2017 08:26 WIB Foto: internet "
            f"Jakarta - {TOLD}",
            (f"Jakarta - {TOLD}",),
            ["byline"],
        ),
        (f"Daftar Isi Cara Menanam Cara Memanen Jakarta - {TOLD}", (f"Jakarta - {TOLD}",), ["menu"]),
        (
            f"Daftar Isi\nCara Menanam\nSolo\n-\n{TOLD}\nCara Menanam\n{TOLD}",
            ("Solo", TOLD, "Cara Menanam", TOLD),
            ["menu", "menu", "notice"],
        ),
        (
            f"{TOLD}Konten ini diolah dengan bantuan AI.Ikuti Whatsapp Channel Republika {TOLD}",
            (TOLD, TOLD),
            ["notice", "promo"],
        ),
    ],
)
def test_more_furniture_inside_a_record(text: str, kept: tuple[str, ...], reasons: list[str]) -> None:
    page = trim_record(text)
    assert page.body == kept
    assert [cut.reason for cut in page.cut] == reasons


@pytest.mark.parametrize(
    ("text", "kept", "reasons"),
    [
        (f"{TOLD} (Ditulis oleh Ani Widi)", (TOLD,), ["byline"]),
        (f"{TOLD}\\[img.2\\]{TOLD}", (TOLD, TOLD), ["advert"]),
        (f"{TOLD} Berita ini sudah tayang di Contoh.com berjudul Panen Cabai", (TOLD,), ["promo"]),
        (f"{TOLD} (abc/def) panen cabai sekolah", (f"{TOLD} (abc/def)",), ["tags"]),
        (f"{TOLD} (jpnn)Simak! Video Pilihan Redaksi:", (f"{TOLD} (jpnn)",), ["related"]),
        (f"{TOLD} Ani Widi dan Budi Arto berkontribusi dalam penulisan artikel ini.", (TOLD,), ["byline"]),
        (f"{TOLD} Sumber: Contoh", (TOLD,), ["byline"]),
        (f"{TOLD} (Penulis Ani Widi | Editor Budi Arto)", (TOLD,), ["byline"]),
        (f"{TOLD} (Reporter: Ani Widi \\| Editor: Budi Arto, Cici Rahayu)", (TOLD,), ["byline"]),
        (f"{TOLD} (Penulis: Ani Widi | Budi Arto)", (TOLD,), ["byline"]),
        (f"{TOLD} Penulis: Ani Widi/Sumber: Kantor Contoh", (TOLD,), ["byline"]),
        (f"{TOLD} Fact Checker : Ani Widi Referensi : x", (TOLD, "Referensi : x"), ["byline"]),
        (f"{TOLD} Fact Cheker: Ani Widi", (TOLD,), ["byline"]),
        (f"{TOLD}\nBaca_Juga Namun, {TOLD}", (TOLD, f"Namun, {TOLD}"), ["box"]),
        (f"{TOLD}\n{TOLD} Ia.\n(An. W - BA / C012)", (TOLD, f"{TOLD} Ia."), ["editor"]),
        (
            f"{TOLD}\nWartawan: Kapan cabai itu dipanen?\nKepala desa: {TOLD}",
            (TOLD, "Wartawan: Kapan cabai itu dipanen?", f"Kepala desa: {TOLD}"),
            [],
        ),
        (f"{TOLD}Yuk baca juga:Harga Cabai NaikPanen Raya Cabai", (TOLD,), ["related"]),
        ("Pasar: Cabai BaruBaca JugaPasar: Tomat Baru", ("Pasar: Cabai Baru", "Pasar: Tomat Baru"), ["box"]),
        (
            f"{TOLD} Pilihan Editor:Harga Cabai Naik Panen Raya Cabai Telusuri artikel terbaru Tempo "
            "melaluiChatbot di Whatsapp (Beta Version)",
            (TOLD,),
            ["promo"],
        ),
        ("Oleh:Ani WidiWARGA menanam cabai. " + TOLD, ("WARGA menanam cabai. " + TOLD,), ["byline"]),
        (f"Oleh : M. Ani Widi {TOLD.upper()}", (TOLD.upper(),), ["byline"]),
        (
            f"Penulis: Ani Widi/Contoh News\n{TOLD}\n{TOLD} Ia.\n{TOLD} Kami.",
            (TOLD, f"{TOLD} Ia.", f"{TOLD} Kami."),
            ["byline"],
        ),
        (f"Siaran Pers No. 12/HM/2021 {TOLD}", (TOLD,), ["menu"]),
        (f"SIARAN PERS\n{TOLD}", (TOLD,), ["menu"]),
        (f"{TOLD} Simak Video: 55 Warga Desa Memanen Cabai di Sekolah", (TOLD,), ["related"]),
        (
            f"{TOLD} Harga Cabai Naik Lagi dan Petani Brebes Bersuka https://t.co/abc1 via @contoh {TOLD}",
            (TOLD, TOLD),
            ["related"],
        ),
        (f"{TOLD} Foto: Ani Widi/contohcom {TOLD}", (TOLD, TOLD), ["caption"]),
        (
            f"{TOLD}Baca JugaHarga Cabai Naik Lagi di Pasar IndukPetani Cabai Mulai Panen Raya di Brebes"
            "Rahayu mengatakan panen itu dijual.",
            (TOLD, "Rahayu mengatakan panen itu dijual."),
            ["related"],
        ),
        (
            f"{TOLD} Baca Juga: Harga Cabai Naik, Warga Datang ke Pasar Di Pasar Induk 2020, harga naik.",
            (TOLD, "Di Pasar Induk 2020, harga naik."),
            ["related"],
        ),
        (
            f"{TOLD}\n{TOLD} Ia.\n(abc/def)\nPenghargaan Desa 2025\nSelengkapnya",
            (TOLD, f"{TOLD} Ia."),
            ["editor", "tail", "advert"],
        ),
        (
            "Kata dia cabai itu ditanam di sekolah.Ratusan Warga Desa Berbondong Datang ke Pasar Demi Cabai "
            "MurahHal tersebut tampak di pasar desa.",
            ("Kata dia cabai itu ditanam di sekolah.", "Hal tersebut tampak di pasar desa."),
            ["related"],
        ),
        (
            f"{TOLD} Penulis: Ani Widi Berita ini telah tayang di Contoh.com dengan judul: Panen",
            (TOLD,),
            ["promo"],
        ),
        (f"{TOLD}\nLink berita: http://contoh.com/1", (TOLD,), ["byline"]),
        (
            f"{TOLD} Foto: detikINET/Ani Widi Mereka senang sekali.",
            (TOLD, "Mereka senang sekali."),
            ["related"],
        ),
        (
            f"{TOLD}\nANTARA FOTO/Ani Widi {TOLD} ANTARA FOTO/Ani Widi/nz\n{TOLD} Mereka senang.",
            (TOLD, f"{TOLD} Mereka senang."),
            ["caption"],
        ),
        (
            f"{TOLD}\n{TOLD} Ia.\n{TOLD} Kami.\nUmumkan Panen, Kepala Desa Bagi Cabai Gratis",
            (TOLD, f"{TOLD} Ia.", f"{TOLD} Kami."),
            ["related"],
        ),
        (
            f'{TOLD}\n- Harga Cabai Naik Lagi{{target="_self"}}\n{TOLD} Ia.',
            (TOLD, f"{TOLD} Ia."),
            ["related"],
        ),
        (f"{TOLD} Bagikan: url telah tercopy", (TOLD,), ["share"]),
        (f"{TOLD} var a_id = 12;var b_pos = 3; {TOLD}"[: -len(TOLD) - 1], (TOLD,), ["notice"]),
        (f"{TOLD} Mau notif berita penting & breaking news dari kami?", (TOLD,), ["promo"]),
        (
            f"{TOLD} ©2025 BBC. BBC tidak bertanggung jawab atas konten dari situs eksternal.",
            (TOLD,),
            ["copyright"],
        ),
        (f"{TOLD}\nBerita Lainnya4 Potret Panen CabaiWarga Menanam Tomat di Sekolah", (TOLD,), ["related"]),
        (f"{TOLD} Penulis adalah peserta program magang di contohcom.", (TOLD,), ["byline"]),
        (f"{TOLD}\nArtikel telah naik di\nContoh.\n(abc/def)", (TOLD,), ["promo", "promo", "editor"]),
        (f"{TOLD} Foto: dok. Toko Desa 2. Cabai Merah", (TOLD, "2. Cabai Merah"), ["caption"]),
        (f"{TOLD}\nDI SINI .", (TOLD,), ["advert"]),
        (
            f"{TOLD} Baca juga: Petani Jadi Pengurus Desa Terbaru: Budi hingga Ani Widi Harga itu naik.",
            (TOLD, "Harga itu naik."),
            ["related"],
        ),
        (
            f"{TOLD}\nArtikel ini sudah lebih dulu tayang di Contoh. Selengkapnya klik disini.",
            (TOLD,),
            ["promo"],
        ),
        (f"{TOLD} Advertisement Baca Juga  Rahayu pergi.", (TOLD, "Rahayu pergi."), ["advert", "box"]),
        (f"{TOLD}\nSumber berita Contoh via Desa, gambar header ilustrasi cabai.", (TOLD,), ["byline"]),
        (
            f"{TOLD} Penulis: Ani WidiSumber: Koran DesaBerita ini telah tayang di Contoh.com: Panen",
            (TOLD,),
            ["promo"],
        ),
        (
            f"{TOLD}\nPetani memanen cabai, kalah 0-6. Foto: dok.Istimewa\n{TOLD} Ia.",
            (TOLD, f"{TOLD} Ia."),
            ["caption"],
        ),
        (
            f"{TOLD} Baca: Bahaya Cabai, Ini Tips Mengatasinya Tahun ini, petani memanen lebih awal.",
            (TOLD, "Tahun ini, petani memanen lebih awal."),
            ["related"],
        ),
        (f"{TOLD} Isi komentar sepenuhnya adalah tanggung jawab pengguna.", (TOLD,), ["notice"]),
        (f"{TOLD} [ANTARA FOTO/Ani Widi]{TOLD}", (TOLD, TOLD), ["caption"]),
        (
            f"{TOLD}Bergabung dengan Tempo sejak 2023. Alumnus Universitas Desa. Harga Cabai Naik Panen Raya",
            (TOLD,),
            ["promo"],
        ),
        (
            f"{TOLD} Baca juga: Harga Cabai Naik Video: Panen Raya Cabai Video: Panen Raya Cabai (abcd/efgh) "
            "panen cabai pasar induk petani brebes harga naik pasokan turun",
            (TOLD,),
            ["related", "tags"],
        ),
        (
            f"{TOLD} Lihat postingan ini di Instagram   Sebuah kiriman dibagikan oleh Desa (@desa) {TOLD}",
            (TOLD, TOLD),
            ["promo"],
        ),
        (
            f"{TOLD} Pilihan Redaksi Harga Cabai Naik Lagi di Pasar Induk Petani Cabai Mulai Panen Raya di "
            f"Brebes Selain itu, warga menanam tomat di sana.",
            (TOLD, "Selain itu, warga menanam tomat di sana."),
            ["related"],
        ),
        (f"{TOLD}\nPilihan editor:Harga Cabai Naik Lagi di Pasar Induk", (TOLD,), ["related"]),
        (f"{TOLD}\n--------\n\\\n{TOLD} Mereka senang.", (TOLD, f"{TOLD} Mereka senang."), ["notice"] * 2),
        (
            f"{TOLD}\nSimak\nbreaking news\ndan\nberita pilihan\nkami langsung di ponselmu. Pilih saluran "
            "andalanmu akses berita Contoh.com WhatsApp Channel :\nhttps://www.whatsapp.com/channel/0abc\n"
            ". Pastikan kamu sudah install aplikasi WhatsApp ya.",
            (TOLD,),
            ["promo"] * 7,
        ),
        (
            f"{TOLD}\nWarga Memanen Cabai Foto: dok. Contoh\n{TOLD} Mereka senang.",
            (TOLD, f"{TOLD} Mereka senang."),
            ["caption"],
        ),
        (
            f"{TOLD}\n{TOLD} Ia senang.\n{TOLD} Kami juga.\nVideo Warga Desa Memanen Cabai\n"
            "Video Warga Desa Memanen Cabai\n(abc/def)\npanen raya cabai di sekolah dasar desa\ncabai",
            (TOLD, f"{TOLD} Ia senang.", f"{TOLD} Kami juga."),
            ["related", "related", "editor", "tags", "tags"],
        ),
    ],
)
def test_what_cms_leave_in_records(text: str, kept: tuple[str, ...], reasons: list[str]) -> None:
    page = trim_record(text)
    assert page.body == kept
    assert [cut.reason for cut in page.cut] == reasons


def test_a_signature_below_each_paragraph_is_cut_everywhere() -> None:
    told = [f"{TOLD} {each}" for each in ("Ia senang.", "Kami juga.", "Mereka pulang.", "Pasar tutup.")]
    page = trim_record("".join(f"{each}\nsumber : Contoh\n" for each in told))
    assert page.body == tuple(told)


def test_a_record_keeps_its_own_short_lines() -> None:
    text = (
        f"{TOLD}\nPasar Desa\n{TOLD} (Antara / Reuters)\nSumber: Facebook\n{TOLD} Kami.\nFoto tersebut "
        f"dibuat pada 2015 oleh warga desa lain dan bukan oleh kepala desa.\n{TOLD} Kami juga."
    )
    assert trim_record(text).body == tuple(text.split("\n"))


def test_each_sign_of_furniture_is_found_by_the_one_search_for_all() -> None:
    assert [sign for sign in inline._ALL_SIGNS if not inline._has_sign(f"padi{sign}padi")] == []
    assert not inline._has_sign(TOLD)


@given(
    st.lists(
        st.sampled_from([
            "(", " ", ".", ")", ",", "a", "9", "X", "\n", ":", "Baca", "baca", "BACA", "Simak ", "Lihat",
            " juga", " Juga:", " JUGA :", "Pilihan ", "editor:", "Redaksi ", "CONTENT ", "“", "Tonton juga:",
        ]),
        max_size=14,
    ).map("".join)
)  # fmt: skip
def test_ways_to_other_stories_are_found_as_by_their_pattern(line: str) -> None:
    found = [mark.span() for mark in inline._openings(line)]
    assert found == [mark.span() for mark in inline._OPENED.finditer(line)]


def test_a_pattern_that_none_of_the_texts_looked_for_first_leads_to_is_refused() -> None:
    with pytest.raises(ValueError, match="notice needs none of"):
        marks("notice", ("dilarang",))


@pytest.mark.parametrize(
    ("text", "kept", "reason"),
    [
        (f"Oleh,:Ani Wening WARGA menanam cabai. {TOLD}", f"WARGA menanam cabai. {TOLD}", "byline"),
        (f"{TOLD} Foto: screenshot detikINET Panen itu dijual.", TOLD, "caption"),
    ],
)
def test_credits_in_further_forms_are_cut(text: str, kept: str, reason: str) -> None:
    page = trim_record(text)
    assert page.body[0] == kept
    assert [cut.reason for cut in page.cut] == [reason]


@pytest.mark.parametrize(
    ("text", "kept", "reasons"),
    [
        # A sentence whose headline was lost; a headline in brackets; one that ends the text.
        (
            f"{TOLD}Baca juga:Ani mengatakan harga cabai naik. {TOLD}",
            (TOLD, f"Ani mengatakan harga cabai naik. {TOLD}"),
            ["box"],
        ),
        (f"{TOLD} (Baca juga:Jalan Tol Murah)Begitu {TOLD}", (TOLD, f"Begitu {TOLD}"), ["related"]),
        (f"{TOLD} Baca juga: Cabai Naik di Desa. Petani Turun Tangan Lagi", (TOLD,), ["related"]),
        # Pictures between paragraphs that lost their line ends.
        (
            f"{TOLD}Petani memanen cabai di desa. (Instagram/@desa){TOLD}",
            (TOLD, TOLD),
            ["caption"],
        ),
        (f"{TOLD}\nGambar header ilustrasi cabai dan tomat di desa / Koran Desa.", (TOLD,), ["caption"]),
        (f"Foto: Contoh.com (SUMBER): {TOLD}", (f"(SUMBER): {TOLD}",), ["caption"]),
        # What sites set behind the last sentence.
        (f"{TOLD}(K24)Perbesar", (f"{TOLD}(K24)",), ["menu"]),
        (f"{TOLD} Lihat Artikel Selengkapnya", (TOLD,), ["related"]),
        (f"{TOLD} Reporter : M. Ani Widi", (TOLD,), ["byline"]),
        (f"{TOLD} Sumber: Contoh.com/Ani Widi Rahayu", (TOLD,), ["byline"]),
        (f"{TOLD} Berita ini telah ditayangkan oleh Koran Desa dengan judul: Cabai", (TOLD,), ["promo"]),
        (f"{TOLD} Artikel Ini Sudah Tayang di Contoh.com dengan Judul: Cabai", (TOLD,), ["promo"]),
        (
            f"{TOLD} Simak Video 'Bupati: Cabai Naik, Kok Petani Rugi?: [Gambas:Video 20detik]",
            (TOLD,),
            ["related", "advert"],
        ),
        (
            f"{TOLD} Siapa Petani Cabai Paling Kaya di Brebes? https://t.co/a1 via @contoh {TOLD}",
            (TOLD, TOLD),
            ["related"],
        ),
        (f"{TOLD} Ani Widi Rahayuberkontribusi dalam penulisan artikel ini.", (TOLD,), ["byline"]),
        (
            f"{TOLD} Petani memanen cabai di desa. (ANTARA/Ani Widi) {TOLD}",
            (TOLD, TOLD),
            ["caption"],
        ),
        (
            f"{TOLD} (*) Sebelumnya berita ini telah terbit di Contoh.com dengan judul: Cabai",
            (TOLD,),
            ["promo"],
        ),
        (
            f"{TOLD} Baca juga: Harga cabai naik di Brebes Tags Cabai Brebes Harga cabai terbaru Cabai 2025",
            (TOLD,),
            ["related", "tags"],
        ),
        (f"{TOLD} *Artikel ini ditulis oleh Ani D. Widi, peserta Program Magang Desa.", (TOLD,), ["byline"]),
    ],
)
def test_furniture_that_two_hundred_fresh_records_had(
    text: str, kept: tuple[str, ...], reasons: list[str]
) -> None:
    page = trim_record(text)
    assert page.body == kept
    assert [cut.reason for cut in page.cut] == reasons


def test_a_list_of_the_articles_own_between_furniture_stays() -> None:
    places = "Brebes Timur: Balai Desa CengkirBrebes Barat: Pasar IndukBrebes Utara: Kantor Camat Wanasari"
    page = trim_record(f"{TOLD}  Baca Juga  {places}  Cek Berita dan Artikel yang lain di Google News")
    assert page.body == (TOLD, places)


@pytest.mark.parametrize(
    ("text", "kept", "reasons"),
    [
        (f"{TOLD}\n\\[embed.1\\] {NEXT}", (TOLD, NEXT), ["advert"]),
        (f"{TOLD}@kebun.contoh panen yuk #cabai ♬ suara asli - Ani Widi", (TOLD,), ["promo"]),
        (f"{TOLD}  @kebun panen ♬ suara asli - Ani  {NEXT}", (TOLD, NEXT), ["promo"]),
        (f"{TOLD}\nInstagram            A post shared by Kebun Contoh", (TOLD,), ["promo"]),
        (
            f"{TOLD} Jadwalnya:1. Suka Tani2. CengkirBaca Juga3. Serayu",
            (f"{TOLD} Jadwalnya:1. Suka Tani2. Cengkir", "3. Serayu"),
            ["box"],
        ),
        (
            f"{TOLD} Pagi: cerah- Siang: hujanBaca Juga- Malam: cerah",
            (f"{TOLD} Pagi: cerah- Siang: hujan", "- Malam: cerah"),
            ["box"],
        ),
        (
            f"{TOLD} Rinciannya antara lain: Baca Juga Setelah panen, warga menanam tomat.",
            (f"{TOLD} Rinciannya antara lain:", "Setelah panen, warga menanam tomat."),
            ["box"],
        ),
        (f"{TOLD} Saksikan video 20detik tentang cabai di sini: {NEXT}", (TOLD, NEXT), ["related"]),
        (f"{TOLD} Simak Video 'Panen Cabai di Sekolah Suka Tani': {NEXT}", (TOLD, NEXT), ["related"]),
        (f"{TOLD} (Halaman selengkapnya di sini)", (TOLD,), ["related"]),
        (f"{TOLD} (halaman selengkapnya di sini)", (TOLD,), ["related"]),
        (f"{TOLD} Baca selengkapnya di Koran Lereng edisi Senin, 5 Mei 2025.", (TOLD,), ["related"]),
        (
            f"{TOLD} Baca selengkapnya: “Mengapa Cabai Tak Kunjung Murah: Cerita Petani.”",
            (TOLD,),
            ["related"],
        ),
        (f"{TOLD}Selengkapnya baca di sini.{NEXT}", (TOLD, NEXT), ["related"]),
        (f"{TOLD} Simak selengkapnya di sini yuk...", (TOLD,), ["related"]),
        (f"{TOLD} Baca Selengkapnya di Halaman Berikut >>>", (TOLD,), ["related"]),
        (f"{TOLD} Langsung klik di sini .", (TOLD,), ["related"]),
        (f"{TOLD} (*)Video:", (f"{TOLD} (*)",), ["related"]),
        (
            f"{TOLD} Klik tautan berikut untuk mengetahui harga cabai di kota lain. {NEXT}",
            (TOLD, NEXT),
            ["related"],
        ),
        (
            f"{TOLD} Baca informasi selengkapnya di laman sekolah itu.",
            (f"{TOLD} Baca informasi selengkapnya di laman sekolah itu.",),
            [],
        ),
        (f"{TOLD} Selengkapnya baca di sini 2. Pasar ramai", (TOLD, "2. Pasar ramai"), ["related"]),
        (f"{TOLD} Baca di halaman berikutnya >>> {NEXT}", (TOLD, NEXT), ["paging"]),
        (f"{TOLD}\nSimak jadwal panen cabai pekan depan pada halaman berikutnya.", (TOLD,), ["paging"]),
        (f"{TOLD} Simak video di atas! (*)", (TOLD,), ["related"]),
        (
            f"{TOLD} (function(d, s, id) {{ var js; }}(document, 'script', 'facebook-jssdk')); {NEXT}",
            (TOLD, NEXT),
            ["notice"],
        ),
        (
            f"{TOLD} lewat pesan:di sini Isi komentar sepenuhnya adalah tanggung jawab pengguna.",
            (f"{TOLD} lewat pesan:di sini",),
            ["notice"],
        ),
    ],
)
def test_what_embeds_lists_and_pages_leave_inside_a_line_is_cut(
    text: str, kept: tuple[str, ...], reasons: list[str]
) -> None:
    page = trim_record(text)
    assert page.body == kept
    assert [cut.reason for cut in page.cut] == reasons


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD} Akun @kebun.contoh pun mengunggahnya.Video itu ramai. Lagunya ♬ suara asli - Ani",
        f"{TOLD} Di halaman selanjutnya, warga mengisi nama dan alamat.",
        f"{TOLD} Warga Baca Juga Buku, kata kepala desa.",
        f"{TOLD} Gubernur Rahayu Wening. Foto: Bung Karno dipajang di ruang tamu rumahnya sejak dulu. {NEXT}",
        f"{TOLD} Ani, Budi, dan Joko. Foto: Bung Karno menjadi latar panggung itu. {NEXT}",
        f"{TOLD} Menurut UU, isi pasal itu: Isi komentar sepenuhnya adalah tanggung jawab pengguna.",
    ],
)
def test_what_looks_like_an_embed_or_a_page_stays(text: str) -> None:
    assert trim_record(text).body == (text,)


@pytest.mark.parametrize(
    ("text", "kept", "reasons"),
    [
        (
            f"{TOLD} Jadwal Lomba Cengkir 2025 Link>>> Link>>> {NEXT}",
            (f"{TOLD} Jadwal Lomba Cengkir 2025", NEXT),
            ["notice"],
        ),
        (
            f"{TOLD} Laga itu tayang di sini >>> LINK. {NEXT}",
            (f"{TOLD} Laga itu tayang di sini", NEXT),
            ["notice"],
        ),
        (f"{TOLD} >>>KABAR.COM<<< {NEXT}", (TOLD, NEXT), ["notice"]),
        (f"{TOLD} VIDEO DAN ARTIKEL SELENGKAPNYA DI SINI>>>", (TOLD,), ["related"]),
        (
            f'{TOLD}Ilustrasi kebun cabai (Unsplash.com/@contoh)."Kami senang," katanya.',
            (TOLD, '"Kami senang," katanya.'),
            ["caption"],
        ),
        (
            f"{TOLD}\nDokumentasi Cengkir UnitedEmpat pemain Cengkir United menjadi mahasiswa.\n{NEXT}",
            (TOLD, NEXT),
            ["caption"],
        ),
        (
            f"{TOLD}\nDokumentasi Cengkir/Ani WidiKetua regu Budi Arto saat berpidato.\n{NEXT}",
            (TOLD, NEXT),
            ["caption"],
        ),
        (f"{TOLD}\nPelari melakukan pemanasanPerbesar\n{NEXT}", (TOLD, NEXT), ["caption"]),
        (
            f"{TOLD} Silakan baca konten menarik lainnya dari CKNN.com diGoogle News PT. Jaringan Kabar",
            (TOLD,),
            ["promo"],
        ),
        (
            f"{TOLD} (m32) Dapatkan informasi lain dari ContohDesa.Com lewat WhatsApp:di sini",
            (f"{TOLD} (m32)",),
            ["promo"],
        ),
        (
            f"{TOLD}Rahayu Wening membuka pasar. Foto: ANI WIDI / AFPTermasuk di dalamnya pasar ikan.",
            (TOLD, "Termasuk di dalamnya pasar ikan."),
            ["caption"],
        ),
        (
            f"{TOLD}Rahayu Wening membuka pasar. Foto: Ani WidiDari Sulawesi datang ikan.",
            (TOLD, "Dari Sulawesi datang ikan."),
            ["caption"],
        ),
    ],
)
def test_links_pictures_and_requests_without_their_marks_are_cut(
    text: str, kept: tuple[str, ...], reasons: list[str]
) -> None:
    page = trim_record(text)
    assert page.body == kept
    assert [cut.reason for cut in page.cut] == reasons


def test_what_is_told_behind_a_request_for_google_news_stays() -> None:
    request = "Silakan baca berita lainnya dari Kabar di Google News."
    assert trim_record(f"{TOLD} {request} {NEXT}").body[-1].endswith(NEXT)


def test_a_timetable_behind_a_link_without_its_address_stays() -> None:
    link = f"{TOLD} Berikut tautan untuk menyaksikan laga itu >>> LINK."
    times = "Jadwal Regu Cengkir Fase Grup Piala Desa Rabu, 1 Maret 2023 19.00 WIB - Cengkir vs Serayu"
    told = [f"{TOLD} Itu berlangsung {times}." for times in ("sehari", "sepekan", "sebulan")]
    assert trim_record("\n".join([*told, f"{link} {times}"])).body[-1] == times
    more = "Editor: Ani Widi Copyright © KABAR 2023"
    assert trim_record("\n".join([*told, f"{link} {times} {more}"])).body[-1] == times


@pytest.mark.parametrize(
    "links", [">>> Link 1 >>> Link 2", ">>>Link Live Streaming<<<", ">>>>> Kabar.com <<<<<"]
)
def test_links_without_their_addresses_are_cut_whole(links: str) -> None:
    assert trim_record(f"{TOLD} {links} {NEXT}").body == (TOLD, NEXT)


@pytest.mark.parametrize(
    "sentence",
    [
        "Pesan itu berbunyi >>> Mobil yang berstiker dilarang masuk kebun.",
        "Dokumentasi Dinas Kebudayaan menunjukkan kampus itu dibangun pada 1920.",
        "Dokumentasi YouTube desa menunjukkan jembatan itu roboh pada malam hari.",
        "Dokumentasi KPK/Polri menunjukkan uang itu diserahkan di hotel pada Senin malam.",
        "Dokumentasi Pesta Rakyat selesai pada pukul sembilan malam setelah hujan reda.",
        "Ilustrasi itu adalah gambar bupati yang memegang petromaks di tengah jalan desa.",
        "Ilustrasi pada buku itu dibuat Ani Widi (istri pelukis Budi).",
        "Silakan baca konten lain di perpustakaan, kata Rahayu.",
        "Ia mengetik 'a'>b' di papan itu.",
    ],
)
def test_a_sentence_with_a_mark_of_a_link_or_a_picture_stays(sentence: str) -> None:
    assert trim_record(f"{TOLD}\n{sentence}\n{NEXT}").body == (TOLD, sentence, NEXT)
    assert trim_record(f"{TOLD} {sentence} {NEXT}").body == (f"{TOLD} {sentence} {NEXT}",)


def test_no_pattern_walks_a_run_of_blanks_from_each_of_them() -> None:
    assert not [before for _, before, *_ in NAMED if before.startswith(r"(?:^|\s)\s*")]
    assert part("Petani menanam kopi." + " " * 90_000 + ">>>")[0].startswith("Petani menanam kopi.")


@pytest.mark.parametrize(
    ("text", "kept", "reasons"),
    [
        # A video's title, twice, behind a sentence with its stop and without.
        (
            f"{TOLD} {VIDEO} {VIDEO} (abc/def)",
            (TOLD,),
            ["related", "editor"],
        ),
        (
            f"{TOLD} {VIDEO} {VIDEO} (abc/def) panen cabai sekolah brebes",
            (TOLD,),
            ["related", "editor", "tail"],
        ),
        (
            f'{NEXT} "Kami senang," ucapnya Video Kades Rahayu: Panen Melimpah Video Kades Rahayu: Panen '
            "Melimpah (abc/def)",
            (f'{NEXT} "Kami senang," ucapnya',),
            ["related", "editor"],
        ),
        (f"{TOLD} 2. https://contoh.id/kabar-panen/ Fact Cheker: Ani Widi", None, ["byline"]),
    ],
)
def test_what_stands_twice_or_behind_an_address(
    text: str, kept: tuple[str, ...] | None, reasons: list[str]
) -> None:
    page = trim_record(text)
    assert kept is None or page.body == kept
    assert [cut.reason for cut in page.cut] == reasons


@pytest.mark.parametrize(
    ("text", "title", "kept"),
    [
        # The page's own headline, of which the archive has another wording, on its line and glued.
        (
            f"Warga Brebes Panen Cabai di Halaman Sekolah\nCONTOHNEWS.COM, BREBES - {TOLD}",
            "Warga Desa di Brebes Panen Cabai di Sekolah",
            (f"CONTOHNEWS.COM, BREBES - {TOLD}",),
        ),
        (
            f"Warga Brebes Panen Cabai di Halaman Sekolah CONTOHNEWS.COM, BREBES - {TOLD}",
            "Warga Desa di Brebes Panen Cabai di Sekolah",
            (f"CONTOHNEWS.COM, BREBES - {TOLD}",),
        ),
        # Who reported it stays a byline, not the headline again.
        (
            f"Laporan Wartawan Contohnews.com, Ani Widi Sari Arto\nCONTOHNEWS.COM, BREBES - {TOLD}",
            "Warga Desa di Brebes Panen Cabai di Sekolah",
            (f"CONTOHNEWS.COM, BREBES - {TOLD}",),
        ),
        # A picture's caption with its agency before the text.
        (
            f"Warga memanen cabai di Brebes, Kamis (5/9/2024). (ANTARA/HO-Humas/am) Brebes (ANTARA) - {TOLD}",
            "Warga Desa Panen Cabai",
            (f"Brebes (ANTARA) - {TOLD}",),
        ),
        # A site whose dateline has no place, and a headline that lost the ends of its words.
        (
            f"Warga Brebes Panen Cabai Rawit di Halaman Sekolah CONTOHNEWS.COM - {TOLD}",
            "Warga Desa di Brebes Panen Cabai di Sekolah",
            (f"CONTOHNEWS.COM - {TOLD}",),
        ),
        (
            f"5 Warga Brebe. Panen Cabai Rawit di Halaman Sekola. CONTOHNEWS.COM - {TOLD}",
            "Lima Warga Brebes Panen Cabai Rawit di Halaman Sekolah",
            (f"CONTOHNEWS.COM - {TOLD}",),
        ),
        (
            f"Cabai dipanen. Warga Brebes senang dengan hasilnya di sekolah CONTOHNEWS.COM - {TOLD}",
            "Warga Brebes Panen Cabai di Kebun Desa",
            (f"Cabai dipanen. Warga Brebes senang dengan hasilnya di sekolah CONTOHNEWS.COM - {TOLD}",),
        ),
        # A story is told before a site is named.
        (
            f"Panen itu dilaporkan dari desa CONTOHNEWS.COM, BREBES - {TOLD}",
            "Kades Buka Pasar Malam",
            (f"Panen itu dilaporkan dari desa CONTOHNEWS.COM, BREBES - {TOLD}",),
        ),
    ],
)
def test_what_stands_above_a_dateline(text: str, title: str, kept: tuple[str, ...]) -> None:
    assert trim_record(text, title).body == kept


@pytest.mark.parametrize(
    ("said", "quoted", "kept"),
    [
        ("Selamat memanen cabai, warga Brebes sekalian!", True, 2),
        ("Selamat memanen cabai, warga Brebes sekalian!", False, 3),  # told nowhere else
        ("Selamat memanen.", True, 3),  # words that anybody says
    ],
)
def test_an_embedded_post_is_cut_where_the_text_quotes_it(said: str, quoted: bool, kept: int) -> None:
    post = f"{said} pic.twitter.com/a1B2— Ani Widi (@aniwidi) May 5, 2021"
    told = f'"{said}" tulis Ani Widi di akunnya.' if quoted else "Ani Widi menulisnya di akunnya pekan lalu."
    page = trim_record(f"{TOLD}\n{told}\n{post}")
    assert len(page.body) == kept
    assert [cut.reason for cut in page.cut] == ["repeat"] * (3 - kept)


def test_of_two_posts_that_are_the_same_one_stays() -> None:
    post = "Selamat memanen cabai, warga Brebes sekalian! — Ani Widi (@aniwidi) May 5, 2021"
    assert trim_record(f"{TOLD}\n{post}\n{post}").body == (TOLD, post)


def test_a_line_is_asked_for_each_sign_by_its_letters() -> None:
    for sign, at in inline._NAMED_SIGNS:
        assert inline._find_sign(f"Warga {sign} kemarin")
        assert (sign, at) in inline._named_in(f"Warga {sign} kemarin")
    assert not inline._find_sign("Warga desa menanam bambu kemarin.")
