"""A PDF's lines put together: headings and paragraphs, without what stands at each page's edges."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple

from index.files.formats.clippings import is_dated
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
_INDENT, _RAGGED = 0.6, 0.5
# Of the width of the text: a column beside it that is none of its own; how far apart sides of one column are.
_NARROW, _STEP = 0.6, 20
# Of the size of the type: another one; how many blocks in it may part a paragraph.
_OTHER_TYPE: Final = 0.03
_MOST_BETWEEN: Final = 8
_LONGEST_WORD: Final = 100
_NUMBER: Final = re.compile(r"\d+")
# A page's number behind a word for it, before how many there are, or at a row's begin or end. No year.
_PAGE_NUMBER: Final = re.compile(
    r"(?i)\b(?:halaman|hal|hlm|page)[. ]{1,2}\d+|\b\d{1,4}(?= ?(?:/|of|dari) ?\d)"
)
_FIRST_NUMBER, _LAST_NUMBER = re.compile(r"^\W*\d{1,3}\b"), re.compile(r"\b\d{1,3}\W*$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Of a list ('a. surat ukur').
_POINT: Final = re.compile(r"[a-z][.)]")
_END: Final = re.compile(r"[.!?…][\"”’)]*$")
_FEW_WORDS: Final = 4  # of an outlet's name
# What a clipping says of itself, a line each.
_FIELD: Final = re.compile(
    r"(?:Media|Koran|Tanggal|Tgl|Link|Tautan|Sumber|Penulis|Wartawan|Halaman|Isi|Judul)(?: [Bb]erita)?\s*:"
)
_INITIAL: Final = re.compile(r"[\"“‘'(]?[^\W\d_]")
_MOST_INITIALS: Final = 20
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
    """The pages without running heads and feet: rows at an edge that more than half of the pages share, or of
    those on the left or right of a book, but for the page's number, and what a browser prints there. `title`
    is the document's."""
    running = _running(pages) | _running(pages[::2]) | _running(pages[1::2])
    edges, kept = Edges(), []
    for number, page in enumerate(pages):
        rows = _rows(page)
        dropped: set[int] = set()
        for ends in (rows, rows[::-1]):
            for row in ends[:_MOST_EDGES]:
                text = " ".join(line.text for line in row)
                printed = _is_printed(text, title)
                # The first head is the document's own: a paper's name and date, a letter's sender.
                is_running = bool(_keys(row) & running) and (number > 0 or ends is not rows)
                if not printed and not is_running:
                    break
                if printed:
                    edges = Edges(True, _address(text) or edges.address)
                dropped.update(map(id, row))
        kept.append([line for line in page if id(line) not in dropped])
    return kept, edges


def _running(pages: Sequence[list[Line]]) -> set[str]:
    """The keys of the rows that more than half of the pages share."""
    shared: Counter[str] = Counter()
    for page in pages:
        rows = _rows(page)
        edges = (*rows[:_MOST_EDGES], *rows[-_MOST_EDGES:])
        shared.update({key for row in edges for key in _keys(row)})
    return {key for key, count in shared.items() if len(pages) > 1 and count > len(pages) / 2}


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """The lines from top to bottom, those at one height together, from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base < 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _keys(row: Sequence[Line]) -> set[str]:
    """What rows at one height share of which the same stands left in one and right in the other, and those
    that only the page's number differs in. Rows of a table have other figures too."""
    text = " ".join(line.text for line in row)
    whole = f"{round(row[0].base / 4)} {' '.join(sorted(text.split()))}"
    if not any(map(str.isalpha, text)) and len(_NUMBER.findall(text)) > 2:
        return {whole}
    text = _LAST_NUMBER.sub("#", _FIRST_NUMBER.sub("#", _PAGE_NUMBER.sub("#", text)))
    return {whole, f"{round(row[0].base / 4)} {' '.join(sorted(text.split()))}"}


def _is_printed(text: str, title: str) -> bool:
    """Whether a browser wrote it: it has two of the title, the address, the moment and the page's number; a
    report's own head has the title and the number."""
    begin = title[:20].strip()
    own = (_ADDRESS.search(text), _MOMENT.search(text))
    signs = (*own, _COUNT.search(text), begin and begin in text)
    return any(own) and sum(map(bool, signs)) > 1 and len(text) < 300


def _address(text: str) -> str | None:
    found = _ADDRESS.search(text)
    # Browsers shorten what has no room.
    return found[0] if found and found[0].startswith("http") and not found[0].endswith(("…", "...")) else None


def asides_last(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages, what stands at the end of one in a narrow column beside the text behind the last of them: a
    browser prints the text that goes on on the next sheet after it."""
    main = _main_column(pages)
    last = max(
        (at for at, page in enumerate(pages) if any(_is_inside(line, main) for line in page)), default=0
    )
    kept: list[list[Line]] = []
    asides: list[Line] = []
    for page in pages[:last]:
        begin = next((n for n in range(len(page), 0, -1) if not _is_beside(page[n - 1], main)), 0)
        left = min((line.left for line in page[begin:]), default=0.0)
        right = max((line.right for line in page[begin:]), default=0.0)
        is_narrow = right - left < _NARROW * (main[1] - main[0])
        kept.append(page[:begin] if is_narrow else page)
        asides.extend(page[begin:] if is_narrow else ())
    kept.extend(pages[last:])
    return [*kept, asides] if asides else kept


def _main_column(pages: Sequence[list[Line]]) -> tuple[float, float]:
    """The sides of the column that most letters stand in, where that is more than the half."""
    letters: Counter[int] = Counter()
    sides: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for page in pages:
        for line in page:
            at = round(line.left / _STEP)
            letters[at] += len(line.text)
            sides[at].append((line.left, line.right))
    if not letters:
        return 0.0, 0.0
    best = max(letters, key=lambda at: (letters[at], -at))
    if 2 * letters[best] < letters.total():
        return 0.0, 0.0
    rights = sorted(right for _, right in sides[best])
    return min(left for left, _ in sides[best]), rights[int(0.9 * (len(rights) - 1) + 0.5)]


def _is_inside(line: Line, main: tuple[float, float]) -> bool:
    return main[0] <= line.left < main[1]


def _is_beside(line: Line, main: tuple[float, float]) -> bool:
    return line.left >= main[1] or line.right <= main[0]


def blocks(pages: Sequence[Sequence[Line]]) -> Iterator[Block]:
    """Headings, of which the first of the largest is h1, and paragraphs, in the order of the pages."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    if not sizes:
        return
    body = sizes.most_common(1)[0][0]
    found = _whole(_gathered(pages, body), body)
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
        lines = _without_initials(page)
        for line, below in zip_longest(lines, lines[1:]):
            if above and columns:
                pitch = pitches.get(line.size, 1.2 * line.size)
                is_heading = line.size > _HEADING * body
                if _begins_clipping(above, line, below, columns) or not _goes_on(
                    above, line, columns, here, pitch, is_heading=is_heading
                ):
                    yield held
                    held = []
            held.append(line)
            above, columns = line, here
    if held:
        yield held


def _whole(gathered: Iterable[list[Line]], body: float) -> list[list[Line]]:
    """The blocks; a paragraph that a caption, a box or a quotation in another type parts in the midst of a
    sentence is whole, before what parts it."""
    found: list[list[Line]] = []
    parted: int | None = None
    for lines in gathered:
        is_body = abs(lines[0].size - body) < _OTHER_TYPE * body
        between = len(found) - 1 - parted if parted is not None else 0
        goes_on = lines[0].text[0].islower() and not _POINT.match(lines[0].text)
        if is_body and goes_on and parted is not None and 0 < between <= _MOST_BETWEEN:
            found[parted].extend(lines)
        else:
            found.append(lines)
            if is_body and not lines[-1].text.isupper():
                parted = len(found) - 1
        if parted is not None and not _is_open(found[parted][-1]):
            parted = None
    return found


def _is_open(last: Line) -> bool:
    """Whether a sentence goes on behind a line."""
    return last.parts_word or last.text[-1].isalnum() or last.text[-1] in ",-–—"


def _without_initials(page: Sequence[Line]) -> list[Line]:
    """The lines; a large letter that begins a paragraph stands in the line that goes on beside it, wherever
    in the page it was written."""
    beside: dict[int, Line] = {}
    initials = [line for line in page if _INITIAL.fullmatch(line.text)][:_MOST_INITIALS]
    for initial in initials:
        rests = [line for line in page if _is_rest(initial, line) and id(line) not in beside]
        if rests:
            beside[id(max(rests, key=lambda line: line.base))] = initial
    joined = set(map(id, beside.values()))
    return [
        replace(line, text=beside[id(line)].text + line.text) if id(line) in beside else line
        for line in page
        if id(line) not in joined
    ]


def _is_rest(initial: Line, line: Line) -> bool:
    """Whether a line goes on beside a large initial, in the upper half of it or a little above."""
    is_inside = line.text[0].islower() or line.text[:3].isupper()
    is_beside = abs(line.left - initial.right) < max(line.size, 0.3 * initial.size)
    up = line.base - initial.base
    is_larger = initial.size > _HEADLINE * line.size
    return is_inside and is_beside and is_larger and 0.1 * initial.size < up < 1.1 * initial.size


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


def _begins_clipping(above: Line, line: Line, below: Line | None, columns: _Columns) -> bool:
    """Whether a line is a date of its own below one with room for it, or stands between a headline and such a
    line, or is a headline that stands first on its page, all in the type of the text; or an address, or what
    is below one."""
    if _ADDRESS.fullmatch(above.text):
        return True
    if _ADDRESS.fullmatch(line.text):
        return above.text[-1].isalnum() and len(above.text.split()) > 1
    if _FIELD.match(line.text):
        return above.text[-1].isalnum()
    # A headline of two lines is in a type of its own.
    is_over = below is not None and is_dated(below.text) and abs(below.size - line.size) < 0.1 * line.size
    if is_dated(line.text) or (is_over and above.base > line.base and len(line.text.split()) <= _FEW_WORDS):
        word = line.text.split(maxsplit=1)[0]
        room = (len(word) + 1) * (line.right - line.left) / len(line.text)
        return above.text[-1].isalnum() and above.right + room + _RAGGED * line.size < columns.sides(above)[1]
    return is_over and above.base < line.base and _END.search(above.text) is not None


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
