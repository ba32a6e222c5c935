"""The stemmer against gold: word families, form and lemma, stem pairs, persons' names. Our own families
(tests/gold/word-families.tsv) are always at hand, the rest where the shared folder is."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.analysis.folding import fold
from search.analysis.lexicon.entries import load
from search.analysis.stemming import Words, stem
from search.analysis.tokens import tokens
from tests.paths import FLOORS, SHARED
from tests.paths import GOLD as OWN_GOLD

GOLD = SHARED / "gold"
FLOOR = tomllib.loads((FLOORS / "stemming.toml").read_text(encoding="utf-8"))

OWN_FAMILIES = OWN_GOLD / "word-families.tsv"
SHARED_FAMILIES = GOLD / "word-families.json"

shared = pytest.mark.skipif(not GOLD.exists(), reason="the shared gold files are not on this machine")
both_families = pytest.mark.parametrize(
    "file", [pytest.param(OWN_FAMILIES, id="own"), pytest.param(SHARED_FAMILIES, id="shared", marks=shared)]
)


def families(file: Path) -> dict[str, list[str]]:
    """The words of each family."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".json":
        every: dict[str, list[str]] = json.loads(text)
        return every
    return {root: forms.split() for root, forms in (line.split("\t") for line in text.splitlines())}


def stems(form: str) -> str:
    """The stem that an index holds of a word, hyphenated or not."""
    return " ".join(token.stem for token in tokens(form))


def table(name: str) -> Iterator[list[str]]:
    with (GOLD / "lang" / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def names_of_persons() -> list[str]:
    """The words of the persons in the NER sentences, each time they stand there."""
    lines = [
        line.split()
        for part in ("train", "dev")
        for line in (GOLD / "ner" / f"idner-{part}.txt").read_text(encoding="utf-8").splitlines()
    ]
    tokens = [line[0] for line in lines if len(line) > 2 and line[-1].endswith("PER")]
    return [word for token in tokens for word in re.findall(r"\w+", fold(token))]


@both_families
def test_a_search_for_one_form_finds_its_family(file: Path) -> None:
    found = wanted = 0
    for forms in families(file).values():
        for form in forms:
            others = [other for other in forms if other != form]
            wanted += len(others)
            found += sum(stems(other) == stems(form) for other in others)
    assert found / wanted >= FLOOR["family_recall"]


@both_families
def test_no_two_families_share_a_stem(file: Path) -> None:
    owners = defaultdict(set)
    for root, forms in families(file).items():
        for form in forms:
            owners[stems(form)].add(root)
    assert {found: sorted(roots) for found, roots in owners.items() if len(roots) > 1} == {}


@shared
def test_form_and_lemma_share_a_stem() -> None:
    rows = [(fold(row[0]), fold(row[1]), int(row[3])) for row in table("form-lemma.tsv") if row[3].isdigit()]
    right = [stems(form) == stems(lemma) for form, lemma, _ in rows]
    weights = [count for _, _, count in rows]
    assert sum(right) / len(rows) >= FLOOR["form_lemma"]
    weighted = sum(weight for weight, ok in zip(weights, right, strict=True) if ok)
    assert weighted / sum(weights) >= FLOOR["form_lemma_weighted"]


@shared
def test_stem_pairs() -> None:
    pairs = [(fold(form), fold(root)) for form, root in table("stem-pairs.tsv") if "-" not in form]
    assert sum(stem(form) == stem(root) for form, root in pairs) / len(pairs) >= FLOOR["stem_pairs"]


@shared
def test_names_of_persons_are_kept() -> None:
    names = names_of_persons()
    assert sum(stem(name) != name for name in names) / len(names) <= FLOOR["names_altered"]


@shared
def test_the_rules_alone_spare_most_names() -> None:
    """What happens to a name that no list has: the measure for articles not seen."""
    rules = Words(load()._replace(names=frozenset()))
    names = names_of_persons()
    altered = sum(rules.stem(name) != name for name in names) / len(names)
    assert altered <= FLOOR["names_altered_by_rules_alone"]
