"""Patterns of '*' and '?' fit what they say, and none of them takes for ever."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import QueryTooSlowError
from search.model import Fuzzy, Prefix, Wildcard
from search.process import deadline
from search.retrieval.vocabulary import Vocabulary, expand, joined, stands_for
from search.retrieval.wildcards import fitting

WORDS = [f"kata{number}" for number in range(5_000)]


@given(st.text("ab[*?", max_size=8), st.lists(st.text("ab[]!\n-", max_size=10), max_size=20))
def test_a_pattern_fits_what_every_way_of_going_back_would_find(pattern: str, words: list[str]) -> None:
    signs = {"*": ".*", "?": "."}
    slow = re.compile("".join(signs.get(c) or re.escape(c) for c in pattern), re.DOTALL)
    assert fitting(pattern, words) == [slow.fullmatch(word) is not None for word in words]


@pytest.mark.parametrize("pattern", ["*?" * 400 + "zq", "*a" * 400 + "q", "?*" * 9 + "zq"])
def test_no_pattern_is_tried_in_all_the_ways_there_are(pattern: str) -> None:
    words = ["a" * 900 + "zr", *("abcdefghijklmnopqrstuvwxyz" * n for n in range(1, 40))]
    assert not any(fitting(pattern, words))
    assert not stands_for(Wildcard(pattern), words[0])


@pytest.mark.parametrize("node", [Wildcard("*?a*9"), Fuzzy("kotu1", 2), Prefix("kata")])
def test_looking_through_all_words_ends_when_the_time_is_over(node: Wildcard | Fuzzy | Prefix) -> None:
    parts = [Vocabulary(WORDS, [1] * len(WORDS))] * 3
    with deadline.within(-1), pytest.raises(QueryTooSlowError):
        expand(node, parts)
    with deadline.within(-1), pytest.raises(QueryTooSlowError):
        joined(parts)
    with deadline.within(600):
        assert expand(node, parts).total


def test_a_fuzzy_word_is_found_in_every_step_of_a_long_list() -> None:
    found = Vocabulary(WORDS, range(len(WORDS))).within("kota4321", 1)
    assert (found.words, found.counts) == (["kata4321"], [4321])
