"""Matching documents in the order asked for, each copy or only the first of each story."""

from __future__ import annotations

import numpy as np

from search.model import Sort
from search.retrieval import ranking
from search.retrieval.columns import Columns
from search.retrieval.matched import Floats, Ints, Mask, Matched


def order(columns: Columns, found: Matched, sort: Sort, start: int, stop: int) -> tuple[Ints, Floats]:
    """Document numbers and rounded scores of the hits from `start` to `stop` in the order asked for."""
    if sort == "relevance":
        documents, scores = best_first(columns, found, stop)
        return documents[start:], scores[start:]
    documents = np.flatnonzero(found.mask)
    scores = np.round(found.scores[documents], ranking.DECIMALS)
    minutes = columns.minute[documents]
    keys = [
        columns.ids[documents],
        minutes if sort == "oldest" else -minutes,
        columns.undated()[documents],
    ]
    if sort == "added":  # what came in one run, by publication
        keys.append(-columns.added[documents])
    ordered = np.lexsort(keys)
    shown = ordered[start:stop]
    return documents[shown], scores[shown]


def order_stories(
    columns: Columns, found: Matched, sort: Sort, start: int, stop: int, stories: Ints
) -> tuple[Ints, Floats, list[Ints]]:
    """As `order`, of each story only the first; beside it all of its documents, the first published first.
    `stories`: the story of each document."""
    total = int(found.mask.sum())
    # Twice as many as are shown nearly always hold enough stories, and to sort all takes milliseconds.
    for count in (min(total, 2 * stop + 100), total):
        documents, scores = order(columns, found, sort, 0, count)
        labels, ranks = stories[documents], np.arange(len(documents))
        first = np.zeros(len(stories), np.int64)
        first[labels[::-1]] = ranks[::-1]  # of several assignments the last one stays
        shown = np.flatnonzero(first[labels] == ranks)
        if len(shown) >= stop:
            break
    shown = shown[start:stop]
    members = [
        by_time(columns, np.flatnonzero(found.mask & (stories == stories[document])))
        for document in documents[shown]
    ]
    return documents[shown], scores[shown], members


def by_time(columns: Columns, documents: Ints) -> Ints:
    """The first published first, undated ones last, then by id."""
    ranks = np.lexsort((columns.ids[documents], columns.minute[documents], columns.undated()[documents]))
    ordered: Ints = documents[ranks]
    return ordered


def count_stories(mask: Mask, stories: Ints) -> int:
    """How many stories some documents tell."""
    seen = np.zeros_like(mask)
    seen[stories[mask]] = True
    return int(seen.sum())


def best_first(columns: Columns, found: Matched, count: int) -> tuple[Ints, Floats]:
    """The best documents, best first, ties by id, and their rounded scores."""
    documents = np.flatnonzero(found.mask)
    scores = np.round(found.scores[documents], ranking.DECIMALS)
    if count < len(documents):
        # Everything that scores as much as the last one takes part in the tie.
        threshold = np.partition(scores, len(scores) - count)[len(scores) - count]
        best = scores >= threshold
        documents, scores = documents[best], scores[best]
    ranks = np.lexsort((columns.ids[documents], -scores))[:count]
    return documents[ranks], scores[ranks]
