"""What a site asks, signs and writes from names its outlet; what a text tells of a medium does not."""

from __future__ import annotations

import time

import pytest

from index.articles.house_words import find_in_house_words
from index.articles.outlet import find_outlet
from index.articles.outlet_clues import Clues
from index.pages.splitting import split
from search.knowledge.outlets import Outlets

OUTLETS = Outlets.load()
_TEXT = "Warga Desa Wetan membangun jembatan bambu sepanjang dua puluh meter di atas sungai itu."
_MORE = "Jembatan itu dipakai anak sekolah dan pedagang sayur setiap pagi, kata kepala desa setempat."


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Tentang Tempo | Redaksi | Pedoman Media Siber", "Tempo"),
        ("Terima kasih telah membaca Katadata", "Katadata"),
        ("Ingin kirim tulisan ke Mojok?", "Mojok"),
        ("Kunjungi juga kanal Lombok Post", "Lombok Post"),
        ("Saksikan siaran langsung di Metro TV", "Metro TV"),
        ("Jadilah orang pertama yang tahu kabar dari JPNN", "JPNN"),
        ("Ikuti berita mancanegara dengan mengunduh aplikasi RFI", "RFI"),
        ("Untuk kabar tercepat, sertai grup WhatsApp mStar. Klik di sini!", "mStar"),
        ("Tulisan ini adalah produksi kumparan.", "kumparan"),
        ("Baca berita tanpa iklan. Gabung Kompas.com+", "Kompas.com"),
        ("(Tribunmanado.co.id/Riz)", "Tribun Manado"),
        ("(riz/tribunmanado.co.id)", "Tribun Manado"),
        ("rahayu@suaramerdeka.com", "Suara Merdeka"),
        ("Instagram: @solopos_com", "Solopos"),
        ("Ikuti kami: instagram.com/tirtoid", "Tirto"),
        ("Follow @officialmojok", "Mojok"),
        ("Laporan wartawan Solopos, Rahayu", "Solopos"),
        ("Reporter: Rahayu / KBRN", "RRI"),
        ("Tim Liputan Kompas TV", "Kompas TV"),
        ("(Rahayu/Solopos)", "Solopos"),
        ("(Solopos/rhy)", "Solopos"),
        ("Mau tulisanmu dimuat di Mojok?", "Mojok"),
        ("Donasi untuk Magdalene", "Magdalene"),
        ("Solopos.com - Berita Terkini", "Solopos"),
        ("PT Solopos Digital Media", "Solopos"),
        ("Harian Suara Merdeka edisi 3 Mei 1999", "Suara Merdeka"),
        ("Majalah Tempo No. 12/XXX 2001", "Tempo"),
        ("Artikel ini ditulis ulang dari Solopos.com", None),
        ("Info pendaftaran: panitia@katadata.co.id", None),
        ("Instagram @kompascom menulis: luar biasa", None),
        ("Penulis adalah wartawan Solopos", None),
        ("Rahayu, mantan jurnalis Katadata", None),
        ("(Antara/JIBI)", None),
        ("Media partner: Solopos", None),
        ("Teks ini diambil dari Majalah Tempo edisi 2010.", None),
        # of whom it is told, whose group it is, who made the page, and who had it first
        ("Member of Jawa Pos Group", None),
        ("Follow Jawa Pos Group di Instagram", None),
        ("Powered by Katadata", None),
        ("Artikel ini telah tayang di Katadata", None),
        ("Ikuti pelantikan direktur Katadata besok.", None),
        ('Ikuti nasihatnya, "Langganan Tempo saja," kata Rahayu.', None),
        ("Ikuti Tempo Doeloe Festival", None),
        ("Kunjungi kanal ANTARA", None),
        ("Terima kasih telah membaca Katadata dan Mojok, kata Rahayu", None),
    ],
)
def test_a_line_beside_a_text_speaks_for_its_outlet(line: str, outlet: str | None) -> None:
    assert find_in_house_words(OUTLETS, [line], [_TEXT, _MORE]) == outlet


def test_lines_that_speak_for_several_name_none() -> None:
    lines = ["Terima kasih telah membaca Katadata", "Ingin kirim tulisan ke Mojok?"]
    assert find_in_house_words(OUTLETS, lines, [_TEXT]) is None


def test_a_name_alone_is_the_sites_where_the_text_does_not_tell_of_it() -> None:
    assert find_in_house_words(OUTLETS, ["VOA"], [_TEXT]) == "VOA Indonesia"
    assert find_in_house_words(OUTLETS, ["VOA"], [f"Penyiar VOA datang. {_TEXT}"]) is None
    assert find_in_house_words(OUTLETS, ["Artikel ini telah tayang di", "CNN Indonesia"], [_TEXT]) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Reporter Metro TV meliput langsung dari Brebes", None),
        ("Kepada Yth. Redaksi Solopos", None),
        ("Video selengkapnya: youtube.com/@kompastv", None),
        ("YouTube: youtube.com/@kompastv", "Kompas TV"),
        ("Hak cipta foto: Katadata", None),
        ("Hak cipta: Katadata", "Katadata"),
        ("Reporter Metro TV melaporkan dari Brebes", "Metro TV"),
        ("Ikuti lomba menulis di Katadata dan menangkan hadiahnya", None),
        ("Ikuti kanal Katadata dan bagikan", "Katadata"),
        ("* Artikel ini ditulis oleh Rahayu Wening, peserta magang di Katadata.", "Katadata"),
    ],
)
def test_who_reports_for_another_and_anothers_contest_name_none(line: str, outlet: str | None) -> None:
    assert find_in_house_words(OUTLETS, [line], []) == outlet


def test_a_list_of_media_and_a_cited_sites_writer_name_none() -> None:
    assert find_in_house_words(OUTLETS, ["Baca Katadata, Solopos, dan Waspada."], []) is None
    assert find_in_house_words(OUTLETS, ["Baca Katadata, setiap hari."], []) == "Katadata"
    assert (
        find_in_house_words(OUTLETS, ["Cek berita di katadata.co.id, lereng.com, atau bukit.id"], []) is None
    )
    signed = "(Penulis: Rahayu Wening/Solopos.com)"
    assert find_in_house_words(OUTLETS, [signed], ["Padi dipanen."]) == "Solopos"
    cited = "“Padi dipanen,” kata Rahayu, dikutip dari Solopos.com."
    assert find_in_house_words(OUTLETS, [signed], [cited]) is None


def test_a_texts_last_line_tells_of_a_channels_show_and_has_words_of_all() -> None:
    assert find_in_house_words(OUTLETS, [], [_TEXT, "Saksikan pawai jembatan itu di Indosiar."]) is None
    assert find_in_house_words(OUTLETS, [], [_TEXT, "NARASI"]) is None


def test_a_text_ends_with_who_wrote_it() -> None:
    assert find_in_house_words(OUTLETS, [], [_TEXT, f"{_MORE} - UTUSAN"]) == "Utusan Malaysia"
    assert find_in_house_words(OUTLETS, [], [_TEXT, f"{_MORE} - BERNAMA"]) is None


def test_what_stands_elsewhere_goes_first() -> None:
    page = (
        f"Jembatan Bambu\n\nBREBES, KOMPAS.com - {_TEXT}\n\n{_MORE}\n\nSaksikan siaran langsung di Metro TV"
    )
    assert find_outlet(OUTLETS, Clues.on(split(page)))[0] == "Kompas.com"


def test_a_checked_claims_accounts_are_no_outlets() -> None:
    check = f"HASIL PERIKSA FAKTA: unggahan itu keliru. {_TEXT}"
    assert find_in_house_words(OUTLETS, ["https://www.instagram.com/trans7"], [check]) is None


@pytest.mark.parametrize(
    "piece", ["Ikuti ", "Ikuti Tempo ", "di ", "@tempo ", "A ", "kanal Kabar ", "(a/b.com "]
)
def test_a_long_line_is_read_at_once(piece: str) -> None:
    lines = [(piece * 250)[:249]] * 200
    started = time.process_time()
    find_in_house_words(OUTLETS, lines, [_TEXT])
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("head", "foot", "outlet"),
    [
        ("Tim Okezone, Jurnalis", "", "Okezone"),
        ("Antara • 12 April 2022 14:03", "Dapatkan berita terbaru lainnya di Medcom.id", "Medcom"),
        ("Antara • 12 April 2022 14:03", "", "Antara"),
        ("kumparanLERENG\n\n12 April 2022", "", "kumparan"),
        ("iNewsLereng.id\n\n12 April 2022", "", "iNews"),
        ("TVRINews, Semarang", "", "TVRI"),
        ("tim | CNN Indonesia", "", "CNN Indonesia"),
        ("WARTAWAN SINAR HARIAN", "", "Sinar Harian"),
        ("", "Kosmo! Online", "Kosmo"),
        ("", "© 2022 Hakcipta Terpelihara Sinar Harian", "Sinar Harian"),
        ("SUDUTLERENG.COM, Tabanan", "", "SUDUTLERENG.COM"),
        ("Merdeka.com - Bambu Indah untuk Desa", "", "Merdeka.com"),
        ("", "Baca juga: Jembatan Roboh[Gambas:Video 20detik] (abc/def)", "detikcom"),
        ("KATADATA/RAHAYU WENING\n\nJembatan bambu.", "", "Katadata"),
        ("TEMPO/RAHAYU WENING\n\nJembatan bambu.", "", None),
        ("", "Artikel ini pertama kali terbit di The Conversation dan diterbitkan ulang dengan izin", None),
        ("", "Tulisan ini pernah dimuat di Harian Jogja", None),
    ],
)
def test_a_head_and_a_foot_name_the_outlet(head: str, foot: str, outlet: str | None) -> None:
    page = split(f"Warga Bangun Jembatan Bambu\n\n{head}\n\n{_TEXT}\n\n{_MORE}\n\n{foot}")
    assert find_outlet(OUTLETS, Clues.on(page, title="Warga Bangun Jembatan Bambu"))[0] == outlet


@pytest.mark.parametrize(
    ("clues", "outlet"),
    [
        (
            Clues(dateline="Lewoleba, Klik Lereng – ", cut=["Kirim foto ke redaksi Klik Lereng"]),
            "Klik Lereng",
        ),
        (
            Clues(above=["Tabanan, Pewarta Lereng"], cut=["Ikuti Pewarta Lereng di Facebook"]),
            "Pewarta Lereng",
        ),
        (Clues(dateline="Riyadh, Arab Saudi – ", cut=["Ikuti Arab Saudi di Google News"]), None),
        (Clues(dateline="Lewoleba, Klik Lereng – "), None),
        (
            Clues(title="Warga Panen Padi | Sudut Lereng", cut=["Surel: redaksi.sudutlereng@gmail.com"]),
            "Sudut Lereng",
        ),
        (Clues(title="Warga Panen Padi | Sudut Lereng", cut=["Surel: redaksi@gmail.com"]), None),
        (
            Clues(
                above=["Sudut Lereng | Berita Brebes Hari Ini"],
                cut=["Tentang Kami • Redaksi • Sudut Lereng Network"],
            ),
            "Sudut Lereng",
        ),
        (Clues(above=["Sudut Lereng | Berita Brebes Hari Ini"]), None),
        (Clues(above=["Pinggir Lereng"], cut=["Diposting oleh Pinggir Lereng di 10.12"]), "Pinggir Lereng"),
        (Clues(above=["Katadata › Berita › Panen Padi"]), "Katadata"),
        (Clues(above=["Media partner: Solopos, Katadata"]), None),
        (Clues(tail=["Sudut Lereng © 2021. Hak cipta dilindungi"], above=["Sudut Lereng"]), "Sudut Lereng"),
        (Clues(cut=["Download aplikasi Kabar Panjalu di Play Store"]), "Kabar Panjalu"),
        (Clues(cut=["Ikuti berita Kabar Duka di Google News"]), None),
        (Clues(cut=["(sudutlereng.com)"]), "sudutlereng.com"),
        (Clues(cut=["Sudutlereng.com/rhy"]), "Sudutlereng.com"),
        (Clues(cut=["Editor Sudutlereng.com: Rahayu"]), "Sudutlereng.com"),
        (Clues(cut=["Sumber: sudutlereng.com"]), None),
        (Clues(cut=["Pembicara: Pemimpin Redaksi Sudut Lereng, Redaksi sudutlereng.com"]), None),
        (Clues(cut=["SudutLereng.com"]), None),
        (Clues(cut=["(sudutlereng.com)"], body=["HASIL PERIKSA FAKTA: unggahan itu keliru."]), None),
        (Clues(cut=["(sudutlereng.com)", "(bukitlereng.com)"]), None),
        (Clues(above=["Rahayu Wening"], cut=["Diposting oleh Pinggir Lereng di 10.12"]), None),
        (Clues(body=[f"LERENGKABAR.COM-BREBES - {_TEXT}"]), "LERENGKABAR.COM"),
        (Clues(body=[f"Brebes – Lerengkabar.com. {_TEXT}"]), "Lerengkabar.com"),
    ],
)
def test_an_unlisted_name_is_said_again_by_the_site(clues: Clues, outlet: str | None) -> None:
    assert find_outlet(OUTLETS, clues)[0] == outlet


def test_of_very_many_lines_those_at_a_pages_ends_are_asked() -> None:
    menu = "\n".join(f"Ikuti kanal Lereng {number} di Google News" for number in range(2_000))
    clues = Clues.on(
        split(f"Jembatan Bambu\n\n{_TEXT}\n\n{_MORE}\n\n{menu}\nTerima kasih telah membaca Katadata")
    )
    assert len(clues.cut) <= 400
    assert find_outlet(OUTLETS, clues)[0] == "Katadata"
