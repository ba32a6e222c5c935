"""The persons of one article, found by the words of their names and where they serve."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, ValuesView
from dataclasses import dataclass, field

from index.officials.letters import ByLetters
from index.officials.text import Mention, Role
from search.knowledge.officials.bodies import seat
from search.knowledge.officials.gazetteer import Person
from search.knowledge.officials.names import MUHAMMAD_WORDS, NearWords, core_words, fold, given_forms, joined

# Names of one article: of 30,000 articles none has more than 32, a list of 580 members has some hundreds.
# With more that have much in common, made to harm, each would be compared with each: then only names of the
# same letters are one person's.
_MOST_COMPARED = 3_000
# Words of most names, which have more in common with those alike than a word.
_TWO = 2
# Names whose keys are kept, some kilobytes each.
_MOST_KEPT = 256
# Letters of a name of one word.
_LONGEST = 60


@dataclass
class Holder:
    """One person of the article: the names met, where first, and the offices given."""

    id: str
    name: str
    first: int
    names: dict[str, None] = field(default_factory=dict)  # each once, in order
    roles: list[tuple[Mention, Role]] = field(default_factory=list)
    seats: set[str] = field(default_factory=set)  # of those offices
    person: Person | None = None
    place: int = 0  # among the article's persons, as they came


class Listed:
    """The listed persons whom an article names, with the names that it has for them."""

    def __init__(self, known: Iterable[tuple[Mention, Person]]) -> None:
        # A name that stands there a thousand times is looked at once.
        self._known = list({(mention.name, person.id): person for mention, person in known}.items())

    @functools.cached_property
    def _by_word(self) -> dict[str, dict[str, Person]]:
        found: defaultdict[str, dict[str, Person]] = defaultdict(dict)
        for _, person in self._known:
            for word in fold(person.name).split():
                found[word][person.id] = person
        return found

    @functools.cached_property
    def _by_name(self) -> dict[str, list[tuple[str, Person]]]:
        found: defaultdict[str, list[tuple[str, Person]]] = defaultdict(list)
        for (name, _), person in self._known:
            found[fold(name)].append((name, person))
        return found

    @functools.cached_property
    def _near(self) -> NearWords:
        return NearWords(self._by_name)

    def called(self, folded: str) -> list[Person]:
        """Those with this word in their name."""
        return list(self._by_word.get(folded, {}).values())

    def misspelt(self, name: str) -> list[Person]:
        """Those whom the article names with a letter more, less or other than this."""
        near = self._near.find(fold(name))
        found = (each for folded in near for each in self._by_name[folded])
        return list({person.id: person for other, person in found if other != name}.values())


class Holders:
    """The persons so far, by id. An article may have thousands, so that no mention is compared with all."""

    def __init__(self) -> None:
        self._by_id: dict[str, Holder] = {}
        self._by_word: defaultdict[str, dict[str, Holder]] = defaultdict(dict)
        # Of names of other than two words each word, of those of two their `_keys`.
        self._by_longer: defaultdict[str, dict[str, Holder]] = defaultdict(dict)
        self._by_key: defaultdict[tuple[str, ...], dict[str, Holder]] = defaultdict(dict)
        self._by_letters: defaultdict[str, dict[str, Holder]] = defaultdict(dict)
        self._by_seat: defaultdict[tuple[str, str], ByLetters[Holder]] = defaultdict(ByLetters)
        self._compared = 0

    def __contains__(self, id: str) -> bool:
        return id in self._by_id

    def get(self, id: str) -> Holder | None:
        return self._by_id.get(id)

    def values(self) -> ValuesView[Holder]:
        return self._by_id.values()

    def add(self, holder: Holder) -> None:
        """Takes a person up, once, before `call` and `give`."""
        if holder.id in self._by_id:
            return
        holder.place = len(self._by_id)
        self._by_id[holder.id] = holder
        for name in (holder.name, *(holder.person.aliases if holder.person else ())):
            for word in core_words(name):
                self._by_word[word][holder.id] = holder

    def call(self, holder: Holder, name: str) -> None:
        """Notes a name of a person."""
        if name in holder.names:
            return
        holder.names[name] = None
        words = core_words(name)
        for word in words:
            self._by_word[word][holder.id] = holder
            if len(words) != _TWO:
                self._by_longer[word][holder.id] = holder
        if len(words) == _TWO:
            for key in _keys(name):
                self._by_key[key][holder.id] = holder
        for letters in (_joined(name), *(() if " " in name else _spellings(fold(name)))):
            self._by_letters[letters][holder.id] = holder
        for where in holder.seats:
            self._by_seat[where, name[0]].add(fold(name), holder)

    def give(self, holder: Holder, mention: Mention, role: Role) -> None:
        """Notes an office of a person."""
        holder.roles.append((mention, role))
        if (where := seat(role.text)) not in holder.seats:
            holder.seats.add(where)
            for name in holder.names:
                self._by_seat[where, name[0]].add(fold(name), holder)

    def called(self, word: str) -> list[Holder]:
        """Who has a word (see `names.core_words`) in a name, in their order."""
        return _in_order([self._by_word.get(word, {})])

    def nearly(self, word: str) -> list[Holder]:
        """Who has a name of one word within one edit of this one, and some others, in their order."""
        return _in_order(self._by_letters.get(each, {}) for each in _spellings(fold(word)))

    def near(self, name: str, role: Role) -> list[Holder]:
        """All who have a name alike (`names.alike`), the same words but for Muhammad, all its words or
        some of them alone, or its first letter and most others where the office is held, in their order,
        with others; past `_MOST_COMPARED` those with the same letters."""
        some = [self._by_letters.get(_joined(name), {})]
        if self._compared < _MOST_COMPARED:
            words = core_words(name)
            by_word = self._by_longer if len(words) == _TWO else self._by_word
            some += (by_word.get(word, {}) for word in words)
            if len(words) == _TWO:
                some += (self._by_key.get(key, {}) for key in _keys(name))
            if beside := self._by_seat.get((seat(role.text), name[0])):
                some.append({holder.id: holder for holder in beside.near(fold(name))})
        found = _in_order(some)
        self._compared += sum(len(holder.names) for holder in found)
        return found


# An article asks for the same few names over and over.
@functools.lru_cache(_MOST_KEPT)
def _keys(name: str) -> tuple[tuple[str, ...], ...]:
    """What a name of two words shares with each of two words that is alike, or has the same but for
    Muhammad: the other word beside letters of the one that differs, or beside a short form of it."""
    one, two = core_words(name)
    return (
        *(("first", letters, two) for letters in _spellings(one)),
        *(("last", one, letters) for letters in _spellings(two)),
        *(("short", form, two) for form in given_forms(name)),
        ("own", *sorted({one, two} - MUHAMMAD_WORDS)),
    )


def _joined(name: str) -> str:
    """Marked as no spelling of one word; 'w' for 'f' as `names.alike` has it."""
    return f" {joined(name).replace('w', 'f')}"


def _spellings(word: str) -> Iterator[str]:
    """The word, and without each letter: words within one edit share one of these. Of no name's length it is
    itself alone, for to leave out each of its letters would take as long as it is, squared."""
    yield word
    for k in range(len(word) if len(word) <= _LONGEST else 0):
        yield word[:k] + word[k + 1 :]


def _in_order(some: Iterable[dict[str, Holder]]) -> list[Holder]:
    found = {id: holder for each in some for id, holder in each.items()}
    return sorted(found.values(), key=lambda holder: holder.place)
