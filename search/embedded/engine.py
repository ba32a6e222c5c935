"""The Whoosh engine: an index in a folder, asked and kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from hashlib import blake2b
from pathlib import Path
from typing import Final, TypeVar

from whoosh import index as whoosh_index

from search.answering import answer
from search.answering.explanation import Explanation
from search.embedded import checking
from search.embedded.cache import SegmentCache
from search.embedded.checking import Fault
from search.embedded.folder import OFFICIALS, IndexFolder, latest_commit
from search.embedded.reading import Generation, read_contents
from search.embedded.schema import make_schema
from search.embedded.writing import SegmentSink, Update, merge_once, restore_columns, sweep
from search.errors import EngineError, QueryTooSlowError
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.synonyms import Synonyms
from search.model import (
    Article,
    Axis,
    Counts,
    FacetAxis,
    Facets,
    Hit,
    Query,
    Results,
    TermCount,
)
from search.retrieval.ranking import SHIPPED, Weights

# How often a question is asked anew when the files under it are replaced.
_TRIES: Final = 20

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
        self._told: tuple[object, Synonyms] | None = None
        self._cache = SegmentCache()
        self.count()

    def _current(self) -> Generation:
        with self._lock:
            folder = self._building or self._home.current()
            now = self._generation
            try:
                if now is not None and now.folder == folder and now.number == latest_commit(folder):
                    return now
                generation = Generation(folder, read_contents(folder), self._cache)
            except whoosh_index.EmptyIndexError as error:
                raise FileNotFoundError(f"no index in {folder.name}") from error
            # A writer removes files only after it has named what replaces them, and to Whoosh a column that
            # is gone is one that was never written: what was read counts if nothing has replaced it yet.
            if (
                folder != (self._building or self._home.current())
                or latest_commit(folder) != generation.number
            ):
                self._cache = SegmentCache()
                raise FileNotFoundError(f"{folder.name} was replaced while it was opened")
            self._generation = generation
            return generation

    def add(self, articles: Iterable[Article]) -> int:
        """Adds articles, replacing those of the same id; the number added. All or none on an error.

        Raises EngineError where another process is writing."""
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
            generation = self._current()
            # What a writer that was killed left behind.
            sweep(generation)
            if not self._building:
                self._home.sweep()
            update = Update(generation)
            try:
                yield update
                update.commit()
            except BaseException:
                # On a full disk the next try needs the room.
                sweep(generation)
                raise

    def sink(self) -> SegmentSink:
        """Where articles are written before an update adopts them."""
        return SegmentSink(self._current().folder)

    def tidy(self, before_commit: Callable[[Path, int], None] = lambda folder, number: None) -> int:
        """Merges segments by the policy of `writing.choose`; the number of merges. `before_commit` is given
        the generation's folder and the number that the next commit will have. Lost columns are saved anew."""
        with self._writing():
            count = 0
            while merge_once(self._current(), before_commit):
                count += 1
            restore_columns(self._current())
            return count

    def state(self) -> tuple[Path, int]:
        """The folder of the generation that counts and the number of its last commit."""
        generation = self._current()
        return generation.folder, generation.number

    def everything(self) -> Iterator[tuple[Article, str]]:
        """All articles, each with the root that it was added with."""
        return self._current().everything()

    def find_faults(self) -> list[Fault]:
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
            f"search index --rebuild FOLDER --at {self._home.path}"
        )

    def get(self, id: str) -> Article | None:
        def look_up(generation: Generation) -> Article | None:
            document = generation.document(id)
            return None if document is None else generation.stored(document)[0]

        return self._ask(look_up)

    def search(self, query: Query) -> Results:
        return self._ask(lambda generation: answer.search(generation, query, self.synonyms))

    def scan(self, query: Query, every: int = 1) -> Iterator[Hit]:
        return self._ask(lambda generation: answer.scan(generation, query, every))

    def total(self, query: Query) -> int:
        return self._ask(lambda generation: answer.total(generation, query))

    def facets(self, query: Query, axes: tuple[FacetAxis, ...]) -> Facets:
        return self._ask(lambda generation: answer.facets(generation, query, axes))

    def counts(self, query: Query, by: tuple[Axis, ...]) -> Counts:
        return self._ask(lambda generation: answer.counts(generation, query, by))

    def explain(self, query: Query) -> Explanation:
        return self._ask(lambda generation: answer.explain(generation, query))

    def copies(self, id: str) -> tuple[Article, ...]:
        return self._ask(lambda generation: answer.copies(generation, id))

    def similar(self, id: str, limit: int = 10) -> tuple[Hit, ...]:
        return self._ask(lambda generation: answer.similar(generation, id, limit))

    def ranked(self, query: Query, weights: Weights | None = None) -> answer.Ranked:
        return self._ask(lambda generation: answer.ranked(generation, query, weights or SHIPPED))

    def ranked_plainly(self, text: str, limit: int) -> answer.Ranked:
        return self._ask(lambda generation: answer.ranked_plainly(generation, text, limit))

    def terms(self, prefix: str, limit: int) -> list[TermCount]:
        return self._ask(lambda generation: generation.commonest_words(prefix, limit))

    def count(self) -> int:
        return self._ask(lambda generation: generation.columns.count)

    def build_id(self) -> str:
        folder, number = self._ask(lambda generation: (generation.folder, generation.number))
        return blake2b(f"{folder.name}/{number}".encode(), digest_size=6).hexdigest()

    @property
    def synonyms(self) -> Synonyms:
        told = self._home.synonyms()
        stamp = (told.stat().st_mtime_ns, self._current().folder) if told else None
        with self._lock:
            if told is None:
                return Synonyms.shipped()
            if self._told is None or self._told[0] != stamp:
                try:
                    synonyms = Synonyms.load(told, lambda: self.gazetteer)
                except ValueError as error:
                    raise EngineError(
                        f"{error} Give the index another one with: search synonyms --use FILE "
                        f"--at {self._home.path}"
                    ) from error
                self._told = (stamp, synonyms)
            return self._told[1]

    @property
    def gazetteer(self) -> Gazetteer:
        return self._ask(lambda generation: generation.gazetteer)

    def close(self) -> None:
        self._generation = None
        self._cache = SegmentCache()


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
