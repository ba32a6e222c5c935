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
from search.retrieval import ranking
from search.retrieval.matched import Matched
from search.retrieval.source import PostingsSource

K1: Final = 1.2
B: Final = 0.75


def plain(source: PostingsSource, stems: Iterable[str]) -> Matched:
    """The documents that have one of the stems, with their scores."""
    columns = source.columns
    length = sum((columns.lengths[field] for field in TEXT_FIELDS), np.zeros_like(columns.ids))
    average = float(length[columns.live].mean()) if columns.count else 1.0
    norm = K1 * (1 - B + B * length / (average or 1.0))
    mask, scores = np.zeros_like(columns.live), np.zeros(len(columns.live))
    for stem in stems:
        tf = np.zeros(len(columns.live))
        for field in TEXT_FIELDS:
            postings = source.postings(field, "stem", stem)
            tf[postings.documents] += postings.frequencies
        found = np.flatnonzero(tf > 0)
        mask[found] = True
        scores[found] += ranking.idf(len(found), columns.count) * tf[found] / (tf[found] + norm[found])
    return Matched(mask, scores)
