"""Who said what, in prose of our own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.quotations.finding import find_quotes
from index.quotations.pieces import _LONGEST_SHORTENED
from index.quotations.rules import rules
from search.model import Official

RINA = Official("rina-kartika", "Rina Kartika", "Kapolres Bandar Laut", names=("Rina Kartika",))
WANG = Official("wang-yi", "Wang Yi", "Menteri Luar Negeri China", "China", names=("Wang Yi",))


def said(*body: str, officials: tuple[Official, ...] = ()) -> list[tuple[str, str | None]]:
    return [(quote.words.strip(" ,.?"), quote.speaker) for quote in find_quotes(body, officials)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ('"Pelabuhan sudah dibuka," kata Budi Santoso.', "Pelabuhan sudah dibuka", "Budi Santoso"),
        (
            "“Pelabuhan sudah dibuka,” ujar Budi Santoso, Senin (3/5).",
            "Pelabuhan sudah dibuka",
            "Budi Santoso",
        ),
        ("«Pelabuhan sudah dibuka», tutur Budi Santoso.", "Pelabuhan sudah dibuka", "Budi Santoso"),
        (
            "'Pelabuhan itu sudah dibuka sejak pagi,' tegas Budi Santoso.",
            "Pelabuhan itu sudah dibuka sejak pagi",
            "Budi Santoso",
        ),
        ('Budi Santoso mengatakan, "Pelabuhan sudah dibuka."', "Pelabuhan sudah dibuka", "Budi Santoso"),
        ('Menurut Budi Santoso, "Pelabuhan sudah dibuka."', "Pelabuhan sudah dibuka", "Budi Santoso"),
        ('Kata Budi Santoso: "Pelabuhan sudah dibuka."', "Pelabuhan sudah dibuka", "Budi Santoso"),
        ('"Dibuka kapan saja?" tanya warga setempat, Budi Santoso.', "Dibuka kapan saja", "Budi Santoso"),
        ('"Sudah dibuka," imbuh Budi Santoso sambil tertawa.', "Sudah dibuka", "Budi Santoso"),
        ('"Sudah dibuka," bisik Budi Santoso.', "Sudah dibuka", "Budi Santoso"),
        ('"Sudah dibuka," lirih Budi Santoso.', "Sudah dibuka", "Budi Santoso"),
        ("Budi Santoso mengatakan bahwa pelabuhan sudah dibuka.", "pelabuhan sudah dibuka", "Budi Santoso"),
        ("Menurut Budi Santoso, pelabuhan sudah dibuka.", "pelabuhan sudah dibuka", "Budi Santoso"),
        (
            "Pelabuhan, kata Budi Santoso, sudah dibuka.",
            "Pelabuhan, kata Budi Santoso, sudah dibuka",
            "Budi Santoso",
        ),
        (
            '"Sudah dibuka," kata Tim Hukum PWKL, Budi Santoso dihubungi wartawan.',
            "Sudah dibuka",
            "Budi Santoso",
        ),
        (
            '"Sudah dibuka," ujar Head of Public Affairs, Maju Indonesia Budi Santoso dalam keterangannya.',
            "Sudah dibuka",
            "Budi Santoso",
        ),
        ("Pelabuhan sudah dibuka, jelas Budi Santoso.", "Pelabuhan sudah dibuka", "Budi Santoso"),
        (
            "Nelayan Bandar Laut, Budi Santoso, menuturkan pelabuhan sudah dibuka.",
            "pelabuhan sudah dibuka",
            "Budi Santoso",
        ),
        (
            "Budi Santoso, Direktur Utama Maju Jaya menegaskan pelabuhan sudah dibuka.",
            "pelabuhan sudah dibuka",
            "Budi Santoso",
        ),
        (
            "Dalam rapat itu Budi Santoso menyatakan pelabuhan sudah dibuka.",
            "pelabuhan sudah dibuka",
            "Budi Santoso",
        ),
        ('"Kami lelah," ucap seorang korban.', "Kami lelah", "seorang korban"),
    ],
)
def test_the_forms_of_quoting(text: str, words: str, speaker: str) -> None:
    assert said(text) == [(words, speaker)]


def test_a_quote_in_two_halves_has_one_speaker() -> None:
    text = '"Pelabuhan sudah dibuka," kata Budi Santoso. "Kapal besar boleh bersandar mulai besok."'
    assert said(text) == [
        ("Pelabuhan sudah dibuka", "Budi Santoso"),
        ("Kapal besar boleh bersandar mulai besok", "Budi Santoso"),
    ]


def test_a_quote_over_several_paragraphs_opens_in_each() -> None:
    found = said(
        'Budi Santoso menjawab. "Pelabuhan itu milik warga semua.',
        '"Kapal kecil tetap boleh masuk.',
        '"Kapal besar menunggu di luar," ujar Budi Santoso.',
    )
    assert [speaker for _, speaker in found] == ["Budi Santoso"] * 3


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Kami siaga," kata Rina di pelabuhan.', "rina-kartika"),
        ('"Kami siaga," kata Kapolres.', "rina-kartika"),
        ('"Kami siaga," ujar Kapolres Bandar Laut itu.', "rina-kartika"),
        ('"Kami siaga," kata Kapolres Bandar Laut AKBP Rina Kartika kepada wartawan.', "rina-kartika"),
        ('"Kami siaga," kata Menteri Luar Negeri China.', "wang-yi"),
        ("Kapolres menyebut pelabuhan itu aman dan terjaga.", "rina-kartika"),
        ('"Kami siaga," kata Kapolda.', None),
    ],
)
def test_an_official_by_short_name_and_by_office(text: str, speaker: str | None) -> None:
    (quote,) = find_quotes([text], (RINA, WANG))
    assert quote.official == speaker
    assert quote.office == (
        None if speaker is None else {"rina-kartika": RINA, "wang-yi": WANG}[speaker].role
    )


def test_a_pronoun_means_who_spoke_before_or_whom_the_sentence_before_is_about() -> None:
    found = said(
        '"Pelabuhan sudah dibuka," kata Budi Santoso.',
        "Jalan ke sana masih rusak.",
        '"Kami perbaiki minggu depan," ujarnya.',
        "Rina Kartika mengimbau warga berhati-hati.",
        '"Jangan melaut dulu," katanya. Ia menambahkan, ombak masih tinggi sampai Jumat.',
        officials=(RINA,),
    )
    assert [speaker for _, speaker in found] == [
        "Budi Santoso",
        "Budi Santoso",
        "Rina Kartika",
        "Rina Kartika",
    ]


def test_a_sentence_after_words_of_nobody_known_says_whom_a_pronoun_means() -> None:
    found = said(
        'Pencuri itu ditangkap. "Saya tidak mencuri ayam siapa pun," katanya.',
        'Kapolres Bandar Laut Rina Kartika tersenyum. "Ayamnya ada di dalam tas," katanya.',
        officials=(RINA,),
    )
    assert found[-1] == ("Ayamnya ada di dalam tas", "Rina Kartika")
    aside = said(
        '"Saya tidak mencuri ayam siapa pun," katanya.',
        'Rina Kartika sendiri merupakan pemilik ayam. "Saya cuma lewat," katanya.',
        officials=(RINA,),
    )
    assert aside[-1] == ("Saya cuma lewat", None)
    act = said(
        "Rina Kartika sendiri pulang lebih awal karena sakit punggung.",
        '"Saya masih harus banyak istirahat sampai bulan depan," katanya.',
        officials=(RINA,),
    )
    assert act == [("Saya masih harus banyak istirahat sampai bulan depan", "Rina Kartika")]


def test_whom_a_sentence_describes_and_who_is_only_named_in_it() -> None:
    found = said(
        "Keputusan itu disampaikan langsung Rina Kartika kemarin.",
        "Pegiat lingkungan muda Budi Santoso pun ikut menanggapi.",
        '"Kami menunggu buktinya," tulisnya.',
        "Relawan Pro-Rina (Prona) memastikan tetap mendukung Rina.",
        officials=(RINA,),
    )
    assert found == [("Kami menunggu buktinya", "Budi Santoso")]


def test_a_short_name_gets_the_full_one_that_stands_elsewhere() -> None:
    found = said("Nelayan bernama Budi Santoso berangkat pagi.", '"Ombak tinggi," kata Budi.')
    assert found == [("Ombak tinggi", "Budi Santoso")]


def test_nobody_is_guessed() -> None:
    assert said('"Ombak tinggi," katanya.') == [("Ombak tinggi", None)]


@pytest.mark.parametrize(
    "text",
    [
        'Ia membaca novel "Laut Tak Bertepi" di geladak.',
        'Harga itu disebut "harga sahabat" oleh pembeli.',
        'Spanduk bertuliskan "Laut Bersih, Warga Sehat" dipasang di dermaga.',
        'Akun Facebook "Kabar Laut" mengunggah foto dengan narasi "Pelabuhan ditutup selamanya oleh warga".',
        "Menurut data BPS, ekspor ikan naik dua persen.",
        "Nasib Pelaut di Dermaga Baru Menurut Budi Santoso",
        "Budi Santoso menyampaikan doa dalam cuitannya kemarin.",
        "Unggahan disertai narasi: Menurut Budi Santoso, dua juta ikan pindah laut. Hingga Senin ia disukai.",
        "Budi Santoso tidak mengatakan bahwa pelabuhan ditutup.",
        "Budi Santoso menjelaskan soal pelabuhan kepada warga.",
        "Budi Santoso mengungkapkan kelemahan dermaga itu.",
        "Budi Santoso menyampaikan kepada Presiden Rahmat tentang harapan warga pelabuhan.",
        "Bila tak ada kata sepakat di bursa transfer kali ini, maka Budi Santoso akan pergi.",
        "Budi Santoso menyebut perihal kapal yang tenggelam di pelabuhan.",
        "Budi Santoso turun di stasiun dan melanjutkan menggunakan kapal ke arah pelabuhan.",
        "Budi Santoso rajin menyampaikan kritikan lewat lagu pada masa itu.",
        "Budi Santoso menyampaikan ucapan terima kasih kepada warga pelabuhan.",
        "Bahkan agen Budi Santoso menegaskan kapal tidak dijual.",
        "Kata kunci untuk mencari berita itu panjang.",
    ],
)
def test_what_is_no_quote(text: str) -> None:
    assert said(text) == []


def test_a_fact_checks_claim_is_no_quote() -> None:
    found = said(
        "NARASI: “Pelabuhan ditutup selamanya,” kata Budi Santoso.",
        "Budi Santoso mengatakan bahwa semua nelayan harus pindah.",
        "PENJELASAN: Rina Kartika membantah kabar itu.",
        "“Pelabuhan tetap buka,” kata Rina Kartika.",
        officials=(RINA,),
    )
    assert found == [("Pelabuhan tetap buka", "Rina Kartika")]


def test_the_span_holds_the_words_and_no_two_overlap() -> None:
    body = (
        "BANDAR LAUT, KABAR - Budi Santoso mengatakan bahwa kapal “besar” boleh masuk.",
        "“Kami senang,” katanya. Menurut dia, warga juga senang. “Terima kasih banyak, Pak,” tutup Budi.",
    )
    found = find_quotes(body, ())
    assert [(q.kind, q.paragraph) for q in found] == [
        ("reported", 0),
        ("direct", 1),
        ("reported", 1),
        ("direct", 1),
    ]
    assert all(body[q.paragraph][q.start : q.end] == q.words for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found) if a.paragraph == b.paragraph)


def test_a_verb_far_from_the_beginning_of_an_endless_sentence_has_its_speaker() -> None:
    found = said(f"{'Hujan turun di kota lama, ' * 400}Rina Kartika mengatakan bahwa pelabuhan tetap buka.")
    assert found == [("pelabuhan tetap buka", "Rina Kartika")]


def test_of_two_officials_with_one_name_who_was_named_last_speaks() -> None:
    first = Official("agus-kencana", "Agus Kencana", "Menko", names=("Agus Kencana",))
    second = Official("agus-hartawan", "Agus Hartawan", "Kakorlantas", names=("Agus Hartawan",))
    found = said(
        '"Truk ditertibkan," kata Agus Kencana.',
        "Di lain pihak, Kakorlantas Agus Hartawan membentuk tim baru.",
        '"Data truk dikirim ke Samsat," urai Agus.',
        officials=(first, second),
    )
    assert found == [
        ("Truk ditertibkan", "Agus Kencana"),
        ("Data truk dikirim ke Samsat", "Agus Hartawan"),
    ]


def test_one_of_several_is_a_person_and_doubled_things_speak_for_nobody() -> None:
    found = said(
        "Komentar-komentar lucu menghiasi foto itu.",
        '"Dia panik dan takut didenda," ujar salah satu anggota Satpol PP Pati. Ia menambahkan, pria itu '
        'memakai plastik. "Cuma kami peringatkan saja," katanya.',
    )
    assert {speaker for _, speaker in found} == {"salah satu anggota Satpol PP Pati"}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            '"Kami menghargai perbedaan," kata Deputi DPP Partai Demokrat Budi Santoso.',
            "Budi Santoso",
        ),
        ("Menurut ahli gizi di New York City, Budi Santoso, tren ini patut dicoba.", "Budi Santoso"),
        # Where a paper puts itself before its first sentence.
        (
            "Jakarta, CNN Indonesia - - Kapolri Jenderal Budi Santoso mengatakan pelabuhan itu dibuka.",
            "Budi Santoso",
        ),
        # The name behind a description.
        ('"Kami siaga," kata juru bicara pelabuhan tersebut, Budi Santoso, pada Senin.', "Budi Santoso"),
        ('"Kami siaga," komentar Budi Santoso.', "Budi Santoso"),
        (
            '"Kami siaga," ujar mantan Wakil Menteri untuk Urusan Laut di pemerintahan lama, Budi Santoso.',
            "Budi Santoso",
        ),
        ("Dijelaskan Budi Santoso, pelabuhan itu sudah dibuka sejak pagi.", "Budi Santoso"),
        ("Lanjut Budi Santoso, pelabuhan itu sudah dibuka sejak pagi.", "Budi Santoso"),
        ("Kapal, kata Budi Santoso, juga harus diperiksa di pelabuhan.", "Budi Santoso"),
        # Its short form in brackets.
        (
            '"Kami siaga," ujar analis sosial Universitas Laut (UL), Budi Santoso kepada warga.',
            "Budi Santoso",
        ),
        ("Menurut Wasekjen DPP Partai Laut (PL), Budi Santoso, tren ini patut dicoba.", "Budi Santoso"),
        # A numeral or the next sentence's word is no name, a degree no subject.
        ('"Kami siaga," jelas adik Paku Buwono XIII, Budi Santoso.', "Budi Santoso"),
        ('"Kami siaga penuh," imbuh B. Hal senada disampaikan ayahnya.', "B"),
        ("Prof Budi Santoso, Ph. D mengungkapkan, gas itu cukup berat.", "Budi Santoso"),
        ("Dr. Budi Santoso, Sp.PD-KEMD, FINASIM menyatakan, gas itu cukup berat.", "Budi Santoso"),
    ],
)
def test_a_name_is_told_from_a_party_and_a_description(text: str, speaker: str) -> None:
    assert [name for _, name in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("full", "short", "speaker"),
    [
        ("Budi Supriyanto", "Supri", "Budi Supriyanto"),
        # What others are called by, or who is told of before his name, is somebody else.
        ("Budiman Santoso", "Budi", "Budi"),
        ("Rudianto Wibawa", "Rudi", "Rudi"),
        ("Sarimin Wibawa", "seorang warga, Sarim", "Sarim"),
        ("Marianto Wibawa", "Maria", "Maria"),
    ],
)
def test_a_name_is_called_by_its_beginning(full: str, short: str, speaker: str) -> None:
    found = said(f'"Kami siaga," kata {full}.', f'"Jangan sampai lengah," ujar {short}.')
    assert [name for _, name in found] == [full, speaker]


def test_a_matter_that_is_to_be_told_is_not_what_was_said() -> None:
    assert said("Budi Santoso meminta Rina menyampaikan rencana apa yang dilakukan pemerintah.") == []


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        # A credit glued behind the speaker is no part of the name.
        (["“Ia harus dijaga di sel khusus,” pungkas Rudi(RMOL)"], ["Rudi"]),
        # Who is told of with an age speaks next.
        (
            [
                "“Ini satu-satunya usaha saya,” kata Siti Kencana.",
                "Keluhan juga datang dari warga lain, seperti Rudi (36), petani. Ia tidak diberi tahu.",
                "“Saya kaget pagi-pagi disuruh pergi,” ujarnya.",
            ],
            ["Siti Kencana", "Rudi"],
        ),
        # Of two without a name the one whom the description fits.
        (
            [
                "“Sudah tahu belum faktanya,” kata perempuan di sana. “Sudah, saya tahu,” ujar pria di sana. "
                "“Benarkah begitu itu,” tanya perempuan itu. “Iya, ada orang di sini,” kata pria tersebut."
            ],
            ["perempuan", "pria", "perempuan", "pria"],
        ),
        # The clause begins behind the comma, unless another closes an apposition.
        (["Menurut majelis hakim, Rudi Kencana bersalah melanggar pasal itu."], ["majelis hakim"]),
        (["Menurut warga setempat, Rudi Kencana, hujan turun sejak pagi."], ["Rudi Kencana"]),
        (["Rapat usai, kata dia. Dijelaskan Rudi Kencana bahwa vonis itu mengada-ada."], ["Rudi Kencana"]),
        # The name behind an office with a short form in brackets, behind a place, and not a degree.
        (
            ["“Laut ini kotor,” kata Kepala Badan Pengelolaan Aset (BPA) Laut Kencana, Rudi Wening."],
            ["Rudi Wening"],
        ),
        (
            ["“Laut ini kotor,” kata arkeolog dari Griffith University, Australia, Prof Rudi Wening, Senin."],
            ["Rudi Wening"],
        ),
        (["“Anak perlu tidur,” kata psikolog Siti Wening, S.Psi., M.Psi., Senin."], ["Siti Wening"]),
        # A university or a body in capitals is no part of a name, nor is a bracket behind it.
        (["“Laut ini kotor,” kata pengamat Universitas Gadjah Mada Rudi Wening Ati."], ["Rudi Wening Ati"]),
        (["“Laut ini kotor,” kata pengamat Universitas Kencana Raya (UKR) Rudi Ati."], ["Rudi Ati"]),
        (["Menurut analis GLOBSEC Rudi Wening, laut ini kotor sekali."], ["Rudi Wening"]),
        (["Rudi Wening (RW) kemudian mengatakan laut ini kotor sekali."], ["Rudi Wening"]),
        (["Rudi Wening selaku Direktur PT Kencana mengatakan laut ini kotor sekali."], ["Rudi Wening"]),
        # A club's or company's name before the person's, where the article has each without the other.
        (
            [
                "Kencana kalah lagi. “Kami kurang tenang,” kata pelatih Kencana Rudi Wening Ati.",
                "Menurut dia, Kencana masih bisa bangkit. “Kami akan berlatih,” ujar Ati.",
            ],
            ["Rudi Wening Ati"] * 3,
        ),
        (
            ["“Kami kurang tenang,” kata Sekjen PP Kencanawan Rudi Wening Ati. “Kami berlatih,” ujar Rudi."],
            ["Rudi Wening Ati"] * 2,
        ),
        (
            ["“Laut ini kotor,” kata Ketua Jaringan Aktivis Pro Kencana (ProKEN) Rudi Wening."],
            ["Rudi Wening"],
        ),
        # But who is called by that word has it for his own.
        (
            [
                "“Kami kurang tenang,” kata pelatih Kencana Rudi Wening. Rudi Wening pulang.",
                "“Kami akan berlatih,” ujar Kencana.",
            ],
            ["Kencana Rudi Wening"] * 2,
        ),
        # A place behind its kind, in an article without capitals.
        (
            [
                "sekretaris dpd partai kencana provinsi banten rudi wening mengatakan, laut ini kotor. "
                + "warga sudah lama menunggu perahu yang akan membersihkan laut itu. " * 5
            ],
            ["rudi wening"],
        ),
        # What somebody is called by stands for him afterwards.
        (
            [
                "“Laut ini kotor,” kata Rudi Wening. Diplomat yang disapa Roy itu mengatakan "
                "laut harus segera dijaga. “Kita harus mulai,” kata Roy."
            ],
            ["Rudi Wening"] * 3,
        ),
        # Whom a text introduces is somebody else.
        (
            [
                "“Laut ini kotor,” kata Rudi Wening. Nelayan bernama Budi itu mengatakan laut harus segera "
                "dijaga. “Kita harus mulai,” kata Budi."
            ],
            ["Rudi Wening", "Budi", "Budi"],
        ),
        # A headline's verb, or what is not called as persons are.
        (["Lanjut Babak Kedua, tim tuan rumah menyerang sejak menit pertama."], []),
        (["Ungkap Kasus Pembunuhan, polisi memeriksa dua puluh saksi di Bantul."], []),
        (["Lanjut Rudi, laut ini kotor sejak tahun lalu."], ["Rudi"]),
        (["“Laut ini kotor,” ujar penyanyi dari album baru, Laut Tanpa Batas."], ["penyanyi"]),
        # Who promises to assure has assured nobody.
        (["Rudi Wening berjanji memastikan bahwa laut ini dijaga bersama."], []),
        (["Rudi Wening, Senin (3/8), bahkan memastikan bahwa laut ini dijaga."], ["Rudi Wening"]),
        # A verb of opinion reports with 'bahwa'.
        (
            ["Rudi Wening memastikan bahwa laut ini kotor. Siti Ati memastikan keamanan laut."],
            ["Rudi Wening"],
        ),
    ],
)
def test_whose_words_they_are(body: list[str], speakers: list[str]) -> None:
    assert [quote.speaker for quote in find_quotes(body, ()) if quote.speaker] == speakers


def test_two_quotes_in_a_row_have_the_speaker_behind() -> None:
    found = said('Pidatonya panjang."Laut kita sudah penuh sampah.""Jadi harus dijaga," kata Budi Santoso.')
    assert found == [
        ("Laut kita sudah penuh sampah", "Budi Santoso"),
        ("Jadi harus dijaga", "Budi Santoso"),
    ]


def test_what_is_said_begins_behind_a_link_and_its_speaker() -> None:
    found = said("Selain itu, kata Budi Santoso, pelabuhan harus dibuka untuk warga.")
    assert found == [("pelabuhan harus dibuka untuk warga", "Budi Santoso")]


def test_one_of_a_crowd_is_nobody_named_before() -> None:
    found = said(
        '"Laut kita kotor," kata Budi Santoso. Perkataan itu dibalas seorang netizen. "Buang sampah," '
        "kata netizen itu."
    )
    assert [name for _, name in found] == ["Budi Santoso", "netizen"]


def test_a_long_description_means_who_spoke() -> None:
    found = said(
        '"Kami siaga," kata Budi Santoso.',
        "Pria yang juga menjabat sebagai Menteri Energi dan Sumber Daya Mineral (ESDM) itu mengungkap, laut "
        "harus dijaga.",
    )
    assert [name for _, name in found] == ["Budi Santoso", "Budi Santoso"]


def test_a_name_at_the_end_of_another_is_another() -> None:
    hadi = Official("hadi-wijaya", "Hadi Wijaya", "Bupati Bantul", names=("Hadi Wijaya",))
    (quote,) = find_quotes(["“Padi ini bagus sekali,” kata petani Nurhadi Wijaya."], [hadi])
    assert (quote.speaker, quote.official) == ("Nurhadi Wijaya", None)
    (quote,) = find_quotes(["“Padi ini bagus sekali,” kata BupatiBantulHadi Wijaya."], [hadi])
    assert (quote.speaker, quote.official) == ("Hadi Wijaya", "hadi-wijaya")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Kepala Badan Kampanye DPP Partai Demokrat, Budi Kencana Putra menyebut laut itu sudah kotor.",
            "Budi Kencana Putra",
        ),
        ("Rina Kartika pakar kelautan Inggris, mengemukakan laut itu sudah kotor.", "Rina Kartika"),
        ("Budi Santoso berkesimpulan bahwa laut itu sudah kotor.", "Budi Santoso"),
        ("Budi Santoso menyebut kebijakan itu salah sejak awal.", "Budi Santoso"),
    ],
)
def test_a_speaker_before_a_verb_has_his_own_name(text: str, speaker: str) -> None:
    assert [name for _, name in said(text)] == [speaker]


def test_a_noun_of_a_doing_without_what_it_does_is_a_matter() -> None:
    assert said("Budi Santoso menjelaskan kepergian di tengah acara.") == []
    assert said("Budi Santoso menjelaskan kepergian tamu dalam keterangannya.") == []
    for words in (
        "pertandingan itu berat sekali",
        "perbaikan jalan rampung pekan depan",
        "kegiatan usai pukul tiga sore",
        "pembangunan di desa itu selesai tahun depan",
    ):
        assert said(f"Budi Santoso menyebut {words}.") == [(words, "Budi Santoso")]
    assert [
        name for _, name in said("Budi Santoso menjelaskan pemasangan pagar bertujuan menjaga laut.")
    ] == ["Budi Santoso"]


def test_a_word_that_stands_alone_first_is_no_later_relatives_name() -> None:
    found = said(
        '"Cita-cita saya melaut," kata Kencana di pantai.',
        "Sejak kecil Kencana berenang bersama adiknya, Rudi Kencana, dan ayahnya.",
    )
    assert found == [("Cita-cita saya melaut", "Kencana")]
    found = said('"Cita-cita saya melaut," kata Kencana.', "Rudi Kencana adalah nelayan sejak 2019.")
    assert found == [("Cita-cita saya melaut", "Rudi Kencana")]
    found = said('"Anak saya melaut," kata Rudi.', "Sang ayah, Rudi Kencana, adalah nelayan sejak 2019.")
    assert found == [("Anak saya melaut", "Rudi Kencana")]
    found = said('"Anak saya melaut," kata Kencana.', "Hari itu Tangis Kencana pecah di pantai.")
    assert found == [("Anak saya melaut", "Kencana")]


def test_a_founder_who_is_described_is_who_spoke() -> None:
    found = said(
        '"Bagus," kata Budi Santoso.',
        "Deklarator Gerakan Laut Bersih ini mengatakan, laut itu sudah kotor.",
    )
    assert [name for _, name in found] == ["Budi Santoso", "Budi Santoso"]


def test_an_account_that_goes_on_speaks_for_itself() -> None:
    found = said('"Laut kita kotor," kata akun @kencana. "Buang sampah," sambung akun @wibawa_laut.')
    assert [name for _, name in found] == ["akun @kencana", "akun @wibawa_laut"]


def test_a_doctors_title_in_small_letters_begins_a_sentence() -> None:
    body = ["Menurut dokter itu, jawabannya tidak. dr Rudi Wening menjelaskan bahwa laut itu kotor sekali."]
    assert [quote.words for quote in find_quotes(body, ())][-1] == "laut itu kotor sekali."


def test_what_somebody_does_in_telling_is_not_told() -> None:
    assert (
        find_quotes(["Rudi Wening tidak ragu dalam mengungkap penyelundupan ikan di pelabuhan itu."], ())
        == ()
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # What other verbs than those of saying report behind a comma.
        ("Rudi Wening menceritakan, perahu itu bocor sejak pagi.", ["perahu itu bocor sejak pagi."]),
        ("Rudi Wening menilai, jika laut kotor maka nelayan rugi.", ["jika laut kotor maka nelayan rugi."]),
        ("Rudi Wening menilai, namun usulnya ditolak oleh para nelayan.", []),
        ("Anggota Komisi II DPR menilai, laut itu kotor sekali.", []),
        ("Anggota Komisi II DPR mengakui bahwa laut itu kotor sekali.", ["laut itu kotor sekali."]),
        # A clause that its speaker stands in is told whole.
        ("Rudi Wening datang. Laut itu menurutnya sudah kotor.", ["Laut itu menurutnya sudah kotor."]),
        ("Rudi Wening datang. Namun menurutnya laut itu kotor.", ["laut itu kotor."]),
        # What begins with a condition is said from there on.
        (
            "Rudi Wening menuturkan, jika laut kotor, dipastikan bahwa nelayan rugi.",
            ["jika laut kotor, dipastikan bahwa nelayan rugi."],
        ),
        ("Rudi Wening mengatakan, dalam rapat itu, bahwa para nelayan rugi.", ["para nelayan rugi."]),
        # What was said stands before it.
        ("Rudi Wening mengatakan hal tersebut di sela kegiatan bersih pantai.", []),
        (
            "Rudi Wening menyebut hal ini sebagai bukti kerja nelayan.",
            ["hal ini sebagai bukti kerja nelayan."],
        ),
        ("Rudi Wening membeberkan kondisi para nelayan di pulau kecil itu.", []),
        (
            "Rudi Wening membeberkan kondisi para nelayan itu memburuk.",
            ["kondisi para nelayan itu memburuk."],
        ),
        ("Rudi Wening menegaskan kembali pentingnya laut bagi nelayan.", []),
        ("Rudi Wening menegaskan pentingnya menjaga laut yang tetap bersih.", []),
        ("Rudi Wening membeberkan awal mula perahu itu tenggelam.", []),
        ("Rudi Wening menceritakan, awal mula perahu itu tenggelam.", []),
        ("Rudi Wening menjelaskan secara rinci tentang laut yang kotor itu.", []),
        ("Rudi Wening menegaskan atas pencatutan namanya ia akan melapor.", []),
        (
            "Rudi Wening menambahkan, atas perbuatannya itu nelayan ditahan.",
            ["atas perbuatannya itu nelayan ditahan."],
        ),
        ("Rudi Wening mengungkap alasan nelayan selama ini tidak melaut.", []),
        (
            "Rudi Wening mengungkap alasannya adalah perahu yang bocor.",
            ["alasannya adalah perahu yang bocor."],
        ),
        # What somebody denies he does not say.
        ("Rudi Wening membantah bahwa dirinya membuang sampah ke laut.", []),
        ("Rudi Wening menepis, laut itu kotor sejak tahun lalu.", []),
        ("Rudi Wening merincikan bahwa laut itu kotor sekali.", ["laut itu kotor sekali."]),
        # A name may look like a verb.
        ("Melanie mengatakan bahwa laut itu kotor sekali.", ["laut itu kotor sekali."]),
        ("Menpora Rudi mengakui bahwa laut itu kotor sekali.", ["laut itu kotor sekali."]),
        ("Sosok yang disapa Rudi Wening ini menilai, laut itu kotor.", ["laut itu kotor."]),
        # A matter and whose it is.
        ("Rudi Wening menuturkan strateginya untuk menjaga laut itu.", []),
        ("Rudi Wening menyampaikan salam dari nelayan yang tidak bisa datang.", []),
        ("Menurut Rudi Wening dan Siti Ati, laut itu kotor sekali.", ["laut itu kotor sekali."]),
        (
            "Rudi Wening menuturkan strateginya sudah berhasil menjaga laut.",
            ["strateginya sudah berhasil menjaga laut."],
        ),
        # No person says it.
        ("Menurut standar internasional, laut itu kotor sekali.", []),
        ("Menurut beberapa penelitian, laut itu kotor sekali.", []),
        ("Menurut laporanKencana, laut itu kotor sekali.", []),
        ("Kasus penganiayaan Rudi Wening mengungkap gaya hidup para pegawai.", []),
    ],
)
def test_what_is_reported_and_from_where_on(text: str, said: list[str]) -> None:
    assert [quote.words for quote in find_quotes([text], ())] == said


def test_a_verb_glued_to_its_subject_reports() -> None:
    body = ["Bupati Rudi Weningmengatakan bahwa laut itu kotor sekali.", "“Laut ini harus dijaga,” katanya."]
    told = [(quote.words, quote.speaker) for quote in find_quotes(body, ())]
    assert told == [("laut itu kotor sekali.", "Rudi Wening"), ("Laut ini harus dijaga,", "Rudi Wening")]


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        # A verb and its speaker, and what follows him, without a space between.
        (
            "Rudi Wening datang. “Laut ini kotor,” ujarRudi Wening. “Kotor sekali,” katanya.",
            ["Rudi Wening"] * 2,
        ),
        (
            "Rudi Wening datang. “Laut ini kotor,” kataRudi Weningsambil tertawa. “Kotor sekali,” katanya.",
            ["Rudi Wening"] * 2,
        ),
        ("Rudi datang. “Laut ini kotor,” kata Budi Weningdalam rapat itu.", ["Budi Wening"]),
        ("Rudi datang. “Laut ini kotor,” kata Budi Weningdi, nelayan.", ["Budi Weningdi"]),
        # A short form whose words are not known is nobody else.
        (
            "Kelompok nelayan Laut Kencana (HNBK) protes. HNBK mengatakan laut itu kotor sekali.",
            ["HNBK"],
        ),
        # A body in the office of a person is not he.
        (
            "HNBK menilai, laut itu kotor sekali. “Laut ini kotor,” kata Sekretaris HNBK Rudi Wening.",
            ["HNBK", "Rudi Wening"],
        ),
        ("Menurut BEM Kencana, laut itu kotor sekali.", ["BEM Kencana"]),
        # A body's second field is a part of its name, another body none.
        ("Badan Laut dan Sungai Kencana mengatakan laut itu kotor.", ["Badan Laut dan Sungai Kencana"]),
        ("Badan Laut dan Kepolisian Kencana mengatakan laut itu kotor.", ["Badan Laut"]),
        # A party before a name is no part of it.
        ("Demokrat Rudi Wening mengatakan laut itu kotor sekali.", ["Rudi Wening"]),
        ("Demokrat Jawa Barat mengatakan laut itu kotor sekali.", ["Demokrat Jawa Barat"]),
        # Of two the first; what is said begins behind both.
        ("Menurut Rudi Wening dan Siti Ati, laut itu kotor sekali.", ["Rudi Wening"]),
        # A pronoun means whom its own sentence named, where none did before.
        ("Ketika Rudi Wening datang ke pasar, ia mengatakan laut itu kotor.", ["Rudi Wening"]),
        ("Ketika Rudi Wening menemui Siti Ati, ia mengatakan laut itu kotor.", [None]),
        # A paper's address may begin in a small letter.
        ("kencana.com, BANTUL - Bupati Rudi Wening (RW) mengatakan laut itu kotor.", ["Rudi Wening"]),
        # Nobody speaks for what is written.
        (
            "Rudi Wening mengatakan laut itu kotor. “Laut ini kotor sekali,” kata gugatan itu.",
            ["Rudi Wening"],
        ),
        # Who is one of several speaks next.
        (
            "Warga Laut Kencana tetap menolak usul itu. Salah satu warga yang menolak adalah Siti Wening. "
            "Ia mengatakan laut itu kotor sekali.",
            ["Siti Wening"],
        ),
    ],
)
def test_who_is_named_beside_a_verb(body: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in find_quotes([body], ())] == speakers


def test_a_blank_that_does_not_break_is_a_blank() -> None:
    text = (
        "Ketua DPRD\xa0Budi Santoso\xa0menilai\xa0laut itu tidak bersih.\xa0\xa0Ikan, katanya, sudah pergi."
    )
    found = find_quotes([text], ())
    assert [(quote.words, quote.speaker) for quote in found] == [
        ("laut itu tidak bersih.", "Budi Santoso"),
        ("Ikan, katanya, sudah pergi.", "Budi Santoso"),
    ]
    assert all(text[q.start : q.end].replace("\xa0", " ") == q.words for q in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ditambahkannya, laut itu masih kotor.", ["laut itu masih kotor"]),
        ("Dikatakannya juga, bahwa laut itu masih kotor.", ["laut itu masih kotor"]),
        ("Diakui Budi, laut itu masih kotor.", ["laut itu masih kotor"]),
        ("Padahal diakui oleh Budi, laut itu masih kotor.", ["laut itu masih kotor"]),
        ("Disampaikan anggota DPR RI, Budi Santoso, laut itu masih kotor.", ["laut itu masih kotor"]),
        # What was said stands before it, or somebody else is told of.
        ("Hal itu disampaikan Budi, saat ditemui di pelabuhan.", []),
        ("Apa yang dikatakan Budi, adalah suatu kenyataan.", []),
        ("Dilanjutkan dengan rapat, nelayan itu belum pulang.", []),
    ],
)
def test_what_is_told_by_somebody_is_his(text: str, words: list[str]) -> None:
    [_, *rest] = said("“Kami tahu,” kata Budi Santoso.", text)
    assert rest == [(each, "Budi Santoso") for each in words]


@pytest.mark.parametrize(
    "text",
    [
        "’’Laut ini kotor sekali,’’ kata Budi Santoso.",
        "``Laut ini kotor sekali,'' kata Budi Santoso.",
        "‘‘Laut ini kotor sekali,’’ kata Budi Santoso.",
        # A verb with a capital behind the sign.
        "“Laut ini kotor sekali,” Ungkap Budi Santoso.",
    ],
)
def test_two_single_signs_are_a_double_one(text: str) -> None:
    assert said(text) == [("Laut ini kotor sekali", "Budi Santoso")]


def test_a_sentence_that_begins_with_a_verb_is_no_attribution() -> None:
    assert said("“Laut Kotor Sekali” Tanya jawab dengan Budi Santoso dimuat besok.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ikan sudah pergi dari laut itu, katanya menambahkan.", ["Ikan sudah pergi dari laut itu"]),
        ("Ia menjelaskan lebih rinci temuan para nelayan.", []),
        ("Ia menjelaskan lebih banyak ikan yang mati.", ["lebih banyak ikan yang mati"]),
        ("Saat ditanya soal ikan, Budi menolak menyebutkan.", []),
        ("Budi sempat berhenti menjelaskan lalu melihat ke laut.", []),
        ("Mulanya Budi menyebut ikan itu mati.", ["ikan itu mati"]),
        ("Akhirnya, kata Budi, ikan itu mati.", ["ikan itu mati"]),
        ("Menurut draf aturan itu, nelayan harus pulang.", []),
    ],
)
def test_what_is_said_and_what_is_only_told(text: str, words: list[str]) -> None:
    [_, *rest] = said("“Kami tahu,” kata Budi Santoso.", text)
    assert rest == [(each, "Budi Santoso") for each in words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ia menyebut kasus campak di desa itu sudah terkendali.",
            ["kasus campak di desa itu sudah terkendali"],
        ),
        ("Ia menyebut permintaan ikan biasanya naik.", ["permintaan ikan biasanya naik"]),
        ("Ia menyebut alasan kenaikan harga yang tidak wajar itu.", []),
        ("Ia menyebut soal adanya kapal yang tenggelam.", []),
        ("Ia menjelaskan alasan para nelayan tidak melaut.", []),
    ],
)
def test_a_noun_and_what_it_does_is_what_is_called_so(text: str, words: list[str]) -> None:
    [_, *rest] = said("“Kami tahu,” kata Budi Santoso.", text)
    assert rest == [(each, "Budi Santoso") for each in words]


def test_a_clause_of_three_words_is_one() -> None:
    assert said("Budi Santoso menilai laut itu tercemar.") == [("laut itu tercemar", "Budi Santoso")]
    assert said("Budi Santoso menilai laut tercemar.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Dikatakan Budi saat ditemui di pelabuhan, laut itu masih kotor.",
        "Budi juga mengingatkan kembali bahwa laut itu masih kotor.",
    ],
)
def test_where_it_is_told_and_that_again(text: str) -> None:
    assert said("“Kami tahu,” kata Budi Santoso.", text)[1:] == [("laut itu masih kotor", "Budi Santoso")]


@pytest.mark.parametrize("place", ["Palu - ", "Medan -- ", "Radar Bojonegoro – ", "Media Indonesia - "])
def test_a_place_and_a_dash_before_a_sentence_are_none_of_it(place: str) -> None:
    told = f"{place}Kepala Dinas Kelautan Budi Santoso mengatakan laut itu masih kotor."
    assert said(told) == [("laut itu masih kotor", "Budi Santoso")]


@pytest.mark.parametrize("verb", ["menimpali", "membalas", "menuliskan", "berkomentar", "menyahut"])
def test_who_answers_or_writes_before_a_quote(verb: str) -> None:
    assert said(f"Budi Santoso {verb}, “Laut itu kotor.”") == [("Laut itu kotor", "Budi Santoso")]


def test_no_word_that_a_full_stop_shortens_is_longer_than_is_looked_up() -> None:
    assert max(map(len, rules().shortened)) <= _LONGEST_SHORTENED
