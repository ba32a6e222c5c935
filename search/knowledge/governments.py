"""One name for the government of a province, regency or city, by how it is written and by its site."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from search.analysis.tables import read_csv

_OFFICIALS: Final = Path(__file__).parent / "officials"
_SITE: Final = re.compile(
    r"(?:[\w-]+\.)*?(?P<area>[a-z][a-z-]*?)-?(?P<kind>kab|kota|prov)\.go\.id"
    r"|(?:[\w-]+\.)*?(?P<front>kab|kota)-?(?P<of>[a-z][a-z-]+)\.go\.id"
    r"|(?:[\w-]+\.)*?(?P<city>[a-z]+)\.go\.id"
)
_KINDS: Final = {"kab": "Pemkab", "kota": "Pemkot", "prov": "Pemprov"}
# Cities that have a site without a word for what they are.
_CITY_SITES: Final = """
    ambon balikpapan bandung banjarmasin batam bontang bukittinggi depok makassar medan padang palangkaraya
    palembang palu pekanbaru pontianak salatiga samarinda semarang surabaya surakarta tarakan tomohon
"""
_CITIES: Final = frozenset(_CITY_SITES.split())


def government(kind: str, area: str) -> str:
    """The name of an area's government (`kind`: 'Pemkab', 'Pemkot', 'Pemprov', 'Pemda').

    >>> government("Pemprov", "Jabar"), government("Pemkab", "KULONPROGO"), government("Pemkab", "Lereng")
    ('Pemprov Jawa Barat', 'Pemkab Kulon Progo', 'Pemkab Lereng')
    """
    known = _provinces() if kind == "Pemprov" else _regencies()
    return f"{kind} {known.get(_key(area)) or (area.title() if area.isupper() else area)}"


def government_of_site(host: str) -> str | None:
    """The government whose site, or an office's of it, a host is.

    >>> government_of_site("www.slemankab.go.id"), government_of_site("dinkes.jatimprov.go.id")
    ('Pemkab Sleman', 'Pemprov Jawa Timur')
    >>> government_of_site("lerengkab.go.id")
    """
    match = _SITE.fullmatch(host) if host.endswith(".go.id") else None
    if match is None:
        return None
    if match["city"]:
        city = match["city"]
        if city in ("jakarta", "beritajakarta"):
            return government("Pemprov", "Jakarta")
        return government("Pemkot", city.title()) if city in _CITIES else None
    area, kind = match["area"] or match["of"], match["kind"] or match["front"]
    known = _provinces() if kind == "prov" else _regencies()
    return f"{_KINDS[kind]} {known[_key(area)]}" if _key(area) in known else None


def is_area(words: str) -> bool:
    """Whether the words are the name of a province, regency or city.

    >>> is_area("Kab. Sleman"), is_area("Ogan Ilir"), is_area("Cimahi Diresmikan")
    (False, True, False)
    """
    return _key(words) in _regencies() or _key(words) in _provinces()


def province_of(words: str) -> str | None:
    """The province that the words name, by whatever form of its name.

    >>> province_of("Jateng"), province_of("Klaten")
    ('Jawa Tengah', None)
    """
    return _provinces().get(_key(words))


def _key(area: str) -> str:
    return re.sub(r"[^a-z]+", "", area.casefold())


@functools.cache
def _provinces() -> Mapping[str, str]:
    rows = read_csv(Path(__file__).with_name("provinces.csv"))
    return {
        _key(written): row["name"]
        for row in rows
        for written in (row["name"], *row["spellings"].split("|"))
        if written
    }


@functools.cache
def _regencies() -> Mapping[str, str]:
    found = {
        _key(regency): regency.title()
        for row in read_csv(_OFFICIALS / "district-regencies.csv")
        for regency in [row["regency"].removeprefix("adm. ")]
    }
    for row in read_csv(_OFFICIALS / "regencies.csv"):
        first, *forms = row["names"].split("|")
        name = found.get(_key(first)) or first.title()
        for form in (first, *forms):
            found.setdefault(_key(form), name)
    found["jogja"] = found["yogyakarta"]
    return found
