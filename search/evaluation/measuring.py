"""An index asked many questions whose answers are known, and how well it did.

A copy of the article that answers (see `search.retrieval.copies`) is that article: who finds it has the
answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from search.engine import Ranking, Searching
from search.errors import EngineError
from search.evaluation.judgements import Names, Question
from search.model import Copies as CopiesShown
from search.model import Everything, Query
from search.query.parse import parse

# How far down answers are looked at.
DEPTH: Final = 100
# Articles on a page.
PAGE: Final = 10
MEASURES: Final = ("nDCG@10", "MRR@10", "hit@10", "recall@100")

Way = Literal["users", "any", "plain"]
_COPIES: Final[dict[Way, CopiesShown]] = {"users": "grouped", "any": "all", "plain": "all"}
# The best ids that an index gives for a text, best first.
Ask = Callable[[str], Sequence[str]]
# The ids of an article and of its copies.
Copies = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's outcome: the ids that answer it, those found (best first), and each measure. The best copy
    of one that answers stands among those found as that one, its other copies do not."""

    question: Question
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    measures: dict[str, float]

    @property
    def rank(self) -> int | None:
        """Where the first article that answers stands, from 1 on; None where it was not found."""
        return next((rank for rank, id in enumerate(self.found, 1) if id in self.wanted), None)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Means over all questions. `unknown`, `ambiguous`: names of articles that are not in the index, or
    that several have; a question whose articles are all so counts as missed."""

    measures: dict[str, float]
    asked: tuple[Asked, ...]
    unknown: tuple[str, ...]
    ambiguous: tuple[str, ...]

    def misses(self) -> list[Asked]:
        """Questions whose article does not stand first, worst first, in their order where equal."""
        missed = [one for one in self.asked if one.rank != 1]
        return sorted(missed, key=lambda one: -(one.rank or DEPTH + 1))


def names_in(engine: Searching) -> Names:
    """What the articles of an index are called."""
    return Names(hit.article for hit in engine.scan(Query("", Everything())))


def ranker(engine: Ranking, way: Way = "users") -> Ask:
    """How questions are asked. 'users': as `search query` asks by default, all words and then most of them,
    as one list, of each story one article; 'any': one word is enough, and each copy counts; 'plain': the same
    by the baseline that all are compared with."""
    if way == "plain":
        return lambda text: [id for id, _ in engine.ranked_plainly(text, DEPTH)]
    any_word, copies, synonyms = way == "any", _COPIES[way], engine.synonyms

    def ask(text: str) -> list[str]:
        query = parse(text, any_word=any_word, limit=DEPTH, copies=copies, synonyms=synonyms)
        found = dict(engine.ranked(query))
        # The first ten as a page shows them, where some that lack a word may stand among the hits.
        first = {} if any_word else dict(engine.ranked(replace(query, limit=PAGE)))
        return list(dict.fromkeys((*first, *found)))

    return ask


def copies_in(engine: Searching) -> Copies:
    """The ids of an article's copies, itself among them."""
    return lambda id: [article.id for article in engine.copies(id)]


def evaluate(
    questions: Iterable[Question],
    names: Names,
    ask: Ask,
    copies: Copies,
    progress: Callable[[Iterable[Question]], Iterable[Question]] = lambda questions: questions,
) -> Evaluation:
    """Asks all questions and measures the answers. Raises EngineError without the library ir-measures."""
    measure = _measure()
    unknown: dict[str, None] = {}
    ambiguous: dict[str, None] = {}
    outcomes: list[tuple[Question, tuple[str, ...], tuple[str, ...]]] = []
    for question in progress(questions):
        wanted = []
        for name in question.wanted:
            ids = names.find(name)
            if len(ids) == 1:
                wanted.append(ids[0])
            else:
                # It stays among what should be found, and is not: recall counts it.
                wanted.append(f"?{name}")
                (ambiguous if ids else unknown)[name] = None
        wanted = list(dict.fromkeys(wanted))
        meant = {copy: id for id in wanted for copy in copies(id)} | {id: id for id in wanted}
        found = dict.fromkeys(meant.get(id, id) for id in ask(question.text))
        outcomes.append((question, tuple(wanted), tuple(found)))
    values = measure(outcomes)
    asked = tuple(Asked(*outcome, each) for outcome, each in zip(outcomes, values, strict=True))
    means = {name: sum(one.measures[name] for one in asked) / len(asked) for name in MEASURES}
    return Evaluation(means, asked, tuple(unknown), tuple(ambiguous))


def _measure() -> Callable[[list[tuple[Question, tuple[str, ...], tuple[str, ...]]]], list[dict[str, float]]]:
    """The library's measures, each question's values in the order given."""
    try:
        import ir_measures
    except ImportError:
        raise EngineError(
            "Measuring needs the library ir-measures. Install it with: pip install 'warta[all]'"
        ) from None
    measures: dict[Any, str] = dict(
        zip(
            (ir_measures.nDCG @ 10, ir_measures.RR @ 10, ir_measures.Success @ 10, ir_measures.R @ 100),
            MEASURES,
            strict=True,
        )
    )

    def measure(
        outcomes: list[tuple[Question, tuple[str, ...], tuple[str, ...]]],
    ) -> list[dict[str, float]]:
        judged = [
            ir_measures.Qrel(str(n), id, 1) for n, (_, wanted, _) in enumerate(outcomes) for id in wanted
        ]
        # By rank, not by score: our order of ties is part of the answer.
        run = [
            ir_measures.ScoredDoc(str(n), id, -float(rank))
            for n, (_, _, found) in enumerate(outcomes)
            for rank, id in enumerate(found)
        ]
        values = [dict.fromkeys(MEASURES, 0.0) for _ in outcomes]
        for one in ir_measures.iter_calc(list(measures), judged, run):
            values[int(one.query_id)][measures[one.measure]] = one.value
        return values

    return measure
