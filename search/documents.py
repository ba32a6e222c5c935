"""An article as what an engine stores of it: terms with positions, numbers, the article itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from search import analysis, calendar, copies, identifiers, storage
from search.analysis import Positions
from search.columns import month_code
from search.model import Article

# Between an official's id and name in one term, so that the term dictionary lists both.
OFFICIAL_SEPARATOR: Final = "\t"
# A name in a facet field has no position; the format wants one.
NO_POSITION: Final = (0,)


@dataclass(frozen=True, slots=True)
class Document:
    """`numbers`: column values; `terms`: for each field, its terms and their positions; `stored`: the
    article (see `storage`); `root`: the folder or file that it was read from, for the manifest;
    `signature`: see `copies`, empty where there is none."""

    numbers: dict[str, int]
    terms: dict[str, Positions]
    stored: bytes
    root: str
    signature: bytes = b""


def make_document(article: Article, root: str = "") -> Document:
    """The article as fields."""
    numbers = {"number": identifiers.number(article.id)}
    terms: dict[str, Positions] = {}
    texts = {
        "title": (article.title,) if article.title else (),
        "lead": (article.lead,) if article.lead else (),
        "body": article.body,
    }
    for field, paragraphs in texts.items():
        found = analysis.positions(paragraphs)
        if found.length:
            terms[f"{field}_stem"] = found.stems
            terms[f"{field}_surface"] = found.surfaces
            numbers[f"{field}_length"] = found.length
    if article.outlet:
        terms["outlet"] = {article.outlet: NO_POSITION}
    if article.officials:
        terms["official"] = {f"{o.id}{OFFICIAL_SEPARATOR}{o.name}": NO_POSITION for o in article.officials}
    span = calendar.span(article.published)
    if span is not None:
        numbers |= {
            "first": span.first,
            "last": span.last,
            "minute": span.moment,
            "month": month_code(span.month),
        }
    return Document(numbers, terms, storage.pack(article), root, copies.signature(article.body))
