"""Who bears one name and is another by place, career or days, and who is one though moved."""

from __future__ import annotations

from collections import Counter
from unittest.mock import Mock

import pytest

from search.knowledge.officials.identity import unlisted_id
from search.knowledge.officials.joining import Bearer, one_person
from search.knowledge.officials.posts import post
from tests.search.knowledge.joins import GAZETTEER, OTHERS, are_one, bearers


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        # Women's and men's, of all regions; each word alone is many's.
        ("Lilis Suryani", "Camat Cisarua", "Kepala Dinas Perpustakaan Kabupaten Bangka"),
        ("Dewi Lestari", "Kepala Dinas Kesehatan Bantul", "Ketua DPRD Kabupaten Jepara"),
        ("Ketut Suardana", "Sekda Buleleng", "Anggota DPRD Kabupaten Bangli"),
        ("Maria Fransiska", "Anggota DPRD Kabupaten Sikka", "Kepala Dinas Sosial Kabupaten Landak"),
        ("Asep Saepudin", "Camat Lembang", "Wakil Bupati Lebak"),
        ("Djoko Susilo", "Kepala Desa Sukamaju", "Kepala Dinas Perhubungan Kabupaten Kediri"),
        ("Parlindungan Siregar", "Kepala Dinas Perhubungan Kabupaten Simalungun", "Sekda Siak"),
        ("Andi Rahman", "Kepala Dinas Perhubungan Kabupaten Maros", "Sekda Kabupaten Kutai Timur"),
        ("Siti Nur Hidayati", "Camat Pleret", "Kepala Dinas Sosial Kota Jambi"),
        # Districts of which no list tells the regency.
        ("Hendra Saputra", "Kapolsek Koto Tangah", "Kapolsek Telanaipura"),
        ("Ahmad Fauzi", "Camat Pagelaran", "Camat Sungai Kunjang"),
        # Who leads a regency's police and who commands another's soldiers.
        ("Eko Purnomo", "Kapolres Grobogan", "Dandim Belu"),
        # Of the commonest two words not even the service tells.
        ("Rudi Setiawan", "Kapolres Grobogan", "Kapolres Belu"),
        # Who holds the polls does so at home, as who sits in a council.
        ("Agus Salim", "Ketua KPU Kota Dumai", "Ketua KPU Kabupaten Sinjai"),
        ("Agus Salim", "Ketua Bawaslu Kota Dumai", "Ketua Bawaslu Kabupaten Sinjai"),
    ],
)
def test_who_bear_a_name_of_many_in_two_places_are_two(name: str, one: str, two: str) -> None:
    assert not are_one((name, one), (name, two))


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        # A rare word tells, wherever its bearer serves.
        ("Dewi Kencantara", "Camat Cisarua", "Kepala Dinas Perpustakaan Kabupaten Bangka"),
        # Officers, prosecutors and judges are moved.
        ("Eko Purnomo", "Kapolres Grobogan", "Kapolresta Banyumas"),
        ("Ahmad Rifai", "Kapolres Lamongan", "Kabid Humas Polda Bali"),
        ("Wisnu Hardi", "Dandim Semarang", "Danrem Wijayakusuma"),
        ("Yuliana Parapat", "Kajari Dairi", "Kajari Karo"),
        ("Herman Tanuwijaya", "Kepala Kantor Imigrasi Batam", "Kepala Kantor Imigrasi Denpasar"),
        # A district is its regency's.
        ("Siti Khotimah", "Camat Cilongok", "Kepala Dinas Sosial Kabupaten Banyumas"),
        # From a regency's polls to its province's.
        ("Agus Salim", "Ketua KPU Kota Dumai", "Ketua KPU Riau"),
        # Of one body; of one kind, where an article leaves the body out.
        ("Nurul Hasanudin", "Direktur Statistik Harga BPS", "Kepala BPS Jakarta"),
        ("Agung Hartono", "Dirjen Peternakan dan Kesehatan Hewan Kementerian Pertanian", "Dirjen PKH"),
    ],
)
def test_who_is_moved_within_a_service_is_one(name: str, one: str, two: str) -> None:
    assert are_one((name, one), (name, two))


def test_who_led_two_places_at_one_time_are_two() -> None:
    found = bearers(("Eko Purnomo", "Kapolres Grobogan"), ("Eko Purnomo", "Kapolres Bantul"))
    one, two = sorted(id for id, *_ in found)
    for days, joined in (
        ({one: (738_000, 738_400), two: (738_100, 738_350)}, False),
        ({one: (738_000, 738_400), two: (738_390, 738_900)}, True),
        ({one: (738_000, 738_400)}, True),
    ):
        assert bool(one_person(found, GAZETTEER, days=Mock(return_value=days))) is joined


def test_of_two_villages_of_one_name_the_regency_parts_namesakes() -> None:
    def held(*areas: str) -> Counter[Bearer]:
        office = "Kepala Desa Sukamaju"
        return Counter(
            (unlisted_id("Agus Salim", office, area), "Agus Salim", post(office)) for area in areas
        )

    assert len(held("bogor", "deli-serdang")) == 2
    assert one_person(held("bogor", "deli-serdang"), GAZETTEER) == {}
    assert len(one_person(held("bogor", ""), GAZETTEER)) == 1
    # Of whom an article tells no regency may be either.
    assert one_person(held("bogor", "deli-serdang", ""), GAZETTEER) == {}


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        # Who serves at home, in one province or another, or rises from there, or is moved.
        ("Kepala Dinas Sosial Garut", "Camat Cilongok", False),
        ("Kabid SMP Dinas Pendidikan Kota Jambi", "Kepala SMAN 3 Jombang", False),
        ("Anggota DPRD Kota Kupang", "Kepala Puskesmas Cikajang", False),
        ("Kabid SMP Dinas Pendidikan Kota Jambi", "Ketua Majelis Hakim", False),
        ("Kapolsek Cilongok", "Camat Cikajang", False),
        ("Camat Cilongok", "Kepala Dinas Sosial Jawa Barat", False),
        ("Kajari Bangli", "Kepala Dinas Sosial Garut", False),
        ("Kapolsek Cilongok", "Anggota DPRD Kota Kupang", False),
        ("Anggota DPRD Kota Kupang", "Kapolsek Cilongok", False),
        ("Kapolres Garut", "Anggota DPRD Kota Kupang", True),
        ("Kapolres Garut", "Kepala Dinas Perhubungan Garut", True),
        ("Kepala Dinas Sosial Banyumas", "Camat Cilongok", True),
        ("Sekda Merauke", "Kepala Dinas Pendidikan Papua", True),
        ("Kapolsek Cilongok", "Kapolsek Cikajang", True),
        ("Kepala Dinas Sosial Garut", "Anggota DPR RI", True),
        ("Kepala Dinas Sosial Garut", "Kepala Dinas Sosial", True),
        ("Kabag Ops Polres Garut", "Kapolres Jember", True),
        ("Kabid TIK Polda Bali", "Kabid Humas Polda Jambi", True),
    ],
)
def test_one_rare_name_at_home_in_two_provinces_is_two_persons(one: str, two: str, joined: bool) -> None:
    assert are_one(("Dewi Kencantara", one), ("Dewi Kencantara", two)) is joined
    # Two words that no table has are one's wherever he serves.
    assert are_one(("Wening Kencantara", one), ("Wening Kencantara", two))


@pytest.mark.parametrize(
    ("other", "joined"), [("Anggota DPR RI", False), ("Anggota DPRD Sumatera Barat", True)]
)
def test_two_spellings_of_a_name_that_many_have_are_one_by_the_career(other: str, joined: bool) -> None:
    assert are_one(("Desi Ratnasari", "Anggota DPRD Kota Padang"), ("Desy Ratnasari", other)) is joined


def test_who_has_a_rare_name_in_a_third_office_is_neither_of_two_at_home() -> None:
    offices = ("Kepala Dinas Sosial Garut", "Camat Cilongok", "Anggota DPR RI")
    found = bearers(*(("Dewi Kencantara", office) for office in offices))
    assert one_person(found, GAZETTEER) == {}
    same = bearers(*(("Dewi Kencantara", office) for office in (*offices[1:], "Sekda Banyumas")))
    assert len(same) == 3
    assert len(one_person(same, GAZETTEER)) == 2


@pytest.mark.parametrize(("area", "joined"), [("kulon-progo", True), ("garut", False)])
def test_the_regency_that_articles_tell_joins_a_village_head_with_an_office_of_it(
    area: str, joined: bool
) -> None:
    offices = ("Lurah Hargosari", "Kepala Dinas Pertanian Kulon Progo")
    found = {
        (unlisted_id("Dewi Lestari", office, area), "Dewi Lestari", post(office)): 1 for office in offices
    }
    assert len(found) == 2
    assert bool(one_person(found, GAZETTEER)) is joined


def test_one_office_without_a_place_in_two_regencies_is_two_persons() -> None:
    held = post("Kepala Dinas Kesehatan")
    for place, joined in (("sambas", False), ("kesehatan", True)):
        found = {(f"siti-mariam-{where}", "Siti Maryam", held): 1 for where in ("bireuen", place)}
        assert bool(one_person(found, GAZETTEER)) is joined


def test_an_office_without_a_place_is_in_the_regency_of_its_id() -> None:
    told = ("dewi-lestari-sleman", "Dewi Lestari", post("Kepala Dinas Sosial"))
    for place, joined in (("Jambi", False), ("Sleman", True)):
        office = f"Sekretaris Dinas Sosial {place}"
        other = (unlisted_id("Dewi Lestari", office), "Dewi Lestari", post(office))
        assert bool(one_person({told: 1, other: 1}, GAZETTEER)) is (joined and told[0] != other[0])


def test_who_may_be_either_of_two_namesakes_is_neither() -> None:
    offices = ("Kepala Dinas Sosial Jambi", "Kepala Dinas Sosial Jepara", "Kepala Dinas Sosial")
    found = bearers(*(("Dewi Lestari", office) for office in offices))
    assert len({id for id, *_ in found}) == 3
    assert one_person(found, GAZETTEER) == {}
    assert len(one_person(bearers(*(("Dewi Lestari", office) for office in offices[1:])), GAZETTEER)) == 1


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        # Of which an article cut or misspelt the place, or left it out.
        ("Agus Hadi", "Bupati Kolaka", "Bupati Kolaka Timur"),
        ("Agus Hadi", "Kapolres Semarang", "Kapolres Semaran"),
        ("Gatot Sulaiman", "Kasi Operasi Dinas Damkar Jakarta", "Kasi Operasi Dinas Damkar Kepulauan Seribu"),
        ("Acep Supriatna", "Kepala Desa", "Kepala Desa Bojong Kencana"),
        ("Asril Rizal", "Kasudin Gulkarmat Jakarta Pusat", "Kepala Suku Dinas Penanggulangan Kebakaran"),
        # A region of the army by its number; an office that the state has in many places.
        ("Agus Hadi", "Pangdam XIX", "Pangdam XIX/Tuanku Tambusai"),
        ("Eko Darmanto", "Kabid Penindakan Kanwil Bea dan Cukai Jawa Timur I", "Kepala Bea Cukai Yogyakarta"),
        ("Rahmad Hidayat", "Kepala Kanwil Bea Cukai Riau", "Kabid Penindakan Bea Cukai Batam"),
        # Of one subject; of a ministry's part; of the police in another body, in Papua, within a province.
        ("Joko Siswanto", "Dirjen Migas Kementerian ESDM", "Kepala SKK Migas"),
        ("Pepen Nasarudin", "Dirjen Jaminan Sosial Kemensos", "Sekretaris Ditjen Pemberdayaan Sosial"),
        ("Rizal Irawan", "Deputi Penegakan Hukum KLHK", "Dirreskrimsus Polda Kalsel"),
        ("Bayu Suseno", "Kasatgas Humas Damai Cartenz", "Kapolsek Cipondoh"),
        ("Andi Supriadi", "Kasat Narkoba Polrestabes Palembang", "Kapolres Musi Rawas"),
    ],
)
def test_who_is_moved_or_named_without_a_place_is_one(name: str, one: str, two: str) -> None:
    assert are_one((name, one), (name, two))


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        ("Joko Suseno", "Kasi Humas Polres Pasuruan", "Kapolsek Sawoo"),
        # A number is no place.
        ("Joko Siswanto", "Wakil Ketua Komisi III", "Waperdam III"),
        ("Agus Hadi", "Bupati Kolaka", "Bupati Konawe"),
        ("Joko Siswanto", "Dirjen Migas Kementerian ESDM", "Deputi Bidang Statistik BPS"),
        ("Andi Supriadi", "Kasat Narkoba Polrestabes Palembang", "Kapolres Trenggalek"),
    ],
)
def test_who_has_a_name_of_many_in_another_service_or_region_is_another(
    name: str, one: str, two: str
) -> None:
    assert not are_one((name, one), (name, two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Fahri Sirega", "Kapolres Indramayu"), ("Fahri Siregar", "Kasubdit Gakkum Polda Metro Jaya")),
        (("Bhudi Hermanto", "Kabid Humas Polda Metro Jaya"), ("Budi Hermanto", "Kapolresta Malang")),
        (
            ("Doni Satria Sembiring", "Kapolres Trenggalek"),
            ("Doni Sembiring", "Dir Reserse Siber Polda Sumut"),
        ),
        (("Syafrudin Arsyad Kencanggung", "Kepala BPPN"), ("Syafrudin Arsyad Kencenggung", "Kepala Badan")),
        (("Faisal Rahmadani", "Kasatgas Damai Cartenz"), ("Faisal Ramadani", "Kaops Damai Cartenz")),
    ],
)
def test_a_name_misspelt_or_shortened_is_ones_who_rose_in_a_service(
    one: tuple[str, str], two: tuple[str, str]
) -> None:
    # Of the words they share others have each.
    office = "Anggota DPRD Klaten"
    others = [
        (f"{word} {other}", office) for word in {*one[0].split()} & {*two[0].split()} for other in OTHERS
    ]
    found = bearers(one, one, two, *others)
    ids = [unlisted_id(*each) for each in (one, two)]
    joined = one_person(found, GAZETTEER)
    assert joined.get(ids[0], ids[0]) == joined.get(ids[1], ids[1])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Slamet Santoso", "Direktur Gakkum Korlantas Polri"), ("R Slamet Santoso", "Wakapolda Bali")),
        (("Rudi Kencanto", "Gubernur Aceh"), ("Rudi Kencanto Putra", "Bupati Bantul")),
        (("Sarwo Edi", "Sekretaris Bapanas"), ("Sarwo Edi Wibowo", "Komandan Resimen")),
        (("Iwan Setiawan", "Kapolres Bogor"), ("Iwan Heri Setiawan", "Kapolres Gresik")),
    ],
)
def test_a_shorter_name_of_many_or_of_a_son_is_anothers(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert not are_one(one, two)


def test_who_has_no_place_is_the_namesake_of_the_same_days() -> None:
    named = [
        ("Ahmad Fauzi", office) for office in ("Kapoksahli", "Kapolsek Semanu", "Kepala Staf Kodam Udayana")
    ]
    ids = [unlisted_id(*each) for each in named]
    days = dict(zip(ids, ((738_803, 738_803), (738_010, 738_011), (738_802, 738_803)), strict=True))
    told = {id: days[id] for id in ids}
    assert one_person(bearers(*named), GAZETTEER, days=lambda ids: told) in (
        {ids[0]: ids[2]},
        {ids[2]: ids[0]},
    )
    told = {id: days[id] for id in ids[:2]}
    assert not one_person(bearers(*named), GAZETTEER, days=lambda ids: told)


def test_a_letter_lost_before_a_word_that_nobody_has_is_a_slip() -> None:
    assert are_one(("Ari Fikencantara", "Kapolres Blitar"), ("Arif Fikencantara", "Kapolsek Kelapa Gading"))
    assert not are_one(("Ari Firmansyah", "Kapolres Blitar"), ("Arif Firmansyah", "Kapolsek Kelapa Gading"))
