"""The words and patterns of marks.toml: what outlets print around an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from search.analysis.tables import read_toml

_WHITESPACE = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
_BEFORE = f"{_WHITESPACE}-–—•·*>»|#+▪■●◦"
_BEHIND = f"{_WHITESPACE}-–—•·*>»|:▪■●◦"
_QUOTES = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class Marks:
    """The patterns of one kind. Those that must begin the line are tried there only: searching for `^…`
    among others walks the whole line, which took half the time of a page."""

    beginning: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    # In small letters; a line with none of them has no pattern of `anywhere`. Nearly all have none.
    needed: tuple[str, ...] = ("",)

    def begins(self, text: str) -> bool:
        """Whether a line begins with one of the patterns that must stand there."""
        return bool(self.beginning and self.beginning.match(text))

    def found(self, text: str) -> bool:
        """Whether a line has one of the patterns."""
        return self.begins(text) or bool(
            self.anywhere and _has_any(text, self.needed) and self.anywhere.search(text)
        )


def _has_any(text: str, needed: tuple[str, ...]) -> bool:
    """Whether one of some texts in small letters stands in a text, letter case aside as `re` has it."""
    low = text.lower()
    for part in needed:  # twice as quick as any(), and asked of each line
        if part in low:
            return True
    # For `re` 'ı' is an 'i', too.
    return not low.isascii() and _UNLIKE.search(low) is not None


_UNLIKE = re.compile("[ıſ\u0307]")


def fold(text: str) -> str:
    """Lower case, single spaces, straight quotes, no outer bullets or colons: for comparing lines.

    >>> fold("• Baca  Juga: ")
    'baca juga'
    """
    return bare(" ".join(text.translate(_QUOTES).split())).casefold()


def bare(text: str) -> str:
    """A line without its outer bullets, dashes and colons."""
    # No pattern with $: in a long run of bullets it would begin anew at each of them.
    return text.lstrip(_BEFORE).rstrip(_BEHIND)


@cache
def phrases() -> dict[str, str]:
    """Whole-line phrases, folded, with their kind. Later kinds win: 'tren' ends an article."""
    kinds = ("topic", "menu", "advert", "share", "more", "box", "tail")
    return {fold(phrase): kind for kind in kinds for phrase in _data()[kind]}


@cache
def date_words() -> frozenset[str]:
    """Words that stand beside the date on a date line ('Diterbitkan', 'WIB', 'views')."""
    return frozenset(_data()["date_words"])


def marks(name: str, needed: tuple[str, ...] = ("",)) -> Marks:
    """The patterns of one kind, compiled; `needed`: texts in small letters, of which each pattern that may
    stand anywhere holds one. Raises ValueError where one does not."""
    rows, flags = _rows(name)
    first = [row for row in rows if row.startswith("^")]
    rest = [row for row in rows if not row.startswith("^")]
    for row in rest:
        if not any(part in row.replace("\\", "") for part in needed):
            raise ValueError(f"marks.toml: {name} needs none of {needed} in {row}")
    beginning, anywhere = (re.compile("|".join(part), flags) if part else None for part in (first, rest))
    return Marks(beginning, anywhere, needed)


def pattern(name: str) -> re.Pattern[str]:
    """The patterns of one kind as one, compiled."""
    rows, flags = _rows(name)
    return re.compile("|".join(rows), flags)


def _rows(name: str) -> tuple[list[str], re.RegexFlag]:
    if rows := _data()["pattern"].get(name):
        return rows, re.I
    return _data()["cased"][name], re.NOFLAG


def starting(name: str, before: str, after: str = "") -> re.Pattern[str]:
    """The patterns of one kind as one that begins with `before` and goes on with `after`, any letter case."""
    return re.compile(f"{before}(?:{'|'.join(_data()['pattern'][name])}){after}", re.I)


@cache
def _data() -> dict[str, Any]:
    return read_toml(Path(__file__).with_name("marks.toml"))
