"""The command through its real entry point, as a user runs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from search import identifiers
from search.process.exit_codes import ExitCode
from tests.console_script import SEARCH, run

RECORDS = [
    {
        "id": "a-1",
        "judul": "Rusia dan China memperkuat kerja sama",
        "isi": "Menteri Luar Negeri Rusia Sergei Lavrov tiba di Beijing.\n"
        "Ia bertemu Menteri Luar Negeri China Wang Yi.",
        "tanggal": "2021-05-28 08:37",
        "media": "Kabar Utara",
        "url": "https://utara.example/1",
    },
    {
        "id": "a-2",
        "judul": "Penguatan bendungan dimulai",
        "isi": "Pekerja menguatkan tanggul. Kerja itu lama.",
        "tanggal": "2021-06",
        "media": "Kabar Selatan",
    },
    {"id": "a-3", "isi": "Tanpa judul dan tanpa tanggal: hubungan Rusia membaik pada Jumat (30/12)."},
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("perintah") / "arsip"
    folder.mkdir()
    (folder / "berita.jsonl").write_text("\n".join(json.dumps(record) for record in RECORDS), "utf-8")
    return folder


@pytest.fixture(scope="module")
def at(archive: Path) -> Path:
    where = archive.parent / "indeks"
    done = run("index", archive, "--at", where)
    assert done.returncode == 0
    assert ": 3 added, 0 changed, 0 removed, 0 unchanged" in done.stdout
    return where


def ask(at: Path, *arguments: str, code: int | None = None) -> dict[str, Any]:
    done = run("query", *arguments, "--at", at, "--json")
    answer: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (code if code is not None else 0 if answer["total"] else 1)
    return answer


def records(answer: dict[str, Any]) -> list[str]:
    return [hit["record"] for hit in answer["hits"]]


def test_what_cannot_be_done_is_told_before_the_work(archive: Path, tmp_path: Path) -> None:
    for options in (["--report", tmp_path / "tidak" / "ada.jsonl"], ["--watch", "--dry-run"]):
        done = run("index", archive, "--at", tmp_path / "i", *options)
        assert done.returncode == 2
        assert str(options[0]) in done.stderr
        assert not (tmp_path / "i").exists()


def test_the_report_names_the_files_of_a_run_that_found_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "arsip"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.json").write_text("{rusak", "utf-8")
    (folder / "gambar.jpg").write_bytes(b"\xff\xd8\xff")
    done = run("index", folder, "--at", tmp_path / "i", "--report", tmp_path / "a.jsonl")
    assert done.returncode == 2
    assert "… and 3 more; --report FILE lists them all." in done.stderr
    named = [json.loads(line)["path"] for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert named == [*(f"arsip/{number:02}.json" for number in range(12)), "arsip/gambar.jpg"]


def test_json_is_whole(at: Path) -> None:
    answer = ask(at, "diperkuat", "--sort", "oldest")
    assert list(answer) == [
        "query",
        "understood",
        "notes",
        "total",
        "stories",
        "took_ms",
        "hits",
        "did_you_mean",
        "relaxed",
        "facets",
    ]
    assert (answer["query"], answer["understood"], answer["notes"], answer["total"]) == (
        "diperkuat",
        "diperkuat",
        [],
        2,
    )
    first = answer["hits"][0]
    assert {
        key: first[key] for key in first if key not in ("id", "score", "added", "snippets", "officials")
    } == {
        "path": "arsip/berita.jsonl",
        "record": "a-1",
        "url": "https://utara.example/1",
        "title": "Rusia dan China memperkuat kerja sama",
        "lead": None,
        "outlet": "Kabar Utara",
        "agency": None,
        "authors": [],
        "kind": "news",
        "published": "2021-05-28T08:37+07:00",
        "date_precision": "minute",
        "dated_by": "metadata",
        "date_candidates": [],
        "copies": [],
        "quotes": [],
    }
    assert identifiers.is_id(first["id"])
    assert first["added"].endswith("+07:00")
    lavrov = {
        "id": "sergei-lavrov",
        "name": "Sergei Lavrov",
        "role": "Menteri Luar Negeri Rusia",
        "status": None,
    }
    assert lavrov in first["officials"]
    assert answer["facets"]["outlet"] == [
        {"value": "Kabar Selatan", "count": 1},
        {"value": "Kabar Utara", "count": 1},
    ]
    assert {"value": "Wang Yi", "id": "wang-yi", "count": 1} in answer["facets"]["official"]
    assert answer["facets"]["date"] == [{"value": "2021-06", "count": 1}, {"value": "2021-05", "count": 1}]


def test_marks_are_code_points_of_words_as_written(at: Path) -> None:
    (snippet,) = ask(at, "penguatan", "--outlet", "kabar utara")["hits"][0]["snippets"]
    assert snippet["field"] == "title"
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["memperkuat"]


def test_nothing_found_is_an_answer_too(at: Path) -> None:
    answer = ask(at, "zzzz", code=1)
    assert (answer["total"], answer["hits"]) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["Rusia", "--sort", "oldest"], ["a-1", "a-3"]),
        (["Rusia", "tanpa"], ["a-3"]),
        (["Lavrov tanggul", "--any", "--sort", "newest"], ["a-2", "a-1"]),
        (["-Rusia"], ["a-2"]),
        (["Rusia", "-Beijing"], ["a-3"]),
        (["pejabat:Lavrov"], ["a-1"]),
        (["", "--official", "wang"], ["a-1"]),
        (["", "--outlet", "Kabar Utara", "--outlet", "Kabar Selatan", "--sort", "newest"], ["a-2", "a-1"]),
        (["", "--from", "2021-05-28", "--to", "2021-05-28"], ["a-1"]),
        # a date that is a month is in a range that covers the month, not in a part of it
        (["", "--from", "2021-06-02"], []),
        (["", "--from", "2021-06"], ["a-2"]),
        (["", "--undated"], ["a-3"]),
        (["tanggal:2021-05..2021-08", "--sort", "oldest"], ["a-1", "a-2"]),
    ],
)
def test_queries(at: Path, arguments: list[str], expected: list[str]) -> None:
    assert records(ask(at, *arguments)) == expected


def test_a_text_behind_two_dashes(at: Path) -> None:
    done = run("query", "--at", at, "--json", "--", "-Rusia")
    assert records(json.loads(done.stdout)) == ["a-2"]


def test_pages(at: Path) -> None:
    assert records(ask(at, "-zzzz", "--limit", "2", "--page", "2", "--sort", "newest")) == ["a-3"]
    answer = ask(at, "-zzzz", "--page", "9")
    assert (answer["hits"], answer["total"]) == ([], 3)


def test_a_facet_ignores_its_own_filter(at: Path) -> None:
    facets = ask(at, "diperkuat outlet:'Kabar Utara'".replace("'", '"'))["facets"]
    assert len(facets["outlet"]) == 2
    assert facets["date"] == [{"value": "2021-05", "count": 1}]


def test_the_terminal_shows_marks_without_colour_and_says_undated(at: Path) -> None:
    done = run("query", "hubungan", "--at", at)
    assert "*hubungan*" in done.stdout
    assert "\x1b[" not in done.stdout
    assert re.search(r"undated, perhaps 20\d\d-12-30", done.stdout)
    assert "arsip/berita.jsonl #a-3" in done.stdout
    assert "1 article\n" in done.stdout


def test_notes_go_to_stderr(at: Path) -> None:
    done = run("query", '"Rusia', "--at", at)
    assert 'The " at character 1 is not closed' in done.stderr
    assert done.returncode == 0
    assert "No outlet in this archive is called “Zzz”" in run("query", "outlet:Zzz", "--at", at).stderr


def test_a_query_of_ten_thousand_characters_is_answered_with_a_note(at: Path) -> None:
    done = run("query", "Rusia " * 1_666 + "Rusi", "--at", at)
    assert "The query has 10000 characters; only the first 2000 were read. Shorten it." in done.stderr
    assert done.returncode == 0


def test_show(at: Path) -> None:
    hit = ask(at, "Lavrov")["hits"][0]
    done = run("show", hit["id"], "--at", at)
    assert done.returncode == 0
    assert "Official: Sergei Lavrov, Menteri Luar Negeri Rusia" in done.stdout
    assert json.loads(run("show", hit["id"], "--at", at, "--json").stdout)["body"].count("\n\n") == 1
    missing = run("show", "000000000000", "--at", at)
    assert (missing.returncode, "has the id 000000000000" in missing.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], "The query is empty"),
        (["Rusia", "--from", "besok lusa"], "--from 'besok lusa' is not a date"),
        (["Rusia", "--from", "2022", "--to", "2021"], "later than"),
        (["Rusia", "--limt", "3"], "No such option"),
        (["Rusia", "--limit", "0"], "0 is not in the range"),
    ],
)
def test_usage_errors(at: Path, arguments: list[str], message: str) -> None:
    done = run("query", *arguments, "--at", at)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr


def test_no_index_names_the_folder_and_the_next_step(tmp_path: Path) -> None:
    for command in (["query", "Rusia"], ["show", "000000000000"]):
        done = run(*command, "--at", tmp_path / "tiada")
        assert done.returncode == 2
        assert str(tmp_path / "tiada") in done.stderr
        assert "search index FOLDER" in done.stderr


def test_the_index_can_be_named_by_the_environment(at: Path) -> None:
    assert run("query", "Lavrov", WARTA_INDEX=str(at)).returncode == 0


def test_index_lists_what_it_could_not_read_and_strict_says_so(tmp_path: Path, archive: Path) -> None:
    bad = tmp_path / "rusak.txt"
    bad.write_bytes(bytes(range(256)) * 8)
    done = run("index", archive, bad, "--at", tmp_path / "i")
    assert (done.returncode, "rusak.txt: it is binary" in done.stderr) == (0, True)
    assert run("index", archive, bad, "--at", tmp_path / "i", "--strict").returncode == 3
    missing = run("index", tmp_path / "tiada", "--at", tmp_path / "i")
    assert (missing.returncode, "tiada" in missing.stderr) == (2, True)
    assert run("query", "Lavrov", "--at", tmp_path / "i").returncode == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "kunci").mkdir(mode=0o500)
    done = run("index", archive, "--at", tmp_path / "kunci" / "i")
    assert (done.returncode, "could not be written" in done.stderr) == (2, True)


def test_an_index_is_not_written_over_other_files(archive: Path) -> None:
    done = run("index", archive, "--at", archive)
    assert (done.returncode, "something else than an index" in done.stderr) == (2, True)


def test_read_shows_an_article_without_an_index(archive: Path) -> None:
    articles = json.loads(run("read", archive, "--json").stdout)
    assert [article["record"] for article in articles] == ["a-1", "a-2", "a-3"]
    assert articles[0]["body"].count("\n\n") == 1
    assert articles[0]["cut"] == articles[0]["problems"] == []
    assert "Sergei Lavrov" in run("read", archive).stdout


def test_read_and_show_know_an_article_by_the_ids_of_the_index(tmp_path: Path) -> None:
    folder, at = tmp_path / "klip", tmp_path / "indeks"
    folder.mkdir()
    file = folder / "a.jsonl"
    file.write_text('{"id": "x", "kepala": "Waduk Dibuka", "naskah": "Air mengalir ke sawah petani."}\n')
    mapped = ("--map", "body=naskah,title=kepala")
    assert run("index", folder, "--at", at, *mapped).returncode == 0
    (hit,) = json.loads(run("query", "waduk", "--at", at, "--json").stdout)["hits"]
    for keys in ((), mapped):
        (article,) = json.loads(run("read", file, "--at", at, "--json", *keys).stdout)
        assert (article["id"], article["title"]) == (hit["id"], "Waduk Dibuka")
    assert run("index", folder, "--at", at, "--as", "koran").returncode == 0
    shown = json.loads(run("show", hit["id"], "--at", at, "--json").stdout)
    assert shown["id"] != hit["id"] and shown["aliases"] == [hit["id"]]
    (article,) = json.loads(run("read", file, "--at", at, "--json").stdout)
    assert article["id"] == shown["id"]


def test_read_says_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "kosong.txt").write_bytes(b"")
    done = run("read", tmp_path / "kosong.txt", "--json")
    assert (done.returncode, json.loads(done.stdout), "it is empty" in done.stderr) == (2, [], True)


def test_an_outlet_file_that_is_wrong_is_named(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "o.toml").write_text("[[outlet]\n")
    done = run("read", archive, "--outlets", tmp_path / "o.toml")
    assert (done.returncode, "o.toml" in done.stderr) == (2, True)


def test_hostile_text_does_not_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"judul": "\x1b[2Jbersih", "isi": "Isi \x9b31m merah."}))
    done = run("read", tmp_path / "a.json")
    assert "\x1b" not in done.stdout
    assert "\x9b" not in done.stdout


def test_a_closed_pipe_is_quiet(at: Path) -> None:
    command = f"'{SEARCH}' query --limit 1000 --at '{at}' Rusia | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_help_and_version() -> None:
    top = run("--help").stdout
    assert all(
        command in top
        for command in (
            "check",
            "forget",
            "index",
            "query",
            "read",
            "samples",
            "serve",
            "show",
            "sources",
            "stats",
        )
    )
    for command in ("index", "query", "read", "serve"):
        assert "search " in run(command, "--help").stdout
    for short in (["-h"], ["query", "-h"], ["officials", "show", "-h"]):
        assert run(*short).stdout == run(*short[:-1], "--help").stdout
    for code in ExitCode:
        assert re.search(rf"^ +{code.value} +\w", top, re.MULTILINE)
    assert re.match(r"search \(Warta\), version \d", run("--version").stdout)
    as_module = [sys.executable, "-m", "search", "--version"]
    assert subprocess.run(as_module, capture_output=True, text=True).stdout == run("--version").stdout
    unknown = run("Patrushev")
    assert (unknown.returncode, "search query Patrushev" in unknown.stderr) == (2, True)


def test_dates_reads_each_line_of_standard_input() -> None:
    lines = "Jum'at, 28 Mei 2021 | 08.37 WITA\n\nKamis (12/9)\r\nHarga naik 28 persen\n2 jam lalu"
    done = run("dates", "--now", "2024-09-15T10:00", stdin=lines)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert found[0] == {
        "line": "Jum'at, 28 Mei 2021 | 08.37 WITA",
        "date": "2021-05-28",
        "precision": "day",
        "time": "08:37",
        "zone": "+08:00",
        "weekday_conflict": False,
        "candidates": [],
    }
    assert found[1] | {"line": "x"} == found[3] | {"line": "x"}
    assert (found[1]["date"], found[1]["candidates"]) == (None, [])
    assert (found[2]["line"], found[2]["date"], found[2]["precision"]) == (
        "Kamis (12/9)",
        "XXXX-09-12",
        "wmd",
    )
    assert found[2]["candidates"][0] == "2024-09-12"
    assert (found[4]["date"], found[4]["time"], found[4]["precision"]) == ("2024-09-15", "08:00", "rel")


def test_dates_counts_from_no_time_that_it_was_not_told() -> None:
    done = run("dates", stdin="2 jam lalu\nSenin, 9 Januari 2022")
    relative, wrong_day = (json.loads(line) for line in done.stdout.splitlines())
    assert relative["date"] is None
    assert (wrong_day["date"], wrong_day["weekday_conflict"]) == ("2022-01-09", True)
    assert run("dates", "--now", "kemarin", stdin="").returncode == 2


def test_read_shows_what_was_cut_as_it_says(tmp_path: Path) -> None:
    page = tmp_path / "halaman.txt"
    page.write_text(
        "Pasar Legi Dibuka Lagi\n\nPasar itu dibuka lagi setelah diperbaiki.\n\nEditor: Sutini\n", "utf-8"
    )
    assert run("read", page).stdout.splitlines()[-1] == "1 line was cut; --cut shows them."
    assert run("read", "--cut", page).stdout.splitlines()[-2:] == [
        "1 line was cut:",
        "  byline     Editor: Sutini",
    ]


def test_read_lines_says_why_each_line_is_what_it_is(tmp_path: Path) -> None:
    page = tmp_path / "halaman.txt"
    page.write_text(
        "Pasar Legi Dibuka Lagi\nSenin, 9 Januari 2023\n\nSOLO - Pasar Legi dibuka lagi setelah dua tahun "
        "ditutup untuk perbaikan.\nBaca juga: Harga Cabai Naik\nEditor: Sutini\n",
        "utf-8",
    )
    done = run("read", "--lines", page)
    shown = [line.split()[:3] for line in done.stdout.splitlines()[1:]]
    assert shown == [
        ["1", "title", "title"],
        ["2", "header", "date"],
        ["4", "body", "paragraph"],
        ["5", "cut", "related"],
        ["6", "cut", "byline"],
    ]
    (found,) = json.loads(run("read", "--lines", "--json", page).stdout)
    assert [line["number"] for line in found["lines"]] == [1, 2, 4, 5, 6]
    assert run("read", "--lines", tmp_path / "halaman.txt.gz").returncode == 2


def test_explain_prints_the_tree_with_counts(at: Path) -> None:
    done = run("explain", "Rusia menguat* -Xi", "--at", at)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Understood: Rusia AND menguat* AND NOT Xi"
    assert "    surface menguatkan: title 0, lead 0, body 1, author 0" in [line[2:] for line in lines]
    answer = json.loads(run("explain", "penguatan -outlet:Tempo", "--at", at, "--json").stdout)
    assert answer["filters"] == {"excluded_outlets": ["Tempo"], "official_mode": "any"}
    assert (answer["tree"]["kind"], answer["tree"]["articles"]) == ("word", 2)
    assert answer["tree"]["terms"][0] == {
        "form": "stem",
        "term": "kuat",
        "articles": {"title": 2, "lead": 0, "body": 1, "author": 0},
        "claims": 0,
    }


def test_synonyms_are_shown_and_the_users_own_are_kept(at: Path, tmp_path: Path) -> None:
    assert run("synonyms", "Moskow", "--at", at).stdout == "Moskwa\nMoscow\n"
    assert run("synonyms", "tanggul", "--at", at).returncode == 1
    told = tmp_path / "sinonim.toml"
    told.write_text('[[group]]\nforms = ["tanggul", "bendungan"]\n', "utf-8")
    assert ask(at, "judul:tanggul", code=1)["total"] == 0
    assert run("synonyms", "--use", told, "--at", at).returncode == 0
    answer = ask(at, "judul:tanggul")
    assert records(answer) == ["a-2"]
    assert answer["notes"] == [{"code": "synonyms", "typed": "tanggul", "others": "bendungan"}]
    assert ask(at, "judul:tanggul", "--exact", code=1)["total"] == 0
    told.write_text("forms = 1", "utf-8")
    done = run("synonyms", "--use", told, "--at", at)
    assert (done.returncode, "sinonim.toml" in done.stderr) == (2, True)
    assert run("synonyms", "--drop", "--at", at).returncode == 0
    assert ask(at, "judul:tanggul", code=1)["total"] == 0
    assert run("synonyms", "--at", at).returncode == 2


def test_what_nearly_answers_is_offered(at: Path) -> None:
    done = run("query", "bendungam China", "--at", at)
    assert done.returncode == 1
    assert "0 articles\n" in done.stdout
    assert "Articles with most of the words:\n1. Rusia dan *China*" in done.stdout
    answer = ask(at, "bendungam", code=1)
    assert (answer["total"], answer["hits"], answer["did_you_mean"]) == (0, [], ["bendungan"])
    assert [hit["record"] for hit in ask(at, "bendungan China", code=1)["relaxed"]] == ["a-1", "a-2"]


def test_excluded_outlets_and_officials(at: Path) -> None:
    assert records(ask(at, "kerja", "--not-outlet", "Kabar Selatan")) == ["a-1"]
    assert records(ask(at, "Rusia", "--not-official", "Lavrov")) == ["a-3"]
    assert records(ask(at, "Rusia -pejabat:Lavrov")) == ["a-3"]


def test_terms_says_of_each_line_what_the_analysis_makes_of_it() -> None:
    found = run("terms", "--jsonl", "-", stdin="Bekasi memperkuat\n\nkerjasama\r\n")
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [line["text"] for line in lines] == ["Bekasi memperkuat", "", "kerjasama"]
    assert lines[0]["terms"] == [
        {"surface": "bekasi", "stem": "bekasi", "start": 0, "end": 6, "why": "unknown"},
        {"surface": "memperkuat", "stem": "kuat", "start": 7, "end": 17, "why": "affixes of kuat"},
    ]
    assert lines[1]["terms"] == []
    assert [part["stem"] for part in lines[2]["terms"][0]["parts"]] == ["kerja", "sama"]


def test_terms_of_its_arguments() -> None:
    found = run("terms", "berikan", "AS")
    assert [line.split("\t")[:2] for line in found.stdout.splitlines()] == [
        ["berikan", "beri"],
        ["AS", "AS"],
        ["  as", "as"],
    ]
