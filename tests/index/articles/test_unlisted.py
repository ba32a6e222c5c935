"""Outlets that no list has, by what their pages say of themselves."""

from __future__ import annotations

import pytest

from index.articles.outlet import find_outlet
from index.articles.outlet_clues import Clues
from index.pages.splitting import split
from search.knowledge.outlets import Outlets

OUTLETS = Outlets.load()
_STORY = "Warga desa itu membangun jembatan bambu sepanjang dua puluh meter di atas sungai setempat."
_REST = "Jembatan itu dipakai anak sekolah dan pedagang sayur setiap pagi, kata kepala desa, Senin."


@pytest.mark.parametrize("site", ["KALTIMPOS.CO", "KABARLERENG.COM", "TRIBUNNEWSS.COM", "TEMPA.CO"])
def test_a_site_that_is_no_slip_of_a_listed_one_is_named_as_it_stands(site: str) -> None:
    assert find_outlet(OUTLETS, Clues(dateline=f"{site} - "))[0] == site


@pytest.mark.parametrize("medium", ["Harian SINDO", "Warta LERENG", "Radar CENGKIR"])
def test_a_medium_whose_last_word_is_in_capitals_is_named(medium: str) -> None:
    assert find_outlet(OUTLETS, Clues(dateline=f"CENGKIR, {medium} - "))[0] == medium


@pytest.mark.parametrize(
    ("clues", "outlet"),
    [
        (Clues(dateline="Brebes (LerengKita) - ", tail=["Copyright © LERENGKITA 2026"]), "LerengKita"),
        (
            Clues(dateline="BREBES, Pena Lereng – ", tail=["© 2026 Pena Lereng. All rights reserved"]),
            "Pena Lereng",
        ),
        (Clues(tail=["COPYRIGHT © KABARLERENG 2026"]), "KABARLERENG"),
        (Clues(tail=["Copyright © 2015 by RADARLERENG.COM"]), "RADARLERENG.COM"),
        (
            Clues(above=["Lereng Kita"], tail=["Hak Cipta © 2014 Lereng Kita. All Rights Reserved."]),
            "Lereng Kita",
        ),
        (
            Clues(header=["PENA LERENG | Tegal, 11 Januari 2023"], tail=["Copyright @ 2023 Pena Lereng."]),
            "Pena Lereng",
        ),
        (Clues(title="Warga Panen Padi | Portal Tegalombo", above=["Portal Tegalombo"]), "Portal Tegalombo"),
        (Clues(title="Warga Panen Padi | Berita Utama", above=["Berita Utama"]), None),
        (Clues(title="Warga Panen Padi | Pena Lereng", tail=["© Pena Lereng"]), "Pena Lereng"),
        (
            Clues(above=["Pena Lereng - Kabar dari Bukit untuk Negeri"], tail=["© Pena Lereng"]),
            "Pena Lereng",
        ),
        (Clues(dateline="Brebes, LerengTV - ", cut=["Saksikan LerengTV Pagi setiap hari."]), "LerengTV"),
        (Clues(cut=["Kirim opini Anda ke opini@kabarlereng.id"]), "kabarlereng.id"),
        (Clues(dateline="Brebes (KabarLereng) -- "), "KabarLereng"),
        (
            Clues(dateline="KLIKLERENG, Brebes - ", cut=["Ikuti berita terkini dari KlikLereng di Facebook"]),
            "KlikLereng",
        ),
        (Clues(cut=["Follow WhatsApp Channel Lerenghijau untuk update berita"]), "Lerenghijau"),
        (Clues(cut=["Cek berita dan artikel lainnya di Google News Sudutlereng"]), "Sudutlereng"),
        (Clues(above=["Brebes, Kabar Lereng"], cut=["Unduh aplikasi Kabar Lereng Super"]), "Kabar Lereng"),
        (Clues(cut=["Eksplorasi konten lain dari Warta Lereng"]), "Warta Lereng"),
        (Clues(cut=["Dapatkan update dari Kompas.com di ponsel"]), "Kompas.com"),
        (Clues(cut=["Follow WhatsApp Channel Google untuk update", "Cek juga di Google News"]), None),
        (Clues(cut=["Tiketnya hanya di Cengkir"]), None),
        (Clues(cut=["Ikuti Saluran WhatsApp Kabar Bukit", "Ikuti Saluran WhatsApp Warta Lembah"]), None),
        (Clues(tail=["Hak Cipta © 2026 Desa Lereng"], cut=["Desa Lereng"]), "Desa Lereng"),
        (
            Clues(
                dateline="SOROT LERENG - ",
                cut=["Dapatkan informasi terbaru Sorot Lereng setiap hari melalui saluran WhatsApp"],
            ),
            "Sorot Lereng",
        ),
        (Clues(dateline="CENGKIR - ", cut=["Berita terbaru Cengkir setiap hari"]), None),
        # Where it lies is no name of who wrote it.
        (Clues(site_name="Medium"), None),
        (Clues(site_name="Medium Lereng"), "Medium Lereng"),
        # Nobody else's name, nor that of who is not sure to be an outlet.
        (Clues(tail=["© 2026 PT Lereng Kita"]), None),
        (Clues(tail=["© 2026 Lereng Kita"]), None),
        (Clues(tail=["© 2026 Kabar Lereng", "Copyright © Warta Bukit 2026"]), None),
        (Clues(dateline="Brebes, LerengTV - "), None),
        (Clues(dateline="Brebes, Jawa Tengah - ", cut=["Berita Jawa Tengah lainnya"]), None),
        (Clues(cut=["Kirim ke redaksi@gmail.com"]), None),
        (Clues(tail=["Copyright © 2026 Google"]), None),
        # A company's, an agency's or a host's words are a medium's too; what a club, a body or a shop asks is
        # no medium's; nor where a match is shown.
        (Clues(tail=["© 2026 Lereng Media Telekomunikasi"]), None),
        (Clues(tail=["© 2026 Dewan Pers"]), None),
        (
            Clues(dateline="CENGKIR (KabarSawah) - ", tail=["Copyright © 2026 Jaringan Media Bukit"]),
            "KabarSawah",
        ),
        (Clues(tail=["Hubungi newsroom@lerengbank.co.id"]), None),
        (Clues(cut=["Ikuti saluran YouTube Lereng Bersatu agar tidak ketinggalan"]), None),
        (Clues(cut=["Ikuti saluran WhatsApp BMKG Lereng untuk berita gempa"]), None),
        (Clues(cut=["Saksikan pertandingannya hanya di LerengPlus"]), None),
        (Clues(cut=["Beli tiketnya hanya di Lereng.com"]), None),
        (Clues(cut=["Unduh aplikasi PeduliLereng"]), None),
        (Clues(dateline="CENGKIR, YouTube - ", cut=["Ikuti kami di YouTube"]), None),
        (Clues(site_name="web.archive.org"), None),
        (Clues(site_name="blogger.com"), None),
    ],
)
def test_an_unlisted_outlet_is_named_by_what_its_page_says_twice(clues: Clues, outlet: str | None) -> None:
    assert find_outlet(OUTLETS, clues)[0] == outlet


@pytest.mark.parametrize(
    ("colophon", "outlet"),
    [
        ("© 2025 Rumah Media Indonesia", None),
        ("Copyright 2024 Yayasan Media Indonesia Maju", None),
        ("© 2025 Media Indonesia", "Media Indonesia"),
        ("© 2025 PT Media Indonesia", "Media Indonesia"),
        ("Hak Cipta 2025 Harian Media Indonesia", "Media Indonesia"),
    ],
)
def test_the_end_of_another_name_is_no_outlet(colophon: str, outlet: str | None) -> None:
    assert OUTLETS.mentioned(colophon) == outlet


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        ("Oleh Liputan6.com pada 11 Mei 2023, 08:00 WIB", "", "Liputan6"),
        ("", "Dapatkan semua berita terkini dari Okezone hanya dengan satu akun di sini", "Okezone"),
        (
            "",
            "Dapatkan berita terkini dan kejutan menarik dari SINDOnews.com, Klik Disini untuk mendaftar.",
            "Sindonews",
        ),
        ("Konten ini diproduksi oleh kumparan", "", "kumparan"),
        ("kumparanSAINS", "", "kumparan"),
        ("Konten Media Partner\n\nTugu Jogja", "", "kumparan"),
        ("", "Foto utama: jembatan bambu. Foto: Budi Santoso/Mongabay Indonesia", "Mongabay"),
        ("WARTA LERENG - 12 Agustus 2023", "Hak Cipta © Warta Lereng", "Warta Lereng"),
        # who wrote for whom is not who gave a picture away, and not who is thanked
        ("", "Konten ini diproduksi oleh warga desa bersama Tempo dan Kompas", None),
        ("", "Hak cipta foto: Jawa Pos", None),
        ("", "Hak cipta: Jawa Pos", "Jawa Pos"),
    ],
)
def test_a_page_says_once_whose_it_is(head: str, foot: str, name: str | None) -> None:
    parts = ["Warga Bangun Jembatan Bambu", head, _STORY, _REST, foot]
    page = split("\n\n".join(part for part in parts if part))
    assert find_outlet(OUTLETS, Clues.on(page, title=page.title))[0] == name


def test_a_line_that_says_the_headlines_words_again_is_its_subject() -> None:
    for title in ("Tribun Timur Stadion Ambruk Sebagian", "Mengulas Lagi Republika, Buku Plato"):
        subject = "Tribun Timur" if "Tribun" in title else "Republika"
        page = split(f"{title}\n\n{subject}\n\n{_STORY}\n\n{_REST}")
        assert find_outlet(OUTLETS, Clues.on(page, title=title))[0] is None
    page = split(f"Jembatan Bambu Dibangun\n\nTribun Timur\n\n{_STORY}\n\n{_REST}")
    assert find_outlet(OUTLETS, Clues.on(page, title="Jembatan Bambu Dibangun"))[0] == "Tribun Timur"


def test_a_page_glued_into_one_line_is_told_by_its_clock_and_its_videos() -> None:
    glued = (
        f"Warga Bangun Jembatan Bambu Budi Santoso - detikInet Senin, 20 Jan 2020 11:09 WIB {_STORY} {_REST}"
    )
    assert find_outlet(OUTLETS, Clues(body=[glued]))[0] == "detikcom"
    caption = "Warga Bangun Jembatan Budi Santoso - detikInet Senin, 20 Jan 2020 11:09 WIB Foto: Budi Santoso"
    page = split(f"Warga Bangun Jembatan\n\n{caption}\n\nTegal - {_STORY}\n\n{_REST}")
    assert find_outlet(OUTLETS, Clues.on(page))[0] == "detikcom"
    page = split(f"Warga Bangun Jembatan\n\n{_STORY} {_REST} [Gambas:Video CNN] (abc/def)")
    assert find_outlet(OUTLETS, Clues.on(page))[0] == "CNN Indonesia"


@pytest.mark.parametrize(
    "head", ["Bola | Senin, 3 Mei 2021 10:00 WIB", "Bisnis - 3 Mei 2021", "Kupas Tuntas", "Jejak Rekam"]
)
def test_a_rubric_over_a_text_is_no_outlet(head: str) -> None:
    page = split(f"Warga Bangun Jembatan Bambu\n{head}\n\n{_STORY}\n\n{_REST}")
    assert find_outlet(OUTLETS, Clues.on(page, title=page.title))[0] is None
    page = split(f"Warga Bangun Jembatan Bambu\nKatadata - 3 Mei 2021\n\n{_STORY}\n\n{_REST}")
    assert find_outlet(OUTLETS, Clues.on(page, title=page.title))[0] == "Katadata"


def test_a_text_taken_over_with_leave_is_not_the_owners_page() -> None:
    told = "Artikel ini telah tayang di Kontan.co.id dengan judul: Jembatan Bambu."
    for line, name in ((told, "Kontan"), (f"{told} Dimuat kembali dengan izin.", None)):
        page = split(f"Warga Bangun Jembatan Bambu\n\n{_STORY}\n\n{_REST}\n\n{line}")
        assert find_outlet(OUTLETS, Clues.on(page, title=page.title))[0] == name


def test_a_site_below_another_is_told_though_a_dash_is_glued_to_it() -> None:
    assert find_outlet(OUTLETS, Clues(body=[f"PADEK.JAWAPOS.COM-{_STORY}"]))[0] == "Padang Ekspres"


@pytest.mark.parametrize(
    ("dateline", "name"),
    [
        ("SURABAYA, MEMORANDUM - ", "Memorandum.co.id"),
        # a province, a word without an area before it, a place inside the area, a word in small letters
        ("BATAM, KEPRI - ", None),
        ("MEMORANDUM - ", None),
        ("BANDUNG, MEMORANDUM, CIMAHI - ", None),
        ("Surabaya, Memorandum - ", None),
    ],
)
def test_a_word_in_capitals_behind_an_area_may_be_a_sites_name(dateline: str, name: str | None) -> None:
    assert find_outlet(OUTLETS, Clues(dateline=dateline))[0] == name
