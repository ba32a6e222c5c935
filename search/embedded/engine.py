"""The Whoosh engine: an index in a folder, asked and kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from hashlib import blake2b
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from whoosh import index as whoosh_index

from search import identifiers
from search.analysis.tokens import tokens
from search.answering.did_you_mean import did_you_mean
from search.answering.explanation import Explanation, explain
from search.answering.more_like_this import telling_words
from search.embedded import checking
from search.embedded.checking import Fault
from search.embedded.folder import OFFICIALS, IndexFolder, latest_commit
from search.embedded.reading import Generation, SegmentCache, read_contents
from search.embedded.schema import make_schema
from search.embedded.writing import SegmentSink, Update, merge_once, restore_columns, sweep
from search.errors import EngineError, QueryTooSlowError
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.synonyms import Synonyms
from search.model import MOST_COPIES, Article, Axis, Counts, Hit, Or, Query, Results, TermCount
from search.retrieval.bm25 import plain
from search.retrieval.matching import Floats, Ints, Matching

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
            return None if document is None else generation.article(document)

        return self._ask(look_up)

    def search(self, query: Query) -> Results:
        return self._ask(lambda generation: _search(generation, query, self.synonyms))

    def scan(self, query: Query, every: int = 1) -> Iterator[Hit]:
        return self._ask(lambda generation: _scan(generation, query, every))

    def counts(self, query: Query, by: tuple[Axis, ...]) -> Counts:
        return self._ask(
            lambda generation: generation.columns.counts(
                Matching(generation).matching(query.tree, query.filters), by
            )
        )

    def explain(self, query: Query) -> Explanation:
        return self._ask(lambda generation: explain(Matching(generation), query.tree))

    def copies(self, id: str) -> tuple[Article, ...]:
        return self._ask(lambda generation: _copies(generation, id))

    def similar(self, id: str, limit: int = 10) -> tuple[Hit, ...]:
        return self._ask(lambda generation: _similar(generation, id, limit))

    def ranked(self, query: Query) -> tuple[tuple[str, float], ...]:
        def rank(generation: Generation) -> tuple[tuple[str, float], ...]:
            matching = Matching(generation)
            found = matching.narrowed(query.tree, query.filters)
            start = (query.page - 1) * query.limit
            return _ids(generation, matching.order(found, query.sort, start, start + query.limit))

        return self._ask(rank)

    def ranked_plainly(self, text: str, limit: int) -> tuple[tuple[str, float], ...]:
        stems = [token.stem for token in tokens(text, glued="whole")]

        def rank(generation: Generation) -> tuple[tuple[str, float], ...]:
            order = Matching(generation).order(plain(generation, stems), "relevance", 0, limit)
            return _ids(generation, order)

        return self._ask(rank)

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


def _search(generation: Generation, query: Query, synonyms: Synonyms) -> Results:
    started = time.perf_counter()
    matching = Matching(generation)
    found, facets = matching.answer(query.tree, query.filters)
    start = (query.page - 1) * query.limit
    stop = start + query.limit
    total = shown = int(found.mask.sum())
    if query.copies == "grouped":
        stories = generation.stories
        shown = matching.count_stories(found.mask, stories)
        documents, scores, members = matching.order_stories(found, query.sort, start, stop, stories)
        hits = tuple(
            _hit(generation, int(document), float(score), copies)
            for document, score, copies in zip(documents, scores, members, strict=True)
        )
    else:
        hits = _hits(generation, *matching.order(found, query.sort, start, stop))
    offered: tuple[str, ...] = ()
    relaxed: tuple[Hit, ...] = ()
    if not total:
        offered = did_you_mean(matching, query, synonyms)
        near = matching.relaxed(query.tree, query.filters)
        relaxed = _hits(generation, *matching.order(near, "relevance", 0, query.limit))
    notes = matching.notes(query.tree, query.filters)
    took = (time.perf_counter() - started) * 1000
    return Results(hits, total, facets, took, notes, offered, relaxed, shown)


def _hits(generation: Generation, documents: Ints, scores: Floats) -> tuple[Hit, ...]:
    return tuple(
        Hit(generation.article(int(document)), float(score))
        for document, score in zip(documents, scores, strict=True)
    )


def _hit(generation: Generation, document: int, score: float, copies: Ints) -> Hit:
    article = generation.article(document)
    if len(copies) < 2:
        return Hit(article, score)
    story = tuple(
        article if member == document else generation.article(int(member)) for member in copies[:MOST_COPIES]
    )
    return Hit(article, score, len(copies) - 1, story)


def _similar(generation: Generation, id: str, limit: int) -> tuple[Hit, ...]:
    document = generation.document(id)
    if document is None:
        return ()
    matching = Matching(generation)
    words = telling_words(
        generation.article(document),
        lambda stem: generation.frequency("body", "stem", stem),
        generation.columns.count,
    )
    found = matching.loosely(Or(words))
    found.mask[generation.stories == generation.stories[document]] = False
    documents, scores, _ = matching.order_stories(found, "relevance", 0, limit, generation.stories)
    return _hits(generation, documents, scores)


def _copies(generation: Generation, id: str) -> tuple[Article, ...]:
    document = generation.document(id)
    if document is None:
        return ()
    same = generation.columns.live & (generation.stories == generation.stories[document])
    ordered = Matching(generation).by_time(np.flatnonzero(same))
    return tuple(generation.article(int(one)) for one in ordered)


def _scan(generation: Generation, query: Query, every: int) -> Iterator[Hit]:
    matching = Matching(generation)
    found = matching.narrowed(query.tree, query.filters)
    documents, scores = matching.order(found, query.sort, 0, int(found.mask.sum()))
    generation.leaves()  # open from here on, whatever a writer removes
    return (
        Hit(generation.article(int(document)), float(score))
        for document, score in zip(documents[::every], scores[::every], strict=True)
    )


def _ids(generation: Generation, ranked: tuple[Ints, Floats]) -> tuple[tuple[str, float], ...]:
    documents, scores = ranked
    ids = (identifiers.from_number(int(number)) for number in generation.columns.ids[documents])
    return tuple(zip(ids, scores.tolist(), strict=True))


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
