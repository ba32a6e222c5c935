"""Fits the weights of `search.retrieval.ranking`:

    python -m tools.tune_ranking INDEX:QUERIES.tsv … [--questions N]

Coordinate ascent over the grid below: one weight after another takes the value with the greatest mean gain in
MRR@10 over plain BM25, each set of questions counting alike, plus half of the smallest gain. Prints first the
gain that cross-validation promises (weights fitted on four fifths of the questions, measured on the rest),
then the weights fitted on all. Some ten CPU minutes for 300 questions a set.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from search.engine import Ranking, open_engine
from search.evaluation.judgements import read_judgements
from search.evaluation.measuring import names_in
from search.model import Query
from search.query.parse import parse
from search.retrieval.ranking import SHIPPED, Weights

Floats = NDArray[np.float64]

GRID: Final = {
    "k1": (0.9, 1.2, 1.5),
    "b": (0.75, 0.9, 0.97, 1.0),
    "surface": (0.0, 0.15, 0.3, 0.5),
    "k1_surface": (0.3, 0.6, 1.2),
    "number": (1.0, 1.2, 1.4, 1.8),
    "early": (0.0, 0.35, 0.45, 0.6, 0.75),
    "early_scale": (3.0, 5.0, 10.0, 20.0),
    "coverage": (0.0, 0.2, 0.35, 0.45, 0.6),
    "pair": (0.0, 0.1, 0.2, 0.3),
    "close": (0.0, 0.1, 0.2, 0.3),
    "reach": (2, 4, 8),
    "k1_pair": (0.3, 0.6, 1.2),
    "window": (0.0, 0.1, 0.2, 0.25, 0.3),
    "window_size": (8, 16, 24, 32),
}
FOLDS: Final = 5
_LEAST_GAIN: Final = 2e-4


def _any(text: str) -> Query:
    return parse(text, any_word=True, copies="all")


def reciprocal(found: Sequence[str], wanted: str) -> float:
    return 1 / (1 + found.index(wanted)) if wanted in found else 0.0


class Questions:
    """A sample of one set's questions, asked with any weights; outcomes are remembered."""

    def __init__(self, engine: Ranking, table: Path, count: int) -> None:
        self.name = table.stem
        self._engine = engine
        names = names_in(engine)
        read = list(read_judgements(table.read_bytes()).questions)
        random.Random(1).shuffle(read)
        ids = [(q.text, [id for name in q.wanted for id in names.find(name)][:1]) for q in read[:count]]
        self._asked = [(text, *found) for text, found in ids if found]
        self._plain = np.array(
            [
                reciprocal([id for id, _ in engine.ranked_plainly(text, 10)], wanted)
                for text, wanted in self._asked
            ]
        )
        self._known: dict[Weights, Floats] = {}
        self.fold = np.arange(len(self._asked)) % FOLDS

    def gains(self, weights: Weights) -> Floats:
        """For each question what its reciprocal rank gains over plain BM25."""
        if weights not in self._known:
            found = [
                reciprocal([id for id, _ in self._engine.ranked(_any(text), weights)], wanted)
                for text, wanted in self._asked
            ]
            self._known[weights] = np.array(found) - self._plain
        return self._known[weights]


def fit(sets: Sequence[Questions], left_out: int | None) -> Weights:
    """The best weights on all questions but those of one fold."""

    def worth(weights: Weights) -> float:
        gains = [float(s.gains(weights)[s.fold != left_out].mean()) for s in sets]
        return float(np.mean(gains)) + min(gains) / 2

    best = SHIPPED
    best_worth = worth(best)
    for name, values in GRID.items():
        for value in values:
            tried = replace(best, **{name: value})  # type: ignore[arg-type]
            if tried != best and (new := worth(tried)) > best_worth + _LEAST_GAIN:
                best, best_worth = tried, new
    return best


def main(pairs: Sequence[str], count: int) -> None:
    sets = []
    for pair in pairs:
        index, _, table = pair.rpartition(":")
        sets.append(Questions(open_engine(Path(index)), Path(table), count))
    held_out: dict[str, list[float]] = {s.name: [] for s in sets}
    for fold in range(FOLDS):
        weights = fit(sets, fold)
        for s in sets:
            held_out[s.name] += s.gains(weights)[s.fold == fold].tolist()
    best = fit(sets, None)
    print(f"{'gain in MRR@10':24} {'now':>8} {'fitted':>8} {'cross-validated':>16}")
    for s in sets:
        cross = np.mean(held_out[s.name])
        print(f"{s.name:24} {s.gains(SHIPPED).mean():8.4f} {s.gains(best).mean():8.4f} {cross:16.4f}")
    for name in GRID:
        old, new = getattr(SHIPPED, name), getattr(best, name)
        print(f"{name:12} {old:6} {'' if old == new else f'-> {new}'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pairs", nargs="+", metavar="INDEX:QUERIES.tsv")
    parser.add_argument("--questions", type=int, default=300, help="of each set")
    arguments = parser.parse_args()
    main(arguments.pairs, arguments.questions)
