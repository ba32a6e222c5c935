"""Pages of our own prose in the shapes of 44 Indonesian sites, as scrapes and as records."""

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


# A subject behind the text, and a headline of four words below two of others, look like the article's own;
# buttons and an address below a standfirst stay, since few records have them.
KEPT = {
    "tirto.id - Ekonomi",
    "Target Energi Bersih 2030",
    "Share this article",
    "Bagikan:",
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
