"""The parts of a fact check on a raw page: its verdict, the hoax, what divides them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.pages.rows import Row
from search.analysis.patterns import late


def is_divider(row: Row) -> bool:
    """Between the parts of a fact check: '= = =', 'KATEGORI: Konten Palsu'."""
    text = row.line.text
    return (_DIVIDER if "=" in text else _CATEGORY).match(text) is not None


def _is_part(row: Row) -> bool:
    return _PART.match(row.line.text) is not None


# A fact check begins with its verdict; what follows are its parts, the hoax's own words among them.
_CATEGORY = re.compile(r"\W{0,3}(?:kategori|category)\W{0,3}(?::\s*\S|\W{0,2}$)", re.I)
_HEADS_PART = re.compile(rf"(?:=\s?){{3,}}|{_CATEGORY.pattern}", re.I)
_DIVIDER = re.compile(rf"{_HEADS_PART.pattern}|.*[^=]={{3,}}$", re.I)
# Its other parts, by their headings; with the verdict's they tell a fact check.
_PART = late(r"\W{0,3}(?:narasi|narrative|penjelasan|explanation|referensi|references?)\W{0,3}(?::|$)", re.I)


def find_verdict(rows: Sequence[Row]) -> int | None:
    """The first row of what stands directly above a fact check's first divider; None in other pages."""
    divided = next((at for at, row in enumerate(rows) if is_divider(row)), None)
    if divided is None or sum(is_divider(row) or _is_part(row) for row in rows) < 2:
        return None
    last = divided + (not rows[divided].reason and not _HEADS_PART.match(rows[divided].line.text))
    first = last
    while first > 0 and not rows[first - 1].reason and not rows[first - 1].line.is_picture:
        first -= 1
    # Without a date between them the headline stands directly above.
    if last - first > 1 and rows[first].line.is_headline and not rows[first].line.is_sentence:
        first += 1
    told = any(len(row.line.words) > 5 for row in rows[first:last])
    return first if told and last - first <= 8 else None
