"""How well an article answers: one formula with one set of weights for all kinds of queries.

**A word** is looked for in title, lead, body and writers' names as in one text in which a title's words count
double, a writer's name half (BM25F, Robertson and Zaragoza 2009: frequencies are weighted before they
saturate), by its stem and, less, as typed. A fact check's title is mostly the claim that it examines, and
counts CLAIM instead; its text begins with the claim, too, so that EARLY is times CLAIM_EARLY there: who looks
for a name wants first what is true of it. What is written in capitals is a field of `Weights`, or a limit
below it:

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

**Patterns and misspellings** are each one word of this kind, too, of weight PATTERN: the occurrences of
'menter*', 'p?la' and 'Patrusev~' are those of all words that they stand for, added up.

**Synonyms** are worth the greater of score(what was typed) and SYNONYM · score(another form), where the df of
another form counts as at least the number of articles that have what was typed: a rare spelling is not worth
more than the usual one.

**AND** adds up, and so does NEAR: how close its parts stand is worth what it is worth anywhere (see below).
**OR** adds up, times 1 − COVERAGE + COVERAGE · (the matched parts' share of all parts'
idf): three of four words, once each, beat one of them ten times. NOT and filters add nothing.

**Proximity.** The RESCORED best articles (by score, then id) gain, on top of their rounded scores, what their
words' closeness is worth, more in a short text than in a long one, where words stand close by chance, too:

    2 / (1 + 1 − B + B · length / average) · (Σ over neighbours in the query (a, b) of
      mean(idf(a), idf(b)) · (PAIR · saturated(pairs, K1_PAIR) + CLOSE · saturated(close, K1_PAIR))
    + WINDOW · the greatest Σ of idf over the different words inside WINDOW_SIZE positions of the body)

where a pair is stem a directly before stem b, and close is a stem a with a stem b at most REACH positions
before or behind it. Only gains are added, so the others stay below them.

The shipped weights were fitted by `python -m tools.tune_ranking` on three sets of questions together, each
asked of its own collection and of all in one index: there short passages stand beside long articles, and B is
high. B, EARLY, SURFACE and CLAIM_EARLY then on 4,000 questions of all in one index, with any word and as
users ask: fitted on every second one, and news looked at whole, so that they lose nothing; the others, looked
at with each trial, too, are no clean check. MRR@10 and hit@10 of those, with any word: .006 and .008 more on
Wikipedia's passages, .002 and .007 on news passages, .002 and nothing on news; of 377 questions on
Wikipedia's passages that no trial had, .006 and .003. These were found with EARLY .6 and B .97; over all
4,949 questions on news MRR@10 was .867 with them, .869 with .5 and .95, so these are shipped. More of EARLY
suits passages and costs news (.7: .003). Tried there and not worth it: more for closeness (news lose a
hundredth), a window that counts squared, another scale of EARLY, and words of the three best articles as
further ones (RM3, Abdul-Jaleel 2004: hit@10 .006 better on news passages, on Wikipedia's nothing, for 16 ms).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal, assert_never

from search.model import TextField
from search.retrieval.matched import Floats

Form = Literal["stem", "surface"]


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of the formula, by default those shipped. `title`, `lead`, `body` and `author`: FIELD
    of each; `claim`: that of a fact check's title; `claim_early`: CLAIM_EARLY."""

    k1: float = 1.2
    b: float = 0.95
    title: float = 2.0
    claim: float = 1.0
    lead: float = 1.0
    body: float = 1.0
    author: float = 0.5
    surface: float = 0.5
    k1_surface: float = 0.6
    number: float = 1.4
    early: float = 0.5
    early_scale: float = 5.0
    claim_early: float = 0.3
    phrase: float = 1.5
    pattern: float = 1.0
    synonym: float = 0.8
    coverage: float = 0.35
    pair: float = 0.1
    close: float = 0.2
    reach: int = 4
    k1_pair: float = 0.6
    window: float = 0.25
    window_size: int = 24

    def of_field(self, field: TextField) -> float:
        """How often a word of a field counts."""
        match field:
            case "title":
                return self.title
            case "lead":
                return self.lead
            case "body":
                return self.body
            case "author":
                return self.author
            case _:
                assert_never(field)

    def of_word(self, surface: str) -> float:
        """`number` for a word that begins with a digit, else 1."""
        return self.number if surface[:1].isdigit() else 1.0


SHIPPED: Final = Weights()

# Articles whose words' closeness is looked at.
RESCORED: Final = 200
# Words of a query that take part in proximity, the first ones: a pasted article must not take seconds.
MOST_WORDS: Final = 32

# Scores are rounded to this many decimals before sorting, so that two engines that add in another order
# agree on what is a tie; ties are sorted by article id. An engine whose scores are 32-bit floats can have
# them as whole ten-thousandths, exactly up to 1,677.
DECIMALS: Final = 4


def of_length(norm: Floats) -> Floats:
    """What closeness counts in texts of these norms (1 − B + B · length / average): 1 in one of average
    length, less than 2 in a short one.

    >>> import numpy as np
    >>> of_length(np.array([1.0, 3.0, 0.25])).tolist()
    [1.0, 0.5, 1.6]
    """
    return 2 / (1 + norm)


def idf(df: int, count: int) -> float:
    """Inverse document frequency of a term that `df` of `count` articles have."""
    return math.log(1 + (count - df + 0.5) / (df + 0.5))
