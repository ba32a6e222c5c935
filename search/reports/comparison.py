"""Several parts of an archive beside one another: how many articles of each, when, and with what words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from search.analysis.folding import fold
from search.analysis.stemming import is_known
from search.engine import Searching
from search.knowledge.outlets import SITE_ENDINGS, Outlets
from search.model import UNDATED, Article, Query
from search.reports.timeline import FEW, MOST_MONTHS, Step, periods_between

# Fewer are no comparison, and more lines no eye keeps apart.
FEWEST_LANES: Final = 2
MOST_LANES: Final = 6
# Articles of each part whose words are counted: an even sample in time, for a page must be quick.
ARTICLES_READ: Final = 80
WORDS: Final = 10
# A word of fewer articles tells of those, not of the part they are of.
_FEWEST_ARTICLES: Final = 4
# A word that stands in a larger part of the others' articles is no one's own, however often it is used here.
_COMMON: Final = 1 / 3
# The value that G² exceeds by chance once in a thousand (chi-square of one degree of freedom).
_SURE: Final = 10.83
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
# No words of the text: an address, also glued to the word before; the source of a story ('[rmol]').
_ADDRESS: Final = re.compile(rf"(?:https?:/|www\.)\S*|\S{{0,100}}\.{SITE_ENDINGS}\b\S*", re.IGNORECASE)
_HAS_ADDRESS: Final = re.compile(rf"https?:|www\.|\.{SITE_ENDINGS}\b", re.IGNORECASE)
# What is left of an address with a space in it.
_OF_ADDRESSES: Final = frozenset(("http", "https", "www", "com", "net", "org", "html", "htm", "php", "amp"))
_SOURCE: Final = re.compile(r"[(\[][\w./* -]{1,20}[)\]]\W*$")


@dataclass(frozen=True, slots=True)
class Part:
    """What is compared: its name, the question of it, and the question of all that the archive holds of it.
    `own`: texts whose words are no finding, as its own name."""

    name: str
    query: Query
    held: Query
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypicalWord:
    """A word of so many of the articles read, and its log-likelihood ratio against the other parts."""

    text: str
    count: int
    ratio: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A part's articles in each period, beside what the archive holds of it then; in all, undated ones too.
    `words` are of `read` articles, the most telling first."""

    name: str
    query: Query
    counts: tuple[int, ...]
    held_counts: tuple[int, ...]
    total: int
    held: int
    words: tuple[TypicalWord, ...]
    read: int

    @property
    def share(self) -> float:
        """The matching part of what is held, 0 to 1."""
        return self.total / self.held if self.held else 0.0

    def share_at(self, at: int) -> float | None:
        """The same of one period; None where too little is held to tell."""
        held = self.held_counts[at]
        return self.counts[at] / held if held >= FEW else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`periods` are years or months without gaps, or, where `is_folded`, the months 01 to 12 of any year."""

    step: Step
    periods: tuple[str, ...]
    lanes: tuple[Lane, ...]
    is_folded: bool = False


def compare(engine: Searching, parts: Sequence[Part], is_folded: bool = False) -> Comparison:
    """The parts on one axis: months, or years where they are more than MOST_MONTHS. `is_folded`: each part is
    a year, and the axis its months."""
    rows = [_months(engine, part.query) for part in parts]
    held = [_months(engine, part.held) for part in parts]
    months = sorted({month for row in rows for month in row if len(month) == 7})
    step: Step = "month"
    if is_folded:
        rows, held = [_folded(row) for row in rows], [_folded(row) for row in held]
        periods = tuple(f"{month:02d}" for month in range(1, 13))
    else:
        if months and _distance(months[0], months[-1]) > MOST_MONTHS:
            step = "year"
            rows, held = [_by_year(row) for row in rows], [_by_year(row) for row in held]
        names = sorted({name for row in rows for name in row if len(name) == (4 if step == "year" else 7)})
        periods = tuple(periods_between(names[0], names[-1], step)) if names else ()
    words = [_words(engine, part.query) for part in parts]
    lanes = [
        Lane(
            part.name,
            part.query,
            tuple(row.get(period, 0) for period in periods),
            tuple(all_of_it.get(period, 0) for period in periods),
            engine.total(part.query),
            engine.total(part.held),
            _typical(words, at, part.own),
            words[at][1],
        )
        for at, (part, row, all_of_it) in enumerate(zip(parts, rows, held, strict=True))
    ]
    return Comparison(step, periods, tuple(lanes), is_folded)


def _months(engine: Searching, query: Query) -> dict[str, int]:
    rows = engine.counts(query, ("month",)).rows
    return {row.values[0]: row.count for row in rows if row.values[0] != UNDATED}


def _by_year(months: Mapping[str, int]) -> dict[str, int]:
    counts = Counter[str]()
    for name, count in months.items():
        counts[name[:4]] += count
    return dict(counts)


def _folded(months: Mapping[str, int]) -> dict[str, int]:
    counts = Counter[str]()
    for name, count in months.items():
        counts[name[5:7]] += count
    return dict(counts)


def _distance(first: str, last: str) -> int:
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7]) + 1


def _words(engine: Searching, query: Query) -> tuple[Counter[str], int]:
    """In how many of the articles read each word stands, and how many were read."""
    total = engine.total(query)
    ordered = Query(query.text, query.tree, query.filters, "newest", copies=query.copies)
    found = Counter[str]()
    read = 0
    for hit in islice(engine.scan(ordered, max(1, total // ARTICLES_READ)), ARTICLES_READ):
        found.update(set(_WORD.findall(fold(_text(hit.article)))))
        read += 1
    return found, read


def _text(article: Article) -> str:
    *paragraphs, last = article.body or ("",)
    text = "\n".join((article.title or "", article.lead or "", *paragraphs, _SOURCE.sub("", last)))
    return _ADDRESS.sub(" ", text) if _HAS_ADDRESS.search(text) else text


def _typical(
    words: Sequence[tuple[Counter[str], int]], at: int, own: Sequence[str]
) -> tuple[TypicalWord, ...]:
    """The words of one part that the others have less of, by log-likelihood ratio."""
    here, read = words[at]
    elsewhere = [counts for n, (counts, _) in enumerate(words) if n != at]
    others = sum(size for n, (_, size) in enumerate(words) if n != at)
    if not read or not others:
        return ()
    names = [_WORD.findall(fold(text)) for text in own]
    # An outlet writes its own name in one word, too: 'suaralintangnol'.
    known = {word for name in names for word in (*name, "".join(name))}
    found: list[TypicalWord] = []
    for word, count in here.items():
        if count < _FEWEST_ARTICLES or word in known:
            continue
        there = sum([counts.get(word, 0) for counts in elsewhere])
        if there < _COMMON * others and count * others > there * read:
            found.append(TypicalWord(word, count, log_likelihood(count, read, there, others)))
    sure = [word for word in found if word.ratio > _SURE and not _names_a_site(word.text)]
    return tuple(sorted(sure, key=lambda word: (-word.ratio, word.text))[:WORDS])


def _names_a_site(word: str) -> bool:
    """Whether a folded word is a part of an address or an outlet's name, and no word beside that.

    >>> [_names_a_site(word) for word in ("https", "rmol", "suara", "banjir")]
    [True, True, False, False]
    """
    return word in _OF_ADDRESSES or (not is_known(word) and Outlets.shipped().spelled(word) is not None)


def log_likelihood(a: int, of_a: int, b: int, of_b: int) -> float:
    """G² of `a` in `of_a` articles against `b` in `of_b`: how unlikely one rate makes both (Dunning 1993,
    Accurate Methods for the Statistics of Surprise and Coincidence, as a binomial test).

    >>> round(log_likelihood(20, 80, 2, 80), 1), log_likelihood(5, 50, 5, 50)
    (19.4, 0.0)
    """

    def fit(rate: float, k: int, n: int) -> float:
        return (k * math.log(rate) if k else 0.0) + ((n - k) * math.log(1 - rate) if n - k else 0.0)

    together = (a + b) / (of_a + of_b)
    if together in (0.0, 1.0):
        return 0.0
    apart = fit(a / of_a, a, of_a) + fit(b / of_b, b, of_b)
    return round(2 * (apart - fit(together, a, of_a) - fit(together, b, of_b)), 6) + 0.0
