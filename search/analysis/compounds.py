"""Words written as one or as two (kerjasama, kerja sama; anti-korupsi, antikorupsi), and acronyms that
small letters would make another word (AS, MA)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from search.analysis.lexicon import entries
from search.analysis.stemming import is_known, is_productive, made_of, stem
from search.analysis.tables import made

_SHORTEST: Final = 4  # letters behind a bound form


class _Compound(NamedTuple):
    """The two words as written, and the stem of the one word that they make."""

    first: str
    second: str
    stem: str


# What makes a compound with a first word: by the stem of the second; '' stands for any.
Tails = dict[str, _Compound]


@cache
def _bound() -> tuple[str, ...]:
    """Forms that make one word with whatever follows ('pasca bencana', 'pascabencana')."""
    return entries.load().bound


@cache
def acronyms() -> frozenset[str]:
    """Acronyms that are another word in small letters."""
    return entries.load().acronyms


@cache
def _by_first() -> dict[str, Tails]:
    found: dict[str, Tails] = {}
    # To stem them takes a question from the shell longer than its own words and all that it shows.
    stemmed = made(Path(__file__).with_name("compounds"), _stemmed, made_of())
    for head, tail, first, second, whole in stemmed:
        found.setdefault(head, {})[tail] = _Compound(first, second, whole)
    for first in _bound():
        found[first] = {"": _Compound(first, "", first)}
    return found


def _stemmed() -> list[tuple[str, str, str, str, str]]:
    """The stems of both words, the words, and the stem of the one that they make."""
    return [
        (stem(first), stem(second), first, second, stem(first + second))
        for first, second in entries.load().compounds
    ]


@cache
def _by_stem() -> dict[str, _Compound]:
    return {c.stem: c for tails in _by_first().values() for c in tails.values() if c.second}


def is_compound(stem: str) -> bool:
    """Whether a stem is that of two words that are written as one too; see `may_begin` for others."""
    return stem in _by_stem()


def may_begin(word: str) -> bool:
    """Whether a word may end with one that makes one with whatever follows."""
    return word.endswith(_bound())


def heads(stem: str) -> Tails | None:
    """What may follow a word with this stem to make a compound; None where nothing may."""
    return _by_first().get(stem)


def joined(first: tuple[str, str], second: tuple[str, str]) -> str | None:
    """The stem of the one word that two neighbours make, each given as surface and stem.

    The first may have prefixes and the second suffixes, as the one word may.

    >>> joined(("bekerja", "kerja"), ("sama", "sama")), joined(("bekerja", "kerja"), ("bersama", "sama"))
    ('kerjasama', None)
    >>> joined(("pasca", "pasca"), ("bencana", "bencana"))
    'pascabencana'
    """
    tails = heads(first[1])
    if tails is None:
        return None
    if bound := tails.get(""):
        fits = first[0] == bound.first and len(second[0]) >= _SHORTEST and second[0].isalpha()
        return stem(first[0] + second[0]) if fits else None
    compound = tails.get(second[1])
    # The first letter may have given way to a prefix: 'menanda tangani'.
    if compound and first[0].endswith(compound.first[1:]) and second[0].startswith(compound.second):
        return compound.stem
    return None


def hyphenated(first: tuple[str, str], second: tuple[str, str]) -> str | None:
    """The same of two words with a hyphen between, which may also part one word ('ko-ordinasi').

    >>> hyphenated(("ko", "ko"), ("ordinasi", "ordinasi")), hyphenated(("china", "china"), ("rusia", "rusia"))
    ('koordinasi', None)
    """
    if (root := joined(first, second)) is not None:
        return root
    whole = first[0] + second[0]
    # A word with its suffix is read as that before ('KPK-nya').
    return stem(whole) if whole.isalpha() and is_known(whole) else None


def known_as_one(first: str, second: str) -> str | None:
    """A word that two neighbours of a question are another spelling of and that an article does not part:
    'semi final'.

    >>> known_as_one("semi", "final"), known_as_one("kerja", "sama")
    ('semifinal', None)
    """
    whole = first + second
    if joined((first, stem(first)), (second, stem(second))) is None or not is_known(whole):
        return None
    return None if joint(whole, stem(whole)) else whole


def joint(surface: str, stem: str) -> int:
    """Where a compound written as one word parts, 0 where it is none.

    >>> joint("menandatangani", "tandatangan"), joint("antikorupsi", "antikorupsi"), joint("antik", "antik")
    (7, 4, 0)
    """
    if compound := _by_stem().get(stem):
        at = surface.rfind(compound.second)
        return at if at > 0 and surface[:at].endswith(compound.first[1:]) else 0
    if surface == stem and surface.startswith(_bound()) and not is_known(surface):  # 'antara', 'praktik'
        for bound in _bound():
            rest = surface[len(bound) :]
            if surface.startswith(bound) and len(rest) >= _SHORTEST:
                return len(bound) if is_productive(rest) else 0
    return 0


def part(text: str, whole: str, number: int) -> str:
    """The stem of the first (0) or second (1) part of a compound whose stem is `whole`."""
    compound = _by_stem().get(whole)
    return stem((compound.first, compound.second)[number] if compound else text)
