"""Which quotes of some articles answer a question of who said what, looked for in their texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np

from search import identifiers
from search.analysis.tokens import field_terms
from search.cluster.mapping import COLUMNS_ALONE, Body
from search.cluster.matching import Queries, every
from search.model import Article, Expanding, Node, Quote, SaidBy
from search.retrieval.documents import body_terms, quote_positions
from search.retrieval.matched import Ints, Mask
from search.retrieval.postings import NONE, POSITION_BITS, Postings, from_places
from search.retrieval.quoted import Quotes, match_quotes
from search.retrieval.ranking import Form

_MOST: Final = 10_000


class _Bodies:
    """The bodies of some articles as postings; implements `search.retrieval.quoted.Looking`."""

    def __init__(self, queries: Queries, articles: Sequence[Article]) -> None:
        self._queries = queries
        self._terms = [field_terms(article.body) for article in articles]
        self._numbers = [identifiers.number(article.id) for article in articles]

    @cache  # noqa: B019 - lives as long as one page
    def body(self, form: Form, term: str) -> Postings:
        places = [
            document << POSITION_BITS | position
            for document, found in enumerate(self._terms)
            for word, position in zip(
                found.stems if form == "stem" else found.surfaces, found.positions, strict=True
            )
            if word == term
        ]
        return from_places(np.array(places, np.int64)) if places else NONE

    def forms(self, node: Expanding) -> Sequence[str]:
        return self._queries.expand(node).words

    def holds(self, node: Node, documents: Ints) -> Mask:
        numbers = [self._numbers[document] for document in documents.tolist()]
        query = every([self._queries.match(node), {"terms": {"number": sorted(set(numbers))}}])
        body: Body = {"size": _MOST, "query": query, **COLUMNS_ALONE, "docvalue_fields": ["number"]}
        hits = self._queries.build.search(body)["hits"]["hits"]
        true = {hit["fields"]["number"][0] for hit in hits}
        return np.array([number in true for number in numbers], bool)


def answering(
    queries: Queries, nodes: Sequence[SaidBy], articles: Sequence[Article]
) -> list[tuple[Quote, ...]]:
    """The quotes of each article that answer one of the questions, in the order of the text."""
    looking = _Bodies(queries, articles)
    joined = queries.build.joined
    starts: list[int] = []
    ends: list[int] = []
    who: list[tuple[str, str]] = []
    which: list[tuple[int, Quote]] = []
    for document, article in enumerate(articles):
        places = quote_positions(article.quotes, body_terms(article))
        for quote, place in zip(article.quotes, places, strict=True):
            if place is not None:
                starts.append(document << POSITION_BITS | place[0])
                ends.append(document << POSITION_BITS | place[1])
                who.append((quote.official or "", quote.speaker or ""))
                which.append((document, quote))
    speakers = tuple(sorted(set(who)))
    code = {speaker: number for number, speaker in enumerate(speakers)}
    codes = np.array([code[speaker] for speaker in who], np.int64)
    order = np.argsort(np.array(starts, np.int64), kind="stable")
    found = Quotes(np.array(starts, np.int64)[order], np.array(ends, np.int64)[order], codes[order], speakers)

    chosen = np.zeros(len(which), bool)
    for node in nodes:
        # The articles have one id of each official, the index has those of the articles by themselves.
        asked = {(joined.get(id, id), name) for id, name in queries.speakers(node.speaker)}
        meant = np.array([speaker in asked for speaker in speakers], bool)
        by = meant[found.codes] if len(speakers) else np.zeros(0, bool)
        chosen[order[by]] |= match_quotes(found.kept(by), node.part, looking)
    answers: list[list[Quote]] = [[] for _ in articles]
    for number in np.flatnonzero(chosen).tolist():
        document, quote = which[number]
        answers[document].append(quote)
    return [tuple(each) for each in answers]
