"""The engine of an index on a cluster of OpenSearch, asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final, TypeVar

from search.answering.explanation import Explanation
from search.cluster.address import Address
from search.cluster.archive import Archive
from search.cluster.builds import Build
from search.cluster.connection import Connection, LostError
from search.cluster.documents import read
from search.cluster.home import Home
from search.cluster.mapping import ARTICLES, Body
from search.cluster.question import Question, Ranked, ranked_plainly
from search.errors import EngineError
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.joined import as_one
from search.knowledge.short_forms import LearnedForms
from search.knowledge.synonyms import Thesaurus
from search.model import (
    Article,
    Axis,
    Counts,
    Everything,
    FacetAxis,
    Facets,
    Hit,
    Query,
    Results,
    ShortForm,
    TermCount,
)
from search.retrieval.ranking import SHIPPED, Weights

T = TypeVar("T")

_ALL: Final = Query("", Everything())


class ClusterEngine:
    """An index on a cluster. Sees what other processes commit at its next call. Thread-safe."""

    def __init__(self, address: Address) -> None:
        """Raises EngineError where there is no index, one of another version, or no cluster."""
        self._connection = Connection(address)
        self._archive = Archive(self._connection)
        self._lock = threading.Lock()
        self._told: tuple[object, Thesaurus] | None = None
        self._archive.build()

    def _ask(self, work: Callable[[Build], T]) -> T:
        """What `work` gives for the build that counts; again where another has taken its place meanwhile."""
        try:
            return work(self._archive.build())
        except LostError:
            return work(self._archive.build())

    def _ask_with_synonyms(self, work: Callable[[Build, Thesaurus], T]) -> T:
        """The same, with what the archive takes for the same."""

        def both() -> T:
            build, kept = self._archive.state()
            return work(build, self._synonyms_of(build, kept))

        try:
            return both()
        except LostError:
            return both()

    def get(self, id: str) -> Article | None:
        def look_up(build: Build) -> Article | None:
            found = _find(build, id)
            return None if found is None else as_one(read(found)[0], build.joined)

        return self._ask(look_up)

    def search(self, query: Query) -> Results:
        return self._ask_with_synonyms(lambda build, synonyms: Question(build, query).search(synonyms))

    def scan(self, query: Query, every: int = 1) -> Iterator[Hit]:
        found = self._ask(lambda build: Question(build, query).scan(every))
        # The first is asked for at once: all are of the index as it is now.
        first = next(found, None)
        return iter(()) if first is None else _following(first, found)

    def total(self, query: Query) -> int:
        return self._ask(lambda build: Question(build, query).total())

    def facets(self, query: Query, axes: tuple[FacetAxis, ...]) -> Facets:
        return self._ask(lambda build: Question(build, query).facets(axes))

    def counts(self, query: Query, by: tuple[Axis, ...]) -> Counts:
        return self._ask(lambda build: Question(build, query).counts(by))

    def explain(self, query: Query) -> Explanation:
        return self._ask(lambda build: Question(build, query).explain())

    def copies(self, id: str) -> tuple[Article, ...]:
        def look_up(build: Build) -> tuple[Article, ...]:
            found = _find(build, id)
            if found is None:
                return ()
            query = {"term": {"story": found["fields"]["story"][0]}}
            order: list[Body] = [
                {"dated": "desc"},
                {"minute": {"order": "asc", "missing": "_last"}},
                {"number": "asc"},
            ]
            hits = build.connection.pages(build.index, query, order, ARTICLES, 200)
            return tuple(as_one(read(hit)[0], build.joined) for hit in hits)

        return self._ask(look_up)

    def similar(self, id: str, limit: int = 10) -> tuple[Hit, ...]:
        def look_up(build: Build) -> tuple[Hit, ...]:
            found = _find(build, id)
            if found is None:
                return ()
            article, _ = read(found)
            return Question(build, _ALL).similar(article, found["fields"]["story"][0], limit)

        return self._ask(look_up)

    def terms(self, prefix: str, limit: int) -> list[TermCount]:
        return self._ask(lambda build: build.words.commonest(prefix, limit))

    @property
    def joined(self) -> Mapping[str, str]:
        return self._ask(lambda build: build.joined)

    @property
    def spellings(self) -> Mapping[str, str]:
        return self._ask(lambda build: build.spellings)

    def short_forms(self) -> list[ShortForm]:
        return self._ask(lambda build: build.short_forms())

    def count(self) -> int:
        return self._ask(lambda build: build.figures.count)

    def build_id(self) -> str:
        return self._ask(lambda build: blake2b(build.index.encode(), digest_size=6).hexdigest())

    def ranked(self, query: Query, weights: Weights | None = None) -> Ranked:
        """Also raises EngineError for weights of fields that are no multiples of a half."""
        try:
            return self._ask(lambda build: Question(build, query, weights or SHIPPED).ranked())
        except ValueError as error:
            raise EngineError(f"{error}: an index on a cluster takes others only from a folder.") from error

    def ranked_plainly(self, text: str, limit: int) -> Ranked:
        return self._ask(lambda build: ranked_plainly(build, text, limit))

    @property
    def synonyms(self) -> Thesaurus:
        return self._ask_with_synonyms(lambda build, synonyms: synonyms)

    def _synonyms_of(self, build: Build, kept: int | None) -> Thesaurus:
        stamp = build.index, kept
        with self._lock:
            known = self._told
        if known is None or known[0] != stamp:
            told = Thesaurus.shipped() if kept is None else self._load_synonyms(Home(self._connection))
            known = stamp, told.learning(LearnedForms(build.short_forms, build.uses))
            with self._lock:
                self._told = known
        return known[1]

    def _load_synonyms(self, home: Home) -> Thesaurus:
        with home.copy("", "synonyms") as told:
            try:
                return Thesaurus.load(told, lambda: self.gazetteer) if told else Thesaurus.shipped()
            except ValueError as error:
                raise EngineError(
                    f"{error} Give the index another one with: search synonyms --use FILE "
                    f"--at {self._connection.address}"
                ) from error

    @property
    def gazetteer(self) -> Gazetteer:
        return self._ask(lambda build: build.gazetteer)

    def close(self) -> None:
        self._connection.close()


def _find(build: Build, id: str) -> Any:
    """The document of an article with its story, by its id now or before; None where there is none."""
    body: Body = {
        **ARTICLES,
        "size": 1,
        "query": {"bool": {"should": [{"ids": {"values": [id], "boost": 2}}, {"term": {"alias": id}}]}},
        "docvalue_fields": ["story"],
    }
    hits = build.search(body)["hits"]["hits"]
    return hits[0] if hits else None


def _following(first: T, others: Iterator[T]) -> Iterator[T]:
    yield first
    yield from others
