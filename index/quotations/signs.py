"""Where the signs of quotation open and close in a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

SIGNS = '"“”„‟«»＂'
# As one class, which `re` passes over quickly; two single signs are one double sign.
_SIGN = re.compile(f"[{SIGNS}'’‘`](?:(?<=[{SIGNS}])|(?<=')'|(?<=’)’|(?<=‘)‘|(?<=`)`)")
_ONLY_OPENS = frozenset(("“", "„", "«", "‘‘", "``"))
_ONLY_CLOSES = frozenset("»")
# Between single signs only a whole sentence or more is a quote: 'ban serep' is a scare quote. Its length is
# bounded, or each sign that opens would look for an end in all of the text.
_SINGLE = re.compile(r"(?<![\w'’‘])['‘]((?:[^'’‘]|['’](?=\w)){25,2000}?[,.?!…])\s?['’](?!\w)")
_BEHIND = re.compile(r"\s*,?\s*[a-z]")


class Span(NamedTuple):
    """What stands between two signs, the signs left out; `closed`: there is a closing one in the
    paragraph. `outer_start` and `outer_end` hold the signs too."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True


def find_spans(text: str) -> list[Span]:
    """The quoted spans of a paragraph, in order.

    >>> text = 'Ia datang. "Baik," katanya. “Besok lagi.”'
    >>> [text[span.start:span.end] for span in find_spans(text)]
    ['Baik,', 'Besok lagi.']
    """
    spans: list[Span] = []
    opened: re.Match[str] | None = None
    inner = 0
    openings, closings = text.count("“"), text.count("”")  # from the sign that is looked at on
    for sign in _SIGN.finditer(text):
        openings -= sign[0] == "“"
        closings -= sign[0] == "”"
        if len(sign[0]) > 1 and opened is None and not _may_open(text, sign):
            continue
        if opened is None:
            if sign[0] not in _ONLY_CLOSES and not _is_stray(text, sign):
                opened = sign
        elif sign[0] == "“" == opened[0] and closings >= openings + 2:  # a quote inside another
            inner += 1
        elif inner and sign[0] == "”":
            inner -= 1
        elif (sign[0] == "“" and _closes_all_the_same(text, sign)) or not (
            sign[0] in _ONLY_OPENS or _surely_opens(text, sign)
        ):
            spans.append(Span(opened.end(), sign.start(), opened.start(), sign.end()))
            opened = None
        elif sign[0] == "“" or _surely_opens(text, sign):
            opened = sign  # the one before lost its closing sign
    if opened is not None:
        spans.append(Span(opened.end(), len(text), opened.start(), len(text), closed=False))
    if not spans and ("'" in text or "‘" in text):
        spans = [Span(m.start(1), m.end(1), m.start(), m.end()) for m in _SINGLE.finditer(text)]
    return spans


def _may_open(text: str, sign: re.Match[str]) -> bool:
    return sign.start() == 0 or text[sign.start() - 1].isspace()


def _closes_all_the_same(text: str, sign: re.Match[str]) -> bool:
    """Whether a sign that opens stands where one closes: '“Kami siap,“ kata X'."""
    before, after = sign.start() - 1, sign.end()
    return before >= 0 and text[before] in ",.?!" and (after >= len(text) or text[after] in " .,")


def _surely_opens(text: str, sign: re.Match[str]) -> bool:
    """Whether a sign has white space before it and none behind it, so that it opens and does not close."""
    before, after = sign.start() - 1, sign.end()
    if after >= len(text) or text[after].isspace() or text[after] in ",.;:)":
        return False
    return sign[0] != "”" and before >= 0 and text[before].isspace()


def _is_stray(text: str, sign: re.Match[str]) -> bool:
    """Whether a sign closes what nothing opened: 'masyarakat," kata X'."""
    before, after = sign.start() - 1, sign.end()
    if before < 0 or sign[0] in _ONLY_OPENS:
        return False
    if after >= len(text):
        return True
    glued = not text[before].isspace() and text[before] not in "([:-–—"
    return (
        glued
        and (text[after].isspace() or text[after] in ",.;)")
        and bool(text[before] in ",.?!" or sign[0] == "”" or _BEHIND.match(text, after))
    )
