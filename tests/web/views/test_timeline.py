"""Timelines, counted and as shares."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from search.query.parse import parse
from search.reports.timeline import Period, make_timeline
from tests.archives import article
from tests.naive_engine import NaiveEngine
from tests.web.parsed import first_in, links_in, parsed_at, texts_in, total_at
from web.app import create_app
from web.parts import charts


def test_a_timeline_counts_months_and_their_share_and_leads_to_them(page: FlaskClient) -> None:
    tree = parsed_at(page, "/linimasa?q=pelabuhan")
    rows = [" ".join(row.text().split()) for row in tree.css("#isi .numbers tbody tr")]
    assert rows[0].startswith("Januari 2020 2 2 100%")
    assert sum(int(row.split()[2]) for row in rows) == 24
    for link in tree.css(".numbers a"):
        assert total_at(page, link.attributes["href"] or "") > 0
    assert len(tree.css("svg.chart .bar")) == len(rows)
    assert texts_in(tree, ".sort [aria-current]") == ["Per bulan"]
    years = parsed_at(page, "/linimasa?q=pelabuhan&step=year")
    assert texts_in(years, ".numbers tbody th") == ["2020", "2021"]


def test_years_below_many_months_lead_to_all_of_the_year(page: FlaskClient) -> None:
    years = links_in(parsed_at(page, "/linimasa?q=pelabuhan+OR+mercusuar"), "svg.chart a.year")
    assert list(years) == ["2020", "2021"]
    assert total_at(page, years["2020"]) == 12
    assert not parsed_at(page, "/linimasa?q=pelabuhan&step=year").css("a.year")


def test_a_timeline_tells_outlets_apart_on_request(page: FlaskClient) -> None:
    tree = parsed_at(page, "/linimasa?q=pelabuhan&per=outlet")
    assert texts_in(tree, ".multiples h3") == ["Kabar Utara", "Kabar Selatan"]
    assert not parsed_at(page, "/linimasa?q=pelabuhan").css(".multiples")


def test_a_timeline_states_what_it_cannot_show(page: FlaskClient) -> None:
    assert "1 artikel tanpa tanggal" in " ".join(texts_in(parsed_at(page, "/linimasa?q=jembatan"), ".beside"))
    assert texts_in(parsed_at(page, "/linimasa?q=pelabuhan"), ".beside") == [
        "Semua artikel ini ada di diagram."
    ]
    assert page.get("/linimasa?q=zzzz").status_code == 200


def test_short_spans_are_counted_by_the_day_and_long_ones_by_the_year() -> None:
    days = [article(n, title="Pasar", published=f"2021-05-{n + 1:02d}") for n in range(20)]
    line = make_timeline(NaiveEngine(days), parse("pasar"))
    assert (line.step, [period.count for period in line.periods]) == ("day", [1] * 20)
    years = [article(n, title="Pasar", published=f"{1990 + n}-05-01") for n in range(30)]
    assert make_timeline(NaiveEngine(years), parse("pasar")).step == "year"
    coarse = make_timeline(
        NaiveEngine([*days, article(99, title="Pasar", published="2021")]), parse("pasar"), "day"
    )
    assert (coarse.coarse, coarse.total, coarse.undated) == (1, 21, 0)
    ages = [
        article(0, title="Pasar", published="1900-01-01"),
        article(1, title="Pasar", published="2021-01-01"),
    ]
    assert make_timeline(NaiveEngine(ages), parse("pasar"), "day").step == "month"


def test_a_share_is_of_what_is_held_of_the_outlets_asked_for() -> None:
    archive = [
        article(n, title="Pasar" if n < 5 else "Kota", outlet="A" if n % 2 else "B", published="2021-05")
        for n in range(40)
    ]
    (period,) = make_timeline(NaiveEngine(archive), parse("pasar outlet:A")).periods
    assert (period.count, period.held, period.is_scarce) == (2, 20, False)


@pytest.mark.parametrize(("count", "held", "thin"), [(3, 20, False), (2, 20, True), (3, 19, True)])
def test_a_share_of_few_is_thin(count: int, held: int, thin: bool) -> None:
    assert Period("2021-05", count, held).is_thin is thin


def test_no_bar_that_stands_on_little_is_called_the_highest() -> None:
    thin, solid = (charts.Bar(name, "", value, "", "", name == "a") for name, value in (("a", 9), ("b", 4)))
    assert charts.highest_of([thin, solid]) is solid
    assert charts.highest_of([thin]) is None


def test_a_timeline_shows_its_filters_and_how_to_drop_each(page: FlaskClient) -> None:
    url = "/linimasa?q=pelabuhan&outlet=Kabar+Utara&not_official=wang-yi&from=2020-01&to=2021-06&step=year"
    tree = parsed_at(page, url)
    chips = [first_in(chip, "bdi").text() for chip in tree.css(".filters a:not(.all)")]
    assert chips == ["Kabar Utara", "Wang Yi", "Januari 2020 – Juni 2021"]
    for chip in tree.css(".filters a"):
        there = chip.attributes["href"] or ""
        assert there.startswith("/linimasa?q=pelabuhan") and "step=year" in there
        assert len(parsed_at(page, there).css(".filters a:not(.all)")) in (0, 2)
    title = first_in(tree, "title").text()
    assert "Kabar Utara" in title and "tanpa Wang Yi" in title and "Juni 2021" in title


def test_a_month_of_which_little_is_held_has_no_bar_of_a_share() -> None:
    archive = [
        article(n, title="Pasar" if n % 2 else "Kota", published="2021-01-05" if n < 30 else "2021-02-05")
        for n in range(36)
    ]
    tree = parsed_at(create_app(NaiveEngine(archive)).test_client(), "/linimasa?q=pasar&step=month")
    charts = tree.css("svg.chart")
    assert [len(chart.css("rect.bar")) for chart in charts] == [2, 1]
    assert [len(chart.css(".untold")) for chart in charts] == [0, 1]
    told = texts_in(tree, "svg.chart a title")
    assert told[-1] == "Februari 2021: 50% (3/6)"


def test_a_chart_of_days_says_how_many_it_draws() -> None:
    archive = [article(n, title="Pasar", published="2021-05-03" if n < 3 else "2021-05") for n in range(8)]
    tree = parsed_at(create_app(NaiveEngine(archive)).test_client(), "/linimasa?q=pasar&step=day")
    assert texts_in(tree, ".about-head .total")[0].startswith("8 artikel, 3 di diagram")
    assert texts_in(tree, ".beside") == [
        "Tidak ada di diagram: 5 artikel yang hanya diketahui bulan atau tahunnya"
    ]


def test_periods_with_equally_many_are_all_the_peak() -> None:
    archive = [article(n, title="Pasar", published=f"2021-0{n % 3 + 1}") for n in range(7)]
    timeline = make_timeline(
        NaiveEngine([*archive, article(9, title="Pasar", published="2021-03")]), parse("pasar")
    )
    assert [(peak.name, peak.count) for peak in timeline.peaks] == [("2021-01", 3), ("2021-03", 3)]


def test_charts_are_well_formed_whatever_they_name() -> None:
    bars = [
        charts.Bar("<b>&\"'\x00\ud800", "</text>", 3, "x<y", '/?q="><script>&a=b', thin)
        for thin in (True, False)
    ]
    drawn = charts.bars(bars, id="x", title="</title>", description="<&>", unit=str)
    root = ElementTree.fromstring(drawn)
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert names == {"svg", "title", "desc", "a", "rect", "line", "text"}
    assert not [each for each in root.iter() if "style" in each.attrib]
    assert root.attrib["aria-labelledby"] == "x-title"
