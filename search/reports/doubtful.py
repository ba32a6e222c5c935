"""Pairs of an archive's officials who may be one person, for its user to settle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from search.engine import Searching
from search.knowledge.officials.names import alike, core_words, fold
from search.model import And, Bucket, Everything, OfficialIs, Query
from search.reports.dossier import Held, make_dossier

# A word that more officials have tells too little to compare all of them ('Muhammad', 'Agus').
_MOST_BEARERS = 400
# Articles that are read for an official's offices, and that are shown.
_ARTICLES_READ = 30
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two officials, the reason why they may be one (see `names.alike`; 'same-name' where only their offices
    made them two), and how many articles name both."""

    one: Bucket
    two: Bucket
    reason: str
    together: int


@dataclass(frozen=True, slots=True)
class Bearer:
    """What tells who an official of a doubtful pair is: the offices, most articles first, and the ids of the
    first articles."""

    offices: tuple[Held, ...]
    articles: tuple[str, ...]


def find_bearer(engine: Searching, id: str) -> Bearer:
    """The offices and articles of the official with this id; of many articles a sample is read."""
    query = Query("", OfficialIs(id), sort="oldest")
    hits = islice(engine.scan(query), _SHOWN)
    return Bearer(
        make_dossier(engine, id, _ARTICLES_READ).roles[:_SHOWN], tuple(hit.article.id for hit in hits)
    )


def find_doubtful(engine: Searching) -> tuple[Doubt, ...]:
    """Pairs whose names may be spellings of one name and whom nobody has settled; most articles first."""
    facets = engine.facets(Query("", Everything()), ("official",))
    pairs = {}
    for one, two in _candidates(facets.official):
        reason = _reason(engine, one, two)
        if reason is not None:
            pairs[one.id, two.id] = (one, two, reason)
    found = [Doubt(one, two, reason, _together(engine, one, two)) for one, two, reason in pairs.values()]
    return tuple(
        sorted(
            found,
            key=lambda doubt: (-min(doubt.one.count, doubt.two.count), -doubt.one.count, doubt.one.value),
        )
    )


def _candidates(officials: Sequence[Bucket]) -> Iterator[tuple[Bucket, Bucket]]:
    """Pairs that share a word of their names, the one with more articles first."""
    bearers: dict[str, list[Bucket]] = defaultdict(list)
    for bucket in officials:
        for word in set(core_words(bucket.value)):
            bearers[word].append(bucket)
    for same in bearers.values():
        if len(same) <= _MOST_BEARERS:
            yield from combinations(same, 2)


def _reason(engine: Searching, one: Bucket, two: Bucket) -> str | None:
    reason = "same-name" if fold(one.value) == fold(two.value) else alike(one.value, two.value)
    gazetteer = engine.gazetteer
    if reason is None or gazetteer.settled(one.value, two.value) is not None:
        return None
    if gazetteer.decisions.settled(one.id or "", two.id or "") is not None:
        return None
    listed = [gazetteer.by_id(bucket.id or "") for bucket in (one, two)]
    return None if all(listed) else reason


def _together(engine: Searching, one: Bucket, two: Bucket) -> int:
    both = And((OfficialIs(one.id or one.value), OfficialIs(two.id or two.value)))
    return engine.total(Query("", both))
