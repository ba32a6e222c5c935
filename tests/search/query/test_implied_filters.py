"""Plain words of a question read as conditions."""

from __future__ import annotations

from datetime import date

import pytest

from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.outlets import Outlets
from search.model import DayRange
from search.query.implied_filters import Conditions, read_conditions

OUTLETS = ("Kompas.com", "CNN Indonesia", "Antara", "Kabar Utara")
OFFICIALS = {"xi-jinping": "Xi Jinping", "joko-widodo": "Joko Widodo", "siti-umar": "Siti Umar"}
DECEMBER = DayRange("2020-12-01", "2020-12-31")


def _read(text: str) -> Conditions | None:
    return read_conditions(text, OUTLETS, OFFICIALS, Gazetteer.shipped(), Outlets.load(), date(2024, 9, 15))


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping Kompas.com Desember 2020",
        "desember 2020 kompas xi jinping",
        "Kompas.com, Desember 2020, Xi Jinping",
        "artikel Kompas.com bulan Desember 2020 yang menyebut Xi Jinping",
        "articles of Kompas.com of December 2020 that name Xi Jinping",
    ],
)
def test_outlet_month_and_official_in_any_order_and_framing(text: str) -> None:
    assert _read(text) == Conditions("", ("Kompas.com",), ("xi-jinping",), DECEMBER)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("banjir Desember 2020", Conditions("banjir", (), (), DECEMBER)),
        ("artikel tentang banjir Desember 2020", Conditions("banjir", (), (), DECEMBER)),
        ("berita banjir Desember 2020", Conditions("berita banjir", (), (), DECEMBER)),
        ("presiden Jokowi Desember 2020", Conditions("", (), ("joko-widodo",), DECEMBER)),
        ("Komisi XI Desember 2020", Conditions("Komisi XI", (), (), DECEMBER)),
        ("kunjungan Xi Jinping Desember 2020", Conditions("kunjungan", (), ("xi-jinping",), DECEMBER)),
        ("banjir bulan Desember 2020", Conditions("banjir", (), (), DECEMBER)),
        ("vaksin cnn indonesia", Conditions("vaksin", ("CNN Indonesia",), (), None)),
        ("vaksin di kabar utara", Conditions("vaksin di", ("Kabar Utara",), (), None)),
        ("media antara vaksin", Conditions("vaksin", ("Antara",), (), None)),
        ("kompas", Conditions("", ("Kompas.com",), (), None)),
        ("Siti Umar 2021", Conditions("", (), ("siti-umar",), DayRange("2021-01-01", "2021-12-31"))),
        ("banjir bulan lalu", Conditions("banjir", (), (), DayRange("2024-08-01", "2024-08-31"))),
    ],
)
def test_what_is_left_is_looked_for(text: str, read: Conditions) -> None:
    assert _read(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "banjir jakarta",
        "Jokowi",  # an official alone has its note
        "pemilu 2024",
        "arah kompas",
        "perjanjian antara dua negara",
        'Kompas.com "Desember 2020"',
        "Kompas.com -Jokowi Desember 2020",
        "outlet:Kompas.com Desember 2020",
        "Kompas.com ATAU Antara",
        "kata " * 30 + "Kompas.com",
    ],
)
def test_too_little_or_in_the_language_of_queries_is_left_alone(text: str) -> None:
    assert _read(text) is None
