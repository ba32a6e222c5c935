"""Lexemes to a tree.

query    = any_of
any_of   = all_of (OR all_of)*
all_of   = factor (AND? factor)*              blanks mean AND, or OR in any-word mode
factor   = (NOT | -)* atom
atom     = "exact words" | ( query ) | field:atom | word
"""

from __future__ import annotations

from datetime import date
from typing import Final, assert_never

from search.analysis import tokens
from search.knowledge.dates import parse_days
from search.language.lexing import FIELDS, OPERATORS, FieldName, Lexeme
from search.model import (
    And,
    DayRange,
    InField,
    Node,
    Not,
    Note,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Word,
)

DEEPEST: Final = 40


class Parser:
    """Recursive descent over lexemes; every dead end is a note and a reading."""

    def __init__(self, lexemes: list[Lexeme], any_word: bool, today: date, notes: list[Note]) -> None:
        self._lexemes = lexemes
        self._next = 0
        self._any_word = any_word
        self._today = today
        self._notes = notes
        self._depth = 0

    def _peek(self) -> Lexeme | None:
        return self._lexemes[self._next] if self._next < len(self._lexemes) else None

    def _take(self) -> Lexeme:
        self._next += 1
        return self._lexemes[self._next - 1]

    def _takes(self, kind: str, text: str | None = None) -> Lexeme | None:
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
        return either(present)

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
        return all_of([node for group in groups if (node := self._join(group)) is not None])

    def _at_end(self) -> bool:
        lexeme = self._peek()
        return (
            lexeme is None or lexeme.kind == "close" or (lexeme.kind == "operator" and lexeme.text != "NOT")
        )

    def _join(self, parts: list[Node]) -> Node | None:
        if not self._any_word:
            return all_of(parts)
        # Exclusions and filters narrow even where one word is enough.
        narrowing: list[Node] = [p for p in parts if isinstance(p, Not | OutletIs | OfficialIs | DayRange)]
        asked = either([part for part in parts if part not in narrowing])
        return all_of([asked, *narrowing] if asked else narrowing)

    def _lone(self, operator: Lexeme) -> None:
        self._notes.append(Note.of("lone-operator", operator=operator.text, position=operator.at + 1))

    def _factor(self) -> Node | None:
        negated = False
        last: Lexeme | None = None
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

    def _group(self, opening: Lexeme) -> Node | None:
        if self._depth >= DEEPEST:
            self._notes.append(Note.of("too-deep", position=opening.at + 1))
            return None
        self._depth += 1
        node = self._any_of()
        self._depth -= 1
        if self._takes("close") is None:
            self._notes.append(Note.of("unclosed-parenthesis", position=opening.at + 1))
        return node

    def _field(self, lexeme: Lexeme) -> Node | None:
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
        return either(values)

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

    def _value(self, lexeme: Lexeme, field: FieldName) -> Node | None:
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


def all_of(parts: list[Node]) -> Node | None:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return None if not flat else flat[0] if len(flat) == 1 else And(tuple(flat))


def either(parts: list[Node]) -> Node | None:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
    return None if not flat else flat[0] if len(flat) == 1 else Or(tuple(flat))


def _words(text: str) -> Node | None:
    """The words of one run of characters: 'China-Rusia' is two, '&' is none."""
    found = [text[token.start : token.end] for token in tokens(text, glued="whole")]
    # In small letters even a word like 'OR' (from '/OR/') stays a word when the query is typed again.
    return all_of([Word(word.lower() if word in OPERATORS else word) for word in found])


def _phrase(text: str) -> Node:
    return Phrase(" ".join(text.split()))
