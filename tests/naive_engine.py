"""The oracle: an engine of plain loops over articles in memory, too simple to be wrong in the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import product

from search import calendar, ranking
from search.analysis import Token, paragraph_tokens, tokens
from search.facets import meant_officials, meant_outlets
from search.knowledge.officials import Gazetteer
from search.model import (
    TEXT_FIELDS,
    And,
    Article,
    Axis,
    Bucket,
    Count,
    Counts,
    DayRange,
    Everything,
    Facets,
    Filters,
    Hit,
    InField,
    Node,
    Not,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Query,
    Results,
    TextField,
    Word,
)
from search.remarks import archive_notes

Matches = dict[str, float]  # article id → score


@dataclass(frozen=True)
class _Read:
    article: Article
    fields: dict[TextField, list[Token]]


def _read(article: Article) -> _Read:
    texts: dict[TextField, tuple[str, ...]] = {
        "title": (article.title or "",),
        "lead": (article.lead or "",),
        "body": article.body,
    }
    return _Read(article, {f: [t for p in paragraph_tokens(texts[f]) for t in p] for f in TEXT_FIELDS})


class NaiveEngine:
    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._articles: dict[str, _Read] = {}
        self.gazetteer = Gazetteer.shipped()
        self.add(articles)

    def add(self, articles: Iterable[Article]) -> int:
        new = [_read(article) for article in articles]
        self._articles.update({read.article.id: read for read in new})
        return len(new)

    def remove(self, ids: Iterable[str]) -> int:
        return sum(self._articles.pop(id, None) is not None for id in list(ids))

    def get(self, id: str) -> Article | None:
        read = self._articles.get(id)
        return read.article if read else None

    def count(self) -> int:
        return len(self._articles)

    def build_id(self) -> str:
        digests = (repr(read.article).encode("utf-8", "surrogatepass") for read in self._articles.values())
        return blake2b(b"".join(digests), digest_size=6).hexdigest()

    def close(self) -> None:
        self._articles.clear()

    def scan(self, query: Query, every: int = 1) -> Iterator[Hit]:
        return iter(self.search(replace(query, page=1, limit=max(1, len(self._articles)))).hits[::every])

    def counts(self, query: Query, by: tuple[Axis, ...]) -> Counts:
        ids = self._narrow(self._match(query.tree, TEXT_FIELDS), query.filters)
        counts = Counter(values for id in ids for values in product(*(self._values(id, axis) for axis in by)))
        return Counts(by, tuple(Count(values, n) for values, n in sorted(counts.items())))

    def _values(self, id: str, axis: Axis) -> list[str]:
        article = self._articles[id].article
        match axis:
            case "outlet":
                return [article.outlet or ""]
            case "official":
                return [official.id for official in article.officials]
            case _:
                size = {"year": 4, "month": 7, "day": 10}[axis]
                is_dated = calendar.span(article.published) is not None
                return [article.published[:size] if article.published and is_dated else "undated"]

    def search(self, query: Query) -> Results:
        found = self._match(query.tree, TEXT_FIELDS)
        total = self._narrow(found, query.filters)
        scores = {id: round(found[id], ranking.DECIMALS) for id in total}
        order = sorted(total, key=lambda id: (-scores[id], id))
        if query.sort != "relevance":
            sign = -1 if query.sort == "newest" else 1

            def key(id: str) -> tuple[bool, int, str]:
                span = calendar.span(self._articles[id].article.published)
                return (span is None, sign * span.moment if span else 0, id)

            order = sorted(total, key=key)
        start = (query.page - 1) * query.limit
        hits = tuple(Hit(self._articles[id].article, scores[id]) for id in order[start : start + query.limit])
        f = query.filters
        return Results(
            hits,
            len(order),
            Facets(
                self._outlets(self._narrow(found, replace(f, outlets=(), excluded_outlets=()))),
                self._officials(self._narrow(found, replace(f, officials=(), excluded_officials=()))),
                self._months(self._narrow(found, replace(f, days=None, undated=False))),
            ),
            notes=archive_notes(query.tree, f, self._outlet_names(), self._official_names(), self.gazetteer),
        )

    # --- matching ---

    def _match(self, node: Node, fields: tuple[TextField, ...]) -> Matches:
        match node:
            case Word(text):
                found = [self._word(token, fields) for token in tokens(text, glued="whole")]
                return self._together(found) if found else {}
            case Phrase(text):
                return self._phrase([token.surface for token in tokens(text, glued="apart")], fields)
            case InField(name, part):
                return self._match(part, (name,))
            case OutletIs(text):
                names = meant_outlets(text, self._outlet_names())
                return {id: 0.0 for id, r in self._articles.items() if r.article.outlet in names}
            case OfficialIs(text):
                ids = meant_officials(text, self._official_names(), self.gazetteer)
                return {
                    id: 0.0
                    for id, r in self._articles.items()
                    if any(official.id in ids for official in r.article.officials)
                }
            case DayRange():
                return {id: 0.0 for id in self._articles if self._within(id, node)}
            case And(parts):
                return self._together([self._match(part, fields) for part in parts])
            case Or(parts):
                found = [self._match(part, fields) for part in parts]
                return {id: sum(m.get(id, 0.0) for m in found) for m in found for id in m}
            case Not(part):
                inner = self._match(part, fields)
                return {id: 0.0 for id in self._articles if id not in inner}
            case Everything():
                return dict.fromkeys(self._articles, 0.0)
            case Nothing():
                return {}

    @staticmethod
    def _together(found: list[Matches]) -> Matches:
        ids = set(found[0]).intersection(*found[1:])
        return {id: sum(matches[id] for matches in found) for id in ids}

    def _bm25(self, frequencies: dict[str, int], field: TextField, weight: float) -> Matches:
        lengths = [len(r.fields[field]) for r in self._articles.values()]
        average = sum(lengths) / len(lengths) if sum(lengths) else 1.0
        idf = ranking.idf(len(frequencies), len(self._articles))
        return {
            id: weight
            * ranking.FIELD[field]
            * idf
            * tf
            / (
                tf
                + ranking.K1 * (1 - ranking.B + ranking.B * len(self._articles[id].fields[field]) / average)
            )
            for id, tf in frequencies.items()
        }

    def _word(self, word: Token, fields: tuple[TextField, ...]) -> Matches:
        found: Counter[str] = Counter()
        for field in fields:
            stems = {
                id: n
                for id, r in self._articles.items()
                if (n := sum(token.stem == word.stem for token in r.fields[field]))
            }
            surfaces = {
                id: n
                for id in stems
                if (n := sum(token.surface == word.surface for token in self._articles[id].fields[field]))
            }
            for frequencies, weight in (
                (stems, ranking.FORM["stem"]),
                (surfaces, ranking.FORM["surface"]),
            ):
                for id, score in self._bm25(frequencies, field, weight).items():
                    found[id] += score  # type: ignore[assignment]
        return dict(found)

    def _phrase(self, words: list[str], fields: tuple[TextField, ...]) -> Matches:
        found: Matches = {}
        for field in fields:
            frequencies = {}
            for id, read in self._articles.items():
                at = {token.position: token.surface for token in read.fields[field]}
                n = sum(all(at.get(p + i) == word for i, word in enumerate(words)) for p in at)
                if n and words:
                    frequencies[id] = n
            for id, score in self._bm25(frequencies, field, ranking.PHRASE).items():
                found[id] = found.get(id, 0.0) + score
        return found

    # --- filters and facets ---

    def _outlet_names(self) -> set[str]:
        return {r.article.outlet for r in self._articles.values() if r.article.outlet}

    def _official_names(self) -> dict[str, str]:
        counts = Counter((o.id, o.name) for r in self._articles.values() for o in r.article.officials)
        # The most frequent name last, so that it is the one that stays.
        return dict(sorted(counts, key=lambda official: (counts[official], [-ord(c) for c in official[1]])))

    def _within(self, id: str, days: DayRange) -> bool:
        span = calendar.span(self._articles[id].article.published)
        if span is None:
            return False
        first, last = calendar.bounds(days)
        return first <= span.first and span.last <= last

    def _narrow(self, found: Matches, filters: Filters) -> list[str]:
        ids = list(found)
        names, known = self._outlet_names(), self._official_names()
        for texts, wanted in ((filters.outlets, True), (filters.excluded_outlets, False)):
            outlets = set().union(*(meant_outlets(text, names) for text in texts))
            ids = [id for id in ids if not texts or (self._articles[id].article.outlet in outlets) == wanted]
        for texts, wanted in ((filters.officials, True), (filters.excluded_officials, False)):
            people = set().union(*(meant_officials(text, known, self.gazetteer) for text in texts))
            named = {id for id in ids if any(o.id in people for o in self._articles[id].article.officials)}
            ids = [id for id in ids if not texts or (id in named) == wanted]
        if filters.days or filters.undated:
            days = filters.days
            ids = [
                id
                for id in ids
                if (filters.undated and calendar.span(self._articles[id].article.published) is None)
                or (days is not None and self._within(id, days))
            ]
        return ids

    def _outlets(self, ids: list[str]) -> tuple[Bucket, ...]:
        counts = Counter(o for id in ids if (o := self._articles[id].article.outlet))
        return tuple(Bucket(v, n) for v, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))

    def _officials(self, ids: list[str]) -> tuple[Bucket, ...]:
        names = self._official_names()
        counts = Counter(o.id for id in ids for o in self._articles[id].article.officials)
        buckets = [Bucket(names[id], n, id) for id, n in counts.items()]
        return tuple(sorted(buckets, key=lambda b: (-b.count, b.value, b.id)))

    def _months(self, ids: list[str]) -> tuple[Bucket, ...]:
        spans: Iterator[calendar.Span | None] = (
            calendar.span(self._articles[id].article.published) for id in ids
        )
        counts = Counter(span.month if span else "undated" for span in spans)
        dated = sorted((c for c in counts.items() if c[0] != "undated"), reverse=True)
        undated = [("undated", counts["undated"])] if counts["undated"] else []
        return tuple(Bucket(v, n) for v, n in dated + undated)
