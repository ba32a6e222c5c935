"""Forms of a name's words in several languages: which meet, and which stay apart."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from search.knowledge.officials import name_forms
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import same_person
from search.knowledge.officials.names import alike, levelled_slug

GAZETTEER = Gazetteer.shipped()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Oleksandr Kencanenko", "Aleksandr Kencanenko"),
        ("Serhiy Kencanenko", "Sergei Kencanenko"),
        ("Mykola Kencanenko", "Nikolai Kencanenko"),
        ("Pyotr Kencanski", "Petr Kencansky"),
        ("Abdel Rahman al-Kencani", "Abdulrahman Al Kencani"),
        ("Yusuf al-Kencani", "Yusuf Kencani"),
        ("Rudi Mu'in Kencana", "Rudi Mukin Kencana"),
        ("Rudi Holik", "Rudi Kholik"),
        ("Kim Jae-myung", "Kim Jae Myeong"),
        ("Isran Noor", "Isran Nur"),
        ("Erick Kencana", "Eric Kencana"),
        ("Johannes Kencana", "Yohanis Kencana"),
        ("Sri Rezeki", "Sri Rejeki"),
        # The old spelling, letters for a Balinese word; titles; short for a first name of three.
        ("Moehammad Jasin Soekencono", "Muhammad Yasin Sukencono"),
        ("Syaiful Bachri Kencana", "Saiful Bakhri Kencana"),
        ("Dicky Rachmat Kencana", "Diky Rahmat Kencana"),
        ("Dicky Kencana", "Diky Kencana"),
        ("Soerjadi Kencana", "Suryadi Kencana"),
        ("Tjok Raka Kencanawijaya", "Cokorda Raka Kencanawijaya"),
        ("Syech Wening Kencana", "Sheikh Wening Kencana"),
        ("KRT. Wening Kencana", "Wening Kencana"),
        ("Wachyudi Kencana Setija", "Wahyudi Kencana Setiya"),
        ("Rudi Kencana Dg. Wening", "Rudi Kencana Daeng Wening"),
        ("Bhudi Kencana", "Budi Kencana"),
        ("I Gst. Ngr. Kencana Negara", "I Gusti Ngurah Kencana Negara"),
        ("Prof. Dr. H. Wening Kencana", "Wening Kencana"),
        ("Ny. Hj. Wening Kencana", "Wening Kencana"),
        ("Tuan Guru Bajang Wening Kencana", "Wening Kencana"),
        ("Robertus Belarminus Kencana", "Robert Belarminus Kencana"),
        # Ranks and corps; another name; a last vowel of three words; Muhammad's letter; as Germans write.
        ("Letkol Inf Wening Kencana", "Wening Kencana"),
        ("Aiptu Wening Kencana, S.H.", "Wening Kencana"),
        ("Drh. Wening Kencana", "Wening Kencana"),
        ("Rd. Asep Kencana", "Raden Asep Kencana"),
        ("Hadji Abdul Kencana", "H. Abdul Kencana"),
        ("Abah Kencana alias Rudi Kencana", "Rudi Kencana"),
        ("Dwi Prasetyo Kencana", "Dwi Prasetya Kencana"),
        ("Wening Muhammad Ken", "Wening M. Ken"),
        ("Chrisman Kencana Wening", "Krisman Kencana Wening"),
        ("Sergei Kencojgu", "Sergei Kencoigu"),
        ("Lettu Laut (P) Wening Kencana", "Wening Kencana"),
        ("R.Ay. Wening Kencana", "Wening Kencana"),
        ("Pdt. Wening Kencana", "Wening Kencana"),
        ("Abd. Roechim Kencana", "Abdul Rohim Kencana"),
        ("Tb. Rudi Chasan", "Tubagus Rudi Hasan"),
        ("I Dw. Gede Kencana", "I Dewa Gede Kencana"),
        ("Fatchiyah Kertakencana", "Fathiyah Kertakencana"),
        ("Drs. Ec. Machfud Shodiq Kencana", "Mahfud Sodiq Kencana"),
        # Of who is listed, two initials for two names, or behind the whole one.
        ("Fransiskus Xaverius Hadi Rudyatmo", "FX Hadi Rudyatmo"),
        ("Nana Soedjana A.S.", "Nana Sudjana"),
    ],
)
def test_forms_of_one_word_meet(one: str, two: str) -> None:
    assert same_person(one, two, GAZETTEER)[0]
    assert alike(one, two) == alike(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Sergei Kencanenko", "Andriy Kencanenko"),
        ("Vladimir Kencanov", "Vladislav Kencanov"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Nicolas Maduro", "Nicolas Maduro Guerra"),
        ("Hasan Kencana", "Husein Kencana"),
        ("H. Kencana", "Rudi Kencana"),
        ("Robertus Belarminus Kencana", "Roberto Bonifasius Kencana"),
        ("Jonner Kencana", "Jonter Kencana"),
        ("Ratna Dewi", "Ratna Sari Dewi"),
        ("Budi Utomo", "Budi Hutomo"),
        ("Parlin Kencana", "Parlan Kencana"),
        ("Sri Mulyani", "Sri Mulyati"),
        ("Donald Trump", "Donald Trump Jr"),
        ("Pratu Wening Kencana", "Pratama Wening Kencana"),
    ],
)
def test_other_words_stay_apart(one: str, two: str) -> None:
    assert same_person(one, two, GAZETTEER)[0] is False


def test_a_form_makes_no_id() -> None:
    assert levelled_slug("Serhiy Kencanenko") != levelled_slug("Sergei Kencanenko")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("H. Herman Deru SH MM", "Herman Deru"),
        ("Raja Juli Antony", "Raja Juli Antoni"),
        ("Basuki T Purnama", "Basuki Tjahaja Purnama"),
        ("Nicolas Maduro Moros", "Nicolas Maduro"),
        ("Sheikh Hasina Wazed", "Sheikh Hasina"),
        ("Oleksandr Lukashenko", "Alexander Lukashenko"),
    ],
)
def test_a_listed_person_is_known_by_what_belongs_to_the_name(one: str, two: str) -> None:
    assert same_person(one, two, GAZETTEER)[0]
    assert same_person(two, one, GAZETTEER)[0]


def test_no_form_stands_in_two_lines() -> None:
    text = Path(name_forms.__file__).with_name("name-forms.txt").read_text(encoding="utf-8")
    forms = list(chain(*(line.split() for line in text.splitlines() if not line.startswith("#"))))
    assert len(forms) == len(set(forms))
