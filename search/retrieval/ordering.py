"""Matching documents in the order asked for, each copy or only the first of each story."""

from __future__ import annotations

from typing import Final

import numpy as np

from search.model import Sort
from search.retrieval import document_sets, ranking
from search.retrieval.columns import Columns
from search.retrieval.matched import Floats, Ints, Matched, distinct

# Scores this far apart are never rounded to the same.
_STEP: Final = 10.0**-ranking.DECIMALS


def order(columns: Columns, found: Matched, sort: Sort, start: int, stop: int) -> tuple[Ints, Floats]:
    """Document numbers and rounded scores of the hits from `start` to `stop` in the order asked for."""
    shown = best(columns, found, stop) if sort == "relevance" else _latest(columns, found.documents, sort)
    shown = shown[start:stop]
    return found.documents[shown], np.round(found.scores[shown], ranking.DECIMALS)


def _latest(columns: Columns, documents: Ints, sort: Sort) -> Ints:
    minutes = columns.minute[documents]
    keys = [
        columns.ids[documents],
        minutes if sort == "oldest" else -minutes,
        columns.undated(documents),
    ]
    if sort == "added":  # what came in one run, by publication
        keys.append(-columns.added[documents])
    return np.lexsort(keys)


def order_stories(
    columns: Columns, found: Matched, sort: Sort, start: int, stop: int, stories: Ints
) -> tuple[Ints, Floats, list[Ints]]:
    """As `order`, of each story only the first; beside it all of its documents, the first published first.
    `stories`: the story of each document."""
    total = len(found.documents)
    # Twice as many as are shown nearly always hold enough stories, and to sort all takes milliseconds.
    for count in (min(total, 2 * stop + 100), total):
        documents, scores = order(columns, found, sort, 0, count)
        _, first = np.unique(stories[documents], return_index=True)
        if len(first) >= stop:
            break
    shown = np.sort(first)[start:stop]
    told = stories[documents[shown]]
    wanted = np.zeros(len(stories), bool)
    wanted[told] = True
    among = found.documents[wanted[stories[found.documents]]]
    labels = stories[among]
    members = [by_time(columns, among[labels == story]) for story in told]
    return documents[shown], scores[shown], members


def by_time(columns: Columns, documents: Ints) -> Ints:
    """The first published first, undated ones last, then by id."""
    if len(documents) < 2:
        return documents
    ranks = np.lexsort((columns.ids[documents], columns.minute[documents], columns.undated(documents)))
    ordered: Ints = documents[ranks]
    return ordered


def count_stories(documents: Ints, stories: Ints) -> int:
    """How many stories some documents (ascending) tell."""
    labels = stories[documents]
    others = distinct(np.sort(labels[labels != documents]))  # few: most stories are told once
    return len(documents) - int((labels != documents).sum()) + len(document_sets.without(others, documents))


def best(columns: Columns, found: Matched, count: int) -> Ints:
    """Where the best documents stand among those found, best first by rounded scores, ties by id."""
    among = found.leading
    if among is None or count > len(among):
        among = _candidates(found.scores, count)
    ordered: Ints = among[_ranks(columns, found, among)[:count]]
    return ordered


def leading(columns: Columns, found: Matched, count: int) -> Ints:
    """The same in the order of the documents, which takes no sorting where nothing ties."""
    among = _candidates(found.scores, count)
    if len(among) > count:
        among = np.sort(among[_ranks(columns, found, among)[:count]])
    return among


def _candidates(scores: Floats, count: int) -> Ints:
    """Where so many best scores stand, and all that may equal the last of them once they are rounded."""
    if count >= len(scores):
        return np.arange(len(scores))
    last = np.partition(scores, len(scores) - count)[len(scores) - count]
    among: Ints = (scores >= last - _STEP).nonzero()[0]
    if len(among) > count:
        rounded = np.round(scores[among], ranking.DECIMALS)
        among = among[rounded >= np.round(last, ranking.DECIMALS)]
    return among


def _ranks(columns: Columns, found: Matched, among: Ints) -> Ints:
    rounded = np.round(found.scores[among], ranking.DECIMALS)
    ranks: Ints = np.lexsort((columns.ids[found.documents[among]], -rounded))
    return ranks
