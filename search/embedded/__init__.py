"""The Whoosh engine: articles in a folder. The only package that imports Whoosh.

Whoosh writes, merges and reads segments. Matching, ranking and facets are numpy arithmetic over its posting
lists (`search.matching`), decoded block by block: at 50,000 articles Whoosh's own facets cost hundreds of
milliseconds a query.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from hashlib import blake2b
from pathlib import Path
from typing import Final, TypeVar

from whoosh import index as whoosh_index

from search.deadline import QueryTooSlowError
from search.embedded import checking
from search.embedded.reading import Generation, SegmentCache
from search.embedded.schema import NAME, make_schema
from search.embedded.writing import SegmentSink, Update, merge_once
from search.engine import EngineError
from search.generations import OFFICIALS, IndexFolder
from search.knowledge.officials import Gazetteer
from search.matching import Matching
from search.model import Article, Axis, Counts, Hit, Query, Results

# How often a question is asked anew when the files under it are replaced.
_TRIES: Final = 5

T = TypeVar("T")


class WhooshEngine:
    """An index in a folder. Sees what other processes commit at its next call."""

    def __init__(self, folder: Path, building: Path | None = None) -> None:
        """Opens the generation that counts, or the one being built (see `building`).

        Raises EngineError where there is no index or one of another version.
        """
        self._home = IndexFolder(folder)
        self._building = building
        self._lock = threading.Lock()
        self._generation: Generation | None = None
        self._cache = SegmentCache()
        self.count()

    def _current(self) -> Generation:
        with self._lock:
            folder = self._building or self._home.current()
            now = self._generation
            try:
                if now is not None and now.folder == folder and now.number == _latest(folder):
                    return now
                self._generation = Generation(folder, self._cache)
            except whoosh_index.EmptyIndexError as error:
                raise FileNotFoundError(f"no index in {folder.name}") from error
            return self._generation

    def add(self, articles: Iterable[Article]) -> int:
        """See `Engine.add`; also raises EngineError where another process is writing."""
        with self.updating() as update:
            sink = self.sink()
            count = 0
            for article in articles:
                update.remove([article.id])
                sink.add(article)
                count += 1
            update.adopt(sink.finish())
        return count

    def remove(self, ids: Iterable[str]) -> int:
        with self.updating() as update:
            return update.remove(ids)

    @contextmanager
    def updating(self) -> Iterator[Update]:
        """Changes that become the index when the block ends well, in one step; see `Update`.

        Raises EngineError where another process is writing.
        """
        with self._writing():
            update = Update(self._current())
            yield update
            update.commit()

    def sink(self) -> SegmentSink:
        """Where articles are written before an update adopts them."""
        return SegmentSink(self._current().folder)

    def tidy(self, before_commit: Callable[[Path, int], None] = lambda folder, number: None) -> int:
        """Merges segments by the policy of `writing.choose`; the number of merges. `before_commit` is given
        the generation's folder and the number that the next commit will have."""
        with self._writing():
            count = 0
            while merge_once(self._current(), before_commit):
                count += 1
            return count

    def state(self) -> tuple[Path, int]:
        """The folder of the generation that counts and the number of its last commit."""
        generation = self._current()
        return generation.folder, generation.number

    def everything(self) -> Iterator[tuple[Article, str]]:
        """All articles, each with the root that it was added with."""
        return self._current().everything()

    def find_faults(self) -> list[str]:
        """What contradicts itself in the generation that counts; see `checking`."""
        return list(checking.find_faults(self._current()))

    def segments(self) -> list[tuple[int, int]]:
        """Documents, deleted ones included, and deleted documents of each segment."""
        return [(s.doc_count_all(), s.deleted_count()) for s in self._current().segments]

    def _writing(self) -> AbstractContextManager[None]:
        # Whoever builds a generation holds the lock of the whole folder already.
        return nullcontext() if self._building else self._home.writing()

    def _ask(self, work: Callable[[Generation], T]) -> T:
        """What `work` says of the generation that counts; once more where a writer removed it meanwhile."""
        for _ in range(_TRIES):
            try:
                return work(self._current())
            except FileNotFoundError as error:
                missing = error  # removed by a writer between two looks, or really gone
                self._generation = None
            except (EngineError, QueryTooSlowError):
                raise
            except PermissionError as error:
                raise EngineError(
                    f"The index at {self._home.path} may not be read ({error.filename}). Ask who owns it."
                ) from error
            except Exception as error:
                # Damaged bytes fail in Whoosh and numpy in a dozen ways; none of them is the reader's.
                raise self._damaged(error) from error
        raise self._damaged(missing)

    def _damaged(self, error: Exception) -> EngineError:
        return EngineError(
            f"The index at {self._home.path} is damaged ({error}). Make it anew with: "
            f"search index FOLDER --at {self._home.path}"
        )

    def get(self, id: str) -> Article | None:
        def look_up(generation: Generation) -> Article | None:
            document = generation.document(id)
            return None if document is None else generation.article(document)

        return self._ask(look_up)

    def search(self, query: Query) -> Results:
        return self._ask(lambda generation: _search(generation, query))

    def scan(self, query: Query, every: int = 1) -> Iterator[Hit]:
        return self._ask(lambda generation: _scan(generation, query, every))

    def counts(self, query: Query, by: tuple[Axis, ...]) -> Counts:
        return self._ask(
            lambda generation: generation.columns.counts(
                Matching(generation).narrowed(query.tree, query.filters).mask, by
            )
        )

    def count(self) -> int:
        return self._ask(lambda generation: generation.columns.count)

    def build_id(self) -> str:
        folder, number = self._ask(lambda generation: (generation.folder, generation.number))
        return blake2b(f"{folder.name}/{number}".encode(), digest_size=6).hexdigest()

    @property
    def gazetteer(self) -> Gazetteer:
        return self._ask(lambda generation: generation.gazetteer)

    def close(self) -> None:
        self._generation = None
        self._cache = SegmentCache()


def _search(generation: Generation, query: Query) -> Results:
    started = time.perf_counter()
    matching = Matching(generation)
    found, facets = matching.answer(query.tree, query.filters)
    start = (query.page - 1) * query.limit
    documents, scores = matching.order(found, query.sort, start, start + query.limit)
    hits = tuple(
        Hit(generation.article(int(document)), float(score))
        for document, score in zip(documents, scores, strict=True)
    )
    notes = matching.notes(query.tree, query.filters)
    took = (time.perf_counter() - started) * 1000
    return Results(hits, int(found.mask.sum()), facets, took, notes)


def _scan(generation: Generation, query: Query, every: int) -> Iterator[Hit]:
    matching = Matching(generation)
    found = matching.narrowed(query.tree, query.filters)
    documents, scores = matching.order(found, query.sort, 0, int(found.mask.sum()))
    generation.leaves()  # open from here on, whatever a writer removes
    return (
        Hit(generation.article(int(document)), float(score))
        for document, score in zip(documents[::every], scores[::every], strict=True)
    )


def _latest(folder: Path) -> int:
    numbers = [
        int(name[len(NAME) + 2 : -len(".toc")])
        for name in os.listdir(folder)  # noqa: PTH208 - this runs before every query
        if name.startswith(f"_{NAME}_") and name.endswith(".toc")
    ]
    return max(numbers, default=-1)


@contextmanager
def building(folder: Path, officials: Path | None = None) -> Iterator[WhooshEngine]:
    """An empty index that takes the place of the one at `folder` when the block ends well.

    Raises EngineError; see `IndexFolder.replacing`.
    """
    told = officials.read_bytes() if officials else b""  # before the old index, which may hold it, is gone
    with IndexFolder(folder).replacing() as new:
        if told:
            (new / OFFICIALS).write_bytes(told)
        whoosh_index.create_in(str(new), make_schema())
        yield WhooshEngine(folder, building=new)
