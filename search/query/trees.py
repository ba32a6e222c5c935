"""Nodes out of what was typed, simplified: nested AND and OR flat, one part alone without its operator."""

from __future__ import annotations

from search.analysis.folding import APOSTROPHES
from search.analysis.tokens import tokens
from search.model import (
    And,
    Fuzzy,
    InField,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    SynonymsNode,
    TextField,
    Wildcard,
    Word,
)
from search.query.lexing import OPERATORS, Lexeme
from search.tree import map_parts

# Of words this long two letters may be wrong, of shorter ones only one.
_LONG = 6
# '(a OR b …) NEAR (c OR d …)' is each with each.
_MOST_PAIRS = 36


def all_of(parts: list[Node]) -> Node | None:
    """All of the parts; None of none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return None if not flat else flat[0] if len(flat) == 1 else And(tuple(flat))


def either(parts: list[Node]) -> Node | None:
    """Any of the parts; None of none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
    return None if not flat else flat[0] if len(flat) == 1 else Or(tuple(flat))


def negation(node: Node) -> Node:
    """What the node does not find; of an exclusion what it excludes."""
    return node.part if isinstance(node, Not) else Not(node)


def in_field(name: TextField, node: Node) -> Node:
    """The node looked for in one field; an exclusion stays outermost, where it narrows in any-word mode."""
    return Not(in_field(name, node.part)) if isinstance(node, Not) else InField(name, node)


def words(text: str) -> Node | None:
    """The words of one run of characters: 'China-Rusia' is two, '&' is none."""
    found = _written(text)
    # In small letters even a word like 'OR' (from '/OR/') stays a word when the query is typed again.
    return all_of([Word(word.lower() if word in OPERATORS else word) for word in found])


def _written(text: str) -> list[str]:
    """The words of a text as they are written, without the apostrophe of '_’a', with which none begins."""
    return [text[token.start : token.end].strip(APOSTROPHES) for token in tokens(text, glued="whole")]


def phrase(text: str) -> Node:
    return Phrase(" ".join(text.split()))


def scattered(text: str, distance: int) -> Node:
    """'"some words"~5': each exactly, in any order."""
    found = [Phrase(word) for word in _written(text)]
    return Near(tuple(found), distance) if len(found) > 1 else found[0]


def expanding(lexeme: Lexeme) -> Node | None:
    """A pattern or a fuzzy word."""
    text = lexeme.text
    if lexeme.kind == "fuzzy":
        default = 1 if len(text) < _LONG else 2
        return all_of([Fuzzy(word, lexeme.number or default) for word in _written(text)])
    if text.endswith("*") and not set("*?") & set(text[:-1]):
        return Prefix(text[:-1])
    apart = [token.surface for token in tokens(text, glued="apart")]
    if len(apart) > 1 and "-" not in text:
        # News writes 'p*rkosa' to spare its readers the word: in the index that is two, side by side.
        return SynonymsNode(Wildcard(text), (Phrase(" ".join(apart)),))
    return Wildcard(text)


def near(left: Node, right: Node, distance: int) -> Node | None:
    """Both within a distance; of alternatives each. None where one is no word, phrase or field of such."""
    if isinstance(left, InField):
        other = right.part if isinstance(right, InField) and right.name == left.name else right
        inside = None if isinstance(other, InField) else near(left.part, other, distance)
        return inside and InField(left.name, inside)
    if isinstance(left, Near) and left.distance == distance:
        parts = left.parts
    elif isinstance(left, Or) or isinstance(right, Or):
        pairs = [(a, b) for a in _alternatives(left) for b in _alternatives(right)]
        if len(pairs) > _MOST_PAIRS:
            return None
        found = [near(a, b, distance) for a, b in pairs]
        return None if None in found else either([node for node in found if node is not None])
    else:
        parts = _plain(left)
    others = right.parts if isinstance(right, Near) and right.distance == distance else _plain(right)
    return Near((*parts, *others), distance) if parts and others else None


def _alternatives(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Or) else (node,)


def _plain(node: Node) -> tuple[Word | Phrase, ...]:
    """The words and phrases that a node is; 'China-Rusia' is two words. None where a part is neither."""
    parts = node.parts if isinstance(node, And) else (node,)
    plain = tuple(part for part in parts if isinstance(part, Word | Phrase))
    return plain if len(plain) == len(parts) else ()


def exactly(node: Node) -> Node:
    """The tree with every word as it is written: no other forms."""
    return Phrase(node.text) if isinstance(node, Word) else map_parts(exactly, node)
