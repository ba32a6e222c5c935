"""The commands that keep and ask an index, with the address of a cluster in the place of the folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from search.keeping import open_keeper
from tests import kept
from tests.console_script import run
from tests.node import running_node

_PAGE = "Jembatan {0} dibuka\n\n12 Mei 2021, 10:00 WIB\n\nKOTA, KABAR.COM - Jembatan {0} dibuka untuk umum.\n"


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_node(tmp_path_factory.mktemp("cluster")) as url:
        yield url


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "arsip"
    (folder / "bawah").mkdir(parents=True)
    for number, name in enumerate(("satu", "dua", "tiga")):
        (folder / ("bawah" if number else "") / f"{name}.txt").write_text(_PAGE.format(name), "utf-8")
    return folder


def _told(*given: str | Path, code: int = 0) -> str:
    done = run(*given)
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def test_an_archive_is_kept_by_commands(node: str, pages: Path, tmp_path: Path) -> None:
    at = f"{node}/perintah"
    assert "There is no index" in _told("query", "jembatan", "--at", at, code=2)
    assert "3 added" in _told("index", pages, "--at", at)
    assert "3 unchanged" in _told("index", "--at", at)
    assert f"{pages}: 3 articles" in _told("sources", "--at", at)
    stats = json.loads(_told("stats", "--json", "--at", at))
    assert (stats["articles"], stats["files"]) == (3, 3)
    (pages / "satu.txt").write_text(_PAGE.format("empat"), "utf-8")
    assert "1 changed" in _told("index", "--at", at)
    assert json.loads(_told("query", "empat", "--json", "--at", at))["total"] == 1
    assert json.loads(_told("query", "satu", "--json", "--at", at, code=1))["total"] == 0
    # What is dropped comes back with the next update.
    assert "2 articles removed" in _told("forget", pages / "bawah", "--at", at)
    assert json.loads(_told("query", "jembatan", "--json", "--at", at))["total"] == 1
    assert "2 added" in _told("index", "--at", at)
    assert "no source" in _told("forget", tmp_path, "--at", at, code=2)
    assert "is sound" in _told("check", "--at", at)
    exported = _told("export", "jembatan", "--format", "csv", "--at", at).splitlines()
    assert len([line for line in exported if "Jembatan" in line]) == 3


def test_the_users_files_are_kept_with_the_archive(node: str, pages: Path, tmp_path: Path) -> None:
    at = f"{node}/berkas"
    outlets, synonyms = tmp_path / "outlet.toml", tmp_path / "sinonim.toml"
    outlets.write_text(
        '[[outlet]]\nname = "Kabar Hulu"\ndomains = ["kabar.com"]\ndatelines = ["KABAR.COM"]\n'
    )
    synonyms.write_text('[[group]]\nforms = ["jembatan", "titian"]\n')
    _told("index", pages, "--at", at)
    _told("index", "--outlets", outlets, "--at", at)
    facets = json.loads(_told("query", "jembatan", "--json", "--at", at))["facets"]
    assert [bucket["value"] for bucket in facets["outlet"]] == ["Kabar Hulu"]
    outlets.unlink()  # the archive has a copy of its own
    (pages / "lima.txt").write_text(_PAGE.format("lima"), "utf-8")
    _told("index", "--at", at)
    _told("index", "--rebuild", "--at", at)
    _told("synonyms", "--use", synonyms, "--at", at)
    answer = json.loads(_told("query", "titian", "--json", "--at", at))
    assert answer["total"] == 4
    assert {bucket["value"] for bucket in answer["facets"]["outlet"]} == {"Kabar Hulu"}


def test_a_second_writer_is_told_who_writes(node: str, pages: Path) -> None:
    at = f"{node}/kunci"
    _told("index", pages, "--at", at)
    (pages / "lima.txt").write_text(_PAGE.format("lima"), "utf-8")
    keeper = open_keeper(at)
    with pytest.raises(RuntimeError), keeper.updating():
        told = _told("index", "--at", at, code=2)
        assert "Another process is writing" in told
        raise RuntimeError
    assert "1 added" in _told("index", "--at", at)


def test_a_lost_list_of_sources_is_made_again(node: str, pages: Path) -> None:
    at = f"{node}/rusak"
    _told("index", pages, "--at", at)
    home = f"{node}/rusak-home"
    index = next(iter(json.load(urlopen(f"{node}/_alias/rusak"))))
    document = json.load(urlopen(f"{home}/_doc/{index}%2Fmanifest%2F0"))["_source"]
    document["data"] = document["data"][:40]
    body = json.dumps(document).encode()
    address = f"{home}/_doc/{index}%2Fmanifest%2F0?refresh=true"
    urlopen(Request(address, body, {"content-type": "application/json"}, method="PUT"))
    assert "Mend it with: search check --repair" in _told("check", "--at", at, code=1)
    assert "is sound" in _told("check", "--repair", "--at", at)
    assert f"{pages}: 3 articles" in _told("sources", "--at", at)
    assert "0 added, 0 changed, 0 removed, 3 unchanged" in _told("index", "--at", at)


def test_a_writer_that_was_killed_leaves_the_archive_as_it_was(node: str, pages: Path) -> None:
    at = f"{node}/mati"
    _told("index", pages, "--at", at)
    for number in range(40):
        (pages / f"banyak-{number}.txt").write_text(_PAGE.format(f"ke{number}"), "utf-8")
    process = kept.start("index", "--at", at)
    for _ in range(200):
        aliases = json.load(urlopen(f"{node}/_alias"))
        if len([name for name in aliases if name.startswith("mati-") and not name.endswith("-home")]) > 2:
            break  # the clone is there
    process.kill()
    process.communicate()
    assert json.loads(_told("query", "jembatan", "--json", "--at", at))["total"] in (3, 43)
    _told("index", "--at", at)
    assert json.loads(_told("query", "jembatan", "--json", "--at", at))["total"] == 43
    assert "is sound" in _told("check", "--at", at)
