"""Articles of the corpus by id: their furniture, verdicts, outlets; last lines that break off."""

from __future__ import annotations

import gzip
import json
import random
import re
import tomllib
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from index.articles.outlet import find_outlet
from index.articles.outlet_clues import Clues
from index.files import records
from index.pages import layout
from index.pages.splitting import Page, split
from search.knowledge.outlets import Outlets
from tests import paths
from tests.paths import FLOORS, SHARED
from tools.evaluate import sign

GOLD: dict[str, dict[str, Any]] = json.loads((paths.GOLD / "records.json").read_text(encoding="utf-8"))
PAGES: dict[str, dict[str, list[str]]] = json.loads((paths.GOLD / "pages.json").read_text(encoding="utf-8"))
FLOOR = tomllib.loads((FLOORS / "pages.toml").read_text(encoding="utf-8"))
CORPUS = SHARED / "corpus" / "articles.jsonl.gz"

pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="the shared folder of real pages is not here")


@cache
def articles() -> dict[str, dict[str, str]]:
    """The gold's records of the corpus, by their ids."""
    wanted = set().union(*GOLD.values())
    found = {}
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            key = re.match(r'\{"id": "([^"]+)"', line)
            if key and key[1] in wanted:
                found[key[1]] = json.loads(line)
    assert found.keys() == wanted
    return found


def trimmed(key: str) -> Page:
    """A record as it is read, without the keys that name its outlet."""
    article = articles()[key]
    return layout.trim(records.parse(json.dumps({"title": article["title"], "body": article["body"]})))


def signed(text: str) -> set[str]:
    return {sign(piece) for piece in re.split(r"(?<=[.!?])\s+|\n|=====+", text)}


def test_furniture_in_records_is_cut_and_nothing_else() -> None:
    right = wanted = cut = last = 0
    for key, gold in GOLD["furniture"].items():
        page = trimmed(key)
        expected = [row.rpartition(":")[2] for row in gold["cut"]]
        got = [sign(line.text) for line in page.lines if line.label == "cut"]
        right += sum(min(got.count(one), expected.count(one)) for one in set(expected))
        wanted += len(expected)
        cut += len(got)
        last += sign(page.body[-1]) == gold["last"]
    assert right / wanted >= FLOOR["records"]["furniture_recall"]
    assert right / cut >= FLOOR["records"]["furniture_precision"]
    assert last / len(GOLD["furniture"]) >= FLOOR["records"]["last_lines"]


@pytest.mark.parametrize("form", ["record", "text", "text with a date"])
def test_fact_checks_keep_their_verdicts(form: str) -> None:
    kept = 0
    for key, verdict in GOLD["verdicts"].items():
        page = trimmed(key)
        if form != "record":
            date = "\n5 Januari 2020\n" if form == "text with a date" else ""
            article = articles()[key]
            body = re.sub(r"\s*(={3,}|(?:= ){2,}=)\s*", r"\n\1\n", article["body"])
            page = split(f"{article['title']}\n{date}\n{body}")
        kept += verdict in signed("\n".join((page.title or "", page.lead or "", *page.body)))
    assert kept / len(GOLD["verdicts"]) >= FLOOR["records"]["verdicts"]


def test_texts_name_their_outlets() -> None:
    outlets = Outlets.load()
    found = {
        key: find_outlet(outlets, replace(Clues.on(trimmed(key)), title=articles()[key]["title"]))[0]
        for key in GOLD["outlets"]
    }
    right = sum(found[key] == outlet for key, outlet in GOLD["outlets"].items())
    assert right / len(found) >= FLOOR["records"]["outlets"]
    assert {found[key] for key in found} <= {*GOLD["outlets"].values(), None}


def scrapes() -> dict[str, tuple[str, list[str]]]:
    """The raw scrapes of the shared folder with the lines of their bodies."""
    texts = {
        name: (SHARED / name).read_text(encoding="utf-8", errors="replace")
        for name in PAGES
        if not name.endswith(".html")
    }
    return {name: (text, list(split(text).body)) for name, text in texts.items()}


def test_a_text_cut_at_any_letter_keeps_its_last_line() -> None:
    dice = random.Random(3)
    right = tried = 0
    for text, body in scrapes().values():
        for line in body[2:]:
            start = text.find(line[:60])
            end = start + dice.randrange(12, max(13, len(line)))
            if start < 0:
                continue
            tried += 1
            cut = split(text[:end]).body
            right += bool(cut) and sign(cut[-1]) == sign(text[start:end])
    assert tried > 60
    assert right / tried >= FLOOR["last"]["broken_off"]


SIGNATURES = (
    "(Contoh.com/Nama Panjang Sekali)", "(Nama Panjang Orang Sekali/Kontributor Kota Besar)", "(ANTARA/Budi)",
    "[Contoh.co.id/Budi Santoso]", "(Budi Santoso)", "(bud/ani)", "***", "- Budi Santoso", "(ed: Budi)",
    "(Reuters/Budi)", "(red/contoh.id)", "(Laporan: Budi Santoso/Editor: Ani Widi)", "[]", "— Contoh.com",
)  # fmt: skip


def test_a_signed_last_line_stays() -> None:
    right = tried = 0
    for text, body in scrapes().values():
        last = body[-1]
        if last[-1] in ")]*":
            continue  # signed already
        at = text.rfind(last[-60:]) + len(last[-60:])
        for signature in SIGNATURES:
            tried += 1
            got = split(f"{text[:at]} {signature}{text[at:]}").body
            right += sign(got[-1]).startswith(sign(f"{last} {signature}"))
    assert right / tried >= FLOOR["last"]["signed"]
