"""Long forms and their short forms, where a text gives both: 'Komisi Yudisial (KY)', 'KY (Komisi Yudisial)'.

After A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation definitions in
biomedical text, Pacific Symposium on Biocomputing 8 (2003), with two changes for Indonesian. Where the
letters are the initials of words, those words are taken: of 'Pusat Pelaporan dan Analisis Transaksi Keuangan
(PPATK)' the last five words have all the letters, too. And each word has to give one, but for connecting
ones: newspapers shorten by syllables ('Bawaslu', 'Kemenkes'), whose letters are found in almost any words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from search.analysis.folding import fold
from search.analysis.patterns import late

# As Schwartz and Hearst have it, but that Indonesian syllables make longer ones ('Kemendikbudristek').
_LONGEST_SHORT: Final = 20
_MOST_SHORT_WORDS: Final = 2
# Letters before a parenthesis that are looked through: the longest forms have eight words.
_REACH: Final = 110
_MOST_WORDS: Final = 10

_PARENTHESIS: Final = late(r"\(([^\W_][^()\n]{1,100})\)")
# What no long form has in it.
_ENDING: Final = late(r"[^\w ,&/'’-]|_")
_WORD: Final = late(r"[^\W\d_]+")
_SHORT: Final = late(r"[^\W_](?:[\w&.-]| (?=[A-Z]))*[^\W_]")
_CUT: Final = late("[,;/]")
_NO_LETTER: Final = late("[^a-z]")
_CAPITAL: Final = late(r"[A-Z]")
# May stand in a long form without giving a letter.
_CONNECTING: Final = frozenset(
    re.findall(
        "[a-z]+",
        "dan atau di ke dari untuk bagi pada dalam yang atas oleh dengan serta tentang"
        " the of and for in on to",
    )
)


class Definition(NamedTuple):
    """A short form and what it stands for, both as written."""

    short: str
    long: str


def form_key(form: str) -> str:
    """What forms that differ in capitals, hyphens or spaces alone have in common.

    >>> form_key("PDI-P"), form_key("Perserikatan Bangsa-Bangsa")
    ('pdip', 'perserikatanbangsabangsa')
    """
    return "".join(map(_word_key, form.split(" ")))


@lru_cache(maxsize=1 << 14)  # a question's words come in each run of words that may be a form
def _word_key(word: str) -> str:
    return "".join(filter(str.isalnum, fold(word)))


def defined(text: str) -> Iterator[Definition]:
    """The short forms that a paragraph gives beside what they stand for, in order.

    >>> list(defined("Badan Pengawas Pemilu (Bawaslu) dan KY (Komisi Yudisial), kata Ani (34)."))
    [Definition(short='Bawaslu', long='Badan Pengawas Pemilu'), \
Definition(short='KY', long='Komisi Yudisial')]
    """
    if "(" not in text:
        return
    for match in _PARENTHESIS.finditer(text):
        inside = match[1]
        if end := _CUT.search(inside):  # 'MBG, program pemerintah'
            inside = inside[: end.start()]
        inside = inside.strip()
        before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
        if _is_short(inside) and (long := _long_form(inside, _last_run(before))):
            yield Definition(inside, long)
        elif (
            " " in inside
            and _is_short(last := before[before.rfind(" ") + 1 :])
            and not _ENDING.search(inside)
            and _long_form(last, inside) == (whole := " ".join(inside.split()))
        ):
            yield Definition(last, whole)


def _last_run(text: str) -> str:
    """The end of a text that a long form may have."""
    end = 0
    for ending in _ENDING.finditer(text):
        end = ending.end()
    return text[end:]


def _is_short(text: str) -> bool:
    return (
        2 <= len(text) <= _LONGEST_SHORT
        and text.count(" ") < _MOST_SHORT_WORDS
        and _CAPITAL.search(text) is not None
        and _SHORT.fullmatch(text) is not None
    )


class _Unit(NamedTuple):
    """A word of a long form: folded, where it starts, and whether it may give no letter."""

    text: str
    start: int
    is_free: bool


@lru_cache(maxsize=1 << 12)
def _long_form(short: str, text: str) -> str | None:
    """The words at the end of a text that a short form stands for, as written; None where there are none."""
    letters = _NO_LETTER.sub("", fold(short))
    if len(letters) < 2:
        return None
    words = list(_WORD.finditer(text))[-_MOST_WORDS:]
    start = _by_initials(letters, text, words)
    if start is None:
        # Most parentheses explain nothing: what is cheap to see comes first.
        if not words or letters[-1] not in fold(words[-1][0]):
            return None
        units = [
            _Unit(fold(word[0]), word.start(), _is_free(text, words, number))
            for number, word in enumerate(words)
        ]
        start = _by_syllables(letters, units)
    if start is None or start == len(words) - 1:
        return None
    long = " ".join(text[words[start].start() :].split())
    if len(long) <= len(short) or form_key(short) in map(form_key, long.split()):
        return None
    return long


def _is_free(text: str, words: Sequence[re.Match[str]], number: int) -> bool:
    """Whether a word may give no letter: a connecting one, and the first half of 'Undang-Undang'."""
    word = words[number][0].lower()
    if word in _CONNECTING:
        return True
    after = words[number].end()
    return text[after : after + 1] == "-" and text[after + 1 :].lower().startswith(word)


def _by_initials(letters: str, text: str, words: Sequence[re.Match[str]]) -> int | None:
    """From which word on the words have the letters as their initials; None where they have not."""
    at = len(letters) - 1
    for number in range(len(words) - 1, -1, -1):
        initial = text[words[number].start()].lower()
        if (initial if initial.isascii() else fold(initial)) == letters[at]:
            at -= 1
            if at < 0:
                return number
        elif not _is_free(text, words, number):
            return None
    return None


def _by_syllables(letters: str, units: Sequence[_Unit]) -> int | None:
    """The same where each word gives one or more letters: from its first on, or two that stand together, of
    the first word three. The nearest start."""
    for start in range(len(units) - 2, -1, -1):
        if units[start].is_free:
            continue
        if _fits(letters, [unit for unit in units[start:] if not unit.is_free]):
            return start
        if units[start].text[0] == letters[0] and len(units) - start > len(letters) + 4:
            return None
    return None


def _fits(letters: str, units: Sequence[_Unit], is_first: bool = True) -> bool:
    if not units or len(letters) < len(units):
        return False
    word, others = units[0].text, units[1:]
    if not others:
        return _gives(word, letters, is_first)
    return any(
        _gives(word, letters[:size], is_first) and _fits(letters[size:], others, False)
        for size in range(len(letters) - len(others), 0, -1)
    )


def _gives(word: str, letters: str, is_first: bool) -> bool:
    """Whether a word gives these letters."""
    if len(letters) >= (3 if is_first else 2) and letters in word:
        return True
    if word[0] != letters[0]:
        return False
    rest = iter(word)
    return all(letter in rest for letter in letters)
