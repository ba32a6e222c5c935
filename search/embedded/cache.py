"""What was read of segments, kept for the next query and the next generation."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Hashable
from typing import Any, Final, NamedTuple

from search.embedded.dictionary import WordCache
from search.embedded.lists import Lists
from search.embedded.segments import open_reader
from search.model import Article
from search.retrieval.columns import SegmentColumns
from search.retrieval.quoted import SegmentQuotes
from search.retrieval.source import Sized

# Bytes of posting lists, and of what was made of them, kept for the next query, of one generation: joined
# over its segments, without what is deleted.
CACHE_BYTES: Final = 128 << 20
# Bytes of articles kept: some three thousand. Who reads on, narrows or sorts meets the same ones again.
ARTICLE_BYTES: Final = 16 << 20
# What an entry of a cache takes beside its arrays.
_ENTRY_BYTES: Final = 300


class StoredArticle(NamedTuple):
    """An article of a segment, the root that it was read from, and about how much memory it takes."""

    article: Article
    root: str
    nbytes: int


class Kept:
    """What was last asked for by its key, up to so many bytes. Thread-safe."""

    def __init__(self, most: int = CACHE_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._entries: OrderedDict[Hashable, Sized] = OrderedDict()
        self._bytes = 0

    def get(self, key: Hashable) -> Any:
        with self._lock:
            found = self._entries.get(key)
            if found is not None:
                self._entries.move_to_end(key)
            return found

    def put(self, key: Hashable, found: Sized) -> None:
        with self._lock:
            if key in self._entries:
                return
            self._entries[key] = found
            self._bytes += found.nbytes + _ENTRY_BYTES
            while self._bytes > self._most:
                _, dropped = self._entries.popitem(last=False)
                self._bytes -= dropped.nbytes + _ENTRY_BYTES


class SegmentCache:
    """What was read of segments, kept from one generation to the next: a segment never changes but for which
    of its documents are deleted, and a commit replaces few.

    Whoosh readers must not be shared between threads (they share file positions), so each thread has its own;
    columns, lists and articles are shared.
    """

    def __init__(self) -> None:
        self.columns: dict[str, SegmentColumns] = {}
        self.lists: dict[str, Lists] = {}
        # Files of columns and lists that could not be read, and are made again by who writes next.
        self.lost: set[str] = set()
        self.quotes: dict[str, SegmentQuotes] = {}
        self.words = WordCache()
        # By segment and number; what is left of a segment that is gone is pushed out by others.
        self.articles = Kept(ARTICLE_BYTES)
        self._local = threading.local()

    def keep_only(self, segments: Collection[str]) -> None:
        """Forgets all other segments; whoever still reads one keeps it open."""
        self.columns = {name: columns for name, columns in self.columns.items() if name in segments}
        self.lists = {name: lists for name, lists in self.lists.items() if name in segments}
        self.quotes = {name: quotes for name, quotes in self.quotes.items() if name in segments}
        self.words.keep_only(segments)

    def readers(self, files: Any, schema: Any, segments: list[Any]) -> list[Any]:
        """This thread's readers of the segments. What they say of deleted documents may be old."""
        known: dict[str, Any] = getattr(self._local, "readers", {})
        self._local.readers = {
            segment.segment_id(): known.get(segment.segment_id()) or open_reader(files, schema, segment)
            for segment in segments
        }
        return list(self._local.readers.values())
