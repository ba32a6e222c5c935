"""How a question is understood and what it is looked up as, with the counts of an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol, assert_never

from search.analysis.tokens import tokens
from search.model import (
    TEXT_FIELDS,
    And,
    DayRange,
    Everything,
    Expanding,
    Filters,
    Fuzzy,
    InField,
    Near,
    Node,
    Not,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    Synonyms,
    TextField,
    Wildcard,
    Word,
)
from search.query.rendering import render
from search.retrieval.ranking import Form
from search.retrieval.vocabulary import Expanded

# Words of one pattern that are listed with their counts.
MOST_TERMS = 30

Fields = tuple[TextField, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is looked up, and how many articles have it in each field."""

    form: Form
    text: str
    counts: dict[TextField, int]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A node of a question: its kind, how it is written, how many articles it finds by itself before all
    filters, the terms that it is looked up as, and its parts."""

    kind: str
    text: str
    articles: int
    terms: tuple[Term, ...] = ()
    parts: tuple[Explanation, ...] = ()


class Counting(Protocol):
    """What an index tells of the parts of a question."""

    def found(self, node: Node, fields: Fields) -> int:
        """How many articles a node finds."""
        ...

    def counts_of(self, form: Form, term: str, fields: Fields) -> dict[TextField, int]:
        """In how many articles a term is, by field."""
        ...

    def expand(self, node: Expanding) -> Expanded: ...


def explain(index: Counting, node: Node, fields: Fields = TEXT_FIELDS) -> Explanation:
    """The explanation of a tree over an index."""
    return Explanation(
        kind=type(node).__name__.lower(),
        text=render(node),
        articles=index.found(node, fields),
        terms=tuple(
            Term(form, text, index.counts_of(form, text, fields)) for form, text in _terms(index, node)
        ),
        parts=tuple(explain(index, part, inside) for part, inside in _parts(node, fields)),
    )


def _terms(index: Counting, node: Node) -> Iterator[tuple[Form, str]]:
    match node:
        case Word(text):
            for token in tokens(text, glued="whole"):
                yield "stem", token.stem
                yield "surface", token.surface
        case Phrase(text):
            for token in tokens(text, glued="apart"):
                yield "surface", token.surface
        case Prefix() | Wildcard() | Fuzzy():
            for word in index.expand(node).words[:MOST_TERMS]:
                yield "surface", word
        case _:
            return


def _parts(node: Node, fields: Fields) -> Iterator[tuple[Node, Fields]]:
    match node:
        case And(parts) | Or(parts) | Near(parts, _):
            for part in parts:
                yield part, fields
        case Synonyms(typed, others):
            for part in (typed, *others):
                yield part, fields
        case Not(part):
            yield part, fields
        case InField(name, part):
            yield part, (name,)
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
            return
        case OutletIs() | OfficialIs() | DayRange() | Everything() | Nothing():
            return
        case _:
            assert_never(node)


def explanation_json(explained: Explanation) -> dict[str, Any]:
    """The explanation as JSON."""
    return {
        "kind": explained.kind,
        "text": explained.text,
        "articles": explained.articles,
        "terms": [{"form": t.form, "term": t.text, "articles": t.counts} for t in explained.terms],
        "parts": [explanation_json(part) for part in explained.parts],
    }


def filters_json(filters: Filters) -> dict[str, Any]:
    """The conditions that narrow a whole question, those that are not asked left out."""
    days = filters.days
    named: dict[str, Any] = {
        "outlets": list(filters.outlets),
        "officials": list(filters.officials),
        "days": {"first": days.first, "last": days.last} if days else None,
        "undated": filters.undated,
        "excluded_outlets": list(filters.excluded_outlets),
        "excluded_officials": list(filters.excluded_officials),
    }
    return {name: value for name, value in named.items() if value}


def lines(explained: Explanation, depth: int = 0) -> Iterator[str]:
    """The explanation as lines of text, parts indented below the whole."""
    indent = "  " * depth
    yield f"{indent}{explained.kind} {explained.text}  ({_articles(explained.articles)})"
    for term in explained.terms:
        counts = ", ".join(f"{field} {count}" for field, count in term.counts.items())
        yield f"{indent}    {term.form} {term.text}: {counts}"
    for part in explained.parts:
        yield from lines(part, depth + 1)


def _articles(count: int) -> str:
    return f"{count} article" if count == 1 else f"{count} articles"
