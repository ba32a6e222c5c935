"""How well an article answers: BM25 summed over fields and forms, one set of weights for all queries.

    score(word, article) = Σ over fields f, forms g ∈ {stem, surface} of
                           FIELD[f] · FORM[g] · idf(df) · tf / (tf + k1 · (1 − b + b · length / average))
    idf(df) = ln(1 + (N − df + ½) / (df + ½))

(Robertson and Zaragoza 2009, with Lucene's idf, which is never negative.) N, df and the average length
count live articles only, per field, so that an index's history never changes a score. A phrase is a word
whose postings are the places where all its words stand in order. AND and OR add up; NOT and filters add
nothing.
"""

from __future__ import annotations

import math
from typing import Final, Literal

from search.model import TextField

Form = Literal["stem", "surface"]

K1: Final = 1.2
B: Final = 0.75
FIELD: Final[dict[TextField, float]] = {"title": 2.0, "lead": 1.5, "body": 1.0}
FORM: Final[dict[Form, float]] = {"stem": 1.0, "surface": 0.5}
PHRASE: Final = 1.5

# Scores are rounded to this many decimals before sorting, so that two engines that add in another order
# agree on what is a tie; ties are sorted by article id.
DECIMALS: Final = 6


def idf(df: int, count: int) -> float:
    """Inverse document frequency of a term that `df` of `count` articles have."""
    return math.log(1 + (count - df + 0.5) / (df + 0.5))
