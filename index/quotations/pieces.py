"""A paragraph as pieces in order: sentences that are told, and quoted spans between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.quotations.rules import rules
from index.quotations.signs import Span
from search.knowledge.officials.vocabulary import words

# A full stop before white space, or one that lost it: 'ODGJ.Sebelumnya'. No '+' for the first sign: `re`
# passes quickly over what is not of the class that a pattern begins with. A run of signs is tried from
# its first alone: from each it would take as long as the square of its length.
_END = re.compile(
    r"[.!?…](?<![.!?…][.!?…])[.!?…]*+"
    r"(?:[)\]”’]*(?=\s|$)|(?<=[A-Za-z0-9)\]%][A-Za-z0-9)\]%].)(?=[A-Z][a-z ]|[A-Z]{2,}\s))"
)
# 'Bisnis.com, JAKARTA - ', 'Jakarta (ANTARA) -- '
_DATELINE = re.compile(
    r"\s*(?:[a-z]+\.(?:com|id|net)\b[.,]? )?[A-Z][\w.,()/:\xa0 -]{2,70}?"
    r"\s*(?:--?\s|[–—])\s*-?\s*(?=[A-Z“\"‘'])"
)
# A sentence may begin with it: 'Tidak ada. dr Rudi Kencana mengatakan'.
_TITLE = re.compile(r"\s(?:dr|drg|drh|dra?s)\.? [A-Z]")
_PLACED = re.compile(r"[A-Z]{4}|\.[cC][oO]|\(")
_NAMES = re.compile("[A-Za-z]+")
_NOTHING = re.compile(r"[\s.,;:!?…)\]”’'-]*")
_TRAILING = 8  # characters that are looked at for a sign
_LONGEST_SHORTENED = 7  # letters of a word that a full stop shortens ("Brigjen.")
# Tried where a word begins, not at each of its letters.
_LAST_WORD = re.compile(r"(?<![\w’'-])[\w’'-]+$")


@dataclass(slots=True)
class Piece:
    """Characters `start` to `end` of a paragraph. `span`: the quoted span that it is, None of what is told.
    `closed`: the sentence ends there."""

    paragraph: int
    start: int
    end: int
    span: Span | None = None
    closed: bool = False


def split(number: int, text: str, spans: Sequence[Span], *, lower_case: bool) -> Iterator[Piece]:
    """The pieces of paragraph `number`; what is told holds no empty piece."""
    opening = _DATELINE.match(text)
    at = opening.end() if opening is not None and _is_dateline(opening[0]) else 0
    for span in spans:
        if span.outer_start < at:
            at = 0
        yield from _sentences(number, text, at, span.outer_start, lower_case)
        yield Piece(number, span.start, span.end, span)
        at = span.outer_end
    yield from _sentences(number, text, at, len(text), lower_case)


def _is_dateline(opening: str) -> bool:
    """Whether what stands before a dash tells a place: 'JAKARTA, KOMPAS', 'Jakarta', 'Radar Bojonegoro'.

    >>> _is_dateline("Palu - "), _is_dateline("Rudi Hartono - ")
    (True, False)
    """
    if _PLACED.search(opening):
        return True
    names = _NAMES.findall(opening.lower())
    known = words()
    return not known.regions.isdisjoint((names[0], names[-1])) or names[-1] in known.countries


def _sentences(number: int, text: str, start: int, end: int, lower_case: bool) -> Iterator[Piece]:
    at, told = start, _told_from(text, start)
    for match in _END.finditer(text, start, end):
        # Signs alone are no sentence, however many there are.
        if told < match.start() and _ends(text, at, match, end, lower_case):
            yield Piece(number, at, match.end(), closed=True)
            at = match.end()
            told = _told_from(text, at)
    if told < end:
        yield Piece(number, at, end, closed=last_sign(text, at, end) in ".!?…")


def _told_from(text: str, start: int) -> int:
    """Where a text goes on, from `start`, with more than signs and white space."""
    return _NOTHING.match(text, start).end()  # type: ignore[union-attr]


def last_sign(text: str, start: int, end: int) -> str:
    """The last character of a stretch of text that is no white space; a space where there is none.

    >>> last_sign("Ia bertanya,  ", 0, 14)
    ','
    """
    return text[max(start, end - _TRAILING) : end].rstrip()[-1:] or " "


def _ends(text: str, at: int, match: re.Match[str], end: int, lower_case: bool) -> bool:
    """Whether a sentence ends with these signs."""
    sign, behind = match.span()
    if text[sign] != "." or behind - sign > 1:
        return True
    following = text[behind : behind + 2].lstrip()
    if not lower_case and following[:1].islower() and not _TITLE.match(text, behind):
        return False
    if behind >= end:
        return True
    before = text[max(at, sign - 12) : sign]
    last = before.rpartition(" ")[2]
    if not last.isalpha():  # as in most sentences it is
        word = _LAST_WORD.search(before)
        last = word[0] if word else ""
    if len(last) > _LONGEST_SHORTENED:
        return True
    return not (last.lower() in rules().shortened or (len(last) == 1 and last.isupper()))


def is_sentence(text: str, span: Span, fewest: int, *, goes_on: bool = False) -> bool:
    """Whether a quoted span has the look of something said: a beginning, unless it `goes_on`, some words, and
    an end."""
    said = text[span.start : span.end].strip()
    if len(said.split()) < fewest:
        return False
    begins = goes_on or said[0].isupper() or said[0].isdigit() or said[0] in "(.[…'‘"
    ends = said[-1] in ".?!…," or text[span.outer_end : span.outer_end + 1] in (".", ",", "")
    return begins and ends
