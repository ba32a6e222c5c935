"""Which posts in two places may be one person's, by the service: how rare the name must be."""

from __future__ import annotations

import pytest

from search.knowledge.officials.careers import is_of_district, may_be_one_career
from search.knowledge.officials.posts import is_of_one, post


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Anggota DPR", "Duta Besar Indonesia untuk Selandia Baru"),
        ("Dubes RI untuk Korea Selatan", "Duta Besar Indonesia untuk Norwegia"),
        ("Kepala Staf TNI Angkatan Laut", "Kepala Staf Angkatan Laut"),
        ("KSAU", "Kepala Staf Angkatan Udara"),
        # Of a province's council and of a party, of the police's doctors, of who advises a president.
        ("Wakil Ketua DPRD DKI Jakarta", "Ketua DPP PAN"),
        ("Wakil Kepala Rumah Sakit Polri Kramat Jati", "Kabid Dokkes Polda Metro Jaya"),
        ("Staf Khusus Presiden Bidang Hukum", "Gubernur Kalimantan Selatan"),
    ],
)
def test_who_is_sent_abroad_or_leads_a_force_may_be_one(one: str, two: str) -> None:
    assert may_be_one_career({post(one)}, {post(two)}, 6.1)


def test_a_force_and_a_regency_are_two() -> None:
    assert not may_be_one_career({post("Kepala Staf Angkatan Laut")}, {post("Camat Menteng")}, 6.1)
    assert not may_be_one_career({post("Dubes RI untuk Norwegia")}, {post("Camat Menteng")}, 6.1)


def test_a_city_that_has_its_provinces_name_is_no_province() -> None:
    assert not may_be_one_career({post("Anggota DPRD Kota Jambi")}, {post("Wakil Bupati Bantul")}, 6.1)
    assert may_be_one_career({post("Anggota DPRD Jawa Barat")}, {post("Wakil Bupati Bantul")}, 6.1)


def test_a_council_is_one_whatever_aceh_and_papua_call_theirs() -> None:
    assert post("Ketua DPRK Simeulue") == post("Ketua DPRD Simeulue") != post("Ketua DPRK Bireuen")
    assert is_of_one(post("Ketua DPRK Simeulue")) and not is_of_one(post("Wakil Ketua DPRK Simeulue"))


def test_of_water_no_place_is_the_seat() -> None:
    assert post("Kepala Dinas Sumber Daya Air") == "?air/kadis-sumber-air"


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        ("Sekda Merauke", "Kepala Dinas Pendidikan Papua Selatan", True),
        ("Sekda Bantul", "Anggota DPRD DIY", True),
        ("Kepala Dinas Sosial Kolaka", "Sekda Kolaka Timur", True),
        ("Sekda Merauke", "Kepala Dinas Pendidikan Maluku", False),
        ("Kepala Dinas Sosial Kolaka Timur", "Sekda Kolaka Utara", False),
        # Two provinces.
        ("Kepala Dinas Sosial Batam", "Kepala Dinas Pendidikan Riau", False),
    ],
)
def test_who_rises_to_the_province_or_goes_where_the_regency_was_parted(
    one: str, two: str, joined: bool
) -> None:
    for name, expected in ((6.1, joined), (5.4, False)):
        assert may_be_one_career({post(one)}, {post(two)}, name) is expected


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        ("Anggota DPRD Kabupaten Garut", "Anggota DPRD Jawa Barat", True),
        ("Anggota DPRD Kabupaten Garut", "Anggota DPRD Jawa Tengah", False),
        ("Camat Cikajang", "Anggota DPRD Jawa Barat", False),
    ],
)
def test_who_rises_from_council_to_council_needs_no_rare_name(one: str, two: str, joined: bool) -> None:
    assert may_be_one_career({post(one)}, {post(two)}, 5.0) is joined


def test_an_officer_and_a_civil_servant_of_one_regency_are_two() -> None:
    assert not may_be_one_career({"?cikajang@garut/kapolsek"}, {"?pameungpeuk@garut/camat"}, 5.4)
    assert may_be_one_career({"?cikajang@garut/camat"}, {"garut/kadis-sosial"}, 5.4)
    assert may_be_one_career({"?cikajang@garut/kapolsek"}, {"garut/kasat-reserse-kriminal"}, 5.4)


def test_of_few_generals_and_high_prosecutors_two_namesakes_are_rare() -> None:
    assert may_be_one_career({post("Danjen Kopassus")}, {post("Pangdam Jaya")}, 3.8)
    assert may_be_one_career({post("Kajati Banten")}, {post("Kajati Maluku")}, 3.8)
    assert not may_be_one_career({post("Dandim Bantul")}, {post("Pangdam Jaya")}, 3.8)
    assert not may_be_one_career({post("Kapolres Bantul")}, {post("Kapolda Maluku")}, 3.8)


def test_parts_of_a_prosecutors_office_are_of_one_service() -> None:
    for one in ("Asisten Pidana Khusus Kejaksaan Tinggi Banten", "Kasi Perdata Kejari Bantul"):
        assert may_be_one_career({post(one)}, {post("Kajari Sleman")}, 6.1)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Kepala Distrik Waisai", "Camat Waisai"),
        ("Keuchik Gampong Sukamaju", "Kepala Desa Sukamaju"),
        ("Perbekel Sukamaju", "Kades Sukamaju"),
    ],
)
def test_heads_of_districts_and_villages_are_of_one_kind_in_all_regions(one: str, two: str) -> None:
    assert post(one) == post(two)
    assert is_of_district(post(one))
