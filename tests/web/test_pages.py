"""The page as a program sees it: what each URL answers, and that no article and no URL can break it."""

from __future__ import annotations

import ast
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from search.engine import open_engine
from search.errors import EngineError
from search.keeping import building
from search.model import DayRange, Query, Results
from tests import reading_room
from tests.archives import article
from tests.naive_engine import NaiveEngine
from tests.paths import ROOT
from web.address import Address, read
from web.app import create_app
from web.cli import serve
from web.views.search import VALUES_MOST, VALUES_SHOWN
from web.words import wording


def _tree(response: TestResponse) -> HTMLParser:
    assert response.status_code == 200
    return HTMLParser(response.get_data(as_text=True))


def _texts(tree: HTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def _first(node: HTMLParser | LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None, selector
    return found


def _goal(link: LexborNode) -> str:
    return link.attributes["href"] or ""


def _links(tree: HTMLParser, selector: str) -> dict[str, str]:
    return {" ".join(a.text().split()): _goal(a) for a in tree.css(selector)}


def _choices(tree: HTMLParser) -> dict[str, str]:
    """The values of the facets of names, with where a click leads."""
    return {_first(a, "bdi").text(): _goal(a) for a in tree.css(".facet li > a:first-child")}


def _bars(tree: HTMLParser) -> dict[str, str]:
    """The bars of the date facet by their labels, with where a click leads."""
    return {_first(a, ".label").text(): _goal(a) for a in tree.css(".bars a")}


def _total(page: FlaskClient, url: str) -> int:
    (text,) = _texts(_tree(page.get(url)), ".heading .total")
    return int(re.split(r"\D", text, maxsplit=1)[0])


# --- the start page ----------------------------------------------------------------------------------


def test_start_page_has_the_box_the_number_of_articles_facets_and_examples(page: FlaskClient) -> None:
    tree = _tree(page.get("/"))
    assert len(tree.css("form[role=search] input[name=q]")) == 1
    assert _texts(tree, "label[for=q]") == ["Cari di arsip"]
    assert _texts(tree, ".welcome .total") == [
        f"{len(reading_room.EVERYTHING)} artikel di arsip ini, 3 media, 3 pejabat"
    ]
    assert _texts(tree, ".facet-title") == ["Tanggal", "Media 3", "Pejabat 3"]
    for example in _links(tree, ".language-of-queries dt a").values():
        # Only synonyms, and what this small archive does not hold, may be remarked on.
        told = _texts(_tree(page.get(example)), ".notes li")
        assert all("di arsip ini" in note or "juga menemukan" in note for note in told)


def test_an_empty_archive_says_how_to_fill_it() -> None:
    tree = _tree(create_app(NaiveEngine()).test_client().get("/"))
    assert "search index" in tree.css(".total")[0].text()


def test_an_official_whom_the_question_names_is_offered_as_a_filter(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=pelabuhan+lavrov"))
    assert any("Sergei Lavrov" in note for note in _texts(tree, ".notes li"))
    links = _links(tree, ".notes a")
    assert links["Halaman pejabat"] == "/pejabat/sergei-lavrov"
    link = links["Hanya artikel yang menyebut jabatannya"]
    assert link == "/?q=pelabuhan+lavrov&official=sergei-lavrov"
    assert not _tree(page.get(link)).css(".notes a")


# --- results -----------------------------------------------------------------------------------------


def test_a_hit_shows_title_outlet_date_officials_and_marks_in_all_forms(page: FlaskClient) -> None:
    first = _tree(page.get("/?q=penguatan+jembatan")).css_first(".hit")
    assert first is not None and first.html
    tree = HTMLParser(first.html)  # what has most of the words stands below it
    assert _texts(tree, ".hit .headline") == [reading_room.WHOLE.title]
    assert _texts(tree, ".hit .headline mark") == ["Jembatan", "memperkuat"]
    assert _texts(tree, ".hit .meta .outlet") == ["Kabar Utara"]
    assert _texts(tree, ".hit .meta time") == ["28 Mei 2021, 08.37 WIB"]
    assert _texts(tree, ".hit .people bdi") == ["Sergei Lavrov", "Wang Yi"]
    assert len(tree.css(".hit .snippet")) == 3
    assert "Penguatan" in _texts(tree, ".hit .snippet mark")


def test_an_undated_article_says_so_with_its_candidates(page: FlaskClient) -> None:
    (meta,) = _texts(_tree(page.get("/?q=masinis")), ".hit .meta")
    assert "tanpa tanggal" in meta
    assert "30 Desember 2022 atau 30 Desember 2016" in meta


def test_an_article_without_a_title_is_headed_by_its_first_words(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=perahu"))
    (heading,) = _texts(tree, ".hit .headline.made")
    assert heading.startswith("Sebuah perahu") and heading.endswith("…")
    assert "tanpa judul" in _texts(tree, ".hit .meta")[0]


def test_a_title_that_alone_matches_is_not_repeated_as_a_snippet(page: FlaskClient) -> None:
    (snippet,) = _texts(_tree(page.get("/?q=kereta")), ".hit .snippet")
    assert snippet == "Masinis menunggu sinyal."


@pytest.mark.parametrize(
    ("value", "facet", "total"), [("Kabar Selatan", "outlet", 8), ("Wang Yi", "official", 12)]
)
def test_a_click_on_a_facet_narrows_and_a_second_takes_it_away(
    page: FlaskClient, value: str, facet: str, total: int
) -> None:
    start = "/?q=pelabuhan"
    link = _choices(_tree(page.get(start)))[value]
    assert facet in link
    assert _total(page, link) == total
    narrowed = _tree(page.get(link))
    (selected,) = narrowed.css(".facet .selected > a:first-child")
    assert _first(selected, "bdi").text() == value
    assert _total(page, _goal(selected)) == _total(page, start) == 24
    # The filter stands above the results too, with the same way out.
    (chip,) = narrowed.css(".filters a")
    assert _total(page, _goal(chip)) == 24


def test_a_value_can_be_excluded_and_that_be_taken_back(page: FlaskClient) -> None:
    start = _tree(page.get("/?q=pelabuhan"))
    links = [_goal(a) for a in start.css(".facet .without") if "Kabar Selatan" in a.text()]
    assert len(links) == 1 and "not_outlet=Kabar+Selatan" in links[0]
    assert _total(page, links[0]) == 16
    without = _tree(page.get(links[0]))
    (excluded,) = without.css(".facet .excluded")
    # Its count says what it would bring back.
    assert _texts(without, ".facet .excluded .count") == ["artikel: 8"]
    assert _total(page, _goal(_first(excluded, "a"))) == 24
    (chip,) = without.css(".filters a")
    assert chip.text().split()[:2] == ["bukan", "Media"]
    assert _total(page, _goal(chip)) == 24


def test_the_counts_beside_facet_values_are_what_a_click_gives(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=pelabuhan&official=wang-yi"))
    for item in tree.css(".facet li.open"):
        link, count = _first(item, "a"), _first(item, ".count")
        before = 0 if "official=sergei" not in _goal(link) else 12
        assert _total(page, _goal(link)) == before + int(count.text().split()[-1])


def test_several_values_of_one_facet_mean_any_of_them(page: FlaskClient) -> None:
    assert _total(page, "/?q=pelabuhan&outlet=Kabar+Utara&outlet=Kabar+Selatan") == 24


def test_the_bars_lead_from_years_to_months_to_days_and_back(page: FlaskClient) -> None:
    years = _tree(page.get("/?q=pelabuhan"))
    assert list(_bars(years)) == ["2020", "2021"]
    months = _tree(page.get(_bars(years)["2021"]))
    assert len(months.css(".bars li")) == 12
    assert _total(page, _bars(years)["2021"]) == 12
    february = _bars(months)["Feb"]
    assert "from=2021-02&to=2021-02" in february
    days = _tree(page.get(february))
    assert len(days.css(".bars li")) == 28
    assert list(_bars(days)) == ["15"]
    day = _bars(days)["15"]
    assert "from=2021-02-15&to=2021-02-15" in day
    assert _total(page, day) == _total(page, february) > 0
    # What was left behind is above the bars, each a link.
    crumbs = _links(_tree(page.get(day)), ".crumbs a")
    assert list(crumbs) == ["Semua tahun", "2021", "Februari"]
    assert crumbs["2021"] == _bars(years)["2021"] and _total(page, crumbs["Semua tahun"]) == 24


def test_the_bars_are_a_table_too_and_ignore_their_own_filter(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=pelabuhan&from=2020-06&to=2021-03"))
    rows = [[cell.text().strip() for cell in row.css("th, td")] for row in tree.css(".dates tbody tr")]
    assert rows == [["2020", "12"], ["2021", "12"]]
    assert _texts(tree, ".bars .tip") == ["2020: 12 artikel", "2021: 12 artikel"]
    months = _tree(page.get("/?q=pelabuhan&from=2021-02&to=2021-04"))
    outside = [_first(bar, ".label").text() for bar in months.css(".bars .outside")]
    assert outside[:2] == ["Jan", "Mei"] and len(outside) == 9


def test_articles_dated_by_month_or_year_are_told_beside_the_bars() -> None:
    dated = [
        article(n, title="Pasar", published=day) for n, day in enumerate(("2021", "2021-05", "2021-05-03"))
    ]
    page = create_app(NaiveEngine(dated)).test_client()
    assert "1 artikel lagi hanya diketahui tahunnya." in _texts(
        _tree(page.get("/?q=pasar&from=2021&to=2021")), ".hint"
    )
    month = _tree(page.get("/?q=pasar&from=2021-05&to=2021-05"))
    assert "1 artikel lagi hanya diketahui bulannya." in _texts(month, ".hint")


def test_a_year_by_mistake_does_not_draw_hundreds_of_bars() -> None:
    dated = [article(n, title="Pasar", published=day) for n, day in enumerate(("1007-01-02", "2021", "2023"))]
    tree = _tree(create_app(NaiveEngine(dated)).test_client().get("/?q=pasar"))
    assert list(_bars(tree)) == ["1007", "2021", "2023"]


def test_undated_is_a_value_of_the_date_facet(page: FlaskClient) -> None:
    link = _goal(_first(_tree(page.get("/?q=jembatan")), ".undated-choice a"))
    narrowed = _tree(page.get(link))
    assert _texts(narrowed, ".hit .headline") == [reading_room.UNDATED.title]
    assert _goal(_first(narrowed, ".undated-choice.selected a")) == "/?q=jembatan"


def test_a_condition_typed_in_the_box_can_be_taken_away_by_a_link(page: FlaskClient) -> None:
    typed = "/?" + urlencode({"q": 'outlet:"Kabar Selatan" pelabuhan'})
    tree = _tree(page.get(typed))
    assert _first(tree, "#q").attributes["value"] == 'outlet:"Kabar Selatan" pelabuhan'
    assert _total(page, typed) == 8
    (selected,) = tree.css(".facet .selected > a:first-child")
    assert _total(page, _goal(selected)) == 24
    # A sibling joins it, instead of contradicting what was typed.
    assert _total(page, _choices(tree)["Kabar Utara"]) == 24


def test_a_selected_value_without_articles_stays_and_can_be_taken_away(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=masinis&official=wang-yi&outlet=Tak+Ada"))
    assert _texts(tree, ".filters bdi") == ["Tak Ada", "Wang Yi"]
    assert _texts(tree, ".facet .selected bdi") == ["Tak Ada", "Wang Yi"]
    assert _texts(tree, ".facet .selected .count") == ["artikel: 0", "artikel: 0"]


def test_an_outlet_that_the_archive_does_not_hold_is_named(index: Path) -> None:
    page = create_app(open_engine(index)).test_client()
    notes = _texts(_tree(page.get("/?q=pelabuhan&outlet=Tak+Ada")), ".notes li")
    assert notes == ["Tidak ada media “Tak Ada” di arsip ini."]


def test_long_facets_are_cut_with_the_rest_behind_more() -> None:
    many = [article(n, title="Pasar", outlet=f"Media {n:02}", published="2021") for n in range(20)]
    tree = _tree(create_app(NaiveEngine(many)).test_client().get("/?q=pasar"))
    (facet,) = [node for node in tree.css(".facet") if "Media" in _first(node, ".facet-title").text()]
    assert len(facet.css("li")) == 20
    assert len(facet.css("details.more li")) == 20 - VALUES_SHOWN
    assert _first(facet, "summary").text() == f"{20 - VALUES_SHOWN} lainnya"


def test_a_long_facet_is_sought_by_a_part_of_a_name_and_nothing_else_changes() -> None:
    many = [article(n, title="Pasar", outlet=f"Média {n:02}", published="2021") for n in range(90)]
    page = create_app(NaiveEngine(many)).test_client()
    whole = _tree(page.get("/?q=pasar"))
    assert len(whole.css("#facet-find_outlet li")) == VALUES_MOST
    form = _first(whole, "#facet-find_outlet form")
    assert _first(form, "input[name=q]").attributes["value"] == "pasar"
    sought = _tree(page.get("/?q=pasar&find_outlet=media+8"))
    assert _texts(sought, "#facet-find_outlet bdi")[::2] == [f"Média {n}" for n in range(80, 90)]
    assert _texts(sought, ".heading .total strong") == ["90 artikel"]
    # What is chosen from there leads back to the whole list.
    assert "find_outlet" not in _choices(sought)["Média 83"]
    assert _texts(_tree(page.get("/?q=pasar&find_outlet=zzz")), "#facet-find_outlet .values") == [
        "Tidak ada nama yang cocok."
    ]


def test_sorting_and_paging_keep_the_rest_of_the_state(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=pelabuhan&outlet=Kabar+Utara"))
    newest = _links(tree, ".sort a")["Terbaru"]
    dates = [node.attributes["datetime"] or "" for node in _tree(page.get(newest)).css(".hit time")]
    assert len(dates) == 10 and dates == sorted(dates, reverse=True)
    second = _goal(_first(_tree(page.get(newest)), "a[rel=next]"))
    assert "outlet=Kabar" in second and "sort=newest" in second and "page=2" in second
    last = _tree(page.get(second))
    assert len(last.css(".hit")) == 6
    assert _texts(last, ".paging [aria-current=page]") == ["Halaman 2"]
    assert not last.css("a[rel=next]")


def test_any_word_is_enough_where_asked(page: FlaskClient) -> None:
    assert _total(page, "/?q=masinis+perahu") == 0
    assert _total(page, "/?q=masinis+perahu&any=1") == 2
    # How it was understood, and the way back.
    tree = _tree(page.get("/?q=masinis+perahu&any=1"))
    assert _links(tree, ".understood a") == {"Semua kata": "/?q=masinis+perahu"}


def test_nothing_found_offers_what_would_find_something(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=masinis&outlet=Kabar+Utara"))
    (way,) = _links(tree, ".nothing a").items()
    assert "Kabar Utara" in way[0]
    assert _total(page, way[1]) == 1
    ways = _links(_tree(page.get("/?q=masinis+perahu")), ".nothing a")
    assert _total(page, ways["Cukup salah satu kata"]) == 2


# --- bad input ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("/?q=pelabuhan&page=abc", "“abc” bukan nomor halaman"),
        ("/?q=pelabuhan&page=-1", "“-1” bukan nomor halaman"),
        ("/?q=pelabuhan&page=0", "“0” bukan nomor halaman"),
        ("/?q=pelabuhan&page=500", "melewati akhir hasil"),
        ("/?q=pelabuhan&page=1001", "Halaman sesudah 1000 tidak ditampilkan"),
        ("/?q=pelabuhan&page=99999999", "Halaman sesudah 1000 tidak ditampilkan"),
        ("/?q=pelabuhan&page=" + "9" * 5000, "melewati akhir hasil"),
        ("/?q=pelabuhan&from=tomorrowx", "“tomorrowx” bukan tanggal awal"),
        ("/?q=pelabuhan&to=2021-02-31", "“2021-02-31” bukan tanggal akhir"),
        ("/?q=pelabuhan&from=2022&to=2021", "keduanya ditukar"),
        ("/?q=pelabuhan&sort=best", "“best” tidak dikenal"),
        ("/?page=abc", "“abc” bukan nomor halaman"),
        ("/?q=%22pelabuhan", "Tanda kutip di posisi 1"),
        ("/?q=" + "pelabuhan+" * 1000, "terlalu panjang"),
        ("/?q=%26%26", "Tidak ada kata yang dapat dicari"),
        ("/?q=%FF%FE", "Tidak ada"),
    ],
)
def test_bad_values_give_a_page_with_a_message(page: FlaskClient, url: str, message: str) -> None:
    response = page.get(url)
    assert response.status_code == 200
    assert message in response.get_data(as_text=True)


def test_the_page_past_the_end_leads_to_the_last(page: FlaskClient) -> None:
    link = _links(_tree(page.get("/?q=pelabuhan&page=50")), ".nothing a")["Ke halaman terakhir"]
    assert len(_tree(page.get(link)).css(".hit")) == 4


_VALUES = st.one_of(
    st.text(max_size=30), st.sampled_from(["2021", "1", "Kabar Utara", "wang-yi", "newest", '"', "-x", "a:b"])
)


_PAGE = create_app(reading_room.engine()).test_client()


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["q", "any", "outlet", "official", "from", "to", "undated", "sort", "page", "lang", "_scheme"]
            ),
            _VALUES,
        ),
        max_size=6,
    )
)
def test_no_parameters_break_a_page(pairs: list[tuple[str, str]]) -> None:
    client = _PAGE
    query = "&".join(f"{name}={quote(value, errors='surrogatepass')}" for name, value in pairs)
    for path in ("/", f"/artikel/{reading_room.HOSTILE.id}"):
        response = client.get(f"{path}?{query}")
        assert response.status_code == 200
        # Whatever was asked, every link on the page can be followed.
        for node in HTMLParser(response.get_data(as_text=True)).css(
            ".languages a, .sort a, a.back, .bars a, .crumbs a"
        ):
            assert client.get(_goal(node)).status_code == 200


@given(
    st.builds(
        Address,
        q=st.text(max_size=20),
        any_word=st.booleans(),
        outlets=st.lists(st.sampled_from(["A", "B & C", "d=e"]), unique=True).map(tuple),
        officials=st.lists(st.sampled_from(["xi-jinping", "x"]), unique=True).map(tuple),
        exact=st.booleans(),
        all_copies=st.booleans(),
        not_outlets=st.lists(st.sampled_from(["A", "B & C"]), unique=True).map(tuple),
        not_officials=st.lists(st.sampled_from(["y"]), unique=True).map(tuple),
        days=st.sampled_from(
            [
                None,
                DayRange("2021-01-01", "2021-12-31"),
                DayRange("2020-02-01", "2020-02-29"),
                DayRange("2021-05-28", None),
                DayRange(None, "2021-05-28"),
                DayRange("2021-05-28", "2021-05-28"),
                DayRange("2021-01-01", "2021-01-01"),
                DayRange("2020-12-01", "2021-12-31"),
                DayRange("2020-01-01", "2021-02-28"),
            ]
        ),
        undated=st.booleans(),
        sort=st.sampled_from([None, "relevance", "newest", "oldest"]),
        page=st.integers(1, 1000),
    )
)
def test_an_address_comes_back_from_its_own_parameters(address: Address) -> None:
    again, notes = read(MultiDict(address.parameters()), date(2024, 9, 15))
    assert (again, notes) == (address, ())


def _labels(file: Path) -> set[str]:
    """The labels that a module gives lines: texts that it returns, names as a reason or pairs with a test."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Return) or (isinstance(node, ast.keyword) and node.arg == "reason"):
            value = node.value
            texts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
        elif (
            isinstance(node, ast.Tuple) and len(node.elts) == 2 and not isinstance(node.elts[1], ast.Constant)
        ):
            texts = node.elts[:1]
        else:
            continue
        found |= {t.value for t in texts if isinstance(t, ast.Constant) and isinstance(t.value, str)}
    return found


def test_every_reason_for_a_cut_is_worded() -> None:
    pages = ROOT / "index" / "pages"
    reasons = set().union(*(_labels(pages / f"{name}.py") for name in ("lines", "splitting", "record_body")))
    assert {"advert", "related", "byline", "copyright"} <= reasons
    # The others say where a line stands; they are never in `Article.cut`.
    assert reasons - set(wording.REASONS) - {"", "cut", "header"} == set()


# --- an article --------------------------------------------------------------------------------------


def test_an_article_is_shown_whole_with_matches_and_what_is_known_of_it(page: FlaskClient) -> None:
    tree = _tree(page.get(f"/artikel/{reading_room.WHOLE.id}?q=penguatan&outlet=Kabar+Utara&page=2"))
    assert _texts(tree, "h1") == [reading_room.WHOLE.title]
    assert _texts(tree, ".body p") == list(reading_room.WHOLE.body)
    assert _texts(tree, "mark") == ["memperkuat", "Penguatan"]
    facts = dict(zip(_texts(tree, "aside dt"), _texts(tree, "aside dd"), strict=True))
    assert facts["Tanggal"] == "28 Mei 2021, 08.37 WIB, menurut baris pembuka berita"
    assert facts["Judul"] == "menurut kepala halaman"
    assert facts["Media"] == "Kabar Utara, menurut alamat (URL)"
    assert facts["Kantor berita"] == "Antara"
    assert facts["Berkas"] == "arsip/100.txt"
    assert facts["Rekaman"] == "7"
    original = _first(tree, "dd a[rel]")
    assert original.attributes["href"] == "https://kabarutara.example/jembatan"
    assert {"noopener", "noreferrer"} <= set((original.attributes["rel"] or "").split())
    assert _first(tree, "a.back").attributes["href"] == "/?q=penguatan&outlet=Kabar+Utara&page=2"
    assert _texts(tree, ".cut .reason") == ["tautan berita terkait", "sesuatu-baru"]
    assert not tree.css("details.cut[open]")


def test_an_article_shows_what_its_date_was_read_from_and_its_language(page: FlaskClient) -> None:
    tree = _tree(page.get(f"/artikel/{reading_room.WHOLE.id}"))
    assert _texts(tree, "aside q") == [reading_room.WHOLE.date_evidence]
    assert "Indonesia" in _texts(tree, "aside dd")
    english = _tree(page.get(f"/artikel/{reading_room.WHOLE.id}", headers={"Accept-Language": "en"}))
    assert "Indonesian" in _texts(english, "aside dd")


def test_officials_have_roles_and_lead_to_their_articles(page: FlaskClient) -> None:
    tree = _tree(page.get(f"/artikel/{reading_room.WHOLE.id}"))
    assert _texts(tree, ".officials .role") == [
        "Menteri Luar Negeri Rusia",
        "mantan Menteri Luar Negeri China",
    ]
    assert _links(tree, ".officials a")["Sergei Lavrov"] == "/pejabat/sergei-lavrov"


@pytest.mark.parametrize("path", ["/artikel/tidakada", "/artikel/000000000000", "/artikel/%FF", "/tidak/ada"])
def test_what_is_not_there_is_a_friendly_404(page: FlaskClient, path: str) -> None:
    response = page.get(path)
    assert response.status_code == 404
    tree = HTMLParser(response.get_data(as_text=True))
    assert "tidak ditemukan" in _first(tree, "h1").text()
    assert tree.css("main a[href='/']")


def test_marks_are_numbered_through_the_title_the_lead_and_the_body(page: FlaskClient) -> None:
    tree = _tree(page.get(f"/artikel/{reading_room.WHOLE.id}?q=jembatan"))
    assert [mark.attributes["id"] for mark in tree.css("mark")] == ["m1", "m2", "m3"]
    assert list(_links(tree, ".matches a").values()) == ["#m1", "#m2", "#m3"]
    # Without words nothing is marked, and there is nothing to step through.
    assert not _tree(page.get(f"/artikel/{reading_room.WHOLE.id}")).css(".matches, mark")


def test_a_heading_made_of_the_text_does_not_count_its_marks_twice(page: FlaskClient) -> None:
    tree = _tree(page.get(f"/artikel/{reading_room.UNTITLED.id}?q=perahu"))
    assert [mark.attributes.get("id") for mark in tree.css("mark")] == [None, "m1"]


def test_results_are_read_one_after_the_other(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=pelabuhan&page=2"))
    first = _goal(_first(tree, ".hit .headline a"))
    assert first.endswith("?q=pelabuhan&page=2&at=11&of=24#m1")
    article_page = _tree(page.get(first.partition("#")[0]))
    assert "hasil 11 dari 24" in _first(article_page, ".rank").text()
    following = page.get(_goal(_first(article_page, "a[rel=next]")))
    second = _goal(tree.css(".hit .headline a")[1])
    assert following.status_code == 302 and following.headers["Location"] == second
    # Back over the page's edge: the way back to the results is then the first page.
    before = page.get(_goal(_first(article_page, "a[rel=prev]"))).headers["Location"]
    assert "at=10&of=24" in before and "page=" not in before
    last = _tree(page.get("/artikel/" + reading_room.WHOLE.id + "?q=pelabuhan&at=24&of=24"))
    assert not last.css("a[rel=next]")


@pytest.mark.parametrize("rank", ["25", "999999999999999999999"])
def test_a_rank_past_the_end_leads_to_the_last_page(page: FlaskClient, rank: str) -> None:
    answer = page.get(f"/hasil/{rank}?q=pelabuhan")
    assert answer.status_code == 302
    assert len(_tree(page.get(answer.headers["Location"])).css(".hit")) == 4


def test_an_article_is_cited_by_what_is_known_of_it(page: FlaskClient) -> None:
    (whole,) = _texts(_tree(page.get(f"/artikel/{reading_room.WHOLE.id}?q=x")), ".citation")
    assert whole.startswith(
        "Kabar Utara, “Jembatan layang memperkuat kerja sama dua kota”, 28 Mei 2021, "
        "https://kabarutara.example/jembatan, dibaca "
    )
    (bare,) = _texts(_tree(page.get(f"/artikel/{reading_room.UNTITLED.id}")), ".citation")
    assert bare.startswith("[tanpa judul], [tanpa tanggal], arsip Warta, arsip/102.txt, dibaca ")
    (hostile,) = _texts(_tree(page.get(f"/artikel/{reading_room.HOSTILE.id}")), ".citation")
    assert "javascript:" not in hostile


def test_copies_of_a_story_and_what_is_like_it_are_shown() -> None:
    page = create_app(reading_room.related()).test_client()
    first = reading_room.HARBOURS[0]
    tree = _tree(page.get(f"/artikel/{first.id}"))
    assert _texts(tree, "#salinan li a bdi") == [harbour.title for harbour in reading_room.HARBOURS[1:4]]
    (link,) = tree.css(".similar a")
    alike = _tree(page.get(_goal(link)))
    assert _texts(alike, ".hit .headline") == [reading_room.WHOLE.title, reading_room.UNDATED.title]
    assert _goal(alike.css(".back a")[0]) == f"/artikel/{first.id}"
    results = _tree(page.get("/?q=pelabuhan+nomor+0"))
    (link,) = results.css(".hit .copies")
    assert " ".join(link.text().split()) == "3 salinan lagi"
    assert _goal(link).startswith(f"/artikel/{first.id}?") and _goal(link).endswith("#salinan")
    everything = _links(results, ".more-tools a")["Semua salinan"]
    assert "copies=all" in everything
    assert (
        _links(_tree(page.get(everything)), ".more-tools a")["Gabungkan salinan"] == "/?q=pelabuhan+nomor+0"
    )


def test_what_was_meant_and_most_of_the_words_are_offered() -> None:
    page = create_app(reading_room.related()).test_client()
    tree = _tree(page.get("/?q=pelabuham"))
    assert _links(tree, ".meant a") == {"pelabuhan": "/?q=pelabuhan"}
    assert _texts(tree, ".relaxed + .hits .headline") == [reading_room.WHOLE.title]
    assert _texts(tree, ".relaxed + .hits .missing s") == ["dermaga"]


def test_a_page_goes_on_with_most_of_the_words(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=pelabuhan+nomor+0"))
    assert len(_texts(tree, "#daftar .headline")) + len(_texts(tree, ".relaxed + .hits .headline")) == 10
    assert set(_texts(tree, ".relaxed + .hits .missing s")) <= {"pelabuhan", "nomor", "0"}
    assert "any=1" in _goal(tree.css(".relaxed ~ .understood a")[0])
    assert _total(page, "/?q=pelabuhan+nomor+0") == len(_texts(tree, "#daftar .headline"))


def test_where_nothing_is_found_any_word_without_filters_is_offered_too(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=masinis+perahu&outlet=Kabar+Utara"))
    ways = _links(tree, ".nothing a")
    assert _total(page, ways["Cukup salah satu kata, tanpa saringan apa pun"]) == 2


def test_words_as_typed_are_a_state_that_can_be_left(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=pelabuhan&exact=1"))
    assert _links(tree, ".understood a") == {"Juga bentuk lain dan padanannya": "/?q=pelabuhan"}
    assert _first(tree, ".masthead input[name=exact]").attributes["value"] == "1"


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_answers_are_compressed_for_those_who_can_read_that(page: FlaskClient, encoding: str) -> None:
    plain = page.get("/?q=pelabuhan")
    packed = page.get("/?q=pelabuhan", headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) < len(plain.data) / 3
    assert "Content-Encoding" not in plain.headers


# --- when something breaks ---------------------------------------------------------------------------


class _Broken(NaiveEngine):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def search(self, query: Query) -> Results:
        raise self._error


@pytest.mark.parametrize(
    ("error", "status"), [(EngineError("no index at /srv/rahasia"), 503), (KeyError("/srv/rahasia"), 500)]
)
def test_our_own_mistakes_are_pages_without_a_traceback(error: Exception, status: int) -> None:
    response = create_app(_Broken(error)).test_client().get("/?q=x")
    text = response.get_data(as_text=True)
    assert response.status_code == status
    assert "<h1>" in text and 'href="/static/style.css' in text
    assert "Traceback" not in text and "rahasia" not in text
    assert "default-src" in response.headers["Content-Security-Policy"]


def test_a_method_that_is_not_allowed_is_a_page_too(page: FlaskClient) -> None:
    response = page.post("/?q=x", data={"q": "y"})
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "<h1>" in response.get_data(as_text=True)


# --- safety ------------------------------------------------------------------------------------------


def test_a_hostile_article_is_only_text(page: FlaskClient) -> None:
    urls = ["/", "/?q=ranjau", "/?q=ranjau&outlet=%3Ci%3E", f"/artikel/{reading_room.HOSTILE.id}?q=ranjau"]
    for url in urls:
        tree = _tree(page.get(url))
        assert not tree.css(
            "script:not([src]), style, img, svg:not(.bars svg), [onerror], [onload], [onmouseover], "
            "b, i, u, em, iframe"
        )
        assert not [a for a in tree.css("a") if _goal(a).startswith("javascript:")]
        assert "49" not in _first(tree, "main").text()
    (heading,) = _tree(page.get(urls[1])).css(".hit .headline bdi")
    assert heading.text().startswith("<script>window.hacked=1")


def test_every_response_carries_the_safety_headers(page: FlaskClient) -> None:
    for url in ("/", "/?q=x", "/artikel/x", "/static/style.css", "/static/none"):
        headers = page.get(url).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_pages_hold_nothing_that_the_policy_forbids(page: FlaskClient) -> None:
    for url in ("/", "/?q=pelabuhan", f"/artikel/{reading_room.WHOLE.id}"):
        tree = _tree(page.get(url))
        assert not tree.css("[style], style, script:not([src])")
        for node in tree.css("link[rel=stylesheet], link[rel=icon], script[src], img[src]"):
            assert (node.attributes.get("href") or node.attributes.get("src") or "").startswith("/static/")


# --- the command -------------------------------------------------------------------------------------


@pytest.fixture
def index(tmp_path: Path) -> Path:
    folder = tmp_path / "indeks"
    with building(folder) as engine:
        engine.add(reading_room.HARBOURS)
    return folder


def test_serve_without_an_index_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve, ["--at", str(tmp_path / "tidak-ada")])
    assert result.exit_code == 2
    assert "tidak-ada" in result.output and "search index" in result.output


def test_serve_on_a_taken_port_names_another(index: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(serve, ["--at", str(index), "--port", str(port)])
    assert result.exit_code == 2
    assert f"Port {port}" in result.output and "--port" in result.output


def test_serve_on_an_address_of_nowhere_says_so(index: Path) -> None:
    result = CliRunner().invoke(serve, ["--at", str(index), "--host", "203.0.113.7", "--port", "0"])
    assert result.exit_code == 2
    assert "203.0.113.7" in result.output


@pytest.fixture
def served(index: Path) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", "from web.cli import serve; serve()", "--at", str(index), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None and process.stderr is not None
    line = process.stdout.readline()
    match = re.search(r"http://[^ ]+/", line)
    try:
        assert match, line + process.stderr.read()
        yield match.group()
    finally:
        process.terminate()
        _, errors = process.communicate(timeout=20)
    # Nothing that a reader asks may be written down.
    assert "pelabuhan" not in errors


def test_serve_answers_at_the_address_it_prints(served: str) -> None:
    with urlopen(f"{served}?q=pelabuhan") as response:
        text = response.read().decode()
        assert "24 artikel" in text
        assert "waitress" not in (response.headers["Server"] or "")


def test_the_page_shows_a_rebuilt_index_without_a_restart(index: Path) -> None:
    engine = open_engine(index)
    page = create_app(engine).test_client()
    assert _total(page, "/?q=pelabuhan") == 24
    with building(index) as new:
        new.add(reading_room.HARBOURS[:5])
    assert _total(page, "/?q=pelabuhan") == 5
    engine.close()


def test_plain_words_are_offered_as_filters_that_keep_the_rest(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=jembatan+Lavrov+Kabar+Utara+Mei+2021"))
    (link,) = tree.css(".offer a")
    assert " ".join(link.text(separator=" ").split()) == (
        "Media Kabar Utara Pejabat Sergei Lavrov Tanggal Mei 2021 kata jembatan 1 artikel"
    )
    there = _tree(page.get(str(link.attributes["href"])))
    assert _texts(there, ".hit .headline") == [reading_room.WHOLE.title]
    assert there.css(".offer") == []


def test_one_more_official_than_the_filter_has_must_be_named_too(page: FlaskClient) -> None:
    tree = _tree(page.get("/?q=Wang+Yi+Mei+2021&official=sergei-lavrov"))
    (link,) = tree.css(".offer a")
    there = _tree(page.get(str(link.attributes["href"])))
    assert _texts(there, ".hit .headline") == [reading_room.WHOLE.title]


def test_how_a_question_is_read_is_told_in_the_pages_language(page: FlaskClient) -> None:
    asked = "/?q=judul:jembatan+OR+kereta+-perahu"
    assert _texts(_tree(page.get(asked)), ".understood code") == [
        "judul:jembatan ATAU (kereta DAN BUKAN perahu)"
    ]
    assert _texts(_tree(page.get(f"{asked}&lang=en")), ".understood code") == [
        "title:jembatan OR (kereta AND NOT perahu)"
    ]


def test_an_error_keeps_what_was_asked_in_the_box(page: FlaskClient) -> None:
    for url, asked in (("/pejabat/tak-ada", "tak ada"), ("/tak-ada?q=pelabuhan", "pelabuhan")):
        (box,) = HTMLParser(page.get(url).text).css("#q")
        assert box.attributes["value"] == asked
