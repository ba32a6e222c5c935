# ruff: noqa: E501 (a page's line is one line here too)
"""What is title, lead and body of a page, and what is cut, shape by shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.pages import head, lines
from index.pages.lines import Line
from index.pages.record_body import trim_record
from index.pages.splitting import split
from index.pages.wrapping import paragraphs
from search.knowledge.dates import grammar
from tests.steps import steps


def test_a_page_without_a_headline_has_none() -> None:
    page = split(
        "Kumpulan Berita Desa\nPara petani di lereng Merbabu mulai menanam tembakau sejak awal bulan ini.\n"
        "Mereka berharap kemarau tahun ini tidak terlalu panjang seperti tahun lalu.\nKomentar\n"
        "Satu kalimat pembaca yang cukup panjang untuk disangka isi artikel itu sendiri."
    )
    assert page.title is None
    assert page.lead is None
    assert len(page.body) == 2


def test_a_deck_above_the_dateline_is_the_lead_and_no_title() -> None:
    deck = (
        "Hubungan dua provinsi itu semakin erat, sehingga perdagangan hasil bumi meningkat tajam tahun ini."
    )
    page = split(
        f"{deck}\nKupang (ANTARA) - Gubernur menandatangani perjanjian dagang hasil bumi di Kupang, Rabu (3/5)."
    )
    assert (page.title, page.lead, len(page.body)) == (None, deck, 1)
    assert page.dateline == "Kupang (ANTARA) - "


def test_short_page_credits_do_not_eat_words_that_hold_their_letters() -> None:
    page = split(
        "Bupati dan Wali Kota Siap Lakukan Kerja Sama\n3 Mei 2021\nWONOGIRI - Bupati siap bekerja sama mulai pekan depan, kata juru bicaranya."
    )
    assert page.title == "Bupati dan Wali Kota Siap Lakukan Kerja Sama"


def test_one_glued_paragraph_is_the_body() -> None:
    text = "Jakarta - Harga beras naik.Pedagang mengeluh karena pembeli berkurang. " * 12
    assert split(text).body == (text.strip(),)


def test_a_first_sentence_broken_at_its_links_is_whole() -> None:
    page = split(
        "Tim Solo Lolos ke Final\nRabu, 8 Sep 2021 14:31 WIB\nBagikan\nPelatih\nPersis Solo\n"
        "memuji anak asuhnya setelah menang dua gol tanpa balas di Stadion Manahan pada Rabu malam.\n"
        "Mereka akan bertemu juara bertahan di partai puncak pekan depan di Jakarta."
    )
    assert page.body[:2] == ("Pelatih", "Persis Solo")
    assert page.title == "Tim Solo Lolos ke Final"


def test_the_colophon_is_kept_apart_for_the_outlet() -> None:
    page = split(
        "SOLO - Pasar malam dibuka kembali setelah dua tahun ditutup.\nTerkini\n© 2021 Contoh.com, grup Contoh"
    )
    assert page.colophon == ("© 2021 Contoh.com, grup Contoh",)


def test_paging_makes_a_page_partial() -> None:
    page = split(
        "SOLO - Pasar malam dibuka kembali setelah dua tahun ditutup karena wabah, kata camat.\nHalaman: 1 2 3"
    )
    assert page.partial
    assert len(page.body) == 1


def test_a_record_loses_furniture_only() -> None:
    body = (
        "Judul ini tetap karena rekaman sudah tahu judulnya\nTerkini\nHarga cabai naik lagi pekan ini.\nADVERTISEMENT\n"
        "SCROLL TO CONTINUE WITH CONTENT\n[Gambas:Video 20detik]\nBaca juga:\nPedagang Cabai Mogok Berjualan di Pasar Induk\n"
        "3. Cabai Rawit Merah\nDaftar Harga\nBaca juga:Harga Telur Ikut Naik\n(Lanjutan Narasi)\nPasar ramai menjelang siang.\n"
        "Cek Berita dan Artikel yang lain di Google\nNews\nEditor: Sutini\n(hek/ara)"
    )
    page = trim_record(body)
    assert page.body == (
        "Judul ini tetap karena rekaman sudah tahu judulnya",
        "Terkini",
        "Harga cabai naik lagi pekan ini.",
        "3. Cabai Rawit Merah",
        "Daftar Harga",
        "(Lanjutan Narasi)",
        "Pasar ramai menjelang siang.",
    )
    assert {cut.reason for cut in page.cut} == {"advert", "box", "related", "promo", "byline", "editor"}


def test_a_record_that_lost_its_line_ends_is_parted_at_the_marks_inside_it() -> None:
    body = (
        "Harga cabai naik lagi. SCROLL TO CONTINUE WITH CONTENT Pedagang mengeluh sepi pembeli."
        "Baca JugaKepala pasar berjanji menambah pasokan. [Gambas:Video 20detik] Panen tiba bulan depan. "
        "Baca juga: Harga Telur Ikut Naik di Pasar Induk"
    )
    page = trim_record(body)
    assert page.body == (
        "Harga cabai naik lagi.",
        "Pedagang mengeluh sepi pembeli.",
        "Kepala pasar berjanji menambah pasokan.",
        "Panen tiba bulan depan.",
    )
    assert [cut.reason for cut in page.cut] == ["advert", "box", "advert", "related"]
    assert {line.number for line in page.lines} == {1}


def test_a_headline_inside_a_line_that_nothing_closes_is_cut_at_the_next_sentence() -> None:
    line = "Harga cabai naik. Baca juga: Harga telur turun. Pedagang mengeluh sepi pembeli."
    assert trim_record(line).body == ("Harga cabai naik.", "Pedagang mengeluh sepi pembeli.")


def test_a_record_loses_the_topics_that_it_ends_with() -> None:
    page = trim_record(
        "Harga cabai naik lagi.\nPedagang mengeluh.\n(hek/ara)\nharga cabai\npasar induk\nMudik 2025"
    )
    assert page.body == ("Harga cabai naik lagi.", "Pedagang mengeluh.")
    assert [cut.reason for cut in page.cut] == ["editor", "tags", "tags", "tags"]
    # an all-lowercase article's last words, and one that ends with a list
    for kept in ("harga cabai naik lagi.\npedagang mengeluh sepi pembeli", "Bahannya:\n1. cabai\n2. garam"):
        assert trim_record(kept).body == tuple(kept.split("\n"))


def test_articles_about_channels_keep_their_sentences() -> None:
    lines = (
        "Cek antrean puskesmas kini dapat lewat WhatsApp. Warga cukup mengirim nama dan nomor kartu.",
        "Unduh formulir di balai desa lalu serahkan kepada petugas loket.",
    )
    assert trim_record("\n".join(lines)).body == lines


@given(st.text(max_size=400))
def test_no_line_is_lost_whatever_the_text(text: str) -> None:
    kept = [line for _, line in paragraphs(text)]
    assert [line.text for line in split(text).lines] == kept
    assert [line.text for line in trim_record(text).lines] == kept


def test_a_fact_check_keeps_its_verdict() -> None:
    page = split(
        "Pesan Berantai Sekolah Libur Setahun\n\n24 Juni 2021\n\nKabar itu tidak benar.\n"
        "Faktanya, dinas pendidikan tidak pernah meliburkan sekolah selama setahun.\n=====\n"
        "KATEGORI: Konten Palsu\n=====\nSUMBER: WhatsApp\n=====\nNARASI:\n"
        "“Sekolah libur setahun penuh, sampaikan kepada semua orang tua sekarang juga.”\n=====\nPENJELASAN:\n"
        "Pesan itu beredar sejak pekan lalu di grup orang tua murid. Dinas sudah membantahnya."
    )
    assert page.title == "Pesan Berantai Sekolah Libur Setahun"
    assert page.body[:2] == (
        "Kabar itu tidak benar.",
        "Faktanya, dinas pendidikan tidak pernah meliburkan sekolah selama setahun.",
    )
    assert page.body[-1].startswith("Pesan itu beredar")


def test_what_introduces_a_quoted_post_opens_the_text() -> None:
    opening = "Akun Kabar Desa pada Kamis (29/5/2025) membagikan tautan pendaftaran hadiah disertai narasi:"
    page = split(
        f"Tautan Hadiah Listrik Gratis\n\n4 Juni 2025\n\n{opening}\n“HADIAH LISTRIK\nMau hadiah ikutan yuk\n"
        "Segera daftar”\nHingga Rabu unggahan itu mendapat 171 tanda suka dan 19 komentar dari para warganet.\n"
        "Perusahaan listrik menyatakan tautan itu palsu dan meminta warga tidak mengisi data pribadi di sana."
    )
    assert page.body[0] == opening


def test_a_quoted_post_is_announced_below_the_title_too() -> None:
    opening = "Akun Kabar Desa pada Kamis (29/5/2025) membagikan tautan pendaftaran hadiah disertai narasi:"
    told = (
        "Perusahaan listrik menyatakan tautan itu palsu dan meminta warga tidak mengisi data pribadi di sana."
    )
    verdict = (
        "Potret disertai narasi “hadiah listrik” merupakan konten yang menyesatkan (misleading content)."
    )
    page = split(
        f"Tautan Hadiah Listrik Gratis\n\n{opening}\nHADIAH LISTRIK GRATIS\nPemeriksaan Fakta\n{told}\n{told[:60]} lagi "
        f"kepada warga desa itu.\nKesimpulan\n{verdict}"
    )
    assert page.title == "Tautan Hadiah Listrik Gratis"
    assert page.body[0] == opening and page.body[-1] == verdict


def test_a_fact_check_may_have_headings_for_dividers() -> None:
    page = split(
        "Pesan Berantai Sekolah Libur Setahun\n\nHasil periksa fakta Ani Widi\nFaktanya, sekolah tidak libur selama itu.\n"
        "Kategori: Konten Palsu\nSumber: WhatsApp\nNarasi:\n“Sekolah libur setahun penuh.”\nPenjelasan:\n"
        "Pesan itu beredar sejak pekan lalu di grup orang tua murid. Dinas sudah membantahnya kemarin."
    )
    assert page.body[:2] == ("Faktanya, sekolah tidak libur selama itu.", "Kategori: Konten Palsu")


def test_a_last_line_that_breaks_off_stays() -> None:
    told = (
        "Warga menanam cabai di halaman sekolah sejak Januari, kata kepala desa di balai pertemuan kemarin."
    )
    page = split(
        f"Warga Menanam Cabai\n\n12 Mei 2021\n\n{told}\n\nMereka juga menanam tomat dan akan menjualnya ke pa"
    )
    assert page.body[-1] == "Mereka juga menanam tomat dan akan menjualnya ke pa"
    page = split(f"Warga Menanam Cabai\n\n12 Mei 2021\n\n{told}\n\nHarga Cabai di Pasar Induk Naik Lagi")
    assert page.body == (told,)


def test_a_part_of_a_fact_check_is_no_dateline() -> None:
    page = split(
        f"Warga Menanam Cabai\n\n12 Mei 2021\n\n[NARASI]: {'Warga menanam cabai di halaman sekolah. ' * 3}"
    )
    assert page.dateline == ""


_TOLD = "Warga Desa Wetan memperbaiki jembatan yang putus diterjang arus sungai pekan lalu, kata kepala desa."
_MORE = "Mereka menyumbang tenaga dan bahan bangunan selama tiga hari tanpa menunggu bantuan dari kabupaten."


@pytest.mark.parametrize(
    "title",
    [
        "Jembatan Putus, Warga Desa Wetan Sudah Lapor, tapi...",
        "Siapa Merusak Jembatan Desa Wetan? Ini Jawabannya…",
        "Jembatan Desa Wetan Putus Lagi. . .",
        '"Jembatan Kami Putus Sejak Bulan Lalu"',
        "“Kami Lelah Menunggu Jembatan Desa Wetan”",
    ],
)
@pytest.mark.parametrize("date", ["", "12 April 2021\n\n"])
def test_a_headline_may_end_in_an_ellipsis_or_stand_in_quotes(title: str, date: str) -> None:
    page = split(f"{title}\n\n{date}{_TOLD}\n\n{_MORE}")
    assert (page.title, page.body) == (title, (_TOLD, _MORE))


def test_a_pages_first_line_above_its_date_is_its_headline() -> None:
    page = split(f"“kata warga jembatan itu sudah putus lama”\n\n12 April 2021\n\n{_TOLD}\n\n{_MORE}")
    assert (page.title, page.body) == ("“kata warga jembatan itu sudah putus lama”", (_TOLD, _MORE))


def test_a_quoted_sentence_and_an_ellipsis_inside_the_text_stay_there() -> None:
    quoted = '"Kami sudah lama menunggu jembatan ini dibangun kembali," kata warga...'
    page = split(f"Warga Bangun Jembatan\n\n12 April 2021\n\n{_TOLD}\n\n{quoted}\n\n{_MORE}")
    assert page.body == (_TOLD, quoted, _MORE)


def test_a_deck_is_not_taken_for_the_short_headline_above_it() -> None:
    deck = "warga menyumbang tenaga dan bahan bangunan untuk jembatan yang putus"
    page = split(f"Jembatan di Desa Wetan\n{deck}\n12 April 2021\n\n{_TOLD}\n\n{_MORE}")
    assert (page.title, page.lead) == ("Jembatan di Desa Wetan", deck)


def test_a_text_begins_at_its_dateline_though_its_links_broke_it() -> None:
    broken = "KOMPAS.com -\nWarga\nmemperbaiki\nJembatan Desa Wetan\nyang putus pekan lalu itu."
    page = split(f"Warga Bangun Jembatan di Desa Wetan\n\n{broken}\n\n{_TOLD}\n\n{_MORE}")
    assert page.title == "Warga Bangun Jembatan di Desa Wetan"
    assert page.body[0] == "KOMPAS.com -" and page.body[4] == "yang putus pekan lalu itu."


_HARVEST = "Petani di Subang memanen padi lebih awal karena hujan turun tepat waktu tahun ini."


@pytest.mark.parametrize(
    "last",
    [
        "Menurut Kepala Dinas Pertanian Kabupaten Subang, Ani Widi, panen tahun ini adalah yang",
        "Warga berharap harga gabah tetap baik sampai akhir tahun. (Contoh.com/Ani Widi Rahayu Lestari)",
    ],
)
def test_a_last_line_that_breaks_off_or_is_signed_at_length_stays(last: str) -> None:
    page = split(
        f"Panen Raya Padi di Subang\nSenin, 12 April 2021\n{_HARVEST}\nMereka senang sekali.\n{last}"
    )
    assert page.body[-1] == last


@pytest.mark.parametrize("furniture", ["Advertising", "Artikel ini khusus untuk pelanggan. Silakan masuk."])
def test_notices_between_paragraphs_are_cut(furniture: str) -> None:
    page = split(
        f"Panen Raya Padi di Subang\nSenin, 12 April 2021\n{_HARVEST}\n{furniture}\nMereka senang sekali."
    )
    assert page.body == (_HARVEST, "Mereka senang sekali.")


def test_a_caption_that_opens_as_a_dateline_is_not_the_beginning() -> None:
    page = split(
        "Jembatan Desa Wetan Diperbaiki Warga\n12 April 2021\nPenulis: Ani Widi\nJEMBATAN PUTUS - Warga melihat "
        f"jembatan di Desa Wetan, Senin (12/4/2021).\nA-\nA+\nKABARLERENG.COM, BREBES - {_TOLD}\n\n{_MORE}"
    )
    assert page.body == (f"KABARLERENG.COM, BREBES - {_TOLD}", _MORE)


def test_headlines_behind_dashes_in_no_list_are_other_stories() -> None:
    links = "- Bupati Lantik Dua Camat Baru\n- Pasar Malam Ditutup Sementara"
    page = split(f"Warga Bangun Jembatan\n\n12 April 2021\n\n{_TOLD}\n\n{links}\n\n{_MORE}")
    assert page.body == (_TOLD, _MORE)
    listed = f"Warga Bangun Jembatan\n\n12 April 2021\n\n{_TOLD} Mereka adalah:\n\n{links}\n\n{_MORE}"
    assert len(split(listed).body) == 4


def test_a_last_sentence_without_its_full_stop_stays() -> None:
    last = (
        "Unggahan dengan klaim “jembatan itu dibangun dalam semalam” adalah konten palsu (fabricated content)"
    )
    page = split(
        f"Jembatan Semalam\n\n12 April 2021\n\n{_TOLD}\n\nKesimpulan\n{last}\n(Ditulis oleh Ani Widi)"
    )
    assert page.body[-1] == last


def test_a_ministry_above_a_long_menu_is_no_headline() -> None:
    menu = ["Beranda", "Profil", "Informasi Publik", "Berita", "Layanan", "Kontak", "Berita Kehutanan"]
    headline = "Kementerian Kehutanan Bagikan Bibit Mangrove kepada Nelayan Kabupaten Serayu"
    text = (
        "Serayu - Kementerian Kehutanan dan Kelautan Pesisir membagikan dua ribu bibit mangrove kepada nelayan "
        "di tiga desa pada musim tanam tahun ini."
    )
    rows = ["Kementerian Kehutanan dan Kelautan Pesisir", *menu, headline, "Kamis, 10 Juni 2021", text]
    assert split("\n".join(rows)).title == headline


def test_a_letterhead_is_no_headline() -> None:
    page = split(
        "PEMERINTAH KABUPATEN BREBES\nSIARAN PERS\nWarga Desa Wetan Memperbaiki Jembatan\n"
        f"Brebes, 12 April 2021 – {_TOLD}\n\n{_MORE} Pemerintah kabupaten berterima kasih."
    )
    assert page.title == "Warga Desa Wetan Memperbaiki Jembatan"


def test_what_a_newsletter_asks_of_its_readers_goes() -> None:
    page = trim_record(f"Lihat di browser\n\n{_TOLD}\n\nBerhenti berlangganan")
    assert page.body == (_TOLD,)


@pytest.mark.parametrize("subhead", ["Kredit", "Kredit:", "KREDIT"])
@pytest.mark.parametrize("following", [1, 2])
def test_a_subhead_about_loans_ends_no_article(subhead: str, following: int) -> None:
    told = (
        "Pedagang beras di Cengkir meminjam modal lebih banyak tahun ini karena harga gabah naik sejak panen.",
        "Bank desa mencatat pinjaman kepada pedagang naik seperlima dibandingkan tahun lalu, kata kepala desa.",
        "Pinjaman itu dikembalikan setelah gabah terjual kepada penggilingan di kecamatan tetangga.",
    )[: following + 1]
    head = "Pedagang Beras di Cengkir Meminjam Modal\n\nSenin, 12 April 2021 09:15 WIB"
    rows = (told[0], subhead, *told[1:])
    for body in (split("\n\n".join((head, *rows))).body, trim_record("\n\n".join(rows)).body):
        assert [line for line in body if line != subhead] == list(told)


def test_a_headline_s_words_are_looked_for_without_parting_a_long_body() -> None:
    title = lines.Line(1, "Panen Raya Padi di Subang Lebih Awal")
    body = ["Panen raya tiba lebih awal tahun ini di sana, kata petani di desa itu kemarin sore."] * 1_000
    head.label_head([title], [""], body[:1])  # what is measured once
    assert steps(lambda: head.label_head([title], [""], body)) < 8 * len(body)


def test_a_desk_s_sign_is_looked_for_where_a_line_may_end_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    signed = lines._SIGNED

    class Counting:
        def search(self, text: str) -> object:
            asked.append(text)
            return signed.search(text)

    monkeypatch.setattr(lines, "_SIGNED", Counting())
    told = "Petani di Brebes mulai memanen bawang merah pekan ini karena hujan turun tepat waktu."
    ends = ("", " (hek/ara)", " [hek/ara].", "***", " (hek/ara")
    found = [lines.Line(1, told + end).is_signed for end in ends]
    assert found == [False, True, True, True, False]
    assert len(asked) == 3


def test_no_date_is_looked_for_where_no_year_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    find = grammar.find

    def count(text: str) -> object:
        asked.append(text)
        return find(text)

    monkeypatch.setattr(grammar, "find", count)
    told = ("1. Beras", "28 Mei '21", "Terbit 2 jam yang lalu", "Senin, 3 Mei 2021", "7 kg beras")
    assert [lines.is_date_line(text) for text in told] == [False, True, True, True, False]
    assert asked == ["28 Mei '21", "Senin, 3 Mei 2021"]


def test_a_writers_name_between_headline_and_date_is_no_title() -> None:
    body = "Menitipkan anak di serambi masjid pada dasarnya boleh selama ada yang menjaga."
    rows = ["Hukum Menitipkan Anak di Serambi Masjid", "Ustaz Rahayu Wening", "Ahad, 10 Mei 2026", body]
    about = "Ustaz Rahayu Wening, pengasuh Pesantren Cengkir."
    page = split("\n\n".join([*rows, about]))
    assert page.title == rows[0]


def test_what_a_page_tells_of_its_writer_behind_a_comma_ends_it() -> None:
    told = [
        "Sekolah lima hari dirancang untuk anak kota, bukan untuk anak petani yang membantu panen kapan saja."
    ]
    told += ["Menggeser jam madrasah berarti menggeser jam makan dan jam mengaji bersama ibu."]
    rows = ["Sekolah Lima Hari di Desa", "Oleh: Rahayu Wening", "Senin, 11 Mei 2026", *told]
    page = split("\n\n".join([*rows, "Rahayu Wening, Guru MTs di Kabupaten Cengkir, pegiat literasi desa."]))
    assert page.body == tuple(told)


@pytest.mark.parametrize("sign", [" *ani", "*ani", " |Ani|", " /red", " --ani", " _aw"])
def test_a_last_line_signed_behind_a_sign_stays(sign: str) -> None:
    told = ["Subak di Cengkir memasang tiga alat ukur air untuk membagi air secara adil kepada petani."]
    told += ["Data alat itu dibaca lewat telepon genggam oleh ketua subak setiap pagi."]
    last = f"“Kami tetap berapat di pura,” kata Rahayu.{sign}"
    rows = [
        "Subak Cengkir Memasang Alat Ukur Air",
        "Rabu, 13 Mei 2026",
        *told,
        last,
        "Berita Terbaru",
        "Lain",
    ]
    assert split("\n\n".join(rows)).body == (*told, last)


def test_a_regional_papers_caption_above_the_text_is_not_its_opening() -> None:
    caption = "MERIAH: Peserta kirab melintas di jalan desa, kemarin. (ANI/RADAR CENGKIR)"
    told = (
        "CENGKIR – Kirab desa tahun ini digelar lebih sederhana karena anggaran desa dipangkas.",
        "Jumlah peserta kirab dikurangi menjadi empat puluh rombongan.",
    )
    page = split("\n\n".join(["Kirab Desa Digelar Lebih Sederhana", "Rabu, 13 Mei 2026", caption, *told]))
    assert page.body == told
    assert caption in [cut.text for cut in page.cut if cut.reason == "caption"]


def test_what_the_datelines_medium_says_of_itself_ends_a_page() -> None:
    told = (
        "Cengkir, Kabar Danau – Mama Rahayu menanam anakan sagu di tepi danau untuk cucunya.",
        "Ia belajar memilih anakan dari ibunya lima puluh tahun lalu.",
    )
    head = ["Mama Rahayu Menanam Sagu", "Rabu, 13 Mei 2026"]
    itself = "Kabar Danau adalah media independen yang dikelola warga sejak 2009."
    other = "Suara Bukit adalah radio warga yang pertama di lereng itu."
    assert split("\n\n".join([*head, *told, itself])).body == told
    serves = "Kabar Danau berkomitmen menyajikan informasi yang akurat bagi warga di tepi danau."
    asks = "Dapatkan berita Kabar Danau langsung di ponsel Anda dengan bergabung di saluran WhatsApp kami."
    assert split("\n\n".join([*head, *told, asks, serves])).body == told
    assert split("\n\n".join([*head, *told, other])).body == (*told, other)
    # A story about the medium itself tells of it before.
    about = "Pada ulang tahunnya Kabar Danau membagikan seribu anakan sagu kepada warga kampung."
    assert split("\n\n".join([*head, *told, about, itself])).body == (*told, about, itself)


def test_who_stands_where_in_a_picture_between_paragraphs_is_a_caption() -> None:
    told = (
        "CENGKIR – Warga memperbaiki irigasi di lereng gunung yang jebol akibat banjir pekan lalu.",
        "Kepala desa meminta bantuan kepada bupati untuk membeli semen dan batu kali.",
    )
    names = "Rahayu Wening (kiri) dan Budi Arto"
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", told[0], names, told[1]]))
    assert page.body == told
    told_of = "Rahayu Wening (kiri) menanam padi."  # a sentence may be the article's own
    page = split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", told[0], told_of, told[1]]))
    assert page.body == (told[0], told_of, told[1])


@pytest.mark.parametrize(
    "below",
    [
        ["*Penulis adalah pengajar sejarah di Cengkir"],
        ["Komentar ditutup."],
        ["Sari Laras", "Reporter", "Lulusan ilmu komunikasi. Meliput peternakan dan pangan sejak 2019."],
        ["Punya topik yang ingin dibahas? Kirim pesan suara ke 0812-0000-111."],
        ["Dengarkan obrolan lengkapnya di Spotify dan Apple Podcasts."],
    ],
)
def test_what_stands_below_the_last_line_of_a_page(below: list[str]) -> None:
    told = (
        "CENGKIR – Warga memperbaiki irigasi di lereng gunung yang jebol akibat banjir pekan lalu.",
        "Kepala desa meminta bantuan kepada bupati untuk membeli semen dan batu kali.",
    )
    assert split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *told, *below])).body == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Eksplorasi konten lain dari kutub itu menanti para peneliti.",
        "Artikel ini telah diperbarui pada 2019 oleh panitia atas permintaan korban.",
        "Ketik email Anda di kolom yang tersedia, lalu tekan tombol daftar.",
        "Punya pertanyaan tentang pendaftaran? Hubungi panitia di nomor 0812-000.",
        "Langganan koran di kampung itu tinggal tiga orang.",
    ],
)
def test_a_sentence_that_begins_as_a_sites_words_do_stays(sentence: str) -> None:
    told = (
        "CENGKIR – Warga memperbaiki irigasi di lereng gunung yang jebol akibat banjir pekan lalu.",
        "Kepala desa meminta bantuan kepada bupati untuk membeli semen dan batu kali.",
        "Pekerjaan itu ditargetkan selesai sebelum musim tanam padi tahun ini.",
    )
    head = ["Warga Memperbaiki Irigasi", "12 Mei 2026"]
    assert split("\n\n".join([*head, *told, sentence])).body == (*told, sentence)
    assert split("\n\n".join([*head, *told[:2], sentence, told[2]])).body == (*told[:2], sentence, told[2])


@pytest.mark.parametrize(
    "sentence",
    [
        '"Biasanya bertahap," tuturnya, Minggu 11 Mei 2025.',
        "Namanya masuk daftar pada 22 Agustus 2022.",
    ],
)
def test_a_short_sentence_that_names_a_day_is_no_date_line(sentence: str) -> None:
    told = (
        "Petani kopi di lereng Serayu memanen lebih cepat tiga pekan karena hujan berhenti sejak Maret.",
        sentence,
        "Upah pemetik naik menjadi lima ribu rupiah untuk setiap kilogram buah merah yang mereka bawa.",
    )
    page = split("\n".join(["Panen Kopi di Lereng Serayu Datang Lebih Cepat", "12 Mei 2025", *told[:2],
                            "Baca Juga: Jalur Kereta Serayu Diusulkan untuk Wisata", told[2]]))  # fmt: skip
    assert page.body == told
    assert split("\n".join(["Panen Kopi di Lereng Serayu Lebih Cepat", told[0], told[2],
                            "Artikel ini diperbarui pada 12 Mei 2021."])).body == (told[0], told[2])  # fmt: skip


@pytest.mark.parametrize(
    "name, sentence",
    [
        ("Radio Serayu, Cengkir", "kata Rahayu kepada Radio Serayu Cengkir pada pekan lalu"),
        ("Balai Riset Tenun Nasional", "kata peneliti Balai Riset Tenun Nasional"),
    ],
)
def test_a_sites_or_an_offices_name_above_a_longer_headline_is_no_title(name: str, sentence: str) -> None:
    title = "Perempuan yang memetakan motif tenun kampungnya dengan kamera pinjaman"
    told = (
        "Seorang perempuan di Serayu memetakan 400 motif tenun kampungnya dengan kamera pinjaman tetangga.",
        f'"Kalau tidak dipetakan, motif itu hilang bersama yang menenunnya," {sentence}.',
    )
    page = split("\n".join([name, "Langsung ke konten", title, "Waktu membaca: 5 menit", *told]))
    assert (page.title, page.body) == (title, told)


def test_a_headline_below_its_outlets_name_is_the_title_though_the_text_has_no_word_of_it() -> None:
    headline = "Dusun yang menolak dijual: 'Kami bukan tamu di kampung sendiri'"
    told = ("Tawaran terakhir datang pada Maret lalu. Orang itu membawa uang di dalam tas kain.",
            "Kepala dusun menolaknya dan menyimpan surat ukur yang dibuat pada 1987 di lemarinya.")  # fmt: skip
    head = ("BBC News Indonesia", headline, "Penulis, Ani Widi", "Peranan, Wartawan BBC News Indonesia")
    assert split("\n".join([*head, *told])).title == headline


def test_a_short_line_above_a_headline_and_its_date_is_the_site() -> None:
    told = ("Hujan sejak Sabtu malam membuat Sungai Serayu meluap di Kota Cengkir bagian hulu.",
            "Warga kota pindah ke balai desa dan menunggu air surut sampai sore hari.")  # fmt: skip
    headline = "Banjir Hari Ini, Pantauan Menit demi Menit"
    assert split("\n".join(["Warta Kota Cengkir", headline, "Minggu, 3 Mei 2026", *told])).title == headline
    deck = "Air belum surut sampai sore dan sungai masih naik"
    page = split("\n".join(["Hujan Sabtu Malam", deck, "Minggu, 3 Mei 2026", *told]))
    assert page.title == "Hujan Sabtu Malam"


def test_an_outlets_edition_and_a_pictures_text_are_no_title() -> None:
    headline = "Kebun raya tanam 40 jenis anggrek hutan dari lahan gambut"
    told = ("Palembang (ANTARA) - Kebun raya di tepi sungai menanam anggrek hutan di Sumatera Selatan, kata ANTARA.",
            "Anggrek itu dikumpulkan sejak tujuh tahun lalu oleh warga di sekitar kebun itu.")  # fmt: skip
    head = ("ANTARA News Sumatera Selatan", headline, "Jumat, 3 Juli 2026 19:31 WIB")
    assert split("\n".join([*head, *told])).title == headline
    asked = "Mengapa anggrek di tepi sungai makin sulit ditemukan"
    shown = ("Seikat anggrek hutan di kebun raya tepi sungai", "Sumber gambar, KLHK")
    page = split("\n".join(["BBC News Indonesia", asked, *shown, "3 jam yang lalu", told[1], told[0]]))
    assert page.title == asked


def test_a_credited_caption_is_no_title_and_a_pictures_button_is_furniture() -> None:
    caption = "Foto: Sumur Resapan di Serayu (Ani Widi/kabarserayu)"
    title = "Warga Serayu Bangun Sumur Resapan, Banjir Berkurang"
    told = (
        "Warga Kampung Serayu membangun 40 sumur resapan secara swadaya sehingga genangan surut dua jam.",
        "Ketua RW setempat Rahayu Wening mengatakan kepada kabarserayu uang itu dari iuran warga dan kas.",
    )
    page = split(
        "\n".join([title, "Ani Widi - kabarserayu", "12 Mei 2025 10:10 WIB", caption, "Serayu - ", *told])
    )
    assert page.title == title
    assert page.body[-2:] == told
    assert Line(1, f"zoom-in {title}").reason == "notice"


@pytest.mark.parametrize(
    "below",
    [
        "*** Untuk mengetahui kebenaran kabar yang Anda terima, silakan hubungi nomor Cek Fakta Serayu "
        "0811-0000-000 dan tuliskan kata kuncinya.",
        "Artikel ini diadaptasi dari Kabar bahasa Jerman",
    ],
)
def test_what_a_site_says_of_its_article_is_not_its_last_line(below: str) -> None:
    told = (
        "Warga Kampung Serayu membangun 40 sumur resapan secara swadaya sehingga genangan surut dua jam.",
        "Ketua RW setempat Rahayu Wening mengatakan uang sumur itu berasal dari iuran warga dan sisa kas.",
        "Pekerjaan dilakukan setiap hari Minggu.",
    )
    assert split("\n".join(["Warga Serayu Bangun Sumur Resapan", "12 Mei 2025", *told, below])).body == told


def test_an_article_goes_on_below_the_number_of_its_next_page_and_a_subhead() -> None:
    told = (
        "Sebuah perusahaan rintisan di Serayu membuat aplikasi penerjemah bahasa isyarat untuk puskesmas.",
        "Pendirinya mengumpulkan empat puluh ribu rekaman gerak tangan dari teman tuli di enam kabupaten.",
        "Didanai Komunitas",
        "Biaya pengembangan berasal dari patungan komunitas sebesar tiga ratus juta rupiah.",
        "Akan Dipakai di Puskesmas",
        "Dinas kesehatan setempat akan memasang aplikasi itu di enam puluh puskesmas mulai tahun depan.",
    )
    page = split("\n".join(["Aplikasi Penerjemah Bahasa Isyarat dari Serayu", "10 Okt 2024, 12:30 WIB", *told[:2],
                            "2 dari 3 halaman", *told[2:4], "3 dari 3 halaman", *told[4:]]))  # fmt: skip
    assert page.body == told


@pytest.mark.parametrize(
    "title",
    [
        "Festival Perahu Digelar 20 Agustus 2022",
        "Festival Perahu Digelar 20-24 Agustus 2022",
        "Festival Perahu Berlangsung hingga 24 Agustus 2022",
    ],
)
def test_a_headline_that_ends_with_an_events_day_is_no_date_line(title: str) -> None:
    told = "Festival perahu itu berlangsung di muara dengan enam lomba, kata panitia kepada para wartawan."
    page = split(f"{title}\nRabu, 10 Agustus 2022 15:00\n{told}\n{told.replace('enam', 'lima')}")
    assert (page.title, page.header) == (title, ("Rabu, 10 Agustus 2022 15:00",))
