"""A query tree over posting lists and columns: which documents match, by which filters.

What matches is known before anything is scored, so that only what is left after all filters is. The shortest
list leads where all are wanted; exclusions and conditions are only looked at for what the lists left.
"""

from __future__ import annotations

from functools import reduce
from typing import Final, assert_never

import numpy as np

from search.analysis.tokens import Token, question_tokens
from search.knowledge.resolution import meant_officials, meant_outlets, meant_speakers
from search.model import (
    TEXT_FIELDS,
    And,
    DayRange,
    Everything,
    Expanding,
    FacetAxis,
    Facets,
    Filters,
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
    TextField,
    Wildcard,
    Word,
)
from search.process import deadline
from search.retrieval import document_sets, filtering
from search.retrieval.combinations import Combinations
from search.retrieval.filtering import FilterMasks
from search.retrieval.matched import Ints, Mask
from search.retrieval.nearness import NearKey, near_keys, wanted_near
from search.retrieval.postings import Postings, adjacent, near
from search.retrieval.quoted import Quotes, match_quotes
from search.retrieval.ranking import SHIPPED, Form, Weights
from search.retrieval.source import PostingsSource
from search.retrieval.terms import Term, Terms
from search.retrieval.vocabulary import Expanded, beginning_of, expand

Fields = tuple[TextField, ...]

# Documents of nodes kept for the length of an answer: each is eight bytes a document.
_MOST_KEPT: Final = 64


class Matching:
    """Which documents of a source answer a query tree. For one question and those asked in its place."""

    def __init__(self, source: PostingsSource, weights: Weights = SHIPPED) -> None:
        self.source = source
        self.weights = weights
        self.columns = source.columns
        self.terms = Terms(source, weights)
        self._expanded: dict[Expanding, Expanded] = {}
        self._quoted: dict[SaidBy, Quotes] = {}
        self._together: dict[tuple[Node, Fields], Term] = {}
        self._documents: dict[tuple[Node, Fields], Ints] = {}
        self._combined: tuple[tuple[tuple[Node, ...], Fields], Combinations] | None = None

    # --- which documents ---

    def documents(self, node: Node, fields: Fields = TEXT_FIELDS) -> Ints:
        """The live documents that a tree asks for, ascending.

        Kept: a question's words are looked up again where most of them are enough. Leave it as it is."""
        deadline.check()
        key = (node, fields)
        found = self._documents.get(key)
        if found is None:
            found = self._timed(node, fields)
            if len(self._documents) < _MOST_KEPT:
                self._documents[key] = found
        return found

    def combinations(self, parts: tuple[Node, ...], fields: Fields = TEXT_FIELDS) -> Combinations:
        """Which of some parts, no more than a byte tells, each document has. Those of the last ones are kept:
        who looks for what has most of them weighs it by them, too."""
        key = (parts, fields)
        if self._combined is None or self._combined[0] != key:
            lists = [self.documents(part, fields) for part in parts]
            self._combined = key, Combinations(lists, len(self.columns.live))
        return self._combined[1]

    def _timed(self, node: Node, fields: Fields) -> Ints:
        if deadline.allowed() is None or isinstance(node, And | Or | Not | SynonymsNode | InField):
            return self._look_up(node, fields)
        with deadline.part(node):  # what is looked up by itself
            return self._look_up(node, fields)

    def _look_up(self, node: Node, fields: Fields) -> Ints:
        columns = self.columns
        match node:
            case Word(text):
                words = question_tokens(text, "whole")
                return _in_all([self.terms.word("stem", word.stem, fields).documents for word in words])
            case Phrase() | Prefix() | Wildcard() | Fuzzy():
                return self.together(node, fields).documents
            case Near(parts, distance):
                wanted = wanted_near(parts)
                lists = [
                    near([(self._places(field, key), len(key[1]), n) for key, n in wanted.items()], distance)
                    for field in fields
                ]
                return document_sets.in_any([found.documents for found in lists])
            case SynonymsNode(typed, others):
                return document_sets.in_any([self.documents(part, fields) for part in (typed, *others)])
            case Or(parts):
                return document_sets.in_any([self.documents(part, fields) for part in parts])
            case InField(name, part):
                return self.documents(part, (name,))
            case SaidBy():
                quoted = self.quoted(node).documents if "body" in fields else document_sets.NONE
                return quoted[np.concatenate(([True], quoted[1:] != quoted[:-1]))] if len(quoted) else quoted
            case And(parts):
                return self._all_of(parts, fields)
            case Everything():
                return columns.everything
            case Nothing():
                return document_sets.NONE
            case Not() | OutletIs() | OfficialIs() | KindIs() | DayRange():
                return columns.everything[self.holds(node, columns.everything, fields)]
            case _:
                assert_never(node)

    def _all_of(self, parts: tuple[Node, ...], fields: Fields) -> Ints:
        lists = [self.documents(part, fields) for part in parts if not isinstance(part, _TESTS)]
        tests = [part for part in parts if isinstance(part, _TESTS)]
        found = _in_all(lists) if lists or not tests else self.columns.everything
        for test in tests:
            found = found[self.holds(test, found, fields)]
        return found

    def holds(self, node: Node, documents: Ints, fields: Fields = TEXT_FIELDS) -> Mask:
        """Of some live documents, ascending, which a tree asks for."""
        columns = self.columns
        match node:
            case Not(part):
                return ~self.holds(part, documents, fields)
            case OutletIs(text):
                return columns.having_outlet(meant_outlets(text, columns.outlets), documents)
            case OfficialIs(text, candidates):
                return columns.naming_official(self.meant(text), documents, candidates=candidates)
            case KindIs(kind):
                return columns.of_kind(frozenset({kind}), documents)
            case DayRange():
                return columns.within(node, documents)
            case Everything():
                return np.ones(len(documents), bool)
            case Nothing():
                return np.zeros(len(documents), bool)
            case Word() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy() | SynonymsNode():
                return document_sets.member(documents, self.documents(node, fields))
            case InField() | SaidBy() | And() | Or():
                return document_sets.member(documents, self.documents(node, fields))
            case _:
                assert_never(node)

    def together(self, node: Phrase | Expanding, fields: Fields) -> Term:
        """What counts as one word: a phrase, or all words that a pattern or a fuzzy word stands for."""
        found = self._together.get((node, fields))
        if found is None:
            if isinstance(node, Phrase):
                (key,) = near_keys(node)
                found = self.terms.phrase(key, fields, lambda field: self._places(field, key))
            else:
                found = self.terms.pattern(self.expand(node).words, fields)
            self._together[node, fields] = found
        return found

    def _places(self, field: TextField, key: NearKey) -> Postings:
        form, words = key
        return adjacent([self.source.postings(field, form, word) for word in words])

    def expand(self, node: Expanding) -> Expanded:
        """The words of the index that a pattern or a fuzzy word stands for."""

        def make() -> Expanded:
            return expand(node, self.source.vocabularies(beginning_of(node)))

        if node not in self._expanded:
            self._expanded[node] = self.source.kept(("expanded", node), make)
        return self._expanded[node]

    # --- who said what ---

    def quoted(self, node: SaidBy) -> Quotes:
        """The quotes that answer a question of what somebody said."""
        if node not in self._quoted:
            quotes = self.source.quotes
            by = quotes.by(
                meant_speakers(
                    node.speaker,
                    quotes.speakers,
                    self.columns.spellings,
                    self.source.gazetteer,
                    self.columns.joined,
                )
            )
            self._quoted[node] = by.kept(match_quotes(by, node.part, self))
        return self._quoted[node]

    def body(self, form: Form, term: str) -> Postings:
        """Where a term stands in the bodies."""
        return self.source.postings("body", form, term)

    def forms(self, node: Expanding) -> tuple[str, ...]:
        """The words that a pattern or a fuzzy word stands for."""
        return self.expand(node).words

    def meant(self, text: str) -> frozenset[str]:
        """Ids of the officials whom a condition's text means."""
        return meant_officials(text, self.columns.spellings, self.source.gazetteer)

    # --- after filters ---

    def masks(self, filters: Filters, documents: Ints) -> FilterMasks:
        """What each filter lets through of some documents."""
        return FilterMasks.of(self.columns, self.meant, filters, documents)

    def narrowed(self, tree: Node, filters: Filters) -> Ints:
        """The documents that match, after all filters."""
        documents = self.documents(tree)
        return self.masks(filters, documents).narrowed(documents)

    def facets(self, tree: Node, filters: Filters, axes: tuple[FacetAxis, ...]) -> Facets:
        """The facets asked for, each without regard to its own filter; the others empty."""
        documents = self.documents(tree)
        masks = self.masks(filters, documents)
        return filtering.facets(self.columns, documents, masks, filters, axes)

    # --- what explanations and corrections ask ---

    def found(self, node: Node, fields: Fields) -> int:
        """How many documents a node finds."""
        return len(self.documents(node, fields))

    def counts_of(self, form: Form, term: str, fields: Fields) -> dict[TextField, int]:
        """In how many documents a term is, by field."""
        return {field: len(self.source.postings(field, form, term).documents) for field in fields}

    def claims_of(self, form: Form, term: str) -> int:
        """How many fact checks have a term in the title."""
        return int(self.columns.claims[self.source.postings("title", form, term).documents].sum())

    def has_word(self, token: Token, form: Form) -> bool:
        """Whether any text field of the archive has the word, in any form or as it is written."""
        term = token.stem if form == "stem" else token.surface
        return any(len(self.source.postings(field, form, term).documents) for field in TEXT_FIELDS)


# What is looked at for the documents that other parts of an And leave, and never leads.
_TESTS: Final = (Not, OutletIs, OfficialIs, KindIs, DayRange, Everything)


def _in_all(lists: list[Ints]) -> Ints:
    """The members of all, from the shortest on; none of none."""
    if not lists:
        return document_sets.NONE
    return reduce(document_sets.in_both, deadline.checked(sorted(lists, key=len)))
