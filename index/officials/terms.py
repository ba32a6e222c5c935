"""How long an office is held and how: its term behind it, and the 'mantan', 'calon', 'Plt' before it."""

from __future__ import annotations

import functools
import re

from index.officials.text import Text

ORDINAL = re.compile(
    r"ke-?\d+|pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|[ivx]+|\d+|petahana|terpilih",
    re.IGNORECASE,
)
# Letters of a status in short, with a dot behind: 'Plt. Bupati'.
_LONGEST_SHORT = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d-(?:(?:19|20)?\d\d|sekarang)")


def past_term(text: Text, j: int) -> int:
    """Past the term of an office at word `j`: 'periode 2014-2019', '2018-2023', 'dua periode'; else `j`."""
    low, grammar = text.low, text.vocabulary.grammar
    if j + 1 >= len(low) or not (
        low[j][0].isdigit() or low[j] in _term_openers(grammar.terms, grammar.term_counts)
    ):
        return j
    if low[j] in grammar.term_counts and low[j + 1] in ("periode", "kali"):
        return j + 2
    for size in (3, 2, 1):
        if " ".join(low[j : j + size]) in grammar.terms:
            # 'pada periode pertama Jokowi' says when, and whose term it was.
            years = _past_years(text, j + size, alone=low[j] != "pada")
            return years if years > j + size else j
    return _past_years(text, j, alone=False)


@functools.cache
def _term_openers(terms: frozenset[str], counts: frozenset[str]) -> frozenset[str]:
    """What a term begins with that does not begin with a year."""
    return counts | {term.split()[0] for term in terms}


def _past_years(text: Text, j: int, *, alone: bool) -> int:
    """Past '2014-2019', '2014 hingga 2019' and, where `alone`, '2014', 'IV', 'kedua', '2019-sekarang'."""
    low, until = text.low, text.vocabulary.grammar.until
    if j >= len(low):
        return j
    if _YEARS.fullmatch(low[j]):
        return j + 1
    if _YEAR.fullmatch(low[j]):
        ranges = j + 2 < len(low) and low[j + 1] in until
        if ranges and (_YEAR.fullmatch(low[j + 2]) or low[j + 2] == "sekarang"):
            return j + 3
        return j + alone
    return j + (alone and bool(ORDINAL.fullmatch(low[j])))


def status_before(text: Text, i: int) -> tuple[int, str | None]:
    """Where the office starts with the 'mantan', 'calon', 'Plt' before it, and which it is."""
    start, status = i, None
    while start > 0:
        k = start - 1
        opened = _status_in_brackets(text, k)
        if opened:
            start, status = opened  # 'Penjabat (Pj) Gubernur'
            continue
        if text.words[k] == "." and k > 0 and len(text.words[k - 1]) <= _LONGEST_SHORT:
            k -= 1  # 'Plt. Bupati', while 'tiga calon. Bupati …' ends a sentence
        for begin in (k - 1, k):
            hit = text.vocabulary.status.at(text.low, begin) if begin >= 0 else None
            if hit and hit[0] == k + 1:
                # 'mantan calon gubernur' never held the office.
                never = (hit[1], status) == ("mantan", "calon")
                start, status = begin, status if never else hit[1]
                break
        else:
            break
    return start, status


def _status_in_brackets(text: Text, k: int) -> tuple[int, str] | None:
    """Where the bracket that closes at word `k` opens, and the status in it."""
    if text.words[k] == ")":
        for begin in range(max(0, k - 3), k):
            hit = text.vocabulary.status.at(text.low, begin + 1) if text.words[begin] == "(" else None
            if hit:
                return begin, hit[1]
    return None
