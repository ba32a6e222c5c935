"""Lexemes to a tree.

query    = any_of
any_of   = all_of (OR all_of)*
all_of   = factor (AND? factor)* said?        whitespace means AND, or OR in any-word mode
said     = kata: atom (AND? all_of)?          what follows is looked for in the speaker's quotes
factor   = (NOT | -)* atom
atom     = "exact words" | ( query ) | field:atom | word
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import islice, takewhile
from typing import Final, assert_never

from search.analysis.tokens import tokens
from search.knowledge.kinds import meant_kind
from search.model import (
    ANYONE,
    And,
    ArticleKind,
    DayRange,
    Everything,
    InField,
    KindIs,
    Node,
    Not,
    Note,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    SaidBy,
)
from search.query.lexing import DISTANCE, FIELDS, MOST_DISTANCE, FieldName, Lexeme
from search.query.trees import all_of, either, expanding, in_field, near, negation, phrase, scattered, words
from search.tree import map_parts

DEEPEST: Final = 40
# What narrows even where one word is enough.
_NARROWING: Final = (Not, OutletIs, OfficialIs, KindIs, SaidBy, DayRange)
# In words: '28 Mei 2021 sampai 3 Juni 2021'.
_LONGEST_DATE: Final = 7
# '2020..2022': days even without a field; '2021..' may be the end of a sentence.
_SPAN: Final = re.compile(r"\d{4}(?:-\d\d){0,2}\.\.\d{4}(?:-\d\d){0,2}", re.ASCII)


def _is_condition(node: Node) -> bool:
    """Whether a part of a question says something of the article, wherever it stands."""
    asked = node.part if isinstance(node, Not) else node
    return isinstance(asked, OutletIs | OfficialIs | SaidBy | DayRange) or (
        isinstance(asked, Or) and all(map(_is_condition, asked.parts))
    )


def _saying(speakers: Node, asked: Node) -> Node:
    """`asked` looked for in the quotes of each of the speakers."""
    if isinstance(speakers, SaidBy):
        return SaidBy(speakers.speaker, asked)
    return map_parts(lambda part: _saying(part, asked), speakers)


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
            if lexeme.kind == "field" and FIELDS[lexeme.text] == "said":
                groups[-1] += self._said()
                continue
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

    def _said(self) -> list[Node]:
        """'kata:X a b outlet:Y': the words that follow up to the end of the group are looked for in what X
        said; conditions go on narrowing the articles."""
        speakers = self._field(self._take())
        self._takes("operator", "AND")
        following = self._all_of()
        inner = following.parts if isinstance(following, And) else (following,) if following else ()
        conditions = [part for part in inner if _is_condition(part)]
        asked = all_of([part for part in inner if part not in conditions])
        if speakers is None:
            return [*([asked] if asked else []), *conditions]
        return [_saying(speakers, asked) if asked else speakers, *conditions]

    def _at_end(self) -> bool:
        lexeme = self._peek()
        return (
            lexeme is None
            or lexeme.kind in ("close", "near")
            or (lexeme.kind == "operator" and lexeme.text != "NOT")
        )

    def _join(self, parts: list[Node]) -> Node | None:
        if not self._any_word:
            return all_of(parts)
        # Exclusions and filters narrow even where one word is enough.
        narrowing: list[Node] = [p for p in parts if isinstance(p, _NARROWING)]
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
        node = self._near()
        return negation(node) if negated and node is not None else node

    def _near(self) -> Node | None:
        node = self._atom(field=None)
        while (operator := self._takes("near")) is not None:
            distance = self._distance(operator, DISTANCE)
            following = self._atom(field=None) if not self._at_end() else None
            if node is None or following is None:
                self._lone(operator)
                node = node or following
                continue
            together = near(node, following, distance)
            if together is None:
                self._notes.append(
                    Note.of("near-needs-words", operator=operator.text, position=operator.at + 1)
                )
            node = together or all_of([node, following])
        return node

    def _distance(self, lexeme: Lexeme, default: int) -> int:
        distance = default if lexeme.number is None else lexeme.number
        if distance > MOST_DISTANCE:
            self._notes.append(Note.of("smaller-distance", position=lexeme.at + 1, limit=MOST_DISTANCE))
        return min(distance, MOST_DISTANCE)

    def _atom(self, field: FieldName | None) -> Node | None:
        lexeme = self._peek()
        if lexeme is None or lexeme.kind in ("close", "operator", "near"):
            return None
        self._take()
        match lexeme.kind:
            case "word":
                if field:
                    return self._value(lexeme, field)
                return self._span(lexeme) or words(lexeme.text)
            case "pattern" | "fuzzy":
                return self._value(lexeme, field) if field else expanding(lexeme)
            case "phrase":
                if not any(tokens(lexeme.text)):
                    self._notes.append(Note.of("empty-phrase", position=lexeme.at + 1))
                    return None
                if field:
                    return self._value(lexeme, field)
                if lexeme.number is None:
                    return phrase(lexeme.text)
                return scattered(lexeme.text, self._distance(lexeme, 0))
            case "open":
                return self._field_group(lexeme, field) if field else self._group(lexeme)
            case "field":
                return self._field(lexeme)
            case "minus":  # 'judul:-Xi', 'Rusia NEAR -Xi'
                node = self._atom(field)
                return negation(node) if node is not None else None
            case "close" | "operator" | "near":
                return None
            case _:
                assert_never(lexeme.kind)

    def _group(self, opening: Lexeme) -> Node | None:
        if self._depth >= DEEPEST:
            if all(note.code != "too-deep" for note in self._notes):
                self._notes.append(Note.of("too-deep", position=opening.at + 1))
            return None
        self._depth += 1
        node = self._any_of()
        self._depth -= 1
        if self._takes("close") is None and not self._depth:
            self._notes.append(Note.of("unclosed-parenthesis", position=opening.at + 1))
        return node

    def _field(self, lexeme: Lexeme) -> Node | None:
        name = FIELDS[lexeme.text]
        following = self._peek()
        if following is None or following.kind in ("close", "operator", "near", "field"):
            self._notes.append(Note.of("empty-field", field=lexeme.text, position=lexeme.at + 1))
            return None
        told = len(self._notes)
        node = self._atom(field=None if name in ("title", "author") else name)
        if node is None:
            if len(self._notes) == told:  # 'judul:()', 'judul:&'
                self._notes.append(Note.of("empty-field", field=lexeme.text, position=lexeme.at + 1))
            return None
        return in_field(name, node) if name in ("title", "author") else node

    def _field_group(self, opening: Lexeme, name: FieldName) -> Node | None:
        """'outlet:(Tempo OR Antara)': any of the values inside, whatever joins them, and none of those
        excluded."""
        values: list[Node] = []
        excluded: list[Node] = []
        is_negated = False
        while (lexeme := self._peek()) is not None and lexeme.kind != "close":
            self._take()
            if lexeme.kind == "minus" or (lexeme.kind == "operator" and lexeme.text == "NOT"):
                is_negated = not is_negated
            elif lexeme.kind in ("word", "phrase", "pattern", "fuzzy"):
                node = self._value(lexeme, name)
                if node is not None and is_negated:
                    excluded.append(Not(node))
                elif node is not None:
                    values.append(node)
                is_negated = False
        if self._takes("close") is None:
            self._notes.append(Note.of("unclosed-parenthesis", position=opening.at + 1))
        asked = either(values)
        return all_of([asked, *excluded] if asked else excluded)

    def _longest_date(self, text: str, at: int) -> DayRange | None:
        """A date that begins with one word: 'tanggal:28 Mei 2021' needs no quotes."""
        following = takewhile(lambda lexeme: lexeme.kind == "word", self._lexemes[self._next :])
        parts = [text, *(lexeme.text for lexeme in islice(following, _LONGEST_DATE - 1))]
        for count in range(len(parts), 0, -1):
            days = self._days(" ".join(parts[:count]), at)
            if days is not None:
                self._next += count - 1
                return days
        return None

    def _longest_kind(self, text: str) -> ArticleKind | None:
        """A kind of one word or, as 'jenis:cek fakta' has it, of two."""
        following = self._peek()
        if following is not None and following.kind == "word":
            kind = meant_kind(f"{text} {following.text}")
            if kind is not None:
                self._take()
                return kind
        return meant_kind(text)

    def _span(self, lexeme: Lexeme) -> DayRange | None:
        """The days of '2020..2022' where no field asks for days; a note says so."""
        days = self._read_days(lexeme.text) if _SPAN.fullmatch(lexeme.text) else None
        if days is not None:
            first, last = days.first or "", days.last or ""
            self._notes.append(Note.of("days-understood", text=lexeme.text, first=first, last=last))
        return days

    def _read_days(self, text: str) -> DayRange | None:
        from search.knowledge.dates.query import parse_days  # most questions name no day

        return parse_days(text, self._today)

    def _days(self, text: str, at: int) -> DayRange | None:
        days = self._read_days(text)
        if days is None:
            return None
        from search.knowledge.dates.query import is_backwards

        if is_backwards(text, self._today):
            self._notes.append(Note.of("ends-exchanged", text=text, position=at + 1))
        elif re.search(r"[^\W\d_]", text):  # '2021-05' says itself which days it means
            first, last = days.first or "", days.last or ""
            self._notes.append(Note.of("days-understood", text=text, first=first, last=last))
        return days

    def _value(self, lexeme: Lexeme, field: FieldName) -> Node | None:
        text = lexeme.text.strip()
        if field == "said" and text == ANYONE:
            return SaidBy(ANYONE, Everything())
        if not any(tokens(text)):
            self._notes.append(Note.of("empty-field", field=field, position=lexeme.at + 1))
            return None
        match field:
            case "outlet":
                return OutletIs(text)
            case "official":
                return OfficialIs(text)
            case "said":
                return SaidBy(text, Everything())
            case "kind":
                kind = self._longest_kind(text) if lexeme.kind == "word" else meant_kind(text)
                if kind is None:
                    self._notes.append(Note.of("unknown-kind", text=text, position=lexeme.at + 1))
                return None if kind is None else KindIs(kind)
            case "date":
                days = (
                    self._longest_date(text, lexeme.at)
                    if lexeme.kind == "word"
                    else self._days(text, lexeme.at)
                )
                if days is None:
                    self._notes.append(Note.of("unknown-date", text=text, position=lexeme.at + 1))
                return days
            case "added":
                arrived = self._value(lexeme, "date")
                return replace(arrived, of="added") if isinstance(arrived, DayRange) else arrived
            case "title" | "author":
                return InField(field, words(text) or Nothing())
            case _:
                assert_never(field)
