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
from search.retrieval import proximity, ranking
from search.retrieval.matched import Floats, Ints, Matched
from search.retrieval.matching import Matching
from search.retrieval.ordering import best
from search.retrieval.postings import POSITION_BITS, positions_in
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
    weights, columns = matching.weights, matching.columns
    idfs = {word.stem: scoring.idf(word.stem) for word in words}
    worth = [0.0 if asks(word.surface) else weights.of_word(word.surface) * idfs[word.stem] for word in words]
    places = {stem: _places(matching, stem, documents) for stem in idfs}
    counts = [field_weight(field, documents, columns, weights) for field in TEXT_FIELDS]
    gained = np.zeros(len(documents))
    norm = scoring.norm(TEXT_FIELDS)[documents]
    for at in range(len(words) - 1):
        if not (worth[at] and worth[at + 1]):
            continue
        one, other = places[words[at].stem], places[words[at + 1].stem]
        idf = (worth[at] + worth[at + 1]) / 2
        for value, each in (
            (weights.pair, proximity.pairs(one, other, len(documents) * len(TEXT_FIELDS))),
            (weights.close, proximity.close(one, other, weights.reach, len(documents) * len(TEXT_FIELDS))),
        ):
            tf = sum(
                (each[row :: len(TEXT_FIELDS)] * count for row, count in enumerate(counts)),
                np.zeros(len(documents)),
            )
            gained += value * idf * tf / (tf + weights.k1_pair * norm)
    different = {word.stem: weight for word, weight in zip(words, worth, strict=True) if weight}
    bodies = [
        proximity.of_field(places[stem], TEXT_FIELDS.index("body"), len(TEXT_FIELDS)) for stem in different
    ]
    gained += weights.window * proximity.best_window(
        bodies, list(different.values()), weights.window_size, len(documents)
    )
    return gained * ranking.of_length(norm)


def _places(matching: Matching, stem: str, documents: Ints) -> Ints:
    """The places of a stem in some documents, as if each field of each were a text of its own: a field of the
    document at `i` has the number i · fields + field."""
    found = []
    for row, postings in enumerate(matching.terms.lists("stem", stem, TEXT_FIELDS).values()):
        if len(postings.documents):
            here, positions, sizes = positions_in(postings, documents)
            if len(positions):
                texts = here * len(TEXT_FIELDS) + row
                owners = texts if len(texts) == len(positions) else np.repeat(texts, sizes)
                found.append((owners << POSITION_BITS) | positions)
    return np.sort(np.concatenate(found)) if found else np.empty(0, np.int64)


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
