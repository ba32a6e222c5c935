"""Texts cut at their marks into pieces, so that a template can escape each and wrap the marked ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from markupsafe import Markup, escape

from search.answering.snippets import Mark, Wanted, marks


@dataclass(frozen=True, slots=True)
class Piece:
    """`number`: of a mark among all of its page, from 1, so that a link can lead to it; else 0."""

    text: str
    marked: bool
    number: int = 0


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


def draw(pieces: Iterable[Piece]) -> Markup:
    """The pieces as HTML."""
    parts: list[str] = []
    for piece in pieces:
        text = escape(piece.text)
        if piece.number:
            parts.append(f'<mark id="m{piece.number}">{text}</mark>')
        else:
            parts.append(f"<mark>{text}</mark>" if piece.marked else text)
    return Markup("".join(parts))


def mark(text: str, want: Wanted) -> tuple[Piece, ...]:
    """The text in pieces, the wanted words marked."""
    return cut(text, marks(text, want))


def numbered(texts: Iterable[tuple[Piece, ...]]) -> tuple[tuple[Piece, ...], ...]:
    """The texts of a page, their marks numbered through."""
    numbers = count(1)
    return tuple(
        tuple(replace(piece, number=next(numbers)) if piece.marked else piece for piece in pieces)
        for pieces in texts
    )
