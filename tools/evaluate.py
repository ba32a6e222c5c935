"""Dates, body lines, titles and outlets against the gold of the shared folder, beside the field's libraries.

    python -m tools.evaluate [../shared]        (make eval)

Rows of a library that is not installed say so: they come with `pip install 'warta[all]'`.
"""

from __future__ import annotations

import csv
import hashlib
import html
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from index.articles.reading import Reader
from index.files.sources import Source, format_of
from index.pages.html import read_markup
from index.pages.html_blocks import read_blocks
from index.pages.splitting import split
from search.knowledge.dates import grammar
from search.knowledge.outlets import Outlets
from search.model import Article

NOW = datetime(2024, 9, 15, 10, 0)  # when the gold's relative lines were seen
GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "pages.json"
# The saved pages' outlets, by their files' names.
OUTLETS = {
    "antara": "Antara",
    "detik": "detikcom",
    "kapanlagi": "KapanLagi",
    "kompas": "Kompas.com",
    "money": "Kompas.com",
    "liputan6": "Liputan6",
    "okezone": "Okezone",
    "republika": "Republika",
    "viva": "VIVA",
}

Dater = Callable[[str], str | None]
Cutter = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class DateScore:
    """`right` of `stated` lines with a date, `false` dates of `empty` lines without; ms a line."""

    right: int
    stated: int
    false: int
    empty: int
    cost: float


@dataclass(frozen=True, slots=True)
class LineScore:
    """Body lines over pages; ms a page."""

    precision: float
    recall: float
    cost: float


def sign(text: str) -> str:
    """Ten hexadecimal digits for a line's letters and figures: enough to compare, too little to read."""
    plain = "".join(letter for letter in text.casefold() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()[:10]


def gold_lines(shared: Path) -> list[dict[str, str]]:
    """The rows of gold/dates.tsv."""
    with (shared / "gold" / "dates.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def score_dates(rows: Sequence[Mapping[str, str]], read: Dater) -> DateScore:
    """`read` gives an ISO day, month or year; of an open year the month and day count."""
    started = time.perf_counter()
    found = [read(row["line"]) for row in rows]
    cost = (time.perf_counter() - started) * 1000 / len(rows)
    stated = [(row["expected"], got) for row, got in zip(rows, found, strict=True) if row["expected"]]
    empty = [got for row, got in zip(rows, found, strict=True) if not row["expected"]]
    right = sum(got is not None and got.removeprefix("XXXX") in (day, day[4:]) for day, got in stated)
    return DateScore(right, len(stated), sum(got is not None for got in empty), len(empty), cost)


def our_date(line: str) -> str | None:
    """The grammar's reading of a line."""
    stated = grammar.parse_line(line, NOW)
    return stated.iso if stated else None


def score_lines(pages: Mapping[str, str], gold: Mapping[str, Any], cut: Cutter) -> LineScore:
    """`cut` gives the body's lines; gold lines are signed ('12:0f3a…')."""
    right = kept = wanted = 0
    started = time.perf_counter()
    bodies = {name: cut(text) for name, text in pages.items()}
    cost = (time.perf_counter() - started) * 1000 / len(pages)
    for name, body in bodies.items():
        signed = {row.rpartition(":")[2] for row in gold[name]["body"]}
        got = [sign(text) for text in body if text.strip()]
        right += sum(text in signed for text in got)
        kept += len(got)
        wanted += len(signed)
    return LineScore(right / kept if kept else 0.0, right / wanted, cost)


def pages_of(shared: Path, gold: Mapping[str, Any], *, markup: bool) -> dict[str, str]:
    """The gold's pages by name: saved HTML, or raw scrapes."""
    names = [name for name in gold if name.endswith(".html") is markup]
    return {name: (shared / name).read_text(encoding="utf-8", errors="replace") for name in names}


def read_articles(shared: Path, names: Sequence[str]) -> dict[str, Article]:
    """The gold's pages as `search index` reads them."""
    reader = Reader(today=date(2026, 1, 1))
    found = {}
    for name in names:
        kind = format_of(name)
        assert kind is not None
        for item in reader.read(Source(str(shared / name), name, kind)):
            if isinstance(item, Article):
                found[name] = item
    return found


def outlets_of(shared: Path, gold: Mapping[str, Any]) -> dict[str, str | None]:
    """The outlet of each page of the gold, None where the page states none."""
    stated: dict[str, str | None] = {}
    for file, folder in (("seeds.json", "seeds"), ("pages.json", "gold/pages")):
        rows = json.loads((shared / "gold" / file).read_text(encoding="utf-8"))
        stated |= {f"{folder}/{name}.txt": row["outlet"] for name, row in rows.items()}
    for name in gold:
        if name.endswith(".html"):
            stated[name] = OUTLETS[Path(name).name.split("-")[0].split(".")[0]]
    return stated


# --- the libraries ---


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        return None


def _daters() -> list[tuple[str, Dater | None]]:
    rows: list[tuple[str, Dater | None]] = [("Warta", our_date)]
    parser, search, finder = _library("dateparser"), _library("dateparser.search"), _library("htmldate")
    settings = {"RELATIVE_BASE": NOW, "DATE_ORDER": "DMY"}

    def parse(line: str) -> str | None:
        found = parser.parse(line, languages=["id"], settings=settings)
        return found.date().isoformat() if found else None

    def look(line: str) -> str | None:
        found = search.search_dates(line, languages=["id"], settings=settings)
        return found[0][1].date().isoformat() if found else None

    def find(line: str) -> str | None:
        inner = line if line.startswith("<") else f"<p>{html.escape(line)}</p>"
        found: str | None = finder.find_date(
            f"<html><body>{inner}</body></html>", original_date=True, max_date=NOW
        )
        return found

    rows.append(("dateparser.parse", parse if parser else None))
    rows.append(("dateparser.search", look if search else None))
    rows.append(("htmldate", find if finder else None))
    return rows


def _cutters() -> list[tuple[str, Cutter | None]]:
    extractor = _library("trafilatura")

    def extract(page: str) -> list[str]:
        return str(extractor.extract(page, include_comments=False) or "").split("\n")

    def extract_and_filter(page: str) -> Sequence[str]:
        return split("\n".join(extract(page))).body

    return [
        ("Warta", lambda page: read_markup(page).page.body),
        ("every line", lambda page: [block.text for block in read_blocks(LexborHTMLParser(page))]),
        ("trafilatura", extract if extractor else None),
        ("trafilatura + our lines", extract_and_filter if extractor else None),
    ]


# --- the tables ---


def _row(name: str, *cells: str) -> None:
    print(f"  {name:<26}" + "".join(f"{cell:>14}" for cell in cells))


def _missing(name: str) -> None:
    _row(name, "not installed: pip install 'warta[all]'".rjust(46))


def _show_dates(shared: Path) -> None:
    rows = gold_lines(shared)
    print(f"Dates, {len(rows)} lines")
    _row("", "right", "false", "ms a line")
    for name, read in _daters():
        if read is None:
            _missing(name)
            continue
        score = score_dates(rows, read)
        _row(
            name,
            f"{score.right} of {score.stated}",
            f"{score.false} of {score.empty}",
            f"{score.cost:.2f}",
        )


def _show_lines(title: str, pages: Mapping[str, str], gold: Mapping[str, Any], cutters: Any) -> None:
    print(f"\nBody lines, {len(pages)} {title}")
    _row("", "precision", "recall", "ms a page")
    for name, cut in cutters:
        if cut is None:
            _missing(name)
            continue
        score = score_lines(pages, gold, cut)
        _row(name, f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.cost:.1f}")


def _show_facts(shared: Path, gold: Mapping[str, Any], pages: Mapping[str, str]) -> None:
    articles = read_articles(shared, list(gold))
    stated = outlets_of(shared, gold)
    print(f"\nTitles and outlets, {len(gold)} pages, {len(pages)} of them HTML")
    _row("", "titles", "outlets")
    titles = sum(
        [sign(a.title)] == gold[n]["title"] if a.title else not gold[n]["title"] for n, a in articles.items()
    )
    outlets = sum(articles[name].outlet == outlet for name, outlet in stated.items())
    _row("Warta", f"{titles} of {len(gold)}", f"{outlets} of {len(stated)}")
    if not (extractor := _library("trafilatura")):
        _missing("trafilatura (HTML)")
        return
    known = Outlets.load()
    found = {name: extractor.extract_metadata(page) for name, page in pages.items()}
    titles = sum([sign(each.title or "")] == gold[name]["title"] for name, each in found.items())
    outlets = sum(known.named(each.sitename or "") == stated[name] for name, each in found.items())
    _row("trafilatura (HTML)", f"{titles} of {len(found)}", f"{outlets} of {len(found)}")


def main(shared: Path) -> None:
    """Prints every table."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    _show_dates(shared)
    texts, markups = pages_of(shared, gold, markup=False), pages_of(shared, gold, markup=True)
    plain: list[tuple[str, Cutter]] = [
        ("Warta", lambda page: split(page).body),
        ("every line", lambda page: page.split("\n")),
    ]
    _show_lines("raw scrapes", texts, gold, plain)
    _show_lines("saved HTML pages", markups, gold, _cutters())
    _show_facts(shared, gold, markups)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD.parents[3] / "shared")
