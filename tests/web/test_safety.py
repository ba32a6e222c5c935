"""What no article and no request can do: headers, hosts, hostile texts, time, passwords."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import UsageError
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from search.errors import QueryTooSlowError
from search.model import Prefix, Query, Results
from search.process import deadline
from tests import reading_room
from tests.naive_engine import NaiveEngine
from tests.web.parsed import first_in, goal_of, parsed, parsed_at, texts_in
from web import safety
from web.app import create_app
from web.cli import SECONDS_PER_REQUEST, _hosts, _warn
from web.login import Login, PasswordFileError


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_answers_are_compressed_for_those_who_can_read_that(page: FlaskClient, encoding: str) -> None:
    plain = page.get("/?q=pelabuhan")
    packed = page.get("/?q=pelabuhan", headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) < len(plain.data) / 3
    assert "Content-Encoding" not in plain.headers


def test_a_hostile_article_is_only_text(page: FlaskClient) -> None:
    urls = ["/", "/?q=ranjau", "/?q=ranjau&outlet=%3Ci%3E", f"/artikel/{reading_room.HOSTILE.id}?q=ranjau"]
    for url in urls:
        tree = parsed(page.get(url))
        assert not tree.css(
            "script:not([src]), style, img, svg:not(.bars svg), [onerror], [onload], [onmouseover], "
            "b, i, u, em, iframe"
        )
        assert not [a for a in tree.css("a") if goal_of(a).startswith("javascript:")]
        assert "49" not in first_in(tree, "main").text()
    (heading,) = parsed(page.get(urls[1])).css(".hit .headline bdi")
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
    for url in (
        *("/", "/?q=pelabuhan", f"/artikel/{reading_room.WHOLE.id}"),
        *("/pejabat/wang-yi", "/media/Kabar%20Utara", "/linimasa?per=outlet"),
    ):
        tree = parsed_at(page, url)
        assert not tree.css("[style], style, script:not([src])")
        assert len(tree.css("svg.chart[role=group] > title")) == len(tree.css("svg.chart"))
        for node in tree.css("link[rel=stylesheet], link[rel=icon], script[src], img[src]"):
            assert (node.attributes.get("href") or node.attributes.get("src") or "").startswith("/static/")


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
    tree = parsed_at(page, "/media/%3Ci%3EJahat%3C%2Fi%3E%26amp%3B%20%E2%80%AE")
    assert texts_in(tree, "h1 bdi") == ["<i>Jahat</i>&amp; \u202e"]


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


def test_what_took_the_longest_is_named_where_a_question_is_refused() -> None:
    class Dear(NaiveEngine):
        def search(self, query: Query) -> Results:
            raise QueryTooSlowError(2, Prefix("me<b>"))

    page = create_app(Dear()).test_client()
    assert "“me&lt;b&gt;*”" in page.get("/?q=A+me<b>*").get_data(as_text=True)
    # What the page asked beside it is nothing that its reader typed, and may have its answer next time.
    plain = page.get("/?q=a&sort=newest").get_data(as_text=True)
    assert "me&lt;b&gt;" not in plain and 'href="/?q=a&amp;sort=newest">Coba lagi' in plain
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
