"""How easily one word is typed for another: the error model of a noisy channel.

After Kernighan, Church and Gale (1990), with weights set by hand.

Who mistypes leaves a letter out, doubles one, or exchanges two neighbours more often than he puts one of 25
others in a letter's place; letters that sound alike are taken for each other more often than others are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# Of one slip among those that are made without a choice of letters.
_LIKELY: Final = 1.0
_ALIKE: Final = 0.5
_OTHER_LETTER: Final = 0.15
_INSERTED: Final = 0.1
# The first letter is seldom wrong (Yannakoudakis and Fawthrop 1983).
_FIRST: Final = 0.3
# Of two edits against one.
_TWICE: Final = 0.004
# One letter for the other, in Indonesian spellings old and new and in names.
_SOUNDS: Final = (
    "aiueo", "iy", "fvpw", "bp", "dt", "kqcgx", "sz", "jyc", "mn", "lr", "hk"
)  # fmt: skip
_ALIKE_PAIRS: Final = frozenset((a, b) for group in _SOUNDS for a in group for b in group if a != b)


def likelihood(typed: str, meant: str) -> float:
    """The weight of a misspelling, 1 for the commonest kinds of one edit; of use beside others of `typed`.

    >>> likelihood("jendral", "jenderal"), likelihood("presdien", "presiden"), likelihood("ekonmi", "ekonomi")
    (1.0, 1.0, 1.0)
    >>> likelihood("gandun", "gandum"), likelihood("gandux", "gandum"), likelihood("gandum", "gandum")
    (0.5, 0.15, 1.0)
    """
    first = _FIRST if typed[:1] != meant[:1] else 1.0
    start = _shared(typed, meant)
    a, b = typed[start:], meant[start:]
    end = _shared(a[::-1], b[::-1])
    a, b = a[: len(a) - end], b[: len(b) - end]
    if not a and not b:
        return 1.0
    if not a and len(b) == 1:
        return first * _LIKELY
    if not b and len(a) == 1:
        is_doubled = a in (typed[start - 1 : start], typed[start + 1 : start + 2])
        return first * (_LIKELY if is_doubled else _INSERTED)
    if len(a) == 1 and len(b) == 1:
        return first * (_ALIKE if (a, b) in _ALIKE_PAIRS else _OTHER_LETTER)
    if len(a) == 2 and a == b[::-1]:
        return first * _LIKELY
    return first * _TWICE


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many letters both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
