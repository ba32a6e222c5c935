"""Two printings of one story side by side: what both have, what only one has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, Literal

from search.model import Article

Kind = Literal["same", "left", "right"]

# Two paragraphs that share fewer of their words are not the same one rewritten.
_ALIKE: Final = 0.4
# A longer paragraph is compared sentence by sentence, since the time for one grows with its square.
_LONGEST: Final = 120
# Paragraphs, or sentences of long ones, that are compared of each; every pair of them is weighed.
MOST_UNITS: Final = 300
_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)+|\w+|[^\w\s]")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both have, or only the left or the right one."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of each, matched; () where one has none that is like the other's."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


def differences(left: Article, right: Article) -> tuple[Row, ...]:
    """The titles, then lead and body, paragraph beside paragraph in the order of both."""
    return (
        _row(left.title or "", right.title or ""),
        *(_row(a, b) for a, b in _aligned(_units(left), _units(right))),
    )


def likeness(left: Article, right: Article) -> float:
    """The words that both have, each as often as both have it, over the mean number of words, 0 to 1."""
    a, b = (Counter(word for text in _texts(each) for word in _words(text)) for each in (left, right))
    size = a.total() + b.total()
    return 2 * (a & b).total() / size if size else 1.0


def _texts(article: Article) -> tuple[str, ...]:
    return (article.lead or "", *article.body)


def _words(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(text) if token[0].isalnum()]


def _units(article: Article) -> list[str]:
    found: list[str] = []
    for text in _texts(article):
        if len(text.split()) > _LONGEST:
            found += _SENTENCE.split(text)
        elif text.strip():
            found.append(text)
    return found[:MOST_UNITS]


def _aligned(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs, in the order of both, that are most alike in all; "" beside what has no partner."""
    counts = [[Counter(_words(text)) for text in texts] for texts in (left, right)]
    rows, columns = len(left), len(right)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    alike = [[_likeness(a, b) for b in counts[1]] for a in counts[0]]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            pair = best[i + 1][j + 1] + alike[i][j] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    found: list[tuple[str, str]] = []
    i = j = 0
    while i < rows or j < columns:
        is_pair = i < rows and j < columns and alike[i][j] >= _ALIKE
        if is_pair and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            found.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif i < rows and (j == columns or best[i][j] == best[i + 1][j]):
            found.append((left[i], ""))
            i += 1
        else:
            found.append(("", right[j]))
            j += 1
    return found


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    size = a.total() + b.total()
    return 2 * (a & b).total() / size if size else 0.0


def _row(left: str, right: str) -> Row:
    if not left or not right:
        return Row(_whole(left, "left"), _whole(right, "right"))
    spans = [[(m.start(), m.end(), m[0].lower()) for m in _TOKEN.finditer(text)] for text in (left, right)]
    matcher = SequenceMatcher(None, [s[2] for s in spans[0]], [s[2] for s in spans[1]], autojunk=False)
    blocks = matcher.get_matching_blocks()
    return Row(
        _pieces(left, spans[0], [(m.a, m.size) for m in blocks], "left"),
        _pieces(right, spans[1], [(m.b, m.size) for m in blocks], "right"),
    )


def _whole(text: str, kind: Kind) -> tuple[Piece, ...]:
    return (Piece(text, kind),) if text else ()


def _pieces(
    text: str, spans: Sequence[tuple[int, int, str]], blocks: Sequence[tuple[int, int]], kind: Kind
) -> tuple[Piece, ...]:
    found: list[Piece] = []
    reached = 0
    for at, size in blocks:
        if not size:
            continue
        start, end = spans[at][0], spans[at + size - 1][1]
        found += _parted(text[reached:start], kind)
        found.append(Piece(text[start:end], "same"))
        reached = end
    found += _parted(text[reached:], kind)
    return tuple(_joined(found))


def _parted(text: str, kind: Kind) -> list[Piece]:
    """What only one has, without the whitespace around it, which is of no one."""
    bare = text.strip()
    if not bare:
        return [Piece(text, "same")] if text else []
    before, _, after = text.partition(bare)
    parts = (Piece(before, "same"), Piece(bare, kind), Piece(after, "same"))
    return [part for part in parts if part.text]


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    for kind, run in groupby(pieces, key=lambda piece: piece.kind):
        yield Piece("".join(piece.text for piece in run), kind)
