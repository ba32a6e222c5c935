"""Words that a hyphen parts at the end of a line: which are one word, and which are written with it."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from search.analysis.stemming import is_known

_PREFIXES: Final = frozenset(
    [
        "anti",
        "ber",
        "di",
        "eks",
        "ke",
        "me",
        "mem",
        "men",
        "meng",
        "nge",
        "non",
        "per",
        "pra",
        "pasca",
        "pro",
        "se",
        "sub",
        "super",
        "ter",
    ]
)
_CLITICS: Final = frozenset(["ku", "lah", "kah", "mu", "nya", "pun"])


def is_one_word(first: str, second: str, words: Container[str]) -> bool:
    """Whether a hyphen at a line's end only parts a word, whose two parts these are; `words` are those of the
    text, folded, of those with a hyphen the whole.

    >>> is_one_word("peme", "rintah", ()), is_one_word("anak", "anak", ()), is_one_word("Sino", "Rusia", ())
    (True, False, False)
    """
    low, after = first.casefold(), second.casefold()
    if not (second.islower() or (first + second).isupper()) or is_twice(low, after):
        return False
    if low + after in words or f"{low}-{after}" in words:
        return low + after in words
    if low in _PREFIXES or after in _CLITICS:  # 'nge-judge', 'host-nya'
        return is_known(low + after) and (is_known(low) or after not in _CLITICS)
    return is_known(low + after) or not (is_known(low) or is_known(after))


def is_twice(first: str, second: str) -> bool:
    """Whether the second half repeats the first: 'negara-negaranya', 'berlari-larian'."""
    return len(second) > 3 and (second.startswith(first) or first.endswith(second[:4])) and len(first) > 3
