"""Walking a query tree: the parts of a node, the leaves of a tree, a node with its parts changed.

A node that is added to `search.model.Node` fails to type-check here until each walk knows it; whoever walks a
tree in another way ends the `match` in `assert_never` likewise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, assert_never

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

# What has no parts.
LeafNode = Word | Phrase | Expanding | OutletIs | OfficialIs | KindIs | DayRange | Everything | Nothing


class Leaf(NamedTuple):
    """A leaf, the text fields that it is looked for in, and whether the tree excludes what it finds."""

    node: LeafNode
    fields: tuple[TextField, ...]
    is_excluded: bool


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes right below a node, in the order of the question.

    >>> parts(And((Word("a"), Not(Word("b")))))
    (Word(text='a'), Not(part=Word(text='b')))
    """
    match node:
        case And(inner) | Or(inner) | Near(inner, _):
            return inner
        case SynonymsNode(typed, others):
            return (typed, *others)
        case Not(part) | InField(_, part) | SaidBy(_, part):
            return (part,)
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
            return ()
        case OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
            return ()
        case _:
            assert_never(node)


def leaves(node: Node, *, as_typed: bool = False) -> Iterator[Leaf]:
    """All leaves, in the order of the question; `as_typed`: without the synonyms of what was typed.

    >>> [(leaf.node.text, leaf.is_excluded) for leaf in leaves(And((Word("a"), Not(Word("b")))))]
    [('a', False), ('b', True)]
    """
    return _leaves(node, TEXT_FIELDS, False, as_typed)


def _leaves(node: Node, fields: tuple[TextField, ...], is_excluded: bool, as_typed: bool) -> Iterator[Leaf]:
    match node:
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
            yield Leaf(node, fields, is_excluded)
        case OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
            yield Leaf(node, fields, is_excluded)
        case Not(part):
            yield from _leaves(part, fields, not is_excluded, as_typed)
        case InField(name, part):
            yield from _leaves(part, (name,), is_excluded, as_typed)
        case SaidBy(_, part):
            # Quotes stand in the body.
            inside: tuple[TextField, ...] = ("body",) if "body" in fields else ()
            yield from _leaves(part, inside, is_excluded, as_typed)
        case SynonymsNode(typed, _) if as_typed:
            yield from _leaves(typed, fields, is_excluded, as_typed)
        case And() | Or() | Near() | SynonymsNode():
            for part in parts(node):
                yield from _leaves(part, fields, is_excluded, as_typed)
        case _:
            assert_never(node)


def sayings(node: Node) -> Iterator[SaidBy]:
    """The questions of who said what in a tree, without what it excludes.

    >>> [node.speaker for node in sayings(And((SaidBy("Xi", Word("a")), Not(SaidBy("Putin", Word("b"))))))]
    ['Xi']
    """
    if isinstance(node, Not):
        return
    if isinstance(node, SaidBy):
        yield node
    for part in parts(node):
        yield from sayings(part)


def map_parts(change: Callable[[Node], Node], node: Node) -> Node:
    """The node with `change` made to each of its parts; a leaf as it is.

    Raises TypeError where a part of `Near` becomes what cannot stand near anything.

    >>> map_parts(lambda part: Phrase(part.text), Not(Word("a")))
    Not(part=Phrase(text='a'))
    """
    match node:
        case And(inner):
            return And(tuple(map(change, inner)))
        case Or(inner):
            return Or(tuple(map(change, inner)))
        case Near(inner, distance):
            return Near(tuple(_nearable(change(part)) for part in inner), distance)
        case SynonymsNode(typed, others):
            return SynonymsNode(change(typed), tuple(map(change, others)))
        case Not(part):
            return Not(change(part))
        case InField(name, part):
            return InField(name, change(part))
        case SaidBy(speaker, part):
            return SaidBy(speaker, change(part))
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
            return node
        case OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
            return node
        case _:
            assert_never(node)


def _nearable(node: Node) -> Word | Phrase:
    if not isinstance(node, Word | Phrase):
        raise TypeError(f"{node} cannot stand near anything; make it a Word or a Phrase")
    return node
