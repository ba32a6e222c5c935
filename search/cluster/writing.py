"""Articles written to an index that does not count yet, by one process or several."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Final

from search.cluster.address import Address
from search.cluster.connection import Connection
from search.cluster.documents import added_up, digest, read, stored, write
from search.cluster.mapping import ARTICLES, Body
from search.model import TEXT_FIELDS, Article, KeptArticle, Known, TextField

# Articles sent at once, and how many such requests of one process are under way.
_BATCH: Final = 250
_UNDER_WAY: Final = 2

# A longer word is found as it is, and is in no list of words: what names it there has 512 bytes at most.
_LONGEST_WORD: Final = 120
_WORDS_AT_ONCE: Final = 1000

# How many more articles have a word in each text field.
WordCounts = dict[TextField, Counter[str]]


def no_words() -> WordCounts:
    return {name: Counter() for name in TEXT_FIELDS}


def _add_words(counts: WordCounts, words: Mapping[TextField, Collection[str]]) -> None:
    for name, some in words.items():
        counts[name].update(some)


@dataclass(frozen=True, slots=True)
class Written:
    """What one sink has written: ids, the digests of the articles added up, and their words."""

    ids: frozenset[str]
    digest: int
    words: WordCounts


@dataclass(frozen=True, slots=True)
class Target:
    """Where articles go: the new index; those whose moments of arrival hold, None where all come now; now."""

    address: Address
    index: str
    before: str | None
    moment: int


class ClusterSink:
    """Sends articles to the index in batches, while it makes the documents of the next; see
    `search.keeping.Sink`."""

    def __init__(self, target: Target, connection: Connection | None = None) -> None:
        self._target = target
        self._connection = connection or Connection(target.address)
        self._waiting: list[tuple[Article, str, int | None, Known | None]] = []
        self._ids: set[str] = set()
        self._digest = 0
        self._words = no_words()
        self._sending: deque[Future[int]] = deque()
        self._threads: ThreadPoolExecutor | None = None

    def add(self, article: Article, root: str = "") -> None:
        self._take(article, root, None)

    def carry(self, kept: KeptArticle) -> None:
        """One more article, which came when that says."""
        self._take(*kept)

    def _take(self, article: Article, root: str, added: int | None, known: Known | None = None) -> None:
        self._waiting.append((article, root, added, known))
        if len(self._waiting) >= _BATCH:
            self._send()

    def _send(self) -> None:
        if not self._waiting:
            return
        unknown = [article.id for article, _, added, _ in self._waiting if added is None]
        arrived = arrivals(self._connection, self._target.before, unknown)
        actions = list(self._actions(arrived))
        self._waiting = []
        while len(self._sending) >= _UNDER_WAY:  # the cluster sets the pace
            self._sending.popleft().result()
        self._threads = self._threads or ThreadPoolExecutor(_UNDER_WAY)
        self._sending.append(self._threads.submit(self._connection.bulk, actions))

    def _actions(self, arrived: dict[str, int]) -> Iterator[Body]:
        for article, root, added, known in self._waiting:
            moment = arrived.get(article.id, self._target.moment) if added is None else added
            document = write(article, root, moment, known)
            self._ids.add(article.id)
            self._digest = added_up([document.digest], self._digest)
            _add_words(self._words, document.words)
            yield {
                "_op_type": "index",
                "_index": self._target.index,
                "_id": article.id,
                "_source": document.body,
            }

    def finish(self) -> list[Written]:
        self._send()
        while self._sending:
            self._sending.popleft().result()
        if self._threads is not None:
            self._threads.shutdown()
            self._threads = None
        return [Written(frozenset(self._ids), self._digest, self._words)]


@dataclass(frozen=True, slots=True)
class ClusterSinks:
    """Opens sinks, in this process or another; see `search.keeping.Sinks`."""

    target: Target

    def open(self, most_words: int = 0) -> ClusterSink:
        """Batches are small whatever may be held."""
        return ClusterSink(self.target)


def arrivals(connection: Connection, index: str | None, ids: Sequence[str]) -> dict[str, int]:
    """When those of some articles came that an index has."""
    if index is None or not ids:
        return {}
    body: Body = {
        "size": len(ids),
        "query": {"ids": {"values": list(ids)}},
        "_source": False,
        "docvalue_fields": ["added"],
    }
    hits = connection.search(index, body)["hits"]["hits"]
    return {hit["_id"]: hit["fields"]["added"][0] for hit in hits}


@dataclass
class Removed:
    """What goes of the index before: ids, digests and words, to be taken off."""

    ids: set[str] = field(default_factory=set)
    digest: int = 0
    words: WordCounts = field(default_factory=no_words)

    def take(self, connection: Connection, index: str, ids: Sequence[str]) -> int:
        """Notes the articles of `index` with these ids as removed; how many were not before."""
        wanted = [id for id in dict.fromkeys(ids) if id not in self.ids]
        count = 0
        for start in range(0, len(wanted), _BATCH):
            query: Body = {"ids": {"values": wanted[start : start + _BATCH]}}
            body: Body = {**ARTICLES, "size": _BATCH, "query": query}
            for hit in connection.search(index, body)["hits"]["hits"]:
                article, _ = read(hit)
                document = write(article, "", 0)
                self.ids.add(article.id)
                self.digest = added_up([digest(article.id, stored(hit))], self.digest)
                _add_words(self.words, document.words)
                count += 1
        return count


def count_words(connection: Connection, index: str, changes: WordCounts, *, is_empty: bool) -> None:
    """Changes the counts of an index of words. `is_empty`: whether it has none yet."""
    by_word: dict[str, dict[TextField, int]] = {}
    for name, counts in changes.items():
        for word, change in counts.items():
            if change:
                by_word.setdefault(word, {})[name] = change
    words = sorted(word for word in by_word if len(word) <= _LONGEST_WORD)
    for start in range(0, len(words), _WORDS_AT_ONCE):
        some = words[start : start + _WORDS_AT_ONCE]
        known = {} if is_empty else _counts(connection, index, some)
        connection.bulk(_word_actions(index, some, by_word, known), at_once=_WORDS_AT_ONCE)


def _counts(connection: Connection, index: str, words: Sequence[str]) -> dict[str, Body]:
    found: Any = connection.call(
        lambda client, seconds: client.mget(index=index, body={"ids": list(words)}, request_timeout=seconds)
    )
    return {document["_id"]: document["_source"] for document in found["docs"] if document.get("found")}


def _word_actions(
    index: str, words: Sequence[str], by_word: dict[str, dict[TextField, int]], known: dict[str, Body]
) -> Iterator[Body]:
    for word in words:
        before, change = known.get(word, {}), by_word[word]
        counts: dict[str, int] = {name: before.get(name, 0) + change.get(name, 0) for name in TEXT_FIELDS}
        action: Body = {"_index": index, "_id": word}
        if any(counts.values()):
            told = {"word": word, **counts, "total": sum(counts.values()), "most": max(counts.values())}
            yield {**action, "_op_type": "index", "_source": told}
        elif word in known:
            yield {**action, "_op_type": "delete"}
