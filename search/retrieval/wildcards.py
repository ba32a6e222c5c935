"""Which words fit a pattern of '*' and '?', in a time that grows with their letters and never explodes."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from search.process import deadline

_RUN: Final = re.compile(r"[*?]{2,}")
# Letters of a step after which each word is looked at by itself: one of an article's may have any length.
_MANY: Final = 64 * deadline.STEP


def collapsed(pattern: str) -> str:
    """The shortest pattern that fits the same words: of a run of signs the '?' first, then one '*'.

    >>> collapsed("a*?**?b*"), collapsed("??c")
    ('a??*b*', '??c')
    """
    return _RUN.sub(lambda run: "?" * run[0].count("?") + "*" * ("*" in run[0]), pattern)


@lru_cache(maxsize=256)
def matcher(pattern: str) -> Callable[[str], object]:
    """Gives something true for the words that fit the whole pattern.

    What stands between two stars is looked for at its first place only (`fnmatch.translate` writes atomic
    groups for it), which is enough: a later one leaves less for the rest. Gone back to as by '.*', '*?*?*?z'
    would be tried in as many ways as there are to choose from a word's letters.

    >>> fits = matcher("me*?at")
    >>> bool(fits("merekat")), bool(fits("meat"))
    (True, False)
    """
    # A bracket is a letter here, and the beginning of a set to fnmatch.
    return re.compile(fnmatch.translate(collapsed(pattern).replace("[", "[[]"))).match


def fitting(pattern: str, words: Sequence[str]) -> list[bool]:
    """For each of the words whether it fits. Looks at the time allowed."""
    fits = matcher(pattern)
    # Few words hold the longest piece of letters, and to see that is thirty times as quick.
    piece = max(re.split(r"[*?]+", pattern), key=len)
    found: list[bool] = []
    for step in deadline.in_steps(words):
        some = list(step)  # decoded once
        each = deadline.checked(some) if sum(map(len, some)) > _MANY else some
        found += [piece in word and fits(word) is not None for word in each]
    return found
