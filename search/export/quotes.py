"""Quotes as rows of CSV: what, who, in which office, where, when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from search.export.header import Header
from search.export.tables import BOM, row
from search.model import Hit

COLUMNS: Final = (
    "quote",
    "speaker",
    "office",
    "kind",
    "outlet",
    "published",
    "link",
    "official",
    "article",
    "title",
    "path",
    "query",
    "build",
)


def quote_pieces(header: Header, hits: Iterable[Hit]) -> Iterator[str]:
    """CSV (RFC 4180, with a byte order mark): `COLUMNS`, then a row for each quote that answers `kata:`; of a
    question without it each quote of its articles. `link` is the article's address."""
    yield BOM + row(COLUMNS)
    for hit in hits:
        article = hit.article
        for quote in hit.quotes or article.quotes:
            yield row(
                (
                    quote.words,
                    quote.speaker,
                    quote.office,
                    quote.kind,
                    article.outlet,
                    article.published,
                    article.url,
                    quote.official,
                    article.id,
                    article.title,
                    article.path,
                    header.understood,
                    header.build,
                )
            )
