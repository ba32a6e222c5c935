"""A text to its numbered lines: line ends, blank lines, paragraphs that were wrapped at a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from index.files.decoding import UnreadableError
from index.pages.inline import part

# A book has some ten thousand; a line costs as much as a sentence of an article, however short it is.
MOST_LINES: Final = 20_000
TOO_MANY: Final = f"it has more than {MOST_LINES} lines, which no article has"
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
_ENDS = re.compile(r"\r\n?|[\n\u2028\u2029\x0b\x0c\x85]")
# Some crawls set the day that they guessed before the first line.
_STAMP = re.compile(r"\s*(date \d{4}-\d{2}(?:-\d{2})?)\s+(\S.*)")


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Lines that are not blank, numbered from 1; hard-wrapped ones joined, under the number of the first.
    Raises UnreadableError where there are more than any article has.

    >>> paragraphs("Satu.\\r\\n\\r\\nDua.")
    [(1, 'Satu.'), (3, 'Dua.')]
    """
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(_ENDS.split(text), 1):
        line = line.strip().strip(_INVISIBLE).strip()
        if not line:
            blocks.append([])
        elif number == 1 and (stamped := _STAMP.match(line)):
            blocks[-1] += [(number, stamped[1]), (number, stamped[2])]
        else:
            blocks[-1] += [(number, piece) for piece in part(line)]
    if sum(map(len, blocks)) > MOST_LINES:
        raise UnreadableError(TOO_MANY)
    width = _wrapped_at(blocks)
    return [line for block in blocks for line in (_join(block, width) if width else block)]


def _wrapped_at(blocks: Sequence[Sequence[tuple[int, str]]]) -> int:
    """The width at which a text is wrapped, 0 where that is not plain.

    Plain means: no line is long, and where one line follows another inside a block, the first is
    nearly full and the second mostly goes on in lower case.
    """
    lines = [line for block in blocks for _, line in block]
    width = max(map(len, lines), default=0)
    inner = [(before[1], after[1]) for block in blocks for before, after in pairwise(block)]
    if not 40 <= width <= 132 or len(inner) < 4:
        return 0
    full = sum(len(before) + len(after.split()[0]) + 1 > width * 0.9 for before, after in inner)
    lower = sum(after.lstrip()[0].islower() for _, after in inner)
    return width if full >= 0.7 * len(inner) and lower >= 0.5 * len(inner) else 0


def _join(block: Sequence[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    joined: list[tuple[int, str]] = []
    for at, (number, line) in enumerate(block):
        before = block[at - 1][1] if at else ""
        if at and len(before) + len(line.split()[0]) + 1 > width * 0.85:
            joined[-1] = (joined[-1][0], joined[-1][1].rstrip() + " " + line.strip())
        else:
            joined.append((number, line))
    return joined
