"""The lines of a PDF's pages, each with its place, its size and the address that it leads to."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, NamedTuple

from index.files import sources
from index.files.decoding import UnreadableError
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
# PDFium writes U+FFFE (U+0002 before) for a hyphen that parts a word at a line's end.
_END: Final = re.compile("([\ufffe\u0002])?(?:\r\n?|\n|(?<=[\ufffe\u0002]))")


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
    """A line's text, its first, its last and one of its middle letters by number, and whether a hyphen within
    a word ended it."""

    text: str
    start: int
    end: int
    middle: int
    parts_word: bool


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
    total = 0
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
        yield [_line(raw, text_page, span, turn, links, pictures) for span in spans]


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
            yield _Span(" ".join(kept.split()), start, end_at, middle, bool(end and end[1]))
        if end:
            units += _units(text[begin : end.end()])
            begin = end.end()


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


def _line(raw: Any, page: Any, span: _Span, turn: _Turn, links: _Links, pictures: Sequence[_Picture]) -> Line:
    left, right = _sides(raw, page, span, turn)
    base = _base(raw, page, span.start, turn)
    size = _size(raw, page, span.middle)
    address = links.under(left, right, base + 0.25 * size)
    under_picture = any(
        picture.left - size < left < picture.right and 0 < picture.bottom - base < 3 * size
        for picture in pictures
    )
    return Line(span.text, left, right, base, size, span.parts_word, address, under_picture)


def _sides(raw: Any, page: Any, span: _Span, turn: _Turn) -> tuple[float, float]:
    boxes = []
    for at in (span.start, span.end):
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
        boxes.append(turn.box(left.value, bottom.value, right.value, top.value))
    return boxes[0][0], max(boxes[0][2], boxes[1][2])


def _base(raw: Any, page: Any, at: int, turn: _Turn) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, at, x, y)
    return turn.point(x.value, y.value)[1]


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
