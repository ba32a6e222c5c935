"""Plain BM25, as many engines have it: what the ranking is compared with.

    score(question, article) = Σ over the question's words of
                               idf · tf / (tf + k1 · (1 − b + b · length / average))

with k1 1.2 and b 0.75, over the stems of title, lead and body as one text; any word matches, a word that is
asked twice counts twice; idf as in `search.retrieval.ranking`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from search.model import TEXT_FIELDS
from search.retrieval import document_sets, ranking
from search.retrieval.matched import Matched
from search.retrieval.source import PostingsSource

K1: Final = 1.2
B: Final = 0.75


def plain(source: PostingsSource, stems: Iterable[str]) -> Matched:
    """The documents that have one of the stems, with their scores."""
    columns = source.columns
    length = sum((columns.lengths[field] for field in TEXT_FIELDS), np.zeros_like(columns.ids))
    average = float(length[columns.live].mean()) if columns.count else 1.0
    lists = [[source.postings(field, "stem", stem) for field in TEXT_FIELDS] for stem in stems]
    of_stems = [document_sets.in_any([found.documents for found in fields]) for fields in lists]
    documents = document_sets.in_any(of_stems)
    norm = K1 * (1 - B + B * length[documents] / (average or 1.0))
    scores = np.zeros(len(documents))
    for fields, found in zip(lists, of_stems, strict=True):
        tf = np.zeros(len(documents))
        for postings in fields:
            at, _ = document_sets.shared(documents, postings.documents)
            tf[at] += postings.frequencies
        scores += ranking.idf(len(found), columns.count) * tf / (tf + norm)
    return Matched(documents, scores)
