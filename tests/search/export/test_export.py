"""Exports: what stands in each format, read back by the format's own libraries, hostile articles included."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from search.cli.export import export
from search.export.citations import bib_entry, bib_pieces, ris_pieces, ris_record
from search.export.formats import FORMATS
from search.export.header import Header, scan
from search.export.tables import (
    BOM,
    COLUMNS,
    CUT,
    MOST_IN_A_CELL,
    csv_pieces,
    cut_cell,
    jsonl_pieces,
    safe_cell,
)
from search.keeping import building, open_keeper
from search.model import Article, Everything, Hit, Official, Query
from search.query.parse import parse
from tests import reading_room
from tests.archives import article
from tests.naive_engine import NaiveEngine

HEADER = Header("ranjau", "ranjau", "0123456789ab")
HITS = [Hit(each, 0.0) for each in reading_room.EVERYTHING]
# What each of the formats gives a meaning of its own.
SIGNS = "{}\\@\"%#&$_~^=+-,;\t\r\n\0\u2028\u202e\ud800<>'ER  - TY"
hostile = st.text(st.one_of(st.sampled_from(SIGNS), st.characters()), max_size=40)
articles = st.builds(
    Article,
    id=st.just("0123456789ab"),
    path=hostile,
    title=hostile,
    lead=hostile,
    outlet=hostile,
    agency=hostile,
    authors=st.lists(hostile, max_size=3).map(tuple),
    url=hostile,
    published=st.one_of(st.none(), hostile, st.sampled_from(["2021", "2021-05", "2021-05-28T08:37+07:00"])),
    officials=hostile.map(lambda text: (Official("x", text, text),)),
)


def _bib(text: str) -> Library:
    library = parse_string(text)
    assert not library.failed_blocks
    return library


def test_writers_are_in_every_format_and_an_agency_only_where_there_are_none() -> None:
    told = article(1, title="Waduk dibuka", authors=("Ratna Wulandari", "Budi Santoso"), agency="Antara")
    (row,) = csv.DictReader(io.StringIO("".join(csv_pieces(HEADER, [Hit(told, 0.0)])).removeprefix(BOM)))
    assert row["authors"] == "Ratna Wulandari; Budi Santoso"
    assert json.loads("".join(jsonl_pieces(HEADER, [Hit(told, 0.0)])).splitlines()[1])["authors"] == [
        "Ratna Wulandari",
        "Budi Santoso",
    ]
    assert "AU  - Ratna Wulandari\r\nAU  - Budi Santoso\r\nTI" in ris_record(told)
    assert "author = {Ratna Wulandari and Budi Santoso}," in bib_entry(told)
    agency = replace(told, authors=())
    assert "AU  - Antara\r\n" in ris_record(agency)
    assert "author = {{Antara}}," in bib_entry(agency)


def test_csv_has_a_row_for_each_article_and_the_question_in_each() -> None:
    text = "".join(csv_pieces(HEADER, HITS))
    assert text.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == [each.id for each in reading_room.EVERYTHING]
    assert {(row["query"], row["build"]) for row in rows} == {("ranjau", "0123456789ab")}
    whole = next(row for row in rows if row["id"] == reading_room.WHOLE.id)
    assert whole["officials"].startswith("Sergei Lavrov (Menteri Luar Negeri Rusia); Wang Yi")
    undated = next(row for row in rows if row["id"] == reading_room.UNDATED.id)
    assert (undated["published"], undated["date_candidates"]) == ("", "2022-12-30; 2016-12-30")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "\n@x", "\0=x"])
def test_no_cell_is_a_formula(text: str) -> None:
    (_, row) = csv_pieces(HEADER, [Hit(article(1, title=text), 0.0)])
    (cells,) = csv.reader(io.StringIO(row))
    assert cells[COLUMNS.index("title")].startswith("'")
    assert safe_cell("Rusia = China") == "Rusia = China"


@given(articles)
def test_whatever_an_article_holds_is_one_row_of_csv(each: Article) -> None:
    text = "".join(csv_pieces(HEADER, [Hit(each, 0.0)]))
    rows = list(csv.reader(io.StringIO(text)))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[1])


def test_json_lines_begin_with_the_question_and_hold_the_text() -> None:
    first, *rest = "".join(jsonl_pieces(HEADER, HITS)).splitlines()
    assert json.loads(first) == {
        "export": {"query": "ranjau", "understood": "ranjau", "build": "0123456789ab"}
    }
    found = {each["id"]: each for each in map(json.loads, rest)}
    assert list(found) == [each.id for each in reading_room.EVERYTHING]
    # Nothing is cleaned here: JSON can say whatever an article holds.
    assert found[reading_room.HOSTILE.id]["body"] == "\n\n".join(reading_room.HOSTILE.body)


def test_bibtex_is_read_back_by_a_library() -> None:
    library = _bib("".join(bib_pieces(HEADER, HITS)))
    assert len(library.entries) == len(HITS)
    entry = library.entries_dict[f"warta-{reading_room.WHOLE.id}"]
    assert entry.entry_type == "article"
    assert entry["title"] == "{Jembatan layang memperkuat kerja sama dua kota}"
    assert (entry["date"], entry["year"], entry["month"]) == ("2021-05-28", "2021", "may")
    assert entry["url"] == reading_room.WHOLE.url
    assert (
        "undated, possibly 2022-12-30 or 2016-12-30"
        in library.entries_dict[f"warta-{reading_room.UNDATED.id}"]["note"]
    )


@given(articles)
def test_no_article_breaks_out_of_its_bibtex_entry(each: Article) -> None:
    text = "".join(bib_pieces(Header("@book{x,", "@book{x,\n}", "0"), [Hit(each, 0.0)] * 2))
    assert text.count("@article{") == 2 and "@book" not in text.splitlines()[0]
    depth = 0
    for sign in bib_entry(each):  # as BibTeX counts: a backslash excuses no brace
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    library = parse_string(bib_entry(each))
    assert [block.key for block in library.entries] == ["warta-0123456789ab"]


def test_ris_is_read_back_by_a_library() -> None:
    records = rispy.loads("".join(ris_pieces(HEADER, HITS)).replace("\r\n", "\n"))
    assert len(records) == len(HITS)
    whole = next(each for each in records if each["id"] == reading_room.WHOLE.id)
    assert whole["type_of_reference"] == "NEWS"
    assert whole["title"] == reading_room.WHOLE.title
    assert whole["date"] == "2021/05/28/"
    assert whole["keywords"] == ["Sergei Lavrov", "Wang Yi"]
    assert all("Query: ranjau; Warta index 0123456789ab" in each["notes"] for each in records)


@given(articles)
def test_no_article_breaks_out_of_its_ris_record(each: Article) -> None:
    lines = ris_record(each, "note").splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", each) for each in lines if each)
    assert [each[:2] for each in lines].count("TY") == [each[:2] for each in lines].count("ER") == 1


def test_an_export_names_the_state_of_the_index_that_it_is_read_from() -> None:
    engine = NaiveEngine(reading_room.EVERYTHING)
    header, hits = scan(engine, parse("pelabuhan"))
    assert header.build == engine.build_id()
    assert len(list(hits)) == 24


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "quotes"])  # these say nothing
def test_the_command_writes_every_hit_into_a_file(name: str, tmp_path: Path) -> None:
    with building(tmp_path / "indeks") as engine:
        engine.add(reading_room.HARBOURS)
    file = tmp_path / f"hasil.{name}"
    done = CliRunner().invoke(export, ["dermaga", "--at", str(tmp_path / "indeks"), "--output", str(file)])
    assert (done.exit_code, done.output.split(": ")[1][:11]) == (0, "24 articles")
    assert all(each.id in file.read_text("utf-8-sig") for each in reading_room.HARBOURS)
    assert [each.name for each in tmp_path.glob("*.part")] == []


def test_the_command_asks_as_a_query_does(tmp_path: Path) -> None:
    at = tmp_path / "indeks"
    with building(at) as engine:
        engine.add(reading_room.HARBOURS)
    open_keeper(at).keep_synonyms(b"[[oneway]]\ntyped = ['kade']\nalso = ['dermaga']\n")
    given = ["--at", str(at)]

    def rows(*asked: str) -> int:
        return len(CliRunner().invoke(export, [*asked, *given]).stdout.strip().splitlines()) - 1

    # The archive's own synonyms count, and all that narrows a query.
    assert rows("kade") == rows("dermaga") == len(reading_room.HARBOURS)
    assert rows("kade", "--exact") == 0
    outlet = reading_room.HARBOURS[0].outlet
    assert outlet
    of_it = rows("dermaga", "--outlet", outlet)
    assert of_it > 0
    assert rows("dermaga", "--not-outlet", outlet) == len(reading_room.HARBOURS) - of_it


def test_an_output_that_is_no_plain_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    with building(tmp_path / "indeks") as engine:
        engine.add(reading_room.HARBOURS)
    link, target = tmp_path / "tautan.csv", tmp_path / "sasaran.csv"
    link.symlink_to(target)
    at = ["--at", str(tmp_path / "indeks"), "--output"]
    assert CliRunner().invoke(export, ["dermaga", *at, str(link)]).exit_code == 0
    assert link.is_symlink()
    assert len(target.read_text("utf-8-sig").splitlines()) >= 25
    done = CliRunner().invoke(export, ["dermaga", *at, str(tmp_path / "tidak" / "ada.csv")])
    assert done.exit_code == 2
    assert "ada.csv could not be written" in done.output


def test_the_command_without_a_text_writes_the_archive_and_says_where_nothing_is_found(
    tmp_path: Path,
) -> None:
    with building(tmp_path / "indeks") as engine:
        engine.add(reading_room.HARBOURS)
    at = ["--at", str(tmp_path / "indeks")]
    done = CliRunner().invoke(export, ["--format", "jsonl", *at])
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 25)
    assert CliRunner().invoke(export, ["zzzz", *at]).exit_code == 1
    assert len(list(NaiveEngine(reading_room.HARBOURS).scan(Query("", Everything())))) == 24


@pytest.mark.parametrize("letter", ["R", "=", "\U0001f30b"])
def test_no_cell_is_longer_than_a_spreadsheet_takes(letter: str) -> None:
    long = article(1, title=letter * 200_000, outlet=letter * 16_384, body=("Isi.",))
    (row,) = csv.DictReader(io.StringIO("".join(csv_pieces(HEADER, [Hit(long, 0.0)])).removeprefix(BOM)))
    assert row["title"].endswith(CUT)
    assert row["title"].lstrip("'")[: -len(CUT)] == letter * (len(row["title"].lstrip("'")) - len(CUT))
    units = [len(cell.encode("utf-16-le")) // 2 for cell in row.values()]
    assert MOST_IN_A_CELL - 1 <= max(units) <= MOST_IN_A_CELL
    assert cut_cell("R" * MOST_IN_A_CELL) == "R" * MOST_IN_A_CELL
