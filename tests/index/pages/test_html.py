# ruff: noqa: E501 (a line of HTML is one line here too)
"""HTML pages with invented text: the article's lines, what the markup states, and hostile input."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.files.decoding import UnreadableError
from index.files.html_parsing import parse
from index.pages.html import read_markup
from index.pages.splitting import split

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


TITLE = "Pedagang Menolak Pindah ke Gedung Baru"
OTHERS = ("Harga Cabai Rawit Melonjak Menjelang Lebaran", "Polisi Tangkap Pencuri Sapi di Dua Kabupaten")
TEASER = "Seorang nelayan menemukan meriam tua ketika jaringnya tersangkut di dasar teluk pada Selasa malam."
HEAD = f"<head><title>{TITLE} - Kabar Lereng</title></head>"
DIVS = "".join(f"<div><span>{text}</span></div><div><br></div>" for text in PARAGRAPHS)
PS = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
# What other outlets' templates do: each must give the title and the three paragraphs, nothing else.
TEMPLATES = {
    "divs for paragraphs, and no article element": f"{HEAD}<div class=judul>{TITLE}</div><div>Senin, 4 Maret 2019</div><div class=isi>{DIVS}</div><div class=lain><div><a href=1>{OTHERS[0]}</a></div></div>",
    "AMP": f"<html amp>{HEAD}<main><article><h1>{TITLE}</h1><amp-img src=a></amp-img><p class=caption-img>Suasana pasar yang ramai pada pagi hari menjelang bulan puasa tahun ini.</p><p>{PARAGRAPHS[0]}</p><amp-ad><div>Iklan</div></amp-ad><p>Baca Juga: <a href=z>{OTHERS[0]}</a></p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article><amp-list><div><a href=q>{OTHERS[1]}</a></div></amp-list></main>",
    "a WordPress theme": f"{HEAD}<h2 class=site-title>Kabar Lereng</h2><article class='post'><header><h1 class=entry-title>{TITLE}</h1><div class=entry-meta>4 Maret 2019 oleh <a>redaksi</a></div></header><div class=entry-content>{PS}<div class=sharedaddy><h3>Bagikan ini:</h3><ul><li>Twitter</li></ul></div><div class=jp-relatedposts><h3>Terkait</h3><p>{TEASER}</p></div></div></article><nav class=post-navigation><a href=p>{OTHERS[0]}</a></nav><div id=comments><h2>2 Komentar</h2><p>Semoga para pedagang segera mendapat tempat yang layak, terima kasih atas infonya.</p></div>",
    "a blog": f"{HEAD}<h2 class=date-header>Senin, 04 Maret 2019</h2><h3 class='post-title'>{TITLE}</h3><div class='post-body'>{'<br/><br/>'.join(PARAGRAPHS)}<div style='clear: both;'></div></div><div class=post-footer>Diposting oleh <span>Redaksi</span> Label: Daerah</div><div class=sidebar><h2>Popular Posts</h2><div>{TEASER}</div></div>",
    "cards of other stories below": f"{HEAD}<section><h1>{TITLE}</h1><div>{PS}</div></section><section>{''.join(f'<div><h3><a href=x>{other}</a></h3><p>{TEASER}</p><span>5 jam lalu</span></div>' for other in OTHERS)}</section>",
    "text in JSON-LD only": f"{HEAD}<script type='application/ld+json'>{json.dumps({'headline': TITLE, 'articleBody': chr(10).join(PARAGRAPHS)})}</script><div id=app>Memuat …</div>",
    "a table, and the site's name first": f"<title>Kabar Lereng : {TITLE}</title><table><tr><td>Menu</td><td><b>{TITLE}</b><br>Senin, 4 Maret 2019<br><br>{'<br><br>'.join(PARAGRAPHS)}</td><td>{OTHERS[0]}</td></tr></table>",
    "a title that names the site only": f"<title>Kabar Kota | Berita Terkini</title><h1 class=logo>Kabar Kota</h1><div><h2>{TITLE}</h2>{PS}</div>",
    "a headline in capitals": f"{HEAD}<div><h1>{TITLE.upper()}</h1>{PS}<p>Reporter: Sutarman<br>Editor: Darsono</p></div>",
    "body classes that sound like boxes": f"{HEAD}<body class='page-widget'><div class='related-layout'><h1>{TITLE}</h1><div class='content share-wrapper'>{PS}</div></div>",
    "paragraphs of several containers": f"{HEAD}<div><h1>{TITLE}</h1><div><p>{PARAGRAPHS[0]}</p></div><div>ADVERTISEMENT</div><div><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></div></div>",
    "a gallery": f"{HEAD}<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><figure><figcaption>Foto 1: Pedagang menata sayur di lapak sementara mereka.</figcaption></figure><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article>",
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_other_templates(name: str) -> None:
    markup = read_markup(TEMPLATES[name])
    assert markup.title == TITLE
    assert markup.page.body == PARAGRAPHS


def test_an_address_without_a_path_names_the_site_only() -> None:
    markup = read_markup(f'<meta property="og:url" content="https://www.contoh.com/"><p>{PARAGRAPHS[0]}</p>')
    assert (markup.url, markup.site_name) == (None, "contoh.com")


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


def test_a_tag_of_many_attributes_is_read_with_its_first_ones() -> None:
    many = " ".join(f"a{number}='>'" for number in range(5_000))
    markup = read_markup(f"<h1>Panen Raya Padi di Subang</h1><p class=isi {many}>{PARAGRAPHS[0]}</p>")
    assert markup.page.body == (PARAGRAPHS[0],)
    node = parse(f"<p class=isi {many}>x</p>").css_first("p")
    assert node is not None
    assert node.attributes["class"] == "isi"
    assert 100 < len(node.attributes) < 1_000


def test_emphasis_that_is_never_closed_keeps_the_text() -> None:
    opened = "".join(f"<b id=b{number}>" for number in range(2_000))
    markup = read_markup(
        f"<h1>Panen Raya Padi</h1><p>{opened}" + f"<p>{PARAGRAPHS[0]}" + f"<p>{PARAGRAPHS[2]}"
    )
    assert markup.page.body == (PARAGRAPHS[0], PARAGRAPHS[2])


def test_what_has_more_lines_than_any_article_is_refused() -> None:
    with pytest.raises(UnreadableError, match="20000 lines"):
        read_markup("<p>Petani memanen padi." * 30_000)
    with pytest.raises(UnreadableError, match="20000 lines"):
        split("Petani memanen padi.\n" * 30_000)


def test_a_box_that_asks_for_something_is_no_part_of_the_text() -> None:
    box = "<div class='newsletter-box'><h4>Surat</h4><p>Terima cerita pilihan kami di kotak masukmu setiap Jumat pagi.</p></div>"
    page = read_markup(
        f"{HEAD}<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>{box}<p>{PARAGRAPHS[1]}</p></article>"
    ).page
    assert page.body == PARAGRAPHS[:2]
    # The article itself may lie in an element that is called so.
    whole = read_markup(f"{HEAD}<div class='subscribe'><h1>{TITLE}</h1><div>{PS}</div></div>").page
    assert whole.body == PARAGRAPHS


@pytest.mark.parametrize("title", [f"{TITLE} | LerengPos", f"LerengPos | {TITLE}", f"{TITLE} - LerengPos"])
def test_a_site_is_named_by_its_title_and_its_colophon_together(title: str) -> None:
    page = f"<title>{title}</title><h1>{TITLE}</h1>{PS}<footer>© %s 2026</footer>"
    assert read_markup(page % "LerengPos").site_name == "LerengPos"
    assert read_markup(page % "Warta Bukit").site_name is None


@pytest.mark.parametrize(
    ("title", "colophon"),
    [
        (f"{TITLE} | Nasional", "© 2026 Kabar Nasional"),
        (f"Cengkir - {TITLE}", "Copyright 2026 PT Lereng, Cengkir"),
        (f"{TITLE} | Berita", "© 2026 Lereng Kita. Dilarang mengutip berita tanpa izin"),
        (f"{TITLE} | Warga", "© 2026 Warga Media Lereng"),
        (f"{TITLE} - Foto", "Foto: © Budi Arto"),
    ],
)
def test_a_word_of_a_colophon_is_not_its_sites_name(title: str, colophon: str) -> None:
    page = f"<title>{title}</title><h1>{TITLE}</h1>{PS}<footer>{colophon}</footer>"
    assert read_markup(page).site_name is None


@pytest.mark.parametrize(
    "colophon",
    ["Lereng Kita © 2026", "© 2019-2026 by Lereng Kita. All rights reserved", "Copyright Lereng Kita 2026"],
)
def test_a_site_stands_where_owners_stand(colophon: str) -> None:
    page = f"<title>{TITLE} | Lereng Kita</title><h1>{TITLE}</h1>{PS}<footer>{colophon}</footer>"
    assert read_markup(page).site_name == "Lereng Kita"


@pytest.mark.parametrize("name", ["konten-langganan", "paywall subscription-required", "donasi"])
def test_a_part_for_subscribers_is_the_articles_own(name: str) -> None:
    part = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[1:])
    html = f"{HEAD}<main><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><div class='{name}'>{part}</div></main>"
    assert set(PARAGRAPHS[1:]) <= set(read_markup(html).page.body)


@pytest.mark.parametrize("element", ["<a class='ads' href='/'>{}</a>", "<span class='iklan-kata'>{}</span>"])
def test_a_linked_word_of_a_sentence_is_no_advertisement(element: str) -> None:
    word = PARAGRAPHS[0].split()[1]
    linked = PARAGRAPHS[0].replace(word, element.format(word), 1)
    page = read_markup(f"{HEAD}<h1>{TITLE}</h1><p>{linked}</p><p>{PARAGRAPHS[1]}</p>").page
    assert page.body == PARAGRAPHS[:2]


def test_where_the_links_of_a_page_begin_is_its_site() -> None:
    markup = read_markup(f"<base href='http://www.contoh.co.id/'><p>{PARAGRAPHS[0]}</p>")
    assert markup.site_name == "contoh.co.id"


def test_an_advertisement_inside_a_paragraph_is_none_of_its_words() -> None:
    page = read_markup(
        f"{HEAD}<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}<span class='ads'>Iklan</span></p><p>{PARAGRAPHS[1]}</p>"
    ).page
    assert page.body == PARAGRAPHS[:2]
    assert [cut.reason for cut in page.cut if cut.text == "Iklan"] == ["advert"]


def test_a_subhead_that_a_list_of_contents_links_to_stays() -> None:
    contents = "<div class='toc'><nav><ul><li><a href='#a'>Dari dapur rumah</a></li></ul></nav></div>"
    html = f"{HEAD}<h1>{TITLE}</h1>{contents}<div><p>{PARAGRAPHS[0]}</p><h2>Dari dapur rumah</h2><p>{PARAGRAPHS[1]}</p></div>"
    assert read_markup(html).page.body == (PARAGRAPHS[0], "Dari dapur rumah", PARAGRAPHS[1])


def test_a_title_of_nothing_but_the_site_is_no_headline() -> None:
    rows = f"<b>{TITLE}</b><br>Jumat, 19 Juni 2015<p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}<p>Hak Cipta 2015 Harian Lereng"
    assert read_markup(f"<title>:: Harian Lereng ::</title>{rows}").title == TITLE
    assert read_markup(f"<title>Harian Bukit</title>{rows}").title != TITLE
