"""What an address says of a question: bad values are told, and none breaks a page."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from werkzeug.datastructures import MultiDict

from search.model import DayRange
from tests import reading_room
from tests.web.parsed import goal_of
from web.address import Address, read
from web.app import create_app


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


_VALUES = st.one_of(
    st.text(max_size=30), st.sampled_from(["2021", "1", "Kabar Utara", "wang-yi", "newest", '"', "-x", "a:b"])
)


_PAGE = create_app(reading_room.engine()).test_client()


@settings(max_examples=25)
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
            assert client.get(goal_of(node)).status_code == 200


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
