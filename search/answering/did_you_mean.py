"""Which corrections of a question are offered: those that have answers, beside hits those with far more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from search.answering.corrections import (
    MOST_OFFERED,
    MOST_TRIED,
    MUCH_MORE,
    beside,
    corrections,
)
from search.knowledge.synonyms import Thesaurus
from search.model import Query
from search.query.parse import parse
from search.retrieval.matching import Matching
from search.retrieval.source import PostingsSource


def did_you_mean(
    matching: Matching, source: PostingsSource, query: Query, synonyms: Thesaurus, total: int
) -> tuple[str, ...]:
    """Texts to ask in the place of the query's, which finds `total`, under its filters, the most probable
    first."""

    def count(text: str) -> int:
        other = parse(
            text,
            any_word=query.any_word,
            filters=query.filters,
            exact=query.exact,
            synonyms=synonyms,
        )
        return len(matching.narrowed(other.tree, other.filters))

    texts: Iterator[str] = iter(())
    if not total:
        officials, gazetteer = source.columns.officials, source.gazetteer
        texts = corrections(
            query.text, query.tree, source.vocabularies, matching.has_word, officials, gazetteer
        )
    usual = beside(query.text, query.tree, source.vocabularies)
    return offers(texts, usual, count, total)


def offers(
    texts: Iterator[str], usual: Iterator[str], count: Callable[[str], int], total: int
) -> tuple[str, ...]:
    """Of the corrections of a question those that find something, else of the usual spellings the one that
    finds most, where that is far more than its `total`; what finds more first."""
    counts: dict[str, int] = {}
    for other in islice(texts, MOST_TRIED):
        if len(counts) == MOST_OFFERED:
            break
        if other not in counts and (found := count(other)):
            counts[other] = found
    least = 1
    if not counts:
        least = MUCH_MORE * max(1, total)
        counts = {other: count(other) for other in islice(usual, MOST_TRIED)}
    found_enough = [other for other, found in counts.items() if found >= least]
    # Beside other words what is found with them tells which was meant; alone the word's own frequency does.
    if any(len(other.split()) > 1 for other in found_enough):
        found_enough.sort(key=lambda other: -counts[other])
    return tuple(found_enough[: MOST_OFFERED if least == 1 else 1])
