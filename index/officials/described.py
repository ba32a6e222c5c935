"""Offices that describe somebody named before: 'Mantan Menteri Kelautan itu berharap …', 'Ia menjabat R'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

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
# What members of a house lead in it.
_OF_MEMBERS = frozenset(
    ("ketua fraksi", "wakil ketua fraksi", "sekretaris fraksi", "ketua komisi", "wakil ketua komisi")
)
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
# Before a description that its sentence does not begin with: 'Selain itu, mantan Bupati Bantul itu …'.
_LONGEST_OPENING = 4  # words
_OPENERS = frozenset(("namun", "bahkan", "kini", "lalu", "kemudian", "selanjutnya", "tapi", "sementara"))
_CITING = frozenset(("menurut", "kata", "bagi", "katanya", "menurutnya"))
# Between a description and its verb.
_ADVERBS = frozenset(
    (
        "juga",
        "pun",
        "lalu",
        "lantas",
        "tetap",
        "kembali",
        "kemudian",
        "turut",
        "sempat",
        "langsung",
        "hanya",
        "telah",
        "sudah",
        "pernah",
    )
)
_PRONOUNS = frozenset(("ia", "dia"))
# With them an office is told as one that was held: 'Ia pernah menjabat R'.
_ONCE = frozenset(("pernah", "sempat", "sebelumnya", "dulu", "dulunya"))
# Between a pronoun and the office that it holds.
_HOLDING = frozenset(("menjabat", "merupakan", "adalah", "menduduki", "dilantik", "terpilih", "menjadi"))
_BECOMING = frozenset(("menjadi", "jadi"))
_LONGEST_NAME = 4  # words of a listed name
_MOST_BETWEEN = 7  # words
_LONGEST_SENTENCE = 45  # words of the one before a pronoun, which tells who it is
_MOST_OF_PRONOUNS = 3  # sentences in a row that begin with one
# Words before a description among which who is meant by it speaks.
_NEAR_SPEECH = 160
# Listed persons named before a description among whom is who it means.
_NEAREST = 24


def note(text: Text, role: Role) -> int:
    """Keep an office that nobody stands beside if it describes somebody; the word behind it."""
    if _is_description(text, role) or _pronoun_of(text, role) is not None or _is_become(text, role):
        text.descriptions.append(role)
    return role.end


def _is_become(text: Text, role: Role) -> bool:
    """Whether a listed name stands before 'menjadi' and an office, which the one named may hold by now:
    'Gibran menjadi Wali Kota Solo'."""
    at = role.start - 1
    if at < 1 or text.low[at] not in _BECOMING or not role.complete or role.status is not None:
        return False
    if _IN_A_ROW.fullmatch(text.low[role.end - 1]):
        return False  # 'jadi Gubernur Riau Keempat yang …'
    return any(text.capital(k) and text.listed_at(k) == at for k in range(max(0, at - _LONGEST_NAME), at))


def _pronoun_of(text: Text, role: Role) -> int | None:
    """The pronoun that begins the sentence and holds the office: 'Ia juga sempat menjabat R'."""
    low, k = text.low, role.start - 1
    held = False
    while k > max(text.title_end, role.start - _MOST_BETWEEN) and low[k] in text.vocabulary.grammar.fillers:
        held = held or low[k] in _HOLDING
        k -= 1
    if not held or low[k] not in _PRONOUNS or not role.complete or role.status == "calon":
        return None
    return k if k > text.title_end and text.words[k - 1] in (".", "\n") and text.capital(k) else None


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


def _sits_there(person: Person, role: Role, day: str | None) -> bool:
    """Whether a listed member of a house may lead a faction or commission of it: 'Ketua Fraksi PAN DPR RI
    ini'."""
    house = seat(role.text) if role.head in _OF_MEMBERS else None
    return house in BENCHES and any(
        office.title.startswith("Anggota") and seat(office.title) == house and _fits(office, day, ever=False)
        for office in person.offices
    )


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
        near = known[max(0, before - _NEAREST) : before][::-1]
        if text.low[role.start - 1] in _BECOMING and not _is_description(text, role):
            near = [each for each in near[:1] if each[0].end == role.start - 1]
        for mention, person in near:
            asked = person.id, role.text, ever
            if asked not in held:
                held[asked] = _held(person, role, text.day, ever=ever)
            if held[asked]:
                yield mention, person, role
                break
        else:
            opens = bool(near) and role.status is None and _opens_sentence(text, role) and _acts(text, role)
            if opens and _sits_there(near[0][1], role, text.day):
                yield near[0][0], near[0][1], role


def named_speakers(text: Text) -> Iterator[Mention]:
    """Who is meant by the descriptions in the article's body, of those that no list has: the last who spoke
    before the sentence that begins with it. Where somebody holds such an office by name, that one is meant.

    'Rudi Kencana menyesalkan hal itu. Anggota Komisi VI DPR RI ini meminta …'
    """
    held = {seat(mention.role.text) for mention in text.mentions if mention.role}
    heads = {mention.role.head for mention in text.mentions if mention.role}
    others: set[int] = set()  # descriptions of listed persons
    for role in text.descriptions:
        if role.start <= text.title_end or text.is_related(role.start):
            continue
        if seat(role.text) in held or role.head in heads:
            continue
        pronoun = _pronoun_of(text, role)
        if pronoun is not None:
            meant = _last_subject(text, pronoun)
        elif (_opens_sentence(text, role) and _acts(text, role)) or _is_said_by(text, role):
            meant = _last_speaker(text, role.start)
            if meant is not None and _is_another_subject(text, role.start, meant, others):
                others.add(role.start)
                continue  # 'kata Rudi. Prabowo Subianto merasa terhormat. Ketua umum Gerindra itu …'
        else:
            meant = None
        if meant is None:
            continue
        at, end, written = meant
        name = _without_body(text, written if " " in written else full_name(text, written, at))
        if name is None or _is_listed(text, name) or not text.named.isdisjoint(name.split()):
            continue
        once = pronoun is not None and not _ONCE.isdisjoint(text.low[pronoun : role.start])
        yield Mention(name, at, end, replace(role, past=True) if once else role)


def _opens_sentence(text: Text, role: Role) -> bool:
    """Whether a sentence begins with a description, or with few words before it: 'Selain itu, …'."""
    words, k = text.words, role.start
    if words[k - 1] in _SENTENCE_SIGNS:
        return True
    if words[k - 1] != "," and text.low[k - 1] not in _OPENERS:
        return False
    k -= words[k - 1] == ","
    opened = k
    while k > max(text.title_end, opened - _LONGEST_OPENING) and words[k - 1][0].isalpha():
        k -= 1
        if text.low[k] in _CITING:
            return False  # 'Menurut dia, anggota DPR itu harus …'
        if words[k][0].isupper():
            break
    return k < opened and text.capital(k) and (words[k - 1] in _SENTENCE_SIGNS or k == text.title_end)


def _is_said_by(text: Text, role: Role) -> bool:
    """Whether who is described said what stands before, or behind: '…," tambah anggota DPR RI ini', 'Menurut
    anggota DPR RI ini, …'."""
    at = role.start - 1
    if text.words[at] == "Menurut":
        # 'Menurut mantan Bupati itu' may be who is spoken of
        return text.low[role.end] == "ini" and text.words[role.end + 1 : role.end + 2] == [","]
    said = text.low[at] in text.vocabulary.grammar.saying and text.words[at][0].islower()
    return said and at > 1 and text.words[at - 1] in ('"', "”", "“", ",")


def _last_subject(text: Text, pronoun: int) -> Name | None:
    """With whose name the sentence before a pronoun begins: 'Rudi Kencana ialah guru. Dia menjabat R.'"""
    end = pronoun - 1
    for _ in range(_MOST_OF_PRONOUNS):
        k = end - 1
        while k > max(text.title_end, end - _LONGEST_SENTENCE) and text.words[k] not in _SENTENCE_SIGNS:
            k -= 1
        if text.words[k] not in (".", "\n") and k > text.title_end:
            return None
        first = k + (k > text.title_end or text.words[k] in (".", "\n"))
        if text.low[first] not in _PRONOUNS:
            found = read_name(text, first)
            named = found is not None and any(is_name_word(text, text.low[w]) for w in range(*found[:2]))
            return found if named and found is not None and not text.listed_at(found[0]) else None
        end = k
    return None


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
    at = role.end + 1
    while at < min(len(text.low), role.end + 3) and text.low[at] in _ADVERBS:
        at += 1
    verb = text.low[at] if at < len(text.low) else ""
    return verb in text.vocabulary.grammar.speaking or verb.startswith(("me", "ber"))


def _is_another_subject(text: Text, start: int, meant: Name, others: Collection[int]) -> bool:
    """Whether the sentence before a description, at word `start`, in which the one meant is not, begins with
    a listed person's full name or one of `others`, what such a person is called, or few words before it."""
    words, end = text.words, start - 1
    while end > meant[1] and words[end] in _SENTENCE_SIGNS:
        end -= 1
    opened = end
    while opened > meant[1] and words[opened - 1] not in _SENTENCE_SIGNS:
        opened -= 1
    if opened <= meant[1]:
        return False
    for k in range(opened, min(opened + _LONGEST_OPENING, end)):
        behind = text.listed_at(k) if text.capital(k) else 0
        if k in others:
            return True
        if behind > k + 1:
            return words[behind][0].islower()
    return False


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
