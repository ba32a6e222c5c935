"""Which corrections of a question are offered: those that have answers, beside hits those with far more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from search.answering.corrections import (
    MOST_OFFERED,
    MOST_TRIED,
    MUCH_MORE,
    Correction,
    beside,
    corrections,
)
from search.knowledge.synonyms import Thesaurus
from search.model import Query
from search.query.parse import parse
from search.retrieval.matching import Matching
from search.retrieval.source import PostingsSource


def did_you_mean(
    matching: Matching, source: PostingsSource, query: Query, synonyms: Callable[[], Thesaurus], total: int
) -> tuple[str, ...]:
    """Texts to ask in the place of the query's, which finds `total`, under its filters, the most probable
    first. `synonyms`: the archive's, asked for where there is something to try."""

    def count(text: str) -> int:
        other = parse(
            text,
            any_word=query.any_word,
            filters=query.filters,
            exact=query.exact,
            synonyms=synonyms(),
        )
        return len(matching.narrowed(other.tree, other.filters))

    texts: Iterator[Correction] = iter(())
    if not total:
        officials, gazetteer = source.columns.spellings, source.gazetteer
        texts = corrections(
            query.text, query.tree, source.vocabularies, matching.has_word, officials, gazetteer
        )
    usual = beside(query.text, query.tree, source.vocabularies, total)
    return offers(texts, usual, count, total)


def offers(
    texts: Iterator[Correction], usual: Iterator[Correction], count: Callable[[str], int], total: int
) -> tuple[str, ...]:
    """Of the corrections of a question those that find something, else of the usual spellings the most
    probable that finds far more than its `total`; the most probable first."""
    counts: dict[Correction, int] = {}
    for other in islice(texts, MOST_TRIED):
        if len(counts) == MOST_OFFERED:
            break
        if all(other.text != tried.text for tried in counts) and (found := count(other.text)):
            counts[other] = found
    least = 1
    if not counts:
        least = MUCH_MORE * max(1, total)
        counts = {other: count(other.text) for other in islice(usual, MOST_TRIED)}
    found_enough = [other for other, found in counts.items() if found >= least]
    # Beside other words what is found with them tells which was meant; alone the word's own frequency does.
    if any(len(other.text.split()) > 1 for other in found_enough):
        found_enough.sort(key=lambda other: -counts[other] * other.likelihood)
    return tuple(other.text for other in found_enough[: MOST_OFFERED if least == 1 else 1])
