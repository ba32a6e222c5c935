"""Who wrote an article: bylines of every kind give persons, and nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.articles.authors import find_authors
from index.articles.outlet import find_outlet
from index.articles.outlet_clues import Clues
from index.articles.reading import Reader
from index.files import sources
from index.files.html_parsing import parse
from index.pages.html_meta import read_meta
from index.pages.record_body import trim_record
from index.pages.splitting import LabelledLine, Page, split
from search.knowledge.outlets import Outlets
from search.model import Article

OUTLETS = Outlets.load()
_TOLD = "Warga Desa Wetan memperbaiki jembatan yang putus diterjang arus sungai pekan lalu, kata kepala desa."
_MORE = "Mereka menyumbang tenaga dan bahan bangunan selama tiga hari tanpa menunggu bantuan dari kabupaten."
_DATE = "Senin, 12 April 2021 09:15 WIB"
RATNA, BUDI = "Ratna Wulandari", "Budi Santoso"


@pytest.mark.parametrize(
    ("head", "tail", "authors"),
    [
        (f"{_DATE}\n\nPenulis: {RATNA}\nEditor: {BUDI}", "", (RATNA,)),
        (f"{_DATE}\n\nReporter : {RATNA} dan {BUDI}", "", (RATNA, BUDI)),
        (f"Oleh: {RATNA.upper()}\n\n{_DATE}", "", (RATNA,)),
        (f"Oleh {RATNA}\n\n{_DATE}", "", (RATNA,)),
        (f"{_DATE}\n\nLaporan Wartawan Tribunnews.com, {RATNA}", "", (RATNA,)),
        (f"{_DATE}\n\nLaporan Reporter Tribun Jabar, {RATNA}", "", (RATNA,)),
        (f"{RATNA} - detikFinance\n\n{_DATE}", "", (RATNA,)),
        (f"{RATNA}, CNN Indonesia | {_DATE}", "", (RATNA,)),
        (f"RABU, 03 FEBRUARI 2021 | 19:27 WIB | LAPORAN: {RATNA.upper()}", "", (RATNA,)),
        (f"{_DATE}\n\nRep: {RATNA}/ Red: {BUDI}", "", (RATNA,)),
        (f"{_DATE}\n\nPenulis: Kontributor Solo, {RATNA}", "", (RATNA,)),
        (_DATE, f"Pewarta: {RATNA}Editor: {BUDI}", (RATNA,)),
        (_DATE, f"(Ditulis oleh Moch. {BUDI})", (f"Moch. {BUDI}",)),
        (f"Written by\n{RATNA}\nin\n{_DATE}", "", (RATNA,)),
        (_DATE, f"Diposting oleh {RATNA} di 09.15", (RATNA,)),
        # where it was written, and a name's own 'di'
        (f"{_DATE}\n\nPenulis: {RATNA} di Solo", "", (RATNA,)),
        (f"{_DATE}\n\nPenulis: {RATNA} di Kabupaten Wonogiri", "", (RATNA,)),
        (f"{_DATE}\n\nPENULIS: {RATNA.upper()} DI JAKARTA", "", (RATNA,)),
        (f"{_DATE}\n\nPenulis: {RATNA} di Amerika Serikat", "", (RATNA,)),
        (f"{_DATE}\n\nPenulis: Maria Di Kencana", "", ("Maria Di Kencana",)),
        (f"{_DATE}\n\nPenulis: Giovanni di Kencana", "", ("Giovanni di Kencana",)),
        # the first behind the text is the article's, a later one another story's
        (_DATE, f"Penulis: {RATNA}\n\nBerita Terkait\n\nPenulis: {BUDI}", (RATNA,)),
        # desks, outlets, agencies, editors and photographers
        (f"{_DATE}\n\nPenulis: Redaksi", "", ()),
        (f"{_DATE}\n\nOleh: Tim Kompas.com", "", ()),
        (f"{_DATE}\n\nOleh: admin", "", ()),
        (f"{_DATE}\n\nReporter: Antara", "", ()),
        (f"{_DATE}\n\nPenulis: Humas Pemkab", "", ()),
        (f"{_DATE}\n\nEditor: {BUDI}", "", ()),
        (f"{_DATE}\n\nFoto: {BUDI}/detikcom", "", ()),
        (f"Berita Terkini - detikFinance\n\nBaca juga: Penulis: {BUDI}\n\n{_DATE}", "", ()),
    ],
)
def test_a_byline_gives_persons(head: str, tail: str, authors: tuple[str, ...]) -> None:
    page = split(f"Warga Bangun Jembatan di Desa Wetan\n\n{head}\n\n{_TOLD}\n\n{_MORE}\n\n{tail}")
    assert find_authors(OUTLETS, (), page) == authors


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        (f"{_TOLD} {_MORE} Reporter: {RATNA}", (RATNA,)),
        (f"{_TOLD} {_MORE} Penulis: {RATNA} Editor: {BUDI}", (RATNA,)),
        (f"{_TOLD}\n\nArtikel ini ditulis oleh {RATNA}, peserta Program Magang.", (RATNA,)),
        (f"Oleh: {RATNA}\n\n{_TOLD}", (RATNA,)),
        (f"Surat itu ditulis oleh {RATNA}. {_TOLD}", ()),
        (f"{_TOLD} Kata penulis: {RATNA} pulang.", ()),
    ],
)
def test_a_record_that_kept_its_byline(body: str, authors: tuple[str, ...]) -> None:
    assert find_authors(OUTLETS, (), trim_record(body)) == authors


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        (f"{RATNA}; {BUDI}", (RATNA, BUDI)),
        (f"{RATNA}\n\n{BUDI}\n\n{RATNA}", (RATNA, BUDI)),
        (f"{RATNA}, S.H.", (RATNA,)),
        ("Haris", ("Haris",)),
        ("Kompas Cyber Media", ()),
        ("https://www.facebook.com/kabar", ()),
        ("ratna@contoh.com", ()),
        ("user123", ()),
    ],
)
def test_what_a_record_states(stated: str, authors: tuple[str, ...]) -> None:
    assert find_authors(OUTLETS, [stated], Page()) == authors


@pytest.mark.parametrize(
    "block",
    [
        f"Penulis\n\n: {RATNA}\n\nEditor\n\n: {BUDI}",
        f"{RATNA}\n\nPenulis\n\n{BUDI}\n\nEditor",
        f"Penulis\n\n{RATNA}\n\nEditor\n\n{BUDI}",
        f"{RATNA}\n\nJurnalis",
    ],
)
def test_a_role_may_stand_on_a_line_of_its_own(block: str) -> None:
    page = split(f"Warga Bangun Jembatan di Desa Wetan\n\n{_DATE}\n\n{_TOLD}\n\n{_MORE}\n\n{block}")
    assert find_authors(OUTLETS, (), page) == (RATNA,)
    if "Editor" in block:
        assert find_authors(OUTLETS, (BUDI,), page) == (RATNA,)


def test_an_editor_stated_as_author_is_none() -> None:
    page = split(f"Warga Bangun Jembatan di Desa Wetan\n\n{_DATE}\n\n{_TOLD}\n\n{_MORE}\n\nEditor: {BUDI}")
    assert find_authors(OUTLETS, (BUDI,), page) == ()
    assert find_authors(OUTLETS, (f"{RATNA}, {BUDI}",), page) == (RATNA,)


def test_what_is_stated_goes_before_a_byline_and_a_desk_does_not() -> None:
    page = split(f"Warga Bangun Jembatan di Desa Wetan\n\nPenulis: {BUDI}\n\n{_TOLD}\n\n{_MORE}")
    assert find_authors(OUTLETS, [RATNA], page) == (RATNA,)
    assert find_authors(OUTLETS, ["Redaksi"], page) == (BUDI,)


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        (f'<meta name="author" content="{RATNA}">', (RATNA,)),
        (f'<span itemprop="author"><a>{RATNA}</a></span>', (RATNA,)),
        (
            f'<meta property="article:author" content="https://facebook.com/x"><a rel="author">{RATNA}</a>',
            (RATNA,),
        ),
        (
            '<script type="application/ld+json">'
            + json.dumps(
                {
                    "@type": "NewsArticle",
                    "headline": "Jembatan",
                    "author": [
                        {"@type": "Person", "name": RATNA},
                        {"@type": "Organization", "name": "Kabar"},
                    ],
                    "comment": {"@type": "Comment", "author": {"@type": "Person", "name": BUDI}},
                }
            )
            + "</script>",
            (RATNA,),
        ),
        ("<p>x</p>", ()),
    ],
)
def test_markup_names_writers(markup: str, authors: tuple[str, ...]) -> None:
    assert read_meta(parse(f"<html><head></head><body>{markup}</body></html>")).authors == authors


def test_a_writer_is_no_official(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"judul": "Jembatan", "penulis": "Joko Widodo", "isi": _TOLD}))
    (article,) = (found for source in sources.find(file) for found in Reader().read(source))  # type: ignore[arg-type]
    assert isinstance(article, Article)
    assert (article.authors, article.officials) == (("Joko Widodo",), ())


@pytest.mark.parametrize("text", ["A", "a.", "Penulis: ", "(Ditulis oleh ", "2021-04-12WIB", "Budi, "])
def test_what_is_far_too_long_is_no_byline(text: str) -> None:
    """Texts of this length took minutes."""
    long = text * 40_000
    line = LabelledLine(1, long, "cut", "byline")
    assert find_authors(OUTLETS, (long,), Page((line, LabelledLine(2, long, "body", "paragraph")))) in (
        (),
        ("Budi",),
    )
    assert find_outlet(OUTLETS, Clues.on(Page((line,)))) == (None, None, None)
