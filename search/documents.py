"""An article as the fields that the engine stores: terms with positions, columns, the article itself."""

from __future__ import annotations

from array import array
from typing import Final, TypeAlias

from search import analysis, calendar, identifiers, storage
from search.columns import month_code
from search.model import Article

Positions: TypeAlias = "array[int]"  # array is generic for type checkers only
Terms = dict[str, Positions]

# Between an official's id and name in one term, so that the term dictionary lists both.
OFFICIAL_SEPARATOR: Final = "\t"

# A name in a facet field has no position, but Whoosh cannot merge postings without a value.
BARE: Final = array("I", (0,))


def make_document(article: Article) -> dict[str, object]:
    """The article as Whoosh fields."""
    document: dict[str, object] = {
        "id": {article.id: BARE},
        "number": identifiers.number(article.id),
        "article": storage.pack(article),
    }
    texts = {
        "title": (article.title,) if article.title else (),
        "lead": (article.lead,) if article.lead else (),
        "body": article.body,
    }
    for field, paragraphs in texts.items():
        stems: Terms = {}
        surfaces: Terms = {}
        length = 0
        for tokens in analysis.paragraph_tokens(paragraphs):
            length += len(tokens)
            for surface, stem, _, _, position in tokens:
                if stem in stems:
                    stems[stem].append(position)
                else:
                    stems[stem] = array("I", (position,))
                if surface in surfaces:
                    surfaces[surface].append(position)
                else:
                    surfaces[surface] = array("I", (position,))
        if length:
            document |= {f"{field}_stem": stems, f"{field}_surface": surfaces, f"{field}_length": length}
    if article.outlet:
        document["outlet"] = {article.outlet: BARE}
    if article.officials:
        document["official"] = {f"{o.id}{OFFICIAL_SEPARATOR}{o.name}": BARE for o in article.officials}
    span = calendar.span(article.published)
    if span is not None:
        document |= {
            "first": span.first,
            "last": span.last,
            "minute": span.first * 1440 + span.minute,
            "month": month_code(span.month),
        }
    return document
