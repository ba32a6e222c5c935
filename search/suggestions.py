"""What a reader who types may mean: words, outlets and officials that begin so, with their articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.analysis import fold
from search.engine import Engine
from search.model import Everything, Query


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` as it would be shown, the number of articles that have it, and an official's id."""

    kind: Literal["word", "official", "outlet"]
    text: str
    count: int
    id: str | None = None


def suggest(engine: Engine, text: str, limit: int) -> list[Suggestion]:
    """Officials and outlets of whom a word begins with what is typed, most articles first."""
    typed = fold(text.strip())
    if not typed:
        return []
    facets = engine.search(Query("", Everything(), limit=1)).facets
    found = [Suggestion("outlet", b.value, b.count) for b in facets.outlet if _begins(b.value, typed)]
    found += [
        Suggestion("official", b.value, b.count, b.id) for b in facets.official if _begins(b.value, typed)
    ]
    return sorted(found, key=lambda each: (-each.count, each.text))[:limit]


def _begins(name: str, typed: str) -> bool:
    folded = fold(name)
    return folded.startswith(typed) or f" {typed}" in folded
