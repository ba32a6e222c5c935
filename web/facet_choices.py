"""Outlets and officials as the page offers them, each with its count and address; the filters in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from search.analysis import fold
from search.facets import meant_officials, meant_outlets
from search.knowledge.officials import Gazetteer
from search.model import Bucket, Facets, Filters
from web import address as addresses
from web.address import Address

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `address` selects it or, where it is selected or excluded, takes that away;
    `exclusion` leads to the articles without it. `id`: of an official."""

    label: str
    count: int
    state: Literal["open", "selected", "excluded"]
    address: Address
    exclusion: Address | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """A facet of names: values asked for or excluded first, then by their counts. `total`: how many there
    were before `like`, the text that their names were sought by ("" for none)."""

    choices: tuple[Choice, ...]
    total: int
    like: str = ""


@dataclass(frozen=True, slots=True)
class FacetChoices:
    outlets: Names
    officials: Names


def choose(
    facets: Facets,
    address: Address,
    official_name: Callable[[str], str],
    gazetteer: Gazetteer,
    *,
    outlet_like: str = "",
    official_like: str = "",
) -> FacetChoices:
    """The choices that an answer's facets offer to who stands at `address`. `official_name`: from the id of
    one who is asked for and not among the answer's. `…_like`: only names that hold this text."""
    names = {bucket.id or bucket.value: bucket.value for bucket in facets.official}
    outlets = _values(
        [(bucket.value, bucket) for bucket in facets.outlet],
        (address.outlets, address.not_outlets),
        lambda text: meant_outlets(text, [bucket.value for bucket in facets.outlet]),
        lambda asked, excluded: replace(address, outlets=asked, not_outlets=excluded, page=1),
        lambda text: text,
    )
    officials = _values(
        [(bucket.id or bucket.value, bucket) for bucket in facets.official],
        (address.officials, address.not_officials),
        lambda text: meant_officials(text, names, gazetteer),
        lambda asked, excluded: replace(address, officials=asked, not_officials=excluded, page=1),
        official_name,
    )
    return FacetChoices(_like(outlets, outlet_like), _like(officials, official_like))


def _like(choices: Sequence[Choice], text: str) -> Names:
    wanted = fold(text.strip())
    found = tuple(choice for choice in choices if wanted in fold(choice.label)) if wanted else tuple(choices)
    return Names(found, len(choices), text.strip())


def _values(
    buckets: Sequence[tuple[str, Bucket]],
    asked: tuple[tuple[str, ...], tuple[str, ...]],
    meant: Callable[[str], frozenset[str]],
    leading_to: Callable[[tuple[str, ...], tuple[str, ...]], Address],
    name: Callable[[str], str],
) -> list[Choice]:
    """`asked`: what is wanted and what is excluded. A text of them may be a part of a name that means several
    values: each is selected, and goes by itself."""
    known = [key for key, _ in buckets]
    wanted, excluded = (_Asked.of(texts, known, meant) for texts in asked)

    def without(key: str) -> Address:
        return leading_to(wanted.without(key), excluded.without(key))

    # What was asked for and is not among these articles stays shown, or nothing could take it away.
    first = [Choice(name(text), 0, "selected", without(text)) for text in wanted.absent]
    first += [Choice(name(text), 0, "excluded", without(text)) for text in excluded.absent]
    others = []
    for key, bucket in buckets:
        if key in wanted.present:
            first.append(Choice(bucket.value, bucket.count, "selected", without(key), None, bucket.id))
        elif key in excluded.present:
            first.append(Choice(bucket.value, bucket.count, "excluded", without(key), None, bucket.id))
        else:
            others.append(
                Choice(
                    bucket.value,
                    bucket.count,
                    "open",
                    leading_to((*wanted.all, key), excluded.all),
                    leading_to(wanted.all, (*excluded.all, key)),
                    bucket.id,
                )
            )
    return first + others


@dataclass(frozen=True, slots=True)
class _Asked:
    """The values that a facet's parameters mean: those among the answer's, and texts that mean none."""

    present: tuple[str, ...]
    absent: tuple[str, ...]

    @classmethod
    def of(cls, texts: tuple[str, ...], known: list[str], meant: Callable[[str], frozenset[str]]) -> _Asked:
        meanings = {text: meant(text) for text in texts}
        chosen = frozenset[str]().union(*meanings.values())
        return cls(
            tuple(key for key in known if key in chosen) if chosen else (),
            tuple(text for text, keys in meanings.items() if not keys),
        )

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.present, *self.absent)

    def without(self, gone: str) -> tuple[str, ...]:
        return tuple(value for value in self.all if value != gone)


@dataclass(frozen=True, slots=True)
class Active:
    """A filter in force, by the facet it belongs to; `address` is the question without it. `excludes`: it
    keeps out what has the value."""

    facet: Literal["outlet", "official", "date"]
    label: str
    address: Address
    excludes: bool = False


def active(address: Address, official_name: Callable[[str], str]) -> tuple[Active, ...]:
    """Every filter of an address with the way to drop it. `official_name`: from an id.

    >>> [f.label for f in active(Address(outlets=("Tempo",), undated=True), str)]
    ['Tempo', 'undated']
    """
    filters = address.filters
    found: list[Active] = []

    def add(
        facet: Literal["outlet", "official", "date"], label: str, rest: Filters, no: bool = False
    ) -> None:
        found.append(Active(facet, label, address.narrowed(rest), no))

    def others(values: tuple[str, ...], value: str) -> tuple[str, ...]:
        return tuple(other for other in values if other != value)

    for value in filters.outlets:
        add("outlet", value, replace(filters, outlets=others(filters.outlets, value)))
    for value in filters.excluded_outlets:
        rest = others(filters.excluded_outlets, value)
        add("outlet", value, replace(filters, excluded_outlets=rest), True)
    for value in filters.officials:
        rest = others(filters.officials, value)
        add("official", official_name(value), replace(filters, officials=rest))
    for value in filters.excluded_officials:
        rest = others(filters.excluded_officials, value)
        add("official", official_name(value), replace(filters, excluded_officials=rest), True)
    if filters.days:
        add("date", "..".join(addresses.ends(filters.days)), replace(filters, days=None))
    if filters.undated:
        add("date", UNDATED, replace(filters, undated=False))
    return tuple(found)
