"""Words that ask ('siapa', 'berapakah'): beside other words they weigh nothing in a ranking."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def question_words() -> frozenset[str]:
    """Folded forms, from question-words.txt.

    >>> "siapakah" in question_words()
    True
    """
    lines = files(__package__).joinpath("question-words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
