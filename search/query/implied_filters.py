"""What plain words of a question may mean as conditions: 'Xi Jinping Kompas.com Desember 2020'."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from search.analysis.folding import fold
from search.analysis.tokens import tokens
from search.knowledge.dates.query import parse_days
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.outlets import Outlets, pieces
from search.knowledge.resolution import called, is_numeral
from search.model import DayRange
from search.query.lexing import OPERATORS

# '18 sampai 21 Desember 2020' has five words, no name of an official or outlet more than six.
_LONGEST: Final = 6
# Longer texts are no list of conditions.
_MOST_WORDS: Final = 24
# Whoever writes these knows the query language and means what it says.
_SIGNS: Final = re.compile(r'["“”:()*~]|(?:^|\s)-')
_YEAR: Final = re.compile(r"\b[12][0-9]{3}\b")
_AROUND: Final = " \t.,;!?…'’‘"
# In front of an outlet, and of days; they say what follows and are not looked for.
_MEDIA: Final = re.compile(r"media|outlet|koran|harian|situs|portal|majalah|newspaper")
_TIME: Final = re.compile(r"pada|bulan|tanggal|tahun|selama|in|during")
# Around conditions; where nothing else is left, nothing is looked for.
_FRAMING: Final = re.compile(
    r"artikel|berita|liputan|tulisan|yang|menyebut|memuat|tentang|soal|mengenai|dari|di|pada|oleh|dan|bulan|tahun"
    r"|tanggal|media|articles?|news|of|that|which|names?|naming|mention|mentioning|about|by|from|in|on|and|the"
)
_ABOUT: Final = re.compile(r"tentang|soal|mengenai|menyebut|memuat|about|mention(?:s|ing)?|nam(?:es?|ing)")
# Before an official's name: the name says it.
_OFFICE: Final = re.compile(
    r"presiden|wapres|menteri|menko|gubernur|bupati|kapolri|panglima|pak|bapak|bu|ibu|president|minister|mr|mrs"
)
# Outlets named like a preposition.
_PREPOSITIONS: Final = frozenset({"antara"})


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions read out of a text, and what is left of it to look for ("" where nothing is)."""

    rest: str
    outlets: tuple[str, ...]
    officials: tuple[str, ...]
    days: DayRange | None


def read_conditions(
    text: str,
    outlets: Collection[str],
    officials: Mapping[str, str],
    gazetteer: Gazetteer,
    registry: Outlets,
    today: date,
) -> Conditions | None:
    """The archive's outlets and officials (id to name) that a text of plain words names, and its days; None
    where that says too little: an official alone, or a bare year or bare outlet's word among other words,
    which may as well be words ('pemilu 2024', 'suara rakyat').

    >>> read = read_conditions("xi jinping kompas desember 2020 vaksin", ["Kompas.com"],
    ...     {"xi-jinping": "Xi Jinping"}, Gazetteer.load(), Outlets.load(), date(2026, 1, 1))
    >>> read.rest, read.outlets, read.officials, read.days.first
    ('vaksin', ('Kompas.com',), ('xi-jinping',), '2020-12-01')
    """
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or _SIGNS.search(text) or not OPERATORS.keys().isdisjoint(words):
        return None
    by_name = {fold(name): name for name in outlets}
    rest: list[str] = []
    found_outlets: dict[str, None] = {}
    found_officials: dict[str, None] = {}
    days: DayRange | None = None
    is_sure = False  # whether one of them is no plain word
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            run = " ".join(words[at : at + size]).strip(_AROUND)
            before = fold(rest[-1]) if rest else ""
            if days is None and (period := _days(run, size, today)) is not None:
                days, is_sure = period, is_sure or size > 1 or not run.isdecimal()
                while rest and _TIME.fullmatch(fold(rest[-1])):
                    rest.pop()
            elif (outlet := _outlet(run, by_name, registry)) and (
                _MEDIA.fullmatch(before) or run not in _PREPOSITIONS
            ):
                found_outlets[outlet] = None
                is_sure = is_sure or size > 1 or "." in run or bool(_MEDIA.fullmatch(before))
                if _MEDIA.fullmatch(before):
                    rest.pop()
            elif (
                not (size == 1 and is_numeral(words, at))
                and (id := _official(run, officials, gazetteer)) is not None
            ):
                found_officials[id] = None
                while rest and _OFFICE.fullmatch(fold(rest[-1])):
                    rest.pop()
            else:
                continue
            at += size
            break
        else:
            rest.append(words[at])
            at += 1
    if all(_FRAMING.fullmatch(fold(word.strip(_AROUND))) for word in rest):
        rest = []
    subject = next((at for at in range(len(rest)) if not _FRAMING.fullmatch(fold(rest[at]))), len(rest))
    if subject and _ABOUT.fullmatch(fold(rest[subject - 1])):  # 'artikel tentang gempa' asks for gempa
        rest = rest[subject:]
    kinds = sum(map(bool, (found_outlets, found_officials, days)))
    if not (found_outlets or days) or not (is_sure or kinds > 1 or not rest):
        return None
    return Conditions(" ".join(rest), tuple(found_outlets), tuple(found_officials), days)


def _days(run: str, size: int, today: date) -> DayRange | None:
    """Days with their year, or in several words: 'kemarin' alone is a word."""
    return parse_days(run, today) if size > 1 or _YEAR.search(run) else None


def _outlet(run: str, by_name: Mapping[str, str], registry: Outlets) -> str | None:
    if (own := by_name.get(fold(run))) is not None:
        return own
    named = registry.named(run) if len(pieces(run)) == 1 else None
    return by_name.get(fold(named)) if named else None


def _official(run: str, officials: Mapping[str, str], gazetteer: Gazetteer) -> str | None:
    return called([token.surface for token in tokens(run, glued="apart")], officials, gazetteer)
