"""Officials, outlets, timelines, exports, feed and safety: what each answers."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click import UsageError
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from search.errors import EngineError, QueryTooSlowError
from search.model import Official, Prefix, Query, Results
from search.process import deadline
from search.query.parse import parse
from search.reports.timeline import Period, make_timeline
from tests import reading_room
from tests.archives import article
from tests.naive_engine import NaiveEngine
from web import safety
from web.app import create_app
from web.cli import SECONDS_PER_REQUEST, _hosts, _warn
from web.login import Login, PasswordFileError
from web.parts import charts

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def _tree(page: FlaskClient, url: str) -> HTMLParser:
    response = page.get(url)
    assert response.status_code == 200
    return HTMLParser(response.get_data(as_text=True))


def _texts(tree: HTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def _total(page: FlaskClient, url: str) -> int:
    (text,) = _texts(_tree(page, url), ".heading .total")
    return int(re.split(r"\D", text, maxsplit=1)[0])


# --- an official -------------------------------------------------------------------------------------


def test_an_official_has_names_offices_months_outlets_company_and_articles(page: FlaskClient) -> None:
    tree = _tree(page, "/pejabat/sergei-lavrov")
    assert _texts(tree, "h1") == ["Sergei Lavrov"]
    assert _texts(tree, ".all-articles") == ["13 artikel"]
    assert "Menteri Luar Negeri Rusia" in " ".join(_texts(tree, ".offices"))
    (company,) = tree.css("[aria-labelledby=bersama] .ranked")
    assert " ".join(company.text().split()).endswith("Wang Yi Artikel yang menyebut keduanya: 1")
    assert len(tree.css(".hits .hit")) == 6
    assert {"Kabar Utara", "Kabar Selatan"} <= set(_texts(tree, ".ranked th"))


def test_every_number_of_a_page_leads_to_as_many_articles(page: FlaskClient) -> None:
    for url in ("/pejabat/sergei-lavrov", "/media/Kabar%20Utara"):
        rows = _tree(page, url).css(".ranked tr")
        assert rows
        for row in rows:
            links = row.css("td.count a")
            assert _total(page, links[0].attributes["href"] or "") == int(row.text().split()[-1])
            goal = row.css("th a")[0].attributes["href"] or ""
            assert page.get(goal).status_code == 200


def test_a_name_in_the_address_leads_to_the_official(page: FlaskClient) -> None:
    response = page.get("/pejabat/Lavrov")
    assert (response.status_code, response.headers["Location"]) == (302, "/pejabat/sergei-lavrov")
    assert page.get("/pejabat/siapa-ini").status_code == 404


def test_a_dossier_of_many_articles_says_that_it_read_some() -> None:
    people = (Official("a-b", "A B", "Menteri"),)
    many = [article(n, title="Pasar", published="2021-05", officials=people) for n in range(700)]
    text = create_app(NaiveEngine(many)).test_client().get("/pejabat/a-b").get_data(as_text=True)
    assert "700 artikel" in text and "dibaca dari 234 artikel" in text


# --- an outlet ---------------------------------------------------------------------------------------


def test_an_outlet_has_its_coverage_officials_and_ends(page: FlaskClient) -> None:
    tree = _tree(page, "/media/Kabar%20Selatan")
    assert _texts(tree, ".all-articles") == ["8 artikel"]
    facts = dict(zip(_texts(tree, "main dt"), _texts(tree, "main dd"), strict=True))
    assert facts == {
        "Artikel pertama": "15 Januari 2020",
        "Artikel terakhir": "15 Juli 2021",
        "Tanpa tanggal": "0",
    }
    assert len(tree.css("svg.chart")) == 1
    assert page.get("/media/Tak%20Ada").status_code == 404


# --- a timeline --------------------------------------------------------------------------------------


def test_a_timeline_counts_months_and_their_share_and_leads_to_them(page: FlaskClient) -> None:
    tree = _tree(page, "/linimasa?q=pelabuhan")
    rows = [" ".join(row.text().split()) for row in tree.css("#isi .numbers tbody tr")]
    assert rows[0].startswith("Januari 2020 2 2 100%")
    assert sum(int(row.split()[2]) for row in rows) == 24
    for link in tree.css(".numbers a"):
        assert _total(page, link.attributes["href"] or "") > 0
    assert len(tree.css("svg.chart .bar")) == 2 * len(rows)
    assert _texts(tree, ".sort [aria-current]") == ["Per bulan"]
    years = _tree(page, "/linimasa?q=pelabuhan&step=year")
    assert _texts(years, ".numbers tbody th") == ["2020", "2021"]


def test_a_timeline_tells_outlets_apart_on_request(page: FlaskClient) -> None:
    tree = _tree(page, "/linimasa?q=pelabuhan&per=outlet")
    assert _texts(tree, ".multiples h3") == ["Kabar Utara", "Kabar Selatan"]
    assert not _tree(page, "/linimasa?q=pelabuhan").css(".multiples")


def test_a_timeline_states_what_it_cannot_show(page: FlaskClient) -> None:
    assert "1 artikel tanpa tanggal" in " ".join(_texts(_tree(page, "/linimasa?q=jembatan"), ".beside"))
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


# --- out ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["csv", "jsonl", "bib", "ris"])
def test_an_export_holds_every_hit_the_question_and_the_build(page: FlaskClient, name: str) -> None:
    engine = reading_room.engine()
    with page.get(f"/unduh/{name}?q=pelabuhan&outlet=Kabar+Utara&page=3") as response:
        text = response.get_data(as_text=True)
        assert response.status_code == 200
        assert all(each.id in text for each in reading_room.HARBOURS if each.outlet == "Kabar Utara")
        assert engine.build_id() in text and "pelabuhan" in text
        said = response.headers["Content-Disposition"]
        assert said == (
            f'attachment; filename="warta-pelabuhan-and-outlet-kabar-utara-{engine.build_id()}.{name}"'
        )


def test_an_export_of_nothing_asked_is_the_archive_and_another_format_is_not_there(page: FlaskClient) -> None:
    with page.get("/unduh/csv") as response:
        rows = list(csv.reader(io.StringIO(response.get_data().decode("utf-8-sig"))))
    assert len(rows) == len(reading_room.EVERYTHING) + 1
    assert page.get("/unduh/xlsx").status_code == 404


def test_only_so_many_download_at_once_and_a_closed_one_makes_room(page: FlaskClient) -> None:
    held = [page.get("/unduh/csv") for _ in range(3)]
    refused = page.get("/unduh/csv")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    for each in held:
        each.close()
    with page.get("/unduh/csv") as response:
        assert response.status_code == 200


def test_an_article_is_cited_as_bibtex_and_ris(page: FlaskClient) -> None:
    bib = page.get(f"/artikel/{reading_room.WHOLE.id}.bib")
    assert bib.mimetype == "application/x-bibtex" and bib.get_data(as_text=True).startswith("@article{warta-")
    assert "TY  - NEWS" in page.get(f"/artikel/{reading_room.WHOLE.id}.ris").get_data(as_text=True)
    assert page.get("/artikel/000000000000.bib").status_code == 404


def test_a_feed_has_the_newest_and_none_without_a_date(page: FlaskClient) -> None:
    response = page.get("/atom?q=jembatan")
    root = ElementTree.fromstring(response.get_data())
    assert response.mimetype == "application/atom+xml"
    (entry,) = root.findall("a:entry", ATOM)
    assert entry.findtext("a:id", None, ATOM) == f"urn:warta:{reading_room.WHOLE.id}"
    assert entry.findtext("a:updated", None, ATOM) == "2021-05-28T08:37:00+07:00"
    assert [each.attrib["label"] for each in entry.findall("a:category", ATOM)] == [
        "Sergei Lavrov",
        "Wang Yi",
    ]
    again = page.get("/atom?q=jembatan", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    ElementTree.fromstring(page.get("/atom").get_data())  # the hostile article too


def test_browsers_can_add_the_archive(page: FlaskClient) -> None:
    (link,) = _tree(page, "/").css("link[rel=search]")
    root = ElementTree.fromstring(page.get(link.attributes["href"] or "").get_data())
    templates = {each.attrib["type"]: each.attrib["template"] for each in root if "template" in each.attrib}
    assert templates["text/html"] == "http://localhost/?q={searchTerms}"
    typed, found = json.loads(page.get("/opensearch/suggest?q=lav").get_data())
    assert (typed, "Sergei Lavrov" in found) == ("lav", True)


def test_health_says_whether_the_index_can_be_asked(page: FlaskClient) -> None:
    healthy = page.get("/healthz")
    assert healthy.status_code == 200
    assert json.loads(healthy.get_data())["articles"] == len(reading_room.EVERYTHING)

    class Gone(NaiveEngine):
        def count(self) -> int:
            raise EngineError("There is no index at /srv/rahasia.")

    ill = create_app(Gone()).test_client().get("/healthz")
    assert ill.status_code == 503 and b"rahasia" not in ill.get_data()


# --- safe --------------------------------------------------------------------------------------------


def test_a_hostile_article_is_only_text_on_these_pages_too(page: FlaskClient) -> None:
    for url in (
        "/pejabat/%3Cb%3Ex%EF%BF%BD",
        "/media/%3Ci%3EJahat%3C/i%3E&amp;",
        "/linimasa?q=ranjau&per=outlet",
    ):
        response = page.get(url)
        tree = HTMLParser(response.get_data(as_text=True))
        assert not tree.css(
            "script:not([src]), style, [style], img, [onerror], [onload], b, i, u, em, iframe"
        )
    tree = _tree(page, "/media/%3Ci%3EJahat%3C%2Fi%3E%26amp%3B%20%E2%80%AE")
    assert _texts(tree, "h1 bdi") == ["<i>Jahat</i>&amp; \u202e"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("jahat.example", 421),
        ("10.0.0.7", 421),
    ],
)
def test_only_known_names_of_the_server_are_answered(page: FlaskClient, host: str, status: int) -> None:
    for url in ("/", "/api/v1/search?q=x", "/unduh/csv"):
        with page.get(url, headers={"Host": host}) as response:
            assert response.status_code == status
            assert "default-src 'self'" in response.headers["Content-Security-Policy"]


def test_names_to_answer_to_follow_from_the_options() -> None:
    assert _hosts("127.0.0.1", ()) == safety.LOOPBACK
    assert "arsip.example" in _hosts("127.0.0.1", ("Arsip.example:443",))
    everywhere = create_app(NaiveEngine(), _hosts("0.0.0.0", ())).test_client()
    assert everywhere.get("/", headers={"Host": "10.0.0.7:8000"}).status_code == 200
    assert everywhere.get("/", headers={"Host": "jahat.example"}).status_code == 421
    anyone = create_app(NaiveEngine(), _hosts("127.0.0.1", ("*",))).test_client()
    assert anyone.get("/", headers={"Host": "jahat.example"}).status_code == 200


class _Slow(NaiveEngine):
    def search(self, query: Query) -> Results:
        deadline.check()
        raise QueryTooSlowError(2)


def test_a_question_that_takes_too_long_gets_advice() -> None:
    page = create_app(_Slow()).test_client()
    response = page.get("/?q=a")
    assert response.status_code == 503 and "terlalu lama" in response.get_data(as_text=True)
    assert json.loads(page.get("/api/v1/search?q=a").get_data())["title"] == "Service Unavailable"


def test_the_time_of_a_request_ends_with_it() -> None:
    create_app(reading_room.engine(), seconds=-1.0).test_client().get("/?q=x")
    deadline.check()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    caplog.set_level(logging.DEBUG)
    yield caplog


def test_nothing_asked_is_logged_unless_wanted(logged: pytest.LogCaptureFixture) -> None:
    create_app(reading_room.engine()).test_client().get("/?q=rahasia")
    assert "rahasia" not in logged.text
    create_app(reading_room.engine(), log_queries=True).test_client().get("/?q=rahasia%0Ax")
    assert "GET /?q=rahasia" in logged.text


def test_pages_hold_nothing_that_the_policy_forbids(page: FlaskClient) -> None:
    for url in ("/pejabat/wang-yi", "/media/Kabar%20Utara", "/linimasa?per=outlet"):
        tree = _tree(page, url)
        assert not tree.css("[style], style, script:not([src])")
        assert len(tree.css("svg.chart[role=group] > title")) == len(tree.css("svg.chart"))


def test_what_took_the_longest_is_named_where_a_question_is_refused() -> None:
    class Dear(NaiveEngine):
        def search(self, query: Query) -> Results:
            raise QueryTooSlowError(2, Prefix("me<b>"))

    page = create_app(Dear()).test_client()
    assert "“me&lt;b&gt;*”" in page.get("/?q=a").get_data(as_text=True)
    told = json.loads(page.get("/api/v1/search?q=a").get_data())
    assert told["part"] == "me<b>*" and "2 seconds" in told["detail"]


@pytest.mark.parametrize(
    "host",
    ["[::1].evil.example", "localhost:80@evil.example", "localhost, a", "localhost:80:80", "a b", "é"],
)
def test_what_is_no_host_is_refused_under_every_rule(host: str) -> None:
    for hosts in (safety.LOOPBACK, {safety.ANY_HOST}):
        page = create_app(NaiveEngine(), hosts).test_client()
        assert page.get("/", headers={"Host": host}).status_code == 400


def test_without_the_password_nothing_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("redaksi:kata: sandi é\nrest\n", "utf-8")
    file.chmod(0o600)
    page = create_app(reading_room.engine(), login=Login.load(file)).test_client()
    urls = ("/", "/api/v1/search?q=x", "/unduh/csv", "/healthz", "/static/style.css", "/nowhere")
    wrong = [("redaksi", ""), ("redaksi", "kata: sandi"), ("", "kata: sandi é"), ("redaksi:kata", " sandi")]
    for url in urls:
        for auth in (None, *wrong):
            with page.get(url, auth=auth) as refused:
                assert refused.status_code == 401
                assert refused.headers["WWW-Authenticate"].startswith("Basic ")
                assert "Content-Security-Policy" in refused.headers
    with page.get("/?q=pelabuhan", auth=("redaksi", "kata: sandi é")) as answered:
        assert answered.status_code == 200 and "nomor" in answered.get_data(as_text=True)


@pytest.mark.parametrize(
    ("content", "mode", "told"),
    [
        (b"a:b", 0o640, "Others may read"),
        (b"a:b", 0o604, "Others may read"),
        (b"nothing", 0o600, "NAME:PASSWORD"),
        (b":b", 0o600, "NAME:PASSWORD"),
        (b"a:\nb", 0o600, "NAME:PASSWORD"),
        (b"a:\xff", 0o600, "NAME:PASSWORD"),
        (None, 0o600, "cannot be read: No such file"),
    ],
)
def test_a_password_file_that_is_unfit_is_refused_by_name(
    tmp_path: Path, content: bytes | None, mode: int, told: str
) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
        file.chmod(mode)
    with pytest.raises(PasswordFileError, match=told) as raised:
        Login.load(file)
    assert str(file) in str(raised.value)


def test_the_server_says_who_may_read(capsys: pytest.CaptureFixture[str]) -> None:
    told = {}
    for address in ("127.0.0.1", "::1", "0.0.0.0", "::", "10.0.0.7"):
        _warn(address, None)
        told[address] = capsys.readouterr().err
    assert not told["127.0.0.1"] and not told["::1"]
    assert all(
        "anyone who reaches this machine" in told[address] for address in ("0.0.0.0", "::", "10.0.0.7")
    )
    _warn("0.0.0.0", Login.of("a", "b"))
    assert "the password travels unencrypted" in capsys.readouterr().err
    assert SECONDS_PER_REQUEST == safety.SECONDS_PER_REQUEST
    with pytest.raises(UsageError, match="is no name"):
        _hosts("127.0.0.1", ("arsip@example",))
