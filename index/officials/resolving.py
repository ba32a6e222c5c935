"""Mentions of one article to persons: short names resolved, spellings joined, the best office kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate

from index.officials.areas import regency, regency_of_dateline
from index.officials.described import described, named_speakers
from index.officials.evidence import acts, full_name, is_name_word
from index.officials.holders import Holder, Holders, Listed
from index.officials.letters import are_nearly_the_same
from index.officials.offices import read_role
from index.officials.public_offices import named_body
from index.officials.text import Mention, Role, Text
from search.knowledge.officials.bodies import is_placed, seat
from search.knowledge.officials.careers import is_of_district
from search.knowledge.officials.gazetteer import Gazetteer, Person
from search.knowledge.officials.identity import (
    comes_later,
    held_such,
    held_there,
    identify,
    is_frequent,
    is_low,
    is_someone_elses,
    unlisted_id,
)
from search.knowledge.officials.kinds import office_word
from search.knowledge.officials.names import (
    MUHAMMAD_WORDS,
    alike,
    core_words,
    fold,
    levelled_slug,
    within_one_edit,
)
from search.knowledge.officials.posts import post
from search.model import Official

_LONG_ACRONYM = 4  # letters
# Letters of a name's one word in which one may be wrong.
_LONG_WORD = 6
# Letters of a name with the next word.
_LONGEST_GLUED = 60
_INNER_CAPITAL = re.compile("(.*[a-z])([A-Z][a-z]+)")
_OF_BIRTH = frozenset(("i", "ni"))  # of Balinese names: 'I Ketut X', 'Ketut X'
_DEFENDERS = (["kuasa", "hukum"], ["penasihat", "hukum"])
_FORMER = ("mantan", "eks", "bekas")
_BEGINNINGS_OF_VERBS = ("me", "ber", "di", "ter")
_PRESIDENTS = ("Presiden", "Wakil Presiden")
# What a president may be called or lead, besides.
_OF_PRESIDENTS = (
    "presiden",
    "wakil presiden",
    "wapres",
    "kepala negara",
    "pemimpin",
    "ketua",
    "ketum",
    "panglima tertinggi",
    "sekretaris jenderal",
    "capres",
    "cawapres",
)
# Words from a name to the office that its bearer is said to have held.
_LONGEST_SERVING = 8
# Words from the office of who runs to that of who runs beside: 'capres Rudi Kencana Wibawa dan cawapres X'.
_LONGEST_BESIDE = 6
# But none of these bodies: 'Bersama Ketua DPR, Prabowo …'.
_NOT_OF_PRESIDENTS = frozenset(
    ("dpr", "mpr", "dpd", "dprd", "kpk", "kpu", "bpk", "bawaslu", "mahkamah", "perwakilan", "fraksi", "pbb")
)
_WELL_KNOWN = (
    "presiden",
    "wakil presiden",
    "perdana menteri",
    "menteri",
    "wakil menteri",
    "menko",
    "gubernur",
    "wakil gubernur",
    "wali kota",
    "walikota",
    "bupati",
    "panglima",
    "hakim",
    "pemimpin",
    "capres",
    "cawapres",
    "bacapres",
    "bacawapres",
)


def merge(
    text: Text, given: Iterable[Mention], listed: Iterable[Mention], gazetteer: Gazetteer
) -> tuple[Official, ...]:
    """The article's officials in order of first mention, each once."""
    holders = Holders()
    mentions = sorted(given, key=lambda m: (" " not in m.name, m.in_title, m.at))
    known: list[tuple[Mention, Person]] = []
    for mention in listed:
        person = gazetteer.find(mention.name)
        if person is not None:
            known.append((mention, person))
    met = Listed(known)
    for mention in mentions:
        _settle(text, mention, holders, met, gazetteer)
    namesakes = _Namesakes(holders)
    strong = {person.id for mention, person in known if fold(mention.name) not in person.weak}
    in_full = {person.id for mention, person in known if " " in mention.name}
    for mention, person in known:
        holder = holders.get(person.id)
        if holder is None and person.id not in strong:
            continue
        if holder is None and mention.name in namesakes:
            continue
        if holder is None and person.id not in in_full and namesakes.holds_low_post(mention.name):
            continue
        if holder is None and gazetteer.in_office(person, text.day) and not person.needs_office:
            holder = Holder(person.id, person.name, mention.at, person=person)
            holders.add(holder)
        if holder is not None:
            holder.first = min(holder.first, mention.at)
            holders.call(holder, mention.name)
    meant: set[int] = set()
    for mention, person, role in described(text, known) if text.descriptions else ():
        meant.add(role.start)
        holder = holders.get(person.id) or Holder(person.id, person.name, mention.at, person=person)
        if not holder.roles:  # 'mantan Gubernur DKI Jakarta itu'
            holders.add(holder)
            holders.call(holder, mention.name)
            holders.give(holder, mention, role)
    for mention in named_speakers(text) if text.descriptions else ():
        if mention.role is not None and mention.role.start not in meant:
            _settle(text, mention, holders, met, gazetteer)
    for holder in holders.values():
        holder.first = min(holder.first, _first(text, holder))
    found = [_official(h, text, gazetteer) for h in sorted(holders.values(), key=lambda h: h.first)]
    return _as_decided(found, gazetteer)


def _as_decided(found: Iterable[Official], gazetteer: Gazetteer) -> tuple[Official, ...]:
    """The officials under the ids that the user decided on; who is one person by that stands there once."""
    if not gazetteer.decisions:
        return tuple(found)
    one: dict[str, Official] = {}
    for official in found:
        id = official.id
        if gazetteer.decisions.is_split(id) and official.role and not _is_held(official, gazetteer):
            id = f"{id}-{seat(official.role)}"
        id = gazetteer.decisions.kept(id)
        person = gazetteer.by_id(id)
        named = replace(official, id=id, name=person.name if person else official.name)
        one[id] = _joined(one[id], named) if id in one else named
    return tuple(one.values())


def _is_held(official: Official, gazetteer: Gazetteer) -> bool:
    """Whether a listed person is meant, by the office."""
    person = gazetteer.by_id(official.id)
    return person is not None and held_there(person, official.role or "")


def _joined(first: Official, second: Official) -> Official:
    """Two officials of the article who are one person."""
    names = tuple(sorted(dict.fromkeys((*first.names, *second.names)), key=len, reverse=True))
    better = second if first.role is None or (first.candidate and not second.candidate) else first
    return replace(better, name=first.name, names=names, country=first.country or second.country)


class _Namesakes:
    """The names that unlisted persons of an article have, or have for given names: 'Bobby' after 'Bobby
    Adhityo Rizaldi'. One word is nobody's who has no longer name."""

    def __init__(self, holders: Holders) -> None:
        self._holders = holders

    def __contains__(self, name: str) -> bool:
        return fold(name) in (self._all if " " in name else self._of_longer)

    def holds_low_post(self, name: str) -> bool:
        """Whether somebody of one word alone holds a post that no listed person has: 'Kapolsek Wates Iptu
        Luhut'."""
        return " " not in name and fold(name) in self._of_low_posts

    @cached_property
    def _of_low_posts(self) -> frozenset[str]:
        return frozenset(
            fold(name)
            for holder in self._holders.values()
            if holder.person is None and any(is_low(role.text) for _, role in holder.roles)
            for name in holder.names
        )

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self._beginnings(longer=False))

    @cached_property
    def _of_longer(self) -> frozenset[str]:
        return frozenset(self._beginnings(longer=True))

    def _beginnings(self, *, longer: bool) -> Iterator[str]:
        unlisted = (holder for holder in self._holders.values() if holder.person is None)
        for name in (name for holder in unlisted for name in holder.names):
            if " " in name or not longer:
                yield from accumulate(fold(name).split(), "{} {}".format)


def _settle(
    text: Text,
    mention: Mention,
    holders: Holders,
    known: Listed,
    gazetteer: Gazetteer,
) -> None:
    """Give the office of one mention to a person of the article, known so far or new."""
    assert mention.role is not None
    name, role = _unglued(mention.name, text, gazetteer), mention.role
    if " " in name:
        holder = next((h for h in holders.near(name, role) if _may_be(h, name, role, gazetteer)), None)
    else:
        holder = _by_word(name, mention.at, role, holders) or _misspelt(name, role, holders)
        if holder is None and gazetteer.called(name) is None:
            found = gazetteer.find(name)
            full = full_name(text, name, mention.at)
            if full is None and found is None and _says_too_little(text, mention, role, known):
                return
            if full is not None and (found is None or gazetteer.find(full) is not found):
                name = full  # 'Sony' is not the one listed Sony where the article has a Sony Kencana
    if holder is None:
        holder = _new_holder(text, name, mention.at, role, holders, known, gazetteer)
    if holder is None:
        return
    if " " not in mention.name and text.words[mention.at - 1] == "," and (" " in name or holder.roles):
        # 'suap antarwaktu anggota DPR, Wahyu terbukti …': an apposition would have the full name.
        if holder.id in holders:
            holders.call(holder, name)
        return
    if holder.person is not None and (
        _elsewhere(role, holder.person)
        or (
            not _served_as(text, mention, role)
            and _is_below(_own_office(role, holder.person, text), holder.person, text.day)
        )
    ):
        # 'Selain Menhan Malaysia, Prabowo juga disambut …'
        if holder.id in holders:
            holders.call(holder, name)
        return
    if holder.person is not None:
        role = _own_office(role, holder.person, text)
        runs = _runs(text, mention, role) and (
            mention.at >= role.end or not gazetteer.in_office(holder.person, text.day)
        )  # 'posisi X sebagai capres' is a wish where X holds an office
        high = role.head.startswith(_WELL_KNOWN) and not (role.complete or runs)
        if high and holder.person.offices and not held_such(holder.person, role.text):
            return  # 'mantan menteri Jokowi' is not Jokowi
    holders.add(holder)
    holders.call(holder, name)
    holder.first = min(holder.first, mention.at)
    # 'untuk kemenangan X sebagai Presiden': whoever is no president yet.
    high = role.head in text.vocabulary.grammar.state_heads and role.status is None
    if holder.person is None or not (high and comes_later(holder.person, role.text, text.day)):
        holders.give(holder, mention, role)


def _may_be(holder: Holder, name: str, role: Role, gazetteer: Gazetteer) -> bool:
    """Whether a name beside an office may be a person's of the article: not the minister's namesake, who is
    regent somewhere, nor the other way round."""
    if not (
        _is_alike(name, holder, role) or _shares_post(name, holder, role) or _shares_kind(name, holder, role)
    ):
        return False
    if holder.person is not None:
        return not is_someone_elses(name, role.text, holder.person)
    listed = gazetteer.find(name)
    return listed is None or not held_there(listed, role.text)


def _is_alike(name: str, holder: Holder, role: Role) -> bool:
    """Whether a name is spelled like one of the holder's; a short form not beside another office with its
    place: 'Bupati Bantul John Kencana', 'Bupati Sleman Johannes Kencana'."""
    shortened = False
    for other in holder.names:
        reason = alike(name, other)
        if reason is not None and reason != "short-name":
            return True
        shortened = shortened or reason is not None
    if not shortened:
        return False
    offices = [given for _, given in holder.roles if given.complete] if role.complete else []
    return not offices or any(post(given.text) == post(role.text) for given in offices)


def _shares_post(name: str, holder: Holder, role: Role) -> bool:
    """Whether a name nearly the same stands beside the same office with its place: 'Azis Adriansyah' and
    'Azis Ardiansyah', both chief of one city's police."""
    if not is_placed(role.text):
        return False
    where = seat(role.text)
    beside = [given for _, given in holder.roles if seat(given.text) == where]
    if not beside:
        return False  # few offices are the same, and to compare names takes long
    held = any(post(given.text) == post(role.text) or given.head == role.head for given in beside)
    return any(_may_share(name, other, held=held) for other in holder.names if " " in other)


def _shares_kind(name: str, holder: Holder, role: Role) -> bool:
    """Whether a name that lacks a word of another, or has one more, stands beside an office of the same kind
    where one of the two says nothing of body or place: 'Dubes RI untuk Bulgaria Sri Astari Kencana', 'Dubes
    Astari Kencana'."""
    one = _own_words(name)
    if not any(
        min(len(one), len(two)) > 1 and (one < two or two < one) for two in map(_own_words, holder.names)
    ):
        return False
    kind = office_word(role.text)
    return any(
        office_word(given.text) == kind
        and given.status == role.status
        and not (given.complete and role.complete)
        for _, given in holder.roles
    )


def _may_share(name: str, other: str, *, held: bool) -> bool:
    """Whether two names of one place or body may be one person's; `held`: with the same office."""
    if {name.partition(" ")[0].lower(), other.partition(" ")[0].lower()} == _OF_BIRTH:
        return False  # 'I Made Kencana' is a man, 'Ni Made Kencana' a woman
    one, two = _own_words(name), _own_words(other)
    if min(len(one), len(two)) > 1 and (one <= two or two <= one):
        return True  # 'Kepala BIN Daerah Bali I Made Rudi Wening', 'Kabinda Bali Made Rudi'
    if not held:
        return False
    return one == two or (name[0] == other[0] and are_nearly_the_same(fold(name), fold(other)))


@lru_cache(1 << 12)
def _own_words(name: str) -> frozenset[str]:
    return frozenset(core_words(name)) - MUHAMMAD_WORDS - _OF_BIRTH


def _misspelt(word: str, role: Role, holders: Holders) -> Holder | None:
    """The person of the article who has the same office under one word that is this one but for a letter."""
    if len(word) < _LONG_WORD:
        return None
    folded, where, held = fold(word), seat(role.text), post(role.text)
    for holder in holders.nearly(word):
        if any(
            given.head == role.head and seat(given.text) == where and post(given.text) == held
            for _, given in holder.roles
        ) and any(" " not in name and within_one_edit(fold(name), folded) for name in holder.names):
            return holder
    return None


def _elsewhere(role: Role, person: Person) -> bool:
    """Whether the office is another country's than the listed person's."""
    one, two = role.country or "", person.country or ""
    return bool(one and two) and not one.startswith(two) and not two.startswith(one)


def _served_as(text: Text, mention: Mention, role: Role) -> bool:
    """Whether it is said that who is named before the office held it: 'Joe Biden saat menjabat Senator'."""
    words = text.low[max(mention.at, role.start - _LONGEST_SERVING) : role.start]
    return mention.at < role.start and "menjabat" in words and "," not in words and "." not in words


def _is_below(role: Role, person: Person, day: str | None) -> bool:
    """Whether an office is no president's, and who is one that day never held it: 'Bertemu Sekjen Kencana,
    Jokowi …', 'Bersama Menteri Pertanian, Prabowo …'. A president leads a party or council besides."""
    if role.status is not None or day is None or held_there(person, role.text):
        return False
    if not any(office.title in _PRESIDENTS and office.held_on(day) for office in person.offices):
        return False
    if not role.head.startswith(_OF_PRESIDENTS):
        return True
    return not _NOT_OF_PRESIDENTS.isdisjoint(fold(role.text).split())


def _new_holder(
    text: Text,
    name: str,
    at: int,
    role: Role,
    holders: Holders,
    known: Listed,
    gazetteer: Gazetteer,
) -> Holder | None:
    former = role.status in _FORMER
    id, canonical = identify(name, role.text, role.country, gazetteer, day=text.day, former=former)
    person = gazetteer.by_id(id)
    folded = fold(name)
    if person is None and len(name) > 6 and " " not in name:
        near = known.misspelt(name)
        if len(near) == 1:  # 'Meoldoko'
            (person,) = near
            id, canonical = person.id, person.name
    if person is None and " " not in name:
        # A listed person of one name was thought of before: 'Kabid Humas Polda Riau, Kombes Sunarto'.
        near = [other for other in known.called(folded) if folded != fold(other.name)]
        # 'Mardani Ali Sera menulis … Kapolsek Kencana Iptu Mardani': of a low post, a namesake's.
        if len(near) == 1 and not (
            role.end <= at
            and text.words[at - 1] != ","
            and is_low(role.text)
            and is_someone_elses(name, role.text, near[0])
        ):
            (person,) = near
            id, canonical = person.id, person.name
    if person is None and _is_no_holder(text, role, name):
        return None
    return holders.get(id) or Holder(id, canonical, at, person=person)


def _says_too_little(text: Text, mention: Mention, role: Role, known: Listed) -> bool:
    """Whether an unlisted single word beside an office is likely no name.

    A headline's capitals say nothing ('Menteri Buruh'), and the holder of a high office would be named
    in full or with its country or place ('Presiden American', 'Menteri Perdangan').
    """
    # 'Kepala Balai TNWK Suharno': behind an acronym no place is still to come.
    placeless = text.words[role.end - 1].isupper() and len(text.words[role.end - 1]) >= _LONG_ACRONYM
    of_prison = role.head in text.vocabulary.grammar.prisons and mention.at == role.end and not placeless
    placed = of_prison and role.complete and text.low[role.end - 1] in text.vocabulary.regions
    # 'Kalapas Sukamiskin' names the place, 'Kalapas Kelas IIA Jambi Kencanto' the chief.
    named = is_name_word(text, mention.name.lower()) or (acts(text, mention.end) and " " in role.head)
    if mention.in_title or (of_prison and not (placed and named)):
        return True
    kind = text.low[role.end - 1] if mention.at == role.end else ""
    governs = role.head in text.vocabulary.grammar.areas and kind in ("provinsi", "wilayah", "kabupaten")
    if governs or kind in text.vocabulary.grammar.kinds_of_area:
        return not is_frequent(mention.name.lower())  # 'Gubernur Provinsi Gyeonggi'
    if not role.complete and role.head in text.vocabulary.grammar.of_units:
        return True  # 'Dirjen Hubla' names the directorate
    if (
        role.complete
        or not role.head.startswith(_WELL_KNOWN)
        or role.head in ("hakim tunggal", "hakim ketua", "hakim anggota")
    ):
        return False
    return not known.called(fold(mention.name))


def _is_no_holder(text: Text, role: Role, name: str) -> bool:
    """Whether an unlisted name beside an office holds none: 'Presiden Royal Riders', 'istri Menpora X'."""
    premier = role.head in ("perdana menteri", "wakil perdana menteri") and " " in name
    if role.head in text.vocabulary.grammar.state_heads and not role.complete and not premier:
        return True  # a state's president is named with the country
    if role.text.lower() in ("menteri koordinator", "wakil menteri koordinator"):
        return True  # 'Menteri Koordinator Bindang Kamritiman': misspelt words of the office
    apposed = text.words[role.end : role.end + 1] == [","]
    if apposed and text.low[max(0, role.start - 2) : role.start] in _DEFENDERS:
        return True  # 'kuasa hukum Kabareskrim, X'; 'kuasa hukum mantan Kabareskrim X' is of X
    return _is_anothers_office(text, role)


def _is_anothers_office(text: Text, role: Role) -> bool:
    """Whether the words before an office say that who is named behind it does not hold it, but is of the
    holder's kin or service, or leads an association: 'putri sulung Presiden Korea, X', 'sopir mobil dinas
    Bupati, X', 'Ketua Paguyuban Kepala Desa X'."""
    low, grammar, k = text.low, text.vocabulary.grammar, role.start - 1
    if k < 0:
        return False
    if low[k] in grammar.associations:
        return True
    comma = low[role.end : role.end + 1] == [","]  # 'putri sulung Bupati X' is whose daughter
    if (
        comma
        and k > 0
        and (low[k] in grammar.kinds_of_kin or " ".join(low[k - 1 : k + 1]) in grammar.cars_of_office)
    ):
        k -= 1 if low[k] in grammar.kinds_of_kin else 2
    return k >= 0 and low[k] in text.vocabulary.kin


def _unglued(name: str, text: Text, gazetteer: Gazetteer) -> str:
    """The listed name to which a scrape glued the next word: 'Benjamin Netanyahumeminta'."""
    words = name.split()
    for n in range(1, len(words) - 1) if len(words) > 3 else ():
        if len(words[n]) > _LONGEST_GLUED:
            continue
        for size in range(2, len(words[n]) - 3):
            cut = " ".join((*words[:n], words[n][:-size]))
            if words[n][1:].islower() and gazetteer.called(cut) is not None:
                return cut  # 'Listyo Sigit Prabowomemimpin Upacara …'
    last = name.rsplit(" ", 1)[-1]
    capital = _INNER_CAPITAL.fullmatch(last)
    if capital and gazetteer.called(name[: -len(capital[2])]) is not None:
        return name[: -len(capital[2])]  # 'Mahfud MdRudi'
    glued = " " in name and last[-3:] in text.vocabulary.grammar.glued and gazetteer.find(name) is None
    if glued and gazetteer.called(name[:-3]) is not None:
        return name[:-3]  # 'Fadli Zondan'
    if not 7 <= len(last) <= _LONGEST_GLUED or is_name_word(text, last.lower()):
        return name  # 'Hartono' is not 'Harto' and 'no'
    if gazetteer.find(name) is not None:
        return name
    for size in range(2, len(last) - 2) if last[1:].islower() else ():
        rest = last[-size:]
        word = rest in text.vocabulary.common or rest in text.vocabulary.grammar.glued
        if not word and not (size > 5 and rest.startswith(_BEGINNINGS_OF_VERBS)):
            continue
        # Who is not listed must stand elsewhere in the article without the word.
        stands = size < len(last) - 3 and text.has(last[:-size])
        stands = stands and (" " in name or (size > 2 and rest in text.vocabulary.grammar.glued))
        stands = stands or rest in text.vocabulary.grammar.speaking
        if gazetteer.called(name[:-size]) is not None or stands:
            return name[:-size]
    return name


def _by_word(word: str, at: int, role: Role, holders: Holders) -> Holder | None:
    """The person of the article who is called by one word: the one named last before it. Where the word is
    spelled otherwise than in the name, nobody who has another office with its place: 'Kadis Pertanian Bantul
    Rahmadi', 'Kabag Ekonomi Setda Bantul Rakhmadi Kencana'."""
    (core,) = core_words(word)[:1] or ("",)
    last = max(
        holders.called(core),
        key=lambda h: (h.first <= at, h.first if h.first <= at else -h.first),
        default=None,
    )
    return None if last is None or _is_anothers_spelling(word, role, last) else last


def _is_anothers_spelling(word: str, role: Role, holder: Holder) -> bool:
    lower = word.lower()
    if not role.complete or any(lower in name.lower().split() for name in holder.names):
        return False
    held = [given for _, given in holder.roles if given.complete]
    return bool(held) and all(post(given.text) != post(role.text) for given in held)


def _own_office(role: Role, person: Person, text: Text) -> Role:
    """'Juru bicara Menko Marves Luhut …' gives Luhut, who is listed as a minister, the minister's office."""
    if role.head.startswith("wakil "):
        return role  # an office of its own
    for at in range(role.start + 1, role.end):
        if text.low[at] in text.vocabulary.heads and role.head.split()[0] in text.vocabulary.grammar.aides:
            served = read_role(text, at)
            if served is not None and served.end == role.end and held_such(person, served.text):
                return served if not held_such(person, role.text) else role
    return role


def _first(text: Text, holder: Holder) -> int:
    for name in holder.names:
        word = re.sub("[’'‘`ʼ]", "", name.split()[-1].lower())
        if len(word) > 3 and (at := text.first_places.get(word)) is not None:
            return at
    return holder.first


def _official(holder: Holder, text: Text, gazetteer: Gazetteer) -> Official:
    country = holder.person.country if holder.person else None
    names = tuple(sorted(holder.names, key=len, reverse=True))
    if not holder.roles:
        return Official(holder.id, holder.name, None, country, None, names)
    _, role = min(
        holder.roles,
        key=lambda given: (
            given[1].status is not None or given[1].past or _is_candidacy(given[1], text),
            given[0].in_title,
            not given[1].complete,
            given[0].at,
        ),
    )
    if holder.person is None:
        country = role.country or _country_of(role, text)
    id = holder.id
    if holder.person is None and id == levelled_slug(holder.name):
        placed = _placed_role(holder, role, text)
        id = unlisted_id(holder.name, placed, regency(text, role) if is_of_district(post(placed)) else "")
    runs = _is_candidacy(role, text)
    candidate = runs and not (holder.person is not None and gazetteer.in_office(holder.person, text.day))
    office = _office_text(role, holder.person)
    status = role.status or ("calon" if runs else None)  # 'capres X'
    return Official(id, holder.name, office, country, status, names, candidate)


def _placed_role(holder: Holder, role: Role, text: Text) -> str:
    """The office by which a person whose name tells too little is known from others: with its body or place.

    Where the office itself has none, another office of the same person in the article, else the first
    area that the article names, else its dateline's.
    """
    if is_placed(role.text):
        return role.text
    other = next((given.text for _, given in holder.roles if is_placed(given.text)), None)
    if other is not None:
        return other
    if role.head in text.vocabulary.grammar.divisions and (body := named_body(text, role.start)):
        return f"{role.text} {body}"
    governs = role.head in text.vocabulary.grammar.governing or role.text.lower().endswith("daerah")
    return f"{role.text} {text.first_area or regency_of_dateline(text)}".rstrip() if governs else role.text


def _runs(text: Text, mention: Mention, role: Role) -> bool:
    """Whether a candidacy is who is named behind it: 'capres X', 'calon presiden X', 'cawapres nomor urut 3
    X', while 'cawapres X' is who runs beside X, and 'calon wakil presiden X' is, where X is one word."""
    if not _is_candidacy(role, text):
        return False
    if role.head not in text.vocabulary.grammar.running_mates:
        return role.head in text.vocabulary.grammar.candidacies or role.head == "presiden"
    if mention.at < role.start:
        return True  # 'X sebagai cawapres'
    principal = role.head.removeprefix("wakil ").replace("cawa", "ca", 1)
    beside = text.low[max(0, role.start - _LONGEST_BESIDE) : role.start]
    if "nomor" in text.low[role.end : mention.at] or principal in beside:
        return True  # 'capres X dan cawapres Y'
    # 'calon wakil presiden Prabowo, X': a full name alone is who runs himself.
    apposed = text.words[mention.end : mention.end + 1] == [","] and text.capital(mention.end + 1)
    return role.status == "calon" and " " in mention.name and not apposed


def _is_candidacy(role: Role, text: Text) -> bool:
    """Whether an office is not held but run for: 'calon gubernur', 'capres'."""
    return role.status == "calon" or role.head in text.vocabulary.grammar.candidacies


def _country_of(role: Role, text: Text) -> str | None:
    return None if text.vocabulary.grammar.indonesian.isdisjoint(role.head.split()) else "Indonesia"


def _office_text(role: Role, person: Person | None) -> str:
    """The office as written; a description in lower case takes the title of the office it begins with.

    'sekretaris dewan keamanan nasional' describes the listed office 'Sekretaris Dewan Keamanan'.
    """
    elect = "terpilih" in role.text.lower()
    if person is not None and not role.written_as_title and not role.country and not elect:
        for office in person.offices:
            if role.text.lower().startswith(office.title.lower()) and " " in office.title:
                return office.title
    return role.text
