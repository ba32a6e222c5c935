"""A query tree over posting lists and columns: which documents match, and how well."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final, NamedTuple, assert_never

import numpy as np

from search.analysis.tokens import Token, tokens
from search.knowledge.question_words import question_words
from search.knowledge.resolution import meant_officials, meant_outlets, meant_speakers
from search.model import (
    FACET_AXES,
    KINDS,
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
from search.retrieval import proximity, ranking
from search.retrieval.matched import Floats, Ints, Mask, Matched
from search.retrieval.nearness import NearKey, wanted_near
from search.retrieval.ordering import best_first
from search.retrieval.postings import Postings, adjacent, first_positions, near, places_in
from search.retrieval.quoted import Quotes, asked_words, match_quotes
from search.retrieval.ranking import SHIPPED, Weights
from search.retrieval.source import PostingsSource
from search.retrieval.vocabulary import Expanded, beginning_of, expand

# Matched nodes kept for the length of an answer: each is nine bytes an article.
_MOST_KEPT: Final = 64

_ALL: Final = slice(None)


class _Term(NamedTuple):
    """One term over several fields: its documents, its weighted frequency in each, its idf."""

    documents: Ints
    tf: Floats
    idf: float


class FilterMasks(NamedTuple):
    """For each facet, the documents that its filters let through."""

    kinds: Mask
    outlets: Mask
    officials: Mask
    dates: Mask


class Matching:
    """Answers one query tree from a source."""

    def __init__(self, source: PostingsSource, weights: Weights = SHIPPED) -> None:
        self._source = source
        self._weights = weights
        self._columns = source.columns
        self._claims = self._columns.kind == KINDS.index("fact-check")
        self._lengths: dict[tuple[TextField, ...], Floats] = {}
        self._expanded: dict[Expanding, Expanded] = {}
        self._quoted: dict[SaidBy, Quotes] = {}
        self._matched: dict[tuple[Node, tuple[TextField, ...], int], Matched] = {}

    def match(self, node: Node, fields: tuple[TextField, ...] = TEXT_FIELDS, least_df: int = 0) -> Matched:
        """The live documents that the tree asks for, with scores by `search.retrieval.ranking`.

        `least_df`: what its words count as having at least, where it stands for something more frequent.
        Kept: a question's words are looked up again where most of them are enough. Leave it as it is."""
        deadline.check()
        key = (node, fields, least_df)
        if key in self._matched:
            return self._matched[key]
        found = self._timed(node, fields, least_df)
        if len(self._matched) < _MOST_KEPT:
            self._matched[key] = found
        return found

    def _timed(self, node: Node, fields: tuple[TextField, ...], least_df: int) -> Matched:
        if isinstance(node, And | Or | Not | SynonymsNode | InField):
            return self._match(node, fields, least_df)
        with deadline.part(node):  # what is looked up by itself
            return self._match(node, fields, least_df)

    def _match(  # noqa: C901 - one match over all kinds of nodes
        self, node: Node, fields: tuple[TextField, ...], least_df: int
    ) -> Matched:
        columns = self._columns
        match node:
            case Word(text):
                words = tokens(text, glued="whole")
                return self._every([self._word(word, fields, least_df) for word in words])
            case Phrase(text):
                key: NearKey = ("surface", tuple(word.surface for word in tokens(text, glued="apart")))
                lists = {field: self._places(field, key) for field in fields}
                return self._as_one(self._term(lists, least_df), self._weights.phrase, fields)
            case Near(parts, distance):
                return self._near(parts, distance, fields)
            case Prefix() | Wildcard() | Fuzzy():
                return self._any_form(self.expand(node).words, fields)
            case SynonymsNode(typed, others):
                return self._synonyms(self.match(typed, fields), others, fields)
            case InField(name, part):
                return self.match(part, (name,))
            case OutletIs(text):
                return self._unranked(columns.having_outlet(meant_outlets(text, columns.outlets)))
            case OfficialIs(text, candidates):
                return self._unranked(columns.naming_official(self._meant(text), candidates=candidates))
            case SaidBy():
                return self._said(node, fields, least_df)
            case KindIs(kind):
                return self._unranked(columns.of_kind(frozenset({kind})))
            case DayRange():
                return self._unranked(columns.within(node))
            case And(parts):
                return self._every([self.match(part, fields) for part in parts])
            case Or(parts):
                return self._any(parts, fields)
            case Not(part):
                return self._unranked(~self.match(part, fields).mask)
            case Everything():
                return self._unranked(columns.live)
            case Nothing():
                return self._unranked(np.zeros_like(columns.live))
            case _:
                assert_never(node)

    # --- who said what ---

    def quoted(self, node: SaidBy) -> Quotes:
        """The quotes that answer a question of what somebody said."""
        if node not in self._quoted:
            quotes = self._source.quotes
            columns = self._columns
            by = quotes.by(
                meant_speakers(node.speaker, quotes.speakers, columns.officials, self._source.gazetteer)
            )
            mask = match_quotes(by, node.part, self, lambda condition: self.match(condition).mask)
            self._quoted[node] = by.kept(mask)
        return self._quoted[node]

    def body(self, form: ranking.Form, term: str) -> Postings:
        """Where a term stands in the bodies."""
        return self._source.postings("body", form, term)

    def forms(self, node: Expanding) -> tuple[str, ...]:
        """The words that a pattern or a fuzzy word stands for."""
        return self.expand(node).words

    def _said(self, node: SaidBy, fields: tuple[TextField, ...], least_df: int) -> Matched:
        """The articles with such a quote, ranked by what is asked for as if it could stand anywhere in the
        body; none where the body is not asked for."""
        mask = np.zeros_like(self._columns.live)
        if "body" in fields:
            mask[self.quoted(node).documents] = True
        words = asked_words(node.part)
        if words is None:
            return self._unranked(mask)
        found = self.match(words, ("body",), least_df)
        return Matched(mask, np.where(mask, found.scores, 0.0), found.weight)

    def _zeros(self) -> Floats:
        return np.zeros(len(self._columns.live))

    def _unranked(self, mask: Mask) -> Matched:
        return Matched(mask & self._columns.live, self._zeros())

    def _every(self, found: list[Matched]) -> Matched:
        if not found:
            return self._unranked(np.zeros_like(self._columns.live))
        mask = np.logical_and.reduce([m.mask for m in found])
        return Matched(mask, sum((m.scores for m in found), self._zeros()), sum(m.weight for m in found))

    def _any(self, parts: tuple[Node, ...], fields: tuple[TextField, ...]) -> Matched:
        asking = [isinstance(part, Word) and asks(part.text) for part in parts]
        mask, scores, covered, whole = np.zeros_like(self._columns.live), self._zeros(), self._zeros(), 0.0
        for part, silent in zip(parts, asking, strict=True):
            found = self.match(part, fields)
            mask |= found.mask
            if silent and not all(asking):
                continue
            scores += np.where(found.mask, found.scores, 0.0)
            covered += found.weight * found.mask
            whole += found.weight
        if whole:
            scores *= 1 - self._weights.coverage + self._weights.coverage / whole * covered
        return Matched(mask, scores, whole)

    def expand(self, node: Expanding) -> Expanded:
        """The words of the index that a pattern or a fuzzy word stands for."""
        if node not in self._expanded:
            self._expanded[node] = expand(node, self._source.vocabularies(beginning_of(node)))
        return self._expanded[node]

    # --- scores; see `search.retrieval.ranking` ---

    def _length(self, fields: tuple[TextField, ...]) -> Floats:
        """1 − B + B · length / average of each document."""
        if fields not in self._lengths:
            columns = self._columns
            length = self._zeros()
            for field in fields:
                length += columns.lengths[field] * self._weight(field)
            average = float(length[columns.live].mean()) if columns.count else 0.0
            self._lengths[fields] = 1 - self._weights.b + self._weights.b * length / (average or 1.0)
        return self._lengths[fields]

    def _weight(self, field: TextField, documents: Ints | slice = _ALL) -> float | Floats:
        """How often a word of a field counts in each of the documents: a claim in a title less."""
        weight = self._weights.of_field(field)
        if field != "title":
            return weight
        weighted: Floats = np.where(self._claims[documents], self._weights.claim, weight)
        return weighted

    def _term(self, lists: dict[TextField, Postings], least_df: int = 0) -> _Term:
        """The documents that have a term in one field or another."""
        some = [(field, postings) for field, postings in lists.items() if len(postings.documents)]
        if len(some) == 1:
            ((field, postings),) = some
            documents = postings.documents
            tf = postings.frequencies * self._weight(field, documents)
        else:
            present, dense = np.zeros_like(self._columns.live), self._zeros()
            for field, postings in some:
                present[postings.documents] = True
                dense[postings.documents] += postings.frequencies * self._weight(field, postings.documents)
            documents = np.flatnonzero(present)
            tf = dense[documents]
        return _Term(documents, tf, ranking.idf(max(len(documents), least_df), self._columns.count))

    def _saturated(self, term: _Term, k: float, fields: tuple[TextField, ...]) -> Floats:
        return term.tf / (term.tf + k * self._length(fields)[term.documents])

    def _lists(
        self, form: ranking.Form, term: str, fields: tuple[TextField, ...]
    ) -> dict[TextField, Postings]:
        return {field: self._source.postings(field, form, term) for field in fields}

    def _word(self, word: Token, fields: tuple[TextField, ...], least_df: int) -> Matched:
        weights = self._weights
        mask, scores = np.zeros_like(self._columns.live), self._zeros()
        lists = self._lists("stem", word.stem, fields)
        stem = self._term(lists, least_df)
        weight = weights.of_word(word.surface)
        if len(stem.documents):  # a surface form never stands without its stem
            mask[stem.documents] = True
            early = weights.early / (1 + self._first_places(stem, lists) / weights.early_scale)
            early *= np.where(self._claims[stem.documents], weights.claim_early, 1.0)
            scores[stem.documents] = stem.idf * (self._saturated(stem, weights.k1, fields) + early)
            surface = self._term(self._lists("surface", word.surface, fields), least_df)
            scores[surface.documents] += (
                weights.surface * surface.idf * self._saturated(surface, weights.k1_surface, fields)
            )
            scores *= weight
        return Matched(mask, scores, weight * stem.idf)

    def _first_places(self, term: _Term, lists: dict[TextField, Postings]) -> Floats:
        """Where each of the term's documents has it first, in lead or body; infinite where in neither."""
        firsts = np.full(len(term.documents), np.inf)
        for field in ("lead", "body"):
            if field in lists and len(lists[field].documents):
                found = first_positions(lists[field])
                if len(found) == len(firsts):
                    firsts = np.minimum(firsts, found)
                else:
                    at = np.searchsorted(term.documents, lists[field].documents)
                    firsts[at] = np.minimum(firsts[at], found)
        return firsts

    def _near(
        self, parts: tuple[Word | Phrase, ...], distance: int, fields: tuple[TextField, ...]
    ) -> Matched:
        """The documents whose parts stand close in a field, ranked as if they could stand anywhere."""
        wanted = wanted_near(parts)
        mask = np.zeros_like(self._columns.live)
        for field in fields:
            lists = [(self._places(field, key), len(key[1]), n) for key, n in wanted.items()]
            mask[near(lists, distance).documents] = True
        return self._every([self.match(part, fields) for part in parts])._replace(mask=mask)

    def _places(self, field: TextField, key: NearKey) -> Postings:
        form, words = key
        return adjacent([self._source.postings(field, form, word) for word in words])

    def _any_form(self, words: tuple[str, ...], fields: tuple[TextField, ...]) -> Matched:
        present, tf = np.zeros_like(self._columns.live), self._zeros()
        for word in deadline.checked(words):
            for field, postings in self._lists("surface", word, fields).items():
                present[postings.documents] = True
                tf[postings.documents] += postings.frequencies * self._weight(field, postings.documents)
        documents = np.flatnonzero(present)
        idf = ranking.idf(len(documents), self._columns.count)
        return self._as_one(_Term(documents, tf[documents], idf), self._weights.pattern, fields)

    def _as_one(self, found: _Term, weight: float, fields: tuple[TextField, ...]) -> Matched:
        """What was found together, scored as if it were one word."""
        mask, scores = np.zeros_like(self._columns.live), self._zeros()
        mask[found.documents] = True
        saturated = self._saturated(found, self._weights.k1, fields)
        scores[found.documents] = weight * found.idf * saturated
        return Matched(mask, scores, weight * found.idf)

    def _synonyms(self, typed: Matched, others: tuple[Node, ...], fields: tuple[TextField, ...]) -> Matched:
        mask = typed.mask.copy()
        scores = np.where(typed.mask, typed.scores, 0.0)
        least_df = int(typed.mask.sum())
        for other in others:
            found = self.match(other, fields, least_df)
            mask |= found.mask
            np.maximum(scores, self._weights.synonym * found.scores, out=scores, where=found.mask)
        return Matched(mask, scores, typed.weight)

    def _closer(self, tree: Node, found: Matched) -> Matched:
        """With what closeness adds to the best documents."""
        weights = self._weights
        words = close_words(tree)
        if len(words) < 2 or not found.mask.any():
            return found
        best = np.sort(best_first(self._columns, found, ranking.RESCORED)[0])
        stems = {word.stem: self._lists("stem", word.stem, TEXT_FIELDS) for word in words}
        idfs = {stem: self._term(lists).idf for stem, lists in stems.items()}
        worth = [
            0.0 if asks(word.surface) else weights.of_word(word.surface) * idfs[word.stem] for word in words
        ]
        places = {
            stem: {field: places_in(postings, best) for field, postings in lists.items()}
            for stem, lists in stems.items()
        }
        gained = np.zeros(len(best))
        norm = self._length(TEXT_FIELDS)[best]
        for at in range(len(words) - 1):
            if not (worth[at] and worth[at + 1]):
                continue
            one, next_one = places[words[at].stem], places[words[at + 1].stem]
            pairs, close = np.zeros(len(best)), np.zeros(len(best))
            for field in TEXT_FIELDS:
                a, b, field_weight = one[field], next_one[field], self._weight(field, best)
                pairs += field_weight * proximity.pairs(a, b, best)
                close += field_weight * proximity.close(a, b, weights.reach, best)
            idf = (worth[at] + worth[at + 1]) / 2
            gained += weights.pair * idf * pairs / (pairs + weights.k1_pair * norm)
            gained += weights.close * idf * close / (close + weights.k1_pair * norm)
        different = {word.stem: weight for word, weight in zip(words, worth, strict=True) if weight}
        gained += weights.window * proximity.best_window(
            [places[stem]["body"] for stem in different],
            list(different.values()),
            weights.window_size,
            best,
        )
        scores = np.round(found.scores, ranking.DECIMALS)
        scores[best] += gained
        return found._replace(scores=scores)

    # --- filters and facets ---

    def filters(self, filters: Filters) -> FilterMasks:
        """The mask of each facet; all true where there is no such filter."""
        columns = self._columns
        everything = np.ones_like(columns.live)
        kinds = outlets = officials = dates = everything
        if filters.kinds:
            kinds = columns.of_kind(frozenset(filters.kinds))
        if filters.excluded_kinds:
            kinds = kinds & ~columns.of_kind(frozenset(filters.excluded_kinds))
        if filters.outlets:
            outlets = columns.having_outlet(self._outlets(filters.outlets))
        if filters.excluded_outlets:
            outlets = outlets & ~columns.having_outlet(self._outlets(filters.excluded_outlets))
        if filters.officials:
            asked = [
                columns.naming_official(self._meant(text), candidates=filters.candidates)
                for text in filters.officials
            ]
            officials = (np.logical_and if filters.all_officials else np.logical_or).reduce(asked)
        if filters.excluded_officials:
            officials = officials & ~columns.naming_official(
                self._officials(filters.excluded_officials), candidates=filters.candidates
            )
        if filters.days or filters.undated:
            dates = ~everything
            if filters.days:
                dates = dates | columns.within(filters.days)
            if filters.undated:
                dates = dates | columns.undated()
        return FilterMasks(kinds, outlets, officials, dates)

    def _outlets(self, texts: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(meant_outlets(text, self._columns.outlets) for text in texts))

    def _officials(self, texts: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(self._meant(text) for text in texts))

    def matching(self, tree: Node, filters: Filters) -> Mask:
        """Which documents match, after all filters."""
        mask: Mask = np.logical_and.reduce([self.match(tree).mask, *self.filters(filters)])
        return mask

    def loosely(self, tree: Node) -> Matched:
        """The matching documents, scored without regard to how close the words stand."""
        found = self.match(tree)
        return found._replace(mask=found.mask & self._columns.live)

    def closer(self, tree: Node, mask: Mask) -> Matched:
        """The documents of a mask, scored by a tree and by how close its words stand."""
        return self._closer(tree, self.match(tree)._replace(mask=mask))

    def narrowed(self, tree: Node, filters: Filters) -> Matched:
        """The matching documents after all filters, without facets."""
        found = self.match(tree)
        mask: Mask = np.logical_and.reduce([found.mask, *self.filters(filters)])
        return self._closer(tree, found._replace(mask=mask))

    def answer(self, tree: Node, filters: Filters) -> tuple[Matched, Facets]:
        """The matching documents after all filters, and facets that each ignore their own."""
        found = self.match(tree)
        masks = self.filters(filters)
        narrowed = found._replace(mask=np.logical_and.reduce([found.mask, *masks]))
        return self._closer(tree, narrowed), self._facets(found.mask, masks, FACET_AXES, filters)

    def facets(self, tree: Node, filters: Filters, axes: tuple[FacetAxis, ...]) -> Facets:
        """The facets asked for, each without regard to its own filter; the others empty."""
        return self._facets(self.match(tree).mask, self.filters(filters), axes, filters)

    def _facets(
        self, mask: Mask, masks: FilterMasks, axes: tuple[FacetAxis, ...], filters: Filters
    ) -> Facets:
        kinds, outlets, officials, dates = masks
        columns = self._columns
        # Where all officials are asked for, one more narrows: what is counted is named beside them.
        beside = officials if filters.all_officials else np.ones_like(columns.live)
        of_kind = mask & kinds
        return Facets(
            columns.outlet_buckets(of_kind & officials & dates) if "outlet" in axes else (),
            columns.official_buckets(of_kind & outlets & dates & beside, candidates=filters.candidates)
            if "official" in axes
            else (),
            columns.month_buckets(of_kind & outlets & officials) if "date" in axes else (),
            columns.kind_buckets(mask & outlets & officials & dates) if "kind" in axes else (),
        )

    def found(self, node: Node, fields: tuple[TextField, ...]) -> int:
        """How many documents a node finds."""
        return int(self.match(node, fields).mask.sum())

    def counts_of(self, form: ranking.Form, term: str, fields: tuple[TextField, ...]) -> dict[TextField, int]:
        """In how many documents a term is, by field."""
        return {field: len(self._source.postings(field, form, term).documents) for field in fields}

    def claims_of(self, form: ranking.Form, term: str) -> int:
        """How many fact checks have a term in the title."""
        return int(self._claims[self._source.postings("title", form, term).documents].sum())

    def has_word(self, token: Token, form: ranking.Form) -> bool:
        """Whether any text field of the archive has the word, in any form or as it is written."""
        term = token.stem if form == "stem" else token.surface
        return any(len(self._source.postings(field, form, term).documents) for field in TEXT_FIELDS)

    def _meant(self, text: str) -> frozenset[str]:
        """Ids of the officials whom a condition's text means."""
        return meant_officials(text, self._columns.officials, self._source.gazetteer)


def asks(text: str) -> bool:
    """Whether a word only says what kind of answer is wanted; see `search.knowledge.question_words`."""
    return text.lower() in question_words()


def close_words(node: Node) -> list[Token]:
    """The words of a query whose closeness counts: those looked for in the whole text, in its order."""
    return list(itertools.islice(_close_words(node), ranking.MOST_WORDS))


def _close_words(node: Node) -> Iterator[Token]:
    match node:
        case Word(text):
            yield from tokens(text, glued="whole")
        case Phrase(text):
            yield from tokens(text, glued="apart")
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
