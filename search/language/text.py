"""A tree and a whole question, written in the query language."""

from __future__ import annotations

from typing import assert_never

from search.analysis import tokens
from search.model import (
    And,
    DayRange,
    Everything,
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
    Query,
    Synonyms,
    Wildcard,
    Word,
)
from search.vocabulary import as_typed


def render(node: Node) -> str:
    """The tree in the query language, with every operator written out; it parses to the same tree.

    >>> from search.query import parse
    >>> render(parse('Rusia -Xi (China atau OR India)').tree)
    'Rusia AND NOT Xi AND ((China AND atau) OR India)'
    """
    match node:
        case Word(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case Near(parts, distance):
            return _near(parts, distance)
        case Prefix() | Wildcard() | Fuzzy():
            return as_typed(node)
        case Synonyms(typed, _):
            return render(typed)
        case InField(name, part):
            inside = f"({render(part)})" if isinstance(part, Near) else _inside(part)
            return f"{name}:{inside}"
        case OutletIs(text):
            return f'outlet:"{text}"'
        case OfficialIs(text):
            return f'official:"{text}"'
        case DayRange(first, last):
            return f"date:{first or ''}..{last or ''}" if first != last else f"date:{first}"
        case And(parts):
            return " AND ".join(_inside(part) for part in parts)
        case Or(parts):
            return " OR ".join(_inside(part) for part in parts)
        case Not(part):
            return f"NOT {_inside(part)}"
        case Everything():
            return ""
        case Nothing():
            return ""
        case _:
            assert_never(node)


def _near(parts: tuple[Node, ...], distance: int) -> str:
    exact = [part.text for part in parts if isinstance(part, Phrase) and len(part.text.split()) == 1]
    if len(exact) == len(parts) and all(len(list(tokens(text, glued="apart"))) == 1 for text in exact):
        return f'"{" ".join(exact)}"~{distance}'
    return f" NEAR/{distance} ".join(map(render, parts))


def _inside(node: Node) -> str:
    if isinstance(node, Synonyms):
        return _inside(node.typed)
    return f"({render(node)})" if isinstance(node, And | Or) else render(node)


def render_query(query: Query) -> str:
    """How the whole question was understood, filters included, for `understood` in the answer."""
    filters = query.filters
    conditions = [render(query.tree)]
    conditions += [_any_value("outlet", filters.outlets), _any_value("official", filters.officials)]
    conditions += [f"-{_any_value('outlet', (name,))}" for name in filters.excluded_outlets]
    conditions += [f"-{_any_value('official', (name,))}" for name in filters.excluded_officials]
    if filters.days:
        conditions.append(render(filters.days))
    if filters.undated:
        conditions.append("undated")
    if isinstance(query.tree, Or) and len([c for c in conditions if c]) > 1:
        conditions[0] = f"({conditions[0]})"
    return " AND ".join(condition for condition in conditions if condition)


def _any_value(field: str, values: tuple[str, ...]) -> str:
    if len(values) < 2:
        return f'{field}:"{values[0]}"' if values else ""
    quoted = [f'"{value}"' for value in values]
    return f"{field}:({' OR '.join(quoted)})"
