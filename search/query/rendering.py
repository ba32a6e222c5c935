"""A tree and a whole question, written in the query language."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, assert_never, cast

from search.analysis.tokens import tokens
from search.errors import QueryTooSlowError
from search.knowledge.kinds import NAMES
from search.model import (
    ANYONE,
    And,
    ArticleKind,
    DayRange,
    Everything,
    Expanding,
    Filters,
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
    Query,
    SaidBy,
    SynonymsNode,
    Wildcard,
    Word,
)
from search.tree import leaves

# Letters of a part of a question that a message repeats.
_SHOWN: Final = 80


class _Words(NamedTuple):
    """The operators and fields of the query language in one language; the parser knows them in both."""

    all_of: str
    either: str
    without: str
    near: str
    title: str
    author: str
    outlet: str
    official: str
    said: str
    kind: str
    date: str
    added: str
    undated: str


_WORDS: Final[dict[Literal["en", "id"], _Words]] = {
    "en": _Words(
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "title",
        "author",
        "outlet",
        "official",
        "said",
        "kind",
        "date",
        "added",
        "undated",
    ),
    "id": _Words(
        "DAN",
        "ATAU",
        "BUKAN",
        "DEKAT",
        "judul",
        "penulis",
        "outlet",
        "pejabat",
        "kata",
        "jenis",
        "tanggal",
        "masuk",
        "tanpa tanggal",
    ),
}


def render(node: Node, language: Literal["en", "id"] = "en") -> str:
    """The tree in the query language, with every operator written out; it parses to the same tree.

    >>> from search.query.parse import parse
    >>> render(parse('Rusia -Xi (China atau OR India)').tree)
    'Rusia AND NOT Xi AND ((China AND atau) OR India)'
    >>> render(parse('title:Rusia -Xi').tree, "id")
    'judul:Rusia DAN BUKAN Xi'
    """
    return _render(node, _WORDS[language])


def dearest(error: QueryTooSlowError) -> str:
    """What of a question that was given up took the longest, as it may be typed, cut to be shown; '' where no
    part did.

    >>> dearest(QueryTooSlowError(2, Prefix("me")))
    'me*'
    """
    text = "" if error.part is None else render(cast("Node", error.part))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _render(node: Node, words: _Words) -> str:  # noqa: C901 - one match over all kinds of nodes
    match node:
        case Word(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case Near(parts, distance):
            return _near(parts, distance, words)
        case Prefix() | Wildcard() | Fuzzy():
            return as_typed(node)
        case SynonymsNode(typed, _):
            return _render(typed, words)
        case InField(name, part):
            inside = _render(part, words) if _is_one_piece(part) else f"({_render(part, words)})"
            label = words.title if name == "title" else words.author if name == "author" else name
            return f"{label}:{inside}"
        case OutletIs(text):
            return f'{words.outlet}:"{text}"'
        case OfficialIs(text):
            return f'{words.official}:"{text}"'
        case SaidBy(speaker, part):
            named = f"{words.said}:{speaker}" if speaker == ANYONE else f'{words.said}:"{speaker}"'
            return named if isinstance(part, Everything) else f"{named} ({_render(part, words)})"
        case KindIs(kind):
            return _kinds((kind,), words)
        case DayRange(first, last, of):
            field = words.added if of == "added" else words.date
            return f"{field}:{first or ''}..{last or ''}" if first != last else f"{field}:{first}"
        case And(parts):
            return f" {words.all_of} ".join(_inside(part, words) for part in parts)
        case Or(parts):
            return f" {words.either} ".join(_inside(part, words) for part in parts)
        case Not(part):
            return f"{words.without} {_inside(part, words)}"
        case Everything():
            return ""
        case Nothing():
            return ""
        case _:
            assert_never(node)


def as_typed(node: Expanding) -> str:
    """How a node is written in the query language."""
    match node:
        case Prefix(text):
            return f"{text}*"
        case Wildcard(text):
            return text
        case Fuzzy(text, edits):
            return f"{text}~{edits}"
        case _:
            assert_never(node)


def _near(parts: tuple[Node, ...], distance: int, words: _Words) -> str:
    exact = [part.text for part in parts if isinstance(part, Phrase) and len(part.text.split()) == 1]
    if len(exact) == len(parts) and all(len(list(tokens(text, glued="apart"))) == 1 for text in exact):
        return f'"{" ".join(exact)}"~{distance}'
    return f" {words.near}/{distance} ".join(_render(part, words) for part in parts)


def _inside(node: Node, words: _Words) -> str:
    if isinstance(node, SynonymsNode):
        return _inside(node.typed, words)
    # What follows `said:` is looked for in the quotes: a parenthesis ends it.
    return f"({_render(node, words)})" if isinstance(node, And | Or | SaidBy) else _render(node, words)


def _is_one_piece(node: Node) -> bool:
    """Whether a node is written as one piece, which a field in front of it takes whole."""
    if isinstance(node, SynonymsNode):
        return _is_one_piece(node.typed)
    return isinstance(node, Word | Phrase | Expanding)


def is_plain(node: Node) -> bool:
    """Whether a question is words alone, each of which must be there."""
    match node:
        case Word() | Everything():
            return True
        case And(parts):
            return all(map(is_plain, parts))
        case SynonymsNode(typed, _):
            return is_plain(typed)
        case Phrase() | Near() | Prefix() | Wildcard() | Fuzzy() | InField() | SaidBy() | Or() | Not():
            return False
        case OutletIs() | OfficialIs() | KindIs() | DayRange() | Nothing():
            return False
        case _:
            assert_never(node)


def typed_out(node: Node, language: Literal["en", "id"] = "en") -> str:
    """The tree as a reader would type it: words alone without operators, else as `render` has it.

    >>> from search.query.parse import parse
    >>> typed_out(parse("Rusia China outlet:Antara").tree), typed_out(parse("Rusia OR China").tree, "id")
    ('Rusia China', 'Rusia ATAU China')
    """
    if not is_plain(node):
        return render(node, language)
    return " ".join(leaf.node.text for leaf in leaves(node, as_typed=True) if isinstance(leaf.node, Word))


def render_query(query: Query, language: Literal["en", "id"] = "en") -> str:
    """How the whole question was understood, filters included, for `understood` in the answer."""
    words, filters = _WORDS[language], query.filters
    conditions = [_render(query.tree, words)]
    conditions += [
        _any_value(words.outlet, filters.outlets, words),
        *_officials(filters, words),
        _kinds(filters.kinds, words),
    ]
    conditions += [f"-{_any_value(words.outlet, (name,), words)}" for name in filters.excluded_outlets]
    conditions += [f"-{_any_value(words.official, (name,), words)}" for name in filters.excluded_officials]
    conditions += [f"-{_kinds((kind,), words)}" for kind in filters.excluded_kinds]
    if filters.days:
        conditions.append(_render(filters.days, words))
    if filters.undated:
        conditions.append(words.undated)
    if isinstance(query.tree, Or) and len([c for c in conditions if c]) > 1:
        conditions[0] = f"({conditions[0]})"
    return f" {words.all_of} ".join(condition for condition in conditions if condition)


def _officials(filters: Filters, words: _Words) -> tuple[str, ...]:
    if filters.all_officials:
        return tuple(_any_value(words.official, (name,), words) for name in filters.officials)
    return (_any_value(words.official, filters.officials, words),)


def _kinds(kinds: tuple[ArticleKind, ...], words: _Words) -> str:
    """Any of the kinds, under the names of a language; their names need no quotes."""
    language = 1 if words is _WORDS["id"] else 0
    names = [NAMES[kind][language] for kind in kinds]
    if len(names) < 2:
        return f"{words.kind}:{names[0]}" if names else ""
    return f"{words.kind}:({f' {words.either} '.join(names)})"


def _any_value(field: str, values: tuple[str, ...], words: _Words) -> str:
    if len(values) < 2:
        return f'{field}:"{values[0]}"' if values else ""
    quoted = [f'"{value}"' for value in values]
    return f"{field}:({f' {words.either} '.join(quoted)})"
