"""A line of a raw page with what was seen of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index.pages.last_lines import is_told_openly
from index.pages.lines import Line


@dataclass(frozen=True, slots=True)
class Row:
    """A measured line with a first reason to leave it out, '' for none."""

    line: Line
    reason: str


@lru_cache(maxsize=128)  # below each row of a list the next forty may be asked
def is_left_open(line: Line) -> bool:
    """Whether a line is a sentence without its stop."""
    return is_told_openly(line)


def is_told_line(line: Line) -> bool:
    return line.is_prose or (len(line.words) > 4 and line.is_sentence and not line.is_item)


# Below one of these lines headlines of other stories may stand.
BOXES = frozenset({"box", "more"})
