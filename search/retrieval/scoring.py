"""How well documents answer a query tree, by the formula of `search.retrieval.ranking`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

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
from search.process import deadline
from search.retrieval import combinations, document_sets, ranking
from search.retrieval.matched import Floats, Ints, Matched
from search.retrieval.matching import Fields, Matching
from search.retrieval.quoted import asked_words
from search.retrieval.terms import Term

# Alternatives are added up over all documents that have one where these are so many times those asked for.
_MORE: Final = 8


class Scoring:
    """Scores the documents that a matching found."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._terms = matching.terms
        self._weights = matching.weights
        self._count = matching.columns.count

    def matched(self, node: Node, documents: Ints) -> Matched:
        """The documents, which must all match, with their scores; how close words stand is not counted."""
        return Matched(documents, self.scores(node, documents))

    def scores(self, node: Node, documents: Ints, fields: Fields = TEXT_FIELDS, least_df: int = 0) -> Floats:
        """The score of each of some documents, ascending, all of which match.

        `least_df`: what its words count as having at least, where it stands for something more frequent."""
        deadline.check()
        match node:
            case Word(text):
                words = question_tokens(text, "whole")
                return _sum([self._word(word, documents, fields, least_df) for word in words], documents)
            case Phrase() | Prefix() | Wildcard() | Fuzzy():
                term = self._matching.together(node, fields)
                worth = self._worth(node, term, least_df)
                return worth * self._saturated(term, documents, self._weights.k1, fields)
            case And(parts) | Near(parts, _):
                return _sum([self.scores(part, documents, fields) for part in parts], documents)
            case Or(parts):
                return self._any(parts, documents, fields)
            case SynonymsNode(typed, others):
                return self._synonyms(typed, others, documents, fields)
            case InField(name, part):
                return self.scores(part, documents, (name,))
            case SaidBy(_, part):
                # As if what is asked for could stand anywhere in the body.
                asked = asked_words(part)
                if asked is None:
                    return np.zeros(len(documents))
                return self._where_it_matches(asked, documents, ("body",), least_df)
            case Not() | OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
                return np.zeros(len(documents))
            case _:
                assert_never(node)

    def weight(self, node: Node, fields: Fields = TEXT_FIELDS, least_df: int = 0) -> float:
        """The idf of all that is asked for, 0 where nothing is ranked."""
        match node:
            case Word(text):
                return sum(
                    self._weights.of_word(word.surface)
                    * self._idf(self._terms.word("stem", word.stem, fields), least_df)
                    for word in question_tokens(text, "whole")
                )
            case Phrase() | Prefix() | Wildcard() | Fuzzy():
                return self._worth(node, self._matching.together(node, fields), least_df)
            case And(parts) | Near(parts, _):
                return sum(self.weight(part, fields) for part in parts)
            case Or(parts):
                return sum(self.weight(part, fields) for part in _asking(parts))
            case SynonymsNode(typed, _):
                return self.weight(typed, fields)
            case InField(name, part):
                return self.weight(part, (name,))
            case SaidBy(_, part):
                asked = asked_words(part)
                return 0.0 if asked is None else self.weight(asked, ("body",), least_df)
            case Not() | OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
                return 0.0
            case _:
                assert_never(node)

    def idf(self, stem: str) -> float:
        """That of a stem in all text fields."""
        return ranking.idf(self._terms.count("stem", stem, TEXT_FIELDS), self._count)

    def norm(self, fields: Fields) -> Floats:
        """1 − B + B · length / average of each document of the archive."""
        weights, columns = self._weights, self._matching.columns

        def make() -> Floats:
            length = np.zeros(len(columns.live))
            for field in fields:
                if field == "title" and columns.has_claims:
                    length += columns.lengths[field] * np.where(columns.claims, weights.claim, weights.title)
                else:
                    length += columns.lengths[field] * weights.of_field(field)
            average = float(length[columns.live].mean()) if columns.count else 0.0
            return 1 - weights.b + weights.b * length / (average or 1.0)

        key = (weights.b, weights.title, weights.claim, weights.lead, weights.body, weights.author)
        return self._matching.source.kept(("norm", fields, key), make)

    def _idf(self, term: Term, least_df: int) -> float:
        return ranking.idf(max(len(term.documents), least_df), self._count)

    def _worth(self, node: Node, term: Term, least_df: int) -> float:
        """What one that stands for a word weighs."""
        if isinstance(node, Phrase):
            return self._weights.phrase * self._idf(term, least_df)
        return self._weights.pattern * self._idf(term, 0)

    def _saturated(self, term: Term, documents: Ints, k: float, fields: Fields) -> Floats:
        """Of each of some documents, 0 where it has not the term."""
        here, there = document_sets.shared(documents, term.documents)
        tf, norm = term.tf[there], self.norm(fields)[documents[here]]
        return _spread(tf / (tf + k * norm), here, len(documents))

    def _word(self, word: Token, documents: Ints, fields: Fields, least_df: int) -> Floats:
        stem = self._terms.word("stem", word.stem, fields)
        here, there = document_sets.shared(documents, stem.documents)
        return _spread(self._of_word(word, fields, least_df)[there], here, len(documents))

    def _of_word(self, word: Token, fields: Fields, least_df: int = 0) -> Floats:
        """The score of each document that has a word, kept: it is the same in every question."""

        def make() -> Floats:
            weights, columns = self._weights, self._matching.columns
            stem = self._terms.word("stem", word.stem, fields)
            found, tf = stem.documents, stem.tf
            norm = self.norm(fields)[found]
            scores = tf / (tf + weights.k1 * norm)
            if stem.firsts is not None:
                early = weights.early / (1 + stem.firsts / weights.early_scale)
                if columns.has_claims:
                    early *= np.where(columns.claims[found], weights.claim_early, 1.0)
                scores += early
            scores *= self._idf(stem, least_df)
            surface = self._terms.word("surface", word.surface, fields)
            at, of = document_sets.shared(found, surface.documents)  # it never stands without its stem
            tf = surface.tf[of]
            idf = self._idf(surface, least_df)
            scores[at] += weights.surface * idf * (tf / (tf + weights.k1_surface * norm[at]))
            scores *= weights.of_word(word.surface)
            scores.flags.writeable = False
            return scores

        key = ("scores", word.stem, word.surface, fields, least_df, self._terms.key)
        return self._matching.source.kept(key, make)

    def _any(self, parts: tuple[Node, ...], documents: Ints, fields: Fields) -> Floats:
        asking = _asking(parts)
        weights = [self.weight(part, fields) for part in asking]
        scores, covered = self._added_up(asking, weights, documents, fields)
        if whole := sum(weights):
            scores *= 1 - self._weights.coverage + self._weights.coverage / whole * covered
        return scores

    def _added_up(
        self, parts: Sequence[Node], weights: Sequence[float], documents: Ints, fields: Fields
    ) -> tuple[Floats, Floats]:
        """The scores of the parts that each document has, added up, and so the weights of these parts."""
        lists = [self._matching.documents(part, fields) for part in parts]
        words = [_one_word(part) for part in parts]
        sizes = list(map(len, lists))
        if all(words) and 0 < sum(sizes) <= _MORE * len(documents):
            # As many documents as there are at most: each list is added in its place at once.
            each = [self._of_word(word, fields) for word in words if word]
            size = len(self._matching.columns.live)
            scores = document_sets.added_up(lists, each, size)[documents]
            if len(lists) > combinations.MOST:
                return scores, document_sets.added_up(lists, weights, size)[documents]
            sets = self._matching.combinations(tuple(parts), fields)
            return scores, sets.sums(weights)[sets.of[documents]]
        scores, covered = np.zeros(len(documents)), np.zeros(len(documents))
        for part, word, having, weight in zip(parts, words, lists, weights, strict=True):
            there, here = document_sets.shared(having, documents)
            if word is None:
                scores[here] += self.scores(part, documents[here], fields)
            else:
                scores[here] += self._of_word(word, fields)[there]
            covered[here] += weight
        return scores, covered

    def _synonyms(self, typed: Node, others: tuple[Node, ...], documents: Ints, fields: Fields) -> Floats:
        scores = self._where_it_matches(typed, documents, fields)
        least_df = len(self._matching.documents(typed, fields))
        for other in others:
            found = self._where_it_matches(other, documents, fields, least_df)
            np.maximum(scores, self._weights.synonym * found, out=scores)
        return scores

    def _where_it_matches(self, node: Node, documents: Ints, fields: Fields, least_df: int = 0) -> Floats:
        """The score of each of some documents, 0 where it does not match."""
        _, here = document_sets.shared(self._matching.documents(node, fields), documents)
        return _spread(self.scores(node, documents[here], fields, least_df), here, len(documents))


def _asking(parts: tuple[Node, ...]) -> list[Node]:
    """Those of alternatives that rank: all but question words, or these where there is nothing else."""
    telling = [part for part in parts if not (isinstance(part, Word) and asks(part.text))]
    return telling or list(parts)


def _one_word(node: Node) -> Token | None:
    """The word that a node is, where it is one alone."""
    words = question_tokens(node.text, "whole") if isinstance(node, Word) else ()
    return words[0] if len(words) == 1 else None


def _sum(scores: list[Floats], documents: Ints) -> Floats:
    return sum(scores, np.zeros(len(documents)))


def _spread(values: Floats, at: Ints | slice, size: int) -> Floats:
    """The values at some of `size` places, 0 at the others."""
    if isinstance(at, slice):
        return values
    found = np.zeros(size)
    found[at] = values
    return found
