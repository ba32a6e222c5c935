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


def _columns(articles: list[Article]) -> list[str]:
    """The stored places of articles, as an answer has them."""
    found = [write(article, "", 0).body["places"] for article in articles]
    return [column.rstrip("=").replace("+", "-").replace("/", "_") for column in found]


def test_the_places_of_stems_in_several_documents() -> None:
    articles = [
        _ARTICLE,
        replace(_ARTICLE, title="", lead="", body=(), authors=()),
        replace(_ARTICLE, lead=""),
    ]
    columns = _columns(articles)
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


def test_the_places_of_more_different_stems_than_two_bytes_count() -> None:
    large = replace(_ARTICLE, body=(" ".join(map(str, range(10_000, 80_000))),))
    found = unpack_places(_columns([_ARTICLE, large, _ARTICLE]), ["79999", "beras"])
    assert found["79999"]["body"].tolist() == [1 << POSITION_BITS | 69_999]
    assert (found["beras"]["title"] >> POSITION_BITS).tolist() == [0, 1, 2]
