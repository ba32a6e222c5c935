"""Officials against the shared gold: seeds, raw pages, name pairs, silver, 190 corpus articles; with floors.

`gold/officials-corpus.json` was annotated by eye: per article the officials' ids with their offices (None
where the text gives none), and ids that may be given or not ('either'). It holds no text.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from index.officials.finding import find_officials
from index.pages.record_body import trim_record
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import same_person
from search.knowledge.officials.names import fold, levelled_slug
from search.model import Official
from tests.paths import FLOORS, SHARED
from tests.paths import GOLD as OWN_GOLD

GOLD = SHARED / "gold"
FLOOR = tomllib.loads((FLOORS / "officials.toml").read_text(encoding="utf-8"))
GAZETTEER = Gazetteer.load()

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the shared folder with the gold is not here")

# Not the work of this test: what `index.pages.splitting` cuts from inside a body.
RELATED = re.compile(r"\s*(baca|simak|lihat)( juga)?\s*:", re.IGNORECASE)


@dataclass
class Score:
    right: int = 0
    extra: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    roles_right: int = 0
    roles_wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.extra))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))

    @property
    def roles(self) -> float:
        return self.roles_right / max(1, self.roles_right + len(self.roles_wrong))

    def role(self, where: str, wanted: str, given: str | None, *, exact: bool) -> None:
        plain = (given or "").lower().replace("menteri koordinator", "menko")
        want = wanted.lower().replace("menteri koordinator", "menko")
        if plain == want if exact else want in plain:
            self.roles_right += 1
        else:
            self.roles_wrong.append(f"{where}: {given} for {wanted}")


def cut_body(raw: str, first: str, last: str) -> list[str]:
    start = raw.index(first)
    end = raw.find("\n", raw.index(last, start))
    lines = raw[start : end if end >= 0 else None].split("\n")
    return [line for line in lines if line.strip() and not RELATED.match(line)]


def compare(
    where: str, found: tuple[Official, ...], wanted: dict[str, str], score: Score, *, exact: bool
) -> None:
    ids = [official.id for official in found]
    assert len(ids) == len(set(ids)), f"{where}: a person twice"
    left = list(found)
    for name, role in wanted.items():
        match = next((o for o in left if o.name == name or same_person(o.name, name, GAZETTEER)[0]), None)
        if match is None:
            score.missed.append(f"{where}: {name}")
            continue
        left.remove(match)
        score.right += 1
        if role:
            score.role(f"{where} {name}", role, match.role, exact=exact)
    score.extra += [f"{where}: {official}" for official in left]


def test_seeds_exactly() -> None:
    score = Score()
    gold: dict[str, dict[str, Any]] = json.loads((GOLD / "seeds.json").read_text(encoding="utf-8"))
    for key, want in gold.items():
        raw = (SHARED / "seeds" / f"{key}.txt").read_text(encoding="utf-8")
        body = cut_body(raw, want["body_first"], want["body_last"])
        day = want["published"]
        found = find_officials(want["title"], want.get("lead"), body, published=day, gazetteer=GAZETTEER)
        compare(key, found, want["officials"], score, exact=True)
    assert (score.extra, score.missed, score.roles_wrong) == ([], [], [])


def test_raw_pages() -> None:
    score = Score()
    gold: dict[str, dict[str, Any]] = json.loads((GOLD / "pages.json").read_text(encoding="utf-8"))
    for key, want in gold.items():
        raw = (GOLD / "pages" / f"{key}.txt").read_text(encoding="utf-8")
        lines = raw.split("\n")
        titled = want["title_contains"]
        title = next((line for line in lines if titled and titled in line), None)
        after = lines[lines.index(title) + 1 :] if title else []
        lead = next((line for line in after[:3] if line.startswith("Menteri Koordinator")), None)
        day = want["date"] if want["date"] and want["date"][0].isdigit() else None
        body = cut_body(raw, want["body_first"], want["body_last"])
        found = find_officials(title, lead, body, published=day, gazetteer=GAZETTEER)
        compare(key, found, want["officials"], score, exact=False)
    floors = FLOOR["pages"]
    assert score.precision >= floors["precision"], score.extra
    assert score.recall >= floors["recall"], score.missed
    assert score.roles >= floors["roles"], score.roles_wrong


@pytest.mark.parametrize(("folder", "floor"), [(GOLD, "pairs"), (OWN_GOLD, "own_pairs")])
def test_name_pairs(folder: Path, floor: str) -> None:
    with (folder / "name-pairs.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    wrong = [
        (row["name_a"], row["name_b"], row["same_person"])
        for row in rows
        if same_person(row["name_a"], row["name_b"], GAZETTEER)[0] != (row["same_person"] == "1")
    ]
    assert len([row for row in wrong if row[2] == "1"]) <= FLOOR[floor]["missed"], wrong
    assert len([row for row in wrong if row[2] == "0"]) <= FLOOR[floor]["merged"], wrong


def corpus(ids: set[str]) -> Iterator[dict[str, Any]]:
    with gzip.open(SHARED / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record: dict[str, Any] = json.loads(line)
            if record["id"] in ids:
                yield record


def spelled(id: str) -> str:
    """The gold has ids of names as written; who is not listed has one id for all spellings."""
    return id if GAZETTEER.by_id(id) else levelled_slug(id.replace("-", " "))


def test_corpus_articles() -> None:
    gold: dict[str, Any] = json.loads((OWN_GOLD / "officials-corpus.json").read_text(encoding="utf-8"))
    score = Score()
    seen = 0
    for record in corpus(set(gold)):
        seen += 1
        wanted = {spelled(id): role for id, role in gold[record["id"]]["officials"].items()}
        either = {spelled(id) for id in gold[record["id"]]["either"]}
        found = find_officials(
            record["title"], None, record["body"].split("\n"), published=record["date"], gazetteer=GAZETTEER
        )
        # The gold knows nothing of the office that is a part of a frequent name's id.
        by_id = {o.id if GAZETTEER.by_id(o.id) else levelled_slug(o.name): o for o in found}
        assert len(by_id) == len(found), record["id"]
        for id, role in wanted.items():
            if id not in by_id:
                score.missed.append(f"{record['id']}: {id}")
                continue
            score.right += 1
            if role:
                score.role(f"{record['id']} {id}", role, by_id[id].role, exact=False)
        score.extra += [
            f"{record['id']}: {official}"
            for id, official in by_id.items()
            if id not in wanted and id not in either
        ]
    assert seen == len(gold) == 190
    floors = FLOOR["corpus"]
    assert score.precision >= floors["precision"], score.extra
    assert score.recall >= floors["recall"], score.missed
    assert score.roles >= floors["roles"], score.roles_wrong


# What the annotator called government and begins with a person's office.
OFFICE = re.compile(r"(Presiden|Wakil|Menteri|Gubernur|Bupati|Wali ?[Kk]ota|Ketua|Kepala|Kapol\w+|Men\w+) ")


def test_silver() -> None:
    """Silver: a tenth of it names offices without holders, or holders whom the article does not name."""
    listed = {}
    for line in (GOLD / "officials-silver.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = [name for name in row["entities"].get("government", []) if OFFICE.match(name)]
        if names:
            listed[row["doc_id"]] = names
    found = total = 0
    for record in corpus(set(listed)):
        officials = find_officials(
            record["title"],
            None,
            trim_record(record["body"]).body,
            published=record["date"],
            gazetteer=GAZETTEER,
        )
        words = {word for o in officials for name in (o.name, *o.names) for word in fold(name).split()}
        total += len(listed[record["id"]])
        found += sum(not words.isdisjoint(fold(name).split()) for name in listed[record["id"]])
    assert found / total >= FLOOR["silver"]["recall"], f"{found} of {total}"
