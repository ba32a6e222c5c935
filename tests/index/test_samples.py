"""Checks that the sample articles and their gold agree, and that their dates and prose are honest."""

from __future__ import annotations

import gzip
import html
import json
import re
import tomllib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests import paths
from tests.paths import SAMPLES

GOLD: dict[str, dict[str, Any]] = json.loads((paths.GOLD / "samples.json").read_text(encoding="utf-8"))
NO_ARTICLES = {"ABOUT", "outlets.toml"}

WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5, "minggu": 6}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agt", "agu"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("desember", "des"),
        ),
        start=1,
    )
    for name in names
}
DAY_NAME = "|".join(WEEKDAYS)
SLASHED = re.compile(rf"\b({DAY_NAME}) \((\d+)/(\d+)/(\d{{4}})\)", re.IGNORECASE)
SPELLED = re.compile(rf"\b({DAY_NAME}), (\d+) ([a-z]+) (\d{{4}})\b", re.IGNORECASE)
OPEN_YEAR = re.compile(rf"\b({DAY_NAME}) \((\d+)/(\d+)\)", re.IGNORECASE)


def read_sample(path: Path) -> str:
    """The text of one sample file, unpacked."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


@cache
def sources() -> dict[str, str]:
    """The raw text of every article by its gold key: the path, with '#id' where a file holds several."""
    found: dict[str, str] = {}
    for path in sorted(SAMPLES.rglob("*")):
        name = path.relative_to(SAMPLES).as_posix()
        if not path.is_file() or name in NO_ARTICLES:
            continue
        text = read_sample(path)
        if path.suffix != ".jsonl":
            found[name] = text
            continue
        for line in text.splitlines():
            record = json.loads(line)
            found[f"{name}#{record['id']}"] = "\n".join(str(value) for value in record.values())
    return found


def prose(key: str) -> str:
    """What a reader would see of an article: no tags, scripts or attributes."""
    text = sources()[key]
    if key.endswith(".html"):
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", text)
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return text


def stated_days(text: str) -> list[tuple[str, str, date]]:
    """Every complete date that the text gives a weekday: as written, the weekday, the day."""
    days = [(m[0], m[1], date(int(m[4]), int(m[3]), int(m[2]))) for m in SLASHED.finditer(text)]
    days += [(m[0], m[1], date(int(m[4]), MONTHS[m[3].lower()], int(m[2]))) for m in SPELLED.finditer(text)]
    return days


def test_every_sample_has_gold_and_every_gold_a_sample() -> None:
    assert set(sources()) == set(GOLD)
    assert len(GOLD) >= 60


def test_samples_come_in_every_shape() -> None:
    names = [path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()]
    for ending in (".txt", ".txt.gz", ".md", ".html", ".jsonl"):
        assert any(name.endswith(ending) for name in names), ending
    records = [key for key in GOLD if "#" in key]
    assert len(records) == 8
    assert sum(GOLD[key]["title"] is None for key in records) == 1


@pytest.mark.parametrize("key", GOLD)
def test_every_weekday_is_right(key: str) -> None:
    wrong = [
        written
        for written, name, day in stated_days(sources()[key])
        if day.weekday() != WEEKDAYS[name.lower()]
    ]
    assert wrong == []


def test_weekdays_are_found_in_most_articles() -> None:
    # Otherwise the test above would pass on a changed date style without looking at one.
    assert sum(bool(stated_days(text)) for text in sources().values()) >= 0.9 * len(GOLD)


@pytest.mark.parametrize("key", GOLD)
def test_the_gold_title_and_officials_stand_in_the_article(key: str) -> None:
    gold, text = GOLD[key], prose(key)
    for part in (gold["title"], gold.get("lead")):
        assert part is None or part in text
    assert [name for name in gold["officials"] if name not in text] == []


@pytest.mark.parametrize("key", GOLD)
def test_the_gold_body_stands_in_the_article_in_order(key: str) -> None:
    # Gold: the first and last six words of the body, and its paragraphs with subheads, dateline apart.
    gold, text = GOLD[key], prose(key)
    start, end = text.find(gold["body_first"]), text.rfind(gold["body_last"])
    assert 0 <= start < end
    between = [line for line in text[start:end].splitlines() if line.strip()]
    assert 4 <= gold["paragraphs"] <= len(between)


@pytest.mark.parametrize("key", GOLD)
def test_never_strings_are_in_the_file_but_not_in_its_title(key: str) -> None:
    gold, text = GOLD[key], prose(key)
    assert [part for part in gold["never"] if part not in text] == []
    assert [part for part in gold["never"] if part in (gold["title"] or "")] == []


@pytest.mark.parametrize("key", GOLD)
def test_no_sample_quotes_anybody(key: str) -> None:
    # Nobody's words are invented: apostrophes stand inside names only (Ma'ruf, Asy'ari, Jum'at).
    text = prose(key)
    assert re.findall(r"[\"“”„«»‘’]", text) == []
    assert re.findall(r".{0,20}(?<![A-Za-z])'|'(?![A-Za-z]).{0,20}", text) == []


@pytest.mark.parametrize("key", GOLD)
def test_the_gold_date_is_one_that_the_article_states(key: str) -> None:
    published = GOLD[key]["published"]
    if published is None:
        return
    if len(published) == len("2016-07"):
        assert re.search(rf"\b{published[:4]}\b", sources()[key])
        return
    moment = datetime.fromisoformat(published)
    text = sources()[key]
    spelled = {
        date(int(m[3]), MONTHS[m[2].lower()], int(m[1]))
        for m in re.finditer(r"\b(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})\b", text)
        if m[2].lower() in MONTHS
    }
    slashed = {
        date(int(m[3]), int(m[2]), int(m[1]))
        for m in re.finditer(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])", text)
    }
    iso = {date.fromisoformat(m) for m in re.findall(r"\d{4}-\d\d-\d\d", text)}
    assert moment.date() in spelled | slashed | iso
    if "T" in published:
        assert moment.utcoffset() is not None
        assert (
            f"{moment:%H:%M}" in text
            or f"{moment:%H.%M}" in text
            or f"{moment.hour}:{moment.minute}:" in text
        )


def test_the_undated_article_keeps_candidates_that_fit_its_weekday() -> None:
    undated = [key for key, gold in GOLD.items() if gold["published"] is None]
    assert len(undated) == 1
    text, candidates = sources()[undated[0]], GOLD[undated[0]]["candidates"]
    assert stated_days(text) == []
    stated = OPEN_YEAR.search(text)
    assert stated is not None
    for day in map(date.fromisoformat, candidates):
        assert (day.day, day.month) == (int(stated[2]), int(stated[3]))
        assert day.weekday() == WEEKDAYS[stated[1].lower()]
    assert candidates


def test_every_outlet_is_listed_and_invented() -> None:
    listed = tomllib.loads((SAMPLES / "outlets.toml").read_text(encoding="utf-8"))["outlet"]
    assert {gold["outlet"] for gold in GOLD.values()} == {outlet["name"] for outlet in listed}
    for outlet in listed:
        assert all(domain.endswith(".example") for domain in outlet["domains"])
        assert outlet["datelines"]
    # Every address in the samples is under .example too (schema.org is JSON-LD's vocabulary).
    for text in sources().values():
        for host in re.findall(r"https?://([^/\"\s]+)", text):
            assert host.endswith(".example") or host == "schema.org"


def test_patrushev_is_there_to_be_found() -> None:
    held = [key for key, gold in GOLD.items() if "Nikolai Patrushev" in gold["officials"]]
    assert len(held) >= 3
    assert all("Dewan Keamanan" in sources()[key] for key in held)
