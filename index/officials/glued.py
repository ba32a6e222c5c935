"""The next word of the sentence, which a scrape glued to a name: 'Rudi Kencantomembuat'."""

from __future__ import annotations

import re

from index.officials.text import Text

_SHORTEST, LONGEST = 9, 60  # letters of a word that may be two
_SHORTEST_NAME = 4
_SHORTEST_REST = 3
# Verbs, which no name ends with.
_VERB = re.compile("(?:mem|men|meng|meny)[a-z]{3,}")


def without_next(text: Text, at: int, end: int) -> tuple[int, str] | None:
    """Where a name of words `at` to `end` ends and how it reads without a word that was glued to it; None
    where none was."""
    for k in range(at, end):
        word = text.words[k]
        if not _SHORTEST <= len(word) <= LONGEST or word.isupper() or not word.isalpha():
            continue
        name = _part(text, at, k)
        if name is not None:
            return k + 1, " ".join((*text.words[at:k], name))
    return None


def _part(text: Text, at: int, k: int) -> str | None:
    """The name in word `k`: what is left before a verb, or, where that stands elsewhere behind the same word
    or ends the listed name that begins at word `at`, before any word of the language."""
    word, low, v = text.words[k], text.low[k], text.vocabulary
    if low in text.names.words or low in v.given or len(low) != len(word):
        return None
    for size in range(len(low) - _SHORTEST_NAME, _SHORTEST_REST - 1, -1):
        rest = low[-size:]
        if rest not in v.common and rest not in v.grammar.speaking:
            continue
        name = word[:-size]
        if name.lower() in v.common:
            continue
        if _VERB.fullmatch(rest) or (k > 0 and (text.words[k - 1], name) in text.pairs):
            return name
        if k > at and (*text.low[at + 1 : k], name.lower()) in text.names.get(text.low[at], ()):
            return name  # 'Anies Baswedandan'
    return None
