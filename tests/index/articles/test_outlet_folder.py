"""Folders that name the outlet of the files in them."""

from __future__ import annotations

import pytest

from index.articles.outlet import find_outlet
from index.articles.outlet_clues import Clues
from search.knowledge.outlets import Outlets

OUTLETS = Outlets.load()


@pytest.mark.parametrize(
    "folder",
    [
        "kompas.com-2023",
        "kompas.com_2023-05",
        "arsip_kompas.com",
        "kompas-articles",
        "berita-kompas-txt",
        "2021_kompas",
        "01 kompas",
        "hasil crawling kompas",
        "kompas.com (2022)",
        "Kompas, Jan 1998",
        "Kompas.com (arsip lama)",
        "regional_kompas",
        "kompas.com-lereng",
        "KOMPAS Jatim",
        "KOMPAS ONLINE",
        "Kompas (lereng)",
    ],
)
def test_a_folder_names_an_outlet_with_what_people_add(folder: str) -> None:
    assert find_outlet(OUTLETS, Clues(folders=("data", folder)))[:2] == ("Kompas.com", "folder")


@pytest.mark.parametrize(
    "folder", ["berita", "arsip-2023", "berita-juara", "2023", "Mei 2021", "hasil crawling suara"]
)
def test_a_folder_of_another_kind_names_none(folder: str) -> None:
    assert find_outlet(OUTLETS, Clues(folders=("data", folder)))[0] is None


@pytest.mark.parametrize(
    ("folders", "name"),
    [
        (["arsip", "media", "surya"], "Surya"),
        (["Per_Media", "merdeka 2021"], "Merdeka.com"),
        (["media", "kemenkes"], "Kementerian Kesehatan"),
        (["arsip", "surya"], None),
        (["media", "rahayu"], None),
    ],
)
def test_a_word_in_a_folder_of_outlets_is_an_outlet(folders: list[str], name: str | None) -> None:
    assert find_outlet(OUTLETS, Clues(folders=folders))[0] == name
