"""How a question is understood and what it is looked up as, with the counts of an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, assert_never

from search.analysis.tokens import tokens
from search.model import (
    TEXT_FIELDS,
    And,
    DayRange,
    Everything,
    Expanding,
    Fuzzy,
    InField,
    KindIs,
    Near,
    Node,
    Not,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    SaidBy,
    SynonymsNode,
    TextField,
    Wildcard,
    Word,
)
from search.query.rendering import render
from search.retrieval.ranking import Form
from search.retrieval.vocabulary import Expanded
from search.tree import parts

# Words of one pattern that are listed with their counts.
MOST_TERMS = 30

Fields = tuple[TextField, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is looked up, and how many articles have it in each field. `claims`: how many of the
    titles are those of fact checks, which count less."""

    form: Form
    text: str
    counts: dict[TextField, int]
    claims: int = 0


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

    def claims_of(self, form: Form, term: str) -> int:
        """How many fact checks have a term in the title."""
        ...

    def expand(self, node: Expanding) -> Expanded: ...


def explain(index: Counting, node: Node, fields: Fields = TEXT_FIELDS) -> Explanation:
    """The explanation of a tree over an index."""
    return Explanation(
        kind=type(node).__name__.removesuffix("Node").lower(),
        text=render(node),
        articles=index.found(node, fields),
        terms=tuple(
            Term(
                form,
                text,
                index.counts_of(form, text, fields),
                index.claims_of(form, text) if "title" in fields else 0,
            )
            for form, text in _terms(index, node)
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
            for token in tokens(text, glued="written"):
                yield "surface", token.surface
        case Prefix() | Wildcard() | Fuzzy():
            for word in index.expand(node).words[:MOST_TERMS]:
                yield "surface", word
        case And() | Or() | Not() | Near() | SynonymsNode() | InField() | SaidBy():
            return
        case OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
            return
        case _:
            assert_never(node)


def _parts(node: Node, fields: Fields) -> Iterator[tuple[Node, Fields]]:
    inside = (node.name,) if isinstance(node, InField) else ("body",) if isinstance(node, SaidBy) else fields
    for part in parts(node):
        yield part, inside
