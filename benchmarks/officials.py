"""How well officials are named: python benchmarks/officials.py SHARED [EVERY], or make eval-officials.

SHARED is the folder with the gold and the corpus. Prints what tests/index/officials/test_officials_gold.py
holds to its floors, then, over every EVERY-th article of the corpus (1: all), the speed, the facet's first
values and what the silver annotation lists beside an office word and Warta does not name (to be read, not
chased).
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.officials.finding import find_officials
from index.pages.record_body import trim_record
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.names import fold
from search.model import Official

ROOT = Path(__file__).resolve().parents[1]
# What the annotator called government and begins with a person's office.
_OFFICE = re.compile(r"(Presiden|Wakil|Menteri|Gubernur|Bupati|Wali ?[Kk]ota|Ketua|Kepala|Kapol\w+|Men\w+) ")
_SHOWN = 200
_MOST_SILVER = 60


def articles(shared: Path, every: int) -> Iterator[dict[str, Any]]:
    """Every n-th record of the corpus."""
    with gzip.open(shared / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                yield json.loads(line)


def silver(shared: Path) -> dict[str, list[str]]:
    """Article id to the persons in office that the silver annotation lists."""
    found = {}
    with (shared / "gold" / "officials-silver.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found[row["doc_id"]] = [n for n in row["entities"].get("government", []) if _OFFICE.match(n)]
    return found


def main() -> None:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    pytest.main(["-q", "-p", "no:cacheprovider", str(ROOT / "tests" / "test_officials_gold.py")])

    gazetteer, listed = Gazetteer.load(), silver(shared)
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    missed: list[str] = []
    seen, spent = 0, 0.0
    for record in articles(shared, every):
        body = trim_record(record["body"]).body
        started = time.process_time()
        found = find_officials(record["title"], None, body, published=record["date"], gazetteer=gazetteer)
        spent += time.process_time() - started
        seen += 1
        counts.update(official.id for official in found)
        names.update((official.id, official.name) for official in found)
        missed += [
            f"{record['id']}: {name}" for name in listed.get(record["id"], ()) if not named(name, found)
        ]
    print(f"{seen} articles, {seen / spent:.0f} a second of one core, {len(counts)} persons")
    print(f"\nThe facet's first {_SHOWN} values:")
    print(", ".join(f"{names[id]} {count}" for id, count in counts.most_common(_SHOWN)))
    total = sum(map(len, listed.values()))
    print(f"\nSilver names not found: {len(missed)} of {total}; some of them:")
    for line in random.Random(5).sample(missed, min(_MOST_SILVER, len(missed))):
        print(f"  {line}")


def named(written: str, found: tuple[Official, ...]) -> bool:
    """Whether one of the officials found is meant by a silver entry ('Menteri Agama Nasaruddin Umar')."""
    words = set(fold(written).split())
    return any(words & set(fold(" ".join((o.name, *o.names))).split()) for o in found)


if __name__ == "__main__":
    main()
