"""The start page and the page of results: hits, facets, dates, what is offered where nothing is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from search.engine import open_engine
from search.knowledge.officials.names import levelled_slug
from search.model import Official, Query, Results
from search.query.parse import parse
from tests import reading_room
from tests.archives import article
from tests.naive_engine import NaiveEngine
from tests.web.parsed import date_bars, facet_choices, first_in, goal_of, links_in, parsed, texts_in, total_at
from web.app import create_app
from web.views.search import VALUES_MOST, VALUES_SHOWN


def test_start_page_has_the_box_the_number_of_articles_facets_and_examples(page: FlaskClient) -> None:
    tree = parsed(page.get("/"))
    assert len(tree.css("form[role=search] input[name=q]")) == 1
    assert texts_in(tree, "label[for=q]") == ["Cari di arsip"]
    assert texts_in(tree, ".welcome .total") == [
        f"{len(reading_room.EVERYTHING)} artikel di arsip ini, 3 media, 3 pejabat"
    ]
    assert texts_in(tree, "#title-dates, .facet-title") == ["Tanggal", "Media 3", "Pejabat 3"]
    for example in links_in(tree, ".language-of-queries dt a").values():
        # Only synonyms, and what this small archive does not hold, may be remarked on.
        told = texts_in(parsed(page.get(example)), ".notes li")
        assert all("di arsip ini" in note or "juga menemukan" in note for note in told)


def test_the_calendar_says_what_the_archive_holds_of_each_month(page: FlaskClient) -> None:
    tree = parsed(page.get("/"))
    cells = tree.css(".year-by-month td a")
    years = texts_in(tree, ".year-by-month tbody th")
    assert years == sorted(years, reverse=True) and set(years) == {"2019", "2020", "2021"}
    for cell in cells[:4]:
        assert total_at(page, goal_of(cell)) == int(cell.text())
    outlet = parsed(page.get("/media/Kabar%20Selatan"))
    assert sum(int(c.text()) for c in outlet.css(".year-by-month td:last-child a")) == 8
    assert "outlet=Kabar+Selatan" in goal_of(first_in(outlet, ".year-by-month td a"))


def test_an_empty_archive_says_how_to_fill_it() -> None:
    tree = parsed(create_app(NaiveEngine()).test_client().get("/"))
    assert "search index" in tree.css(".total")[0].text()


def test_an_official_whom_the_question_names_is_offered_as_a_filter(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=lavrov+pelabuhan"))
    assert any("Sergei Lavrov" in note for note in texts_in(tree, ".notes li"))
    links = links_in(tree, ".notes a")
    assert links["Halaman pejabat"] == "/pejabat/sergei-lavrov"
    link = links["Hanya artikel yang menyebut jabatannya"]
    assert link == "/?q=lavrov+pelabuhan&official=sergei-lavrov"
    assert not parsed(page.get(link)).css(".notes a")


def test_a_hit_shows_title_outlet_date_officials_and_marks_in_all_forms(page: FlaskClient) -> None:
    first = parsed(page.get("/?q=penguatan+jembatan")).css_first(".hit")
    assert first is not None and first.html
    tree = HTMLParser(first.html)  # what has most of the words stands below it
    assert texts_in(tree, ".hit .headline") == [reading_room.WHOLE.title]
    assert texts_in(tree, ".hit .headline mark") == ["Jembatan", "memperkuat"]
    assert texts_in(tree, ".hit .meta .outlet") == ["Kabar Utara"]
    assert texts_in(tree, ".hit .meta time") == ["28 Mei 2021, 08.37 WIB"]
    assert texts_in(tree, ".hit .people bdi") == ["Sergei Lavrov", "Wang Yi"]
    assert len(tree.css(".hit .snippet")) == 1
    asked_for_more = parsed(
        page.get(links_in(parsed(page.get("/?q=penguatan+jembatan")), ".options a")["Cuplikan lebih banyak"])
    )
    more = HTMLParser(first_in(asked_for_more, ".hit").html or "")
    assert len(more.css(".hit .snippet")) == 3
    assert "Penguatan" in texts_in(more, ".hit .snippet mark")


def test_an_undated_article_says_so_with_its_candidates(page: FlaskClient) -> None:
    (meta,) = texts_in(parsed(page.get("/?q=masinis")), ".hit .meta")
    assert "tanpa tanggal" in meta
    assert "30 Desember 2022 atau 30 Desember 2016" in meta


def test_an_article_without_a_title_is_headed_by_its_first_words(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=perahu"))
    (heading,) = texts_in(tree, ".hit .headline.made")
    assert heading.startswith("Sebuah perahu") and heading.endswith("…")
    assert "tanpa judul" in texts_in(tree, ".hit .meta")[0]


def test_a_title_that_alone_matches_is_not_repeated_as_a_snippet(page: FlaskClient) -> None:
    (snippet,) = texts_in(parsed(page.get("/?q=kereta")), ".hit .snippet")
    assert snippet == "Masinis menunggu sinyal."


@pytest.mark.parametrize(
    ("value", "facet", "total"), [("Kabar Selatan", "outlet", 8), ("Wang Yi", "official", 12)]
)
def test_a_click_on_a_facet_narrows_and_a_second_takes_it_away(
    page: FlaskClient, value: str, facet: str, total: int
) -> None:
    start = "/?q=pelabuhan"
    link = facet_choices(parsed(page.get(start)))[value]
    assert facet in link
    assert total_at(page, link) == total
    narrowed = parsed(page.get(link))
    (selected,) = narrowed.css(".facet .selected > a:first-child")
    assert first_in(selected, "bdi").text() == value
    assert total_at(page, goal_of(selected)) == total_at(page, start) == 24
    # The filter stands above the results too, with the same way out.
    (chip,) = narrowed.css(".filters a")
    assert total_at(page, goal_of(chip)) == 24


def test_a_value_can_be_excluded_and_that_be_taken_back(page: FlaskClient) -> None:
    start = parsed(page.get("/?q=pelabuhan"))
    links = [goal_of(a) for a in start.css(".facet .without") if "Kabar Selatan" in a.text()]
    assert len(links) == 1 and "not_outlet=Kabar+Selatan" in links[0]
    assert total_at(page, links[0]) == 16
    without = parsed(page.get(links[0]))
    (excluded,) = without.css(".facet .excluded")
    # Its count says what it would bring back.
    assert texts_in(without, ".facet .excluded .count") == ["artikel: 8"]
    assert total_at(page, goal_of(first_in(excluded, "a"))) == 24
    (chip,) = without.css(".filters a")
    assert chip.text().split()[:2] == ["tanpa", "Media"]
    assert total_at(page, goal_of(chip)) == 24


def test_the_counts_beside_facet_values_are_what_a_click_gives(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=pelabuhan&official=wang-yi"))
    for item in tree.css(".facet li.open"):
        link, count = first_in(item, "a"), first_in(item, ".count")
        before = 0 if "official=sergei" not in goal_of(link) else 12
        assert total_at(page, goal_of(link)) == before + int(count.text().split()[-1])


def test_an_english_word_leads_to_the_indonesian_question(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=corruption+di+pelabuhan&outlet=Kabar+Utara"))
    links = links_in(tree, ".notes a")
    assert links["korupsi di pelabuhan"] == "/?q=korupsi+di+pelabuhan&outlet=Kabar+Utara"
    assert not links_in(parsed(page.get(links["korupsi di pelabuhan"])), ".notes a")


@pytest.mark.parametrize(
    ("asked", "goal"),
    [
        ("q=outlet%3Akabr-utara+kapal", "/?q=outlet%3A%22Kabar+Utara%22+kapal"),
        ("q=kapal&outlet=Kabr+Utara", "/?q=kapal&outlet=Kabar+Utara"),
        (
            "q=kapal+OR+(kabr-utara+media%3Akabr-utara)",
            "/?q=kapal+OR+%28kabr-utara+media%3A%22Kabar+Utara%22%29",
        ),
        ("q=kapal+-pejabat%3Alavorv", "/?q=kapal+-pejabat%3A%22sergei-lavrov%22"),
    ],
)
def test_a_misspelt_filter_leads_to_the_nearest(page: FlaskClient, asked: str, goal: str) -> None:
    links = links_in(parsed(page.get(f"/?{asked}")), ".notes a")
    assert links == {"Cari dengan nama itu": goal}
    assert not links_in(parsed(page.get(goal)), ".notes a")


def test_kinds_are_chosen_excluded_and_named() -> None:
    page = create_app(
        NaiveEngine(
            [
                article(1, title="Pelabuhan dibuka", body=("Isi.",)),
                article(2, title="[HOAKS] Pelabuhan terbakar", body=("Isi.",), kind="fact-check"),
                article(3, title="Pelabuhan kita", body=("Isi.",), kind="opinion"),
            ]
        )
    ).test_client()
    start = parsed(page.get("/?q=pelabuhan"))
    assert texts_in(start, "#facet-find_kind bdi")[:1] == ["Cek fakta"]
    assert sorted(texts_in(start, ".hit .kind")) == ["Cek fakta", "Opini"]
    link = facet_choices(start)["Cek fakta"]
    assert link == "/?q=pelabuhan&kind=fact-check"
    narrowed = parsed(page.get(link))
    assert total_at(page, link) == 1
    (chip,) = narrowed.css(".filters a")
    assert chip.text().split()[:3] == ["Jenis", "Cek", "fakta"]
    assert total_at(page, goal_of(chip)) == 3
    # What was typed becomes a filter that a link takes away, and a minus keeps the kind out.
    typed = parsed(page.get("/?q=pelabuhan+jenis:opini"))
    assert [goal_of(a) for a in typed.css(".filters a")] == ["/?q=pelabuhan"]
    assert total_at(page, "/?q=pelabuhan&not_kind=fact-check") == 2
    assert texts_in(parsed(page.get("/?q=pelabuhan&kind=puisi")), ".notes li")[0].startswith("“puisi” bukan")
    assert texts_in(parsed(page.get("/?q=pelabuhan&kind=opini&lang=en")), ".hit .kind") == ["Opinion"]


def test_several_values_of_one_facet_mean_any_of_them(page: FlaskClient) -> None:
    assert total_at(page, "/?q=pelabuhan&outlet=Kabar+Utara&outlet=Kabar+Selatan") == 24


def test_the_bars_lead_from_months_to_days_and_back(page: FlaskClient) -> None:
    months = parsed(page.get("/?q=pelabuhan"))
    assert len(months.css(".bars [data-p]")) == 24  # two years without a gap
    february = date_bars(months)["2021-02"]
    assert "from=2021-02&to=2021-02" in february
    days = parsed(page.get(february))
    assert len(days.css(".bars [data-p]")) == 28
    assert list(date_bars(days)) == ["2021-02-15"]
    day = date_bars(days)["2021-02-15"]
    assert "from=2021-02-15&to=2021-02-15" in day
    assert total_at(page, day) == total_at(page, february) > 0
    # What was left behind is beside the bars, each a link.
    crumbs = links_in(parsed(page.get(day)), ".crumbs a")
    assert list(crumbs) == ["Semua waktu", "2021", "Februari"]
    assert total_at(page, crumbs["2021"]) == 12 and total_at(page, crumbs["Semua waktu"]) == 24


def test_the_bars_are_a_table_too_and_ignore_their_own_filter(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=pelabuhan&from=2020-06&to=2021-03"))
    rows = [[cell.text().strip() for cell in row.css("th, td")] for row in tree.css(".dates tbody tr")]
    assert rows[0] == ["Januari 2020", "2"] and sum(int(row[1]) for row in rows) == 24
    assert texts_in(tree, ".bars title")[0] == "Januari 2020: 2 artikel"
    inside = [a.attributes["data-p"] for a in tree.css(".bars a[data-p]") if not a.css(".outside")]
    assert inside[0] == "2020-06" and inside[-1] == "2021-03"


def test_many_years_are_folded_and_a_choice_of_them_unfolds_into_months() -> None:
    dated = [article(n, title="Pasar", published=f"{1990 + n}-05-03") for n in range(30)]
    page = create_app(NaiveEngine(dated)).test_client()
    years = parsed(page.get("/?q=pasar"))
    assert list(date_bars(years)) == [str(1990 + n) for n in range(30)]
    months = parsed(page.get("/?q=pasar&from=2001&to=2003"))
    assert list(date_bars(months)) == ["2001-05", "2002-05", "2003-05"]
    assert links_in(months, ".crumbs a") == {"Semua waktu": "/?q=pasar"}


def test_the_archives_share_is_a_line_that_breaks_where_little_is_held() -> None:
    archive = [
        article(n, title="Pasar" if n % 3 else "Kota", published=f"2021-0{month}-03")
        for month, size in ((1, 30), (2, 30), (3, 5), (4, 30), (5, 30))
        for n in range(100 * month, 100 * month + size)
    ]
    page = create_app(NaiveEngine(archive)).test_client()
    tree = parsed(page.get("/?q=pasar"))
    assert len(tree.css(".bars .share")) == 2
    shares = {row.css("th")[0].text(): row.css("td")[1].text() for row in tree.css(".dates tbody tr")}
    assert shares["Januari 2021"] == "67%" and shares["Maret 2021"] == "–"
    assert not parsed(page.get("/?outlet=unknown")).css(".bars .share")  # of all that is held all is there


def test_articles_dated_by_month_or_year_are_told_beside_the_bars() -> None:
    dated = [
        article(n, title="Pasar", published=day) for n, day in enumerate(("2021", "2021-05", "2021-05-03"))
    ]
    page = create_app(NaiveEngine(dated)).test_client()
    assert "1 artikel lagi hanya diketahui tahunnya." in texts_in(
        parsed(page.get("/?q=pasar&from=2021&to=2021")), ".dates .hint"
    )
    month = parsed(page.get("/?q=pasar&from=2021-05&to=2021-05"))
    assert "1 artikel lagi hanya diketahui bulannya." in texts_in(month, ".hint")


def test_a_year_by_mistake_does_not_draw_hundreds_of_bars() -> None:
    dated = [article(n, title="Pasar", published=day) for n, day in enumerate(("1007-01-02", "2021", "2023"))]
    tree = parsed(create_app(NaiveEngine(dated)).test_client().get("/?q=pasar"))
    assert list(date_bars(tree)) == ["1007", "2021", "2023"]


def test_few_far_from_the_rest_fold_nothing_and_are_told_beside_the_bars() -> None:
    bulk = [article(n, title="Pasar", published=f"202{n % 3}-05-03") for n in range(240)]
    strays = [
        article(900 + n, title="Pasar", published=day) for n, day in enumerate(("1945-08-17", "2099-01-01"))
    ]
    page = create_app(NaiveEngine([*bulk, *strays])).test_client()
    tree = parsed(page.get("/?q=pasar"))
    assert list(date_bars(tree)) == ["2020-05", "2021-05", "2022-05"]
    told = links_in(tree, ".dates .step")
    assert {text: total_at(page, link) for text, link in told.items() if text != "Linimasa"} == {
        "1 sebelum 2020": 1,
        "1 sesudah 2022": 1,
    }
    # Where they are no exception, all is drawn, by years.
    many = [article(800 + n, title="Pasar", published=f"1945-08-{n + 1:02d}") for n in range(9)]
    folded = parsed(create_app(NaiveEngine([*bulk, *many])).test_client().get("/?q=pasar"))
    assert list(date_bars(folded)) == ["1945", "2020", "2021", "2022"]


def test_undated_is_a_value_of_the_date_facet(page: FlaskClient) -> None:
    link = goal_of(first_in(parsed(page.get("/?q=jembatan")), ".undated-choice a"))
    narrowed = parsed(page.get(link))
    assert texts_in(narrowed, ".hit .headline") == [reading_room.UNDATED.title]
    assert goal_of(first_in(narrowed, ".undated-choice.selected a")) == "/?q=jembatan"


def test_a_condition_typed_in_the_box_can_be_taken_away_by_a_link(page: FlaskClient) -> None:
    typed = "/?" + urlencode({"q": 'outlet:"Kabar Selatan" pelabuhan'})
    tree = parsed(page.get(typed))
    assert first_in(tree, "#q").attributes["value"] == 'outlet:"Kabar Selatan" pelabuhan'
    assert total_at(page, typed) == 8
    (selected,) = tree.css(".facet .selected > a:first-child")
    assert total_at(page, goal_of(selected)) == 24
    # A sibling joins it, instead of contradicting what was typed.
    assert total_at(page, facet_choices(tree)["Kabar Utara"]) == 24


def test_a_selected_value_without_articles_stays_and_can_be_taken_away(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=masinis&official=wang-yi&outlet=Tak+Ada"))
    assert texts_in(tree, ".filters bdi") == ["Tak Ada", "Wang Yi"]
    assert texts_in(tree, ".facet .selected bdi") == ["Tak Ada", "Wang Yi"]
    assert texts_in(tree, ".facet .selected .count") == ["artikel: 0", "artikel: 0"]


@pytest.mark.parametrize("asked", ["rudi-kencanto-wibawa", "Rudi Kencanto Wibawa", "rudi-kencanto"])
def test_an_official_asked_for_by_another_spelling_is_selected_once(asked: str) -> None:
    names = ("Rudi Kencanto", "Rudi Kencanto", "Rudi Kencanto Wibawa")
    engine = NaiveEngine(
        article(n, title="Pelabuhan", officials=(Official(levelled_slug(name), name, "Kapolres Bantul"),))
        for n, name in enumerate(names)
    )
    page = create_app(engine).test_client()
    for parameter, label in (("official", "selected"), ("not_official", "excluded")):
        tree = parsed(page.get("/?" + urlencode({"q": "pelabuhan", parameter: asked})))
        (chosen,) = tree.css(f".facet .{label}")
        assert first_in(chosen, "bdi").text() == "Rudi Kencanto"
        assert " ".join(first_in(chosen, ".count").text().split()) == "artikel: 3"
        assert goal_of(first_in(chosen, "a")) == "/?q=pelabuhan"
        assert texts_in(tree, ".facet bdi").count("Rudi Kencanto") == 1


def test_an_outlet_that_the_archive_does_not_hold_is_named(index: Path) -> None:
    page = create_app(open_engine(index)).test_client()
    notes = texts_in(parsed(page.get("/?q=pelabuhan&outlet=Tak+Ada")), ".notes li")
    assert notes == ["Tidak ada media “Tak Ada” di arsip ini."]


def test_long_facets_are_cut_with_the_rest_behind_more() -> None:
    many = [article(n, title="Pasar", outlet=f"Media {n:02}", published="2021") for n in range(20)]
    tree = parsed(create_app(NaiveEngine(many)).test_client().get("/?q=pasar"))
    (facet,) = [node for node in tree.css(".facet") if "Media" in first_in(node, ".facet-title").text()]
    assert len(facet.css("li")) == 20
    assert len(facet.css("details.more li")) == 20 - VALUES_SHOWN
    assert first_in(facet, "summary").text() == f"{20 - VALUES_SHOWN} lainnya"


def test_a_long_facet_is_sought_by_a_part_of_a_name_and_nothing_else_changes() -> None:
    many = [article(n, title="Pasar", outlet=f"Média {n:02}", published="2021") for n in range(90)]
    page = create_app(NaiveEngine(many)).test_client()
    whole = parsed(page.get("/?q=pasar"))
    assert len(whole.css("#facet-find_outlet li")) == VALUES_MOST
    form = first_in(whole, "#facet-find_outlet form")
    assert first_in(form, "input[name=q]").attributes["value"] == "pasar"
    sought = parsed(page.get("/?q=pasar&find_outlet=media+8"))
    assert texts_in(sought, "#facet-find_outlet bdi")[::2] == [f"Média {n}" for n in range(80, 90)]
    assert texts_in(sought, ".heading .total strong") == ["90 artikel"]
    # What is chosen from there leads back to the whole list.
    assert "find_outlet" not in facet_choices(sought)["Média 83"]
    assert texts_in(parsed(page.get("/?q=pasar&find_outlet=zzz")), "#facet-find_outlet .values") == [
        "Tidak ada nama yang cocok."
    ]


def test_sorting_and_paging_keep_the_rest_of_the_state(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=pelabuhan&outlet=Kabar+Utara"))
    newest = links_in(tree, ".sort a")["Terbaru"]
    dates = [node.attributes["datetime"] or "" for node in parsed(page.get(newest)).css(".hit time")]
    assert len(dates) == 10 and dates == sorted(dates, reverse=True)
    second = goal_of(first_in(parsed(page.get(newest)), "a[rel=next]"))
    assert "outlet=Kabar" in second and "sort=newest" in second and "page=2" in second
    last = parsed(page.get(second))
    assert len(last.css(".hit")) == 6
    assert texts_in(last, ".paging [aria-current=page]") == ["Halaman 2"]
    assert not last.css("a[rel=next]")


def test_any_word_is_enough_where_asked(page: FlaskClient) -> None:
    assert total_at(page, "/?q=masinis+perahu") == 0
    assert total_at(page, "/?q=masinis+perahu&any=1") == 2
    # How it was understood, and the way back.
    tree = parsed(page.get("/?q=masinis+perahu&any=1"))
    assert links_in(tree, ".understood a") == {"Semua kata": "/?q=masinis+perahu"}


def test_nothing_found_offers_what_would_find_something(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=masinis&outlet=Kabar+Utara"))
    (way,) = links_in(tree, ".nothing a").items()
    assert "Kabar Utara" in way[0]
    assert total_at(page, way[1]) == 1
    ways = links_in(parsed(page.get("/?q=masinis+perahu")), ".nothing a")
    assert total_at(page, ways["Salah satu kata saja"]) == 2


def test_nothing_found_tells_what_each_part_finds_and_what_the_rest_does(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=masinis+perahu+qqqzzz&outlet=Kabar+Utara"))
    rows = {
        row.css("th")[0].text(): [cell.text().strip() for cell in row.css("td")]
        for row in tree.css(".parts tbody tr")
    }
    assert rows == {"masinis": ["1", "0"], "perahu": ["1", "0"], "qqqzzz": ["0", "0"]}
    misspelt = parsed(page.get("/?q=masinis+perhau"))
    assert texts_in(misspelt, ".parts .hint") == ["Maksud Anda: perahu (1)"]
    two = parsed(page.get("/?q=pelabuhan+qqqzzz"))
    link = goal_of(first_in(two, ".parts td a"))
    assert (link, total_at(page, link)) == ("/?q=pelabuhan", 24)
    assert "Unduh" not in first_in(two, "#isi").text()
    assert not parsed(page.get("/?q=qqqzzz")).css(".parts")


def test_an_empty_archive_asks_nobody_to_check_the_spelling() -> None:
    tree = parsed(create_app(NaiveEngine()).test_client().get("/?q=pasar"))
    assert "search index" in texts_in(tree, ".nothing .hint")[0]


def test_the_page_past_the_end_leads_to_the_last(page: FlaskClient) -> None:
    link = links_in(parsed(page.get("/?q=pelabuhan&page=50")), ".nothing a")["Ke halaman terakhir"]
    assert len(parsed(page.get(link)).css(".hit")) == 4


def test_what_was_meant_and_most_of_the_words_are_offered() -> None:
    page = create_app(reading_room.related()).test_client()
    tree = parsed(page.get("/?q=pelabuham"))
    assert links_in(tree, ".meant a") == {"pelabuhan": "/?q=pelabuhan"}
    assert texts_in(tree, ".relaxed + .hits .headline") == [reading_room.WHOLE.title]
    assert texts_in(tree, ".relaxed + .hits .missing s") == ["dermaga"]


def test_what_answers_better_than_the_last_hit_stands_among_them() -> None:
    engine = reading_room.engine()
    hits = engine.search(parse("pelabuhan")).hits
    extra = replace(hits[-1], score=hits[0].score + 1, missing=("dermaga",))
    results = Results(hits[:-1], 30, relaxed=(extra,), stories=30, is_mixed=True)

    class Mixed(NaiveEngine):
        def search(self, query: Query) -> Results:
            return results

    tree = parsed(create_app(Mixed(reading_room.EVERYTHING)).test_client().get("/?q=pelabuhan"))
    assert texts_in(tree, "#daftar > li:first-child .missing s") == ["dermaga"]
    assert tree.css(".relaxed") == []
    assert [li.attributes["id"] for li in tree.css("#daftar > li[id]")] == [
        f"h{rank}" for rank in range(1, len(hits))
    ]


def test_a_page_goes_on_with_most_of_the_words(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=pelabuhan+nomor+0"))
    assert len(texts_in(tree, "#daftar .headline")) + len(texts_in(tree, ".relaxed + .hits .headline")) == 10
    assert set(texts_in(tree, ".relaxed + .hits .missing s")) <= {"pelabuhan", "nomor", "0"}
    assert "any=1" in goal_of(tree.css(".relaxed ~ .understood a")[0])
    assert total_at(page, "/?q=pelabuhan+nomor+0") == len(texts_in(tree, "#daftar .headline"))


def test_where_nothing_is_found_any_word_without_filters_is_offered_too(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=masinis+perahu&outlet=Kabar+Utara"))
    ways = links_in(tree, ".nothing a")
    assert total_at(page, ways["Salah satu kata saja, tanpa filter apa pun"]) == 2


def test_nothing_is_proposed_that_finds_nothing(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=masinis+pelabuhn+zzzz"))
    assert texts_in(tree, ".parts tbody th") != []
    for name, there in links_in(tree, ".parts a").items():
        assert total_at(page, there) > 0, name
    assert "zzzz" not in links_in(tree, ".parts a")


def test_years_below_the_bars_lead_to_all_of_the_year(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=pelabuhan+OR+mercusuar"))
    years = links_in(tree, ".bars a.year")
    assert list(years) == ["2019", "2020", "2021"]
    assert texts_in(parsed(page.get(years["2020"])), ".filters bdi") == ["2020"]
    calendar = links_in(parsed(page.get("/")), ".year-by-month tbody th a")
    assert calendar["2021"] == "/?from=2021&to=2021"


@pytest.mark.parametrize(
    "text",
    [
        reading_room.WHOLE.id,
        f" https://warta.contoh/artikel/{reading_room.WHOLE.id}?q=x&at=3#p2",
        f"/artikel/{reading_room.WHOLE.id}",
        "arsip/100.txt",
        "/rumah/saya/arsip/100.txt",
        "C:\\rumah\\arsip\\100.txt",
    ],
)
def test_a_pasted_id_address_or_file_leads_to_its_article(page: FlaskClient, text: str) -> None:
    answer = page.get("/", query_string={"q": text})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/artikel/{reading_room.WHOLE.id}")


def test_several_pasted_ids_are_offered(page: FlaskClient) -> None:
    asked = f"{reading_room.WHOLE.id}, {'0' * 12} arsip/101.txt"
    tree = parsed(page.get("/", query_string={"q": asked}))
    assert texts_in(tree, "#hasil .headline") == [reading_room.WHOLE.title, reading_room.UNDATED.title]
    # Beside words they are words.
    beside = page.get("/", query_string={"q": f"{reading_room.WHOLE.id} pelabuhan"})
    assert beside.status_code == 200 and reading_room.WHOLE.title not in texts_in(parsed(beside), ".headline")


def test_words_as_typed_are_a_state_that_can_be_left(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=pelabuhan&exact=1"))
    assert links_in(tree, ".understood a") == {"Juga bentuk lain dan padanannya": "/?q=pelabuhan"}
    assert first_in(tree, ".masthead input[name=exact]").attributes["value"] == "1"


def test_plain_words_are_offered_as_filters_that_keep_the_rest(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=jembatan+Lavrov+Kabar+Utara+Mei+2021"))
    (link,) = tree.css(".offer a")
    assert " ".join(link.text(separator=" ").split()) == (
        "Media Kabar Utara Pejabat Sergei Lavrov Tanggal Mei 2021 kata jembatan 1 artikel"
    )
    there = parsed(page.get(str(link.attributes["href"])))
    assert texts_in(there, ".hit .headline") == [reading_room.WHOLE.title]
    assert there.css(".offer") == []


def test_one_more_official_than_the_filter_has_must_be_named_too(page: FlaskClient) -> None:
    tree = parsed(page.get("/?q=Wang+Yi+Mei+2021&official=sergei-lavrov"))
    (link,) = tree.css(".offer a")
    there = parsed(page.get(str(link.attributes["href"])))
    assert texts_in(there, ".hit .headline") == [reading_room.WHOLE.title]


def test_how_a_question_is_read_is_told_in_the_pages_language(page: FlaskClient) -> None:
    asked = "/?q=judul:jembatan+OR+kereta+-perahu"
    assert texts_in(parsed(page.get(asked)), ".understood code") == [
        "judul:jembatan ATAU (kereta DAN BUKAN perahu)"
    ]
    assert texts_in(parsed(page.get(f"{asked}&lang=en")), ".understood code") == [
        "title:jembatan OR (kereta AND NOT perahu)"
    ]
