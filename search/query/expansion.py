"""A tree with the synonyms of its words beside them, and a note for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, product
from typing import Final, assert_never

from search.analysis.compounds import known_as_one
from search.analysis.folding import fold
from search.knowledge.synonyms import LONGEST_FORM, Match, Thesaurus
from search.model import (
    And,
    DayRange,
    Everything,
    Fuzzy,
    InField,
    KindIs,
    Near,
    Node,
    Not,
    Note,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    SaidBy,
    SynonymsNode,
    Wildcard,
    Word,
)

_JOINED: Final = re.compile(r"(?=.*\d)[^\W_]+-?[^\W_]+")
# A number and letters as one word: 'F-16', '10km', '737-MAX'. One of each, 'a1', says little when parted.
_NUMBERED: Final = re.compile(r"(?=\w-?\w-?\w)(?:(\d+)-?([^\W\d_]+)|([^\W\d_]+)-?(\d+))")
# Of the words of one question: a pasted page must not become hundreds of look-ups.
MOST_EXPANDED: Final = 20
# Of one NEAR: every form of one word with every form of the others.
_MOST_VARIANTS: Final = 12


class Expansion:
    """Finds synonyms of words that stand side by side; phrases in quotes stay what they are."""

    def __init__(self, synonyms: Thesaurus, any_word: bool) -> None:
        self._synonyms = synonyms
        self._any_word = any_word
        self._told: dict[str, tuple[Note, ...]] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(chain.from_iterable(self._told.values()))

    def expand(self, node: Node) -> Node:
        """The tree with a `SynonymsNode` in the place of words that have some."""
        match node:
            case Word():
                return self._run([node], And)[0]
            case And(parts):
                return And(tuple(self._parts(parts, And)))
            case Or(parts):
                # In any-word mode neighbours are joined by OR; typed 'a OR b' are no neighbours.
                return Or(tuple(self._parts(parts, Or) if self._any_word else map(self.expand, parts)))
            case Near(parts, distance):
                return self._near(parts, distance)
            case Not(part):
                return Not(self.expand(part))
            case InField(name, part):
                return InField(name, self.expand(part))
            case SaidBy(speaker, part):
                return SaidBy(speaker, self.expand(part))
            case Phrase() | Prefix() | Wildcard() | Fuzzy() | SynonymsNode():
                return node
            case OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
                return node
            case _:
                assert_never(node)

    def _parts(self, parts: Sequence[Node], joined: type[And] | type[Or]) -> list[Node]:
        found: list[Node] = []
        run: list[Word] = []
        for part in parts:
            if isinstance(part, Word):
                run.append(part)
                continue
            found += self._run(run, joined)
            run = []
            found.append(self.expand(part))
        return found + self._run(run, joined)

    def _run(self, run: Sequence[Word], joined: type[And] | type[Or]) -> list[Node]:
        found: list[Node] = []
        at = 0
        while at < len(run):
            before = run[at - 1].text if at else ""
            match = self._match([word.text for word in run[at : at + LONGEST_FORM + 1]], before)
            if match is None:
                pair = run[at : at + 2]
                one = known_as_one(*(fold(word.text) for word in pair)) if len(pair) == 2 else None
                found.append(SynonymsNode(joined(tuple(pair)), (Word(one),)) if one else _apart(run[at]))
                at += 2 if one else 1
                continue
            words = tuple(run[at : at + match.length])
            at += match.length
            if not match.others:  # several meanings, which are told alone
                found += words
                continue
            typed = words[0] if match.length == 1 else joined(words)
            found.append(SynonymsNode(typed, tuple(map(_other, match.others))))
        return found

    def _match(self, words: list[str], before: str = "") -> Match | None:
        match = self._synonyms.find(words, before)
        if match is None:
            return None
        typed = " ".join(words[: match.length])
        if typed not in self._told:
            if len(self._told) == MOST_EXPANDED:
                return None
            self._told[typed] = _notes(typed, match)
        return match

    def _near(self, parts: tuple[Word | Phrase, ...], distance: int) -> Node:
        node = Near(parts, distance)
        choices: list[list[Word | Phrase]] = []
        for part in parts:
            match = self._synonyms.find([part.text]) if isinstance(part, Word) else None
            choices.append([part, *map(_other, match.others)] if match else [part])
        variants = [Near(chosen, distance) for chosen in product(*choices)][1 : _MOST_VARIANTS + 1]
        if not variants:
            return node
        for part in parts:
            if isinstance(part, Word):
                self._match([part.text])
        return SynonymsNode(node, tuple(variants))


def _apart(word: Word) -> Node:
    """A word of a number and letters, beside these side by side: '10km' also finds '10 km'."""
    parts = _NUMBERED.fullmatch(word.text)
    return SynonymsNode(word, (Phrase(" ".join(filter(None, parts.groups()))),)) if parts else word


def _notes(typed: str, match: Match) -> tuple[Note, ...]:
    if match.meanings:
        return tuple(
            Note.of("short-form-meaning", typed=typed, long=long, count=count)
            for long, count in match.meanings
        )
    told = [other for other in match.others if other not in match.learned]
    notes = [Note.of("synonyms", typed=typed, others=", ".join(told))] if told else []
    if match.learned:
        others = ", ".join(match.learned)
        notes.append(Note.of("learned-synonyms", typed=typed, others=others, count=match.articles))
    return tuple(notes)


def _other(form: str) -> Word | Phrase:
    """An acronym is looked for as a word: as a phrase 'AS' would be any 'as'; and so is what may be joined
    otherwise, 'Covid-19'."""
    is_word = form.isupper() and form.isalpha()
    return Word(form) if is_word or _JOINED.fullmatch(form) else Phrase(form)
