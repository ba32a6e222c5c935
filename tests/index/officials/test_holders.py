"""Persons of one article found by their words: nobody is missed who would be found one after another."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from pytest import MonkeyPatch

from index.officials import resolving
from index.officials.finding import find_officials
from index.officials.holders import Holder, Holders
from index.officials.text import Role
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.names import MUHAMMAD_WORDS, alike, core_words, fold, within_one_edit

GAZETTEER = Gazetteer.load()
_WORD = st.text("aefhikmnuw", min_size=1, max_size=6).map(str.title)
_NAMES = st.lists(st.lists(_WORD, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=8, unique=True)
_NOWHERE = Role(0, 1, "Kapolres", "kapolres", written_as_title=True, complete=False)


def _held(names: list[str]) -> Holders:
    holders = Holders()
    for name in names:
        holder = Holder(name, name, 0)
        holders.add(holder)
        holders.call(holder, name)
    return holders


def test_a_word_without_an_end_is_looked_for_as_it_is() -> None:
    name = "Wen" * 20_000  # without each of its letters it would take 3.6 GB
    assert [holder.id for holder in _held([name]).nearly(name)] == [name]


@given(_NAMES)
@example(["Wei Feng He", "Wei Fenghe"])
@example(["Au", "A U"])
@example(["Waniha", "Wainha"])
@example(["Mike Nawik", "Michael Nawik", "Michelle Nawik"])
@example(["Nawik Hanif", "Hanif Nawik"])
@example(["Muhammad Hanif", "M Hanif", "Hanif M"])
def test_nobody_is_missed(names: list[str]) -> None:
    holders = _held(names)
    for name in names:
        near, nearly = holders.near(name, _NOWHERE), holders.nearly(name)
        assert near == sorted(near, key=lambda holder: holder.place)
        assert {h.name for h in near} >= {other for other in names if alike(name, other)}
        assert {h.name for h in near} >= {
            other for other in names if resolving._may_share(name, other, held=False)
        }
        own = set(core_words(name)) - MUHAMMAD_WORDS
        assert {h.name for h in near} >= {o for o in names if set(core_words(o)) - MUHAMMAD_WORDS == own}
        misspelt = {other for other in names if " " not in other and within_one_edit(fold(name), fold(other))}
        if " " not in name:
            assert {h.name for h in nearly} >= misspelt
        for word in core_words(name):
            assert [h.name for h in holders.called(word)] == [o for o in names if word in core_words(o)]


def test_of_many_officials_few_are_compared(monkeypatch: MonkeyPatch) -> None:
    compared = 0

    def count(*given: object) -> bool:
        nonlocal compared
        compared += 1
        return False

    monkeypatch.setattr(resolving, "_may_be", count)
    monkeypatch.setattr(resolving, "within_one_edit", count)
    draw = random.Random(1)
    names = ["".join(draw.choices("bdgklmnprst", k=9)).title() for _ in range(120)]
    lines = [f"Kasat Reskrim Polres Bantul AKP {name} datang." for name in names]
    lines += [f"Kapolres Bantul AKBP {one} {two} datang." for one, two in pairwise(names)]
    assert len(find_officials(None, None, lines, published="2021-05-28", gazetteer=GAZETTEER)) > 100
    assert compared < 20 * len(lines)  # each with each would be 28,000


def test_of_one_last_name_few_are_compared() -> None:
    draw = random.Random(2)
    names = ["".join(draw.choices("bdgklmnprst", k=9)).title() + " Kencana" for _ in range(300)]
    holders = _held(names)
    assert max(len(holders.near(name, _NOWHERE)) for name in names) < 5
