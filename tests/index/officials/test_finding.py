"""Who holds an office in an article: the hard cases, in sentences made up for them."""

from __future__ import annotations

import pytest

from index.officials.finding import find_officials
from search.knowledge.officials.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()


def found(*body: str, title: str | None = None, day: str | None = "2021-05-28") -> dict[str, str | None]:
    officials = find_officials(title, None, body, published=day, gazetteer=GAZETTEER)
    names = [official.name for official in officials]
    assert len(names) == len(set(names)), "nobody twice"
    return {official.name: official.role for official in officials}


def status(*body: str, day: str | None = "2021-05-28") -> dict[str, str | None]:
    officials = find_officials(None, None, body, published=day, gazetteer=GAZETTEER)
    return {official.name: official.status for official in officials}


def test_two_ministers_share_an_office() -> None:
    assert found(
        "Menteri Luar Negeri Wang Yi dari China dan Sergei Lavrov dari Rusia makan malam bersama."
    ) == {
        "Wang Yi": "Menteri Luar Negeri China",
        "Sergei Lavrov": "Menteri Luar Negeri Rusia",
    }


def test_the_surname_yang_and_the_word() -> None:
    text = (
        "Anggota Biro Politik Partai Komunis China Yang Jiechi tiba. Menurut Yang, hujan. Yang jelas, basah."
    )
    assert list(found(text)) == ["Yang Jiechi"]
    assert found("Yang jelas, Ketua DPR belum menjawab. Yang Mulia Hakim pulang.") == {}


def test_a_commission_is_no_xi() -> None:
    roles = found("Ketua Komisi XI DPR Rudi Kencana menyambut Presiden China Xi Jinping.")
    assert roles == {"Rudi Kencana": "Ketua Komisi XI DPR", "Xi Jinping": "Presiden China"}


def test_sri_of_sri_lanka() -> None:
    roles = found(
        "Menteri Keuangan Sri Mulyani menelepon Perdana Menteri Sri Lanka Ranil Wickremesinghe.",
        day="2022-06",
    )
    assert roles == {
        "Sri Mulyani Indrawati": "Menteri Keuangan",
        "Ranil Wickremesinghe": "Perdana Menteri Sri Lanka",
    }


def test_one_name_in_another() -> None:
    roles = found("Kapolri Jenderal Pol Listyo Sigit Prabowo melapor. Listyo Sigit Prabowo lalu pergi.")
    assert roles == {"Listyo Sigit Prabowo": "Kapolri"}
    both = found(
        "Kapolri Listyo Sigit Prabowo menemui Menteri Pertahanan Prabowo Subianto. Prabowo tersenyum."
    )
    assert list(both) == ["Listyo Sigit Prabowo", "Prabowo Subianto"]


def test_the_office_is_the_one_beside_it() -> None:
    text = (
        "Bersama Guo Shengkun, seorang pejabat tinggi Partai Komunis China, Nikolai Patrushev mengatakan ya."
    )
    roles = found(text, day="2022-09-20")
    assert roles["Guo Shengkun"] == "pejabat tinggi Partai Komunis China"
    assert roles["Nikolai Patrushev"] is None


def test_a_nickname_in_brackets_is_the_same_person() -> None:
    assert status("Mantan Presiden Susilo Bambang Yudhoyono (SBY) melukis. SBY senang.") == {
        "Susilo Bambang Yudhoyono": "mantan"
    }


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Plt. Bupati Lumajang Rudi Kencana hadir.", "Rudi Kencana", "Plt"),
        ("Eks Kapolda Bali Rudi Kencana hadir.", "Rudi Kencana", "mantan"),
        ("Calon Kapolri Rudi Kencana hadir.", "Rudi Kencana", "calon"),
        ("Penjabat Gubernur Bali Rudi Kencana hadir.", "Rudi Kencana", "Pj"),
        ("Bupati Lumajang Rudi Kencana hadir.", "Rudi Kencana", None),
    ],
)
def test_status(text: str, name: str, expected: str | None) -> None:
    assert status(text) == {name: expected}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Rudi Kencana, Kepala Dinas Pertanian Kota Batu, memanen.",
            "Rudi Kencana",
            "Kepala Dinas Pertanian Kota Batu",
        ),
        ("Wali Kota Batu Rudi 'Rudal' Kencana pulang.", "Rudi Kencana", "Wali Kota Batu"),
        ("Kapuspenkum Kejagung Anang Supriatna pulang.", "Anang Supriatna", "Kapuspenkum Kejagung"),
        ("Ketua Fraksi Golkar dr Rudi Kencana pulang.", "Rudi Kencana", "Ketua Fraksi Golkar"),
        ("Rudi Kencana selaku Ketua KPU Bali pulang.", "Rudi Kencana", "Ketua KPU Bali"),
        ("Rudi Kencana (Wakil Ketua DPRD Blitar) pulang.", "Rudi Kencana", "Wakil Ketua DPRD Blitar"),
        ("Kapolsek Kebon Jeruk Kompol Rudi Kencana pulang.", "Rudi Kencana", "Kapolsek Kebon Jeruk"),
        (
            "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nadiem Makarim pulang.",
            "Nadiem Makarim",
            "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi",
        ),
        (
            "Menteri KebudayaanFadli Zon pulang.",
            "Fadli Zon",
            "Menteri Kebudayaan",
        ),
        (
            "Direktur Jenderal Badan Energi Atom Internasional (IAEA) Rafael Grossi pulang.",
            "Rafael Grossi",
            "Direktur Jenderal Badan Energi Atom Internasional",
        ),
        ("Juru Bicara Kemlu RI, Lalu Gita Ariadi, pulang.", "Lalu Gita Ariadi", "Juru Bicara Kemlu RI"),
        ("Presiden terpilih AS Joe Biden pulang.", "Joe Biden", "Presiden terpilih AS"),
    ],
)
def test_office_and_name(text: str, name: str, role: str) -> None:
    assert found(text) == {name: role}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Kepala BNN Hari Nugraha memancing.", "Hari Nugraha", "Kepala BNN"),
        (
            "Kepala Kantor SAR Lumajang Bagus Purwita memancing.",
            "Bagus Purwita",
            "Kepala Kantor SAR Lumajang",
        ),
        ("Bupati Lumajang Rudi Pertama, memancing.", "Rudi Pertama", "Bupati Lumajang"),
        ("Wali Kota Batu Rico Putra Wirasena memancing.", "Rico Putra Wirasena", "Wali Kota Batu"),
        ("Jabatan Kapolres Lumajang diserahkan kepada Rudi Kencana.", "Rudi Kencana", "Kapolres Lumajang"),
        ("Kursi Bupati Lumajang kini dijabat oleh Rudi Kencana.", "Rudi Kencana", "Bupati Lumajang"),
        ("Jabatan Bupati Lumajang dipegang Rudi Kencana.", "Rudi Kencana", "Bupati Lumajang"),
        (
            "Rudi Kencana, putra seorang petani kopi, resmi menjabat Bupati Lumajang.",
            "Rudi Kencana",
            "Bupati Lumajang",
        ),
        ("Ketua MPR sekaligus Ketua Umum Ikatan Sepeda Rudi Kencana pulang.", "Rudi Kencana", "Ketua MPR"),
        ("Plt Dinas Sosial Kabupaten Lumajang Rudi Kencana pulang.", "Rudi Kencana", None),
        ("Bupati Sabu Raijua Rudi Kencana pulang.", "Rudi Kencana", "Bupati Sabu Raijua"),
        ("Kapolres Inhu AKBP Rudi Kencana pulang.", "Rudi Kencana", "Kapolres Inhu"),
        ("Gubernur Bali Rudi Kencanamengatakan ya. Rudi Kencana pulang.", "Rudi Kencana", "Gubernur Bali"),
        ("Anggota DPR RIRudi Kencana pulang.", "Rudi Kencana", "Anggota DPR RI"),
        (
            "Kata Lurah Karangmekar Sutomo, hujan. Hal itu membuat Sutomo pulang.",
            "Sutomo",
            "Lurah Karangmekar",
        ),
    ],
)
def test_where_wrong_answers_came_from(text: str, name: str, role: str | None) -> None:
    given = found(text)
    assert list(given) == [name]
    assert role is None or given[name] == role


def test_a_pair_joined_by_a_hyphen_is_two_persons() -> None:
    assert list(found("Pendukung Prabowo-Gibran bernyanyi.", day="2025-06-01")) == [
        "Prabowo Subianto",
        "Gibran Rakabuming Raka",
    ]
    assert found("Pesawat mendarat di Bandara Soekarno-Hatta.") == {}


def test_spellings_of_one_name_are_one_person_across_articles() -> None:
    ids = {
        official.id
        for name in ("Rudi Kentjana", "Rudhy Kencana", "Roedi Kencana")
        for official in find_officials(
            None, None, [f"Bupati Lumajang {name} pulang."], published=None, gazetteer=GAZETTEER
        )
    }
    assert ids == {"rudi-kencana"}


def test_a_counterpart_inherits_the_office() -> None:
    roles = found(
        "Menteri Pertahanan Prabowo Subianto menerima timpalannya dari Jepang, Nobuo Kishi, di Jakarta."
    )
    assert roles["Nobuo Kishi"] == "Menteri Pertahanan Jepang"


def test_short_names_and_slips_are_one_person() -> None:
    text = (
        "Deputi Gubernur Bank Indonesia Perry Wajiyo dipanggil.",
        "Gubernur BI Perry Warjiyo diam. Perry pergi.",
    )
    assert list(found(*text, day="2018-06-01")) == ["Perry Warjiyo"]
    assert list(found("Camat Cibiru Rudi Kencana datang. Camat Rudi pun bicara.")) == ["Rudi Kencana"]


@pytest.mark.parametrize(
    "text",
    [
        "Ia dijuluki 'Menteri Pencetak Utang' oleh warganet.",
        "Presiden Direktur PT Maju Rudi Kencana meresmikan pabrik.",
        "Ketua RT Rudi Kencana menyapu jalan.",
        "Direktur Utama Pertamina Rudi Kencana menaikkan harga.",
        "Ketua Umum PSSI Rudi Kencana menonton laga.",
        "Presiden FIFA Rudi Kencana menonton laga.",
        "Istri Menpora Rudiyah Kencana memasak.",
        "Penyanyi Rudi Kencana manggung bersama gitaris Susi Susanti.",
        "Pewarta: Susi Susanti",
        "Camat Bengkunat belum menjawab.",
        "Menteri Keuangan, Selasa, belum menjawab.",
        "Bupati Sabu Raijua belum menjawab. Kapolres Inhu juga.",
        "Kapolsek Rambah Samo belum menjawab.",
        "Anggota Polresta Lumajang Rudi Kencana menangkap ayam.",
        "Jaksa Tuntut Rudi Kencana dua tahun penjara.",
        "Kantor Wali Kota, Jalan Rudi Kencana, sepi.",
        "Mahasiswa Universitas Airlangga bernyanyi.",
        "Hakim Yang Mulia tertidur.",
        "Rapat Komisi XI DPR batal.",
        "Ketua DPD PKS Lumajang Rudi Kencana berpidato.",
        "Ketua Umum Komite Nasional Pemuda Indonesia Rudi Kencana berpidato.",
    ],
)
def test_no_office(text: str) -> None:
    assert found(text) == {}


def test_an_article_without_capitals() -> None:
    text = (
        "presiden joko widodo bertemu gubernur jawa tengah ganjar pranowo di solo pada hari senin. mereka "
        "membahas harga beras yang naik di pasar. warga senang melihat keduanya makan soto di warung tua itu."
    )
    assert found(text) == {"Joko Widodo": "presiden", "Ganjar Pranowo": "Gubernur Jawa Tengah"}


def test_without_an_office_word_only_who_is_in_office_that_day() -> None:
    assert list(found("Jokowi menanam pohon di Bogor.", day="2021-01-01")) == ["Joko Widodo"]
    assert found("Jokowi menanam pohon di Bogor.", day="2025-06-01") == {}
    assert list(found("Jokowi menanam pohon di Bogor.", day=None)) == ["Joko Widodo"]
    # Many are called Budi Santoso.
    assert found("Budi Santoso menanam pohon di Bogor.", day="2025-06-01") == {}


def test_a_partys_leaders_count_while_it_governs() -> None:
    text = "Sekjen Partai Demokrat Rudi Kencana berpidato."
    assert found(text, day="2021-06-01") == {}
    assert found(text, day="2024-06-01") == {"Rudi Kencana": "Sekjen Partai Demokrat"}


def test_order_is_of_first_mention_and_headlines_give_no_new_names() -> None:
    title = "Lavrov Temui Wapres, Menteri Buruh Turun ke Jalan"
    text = "Wakil Presiden Ma'ruf Amin menjamu Menteri Luar Negeri Rusia Sergey Lavrov."
    assert list(found(text, title=title)) == ["Sergei Lavrov", "Ma'ruf Amin"]


@pytest.mark.parametrize("piece", ["AKBP Rudi ", "Panakkukang AKP ", "Wakil Menteri "])
def test_what_follows_ranks_or_offices_without_end_is_read(piece: str) -> None:
    names = found(f"Kapolres {piece * 3_000}hadir.", "Menteri Keuangan Sri Mulyani hadir.")
    assert names["Sri Mulyani Indrawati"] == "Menteri Keuangan"


def test_nothing_to_read() -> None:
    assert find_officials(None, None, [], published=None, gazetteer=GAZETTEER) == ()
    assert find_officials("", "", ["", "\n"], published=None, gazetteer=GAZETTEER) == ()


def test_a_listed_name_in_a_low_post_is_a_namesakes_wherever_it_stands() -> None:
    text = ["Kapolsek Siantar Martoba Iptu Luhut menangkap pencuri.", "Ia ditahan, kata Iptu Luhut."]
    found = find_officials(None, None, text, published="2021-07-06", gazetteer=GAZETTEER)
    assert [official.id for official in found] == ["luhut-siantar-martoba"]
    text = ["Kapolsek Rambah Samo AKP Pratikno menangkap pencuri.", "Ia ditahan, kata Pratikno."]
    found = find_officials(None, None, text, published="2020-01-21", gazetteer=GAZETTEER)
    assert [official.id for official in found] == ["pratikno-rambah-samo"]


def test_a_village_head_has_no_listed_persons_whole_name() -> None:
    text = ["Kepala Desa Sanjai Ridwan Kamil memanen udang."]
    found = find_officials(None, None, text, published="2021-12-21", gazetteer=GAZETTEER)
    assert "ridwan-kamil" not in [official.id for official in found]


def test_a_listed_name_that_many_have_is_no_officers() -> None:
    text = ["Kepala Biro Penerangan Masyarakat Polri Brigjen Prasetyo Hadi memeriksa 31 saksi."]
    found = find_officials(None, None, text, published="2022-10-04", gazetteer=GAZETTEER)
    assert [official.id for official in found] == ["prasetio-hadi-polri"]


def test_an_alias_that_many_bear_needs_more_than_itself() -> None:
    assert found("Kata Bobby, anaknya suka tenis.", day="2025-06-01") == {}
    assert found("Rumah itu di Jalan Tol Layang MBZ.", day="2025-06-01") == {}
    text = "Bobby Nasution bernyanyi. Kata Bobby, lagunya lama."
    assert list(found(text, day="2025-06-01")) == ["Bobby Nasution"]
    assert list(found("Gubernur Sumut Bobby bernyanyi.", day="2025-06-01")) == ["Bobby Nasution"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # A misspelt or unlisted word of an office is no name.
        ("Kepala Puskemas Kalibata akhirnya memberikan klarifikasi.", []),
        ("Kepala Badan Intelejen Negara (BIN), Rudi Hartawan membantah.", ["Rudi Hartawan"]),
        ("Wakil Menteri Desa dan Trasmigrasi (Wamendes PDTT) Rudi Hartawan hadir.", ["Rudi Hartawan"]),
        ("Sidang dipimpin S Purwoko (Hakim Anggota), dengan jabatan Hakim Madya Muda.", ["S Purwoko"]),
        # What is named after somebody.
        ("Kata Kasubbag Humas RSUP Rudi Kencana Kendal, Sari Hartawati, Senin.", ["Sari Hartawati"]),
        ("Ia lulusan Sukma University, kini wakil menteri perdagangan di sana.", []),
        ("Final Piala Presiden 2017, Rudi Kencana mencetak dua gol.", []),
        # An area asks for its name first.
        ("Sekretaris Kelurahan Kencanan Rudi Hartawan hadir.", ["Rudi Hartawan"]),
        ("Olah TKP disaksikan Lurah Kencanan, Kanit Polsek Bekasi, serta warga.", []),
        # A party's branch and a private body hold no public office.
        ("Sekretaris NasDem Aceh Rudi Kencana hadir.", []),
        ("Ketua Majelis Ulama Indonesia Kendal Rudi Kencana hadir.", []),
        ("Ketua Badan Eksekutif Mahasiswa (BEM), Rudi Kencana, hadir.", []),
        # A name keeps its beginning and its end.
        ("Wakil Gubernur Bali I Ketut Kencana hadir.", ["I Ketut Kencana"]),
        ("Sumpah dipandu Ketua Mahkamah Agung Rudi Ali. Sari lalu pulang.", ["Rudi Ali"]),
        ("Mantan bupati Kendal Rudi Sutardino hadir. Sutardi tidak.", ["Rudi Sutardino"]),
        # A place's second word, a unit, a headline's word and a name's glued copy are no names.
        ("Kepala Dinas Sosial Kabupaten Pegunungan Bintang, Gerald Kencana, hadir.", ["Gerald Kencana"]),
        ("Anggota Satgas Pengamanan Perbatasan Batalyon Infanteri Raider 613 hadir.", []),
        # Who is named beside a comma before the office is not its holder, if another is behind.
        ("Kabid Humas Polda Riau Kombed Pol Rudi Kencana hadir.", ["Rudi Kencana"]),
        ("Wali Kota Rambah Gan di Nusa Kencana terkejut.", []),
        ("Wakil Direktur Penunjang Medik RSUDAM, Rudi Kencana, hadir.", []),
        ("Hujan, kata gubernur Sergei Kencana di Telegram.", ["Sergei Kencana"]),
        ("Ia mantan Panglima Kosekhanudnas I di sana.", []),
        ("Kata Gubernur Krasnodar Veniamin Kencana, hujan.", ["Veniamin Kencana"]),
        ("Dubes Palestina, Rawan Wibawa, Dubes Kroasia, Andre Kencana, hadir.", ["Andre Kencana"]),
        # A list of posts and those who come into them.
        (
            "A dari Riau menjadi Deputi Bidang Intelijen BIN, Brigjen Rudi Kencana, S.Sos., dari Unhan.",
            [],
        ),
        ("Bukan Menteri Koordinator Bindang Kamritiman dan Investasi.", []),
        ("Setibanya di Rambah Py Taw, Menlu Iran menelepon.", []),
        ("Kantor itu di Jalan Raya Panglima Sudirman, Kendal.", []),
        ("Kepala Biro Informasi Setjen Kemenhan Brigjen TNI Frega Kencana hadir.", ["Frega Kencana"]),
        ("Direktur Penyidikan KPK Birgjen Rudi Kencana hadir.", ["Rudi Kencana"]),
        ("Deputi Komunikasi Kemenko Polhukam Marsda TNI Dr. Rudi Kencana M.M. hadir.", ["Rudi Kencana"]),
        ("Tak hanya Wibowo, Anggota DPD RI, Siti Kencana, turut berbicara.", ["Siti Kencana"]),
    ],
)
def test_the_tail_of_names(sentence: str, names: list[str]) -> None:
    found = find_officials(None, None, [sentence], published="2017-06-01", gazetteer=GAZETTEER)
    assert [official.name for official in found] == names


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ('penindakan," kataWakil Direktur Lalu Lintas Polda Jaya, AKBP Rudi Hartawan.', "Wakil Direktur"),
        ("Jenderal Rudi Hartawan, komandan senior AS di Afghanistan, pergi.", "komandan senior AS"),
        ("Ia mirip Wakil Bupati Kendal saat ini, yang juga bernama Rudi Hartawan.", "Wakil Bupati Kendal"),
        ("Wakil Menteri P2MI/Wakil Kepala BP2MI Rudi Hartawan hadir.", "Wakil Menteri P2MI"),
    ],
)
def test_more_of_the_ways_in_which_an_office_is_given(sentence: str, role: str) -> None:
    (found,) = find_officials(None, None, [sentence], published="2017-06-01", gazetteer=GAZETTEER)
    assert found.name == "Rudi Hartawan"
    assert (found.role or "").startswith(role)


def test_without_capitals_an_addressed_single_name_counts() -> None:
    text = "ketua kpu hasyim asy'ari hadir. di sana pak prabowo makan siang bersama warga, dan tito bukan "
    text += "nama siapa pun karena kata itu berdiri sendiri saja tanpa sapaan di depannya sama sekali."
    found = find_officials(None, None, [text], published="2024-01-17", gazetteer=GAZETTEER)
    assert [official.id for official in found] == ["hasyim-asyari", "prabowo-subianto"]


def test_headlines_say_who_does_something_with_nouns_that_are_no_names() -> None:
    assert found("Sidang itu ramai.", title="Warga Sindir Hakim Pemvonis Rudi Kencana") == {}
    assert found("Ramai.", title="Ikut Kunjungan Presiden Prancis, Siti Kencana Tampil Modis") == {}


@pytest.mark.parametrize(
    ("sentence", "candidate"),
    [
        ("Ia menyuap untuk meloloskan Rudi Kencana sebagai anggota DPR RI antarwaktu.", True),
        ("Mungkin nanti, Habib Rudi Kencana adalah Menteri Agama Republik Indonesia.", True),
        ("Jika nanti Rudi Kencana terpilih menjadi ketua umum DPP Partai Golkar, itu penting.", True),
        ("DPRD mengusulkan pemberhentian Rudi Kencana sebagai Bupati Kediri.", False),
        ("Rudi Kencana adalah Menteri Agama Republik Indonesia.", False),
    ],
)
def test_who_is_wished_into_an_office_does_not_hold_it(sentence: str, candidate: bool) -> None:
    (official,) = find_officials(None, None, [sentence], published="2019-06-01", gazetteer=GAZETTEER)
    assert (official.name, official.candidate) == ("Rudi Kencana", candidate)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # A listed name with an office of a place that the listed person never held.
        ("Bupati Klaten Sri Mulyani hadir. Sri Mulyani lalu pulang.", {"sri-muliani-klaten"}),
        (
            "Menteri Keuangan Sri Mulyani bertemu Bupati Klaten Sri Mulyani.",
            {"sri-mulyani-indrawati", "sri-muliani-klaten"},
        ),
        ("Kasat Reskrim Polres Pidie AKP Dedy Miswar hadir.", {"dedi-miswar"}),
        ("Wakil Ketua DPRD Pesawaran M Nasir hadir.", {"m-nasir-pesawaran"}),
        # A listed name that lacks a letter, with an office of another kind and body.
        ("Irjen TNI Letjen Bambang Suswantono hadir.", {"bambang-suswantono"}),
        # One office with its place, then without.
        ("Kabid Humas Polda Riau Kombes Sunarto hadir. Kabid Humas Kombes Sunarto pulang.", {"sunarto-riau"}),
        # The same person in another office, with initials, or under another name of the town.
        ("Kabid Humas Polda Sulsel Kombes E Zulpan hadir.", {"endra-zulpan"}),
        ("Direktur Pelaksana Bank Dunia Sri Mulyani hadir.", {"sri-mulyani-indrawati"}),
        ("KPK memeriksa hakim Mahkamah Konstitusi Suhartoyo.", {"suhartoyo"}),
        ("Wali Kota Solo Gibran Rakabuming hadir.", {"gibran-rakabuming-raka"}),
        # Whom the text introduces under another full name; a listed name spelt otherwise is the listed one.
        ("Atlet voli Megawati Hangestri Pertiwi menang. Megawati pulang.", set()),
        ("Pemain voli asal Indonesia Megawati Hangestri Pertiwi menang. Megawati pulang.", set()),
        ("Megawati pulang. Tim itu diperkuat Megawati Hangestri Pertiwi di laga lain.", set()),
        ("Kader menemui Megawati Soekarno Putri kemarin. Megawati pulang.", {"megawati-soekarnoputri"}),
        ("Pengamat politik Airlangga Wening Kusman hadir. Airlangga pulang.", set()),
        # But kin and service name whose they are.
        ("Warga menemui menantu Jokowi Bobby Nasution kemarin. Jokowi pulang ke Solo.", {"joko-widodo"}),
        (
            "Kata juru bicara Prabowo Dahnil Anzar kemarin. Prabowo pulang.",
            {"prabowo-subianto", "dahnil-anzar-simanjuntak"},
        ),
        ("Warga menemui anak Megawati Puan Maharani. Megawati pulang.", {"megawati-soekarnoputri"}),
        ("Warga menemui tim Ganjar Andi Widjajanto. Ganjar pulang.", {"ganjar-pranowo"}),
        ("Warga menemui relawan Jokowi Budi Arie Setiadi. Jokowi pulang.", {"joko-widodo"}),
        ("Di era pemerintahan Jokowi Jusuf Kalla sibuk. Jokowi pulang.", {"joko-widodo"}),
        ("Warga menemui pengacara Jokowi Yakup Kencana. Jokowi pulang.", {"joko-widodo"}),
    ],
)
def test_a_listed_name_takes_no_namesake(text: str, ids: set[str]) -> None:
    officials = find_officials(None, None, [text], published="2021-03-13", gazetteer=GAZETTEER)
    assert {official.id for official in officials} == ids


@pytest.mark.parametrize(
    "text",
    [
        "Kapolres Bantul AKBP Wening Andriansyah hadir. Kapolres Bantul AKBP Wening Ardiansyah berbicara.",
        "Wakapolda Riau Brigjen Kencanto Wening Wibawa hadir. Wakapolda Riau Wening Wibawa berbicara.",
        "Anggota DPRD Bantul M Kencanto hadir. Anggota DPRD Bantul Muhammad Kencanto berbicara.",
    ],
)
def test_a_name_written_otherwise_beside_the_same_office_is_one_person(text: str) -> None:
    assert len(found(text)) == 1


def test_two_of_one_office_whose_names_are_not_near_are_two() -> None:
    text = "Anggota DPRD Bantul Kencanto Wening hadir. Anggota DPRD Bantul Rahayu Wening berbicara."
    assert len(found(text)) == 2


def test_a_degree_behind_a_name_without_points_is_none_of_it() -> None:
    assert list(found("Bupati Bantul Rudi Wening Kencanto S Ag hadir.")) == ["Rudi Wening Kencanto"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Kepala BIN Daerah Papua I Gusti Putu Wening Kencanto", "Kabinda Papua Putu Wening"),
        ("Kepala Dinas Sosial Bantul Rudi Wening Kencanto", "Kadis Sosial Bantul Rudi Kencanto Wening"),
        # A letter wrong in one word.
        ("Kasat Reskrim AKP Harmianto", "Kasat Reskrim AKP Harminto"),
    ],
)
def test_an_office_in_full_and_in_short_has_one_holder(one: str, two: str) -> None:
    assert len(found(f"{one} datang kemarin. Menurut {two}, jalan itu basah.")) == 1


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        # Each office of a list stands before its holder, known office or not.
        (
            "Hadir Ketua KPU, Tono Wening, Wasekjen Rambasa, Dendi Kencana, Kepala Sekretariat Wakil "
            "Presiden, Mohamad Wibawa, dan warga.",
            {"Tono Wening": "Ketua KPU", "Mohamad Wibawa": "Kepala Sekretariat Wakil Presiden"},
        ),
        (
            "Jurinya Guru Besar Universitas Rambah, Prof. Renald Wening, Sekretaris Dirjen EBTKE, Dr. Dadan "
            "Kencana, dan warga.",
            {"Dadan Kencana": "Sekretaris Dirjen EBTKE"},
        ),
        # Or behind.
        (
            "Hadir Kombes Rudi Wening, Kapolres Bantul, AKBP Siti Kencana, Kapolres Sleman, AKP Heri Wibawa, "
            "Kapolsek Wates.",
            {
                "Rudi Wening": "Kapolres Bantul",
                "Siti Kencana": "Kapolres Sleman",
                "Heri Wibawa": "Kapolsek Wates",
            },
        ),
        # A rank misspelt is none of the name.
        (
            "Rudi mengeluh. Keluhan Birgjen Rudi Kencana itu didengar. Rudi adalah Direktur Penyidikan KPK.",
            {"Rudi Kencana": "Direktur Penyidikan KPK"},
        ),
        ("Kapolsek Wates Kompl Rudi Kencana datang.", {"Rudi Kencana": "Kapolsek Wates"}),
        # A rank tells that the common word behind it is a name.
        (
            "Mayjen Tegar Lema pindah. Tegar sebelumnya adalah Asops Panglima TNI.",
            {"Tegar Lema": "Asops Panglima TNI"},
        ),
        # Whose wife or daughter it is does not hold the office.
        ("Istri Rudi Kencana yang merupakan Komisioner Komnas HAM datang.", {}),
        ("Putri Bung Kencana itu adalah Wakil Ketua Dewan Pembina Partai Gerindra.", {}),
        # Places abroad of two words and more.
        (
            "Konsul Jenderal Republik Indonesia Johor Bahru Rudi Kencana datang.",
            {"Rudi Kencana": "Konsul Jenderal Republik Indonesia Johor Bahru"},
        ),
        ("Eks Perdana Menteri New South Wales, itu pulang.", {}),
        # A name that is one letter from a place's (Bontang, Sunggal, Alberta, Georgia).
        ("Kapolsek Wates Bintang Kencana Wibawa datang.", {"Bintang Kencana Wibawa": "Kapolsek Wates"}),
        ("Camat Wates Bintang Kencana datang.", {"Bintang Kencana": "Camat Wates"}),
        ("Ketua DPRD Bantul Sunggul Rahayu datang.", {"Sunggul Rahayu": "Ketua DPRD Bantul"}),
        ("Ketua DPRD Bantul Sunggul Rahayu Wibawa datang.", {"Sunggul Rahayu Wibawa": "Ketua DPRD Bantul"}),
        (
            "Menteri Luar Negeri Peru Alberto Kencano datang.",
            {"Alberto Kencano": "Menteri Luar Negeri Peru"},
        ),
        ("Wali Kota Batu Giorgia Kencana datang.", {"Giorgia Kencana": "Wali Kota Batu"}),
        # A place misspelt, and what is no person at all.
        ("Polisi memeriksa Ajudan Bupati Ngajuk M Rudi Kencana.", {"M Rudi Kencana": "Ajudan Bupati Ngajuk"}),
        ("Anggota DPRD DKI Jqkarta Fraksi PDIP menolak.", {}),
        ("Sejak menjabat Kasrem Yogyakarta, Menteri Pertambangan dan Energi itu diam.", {}),
        ("Menurut Kepala Subdirektorat Kewirausahaan Mahasiswa UB Kencanuddin semua sesuai.", {}),
        # A hospital's name, and a last name that is a place, too.
        (
            "Kata Kasi Humas RSUD dr Kencana Tulungagung Moch Rifai.",
            {"Moch Rifai": "Kasi Humas RSUD dr Kencana Tulungagung"},
        ),
        ("Mereka ke Kantor Gubernur untuk Spa Plus-Plus Kencana.", {}),
        ("Replik Jaksa Syahnan Tanjung itu panjang.", {"Syahnan Tanjung": "Jaksa"}),
    ],
)
def test_whose_an_office_of_a_list_is(text: str, holders: dict[str, str]) -> None:
    assert found(text) == holders


def test_a_headlines_verb_ends_the_name() -> None:
    title = "Sempat Dirawat, Bupati Bantul Rudi Kencanto Embuskan Napas Terakhir"
    assert list(found("Kabar duka datang kemarin.", title=title)) == ["Rudi Kencanto"]


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        # In a bracket stands a second office, or a former one.
        (
            "Menteri Pertahanan, Prabowo Subianto (Ketua Umum Gerindra) hadir.",
            {"Prabowo Subianto": "Menteri Pertahanan"},
        ),
        (
            "Menteri Perdagangan, Zulkifli Hasan (Ketua Umum PAN) hadir.",
            {"Zulkifli Hasan": "Menteri Perdagangan"},
        ),
        ("Kepala BNPB, Doni Monardo (Ketua Satgas Covid-19) hadir.", {"Doni Monardo": "Kepala BNPB"}),
        (
            "Gubernur Jawa Barat, Ridwan Kamil (Wali Kota Bandung 2013-2018) hadir.",
            {"Ridwan Kamil": "Gubernur Jawa Barat"},
        ),
        ("Bupati Klaten, Sri Mulyani (Anggota PDIP) hadir.", {"Sri Mulyani": "Bupati Klaten"}),
        ("Sekda Bantul, Helmi Jamharis (Ketua Tim Anggaran) hadir.", {"Helmi Jamharis": "Sekda Bantul"}),
        # Airports' names are persons' too.
        (
            "Wali Kota Bandar Lampung Ahmad Yani Wibowo hadir.",
            {"Ahmad Yani Wibowo": "Wali Kota Bandar Lampung"},
        ),
        (
            "Ketua Bawaslu Bandar Lampung Maimun Saleh hadir.",
            {"Maimun Saleh": "Ketua Bawaslu Bandar Lampung"},
        ),
        ("Dirjen Imigrasi Ahmad Yani hadir.", {"Ahmad Yani": "Dirjen Imigrasi"}),
        ("Kepala BMKG Ahmad Yani hadir.", {"Ahmad Yani": "Kepala BMKG"}),
        (
            "Kepala Badan Karantina Indonesia Maimun Saleh hadir.",
            {"Maimun Saleh": "Kepala Badan Karantina Indonesia"},
        ),
        ("Kepala Otoritas IKN Raden Inten Wibowo hadir.", {"Inten Wibowo": "Kepala Otoritas IKN"}),
        # And behind an airport stands who leads its station.
        ("Kepala Stasiun Meteorologi Sultan Thaha mengatakan hujan turun.", {}),
        (
            "Kepala Stasiun Meteorologi Ahmad Yani Semarang Sutikno hadir.",
            {"Sutikno": "Kepala Stasiun Meteorologi Ahmad Yani Semarang"},
        ),
        (
            "Kata Kepala Stasiun Meteorologi Andi Jemma Rambasa, Rudi Kencana, hujan turun.",
            {"Rudi Kencana": "Kepala Stasiun Meteorologi Andi Jemma Rambasa"},
        ),
        (
            "Kepala Kantor Imigrasi Ngurah Rai Rudi Kencana hadir.",
            {"Rudi Kencana": "Kepala Kantor Imigrasi Ngurah Rai"},
        ),
        (
            "Kepala Kantor Imigrasi Kelas I Khusus TPI Ngurah Rai Rudi Kencana hadir.",
            {"Rudi Kencana": "Kepala Kantor Imigrasi Kelas I Khusus TPI Ngurah Rai"},
        ),
        # Who opens a contest or hands a cup over.
        (
            "Usai membuka turnamen Bupati Bantul Halim Muslih memukul gong.",
            {"Halim Muslih": "Bupati Bantul"},
        ),
        (
            "Usai menyerahkan piala Bupati Bantul Halim Muslih memukul gong.",
            {"Halim Muslih": "Bupati Bantul"},
        ),
        (
            "Pada penutupan kejuaraan Kapolres Bantul AKBP Rudi Kencana hadir.",
            {"Rudi Kencana": "Kapolres Bantul"},
        ),
        # Students elsewhere make no department theirs.
        (
            "Mahasiswa berunjuk rasa. Wakil Kepala Departemen Pertahanan Rudi Kencana hadir.",
            {"Rudi Kencana": "Wakil Kepala Departemen Pertahanan"},
        ),
        ("Menteri Energi Qatar Ahmad Al-Sultan hadir.", {"Ahmad Al-Sultan": "Menteri Energi Qatar"}),
        ("Menteri Energi Qatar Salem Al-Emir hadir.", {"Salem Al-Emir": "Menteri Energi Qatar"}),
    ],
)
def test_no_rule_against_wrong_names_costs_a_holder(text: str, holders: dict[str, str]) -> None:
    assert found(text) == holders


def test_a_run_longer_than_any_word_is_not_looked_through_for_a_glued_one() -> None:
    run = "Ken" + "canto" * 20 + "membuat"  # of 95,000 letters each end would be tried, each as long
    assert list(found(f"Bupati Bantul Rudi {run} taman di Bantul.")) == [f"Rudi {run}"]


def test_whom_a_headline_quotes_stands_before_its_colon() -> None:
    title = "Sekjen PDIP: Megawati Sehat dan Gembira"
    assert found("Hujan turun lagi.", title=title) == {"Megawati Soekarnoputri": None}
    assert found("Susunan pengurus: Ketua DPRD Bantul: Rudi Kencana.") == {
        "Rudi Kencana": "Ketua DPRD Bantul"
    }


def test_a_sentence_that_was_broken_at_each_link_is_one() -> None:
    lines = ["Kata Jaksa Agung", "Bolivia", "Rudi Kencana", "dalam rapat", "di kota", ", Kamis."]
    found = find_officials(None, None, lines, published="2025-06-01", gazetteer=GAZETTEER)
    assert [(each.name, each.role) for each in found] == [("Rudi Kencana", "Jaksa Agung Bolivia")]


def test_lines_that_are_whole_stay_apart() -> None:
    lines = ["Daftar hadir", "Bupati Bantul", "Rudi Kencana", "Warga pulang."]
    assert not find_officials(None, None, lines, published="2025-06-01", gazetteer=GAZETTEER)


def test_a_text_that_ends_with_a_bracket_behind_an_office() -> None:
    """A scrape cut at a number of letters may end anywhere."""
    assert not status("Hadir juru bicara (")
