"""Regencies and cities as texts write them, and in which of them a district lies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from search.analysis.tables import read_csv
from search.knowledge.officials.bodies import seat
from search.knowledge.officials.phrases import Phrases

# Where media have their desks: a dateline of theirs says little about where something was.
_OF_DESKS = """
ambon|banda aceh|bandar lampung|bandung|banjarmasin|bengkulu|denpasar|gorontalo|jakarta|jambi|jayapura|kendari
kupang|makassar|manado|mamuju|manokwari|mataram|medan|padang|palangka raya|palembang|palu|pangkal pinang
pekanbaru|pontianak|samarinda|semarang|serang|sorong|surabaya|ternate|yogyakarta|solo|surakarta|malang|kediri
"""
# Beside a regency's name in a list: 'adm. jakarta barat'.
_ADMINISTRATIVE = "adm. "


def regency_at(low: Sequence[str], k: int) -> tuple[int, str] | None:
    """The end of the regency's or city's name that begins at a word in lower case, and its seat's id.

    >>> regency_at(["kabupaten", "rokan", "hulu"], 1), regency_at(["rohul"], 0), regency_at(["di"], 0)
    ((3, 'rokan-hulu'), (1, 'rokan-hulu'), None)
    """
    return _names().at(low, k)


def capital_at(low: Sequence[str], k: int) -> tuple[int, str] | None:
    """The end of the name of a regency's capital, or of a city's other name, and the regency's seat.

    >>> capital_at(["labuan", "bajo", ","], 0), capital_at(["solo"], 0)
    ((2, 'manggarai-barat'), (1, 'surakarta'))
    """
    return _capitals().at(low, k)


def regency_of(district: str) -> str | None:
    """The regency of a district (as an office's seat) whose name no other regency's has.

    >>> regency_of("cilongok"), regency_of("banjarsari")
    ('banyumas', None)
    """
    return _by_district().get(district)


def is_regency(where: str) -> bool:
    """Whether an office's seat is a regency or city whose name is no province's."""
    return where in _province_of()


def province_of(regency: str) -> str | None:
    """The province of a regency, both as offices' seats, where no other place has its name.

    >>> province_of("rokan-hulu"), province_of("jambi")
    ('riau', None)
    """
    return _province_of().get(regency)


def has_desks(regency: str) -> bool:
    """Whether media have desks there, who write its name above what was elsewhere, too."""
    return regency in _desks()


@cache
def _desks() -> frozenset[str]:
    return frozenset(seat(f"Bupati {name}") for name in _OF_DESKS.strip().replace("\n", "|").split("|"))


@cache
def _names() -> Phrases[str]:
    here = Path(__file__)
    told = [row["regency"].removeprefix(_ADMINISTRATIVE) for row in _rows()]
    told += [name for row in read_csv(here.with_name("regencies.csv")) for name in row["names"].split("|")]
    return Phrases((name, seat(f"Bupati {name}")) for name in sorted({*told, "jakarta"}))


@cache
def _province_of() -> dict[str, str]:
    rows = read_csv(Path(__file__).with_name("regency-provinces.csv"))
    return {regency: row["province"] for row in rows for regency in row["regencies"].split("|")}


@cache
def _capitals() -> Phrases[str]:
    rows = read_csv(Path(__file__).with_name("regency-capitals.csv"))
    return Phrases(
        (name, seat(f"Bupati {row['regency']}")) for row in rows for name in row["capitals"].split("|")
    )


@cache
def _by_district() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows():
        found |= dict.fromkeys(row["districts"].split("|"), seat(f"Bupati {row['regency']}"))
    return found


def _rows() -> Sequence[dict[str, str]]:
    return list(read_csv(Path(__file__).with_name("district-regencies.csv")))
