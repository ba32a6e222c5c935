"""The gazetteer: who held which office when, and whether two spellings name one person."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from search.analysis.tables import made, read_csv
from search.knowledge.officials import names as spellings
from search.knowledge.officials.decisions import Decision, Decisions, read_decisions
from search.knowledge.officials.names import (
    alike,
    core_words,
    fold,
    joined,
    levelled_slug,
    skeleton,
    slug,
    without_muhammad,
)

_DATA = ("gazetteer-indonesia.csv", "gazetteer-world.csv")


class Office(NamedTuple):
    """An office as Indonesian news calls it, and its first and last day (ISO year, month or day)."""

    title: str
    country: str | None = None
    since: str | None = None
    until: str | None = None

    def held_on(self, day: str) -> bool:
        """Whether the office was held on an ISO day, month or year; an open end counts as held."""
        return not (self.since and day[: len(self.since)] < self.since[: len(day)]) and not (
            self.until and day[: len(self.until)] > self.until[: len(day)]
        )


class Person(NamedTuple):
    """Someone who holds or held an office. `aliases` are names that mean nobody else in the news.

    `needs_office`: counts only where an office stands beside the name, since
    others share the name or the office is a party's. `weak` are the aliases that many bear or that mean
    things too ('Bobby', 'RK', 'MBZ'): they count where the article also names the person otherwise.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    offices: tuple[Office, ...] = ()
    needs_office: bool = False
    weak: frozenset[str] = frozenset()

    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class _Shipped(NamedTuple):
    """The persons that Warta ships: the names of each, as `Person.names` has them, and the ids by folded
    name; the rows of the tables, of which a person is made when it is asked for: a question asks for few."""

    names: dict[str, tuple[str, ...]]
    by_fold: dict[str, frozenset[str]]
    rows: dict[str, dict[str, str]]


class Gazetteer:
    """Persons by id, by name and by spelling. Make one with `Gazetteer.load()`."""

    def __init__(
        self,
        persons: Iterable[Person] = (),
        *,
        same: Iterable[tuple[str, str]] = (),
        different: Iterable[tuple[str, str]] = (),
        decisions: Iterable[Decision] = (),
        shipped: _Shipped | None = None,
    ) -> None:
        """`shipped`: in the place of persons, those that Warta ships."""
        self._made = {person.id: person for person in persons}
        self._names: Mapping[str, tuple[str, ...]]
        self._by_fold: Mapping[str, Collection[str]]
        if shipped is not None:
            self._names, self._by_fold, self._rows = shipped
        else:
            self._rows = {}
            self._names = {id: person.names() for id, person in self._made.items()}
            self._by_fold = _by_fold(self._names)
        self.decisions = Decisions(decisions)
        self._same = {frozenset((fold(a), fold(b))) for a, b in same}
        self._different = {frozenset((fold(a), fold(b))) for a, b in different}
        self._found: dict[str, Person | None] = {}

    @functools.cached_property
    def persons(self) -> tuple[Person, ...]:
        """All of them."""
        return tuple(map(self._person, self._names))

    def _person(self, id: str) -> Person:
        found = self._made.get(id)
        # Of two threads that make one at once, both have the same.
        return found or self._made.setdefault(id, _made_of(self._rows[id], self._names[id]))

    # Skeletons take three quarters of the loading time, and a query rarely needs them.
    @functools.cached_property
    def _by_skeleton(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for id, names in self._names.items():
            for name in names:
                found[joined(name)].add(id)
        return found

    @functools.cached_property
    def _by_word(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for id, names in self._names.items():
            for name in names:
                for word in core_words(name):
                    found[word].add(id)
        return found

    @functools.cached_property
    def _by_last_word(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for id, names in self._names.items():
            found[fold(names[0]).split()[-1]].add(id)
        return found

    @classmethod
    @functools.cache
    def shipped(cls) -> Gazetteer:
        """What comes with Warta, read once a process."""
        return cls.load()

    @classmethod
    def load(cls, extra: Path | None = None) -> Gazetteer:
        """The shipped gazetteer, corrected by a user's TOML file where one is given.

        The file may hold `[[people]]` (name, aliases, country, offices = [{title, since, until}]; a
        known name adds to that person), `same = [["A", "B"]]` and `different = [["A", "B"]]` of names, and
        `[[decisions]]` of ids (see `decisions.Decision`).

        Raises `ValueError`, naming the file and what to write, when the file cannot be used.
        """
        if extra is None:
            return cls(shipped=_shipped())
        import tomllib

        names, _, rows = _shipped()
        persons = {id: _made_of(row, names[id]) for id, row in rows.items()}
        try:
            told = tomllib.loads(extra.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ValueError(f"The officials file {extra} cannot be read: {error}") from error
        people = told.get("people", [])
        if not isinstance(people, list):
            raise ValueError(
                f'{extra}: write each person as [[people]] with a name, such as name = "Joko Widodo".'
            )
        for row in people:
            person = _told_person(row, extra)
            known = persons.get(person.id)
            persons[person.id] = _joined(known, person) if known else person
        same, different = _pairs(told, "same", extra), _pairs(told, "different", extra)
        listed = {fold(name) for person in persons.values() for name in person.names()}
        for one, two in same:
            if not {fold(one), fold(two)} & listed:  # both are known to the user alone
                id = levelled_slug(one)
                known = persons.get(id, Person(id, one))
                persons[id] = known._replace(aliases=tuple(dict.fromkeys((*known.aliases, two))))
        try:
            decisions = read_decisions(told)
        except ValueError as error:
            raise ValueError(f"{extra}: {error}") from error
        return cls(persons.values(), same=same, different=different, decisions=decisions)

    def by_id(self, id: str) -> Person | None:
        """The person with this id, or None."""
        return self._person(id) if id in self._names else None

    def find(self, name: str) -> Person | None:
        """The person meant by a name, an alias, a spelling of one, or a word that only one person has.

        None when nobody or more than one person may be meant.

        >>> gazetteer = Gazetteer.load()
        >>> [gazetteer.find(name).id for name in ("Jokowi", "Nikolay Patrushev", "Soeharto")]
        ['joko-widodo', 'nikolai-patrushev', 'soeharto']
        >>> gazetteer.find("Agus") is None
        True
        """
        key = fold(name)
        if key not in self._found:
            if len(self._found) > 100_000:  # a long run over an archive must not grow without end
                self._found.clear()
            self._found[key] = self._look_up(key)
        return self._found[key]

    def called(self, name: str) -> Person | None:
        """The person whose listed name or alias this is, letter for letter but for capitals and accents.

        >>> gazetteer = Gazetteer.load()
        >>> gazetteer.called("sby").name, gazetteer.called("Bambang")
        ('Susilo Bambang Yudhoyono', None)
        """
        key = fold(name)
        exact = self._by_fold.get(key)
        if exact is None:
            if not self._same:
                return None
            exact = next(
                (
                    self._by_fold[other]
                    for pair in self._same
                    if key in pair
                    for other in pair
                    if other in self._by_fold
                ),
                set(),
            )
        return self._only(exact)

    def surnamed(self, word: str) -> Person | None:
        """The one person whose name ends with this word ('Lavrov'), or None."""
        return self._only(self._by_last_word.get(fold(word), set()))

    def candidates(self, word: str) -> tuple[Person, ...]:
        """Everyone with this word in a name or alias, by spelling skeleton."""
        return tuple(self._person(id) for id in sorted(self._by_word.get(skeleton(word), ())))

    def in_office(self, person: Person, day: str | None) -> bool:
        """Whether `person` held any office on an ISO `day` (month, year); without a day: at any time."""
        if day is None:
            return bool(person.offices)
        return any(office.held_on(day[:10]) for office in person.offices)

    def settled(self, a: str, b: str) -> bool | None:
        """What the user's file says of two names: one person (True), two (False), or nothing (None)."""
        pair = frozenset((fold(a), fold(b)))
        if pair in self._different:
            return False
        return True if pair in self._same else None

    def _look_up(self, key: str) -> Person | None:
        if key in self._by_fold:
            return self._only(self._by_fold[key])
        told = self.called(key)
        if told is not None:
            return told
        words = core_words(key)
        spelled = self._by_skeleton.get(joined(key))
        if spelled is not None and len(words[0]) == 1 < len(words):
            # 'M Alim' is nobody called Malim.
            spelled = {id for id in spelled if any(len(core_words(name)) > 1 for name in self._names[id])}
        if spelled:
            return self._only(self._not_told_apart(key, spelled))
        if len(words) == 1:
            return self._only(self._by_word.get(words[0], set()))
        near = {id for word in words for id in self._by_word.get(word, ())}
        near = {id for id in near if any(_spelling_of(key, name) for name in self._names[id])}
        return self._only(self._not_told_apart(key, near))

    def _not_told_apart(self, key: str, ids: set[str]) -> set[str]:
        return {id for id in ids if not any(self.settled(key, n) is False for n in self._names[id])}

    def _only(self, ids: Collection[str]) -> Person | None:
        return self._person(next(iter(ids))) if len(ids) == 1 else None


def _spelling_of(key: str, name: str) -> bool:
    """Whether `key` spells a listed name. Its beginning does not: Luqman Hakim, Lukman Hakim Saifuddin."""
    reason = alike(key, name)
    return reason is not None and (reason != "shorter-form" or core_words(key)[-1] == core_words(name)[-1])


def _shipped() -> _Shipped:
    here = Path(__file__)
    data = [here.with_name(name) for name in _DATA]
    # To make it takes a question from the shell as long as all else that it does.
    return _Shipped(
        *made(here.with_name("gazetteer"), lambda: _made(data), (here, Path(spellings.__file__), *data))
    )


def _made(
    data: Iterable[Path],
) -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]], dict[str, dict[str, str]]]:
    rows = {row["id"]: row for file in data for row in read_csv(file)}
    names = {id: _names_of(row) for id, row in rows.items()}
    return names, {key: frozenset(ids) for key, ids in _by_fold(names).items()}, rows


def _by_fold(names: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for id, called in names.items():
        for name in called:
            found[fold(name)].add(id)
    return found


def _names_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """The names of a shipped person, as `Person.names` has them."""
    name = row["name"]
    aliases = (alias.removesuffix("?") for alias in row["aliases"].split("|") if alias)
    return (name, *aliases, *_turned(name, row["country"]), *_shortened(name))


def _made_of(row: Mapping[str, str], names: tuple[str, ...]) -> Person:
    country = row["country"] or None
    return Person(
        id=row["id"],
        name=names[0],
        aliases=names[1:],
        weak=frozenset(fold(alias[:-1]) for alias in row["aliases"].split("|") if alias.endswith("?")),
        country=country,
        needs_office=bool(row["needs_office"]),
        offices=tuple(_office(part, country) for part in row["offices"].split(";") if part.strip()),
    )


def _turned(name: str, country: str) -> tuple[str, ...]:
    """A Japanese name in the order of its country: 'Abe Shinzo'."""
    words = name.split()
    return (" ".join(reversed(words)),) if country == "Jepang" and len(words) == 2 else ()


def _shortened(name: str) -> tuple[str, ...]:
    """'M Farhan' of 'Muhammad Farhan': of longer names `alike` knows it."""
    if name[:1] not in "MHK":  # as all its spellings begin
        return ()
    last = name.partition(" ")[2]
    # A third word makes it a name from which Muhammad is left out.
    of_two = last and " " not in last and without_muhammad(f"{name} {last}") == f"{last} {last}"
    return (f"M {last}",) if of_two else ()


def _office(text: str, country: str | None) -> Office:
    """An office out of 'Menteri Luar Negeri 2014-10-27/2024-10-20'; either end may be missing."""
    title, _, span = text.strip().rpartition(" ")
    since, _, until = span.partition("/")
    return Office(title, country, since or None, until or None)


def _told_person(row: object, path: Path) -> Person:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise ValueError(f'{path}: every [[people]] needs a name, such as name = "Joko Widodo".')
    name, country = row["name"], row.get("country")
    for key in ("aliases", "offices"):
        if not isinstance(row.get(key, []), list):
            raise ValueError(f"{path}: {key} of {name} is a list, in square brackets.")
    offices = tuple(
        Office(str(o.get("title", "")), country, _day(o.get("since")), _day(o.get("until")))
        for o in row.get("offices", [])
        if isinstance(o, dict)
    )
    return Person(
        str(row.get("id") or slug(name)), name, tuple(map(str, row.get("aliases", []))), country, offices
    )


def _day(value: object) -> str | None:
    return None if value is None else str(value)


def _pairs(told: dict[str, object], key: str, path: Path) -> list[tuple[str, str]]:
    rows = told.get(key, [])
    if not isinstance(rows, list) or any(not isinstance(row, list) or len(row) != 2 for row in rows):
        raise ValueError(f'{path}: {key} is a list of pairs, such as {key} = [["Name A", "Name B"]].')
    return [(str(row[0]), str(row[1])) for row in rows]


def _joined(known: Person, told: Person) -> Person:
    return known._replace(
        name=told.name,
        aliases=tuple(dict.fromkeys((known.name, *known.aliases, *told.aliases))),
        country=told.country or known.country,
        offices=(*known.offices, *told.offices),
    )
