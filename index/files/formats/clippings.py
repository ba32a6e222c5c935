"""A document of several articles ('kliping'): where each of them begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from search.knowledge.dates.grammar import parse_line

# A headline's words; below it, within so many parts, stands a line with a date, and behind that a paragraph:
# services that sell articles put a dozen lines of their own between.
_FEWEST_WORDS, _LONGEST_HEADLINE = 4, 250
_NEAR, _BELOW = 4, 16
_LONGEST_LINE: Final = 120
_PARAGRAPH: Final = 80
_LONGEST_NAME: Final = 200


class Part(NamedTuple):
    """A heading or paragraph, as text and as HTML; `rank`: 1 of the highest heading, 0 of a paragraph."""

    rank: int
    text: str
    html: str


class Clipping(NamedTuple):
    """One article of several: what it is called in its document, and its HTML."""

    name: str
    html: str


def clippings(parts: Sequence[Part]) -> list[Clipping]:
    """The articles of a document, each under a headline of one rank with a date of its own below it. None
    where there are less than two: chapters have no dates. What stands before the first belongs to it."""
    for rank in sorted({part.rank for part in parts} - {0}):
        starts = [at for at, part in enumerate(parts) if part.rank == rank and _begins(parts, at)]
        if len(starts) > 1:
            return list(_named(parts, [0, *starts[1:], len(parts)], starts))
    return []


def _begins(parts: Sequence[Part], at: int) -> bool:
    """Whether an article begins with a heading."""
    headline = parts[at].text
    if len(headline) > _LONGEST_HEADLINE or len(headline.split()) < _FEWEST_WORDS:
        return False
    below: list[Part] = []
    for part in parts[at + 1 : at + 1 + _BELOW]:
        if 0 < part.rank <= parts[at].rank:
            break
        below.append(part)
    dated = next((n for n, part in enumerate(below[:_NEAR]) if _is_dated(part.text)), None)
    return dated is not None and any(len(part.text) > _PARAGRAPH for part in below[dated + 1 :])


def _is_dated(text: str) -> bool:
    if len(text) > _LONGEST_LINE:
        return False
    stated = parse_line(text)
    return stated is not None and stated.precision in ("day", "minute")


def _named(parts: Sequence[Part], ends: Sequence[int], starts: Sequence[int]) -> Iterator[Clipping]:
    seen: Counter[str] = Counter()
    for number, at in enumerate(starts):
        name = parts[at].text[:_LONGEST_NAME]
        seen[name] += 1
        html = "\n".join(part.html for part in parts[ends[number] : ends[number + 1]])
        yield Clipping(name if seen[name] == 1 else f"{name}~{seen[name]}", html)
