"""The Whoosh engine: an index in a folder, asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from search.answering import answer
from search.embedded.folder import IndexFolder
from search.embedded.opening import LatestGeneration
from search.embedded.reading import Generation
from search.errors import EngineError
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.short_forms import LearnedForms
from search.knowledge.synonyms import Thesaurus
from search.model import (
    Article,
    Axis,
    Counts,
    FacetAxis,
    Facets,
    Hit,
    Query,
    Results,
    ShortForm,
    TermCount,
)
from search.process import allocation
from search.retrieval.ranking import SHIPPED, Weights

if TYPE_CHECKING:
    from search.answering.explanation import Explanation


class WhooshEngine:
    """An index in a folder. Sees what other processes commit at its next call."""

    def __init__(self, folder: Path) -> None:
        """Opens the generation that counts. Raises EngineError where there is no index or one of another
        version."""
        allocation.keep_freed()
        self._home = IndexFolder(folder)
        self._latest = LatestGeneration(self._home)
        self._lock = threading.Lock()
        self._told: tuple[object, Thesaurus] | None = None
        self._learned: tuple[Generation, LearnedForms] | None = None
        self.count()

    def get(self, id: str) -> Article | None:
        def look_up(generation: Generation) -> Article | None:
            document = generation.document(id)
            return None if document is None else generation.stored(document)[0]

        return self._latest.ask(look_up)

    def search(self, query: Query) -> Results:
        return self._latest.ask(
            lambda generation: answer.search(generation, query, lambda: self._synonyms(generation))
        )

    def scan(self, query: Query, every: int = 1) -> Iterator[Hit]:
        return self._latest.read_on(
            self._latest.ask(lambda generation: answer.scan(generation, query, every))
        )

    def total(self, query: Query) -> int:
        return self._latest.ask(lambda generation: answer.total(generation, query))

    def facets(self, query: Query, axes: tuple[FacetAxis, ...]) -> Facets:
        return self._latest.ask(lambda generation: answer.facets(generation, query, axes))

    def counts(self, query: Query, by: tuple[Axis, ...]) -> Counts:
        return self._latest.ask(lambda generation: answer.counts(generation, query, by))

    def explain(self, query: Query) -> Explanation:
        return self._latest.ask(lambda generation: answer.explain(generation, query))

    def copies(self, id: str) -> tuple[Article, ...]:
        return self._latest.ask(lambda generation: answer.copies(generation, id))

    def similar(self, id: str, limit: int = 10) -> tuple[Hit, ...]:
        return self._latest.ask(lambda generation: answer.similar(generation, id, limit))

    def ranked(self, query: Query, weights: Weights | None = None) -> answer.Ranked:
        return self._latest.ask(lambda generation: answer.ranked(generation, query, weights or SHIPPED))

    def ranked_plainly(self, text: str, limit: int) -> answer.Ranked:
        return self._latest.ask(lambda generation: answer.ranked_plainly(generation, text, limit))

    def terms(self, prefix: str, limit: int) -> list[TermCount]:
        return self._latest.ask(lambda generation: generation.commonest_words(prefix, limit))

    def count(self) -> int:
        return self._latest.ask(lambda generation: generation.columns.count)

    def build_id(self) -> str:
        folder, number = self._latest.ask(lambda generation: (generation.folder, generation.number))
        return blake2b(f"{folder.name}/{number}".encode(), digest_size=6).hexdigest()

    @property
    def synonyms(self) -> Thesaurus:
        return self._latest.ask(self._synonyms)

    def _synonyms(self, generation: Generation) -> Thesaurus:
        told = self._home.synonyms()
        stamp = (told.stat().st_mtime_ns if told else None, generation.folder)
        with self._lock:
            if self._told is None or self._told[0] != stamp:
                self._told = (stamp, self._load_synonyms(told) if told else Thesaurus.shipped())
            if self._learned is None or self._learned[0] is not generation:
                self._learned = (generation, LearnedForms(generation.short_forms, generation.uses))
            return self._told[1].learning(self._learned[1])

    def _load_synonyms(self, told: Path) -> Thesaurus:
        try:
            return Thesaurus.load(told, lambda: self.gazetteer)
        except ValueError as error:
            raise EngineError(
                f"{error} Give the index another one with: search synonyms --use FILE --at {self._home.path}"
            ) from error

    def short_forms(self) -> list[ShortForm]:
        return self._latest.ask(lambda generation: generation.short_forms())

    @property
    def gazetteer(self) -> Gazetteer:
        return self._latest.ask(lambda generation: generation.gazetteer)

    @property
    def joined(self) -> Mapping[str, str]:
        return self._latest.ask(lambda generation: generation.columns.joined)

    @property
    def spellings(self) -> Mapping[str, str]:
        return self._latest.ask(lambda generation: generation.columns.spellings)

    def close(self) -> None:
        self._latest.close()
