"""What a document of the cluster stores of its article is read back as it was."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from search.analysis.tokens import field_terms
from search.cluster.documents import unpack_places, write
from search.model import TEXT_FIELDS, Article
from search.retrieval.postings import POSITION_BITS

_ARTICLE = Article(
    id="a00000000001",
    outlet=None,
    title="Harga beras naik di Kupang",
    lead="Harga beras di Kupang naik lagi.",
    body=("Pedagang di Kupang menaikkan harga.", "Kerja sama antardaerah belum jalan, beras pun mahal."),
    authors=("Maria Kupang",),
    published=None,
    path="a.html",
)


def test_the_places_of_stems_in_several_documents() -> None:
    articles = [
        _ARTICLE,
        replace(_ARTICLE, title="", lead="", body=(), authors=()),
        replace(_ARTICLE, lead=""),
    ]
    columns = [
        write(article, "", 0).body["places"].rstrip("=").replace("+", "-").replace("/", "_")
        for article in articles
    ]
    stems = ["kupang", "beras", "kerja sama", "sama", "harimau"]
    found = unpack_places(columns, stems)
    for field in TEXT_FIELDS:
        for stem in stems:
            expected = []
            for number, article in enumerate(articles):
                part = getattr(article, "authors" if field == "author" else field)
                terms = field_terms((part,) if isinstance(part, str) else part)
                places = zip(terms.stems, terms.positions, strict=True)
                expected += [number << POSITION_BITS | at for word, at in places if word == stem]
            assert found[stem][field].tolist() == expected
    assert found["kupang"]["body"].size == 2
    assert unpack_places([], stems)["beras"]["title"].dtype == np.int64
