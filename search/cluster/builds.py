"""One build of an index on a cluster: its articles never change, so that what is asked is kept."""

from __future__ import annotations

import json
import threading
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Final

from search.analysis.tokens import tokens
from search.cluster import joined
from search.cluster.connection import Connection
from search.cluster.home import Home
from search.cluster.mapping import PARTS, STORED, Body, Part, safe, term
from search.cluster.words import ClusterWords
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.joining import Bearer, Pair, one_person
from search.knowledge.resolution import KnownNames
from search.model import ShortForm
from search.retrieval import short_forms
from search.retrieval.columns import NO_DAY
from search.retrieval.documents import OFFICIAL_SEPARATOR

# Counts of terms and phrases kept.
_MOST_COUNTS: Final = 20_000
_AT_ONCE: Final = 100
# Forms whose meanings are kept, and terms of short forms that are held: 33,360 articles have 15,000.
_MOST_FORMS: Final = 4096
_MOST_TERMS: Final = 200_000
# Buckets of one page of an aggregation over all values.
_BUCKETS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Figures:
    """How many articles, and the sums of their lengths in words, of each part."""

    count: int
    lengths: dict[Part, int]


class Build:
    """What is asked of one build. Thread-safe."""

    def __init__(self, connection: Connection, index: str) -> None:
        self.connection = connection
        self.index = index
        self.words = ClusterWords(connection, f"{index}-words")
        self._short_forms: dict[str, list[ShortForm]] = {}
        self._counts: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.Lock()

    def search(self, body: Body) -> Body:
        return self.connection.search(self.index, body)

    @cached_property
    def figures(self) -> Figures:
        sums = {part: {"sum": {"field": f"{part}_length"}} for part in PARTS}
        found = self.search({"size": 0, "track_total_hits": True, "aggs": sums})
        values = found["aggregations"]
        return Figures(
            found["hits"]["total"]["value"],
            {part: int(values[part]["value"]) for part in PARTS},
        )

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """What is known of officials, with the corrections that the index was made with."""
        with Home(self.connection).copy(self.index, "officials") as told:
            return Gazetteer.load(told) if told is not None else Gazetteer.shipped()

    @cached_property
    def outlets(self) -> list[str]:
        """The names of all outlets."""
        return sorted(name for (name,), _ in self.values({"match_all": {}}, ("outlet",)) if name)

    @cached_property
    def officials(self) -> dict[str, str]:
        """Name by id of all officials: the name in most articles, ties by the alphabet; in their order."""
        return self._names(self.joined)

    @cached_property
    def spellings(self) -> KnownNames:
        """The same with the ids that are joined, each with its own name."""
        return KnownNames(self._names({}) | self.officials if self.joined else self.officials)

    def _names(self, joined: Mapping[str, str]) -> dict[str, str]:
        counts: Counter[tuple[str, str]] = Counter()
        for (id, name, _), count in self._bearers.items():
            counts[joined.get(id, id), name] += count
        names: dict[str, str] = {}
        for id, name in sorted(counts, key=lambda official: (-counts[official], official)):
            names.setdefault(id, name)
        return dict(sorted(names.items(), key=lambda entry: (entry[1], entry[0])))

    @cached_property
    def _bearers(self) -> dict[Bearer, int]:
        found: dict[Bearer, int] = {}
        for (entry,), count in self.values({"match_all": {}}, ("official_name",)):
            id, name, post = entry.split(OFFICIAL_SEPARATOR)
            found[id, name, post] = count
        return found

    @cached_property
    def joined(self) -> dict[str, str]:
        """Ids that are another spelling of an official's, to the id that stands for them: what was kept with
        the commit, or found now."""
        kept = joined.load(Home(self.connection), self.index)
        return self.find_joined() if kept is None else kept

    def find_joined(self) -> dict[str, str]:
        """The same, found now."""
        return one_person(self._bearers, self.gazetteer, self._together, self._days)

    def _days(self, ids: Collection[str]) -> dict[str, tuple[int, int]]:
        """The first and last day of the dated articles that name each of some officials."""
        found: dict[str, tuple[int, int]] = {}
        asked = list(ids)
        ends = {"first": {"min": {"field": "first"}}, "last": {"max": {"field": "last"}}}
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            dated = {"range": {"first": {"gt": NO_DAY}}}
            bodies = [
                {"size": 0, "query": {"bool": {"filter": [{"term": {"named": id}}, dated]}}, "aggs": ends}
                for id in some
            ]
            for id, answer in zip(some, self.connection.searches(self.index, bodies), strict=True):
                values = answer["aggregations"]
                if values["first"]["value"] is not None:
                    found[id] = int(values["first"]["value"]), int(values["last"]["value"])
        return found

    def _together(self, pairs: Sequence[Pair]) -> list[Pair]:
        """The pairs of ids of whom one article names both."""
        found = self.counts({"bool": {"filter": [{"term": {"named": id}} for id in pair]}} for pair in pairs)
        return [pair for pair, count in zip(pairs, found, strict=True) if count]

    def spelled(self, ids: Iterable[str]) -> list[str]:
        """All ids of some officials, those joined with theirs too."""
        return sorted({each for id in ids for each in self._spelled.get(self.joined.get(id, id), (id,))})

    @cached_property
    def _spelled(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {kept: [kept] for kept in self.joined.values()}
        for id, kept in self.joined.items():
            found[kept].append(id)
        return found

    @cached_property
    def speakers(self) -> tuple[tuple[str, str], ...]:
        """All who are quoted: an official's id or '', and a name or ''."""
        found = []
        for (pair,), _ in self.values({"match_all": {}}, ("speaker",)):
            id, _, name = pair.partition(OFFICIAL_SEPARATOR)
            found.append((id, name))
        return tuple(sorted(found))

    def short_forms(self, form: str = "") -> list[ShortForm]:
        """See `search.engine.Searching.short_forms`; those of which one form is this, where one is given."""
        with self._lock:
            known = self._short_forms.get(form)
        if known is None:
            beginning = safe(short_forms.beginning(form)) if form else ""
            known = short_forms.tally(self._short_form_terms(beginning))
            with self._lock:
                if len(self._short_forms) >= _MOST_FORMS:
                    self._short_forms.clear()
                self._short_forms[form] = known
        return known

    def _short_form_terms(self, beginning: str) -> Iterable[tuple[str, int]]:
        """The terms of short forms that begin so, each with how many articles have it."""
        if (held := self._held_short_forms) is not None:
            return held[bisect_left(held, (beginning,)) : bisect_left(held, (f"{beginning}\U0010ffff",))]
        query: Body = {"prefix": {"short_form": beginning}} if beginning else {"match_all": {}}
        terms = ((term, count) for (term,), count in self.values(query, ("short_form",)))
        return (entry for entry in terms if entry[0].startswith(beginning))

    @cached_property
    def _held_short_forms(self) -> list[tuple[str, int]] | None:
        """All of those terms in order: each question looks for dozens of forms, few of which are there. None
        where there are too many to be held."""
        found = ((term, count) for (term,), count in self.values({"match_all": {}}, ("short_form",)))
        held = list(islice(found, _MOST_TERMS + 1))
        return sorted(held) if len(held) <= _MOST_TERMS else None

    def uses(self, word: str) -> int:
        """How many articles have a word as written in the body; of several words the rarest."""
        terms = [term(token.surface) for token in tokens(word, glued="whole")]
        return min(self.counts({"term": {"body_surface": {"value": term}}} for term in terms), default=0)

    def values(self, query: Body, fields: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int]]:
        """All combinations of values of some fields in the articles of a query, with how many have each."""
        sources = [{field: {"terms": {"field": field}}} for field in fields]
        after: Body | None = None
        while True:
            paged: Body = {"size": _BUCKETS, "sources": sources}
            if after is not None:
                paged["after"] = after
            body = {"size": 0, "track_total_hits": False, "query": query, "aggs": {"v": {"composite": paged}}}
            found = self.search(body)["aggregations"]["v"]
            for bucket in found["buckets"]:
                yield tuple(bucket["key"][field] for field in fields), bucket["doc_count"]
            after = found.get("after_key")
            if after is None or len(found["buckets"]) < _BUCKETS:
                return

    def count(self, query: Body) -> int:
        """How many articles a query finds."""
        (found,) = self.counts([query])
        return found

    def counts(self, queries: Iterable[Body]) -> list[int]:
        """How many articles each query finds."""
        keys = [json.dumps(query, sort_keys=True) for query in queries]
        with self._lock:
            known = {key: self._counts[key] for key in keys if key in self._counts}
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            known |= dict(zip(some, self._ask(some), strict=True))
        with self._lock:
            self._counts.update((key, known[key]) for key in missing)
            while len(self._counts) > _MOST_COUNTS:
                self._counts.popitem(last=False)
        return [known[key] for key in keys]

    def _ask(self, keys: Sequence[str]) -> list[int]:
        bodies = [{"size": 0, "track_total_hits": True, "query": json.loads(key)} for key in keys]
        answers = self.connection.searches(self.index, bodies)
        return [answer["hits"]["total"]["value"] for answer in answers]

    def stored(self, ids: Sequence[str]) -> list[Body]:
        """What is stored of articles by id, in the order given: see `documents.read`."""
        if not ids:
            return []
        found: Any = self.connection.call(
            lambda client, seconds: client.mget(
                index=self.index,
                body={"ids": list(ids)},
                params={"stored_fields": ",".join(STORED)},
                request_timeout=seconds,
            )
        )
        return list(found["docs"])
