"""What questions need of an engine, as protocols, and which engine serves a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, Protocol

from search.errors import EngineError

# To name a protocol must not load the analysis: an update that finds nothing changed needs no more than that.
if TYPE_CHECKING:
    from search.answering.explanation import Explanation
    from search.cluster.address import Address
    from search.knowledge.officials.gazetteer import Gazetteer
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
    from search.retrieval.ranking import Weights

# 'https://host/name'; a Path of it has lost one of the slashes.
_SERVER: Final = re.compile(r"https?:/", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?:/|[a-z][a-z0-9+.-]+://", re.IGNORECASE)


class Searching(Protocol):
    """What questions need; answers are equal across engines (tests/search/test_contract.py).

    Whatever takes a query raises QueryTooSlowError where it outlasts the time of
    `search.process.deadline.within`.
    """

    def get(self, id: str) -> Article | None:
        """The article of that id, None where there is none."""
        ...

    def search(self, query: Query) -> Results:
        """One page of hits, facets and the total; where they end, what else there is, what else to ask."""
        ...

    def scan(self, query: Query, every: int = 1) -> Iterator[Hit]:
        """Every hit in the query's order, each copy of a story too, whatever its page, read one by one:
        exports. All are of the index as it was when the first was asked for. `every` n: only the first of
        each n, an even sample."""
        ...

    def total(self, query: Query) -> int:
        """How many articles match after all filters, each copy of a story counted."""
        ...

    def facets(self, query: Query, axes: tuple[FacetAxis, ...]) -> Facets:
        """The facets asked for, each without regard to its own filter; the others are empty."""
        ...

    def counts(self, query: Query, by: tuple[Axis, ...]) -> Counts:
        """Matching articles by one or more axes, after all filters: timelines. See `Counts`."""
        ...

    def explain(self, query: Query) -> Explanation:
        """How the query's tree is looked up, with counts before all filters."""
        ...

    def copies(self, id: str) -> tuple[Article, ...]:
        """All articles of the same story (see `search.retrieval.copies`), itself among them, the first
        published first; none where there is no such article."""
        ...

    def similar(self, id: str, limit: int = 10) -> tuple[Hit, ...]:
        """More like this: articles that share its most telling words, without its own copies, one of each
        story; see `search.answering.more_like_this`. None where there is no such article."""
        ...

    def terms(self, prefix: str, limit: int) -> list[TermCount]:
        """The commonest words that begin with `prefix` (folded), ties by the alphabet; for each
        the articles that have it in the body or, where that is more, in the title or the lead."""
        ...

    def short_forms(self) -> list[ShortForm]:
        """The short forms that articles give beside their long ones, and how many articles do: the most
        frequent first, ties by the alphabet."""
        ...

    def count(self) -> int:
        """How many articles there are."""
        ...

    def build_id(self) -> str:
        """Which state of the index answers: twelve hexadecimal digits, the same in every process, another
        after every change. A rewrite that changes no article may change it too."""
        ...

    @property
    def gazetteer(self) -> Gazetteer:
        """What is known of officials: what Warta ships and the corrections that the index was made with."""
        ...

    @property
    def joined(self) -> Mapping[str, str]:
        """Ids of officials that are another spelling of somebody's in this archive, to the id by which all
        answers name him; see `search.knowledge.officials.joining`."""
        ...

    @property
    def spellings(self) -> Mapping[str, str]:
        """Name by id of all officials, the `joined` ids too, each with its own: any of them leads to its
        bearer."""
        ...

    @property
    def synonyms(self) -> Thesaurus:
        """What `search.query.parse` should take for the same: what Warta ships, what the user added and what
        the articles themselves say of their short forms."""
        ...

    def close(self) -> None:
        """Lets go of what is held in memory."""
        ...


class Ranking(Searching, Protocol):
    """What measuring and tuning need besides: bare ranks, without reading an article."""

    def ranked(self, query: Query, weights: Weights | None = None) -> tuple[tuple[str, float], ...]:
        """Ids and scores of one page, without reading an article: its hits, then what fills it
        (`Results.relaxed`). `weights`: None for those shipped."""
        ...

    def ranked_plainly(self, text: str, limit: int) -> tuple[tuple[str, float], ...]:
        """The same of `search.retrieval.bm25` for a text of which any word is enough."""
        ...


def open_engine(where: str | Path) -> Ranking:
    """The engine that serves the index at `where`: a folder is a Whoosh index, an address one on a
    cluster of OpenSearch.

    Raises EngineError where there is none, one that another version made, or `where` is no path.
    """
    if (address := address_of(where)) is not None:
        engine: Ranking = cluster_room("engine").ClusterEngine(address)
        return engine
    folder = folder_of(where)
    from search.embedded.engine import WhooshEngine  # Whoosh and numpy load only when an index is opened

    return WhooshEngine(folder)


def address_of(where: str | Path) -> Address | None:
    """The address on a cluster that is meant, None where it is a folder. Raises EngineError where it is an
    address that cannot be used, or what a cluster needs is not installed."""
    if not isinstance(where, str | Path) or not _SERVER.match(str(where)):
        return None
    found: Address = cluster_room("address").parse(str(where))
    return found


def cluster_room(module: str) -> ModuleType:
    """A module of search.cluster, which needs more than Warta installs."""
    try:
        return import_module(f"search.cluster.{module}")
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("opensearchpy"):
            raise
        raise EngineError(
            "An index on a cluster needs the package opensearch-py. Install it with: "
            "pip install 'warta[cluster]'"
        ) from error


def folder_of(where: str | Path) -> Path:
    """The folder that is meant. Raises EngineError where it is no path."""
    if not isinstance(where, str | Path):
        raise EngineError(
            f"An index is named by its folder, as a str or a Path, not by {where!r} "
            f"({type(where).__name__}). Give the folder that `search index FOLDER --at INDEX` has made."
        )
    if _ADDRESS.match(str(where)):
        raise EngineError(
            f"{where} is no address of an index. Write it like https://host:9200/warta, or give the "
            "folder that `search index FOLDER --at INDEX` has made."
        )
    return Path(where)
