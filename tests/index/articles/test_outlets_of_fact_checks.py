"""Whose page a fact check is: its team, byline and accounts, and not the media that it quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.articles.outlet import find_outlet
from index.articles.outlet_clues import Clues
from index.pages.record_body import trim_record
from search.knowledge.outlets import Outlets

OUTLETS = Outlets.load()
_TOLD = "Warga Desa Wetan memperbaiki jembatan yang putus diterjang arus sungai pekan lalu, kata kepala desa."
_MORE = "Mereka menyumbang tenaga dan bahan bangunan selama tiga hari tanpa menunggu bantuan dari kabupaten."


def test_a_team_of_fact_checkers_names_its_medium() -> None:
    body = ["Tim pemeriksa fakta Mafindo (TurnBackHoax) menelusuri kabar itu."]
    assert find_outlet(OUTLETS, Clues(body=body))[:2] == ("TurnBackHoax", "body")


def test_a_fact_checkers_byline_names_its_medium() -> None:
    byline = "Hasil Periksa Fakta Ani Widi (Anggota Komisariat MAFINDO Universitas Contoh)"
    assert find_outlet(OUTLETS, Clues.on(trim_record(f"{byline}\n{_TOLD}\n{_MORE}")))[0] == "TurnBackHoax"


def test_an_outlet_in_a_headline_of_an_inquiry_names_none() -> None:
    lines = ["KPK Periksa Direktur TEMPO", "Pemeriksaan berlangsung lama, kata pengacara KOMPAS di Jakarta."]
    clues = Clues(above=lines, body=[_TOLD, _MORE], tail=["Copyright © ANTARA 2024"])
    assert find_outlet(OUTLETS, clues)[:2] == ("Antara", "colophon")


def test_a_text_that_names_another_medium_tells_of_an_account() -> None:
    told = "Kompas.com memeriksa klaim itu di grup https://web.facebook.com/groups/fafhh/ yang ramai."
    assert find_outlet(OUTLETS, Clues(body=[_TOLD, told]))[0] is None


@pytest.mark.parametrize(
    ("account", "text", "found"),
    [
        ("facebook.com/korandesa", "Ikuti https://www.facebook.com/korandesa", True),
        ("facebook.com/korandesa", "Ikuti https://www.facebook.com/korandesa.", True),
        ("facebook.com/korandesa", "Ikuti https://m.facebook.com/KoranDesa?ref=1", True),
        ("facebook.com/korandesa/", "Ikuti https://facebook.com/korandesa/posts/1", True),
        ("https://www.facebook.com/korandesa", "Ikuti facebook.com/korandesa", True),
        ("facebook.com/korandesa", "Ikuti https://facebook.com/korandesa.lain", False),
        ("facebook.com/korandesa", "Ikuti https://facebook.com/korandesa2/", False),
        ("x.com/korandesa", "Lihat https://x.com/korandesa/status/1", True),
        ("x.com/korandesa", "Lihat https://netflix.com/korandesa/1", False),
        ("https://", "Lihat https://netflix.com/korandesa/1", False),
    ],
)
def test_an_account_is_found_however_it_is_linked(
    tmp_path: Path, account: str, text: str, found: bool
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(f'[[outlet]]\nname = "Koran Desa"\naccounts = ["{account}"]\n', encoding="utf-8")
    assert Outlets.load(file).of_accounts(text) == (frozenset({"Koran Desa"}) if found else frozenset())


def test_a_checkers_account_goes_before_the_credits_that_it_quotes() -> None:
    account = "https://web.facebook.com/groups/fafhh/permalink/1/"
    body = ["Jembatan. (Kompas.com/Budi Santoso) Kabar itu salah.", f"Sumber: {account}"]
    assert find_outlet(OUTLETS, Clues(body=body))[:2] == ("TurnBackHoax", "credit")


def test_a_users_list_has_accounts(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[outlet]]\nname = "Koran Desa"\naccounts = ["facebook.com/korandesa"]\n', encoding="utf-8"
    )
    body = ["Panen raya.", "Ikuti https://facebook.com/KoranDesa/posts/1"]
    assert find_outlet(Outlets.load(file), Clues(body=body))[0] == "Koran Desa"


@pytest.mark.parametrize(
    "opening",
    [
        "Unggahan itu salah. PENJELASAN: jpnn.com, CENGKIR – Bupati mendukung gerakan menanam pohon.",
        "“KOMPAS.com – Satelit milik desa telah meluncur ke orbit”, begitu bunyi pesan itu.",
    ],
)
def test_a_dateline_that_a_fact_check_quotes_names_no_outlet(opening: str) -> None:
    assert find_outlet(OUTLETS, Clues(body=(opening,)))[0] is None
    told = opening.replace("Unggahan itu salah. PENJELASAN: ", "").replace("“", "")
    assert find_outlet(OUTLETS, Clues(body=(told,)))[0] is not None


@pytest.mark.parametrize("before", ['"Hidup" ', "SUMBER air warga kering. "])
def test_a_word_that_a_fact_check_has_too_and_a_closed_quote_are_none(before: str) -> None:
    assert find_outlet(OUTLETS, Clues(body=(f"{before}KOMPAS.com - Bupati datang ke pasar.",)))[0] is not None
