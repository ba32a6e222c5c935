"""Many patterns at once answer as each of them does, and take hardly longer than one."""

from __future__ import annotations

import random
import time

import pytest

from search.analysis.folding import fold
from search.answering.snippets import Wanted, marks
from search.errors import QueryTooSlowError
from search.model import Expanding, Fuzzy, Prefix, Wildcard
from search.process import deadline
from search.retrieval.pattern_sets import PatternSet
from search.retrieval.vocabulary import stands_for
from tests.torture.shapes import word_of

WORDS = [fold(word_of(number))[: 2 + number % 6] for number in range(800)]


@pytest.mark.parametrize("seed", range(20))
def test_a_word_answers_to_one_of_those_that_it_is_a_word_of(seed: int) -> None:
    dice = random.Random(seed)
    nodes: list[Expanding] = [Prefix(dice.choice(WORDS)[:3].upper()) for _ in range(6)]
    nodes += [Wildcard(f"{dice.choice(WORDS)[:2]}*?{dice.choice('aiu')}") for _ in range(4)]
    nodes += [Fuzzy(dice.choice(WORDS), dice.randint(1, 2)) for _ in range(4)]
    some = PatternSet(nodes)
    for word in WORDS:
        answers: set[str | None] = {node.text for node in nodes if stands_for(node, word)}
        assert some.answered(word) in (answers or {None})


def _seconds(patterns: frozenset[Expanding], text: str) -> float:
    started = time.process_time()
    marks(text, Wanted(frozenset(), frozenset(), patterns=patterns))
    return time.process_time() - started


def test_hundreds_of_beginnings_are_marked_in_the_time_of_one() -> None:
    text = " ".join(word_of(number) for number in range(8_000))
    _seconds(frozenset({Prefix("x")}), text)
    one = min(_seconds(frozenset({Prefix(f"ba{sign}")}), text) for sign in "abc")
    many = frozenset[Expanding](Prefix(f"{a}{b}{c}") for a in "bdfgj" for b in "aiueo" for c in "klmnprstqx")
    assert _seconds(many, text) < 12 * max(one, 0.01)


def test_marking_looks_at_the_time_allowed() -> None:
    phrases = frozenset({("kota", "besar")})
    with deadline.within(0), pytest.raises(QueryTooSlowError):
        marks("Kota besar itu kota. " * 100, Wanted(frozenset(), phrases))


def test_words_beside_thousands_of_phrases_are_marked() -> None:
    text = "kota besar dan desa " * 6_000
    started = time.process_time()
    found = marks(text, Wanted(frozenset({"kota", "desa"}), frozenset({("kota", "besar")})))
    taken = time.process_time() - started
    assert found[:3] == ((0, 10), (15, 19), (20, 30))
    assert len(found) == 12_000
    assert taken < 4
