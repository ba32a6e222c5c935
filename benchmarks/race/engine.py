"""What every engine in the race does, and Warta as one of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, assert_never

from benchmarks.race.archive import Entry
from benchmarks.race.questions import Question
from search.answering.snippets import Snippet, marks, snippets, wanted
from search.engine import open_engine
from search.model import And, DayRange, Node, Not, Or, Phrase, Prefix, Query, Word

# Hits of a page, all of whose articles are read.
PAGE = 10
# Letters of a snippet.
LETTERS = 240


class Engine(Protocol):
    """An engine that answers with the total, ten articles and counts of all outlets, officials and months;
    where fewer than ten have all words asked for, with some that have any of them besides.
    Made with `snippets`, also with a passage of each of the ten, its words marked, by its own means:
    `passages` are those of the last answer."""

    name: str
    passages: list[str]

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

    def __init__(self, snippets: bool = False) -> None:
        self._snippets = snippets
        self.passages: list[str] = []

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Nothing: the entries are of Warta's own index."""

    def open(self, folder: Path) -> None:
        self._engine = open_engine(folder)

    def ask(self, question: Question) -> int:
        asked = tree(question)
        found = self._engine.search(Query(question.name, asked, limit=PAGE))
        if self._snippets:
            in_title = wanted(asked)["title"]
            self.passages = []
            for hit in found.in_order[:PAGE]:
                marks(hit.article.title or "", in_title)
                self.passages += [_marked(snippet) for snippet in snippets(hit.article, asked, 1)]
        return found.total


def _marked(snippet: Snippet) -> str:
    text, at = "", 0
    for start, end in snippet.marks:
        text += f"{snippet.text[at:start]}<b>{snippet.text[start:end]}</b>"
        at = end
    return text + snippet.text[at:]


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
