"""Columns of a PDF's page whose text was written row by row across them: which words are read in which order.

Most PDFs hold the text of a column whole, and are left in their order. Where each row of the page holds a
line of every column, the page is cut where nothing crosses from one column into the next, again and again:
what stands above the columns comes first, then each column from the left, then what stands below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

# Of the size of the type: blanks between two words of one line are narrower than those between columns.
_GAP: Final = 0.8
# Of the size of the type: a strip that no word of the rows beside it enters; how well the lines of a column
# stand below each other.
_NARROWEST, _ALIGNED = 0.6, 0.4
# Rows that the longer and the shorter of two columns have at least; of lines of prose, so many begin in the
# midst of a sentence, and have so many letters.
_FEWEST, _FEWEST_BESIDE = 4, 2
_IN_SENTENCE: Final = 0.25
# Of lines of prose, more end within a sentence or its part.
_ENDED: Final = 0.6
_LETTERS: Final = 9
# Of the longest line of a column: most are longer than this; how many.
_NEARLY, _FILLED = 0.7, 0.6
# Of the lines of one side: where so many begin a column does.
_OFTEN: Final = 0.15
_STOPS: Final = frozenset('.,;:!?"”')
# Of the rows: in so many the writing goes from one column to the next.
_ACROSS: Final = 0.5
# Of the size of the type: lines of a paragraph are nearer; another type.
_NEXT, _OTHER_TYPE = 1.6, 0.05
# Of the distance of two rows: farther away a running head or foot stands, of so many rows.
_APART, _MOST_AT_EDGE = 2.5, 2
# A page of a newspaper has some thousand words; columns beside and below each other.
MOST_WORDS: Final = 6_000
_DEEPEST: Final = 8
_MOST_STRIPS: Final = 24


class Word(NamedTuple):
    """A word of a page: of which of its lines as they were written, where in that line's text and among the
    page's letters it begins and ends, and where it stands."""

    line: int
    text: str
    start: int
    end: int
    left: float
    right: float
    base: float
    size: float


class _Piece(NamedTuple):
    """Words of one line between two wide blanks; `at`: how many were written before."""

    at: int
    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def size(self) -> float:
        return self.words[0].size

    @property
    def begins_low(self) -> bool:
        return self.words[0].text[0].islower()

    @property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.words)


_Row = list[_Piece]


def has_wide_blank(sides: Sequence[tuple[float, float]], size: float) -> bool:
    """Whether words of a line, of which the left and right sides are given, stand in more than one piece."""
    return any(not _is_near(right, left, size) for (_, right), (left, _) in pairwise(sides))


def by_columns(words: Sequence[Word]) -> list[list[Word]] | None:
    """The words of each line, column by column; None where no text was written across columns."""
    if not 2 * _FEWEST < len(words) <= MOST_WORDS:
        return None
    pieces = list(_pieces(words))
    ordered = list(_read(pieces, _DEEPEST))
    if len(ordered) < 2:
        return None
    return [list(line) for part in ordered for line in _joined(part)]


def _parts(word: Word, after: Word) -> bool:
    size = max(word.size, after.size)
    is_one_row = abs(word.base - after.base) < 0.3 * size
    return not is_one_row or not _is_near(word.right, after.left, size)


def _is_near(right: float, left: float, size: float) -> bool:
    return -size < left - right < _GAP * size


def _pieces(words: Sequence[Word]) -> Iterator[_Piece]:
    held: list[Word] = []
    count = 0
    for word in words:
        if held and (word.line != held[-1].line or _parts(held[-1], word)):
            yield _Piece(count, tuple(held))
            held, count = [], count + 1
        held.append(word)
    if held:
        yield _Piece(count, tuple(held))


def _joined(part: Sequence[_Piece]) -> Iterator[list[Word]]:
    """The lines of a part of the page: pieces that were written one after the other as one are one again."""
    held: list[Word] = []
    before: _Piece | None = None
    for piece in part:
        is_same = before is not None and piece.at == before.at + 1
        if held and not (
            is_same
            and piece.words[0].line == held[-1].line
            and abs(piece.base - held[-1].base) < 0.3 * piece.size
        ):
            yield held
            held = []
        held = [*held, *piece.words]
        before = piece
    if held:
        yield held


def _read(pieces: list[_Piece], deepest: int) -> Iterator[list[_Piece]]:
    """The parts of a region of the page in the order in which they are read, each as it was written."""
    found = _best_cut(pieces) if deepest else None
    if found is None:
        if pieces:
            yield pieces
        return
    x, above, rows, below = found
    yield from _read(above, deepest - 1)
    among = [piece for row in rows for piece in row]
    for side in (
        [piece for piece in among if piece.left < x],
        [piece for piece in among if piece.left >= x],
    ):
        yield from _read(sorted(side), deepest - 1)
    yield from _read(below, deepest - 1)


def _best_cut(pieces: list[_Piece]) -> tuple[float, list[_Piece], list[_Row], list[_Piece]] | None:
    """Where the columns part that most rows stand in, what stands above these rows, they, and what stands
    below."""
    rows = _rows(pieces)
    best: tuple[int, float, int, int] | None = None
    for x in _strips(rows):
        for first, end in _uncrossed(rows, x):
            inner = _without_edges(rows, first, end)
            if not (_is_apart(rows, first) and _is_apart(rows, end)):
                continue  # blanks that happen to stand below each other
            count = _columns(rows[inner[0] : inner[1]], x)
            if count and (best is None or count > best[0]):
                best = count, x, *inner
    if best is None:
        return None
    _, x, first, end = best
    above, below = ([piece for row in part for piece in row] for part in (rows[:first], rows[end:]))
    return x, sorted(above), rows[first:end], sorted(below)


def _rows(pieces: Sequence[_Piece]) -> list[_Row]:
    rows: list[_Row] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        if rows and rows[-1][0].base - piece.base < 2:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _strips(rows: Sequence[_Row]) -> list[float]:
    """Where columns may part: to the left of what begins behind a blank, the commonest first."""
    begins: Counter[int] = Counter()
    for row in rows:
        begins.update({int(piece.left) for piece in row})
    # Letters begin a little to the right of where they are put.
    near = {x: begins[x] + begins[x + 1] for x in begins if x > min(begins)}
    common = sorted((x for x in near if near[x] >= _FEWEST_BESIDE), key=lambda x: (-near[x], x))
    return [x - 0.5 for x in common[:_MOST_STRIPS]]


def _uncrossed(rows: Sequence[_Row], x: float) -> Iterator[tuple[int, int]]:
    """The first and the end of each run of rows of which no piece lies on both sides."""
    first = 0
    for at, row in enumerate(rows):
        if any(piece.left < x < piece.right for piece in row):
            if at - first >= _FEWEST:
                yield first, at
            first = at + 1
    if len(rows) - first >= _FEWEST:
        yield first, len(rows)


def _is_apart(rows: Sequence[_Row], at: int) -> bool:
    """Whether a row does not follow the one above it as a line follows another in a paragraph."""
    if not 0 < at < len(rows):
        return True
    above, below = rows[at - 1][0], rows[at][0]
    size = max(above.size, below.size)
    return above.base - below.base > _NEXT * size or abs(above.size - below.size) > _OTHER_TYPE * size


def _without_edges(rows: Sequence[_Row], first: int, end: int) -> tuple[int, int]:
    """The rows without one or two that stand far above or below the others."""
    downs = sorted(above[0].base - below[0].base for above, below in pairwise(rows[first:end]))
    usual = max(downs[len(downs) // 2], rows[first][0].size)
    for count in range(_MOST_AT_EDGE, 0, -1):
        if (
            end - first > 2 * count
            and rows[first + count - 1][0].base - rows[first + count][0].base > _APART * usual
        ):
            first += count
            break
    for count in range(_MOST_AT_EDGE, 0, -1):
        if (
            end - first > 2 * count
            and rows[end - count - 1][0].base - rows[end - count][0].base > _APART * usual
        ):
            end -= count
            break
    return first, end


def _columns(rows: Sequence[_Row], x: float) -> int:
    """How many rows two columns of prose share that part at x and were written across; 0 where none part."""
    sides = [(row[:at], row[at:]) for row in rows for at in (sum(piece.right <= x for piece in row),)]
    lefts, rights = [left for left, _ in sides if left], [right for _, right in sides if right]
    fewer, more = sorted((len(lefts), len(rights)))
    if fewer < _FEWEST_BESIDE or more < _FEWEST or not (_is_prose(lefts) and _is_prose(rights)):
        return 0
    size = max(rights[0][0].size, 1.0)
    edge = min(right[0].left for right in rights)
    strip = edge - max(left[-1].right for left in lefts)
    aligned = sum(right[0].left - edge < _ALIGNED * size for right in rights)
    if strip < _NARROWEST * size or 2 * aligned < len(rights):
        return 0
    if not _is_filled(lefts):
        return 0
    written = sorted(piece for row in rows for piece in row)
    across = sum(before.right <= x <= after.left for before, after in pairwise(written))
    return fewer if across >= _ACROSS * fewer else 0


def _is_filled(lines: Sequence[_Row]) -> bool:
    """Whether most lines of the last column are nearly as long as the longest; what a table says has any
    length."""
    first = _last_edge(lines)
    ends = [line[-1].right for line in lines if line[-1].right > first]
    longest = max(ends) - first
    return sum(right - first > _NEARLY * longest for right in ends) >= _FILLED * len(ends)


def _last_edge(lines: Sequence[_Row]) -> float:
    """Where the last column begins: the last place where lines begin often."""
    begins = Counter(int(piece.left) for line in lines for piece in line)
    often = _OFTEN * len(lines)
    return max((x for x in begins if begins[x] + begins[x + 1] >= often), default=min(begins)) - 0.5


def _ends(line: _Row) -> bool:
    return line[-1].words[-1].text[-1] in _STOPS


def _is_prose(lines: Sequence[_Row]) -> bool:
    """Whether lines go on in each other, as those of a table do not, and sentences or their parts end."""
    if not any(word.text[-1] in _STOPS for line in lines for piece in line for word in piece.words):
        return False
    if len(lines) >= _FEWEST and sum(_ends(line) for line in lines) > _ENDED * len(lines):
        return False  # what is explained beside it, or said in each cell
    low = sum(line[0].begins_low for line in lines)
    letters = sum(piece.letters for line in lines for piece in line)
    return low >= _IN_SENTENCE * len(lines) and letters >= _LETTERS * len(lines)
