"""How common a name is by its words, and which near words are two names."""

from __future__ import annotations

import pytest

from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import same_person
from search.knowledge.officials.name_frequency import are_two_names, is_of_many
from search.knowledge.officials.names import levelled_words


@pytest.mark.parametrize(
    "name",
    [
        "Dewi Lestari",
        "Rina Yulianti",
        "Nurul Huda",
        "Asep Saepudin",
        "Ni Made Suartini",
        "I Wayan Sudana",
        "Parlindungan Siregar",
        "Maria Fransiska",
        "Abdul Rahim",
        "Syamsul Bahri",
        "Siti Nur Hidayati",
        "Endang Sri Rejeki",
        "Yohanes Don Bosco",
        "Fransiskus Xaverius",
        "Sri Sulasmi",
        "Agus Kartono",
        "Sriyanto Wagimin",
        "Eti Rohaeti",
        "Edrizal Syafwan",
        "Wayan Sadnyana",
        "Yosef Bria",
        "Lukas Wenda",
        "Jemmy Rondonuwu",
        "Sahrul Assagaf",
        "La Ode Hasan",
        "Anak Agung Gede Putra",
    ],
)
def test_names_of_many(name: str) -> None:
    assert is_of_many(levelled_words(name))


@pytest.mark.parametrize(
    "name",
    [
        "Dewi Kencantara",
        "Muhammad Kencanto",
        "Rudi Kencanto Wibawa",
        "Lamria Parulian Togatorop",
        "Oktavianus Kencantara",
    ],
)
def test_names_of_few(name: str) -> None:
    assert not is_of_many(levelled_words(name))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Agus Salim", "Agus Salam"),
        ("Hasan Basri", "Hasan Bisri"),
        ("Siti Rohimah", "Siti Rohmah"),
        ("Dewi Anggraini", "Devi Anggraini"),
        ("Titik Suharti", "Tatik Suharti"),
    ],
)
def test_two_words_each_of_which_is_a_name_are_two_names(one: str, two: str) -> None:
    gazetteer = Gazetteer.load()
    assert same_person(one, two, gazetteer) == same_person(two, one, gazetteer) == (False, "different")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Abdul Kholik", "Abdul Khalik"),
        ("Siti Fatimah", "Siti Patimah"),
        ("Usman Hidayat", "Osman Hidayat"),
        ("Johanis Lembang", "Yohanis Lembang"),
        ("Nur Ikhsan", "Nur Iksan"),
        ("Asep Hidayatullah", "Asep Hidayatulloh"),
        ("Choirul Anam", "Khoirul Anam"),
        ("Christina Purba", "Kristina Purba"),
        ("Zaenal Abidin", "Jaenal Abidin"),
        ("Nur Sholihin", "Nur Solikin"),
    ],
)
def test_a_habit_of_spelling_is_no_other_name(one: str, two: str) -> None:
    assert not are_two_names(levelled_words(one), levelled_words(two))


def test_a_woman_of_bali_is_named_without_ni() -> None:
    gazetteer = Gazetteer.load()
    assert same_person("Ni Made Ayu Kencanawati", "Made Ayu Kencanawati", gazetteer)[0]
    assert not same_person("Ni Made Ayu Kencana", "I Made Ayu Kencana", gazetteer)[0]
