"""Texts cut at their marks into pieces, so that a template can escape each and wrap the marked ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.highlight import Mark, Wanted, marks


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool


def cut(text: str, at: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text in pieces; `at`: offsets in code points, ascending, not overlapping.

    >>> [(piece.text, piece.marked) for piece in cut("Rusia memperkuat", [(6, 16)])]
    [('Rusia ', False), ('memperkuat', True)]
    """
    pieces: list[Piece] = []
    reached = 0
    for start, end in at:
        pieces += [Piece(text[reached:start], False), Piece(text[start:end], True)]
        reached = end
    pieces.append(Piece(text[reached:], False))
    return tuple(piece for piece in pieces if piece.text)


def mark(text: str, want: Wanted) -> tuple[Piece, ...]:
    """The text in pieces, the wanted words marked."""
    return cut(text, marks(text, want))
