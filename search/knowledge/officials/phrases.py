"""Phrases of lower-case words that are looked for at each word of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")

# What was taken is not given back: it could only be less of a word.
TOKEN = re.compile(r"\w++(?:[’'‘`ʼ-]\w++)*+|\n|[^\w\s]")


class Phrases(dict[str, dict[str, list[tuple[tuple[str, ...], Value]]]], Generic[Value]):
    """Phrases of lower-case words, each with a value; the longest one that starts at a word is found.

    By the first word, then by the second ('' for none): dozens of offices begin with 'wakil'. A dict itself,
    for nothing is asked of it as often as whether a phrase begins with a word.
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        super().__init__()
        for phrase, value in phrases:
            # Nearly all are plain words, which need no pattern.
            first, *rest = phrase.split() if phrase.replace(" ", "").isalnum() else TOKEN.findall(phrase)
            by_second = self.setdefault(first, {})
            by_second.setdefault(rest[0] if rest else "", []).append((tuple(rest), value))
        for by_second in self.values():
            for entries in by_second.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, low: Sequence[str], i: int) -> tuple[int, Value] | None:
        """The end of the longest phrase that starts at word `i`, and its value."""
        try:
            by_second = self.get(low[i])
        except IndexError:
            return None  # the text ends here
        if by_second is None:
            return None
        if i + 1 < len(low) and (entries := by_second.get(low[i + 1])):
            for rest, value in entries:
                end = i + 1 + len(rest)
                if tuple(low[i + 1 : end]) == rest:
                    return end, value
        alone = by_second.get("")
        return (i + 1, alone[0][1]) if alone else None
