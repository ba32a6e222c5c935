"""Offices that describe a listed person named before: 'Susi … Mantan Menteri Kelautan itu berharap …'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from index.officials.text import Mention, Role, Text
from search.knowledge.officials.bodies import seat
from search.knowledge.officials.gazetteer import Office, Person
from search.knowledge.officials.identity import held_there
from search.knowledge.officials.names import fold
from search.knowledge.officials.posts import BENCHES

_HOUSES = frozenset(("dpr", "mpr", "dpd", "dprd", "perwakilan", "fraksi", "hakim", "jaksa"))
_POINTING = ("itu", "ini", "tersebut")
# Before an office of several, of anybody, of which the beginning was left out, or that itself is told of:
# 'pemilihan Bupati Bantul itu'.
_NOBODYS = frozenset(
    [
        "para",
        "semua",
        "seorang",
        "sejumlah",
        "beberapa",
        "kedua",
        "ketiga",
        "setiap",
        "tiap",
        "wakil",
        "salah",
        "pemilihan",
        "jabatan",
        "kursi",
        "posisi",
    ]
)
# Of a holder as one in a row, who may have left: 'Presiden kelima RI', 'Gubernur DKI periode 2017-2022'.
_IN_A_ROW = re.compile(r"pertama|ke-?(?:dua|tiga|empat|lima|enam|tujuh|\d+)|periode")
# Listed persons named before a description among whom is who it means.
_NEAREST = 24


def note(text: Text, role: Role) -> int:
    """Keep an office that nobody stands beside if it describes somebody; the word behind it."""
    if _is_description(text, role):
        text.descriptions.append(role)
    return role.end


def _is_description(text: Text, role: Role) -> bool:
    """Whether an office with its place or body stands for somebody: 'mantan Bupati Purwakarta itu'."""
    before = text.low[role.start - 1] if role.start else ""
    pointing = text.low[role.end] if role.end < len(text.low) else ""
    return role.complete and role.status != "calon" and pointing in _POINTING and before not in _NOBODYS


def _held(person: Person, role: Role, day: str | None, *, ever: bool) -> bool:
    """Whether a listed person held this office on a day, or `ever` before it; where it names a party, of that
    party."""
    offices = tuple(office for office in person.offices if _fits(office, day, ever=ever))
    if not offices or not held_there(person._replace(offices=offices), role.text):
        return False
    words, last = set(fold(role.text).split()), fold(role.text).rpartition(" ")[2]
    in_party = seat(role.text) in BENCHES and words.isdisjoint(_HOUSES)
    return not in_party or any(last in fold(office.title).split() for office in person.offices)


def _fits(office: Office, day: str | None, *, ever: bool) -> bool:
    """Whether an office was held when an article of a day says so."""
    if day is None:
        return True
    return office._replace(until=None).held_on(day) if ever else office.held_on(day)


def described(text: Text, known: Iterable[tuple[Mention, Person]]) -> Iterator[tuple[Mention, Person, Role]]:
    """The listed persons whom the article's descriptions mean: who is named last, and not long before it, of
    those that held the office."""
    known = sorted(known, key=lambda each: each[0].at)
    places = [mention.at for mention, _ in known]
    held: dict[tuple[str, str, bool], bool] = {}
    for role in text.descriptions:
        ever = role.status == "mantan" or any(map(_IN_A_ROW.fullmatch, text.low[role.start : role.end]))
        before = bisect_left(places, role.start)
        for mention, person in reversed(known[max(0, before - _NEAREST) : before]):
            asked = person.id, role.text, ever
            if asked not in held:
                held[asked] = _held(person, role, text.day, ever=ever)
            if held[asked]:
                yield mention, person, role
                break
