"""The body or place of an office is the same however it is spelt, and a table says which bodies there are."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from search.knowledge.officials.bodies import is_placed, seat
from search.knowledge.officials.decisions import Decision, Decisions, read_decisions, with_decision
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import identify, unlisted_id

GAZETTEER = Gazetteer.load()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Dirjen Dukcapil Kemendagri", "Direktur Jenderal Dukcapil Kementerian Dalam Negeri"),
        ("Direktur Penyuluhan DJP", "Direktur Penyuluhan Direktorat Jenderal Pajak"),
        ("anggota Komisi III DPR RI", "Anggota DPR Fraksi PKS"),
        ("Anggota Komisi I Fraksi PKS", "Ketua Fraksi PKS DPR"),
        ("Kapolda Jatim", "Kapolda Jawa Timur"),
        ("Kapolda Kepri", "Kapolda Kepulauan Riau"),
        ("Gubernur Babel", "Gubernur Kepulauan Bangka Belitung"),
        ("Gubernur Malut", "Gubernur Maluku Utara"),
        ("Kasubdit Gakkum Ditlantas Polda Metro", "Kabid Humas Polda Metro Jaya"),
        ("Kapolsek Metro Tanah Abang", "Kepala Polsek Tanah Abang Jakarta Pusat"),
        ("Kapolresta Bogor Kota Polda Jawa Barat", "Kapolresta Bogor Kota"),
        ("Anggota DPRD Sumbar Komisi V", "Anggota DPRD Sumatera Barat"),
        ("Wakil Ketua DPRD DKI Jakarta dari Fraksi Gerindra", "Wakil Ketua DPRD DKI Jakarta"),
        ("Ketua Majelis Hakim", "hakim anggota"),
        ("Bupati Kapuas Kalimantan Tengah", "Bupati Kapuas"),
        ("Wakil Bupati Sumba Timur Provinsi Nusa Tenggara Timur", "Bupati Sumba Timur"),
        ("Kapolres Lamteng", "Kapolres Lampung Tengah"),
        ("Bupati Kukar", "Bupati Kutai Kartanegara, Kalimantan Timur"),
        ("Kadinkes Rohul", "Kepala Dinas Kesehatan Kabupaten Rokan Hulu Riau"),
        ("Wali Kota Tangsel", "Sekda Tangerang Selatan"),
        ("Wakil Ketua Komisi XI", "Anggota DPR"),
    ],
)
def test_one_seat_in_two_spellings(one: str, two: str) -> None:
    assert seat(one) == seat(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Kepala BNN", "Kepala BNN Kota Depok"),
        ("Menteri Luar Negeri", "Menteri Luar Negeri Iran"),
        ("Kapolsek Pancoran", "Kapolsek Pancoran Mas"),
        ("Gubernur Sulawesi Utara", "Gubernur Sulawesi Selatan"),
        ("Kepala Dinas PUPR Riau", "Direktur Jalan Kementerian PUPR"),
        ("Bupati Lampung Tengah", "Gubernur Jawa Tengah"),
        ("Bupati Maluku Tenggara Barat", "Bupati Maluku Tenggara"),
        ("Bupati Rokan Hulu", "Bupati Indragiri Hulu"),
        ("Bupati Musi Banyuasin", "Bupati Banyuasin"),
        ("Bupati Lampung Tengah", "Kepala Dinas Kesehatan Lampung"),
        ("Wali Kota Tangsel", "Bupati Tangerang"),
        ("Ketua Komisi VI DPR Aceh", "Ketua Komisi VI"),
        ("Ketua Komisi III", "Anggota DPR"),
        ("Ketua Komisi VI DPRA", "Anggota DPR"),
        ("Ketua Komisi VI DPRK", "Ketua Komisi VI DPRP"),
    ],
)
def test_two_seats(one: str, two: str) -> None:
    assert seat(one) != seat(two)


def test_an_office_without_body_or_place_is_told() -> None:
    assert not any(map(is_placed, ("Bupati", "Kepala Dinas Kesehatan", "Wakil Wali Kota")))
    assert all(map(is_placed, ("Bupati Banyumas", "Sekjen Kemenag", "Kabid Humas Polda Riau")))


def test_every_body_has_a_source_and_no_name_two_bodies() -> None:
    text = (resources.files("search.knowledge.officials") / "bodies.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) > 100
    assert all(row["source"] for row in rows)
    names = [name for row in rows for name in row["names"].split("|")]
    assert len(names) == len(set(names))


def test_a_listed_single_name_does_not_take_every_namesake() -> None:
    def id_of(role: str) -> str:
        return identify("Sunarto", role, "Indonesia", GAZETTEER)[0]

    assert id_of("Ketua Mahkamah Agung") == "sunarto"
    assert id_of("Hakim Agung MA") == "sunarto"
    others = {id_of(role) for role in ("Kabid Humas Polda Riau", "Kapolres Nganjuk", "Camat Kauman")}
    assert len(others) == 3 and "sunarto" not in others
    # Who leads a state or a party is not somebody else because a sentence gives another office.
    assert identify("Jokowi", "Sekjen Gerindra", "Indonesia", GAZETTEER)[0] == "joko-widodo"


def test_the_court_whose_judges_are_named_so_is_the_constitutions() -> None:
    assert seat("hakim Mahkamah") == "mk"
    assert seat("Hakim Mahkamah Agung") == "ma"


def test_a_name_that_tells_too_little_takes_the_seat() -> None:
    assert unlisted_id("Hartono", "Dirjen Anggaran") == unlisted_id("Hartono", "Irjen Kementerian Keuangan")
    assert unlisted_id("Hartono", "Dirjen Anggaran") != unlisted_id("Hartono", "Camat Batu")


def test_of_two_decisions_the_later_counts() -> None:
    merge, split = Decision("merge", ("a", "b", "c")), Decision("split", ("a", "b"))
    told = Decisions([merge, split])
    assert [told.kept(id) for id in "abc"] == ["a", "b", "a"]
    assert (told.settled("a", "b"), told.settled("a", "c"), told.settled("a", "d")) == (False, True, None)
    again = Decisions([merge, split, merge])
    assert again.kept("b") == "a" and again.settled("a", "b") is True


def test_merges_chain() -> None:
    told = Decisions([Decision("merge", ("b", "c")), Decision("merge", ("a", "b"))])
    assert {told.kept(id) for id in "abc"} == {"a"}


def test_a_decision_is_added_behind_whatever_the_file_holds() -> None:
    file = 'same = [["A", "B"]] # kept\n[[people]]\nname = "A"'
    text = with_decision(with_decision(file, Decision("merge", ("a", "b"))), Decision("split", ("c",)))
    assert text.startswith(file)
    assert text.count("[[decisions]]") == 2


@pytest.mark.parametrize(
    "told",
    [
        {"decisions": "x"},
        {"decisions": [{"merge": ["a"]}]},
        {"decisions": [{"merge": ["a", "a"]}]},
        {"decisions": [{"split": []}]},
        {"decisions": [{"split": ["a"], "merge": ["a", "b"]}]},
        {"decisions": [{"join": ["a", "b"]}]},
    ],
)
def test_a_decision_that_cannot_be_read_says_what_to_write(told: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="merge = "):
        read_decisions(told)


@pytest.mark.parametrize(
    ("office", "where"),
    [
        ("Pangdam XIX", "tambusai"),
        ("Pangdam XIX/Tuanku Tambusai", "tambusai"),
        ("Kapendam XII Merdeka", "merdeka"),
        ("Panglima Kodam XVII", "cenderawasih"),
        # Of no region, a number is no place; of a commission it is all that tells.
        ("Waperdam III", "waperdam"),
        ("Panglima Komando Armada II", "armada"),
        ("Wakil Ketua Komisi III", "iii"),
    ],
)
def test_a_number_is_a_place_where_the_army_has_regions(office: str, where: str) -> None:
    assert seat(office) == where
