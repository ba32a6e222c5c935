"""The lines of a PDF's pages, each with its place, its size and the address that it leads to."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
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
        yield list(_lines(raw, text_page, text, _Links(_links(raw, document, page)), _pictures(raw, page)))


def _lines(raw: Any, page: Any, text: str, links: _Links, pictures: Sequence[_Picture]) -> Iterator[Line]:
    begin = units = 0
    for end in [*_END.finditer(text), None]:
        line = text[begin : end.start() if end else len(text)]
        kept = line.strip()
        if kept:
            # PDFium counts in UTF-16.
            first = units + _units(line[: len(line) - len(line.lstrip())])
            yield _line(raw, page, kept, first, bool(end and end[1]), links, pictures)
        if end:
            units += _units(text[begin : end.end()])
            begin = end.end()


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _line(
    raw: Any,
    page: Any,
    text: str,
    first: int,
    parts_word: bool,
    links: _Links,
    pictures: Sequence[_Picture],
) -> Line:
    start, end = (
        raw.FPDFText_GetCharIndexFromTextIndex(page, at) for at in (first, first + _units(text) - 1)
    )
    left, right, base = *_sides(raw, page, start, end), _base(raw, page, start)
    size = _size(raw, page, (start + end) // 2)
    address = links.under(left, right, base + 0.25 * size)
    under_picture = any(
        picture.left - size < left < picture.right and 0 < picture.bottom - base < 3 * size
        for picture in pictures
    )
    return Line(" ".join(text.split()), left, right, base, size, parts_word, address, under_picture)


def _sides(raw: Any, page: Any, start: int, end: int) -> tuple[float, float]:
    boxes = []
    for at in (start, end):
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
        boxes.append((left.value, right.value))
    return boxes[0][0], max(boxes[0][1], boxes[1][1])


def _base(raw: Any, page: Any, at: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, at, x, y)
    return float(y.value)


def _size(raw: Any, page: Any, at: int) -> float:
    """In points: a type's size is that of the font, scaled by the matrix of its letters."""
    matrix = raw.FS_MATRIX()
    scaled = raw.FPDFText_GetMatrix(page, at, matrix) and abs(matrix.d)
    return round(float(raw.FPDFText_GetFontSize(page, at)) * (scaled or 1.0), 1)


def _links(raw: Any, document: Any, page: Any) -> Iterator[_Link]:
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
            yield _Link(place.left, place.bottom, place.right, place.top, told)


def _pictures(raw: Any, page: Any) -> list[_Picture]:
    found: list[_Picture] = []
    for thing in islice(page.get_objects(max_depth=3), _MOST_OBJECTS):
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if (
            thing.type == raw.FPDF_PAGEOBJ_IMAGE
            and raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
            and top.value - bottom.value > _LOWEST
        ):
            found.append(_Picture(left.value, right.value, bottom.value))
    return found[:_MOST_PICTURES]
