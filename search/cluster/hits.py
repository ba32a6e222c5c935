"""Hits of one question in the order asked for: pages of them, copies apart or as one, and all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any, Final

from search import identifiers
from search.analysis.tokens import Token
from search.cluster import closeness
from search.cluster.builds import Build
from search.cluster.mapping import COLUMNS_ALONE, Body
from search.cluster.matching import ALL, every, neither
from search.cluster.scoring import Plan, Slot
from search.errors import EngineError
from search.model import MOST_COPIES, Sort
from search.retrieval import ranking

# What a search gives at once; further pages are walked to.
_WINDOW: Final = 10_000
_VALUES: Final = ["number", "story", "copied", "added"]
_BY_NUMBER: Final[Body] = {"number": "asc"}
_BY_SCORE: Final[list[Body]] = [{"_score": "desc"}, _BY_NUMBER]
_MOST_MEMBERS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """A hit without its article: numbers of the article and of its story, whether that has others, the score,
    when it came; which of the named queries it matches."""

    number: int
    story: int
    copied: bool
    score: float
    added: int
    named: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return identifiers.from_number(self.number)


@dataclass(frozen=True)
class Group:
    """A story's first hit, and how many hits it has, up to MOST_COPIES of them, the first published first."""

    row: Row
    size: int = 1
    members: tuple[Row, ...] = ()


@dataclass
class Hits:
    """What a query finds after all filters. `matching`: all that is found; `plan`, `out`: how it is scored,
    None where nothing is; `words`: those whose closeness counts, none where it does not; `above`: what the
    script adds to each score; `named`: queries of which a row tells whether it matches them."""

    build: Build
    matching: Body
    plan: Plan | None
    out: Slot | None
    words: Sequence[Token] = ()
    above: int = 0
    named: dict[str, Body] = field(default_factory=dict)

    @cached_property
    def _scored(self) -> Body:
        if self.plan is None or self.out is None:
            return {"bool": {"filter": [self.matching]}}
        return self.plan.query(self.matching, self.out, above=self.above)

    def _unit(self) -> int:
        return self.plan.unit if self.plan is not None else 1

    def _request(self, sort: Sequence[Body], but: Sequence[int] = ()) -> Body:
        query = self._scored
        narrowing = [neither({"terms": {"story": list(but)}})] if but else []
        named = [
            {
                "bool": {
                    "should": [ALL, *({"bool": {"filter": [q], "_name": n}} for n, q in self.named.items())]
                }
            }
        ]
        if narrowing or self.named:
            query = {"bool": {"must": [query], "filter": [*narrowing, *(named if self.named else [])]}}
        body: Body = {
            "query": query,
            "sort": list(sort),
            # Sorted by it, a hit has its score anyway: the cluster need not reckon it again.
            "track_scores": self.plan is not None and "_score" not in sort[0],
            **COLUMNS_ALONE,
            "docvalue_fields": list(_VALUES),
        }
        return body | ({"min_score": float(self.above)} if self.above else {})

    def _row(self, hit: Body) -> Row:
        values = hit["fields"]
        score = None
        if self.plan is not None:
            score = hit["sort"][0] if hit["_score"] is None else hit["_score"]
        return Row(
            values["number"][0],
            values["story"][0],
            bool(values["copied"][0]),
            round(((score or 0.0) - self.above) / self._unit(), ranking.DECIMALS) if score else 0.0,
            values["added"][0],
            tuple(hit.get("matched_queries", ())),
        )

    def _order(self, sort: Sort) -> list[Body]:
        if sort == "relevance":
            return _BY_SCORE if self.plan is not None else [_BY_NUMBER]
        minute: Body = {"minute": {"order": "asc" if sort == "oldest" else "desc", "missing": "_last"}}
        by_time: list[Body] = [{"dated": "desc"}, minute, _BY_NUMBER]
        return [{"added": "desc"}, *by_time] if sort == "added" else by_time

    # --- the best, with what closeness adds ---

    @cached_property
    def best(self) -> list[Row]:
        """The RESCORED best articles, best first, with what their words' closeness adds; none where that does
        not count."""
        if self.plan is None or len(self.words) < 2:
            return []
        body = self._request(_BY_SCORE) | {"size": ranking.RESCORED, "track_total_hits": False}
        body["docvalue_fields"] = [*_VALUES, *closeness.VALUES]
        hits = self.build.search(body)["hits"]["hits"]
        gained = closeness.gains(self.build, self.words, self.plan.weights, hits).tolist() if hits else []
        rows = [
            replace(row, score=round(row.score + gain, ranking.DECIMALS))
            for row, gain in zip(map(self._row, hits), gained, strict=True)
        ]
        return sorted(rows, key=lambda row: (-row.score, row.number))

    def _with_gains(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Rows in another order, with the scores of the best."""
        scores = {row.number: row.score for row in self.best}
        return (replace(row, score=scores.get(row.number, row.score)) for row in rows)

    # --- pages ---

    def rows(self, sort: Sort, start: int, stop: int) -> list[Row]:
        """The hits from `start` to `stop`."""
        if stop <= start:
            return []
        if stop > _WINDOW:
            return list(islice(self.walk(sort), start, stop))
        if sort == "relevance" and self.best:
            known = self.best[start:stop]
            first = max(start, len(self.best))
            if len(self.best) < ranking.RESCORED or first >= stop:
                return known
            return known + self._page(_BY_SCORE, first, stop)
        rows = self._page(self._order(sort), start, stop)
        return list(self._with_gains(iter(rows)))

    def _page(self, sort: Sequence[Body], start: int, stop: int, **more: Any) -> list[Row]:
        but = more.pop("but", ())
        body = self._request(sort, but) | {
            "from": start,
            "size": stop - start,
            "track_total_hits": False,
            **more,
        }
        return [self._row(hit) for hit in self.build.search(body)["hits"]["hits"]]

    def walk(self, sort: Sort, size: int = 1000) -> Iterator[Row]:
        """All hits in order, read some at a time."""
        order = self._order(sort)
        body = self._request(order)
        query, order = body.pop("query"), body.pop("sort")
        pages = self.build.connection.pages(self.build.index, query, order, body, size)
        rows = map(self._row, pages)
        if sort == "relevance" and self.best:
            yield from self.best
            yield from islice(rows, len(self.best), None)
        else:
            yield from self._with_gains(rows)

    # --- copies as one hit ---

    def groups(self, sort: Sort, start: int, stop: int) -> list[Group]:
        """The stories from `start` to `stop`, each by its first hit."""
        if stop <= start:
            return []
        rows = self._first_of_each(sort, start, stop)
        copied = [row.story for row in rows if row.copied]
        members = self._members(copied) if copied else {}
        groups = []
        for row in rows:
            found = members.get(row.story, [])
            if len(found) < 2:
                groups.append(Group(row))
            else:
                groups.append(Group(row, len(found), tuple(found[:MOST_COPIES])))
        return groups

    def _first_of_each(self, sort: Sort, start: int, stop: int) -> list[Row]:
        if stop > _WINDOW:
            return list(islice(_firsts(self.walk(sort)), start, stop))
        collapsed: Body = {"collapse": {"field": "story"}}
        if sort != "relevance" or not self.best:
            rows = self._page(self._order(sort), start, stop, **collapsed)
            return list(self._with_gains(iter(rows)))
        firsts = list(_firsts(iter(self.best)))
        known = firsts[start:stop]
        if len(self.best) < ranking.RESCORED or stop <= len(firsts):
            return known
        told = [row.story for row in firsts]
        first = max(start, len(firsts)) - len(firsts)
        return known + self._page(_BY_SCORE, first, stop - len(firsts), but=told, **collapsed)

    def _members(self, stories: Sequence[int]) -> dict[int, list[Row]]:
        """All hits of some stories, the first published first."""
        body: Body = {
            "query": every([self.matching, {"terms": {"story": list(stories)}}]),
            "sort": [{"dated": "desc"}, {"minute": {"order": "asc", "missing": "_last"}}, _BY_NUMBER],
            "size": _MOST_MEMBERS,
            **COLUMNS_ALONE,
            "docvalue_fields": list(_VALUES),
            "track_total_hits": True,
        }
        found = self.build.search(body)["hits"]
        if found["total"]["value"] > _MOST_MEMBERS:
            raise EngineError(
                f"More than {_MOST_MEMBERS} copies of the stories of one page: ask for fewer hits."
            )
        members: dict[int, list[Row]] = {}
        for hit in found["hits"]:
            values = hit["fields"]
            row = Row(values["number"][0], values["story"][0], True, 0.0, values["added"][0])
            members.setdefault(row.story, []).append(row)
        return members


def _firsts(rows: Iterator[Row]) -> Iterator[Row]:
    """The first row of each story."""
    seen: set[int] = set()
    for row in rows:
        if row.story not in seen:
            seen.add(row.story)
            yield row
