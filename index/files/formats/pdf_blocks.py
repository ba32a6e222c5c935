"""A PDF's lines put together: headings and paragraphs, without what stands at each page's edges."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from index.files.formats.pdf_lines import Line
from search.analysis.parted_words import is_one_word

# Rows at an edge of a page that may be running heads or feet.
_MOST_EDGES: Final = 3
# Of the type of most letters: what is larger by this is a heading, of which one is the headline.
_HEADING, _HEADLINE = 1.15, 1.3
_SMALL: Final = 0.97
# Of the usual distance of two lines: beyond it a paragraph begins.
_APART: Final = 1.3
# Of the size of the type: how far a first line of a paragraph is set in, and how far a line's end may differ.
_INDENT, _RAGGED = 0.8, 0.5
_LONGEST_WORD: Final = 100
_NUMBER: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_ADDRESS: Final = re.compile(r"\b(?:https?|file)://\S+")
_MOMENT: Final = re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[.:]\d\d\b")
_COUNT: Final = re.compile(r"(?:^|\s)\d+ ?(?:/|of|dari) ?\d+(?:\s|$)")


class Edges(NamedTuple):
    """What a browser wrote at the edges of the sheets: whether one did, and the page's address."""

    is_printed: bool = False
    address: str | None = None


class Run(NamedTuple):
    """Text that leads to one address, or to none."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading; `tag` is that of HTML, `size` that of its type in points."""

    tag: str
    runs: tuple[Run, ...]
    size: float = 0.0


def without_edges(pages: Sequence[list[Line]], title: str) -> tuple[list[list[Line]], Edges]:
    """The pages without running heads and feet: rows at an edge that more than half of the pages share, but
    for numbers, and what a browser prints there. `title` is the document's."""
    shared: Counter[str] = Counter()
    for page in pages:
        rows = _rows(page)
        shared.update({_key(row) for row in (*rows[:_MOST_EDGES], *rows[-_MOST_EDGES:])})
    running = {key for key, count in shared.items() if len(pages) > 1 and count > len(pages) / 2}
    edges, kept = Edges(), []
    for number, page in enumerate(pages):
        rows = _rows(page)
        dropped: set[int] = set()
        for ends in (rows, rows[::-1]):
            for row in ends[:_MOST_EDGES]:
                text = " ".join(line.text for line in row)
                printed = _is_printed(text, title)
                # The first head is the document's own: a paper's name and date, a letter's sender.
                is_running = _key(row) in running and (number > 0 or ends is not rows)
                if not printed and not is_running:
                    break
                if printed:
                    edges = Edges(True, _address(text) or edges.address)
                dropped.update(map(id, row))
        kept.append([line for line in page if id(line) not in dropped])
    return kept, edges


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """The lines from top to bottom, those at one height together, from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base < 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _key(row: Sequence[Line]) -> str:
    return f"{round(row[0].base / 4)} " + _NUMBER.sub("#", " ".join(line.text for line in row))


def _is_printed(text: str, title: str) -> bool:
    """Whether a browser wrote it: it has two of the title, the address, the moment and the page's number."""
    begin = title[:20].strip()
    signs = (_ADDRESS.search(text), _MOMENT.search(text), _COUNT.search(text), begin and begin in text)
    return sum(map(bool, signs)) > 1 and len(text) < 300


def _address(text: str) -> str | None:
    found = _ADDRESS.search(text)
    # Browsers shorten what has no room.
    return found[0] if found and found[0].startswith("http") and not found[0].endswith(("…", "...")) else None


def blocks(pages: Sequence[Sequence[Line]]) -> Iterator[Block]:
    """Headings, of which the first of the largest is h1, and paragraphs, in the order of the pages."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    if not sizes:
        return
    body = sizes.most_common(1)[0][0]
    found = list(_gathered(pages, body))
    words = frozenset(
        word.casefold() for lines in found for line in lines for word in _WORD.findall(line.text)
    )
    headline = _headline(found, body)
    for lines in found:
        tag = "h1" if lines is headline else _tag(lines[0], body)
        yield Block(tag, tuple(_runs(lines, words)), lines[0].size)


def _tag(first: Line, body: float) -> str:
    if first.size > _HEADING * body:
        return "h2"
    return "figcaption" if first.under_picture and first.size < _SMALL * body else "p"


def _headline(found: Sequence[list[Line]], body: float) -> list[Line] | None:
    """The first of the largest headings that has some words: a paper's own name has one or two."""
    large = [
        lines
        for lines in found
        if lines[0].size > _HEADLINE * body and len(" ".join(line.text for line in lines).split()) > 2
    ]
    return max(large, key=lambda lines: lines[0].size, default=None)


def _gathered(pages: Sequence[Sequence[Line]], body: float) -> Iterator[list[Line]]:
    """The lines of each block."""
    pitches = _pitches(pages)
    held: list[Line] = []
    above = columns = None
    for page in pages:
        here = _Columns(page)
        for line in _without_initials(page):
            if above and columns:
                pitch = pitches.get(line.size, 1.2 * line.size)
                is_heading = line.size > _HEADING * body
                if not _goes_on(above, line, columns, here, pitch, is_heading=is_heading):
                    yield held
                    held = []
            held.append(line)
            above, columns = line, here
    if held:
        yield held


def _without_initials(page: Sequence[Line]) -> Iterator[Line]:
    """The lines; a large letter that begins a paragraph stands in the line that goes on behind it."""
    initial: Line | None = None
    for line in page:
        if initial:
            if line.text[0].islower() and line.size < initial.size:
                line = replace(line, text=initial.text + line.text, left=initial.left)
            else:
                yield initial
            initial = None
        if len(line.text) == 1 and line.text.isupper():
            initial = line
        else:
            yield line
    if initial:
        yield initial


def _pitches(pages: Sequence[Sequence[Line]]) -> dict[float, float]:
    """The commonest distance of two lines of a size."""
    found: defaultdict[float, Counter[float]] = defaultdict(Counter)
    for page in pages:
        for above, below in pairwise(page):
            distance = above.base - below.base
            if above.size == below.size and 0.8 * above.size < distance < 3 * above.size:
                found[above.size][round(2 * distance) / 2] += 1
    return {size: min(counts, key=lambda each: (-counts[each], each)) for size, counts in found.items()}


class _Columns:
    """The sides of the columns of a page."""

    _FEW = 4

    def __init__(self, page: Sequence[Line]) -> None:
        self._sized: defaultdict[tuple[float, int], list[Line]] = defaultdict(list)
        self._any: defaultdict[int, list[Line]] = defaultdict(list)
        self._known: dict[tuple[float, int], tuple[float, float]] = {}
        # Columns are wider than some letters, and paragraphs set in by less.
        self._step = 2 * max((line.size for line in page), default=1.0) or 1.0
        for line in page:
            self._sized[line.size, self._at(line)].append(line)
            self._any[self._at(line)].append(line)

    def _at(self, line: Line) -> int:
        return round(line.left / self._step)

    def sides(self, of: Line) -> tuple[float, float]:
        """The left and right side of the column that a line of the page stands in: by the lines of its size,
        by all where they are few. Of ten lines one may be too long."""
        key = of.size, self._at(of)
        if key not in self._known:
            near = range(key[1] - 1, key[1] + 2)
            lines = [line for at in near for line in self._sized.get((of.size, at), ())]
            if len(lines) < self._FEW:
                lines = [line for at in near for line in self._any.get(at, ())]
            rights = sorted(line.right for line in lines)
            self._known[key] = min(line.left for line in lines), rights[int(0.9 * (len(rights) - 1) + 0.5)]
        return self._known[key]


def _goes_on(
    above: Line, line: Line, columns: _Columns, here: _Columns, pitch: float, *, is_heading: bool
) -> bool:
    """Whether a line goes on in the paragraph or heading of the line before it, which stands in `columns`."""
    if abs(above.size - line.size) > 0.1 * line.size:
        return False
    if above.parts_word:
        return True
    down = above.base - line.base
    is_next = columns is here and abs(down) < 3 * line.size
    if is_next and abs(down) < 0.3 * line.size:  # of one row
        return line.left - above.right < 2 * line.size
    if is_next and not 0 < down <= _APART * max(pitch, line.size):
        return False
    if is_heading:
        return is_next
    if line.text[0].islower():
        return True
    if is_next and line.left - above.left > _INDENT * line.size:
        return False
    if not is_next and line.left - here.sides(line)[0] > _INDENT * line.size:
        return False
    _, right = columns.sides(above)
    word = line.text.split(maxsplit=1)[0]
    room = (len(word) + 1) * (line.right - line.left) / len(line.text)
    return above.right + room + _RAGGED * line.size > right


def _runs(lines: Sequence[Line], words: frozenset[str]) -> Iterator[Run]:
    """The text of a block, one run for all that lead to one address."""
    text, address = "", lines[0].address
    for above, line in zip([None, *lines], lines, strict=False):
        between = "" if above is None else _between(above, line, words)
        if line.address == address:
            text += between + line.text
        else:
            yield Run(text + between, address)
            text, address = line.text, line.address
    yield Run(text, address)


def _between(above: Line, line: Line, words: frozenset[str]) -> str:
    """What stands between two lines: a space, or the hyphen that parted a word if that is written with it."""
    if not above.parts_word:
        return "" if above.text.endswith("-") and not above.text.endswith(" -") else " "
    before, after = _LAST_WORD.search(above.text[-_LONGEST_WORD:]), _WORD.match(line.text[:_LONGEST_WORD])
    return "" if before and after and is_one_word(before[0], after[0], words) else "-"
