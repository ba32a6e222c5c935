"""Texts that were wrapped at a width are read as what they were before: our own page, and the corpus."""

from __future__ import annotations

import gzip
import itertools
import json
import textwrap
import tomllib
from collections import Counter
from collections.abc import Sequence

import pytest

from index.pages.splitting import split
from index.pages.wrapping import paragraphs
from tests.paths import FLOORS, SHARED

WIDTHS = (40, 60, 72, 80)
TITLE = (
    "Pasar Ikan Wonokerto Dibuka Lagi Setelah Atapnya Diperbaiki, Pedagang Minta Saluran Air Dibenahi Juga"
)
DATE = "Senin, 12 April 2021 09:15 WIB"
LINK = "Baca juga: https://contoh.example/berita/2021/04/12/harga-cabai-naik-lagi-pedagang-pasar-induk-mengeluh-lagi"
BODY = [
    "WONOKERTO, CONTOH.COM - Pedagang di Pasar Ikan Wonokerto kembali berjualan setelah atap pasar selesai "
    "diperbaiki pekan lalu oleh pemerintah kabupaten, yang mengambil dananya dari pos pemeliharaan bangunan.",
    "Kepala pasar, Sri Lestari, mengatakan seluruh kios sudah terisi. Pembeli mulai berdatangan sejak subuh, "
    "meski beberapa pedagang sayur-mayur masih menempati lapak sementara di pinggir jalan utama kota.",
    "“Kami sudah menunggu enam bulan,” kata Sri, Senin (12/4/2021).",
    "Negara-negara tetangga membeli ikan dari pasar itu. Tahun lalu 1.200 ton ikan dikirim ke sana, naik "
    "dari 900 ton pada 2019, menurut catatan Dinas Perikanan dan Kelautan yang diperoleh para pedagang.",
    "Ia berharap pemerintah segera memperbaiki saluran air di sisi timur pasar karena genangan masih "
    "terlihat setiap kali hujan turun lebih dari satu jam.",
]


def syllables(word: str) -> list[int]:
    """Where a word may be parted: before a consonant that a vowel follows."""
    vowels = "aiueoAIUEO"
    return [
        at
        for at in range(2, len(word) - 2)
        if word.isalpha()
        and word[at] not in vowels
        and word[at + 1] in vowels
        and word[at - 1 : at + 1].lower() not in ("ng", "ny", "sy", "kh")
    ]


def wrap_parted(text: str, width: int) -> list[str]:
    """Lines filled with parts of words, as a typesetter does."""
    lines, line = [], ""
    for word in text.split():
        while len(line) + 1 + len(word) > width:
            room = width - len(line) - 2
            at = max((at for at in syllables(word) if at <= room), default=0)
            lines.append(f"{line} {word[:at]}-".strip() if at else line)
            line, word = "", word[at:]
        line = f"{line} {word}".strip()
    return [*lines, line]


def lay_out(title: str, body: Sequence[str], layout: str, width: int) -> tuple[str, str]:
    """A page unwrapped and wrapped."""
    if layout == "links":
        body = [
            *itertools.chain.from_iterable(
                (each, LINK) if at in (0, 2) else (each,) for at, each in enumerate(body)
            )
        ]
    unwrapped = "\n\n".join([title, DATE, *body])
    fill = textwrap.TextWrapper(width, break_long_words=False)
    head = [title] if layout == "long title" else fill.wrap(title)
    match layout:
        case "indented":
            fill.initial_indent = "    "
            return unwrapped, "\n".join(
                [*head, DATE, "", *(line for each in body for line in fill.wrap(each))]
            )
        case "fold":
            folded = "\n".join(" \n".join(fill.wrap(each)) for each in [title, DATE, *body])
            return unwrapped, folded
        case "quoted margin":
            fill.initial_indent = fill.subsequent_indent = "  "
    lines = [wrap_parted(each, width) if layout == "parted" else fill.wrap(each) for each in body]
    return unwrapped, "\n\n".join(["\n".join(head), DATE, *("\n".join(each) for each in lines)])


LAYOUTS = ("blank line", "long title", "indented", "links", "parted", "fold", "quoted margin")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_wrapped_page_is_read_as_unwrapped(layout: str, width: int) -> None:
    unwrapped, wrapped = map(split, lay_out(TITLE, BODY, layout, width))
    assert unwrapped.title == wrapped.title == TITLE
    assert unwrapped.header == wrapped.header == (DATE,)
    assert list(unwrapped.body) == list(wrapped.body) == BODY


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("peme-", "rintah", "pemerintah"),  # known
        ("Wono-", "kerto", "Wonokerto"),  # elsewhere in the text
        ("sayur-", "mayur", "sayur-mayur"),
        ("negara-", "negaranya", "negara-negaranya"),
        ("Covid-", "19", "Covid-19"),
        ("Jakarta-", "Bogor", "Jakarta-Bogor"),
    ],
)
def test_a_hyphen_at_a_lines_end(first: str, second: str, whole: str) -> None:
    rest = f"{second} setelah atap pasar selesai diperbaiki pekan lalu oleh kabupaten, kata seorang pedagang "
    rest += "sayur-mayur yang sudah berjualan di sana sejak pasar dibangun dan kini menanti pembelinya."
    opening = f"Pedagang di pasar ikan Wonokerto itu kembali berjualan {first}"
    text = "\n".join([opening, *textwrap.wrap(rest, len(opening), break_on_hyphens=False)])
    ((number, joined),) = paragraphs(text)
    assert number == 1 and f"Wonokerto itu kembali berjualan {whole} setelah" in joined


def test_lines_that_only_happen_to_be_short_stay_apart() -> None:
    lines = [
        "Harga cabai rawit di tiga pasar",
        "- Pasar Legi: 80 ribu",
        "- Pasar Gede: 75 ribu",
        "cabai rawit",
        "pasar tradisional",
        "harga pangan",
        "Pedagang mengatakan harga naik karena hujan turun terus-menerus di sentra cabai sejak awal bulan.",
        "dinas perdagangan",
    ]
    assert [line for _, line in paragraphs("\n".join(lines))] == lines


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real articles is not here")
def test_corpus_articles_wrapped_at_each_width() -> None:
    """Paragraphs that are the same as those of the unwrapped text, of every sixtieth article with some."""
    floor = tomllib.loads((FLOORS / "pages.toml").read_text(encoding="utf-8"))["wrapped"]
    with gzip.open(SHARED / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for at, line in enumerate(lines) if at % 60 == 0]
    articles = [
        (record["title"], body)
        for record in records
        if record["title"]
        and len(body := [" ".join(line.split()) for line in record["body"].split("\n") if line.strip()]) > 3
    ]
    # Each layout with a width of its own, every one of each with every fourth article.
    same: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for at, (title, body) in enumerate(articles[:160]):
        for number, layout in enumerate(LAYOUTS):
            before, after = (
                split(text).body for text in lay_out(title, body, layout, WIDTHS[(at + number) % 4])
            )
            same[layout] += sum((Counter(before) & Counter(after)).values())
            wanted[layout] += max(len(before), len(after))
    assert {
        layout: same[layout] / wanted[layout]
        for layout in LAYOUTS
        if same[layout] < floor["same"] * wanted[layout]
    } == {}
