"""The gazetteer: its data, looking people up, and a user's corrections."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from search.knowledge.officials.gazetteer import Gazetteer, Office
from search.knowledge.officials.identity import identify, is_someone_elses, same_person, unlisted_id
from search.knowledge.officials.names import fold, slug

GAZETTEER = Gazetteer.load()
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?)?")


def id_of(name: str) -> str | None:
    person = GAZETTEER.find(name)
    return person.id if person else None


def test_every_row_is_sound() -> None:
    assert len(GAZETTEER.persons) >= 1200
    for person in GAZETTEER.persons:
        assert person.id == slug(person.name), person
        assert person.offices, person
        for office in person.offices:
            assert office.title and not re.search(r"\d{4}", office.title), person
            for day in (office.since, office.until):
                assert day is None or DAY.fullmatch(day), person
            if office.since and office.until:
                assert office.since <= office.until, person


def test_no_two_people_share_a_name_or_alias() -> None:
    seen: dict[str, str] = {}
    for person in GAZETTEER.persons:
        for name in person.names():
            assert seen.setdefault(fold(name), person.id) == person.id, name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jokowi", "joko-widodo"),
        ("SBY", "susilo-bambang-yudhoyono"),
        ("Zelenskiy", "volodymyr-zelensky"),
        ("Nikolay Patrushev", "nikolai-patrushev"),
        ("Retno L.P. Marsudi", "retno-marsudi"),
        ("Khamenei", "ali-khamenei"),
        ("Khomeini", "ruhollah-khomeini"),
        ("Luqman Hakim", "luqman-hakim"),
        ("Agus", None),
        ("Suparman Nirwana", None),
    ],
)
def test_find(name: str, expected: str | None) -> None:
    assert id_of(name) == expected


def test_in_office() -> None:
    jokowi = GAZETTEER.by_id("joko-widodo")
    assert jokowi is not None
    assert GAZETTEER.in_office(jokowi, "2021-05-28")
    assert GAZETTEER.in_office(jokowi, "2021")
    assert not GAZETTEER.in_office(jokowi, "2025-01-01")
    assert GAZETTEER.in_office(jokowi, None)


@pytest.mark.parametrize(
    ("day", "held"),
    [("2014-10-26", False), ("2014-10-27", True), ("2014-10", True), ("2014", True), ("2019-11", False)],
)
def test_an_office_counts_its_first_and_last_day_at_any_precision(day: str, held: bool) -> None:
    assert Office("Menteri", None, "2014-10-27", "2019-10-20").held_on(day) is held


def test_a_single_word_needs_the_office_and_its_day() -> None:
    assert identify("Susi", "Menteri", None, GAZETTEER, day="2016-03-01")[0] == "susi-pudjiastuti"
    assert identify("Susi", "Menteri", None, GAZETTEER, day="2023-03-01")[0] == "susi"
    assert identify("Akmal", "Kapolres Nusa", "Indonesia", GAZETTEER)[0] == "akmal"


def test_a_namesake_in_a_small_office_is_somebody_else() -> None:
    assert identify("Budi Santoso", "Menteri Perdagangan", None, GAZETTEER)[0] == "budi-santoso"
    assert identify("Budi Santoso", "Kapolsek Tebing", None, GAZETTEER)[0] == "budi-santoso-tebing"


def test_country_speaks_against_a_merge() -> None:
    assert identify("Vladimir Putin", "Presiden Rusia", "Rusia", GAZETTEER)[0] == "vladimir-putin"
    assert identify("Wang Yi", "Menteri Luar Negeri Singapura", "Singapura", GAZETTEER) == (
        "wang-yi-singapura",
        "Wang Yi",
    )


def test_who_is_not_listed_has_one_id_for_all_spellings() -> None:
    spellings = ("Suparman Nirwana", "Soeparman Nirwana", "M Suparman Nirwana")
    assert {identify(name, "Camat", None, GAZETTEER)[0] for name in spellings} == {"suparman-nirwana"}


def test_same_person_says_why() -> None:
    assert same_person("Jokowi", "Joko Widodo", GAZETTEER) == (True, "listed")
    assert same_person("Suparman Nirwana", "Soeparman Nirwana", GAZETTEER) == (True, "skeleton")
    assert same_person("Suparman Nirwana", "Suparman Samudra", GAZETTEER) == (False, "different")


def test_a_users_file_adds_joins_and_parts(tmp_path: Path) -> None:
    file = tmp_path / "officials.toml"
    file.write_text(
        """
        same = [["Suparman Nirwana", "Mang Parman"]]
        different = [["Tito Karnavian", "Tito Karnafian"]]
        [[people]]
        name = "Suparman Nirwana"
        country = "Indonesia"
        offices = [{ title = "Bupati Nusa Kencana", since = "2021", until = 2024 }]
        [[people]]
        name = "Joko Widodo"
        aliases = ["Bapak Meja"]
        """,
        encoding="utf-8",
    )
    told = Gazetteer.load(file)
    parman = told.find("Mang Parman")
    assert parman is not None and parman.id == "suparman-nirwana"
    assert told.in_office(parman, "2022-01-01") and not told.in_office(parman, "2025-01-01")
    pakde = told.find("Bapak Meja")
    assert pakde is not None and pakde.id == "joko-widodo" and told.in_office(pakde, "2016")
    assert same_person("Suparman Nirwana", "Mang Parman", told) == (True, "told")
    assert same_person("Tito Karnavian", "Tito Karnafian", told) == (False, "told")
    assert told.find("Tito Karnafian") is None
    assert GAZETTEER.find("Bapak Meja") is None


@pytest.mark.parametrize(
    "text", ["[[people]]\ncountry = 'X'", "same = ['a']", "people = [", "different = [['a']]"]
)
def test_a_bad_file_is_named_with_what_to_write(tmp_path: Path, text: str) -> None:
    file = tmp_path / "officials.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"officials\.toml"):
        Gazetteer.load(file)
    with pytest.raises(ValueError, match=r"officials\.toml"):
        Gazetteer.load(file.with_name("missing-officials.toml"))


@pytest.mark.parametrize(
    "text", ["people = 3", '[[people]]\nname = "A B"\naliases = "C"', '[[people]]\nname = "A B"\noffices = 1']
)
def test_a_malformed_users_file_says_what_to_write(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"mine\.toml"):
        Gazetteer.load(file)


def test_a_frequent_name_is_joined_by_place_or_body() -> None:
    assert unlisted_id("Hartono", "Kapolsek Pancoran") != unlisted_id("Hartono", "Camat Batu")
    assert unlisted_id("Hartono", "Kapolda Jabar") == unlisted_id("Hartono", "Kapolda Jawa Barat")
    assert unlisted_id("Khadwanto", "Ketua Majelis Hakim") == unlisted_id("Khadwanto", "hakim ketua")
    assert unlisted_id("Sutarjo Wibawa", "Kapolres Batu") == unlisted_id("Soetarjo Wibawa", "Bupati Kendal")


def test_a_letter_before_a_name_is_no_part_of_its_word() -> None:
    short = next(
        p for p in GAZETTEER.persons if p.name[0] == "M" and " " not in p.name and id_of(p.name) == p.id
    )
    assert id_of(f"{short.name[0]} {short.name[1:].capitalize()}") is None


def test_who_is_kept_is_who_the_tables_list() -> None:
    kept = Gazetteer.load()
    fresh = Gazetteer(kept.persons)
    assert len(kept.persons) > 1_000
    for person in kept.persons:
        assert fresh.by_id(person.id) == kept.by_id(person.id) == person
        for name in person.names():
            assert kept.called(name) == fresh.called(name), name
            assert kept.find(name) == fresh.find(name), name


def test_who_is_listed_abroad_holds_no_office_of_a_place_here() -> None:
    gazetteer = Gazetteer.load()
    for office in ("Sekretaris Daerah Kabupaten Bangkalan", "Kepala Kantor Kementerian Agama Bantul"):
        assert gazetteer.by_id(identify("Abdul Hamid", office, None, gazetteer, day="2021-03-12")[0]) is None
    known = identify("Abdul Hamid", "Presiden Bangladesh", "Bangladesh", gazetteer, day="2021-03-12")
    assert known == ("abdul-hamid", "Abdul Hamid")


def test_a_state_head_with_one_name_more_is_who_is_listed() -> None:
    gazetteer = Gazetteer.load()
    one = identify("Nicolas Maduro Moros", "Presiden Venezuela", "Venezuela", gazetteer, day="2021-03-12")
    assert one[0] == "nicolas-maduro"
    two = identify("Nicolas Maduro Guerra", "Anggota Parlemen Venezuela", "Venezuela", gazetteer, day="2021")
    assert two[0] != "nicolas-maduro"


def test_a_listed_name_of_many_takes_no_low_post_of_a_place_from_a_namesake() -> None:
    gazetteer = Gazetteer.load()
    found = gazetteer.by_id("budi-santoso")
    assert found is not None
    for office, other in (
        ("Kepala Lapas Kelas I Madiun", True),
        ("Kadisdag Kota Kediri", True),
        ("Dirjen Pengembangan Ekspor Nasional Kementerian Perdagangan", False),
    ):
        assert is_someone_elses("Budi Santoso", office, found) is other, office


@pytest.mark.parametrize(
    ("name", "office", "other"),
    [
        # A former vice-president leads no station and no office of a town.
        ("Budiono", "Kepala Kantor SAR Semarang", True),
        ("Megawati", "Kepala Stasiun Klimatologi Bogor", True),
        ("Habibie", "Kepala Sekolah SMP Negeri 3 Bantul", True),
        ("Moeldoko", "Kepala Kantor Staf Presiden", False),
    ],
)
def test_an_office_of_a_town_beside_one_word_is_a_namesakes(name: str, office: str, other: bool) -> None:
    found = GAZETTEER.find(name)
    assert found is not None
    assert is_someone_elses(name, office, found) is other


@pytest.mark.parametrize("office", ["Ketua DPRK Simeulue", "Anggota DPRK Bireuen", "Ketua DPRD Sleman"])
def test_a_name_near_a_listed_one_in_a_regencys_council_is_anothers(office: str) -> None:
    id, called = identify("Abdul Muchti", office, "Indonesia", GAZETTEER, day="2025-03-01")
    assert id == "abdul-muchti" and called == "Abdul Muchti"
