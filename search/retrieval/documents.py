"""An article as what an engine stores of it: terms with positions, numbers, the article itself as bytes."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from search import identifiers
from search.analysis.tokens import FieldTerms, field_terms
from search.model import KINDS, Article, Cut, Document, Official, Quote
from search.process.stages import Stage
from search.retrieval import copies, days, short_forms
from search.retrieval.columns import month_code

# Between an official's id, name and post in one term, so that the term dictionary lists all three.
OFFICIAL_SEPARATOR: Final = "\t"
# Terms in the order of their positions, and the positions; a name in a facet field has none and stands at 0.
Terms = tuple[Sequence[str], Sequence[int]]

_ARTICLE = tuple(field.name for field in fields(Article))
_OFFICIAL = tuple(field.name for field in fields(Official))
_CUT = tuple(field.name for field in fields(Cut))
# The words of a quote stand in the body.
_QUOTE = tuple(field.name for field in fields(Quote) if field.name != "words")


def make_document(article: Article, root: str = "") -> Document:
    """The article as fields."""
    numbers = {"number": identifiers.number(article.id)}
    if kind := KINDS.index(article.kind):
        numbers["kind"] = kind
    terms: dict[str, Terms] = {}
    texts = {
        "title": (article.title,) if article.title else (),
        "lead": (article.lead,) if article.lead else (),
        "body": article.body,
        "author": article.authors,
    }
    for field, paragraphs in texts.items():
        with Stage.ANALYSIS:
            if field == "body" and article.quotes:
                found = body_terms(article)
                terms |= _quotes(article.quotes, found)
            else:
                found = field_terms(paragraphs)
        if found.length:
            positions = array("I", found.positions)
            terms[f"{field}_stem"] = found.stems, positions
            terms[f"{field}_surface"] = found.surfaces, positions
            numbers[f"{field}_length"] = found.length
    if article.outlet:
        terms["outlet"] = (article.outlet,), (0,)
    if forms := short_forms.terms(article):
        terms["short_form"] = forms, [0] * len(forms)
    if article.aliases:
        terms["alias"] = article.aliases, [0] * len(article.aliases)
    if article.officials:
        from search.knowledge.officials.posts import post  # who asks needs none of its words

        names = [
            OFFICIAL_SEPARATOR.join((o.id, o.name, post(o.role), *(("calon",) if o.candidate else ())))
            for o in article.officials
        ]
        terms["official"] = names, [0] * len(names)
    span = days.span(article.published)
    if span is not None:
        numbers |= {
            "first": span.first,
            "last": span.last,
            "minute": span.moment,
            "month": month_code(span.month),
        }
    with Stage.STORED:
        packed = pack(article)
    with Stage.STORIES:
        signature = copies.signature(article.body)
    return Document(numbers, terms, packed, root, signature)


def _quotes(quotes: Sequence[Quote], body: FieldTerms) -> dict[str, Terms]:
    """The speaker of each quote with a word, twice: at its first and at its last word."""
    names: list[str] = []
    positions: list[int] = []
    for quote, place in zip(quotes, quote_positions(quotes, body), strict=True):
        if place is not None:
            names += [f"{quote.official or ''}{OFFICIAL_SEPARATOR}{quote.speaker or ''}"] * 2
            positions += place
    return {"speaker": (names, positions)} if names else {}


def body_terms(article: Article) -> FieldTerms:
    """The words of the body, those of paragraphs with quotes located."""
    return field_terms(article.body, {quote.paragraph for quote in article.quotes})


def quote_positions(quotes: Sequence[Quote], body: FieldTerms) -> list[tuple[int, int] | None]:
    """The positions of the first and the last word of each quote, None of one without a word; `body`: see
    `body_terms`."""
    found: list[tuple[int, int] | None] = []
    for quote in quotes:
        first, starts, ends = body.located[quote.paragraph]
        # The words of a paragraph are in the order in which they start.
        reach = range(bisect_left(starts, quote.start), bisect_left(starts, quote.end))
        begin = next((at for at in reach if ends[at] <= quote.end), None)
        if begin is None:
            found.append(None)
            continue
        last = next(at for at in reversed(reach) if ends[at] <= quote.end)
        found.append((body.positions[first + begin], body.positions[first + last]))
    return found


def pack(article: Article) -> bytes:
    """The article as JSON. An engine packs what it stores."""
    # Not dataclasses.asdict: it copies every string of the body in Python.
    values = {name: getattr(article, name) for name in _ARTICLE}
    values["officials"] = [{name: getattr(o, name) for name in _OFFICIAL} for o in article.officials]
    values["quotes"] = [[getattr(quote, name) for name in _QUOTE] for quote in article.quotes]
    values["cut"] = [{name: getattr(cut, name) for name in _CUT} for cut in article.cut]
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> Article:
    """The article that `pack` was given."""
    fields: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    for official in fields["officials"]:
        official["names"] = tuple(official["names"])
    fields["officials"] = tuple([Official(**official) for official in fields["officials"]])
    body = fields["body"]
    fields["quotes"] = tuple(
        [
            Quote(paragraph, start, end, body[paragraph][start:end], kind, speaker, official, office)
            for paragraph, start, end, kind, speaker, official, office in fields["quotes"]
        ]
    )
    fields["cut"] = tuple([Cut(**cut) for cut in fields["cut"]])
    for name in ("body", "authors", "date_candidates", "date_flags", "problems", "aliases"):
        fields[name] = tuple(fields[name])
    return Article(**fields)
