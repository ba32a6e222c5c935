"""What the closeness of a query's words adds to the best documents; see `search.retrieval.ranking`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import assert_never

import numpy as np

from search.analysis.tokens import Token, question_tokens
from search.knowledge.question_words import asks
from search.model import (
    TEXT_FIELDS,
    And,
    DayRange,
    Everything,
    Fuzzy,
    InField,
    KindIs,
    Near,
    Node,
    Not,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    SaidBy,
    SynonymsNode,
    Wildcard,
    Word,
)
from search.retrieval import document_sets, proximity, ranking
from search.retrieval.matched import Floats, Ints, Matched
from search.retrieval.matching import Matching
from search.retrieval.ordering import best
from search.retrieval.postings import POSITION_BITS
from search.retrieval.scoring import Scoring
from search.retrieval.terms import field_weight


def closer(matching: Matching, scoring: Scoring, tree: Node, found: Matched) -> Matched:
    """With what closeness adds to the best documents."""
    words = close_words(tree)
    if len(words) < 2 or not len(found.documents):
        return found
    scores = np.round(found.scores, ranking.DECIMALS)
    at = np.sort(best(matching.columns, Matched(found.documents, scores), ranking.RESCORED))
    scores[at] += _gained(matching, scoring, words, found.documents[at])
    return Matched(found.documents, scores)


def _gained(matching: Matching, scoring: Scoring, words: Sequence[Token], documents: Ints) -> Floats:
    weights = matching.weights
    stems = list(dict.fromkeys(word.stem for word in words))
    idfs = {stem: scoring.idf(stem) for stem in stems}
    worth = [0.0 if asks(word.surface) else weights.of_word(word.surface) * idfs[word.stem] for word in words]
    places = dict(zip(stems, _places(matching, stems, documents), strict=True))
    norm = scoring.norm(TEXT_FIELDS)[documents]
    neighbours = [
        (places[one.stem], places[other.stem], (worth[at] + worth[at + 1]) / 2)
        for at, (one, other) in enumerate(itertools.pairwise(words))
        if worth[at] and worth[at + 1]
    ]
    gained = np.zeros(len(documents))
    if neighbours:
        gained += _of_neighbours(matching, neighbours, documents, norm)
    different = {word.stem: weight for word, weight in zip(words, worth, strict=True) if weight}
    bodies = [
        proximity.of_field(places[stem], TEXT_FIELDS.index("body"), len(TEXT_FIELDS)) for stem in different
    ]
    gained += weights.window * proximity.best_window(
        bodies, list(different.values()), weights.window_size, len(documents)
    )
    return gained * ranking.of_length(norm)


def _of_neighbours(
    matching: Matching, neighbours: Sequence[tuple[Ints, Ints, float]], documents: Ints, norm: Floats
) -> Floats:
    """What each document gains by neighbours in the query (the places of the one and of the other, and their
    mean idf) that stand beside each other there, too."""
    weights, columns = matching.weights, matching.columns
    texts = len(documents) * len(TEXT_FIELDS)
    # All neighbours are counted at once, as if each two of them had texts of their own.
    one, other = (
        np.concatenate([both[which] + (at * texts << POSITION_BITS) for at, both in enumerate(neighbours)])
        for which in (0, 1)
    )
    counts = [field_weight(field, documents, columns, weights) for field in TEXT_FIELDS]
    gained = []
    for value, each in (
        (weights.pair, proximity.pairs(one, other, len(neighbours) * texts)),
        (weights.close, proximity.close(one, other, weights.reach, len(neighbours) * texts)),
    ):
        by_field = each.reshape(len(neighbours), len(documents), len(TEXT_FIELDS))
        tf = sum(
            (by_field[:, :, row] * count for row, count in enumerate(counts)),
            np.zeros((len(neighbours), len(documents))),
        )
        worth = np.array([[value * idf] for _, _, idf in neighbours])
        gained.append(worth * tf / (tf + weights.k1_pair * norm))
    in_order: Floats = np.stack(gained, axis=1).reshape(-1, len(documents))
    return np.asarray(in_order.sum(axis=0))


def _places(matching: Matching, stems: Sequence[str], documents: Ints) -> list[Ints]:
    """The places of each of some stems in some documents, as if each field of each were a text of its own: a
    field of the document at `i` has the number i · fields + field."""
    fields, size = len(TEXT_FIELDS), len(documents)
    rows = np.arange(fields)[:, None]
    asked = (rows * len(matching.columns.live) + documents).reshape(-1)
    numbers = (rows + np.arange(size) * fields).reshape(-1)
    owners: list[Ints] = []
    positions: list[Ints] = []
    for which, stem in enumerate(stems):
        texts = matching.terms.texts(stem)
        if not len(texts.numbers):
            continue
        at = texts.numbers.searchsorted(asked)
        at[at == len(texts.numbers)] = 0
        here = (texts.numbers[at] == asked).nonzero()[0]
        at = at[here]
        sizes = texts.sizes[at].astype(np.int64)
        ends = sizes.cumsum()
        # One run of places for each text.
        runs = (texts.starts[at] - ends + sizes).repeat(sizes)
        runs += np.arange(len(runs))
        positions.append(texts.positions[runs])
        owners.append((numbers[here] + which * size * fields).repeat(sizes))
    if not owners:
        return [document_sets.NONE for _ in stems]
    places = (np.concatenate(owners) << POSITION_BITS) | np.concatenate(positions)
    places.sort()
    firsts = np.arange(len(stems) + 1) * (size * fields) << POSITION_BITS
    bounds = itertools.pairwise(places.searchsorted(firsts).tolist())
    return [places[a:b] - first for (a, b), first in zip(bounds, firsts.tolist(), strict=False)]


def close_words(node: Node) -> list[Token]:
    """The words of a query whose closeness counts: those looked for in the whole text, in its order."""
    return list(itertools.islice(_close_words(node), ranking.MOST_WORDS))


def _close_words(node: Node) -> Iterator[Token]:
    match node:
        case Word(text):
            yield from question_tokens(text, "whole")
        case Phrase(text):
            yield from question_tokens(text, "written")
        case And(parts) | Or(parts) | Near(parts, _):
            for part in parts:
                yield from _close_words(part)
        case SynonymsNode(typed, _):
            yield from _close_words(typed)
        case Prefix() | Wildcard() | Fuzzy():
            return
        case InField() | Not() | OutletIs() | OfficialIs() | KindIs() | SaidBy() | DayRange():
            return
        case Everything() | Nothing():
            return
        case _:
            assert_never(node)
