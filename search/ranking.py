"""How well an article answers: BM25 summed over fields and forms, one set of weights for all queries.

    score(word, article) = Σ over fields f, forms g ∈ {stem, surface} of
                           FIELD[f] · FORM[g] · idf(df) · tf / (tf + k1 · (1 − b + b · length / average))
    idf(df) = ln(1 + (N − df + ½) / (df + ½))

(Robertson and Zaragoza 2009, with Lucene's idf, which is never negative.) N, df and the average length
count live articles only, per field, so that an index's history never changes a score. AND and OR add up;
NOT and filters add nothing. Scored as one word each, of PHRASE or PATTERN in the place of FORM:

    a phrase       the places where all its words stand in order
    a NEAR b       the places from which on all parts stand within the distance
    menter*, p?la, Patrusev~   the places of all words that it stands for

    score(synonyms) = max(score(what was typed), SYNONYM · score(each other form))

where a form's df counts as at least the number of articles that have what was typed: a rare spelling is
not worth more than the usual one.
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
PATTERN: Final = 1.0
SYNONYM: Final = 0.8

# Scores are rounded to this many decimals before sorting, so that two engines that add in another order
# agree on what is a tie; ties are sorted by article id.
DECIMALS: Final = 6


def idf(df: int, count: int) -> float:
    """Inverse document frequency of a term that `df` of `count` articles have."""
    return math.log(1 + (count - df + 0.5) / (df + 0.5))
