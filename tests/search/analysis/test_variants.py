"""One word, however it is joined or spelled: either form of a pair finds articles that have the other."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest

from search.analysis.tokens import tokens
from tests.paths import GOLD


def _rows() -> Iterator[tuple[str, str]]:
    with (GOLD / "variant-pairs.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        for one, other in rows:
            yield one, other
            yield other, one


@pytest.mark.parametrize(("asked", "written"), list(_rows()))
def test_each_finds_the_other(asked: str, written: str) -> None:
    held = {token.stem for token in tokens(written)}
    assert {token.stem for token in tokens(asked, glued="whole")} <= held


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("covid", "Covid-19"),
        ("ktp", "e-KTP"),
        ("sars", "SARS-CoV-2"),
        ("habibie", "B.J. Habibie"),
        ("2024", "2019-2024"),
    ],
)
def test_a_part_finds_the_whole(asked: str, written: str) -> None:
    assert {token.stem for token in tokens(asked, glued="whole")} <= {token.stem for token in tokens(written)}


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("R&D", "blok D, gedung R"),
        ("21", "2-1"),
        ("F-16", "F-15"),
        ("U-23", "U-20 dan 23"),
        ("lap", "berlapis"),
    ],
)
def test_what_is_not_the_same_is_not_found(asked: str, written: str) -> None:
    held = {token.stem for token in tokens(written)}
    assert not {token.stem for token in tokens(asked, glued="whole")} <= held
