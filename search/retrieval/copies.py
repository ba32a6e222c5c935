"""Copies of one story: articles most of whose words another outlet, or the same one again, has printed.

A body's shingles are all runs of three words; what two bodies share is judged by their MinHash signatures
(Broder 1997; signatures by the library rensa). Two articles are copies where the shorter body has at least
CONTAINMENT of its shingles in the other, LATER_CONTAINMENT where their dates are more than DAYS_APART apart
(a weather report repeats last month's words), and is at least LEAST_LENGTH as long. Reports made from a
template (gold prices, prayer times, the weather of a day) share their words and are different articles: each
has numbers and days that the other lacks, see `_tell_otherwise`; or both say dates, none is the same, they
are not known to be of one day, and what else differs is further numbers or nothing: a story told again on the
next day gives that day's date, too. Which articles are compared, and how copies of copies become one story:
`search.retrieval.grouping`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from struct import Struct
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np

from search.retrieval.matched import Ints, Mask, Signatures

# Of MinHash; they come first in a signature.
ROWS: Final = 128
# Kept of a body's numbers and days: the least hashes.
_FACTS: Final = 48
# And of its dates.
_DATES: Final = 8
_AT_DATES: Final = ROWS + _FACTS
SIZE: Final = _AT_DATES + _DATES
BYTES: Final = 4 * SIZE
_SEED: Final = 1
_SHINGLE: Final = 3
# A shorter body ('Simak videonya di sini') is the same in many articles that are none of each other's copies.
FEWEST_SHINGLES: Final = 20
CONTAINMENT: Final = 0.6
LATER_CONTAINMENT: Final = 0.9
DAYS_APART: Final = 7
# The shorter's length over the longer's: a digest holds several stories whole and is a copy of none.
LEAST_LENGTH: Final = 0.5
_AT_ONCE: Final = 4096

# Numbers and days of one body, the one that has fewer, that the other lacks where both tell of different
# things: so many at least, and such a share of them or so many.
_FEWEST_DIFFERENT: Final = 2
_SHARE_DIFFERENT: Final = 0.25
_MANY_DIFFERENT: Final = 6
# '20/10' and its weekday.
_NUMBERS_OF_A_DATE: Final = 2

_WORD: Final = re.compile(r"\w+")
# ASCII with blanks for what is no letter, digit or '_'; the signs beyond it that newspapers set.
_SPACED: Final = bytes(code if _WORD.match(chr(code)) else 32 for code in range(128)) + bytes(128)
_TYPESET: Final = re.compile("[\u2010-\u2027\u00a0]")
# A single digit may be the number of a page, or be written as a word elsewhere.
# Both patterns begin with a digit and look at what is before it only then, for speed.
_NUMBER: Final = re.compile(r"\d(?:\d*(?:[.,:/]\d+)+|\d+)")
_WEEKDAYS: Final = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"})
_packed: Final = Struct(f"<{SIZE}I").pack


def signature(body: Sequence[str]) -> bytes:
    """The signature of a body's paragraphs, BYTES long, little-endian; empty where the body is too short."""
    text = " ".join(body).lower()
    words = _words(text)
    shingles = list(map(" ".join, zip(*(words[at:] for at in range(_SHINGLE)), strict=False)))
    if len(shingles) < FEWEST_SHINGLES:
        return b""
    from rensa import RMinHash  # only indexing needs it

    sketch = RMinHash(num_perm=ROWS, seed=_SEED)
    sketch.update(shingles)
    return _packed(*sketch.digest(), *_facts(text, words), *_dates(text))


def _words(text: str) -> list[str]:
    """The runs of letters, digits and '_' of a text, as the pattern `_WORD` finds them.

    >>> _words("di “rumah”, 2_000–3000")
    ['di', 'rumah', '2_000', '3000']
    """
    # Most texts have no other sign beyond ASCII, and to split at blanks takes a quarter of the time.
    plain = text if text.isascii() else _TYPESET.sub(" ", text)
    if not plain.isascii():
        return _WORD.findall(plain)
    return plain.encode().translate(_SPACED).decode().split()


def _facts(text: str, words: Sequence[str]) -> list[int]:
    """The least hashes of a text's numbers and weekdays, ascending; 0, which none of them is, fills up."""
    facts = {
        number.replace(",", ".").replace(":", ".") for number in _NUMBER.findall(text)
    } | _WEEKDAYS.intersection(words)
    return _filled(sorted({_hash(fact) for fact in facts}), _FACTS)


def _dates(text: str) -> list[int]:
    """The least hashes of a text's days of months: of '6 November' and '6/11' the same one."""
    months, pattern = _written_dates()
    found = {
        (int(day), months[name] if name else int(month or 0)) for day, name, month in pattern.findall(text)
    }
    days = {f"{day}/{month}" for day, month in found if 0 < day < 32 and 0 < month < 13}
    return _filled(sorted(map(_hash, days)), _DATES)


@cache
def _written_dates() -> tuple[Mapping[str, int], re.Pattern[str]]:
    """The months by name, and the pattern of a day with one of them or its number."""
    from search.knowledge.dates.words import MONTHS  # only indexing needs it

    names = "|".join(MONTHS)
    return MONTHS, re.compile(rf"(\d(?<![\d.,:/]\d)\d?)(?:\s+({names})\b|/(\d\d?)(?!\d|[.,:]\d))")


def _hash(text: str) -> int:
    """Never 0, which fills up."""
    return crc32(text.encode()) or 1


def _filled(hashes: list[int], size: int) -> list[int]:
    return hashes[:size] + [0] * (size - len(hashes))


class Bodies(NamedTuple):
    """What is compared, one of each for n articles: signatures (n × SIZE), lengths in words, and days as
    ordinals, 0 where the day is not known."""

    signatures: Signatures
    lengths: Ints
    days: Ints

    def of(self, numbers: Ints) -> Bodies:
        """Some of them."""
        return Bodies(self.signatures[numbers], self.lengths[numbers], self.days[numbers])


def are_copies(bodies: Bodies, one: Ints, other: Ints) -> Mask:
    """Whether the articles of each pair are copies.

    The share of equal rows estimates Jaccard's index j = shared / (one + other − shared), and so what is
    shared, j / (1 + j) · (one + other), and which share that is of the shorter.
    """
    equal = np.zeros(len(one), np.int64)
    for at in range(0, len(one), _AT_ONCE):
        part = slice(at, at + _AT_ONCE)
        rows = bodies.signatures[:, :ROWS]
        equal[part] = (rows[one[part]] == rows[other[part]]).sum(axis=1)
    jaccard = equal / ROWS
    first, second = bodies.lengths[one], bodies.lengths[other]
    shared = jaccard / (1 + jaccard) * (first + second)
    days, other_days = bodies.days[one], bodies.days[other]
    late = (np.abs(days - other_days) > DAYS_APART) & (days > 0) & (other_days > 0)
    wanted = np.where(late, LATER_CONTAINMENT, CONTAINMENT)
    shorter, longer = np.minimum(first, second), np.maximum(first, second)
    found: Mask = (shared >= wanted * shorter) & (shorter >= LEAST_LENGTH * longer)
    alike = np.flatnonzero(found)
    these, others = bodies.signatures[one[alike]], bodies.signatures[other[alike]]
    may_be_of_other_days = ((days != other_days) | (days == 0))[alike]
    # Who retells a story says on which day somebody spoke to him; a report made from a template differs in
    # further numbers, or in nothing but its date.
    lacking, fewer = _lacking(these, others)
    is_of_template = (lacking > _NUMBERS_OF_A_DATE) | (shared >= LATER_CONTAINMENT * shorter)[alike]
    found[alike] = ~(
        _tell_otherwise(lacking, fewer)
        | (may_be_of_other_days & is_of_template & _are_of_other_dates(these, others))
    )
    return found


def _are_of_other_dates(one: Signatures, other: Signatures) -> Mask:
    """Whether both of two bodies say dates and have none in common. An edited copy leaves dates out, and
    tells of the same ones."""
    dates, other_dates = one[:, _AT_DATES:], other[:, _AT_DATES:]
    same = ((dates[:, :, None] == other_dates[:, None, :]) & (dates[:, :, None] > 0)).any(axis=(1, 2))
    different: Mask = (dates[:, 0] > 0) & (other_dates[:, 0] > 0) & ~same
    return different


def _tell_otherwise(lacking: Ints, fewer: Ints) -> Mask:
    """Whether each of two bodies has numbers and days that the other lacks, as reports of two days have; see
    `_lacking`. What a cut or an edit leaves out is missing on one side alone."""
    many = (lacking > _SHARE_DIFFERENT * fewer) | (lacking >= _MANY_DIFFERENT)
    different: Mask = (lacking >= _FEWEST_DIFFERENT) & many
    return different


def _lacking(one: Signatures, other: Signatures) -> tuple[Ints, Ints]:
    """Of that body of each pair which has fewer numbers and days, how many the other lacks, and how many
    it has.

    Of bodies with more than _FACTS those with the least hashes are compared (a bottom-k sketch: Cohen and
    Kaplan 2007).
    """
    first, second = one[:, ROWS:_AT_DATES], other[:, ROWS:_AT_DATES]
    most = np.uint32(0xFFFFFFFF)
    # Both are known up to the last hash kept of either that has more.
    known = np.minimum(
        np.where(first[:, -1] > 0, first[:, -1], most), np.where(second[:, -1] > 0, second[:, -1], most)
    )
    first = np.where(first <= known[:, None], first, 0)
    second = np.where(second <= known[:, None], second, 0)
    together = np.sort(np.concatenate([first, second], axis=1), axis=1)
    common = ((together[:, 1:] == together[:, :-1]) & (together[:, 1:] > 0)).sum(axis=1)
    fewer = np.minimum((first > 0).sum(axis=1), (second > 0).sum(axis=1))
    return fewer - common, fewer
