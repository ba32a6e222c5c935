"""What the closeness of a query's words adds to the best documents; see `search.retrieval.ranking`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, assert_never

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
from search.retrieval.ordering import leading
from search.retrieval.postings import POSITION_BITS, Frequencies, Postings
from search.retrieval.scoring import Scoring
from search.retrieval.terms import field_weight

_POSITION: Final = (1 << POSITION_BITS) - 1


class _Places(NamedTuple):
    """Where some stems stand in some documents: all places, ascending, in texts numbered stem · documents ·
    fields + document · fields + field, each by its place among those given; `bounds`: where each stem's begin
    among them, one more for the end."""

    places: Ints
    bounds: list[int]

    def of(self, stem: int, texts: int, moved_to: int) -> Ints:
        """Those of one stem, as if they stood in the texts of another; `texts`: how many each stem has."""
        found: Ints = self.places[self.bounds[stem] : self.bounds[stem + 1]]
        return found + ((moved_to - stem) * texts << POSITION_BITS) if moved_to != stem else found


def closer(matching: Matching, scoring: Scoring, tree: Node, found: Matched) -> Matched:
    """With what closeness adds to the best documents. Since it only adds, they stay the best."""
    words = close_words(tree)
    if len(words) < 2 or not len(found.documents):
        return found
    at = leading(matching.columns, found, ranking.RESCORED)
    scores = found.scores.copy()
    gained = _gained(matching, scoring, words, found.documents[at])
    scores[at] = np.round(scores[at], ranking.DECIMALS) + gained
    return Matched(found.documents, scores, at)


def _gained(matching: Matching, scoring: Scoring, words: Sequence[Token], documents: Ints) -> Floats:
    weights, fields = matching.weights, len(TEXT_FIELDS)
    stems = list(dict.fromkeys(word.stem for word in words))
    idfs = {stem: scoring.idf(stem) for stem in stems}
    worth = [0.0 if asks(word.surface) else weights.of_word(word.surface) * idfs[word.stem] for word in words]
    number = {stem: which for which, stem in enumerate(stems)}
    places = _places(matching, stems, documents)
    norm = scoring.norm(TEXT_FIELDS)[documents]
    neighbours = [
        (number[one.stem], number[other.stem], (worth[at] + worth[at + 1]) / 2)
        for at, (one, other) in enumerate(itertools.pairwise(words))
        if worth[at] and worth[at + 1]
    ]
    gained = np.zeros(len(documents))
    if neighbours:
        gained += _of_neighbours(matching, neighbours, places, documents, norm)
    # What is worth nothing opens no window that another does not.
    different = dict.fromkeys(stems, 0.0)
    different |= {word.stem: weight for word, weight in zip(words, worth, strict=True) if weight}
    texts = places.places >> POSITION_BITS
    bodies = (texts % fields == TEXT_FIELDS.index("body")).nonzero()[0]
    which, owners = np.divmod(texts[bodies] // fields, len(documents))
    gained += weights.window * proximity.best_window(
        (owners << POSITION_BITS) | (places.places[bodies] & _POSITION),
        which,
        list(different.values()),
        weights.window_size,
        len(documents),
    )
    return gained * ranking.of_length(norm)


def _of_neighbours(
    matching: Matching,
    neighbours: Sequence[tuple[int, int, float]],
    places: _Places,
    documents: Ints,
    norm: Floats,
) -> Floats:
    """What each document gains by neighbours in the query (the numbers of the one's and the other's stem, and
    their mean idf) that stand beside each other there, too."""
    weights, columns = matching.weights, matching.columns
    texts = len(documents) * len(TEXT_FIELDS)
    # All neighbours are counted at once, as if each two of them had texts of their own.
    one = np.concatenate([places.of(stem, texts, at) for at, (stem, _, _) in enumerate(neighbours)])
    other = np.concatenate([places.of(stem, texts, at) for at, (_, stem, _) in enumerate(neighbours)])
    counted = proximity.beside(one, other, weights.reach, len(neighbours) * texts)
    shape = (len(neighbours), len(documents), len(TEXT_FIELDS))
    by_field = np.stack([each.reshape(shape) for each in counted], axis=1)
    for row, field in enumerate(TEXT_FIELDS):
        by_field[..., row] *= field_weight(field, documents, columns, weights)
    tf = by_field.sum(axis=-1)
    idfs = np.array([idf for *_, idf in neighbours])[:, None, None]
    worth = idfs * np.array([weights.pair, weights.close])[:, None]
    gained = worth * tf / (tf + weights.k1_pair * norm)
    return np.asarray(gained.reshape(-1, len(documents)).sum(axis=0))


def _places(matching: Matching, stems: Sequence[str], documents: Ints) -> _Places:
    fields, size = len(TEXT_FIELDS), len(documents)
    owners: list[Ints] = []
    starts: list[Ints] = []
    sizes: list[Frequencies] = []
    lists: list[Postings] = []
    for which, stem in enumerate(stems):
        for row, postings in enumerate(matching.terms.lists("stem", stem, TEXT_FIELDS).values()):
            if not len(postings.documents):
                continue
            # So few are looked up in a list as it is, of however many documents.
            at = postings.documents.searchsorted(documents)
            here = (postings.documents.take(at, mode="clip") == documents).nonzero()[0]
            if not len(here):
                continue
            at = at[here]
            starts.append(postings.starts[at])
            sizes.append(postings.frequencies[at])
            owners.append(here * fields + (which * size * fields + row))
            lists.append(postings)
    if not sizes:
        return _Places(document_sets.NONE, [0] * (len(stems) + 1))
    held = np.concatenate(sizes).astype(np.int64)
    ends = np.concatenate(((0,), held.cumsum()))
    # One run of places for each text.
    runs = (np.concatenate(starts) - ends[:-1]).repeat(held)
    runs += np.arange(len(runs))
    cuts = ends[np.cumsum([0, *map(len, owners)])].tolist()
    positions = [
        postings.positions[runs[a:b]]
        for postings, (a, b) in zip(lists, itertools.pairwise(cuts), strict=True)
    ]
    places = np.concatenate(owners).repeat(held) << POSITION_BITS
    places |= np.concatenate(positions)
    places.sort()  # the fields of a document stand together
    bounds = places.searchsorted(np.arange(len(stems) + 1) * size * fields << POSITION_BITS)
    return _Places(places, bounds.tolist())


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
