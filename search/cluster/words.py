"""The words of a build, looked up by beginnings, patterns and misspellings without all being read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, assert_never

from search.analysis.folding import fold
from search.cluster.connection import Connection
from search.cluster.mapping import Body, safe
from search.model import Expanding, Fuzzy, Prefix, TermCount, Wildcard
from search.retrieval.vocabulary import MOST_WORDS, Expanded, Vocabulary

_FIRST: Final = 1_000
_PAGE: Final = 5_000
_ESCAPED: Final = str.maketrans({"\\": "\\\\"})


@dataclass(frozen=True, slots=True)
class ClusterWords:
    """The index of words of one build."""

    connection: Connection
    index: str

    def expand(self, node: Expanding) -> Expanded:
        """The words that a node stands for, those in most fields of articles first."""
        found = self.connection.search(
            self.index,
            {
                "size": MOST_WORDS,
                "track_total_hits": True,
                "query": _query(node),
                "sort": [{"total": "desc"}, {"word": "asc"}],
            },
        )["hits"]
        return Expanded(tuple(hit["_source"]["word"] for hit in found["hits"]), found["total"]["value"])

    def commonest(self, beginning: str, limit: int) -> list[TermCount]:
        """See `search.engine.Searching.terms`."""
        found = self.connection.search(
            self.index,
            {"size": limit, "query": _beginning(beginning), "sort": [{"most": "desc"}, {"word": "asc"}]},
        )["hits"]["hits"]
        return [TermCount(hit["_source"]["word"], hit["_source"]["most"]) for hit in found]

    def found(self, query: Body) -> Vocabulary:
        """All words of a query, with how many fields of articles have each."""
        fields: Body = {"_source": ["word", "total"]}
        body: Body = {
            **fields,
            "size": _FIRST,
            "track_total_hits": False,
            "query": query,
            "sort": [{"word": "asc"}],
        }
        found = self.connection.search(self.index, body)["hits"]["hits"]
        if len(found) == _FIRST:  # seldom: three requests more
            found = self.connection.pages(self.index, query, [{"word": "asc"}], fields, _PAGE)
        hits = [hit["_source"] for hit in found]
        return Vocabulary([hit["word"] for hit in hits], [hit["total"] for hit in hits])

    def each(self, words: Iterable[str]) -> dict[str, Vocabulary]:
        """Each of some words as far as it is there, in one request."""
        return self._together({word: _exactly(word) for word in words}, 1)

    def near(self, words: Iterable[str]) -> dict[str, Vocabulary]:
        """Of each of some words what is one edit from it and begins as it does, in one request; nothing of a
        word with too many of them."""
        found = self._together({word: _edits(word, 1, len(safe(word[0]))) for word in words}, _FIRST)
        return {word: some for word, some in found.items() if len(some.words) < _FIRST}

    def _together(self, queries: Mapping[str, Body], most: int) -> dict[str, Vocabulary]:
        if not queries:
            return {}
        body: Body = {"size": most, "track_total_hits": False, "_source": ["word", "total"]}
        bodies = [{**body, "query": query, "sort": [{"word": "asc"}]} for query in queries.values()]
        found: dict[str, Vocabulary] = {}
        for word, answer in zip(queries, self.connection.searches(self.index, bodies), strict=True):
            hits = [hit["_source"] for hit in answer["hits"]["hits"]]
            found[word] = Vocabulary([hit["word"] for hit in hits], [hit["total"] for hit in hits])
        return found


class LookedUp(Vocabulary):
    """Words of a build that begin so; only those that are asked for are read."""

    __slots__ = ("_beginning", "_known", "_near", "_words")
    _beginning: str
    _words: ClusterWords
    _known: Mapping[str, Vocabulary]
    _near: Callable[[], Mapping[str, Vocabulary]]

    def __init__(
        self,
        words: ClusterWords,
        beginning: str = "",
        known: Mapping[str, Vocabulary] | None = None,
        near: Callable[[], Mapping[str, Vocabulary]] = dict,
    ) -> None:
        """`known`: words that were looked up before; `near`: what `ClusterWords.near` tells of some."""
        super().__init__((), ())
        object.__setattr__(self, "_words", words)
        object.__setattr__(self, "_beginning", beginning)
        object.__setattr__(self, "_known", known or {})
        object.__setattr__(self, "_near", near)

    def _found(self, query: Body) -> Vocabulary:
        narrowed = [query, _beginning(self._beginning)] if self._beginning else [query]
        found: Vocabulary = self._words.found({"bool": {"filter": narrowed}})
        return found

    def beginning(self, text: str) -> Vocabulary:
        """The words that begin so, too; not read yet."""
        narrower = text if text.startswith(self._beginning) else self._beginning
        return LookedUp(self._words, narrower, self._known, self._near)

    def exactly(self, word: str) -> Vocabulary:
        if not self._has(word):
            return Vocabulary((), ())
        return self._known[word] if word in self._known else self._words.found(_exactly(word))

    def fitting(self, pattern: str) -> Vocabulary:
        return self._found(_pattern(pattern))

    def within(self, text: str, edits: int) -> Vocabulary:
        if edits == 1 and self._beginning == text[:1] and text in (near := self._near()):
            return near[text]
        if self._has(text):  # a beginning that both share makes no difference; the engine begins behind it
            return self._words.found(_edits(text, edits, len(safe(self._beginning))))
        return self._found(_edits(text, edits))

    def _has(self, word: str) -> bool:
        return word.startswith(self._beginning)


def _query(node: Expanding) -> Body:
    match node:
        case Prefix(text):
            return _beginning(fold(text))
        case Wildcard(text):
            return _pattern(fold(text))
        case Fuzzy(text, edits):
            return _edits(fold(text), edits)
        case _:
            assert_never(node)


def _exactly(word: str) -> Body:
    return {"term": {"word": safe(word)}}


def _beginning(text: str) -> Body:
    return {"prefix": {"word": {"value": safe(text), "rewrite": "constant_score"}}}


def _pattern(text: str) -> Body:
    return {"wildcard": {"word": {"value": safe(text).translate(_ESCAPED), "rewrite": "constant_score"}}}


def _edits(text: str, edits: int, common: int = 0) -> Body:
    return {
        "fuzzy": {
            "word": {
                "value": safe(text),
                "fuzziness": edits,
                "prefix_length": common,
                "transpositions": True,
                # All of them, whatever the engine would stop at.
                "rewrite": "constant_score",
            }
        }
    }
