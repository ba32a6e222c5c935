"""Wordings of a dossier, by the office they mean."""

from __future__ import annotations

import pytest

from search.knowledge.synonyms import Thesaurus
from search.reports.dossier import Held
from search.reports.offices import held_offices


def _offices(country: str | None, *wordings: str) -> list[set[str]]:
    rows = []
    for wording in wordings:
        status, _, role = wording.rpartition("|")
        rows.append(Held(role, status or None, 1, None, None))
    found = held_offices(rows, country, Thesaurus.shipped())
    return [{held.role for held in office.wordings} for office in found]


@pytest.mark.parametrize(
    ("country", "wordings"),
    [
        (
            "Rusia",
            ("Menlu Rusia", "Menteri Luar Negeri Rusia", "Menteri Luar Negeri", "Menlu Federasi Rusia"),
        ),
        ("Amerika Serikat", ("Presiden AS", "Presiden Amerika Serikat", "Presiden", "presiden ke-45 as")),
        ("Indonesia", ("Presiden RI", "Presiden ke-7 RI", "Presiden Republik Indonesia", "presiden ketujuh")),
        ("Indonesia", ("Gubernur DKI Jakarta", "Gubernur DKI", "Gubernur Jakarta", "Gubernur")),
        ("Indonesia", ("Walikota Solo", "Wali Kota Solo")),
        ("Indonesia", ("Ketua Umum Partai Gerindra", "Ketua Umum DPP Partai Gerindra", "Ketum Gerindra")),
        ("Indonesia", ("Kapolri", "kapolri jenderal polisi", "Kepala Polri")),
        (
            "Indonesia",
            (
                "Menko Polhukam",
                "Menkopolhukam",
                "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan",
                "Menteri Koordinator Politik Hukum dan Keamanan",
            ),
        ),
    ],
)
def test_one_office_in_other_words(country: str, wordings: tuple[str, ...]) -> None:
    assert _offices(country, *wordings) == [set(wordings)]


@pytest.mark.parametrize(
    "wordings",
    [
        ("Presiden", "mantan|Presiden"),
        ("Presiden", "presiden terpilih"),
        ("Menteri Luar Negeri", "Wakil Menteri Luar Negeri"),
        ("Menteri", "Menteri Agama", "Menteri Sosial"),  # it may be either
        ("Gubernur Jawa Tengah", "Gubernur Jawa Barat"),
        ("Sekretaris Jenderal", "Sekretaris"),
    ],
)
def test_other_offices_stay_apart(wordings: tuple[str, ...]) -> None:
    assert len(_offices("Indonesia", *wordings)) == len(wordings)


def test_an_office_has_the_articles_and_days_of_all_its_wordings() -> None:
    rows = [
        Held("Menlu", None, 2, "2021-05-02", "2021-06-01"),
        Held("Menteri Luar Negeri", None, 3, "2020-01-05", "2021-01-01"),
        Held("Menlu RI", None, 1, None, None),
    ]
    (office,) = held_offices(rows, "Indonesia", Thesaurus.shipped())
    assert (office.role, office.count, office.first, office.last) == (
        "Menteri Luar Negeri",
        6,
        "2020-01-05",
        "2021-06-01",
    )
    assert [held.role for held in office.wordings] == ["Menteri Luar Negeri", "Menlu", "Menlu RI"]
