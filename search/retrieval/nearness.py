"""What the parts of 'a NEAR b' are looked up as, and how often each is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import assert_never

from search.analysis.tokens import question_tokens
from search.model import Phrase, Word
from search.retrieval.ranking import Form

# A word's stem alone, or the surface forms of a phrase.
NearKey = tuple[Form, tuple[str, ...]]


def wanted_near(parts: Iterable[Word | Phrase]) -> Counter[NearKey]:
    """Each of the keys of the parts, with how often it has to stand there."""
    return Counter(key for part in parts for key in near_keys(part))


def near_keys(part: Word | Phrase) -> list[NearKey]:
    """
    >>> near_keys(Word("memperkuat")), near_keys(Phrase("kerja sama"))
    ([('stem', ('kuat',))], [('surface', ('kerja sama', 'sama'))])
    """
    match part:
        case Word(text):
            return [("stem", (token.stem,)) for token in question_tokens(text, "whole")]
        case Phrase(text):
            return [("surface", tuple(token.surface for token in question_tokens(text, "written")))]
        case _:
            assert_never(part)
