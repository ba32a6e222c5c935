"""The persons of one article, found by the words of their names and where they serve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, ValuesView
from dataclasses import dataclass, field

from index.officials.text import Mention, Role
from search.knowledge.officials.bodies import seat
from search.knowledge.officials.gazetteer import Person
from search.knowledge.officials.names import core_words, fold, joined


@dataclass
class Holder:
    """One person of the article: the names met, where first, and the offices given."""

    id: str
    name: str
    first: int
    names: dict[str, None] = field(default_factory=dict)  # each once, in order
    roles: list[tuple[Mention, Role]] = field(default_factory=list)
    person: Person | None = None
    place: int = 0  # among the article's persons, as they came


class Holders:
    """The persons so far, by id. An article may have thousands, so that no mention is compared with all."""

    def __init__(self) -> None:
        self._by_id: dict[str, Holder] = {}
        self._by_word: defaultdict[str, dict[str, Holder]] = defaultdict(dict)
        self._by_letters: defaultdict[str, dict[str, Holder]] = defaultdict(dict)
        self._by_seat: defaultdict[tuple[str, str], dict[str, Holder]] = defaultdict(dict)

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
        for word in core_words(name):
            self._by_word[word][holder.id] = holder
        for letters in (_joined(name), *(() if " " in name else _spellings(fold(name)))):
            self._by_letters[letters][holder.id] = holder
        for where in {seat(given.text) for _, given in holder.roles}:
            self._by_seat[where, name[0]][holder.id] = holder

    def give(self, holder: Holder, mention: Mention, role: Role) -> None:
        """Notes an office of a person."""
        holder.roles.append((mention, role))
        for initial in {name[0] for name in holder.names}:
            self._by_seat[seat(role.text), initial][holder.id] = holder

    def called(self, word: str) -> list[Holder]:
        """Who has a word (see `names.core_words`) in a name, in their order."""
        return _in_order([self._by_word.get(word, {})])

    def nearly(self, word: str) -> list[Holder]:
        """Who has a name of one word within one edit of this one, and some others, in their order."""
        return _in_order(self._by_letters.get(each, {}) for each in _spellings(fold(word)))

    def near(self, name: str, role: Role) -> list[Holder]:
        """All who have a name alike (`names.alike`), one word of it, or its first letter where the office is
        held, in their order."""
        some = [self._by_word.get(word, {}) for word in core_words(name)]
        some.append(self._by_letters.get(_joined(name), {}))
        return _in_order((*some, self._by_seat.get((seat(role.text), name[0]), {})))


def _joined(name: str) -> str:
    """Marked as no spelling of one word; 'w' for 'f' as `names.alike` has it."""
    return f" {joined(name).replace('w', 'f')}"


def _spellings(word: str) -> Iterator[str]:
    """The word, and without each letter: words within one edit share one of these."""
    yield word
    for k in range(len(word)):
        yield word[:k] + word[k + 1 :]


def _in_order(some: Iterable[dict[str, Holder]]) -> list[Holder]:
    found = {id: holder for each in some for id, holder in each.items()}
    return sorted(found.values(), key=lambda holder: holder.place)
