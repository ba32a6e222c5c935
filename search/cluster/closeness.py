"""What the best articles gain by how close a question's words stand, from stored places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.analysis.tokens import Token
from search.cluster.builds import Build
from search.cluster.documents import unpack_places
from search.cluster.mapping import SCALE, Body, parts_of, scaled
from search.cluster.matching import having
from search.knowledge.question_words import asks
from search.model import TEXT_FIELDS
from search.process import deadline
from search.retrieval import proximity, ranking
from search.retrieval.matched import Floats
from search.retrieval.ranking import Weights

# What a request has to bring of an article.
VALUES = ["places", "kind", *(f"{part}_length" for part in parts_of(TEXT_FIELDS))]


def gains(build: Build, words: Sequence[Token], weights: Weights, hits: Sequence[Body]) -> Floats:
    """What each of some hits gains; see `search.retrieval.ranking`, Proximity."""
    stems = list(dict.fromkeys(word.stem for word in words))
    places = unpack_places([hit["fields"]["places"][0] for hit in hits], stems)
    counts = build.counts(having("stem", stem, TEXT_FIELDS) for stem in stems)
    idfs = {stem: ranking.idf(df, build.figures.count) for stem, df in zip(stems, counts, strict=True)}
    worth = [0.0 if asks(word.surface) else weights.of_word(word.surface) * idfs[word.stem] for word in words]
    claims = np.array([hit["fields"]["kind"][0] == "fact-check" for hit in hits], bool)
    norm = _norms(build, weights, hits)
    gained = np.zeros(len(hits))
    for at in deadline.checked(range(len(words) - 1)):
        if not (worth[at] and worth[at + 1]):
            continue
        pairs, close = np.zeros(len(hits)), np.zeros(len(hits))
        for field in TEXT_FIELDS:
            a, b = places[words[at].stem][field], places[words[at + 1].stem][field]
            counted = np.full(len(hits), weights.of_field(field))
            if field == "title":
                counted[claims] = weights.claim
            paired, near = proximity.beside(a, b, weights.reach, len(hits))
            pairs += counted * paired
            close += counted * near
        idf = (worth[at] + worth[at + 1]) / 2
        gained += weights.pair * idf * pairs / (pairs + weights.k1_pair * norm)
        gained += weights.close * idf * close / (close + weights.k1_pair * norm)
    different = {word.stem: weight for word, weight in zip(words, worth, strict=True) if weight}
    if bodies := [places[stem]["body"] for stem in different]:
        which = np.repeat(np.arange(len(bodies)), list(map(len, bodies)))
        gained += weights.window * proximity.best_window(
            np.concatenate(bodies), which, list(different.values()), weights.window_size, len(hits)
        )
    return gained * ranking.of_length(norm)


def _norms(build: Build, weights: Weights, hits: Sequence[Body]) -> Floats:
    """1 − B + B · length / average of each hit."""
    figures, total = build.figures, 0.0
    lengths = np.zeros(len(hits))
    for part in parts_of(TEXT_FIELDS):
        weight = scaled(weights, part) / SCALE
        total += weight * figures.lengths[part]
        lengths += weight * np.array([hit["fields"].get(f"{part}_length", [0])[0] for hit in hits])
    average = total / figures.count if figures.count else 0.0
    norms: Floats = 1 - weights.b + weights.b * lengths / (average or 1.0)
    return norms
