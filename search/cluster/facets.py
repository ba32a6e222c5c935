"""Facets of a question, each without regard to its own filter; counts by axes; how many stories are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from search.cluster.builds import Build
from search.cluster.mapping import Body
from search.cluster.matching import every
from search.model import UNDATED, UNKNOWN_OUTLET, Axis, Bucket, Count, Counts, FacetAxis, Facets, Filters

# Values of one facet that come in one answer; where there are more, they are paged through.
_MOST: Final = 10_000
_FIELDS: Final[dict[FacetAxis, str]] = {"outlet": "outlet", "date": "month", "kind": "kind"}


@dataclass(frozen=True, slots=True)
class Told:
    """How many stories the articles of a question tell, and which of these have copies anywhere."""

    count: int
    copied: tuple[int, ...] = ()


def facets(
    build: Build,
    tree: Body,
    narrowing: dict[str, list[Body]],
    axes: Sequence[FacetAxis],
    filters: Filters,
    total: int | None = None,
) -> tuple[Facets, Told]:
    """The facets asked for of what a tree finds; `narrowing`: the filters of each facet. In the same request
    the stories of the `total` of articles, None where each counts for itself."""
    fields = {axis: _field(axis, filters) for axis in axes}
    queries = {
        axis: [
            query
            for other, some in narrowing.items()
            # One more official of all narrows: what is counted is named beside them.
            if other != axis or (axis == "official" and filters.all_officials)
            for query in some
        ]
        for axis in axes
    }
    aggregations: Body = {
        axis: {
            "filter": {"bool": {"filter": queries[axis]}},
            "aggs": {"v": {"terms": {"field": fields[axis], "size": _MOST}}},
        }
        for axis in axes
    }
    copied: list[Body] = [{"term": {"copied": True}}, *(q for some in narrowing.values() for q in some)]
    if total is not None:
        aggregations["stories"] = {
            "filter": {"bool": {"filter": copied}},
            "aggs": {"v": {"terms": {"field": "story", "size": _MOST}}},
        }
    if not aggregations:
        return Facets((), (), (), ()), Told(0)
    body: Body = {"size": 0, "track_total_hits": False, "query": every([tree]), "aggs": aggregations}
    answer = build.search(body)["aggregations"]
    counts: dict[FacetAxis, dict[str, int]] = {}
    for axis in axes:
        found = answer[axis]["v"]
        if found["sum_other_doc_count"] or found["doc_count_error_upper_bound"]:
            pairs = build.values(every([tree, *queries[axis]]), (fields[axis],))
            counts[axis] = {value: count for (value,), count in pairs}
        else:
            counts[axis] = {bucket["key"]: bucket["doc_count"] for bucket in found["buckets"]}
    told = Told(0)
    if total is not None:
        told = _stories(build, every([tree, *copied]), answer["stories"], total)
    return Facets(
        _outlets(counts.get("outlet", {})),
        _officials(counts.get("official", {}), build),
        _months(counts.get("date", {})),
        tuple(Bucket(v, n) for v, n in sorted(counts.get("kind", {}).items(), key=_most_first)),
    ), told


def _stories(build: Build, copied: Body, answer: Body, total: int) -> Told:
    """`copied`: the query of those that have copies."""
    found = answer["v"]
    if found["sum_other_doc_count"]:
        several = tuple(int(story) for (story,), _ in build.values(copied, ("story",)))
    else:
        several = tuple(bucket["key"] for bucket in found["buckets"])
    return Told(total - answer["doc_count"] + len(several), several)


def _field(axis: FacetAxis, filters: Filters) -> str:
    if axis == "official":
        return "named" if filters.candidates else "official"
    return _FIELDS[axis]


def _most_first(entry: tuple[str, int]) -> tuple[int, str]:
    value, count = entry
    return -count, value


def _outlets(counts: dict[str, int]) -> tuple[Bucket, ...]:
    known = [Bucket(v, n) for v, n in sorted(counts.items(), key=_most_first) if v]
    return (*known, Bucket(UNKNOWN_OUTLET, counts[""])) if "" in counts else tuple(known)


def _officials(counts: dict[str, int], build: Build) -> tuple[Bucket, ...]:
    if not counts:
        return ()
    people: Counter[str] = Counter()
    for id, count in counts.items():
        people[build.joined.get(id, id)] += count  # no article names two that are one
    buckets = [Bucket(build.officials[id], count, id) for id, count in people.items()]
    return tuple(sorted(buckets, key=lambda bucket: (-bucket.count, bucket.value, bucket.id)))


def _months(counts: dict[str, int]) -> tuple[Bucket, ...]:
    dated = sorted((entry for entry in counts.items() if entry[0] != UNDATED), reverse=True)
    undated = [(UNDATED, counts[UNDATED])] if UNDATED in counts else []
    return tuple(Bucket(value, count) for value, count in (*dated, *undated))


def counts(build: Build, query: Body, by: tuple[Axis, ...]) -> Counts:
    """Articles of a query by one or more axes."""
    found: Counter[tuple[str, ...]] = Counter()
    for values, count in build.values(query, by):
        one = (
            build.joined.get(value, value) if axis == "official" else value
            for axis, value in zip(by, values, strict=True)
        )
        found[tuple(one)] += count
    rows = [Count(values, count) for values, count in found.items()]
    return Counts(by, tuple(sorted(rows, key=lambda row: row.values)))
