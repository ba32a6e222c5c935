"""Texts parted by rules: several articles, or sections of one, which are no articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.articles.reading import Reader
from index.files import sources
from index.files.formats.ruled_texts import ruled_articles
from index.files.items import Item, items
from search.model import Article

TITLES = (
    "Petani Garam Keluhkan Hujan di Musim Kemarau",
    "Jalan Poros Lembah Kembali Longsor, Kapan Dibuka?",
    "DPRD: Perda Perlindungan Pohon Tua Disahkan",
)
DATES = ("Senin, 3 Maret 2025", "Rabu, 5 Maret 2025 | 07:10 WIB", "6 Maret 2025")
TEXTS = (
    "Petani garam di pesisir selatan mengeluhkan hujan yang turun di tengah kemarau. Dua kali tambak mereka "
    "gagal panen, sehingga utang kepada tengkulak bertambah.",
    "Jalan menuju lembah kembali tertimbun tanah pada dini hari, dan kendaraan memutar lewat desa. Alat "
    "berat dikerahkan untuk memindahkan tanah itu.",
    "Dewan mengesahkan peraturan daerah yang melindungi pohon berumur lebih dari lima puluh tahun. Siapa "
    "pun yang menebang tanpa izin dapat didenda sepuluh juta rupiah.",
)


def laid_out(shape: str, at: int) -> list[str]:
    title, date, text = TITLES[at], DATES[at], TEXTS[at]
    match shape:
        case "date below":
            return [title, date, text, "Warga berharap keadaan itu segera berubah."]
        case "date above":
            return [date, title, text]
        case "outlet above":
            return ["Suara Lembah", title, date, text]
        case "dateline":
            return [title, f"SUMENEP (ANTARA) - {text}"]
        case "date at the end":
            return [title, text, f"({date})"]
        case _:
            return [title.upper(), "Penulis: Sari Wulan", date, text]


def read(text: str, folder: Path) -> list[Article]:
    (folder / "a.txt").write_text(text, "utf-8")
    (source,) = sources.find(folder / "a.txt")
    assert isinstance(source, sources.Source)
    reader = Reader.knowing()
    found = [reader.understand(item) for item in items(source) if isinstance(item, Item)]
    return [article for article in found if isinstance(article, Article)]


@pytest.mark.parametrize(
    "shape", ["date below", "date above", "outlet above", "dateline", "date at the end", "capitals"]
)
@pytest.mark.parametrize("rule", ["***", "* * *", "-----", 40 * "=", "###"])
def test_each_part_with_a_headline_and_a_date_is_an_article(shape: str, rule: str, tmp_path: Path) -> None:
    parts = ["\n".join(laid_out(shape, at)) for at in range(3)]
    found = read(f"\n\n{rule}\n\n".join(parts), tmp_path)
    assert [str(article.title).casefold() for article in found] == [title.casefold() for title in TITLES]
    assert [text in " ".join(article.body) for article, text in zip(found, TEXTS, strict=True)] == 3 * [True]
    if shape in ("date below", "date above", "outlet above"):
        days = [(article.published or "")[:10] for article in found]
        assert days == ["2025-03-03", "2025-03-05", "2025-03-06"]


def test_rules_around_heads_and_within_an_article_and_a_tail_are_none_of_their_own(tmp_path: Path) -> None:
    rows = ["====="]
    for title, date, text in zip(TITLES, DATES, TEXTS, strict=True):
        rows += [title, date, "=====", text, "***", "Warga berharap keadaan itu segera berubah.", "====="]
    found = read("\n".join([*rows, "Dikumpulkan oleh bagian humas."]), tmp_path)
    assert [article.title for article in found] == list(TITLES)


@pytest.mark.parametrize(
    "sections",
    [
        [[TEXTS[1]], [TEXTS[2]]],
        [["Hujan mulai turun di hulu", TEXTS[1]], ["Harapan kepada pemerintah pusat", TEXTS[2]]],
        [["Tanggul di hulu mulai retak", DATES[0], TEXTS[1]], ["Air masuk ke desa", DATES[1], TEXTS[2]]],
        [["KATEGORI: Konteks yang Salah"], ["NARASI:", TEXTS[1]], ["PENJELASAN:", DATES[0], TEXTS[2]]],
        [["Sumenep -- " + TEXTS[1]], ["Ambon -- " + TEXTS[2]]],
        [["Biro Humas Sekretariat Daerah", "Telepon 0341-111222"]],
        [["Catatan redaksi: tulisan ini diperbarui pada 9 Maret 2025 untuk menambah keterangan dokter."]],
        [["Baca juga:", TITLES[1], TITLES[2]]],
    ],
)
def test_sections_of_one_article_stay_in_it(sections: Sequence[Sequence[str]], tmp_path: Path) -> None:
    first = [TITLES[0], DATES[2], TEXTS[0]]
    text = "\n***\n".join("\n".join(part) for part in [first, *sections])
    (article,) = read(text, tmp_path)
    assert article.title == TITLES[0]
    assert not ruled_articles(text)


def test_headlines_in_small_letters_above_an_agencys_datelines_part_articles(tmp_path: Path) -> None:
    titles = (
        "Petani garam keluhkan hujan",
        "Jalan poros lembah kembali longsor",
        "Dewan sahkan perda pohon tua",
    )
    places = ("Sumenep", "Tual", "Kupang")
    parts = zip(titles, places, TEXTS, strict=True)
    text = "\n=====\n".join(f"{title}\n\n{place} (ANTARA) - {told}" for title, place, told in parts)
    assert [article.title for article in read(text, tmp_path)] == list(titles)


HEAD = ("Tiga Hari di Pulau Tanpa Dermaga", "Oleh Sari Wulan", "Jumat, 7 Maret 2025")


@pytest.mark.parametrize(
    ("head", "sections"),
    [
        # What only the first says it is by, or where days lie behind others' words.
        (HEAD, [["Pasar Lama Terbakar Habis", "21 Mei 1998"], ["Pasar Baru Dibangun", "5 Juli 2004"]]),
        (HEAD, [["Menunggu di Pasar Garam", "KUPANG – "], ["Pulang dengan Kapal", "KUPANG – "]]),
        (
            [HEAD[0], HEAD[1], "Hari Pertama: Berangkat dari Dermaga", "Senin, 3 Maret 2025"],
            [["Hari Kedua: Tersesat di Rawa", "Selasa, 4 Maret 2025"]],
        ),
        # Where and when something takes place, and days of another kind.
        (
            [HEAD[0], HEAD[2]],
            [
                ["Pameran Lukisan Anak Pesisir", "Sabtu, 8 Maret 2025, Galeri Kota"],
                ["Konser Musik Bambu Hila", "Minggu, 9 Maret 2025, Lapangan Merdeka"],
            ],
        ),
        (
            [HEAD[0], HEAD[2]],
            [
                ["Sari Wulan, Penjaga Mercusuar", "Lahir: Ambon, 3 Maret 1970"],
                ["Budi Latuheru, Nakhoda Perintis", "Lahir: Tual, 4 Mei 1968"],
            ],
        ),
    ],
)
def test_days_below_rules_that_one_article_tells_of_part_nothing(
    head: Sequence[str], sections: Sequence[Sequence[str]]
) -> None:
    rows = [[*head, TEXTS[0]]]
    for at, (title, day) in enumerate(sections):
        told = TEXTS[1 + at]
        rows.append([title, day + told] if day.endswith("– ") else [title, day, told])
    assert not ruled_articles("\n\n***\n\n".join("\n\n".join(row) for row in rows))


def test_articles_of_which_only_one_names_its_writer_are_several_where_another_has_its_hour() -> None:
    rows = [[*HEAD, TEXTS[0]], [TITLES[1], DATES[1], TEXTS[1]], [TITLES[2], DATES[2], TEXTS[2]]]
    assert len(ruled_articles("\n***\n".join("\n".join(row) for row in rows))) == 3
