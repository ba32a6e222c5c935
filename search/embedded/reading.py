"""One immutable generation of an index, over all its segments."""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from whoosh import index as whoosh_index

from search import identifiers
from search.analysis.tokens import tokens
from search.embedded import arrivals, joined, saved_columns, stories
from search.embedded.arrivals import Arrivals
from search.embedded.cache import Kept, SegmentCache, StoredArticle
from search.embedded.dictionary import Leaf, SegmentWords, commonest
from search.embedded.folder import OFFICIALS
from search.embedded.lists import Lists, place
from search.embedded.quotations import read_quotes
from search.embedded.schema import make_schema
from search.embedded.segments import segment_columns, stored
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.joined import as_one
from search.model import Article, ShortForm, TermCount, TextField
from search.process import deadline
from search.retrieval import postings, quoted, short_forms
from search.retrieval.columns import Columns
from search.retrieval.documents import unpack
from search.retrieval.matched import Ints, Mask
from search.retrieval.postings import Postings
from search.retrieval.ranking import Form
from search.retrieval.source import Kept as KeptThing
from search.retrieval.terms import Count
from search.retrieval.vocabulary import Vocabulary

# Forms whose meanings are kept for the next question.
_KEPT_FORMS: Final = 4096
# Articles read at once that are no page but an export: to keep them would push all others out.
_MANY: Final = 200
# Bytes of an article's objects beside its text, about.
_OBJECTS: Final = 3_000


class Contents(NamedTuple):
    """What a commit names: where the files are, its number, and Whoosh's descriptions of the segments."""

    files: Any
    number: int
    segments: list[Any]


def read_contents(folder: Path) -> Contents:
    """What the last commit names. Raises EmptyIndexError where there is none."""
    index = whoosh_index.open_dir(str(folder), schema=make_schema())
    # Index.reader() would open what another process has committed since: pinned here, all threads of one
    # generation read the same segments.
    contents = index._read_toc()
    segments = [segment for segment in contents.segments if segment.doc_count_all()]
    return Contents(index.storage, contents.generation, segments)


class _BesideSegments:
    """What a commit keeps beside its segments, read when it is asked for first. Its columns ask for it, and
    hold this and not the generation, which holds them: files of two that hold each other stay open, and
    mapped, until Python looks for such."""

    ids: Ints  # of all documents

    def __init__(self, folder: Path, number: int, came: Arrivals | None) -> None:
        self._folder, self._number = folder, number
        self._is_committed = came is None
        self._gazetteer: Gazetteer | None = None
        self._arrivals = came

    @property
    def arrivals(self) -> Arrivals:
        if self._arrivals is None:
            none = Arrivals(self.ids, np.zeros_like(self.ids))
            self._arrivals = arrivals.load(self._folder, self._number) or none
        return self._arrivals

    @arrivals.setter
    def arrivals(self, found: Arrivals) -> None:
        self._arrivals = found

    def added(self, ids: Ints) -> Ints:
        return self.arrivals.of(ids)

    def joined(self) -> dict[str, str] | None:
        # What stands under the number of a commit that does not count yet is left over from a failed one.
        return joined.load(self._folder, self._number, self.ids) if self._is_committed else None

    def gazetteer(self) -> Gazetteer:
        if self._gazetteer is None:
            told = self._folder / OFFICIALS
            self._gazetteer = Gazetteer.load(told) if told.exists() else Gazetteer.shipped()
        return self._gazetteer


class Generation:
    """An index as of one commit: immutable, shared by all threads. Implements
    `search.answering.answer.ArticleSource`."""

    def __init__(
        self, folder: Path, contents: Contents, cache: SegmentCache, came: Arrivals | None = None
    ) -> None:
        """`came`: the arrivals of a generation that is not committed yet, so that none are kept."""
        self.folder = folder
        self._cache = cache
        self._schema = make_schema()
        self.files, self.number, self.segments = contents
        self._stories: Ints | None = None
        self._quotes: quoted.Quotes | None = None
        self._short_forms: dict[str, list[ShortForm]] = {}
        self._lock = threading.Lock()
        self._local = threading.local()
        self._kept = Kept()
        cache.keep_only([segment.segment_id() for segment in self.segments])
        live, columns = [], []
        self.lists: list[Lists] = []
        for at, segment in enumerate(self.segments):
            name, count = segment.segment_id(), segment.doc_count_all()
            if name not in cache.columns:
                file = saved_columns.place(folder, name)
                saved = saved_columns.load(file, count)
                if saved is None:
                    cache.lost.add(file.name)
                cache.columns[name] = saved or segment_columns(self.leaves()[at][0])
            if name not in cache.lists:
                file = place(folder, name)
                mapped = Lists.open(file)
                if mapped is None:
                    cache.lost.add(file.name)
                cache.lists[name] = mapped or Lists.of(self.leaves()[at][0])
            columns.append(cache.columns[name])
            self.lists.append(cache.lists[name])
            alive = np.ones(count, bool)
            alive[list(segment.deleted_docs())] = False
            live.append(alive)
        self._beside = beside = _BesideSegments(folder, self.number, came)
        self.columns = Columns(
            columns,
            np.concatenate(live) if live else np.empty(0, bool),
            beside.added,
            beside.gazetteer,
            beside.joined,
        )
        beside.ids = self.columns.ids

    def following(self, segments: list[Any]) -> Generation:
        """What will be the next, once a commit names these segments."""
        contents = Contents(self.files, self.number + 1, segments)
        return Generation(self.folder, contents, self._cache, self.arrivals)

    @property
    def lost(self) -> set[str]:
        """Files of columns and lists that could not be read; who makes one again takes it out."""
        return self._cache.lost

    @property
    def arrivals(self) -> Arrivals:
        """When each article came."""
        return self._beside.arrivals

    def save_arrivals(self, before: Arrivals, moment: int) -> None:
        """Keeps when each article came, before a commit names them: as `before` has it, others at this
        `moment`. Raises OSError."""
        live = self.columns.ids[self.columns.live]
        moments = before.of(live, moment)
        self._beside.arrivals = Arrivals(live, moments)
        arrivals.save(self.folder, self.number, live, moments)

    def save_joined(self, merged: Generation | None = None) -> None:
        """Keeps which ids of officials are one person's, before a commit names them; `merged`: the generation
        of which this is a merge, with the same articles. Raises OSError."""
        found = (self if merged is None else merged).columns.joined
        joined.save(self.folder, self.number, self.columns.ids, found)

    @property
    def gazetteer(self) -> Gazetteer:
        """What is known of officials, with the corrections that the index was made with."""
        return self._beside.gazetteer()

    @property
    def stories(self) -> Ints:
        """For each document the number of its story; copies have the same (see `search.retrieval.copies`)."""
        with self._lock:
            if self._stories is None:
                self._stories = stories.load(self.folder, self.number, self.columns.ids)
            if self._stories is None:
                self._stories = stories.find(self)
            return self._stories

    @property
    def quotes(self) -> quoted.Quotes:
        """Who said what, of all segments; read when it is asked for first."""
        with self._lock:
            if self._quotes is None:
                parts = []
                for segment, lists, offset in zip(self.segments, self.lists, self.offsets, strict=False):
                    deadline.check()
                    name = segment.segment_id()
                    found = self._cache.quotes.get(name)
                    if found is None:
                        found = self._cache.quotes[name] = read_quotes(lists)
                    parts.append((found, offset))
                self._quotes = quoted.join(parts, self.columns.live)
            return self._quotes

    def save_stories(self, before: Generation, *, is_merged: bool = False) -> None:
        """Keeps the stories beside the segments, before a commit names them. `before`: the generation that
        this one follows; `is_merged`: as a merge of it, with the same articles. Raises OSError."""
        found = stories.carried(before, self) if is_merged else stories.find_after(self, before)
        stories.save(self.folder, self.number, self.columns.ids, found)

    @cached_property
    def names(self) -> list[str]:
        """The id of each segment."""
        return [segment.segment_id() for segment in self.segments]

    @cached_property
    def _alive(self) -> list[Mask | None]:
        """Which documents of each segment are not deleted; None where none is."""
        counts = [segment.doc_count_all() for segment in self.segments]
        slices = (self.columns.live[at : at + n] for at, n in zip(self.offsets, counts, strict=False))
        return [None if live.all() else live for live in slices]

    @cached_property
    def offsets(self) -> list[int]:
        """The number of each segment's first document."""
        return list(accumulate((s.doc_count_all() for s in self.segments[:-1]), initial=0))

    def leaves(self) -> list[tuple[Any, int]]:
        """This thread's readers, each with the number of its first document."""
        leaves: list[tuple[Any, int]] | None = getattr(self._local, "leaves", None)
        if leaves is None:
            readers = self._cache.readers(self.files, self._schema, self.segments)
            leaves = list(zip(readers, self.offsets, strict=False))
            self._local.leaves = leaves
        return leaves

    def postings(self, field: TextField, form: Form, term: str) -> Postings:
        deadline.check()
        name = f"{field}_{form}"

        def make() -> Postings:
            # Most parts of most archives lack most words, and what is made of nothing costs as much.
            return postings.merge(
                [
                    postings.shift(found if alive is None else postings.keep(found, alive), offset)
                    for lists, offset, alive in zip(self.lists, self.offsets, self._alive, strict=False)
                    if len((found := lists.postings(name, term)).documents)
                ]
            )

        return self.kept((name, term), make)

    def kept(self, key: Hashable, make: Callable[[], KeptThing]) -> KeptThing:
        found: KeptThing | None = self._kept.get(key)
        if found is None:
            found = make()
            self._kept.put(key, found)
        return found

    def vocabularies(self, beginning: str) -> list[Vocabulary]:
        """The surface forms of all text fields, at least those that begin so, of each segment, with the
        numbers of documents, those deleted since the last merge included."""
        return [words.vocabulary(beginning) for words in self._words()]

    def commonest_words(self, beginning: str, limit: int) -> list[TermCount]:
        """See `Searching.terms`."""
        return commonest([self._leaf(at, some) for at, some in enumerate(self._words())], beginning, limit)

    def _words(self) -> list[SegmentWords]:
        named = zip(self.names, self.lists, strict=True)
        return [self._cache.words.get(name, lists) for name, lists in named]

    def _leaf(self, at: int, words: SegmentWords) -> Leaf:
        alive, lists = self._alive[at], self.lists[at]
        if alive is None:
            return Leaf(words, None)

        def live(field: TextField, word: str) -> int:
            return int(alive[lists.postings(f"{field}_surface", word).documents].sum())

        return Leaf(words, live)

    def frequency(self, field: TextField, form: Form, term: str) -> int:
        """How many live documents have a term; quick where no segment has deleted ones."""
        name = f"{field}_{form}"

        def make() -> Count:
            if len(self.columns.live) > self.columns.count:
                return Count(len(self.postings(field, form, term).documents))
            return Count(sum(lists.count(name, term) for lists in self.lists))

        return self.kept(("frequency", name, term), make).documents

    def short_forms(self, form: str = "") -> list[ShortForm]:
        """See `Searching.short_forms`; those of which one form is this, where one is given."""
        found = self._short_forms.get(form)
        if found is None:
            beginning = short_forms.beginning(form) if form else ""
            counts: Counter[str] = Counter()
            for lists, offset in zip(self.lists, self.offsets, strict=False):
                for term in lists.beginning("short_form", beginning):
                    documents = lists.postings("short_form", term).documents + offset
                    counts[term] += int(self.columns.live[documents].sum())
            found = short_forms.tally((+counts).items())
            if len(self._short_forms) >= _KEPT_FORMS:
                self._short_forms.clear()
            self._short_forms[form] = found
        return found

    def uses(self, word: str) -> int:
        """How many articles have a word as written in the body; of several words the rarest."""
        return min(
            (self.frequency("body", "surface", t.surface) for t in tokens(word, glued="whole")), default=0
        )

    def document(self, id: str) -> int | None:
        """The number of the article's live document, None where none has that id, now or before."""
        try:
            wanted = identifiers.number(id)
        except ValueError:
            return None
        found = np.flatnonzero((self.columns.ids == wanted) & self.columns.live)
        return int(found[0]) if len(found) else self._aliased(id)

    def documents(self, ids: Iterable[str]) -> list[int]:
        """The live documents of those of some articles that are there: `document` for many, without a look at
        all for each."""
        known = {id: identifiers.number(id) for id in ids if identifiers.is_id(id)}
        live, numbers = self._by_id
        wanted = np.fromiter(known.values(), np.int64, len(known))
        at = np.searchsorted(numbers, wanted)
        is_there = numbers[np.minimum(at, len(numbers) - 1)] == wanted if len(numbers) else wanted != wanted
        lacking = itertools.compress(known, (~is_there).tolist())
        aliased = [document for id in lacking if (document := self._aliased(id)) is not None]
        return [*live[at[is_there]].tolist(), *aliased]

    @cached_property
    def _by_id(self) -> tuple[Ints, Ints]:
        """The live documents in the order of their ids, and the ids as numbers."""
        live = self.columns.everything
        live = live[np.argsort(self.columns.ids[live])]
        return live, self.columns.ids[live]

    def _aliased(self, id: str) -> int | None:
        for lists, offset in zip(self.lists, self.offsets, strict=False):
            for document in lists.postings("alias", id).documents + offset:
                if self.columns.live[document]:
                    return int(document)
        return None

    def place(self, document: int) -> tuple[int, int]:
        """Which segment holds a document, and its number there."""
        for at in range(len(self.segments) - 1, -1, -1):
            if document >= self.offsets[at]:
                return at, document - self.offsets[at]
        raise IndexError(document)

    def stored(self, document: int) -> tuple[Article, str]:
        """The article of a document, and the root that it was read from; kept for whoever asks next."""
        at, number = self.place(document)
        key = self.names[at], number
        found: StoredArticle | None = self._cache.articles.get(key)
        if found is None:
            found = self._read(at, number)
            self._cache.articles.put(key, found)
        return as_one(found.article, self.columns.joined), found.root

    def _read(self, at: int, number: int) -> StoredArticle:
        fields = stored(self.leaves()[at][0], number)
        packed = fields["article"]
        return StoredArticle(unpack(packed), fields["root"], len(packed) + _OBJECTS)

    def articles(self, documents: Ints) -> Iterator[Article]:
        """The articles of documents in the order given, read one by one."""
        self.leaves()  # open from here on, whatever a writer removes
        if len(documents) > _MANY:
            read = (self._read(*self.place(document)).article for document in documents.tolist())
            return (as_one(article, self.columns.joined) for article in read)
        return (self.stored(document)[0] for document in documents.tolist())

    def everything(self) -> Iterator[tuple[Article, str]]:
        """All live articles, with the root of each."""
        for document in np.flatnonzero(self.columns.live).tolist():
            yield self._read(*self.place(document))[:2]
