"""A query tree over posting lists and columns: which documents match, how well, and in what order."""

from __future__ import annotations

from typing import NamedTuple, Protocol, assert_never

import numpy as np
from numpy.typing import NDArray

from search import deadline, ranking
from search.analysis import Token, tokens
from search.columns import Columns, Mask
from search.facets import meant_officials, meant_outlets
from search.knowledge.officials import Gazetteer
from search.model import (
    TEXT_FIELDS,
    And,
    DayRange,
    Everything,
    Facets,
    Filters,
    InField,
    Node,
    Not,
    Note,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Sort,
    TextField,
    Word,
)
from search.postings import Postings, adjacent
from search.remarks import archive_notes

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Source(Protocol):
    """Where postings come from: documents are numbered over all segments, deleted ones left out."""

    columns: Columns

    @property
    def gazetteer(self) -> Gazetteer: ...

    def postings(self, field: TextField, form: ranking.Form, term: str) -> Postings: ...


class Matched(NamedTuple):
    """A bool and a score per document; scores of documents that do not match mean nothing."""

    mask: Mask
    scores: Floats


class Matching:
    """Answers one query tree from a source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._columns = source.columns

    def match(self, node: Node, fields: tuple[TextField, ...] = TEXT_FIELDS) -> Matched:
        """The live documents that the tree asks for, with scores by `search.ranking`."""
        deadline.check()
        columns = self._columns
        match node:
            case Word(text):
                return self._every([self._word(token, fields) for token in tokens(text, glued="whole")])
            case Phrase(text):
                return self._phrase([token.surface for token in tokens(text, glued="apart")], fields)
            case InField(name, part):
                return self.match(part, (name,))
            case OutletIs(text):
                return self._unranked(columns.having_outlet(meant_outlets(text, columns.outlets)))
            case OfficialIs(text):
                return self._unranked(columns.naming_official(self._meant(text)))
            case DayRange():
                return self._unranked(columns.within(node))
            case And(parts):
                return self._every([self.match(part, fields) for part in parts])
            case Or(parts):
                found = [self.match(part, fields) for part in parts]
                scores = sum((np.where(m.mask, m.scores, 0.0) for m in found), self._zeros())
                return Matched(np.logical_or.reduce([m.mask for m in found]), scores)
            case Not(part):
                return self._unranked(~self.match(part, fields).mask)
            case Everything():
                return self._unranked(columns.live)
            case Nothing():
                return self._unranked(np.zeros_like(columns.live))
            case _:
                assert_never(node)

    def _zeros(self) -> Floats:
        return np.zeros(len(self._columns.live))

    def _unranked(self, mask: Mask) -> Matched:
        return Matched(mask & self._columns.live, self._zeros())

    def _every(self, found: list[Matched]) -> Matched:
        if not found:
            return self._unranked(np.zeros_like(self._columns.live))
        mask = np.logical_and.reduce([m.mask for m in found])
        return Matched(mask, sum((m.scores for m in found), self._zeros()))

    def _add(self, scores: Floats, postings: Postings, field: TextField, weight: float) -> None:
        """Adds one term's BM25 to the scores of its documents."""
        columns, documents, tf = self._columns, postings.documents, postings.frequencies
        if not len(documents):
            return
        length = columns.lengths[field][documents] / columns.average[field]
        norm = ranking.K1 * (1 - ranking.B + ranking.B * length)
        weight *= ranking.FIELD[field] * ranking.idf(len(documents), columns.count)
        scores[documents] += weight * tf / (tf + norm)

    def _word(self, word: Token, fields: tuple[TextField, ...]) -> Matched:
        mask, scores = np.zeros_like(self._columns.live), self._zeros()
        for field in fields:
            stems = self._source.postings(field, "stem", word.stem)
            if not len(stems.documents):
                continue  # a surface form never stands without its stem
            mask[stems.documents] = True
            self._add(scores, stems, field, ranking.FORM["stem"])
            surfaces = self._source.postings(field, "surface", word.surface)
            self._add(scores, surfaces, field, ranking.FORM["surface"])
        return Matched(mask, scores)

    def _phrase(self, words: list[str], fields: tuple[TextField, ...]) -> Matched:
        mask, scores = np.zeros_like(self._columns.live), self._zeros()
        for field in fields:
            places = adjacent([self._source.postings(field, "surface", word) for word in words])
            mask[places.documents] = True
            self._add(scores, places, field, ranking.PHRASE)
        return Matched(mask, scores)

    # --- filters, facets, order ---

    def filters(self, filters: Filters) -> tuple[Mask, Mask, Mask]:
        """One mask each for outlets, officials and dates; all true where there is no such filter."""
        columns = self._columns
        everything = np.ones_like(columns.live)
        outlets = officials = dates = everything
        if filters.outlets:
            outlets = columns.having_outlet(self._outlets(filters.outlets))
        if filters.excluded_outlets:
            outlets = outlets & ~columns.having_outlet(self._outlets(filters.excluded_outlets))
        if filters.officials:
            officials = columns.naming_official(self._officials(filters.officials))
        if filters.excluded_officials:
            officials = officials & ~columns.naming_official(self._officials(filters.excluded_officials))
        if filters.days or filters.undated:
            dates = ~everything
            if filters.days:
                dates = dates | columns.within(filters.days)
            if filters.undated:
                dates = dates | columns.undated()
        return outlets, officials, dates

    def _outlets(self, texts: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(meant_outlets(text, self._columns.outlets) for text in texts))

    def _officials(self, texts: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(self._meant(text) for text in texts))

    def narrowed(self, tree: Node, filters: Filters) -> Matched:
        """The matching documents after all filters, without facets."""
        found = self.match(tree)
        mask: Mask = np.logical_and.reduce([found.mask, *self.filters(filters)])
        return found._replace(mask=mask)

    def answer(self, tree: Node, filters: Filters) -> tuple[Matched, Facets]:
        """The matching documents after all filters, and facets that each ignore their own."""
        found = self.match(tree)
        outlets, officials, dates = self.filters(filters)
        facets = Facets(
            self._columns.outlet_buckets(found.mask & officials & dates),
            self._columns.official_buckets(found.mask & outlets & dates),
            self._columns.month_buckets(found.mask & outlets & officials),
        )
        return found._replace(mask=found.mask & outlets & officials & dates), facets

    def order(self, found: Matched, sort: Sort, start: int, stop: int) -> tuple[Ints, Floats]:
        """Document numbers and rounded scores of the hits from `start` to `stop` in the order asked for."""
        documents = np.flatnonzero(found.mask)
        scores = np.round(found.scores[documents], ranking.DECIMALS)
        ids = self._columns.ids[documents]
        if sort == "relevance":
            if stop < len(documents):
                # Everything that scores as much as the last hit shown takes part in the tie.
                threshold = np.partition(scores, len(scores) - stop)[len(scores) - stop]
                best = scores >= threshold
                documents, scores, ids = documents[best], scores[best], ids[best]
            order = np.lexsort((ids, -scores))
        else:
            minutes = self._columns.minute[documents]
            order = np.lexsort(
                (ids, -minutes if sort == "newest" else minutes, self._columns.undated()[documents])
            )
        shown = order[start:stop]
        return documents[shown], scores[shown]

    def notes(self, tree: Node, filters: Filters) -> tuple[Note, ...]:
        """What only the archive can tell of a question."""
        columns = self._columns
        return archive_notes(tree, filters, columns.outlets, columns.officials, self._source.gazetteer)

    def _meant(self, text: str) -> frozenset[str]:
        """Ids of the officials whom a condition's text means."""
        return meant_officials(text, self._columns.officials, self._source.gazetteer)
