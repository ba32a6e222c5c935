"""One name for every spelling of an outlet; what states it, in which order; a user's own list."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest

from index.articles.outlet import find_outlet, without_outlet
from index.articles.outlet_clues import Clues
from index.articles.own_words import find_own
from index.pages.record_body import trim_record
from index.pages.splitting import split
from search.analysis.tables import read_csv
from search.knowledge import outlets
from search.knowledge.outlets import Outlets
from tests.paths import SHARED

OUTLETS = Outlets.load()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("INFOSEMARANGRAYA.COM", "Info Semarang Raya"),
        ("Info Semarang Raya", "Info Semarang Raya"),
        ("KOMPAS.com", "Kompas.com"),
        ("PIKIRAN RAKYAT - ", "Pikiran Rakyat"),
        ("Brebes, The Jakarta Post ● Wed, July 12, 2023", "The Jakarta Post"),
        ("PIKIRAN-RAKYAT.COM - ", "Pikiran Rakyat"),
        ("detikcom", "detikcom"),
        ("detikNews", "detikcom"),
        ("detik.com", "detikcom"),
        ("TEMPO.CO, Jakarta - ", "Tempo"),
        ("TEMPO Interaktif, Jakarta: ", "Tempo"),
        ("KONTAN.CO.ID - JAKARTA. ", "Kontan"),
        ("Jakarta, CNN Indonesia --", "CNN Indonesia"),
        ("St. Petersburg, Radio Bharata Online - ", "Radio Bharata Online"),
        ("TRIBUN-TIMUR.COM, MAKASSAR - ", "Tribun Timur"),
        ("TRIBUNBATAM.id | JAKARTA - ", "Tribun Batam"),
        ("www.liputan6.com", "Liputan6"),
        ("Medan-BP: ", None),
        ("JAKARTA - ", None),
        ("", None),
        ("kievskiy.org", None),
    ],
)
def test_a_written_name_has_one_canonical_name(written: str, name: str | None) -> None:
    assert OUTLETS.named(written) == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://money.kompas.com/read/2023/11/02/213419026/judul", "Kompas.com"),
        ("http://infosemarangraya.pikiran-rakyat.com/internasional/pr-1", "Info Semarang Raya"),
        ("https://unlisted.pikiran-rakyat.com/x", "Pikiran Rakyat"),
        ("jateng.tribunnews.com", "Tribun Jateng"),
        ("https://notkompas.com/", None),
        ("https://kompas.com.example/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_an_address_gives_its_outlet(url: str, name: str | None) -> None:
    assert OUTLETS.of_url(url) == name


def test_names_and_domains_are_unambiguous() -> None:
    names = [outlet.name for outlet in OUTLETS.outlets]
    domains = [domain for outlet in OUTLETS.outlets for domain in outlet.domains]
    assert len(names) == len(set(names)) >= 1_000
    assert len(domains) == len(set(domains))
    assert all(OUTLETS.named(outlet.name) == outlet.name for outlet in OUTLETS.outlets)
    assert all(OUTLETS.named(line) == outlet.name for outlet in OUTLETS.outlets for line in outlet.datelines)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ({"stated": "detik.com", "dateline": "JAKARTA, KOMPAS.com - "}, ("detikcom", "metadata", None)),
        ({"stated": " koran-desa.example "}, ("koran-desa.example", "metadata", None)),
        ({"dateline": "PIKIRAN RAKYAT - ", "header": ["kievskiy.org"]}, ("Pikiran Rakyat", "dateline", None)),
        (
            {"dateline": "PIKIRAN RAKYAT - ", "url": "https://kompas.com/a"},
            ("Pikiran Rakyat", "dateline", None),
        ),
        ({"dateline": "Beijing, China (Xinhua) – "}, (None, None, "Xinhua")),
        ({"dateline": "Jakarta (ANTARA) - "}, (None, None, "Antara")),
        (
            {"dateline": "Jakarta (ANTARA) - ", "tail": ["COPYRIGHT © ANTARA 2021"]},
            ("Antara", "colophon", "Antara"),
        ),
        (
            {"dateline": "Beijing (Antara/Xinhua) - ", "url": "https://antaranews.com/b"},
            ("Antara", "url", "Xinhua"),
        ),
        ({"dateline": "REMBANG, KABARPESISIR.COM - "}, ("KABARPESISIR.COM", "dateline", None)),
        (
            {"dateline": "Laporan Wartawan Tribunnews.com, Budi TRIBUNNEWS.COM, JAKARTA - "},
            ("Tribunnews", "dateline", None),
        ),
        ({"dateline": "Medan-BP: "}, (None, None, None)),
        ({"dateline": "JAKARTA - "}, (None, None, None)),
        ({"header": ["Kompas.com - 30/12/2020, 12:14 WIB"]}, ("Kompas.com", "header", None)),
        ({"header": ["kontan.co.id"]}, ("Kontan", "header", None)),
        ({"site_name": "Koran Desa Kita"}, ("Koran Desa Kita", "metadata", None)),
        ({"tail": ["© 2025 TribunNews.com, a subsidiary of KG Media"]}, ("Tribunnews", "colophon", None)),
        ({"tail": ["Suara pembaca tentang Tempo dan Merdeka"]}, (None, None, None)),
        # one word names an outlet right behind the sign only
        ({"tail": ["Copyright © 2019-2025 Tempo, suara rakyat"]}, ("Tempo", "colophon", None)),
        ({"tail": ["©Tempo 2025"]}, ("Tempo", "colophon", None)),
        ({"tail": ["Hak Cipta © 2025 oleh Republika."]}, ("Republika", "colophon", None)),
        ({"tail": ["© 2025 Koran Desa, suara tempo dan Merdeka"]}, ("Koran Desa", "colophon", None)),
        ({"tail": ["© 2025 Desa Kita, suara tempo dan Merdeka"]}, (None, None, None)),
        ({"tail": ["Copyright 2025 Kabar Desa. Suara"]}, ("Kabar Desa", "colophon", None)),
        # a site's name with a letter wrong inside it; at its end it is another's, and so is the page's own
        ({"dateline": "BREBES, TRIBUNNNEWS.COM - "}, ("Tribunnews", "dateline", None)),
        ({"dateline": "BREBES, TRIUBNNEWS.COM - "}, ("Tribunnews", "dateline", None)),
        ({"dateline": "BREBES, TRIBUNNEWSS.COM - "}, ("TRIBUNNEWSS.COM", "dateline", None)),
        ({"dateline": "BREBES, KALTIMPOS.CO - "}, ("KALTIMPOS.CO", "dateline", None)),
        ({"dateline": "BREBES, LAMPUNGPOS.CO - "}, ("LAMPUNGPOS.CO", "dateline", None)),
        (
            {"dateline": "BREBES, TRIBUNEWS.COM - ", "url": "https://www.tribunews.com/1"},
            ("TRIBUNEWS.COM", "dateline", None),
        ),
        ({}, (None, None, None)),
        ({"dateline": "Jakarta (ANTARA News) - "}, ("Antara", "dateline", None)),
        ({"folders": ["arsip", "detik.com", "2021"]}, ("detikcom", "folder", None)),
        ({"folders": ["arsip", "news.detik.com", "tempo"]}, ("detikcom", "folder", None)),
        ({"folders": ["cnn"]}, ("CNN Indonesia", "folder", None)),
        ({"folders": ["Harian Fajar (OCR)"]}, ("Fajar", "folder", None)),
        ({"folders": ["media"]}, (None, None, None)),
        ({"folders": ["fix", "abc"]}, (None, None, None)),
        ({"folders": ["kompas", "bisnis"]}, ("Kompas.com", "folder", None)),
        ({"folders": ["arsip", "www.kabar-lereng.id"]}, ("kabar-lereng.id", "folder", None)),
        ({"folders": ["arsip", "tribun-jabar.zip"]}, ("Tribun Jabar", "folder", None)),
        ({"folders": ["arsip", "kompas.com.jsonl.gz"]}, ("Kompas.com", "folder", None)),
        ({"folders": ["arsip", "berita", "2021", "bisnis", "Suara"]}, (None, None, None)),
        (
            {"folders": ["detik.com"], "tail": ["© 2025 TribunNews.com"]},
            ("Tribunnews", "colophon", None),
        ),
        (
            {"named": "kompas", "stated": "detik.com", "dateline": "JAKARTA, tempo.co - "},
            ("Kompas.com", "source", None),
        ),
        ({"body": ["KOMPAS.com-Badan itu mencatat jumlah penduduk."]}, ("Kompas.com", "dateline", None)),
        ({"tail": ["Telusuri artikel terbaru Tempo melalui chatbot"]}, ("Tempo", "colophon", None)),
        ({"cut": ["Berita Selengkapnya di Okezone.com"]}, ("Okezone", "colophon", None)),
        ({"cut": ["Follow our WhatsApp Channel: VOI"]}, ("VOI", "colophon", None)),
        (
            {"cut": ["Menyalin tanpa izin tertulis dari Kantor Berita ANTARA dilarang."]},
            ("Antara", "colophon", None),
        ),
        ({"cut": ["Pasang iklan di Kaltim Post"]}, ("Kaltim Post", "colophon", None)),
        ({"cut": ["Download aplikasi SINDOnews"]}, ("Sindonews", "colophon", None)),
        ({"tail": ["Copyright © 2025 KapanLagi Youniverse"]}, (None, None, None)),
        (
            {"body": ["Tulisan ini tidak mencerminkan pandangan Redaksi detik.com"]},
            ("detikcom", "colophon", None),
        ),
        # An address that is not listed: after all that the page says, before the folder.
        ({"url": "https://brebes.kabarlereng.co.id/1"}, ("kabarlereng.co.id", "url", None)),
        (
            {"url": "https://kabarlereng.com/1", "tail": ["© 2025 TribunNews.com"], "folders": ["detik.com"]},
            ("Tribunnews", "colophon", None),
        ),
        ({"url": "https://kabarlereng.com/1", "folders": ["detik.com"]}, ("kabarlereng.com", "url", None)),
        ({"url": "https://desawetan.blogspot.com/1"}, ("desawetan.blogspot.com", "url", None)),
        ({"url": "https://www.facebook.com/desa/1"}, (None, None, None)),
        (
            {"url": "https://web.archive.org/web/2021/https://money.kompas.com/1"},
            ("Kompas.com", "url", None),
        ),
        ({"named": "Koran Lereng", "folders": ["detik.com"]}, ("Koran Lereng", "source", None)),
    ],
)
def test_evidence_has_an_order(
    evidence: dict[str, object], expected: tuple[str | None, str | None, str | None]
) -> None:
    """Outlet, what states it, agency."""
    assert find_outlet(OUTLETS, Clues(**evidence)) == expected  # type: ignore[arg-type]


_TOLD = "Warga Desa Wetan memperbaiki jembatan yang putus diterjang arus sungai pekan lalu, kata kepala desa."
_MORE = "Mereka menyumbang tenaga dan bahan bangunan selama tiga hari tanpa menunggu bantuan dari kabupaten."


@pytest.mark.parametrize(
    ("written", "name"),
    [
        # datelines of outlets that no list has
        (f"Jakarta | Tribunterkini- {_TOLD}", "Tribunterkini"),
        (f"Bogor, MINA – {_TOLD}", "MINA"),
        (f"LERENGKABAR.ME, Brebes - {_TOLD}", "LERENGKABAR.ME"),
        (f"Brebes, LerengKabar.my.id – {_TOLD}", "LerengKabar.my.id"),
        (f"RADAR LERENG – {_TOLD}", "RADAR LERENG"),
        (f"LENSA DESA, Brebes – {_TOLD}", "LENSA DESA"),
        (f"BREBES | LERENG NEWS – {_TOLD}", "LERENG NEWS"),
        (f"Brebes (lereng-news.com) - {_TOLD}", "lereng-news.com"),
        # listed ones whose dateline scraping broke
        (f"Jakarta, CNN Indonesia - - {_TOLD}", "CNN Indonesia"),
        (f"Liputan6.com, Jakarta{_TOLD}", "Liputan6"),
        (f"GELORA.CO - warga Desa Wetan. {_TOLD}", "Gelora"),
        (f"Warga Bangun Jembatan di Desa Wetan TRIBUNNEWS.COM, BREBES - {_TOLD}", "Tribunnews"),
        # the page's head
        (f"Budi Santoso - detikFinance\n\nSenin, 12 Apr 2021 09:15 WIB\n\nBrebes - {_TOLD}", "detikcom"),
        (f"Lerengkabar.com - Senin, 12 April 2021\n\n{_TOLD}", "Lerengkabar.com"),
        (f"BBC News, Indonesia\n\n12 April 2021\n\n{_TOLD}", "BBC News Indonesia"),
        (f"Mongabay Situs berita lingkungan\n\n12 April 2021\n\n{_TOLD}", "Mongabay"),
        (f"Budi Santoso, Wartawan BBC News Indonesia\n\n12 April 2021\n\n{_TOLD}", "BBC News Indonesia"),
        (f"12 April 2021\n\nSumber:CRI\n\n{_TOLD}", "CRI Indonesia"),
        (f"12 April 2021\n\nBrebes, LERENGKABAR.COM\n\n{_TOLD}", "LERENGKABAR.COM"),
        (f"KBRN, Brebes : {_TOLD}", "RRI"),
        (f"Lengkap Berita Lingkungan\n\n12 April 2021\n\n{_TOLD}", None),
        (f"{_TOLD}\n\n{_MORE}\n\nBaca artikel Radar Bromo lainnya di Google News", "Radar Bromo"),
        (
            f"SERAMBINEWS.COM/BUDI SANTOSO\n\n{_TOLD}\n\n{_MORE}\n\n© 2025 TribunNews.com",
            "Serambi Indonesia",
        ),
        (f"{_TOLD}\n\n{_MORE}\n\nSumber: CNN Indonesia", None),
        (f"{_TOLD}\n\n{_MORE}\n\nHistoria.ID", "Historia"),
        (f"{_TOLD}\n\n{_MORE}\n\nBaca Berita Terbaru di Ketik.co.id", "Ketik.co.id"),
        (f"{_TOLD}\n\n{_MORE}\n\nArtikel ini diproduksi oleh Budi untuk ABC Indonesia.", "ABC Indonesia"),
        (f"lerengkabar.id {_TOLD}", "lerengkabar.id"),
        (f"www.lerengkabar.com\n\n12 April 2021\n\n{_TOLD}", "lerengkabar.com"),
        (f"{_TOLD} Kata Budi kepada Media Indonesia, Senin.", "Media Indonesia"),
        # credits, how a medium calls itself, and its copyright
        (f"Warga di jembatan. (Lerengkabar.com/Budi Santoso)\n\n{_TOLD}", "Lerengkabar.com"),
        (f"Foto: Budi Santoso/detikcom\n\n{_TOLD}", "detikcom"),
        (f"{_TOLD} Saat ditemui kumparan (kumparan.com), Budi menolak.", "kumparan"),
        (f"{_TOLD} Tim Pemeriksa Fakta Mafindo (TurnBackHoax) menelusuri.", "TurnBackHoax"),
        (f"{_TOLD}\n\n{_MORE}\n\nCopyright © 2021 Lerengkabar.com. All rights reserved", "Lerengkabar.com"),
        # its readers, what it got and saw, who spoke to it more than once
        (f"{_TOLD} Nah, detikers, jembatan itu gratis.", "detikcom"),
        (f"{_TOLD} Dalam keterangan yang diterima detikINET, Budi senang.", "detikcom"),
        (f"{_TOLD} PantauandetikJogja, jembatan itu ramai.", "detikcom"),
        (f"{_TOLD} Demikian dikutip detikINET dari Lereng Post.", "detikcom"),
        (f"{_TOLD} Budi berkata kepada Kompas.com. Ratna ditemui Kompas.com di pasar.", "Kompas.com"),
        (f"{_TOLD} Budi berkata kepada kumparan (kumparan.com), Senin.", "kumparan"),
        # who spoke to it once, where nobody else is quoted
        (f"{_TOLD} Budi berkata kepada Kompas.com, Senin.", "Kompas.com"),
        (f"{_TOLD} Kata Budi kepada SINDOnews, Senin.", "Sindonews"),
        (f"{_TOLD} Ratna ditemui Radar Solo di pasar.", "Radar Solo"),
        (f"{_TOLD} Ratna bercerita kepada NU Online di pasar.", "NU Online"),
        (f"{_TOLD} Budi, kepada lerengkabar.com mengatakan panen baik.", "lerengkabar.com"),
        (f"{_TOLD} Budi mengaku kepada Okezone bahwa ia senang.", "Okezone"),
        (f"{_TOLD} Kata Budi kepada Al Jazeera, Senin.", None),
        (f"{_TOLD} Kata Budi kepada DPR, Senin.", None),
        (f"{_TOLD} Kata Budi kepada lerengkabar.com. Itu dilansir Antara.", None),
        (f"{_TOLD} Pabrik itu mengklaim panen, demikian dikutip detikINET dari Lereng Post.", "detikcom"),
        # a fact checker's own pictures and work
        (f"{_TOLD} Gambar: https://turnbackhoax.id/wp-content/uploads/2021/12/1.png", "TurnBackHoax"),
        (f"{_TOLD} Unggahan itu lama. TurnBackHoax kemudian menelusuri gambar itu.", "TurnBackHoax"),
        # another's site where a place would stand
        (f"Bobo.id TRIBUNNEWS.COM - {_TOLD}", "Tribunnews"),
        # unlisted, with more signs than a dateline has
        (f"BREBES, lerengkabar.com,- {_TOLD}", "lerengkabar.com"),
        (f"(lerengkabar.com) BREBES - {_TOLD}", "lerengkabar.com"),
        (f"[Brebes, lerengkabar.com] {_TOLD}", "lerengkabar.com"),
        (f"Lerengkabar.com || Brebes – {_TOLD}", "Lerengkabar.com"),
        (f"(facebook.com) BREBES - {_TOLD}", None),
        # where its readers write to
        (f"{_TOLD}\n\n{_MORE}\n\nTulis ke redaksi@beritasatu.com", "Beritasatu"),
        # a slip in the dateline
        (f"TRIBUNEWS.COM, BREBES - {_TOLD}", "Tribunnews"),
        # what names none, or another's
        (f"{_TOLD} Mereka ramai kepada juara itu. Ia ditemui juara.", None),
        (f"{_TOLD} Keterangan itu diterima ANTARA dan Tempo.", None),
        (f"{_TOLD} Pantauan detikcom, jembatan itu ramai, dikutip dari detikcom.", None),
        (f"{_TOLD} Pantauan detikcom dan pantauan Kompas.com sama.", None),
        (f"{_TOLD} Klaim itu salah. Keterangan itu diterima detikcom.", None),
        (f"{_TOLD}\n\n{_MORE}\n\nArtikel ini sudah lebih dulu tayang di CNN Indonesia.", None),
        (f"{_TOLD}\n\n{_MORE}\n\nEditor: Fajar Budi COPYRIGHT © LERENG 2023", None),
        (f"Brebes, Jawa Tengah – {_TOLD}", None),
        (f"[NARASI]: {_TOLD}", None),
        (f"{_TOLD} Hal itu dikutip dari Kompas (kompas.com).", None),
        (f"{_TOLD} Budi berkata kepada Kompas.com, Senin, seperti dikutip Antara.", None),
        (f"{_TOLD} Hakim menjatuhkan denda kepada Kompas.com, Senin.", None),
        (f"{_TOLD} Dewan Pers menjatuhkan sanksi kepada kumparan (kumparan.com) karena berita itu.", None),
        (f"{_TOLD} Budi dulu pernah mengirim surat kepada Tempo (tempo.co) pada 1998.", None),
        (f"{_TOLD} Itu disampaikan Budi kepada Kompas (Kompas.com), Senin, seperti dilansir Antara.", None),
        (f"{_TOLD} Kata Budi kepada Kompas (Kompas.com), Senin, seperti dilansir Antara.", None),
        (
            f"{_TOLD} Gambar diambil dari https://www.republika.co.id/wp-content/uploads/a.png dan diedit.",
            None,
        ),
        (f"{_TOLD} Unggahan itu dikutip oleh kumparan (kumparan.com).", None),
        (f"{_TOLD} HOAKS. Budi berkata kepada kumparan (kumparan.com), Senin.", None),
        (f"{_TOLD} Klaim itu salah. Disadur dari Kompas.com. Kompas.com menelusuri gambar.", None),
        (f"{_TOLD} Lihat https://www.facebook.com/groups/lain/permalink/1/", None),
        (f"Jembatan. (Kompas.com/Budi Santoso)\n\nSungai. (Tempo.co/Ratna)\n\n{_TOLD}", None),
        (f"Jembatan. (Shutterstock.com/Budi Santoso)\n\n{_TOLD}", None),
    ],
)
def test_a_page_names_its_outlet_in_many_ways(written: str, name: str | None) -> None:
    page = split(f"Warga Bangun Jembatan di Desa Wetan\n\n{written}\n\n{_MORE}")
    assert find_outlet(OUTLETS, Clues.on(page))[0] == name


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("Warga Bangun Jembatan - detikFinance", "Warga Bangun Jembatan"),
        ("Warga Bangun Jembatan | Kompas.com", "Warga Bangun Jembatan"),
        ("Indonesia 70 Tahun - Merdeka", "Indonesia 70 Tahun - Merdeka"),
        ("Rusia - China Beri Sinyal", "Rusia - China Beri Sinyal"),
    ],
)
def test_a_title_ends_before_its_outlet(title: str, without: str) -> None:
    assert without_outlet(OUTLETS, title) == without


def test_a_users_list_adds_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[outlet]]\nname = "Koran Desa"\ndomains = ["desa.example"]\ndatelines = ["KODES"]\n'
        '[[outlet]]\nname = "Tempo"\ndomains = ["tempo.example"]\n[[agency]]\nname = "Kantor Desa"\n',
        encoding="utf-8",
    )
    outlets = Outlets.load(file)
    assert outlets.named("SOLO, KODES - ") == outlets.of_url("https://www.desa.example/1") == "Koran Desa"
    assert outlets.of_url("https://tempo.example/1") == "Tempo"
    assert outlets.of_url("https://tempo.co/1") is None
    assert outlets.agency("Solo (Kantor Desa) - ") == "Kantor Desa"
    assert outlets.named("KOMPAS.com") == "Kompas.com"


@pytest.mark.parametrize(
    ("readers", "body", "outlet"),
    [
        ("Lontarians", "Nah, Lontarians, panen dimulai.", "Harian Lontar Pagi"),  # as docs/guide.md has it
        ("Lontarians", "Nah, Lontarian, panen dimulai.", None),
        ("Lontarianer", "Selamat pagi, lontarianer!", "Harian Lontar Pagi"),
        ("Sobat Lontar", "Halo Sobat  Lontar, panen dimulai.", "Harian Lontar Pagi"),
        ("Sobat Lontar", "Halo Sobat, daun lontar dipanen.", None),
        ("", "Nah, detikers, panen dimulai.", "detikcom"),
    ],
)
def test_readers_of_any_word_tell_the_outlet(
    tmp_path: Path, readers: str, body: str, outlet: str | None
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(f'[[outlet]]\nname = "Harian Lontar Pagi"\nreaders = ["{readers}"]\n', encoding="utf-8")
    assert find_own(Outlets.load(file), ["Panen raya.", body]) == outlet


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[[outlet", "is not TOML"),
        ("[outlet]\nname = 'x'", "two brackets"),
        ("[[outlet]]\ndomains = ['x.y']", "outlet 1 has no name"),
        ("[[outlet]]\nname = 'x'\ndomain = 'x.y'", "unknown key 'domain'"),
        ("[[outlet]]\nname = 'x'\ndomains = 'x.y'", "domains must be a list of texts"),
        ("[[paper]]\nname = 'x'", "not paper"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, wrong: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=wrong) as caught:
        Outlets.load(file)
    assert str(file) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        Outlets.load(tmp_path / "none.toml")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not here")
def test_every_outlet_of_the_corpus_is_listed() -> None:
    stated = set()
    with gzip.open(SHARED / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            stated.add(json.loads(line)["outlet"])
    assert not [outlet for outlet in stated if outlet and OUTLETS.named(outlet) is None]


def test_the_name_of_a_systems_videos_tells_the_outlet() -> None:
    page = split(
        "Warga Menanam Cabai\n\n12 Mei 2021\n\nWarga menanam cabai di halaman sekolah sejak Januari, kata "
        "kepala desa di balai desa.\n\n[Gambas:Video 20detik]\n\nMereka juga menanam tomat di sana "
        "sejak pekan lalu, kata Rahayu."
    )
    assert find_outlet(OUTLETS, Clues.on(page))[:2] == ("detikcom", "credit")


def test_a_show_that_a_site_sends_live_tells_the_outlet() -> None:
    text = (
        "Warga Menanam Cabai\n\n12 Mei 2021\n\nWarga menanam cabai di halaman sekolah sejak Januari, kata "
        "kepala desa di balai desa.\n\nMereka juga menanam tomat di sana sejak pekan lalu, kata Rahayu.\n\n"
    )
    show = Clues.on(split(f"{text}Saksikan Live DetikPagi:"))
    assert find_outlet(OUTLETS, show)[:2] == ("detikcom", "credit")
    channel = Clues.on(split(f"{text}Saksikan Live Indosiar:"))
    assert find_outlet(OUTLETS, channel)[0] is None


def test_a_headline_on_one_line_with_its_clock_names_the_medium() -> None:
    opening = (
        "Warga Menanam Cabai Budi Santoso - detikInet Senin, 23 Jul 2018 17:08 WIB Foto: Internet Jakarta - "
    )
    page = trim_record(f"{opening}{_TOLD} {_MORE}")
    assert find_outlet(OUTLETS, Clues.on(page))[:2] == ("detikcom", "header")


def test_a_copyright_glued_to_a_name_and_its_owner_names_the_medium() -> None:
    tail = ["Copyright © 2025Liputan6.comKLY KapanLagi Youniverse All Rights Reserved."]
    assert find_outlet(OUTLETS, Clues(tail=tail))[:2] == ("Liputan6", "colophon")


@pytest.mark.parametrize(
    "dateline",
    [
        "TRUBUNNEWS.COM - ",
        "TRIBUNNEW.COM, JAKARTA - ",
        "TRIBUNNEWNS.COM - ",
        "JAKARTA, KOMPAas.com - ",
        "TRIBUNNEWSCO. JAKARTA - ",
        "Laporan Videografer Tribun Lereng, Rahayu Wening TRIBUN-",
    ],
)
def test_a_name_with_a_slip_names_nobody_for_sure(dateline: str) -> None:
    assert find_outlet(OUTLETS, Clues(dateline=dateline))[0] is None
    # Where the page says it again in its own way, that counts.
    assert (
        find_outlet(OUTLETS, Clues(dateline=dateline, url="https://www.tribunnews.com/1"))[0] == "Tribunnews"
    )


@pytest.mark.parametrize("text", [", " * 40_000, ", ri" * 30_000, f"Kementerian Keuangan RI{'.' * 80_000}x"])
def test_a_stated_outlet_of_signs_is_looked_up_at_once(text: str) -> None:
    started = time.process_time()
    assert OUTLETS.of_state(text) is None
    assert time.process_time() - started < 2


def test_no_written_name_is_two_outlets() -> None:
    owners: dict[str, set[str]] = {}
    for entry in OUTLETS.outlets:
        for written in (entry.name, *entry.datelines, *entry.domains):
            owners.setdefault(written.casefold().removeprefix("www."), set()).add(entry.name)
    assert {written: names for written, names in owners.items() if len(names) > 1} == {}


def test_no_address_is_two_bodies_and_no_area_an_outlet() -> None:
    folder = Path(outlets.__file__).parent
    owners: dict[str, set[str]] = {}
    for table in ("more-outlets", "state-outlets", "institution-outlets"):
        for row in read_csv(folder / f"{table}.csv"):
            for domain in row["domains"].split("|"):
                owners.setdefault(domain, set()).add(row["name"])
    assert {domain: names for domain, names in owners.items() if len(names) > 1} == {}
    areas = read_csv(folder / "officials" / "regency-capitals.csv")
    named = {row[key] for row in areas for key in row}
    assert {name: found for name in named if (found := OUTLETS.spelled(name))} == {}
    assert OUTLETS.of_url("oganilir.co") == "Oganilir.co"
    assert OUTLETS.of_state("UPI") is None and OUTLETS.agency("WASHINGTON (UPI) - ") == "UPI"


@pytest.mark.parametrize("words", ["Merah Putih", "Kartini", "Suara Mahasiswa", "Posmetro", "Rilis Lampung"])
def test_a_flag_a_woman_and_a_rubric_are_no_outlets(words: str) -> None:
    assert OUTLETS.spelled(words) is None
