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
# headline of four words below two of others, look like the article's own; a listed article's age, buttons and
# an address below a standfirst stay, since few records have them.
KEPT = {
    "Kategori: Daerah",
    "Redaksi Kabar Cengkir",
    "- Jembatan Cengkir Rampung Bulan Depan",
    "- Petani Bawang Panen Lebih Awal",
    "- Harga Gabah Naik Tipis",
    "tirto.id - Ekonomi",
    "Target Energi Bersih 2030",
    "Share this article",
    "Bagikan:",
    "5 menit lalu",
    "Ekonomi | 2 jam yang lalu",
    "https://p.dw.com/p/abc12",
    "Petani memetik kopi di CengkirFoto: Budi Arto/DW",
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
