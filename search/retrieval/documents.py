"""An article as what an engine stores of it: terms with positions, numbers, the article itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from search import identifiers
from search.analysis import tokens
from search.model import Article
from search.retrieval import copies, days, storage
from search.retrieval.columns import month_code

# Between an official's id and name in one term, so that the term dictionary lists both.
OFFICIAL_SEPARATOR: Final = "\t"
# Terms in the order of their positions, and the positions; a name in a facet field has none and stands at 0.
Terms = tuple[Sequence[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Document:
    """`numbers`: column values; `terms`: for each field, its terms and where they stand; `stored`: the
    article (see `storage`); `root`: the folder or file that it was read from, for the manifest;
    `signature`: see `copies`, empty where there is none."""

    numbers: dict[str, int]
    terms: dict[str, Terms]
    stored: bytes
    root: str
    signature: bytes = b""


def make_document(article: Article, root: str = "") -> Document:
    """The article as fields."""
    numbers = {"number": identifiers.number(article.id)}
    terms: dict[str, Terms] = {}
    texts = {
        "title": (article.title,) if article.title else (),
        "lead": (article.lead,) if article.lead else (),
        "body": article.body,
    }
    for field, paragraphs in texts.items():
        found = tokens.field_terms(paragraphs)
        if found.length:
            terms[f"{field}_stem"] = found.stems, found.positions
            terms[f"{field}_surface"] = found.surfaces, found.positions
            numbers[f"{field}_length"] = found.length
    if article.outlet:
        terms["outlet"] = (article.outlet,), (0,)
    if article.officials:
        names = [f"{o.id}{OFFICIAL_SEPARATOR}{o.name}" for o in article.officials]
        terms["official"] = names, [0] * len(names)
    span = days.span(article.published)
    if span is not None:
        numbers |= {
            "first": span.first,
            "last": span.last,
            "minute": span.moment,
            "month": month_code(span.month),
        }
    return Document(numbers, terms, storage.pack(article), root, copies.signature(article.body))
