"""A term over several fields as over one text: its documents, how often it counts, where it is first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from search.model import TextField
from search.process import deadline
from search.retrieval import document_sets
from search.retrieval.columns import Columns
from search.retrieval.matched import Floats, Ints
from search.retrieval.nearness import NearKey
from search.retrieval.postings import Postings, first_positions
from search.retrieval.ranking import Form, Weights
from search.retrieval.source import PostingsSource


class Term(NamedTuple):
    """`documents`, ascending; `tf`: its frequencies in each, weighted by field and added up; `firsts`: the
    position at which each has it first, in lead or body; infinite where in neither; None where
    nobody asks."""

    documents: Ints
    tf: Floats
    firsts: Floats | None = None

    @property
    def nbytes(self) -> int:
        """Bytes that it holds."""
        return self.documents.nbytes + self.tf.nbytes + (0 if self.firsts is None else self.firsts.nbytes)


NONE = Term(document_sets.NONE, np.empty(0))


class Count(NamedTuple):
    """How many documents have a term."""

    documents: int

    @property
    def nbytes(self) -> int:
        """Bytes that it holds beside its entry."""
        return 32


@lru_cache(maxsize=64)
def _named(weights: Weights) -> str:
    return repr(weights)


class Terms:
    """The terms of an archive under one set of weights; kept between questions."""

    def __init__(self, source: PostingsSource, weights: Weights) -> None:
        self._source = source
        self._weights = weights
        self._fields = (weights.title, weights.claim, weights.lead, weights.body, weights.author)
        # What is kept of a set of weights has this in its key; to hash two dozen numbers takes longer.
        self.key: Final = _named(weights)
        # A question asks for each of its words a dozen times.
        self._words: dict[tuple[Form, str, tuple[TextField, ...]], Term] = {}

    def word(self, form: Form, term: str, fields: tuple[TextField, ...]) -> Term:
        """A word's stem, or its surface form."""

        def make() -> Term:
            return over(self.lists(form, term, fields), self._source.columns, self._weights, form == "stem")

        key = form, term, fields
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = self._source.kept((*key, self._fields), make)
        return found

    def count(self, form: Form, term: str, fields: tuple[TextField, ...]) -> int:
        """How many documents have a term; without a look at how often, where nobody asks."""
        found = self._words.get((form, term, fields))
        if found is not None:
            return len(found.documents)

        def make() -> Count:
            return Count(
                document_sets.count_any([p.documents for p in self.lists(form, term, fields).values()])
            )

        return self._source.kept(("count", form, term, fields), make).documents

    def lists(self, form: Form, term: str, fields: tuple[TextField, ...]) -> dict[TextField, Postings]:
        """The postings of each of the fields."""
        return {field: self._source.postings(field, form, term) for field in fields}

    def pattern(self, words: tuple[str, ...], fields: tuple[TextField, ...]) -> Term:
        """All of some surface forms as one term: their frequencies are added up."""

        def make() -> Term:
            owners: list[Ints] = []
            counts: list[Floats] = []
            for word in deadline.checked(words):
                for field, postings in self.lists("surface", word, fields).items():
                    if len(postings.documents):
                        owners.append(postings.documents)
                        counts.append(_weighted(field, postings, self._source.columns, self._weights))
            if not owners:
                return NONE
            documents = document_sets.in_any(owners)
            tf: Floats = np.bincount(np.concatenate(owners), np.concatenate(counts)).astype(np.float64)
            return Term(documents, tf[documents])

        return self._source.kept(("pattern", words, fields, self._fields), make)

    def phrase(
        self, key: NearKey, fields: tuple[TextField, ...], find: Callable[[TextField], Postings]
    ) -> Term:
        """Words that stand in order as one term; `find`: where, in a field."""

        def make() -> Term:
            lists = {field: find(field) for field in fields}
            return over(lists, self._source.columns, self._weights, with_firsts=False)

        return self._source.kept(("phrase", key, fields, self._fields), make)


def over(lists: Mapping[TextField, Postings], columns: Columns, weights: Weights, with_firsts: bool) -> Term:
    """A term's lists in several fields as one."""
    some = {field: postings for field, postings in lists.items() if len(postings.documents)}
    if not some:
        return NONE
    tf = [_weighted(field, postings, columns, weights) for field, postings in some.items()]
    firsts = [_first_in(field, postings) for field, postings in some.items()] if with_firsts else None
    parts = [postings.documents for postings in some.values()]
    if len(parts) == 1:
        return Term(parts[0], tf[0], firsts[0] if firsts else None)
    # A few ascending lists behind each other are sorted by merging them; a document's fields stay in order.
    every = np.concatenate(parts)
    order = every.argsort(kind="stable")
    every = every[order]
    starts = np.concatenate(([True], every[1:] != every[:-1])).nonzero()[0]
    return Term(
        every[starts],
        np.add.reduceat(np.concatenate(tf)[order], starts),
        np.minimum.reduceat(np.concatenate(firsts)[order], starts) if firsts else None,
    )


def _weighted(field: TextField, postings: Postings, columns: Columns, weights: Weights) -> Floats:
    """How often a word of a field counts in each of its documents."""
    weight = field_weight(field, postings.documents, columns, weights)
    found: Floats = np.multiply(postings.frequencies, weight, dtype=np.float64)
    return found


def _first_in(field: TextField, postings: Postings) -> Floats:
    """The position of a word's first occurrence in each of its documents, where the field is of the text."""
    if field in ("lead", "body"):
        return first_positions(postings).astype(np.float64)
    return np.full(len(postings.documents), np.inf)


def field_weight(field: TextField, documents: Ints, columns: Columns, weights: Weights) -> float | Floats:
    """How often a word of a field counts in each of the documents: a claim in a title less."""
    weight = weights.of_field(field)
    if field != "title" or not columns.has_claims:
        return weight
    weighted: Floats = np.where(columns.claims[documents], weights.claim, weight)
    return weighted
