"""Fact checks, opinion and press releases are told from news by their labels, and news stays news."""

from __future__ import annotations

import json

import pytest

from index.articles.kind import find_kind
from index.articles.reading import Reader
from index.files.items import Item
from search.model import Article, ArticleKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("[SALAH] Bantuan Dua Juta untuk Setiap Keluarga", "fact-check"),
        ("[HOAKS] Menteri Membagikan Sepeda", "fact-check"),
        ("(Hoaks) Menteri Membagikan Sepeda", "fact-check"),
        ("Menteri Membagikan Sepeda (Hoaks)", "fact-check"),
        ("[Cek Fakta] Benarkah Air Laut Menyembuhkan?", "fact-check"),
        ("CEK FAKTA: Benarkah Air Laut Menyembuhkan?", "fact-check"),
        ("Cek Fakta - Air Laut Menyembuhkan", "fact-check"),
        ("Hoaks! Gubernur meninggal karena tersedak", "fact-check"),
        ("Disinformasi! Wali kota menjual alun-alun", "fact-check"),
        ("OPINI: Sawah Kita yang Hilang", "opinion"),
        ("Kolom | Sawah Kita yang Hilang", "opinion"),
        ("Tajuk Rencana: Sawah Kita yang Hilang", "opinion"),
        ("Siaran Pers: Bank Daerah Membuka Cabang", "press-release"),
        ("Pers Rilis - Bank Daerah Membuka Cabang", "press-release"),
        ("Kolom Abu Gunung Setinggi Dua Kilometer", "news"),
        ("Opini Publik Terbelah soal Tarif Air", "news"),
        ("Salah Parkir, Mobil Dinas Diderek", "news"),
        ("Klarifikasi: Bupati Minta Maaf kepada Warga", "news"),
        ("Polisi Tangkap Penyebar Hoaks Gempa", "news"),
        ("Hoaks Makin Marak, Kata Menteri", "news"),
        ("Bupati Bantah Isu Mundur: Itu Hoaks!", "news"),
        ("Editorial", "news"),
        ("", "news"),
    ],
)
def test_a_title_is_labelled(title: str, kind: ArticleKind) -> None:
    assert find_kind(title=title, body=("Isi berita.",)) == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.contoh.id/opini/2021/05/sawah-kita", "opinion"),
        ("https://news.contoh.id/kolom/d-12345/sawah-kita", "opinion"),
        ("https://kolom.contoh.co.id/sawah-kita", "opinion"),
        ("https://www.contoh.id/siaran-pers/bank-daerah", "press-release"),
        ("https://pressrelease.contoh.co.id/release/bank-daerah", "press-release"),
        ("https://www.contoh.id/berita/opini-warga-terbelah", "news"),
        ("https://www.contoh.id/berita/2021/opini", "news"),
        ("http://[rusak", "news"),
        ("opini", "news"),
    ],
)
def test_an_address_has_sections(url: str, kind: ArticleKind) -> None:
    assert find_kind(title="Sawah Kita", url=url, body=("Isi.",)) == kind


def test_a_section_of_fact_checks_has_explanations_too() -> None:
    url = "https://www.contoh.id/cek-fakta/read/1/judul"
    assert find_kind(title="Jadwal Libur Nasional", url=url, body=("Ada enam hari.",)) == "news"
    checked = ("Beredar video yang diklaim memperlihatkan ombak besar.", "Itu video lama.")
    assert find_kind(title="Ombak Besar di Pantai", url=url, body=checked) == "fact-check"


def test_an_outlet_that_only_checks_facts() -> None:
    assert find_kind(title="Menteri Membagikan Sepeda", outlet="TurnBackHoax") == "fact-check"
    assert find_kind(title="Menteri Membagikan Sepeda", outlet="Tempo") == "news"


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Surabaya (ANTARA/JACX) - Beredar pesan tentang kereta.", "fact-check"),
        ("Tokyo (ANTARA/PRNewswire)- Pabrik jam meluncurkan jam.", "press-release"),
        ("Manila, 12 Maret 2021 /PRNewswire/ -- Pabrik susu mensponsori turnamen.", "press-release"),
        ("Saham perusahaan kawat berita Business Wire naik setelah diakuisisi.", "news"),
        ("Oleh: Rahmat Wirya SAWAH kita makin sempit.", "opinion"),
        ("OLEH: RAHMAT WIRYA", "opinion"),
        ("Oleh Rahmat Wirya", "opinion"),
        ("Oleh: Tim Redaksi", "news"),
        ("Oleh karena itu, harga naik.", "news"),
        ("Oleh Bupati, jalan itu ditutup sejak Senin.", "news"),
    ],
)
def test_a_text_opens_with_a_wire_or_a_signature(first: str, kind: ArticleKind) -> None:
    assert find_kind(title="Judul", body=(first, "Isi.")) == kind


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("Semoga saja. (Penulis adalah dosen ilmu tanah)", "opinion"),
        ("*) Tulisan ini merupakan opini pribadi penulis", "opinion"),
        ("Artikel ini adalah kiriman pembaca.", "opinion"),
        ("Penulis adalah reporter magang.", "news"),
        ("Penulis novel itu adalah dosen.", "news"),
        ("Pernyataan itu tidak mewakili sikap partai.", "news"),
    ],
)
def test_a_text_ends_with_who_wrote_it(last: str, kind: ArticleKind) -> None:
    assert find_kind(title="Judul", body=("Isi.", last)) == kind


def _read(kind: str, text: str) -> ArticleKind:
    found = Reader().understand(Item("arsip/a", kind, text.encode()))  # type: ignore[arg-type]
    assert isinstance(found, Article)
    return found.kind


@pytest.mark.parametrize("key", ["category", "Kategori", "rubrik", "articleSection", "kanal"])
def test_a_records_category(key: str) -> None:
    body = "Sawah makin sempit di mana-mana, dan tidak ada yang peduli."
    assert _read("record", json.dumps({"title": "Sawah", "body": body, key: "Opini"})) == "opinion"
    assert (
        _read("record", json.dumps({"title": "Sawah", "body": body, key: ["Daerah", "Opini"]})) == "opinion"
    )
    assert _read("record", json.dumps({"title": "Sawah", "body": body, key: "Daerah"})) == "news"


_BODY: str = "Sawah di lembah itu makin sempit sejak jalan baru dibuka tahun lalu, kata para petani tua."


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:section" content="Opini">',
        '<script type="application/ld+json">{"@type": "OpinionNewsArticle", "headline": "Sawah"}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": ["Kolom"]}</script>',
    ],
)
def test_a_pages_markup(head: str) -> None:
    page = f"<html><head>{head}</head><body><h1>Sawah Kita Hilang</h1><p>{_BODY}</p></body></html>"
    assert _read("html", page) == "opinion"


def test_a_line_above_the_title_is_a_rubric_and_a_menu_is_none() -> None:
    article = f"Sawah Kita di Lembah Itu Hilang\n\n{_BODY}\n\n{_BODY.upper()}\n"
    assert _read("text", f"Beranda > Opini\n\n{article}") == "opinion"
    assert _read("text", f"OPINI\n\n{article}") == "opinion"
    assert _read("text", f"Nasional\nDaerah\nOlahraga\nOpini\n\n{article}") == "news"
    assert _read("text", article) == "news"


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("Tulisan ini merupakan opini pribadi penulis.", "opinion"),
        ("*) Ani WidiGuru di Lembah *) Tulisan ini merupakan opini pribadi dan bukan sikap kami", "opinion"),
        ("*Penulis adalah pengajar sejarah di Lembah.", "opinion"),
        ("Komentar tidak mewakili pandangan redaksi.", "news"),
        ("Artikel ini ditulis Ani Widi, peserta magang di Kabar.com.", "news"),
    ],
)
def test_who_wrote_it_tells_though_it_is_cut_below_the_text(below: str, kind: ArticleKind) -> None:
    record = json.dumps(
        {"title": "Sawah Kita Hilang", "date": "2026-05-12", "body": f"{_BODY}\n\n{_BODY.upper()}\n\n{below}"}
    )
    assert _read("record", record) == kind
    assert _read("text", f"Sawah Kita di Lembah Itu Hilang\n\n{_BODY}\n\n{_BODY.upper()}\n\n{below}") == kind
