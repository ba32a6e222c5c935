# ruff: noqa: E501 (a line of HTML is one line here too)
"""HTML pages with invented text: the article's lines, what the markup states, and hostile input."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.markup import read_markup

PARAGRAPHS = (
    "SOLO, CONTOH.COM - Pedagang Pasar Gede menolak pindah ke gedung baru yang belum selesai dibangun tahun ini.",
    "“Kami belum diberi tahu soal harga sewa kios di lantai dua,” kata seorang pedagang sayur.",
    "Pemerintah kota berjanji menemui para pedagang pekan depan untuk membahas tuntutan mereka satu per satu.",
)
PAGE = f"""<!doctype html><html><head><title>Pedagang Menolak Pindah ke Gedung Baru - Contoh.com</title>
<meta property="og:title" content="Pedagang Menolak Pindah ke Gedung Baru - Contoh.com">
<meta property="og:site_name" content="Contoh.com"><link rel="canonical" href="https://contoh.com/read/2021/05/28/1/pindah">
<meta property="article:published_time" content="2021-05-28T08:37:00+07:00">
<script type="application/ld+json">{json.dumps({"@graph": [{"datePublished": "2021-05-28T01:37:00Z"}]})}</script>
<script>var a = "<p>Ini bukan teks artikel melainkan isi skrip yang tidak pernah dilihat pembaca mana pun.</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/n">Nasional</a></li></ul></nav>
<div class="main"><h1>Pedagang Menolak Pindah ke Gedung Baru</h1><div class="date">Jumat, 28 Mei 2021 08:37 WIB</div>
<figure><img src="a.jpg"><figcaption>Suasana pasar yang ramai pada pagi hari menjelang bulan puasa tahun ini.</figcaption></figure>
<div class="read__content"><p><strong>SOLO, CONTOH.COM</strong> - {PARAGRAPHS[0].split(" - ", 1)[1]}</p>
<p><strong>Baca juga: <a href="/x">Kios Terbakar, Pedagang Minta Ganti Rugi</a></strong></p><p>{PARAGRAPHS[1]}</p>
<div class="related-box"><a href="/y">Harga Sewa Lapak Naik Dua Kali Lipat Tahun Ini</a></div>
<div class="ads">ADVERTISEMENT</div><p>{PARAGRAPHS[2]}</p><p>(hek/ara)</p></div></div>
<aside><h3>Terpopuler</h3><p>Seorang warga menemukan sumur tua di belakang rumahnya saat menggali pondasi dapur baru.</p></aside>
<footer>© 2021 Contoh.com</footer></body></html>"""


def test_the_articles_lines_and_nothing_else() -> None:
    markup = read_markup(PAGE)
    assert markup.page.body == PARAGRAPHS
    assert markup.title == markup.page.title == "Pedagang Menolak Pindah ke Gedung Baru"
    assert markup.page.header == ("Jumat, 28 Mei 2021 08:37 WIB",)
    cut = {cut.text: cut.reason for cut in markup.page.cut}
    assert cut["Baca juga: Kios Terbakar, Pedagang Minta Ganti Rugi"] == "related"
    assert cut["Harga Sewa Lapak Naik Dua Kali Lipat Tahun Ini"] == "related"
    assert cut["(hek/ara)"] == "editor"
    assert not [text for text in cut if "skrip" in text]


def test_what_the_markup_states() -> None:
    markup = read_markup(PAGE)
    assert markup.dates == ("2021-05-28T08:37:00+07:00", "2021-05-28T01:37:00Z")
    assert markup.url == "https://contoh.com/read/2021/05/28/1/pindah"
    assert markup.site_name == "Contoh.com"


def test_breaks_make_paragraphs() -> None:
    inner = "<br><br>".join(PARAGRAPHS)
    page = read_markup(f"<h1>Pedagang Menolak Pindah</h1><div><span>{inner}</span></div>").page
    assert page.body == PARAGRAPHS


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Panen Raya Padi di Subang - Kompas.com", "Panen Raya Padi di Subang"),
        ("Panen Raya Padi di Subang | Republika Online", "Panen Raya Padi di Subang"),
        ("Panen Raya - Harga Gabah Malah Turun", "Panen Raya - Harga Gabah Malah Turun"),
        ("Panen Raya Padi :: Okezone Lifestyle", "Panen Raya Padi"),
    ],
)
def test_a_title_loses_its_sites_name(stated: str, title: str) -> None:
    assert read_markup(f"<title>{stated}</title><p>{PARAGRAPHS[0]}</p>").title == title


def test_an_ambiguous_list_of_times_states_no_date() -> None:
    times = "".join(f'<time datetime="2016-02-{day}">{day}</time>' for day in (10, 11))
    assert read_markup(f"<p>{PARAGRAPHS[0]}</p>{times}").dates == ()
    assert read_markup(f'<p>{PARAGRAPHS[0]}</p><time datetime="2016-02-10">x</time>').dates == ("2016-02-10",)


def test_a_broken_json_ld_still_states_its_date() -> None:
    script = (
        '<script type="application/ld+json">{"datePublished": "2019-01-02", "headline": "a "b" c"</script>'
    )
    assert read_markup(script + f"<p>{PARAGRAPHS[0]}</p>").dates == ("2019-01-02",)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<p",
        "\x00<html>\x00",
        "<table><tr><td><table>" * 50,
        "<!--",
        "<script>" * 10,
        "<title></title><h1></h1>",
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        "<a href='x'>" * 1500 + "teks",
        "<meta property='og:title'><meta><link rel=canonical>",
    ],
)
def test_broken_pages_never_raise(html: str) -> None:
    page = read_markup(html).page
    assert page.body == () or all(page.body)


def test_a_nest_of_a_hundred_thousand_elements_is_read_as_text() -> None:
    markup = read_markup(
        "<div>" * 100_000 + f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[2]}</p>" + "</div>" * 100_000
    )
    assert markup.page.body == (PARAGRAPHS[0], PARAGRAPHS[2])


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<h1>", "<a>", "<li>", "teks. ", *PARAGRAPHS]),
        max_size=30,
    )
)
def test_any_order_of_tags_is_read(parts: list[str]) -> None:
    page = read_markup("".join(parts)).page
    assert {line.label for line in page.lines} <= {"title", "lead", "header", "body", "cut"}
    assert [line.number for line in page.lines] == sorted({line.number for line in page.lines})
