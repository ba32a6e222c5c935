"""Kinds, outlets and officials as the page offers them, with counts and addresses; the filters in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from search.analysis.folding import fold
from search.engine import Searching
from search.knowledge.resolution import meant_officials, meant_outlets
from search.model import KINDS, UNDATED, UNKNOWN_OUTLET, Bucket, FacetAxis, Facets, Filters
from search.reports.dossier import known_officials
from web import address as addresses
from web.address import Address
from web.rendering import search_link, value_links
from web.words.wording import word_kind


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; the URL `link` selects it or, where it is selected or excluded, takes that away;
    `exclusion` leads to the articles without it. `id`: of an official."""

    label: str
    count: int
    state: Literal["open", "selected", "excluded"]
    link: str
    exclusion: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """A facet of names: values asked for or excluded first (`active` of them), then by their counts, so many
    as may be shown. `found`: how many there are to show, `total`: how many there were before `like`, the text
    that their names were sought by ("" for none)."""

    choices: tuple[Choice, ...]
    active: int
    found: int
    total: int
    like: str = ""


@dataclass(frozen=True, slots=True)
class FacetChoices:
    kinds: Names
    outlets: Names
    officials: Names


def choose(
    facets: Facets,
    address: Address,
    official_name: Callable[[str], str],
    engine: Searching,
    *,
    most: int,
    outlet_like: str = "",
    official_like: str = "",
) -> FacetChoices:
    """The choices that an answer's facets offer to who stands at `address`, up to `most` of each facet.

    `official_name`: from the id of one who is asked for and not among the answer's. `…_like`: only names that
    hold this text.
    """
    return FacetChoices(
        _kinds(facets, address, most),
        _names(
            facets.outlet,
            (address.outlets, address.not_outlets),
            lambda text: meant_outlets(text, [bucket.value for bucket in facets.outlet]),
            _Leading(
                lambda asked, excluded: replace(address, outlets=asked, not_outlets=excluded, page=1),
                ("outlet", "not_outlet"),
            ),
            lambda text: text,
            outlet_like,
            most,
        ),
        _names(
            facets.official,
            (address.officials, address.not_officials),
            _meaning_officials(facets.official, engine),
            _Leading(
                lambda asked, excluded: replace(address, officials=asked, not_officials=excluded, page=1),
                ("official", "not_official"),
            ),
            official_name,
            official_like,
            most,
        ),
    )


def _meaning_officials(buckets: Sequence[Bucket], engine: Searching) -> Callable[[str], frozenset[str]]:
    """From a text to the officials of these that it means, by any of their ids and spellings."""

    @cache
    def known() -> tuple[dict[str, str], Mapping[str, str]]:
        names, joined = {_key(bucket): bucket.value for bucket in buckets}, engine.joined
        spellings = engine.spellings if joined else names
        others = {id: spellings.get(id, id) for id, kept in joined.items() if kept in names}
        return names | others, joined

    def meant(text: str) -> frozenset[str]:
        names, joined = known()
        return frozenset(joined.get(id, id) for id in meant_officials(text, names, engine.gazetteer))

    return meant


def _kinds(facets: Facets, address: Address, most: int) -> Names:
    """Where all is of one kind, and none is asked for, there is nothing to choose."""
    if len(facets.kind) < 2 and not (address.kinds or address.not_kinds):
        return Names((), 0, 0, 0)
    named = {kind: word_kind(kind) for kind in KINDS}
    found = _names(
        facets.kind,
        (address.kinds, address.not_kinds),
        lambda text: frozenset({text} & {bucket.value for bucket in facets.kind}),
        _Leading(
            lambda asked, excluded: replace(
                address,
                kinds=tuple(kind for kind in KINDS if kind in asked),
                not_kinds=tuple(kind for kind in KINDS if kind in excluded),
                page=1,
            )
        ),
        str,
        "",
        most,
    )
    choices = (replace(choice, label=named.get(choice.label, choice.label)) for choice in found.choices)  # type: ignore[call-overload]
    return replace(found, choices=tuple(choices))


def _key(bucket: Bucket) -> str:
    return bucket.id or bucket.value


def _names(
    buckets: Sequence[Bucket],
    asked: tuple[tuple[str, ...], tuple[str, ...]],
    meant: Callable[[str], frozenset[str]],
    leading: _Leading,
    name: Callable[[str], str],
    like: str,
    most: int,
) -> Names:
    """`asked`: what is wanted and what is excluded. A text of them may be a part of a name that means several
    values: each is selected, and goes by itself."""
    wanted, excluded = (_Asked.of(texts, buckets, meant) for texts in asked)
    sought = fold(like.strip())

    def without(key: str) -> str:
        return leading.to(wanted.without(key), excluded.without(key))

    # What was asked for and is not among these articles stays shown, or nothing could take it away.
    active = [Choice(name(text), 0, "selected", without(text)) for text in wanted.absent]
    active += [Choice(name(text), 0, "excluded", without(text)) for text in excluded.absent]
    active += [Choice(b.value, b.count, "selected", without(_key(b)), None, b.id) for b in wanted.present]
    active += [Choice(b.value, b.count, "excluded", without(_key(b)), None, b.id) for b in excluded.present]
    # Not knowing is no name, and stands last.
    known = len(buckets) - (bool(buckets) and buckets[-1].value == UNKNOWN_OUTLET)
    total = known + len(wanted.absent) + len(excluded.absent)
    chosen = {_key(bucket) for bucket in (*wanted.present, *excluded.present)}
    others: Sequence[Bucket] = buckets
    if chosen:
        others = [bucket for bucket in buckets if _key(bucket) not in chosen]
    if sought:
        active = [choice for choice in active if sought in fold(choice.label)]
        others = [bucket for bucket in others if sought in fold(bucket.value)]
    selecting, excluding = leading.to_one_more(wanted.all, excluded.all)
    offered = [
        Choice(
            bucket.value, bucket.count, "open", selecting(_key(bucket)), excluding(_key(bucket)), bucket.id
        )
        for bucket in others[: max(0, most - len(active))]
    ]
    found = len(active) + len(others)
    return Names((*active, *offered), len(active), found, total, like.strip())


@dataclass(frozen=True, slots=True)
class _Leading:
    """The URLs of a facet. `address`: of what is wanted and what is excluded, where that is not just added at
    the end of the `parameters` of both."""

    address: Callable[[tuple[str, ...], tuple[str, ...]], Address]
    parameters: tuple[str, str] | None = None

    def to(self, wanted: tuple[str, ...], excluded: tuple[str, ...]) -> str:
        return search_link(self.address(wanted, excluded))

    def to_one_more(
        self, wanted: tuple[str, ...], excluded: tuple[str, ...]
    ) -> tuple[Callable[[str], str], Callable[[str], str]]:
        """From a value: to what is wanted with it, and to what is excluded with it."""
        if self.parameters is None:
            return (
                lambda value: self.to((*wanted, value), excluded),
                lambda value: self.to(wanted, (*excluded, value)),
            )
        return (
            value_links(self.address((*wanted, ""), excluded), self.parameters[0]),
            value_links(self.address(wanted, (*excluded, "")), self.parameters[1]),
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The values that a facet's parameters mean: those among the answer's, and texts that mean none."""

    present: tuple[Bucket, ...]
    absent: tuple[str, ...]

    @classmethod
    def of(
        cls, texts: tuple[str, ...], buckets: Sequence[Bucket], meant: Callable[[str], frozenset[str]]
    ) -> _Asked:
        meanings = {text: meant(text) for text in texts}
        chosen = frozenset[str]().union(*meanings.values())
        return cls(
            tuple(bucket for bucket in buckets if _key(bucket) in chosen) if chosen else (),
            tuple(text for text, keys in meanings.items() if not keys),
        )

    @property
    def all(self) -> tuple[str, ...]:
        return (*map(_key, self.present), *self.absent)

    def without(self, gone: str) -> tuple[str, ...]:
        return tuple(value for value in self.all if value != gone)


@dataclass(frozen=True, slots=True)
class Active:
    """A filter in force, by the facet it belongs to; `address` is the question without it. `excludes`: it
    keeps out what has the value."""

    facet: FacetAxis | Literal["added"]
    label: str
    address: Address
    excludes: bool = False


def official_names(engine: Searching) -> Callable[[str], str]:
    """From an official's id to the canonical name; of one whom no article names, the text itself."""

    @lru_cache(1)
    def known(build: str) -> Mapping[str, str]:
        # Some thousand names, a hundredth of a second; `build` tells one state of the index from the next.
        return known_officials(engine)

    return lambda id: known(engine.build_id()).get(id, id)


def active(address: Address, official_name: Callable[[str], str]) -> tuple[Active, ...]:
    """Every filter of an address with the way to drop it. `official_name`: from an id.

    >>> [f.label for f in active(Address(outlets=("Tempo",), undated=True), str)]
    ['Tempo', 'undated']
    """
    filters = address.filters
    found: list[Active] = []

    def add(facet: FacetAxis | Literal["added"], label: str, rest: Filters, no: bool = False) -> None:
        found.append(Active(facet, label, address.narrowed(rest), no))

    def others(values: tuple[str, ...], value: str) -> tuple[str, ...]:
        return tuple(other for other in values if other != value)

    for kind in filters.kinds:
        rest_kinds = tuple(other for other in filters.kinds if other != kind)
        add("kind", word_kind(kind), replace(filters, kinds=rest_kinds))
    for kind in filters.excluded_kinds:
        rest_kinds = tuple(other for other in filters.excluded_kinds if other != kind)
        add("kind", word_kind(kind), replace(filters, excluded_kinds=rest_kinds), True)
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
    if address.added_since:
        found.append(Active("added", f"{address.added_since}..", replace(address, added_since=None, page=1)))
    return tuple(found)
