"""The lines of a PDF's pages, each with its place, its size and the address that it leads to."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from typing import Any, Final, NamedTuple

from index.files import sources
from index.files.decoding import UnreadableError
from index.files.formats.pdf_columns import MOST_WORDS, Word, by_columns, has_wide_blank
from index.files.formats.pieces import library

# More pages than a whole year's issue of a paper is no article.
MOST_PAGES: Final = 3_000
# Of one page: a page of a newspaper has some hundred.
_MOST_LINKS: Final = 1_000
_LONGEST_ADDRESS: Final = 2_000
# Things drawn on a page, of which some are pictures, and pictures on it; those lower are signs beside a text.
_MOST_OBJECTS: Final = 2_000
_MOST_PICTURES: Final = 50
_LOWEST: Final = 40
# Of a line's width: a link that holds as much is the line's.
_MOSTLY: Final = 0.6
# Lines of a page that are looked at for columns, the longest, and words of each; so many of them have a blank
# as wide as those between columns.
_LOOKED_AT, _WITH_BLANKS, _MOST_LOOKED_AT = 3, 2, 40
# Pages that were looked at and had none: a long document of tables.
_MOST_TABLES: Final = 50
# A line with one part of so many of a page's letters is many rows that PDFium saw as one.
_MUCH: Final = 4
# Of the width of the page's text: a line of one of two columns has less.
_WIDE: Final = 0.55
# PDFium writes U+FFFE (U+0002 before) for a hyphen that parts a word at a line's end.
_END: Final = re.compile("([\ufffe\u0002])?(?:\r\n?|\n|(?<=[\ufffe\u0002]))")

_WORD: Final = re.compile(r"\S+")
_HYPHEN: Final = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. Places are in points from the page's lower left corner, `base` is what its letters
    stand on; `size` is that of the type; `parts_word`: a hyphen within a word ended it, and is left out;
    `address`: where a link leads that holds most of it; `under_picture`: it is the first below one."""

    text: str
    left: float
    right: float
    base: float
    size: float
    parts_word: bool = False
    address: str | None = None
    under_picture: bool = False


class _Link(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    address: str


class _Picture(NamedTuple):
    left: float
    right: float
    bottom: float


class _Turn(NamedTuple):
    """How a page is held so that most of its text runs from left to right: what x and y become of x and y."""

    x_of_x: int = 1
    x_of_y: int = 0
    y_of_x: int = 0
    y_of_y: int = 1

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.x_of_x * x + self.x_of_y * y, self.y_of_x * x + self.y_of_y * y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The left, bottom, right and top of what these are before."""
        (x, y), (other_x, other_y) = self.point(left, bottom), self.point(right, top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


# Text that runs to the right, upwards, downwards, and upside down.
_UPRIGHT: Final = _Turn()
_UPWARDS, _DOWNWARDS, _OVER = _Turn(0, 1, -1, 0), _Turn(0, -1, 1, 0), _Turn(-1, 0, 0, -1)


class _Span(NamedTuple):
    """A line's text, its first, its last and one of its middle letters by number, whether a hyphen within
    a word ended it, and where it begins in the page's text."""

    text: str
    start: int
    end: int
    middle: int
    parts_word: bool
    first: int
    written: str


class _Links:
    """The links of a page by height."""

    _STEP = 20
    # Taller than any line of text: a picture's, or made to harm.
    _TALLEST = 300

    def __init__(self, links: Iterable[_Link]) -> None:
        self._at: defaultdict[int, list[_Link]] = defaultdict(list)
        for link in links:
            if 0 < link.top - link.bottom < self._TALLEST:
                for step in range(int(link.bottom // self._STEP), int(link.top // self._STEP) + 1):
                    self._at[step].append(link)

    def under(self, left: float, right: float, height: float) -> str | None:
        """Where a link leads that holds most of what stands from left to right."""
        for link in self._at.get(int(height // self._STEP), ()):
            shared = min(right, link.right) - max(left, link.left)
            if link.bottom <= height <= link.top and shared > _MOSTLY * (right - left):
                return link.address
        return None


def read_lines(document: Any) -> Iterator[list[Line]]:
    """The lines of each page, in the order in which they were written; of a damaged page none. Raises
    UnreadableError where all hold more text than any article."""
    error = library("pypdfium2").PdfiumError
    raw = library("pypdfium2.raw")
    total = tables = 0
    for at in range(len(document)):
        try:
            page = document[at]
            text_page = page.get_textpage()
            text = text_page.get_text_range()
        except error:
            continue
        total += len(text)
        if total > sources.LARGEST_PAGE:
            raise UnreadableError("it holds more text than any article")
        spans = list(_spans(raw, text_page, text))
        turn = _turn(raw, text_page, spans)
        links, pictures = _Links(_links(raw, document, page, turn)), _pictures(raw, page, turn)
        letters = _Letters(raw, text_page, turn)
        lines = [_line(raw, text_page, span, letters, links, pictures) for span in spans]
        if tables < _MOST_TABLES and _may_have_columns(raw, text_page, spans, lines, letters):
            if columns := _columns(raw, text_page, spans, lines, letters):
                lines = [_line(raw, text_page, span, letters, links, pictures) for span in columns]
            else:
                tables += 1
        yield lines


def _spans(raw: Any, page: Any, text: str) -> Iterator[_Span]:
    begin = units = 0
    for end in [*_END.finditer(text), None]:
        line = text[begin : end.start() if end else len(text)]
        kept = line.strip()
        if kept:
            # PDFium counts in UTF-16.
            first = units + _units(line[: len(line) - len(line.lstrip())])
            # Spaces that PDFium found between words have no type.
            half = next(at for at in range(len(kept) // 2, len(kept)) if not kept[at].isspace())
            start, end_at, middle = (
                raw.FPDFText_GetCharIndexFromTextIndex(page, first + at)
                for at in (0, _units(kept) - 1, _units(kept[:half]))
            )
            yield _Span(" ".join(kept.split()), start, end_at, middle, bool(end and end[1]), first, kept)
        if end:
            units += _units(text[begin : end.end()])
            begin = end.end()


def _columns(
    raw: Any, page: Any, spans: Sequence[_Span], lines: Sequence[Line], letters: _Letters
) -> list[_Span] | None:
    """The lines of a page by its columns where each was written across them; None for any other page."""
    if sum(span.text.count(" ") + 1 for span in spans) > MOST_WORDS:
        return None
    words = [
        word
        for at, (span, line) in enumerate(zip(spans, lines, strict=True))
        for word in _words(raw, page, span, line, at, letters)
    ]
    found = by_columns(words)
    return None if found is None else [_cut(line, spans[line[0].line]) for line in found]


def _may_have_columns(
    raw: Any, page: Any, spans: Sequence[_Span], lines: Sequence[Line], letters: _Letters
) -> bool:
    """Whether the longest lines have blanks as wide as those between columns, and are no lines of one."""
    longest = nlargest(_LOOKED_AT, range(len(spans)), key=lambda at: len(spans[at].text))
    width = max((line.right for line in lines), default=0) - min((line.left for line in lines), default=0)
    found = 0
    for number, at in enumerate(longest, 1):
        is_many = len(spans[at].text) * _MUCH > sum(len(span.text) for span in spans)
        numbers = islice(_word_letters(raw, page, spans[at]), _MOST_LOOKED_AT)
        sides = [letters.sides(start, end) for _, start, end in numbers]
        is_wide = max(right for _, right in sides) - min(left for left, _ in sides) > _WIDE * width
        if is_wide and has_wide_blank(sides, lines[at].size):
            found += _WITH_BLANKS if is_many else 1
        if found + len(longest) - number < _WITH_BLANKS:
            return False
    return True


def _words(raw: Any, page: Any, span: _Span, line: Line, at: int, letters: _Letters) -> Iterator[Word]:
    """The words of a line with where they stand."""
    for text, start, end in _word_letters(raw, page, span):
        yield Word(at, text, start, end, *letters.sides(start, end), letters.base(start), line.size)


def _word_letters(raw: Any, page: Any, span: _Span) -> Iterator[tuple[str, int, int]]:
    """The words of a line with their first and last letter by number."""
    before, units = 0, span.first
    shift = span.start - span.first
    is_even = span.end - span.start + 1 == _units(span.written)
    for word in _WORD.finditer(span.written):
        units += _units(span.written[before : word.start()])
        start, end = units, units + _units(word[0]) - 1
        units, before = end + 1, word.end()
        if is_even:  # no letter within the line that PDFium left out of the text
            yield word[0], start + shift, end + shift
        else:
            first, last = (raw.FPDFText_GetCharIndexFromTextIndex(page, each) for each in (start, end))
            yield word[0], first, last


def _cut(words: Sequence[Word], span: _Span) -> _Span:
    """A line of a column, cut out of what was written as one."""
    text = " ".join(word.text for word in words)
    parts_word = span.parts_word and words[-1].end == span.end
    if _HYPHEN.search(text):  # PDFium saw another line's words behind it
        text, parts_word = text[:-1], True
    middle = words[len(words) // 2].start
    return _Span(text, words[0].start, words[-1].end, middle, parts_word, span.first, text)


def _turn(raw: Any, page: Any, spans: Sequence[_Span]) -> _Turn:
    """A page that lies on its side, or was scanned so, is turned as most of its letters are."""
    letters: Counter[_Turn] = Counter()
    matrix = raw.FS_MATRIX()
    for span in spans:
        if not raw.FPDFText_GetMatrix(page, span.middle, matrix):
            turn = _UPRIGHT
        elif abs(matrix.b) > abs(matrix.a):
            turn = _UPWARDS if matrix.b > 0 else _DOWNWARDS
        else:
            turn = _OVER if matrix.a < 0 and matrix.d < 0 else _UPRIGHT
        letters[turn] += len(span.text)
    return max(letters, key=lambda turn: letters[turn], default=_UPRIGHT)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _line(
    raw: Any, page: Any, span: _Span, letters: _Letters, links: _Links, pictures: Sequence[_Picture]
) -> Line:
    left, right = letters.sides(span.start, span.end)
    base = letters.base(span.start)
    size = _size(raw, page, span.middle)
    address = links.under(left, right, base + 0.25 * size)
    under_picture = any(
        picture.left - size < left < picture.right and 0 < picture.bottom - base < 3 * size
        for picture in pictures
    )
    return Line(span.text, left, right, base, size, span.parts_word, address, under_picture)


class _Letters:
    """Where the letters of a page stand."""

    def __init__(self, raw: Any, page: Any, turn: _Turn) -> None:
        self._page, self._turn = page, turn
        self._box, self._origin = raw.FPDFText_GetCharBox, raw.FPDFText_GetCharOrigin
        # Of all of them, as PDFium writes them down: left, right, bottom and top.
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._told = tuple(map(ctypes.byref, self._sides))

    def sides(self, start: int, end: int) -> tuple[float, float]:
        """The left and right side of what begins and ends with these letters."""
        (left, right), (_, other) = self._letter(start), self._letter(end)
        return left, max(right, other)

    def _letter(self, at: int) -> tuple[float, float]:
        left, right, bottom, top = self._sides
        left.value = right.value = bottom.value = top.value = 0.0
        self._box(self._page, at, *self._told)
        if self._turn is _UPRIGHT:
            return left.value, right.value
        box = self._turn.box(left.value, bottom.value, right.value, top.value)
        return box[0], box[2]

    def base(self, at: int) -> float:
        x, y, *_ = self._sides
        x.value = y.value = 0.0
        self._origin(self._page, at, *self._told[:2])
        return self._turn.point(x.value, y.value)[1]


def _size(raw: Any, page: Any, at: int) -> float:
    """In points: a type's size is that of the font, scaled by the matrix of its letters."""
    matrix = raw.FS_MATRIX()
    scaled = raw.FPDFText_GetMatrix(page, at, matrix) and math.hypot(matrix.c, matrix.d)
    return round(float(raw.FPDFText_GetFontSize(page, at)) * (scaled or 1.0), 1)


def _links(raw: Any, document: Any, page: Any, turn: _Turn) -> Iterator[_Link]:
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, at, link):
            return
        place, address = raw.FS_RECTF(), ctypes.create_string_buffer(_LONGEST_ADDRESS)
        action = raw.FPDFLink_GetAction(link)
        if (
            raw.FPDFLink_GetAnnotRect(link, place)
            and action
            and 1 < raw.FPDFAction_GetURIPath(document, action, address, _LONGEST_ADDRESS) <= _LONGEST_ADDRESS
        ):
            told = address.value.decode("utf-8", "replace")
            yield _Link(*turn.box(place.left, place.bottom, place.right, place.top), told)


def _pictures(raw: Any, page: Any, turn: _Turn) -> list[_Picture]:
    found: list[_Picture] = []
    for thing in islice(page.get_objects(max_depth=3), _MOST_OBJECTS):
        sides = [ctypes.c_float() for _ in range(4)]
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(thing, *sides):
            left, bottom, right, top = turn.box(*(side.value for side in sides))
            if top - bottom > _LOWEST:
                found.append(_Picture(left, right, bottom))
    return found[:_MOST_PICTURES]
