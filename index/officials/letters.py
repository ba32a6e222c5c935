"""Names that are nearly the same by their letters: most that are not are told without a look at each."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, Generic, TypeVar

# Of the letters of both names.
_NEARLY: Final = 0.85
# Of a longer name all letters may be another's.
_LONGEST: Final = 64
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ALL: Final = (1 << _LONGEST * (1 + len(_LETTERS))) - 1

_T = TypeVar("_T")


def are_nearly_the_same(one: str, two: str) -> bool:
    """Whether two folded names differ in few letters.

    >>> are_nearly_the_same("azis adriansyah", "azis ardiansyah")
    True
    >>> are_nearly_the_same("rudi kencana", "arto kencana")
    False
    """
    least = _NEARLY * (len(one) + len(two)) / 2
    # Each takes longer than the one before, and is asked of the few that passed it.
    if (_bits(one) & _bits(two)).bit_count() < least or _common(one, two) < least:
        return False
    return SequenceMatcher(None, one, two).ratio() >= _NEARLY


class ByLetters(Generic[_T]):
    """What folded names stand for, found by names that share most letters with them, in whatever order.

    >>> found = ByLetters[int]()
    >>> found.add("azis adriansyah", 1)
    >>> found.add("rudi wibawa", 2)
    >>> found.near("azis ardiansyah")
    [1]
    """

    def __init__(self) -> None:
        self._names: list[tuple[int, int, _T]] = []

    def add(self, name: str, meant: _T) -> None:
        """Takes up a name."""
        self._names.append((_bits(name), len(name), meant))

    def near(self, name: str) -> list[_T]:
        """All whose name may be nearly the same as this one, with few others."""
        bits, size = _bits(name), len(name)
        return [
            meant
            for others, length, meant in self._names
            if 2 * (bits & others).bit_count() >= _NEARLY * (size + length)
        ]


def _common(one: str, two: str) -> int:
    """How many letters of one name stand in the other in the same order, at most: their longest common
    subsequence, of which a bit for each letter of the other is kept (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for at, letter in enumerate(two):
        places[letter] = places.get(letter, 0) | 1 << at
    every = (1 << len(two)) - 1
    open_ = every
    for letter in one:
        taken = open_ & places.get(letter, 0)
        open_ = (open_ + taken) | (open_ - taken)
    return len(two) - (open_ & every).bit_count()


@lru_cache(1 << 14)
def _bits(name: str) -> int:
    """A bit for each letter: two names share as many bits as letters, or more where they have other signs."""
    if len(name) > _LONGEST:
        return _ALL
    bits = others = 0
    for letter in set(name):
        if (at := _LETTERS.find(letter)) < 0:
            others += name.count(letter)
        else:
            bits |= (1 << name.count(letter)) - 1 << at * _LONGEST
    return bits << _LONGEST | (1 << others) - 1
