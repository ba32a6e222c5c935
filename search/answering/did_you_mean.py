"""Which corrections of a question without answers are offered: those that have some."""

from __future__ import annotations

from search.answering.corrections import MOST_OFFERED, MOST_TRIED, corrections
from search.knowledge.synonyms import Thesaurus
from search.model import Query
from search.query.parse import parse
from search.retrieval.matching import Matching
from search.retrieval.source import PostingsSource


def did_you_mean(
    matching: Matching, source: PostingsSource, query: Query, synonyms: Thesaurus
) -> tuple[str, ...]:
    """Texts to ask in the place of the query's, under its filters, the most probable first."""
    officials, gazetteer = source.columns.officials, source.gazetteer
    texts = corrections(query.text, query.tree, source.vocabularies, matching.has_word, officials, gazetteer)
    offered: dict[str, None] = {}
    for tried, text in enumerate(texts):
        if tried == MOST_TRIED or len(offered) == MOST_OFFERED:
            break
        other = parse(
            text,
            any_word=query.any_word,
            filters=query.filters,
            exact=query.exact,
            synonyms=synonyms,
        )
        if matching.narrowed(other.tree, other.filters).mask.any():
            offered[text] = None
    return tuple(offered)
