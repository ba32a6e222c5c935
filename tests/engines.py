"""The engines whose answers must be equal, each with how one is made of some articles and how it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from search.embedded.engine import WhooshEngine
from search.engine import Ranking
from search.keeping import Keeping, open_keeper
from search.model import Article
from tests import archives
from tests.naive_engine import NaiveEngine

# An engine of these articles, given in so many batches, that may use the folder.
Make = Callable[[Sequence[Article], Path, int], Ranking]


@dataclass(frozen=True)
class Kind:
    """One kind of engine: how it is made, and what keeps the index that was made in a folder."""

    make: Make
    keeper: Callable[[Path], Keeping] = open_keeper


def naive(articles: Sequence[Article], folder: Path, batches: int) -> NaiveEngine:
    return NaiveEngine(articles)


def whoosh(articles: Sequence[Article], folder: Path, batches: int = 1) -> WhooshEngine:
    archives.keep([articles[start::batches] for start in range(batches)], folder)
    return WhooshEngine(folder)


# Compared with the oracle.
COMPARED: Final[dict[str, Kind]] = {
    "whoosh": Kind(whoosh),
}
# The oracle among them: what is expected in so many words is expected of it too.
ENGINES: Final[dict[str, Make]] = {**{name: kind.make for name, kind in COMPARED.items()}, "naive": naive}
