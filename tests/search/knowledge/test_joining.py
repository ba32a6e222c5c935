"""Near names of one archive's officials: who is one person, and who stays two."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.knowledge.officials import joined as kept
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import is_frequent, unlisted_id
from search.knowledge.officials.joined import as_one
from search.knowledge.officials.joining import one_person
from search.knowledge.officials.names import slug
from search.knowledge.officials.posts import is_of_one, post
from search.knowledge.officials.vocabulary import clans, given_names
from search.model import Article, Official, Quote
from tests import archives
from tests.search.knowledge.joins import GAZETTEER, are_one, bearers


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # One letter, in one post.
        (("Rudi Kencantara", "Kapolres Bantul"), ("Rudi Kencamtara", "Kapolres Bantul")),
        # A name left out, in one post, body or place.
        (("Rudi Kencanto", "Kapolres Bantul"), ("Rudi Kencanto Wibawa", "Kapolres Bantul")),
        (("Kencanto Wening", "Deputi BMKG"), ("Kencanto Rahayu Wening", "Kepala Pusat BMKG")),
        (("Wening Kencanto", "Anggota DPR RI"), ("Rahayu Wening Kencanto", "Anggota DPR RI")),
        # One word of it, where nobody else in the post has it.
        (("Kencanto", "Kapolres Bantul"), ("Kencanto Wibawa", "Kapolres Bantul")),
        # Words that nobody else has, wherever their bearer serves.
        (("Wuryantono Kencantara", "Kapolsek Wates"), ("Wuryantono Kencamtara", "Kapolres Sleman")),
        (("T Kencantara", "Ketua DPP Partai NasDem"), ("Teuku Kencantara", "Kepala Biro BMKG")),
        (("Wuryantono Kencantara", "Aspam Panglima TNI"), ("Ali Wuryantono Kencantara", "Dankodiklat TNI")),
        (("Mehmet Ali Kencantara", "Gubernur"), ("Rambah Mehmet Ali Kencantara", "Gubernur Aksaray")),
        (("Kencanto", "Ketua Komite Nasional Keselamatan Transportasi"), ("Kencanto Wibawa", "Ketua KNKT")),
        (("Kencantiadi", "Kabid Humas Polda Sumsel"), ("Kencantiyadi", "Humas Polda Sumatera Selatan")),
        (("Rudi Kencangenan", "Humas Polda Jatim"), ("Rudi Kencangera", "Kabid Humas Polda Jatim")),
        # In short.
        (("John Kencanto", "Wakil Bupati Mimika"), ("Johannes Kencanto", "Wabup Mimika")),
        (("AM Dicky Kencanto", "Kapolres Bantul"), ("Andi Muhammad Diki Kencanto", "Kapolres Bantul")),
        (
            ("Rudi Kencanto", "Dansat Brimob Polda Bali"),
            ("Rudi Kencanto W", "Komandan Satuan Brimob Polda Bali"),
        ),
        # Spaces.
        (("Rudi Tri Kencanto", "Kasat Reskrim Polres Bantul"), ("Rudi Trikencanto", "Kapolres Bantul")),
        (("M Kencanto", "Kapolres Bantul"), ("Mohamad Kencanto", "Kapolres Bantul")),
        (("Rudi Tri Kencantara", "Kepala Kanwil DJP Bali"), ("Rudi Trikencantara", "Direktur Kemenkop")),
        # Of one post: its words in another order, cut, misspelt, or one of them wrong.
        (("Rudi Kencanto Wening", "Bupati Bantul"), ("Rudi Wening Kencanto", "Bupati Bantul")),
        (("Rudi Kencantara", "Bupati Bantul"), ("Kencamtara Rudi", "Bupati Bantul")),
        (("Rudi Kencantono", "Sekda Bantul"), ("Rudi Kencanto", "Sekretaris Daerah Kabupaten Bantul")),
        (("Warih Kencaningtyas", "Kapolda Jatim"), ("Warih Kecanigtyas", "Kepala Polda Jawa Timur")),
        (("Budi Rahayu Kencanto", "Kapolda Bali"), ("Rudi Rahayu Kencanto", "Kapolda Bali")),
        (("Kencantara", "Wali Kota Batu"), ("Kencamtara", "Wali Kota Batu")),
        (("Rudi Kencantoso", "Kapolres Bantul"), ("Rudi Kencantosa", "Kapolres Bantul")),
        (("Arif Kencantara", "Kapolres Bantul"), ("Ari Kencantara", "Kapolres Bantul")),
        # What stands before many a given name, and a letter as written or as it is spoken.
        (("H. Kencantara", "Bupati Bantul"), ("Rudi Kencantara", "Bupati Bantul")),
        (("C Kencantara", "Bupati Bantul"), ("Chairul Kencantara", "Bupati Bantul")),
        # A long word of them is rather misspelt, and one among others.
        (("Rudi Nursiyo Kencantara", "Bupati Bantul"), ("Rudi Nurwiyo Kencantara", "Bupati Bantul")),
        (("Rudi Kencanatono", "Bupati Bantul"), ("Rudi Kencanatoso", "Bupati Bantul")),
        (("Hadi Kencantara Wening", "Kapolres Bantul"), ("Hari Kencantara Wening", "Kapolres Bantul")),
        # A word that many bear tells who held the one post in which nobody else had it.
        (("Teguh", "Kasat Reskrim Polres Bantul"), ("Teguh Nugroho", "Kasatreskrim Polres Bantul")),
        (("A Cahyadi", "Kapolres Bantul"), ("Ahmad Cahyadi", "Kapolres Bantul")),
        (("Abd Kencanto", "Bupati Bantul"), ("Abdul Kencanto", "Bupati Bantul")),
        # The next word glued to it.
        (("Rudi Kencanto", "Anggota DPR RI"), ("Rudi Kencantodan", "Anggota DPR RI")),
        (("Kencan Wening", "Kapolres Bantul"), ("Kencanwening", "Wadirlantas Polda Bali")),
        (
            ("S Kencantara", "Menteri Perdagangan Singapura"),
            ("SKencantara", "Menteri Transportasi Singapura"),
        ),
        # An initial or title before a whole name, another vowel at the end of a last name of three.
        (("R Rudi Kencantara", "Direktur Kemnaker"), ("Rudi Kencantara", "Kepala Biro Humas Kemnaker")),
        (("Mullah Hasan Kencang", "Perdana Menteri"), ("Hasan Kencang", "Perdana Menteri Afghanistan")),
        (("Rudi Santosa Kencantara", "Deputi BMKG"), ("Rudi Santoso Kencantara", "Direktur BMKG")),
        # Two letters of one long word, in one post.
        (
            ("Kencastiawa Wening", "Deputi Gubernur Bank Indonesia"),
            ("Kenciastawa Wening", "Deputi Gubernur BI"),
        ),
        # An office in full and in short, with its body and without.
        (("Kencantara", "Kainduk PJR Tol Wates"), ("Kencamtara", "Kepala Induk PJR Tol Wates")),
        (("Kencantara", "Kepala BPBD Bantul"), ("Kencamtara", "Kepala Pelaksana BPBD Kabupaten Bantul")),
        (("Rudi Kencanto", "Wakil Ketua Komisi XI"), ("Ahmad Rudi Kencanto", "Anggota DPR RI")),
        (
            ("Rudi Hidayat", "Deputi Bidang Usaha Energi, Logistik, dan Pariwisata"),
            (
                "Rudi Abdullah Hidayat",
                "Deputi Bidang Usaha Energi, Logistik, dan Pariwisata Kementerian BUMN",
            ),
        ),
        (("Rudi Setiawan", "Kadinkes Bantul"), ("Rudi Heru Setiawan", "Kepala Dinas Kesehatan Bantul")),
    ],
)
def test_one_person(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert are_one(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Irwan Ardi Kencantara", "Anggota DPR"), ("Irfan Ardi Kencantara", "Anggota DPR")),
        # Given names as long, beside one name.
        (("Tri Wahyudi", "Kadinkes Bantul"), ("Tri Wahyuni", "Kadinkes Bantul")),
        # Posts of which each district has one, under a short word.
        (("Rudi Kenco", "Camat Tanete"), ("Rudi Kenco Wening", "Camat Ulaweng")),
        (("Rudi Kenco", "Kapolsek Pacet"), ("Rudi Kenco Wening", "Kapolsek Ciranjang")),
        # Sons, and clans behind another initial.
        (("Rudi Kencantara", "Anggota DPR"), ("Rudi Kencantara Jr", "Anggota DPR")),
        (("R Sitinjak", "Kasi Humas Polres Dairi"), ("Donal Sitinjak", "Kasi Humas Polres Dairi")),
        # Names that many have, in another post or place.
        (("Rudi Setiawan", "Wakil Bupati Bantul"), ("Rudi Heri Setiawan", "Kanit Reskrim Polres Bantul")),
        (("Ahmad Kencanto", "Kepala Dinas Sosial Sleman"), ("Ahmad Kencanto Wibawa", "Menteri Malaysia")),
        (("Andi Muhammad Wening", "Ketua KPU Bantul"), ("Andi Muhammad Wening Arya", "Camat Wates Bantul")),
        # Two names, though one letter apart.
        (("Rudi Hartono", "Kepala Dinas Sosial Bantul"), ("Rudi Hartoyo", "Bupati Sleman")),
        # One word of a name in two posts of one body, and in one that many hold.
        (("Teguh", "Kasat Reskrim Polres Bantul"), ("Teguh Nugroho", "Kasat Lantas Polres Bantul")),
        (("Teguh", "Anggota DPRD Bantul"), ("Teguh Nugroho", "Anggota DPRD Bantul")),
        (("Ady Wibowo", "Kapolres Jakarta Barat"), ("Andry Wibowo", "Kapolres Jakarta Timur")),
        # A village or an agency of one regency, a desk of one body, a minister of one country.
        (("Teguh", "Kades Wonosari Bantul"), ("Teguh Kencanto", "Kades Sumberagung Bantul")),
        (("Teguh", "Kepala Desa Wonosari Bantul"), ("Teguh Kencanto", "Kepala Desa Sumberagung Bantul")),
        (
            ("Budi Rahayu Kencanto", "Kadis Perhubungan Bantul"),
            ("Rudi Rahayu Kencanto", "Kadis Pertanian Bantul"),
        ),
        (("Warih Kencaningtyas", "Pimpinan KPK"), ("Wirih Kecanigtyas", "Pimpinan KPK")),
        (("Kencana", "Menhan Israel"), ("Rudi Kencana", "Menkeu Israel")),
        # Who followed another in one post.
        (("Rudi Kencanto", "Kapolres Bantul"), ("Rudi Wibawa", "Kapolres Bantul")),
        (("I Made Kencanto", "Kapolres Bantul"), ("I Made Wibawa", "Kapolres Bantul")),
        (
            ("Teguh", "Kabag Ops Polres Jakarta Selatan"),
            ("Teguh Kencantono", "Kasi Humas Polres Jakarta Pusat"),
        ),
        (("Kencanto", "Kasi Humas Polres Bantul"), ("Rudi Kencanto", "Kabag Ops Polres Bantul")),
        # Judges are many.
        (("Kencanto", "Hakim Ketua"), ("Kencanto Wibawa", "Hakim Ketua")),
        # Father and son, or namesakes elsewhere, even where nobody else begins so.
        (("Kencantara Wibawa", "Bupati Bantul"), ("Kencantara Wibawa Putra", "Gubernur Aceh")),
        (
            ("Mulyadi Rahman", "Kepala Dinas Kesehatan Bantul"),
            ("Mulyadi Rahman Lubis", "Kapolsek Medan Baru"),
        ),
        (("Kusnadi Hasan", "Kepala Dinas Kesehatan Bantul"), ("Kusnadi Hasan Basri", "Kapolsek Medan Baru")),
        (("Sumarno Adi", "Kepala Dinas Kesehatan Bantul"), ("Sumarno Adi Nugroho", "Kapolsek Medan Baru")),
        # A father whose son has his names turned round.
        (("Ali Hasan", "Bupati Bantul"), ("Hasan Ali", "Bupati Bantul")),
        (("Ali Hasan", "Anggota DPR"), ("Hasan Ali", "Anggota DPR")),
        # Brothers, sisters, man and wife in one place or body.
        (("Eko Kencantara", "Bupati Bantul"), ("Eka Kencantara", "Ketua PKK Bantul")),
        (("Yanto Kencantara", "Bupati Bantul"), ("Yanti Kencantara", "Kepala Dinas Kesehatan Bantul")),
        (("Rina Kencantara", "Anggota DPRD Bantul"), ("Rini Kencantara", "Ketua DPRD Bantul")),
        *(
            ((f"{one} Kencantara", offices[0]), (f"{two} Kencantara", offices[1]))
            for one, two in (("Adi", "Ari"), ("Dewi", "Desi"), ("Dian", "Dias"))
            for offices in (("Hakim MK", "Sekjen MK"), ("Anggota DPR", "Ketua Komisi I DPR"))
        ),
        # Also in one post: one followed the other.
        (("Hadi Kencana", "Bupati Bantul"), ("Hari Kencana", "Bupati Bantul")),
        (("Adi Kencantara", "Anggota DPR"), ("Ari Kencantara", "Anggota DPR")),
        (("Yanto Kencantara", "Bupati Bantul"), ("Yanti Kencantara", "Bupati Bantul")),
        (("Eko Kencantara", "Anggota DPR"), ("Eka Kencantara", "Anggota DPR")),
        (("Kencantara Sugianto", "Kapolres Bantul"), ("Kencantara Sugianti", "Kapolres Bantul")),
        # Given names that are short for none of the other.
        (("John Kencanto", "Wakil Bupati Mimika"), ("Johannes Wening Wibawa", "Wakil Bupati Mimika")),
        (("AM Dicky Kencanto", "Kapolres Bantul"), ("Andi Rahman Diki Wening", "Kapolres Bantul")),
        (("Albert Kencanto", "Ketua KPU Bantul"), ("Albertus Kencanto", "Bupati Sleman")),
        # Who leads and who is deputy.
        (("Hadi Kencana", "Wakil Bupati Bantul"), ("Hari Kencana", "Bupati Bantul")),
        (("S Kencana", "Wakil Bupati Bantul"), ("Siti Kencana", "Bupati Bantul")),
        (("Ahmad Hidayat", "Wakil Bupati Bantul"), ("Ahmad Hidayat Siregar", "Bupati Bantul")),
        # Two given names before the same two, siblings among them; initials that are no beginning of a name.
        (("Abdul Rahman Kencantara", "Kapolres Bantul"), ("Arif Rahman Kencantara", "Kapolres Bantul")),
        (("Kencantara Siti Rahayu", "Bupati Bantul"), ("Kencantara Dewi Rahayu", "Bupati Bantul")),
        (("AR Kencantara", "Anggota DPR"), ("Arif Rahman Kencantara", "Anggota DPR")),
        # Two long names of sisters; a vowel that tells two given names, or of a name of two words.
        (("Dewi Kencanawati", "Anggota DPR"), ("Dewi Kencanasari", "Anggota DPR")),
        (("Kencastiawa Wening", "Kapolres Bantul"), ("Kenciastawa Wening", "Bupati Sleman")),
        (("Eka Santosa Kencantara", "Deputi BMKG"), ("Eko Santosa Kencantara", "Direktur BMKG")),
        (("Rudi Santosa", "Deputi BMKG"), ("Rudi Santoso", "Direktur BMKG")),
        # An initial before names that many have, elsewhere; such names written apart and as one.
        (("R Slamet Santoso", "Wakapolda Bali"), ("Slamet Santoso", "Camat Wates")),
        (("Budi Santoso", "Kapolres Bantul"), ("Budisantoso", "Bupati Sleman")),
        # Two deputies of one ministry, and a region's commission by number.
        (("Rudi Hidayat", "Deputi Bidang Usaha Energi"), ("Rudi Heri Hidayat", "Deputi Bidang Usaha Pangan")),
        (("Rudi Kencanto", "Wakil Ketua Komisi III"), ("Ahmad Rudi Kencanto", "Anggota DPR RI")),
        # Two regents under names of which many bear all that they share.
        (("Ahmad Fauzi Kencanto", "Bupati Bantul"), ("Ahmad Fauzi Wibawa", "Bupati Bantul")),
        # In one post too: another end of a name of Java, a man's or a woman's, by itself or behind another.
        (("Rudi Hartono", "Bupati Bantul"), ("Rudi Hartoyo", "Bupati Bantul")),
        (("Rudi Hartono Wening", "Bupati Bantul"), ("Rudi Hartoyo", "Bupati Bantul")),
        (("Suharno", "Kapolsek Depok"), ("Suharto", "Kapolsek Depok")),
        (("Rudi Sumarsono", "Bupati Bantul"), ("Rudi Sumarwoto", "Bupati Bantul")),
        (("Rudi Suharno", "Kapolsek Depok"), ("Suharto", "Kapolsek Depok")),
        (("Dewi Kencanawati", "Bupati Bantul"), ("Dewi Kencanasari", "Bupati Bantul")),
        (("Wening Kusumawati", "Camat Wates"), ("Wening Kusumawardani", "Camat Wates")),
        # Before one name two initials, or another given name's.
        (("T. Simbolon", "Kapolsek Depok"), ("B. Simbolon", "Kapolsek Depok")),
        (("S Kencantara", "Bupati Bantul"), ("Budi Kencantara", "Bupati Bantul")),
        # Of what they share but one word tells.
        (("Ida Bagus Oka Kencantara", "Bupati Bantul"), ("Ida Bagus Rai Kencantara", "Bupati Bantul")),
        (("Ahmad Syarif Kencantara", "Bupati Bantul"), ("Ahmad Basri Kencantara", "Bupati Bantul")),
        (("Ahmad Hidayat", "Anggota DPR"), ("R Ahmad Hidayat", "Anggota DPR")),
        # Two regencies of one region.
        (("Rudi Hidayat", "Bupati Maluku Tenggara"), ("Rudi Hidayad", "Bupati Maluku Tenggara Barat")),
        # The same in nothing but the post.
        (("Siti Rahayu", "Bupati Bantul"), ("Rudi Kencanto", "Bupati Bantul")),
    ],
)
def test_two_persons(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert not are_one(one, two)


@pytest.mark.parametrize("surname", ["Syahkencana", "Aleksandrowening"])
def test_a_word_that_many_bear_tells_nobody_however_it_is_spelled(surname: str) -> None:
    initial, whole = ("A " + surname, "Anggota DPRD Bantul"), ("Ahmad " + surname, "Anggota DPRD Bantul")
    assert are_one(initial, whole)
    others = [(f"{name} {surname}", "Camat Wates") for name in ("Rudi", "Wening", "Siti", "Heri", "Tri")]
    assert not one_person(bearers(initial, initial, whole, *others), GAZETTEER)


@pytest.mark.parametrize("clan", ["Hutagaol", "Panjaitan"])
def test_a_clan_tells_nobody_though_few_of_it_are_named(clan: str) -> None:
    assert clan.casefold() in clans()
    assert not are_one((f"R {clan}", "Anggota DPRD Bantul"), (f"Rotua {clan}", "Kapolres Sleman"))
    assert are_one((f"R {clan}", "Kapolres Sleman"), (f"Rotua {clan}", "Kapolres Sleman"))


@pytest.mark.parametrize("name", ["Cahyadi", "Adriansyah"])
def test_a_given_name_tells_nobody_however_it_is_spelled(name: str) -> None:
    assert name.casefold() in given_names()
    assert not are_one(("A " + name, "Anggota DPRD Bantul"), ("Ahmad " + name, "Anggota DPRD Bantul"))


def test_a_short_name_of_two_longer_ones_is_neither() -> None:
    found = bearers(
        ("Rudi Kencanto", "Anggota DPR"),
        ("Rudi Kencanto Wibawa", "Anggota DPR"),
        ("Rudi Kencanto Santoso", "Anggota DPR"),
    )
    assert not one_person(found, GAZETTEER)
    del found[next(each for each in found if each[1].endswith("Santoso"))]
    assert one_person(found, GAZETTEER)


def test_initials_of_two_longer_names_are_neither() -> None:
    office = "Kapolres Bantul"
    names = ("AR Kencantara", "Abdul Rahman Kencantara", "Arif Rahman Kencantara")
    assert one_person(bearers(*((name, office) for name in names[:2])), GAZETTEER)
    assert not one_person(bearers(*((name, office) for name in names)), GAZETTEER)


def test_who_is_told_by_another_word_each_is_one_by_the_whole_name() -> None:
    office = "Kabid Humas Polda Bali"
    names = ("Kencan Wening", "Rudi Kencan", "Rudi Kencan Wening", "Kencan Wening Rahayu")
    parts = bearers(*((name, office) for name in names[:2]))
    assert not one_person(parts, GAZETTEER)
    assert len(one_person(bearers(*((name, office) for name in names[:3])), GAZETTEER)) == 2
    assert not one_person(bearers((names[1], office), (names[3], office)), GAZETTEER)


def test_a_short_form_of_muhammad_beside_other_spellings_parts_nobody() -> None:
    found = bearers(
        ("Rudi Alkencanto", "Kasatgas Humas Operasi Damai"),
        ("Rudi Alkencanto", "Kabid Humas Polda Bali"),
        ("Rudi Al Kencanto", "Kasatgas Humas Operasi Damai"),
        ("M Rudi", "Kabid Humas Polda Bali"),
    )
    assert len(one_person(found, GAZETTEER)) == 2


def test_a_name_with_muhammad_that_many_have_tells_only_beside_its_seat() -> None:
    offices = ("Camat Paiton", "Kepala Biro Humas BKN")
    for name in ("Muhammad Ridwan", "Ahmad Zaki", "Moch Rifai", "Abdul Rohman", "Zainal Abidin"):
        assert len({unlisted_id(name, office) for office in offices}) == 2
        assert not are_one((name, offices[0]), (name, offices[1]))
    assert are_one(("Muhammad Kencanto", offices[0]), ("Muhammad Kencanto", offices[1]))


def test_the_order_of_bearers_says_nothing() -> None:
    names = ("Rudi Kencanto", "Rudi Kencanto Wibawanto", "Rudi Kencanto Wibawamto", "Rudy Kencanto")
    known = list(bearers(*((name, "Kapolres Bantul") for name in names)).items())
    joined = one_person(dict(known), GAZETTEER)
    assert joined
    for seed in range(5):
        random.Random(seed).shuffle(known)
        assert one_person(dict(known), GAZETTEER) == joined


def test_whom_one_article_names_or_the_user_parted_stay_two(tmp_path: Path) -> None:
    found = bearers(("Rudi Kencanto", "Anggota DPR RI"), ("Rudi Kencanto Wibawa", "Anggota DPR RI"))
    assert one_person(found, GAZETTEER)
    assert not one_person(found, GAZETTEER, lambda pairs: pairs)
    told = tmp_path / "pejabat.toml"
    told.write_text('[[decisions]]\nsplit = ["rudi-kencanto", "rudi-kencanto-wibawa"]\n', "utf-8")
    assert not one_person(found, Gazetteer.load(told))


def test_a_listed_holders_last_vowel_may_be_misspelt() -> None:
    listed, office = next(
        (person, office.title)
        for person in GAZETTEER.persons
        for office in person.offices
        if person.name.count(" ") == 1
        and person.name.split()[0][-2:] == "di"
        and is_of_one(post(office.title))
    )
    other = f"{listed.name.split()[0][:-1]}u {listed.name.split()[1]}"
    found = {(listed.id, listed.name, post(office)): 2, (slug(other), other, post(office)): 1}
    assert one_person(found, GAZETTEER) == {slug(other): listed.id}


@pytest.mark.parametrize(
    ("one", "two", "third"),
    [("Yanto Kencantara", "Yanti Kencantara", "Kencantara"), ("Hasan Rahmat", "Rahmat Hasan", "Rahmat")],
)
def test_two_are_not_one_by_a_third_who_may_be_either(one: str, two: str, third: str) -> None:
    office = "Kapolres Bantul"
    assert one_person(bearers((one, office), (third, office)), GAZETTEER)
    assert not one_person(bearers((one, office), (two, office), (third, office)), GAZETTEER)


def test_two_regents_are_not_one_by_the_deputy_whose_name_both_have() -> None:
    found = bearers(
        ("Ahmad Fauzi", "Wakil Bupati Bantul"),
        ("Ahmad Fauzi Kencanto", "Bupati Bantul"),
        ("Ahmad Fauzi Wibawa", "Bupati Bantul"),
    )
    assert not one_person(found, GAZETTEER)


@pytest.mark.parametrize(
    ("one", "two", "office"),
    [
        ("Riyono", "Riyoso", "Sekda Bantul"),
        # As written two letters are exchanged; levelled ('u' for 'oe') more differs.
        ("Rudi Koentjorowening", "Rudi Keontjorowening", "Bupati Bantul"),
        ("M Kencanto", "Muhammad Kencanto", "Kapolres Bantul"),
        # In a post of several, too.
        ("Kencastiawa Wening", "Kenciastawa Wening", "Deputi Gubernur BI"),
        ("John Kencanto", "Johannes Kencanto", "Wakil Bupati Mimika"),
    ],
)
def test_of_one_post_an_article_spells_one_person_twice(one: str, two: str, office: str) -> None:
    found = bearers(*[(one, office)] * 4, (two, office))
    assert one_person(found, GAZETTEER, lambda pairs: pairs)


@pytest.mark.parametrize(
    ("one", "two", "office"),
    [
        ("Budi Suryanto", "Budi Sumaryanto", "Kapolres Bantul"),
        ("Heru Purwanto", "Heru Purwantoro", "Kapolres Bantul"),
        ("Rudi Kencantono", "Rudi Kecantanto", "Kapolres Bantul"),
        ("Rudi Wening Kencantara", "Rudi Wening Kecamtaro", "Bupati Bantul"),
        ("Rudi Wening Kencanto", "Rudi Kencanto Wening", "Bupati Bantul"),
        ("Dewi Kencanawati", "Dewi Kecanatawi", "Kapolres Bantul"),
    ],
)
def test_who_follows_another_of_a_near_name_in_one_article_is_another(
    one: str, two: str, office: str
) -> None:
    # The one article of who takes over is that which names both.
    for found in (
        bearers((one, office), (two, office)),
        bearers(*[(one, office)] * 4, (two, office)),
        bearers(*[(one, office)] * 4, *[(two, office)] * 2),
    ):
        assert one_person(found, GAZETTEER)
        assert not one_person(found, GAZETTEER, lambda pairs: pairs)


def test_an_article_that_has_a_name_with_muhammad_and_without_has_two() -> None:
    found = bearers(("Kencanto", "Kapolres Bantul"), ("Muhammad Kencanto", "Kapolres Bantul"))
    assert one_person(found, GAZETTEER)
    assert not one_person(found, GAZETTEER, lambda pairs: pairs)


@pytest.mark.parametrize("office", ["Anggota DPRD Bantul", "Anggota DPR", "Hakim"])
def test_in_a_post_of_many_an_article_names_two_with_and_without_muhammads_short_form(office: str) -> None:
    for name in ("Rizki", "Kencanto"):
        found = bearers((f"M {name}", office), (f"Muhammad {name}", office))
        assert not one_person(found, GAZETTEER, lambda pairs: pairs)


def test_of_a_listed_holder_one_word_of_three_may_be_another_however_many_bear_the_rest() -> None:
    listed, office = next(
        (person, office.title)
        for person in GAZETTEER.persons
        for office in person.offices
        if person.name.count(" ") == 2
        and is_frequent(person.name.split()[0])
        and is_frequent(person.name.split()[2])
        and is_of_one(post(office.title))
    )
    first, middle, last = listed.name.split()
    other = (slug(f"{first} Xenxen {last}"), f"{first} Xenxen {last}", post(office))
    assert one_person({(listed.id, listed.name, post(office)): 2, other: 1}, GAZETTEER)
    assert not one_person({("x", listed.name, post(office)): 2, other: 1}, GAZETTEER)
    # Another given name is another's.
    given = next(word for word in ("Slamet", "Wahyu") if word != first)
    kin = (slug(f"{given} {middle} {last}"), f"{given} {middle} {last}", post(office))
    assert not one_person({(listed.id, listed.name, post(office)): 2, kin: 1}, GAZETTEER)


def test_beside_who_is_listed_an_article_misspells_what_no_other_has() -> None:
    listed = next(
        person
        for person in GAZETTEER.persons
        if person.name.count(" ") == 2
        and len(person.name.split()[2]) > 7
        and person.offices
        and is_of_one(post(person.offices[0].title))
    )
    first, middle, last = listed.name.split()
    misspelt = f"{first} {middle} {last[0]}{last[2:-1]}{last[-2:]}xen"
    office = post(listed.offices[0].title)
    found = {(listed.id, listed.name, office): 4, (slug(misspelt), misspelt, office): 1}
    assert one_person(found, GAZETTEER, lambda pairs: pairs) == {slug(misspelt): listed.id}
    # As if he were not listed; where several articles name the other, or another has that word.
    assert not one_person({("x", *bearer[1:]): 4 for bearer in found}, GAZETTEER, lambda pairs: pairs)
    others = {("x", f"Rudi {misspelt.split()[2]}", post("Camat Wates")): 1}
    longer = f"{listed.name} Kencantara"
    with_more = {(listed.id, listed.name, office): 4, (slug(longer), longer, office): 1}
    for more in (dict.fromkeys(found, 4), found | others, with_more):
        assert one_person(more, GAZETTEER)
        assert not one_person(more, GAZETTEER, lambda pairs: pairs)


def test_whom_one_article_names_in_two_posts_or_under_two_names_are_two() -> None:
    for held in (("Menhan Israel", "Menkeu Israel"), ("Sekda Bantul", "Sekda Bantul")):
        found = bearers(("Kencana", held[0]), ("Rudi Kencana", held[1]))
        assert not one_person(found, GAZETTEER, lambda pairs: pairs), held


def test_an_initial_of_two_is_nobodys_however_long_its_place() -> None:
    """The id of one that its place parts is longer than those of whole names."""
    whole = [("Jonni Sembiring", "Kasi Pidsus Kejari Karo"), ("Juli Sembiring", "Kasi Datun Kejari Karo")]
    found = bearers(("J Sembiring", "Kasi Intel Kejari Karo"), *whole)
    assert not one_person(found, GAZETTEER)


Day = tuple[int, int]
FIRST, NEXT, FAR = (738_000, 738_030), (738_900, 739_000), (742_500, 742_600)


def _are_one_on(one: str, two: str, *told: Day | None) -> bool:
    """Whether two in one post are one whose articles are of these days."""
    found = bearers((one, "Bupati Bantul"), (two, "Bupati Bantul"))
    days = {id: day for (id, *_), day in zip(found, told, strict=True) if day is not None}
    return bool(one_person(found, GAZETTEER, days=lambda ids: days))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Rudi Kencantara", "Rudi Kencamtara"),
        ("Kencantara", "Kencamtara"),
        # A wife has her husband's name behind her own.
        ("Hasan Kencanto", "Siti Hasan Kencanto"),
    ],
)
def test_who_follows_in_a_post_years_later_is_another(one: str, two: str) -> None:
    assert _are_one_on(one, two, FIRST, FIRST)
    assert _are_one_on(one, two, FIRST, None)
    assert not _are_one_on(one, two, FIRST, NEXT)
    assert not _are_one_on(one, two, NEXT, FIRST)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Rudi Kencanto", "Rudi Kencanto Wening"),
        ("R Kencanto", "Rudi Kencanto"),
        ("M Kencanto", "Muhammad Kencanto"),
        ("Kencanto", "Muhammad Kencanto"),
        ("Rudi Trikencanto", "Rudi Tri Kencanto"),
        ("Rudi Tri Kencanto", "Rudi Kencanto Tri"),
        ("Soerkencanto", "Soerkencanto Wening"),
    ],
)
def test_a_name_in_short_is_one_persons_for_two_terms(one: str, two: str) -> None:
    assert _are_one_on(one, two, FIRST, NEXT)
    if len(one) != len(two) - 1:  # other spaces alone tell nobody
        assert not _are_one_on(one, two, FIRST, FAR)


def test_days_are_asked_of_near_names_in_a_post_of_one_alone() -> None:
    found = bearers(
        ("Rudi Kencantara", "Anggota DPR"),
        ("Rudi Kencamtara", "Anggota DPR"),
        ("Siti Wening", "Bupati Bantul"),
    )

    def days(ids: Collection[str]) -> dict[str, tuple[int, int]]:
        raise AssertionError(ids)

    assert one_person(found, GAZETTEER, days=days)


_LETTERS = st.text("acdhioy", min_size=1, max_size=6)
_NAMES = st.lists(_LETTERS, min_size=1, max_size=3).map(" ".join)


@given(one=_NAMES, two=_NAMES)
@example(one="Cahyo", two="Cahy")
def test_which_id_sorts_first_says_nothing(one: str, two: str) -> None:
    office = post("Kapolres Bantul")
    answers = set()
    for ids in (("a", "b"), ("b", "a")):
        found = {(ids[0], one.title(), office): 1, (ids[1], two.title(), office): 1}
        answers.add(bool(one_person(found, GAZETTEER)))
    assert len(answers) == 1


def test_who_is_listed_is_joined_by_the_post_alone() -> None:
    listed = next(
        person
        for person in GAZETTEER.persons
        if person.name.count(" ") == 1 and person.offices and person.offices[0].title == "Menteri Agama"
    )
    first, last = listed.name.split()
    office = "Menteri Agama"
    of_listed = {(listed.id, listed.name, post(office)): 2}
    for other in (f"{listed.name} Kencanto", f"{last} {first}", f"{first} {last[:-1]}"):
        for held, joined in ((office, {slug(other): listed.id}), ("Bupati Bantul", {})):
            found = of_listed | {(slug(other), other, post(held)): 9}
            assert one_person(found, GAZETTEER) == joined, (other, held)


def test_of_all_who_are_listed_in_one_post_no_two_are_one() -> None:
    # As if nobody were listed: those who followed one another in one post have names of their own.
    followed = {
        (f"{person.id}-x", person.name, post(office.title)): 1
        for person in GAZETTEER.persons
        for office in person.offices
        if is_of_one(post(office.title))
    }
    assert len(followed) > 800
    assert one_person(followed, GAZETTEER) == {}


def test_who_may_be_either_of_two_listed_persons_is_neither() -> None:
    office, firsts = "Menteri Agama", defaultdict(list)
    for person in GAZETTEER.persons:
        if person.name.count(" ") == 1 and len(person.name.split()[0]) > 5:
            firsts[person.name.split()[0]].append(person)
    first, (one, two, *_) = next((first, some) for first, some in firsts.items() if len(some) > 1)
    unsure = {(f"{slug(first)}-x", first, post(office)): 1}
    of_one, of_two = ({(person.id, person.name, post(office)): 2} for person in (one, two))
    assert one_person(unsure | of_one, GAZETTEER)
    assert not one_person(of_one | of_two, GAZETTEER)
    assert not one_person(unsure | of_one | of_two, GAZETTEER)


def test_every_table_beside_the_rules_counts_for_their_version() -> None:
    folder = Path(kept.__file__).parent
    assert {path.name for path in folder.iterdir() if path.suffix not in ("", ".py")} == set(kept._TABLES)


@pytest.mark.parametrize(
    "offices",
    [
        ("Kadis Perhubungan Bantul", "Kadis Perdagangan Bantul", "Kadis Perpustakaan Bantul"),
        ("Kadis Pertanian Bantul", "Kadis Perumahan Bantul", "Kadis Perindustrian Bantul"),
        ("Kadis Pemberdayaan Perempuan Bantul", "Kadis Pemberdayaan Masyarakat dan Desa Bantul"),
        ("Dirjen Perhubungan Darat", "Dirjen Perhubungan Laut", "Dirjen Perhubungan Udara"),
        ("Deputi Penindakan KPK", "Deputi Pencegahan KPK"),
        ("Dirreskrimum Polda Bali", "Dirreskrimsus Polda Bali", "Dirresnarkoba Polda Bali"),
        ("Kasat Reskrim Polres Bantul", "Kasat Resnarkoba Polres Bantul", "Kasat Lantas Polres Bantul"),
        ("Kasi Pidum Kejari Bantul", "Kasi Pidsus Kejari Bantul"),
        ("Menhan Israel", "Menkeu Israel"),
        ("Ketua KPU Bantul", "Ketua Bawaslu Bantul", "Ketua DPRD Bantul"),
        ("Ketua KPK", "Ketua Dewas KPK"),
        ("Kapolres Metro Jakarta Barat", "Kapolres Metro Jakarta Timur"),
        ("Wakapolda Bali", "Wakil Kepala BPBD Bali"),
        ("Ketua Umum PKB", "Wakil Ketua Umum PKB", "Ketua Fraksi PKB"),
        ("Bupati Lampung Selatan", "Bupati Lampung Timur"),
    ],
)
def test_posts_of_one_place_or_body_are_several(offices: tuple[str, ...]) -> None:
    assert len(set(map(post, offices))) == len(offices)


@pytest.mark.parametrize(
    "offices",
    [
        ("Kadishub Bantul", "Kepala Dinas Perhubungan Kabupaten Bantul", "Kadis Perhubungan Bantul"),
        ("Kadis Kominfo Bantul", "Kepala Dinas Komunikasi dan Informatika Bantul"),
        ("Dirjen Hubla Kemenhub", "Direktur Jenderal Perhubungan Laut Kementerian Perhubungan"),
        ("Direskrimum Polda Bali", "Direktur Reserse Kriminal Umum Polda Bali"),
        ("Kasatnarkoba Polres Bantul", "Kepala Satuan Reserse Narkoba Polres Bantul"),
        ("Kasi Pidum Kejari Bantul", "Kepala Seksi Tindak Pidana Umum Kejari Bantul"),
        ("Kabid Humas Polda Bali", "Kepala Bidang Hubungan Masyarakat Polda Bali"),
        ("Kepala BGN", "Kepala Badan Gizi Nasional"),
        ("Menhan Israel", "Menteri Pertahanan Israel"),
        ("Kapolres Jakbar", "Kapolres Metro Jakarta Barat"),
        ("Kepala Desa Bantul", "Kades Bantul"),
        ("Kasie Humas Polres Bantul", "Kasi Humas Polres Bantul"),
        ("Waka Polres Bantul", "Wakapolres Bantul"),
        ("Dansat Brimob Polda Bali", "Komandan Satuan Brimob Polda Bali"),
        ("Wadirlantas Polda Bali", "Wakil Direktur Lalu Lintas Polda Bali"),
        ("Dir Reskrimum Polda Bali", "Dirreskrimum Polda Bali"),
        ("Wakapolda Bali", "Wakil Kepala Polda Bali", "Wakil Kepala Kepolisian Daerah Bali"),
        ("Kasubdit Siber Polda Bali", "Kepala Subdirektorat Siber Polda Bali"),
        ("Ketum PKB", "Ketua Umum PKB"),
        ("Wasekjen PKB", "Wakil Sekretaris Jenderal PKB"),
        ("Konjen RI Guangzhou", "Konsul Jenderal RI Guangzhou"),
        ("Kepala BPBD Bantul", "Kepala Badan Penanggulangan Bencana Daerah Kabupaten Bantul"),
        ("Kepala Bapenda Bantul", "Kepala Badan Pendapatan Daerah Bantul"),
        ("Menseskab Filipina", "Menteri Sekretaris Kabinet Filipina"),
        ("Anggota Komisi XI", "Anggota Komisi IIIDPRRI", "Anggota DPR"),
    ],
)
def test_a_post_is_one_however_it_is_written(offices: tuple[str, ...]) -> None:
    assert len(set(map(post, offices))) == 1


@pytest.mark.parametrize(
    ("office", "of_one"),
    [
        *(
            (f"{head} Bantul", True)
            for head in ("Kapolres", "Bupati", "Sekda", "Kajari", "Dandim", "Wali Kota")
        ),
        *((f"{head} Bali", True) for head in ("Kapolda", "Gubernur", "Kajati", "Pangdam")),
        *((office, True) for office in ("Menteri Agama", "Menhan Israel", "Kepala BMKG", "Ketua KPK")),
        *((office, True) for office in ("Kapolsek Wates", "Gubernur BI", "Panglima TNI", "Ketua KPU Bantul")),
        *((f"{head} KPK", False) for head in ("Pimpinan", "Anggota", "Juru Bicara", "Kasatgas")),
        *(
            (f"{head} Bantul", False)
            for head in ("Kades Wonosari", "Kepala Desa Wonosari", "Plt", "Sekretaris")
        ),
        *((office, False) for office in ("Deputi Gubernur BI", "Koordinator Kejagung", "Menteri Israel")),
        *((office, False) for office in ("Kasubdit Jatanras Polda Metro Jaya", "Kapolres Jakarta")),
        *((office, False) for office in ("Jaksa Agung Muda", "Ketua DPP Partai NasDem", "Hakim Ketua")),
    ],
)
def test_which_posts_one_person_holds(office: str, of_one: bool) -> None:
    assert is_of_one(post(office)) == of_one


def test_an_article_has_one_id_for_each() -> None:
    said = "Kami siap"
    article: Article = archives.article(
        1,
        body=(said,),
        officials=(Official("rudi-kencanto-wibawa", "Rudi Kencanto Wibawa"), Official("siti", "Siti")),
        quotes=(Quote(0, 0, len(said), said, "reported", "Rudi", "rudi-kencanto-wibawa"),),
    )
    one = as_one(article, {"rudi-kencanto-wibawa": "rudi-kencanto"})
    assert [official.id for official in one.officials] == ["rudi-kencanto", "siti"]
    assert one.officials[0].name == "Rudi Kencanto Wibawa"
    assert one.quotes[0].official == "rudi-kencanto"
    assert as_one(article, {"another": "siti"}) is article
