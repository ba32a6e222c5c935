"""Who wrote an article, in capitals before its text on one line ('OLEH: ANI RAHAYU PADI di sawah itu')."""

from __future__ import annotations

import re
from typing import Final

from index.pages.headline_words import OPENERS
from search.analysis.stemming import is_common_word

_LABEL: Final = re.compile(r"OLEH\s?:\s*(?=[A-Z])")
_WORD: Final = re.compile(r"\S+")
_CAPITALS: Final = re.compile(r"[A-Z][A-Z.’'-]*,?$")
# The text glued to the name: 'RAHAYUMenurut', 'RAHAYU“Padi'.
_MIXED: Final = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z]|[“\"])")
_MOST: Final = 7  # words of a name and of the text that is in capitals too
# Words that open a text more often than others.
_OPENING: Final = frozenset({word.lower() for word in OPENERS} | {"yang", "sudah", "bagi", "dua"})
_LONG: Final = 6  # letters of another word that is glued to a third or later one


def past_author(line: str) -> int:
    """Where the name of who wrote an article ends that begins its line; 0 where none does.

    >>> line = "OLEH: ANI RAHAYU PADI di sawah itu menguning."
    >>> line[: past_author(line)]
    'OLEH: ANI RAHAYU '
    """
    label = _LABEL.match(line)
    if label is None:
        return 0
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(line, label.end(), label.end() + 100):
        if not _CAPITALS.match(word[0]):
            if mixed := _MIXED.match(word[0]):
                return word.start() + mixed.end() if run else 0
            return _end(run, word) if len(run) > 1 else 0
        run.append(word)
        if len(run) > _MOST:
            return 0
    return 0


def _end(run: list[re.Match[str]], following: re.Match[str]) -> int:
    """Where the name ends in a run of words in capitals, of which the last may open the text."""
    for at in range(2, len(run)):
        # Behind an initial the name goes on.
        if len(run[at - 1][0]) > 1 and _is_word(run[at][0].rstrip(",").lower()):
            return run[at].start()
    last = run[-1]
    bare = last[0].rstrip(",").lower()
    goes_on = following[0][0].islower() or last[0][-1] == ","
    glued = _glued_word(bare) if goes_on else 0
    if glued and (len(run) == 2 or bare[glued:] in _OPENING or len(bare) - glued >= _LONG):
        return last.start() + glued
    if len(run) > 2:
        return last.start()
    return 0 if goes_on else following.start()


def _is_word(bare: str) -> bool:
    return bare in _OPENING or is_common_word(bare)


def _glued_word(word: str) -> int:
    """Where the word begins that is glued to a name, one that opens sentences before others and then the
    longest; 0 where none is."""
    places = range(3, len(word) - 1)
    opening = next((at for at in places if word[at:] in _OPENING), 0)
    return opening or next((at for at in places[:-1] if is_common_word(word[at:])), 0)
