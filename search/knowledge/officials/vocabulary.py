"""The words by which offices, names and places are told apart, loaded once from search/knowledge."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from search.analysis.stemming import is_common_word
from search.analysis.tables import read_csv, read_toml
from search.knowledge.officials.countries import countries, places
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.names import shortened, within_one_edit
from search.knowledge.officials.phrases import TOKEN, Phrases

Kind = Literal["office", "in_body", "never"]

_FOLDER = Path(__file__).parent
# The keys of office-words.toml.
_SECTIONS = frozenset(
    ("office", "in_body", "never", "public", "private", "inner", "rank", "status", "kin", "counterpart")
) | {"misspelt", "parties", "grammar"}

# A misspelt word of an office is at least so long; shorter ones are near too many names.
_SHORTEST_PLACE = 7
_SHORTEST_MISSPELT = 7
# Words of which it is kept whether they are misspelt.
_MOST_KEPT = 1 << 13
_LONGEST_KEPT = 40  # letters


class Grammar(NamedTuple):
    """Words and short phrases by what they do in a sentence: the keys of `[grammar]` in office-words.toml,
    where each has its example."""

    # Offices, by what may follow their names.
    aides: frozenset[str]
    areas: frozenset[str]
    small_areas: frozenset[str]
    prisons: frozenset[str]
    kinds_of_area: frozenset[str]
    kinds_of_kin: frozenset[str]
    cars_of_office: frozenset[str]
    associations: frozenset[str]
    before_a_place: frozenset[str]
    first_of_places: frozenset[str]
    opens_clause: frozenset[str]
    meeting: frozenset[str]
    members: frozenset[str]
    of_the_capital: frozenset[str]
    of_stations_too: frozenset[str]
    volcanoes: frozenset[str]
    first_of_villages: frozenset[str]
    last_of_villages: frozenset[str]
    sides: frozenset[str]
    without_branches: frozenset[str]
    regional_councils: frozenset[str]
    ministries: frozenset[str]
    of_units: frozenset[str]
    ranked: frozenset[str]
    royal: frozenset[str]
    capital_only: frozenset[str]
    state_heads: frozenset[str]
    indonesian: frozenset[str]
    # Bodies and places behind an office.
    of_a_state: frozenset[str]
    presided: frozenset[str]
    private_bodies: frozenset[str]
    not_in_office: frozenset[str]
    streets: frozenset[str]
    subjects: frozenset[str]
    departments: frozenset[str]
    of_districts: frozenset[str]
    divisions: frozenset[str]
    trades: frozenset[str]
    of_the_state: frozenset[str]
    suspended: frozenset[str]
    offices_of_provinces: frozenset[str]
    offices_of_areas: frozenset[str]
    short_subjects: frozenset[str]
    of_stations: frozenset[str]
    of_officers: frozenset[str]
    of_officers_too: frozenset[str]
    of_forces: frozenset[str]
    governing: frozenset[str]
    before_area: frozenset[str]
    # Between an office and a name.
    connectors: frozenset[str]
    fillers: frozenset[str]
    strong_fillers: frozenset[str]
    handed: frozenset[str]
    terms: frozenset[str]
    term_counts: frozenset[str]
    until: frozenset[str]
    after_apposition: frozenset[str]
    saying: frozenset[str]
    strong_ranks: frozenset[str]
    retired: frozenset[str]
    small_honorifics: frozenset[str]
    # Parts of a name, and what only looks like one.
    particles: frozenset[str]
    degrees: frozenset[str]
    second_of_degrees: frozenset[str]
    first_names: frozenset[str]
    last_names: frozenset[str]
    nicknames: frozenset[str]
    blended: frozenset[str]
    name_or_word: frozenset[str]
    no_names: frozenset[str]
    acronyms: frozenset[str]
    before_agung: frozenset[str]
    named_countries: frozenset[str]
    clubs: frozenset[str]
    contests: frozenset[str]
    elections: frozenset[str]
    of_students: frozenset[str]
    trades_of_persons: frozenset[str]
    of_regiments: frozenset[str]
    names_of_commands: frozenset[str]
    names_of_bases: frozenset[str]
    sharing: frozenset[str]
    preachers: frozenset[str]
    first_of_things: frozenset[str]
    balinese: frozenset[str]
    named_after: frozenset[str]
    glued: frozenset[str]
    near_words: frozenset[str]
    candidacies: frozenset[str]
    running_mates: frozenset[str]
    wishing: frozenset[str]
    ending: frozenset[str]
    addressing: frozenset[str]
    named_places: frozenset[str]
    given_areas: frozenset[str]
    of_nobody: frozenset[str]
    of_a_place: frozenset[str]
    airports: frozenset[str]
    at_airports: frozenset[str]
    hospitals: frozenset[str]
    of_state: frozenset[str]
    posted: frozenset[str]
    succeeding: frozenset[str]
    cities_of_missions: frozenset[str]
    before_person: frozenset[str]
    speaking: frozenset[str]
    openers: frozenset[str]
    months: frozenset[str]
    days: frozenset[str]

    @classmethod
    def of(cls, section: Mapping[str, str]) -> Grammar:
        """The section of the file. Raises ValueError where it lacks a key, or has one that nothing reads."""
        _check_keys("[grammar]", section, set(cls._fields))
        return cls(**{name: _members(text) for name, text in section.items()})


@dataclass(frozen=True)
class Words:
    """The vocabulary of `office-words.toml`, `places.toml` and the three lists of words.

    `of_bodies`: every word of offices and public bodies. `misspelt`: words that offices begin with, as they
    are misspelt, and the right ones.
    """

    heads: Phrases[Kind]
    public: Phrases[None]
    private: Phrases[None]
    parties: Phrases[tuple[tuple[str, str], ...]]
    countries: Phrases[str]
    ranks: Phrases[None]
    inner: frozenset[str]
    of_bodies: frozenset[str]
    given: frozenset[str]
    regions: frozenset[str]
    districts: Phrases[None]
    common: frozenset[str]
    status: Phrases[str]
    counterparts: frozenset[str]
    kin: frozenset[str]
    misspelt: Mapping[str, str]
    grammar: Grammar

    def is_of_office(self, lower: str) -> bool:
        """Whether a word in lower case begins or stands in an office, or is a rank or a place: few names have
        one.

        >>> [words().is_of_office(word) for word in ("bupati", "akbp", "bantul", "rudi")]
        [True, True, True, False]
        """
        return lower in self.inner or lower in self.heads or lower in self.ranks or lower in self.regions

    def is_misspelt(self, lower: str) -> bool:
        """Whether a word in lower case is one letter away from a long one of offices and bodies, or a place
        that lacks its last letter, or any or has it wrong if it is long.

        >>> [words().is_misspelt(word) for word in ("aparutur", "konstiusi", "cirebo", "parlindungan")]
        [True, True, True, False]
        """
        if len(lower) > _LONGEST_KEPT:
            return self._is_misspelt(lower)
        # The same people are named in article after article, and a name is asked several times in each.
        found = self._misspelt.get(lower)
        if found is None:
            if len(self._misspelt) >= _MOST_KEPT:
                self._misspelt.clear()
            found = self._misspelt[lower] = self._is_misspelt(lower)
        return found

    @functools.cached_property
    def _misspelt(self) -> dict[str, bool]:
        return {}

    def _is_misspelt(self, lower: str) -> bool:
        if lower in self.given or lower in self.inner or lower in self.grammar.near_words:
            return False
        # A longer one than all of them with a letter more has as many forms as letters, each as long.
        if _SHORTEST_MISSPELT <= len(lower) <= self._longest_near + 1:
            near = self._near
            if any(within_one_edit(lower, word) for part in shortened(lower) for word in near.get(part, ())):
                return True
        return self.is_misspelt_place(lower)

    def is_misspelt_place(self, lower: str) -> bool:
        """Whether a word in lower case is a place's with a letter wrong, and neither a name's nor a word of
        the language.

        >>> [words().is_misspelt_place(word) for word in ("cirebo", "jqkarta", "bintang", "alberto")]
        [True, True, False, False]
        """
        return self._is_near_place(lower) and not (
            lower in self.given
            or lower in self.grammar.near_words
            or lower in _listed_words()
            or is_common_word(lower)
        )

    def _is_near_place(self, lower: str) -> bool:
        if lower in self._cut_places:
            return True
        near_places = self._near_places
        # A longer one than all places has as many forms as letters, each as long.
        return _SHORTEST_PLACE - 1 <= len(lower) <= self._longest_place and any(
            place[0] == lower[0] and len(lower) <= len(place) and within_one_edit(lower, place)
            for part in shortened(lower)
            for place in near_places.get(part, ())
        )

    @functools.cached_property
    def openers(self) -> frozenset[str]:
        """The words with which an office begins, or one that is taken from another ('timpalannya',
        'digantikan')."""
        return self.counterparts.union(self.heads, self.grammar.succeeding)

    @functools.cached_property
    def _near(self) -> dict[str, list[str]]:
        """The long words of offices and bodies by themselves and by each form of them that lacks a letter."""
        found: dict[str, list[str]] = {}
        for word in self.inner | self.of_bodies:
            if len(word) >= _SHORTEST_MISSPELT and word not in self.regions:
                for part in shortened(word):
                    found.setdefault(part, []).append(word)
        return found

    @functools.cached_property
    def _longest_near(self) -> int:
        return max(map(len, self._near), default=0)

    @functools.cached_property
    def _near_places(self) -> dict[str, list[str]]:
        """The long words of places by themselves and by each form of them that lacks a letter."""
        found: dict[str, list[str]] = {}
        for word in self.regions:
            for part in shortened(word) if len(word) >= _SHORTEST_PLACE else ():
                found.setdefault(part, []).append(word)
        return found

    @functools.cached_property
    def _longest_place(self) -> int:
        return max(map(len, self._near_places), default=0)

    @functools.cached_property
    def _cut_places(self) -> frozenset[str]:
        return frozenset(word[:-1] for word in self.regions if len(word) > 5) - self.regions - self.common


@functools.cache
def words() -> Words:
    """The vocabulary, read once. Raises ValueError where office-words.toml lacks what is read here."""
    office = read_toml(_FOLDER / "office-words.toml")
    _check_keys("the file", office, _SECTIONS)
    told = places()
    heads: list[tuple[str, Kind]] = [(phrase, "office") for phrase in office["office"]]
    heads += [(phrase, "in_body") for phrase in office["in_body"]]
    heads += [(phrase, "never") for phrase in office["never"]]
    ministers, bodies = _named_in_bodies({phrase.split()[0] for phrase, _ in heads})
    heads += [(phrase, "office") for phrase in ministers]
    return Words(
        heads=Phrases(heads),
        public=_plain([*office["public"], *bodies]),
        private=_plain(office["private"]),
        # 'F-PKS' is the party's fraction.
        parties=Phrases(
            (f"{prefix}{name}", _spans(spans))
            for name, spans in office["parties"].items()
            for prefix in ("", "f-")
        ),
        countries=countries(),
        ranks=_plain(office["rank"]),
        inner=frozenset(office["inner"]),
        of_bodies=frozenset(
            word
            for key in ("office", "in_body", "public")
            for phrase in office[key]
            for word in phrase.split()
        ),
        given=given_names(),
        regions=frozenset(told["regions"]["words"].split()),
        districts=_plain(_lines("districts.txt")),
        common=frozenset(_read("common-words.txt").split()),
        status=Phrases((phrase, _status(phrase)) for phrase in office["status"]),
        counterparts=frozenset(office["counterpart"]),
        kin=frozenset(office["kin"]),
        misspelt=dict(office["misspelt"]),
        grammar=Grammar.of(office["grammar"]),
    )


@functools.cache
def given_names() -> frozenset[str]:
    """Words that many are called by."""
    return frozenset(_lines("given-names.txt"))


@functools.cache
def clans() -> frozenset[str]:
    """Words by which a whole clan is called."""
    return frozenset(_lines("clans.txt"))


@functools.cache
def name_words() -> frozenset[str]:
    """Words of personal names that are no other words: those whose frequency is listed, and clans."""
    tables = read_toml(_FOLDER / "name-words.toml").values()
    listed = {word for table in tables for names in table.values() for word in names.lower().split()}
    v = words()
    return frozenset(
        word
        for word in listed | clans()
        if len(word) > 3
        and word not in v.common
        and word not in v.regions
        and not v.is_of_office(word)
        and word not in v.of_bodies
        and word not in v.private
        and not is_common_word(word)
    )


@functools.cache
def _listed_words() -> frozenset[str]:
    """The words of the names of Warta's own officials, in lower case."""
    return frozenset(
        word
        for person in Gazetteer.shipped().persons
        for name in person.names()
        for word in TOKEN.findall(name.lower())
    )


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _lines(name: str) -> list[str]:
    """The lines of a list that are no comment."""
    return [line for line in _read(name).splitlines() if line and not line.startswith("#")]


def _named_in_bodies(heads: AbstractSet[str]) -> tuple[list[str], list[str]]:
    """The short titles of ministers in bodies.csv ('wamenlhk'), and the names there that are bodies' own."""
    rows = read_csv(_FOLDER / "bodies.csv")
    names = [name for row in rows for name in row["names"].split("|") if name.split()[0] not in heads]
    titles = [name for name in names if re.fullmatch("(?:wa)?men[a-z0-9]+", name)]
    # With a sign or in three letters they are words of other things, too.
    bodies = [
        name for name in names if name not in titles and name.isascii() and "/" not in name and len(name) > 3
    ]
    return titles, bodies


def _plain(phrases: Iterable[str]) -> Phrases[None]:
    return Phrases((phrase, None) for phrase in phrases)


def _check_keys(where: str, found: Iterable[str], wanted: AbstractSet[str]) -> None:
    found = set(found)
    if found == wanted:
        return
    missing = "".join(f" It lacks {key!r}." for key in sorted(wanted - found))
    unknown = "".join(f" Nothing reads {key!r}." for key in sorted(found - wanted))
    raise ValueError(f"office-words.toml: {where} does not hold what vocabulary.py reads.{missing}{unknown}")


def _members(text: str) -> frozenset[str]:
    """The words of a text, or where it holds '|', the phrases between."""
    return frozenset(text.split("|") if "|" in text else text.split())


def _spans(spans: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((span.partition("/")[0], span.partition("/")[2]) for span in spans)


_STATUS = {
    "eks": "mantan",
    "bekas": "mantan",
    "demisioner": "mantan",
    "bakal calon": "calon",
    "pelaksana tugas": "Plt",
    "plt": "Plt",
    "pelaksana harian": "Plh",
    "plh": "Plh",
    "pj": "Pj",
    "pjs": "Pjs",
    "penjabat": "Pj",
    "kandidat": "calon",
    "paslon": "calon",
    "pasangan calon": "calon",
    "bacalon": "calon",
    "balon": "calon",
}


def _status(phrase: str) -> str:
    return _STATUS.get(phrase, phrase)
