"""Offices that describe a listed person named before: 'Susi … Mantan Menteri Kelautan itu berharap …'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.officials.text import Mention, Role, Text
from search.knowledge.officials.bodies import seat
from search.knowledge.officials.gazetteer import Gazetteer, Person
from search.knowledge.officials.identity import held_there, office_word
from search.knowledge.officials.names import fold
from search.knowledge.officials.posts import BENCHES

_HOUSES = frozenset(("dpr", "mpr", "dpd", "dprd", "perwakilan", "fraksi", "hakim", "jaksa"))
_POINTING = ("itu", "ini", "tersebut")
# Before an office of several, of anybody, or of which the beginning was left out.
_OF_SEVERAL = frozenset(
    (
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
    )
)


def note(text: Text, role: Role) -> int:
    """Keep an office that nobody stands beside if it describes somebody; the word behind it."""
    if _is_description(text, role):
        text.descriptions.append(role)
    return role.end


def _is_description(text: Text, role: Role) -> bool:
    """Whether an office with its place or body stands for somebody: 'mantan Bupati Purwakarta itu'."""
    before = text.low[role.start - 1] if role.start else ""
    pointing = text.low[role.end] if role.end < len(text.low) else ""
    return role.complete and pointing in _POINTING and before not in _OF_SEVERAL


def _held(person: Person, role: str) -> bool:
    """Whether a listed person ever held this office; where it names a party, of that party."""
    if not held_there(person, role):
        return False
    words, last = set(fold(role).split()), fold(role).rpartition(" ")[2]
    in_party = seat(role) in BENCHES and words.isdisjoint(_HOUSES)
    return not in_party or any(last in fold(office.title).split() for office in person.offices)


def described(
    text: Text, known: Iterable[tuple[Mention, Person]], gazetteer: Gazetteer
) -> Iterator[tuple[Mention, Person, Role]]:
    """The listed persons whom the article's descriptions mean: who is named last before it of those that held
    the office; a seat in a house, which hundreds once had, must be held that day."""
    known = sorted(known, key=lambda each: each[0].at)
    for role in text.descriptions:
        seated = office_word(role.text) in BENCHES and role.status is None
        held = [
            (mention, person)
            for mention, person in known
            if mention.at < role.start
            and _held(person, role.text)
            and (not seated or gazetteer.in_office(person, text.day))
        ]
        if held:
            yield (*held[-1], role)
