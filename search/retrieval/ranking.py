"""How well an article answers: one formula with one set of weights for all kinds of queries.

**A word** is looked for in title, lead and body as in one text in which a title's words count double
(BM25F, Robertson and Zaragoza 2009: frequencies are weighted before they saturate), by its stem and, less,
as typed:

    score(word, article) = weight · ( idf(stem) · (saturated(stem, K1) + EARLY / (1 + first / EARLY_SCALE))
                                      + SURFACE · idf(surface) · saturated(surface, K1_SURFACE) )
    saturated(term, k) = tf / (tf + k · (1 − B + B · length / average))
    tf, length = Σ over the fields asked of FIELD[f] · (frequency in f, words of f)
    idf(term) = ln(1 + (N − df + ½) / (df + ½))         as in Lucene: never negative

`first` is the position of the word's first occurrence in the lead or, where that is less, in the body (none:
no such part): what an article is about it says at once. `weight` is NUMBER for a number, 1 for a word, 0 for
a question word ('siapa') beside other words. df counts the articles that have the term in a field asked,
N, df and averages live articles only, so that an index's history never changes a score.

**A phrase** is one word, of weight PHRASE, whose occurrences are the places where all its words stand in
order; it has no stem and no `first`: PHRASE · idf(phrase) · saturated(phrase, K1).

**NEAR, patterns and misspellings** are each one word of this kind, too: the occurrences of 'a NEAR b' are the
places from which on all parts stand within the distance, of weight PHRASE; those of 'menter*', 'p?la' and
'Patrusev~' the places of all words that they stand for, of weight PATTERN.

**Synonyms** are worth the greater of score(what was typed) and SYNONYM · score(another form), where the df of
another form counts as at least the number of articles that have what was typed: a rare spelling is not worth
more than the usual one.

**AND** adds up. **OR** adds up, times 1 − COVERAGE + COVERAGE · (the matched parts' share of all parts'
idf): three of four words, once each, beat one of them ten times. NOT and filters add nothing.

**Proximity.** The RESCORED best articles (by score, then id) gain what their words' closeness is worth:

    Σ over neighbours in the query (a, b) of
      mean(idf(a), idf(b)) · (PAIR · saturated(pairs, K1_PAIR) + CLOSE · saturated(close, K1_PAIR))
    + WINDOW · the greatest Σ of idf over the different words inside WINDOW_SIZE positions of the body

where a pair is stem a directly before stem b, and close is a stem a with a stem b at most REACH positions
before or behind it. Only gains are added, so the others stay below them.

The weights were fitted by `python -m tools.tune_ranking` on three sets of questions together, each asked of
its own collection and of all in one index: there short passages stand beside long articles, and B is high.
"""

from __future__ import annotations

import math
from typing import Final, Literal

from search.model import TextField

Form = Literal["stem", "surface"]

K1: Final = 1.2
B: Final = 0.9
FIELD: Final[dict[TextField, float]] = {"title": 2.0, "lead": 1.0, "body": 1.0}
SURFACE: Final = 0.4
K1_SURFACE: Final = 0.6
NUMBER: Final = 1.4
EARLY: Final = 0.35
EARLY_SCALE: Final = 5.0
PHRASE: Final = 1.5
PATTERN: Final = 1.0
SYNONYM: Final = 0.8
COVERAGE: Final = 0.35

RESCORED: Final = 200
PAIR: Final = 0.1
CLOSE: Final = 0.2
REACH: Final = 4
K1_PAIR: Final = 0.6
WINDOW: Final = 0.25
WINDOW_SIZE: Final = 24
# Words of a query that take part in proximity, the first ones: a pasted article must not take seconds.
MOST_WORDS: Final = 32

# Scores are rounded to this many decimals before sorting, so that two engines that add in another order
# agree on what is a tie; ties are sorted by article id.
DECIMALS: Final = 6


def idf(df: int, count: int) -> float:
    """Inverse document frequency of a term that `df` of `count` articles have."""
    return math.log(1 + (count - df + 0.5) / (df + 0.5))


def word_weight(surface: str) -> float:
    """NUMBER for a word that begins with a digit, else 1."""
    return NUMBER if surface[:1].isdigit() else 1.0
