"""Offices that describe somebody named before: 'Susi … Mantan Menteri Kelautan itu berharap …'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from index.officials.evidence import full_name, is_name_word
from index.officials.names import Name, name_before, read_name
from index.officials.text import Mention, Role, Text
from search.knowledge.officials.bodies import seat
from search.knowledge.officials.gazetteer import Office, Person
from search.knowledge.officials.identity import held_there
from search.knowledge.officials.names import fold
from search.knowledge.officials.posts import BENCHES

# Before a body's name, though names have them too: 'Direktur Utama Perum Bulog Rudi Kencana'.
_OF_BODIES = frozenset(("utama", "muda", "madya"))
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
# What ends the sentence before one that begins with a description.
_SENTENCE_SIGNS = frozenset((".", "\n", '"', "”", "“"))
# Words before a description among which who is meant by it speaks.
_NEAR_SPEECH = 160
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


def named_speakers(text: Text) -> Iterator[Mention]:
    """Who is meant by the descriptions in the article's body, of those that no list has: the last who spoke
    before the sentence that begins with it. Where somebody holds such an office by name, that one is meant.

    'Rudi Kencana menyesalkan hal itu. Anggota Komisi VI DPR RI ini meminta …'
    """
    held = {seat(mention.role.text) for mention in text.mentions if mention.role}
    heads = {mention.role.head for mention in text.mentions if mention.role}
    for role in text.descriptions:
        before = text.words[role.start - 1] if role.start else ""
        if role.start <= text.title_end or before not in _SENTENCE_SIGNS or text.is_related(role.start):
            continue
        if seat(role.text) in held or role.head in heads or not _acts(text, role):
            continue
        speaker = _last_speaker(text, role.start)
        if speaker is None:
            continue
        at, end, written = speaker
        name = _without_body(text, written if " " in written else full_name(text, written, at))
        if name is None or _is_listed(text, name) or not text.named.isdisjoint(name.split()):
            continue
        yield Mention(name, at, end, role)


def _without_body(text: Text, name: str | None) -> str | None:
    """A full name without a body's words before it: 'PP Muhammadiyah Rudi Kencana'."""
    words = name.split() if name else []
    while words and (words[0].lower() in _OF_BODIES or not is_name_word(text, words[0].lower())):
        words.pop(0)
    return " ".join(words) if len(words) > 1 else None


def _is_listed(text: Text, name: str) -> bool:
    first, *rest = name.lower().split()
    return tuple(rest) in text.names.get(first, ())


def _acts(text: Text, role: Role) -> bool:
    """Whether behind 'ini' or 'itu' a verb tells what who is described does."""
    verb = text.low[role.end + 1] if role.end + 1 < len(text.low) else ""
    return verb in text.vocabulary.grammar.speaking or verb.startswith(("me", "ber"))


def _last_speaker(text: Text, start: int) -> Name | None:
    """Who spoke last before a word, not far from it: 'ujar Rudi', 'Rudi Kencana mengatakan'."""
    grammar = text.vocabulary.grammar
    for k in range(start - 2, max(text.title_end, start - _NEAR_SPEECH), -1):
        found: Name | None = None
        if text.low[k] in grammar.saying and text.capital(k + 1):
            found = read_name(text, k + 1)
            found = found if found is not None and found[0] == k + 1 else None
        elif text.low[k] in grammar.speaking and text.words[k].islower() and text.capital(k - 1):
            found = name_before(text, k - 1)
        if found is None:
            continue
        if text.listed_at(found[0]) or not any(is_name_word(text, text.low[w]) for w in range(*found[:2])):
            return None
        return found
    return None
