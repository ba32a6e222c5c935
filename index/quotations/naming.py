"""The words that name a speaker parted: which are an office, a description or kin, and which the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from index.quotations.rules import Rules
from search.analysis.stemming import is_common_word
from search.knowledge.officials.name_frequency import has_name_word
from search.knowledge.officials.phrases import Phrases
from search.knowledge.officials.vocabulary import Words, given_names

_WORD = re.compile(r"\w++(?:['’‘`-]\w++)*+")
# Before what somebody is called: 'yang akrab disapa Rudi', 'berinisial R'.
CALLING = frozenset(
    ("yang", "akrab", "karib", "biasa", "kerap", "disapa", "dipanggil", "bernama", "berinisial", "inisial")
)
# Bodies, though offices begin so, too: 'Komisi Pemberantasan Korupsi', 'Komisi III Rudi Kencana'.
_BODIES = frozenset(("komisi", "dewan", "majelis", "tim", "satgas"))
_AREAS = frozenset(("desa", "kelurahan", "kecamatan", "dusun", "kampung", "kabupaten", "kota", "provinsi"))
_RESIDENTS = frozenset(
    ("warga", "penduduk", "tokoh", "masyarakat", "petani", "nelayan", "pedagang", "pemuda")
)
# Some are called so.
_ALSO_NAMES = frozenset(("adik", "cucu", "putra", "putri"))
# Between a relative and whose he is: 'adik kandung Rudi'.
_DEGREES_OF_KIN = frozenset(("kandung", "tiri", "angkat", "sepupu", "sulung", "bungsu"))
# With them a word of relations is what they know: 'psikolog keluarga Rudi Kencana'.
_EXPERTS = frozenset(
    (
        "psikolog",
        "psikiater",
        "dokter",
        "pakar",
        "ahli",
        "konselor",
        "terapis",
        "spesialis",
        "pengamat",
        "praktisi",
    )
)
# Of both sexes' names, and behind a family's: 'Putri Kencana', 'putri Rudi Kencana'.
_CHILDREN = frozenset(("putra", "putri"))
# Whom firms send to speak of their field.
_OF_FIRMS = frozenset(
    ("analis", "ekonom", "ceo", "cto", "coo", "cfo", "founder", "co-founder", "manajer", "peneliti")
)
# The next word tells whose.
_ASSOCIATIONS = frozenset(
    (
        "ikatan",
        "persatuan",
        "asosiasi",
        "himpunan",
        "perhimpunan",
        "serikat",
        "gabungan",
        "paguyuban",
        "komunitas",
        "partai",
    )
)
# Of names and of offices: 'Rudi Kencana Putra', 'putra mahkota'.
_LAST_NAMES = frozenset(("putra", "putri", "hakim", "raja", "ratu", "sultan", "imam"))
_NUMERAL = re.compile("(?:XL|L)?X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVXL]{2})")
# A command's number and name: 'XVII/Cenderawasih'.
_COMMAND = re.compile(r"[IVX]+/[A-Z]")


class Phrase(NamedTuple):
    """The words that name a speaker, at characters `start` to `end`.

    `pronoun`: 'dia', '-nya', or a description that means who spoke before ('pria itu'). `name`: the person's
    name in it, '' where it gives none; `before`: what stands before the name, an office or a description.
    """

    start: int
    end: int
    text: str
    pronoun: bool = False
    name: str = ""
    before: str = ""
    definite: bool = False
    # 'istri Rudi Kencana': the name in it is not who speaks.
    of_another: bool = False
    # 'pria yang akrab disapa Rudi'
    called: bool = False


NYA = Phrase(0, 0, "", pronoun=True)


@dataclass(frozen=True)
class Namer:
    """Tells the name in a phrase's words. `lower_case`: the article is written without capitals."""

    rules: Rules
    words: Words
    lower_case: bool = False

    def part(self, text: str, taken: Sequence[re.Match[str]]) -> Phrase:
        """The phrase with its name told from what stands before it."""
        start, end = taken[0].start(), taken[-1].end()
        whole = text[start:end]
        definite = taken[-1][0] in self.rules.definite
        if definite:
            alias = re.search(r"(?:disapa|sapaan|alias|bernama|berinisial) ((?:[A-Z][\w'’-]+ ?)+)", whole)
            return Phrase(
                start,
                end,
                whole,
                pronoun=alias is None,
                name=(alias[1].strip() if alias else ""),
                definite=True,
            )
        begin = self._name_from(taken)
        if begin is None:
            return Phrase(start, end, whole)
        if not begin:
            if len(taken) > 1 and self._opens_relation(taken[0][0].lower()):
                return Phrase(start, end, whole, of_another=True)
            return Phrase(start, end, whole, name=whole)
        lead = self._leading_name(taken, begin) if begin > 2 else 0
        if lead:  # 'Rina Kencana pakar kencan Inggris'
            name = text[start : taken[lead - 1].end()]
            return Phrase(start, end, whole, name=name)
        if self._is_place_or_body(taken, begin):
            return Phrase(start, end, whole)  # 'Kapolda Jateng'
        if self._is_of_another(taken, begin):
            return Phrase(start, end, whole, of_another=True)
        name = text[taken[begin].start() : end]
        called = begin > 1 and any(token[0] in ("disapa", "dipanggil") for token in taken[1:begin])
        last = begin
        if called or taken[begin - 1][0] in CALLING:
            # 'pria yang akrab disapa Bang Rudi'
            last = next((k for k, token in enumerate(taken) if k and token[0] in CALLING), begin)
        before = text[start : taken[last].start()].strip(" ,(")
        return Phrase(start, end, whole, name=name, before=before, called=called)

    def _is_place_or_body(self, taken: Sequence[re.Match[str]], begin: int) -> bool:
        """Whether the words from `begin` name no person but a place, or go on with a body's name:
        'Kementerian Pertahanan Jepang', 'Komisi Pemberantasan Korupsi'."""
        named, first = taken[begin][0].lower(), taken[0][0].lower()
        for places in (self.words.regions, self.rules.organisations):
            if named in places and all(token[0].lower() in places for token in taken[begin:]):
                return True
        for known in (self.words.countries, self.words.parties):  # 'Ketua Umum PAN' names nobody
            if named in known and self._size_of(known, taken, begin) == len(taken) - begin:
                return True
        # 'seorang warga Desa Kencana'
        if taken[begin - 1][0].lower() in _AREAS and not _RESIDENTS.isdisjoint(
            token[0].lower() for token in taken[: begin - 1]
        ):
            return True
        if taken[begin - 1][0] == "dan" and not is_personal(" ".join(token[0] for token in taken[begin:])):
            return True  # 'Direktur Tindak Pidana Orang dan Harta Benda'
        if first not in self.rules.bodies:
            return False
        words = [token[0].lower() for token in taken[begin:]]
        fielded = first in self.rules.with_fields and first != "pusat"
        if fielded and begin == 1 and given_names().isdisjoint(words):
            return True  # 'Kementerian ATR/BPN'; of 'KONI Pusat Rudi Kencana' 'Pusat' is no beginning
        head = first in self.words.heads or first in self.rules.titles
        return (not head or first in _BODIES) and not is_personal(
            " ".join(token[0] for token in taken[begin:])
        )

    def _size_of(self, known: Phrases[Any], taken: Sequence[re.Match[str]], begin: int) -> int:
        """How many words from `begin` are one of the phrases known."""
        found = known.at([token[0].lower() for token in taken[begin:]], 0)
        return found[0] if found is not None else 0

    def _is_of_another(self, taken: Sequence[re.Match[str]], begin: int) -> bool:
        """Whether the name from `begin` is not who speaks but whose he is: 'istri Rudi Kencana'."""
        kin = begin - 1
        if kin and taken[kin][0] in _DEGREES_OF_KIN:
            kin -= 1
        before = taken[kin][0]
        low = before.lower()
        # 'Putri Ariani', 'Ibu Risma' are called so; 'istri Rudi' is not.
        small = before[0].islower() or begin == 1
        if not (small and low in self.rules.relations):
            return False
        return not (kin and taken[0][0].lower() in _EXPERTS)

    def _opens_relation(self, low: str) -> bool:
        """Whether a sentence's first word says that another is meant: 'Istri Rudi Kencana'."""
        return low in self.rules.relations and low not in _ALSO_NAMES

    def _leading_name(self, taken: Sequence[re.Match[str]], begin: int) -> int:
        """How many words are the name before a trade in small letters and its country; else 0."""
        rest = [token[0].lower() for token in taken[begin:]]
        country = None if self.lower_case else self.words.countries.at(rest, 0)
        size = next((k for k, token in enumerate(taken) if not token[0][0].isupper()), 0)
        if size < 2 or country is None or country[0] != len(rest):
            return 0
        return 0 if any(self.is_outside(token[0], taken, k) for k, token in enumerate(taken[:size])) else size

    def _name_from(self, taken: Sequence[re.Match[str]]) -> int | None:
        """Where the name begins: the last words that are part of no office, rank, body or place."""
        if self.lower_case:
            begin = 0
            for i, token in enumerate(taken):
                if self.is_outside(token[0], taken, i):
                    begin = i + 1
            return begin if begin < len(taken) else None
        begin = len(taken)
        while begin:
            word = taken[begin - 1][0]
            if word.lower() in self.rules.particles and begin < len(taken):
                begin -= 1
                continue
            opens = word[0].isupper() or is_particle(word, self.rules)
            if not (opens and not self.is_outside(word, taken, begin - 1)):
                break
            begin -= 1
        while begin < len(taken) and taken[begin][0].lower() in self.rules.particles:
            begin += 1
        # 'DPP Partai Demokrat Rudi Kencana': the party's name is none of the person's.
        of_party = 0 < begin < len(taken) - 1 and taken[begin - 1][0].lower() in ("partai", "fraksi")
        begin += of_party and taken[begin][0].lower() in self.words.parties
        # 'Ketua Ikatan Nelayan Rudi Kencana'
        if 0 < begin < len(taken) - 1 and taken[begin - 1][0].lower() in _ASSOCIATIONS:
            whose, first = (token[0].lower() for token in taken[begin : begin + 2])
            begin += whose not in given_names() and first in given_names()
        for size_of in (self._of_organisation, self._of_university, self._of_firm, self._to_bracket):
            if 0 < begin < len(taken) - 1:  # as few: a name of one word has nothing else in it
                begin += size_of(taken, begin)
        if begin == len(taken) - 1 and begin and _NUMERAL.fullmatch(taken[begin][0]):
            return None  # 'adik Paku Buwono XIII' has no name of that
        return begin if begin < len(taken) else None

    def _of_organisation(self, taken: Sequence[re.Match[str]], begin: int) -> int:
        """How many words from `begin`, behind an office, are a party's or a country's before a name:
        'Sekjen Kencana Rudi Wibawa', 'juru bicara Jepang Rudi Wibawa'."""
        first, size = taken[begin][0].lower(), 0
        for known in (self.words.parties, self.words.countries):
            if first in known and first not in given_names():
                size = max(size, self._size_of(known, taken, begin))
        return size if len(taken) - begin - size > 1 else 0

    def _of_university(self, taken: Sequence[re.Match[str]], begin: int) -> int:
        """How many words from `begin` are a university's name: 'Universitas Kencana Rudi Wibawa'."""
        if taken[begin - 1][0].lower() not in ("universitas", "univ"):
            return 0
        size = 2 if taken[begin][0].lower() in self.rules.universities else 1
        # 'Universitas Kencana Wibawa (UKW) Rudi Hartono'
        bracket = taken[0].string.find(")", taken[begin].start(), taken[-1].start())
        if bracket >= 0:
            size = sum(token.start() < bracket for token in taken[begin:])
        return size if len(taken) - begin - size > (bracket < 0) else 0

    def _of_firm(self, taken: Sequence[re.Match[str]], begin: int) -> int:
        """How many words from `begin` are a bank's or a firm's name before a full name: 'Bank Kencana Rudi
        Wibawa', 'Analis Genuk Rudi Wibawa'."""
        before = taken[begin - 1][0].lower()
        if len(taken) - begin < 3 or not (before == "bank" or before in _OF_FIRMS):
            return 0
        given = given_names()
        if before == "bank":
            behind = range(begin + 1, len(taken) - 1)
            return next((k - begin for k in behind if taken[k][0].lower() in given), 1)
        named, first = taken[begin][0], taken[begin + 1][0].lower()
        return int(first in given and not has_name_word(named) and named.lower() not in given)

    def _to_bracket(self, taken: Sequence[re.Match[str]], begin: int) -> int:
        """How many words from `begin` are a body's before a name of two: 'Pro Kencana (PK) Rudi Wibawa'."""
        closed = taken[0].string.rfind(")", taken[begin].start(), taken[-1].start())
        size = sum(token.start() < closed for token in taken[begin:]) if closed >= 0 else 0
        return size if len(taken) - begin - size > 1 else 0

    def is_outside(self, word: str, taken: Sequence[re.Match[str]], i: int) -> bool:
        """Whether a word is no part of a person's name."""
        low, v = word.lower(), self.words
        if low in _CHILDREN and self._opens_name(word, taken, i):
            return False
        if (
            low in self.rules.titles
            or low in self.rules.bodies
            or low in v.ranks
            or low in self.rules.documents
            or ("/" in word and _COMMAND.match(word))
            or "." in word  # 'Kencana.com'
        ):
            return True
        if len(word) > 1 and word.isupper() and len(word) <= 5 and i < len(taken) - 1 and not self.lower_case:
            return not _is_initials(word)
        if word.isupper() and word.isalpha() and len(word) > 5 and i < len(taken) - 2 and not self.lower_case:
            return not (taken[i + 1][0].isupper() or (i and taken[i - 1][0].isupper()))
        if low in v.inner or (low in v.heads and low not in v.grammar.first_names):
            return not (self._closes_name(taken, i) or self._is_inside_name(taken, i))
        if low in self.rules.organisations:
            return 0 < i < len(taken) - 1
        # Without capitals 'bahrul' may be a place; behind 'provinsi' it is one.
        may_be_place = i > 0 and (not self.lower_case or taken[i - 1][0] in v.grammar.before_area)
        return i < len(taken) - 1 and may_be_place and low in v.regions

    def _opens_name(self, word: str, taken: Sequence[re.Match[str]], i: int) -> bool:
        """Whether 'Putra' or 'Putri' begins a name: 'Putri Kencana', not 'Putra Mahkota'."""
        following = taken[i + 1][0] if i + 1 < len(taken) else ""
        if not (word[0].isupper() and following[:1].isupper()) or following.lower() in self.words.inner:
            return False
        before = taken[i - 1][0] if i else ""
        return not before[:1].isupper() or self.is_outside(before, taken, i - 1)

    def _is_inside_name(self, taken: Sequence[re.Match[str]], i: int) -> bool:
        """Whether a word of offices that people are called by, too, is a name's second word: 'Sri Agung
        Kencana'."""
        before = taken[i - 1][0] if i else ""
        return (
            before[:1].isupper()
            and has_name_word(taken[i][0])
            and has_name_word(before)
            and not self.is_outside(before, taken, i - 1)
        )

    def _closes_name(self, taken: Sequence[re.Match[str]], i: int) -> bool:
        """Whether a word of offices ends a name of three words: 'Rudi Kencana Putra'."""
        low = taken[i][0].lower()
        return (
            low in _LAST_NAMES
            and i == len(taken) - 1
            and i > 1
            and all(
                word[0].isupper() and not self.is_outside(word, taken, k)
                for k, word in ((k, taken[k][0]) for k in (i - 2, i - 1))
            )
        )


def is_particle(word: str, rules: Rules) -> bool:
    """Whether a small word is part of a name: 'bin', 'al-Rashidi'."""
    first, hyphen, last = word.partition("-")
    return first in rules.particles and (not hyphen or (last[:1].isupper() and "/" not in last))


@lru_cache(1 << 12)
def has_given_name(name: str) -> bool:
    """Whether a word of a name is a given name."""
    return not given_names().isdisjoint(word.lower() for word in _WORD.findall(name))


@lru_cache(1 << 12)
def is_personal(name: str) -> bool:
    """Whether a name has a word that persons are called by: 'Babak Kedua' has none."""
    words = [word.lower() for word in _WORD.findall(name)]
    return not given_names().isdisjoint(words) or not all(map(is_common_word, words))


def _is_initials(word: str) -> bool:
    return word in ("MD", "AM", "TB", "JK", "SBY")
