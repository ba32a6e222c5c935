"""What every engine in the race does, and Warta as one of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, assert_never

from benchmarks.race.archive import Entry
from benchmarks.race.questions import Question
from search.engine import open_engine
from search.model import And, DayRange, Node, Not, Or, Phrase, Prefix, Query, Word

# Hits of a page, all of whose articles are read.
PAGE = 10


class Engine(Protocol):
    """An engine that answers with the total, ten articles and counts of all outlets, officials and months."""

    name: str

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Indexes all entries in a folder that is empty."""
        ...

    def open(self, folder: Path) -> None:
        """Makes ready to ask."""
        ...

    def ask(self, question: Question) -> int:
        """Answers; how many articles there are."""
        ...


class Warta:
    name = "Warta"

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Nothing: the entries are of Warta's own index."""

    def open(self, folder: Path) -> None:
        self._engine = open_engine(folder)

    def ask(self, question: Question) -> int:
        return self._engine.search(Query(question.name, tree(question), limit=PAGE)).total


def tree(question: Question) -> Node:
    """The question as Warta's parser makes it, without synonyms: the others have none."""
    words = tuple(map(Word, question.typed))
    match question.kind:
        case "words":
            return words[0] if len(words) == 1 else And(words)
        case "any":
            return Or(words)
        case "phrase":
            return Phrase(" ".join(question.typed))
        case "prefix":
            return Prefix(question.typed[0])
        case "excluding":
            return And((*words[:-1], Not(words[-1])))
        case "year":
            return And((*words, DayRange(f"{question.year}-01-01", f"{question.year}-12-31")))
        case _:
            assert_never(question.kind)
