"""How close words stand, beside the same counted place by place."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.retrieval.postings import POSITION_BITS
from search.retrieval.proximity import beside, best_window

_TEXTS = 3
_PLACES = st.lists(st.tuples(st.integers(0, _TEXTS - 1), st.integers(0, 30)), max_size=25)


def _array(places: list[tuple[int, int]]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([(text << POSITION_BITS) | at for text, at in places], np.int64)


@given(_PLACES, _PLACES, st.integers(1, 6))
@settings(max_examples=60)
def test_pairs_and_close_words_are_counted_as_by_hand(
    first: list[tuple[int, int]], second: list[tuple[int, int]], reach: int
) -> None:
    one, other = sorted(set(first)), sorted(set(second))
    pairs, close = beside(_array(one), _array(other), reach, _TEXTS)
    for text in range(_TEXTS):
        here, there = ([at for of, at in places if of == text] for places in (one, other))
        assert pairs[text] == sum(at + 1 in there for at in here)
        assert close[text] == sum(any(0 < abs(at - b) <= reach for b in there) for at in here)


@given(st.lists(_PLACES, min_size=1, max_size=4), st.integers(1, 12))
@settings(max_examples=60)
def test_the_best_window_is_the_best_of_all_windows(terms: list[list[tuple[int, int]]], size: int) -> None:
    terms = [sorted(set(places)) for places in terms]
    weights = [1.0, 2.0, 4.0, 8.0][: len(terms)]
    which = np.repeat(np.arange(len(terms)), [len(places) for places in terms])
    found = best_window(_array([place for places in terms for place in places]), which, weights, size, _TEXTS)
    for text in range(_TEXTS):
        inside = [
            sum(
                weight
                for weight, places in zip(weights, terms, strict=True)
                if any(of == text and start <= at < start + size for of, at in places)
            )
            for start in range(-size, 31)
        ]
        assert found[text] == max(inside)
