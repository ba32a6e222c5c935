"""The engines whose answers must be equal, each with how one is made of some articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol

from search.embedded.engine import WhooshEngine, building
from search.engine import Ranking
from search.model import Article
from tests.naive_engine import NaiveEngine


class Changing(Ranking, Protocol):
    """What the contract asks of an engine: answers, ranks, and what it takes to change its articles."""

    def add(self, articles: Iterable[Article]) -> int:
        """Adds articles, replacing those of the same id; how many."""
        ...

    def remove(self, ids: Iterable[str]) -> int:
        """Removes articles by id; the number that were there."""
        ...


# An engine of these articles, given in so many batches, that may use the folder.
Make = Callable[[Sequence[Article], Path, int], Changing]


def naive(articles: Sequence[Article], folder: Path, batches: int) -> NaiveEngine:
    return NaiveEngine(articles)


def whoosh(articles: Sequence[Article], folder: Path, batches: int = 1) -> WhooshEngine:
    with building(folder) as engine:
        for start in range(batches):
            engine.add(articles[start::batches])
        engine.tidy()
    return WhooshEngine(folder)


# Compared with the oracle.
COMPARED: Final[dict[str, Make]] = {
    "whoosh": whoosh,
}
# The oracle among them: what is expected in so many words is expected of it too.
ENGINES: Final[dict[str, Make]] = {**COMPARED, "naive": naive}
