"""Offices of villages and districts, and offices without a place, in the regency that an article tells."""

from __future__ import annotations

import pytest

from index.officials.finding import find_officials
from search.knowledge.officials.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()
HEAD = "Kepala Desa Sukamaju, Agus Salim, membuka pasar desa"


def ids(*body: str) -> list[str]:
    return [official.id for official in find_officials(None, None, body, published=None, gazetteer=GAZETTEER)]


@pytest.mark.parametrize(
    ("body", "area"),
    [
        ((f"BOGOR, KOMPAS.com - {HEAD}.",), "--bogor"),
        ((f"DELI SERDANG - {HEAD}.",), "--deli-serdang"),
        ((f"Garut (ANTARA) - {HEAD}.",), "--garut"),
        ((f"TEMPO.CO, Sleman - {HEAD}.",), "--sleman"),
        # Of a district, which lies in one regency.
        ((f"CILONGOK - {HEAD}.",), "--banyumas"),
        # Of a regency by its capital, of a city by another name.
        ((f"LABUAN BAJO, POS-KUPANG.COM - {HEAD}.",), "--manggarai-barat"),
        ((f"SOLO, Solopos - {HEAD}.",), "--surakarta"),
        # What the text says counts for more, the regency in short, too.
        ((f"SOLO - {HEAD} milik Pemkab Sukoharjo.",), "--sukoharjo"),
        ((f"{HEAD} di Kabupaten Rohul.",), "--rokan-hulu"),
        # An article that names another in passing tells none, so do national media's, several, and none.
        ((f"SOLO - {HEAD}.", "Pasar itu milik Pemkab Sukoharjo."), ""),
        ((f"{HEAD}.", "Pemkab Sukoharjo senang."), ""),
        ((f"Pasar serupa ada di Kota Pekanbaru, Riau. {HEAD}.",), ""),
        ((f"JAKARTA, KOMPAS.com - {HEAD}.",), ""),
        ((f"{HEAD}.", "Warga Kabupaten Garut dan Kabupaten Bogor datang."), ""),
        ((f"{HEAD} di depan Polres Metro.",), ""),
        ((f"{HEAD} milik Polda Jambi.",), ""),
        ((f"{HEAD} - dan pasar di Bogor.",), ""),
    ],
)
def test_a_villages_regency(body: tuple[str, ...], area: str) -> None:
    assert ids(*body) == [f"agus-salim-sukamaju{area}"]


def test_a_villages_office_may_end_with_its_regency() -> None:
    text = "BOGOR - Kapolsek Astanaanyar Bandung Kompol Dewi Lestari menangkap pencuri."
    assert ids(text) == ["dewi-lestari-astanaanyar--bandung"]


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("SLEMAN - ", "sleman"),
        ("Pemerintah Kabupaten Deli Serdang berbenah. ", "deli-serdang"),
        # Of a province's capital the province's head may be meant.
        ("SEMARANG - ", "kesehatan"),
    ],
)
def test_an_office_without_a_place_is_where_the_article_is(line: str, where: str) -> None:
    text = f"{line}Kepala Dinas Kesehatan Siti Aminah membagikan masker kepada warga."
    assert ids(text) == [f"siti-aminah-{where}"]
