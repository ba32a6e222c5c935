"""Facets as the page shows them: for each value its count and the address that a click leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from search.facets import meant_officials, meant_outlets
from search.knowledge.officials import Gazetteer
from search.model import Bucket, Facets, Filters
from web import address as addresses
from web.address import Address

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `address` selects it or, where it is selected, takes it away."""

    label: str
    count: int
    selected: bool
    address: Address


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the date facet, `label` '2021', with its months ('2021-05') where it is opened, and the
    number of articles of which no more than the year is known."""

    choice: Choice
    months: tuple[Choice, ...]
    without_month: int


@dataclass(frozen=True, slots=True)
class Dates:
    years: tuple[Year, ...]
    undated: Choice | None


@dataclass(frozen=True, slots=True)
class FacetChoices:
    """The three facets: outlets and officials with the selected ones first, dates with the newest first."""

    outlets: tuple[Choice, ...]
    officials: tuple[Choice, ...]
    dates: Dates


def choose(
    facets: Facets, address: Address, official_name: Callable[[str], str], gazetteer: Gazetteer
) -> FacetChoices:
    """The choices that an answer's facets offer to who stands at `address`. `official_name`: from the id of
    one who is asked for and not among the answer's."""
    return FacetChoices(
        _values(
            [(bucket.value, bucket) for bucket in facets.outlet],
            address.outlets,
            lambda text: meant_outlets(text, [bucket.value for bucket in facets.outlet]),
            lambda values: replace(address, outlets=values, page=1),
            lambda text: text,
        ),
        _values(
            [(bucket.id or bucket.value, bucket) for bucket in facets.official],
            address.officials,
            lambda text: meant_officials(
                text, {b.id or b.value: b.value for b in facets.official}, gazetteer
            ),
            lambda values: replace(address, officials=values, page=1),
            official_name,
        ),
        _dates(facets.date, address),
    )


def _values(
    buckets: Sequence[tuple[str, Bucket]],
    asked: tuple[str, ...],
    meant: Callable[[str], frozenset[str]],
    leading_to: Callable[[tuple[str, ...]], Address],
    name: Callable[[str], str],
) -> tuple[Choice, ...]:
    """`asked` may be a part of a name that means several values: each is selected, and goes by itself."""
    known = [key for key, _ in buckets]
    meanings = {text: meant(text) for text in asked}
    chosen = frozenset[str]().union(*meanings.values())
    # What was asked for and is not among these articles stays shown, or nothing could take it away.
    absent = tuple(text for text, keys in meanings.items() if not keys)
    selected = tuple(key for key in known if key in chosen)

    def without(gone: str) -> tuple[str, ...]:
        return tuple(value for value in (*selected, *absent) if value != gone)

    first = [Choice(name(text), 0, True, leading_to(without(text))) for text in absent]
    first += [Choice(b.value, b.count, True, leading_to(without(key))) for key, b in buckets if key in chosen]
    others = [
        Choice(b.value, b.count, False, leading_to((*selected, *absent, key)))
        for key, b in buckets
        if key not in chosen
    ]
    return (*first, *others)


def _dates(buckets: Iterable[Bucket], address: Address) -> Dates:
    dated = [bucket for bucket in buckets if bucket.value != UNDATED]
    counts = {bucket.value: bucket.count for bucket in buckets}
    groups = [(name, list(group)) for name, group in groupby(dated, key=lambda bucket: bucket.value[:4])]
    undated = None
    if UNDATED in counts or address.undated:
        leading_to = replace(address, undated=not address.undated, page=1)
        undated = Choice(UNDATED, counts.get(UNDATED, 0), address.undated, leading_to)
    only = len(groups) == 1
    return Dates(tuple(_year(name, months, address, only) for name, months in groups), undated)


def _year(name: str, buckets: list[Bucket], address: Address, only: bool) -> Year:
    days = addresses.year(name)
    total = sum(bucket.count for bucket in buckets)
    months = tuple(_period(bucket, address) for bucket in buckets if len(bucket.value) > 4)
    opened = only or address.days == days or any(month.selected for month in months)
    selected = address.days == days
    choice = Choice(name, total, selected, replace(address, days=None if selected else days, page=1))
    year_only = sum(bucket.count for bucket in buckets if len(bucket.value) == 4)
    return Year(choice, months if opened else (), year_only if opened else 0)


def _period(bucket: Bucket, address: Address) -> Choice:
    days = addresses.month(bucket.value)
    selected = address.days == days
    # Taking a month away leads back to its year, one step up, as it was reached.
    leading_to = addresses.year(bucket.value[:4]) if selected else days
    return Choice(bucket.value, bucket.count, selected, replace(address, days=leading_to, page=1))


@dataclass(frozen=True, slots=True)
class Active:
    """A filter in force, by the facet it belongs to; `address` is the question without it."""

    facet: str
    label: str
    address: Address


def active(address: Address, official_name: Callable[[str], str]) -> tuple[Active, ...]:
    """Every filter of an address with the way to drop it. `official_name`: from an id.

    >>> [f.label for f in active(Address(outlets=("Tempo",), undated=True), str)]
    ['Tempo', 'undated']
    """
    filters = address.filters
    found: list[tuple[str, str, Filters]] = []
    for value in filters.outlets:
        rest = tuple(other for other in filters.outlets if other != value)
        found.append(("outlet", value, replace(filters, outlets=rest)))
    for value in filters.officials:
        rest = tuple(other for other in filters.officials if other != value)
        found.append(("official", official_name(value), replace(filters, officials=rest)))
    if filters.days:
        label = "..".join(addresses.ends(filters.days))
        found.append(("date", label, replace(filters, days=None)))
    if filters.undated:
        found.append(("date", UNDATED, replace(filters, undated=False)))
    return tuple(Active(facet, label, address.narrowed(rest)) for facet, label, rest in found)
