"""Names that are nearly the same by their letters: most that are not are told without a look at each."""

from __future__ import annotations

from collections import Counter
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
    >>> are_nearly_the_same("rudi kencana", "edi kencana")
    False
    """
    if 2 * (_bits(one) & _bits(two)).bit_count() < _NEARLY * (len(one) + len(two)):
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


@lru_cache(1 << 14)
def _bits(name: str) -> int:
    """A bit for each letter: two names share as many bits as letters, or more where they have other signs."""
    if len(name) > _LONGEST:
        return _ALL
    counts = Counter(letter if letter in _LETTERS else "" for letter in name)
    return sum(((1 << counts[letter]) - 1) << at * _LONGEST for at, letter in enumerate(("", *_LETTERS)))
