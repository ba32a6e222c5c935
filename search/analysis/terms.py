"""What the analysis makes of a text, with the reason for each stem: for readers who wonder why a word was
found, and for those who judge or build word lists."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from search.analysis.stemming import why
from search.analysis.tokens import Token, tokens


@lru_cache(maxsize=1 << 16)
def _why(surface: str, stem: str) -> str:
    if surface[0].isdigit():
        return "number"
    if surface != surface.lower():
        return "acronym"
    if "-" not in surface:
        return why(surface)
    if stem == surface:
        return "one name"
    first, _, rest = surface.partition("-")
    return "hyphenated: " + (why(first) if rest else why(surface))


def read_terms(text: str) -> list[dict[str, Any]]:
    """The terms of a text in order, as JSON objects: `surface`, `stem`, `start`, `end`, `why`; of a word that
    is also read in parts the whole, with the same of its `parts`. Offsets are code points, end excluded.

    >>> [(term["surface"], term["stem"], term["why"]) for term in read_terms("Bekasi memperkuat")]
    [('bekasi', 'bekasi', 'unknown'), ('memperkuat', 'kuat', 'affixes of kuat')]
    >>> [part["stem"] for part in read_terms("kerjasama")[0]["parts"]]
    ['kerja', 'sama']
    """
    found: list[dict[str, Any]] = []
    whole: Token | None = None
    words = tokens(text)
    for at, word in enumerate(words):
        if whole is not None and word.start >= whole.start and word.end <= whole.end:
            found[-1].setdefault("parts", []).append(_term(word))
            continue
        follows = at + 1 < len(words) and words[at + 1].position == word.position
        # 'AS-nya': the part reaches beyond the whole
        whole = word._replace(end=max(word.end, words[at + 1].end)) if follows else None
        found.append(_term(word, "one word or several" if follows and word.surface.islower() else None))
    return found


def _term(word: Token, reason: str | None = None) -> dict[str, Any]:
    return {
        "surface": word.surface,
        "stem": word.stem,
        "start": word.start,
        "end": word.end,
        "why": reason or _why(word.surface, word.stem),
    }
