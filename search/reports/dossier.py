"""One official in an archive: the names and offices that articles give, when, where and beside whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from search.engine import Searching
from search.knowledge.officials.gazetteer import Office
from search.knowledge.resolution import meant_officials
from search.model import FACET_AXES, Bucket, Everything, Filters, OfficialIs, Query


@dataclass(frozen=True, slots=True)
class Held:
    """An office as articles write it, in how many, and the first and last day of those (ISO, or None)."""

    role: str
    status: str | None
    count: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """`listed`: the gazetteer's offices. `months`, `outlets`: articles that name the official; `others`:
    who else is named in them, most first. `names` and `roles` are of the `read` articles: all `total`, or an
    even sample over time (see `make_dossier`). `candidate`: articles name them as a candidate alone."""

    id: str
    name: str
    country: str | None
    total: int
    read: int
    names: tuple[Bucket, ...]
    listed: tuple[Office, ...]
    roles: tuple[Held, ...]
    months: tuple[Bucket, ...]
    outlets: tuple[Bucket, ...]
    others: tuple[Bucket, ...]
    candidate: bool = False


def known_officials(engine: Searching, *, candidates: bool = False) -> dict[str, str]:
    """Every official of an archive: id to canonical name, the ids that are joined with another's too; with
    `candidates` who runs for an office, too."""
    query = Query("", Everything(), Filters(candidates=candidates))
    facets = engine.facets(query, ("official",))
    known = {bucket.id: bucket.value for bucket in facets.official if bucket.id is not None}
    return known | {id: known[kept] for id, kept in engine.joined.items() if kept in known}


def find_officials(engine: Searching, text: str, *, candidates: bool = False) -> frozenset[str]:
    """Ids of the archive's officials whom a text means, by id, alias or any spelling of the name."""
    known, spellings = known_officials(engine, candidates=candidates), engine.spellings
    written = {id: spellings.get(id, name) for id, name in known.items()}
    meant, joined = meant_officials(text, written, engine.gazetteer), engine.joined
    return frozenset(joined.get(id, id) for id in meant)


def make_dossier(engine: Searching, id: str, most_read: int | None = None) -> Dossier:
    """What an archive says of the official with this id; of one whom no article names, a `total` of 0.

    Names and offices stand in the articles themselves, a tenth of a millisecond each: of more than
    `most_read` only each second, third … in the order of their dates is read.
    """
    id = engine.joined.get(id, id)
    candidate = id not in known_officials(engine)
    if candidate and id not in known_officials(engine, candidates=True):
        return Dossier(id, id, None, 0, 0, (), (), (), (), (), ())  # as a condition it might mean others
    # A condition in the tree, no filter: the facet of officials would ignore a filter of its own.
    query = Query("", OfficialIs(id, candidate), Filters(candidates=candidate), sort="oldest")
    total, facets = engine.total(query), engine.facets(query, FACET_AXES)
    names: Counter[str] = Counter()
    written: Counter[str] = Counter()
    days: dict[tuple[str, str | None], list[str | None]] = {}
    country = None
    read = 0
    every = -(-total // most_read) if most_read else 1
    for hit in engine.scan(query, every):
        article = hit.article
        official = next((each for each in article.officials if each.id == id), None)
        if official is None:
            continue  # a commit since then has given another id to the person
        read += 1
        names.update(official.names)
        country = country or official.country
        if official.role:
            written[official.role] += 1
            held = (official.role.casefold(), official.status)
            days.setdefault(held, []).append(_day(article.published))
    person = engine.gazetteer.by_id(id)
    buckets = facets.official
    # One office in any capitals, shown as most articles write it.
    spelled: dict[str, str] = {}
    for role, _ in written.most_common():
        spelled.setdefault(role.casefold(), role)
    roles = [
        Held(
            spelled[role],
            status,
            len(seen),
            min(filter(None, seen), default=None),
            max(filter(None, seen), default=None),
        )
        for (role, status), seen in days.items()
    ]
    return Dossier(
        id=id,
        name=next((bucket.value for bucket in buckets if bucket.id == id), person.name if person else id),
        country=person.country if person else country,
        total=total,
        read=read,
        names=tuple(Bucket(name, count) for name, count in names.most_common()),
        listed=person.offices if person else (),
        roles=tuple(sorted(roles, key=lambda held: (-held.count, held.role))),
        months=tuple(facets.date),
        outlets=tuple(facets.outlet),
        others=tuple(bucket for bucket in buckets if bucket.id != id),
        candidate=candidate,
    )


def _day(published: str | None) -> str | None:
    return published[:10] if published else None
