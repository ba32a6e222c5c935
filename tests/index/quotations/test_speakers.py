"""Who is named, described or meant as the speaker of a quote. All prose is our own."""

from __future__ import annotations

import pytest

from index.quotations.finding import find_quotes
from search.model import Official

FIRST = "“Laut ini kotor,” kata Budi Santoso."
UNNAMED = "seorang nelayan yang tak mau disebut namanya"


def speakers(*body: str) -> list[str | None]:
    return [quote.speaker for quote in find_quotes(body, ())]


@pytest.mark.parametrize(
    ("text", "speaker", "office"),
    [
        # A firm, a party or a country between an office and a name is none of the name.
        ("kata Direktur Utama Wening Capital Budi Santoso.", "Budi Santoso", "Direktur Utama Wening Capital"),
        ("kata juru bicara Jepang Rudi Wening.", "Rudi Wening", "juru bicara Jepang"),
        ("kata General Manager Kencana, Rudi Wening.", "Rudi Wening", "General Manager Kencana"),
        ("kata Ketua Ikatan Nelayan (IN), dr. Rudi Wening.", "Rudi Wening", None),
        ("kata pakar keamanan Siber Rudi Wening.", "Rudi Wening", "pakar keamanan Siber"),
        ("kata Direktur Perum Damri Rudi Wening.", "Rudi Wening", "Direktur Perum Damri"),
        ("kata Sekjen Muhammadiyah Rudi Wening.", "Rudi Wening", "Sekjen Muhammadiyah"),
        ("kata Country Manager Kencana.com Rudi Wening.", "Rudi Wening", "Country Manager Kencana.com"),
        ("kata co-founder Kencana dan chief technology officer Rudi Wening.", "Rudi Wening", None),
        # What is one word of a person's name is none.
        ("kata petarung Israel Wening.", "Israel Wening", "petarung"),
        ("kata aktris Chelsea Kencana.", "Chelsea Kencana", None),
        # A body has its whole name.
        ("kata militer Jepang.", "militer Jepang", None),
        ("kata juru bicara Microsoft.", "juru bicara Microsoft", None),
        # What somebody is called by.
        ("kata warga bernama Udin.", "Udin", "warga"),
        ("kata seorang nelayan yang akrab disapa Bang Udin.", "Udin", "seorang nelayan"),
        # Whose he is, is not who he is.
        ("kata istri Budi Santoso, Siti Ati.", "Siti Ati", "istri Budi Santoso"),
        ("kata istri Budi Santoso.", "istri Budi Santoso", None),
        ("kata adik kandung Budi Santoso.", "adik kandung Budi Santoso", None),
        ("kata putri Budi Santoso.", "putri Budi Santoso", None),
        ("kata Putri Santoso.", "Putri Santoso", None),
        ("kata Putra Santoso.", "Putra Santoso", None),
        ("kata Direktur PT Bina Putra Budi Wening.", "Budi Wening", "Direktur PT Bina Putra"),
        # What an expert knows of is nobody.
        ("kata psikolog keluarga Siti Ati.", "Siti Ati", "psikolog keluarga"),
        ("kata pakar anak dan keluarga Siti Ati.", "Siti Ati", "pakar anak dan keluarga"),
        # What a description's verb begins is none of it.
        ("kata seorang pria yang gemar memancing.", "seorang pria", None),
        # A name that is a word that links sentences, too.
        ("ujar Lalu Wening.", "Lalu Wening", None),
        ("ujar Lalu kepada wartawan.", "Lalu", None),
    ],
)
def test_a_name_is_parted_from_what_stands_before_it(text: str, speaker: str, office: str | None) -> None:
    [quote] = find_quotes([f"“Laut ini kotor sekali,” {text}"], ())
    assert quote.speaker == speaker
    if office is not None:
        assert quote.office == office


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # The first capital is the sentence's.
        ("Seorang nelayan mengatakan laut ini kotor.", "Seorang nelayan"),
        ("Pihak pengelola pelabuhan mengatakan laut ini kotor.", "Pihak pengelola pelabuhan"),
        ("Para peneliti memastikan bahwa laut ini kotor.", "Para peneliti"),
        ("Seorang warga Desa Wening mengatakan laut ini kotor.", "Seorang warga Desa Wening"),
        ("Politikus Demokrat Rudi Wening mengatakan laut ini kotor.", "Rudi Wening"),
        ("Psikolog Rudi Wening mengatakan laut ini kotor.", "Rudi Wening"),
        # Bodies.
        ("Kementerian Pertahanan Jepang mengatakan bahwa laut ini kotor.", "Kementerian Pertahanan Jepang"),
        ("Komisi Pemberantasan Korupsi menyatakan bahwa laut ini kotor.", "Komisi Pemberantasan Korupsi"),
        ("Badan Kesehatan Wening Rudi Kartika mengatakan laut ini kotor.", "Wening Rudi Kartika"),
        (
            "Badan Laut, Sungai, dan Danau (BLSD) mengatakan laut ini kotor.",
            "Badan Laut, Sungai, dan Danau (BLSD)",
        ),
        ("Kepala Badan Laut, Sungai dan Danau (BLSD) Rudi Wening mengatakan laut ini kotor.", "Rudi Wening"),
        ("Kepala Badan Laut, Sungai, dan Danau Rudi Wening mengatakan laut ini kotor.", "Rudi Wening"),
        ("Direktur Penyuluhan dan Pelayanan mengatakan laut ini kotor.", "Direktur Penyuluhan dan Pelayanan"),
        # Degrees are nobody.
        ("Dokter Rudi Wening, Sp.A(K), FINASIM, mengatakan laut ini kotor.", "Rudi Wening"),
        ("Dokter Rudi Wening, SpPD, mengatakan laut ini kotor.", "Rudi Wening"),
        ("Spesialis anak dari RS Kartika dr Rudi Wening, Sp.A(K) mengatakan laut ini kotor.", "Rudi Wening"),
        ("Dekan Fakultas Teknik Rudi Wening mengatakan laut ini kotor.", "Rudi Wening"),
        # A relative is not who he is told by.
        ("Ayah Wening, Budi Santoso, mengungkapkan bahwa laut itu kotor.", "Budi Santoso"),
        ("Istri Budi Santoso mengatakan laut ini kotor.", "Istri Budi Santoso"),
        ("Adik Wening Santoso mengatakan laut ini kotor.", "Adik Wening Santoso"),
        ("BANTUL,\xa0WENING.com\xa0- Ketua Karang Taruna Wening, Udin, menyebut laut ini kotor.", "Udin"),
        # A month's word may be a name's, 'Anda' too.
        ("Pendiri Karang Taruna, Rudi Juli Wening, menyebut laut ini kotor.", "Rudi Juli Wening"),
        ("Nelayan Wening Anda mengatakan laut ini kotor.", "Wening Anda"),
        (
            "Direktur Kencana dan chief technology officer Rudi Wening mengatakan laut ini kotor.",
            "Rudi Wening",
        ),
        # The firm's name is none of the person's.
        ("Ekonom Bank Permata Rudi Wening mengatakan laut ini kotor.", "Rudi Wening"),
        ("Ekonom Bank Central Asia Budi Wening mengatakan laut ini kotor.", "Budi Wening"),
        ("Analis Antler Budi Santoso mengatakan laut ini kotor.", "Budi Santoso"),
        ("Peneliti Dian Rahma Putri mengatakan laut ini kotor.", "Dian Rahma Putri"),
        # What a person gives is his own account.
        ("Menurut pengakuan Rudi Wening, laut ini kotor sekali.", "Rudi Wening"),
        ("Menurut temuan Rudi Wening, laut ini kotor sekali.", "Rudi Wening"),
        ("Menurut Rudi Wening yang juga nelayan di sana, laut ini kotor.", "Rudi Wening"),
    ],
)
def test_who_reports(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A description without a name is of who spoke, or what he is called by.
        ("“Kita jaga bersama,” ujar pelatih asal Brasil.", "Budi Santoso"),
        ("“Kita jaga bersama,” ujar pria yang akrab disapa Bang Udin.", "Budi Santoso"),
        ("Menurut pengakuannya, laut itu pernah bersih.", "Budi Santoso"),
        ("Pria yang akrab disapa Udin itu mengaku heran. “Kita jaga bersama,” tambahnya.", "Budi Santoso"),
        # One among others is another, and so is who is named.
        ("“Kita jaga bersama,” ujar seorang pelatih asal Brasil.", "seorang pelatih asal Brasil"),
        ("“Kita jaga bersama,” ujar pelatih bernama Rudi Wening.", "Rudi Wening"),
        ("Nelayan bernama Udin itu mengatakan laut harus dijaga.", "Udin"),
        ("“Kita jaga bersama,” ujar pria berinisial RW itu.", "RW"),
        ("“Kita jaga bersama,” ujar seorang nelayan yang tak mau disebut namanya itu.", UNNAMED),
        # Initials of who spoke are his.
        ("“Kita jaga bersama,” ujar pria berinisial BS itu.", "Budi Santoso"),
        # A clause of its own follows the comma.
        ("Namun demikian, sambung mantan lurah itu, Rudi telah menjaga laut.", "Budi Santoso"),
        # Whom others speak for is not who speaks.
        ("“Laut ini bersih sekali,” kata pengacara Budi.", "pengacara Budi"),
        ("Relawan Budi Santoso mengatakan laut itu bersih.", "Relawan Budi Santoso"),
    ],
)
def test_whom_a_description_means_behind_a_speaker(text: str, speaker: str) -> None:
    assert speakers(f"{FIRST} {text}") == ["Budi Santoso", speaker]


@pytest.mark.parametrize(
    "text",
    [
        "“Setiap orang menjaga laut ini,” bunyi pasal itu.",
        "“Setiap orang menjaga laut ini,” demikian isi surat itu.",
        "“Setiap orang menjaga laut ini,” tulis pengumuman dinas.",
        "“Setiap orang menjaga laut ini,” tulis laporan itu.",
    ],
)
def test_what_is_written_is_not_said_by_who_spoke_before(text: str) -> None:
    assert speakers(f"{FIRST} {text}") == ["Budi Santoso"]


def test_a_statement_is_of_whom_it_is_told() -> None:
    stated = "“Setiap orang menjaga laut ini,” tulis {} itu dimuat kemarin."
    assert speakers(f"{FIRST} {stated.format('keterangan resmi Pertamina. Berita')}")[1] == "Pertamina"
    assert speakers(f"{FIRST} {stated.format('siaran pers dari Rudi Wening. Berita')}")[1] == "Rudi Wening"
    assert speakers(f"{FIRST} {stated.format('laporan resmi Pertamina. Berita')}") == ["Budi Santoso"]


def test_what_somebody_is_called_by_is_kept() -> None:
    body = f"{FIRST} Pria yang akrab disapa Bung Tanjung itu mengaku heran."
    assert speakers(f"{body} “Kita jaga bersama,” ulasnya. Laut itu, kata Tanjung, sudah mati.") == (
        ["Budi Santoso"] * 3
    )


def test_a_country_before_a_name_in_the_article_is_none_of_it() -> None:
    [quote] = find_quotes(
        ["Penjaga gawang dan penyerang Jepang Rudi Wening datang.", "“Laut ini kotor,” kata Wening."], ()
    )
    assert (quote.speaker, quote.office) == ("Rudi Wening", "penyerang Jepang")


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        # A firm's name of several words stands elsewhere, and who works there is called without it.
        (
            [
                "Direktur Utama Samudra Ragam Wening Hartawi mengatakan bahwa stok ikan aman.",
                "Kini Samudra Ragam memperluas lahan. Sejauh ini, Wening mengatakan, lahan itu cukup.",
            ],
            "Wening Hartawi",
        ),
        (
            [
                "Pendiri Kencanapay Wening Hartawi mengatakan bahwa modal itu aman.",
                "Modal Kencanapay naik. Sementara itu, Wening mengatakan bahwa modal itu cukup.",
            ],
            "Wening Hartawi",
        ),
        # So is a party's, behind an office that is none.
        (
            [
                "Bantul - Politikus Golkar Wening Hartawi menilai hal itu merupakan kabar baik.",
                "Ada bupati dari Golkar, ada yang bukan. “Kabar baik,” ujar Wening.",
            ],
            "Wening Hartawi",
        ),
        # A person's first word stands alone as well, and speaks, or stands before the last of his name.
        (
            [
                "Direktur Utama Samudra Ragam Hartawi mengatakan bahwa stok ikan aman.",
                "Samudra mengatakan lahan itu cukup. “Ya,” kata Hartawi.",
            ],
            "Samudra Ragam Hartawi",
        ),
        (
            [
                "Pakar laut Kencantara Wening Hartawi mengatakan bahwa laut itu kotor.",
                "Kencantara Hartawi pulang. Hal itu disampaikan Kencantara kemarin. “Ya,” kata Hartawi.",
            ],
            "Kencantara Wening Hartawi",
        ),
    ],
)
def test_a_body_before_a_name_in_the_article_is_none_of_it(body: list[str], speaker: str) -> None:
    assert {quote.speaker for quote in find_quotes(body, ())} == {speaker}


@pytest.mark.parametrize(
    "told",
    [
        # One of several who stand for somebody is named behind a comma, and is not who is stood for.
        "Hal senada disampaikan kuasa hukum Rudi Bahari yang lain, Joko Wening.",
        "Hal serupa dikatakan anggota DPR lainnya, Joko Wening.",
        # Who confirms something, has a stance or begins to speak is who speaks next.
        "Kabar itu dibenarkan Kapolres Bantul AKBP Joko Wening.",
        "Pendapat berbeda datang dari Joko Wening.",
        "Sementara itu, Joko Wening tidak setuju dengan usul warga.",
        "Ketua panitia, Joko Wening, pun angkat bicara.",
    ],
)
def test_who_is_brought_in_speaks_next(told: str) -> None:
    assert speakers(f"{FIRST} {told} Dia mengatakan, laut itu harus dijaga.")[-1] == "Joko Wening"


@pytest.mark.parametrize(
    "told",
    ["Dukungan datang dari Bantul.", "Ia heran dengan usul itu.", "Rapat itu dibuka Joko Wening kemarin."],
)
def test_who_spoke_goes_on_where_nobody_is_brought_in(told: str) -> None:
    assert speakers(f"{FIRST} {told} Dia mengatakan, laut itu harus dijaga.")[-1] == "Budi Santoso"


@pytest.mark.parametrize("before", ["Pernyataan", "Jakarta"])
def test_a_text_or_a_place_before_a_name_is_no_office(before: str) -> None:
    [quote] = find_quotes([f"{before} Rudi Wening dibahas.", "“Laut ini kotor sekali,” kata Wening."], ())
    assert (quote.speaker, quote.office) == ("Rudi Wening", None)


def test_a_statement_that_is_told_of_is_somebodys() -> None:
    assert speakers(f"{FIRST} “Kita jaga laut ini,” demikian pernyataan Rudi Wening.")[1] == "Rudi Wening"


def test_a_readiness_is_a_matter_unless_something_is_said_of_it() -> None:
    assert speakers("Budi Santoso menyatakan kesiapan daerahnya untuk menjaga laut.") == []
    assert speakers("Budi Santoso menyatakan kesiapan daerahnya sudah penuh sejak lama.") == ["Budi Santoso"]
    assert speakers("Budi Santoso mengatakan penyaluran pupuk untuk petani Rp 3 miliar.") == ["Budi Santoso"]


def test_the_one_person_named_before_is_meant_where_nobody_spoke() -> None:
    assert speakers("Usul itu datang dari nelayan Rudi Wening. Menurut dia, laut ini kotor.") == [
        "Rudi Wening"
    ]
    assert speakers("Usul itu dari Tifar Sembering. Menurut dia, laut ini kotor.") == ["Tifar Sembering"]
    assert speakers("Usul itu datang dari Rencana Laut. Menurut dia, laut ini kotor.") == [None]
    assert speakers("Usul itu dari Rudi Wening dan Budi Santoso. Menurut dia, laut ini kotor.") == [None]
    # Of whom something is said or posted, or after whom a thing is called, he does not say it.
    assert speakers("Usul itu datang dari nelayan Rudi Wening. Menurut dia, Rudi tak jera.") == [None]
    assert speakers("Surat itu dikirim kepada Rudi Wening. “Laut ini kotor sekali,” tulisnya.") == [None]
    assert speakers("Ia membawa kapal “Rudi Wening” ke laut. Menurut dia, laut ini kotor.") == [None]


def test_who_finds_something_so_is_who_speaks_on() -> None:
    body = "Usul Rudi Wening dinilai aneh oleh Ketua Karang Taruna Budi Santoso."
    assert speakers(f"{body} “Laut ini sudah lama kotor,” tegasnya.") == ["Budi Santoso"]


def test_a_text_that_was_told_of_says_nothing() -> None:
    assert speakers(f"{FIRST} Menurut penelitian tersebut, Bantul akan kering sejak lama.") == [
        "Budi Santoso"
    ]
    assert speakers(f"{FIRST} Menurut laporan itu, laut ini kotor sejak lama.") == ["Budi Santoso"]


def test_a_reader_who_is_addressed_says_nothing() -> None:
    assert speakers("Menurut Anda, apakah laut ini kotor sejak lama?") == []


def test_a_quote_that_goes_on_behind_its_speaker_may_begin_in_small_letters() -> None:
    assert speakers('"Laut ini kotor," kata Rudi Wening, "tetapi belum mati."') == ["Rudi Wening"] * 2
    assert speakers('Ia membaca "Laut", lalu memberi nama "tetapi belum mati."') == []


def test_what_a_described_person_does_is_none_of_his_description() -> None:
    body = (
        "Pengamat UI Yogo Tri Wening menolak usul nelayan itu.",
        "Yogo sudah lama menulis soal laut.",
        "“Laut ini kotor sekali,” kata Yogo kepada wartawan.",
    )
    assert speakers(*body) == ["Yogo Tri Wening"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # Something is said of what else would only be named.
        ("Budi Santoso menjelaskan hal ini perlu dilakukan.", "hal ini perlu dilakukan."),
        ("Budi Santoso menyebut laporan itu merupakan langkah awal.", "laporan itu merupakan langkah awal."),
        ("Budi Santoso menyampaikan hal itu di Bantul.", None),
        ("Budi Santoso menyampaikan hal itu menanggapi usul nelayan.", None),
        ("Budi Santoso menyampaikan hal itu menjelang rapat nelayan.", None),
        ("Budi Santoso menyampaikan hal itu berkali-kali.", None),
        ("Budi Santoso menyatakan dukungannya terhadap usul nelayan.", None),
        ("Budi Santoso menyebut hal itu wajar.", "hal itu wajar."),
        ("Budi Santoso menyampaikan hal itu, bersamaan dengan rapat di Bantul.", None),
        ("Budi Santoso menyampaikan harapannya agar laut ini menjadi bersih.", None),
        # 'Kata dia' needs no comma, 'Lanjutnya' stands alone.
        ("Kata dia banyak nelayan yang pulang.", "banyak nelayan yang pulang."),
        ("Lanjutnya, banyak nelayan yang pulang.", "banyak nelayan yang pulang."),
        ("Jelas mantan lurah itu, laut ini kotor sejak lama.", "laut ini kotor sejak lama."),
        # What stands before the speaker is only what it is about.
        (
            "Mengenai laut itu, lanjut Budi, dari laporan warga sudah lama kotor.",
            "Mengenai laut itu, lanjut Budi, dari laporan warga sudah lama kotor.",
        ),
        ("Laut itu sudah lama kotor, kata Budi, dalam rapat kemarin.", "Laut itu sudah lama kotor,"),
        # What he began to tell goes on behind him.
        (
            "Laut yang kotor itu, kata Budi memerlukan biaya besar.",
            "Laut yang kotor itu, kata Budi memerlukan biaya besar.",
        ),
        ("Laut itu sudah lama kotor, kata Budi menirukan nelayan.", "Laut itu sudah lama kotor,"),
    ],
)
def test_what_was_reported(text: str, said: str | None) -> None:
    quotes = find_quotes([f"{FIRST} {text}"], ())[1:]
    assert [quote.words.strip() for quote in quotes] == ([said] if said is not None else [])
    assert {quote.speaker for quote in quotes} <= {"Budi Santoso"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Who answers speaks next.
        ("Menanggapi hal itu, Rudi Wening memuji usul Budi.", "Rudi Wening"),
        ("Saat ditanya wartawan, Siti Ati memuji usul Budi.", "Siti Ati"),
        # Who has spoken and is told to do something; not what is done to somebody else.
        (
            "“Kami tahu,” kata Rudi Wening. “Itu benar,” kata Budi. Rudi tetap merahasiakan kabar itu.",
            "Rudi Wening",
        ),
        (
            "“Kami tahu,” kata Rudi Wening. “Itu benar,” kata Budi. Rudi dirawat di rumah sakit.",
            "Budi Santoso",
        ),
    ],
)
def test_who_answers_or_does_something_is_meant_by_a_pronoun(text: str, speaker: str) -> None:
    assert speakers(f"{FIRST} {text} “Laut itu harus dijaga,” katanya.")[-1] == speaker


def test_a_quote_that_fills_a_paragraph_is_of_whom_the_next_one_names() -> None:
    told = "Laut di desa itu dipenuhi sampah plastik sejak hujan pertama turun."
    told_by = ["“Kami sudah lama membersihkan pantai ini.”", "“Kami tidak akan berhenti,” kata Budi Santoso."]
    assert speakers(told, *told_by) == ["Budi Santoso", "Budi Santoso"]


def test_two_trades_stand_before_one_name() -> None:
    assert speakers("“Laut ini kotor sekali,” kata penyanyi dan aktor Rudi Wening.") == ["Rudi Wening"]


def test_the_head_of_state_is_the_president() -> None:
    official = Official("rudi-wening", "Rudi Wening", "Presiden", "Indonesia", None, ("Rudi Wening",))
    [quote] = find_quotes(["“Laut ini kotor sekali,” kata Kepala Negara."], (official,))
    assert quote.official == "rudi-wening"


def test_a_person_is_rather_meant_than_a_body_before_him() -> None:
    told = "Kementerian Kelautan menyatakan laut itu kotor sekali. Siti Ati berlayar ke pulau itu."
    assert speakers(f"{told} Ia menyebut para nelayan rugi.") == ["Kementerian Kelautan", "Siti Ati"]


def test_a_description_has_its_whole_clause() -> None:
    told = "“Itu benar,” tambah pria yang ahli dalam masalah kelautan ini."
    assert speakers(FIRST, told)[-1] == "Budi Santoso"


def test_who_is_brought_in_by_his_name_is_called_by_it() -> None:
    told = "Nama Siti Ati mencuat di desa itu. Dia menyebut laut itu kotor sekali."
    assert speakers(told) == ["Siti Ati"]


def test_a_source_says_something() -> None:
    told = "“Kami tahu,” kata seorang sumber. Sumber itu juga menyebut bahwa laut itu kotor sekali."
    assert speakers(told) == ["seorang sumber", "seorang sumber"]


def test_an_office_in_short_is_of_who_holds_it_in_full() -> None:
    official = Official(
        "rudi-wening", "Rudi Wening", "Menteri Perdagangan", "Indonesia", None, ("Rudi Wening",)
    )
    [quote] = find_quotes(["“Harga ini terlalu mahal,” kata Mendag."], (official,))
    assert quote.official == "rudi-wening"
    [other] = find_quotes(["“Harga ini terlalu mahal,” kata Menhub."], (official,))
    assert other.official is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("kata Plt. Kepala Dinas Laut Budi Santoso.", "Budi Santoso"),
        ("teriak nelayan sambil memegang tangan kedua pria tersebut.", "nelayan"),
        ("ujar salah seorang dari mereka.", "salah seorang"),
        ("tanya balik Budi Santoso.", "Budi Santoso"),
    ],
)
def test_a_speaker_ends_where_it_is_told_how_he_speaks(text: str, speaker: str) -> None:
    assert speakers(f"“Laut ini kotor sekali,” {text}") == [speaker]


def test_who_has_just_said_something_is_not_new() -> None:
    assert speakers("Para peneliti baru saja mengungkapkan bahwa laut itu kotor.") == ["Para peneliti"]


@pytest.mark.parametrize(
    ("text", "speaker", "office"),
    [
        # A name's second word may be one of offices.
        ("kata Direktur Pemasaran Sri Agung Handayani.", "Sri Agung Handayani", "Direktur Pemasaran"),
        ("kata Juru Bicara Partai Kencana, Luqman Hakim.", "Luqman Hakim", "Juru Bicara Partai Kencana"),
        ("kata Jaksa Agung Budi Santoso.", "Budi Santoso", "Jaksa Agung"),
        # Whose an association is, two offices of one, where he is from.
        ("kata Ketua Ikatan Nelayan Budi Santoso.", "Budi Santoso", "Ketua Ikatan Nelayan"),
        ("kata Ketua Persatuan Budi Santoso.", "Budi Santoso", "Ketua Persatuan"),
        (
            "kata Presiden dan CEO Kencana Indonesia Budi Santoso.",
            "Budi Santoso",
            "Presiden dan CEO Kencana Indonesia",
        ),
        ("kata Profesor Budi Santoso dari University of Kencana.", "Budi Santoso", "Profesor"),
        # A body has its whole name, and one of its name's words may be a month.
        ("kata Kementerian ATR/BPN.", "Kementerian ATR/BPN", None),
        (
            "kata Kepala Seksi Laut Dinas Ikan, Juli Budi Santoso.",
            "Juli Budi Santoso",
            "Kepala Seksi Laut Dinas Ikan",
        ),
        ("kata nelayan, Juli lalu.", "nelayan", None),
    ],
)
def test_words_of_offices_and_of_names(text: str, speaker: str, office: str | None) -> None:
    [quote] = find_quotes([f"“Laut ini kotor sekali,” {text}"], ())
    assert (quote.speaker, quote.office) == (speaker, office)


def test_who_is_called_as_a_day_speaks_where_he_was_named() -> None:
    told = "“Kami tahu,” kata Ahad Santoso. Ahad menjelaskan bahwa laut itu kotor sekali."
    assert speakers(told) == ["Ahad Santoso", "Ahad Santoso"]
    assert speakers("“Kami tahu,” kata Budi Santoso. Rapat itu usai. Ahad mengatakan laut kotor.")[1:] == []


def test_a_body_is_meant_by_its_first_word() -> None:
    told = ("“Itu benar,” kata Kementerian Kelautan Jepang.", "“Kami tahu,” kata Partai Kencana.")
    assert speakers(*told, "“Laut itu kotor sekali,” kata kementerian tersebut.")[-1] == (
        "Kementerian Kelautan Jepang"
    )


@pytest.mark.parametrize(
    ("text", "speaker", "office"),
    [
        (
            "kata Ketua RT 18, RW 14, Klaster Wening, Bantul, Budi Santoso, Senin.",
            "Budi Santoso",
            "Ketua RT 18, RW 14, Klaster Wening, Bantul",
        ),
        ("kata Corporate Lawyer Wening Air, Budi Santoso.", "Budi Santoso", "Corporate Lawyer Wening Air"),
        (
            "kata Corporate Secretary PT KWT, Siti Ati dalam siaran pers.",
            "Siti Ati",
            "Corporate Secretary PT KWT",
        ),
        (
            "kata Ketua Federasi Arung Jeram Wening (PB FAJW), Siti Ati.",
            "Siti Ati",
            "Ketua Federasi Arung Jeram Wening (PB FAJW)",
        ),
        (
            "kata Direktur Operasional merangkap Sekretaris PT Kencana Tbk, Budi Santoso.",
            "Budi Santoso",
            "Direktur Operasional merangkap Sekretaris PT Kencana Tbk",
        ),
        (
            "kata Menteri Koordinator Bidang Laut, Sungai, dan Danau Budi Santoso.",
            "Budi Santoso",
            "Menteri Koordinator Bidang Laut, Sungai, dan Danau",
        ),
        # Another acts behind the comma, or a day stands there.
        (
            "kata Corporate Lawyer Wening Air, Budi Santoso menambahkan usul.",
            "Corporate Lawyer Wening Air",
            None,
        ),
        ("kata Ketua PKWT, Senin, Budi Santoso pergi.", "PKWT", "Ketua"),
        ("kata pelatih Wening, dan Budi Santoso, pemainnya, diam.", "Wening", "pelatih"),
    ],
)
def test_commas_part_an_office_from_who_holds_it(text: str, speaker: str, office: str | None) -> None:
    [quote] = find_quotes([f"“Laut ini kotor sekali,” {text}"], ())
    assert (quote.speaker, quote.office) == (speaker, office)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pihak Budi, melalui pengacaranya Siti Ati, menegaskan bahwa laut itu kotor.", "Siti Ati"),
        ("Polda Wening melalui Kabid Humas Kombes Siti Ati mengatakan bahwa laut itu kotor.", "Siti Ati"),
        (
            "Siti Ati selaku Kepala Dinas Laut, Sungai, dan Danau mengatakan laut kotor sekali.",
            "Siti Ati",
        ),
        ("Pihak Budi mengatakan bahwa laut itu kotor.", "Pihak Budi"),
        ("Awalnya pihak Pak Budi mengatakan bahwa laut itu kotor.", "pihak Pak Budi"),
        ("“Laut itu kotor sekali,” kata pihak Budi.", "pihak Budi"),
        (
            "Kapolres Wening Budi Santoso melalui Kasi Humas Iptu Suparman mengatakan laut kotor sekali.",
            "Suparman",
        ),
        (
            "Kapolres Wening Budi melalui Kasatresnarkoba AKP Suwarsono mengatakan laut itu kotor.",
            "Suwarsono",
        ),
        (
            "“Laut ini kotor sekali,” kata Kapolres Wening Budi Santoso melalui Kasi Humas Iptu Suparman.",
            "Suparman",
        ),
        (
            "Kapolres Wening Budi, S.H., M.H. melalui Kasi Humas Iptu Suparman mengatakan laut kotor sekali.",
            "Suparman",
        ),
        ("“Laut ini kotor sekali,” kata Budi Santoso lewat akun Instagram Siti Ati.", "Budi Santoso"),
        ("“Laut ini kotor sekali,” kata Budi Santoso melalui direktur PT Siti Ati.", "Budi Santoso"),
        ("Budi Santoso lewat akun Instagram Siti Ati mengatakan bahwa laut itu kotor.", "Budi Santoso"),
        # Where it was said is nobody.
        ("Melalui laman FK UI, Siti Ati mengatakan bahwa laut itu kotor.", "Siti Ati"),
        ("Budi Santoso melalui akun X miliknya mengatakan bahwa laut itu kotor.", "Budi Santoso"),
    ],
)
def test_who_speaks_for_another(text: str, speaker: str) -> None:
    assert speakers(FIRST, text)[-1] == speaker


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        (("Budi Santoso tak puas dengan rapat itu.", "“Laut ini kotor sekali,” katanya."), "Budi Santoso"),
        (
            ("Laut ini bersih sekali, kata Budi Santoso.", "Besok kami pulang, kata juara dunia itu."),
            "Budi Santoso",
        ),
    ],
)
def test_who_is_glad_or_not_and_who_is_described_at_the_end(told: tuple[str, ...], speaker: str) -> None:
    assert speakers(*told)[-1] == speaker


def test_a_text_that_is_described_says_nothing() -> None:
    assert speakers('Laut ini kotor," sebut tulisan berjudul Laut Kita itu.') == []


def test_who_holds_an_office_before_a_comma_and_does_something_speaks_next() -> None:
    told = "Ketua RW 05, Siti Ati, menolak usul itu. Dia menyebut laut itu masih kotor."
    assert speakers(FIRST, told) == ["Budi Santoso", "Siti Ati"]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Pemilik kios, Lie Gwan Tjoe, hanya bisa pasrah.", "Lie Gwan Tjoe"),
        ("Seorang penjual soto, Wagiman, kini berjualan di trotoar.", "Wagiman"),
        ("Peneliti Kencana, Siti Ati, menemukan hal lain.", "Siti Ati"),
        ("Sukinem, pedagang ikan di pelabuhan, ikut gembira.", "Sukinem"),
        ("Sang pelatih, Rino Wening, masih percaya.", "Rino Wening"),
        ("Sementara itu, Sukinem, juara lomba perahu, juga menikmatinya.", "Sukinem"),
        # To whom something happened, several, and where it was, speak not.
        ("Seorang korban, Wagiman, tewas di tempat.", "Budi Santoso"),
        ("Korban, Siti Ati, sempat berenang ke tepi.", "Budi Santoso"),
        ("Pemilik kios, Siti Ati, dibawa ke rumah sakit.", "Budi Santoso"),
        ("Tim gabungan dari Laut Wening, Forkopim Kencana, perangkat desa datang.", "Budi Santoso"),
        ("Pelaut dari Medan, Belgia, ikut datang.", "Budi Santoso"),
    ],
)
def test_who_is_described_beside_his_name_and_does_something_speaks_next(told: str, speaker: str) -> None:
    assert speakers(FIRST, f"{told} “Laut itu kotor sekali,” katanya.") == ["Budi Santoso", speaker]


def test_an_official_who_is_met_for_the_first_time_speaks_next() -> None:
    wening = Official("siti-wening", "Siti Wening", "Bupati Bantul", names=("Siti Wening",))
    met = "Bupati Bantul Siti Wening menyambut baik hal itu. “Laut itu kotor sekali,” katanya."
    assert [q.speaker for q in find_quotes((FIRST, met), (wening,))] == ["Budi Santoso", "Siti Wening"]
    # Who was told of before is not met here, and one of whom another paragraph tells speaks not in this.
    told = ("Siti Wening datang. “Laut ini kotor,” kata Budi Santoso.", met)
    assert [q.speaker for q in find_quotes(told, (wening,))] == ["Budi Santoso", "Budi Santoso"]
    apart = (FIRST, *met.split(". ", 1))
    assert [q.speaker for q in find_quotes(apart, (wening,))] == ["Budi Santoso", "Budi Santoso"]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Seorang warga mengaku kaget.", "Seorang warga"),
        ("Salah satu warga yang enggan disebut namanya mengeluhkan antrean.", "Salah satu warga"),
        ("Salah seorang pengguna, Melati Wening (31), menyambut gembira.", "Melati Wening"),
        ("Seorang pemuda, Rian, mengeluh.", "Rian"),
        ("Pembeli bernama Danang memborong ikan.", "Danang"),
        ("Seorang pemuda bernama Danang memborong ikan.", "Danang"),
        ("Pelatih Kencana Rudi Wening tak puas dengan hasil imbang itu.", "Kencana Rudi Wening"),
        ("Penumpang KA Xyloran melanjutkan perjalanan.", "Budi Santoso"),
        # No person is one of several things, and of one is told what befell him.
        ("Salah satu langkah menekankan pengawasan.", "Budi Santoso"),
        ("Seorang warga tewas tenggelam.", "Budi Santoso"),
    ],
)
def test_who_is_brought_in_without_or_with_one_name_speaks_next(told: str, speaker: str) -> None:
    assert speakers(FIRST, f"{told} “Laut itu kotor sekali,” katanya.") == ["Budi Santoso", speaker]


def test_an_office_in_short_is_of_who_is_named_behind_its_bracket() -> None:
    wening = Official("rudi-wening", "Rudi Wening", "Panglima Kostrad", names=("Rudi Wening",))
    told = "Panglima Kostrad (Pangkostrad) Letjen Rudi Wening datang. “Laut ini kotor,” kata Pangkostrad."
    assert [q.official for q in find_quotes((told,), (wening,))] == ["rudi-wening"]


def test_a_firms_name_before_a_person_in_its_office_is_none_of_his() -> None:
    assert speakers("“Laut ini kotor,” kata Direktur Utama Xylo Life Rudi Kamdani.") == ["Rudi Kamdani"]
    # A rare first name is one.
    assert speakers("“Laut ini kotor,” kata Direktur Xylora Tri Sasongko.") == ["Xylora Tri Sasongko"]
    assert speakers("“Laut ini kotor,” kata Ketua Umum Herzaky Mahendra Putra.") == ["Herzaky Mahendra Putra"]


@pytest.mark.parametrize(
    ("office", "short"),
    [
        ("Sekretaris Daerah Bantul", "Sekda"),
        ("Wakil Bupati Bantul", "Wabup"),
        ("Wakil Gubernur Bali", "Wagub"),
        ("Kepala Dinas Kelautan Bantul", "Kadis"),
    ],
)
def test_an_office_in_short_is_of_its_only_holder(office: str, short: str) -> None:
    wening = Official("siti-wening", "Siti Wening", office, names=("Siti Wening",))
    other = Official("budi-kencana", "Budi Kencana", office, names=("Budi Kencana",))
    told = (f"{office} Siti Wening datang.", f"“Laut ini kotor,” kata {short}.")
    assert [q.official for q in find_quotes(told, (wening,))] == ["siti-wening"]
    # Of two nobody knows.
    assert [q.official for q in find_quotes(("Hujan turun.", told[1]), (wening, other))] == [None]


def test_a_name_of_two_words_by_which_somebody_is_also_called_is_his() -> None:
    told = "Ketua Nelayan Bali Rudi Hartono Wening atau Cok Laut datang. “Laut ini kotor,” kata Cok Laut."
    assert speakers(told) == ["Rudi Hartono Wening"]
    # In brackets may stand what he is of.
    told = (
        "Pembalap asal Bali Rudi Hartono Wening (Laut Kencana) datang. “Laut ini kotor,” kata Laut Kencana."
    )
    assert speakers(told) == ["Laut Kencana"]


def test_an_official_by_whom_something_is_told_too_is_meant_though_his_office_has_commas() -> None:
    wening = Official(
        "rudi-wening", "Rudi Wening", "Menko Politik, Hukum dan Keamanan", names=("Rudi Wening",)
    )
    told = "Hal itu juga disampaikan Menko Politik, Hukum dan Keamanan Rudi Wening."
    told += " Menurutnya, laut itu kotor sekali."
    assert [q.speaker for q in find_quotes((FIRST, told), (wening,))] == ["Budi Santoso", "Rudi Wening"]


def test_a_nickname_said_to_be_one_is_of_who_has_just_spoken() -> None:
    told = "Kepala Pusat Data Laut Budi Santoso menyebutkan, 12 perahu rusak parah."
    for aside in ("sapaan akrabnya", "begitu ia biasa disapa", "panggilan karibnya"):
        assert speakers(told, f"“Bantuan segera datang,” kata Bus, {aside}.") == ["Budi Santoso"] * 2
    # Who has not spoken is nobody's nickname.
    other = "Keluarga berharap laut tenang. Rapat dibuka pagi tadi oleh panitia."
    assert speakers(other, "“Bantuan segera datang,” kata Bus, sapaannya.") == ["Bus"]


@pytest.mark.parametrize(
    "told",
    [
        "Keluhan serupa datang dari Melur (43), pemilik warung di tepi laut itu.",
        "Desakan yang sama datang dari Melur Wening.",
        "Hal serupa dirasakan Melur Wening.",
        "Hal yang sama juga dikeluhkan Melur Wening.",
        # A title of respect is no office.
        "Pengurus Masjid Kencana, Haji Mahmud, bersyukur.",
    ],
)
def test_who_is_told_of_in_other_words_speaks_next(told: str) -> None:
    found = speakers(FIRST, f"{told} “Kami menunggu sampai sore kemarin,” katanya.")
    assert found[-1] in ("Melur", "Melur Wening", "Mahmud")
    assert found[0] == "Budi Santoso"


def test_who_is_told_of_as_complaining_elsewhere_does_not_speak_next() -> None:
    told = "Harga ikan juga tengah dikeluhkan Rudi Wening."
    assert speakers(FIRST, f"{told} “Kami menunggu sampai sore kemarin,” katanya.") == ["Budi Santoso"] * 2


@pytest.mark.parametrize(
    ("told", "speakers"),
    [
        (
            (
                '"Kami sabar," kata politikus PDIP Rudi Wening.',
                '"Kami lelah menunggu," ujar Siti Kencana.',
                '"Kami pulang saja," ucap politikus PDIP itu.',
            ),
            ["Rudi Wening", "Siti Kencana", "Rudi Wening"],
        ),
        (
            (
                '"Kami sabar," kata Ketua Umum PKL Rudi Wening.',
                '"Kami lelah," ujar Siti Kencana. Ketua Umum PKL menambahkan bahwa ikan tetap mahal.',
            ),
            ["Rudi Wening", "Siti Kencana", "Rudi Wening"],
        ),
        # The party is not who heads it.
        (("Ketua Umum PAN menambahkan bahwa harga ikan sudah naik.",), ["Ketua Umum PAN"]),
        (('"Kami sabar," kata Ketua Umum Partai Bahtera Siti Kencana.',), ["Siti Kencana"]),
        (('"Kami sabar," kata pelatih Persita Rudi Wening.',), ["Rudi Wening"]),
        (("“Kami sabar,” kata Khalid al-Rashidi kepada wartawan.",), ["Khalid al-Rashidi"]),
        (("Khalid al-Rashidi mengatakan harga ikan sudah naik.",), ["Khalid al-Rashidi"]),
        (
            (
                '"kami sabar menunggu kabar," kata salah satu tim advokasi pkl, rudi wening, di balai kota. '
                + "harga ikan naik dan pasar sepi sejak pekan lalu. " * 4,
            ),
            ["rudi wening"],
        ),
        # What the words before are written in is none of what is said next.
        (
            ('"Kami sabar," kata Rudi Wening dalam keterangan tertulis. "Harga ikan akan turun."',),
            ["Rudi Wening", "Rudi Wening"],
        ),
        (('"Kami sabar," kata Rudi Wening. "Mudah-mudahan cepat selesai."',), ["Rudi Wening"] * 2),
        (
            ("“Kami sabar,” kata Dr. Rudi Wening, “tetapi ikan sudah mahal di pasar.”",),
            ["Rudi Wening"] * 2,
        ),
        (('"Kami sabar," kata pelatih Persija Rudi, Senin (3/3/2025).',), ["Rudi"]),
        (("Rudi Wening menjelaskan kronologi kecelakaan itu kepada wartawan di pasar.",), []),
        (('"Kami sabar," kata nelayan asal Bantul Rudi, Senin (3/3/2025).',), ["Rudi"]),
        (
            ('"Kami sabar," CEO Kencana Rudi Wening seperti dikutip dari laman itu. Ia mengatakannya.',),
            ["Rudi Wening"],
        ),
        # Who is described by one word and was named with it, where another is described otherwise.
        (
            (
                '"Kami sabar," kata penyanyi Rudi Wening.',
                '"Kami lelah menunggu," ujar pedagang ikan Siti Kencana.',
                '"Kami pulang saja," ucap penyanyi itu.',
            ),
            ["Rudi Wening", "Siti Kencana", "Rudi Wening"],
        ),
        (
            (
                "Kabar itu sampai ke Presiden PKL, Rudi Wening.",
                '"Kami kecewa," kata Siti Kencana.',
                '"Kita harus sabar dulu," kata Presiden PKL.',
            ),
            ["Siti Kencana", "Rudi Wening"],
        ),
        (
            (
                "Kabar itu sampai ke Partai Bahtera Rudi Wening.",
                '"Kita harus sabar dulu," kata Partai Bahtera.',
            ),
            ["Partai Bahtera"],
        ),
        (
            ("Rapat itu dibuka Ketua Dewas KPK Rudi Wening.", "Dewas KPK mengatakan bahwa ikan tetap mahal."),
            ["Dewas KPK"],
        ),
        # Of whom somebody is the lawyer is not he.
        (
            (
                '"Kami sabar," kata Siti Kencana.',
                '"Kami melapor," kata Rudi Wening.',
                "Kuasa hukum Siti juga berencana datang lagi.",
                '"Kami ingin masalah ini selesai," pungkasnya.',
            ),
            ["Siti Kencana", "Rudi Wening", "Rudi Wening"],
        ),
        (
            (
                "Debut Wening membuat heboh. Rudi Wening bermain. Debut Wening ditonton warga.",
                '"Saya sangat senang," ujar Wening.',
            ),
            ["Rudi Wening"],
        ),
        (("Kencana telah menyampaikan pemberitahuan resmi kepada warga yang belum mendaftar.",), []),
        # A sign that opens, where one closes.
        (("“Kami sabar menunggu kabar,“ kata Rudi Wening.",), ["Rudi Wening"]),
        (("Warga menyampaikan protes dengan membawa poster ke balai kota.",), []),
    ],
)
def test_who_speaks_by_a_description_a_body_or_a_sign(told: tuple[str, ...], speakers: list[str]) -> None:
    assert [quote.speaker for quote in find_quotes(told, ())] == speakers
