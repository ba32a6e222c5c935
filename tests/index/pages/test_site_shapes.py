"""Pages of our own prose in the shapes of Indonesian sites and their endings, as scrapes and as records."""

from __future__ import annotations

import pytest

from index.pages.record_body import trim_record
from index.pages.splitting import split
from tests.paths import GOLD

SHAPES = {
    name: rows
    for name, *rows in (
        page.split("\n")
        for page in (GOLD / "site_shapes.txt").read_text(encoding="utf-8").strip().split("\n@ ")[1:]
    )
}
# A place alone above its paragraph is the body's, too.
DATELINES = {"Jakarta -", "Merdeka.com -", "Jakarta, CNBC Indonesia -"}


def marked(rows: list[str], sign: str) -> list[str]:
    return [row[1:] for row in rows if row[0] == sign]


def bare(rows: list[str]) -> list[str]:
    return [row[1:] if row[0] in "|=>" else row for row in rows]


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_scrape_keeps_its_title_and_its_paragraphs(name: str, between: str) -> None:
    rows = SHAPES[name]
    page = split(between.join(bare(rows)))
    assert [line for line in page.body if line not in DATELINES] == marked(rows, "|")
    assert [page.title] == marked(rows, "=")


# A section and who signs, a list behind a box (it may be the article's own), a subject behind the text, and a
# headline of four words below two of others, look like the article's own, as does a next page's headline
# without capitals; moods below a question to the reader may be an interview's; a listed article's age,
# buttons, captions, who somebody is, and an address below a standfirst stay, since few records have them.
KEPT = {
    "Kategori: Daerah",
    "Redaksi Kabar Cengkir",
    "- Jembatan Cengkir Rampung Bulan Depan",
    "- Petani Bawang Panen Lebih Awal",
    "- Harga Gabah Naik Tipis",
    "tirto.id - Ekonomi",
    "Target Energi Bersih 2030",
    "Sedih",
    "Marah",
    "Selanjutnya: Rebus sebentar sebelum dibekukan",
    "Share this article",
    "Bagikan:",
    "5 menit lalu",
    "Ekonomi | 2 jam yang lalu",
    "https://p.dw.com/p/abc12",
    "Petani memetik kopi di CengkirFoto: Budi Arto/DW",
    "Arto Wening adalah peneliti di Lembaga Kajian Bendungan.",
    "Unduh PDF",
    "Kabut Pelangi (instagram.com/lerengcengkir)",
    "Watu Lapis (google.com/maps)",
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_record_keeps_its_paragraphs(name: str) -> None:
    rows = SHAPES[name]
    told = [at for at, row in enumerate(rows) if row[0] == "|"]
    body = "\n".join(bare(rows[told[0] : told[-1] + 5]))
    kept = trim_record(body, *marked(rows, "=")).body
    assert [line for line in kept if line not in KEPT] == marked(rows, "|")


@pytest.mark.parametrize(
    "sentence",
    [
        "Jangan lupa membawa payung dan sepatu, kata Rahayu kepada peserta yang akan naik ke lereng.",
        "Punya informasi yang benar membuat petani tenang, dan panen tidak lagi dijual ke tengkulak.",
        "Dilarang menyiarkan azan dengan pengeras suara rusak, begitu bunyi pengumuman di balai desa itu.",
        "Terima kasih sudah membantu warga kami, kata kepala desa kepada para relawan yang datang dari kota.",
        "Bila ada warga yang keberatan dengan jembatan itu, pemerintah akan mengundang mereka ke balai desa.",
        "Berita ini dibuat warga desa sendiri, kata Rahayu, dengan kamera yang dipinjam dari sekolah kota.",
        "Pasang iklan di surat kabar itu mahal, kata pedagang kain, dan pembelinya tidak bertambah.",
        "Tulisan ini merupakan bagian dari prasasti yang digali warga di lereng bukit pada bulan lalu.",
        "Kolom ini berisi pandangan warga desa, kata Rahayu, yang tidak pernah ditanya oleh pemerintah.",
        "Unduh aplikasi menjadi pelajaran pertama bagi ibu-ibu desa yang belum pernah memegang gawai.",
    ],
)
def test_a_sentence_that_begins_as_a_sites_request_does_stays(sentence: str) -> None:
    told = "Warga Desa Cengkir memperbaiki irigasi yang jebol akibat banjir pekan lalu, kata kepala desa."
    assert split(f"Warga Memperbaiki Irigasi\n\n12 Mei 2026\n\n{told}\n\n{sentence}").body == (told, sentence)
    assert trim_record(f"{told}\n{sentence}").body == (told, sentence)


REPORTED = [
    'Selanjutnya: "Kami tidak akan mundur," kata Rahayu kepada wartawan di Jakarta.',
    "Simak penjelasan Presiden yang disampaikan melalui akun resminya di Instagram pada Selasa pagi.",
    "Unduh aplikasi PeduliLindungi di Play Store menjadi syarat masuk mal, kata Menteri Kesehatan.",
    "Install aplikasi itu membuat ponsel korban dikuasai pelaku, dan tabungannya habis dalam semalam.",
    "Jangan lupa subscribe, begitu pesan yang selalu diucapkan pemuda itu kepada para pengikutnya di desa.",
    "Ayo bagikan sembako kepada warga miskin, ajak Bupati Cengkir.",
    "Kemudian join operation antara Polri dan FBI menangkap peretas itu di sebuah hotel di Cengkir.",
    "Artikel ini juga dimuat sebagai barang bukti dalam sidang yang digelar di pengadilan negeri Cengkir.",
    "Alamat redaksi majalah itu digerebek polisi pada Selasa malam.",
    "Bila keberatan, Luhut semestinya menggunakan hak jawab sebelum melaporkan wartawan itu ke polisi.",
    "Dilarang memuat penumpang tanpa izin, sopir bus itu mogok di terminal Cengkir sejak Senin pagi.",
    "Konten ini dibuat dengan kecerdasan buatan untuk menyerang calon gubernur, kata Bawaslu.",
    "Rata-rata 3 dari 10 suara tidak sah, kata Ketua KPU.",
    "Terima kasih telah membaca surat saya, tulis Navalny dari penjara kepada para pendukungnya di kota.",
    "Dilihat 20 orang saksi, perampokan itu berlangsung tidak sampai lima menit di depan pasar Cengkir.",
    "Pasang iklan rokok di sini dilarang, kata Bupati Cengkir kepada para pedagang di alun-alun.",
    "Sign up for the class, kata guru bahasa Inggris itu kepada para murid yang baru tiba di sekolah.",
    "*Ani Rahayu, bukan nama sebenarnya, menolak berkomentar tentang perkara itu.",
    "*) Presiden Joko Widodo, yang hadir dalam acara itu, menolak menjawab pertanyaan wartawan.",
    "*Rp Juta, kecuali disebut lain.",
    "Infografik: Jumlah korban gempa mencapai 602 orang, kata BNPB.",
    "Ada informasi yang ingin kami sampaikan kepada warga, kata Rahayu dalam rapat di balai desa itu.",
    "Lihat video lain yang dibawa jaksa, hakim menunda sidang perkara itu sampai pekan depan.",
    "Baca e-paper menjadi kebiasaan baru warga Desa Cengkir sejak jaringan internet masuk pada Mei.",
]


@pytest.mark.parametrize("sentence", REPORTED)
def test_a_sentence_that_goes_on_as_no_request_does_stays_wherever_it_stands(sentence: str) -> None:
    told = [
        f"Warga Desa Cengkir memperbaiki irigasi di lereng gunung yang jebol {when}."
        for when in ("dua kali", "pekan lalu")
    ]
    more = [
        f"Kepala desa meminta bantuan kepada bupati untuk membeli semen {when}."
        for when in ("dan batu", "lagi")
    ]
    whole = [*told, sentence, *more]
    for body in ([told[0], sentence], whole):
        assert split("\n\n".join(["Warga Memperbaiki Irigasi", "12 Mei 2026", *body])).body == tuple(body)
        assert trim_record("\n".join(body)).body == tuple(body)
    assert trim_record(sentence).body == (sentence,)


@pytest.mark.parametrize(
    "question",
    [
        "Bagaimana pendapat Anda?",
        "Bagaimana pendapat Anda",
        "Bagaimana pendapat Anda tentang artikel ini?",
        "Artikel sebelumnya",
    ],
)
def test_what_an_interviewer_asks_does_not_end_the_interview(question: str) -> None:
    body = (
        "Mahkamah memutus perkara itu kemarin. Kami berbincang dengan ahli hukum Rahayu Wening di Cengkir.",
        "Pemerintah akan mengubah undang-undang itu tahun ini.",
        question,
        "Saya kira pemerintah terburu-buru, sebab naskahnya belum dibuka kepada masyarakat dan para ahli.",
        "Apa akibatnya bagi warga?",
        "Warga tidak dapat menggugat tambang di desanya sendiri, padahal hak itu sudah diakui sejak lama.",
    )
    page = split("\n\n".join(["Ahli Hukum: Undang-Undang Itu Terburu-buru", "12 Mei 2026", *body]))
    # What asks the reader is cut, and nothing behind it.
    kept = tuple(line for line in body if line != question or "Anda" in line[-5:])
    assert page.body == kept
    assert trim_record("\n".join(body)).body == kept


@pytest.mark.parametrize(
    "request_line",
    [
        "Infografik: Ani Widi/Kabar Cengkir",
        "Grafis: Budi Arto",
        "*Ani Widi, peneliti pertanian Universitas Cengkir",
        "Unduh aplikasi Kabar Cengkir di Play Store dan App Store sekarang",
        "Jangan lupa follow Instagram Kabar Cengkir ya!",
        "Artikel ini juga tayang di kabarcengkir.com",
        "Dilihat 214 kali",
        "Terima kasih telah membaca artikel ini.",
        "Apabila keberatan, silakan kirim hak jawab kepada redaksi kami.",
    ],
)
def test_what_a_site_says_behind_the_last_paragraph_is_cut(request_line: str) -> None:
    told = [
        f"Warga Desa Cengkir memperbaiki irigasi di lereng gunung yang jebol {when}."
        for when in ("dua kali", "pekan lalu")
    ]
    assert trim_record("\n".join([*told, request_line])).body == tuple(told)
