"""The one narrow interface to an index, and where the engine for a place is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

# To name an error must not load the analysis: an update that finds nothing changed needs no more than that.
if TYPE_CHECKING:
    from search.answering.explanation import Explanation
    from search.knowledge.officials.gazetteer import Gazetteer
    from search.knowledge.synonyms import Synonyms
    from search.model import Article, Axis, Counts, Hit, Query, Results, TermCount


class Engine(Protocol):
    """What every engine does; answers are equal across engines (tests/search/test_contract.py).

    Whatever takes a query raises QueryTooSlowError where it outlasts the time of
    `search.process.deadline.within`.
    """

    def add(self, articles: Iterable[Article]) -> int:
        """Adds articles, replacing those of the same id; the number added. All or none on an error."""
        ...

    def remove(self, ids: Iterable[str]) -> int:
        """Removes articles by id; the number that were there."""
        ...

    def get(self, id: str) -> Article | None: ...

    def search(self, query: Query) -> Results:
        """One page of hits, facets and the total; where there are none, what else to ask."""
        ...

    def scan(self, query: Query, every: int = 1) -> Iterator[Hit]:
        """Every hit in the query's order, whatever its page, read one by one: exports. All are of the index
        as it was when the first was asked for. `every` n: only the first of each n, an even sample."""
        ...

    def counts(self, query: Query, by: tuple[Axis, ...]) -> Counts:
        """Matching articles by one or more axes, after all filters: timelines. See `Counts`."""
        ...

    def explain(self, query: Query) -> Explanation:
        """How the query's tree is looked up, with counts before all filters."""

    def copies(self, id: str) -> tuple[Article, ...]:
        """All articles of the same story (see `search.retrieval.copies`), itself among them, the first
        published first; none where there is no such article."""
        ...

    def similar(self, id: str, limit: int = 10) -> tuple[Hit, ...]:
        """More like this: articles that share its most telling words, without its own copies, one of each
        story; see `search.answering.more_like_this`. None where there is no such article."""
        ...

    def ranked(self, query: Query) -> tuple[tuple[str, float], ...]:
        """Ids and scores of one page of hits, copies not grouped, without reading an article: evaluation."""
        ...

    def ranked_plainly(self, text: str, limit: int) -> tuple[tuple[str, float], ...]:
        """The same of `search.retrieval.bm25` for a text of which any word is enough."""
        ...

    def terms(self, prefix: str, limit: int) -> list[TermCount]:
        """The commonest words that begin with `prefix` (folded), of equals the first in the alphabet; for
        each the articles that have it in the body or, where that is more, in the title or the lead."""
        ...

    def count(self) -> int: ...

    def build_id(self) -> str:
        """Which state of the index answers: twelve hexadecimal digits, the same in every process, another
        after every change. A rewrite that changes no article may change it too."""
        ...

    @property
    def gazetteer(self) -> Gazetteer:
        """What is known of officials: what Warta ships and the corrections that the index was made with."""
        ...

    @property
    def synonyms(self) -> Synonyms:
        """What `search.query.parse` should take for the same: what Warta ships and what the user added."""
        ...

    def close(self) -> None: ...


def open_engine(where: Path) -> Engine:
    """The engine that serves the index at `where`: a folder is a Whoosh index.

    Raises EngineError where there is none, or one that another version made.
    """
    from search.embedded.engine import WhooshEngine  # Whoosh and numpy load only when an index is opened

    return WhooshEngine(where)


def building(where: Path, officials: Path | None = None) -> AbstractContextManager[Engine]:
    """An empty engine that takes the place of the index at `where` when the block ends well.

    `officials` is the user's file of corrections (`Gazetteer.load`), of which the index keeps a copy.
    Until then, and after an error, readers see the old one. Raises EngineError where the place holds
    something else, cannot be written, or another process is writing.
    """
    from search.embedded import engine

    return engine.building(where, officials)
