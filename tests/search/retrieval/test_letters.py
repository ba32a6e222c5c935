"""Words that may be near, told by their letters, hold all that are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from search.retrieval.vocabulary import Vocabulary

_WORDS = st.text("abcdé1\U0001f600", max_size=7)


@pytest.mark.parametrize("make", [Vocabulary, Vocabulary.kept])
@given(_WORDS, st.lists(_WORDS, unique=True, max_size=30), st.integers(1, 2), st.text("ab", max_size=1))
def test_no_near_word_is_passed_over(
    make: Callable[[Sequence[str], Sequence[int]], Vocabulary],
    text: str,
    words: list[str],
    edits: int,
    beginning: str,
) -> None:
    known = make(sorted(words), range(len(words)))
    near = [word for word in known.words if OSA.distance(text, word) <= edits]
    assert list(known.within(text, edits).words) == near
    some = known.beginning(beginning).within(text, edits)
    assert list(some.words) == [word for word in near if word.startswith(beginning)]
    assert [known.words[count] for count in some.counts] == some.words
