"""What the reader typed, to a Query. Never fails: what was not understood goes to notes.

    query    = any_of
    any_of   = all_of (OR all_of)*
    all_of   = factor (AND? factor)*              blanks mean AND, or OR in any-word mode
    factor   = (NOT | -)* atom
    atom     = "exact words" | ( query ) | field:atom | word

Operators count in capitals only (AND OR NOT, DAN ATAU BUKAN). A minus negates where it stands directly
before something and after a blank, so 'Rusia - China' and 'China-Rusia' negate nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, assert_never

from search.analysis import tokens
from search.knowledge.dates import parse_days
from search.model import (
    And,
    Copies,
    DayRange,
    Everything,
    Filters,
    InField,
    Node,
    Not,
    Note,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Query,
    Sort,
    TextField,
    Word,
)

# Longer texts are cut, with a note: nobody types so much, and each word costs a look-up.
LONGEST_QUERY: Final = 2_000
DEEPEST: Final = 40

FieldName = Literal["title", "outlet", "official", "date"]
FIELDS: Final[dict[str, FieldName]] = {
    "judul": "title",
    "title": "title",
    "outlet": "outlet",
    "media": "outlet",
    "pejabat": "official",
    "official": "official",
    "tanggal": "date",
    "date": "date",
}
_OPERATORS: Final = {"AND": "AND", "DAN": "AND", "OR": "OR", "ATAU": "OR", "NOT": "NOT", "BUKAN": "NOT"}
_QUOTES: Final = '"“”„‟«»＂'

_LEXEMES: Final = re.compile(
    rf"""(?P<blank>\s+)
       |[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closing>[{_QUOTES}]?)
       |(?P<open>\()|(?P<close>\))
       |(?P<field>[^\W\d_]+):(?!//)(?=(?P<glued>\S?))
       |(?P<word>[^\s{_QUOTES}()]+)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: Literal["word", "phrase", "open", "close", "field", "operator", "minus"]
    text: str
    at: int


def _lex(text: str, notes: list[Note]) -> list[_Lexeme]:
    found: list[_Lexeme] = []
    at = 0
    after_blank = True
    while at < len(text):
        if text[at] == "-" and after_blank and at + 1 < len(text) and not text[at + 1].isspace():
            if text[at + 1] != "-":
                found.append(_Lexeme("minus", "-", at))
            at += 1
            continue
        match = _LEXEMES.match(text, at)
        assert match is not None  # the last alternatives take any character
        kind = match.lastgroup if match["phrase"] is None else "phrase"
        match kind:
            case "blank":
                pass
            case "phrase":
                if not match["closing"]:
                    notes.append(Note.of("unclosed-quote", position=at + 1))
                found.append(_Lexeme("phrase", match["phrase"], at))
            case "open" | "close":
                found.append(_Lexeme("open" if kind == "open" else "close", match.group(), at))
            case "field" | "glued":
                name = match["field"].lower()
                if name in FIELDS:
                    found.append(_Lexeme("field", name, at))
                else:
                    # 'Putin: Rusia siap …' is a pasted headline; 'penulis:Budi' asks for a field.
                    if match["glued"] and match["glued"].isalnum():
                        notes.append(Note.of("unknown-field", field=match["field"], position=at + 1))
                    found.append(_Lexeme("word", match["field"], at))
            case _:
                word = match["word"]
                operator = _OPERATORS.get(word)
                found.append(_Lexeme("operator", operator, at) if operator else _Lexeme("word", word, at))
        after_blank = kind in ("blank", "open")
        at = match.end()
    return found


class _Parser:
    """Recursive descent over lexemes; every dead end is a note and a reading."""

    def __init__(self, lexemes: list[_Lexeme], any_word: bool, today: date, notes: list[Note]) -> None:
        self._lexemes = lexemes
        self._next = 0
        self._any_word = any_word
        self._today = today
        self._notes = notes
        self._depth = 0

    def _peek(self) -> _Lexeme | None:
        return self._lexemes[self._next] if self._next < len(self._lexemes) else None

    def _take(self) -> _Lexeme:
        self._next += 1
        return self._lexemes[self._next - 1]

    def _takes(self, kind: str, text: str | None = None) -> _Lexeme | None:
        lexeme = self._peek()
        if lexeme is None or lexeme.kind != kind or (text is not None and lexeme.text != text):
            return None
        return self._take()

    def parse(self) -> Node | None:
        parts: list[Node] = []
        while self._peek() is not None:
            node = self._any_of()
            if node is not None:
                parts.append(node)
            if (stray := self._takes("close")) is not None:
                self._notes.append(Note.of("stray-parenthesis", position=stray.at + 1))
        return self._join(parts)

    def _any_of(self) -> Node | None:
        parts = [self._all_of()]
        while (operator := self._takes("operator", "OR")) is not None:
            part = self._all_of()
            if parts[-1] is None or part is None:
                self._lone(operator)
            parts.append(part)
        present = [part for part in parts if part is not None]
        return _either(present)

    def _all_of(self) -> Node | None:
        """Neighbours: joined by AND, or in any-word mode gathered so that one of them is enough."""
        groups: list[list[Node]] = [[]]
        while (lexeme := self._peek()) is not None and lexeme.kind != "close":
            if lexeme.kind == "operator" and lexeme.text == "OR":
                break
            if (operator := self._takes("operator", "AND")) is not None:
                if not groups[-1] or self._at_end():
                    self._lone(operator)
                elif self._any_word:
                    groups.append([])
                continue
            node = self._factor()
            if node is not None:
                groups[-1].append(node)
        return _all([node for group in groups if (node := self._join(group)) is not None])

    def _at_end(self) -> bool:
        lexeme = self._peek()
        return (
            lexeme is None or lexeme.kind == "close" or (lexeme.kind == "operator" and lexeme.text != "NOT")
        )

    def _join(self, parts: list[Node]) -> Node | None:
        if not self._any_word:
            return _all(parts)
        # Exclusions and filters narrow even where one word is enough.
        narrowing: list[Node] = [p for p in parts if isinstance(p, Not | OutletIs | OfficialIs | DayRange)]
        asked = _either([part for part in parts if part not in narrowing])
        return _all([asked, *narrowing] if asked else narrowing)

    def _lone(self, operator: _Lexeme) -> None:
        self._notes.append(Note.of("lone-operator", operator=operator.text, position=operator.at + 1))

    def _factor(self) -> Node | None:
        negated = False
        last: _Lexeme | None = None
        while (lexeme := self._takes("minus") or self._takes("operator", "NOT")) is not None:
            negated = not negated
            last = lexeme
        if last is not None and (self._peek() is None or self._at_end()):
            self._lone(last)
            return None
        node = self._atom(field=None)
        return Not(node) if negated and node is not None else node

    def _atom(self, field: FieldName | None) -> Node | None:
        lexeme = self._peek()
        if lexeme is None or lexeme.kind in ("close", "operator"):
            return None
        self._take()
        match lexeme.kind:
            case "word":
                return self._value(lexeme, field) if field else _words(lexeme.text)
            case "phrase":
                if not any(tokens(lexeme.text)):
                    self._notes.append(Note.of("empty-phrase", position=lexeme.at + 1))
                    return None
                return self._value(lexeme, field) if field else _phrase(lexeme.text)
            case "open":
                return self._group(lexeme)
            case "field":
                return self._field(lexeme)
            case "minus":  # 'judul:-Xi'
                return self._atom(field)
            case "close" | "operator":
                return None
            case _:
                assert_never(lexeme.kind)

    def _group(self, opening: _Lexeme) -> Node | None:
        if self._depth >= DEEPEST:
            self._notes.append(Note.of("too-deep", position=opening.at + 1))
            return None
        self._depth += 1
        node = self._any_of()
        self._depth -= 1
        if self._takes("close") is None:
            self._notes.append(Note.of("unclosed-parenthesis", position=opening.at + 1))
        return node

    def _field(self, lexeme: _Lexeme) -> Node | None:
        name = FIELDS[lexeme.text]
        following = self._peek()
        if following is None or following.kind in ("close", "operator", "field"):
            self._notes.append(Note.of("empty-field", field=lexeme.text, position=lexeme.at + 1))
            return None
        if name == "title":
            part = self._atom(field=None)
            return InField("title", part) if part is not None else None
        if following.kind == "open":
            return self._field_group(name)
        return self._atom(field=name)

    def _field_group(self, name: FieldName) -> Node | None:
        """'outlet:(Tempo OR Antara)': any of the values inside, whatever joins them."""
        opening = self._take()
        values: list[Node] = []
        while (lexeme := self._peek()) is not None and lexeme.kind != "close":
            self._take()
            if lexeme.kind in ("word", "phrase"):
                node = self._value(lexeme, name)
                if node is not None:
                    values.append(node)
        if self._takes("close") is None:
            self._notes.append(Note.of("unclosed-parenthesis", position=opening.at + 1))
        return _either(values)

    def _longest_date(self, text: str) -> DayRange | None:
        """A date that begins with one word: 'tanggal:28 Mei 2021' needs no quotes."""
        words = [text]
        while len(words) < 4 and self._next + len(words) - 1 < len(self._lexemes):
            lexeme = self._lexemes[self._next + len(words) - 1]
            if lexeme.kind != "word":
                break
            words.append(lexeme.text)
        for count in range(len(words), 0, -1):
            days = parse_days(" ".join(words[:count]), self._today)
            if days is not None:
                self._next += count - 1
                return days
        return None

    def _value(self, lexeme: _Lexeme, field: FieldName) -> Node | None:
        text = lexeme.text.strip()
        if not any(tokens(text)):
            self._notes.append(Note.of("empty-field", field=field, position=lexeme.at + 1))
            return None
        match field:
            case "outlet":
                return OutletIs(text)
            case "official":
                return OfficialIs(text)
            case "date":
                days = self._longest_date(text) if lexeme.kind == "word" else parse_days(text, self._today)
                if days is None:
                    self._notes.append(Note.of("unknown-date", text=text, position=lexeme.at + 1))
                return days
            case "title":
                return InField("title", _words(text) or Nothing())
            case _:
                assert_never(field)


def _all(parts: list[Node]) -> Node | None:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return None if not flat else flat[0] if len(flat) == 1 else And(tuple(flat))


def _either(parts: list[Node]) -> Node | None:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
    return None if not flat else flat[0] if len(flat) == 1 else Or(tuple(flat))


def _words(text: str) -> Node | None:
    """The words of one run of characters: 'China-Rusia' is two, '&' is none."""
    found = [text[token.start : token.end] for token in tokens(text, glued="whole")]
    # In small letters even a word like 'OR' (from '/OR/') stays a word when the query is typed again.
    return _all([Word(word.lower() if word in _OPERATORS else word) for word in found])


def _phrase(text: str) -> Node:
    return Phrase(" ".join(text.split()))


def _lift(tree: Node, filters: Filters) -> tuple[Node, Filters]:
    """Field conditions that hold for the whole query become filters, so that their facet shows siblings."""
    parts: list[Node] = list(tree.parts) if isinstance(tree, And) else [tree]
    # Two of a kind must both hold; a filter means any of them: such stay in the tree.
    lone: Callable[[type], Node | None] = lambda kind: (  # noqa: E731
        found[0] if len(found := [part for part in parts if isinstance(part, kind)]) == 1 else None
    )
    outlet, official, days = lone(OutletIs), lone(OfficialIs), lone(DayRange)
    if isinstance(outlet, OutletIs) and not filters.outlets:
        filters = replace(filters, outlets=(outlet.text,))
        parts.remove(outlet)
    if isinstance(official, OfficialIs) and not filters.officials:
        filters = replace(filters, officials=(official.text,))
        parts.remove(official)
    if isinstance(days, DayRange) and filters.days is None and not filters.undated:
        filters = replace(filters, days=days)
        parts.remove(days)
    return _all(parts) or Everything(), filters


def _positive(node: Node) -> bool:
    """Whether something in the tree asks for articles, rather than only excluding some."""
    match node:
        case Not():
            return False
        case And(parts):
            return any(map(_positive, parts))
        case Or(parts):
            return all(map(_positive, parts))
        case _:
            return True


def parse(
    text: str,
    *,
    any_word: bool = False,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    sort: Sort = "relevance",
    page: int = 1,
    limit: int = 10,
    today: date | None = None,
    copies: Copies = "grouped",
) -> Query:
    """The question that `text` asks. Never raises; see `Query.notes` for what was assumed.

    >>> parse('Rusia -Xi "kerja sama"').tree
    And(parts=(Word(text='Rusia'), Not(part=Word(text='Xi')), Phrase(text='kerja sama')))
    """
    notes: list[Note] = []
    typed = text
    if len(text) > LONGEST_QUERY:
        notes.append(Note.of("query-too-long", length=len(text), limit=LONGEST_QUERY))
        text = text[:LONGEST_QUERY]
        text = text[: text.rfind(" ")] if " " in text else text
    lexemes = _lex(text, notes)
    tree = _Parser(lexemes, any_word, today or date.today(), notes).parse()
    if tree is None:
        if text.strip():
            notes.append(Note.of("nothing-to-search"))
            empty: Node = Nothing()
        else:
            empty = Everything() if filters else Nothing()
            if not filters:
                notes.append(Note.of("empty-query"))
        return Query(typed, empty, filters, sort, page, limit, tuple(notes), copies)
    if not _positive(tree):
        notes.append(Note.of("only-exclusions"))
    tree, filters = _lift(tree, filters)
    return Query(typed, tree, filters, sort, page, limit, tuple(notes), copies)


def render(node: Node) -> str:
    """The tree in the query language, with every operator written out; it parses to the same tree.

    >>> render(parse('Rusia -Xi (China atau OR India)').tree)
    'Rusia AND NOT Xi AND ((China AND atau) OR India)'
    """
    match node:
        case Word(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case InField(name, part):
            return f"{_field_word(name)}:{_inside(part)}"
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


def _field_word(name: TextField) -> str:
    return name


def _inside(node: Node) -> str:
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
