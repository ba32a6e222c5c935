"""What else a holder is, between the office and the name: 'Menag sekaligus Imam Besar Masjid Kencana, X'."""

from __future__ import annotations

import re

from index.officials.evidence import is_name_word
from index.officials.names import read_name
from index.officials.text import Text

_LONGEST = 16  # words between
_MOST_SMALL = 4  # words without a capital among them
_ENDS = frozenset((".", ";", ":", "\n", '"', "“", "”", "?", "!"))
_VERB = re.compile(r"(?:me[lmnr]|ber)\w{3,}|di\w{3,}(?:kan|i)")
# Behind them another is named: 'sekaligus anak buah Menteri X, Y'.
_OF_ANOTHER = frozenset(
    ("anak", "buah", "putra", "putri", "istri", "suami", "menantu", "adik", "kakak", "kerabat")
)
# No more of what somebody is, but what is told of them.
_TELLING = frozenset(
    ("itu", "ini", "tersebut", "adalah", "yang", "untuk", "di", "ke", "pada", "bagi", "saat", "akan")
)


def past_standing(text: Text, j: int) -> int:
    """The word at which the name begins behind what somebody is besides an office, from word `j` on; 0 where
    none does. The name stands behind a comma or small words, or is a listed one."""
    words, v = text.words, text.vocabulary
    small, of_kin = 0, False
    for k in range(j, min(len(words), j + _LONGEST)):
        lower = text.low[k]
        another = v.status.at(text.low, k) is not None  # 'capres/cawapres 02, mantan Kepala BIN X'
        # 'X, R yang juga R2, dan Y'
        next_one = lower in ("dan", "serta") and words[k - 1] == "," and _is_named(text, k + 1)
        if words[k] in _ENDS or lower in _TELLING or another or next_one or text.in_title(k):
            return 0
        if text.capital(k):
            shut = words[k - 1] == ","
            begins = text.listed_at(k) > k + 1 or ((shut or words[k - 1].islower()) and _is_named(text, k))
            if begins and (shut or not of_kin):
                return k
        elif words[k].islower():
            small += 1
            if small > _MOST_SMALL or _VERB.fullmatch(lower):
                return 0
        of_kin = of_kin or lower in v.kin or lower in _OF_ANOTHER
    return 0


def _is_named(text: Text, k: int) -> bool:
    """Whether a name of two words or more, one of them known as a name's, stands at word `k`."""
    found = read_name(text, k) if text.capital(k) and text.low[k] not in text.vocabulary.regions else None
    return (
        found is not None
        and found[0] == k
        and " " in found[2]
        and any(is_name_word(text, text.low[at]) for at in range(k, found[1]))
        and text.words[k - 1] not in ("(", "/")
    )
