"""The words and patterns of marks.toml: what outlets print around an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from search.analysis.patterns import late
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
    # `beginning` for texts in small letters, where letter case does not matter: `re` passes over alternatives
    # by their first letter only where it need not ask for its other case, too.
    small: re.Pattern[str] | None = None
    # What `small` is compiled from.
    written: str = ""

    def begins(self, text: str) -> bool:
        """Whether a line begins with one of the patterns that must stand there."""
        if self.small is not None and (low := in_small_letters(text)) is not None:
            return self.small.match(low) is not None
        return bool(self.beginning and self.beginning.match(text))

    def found(self, text: str) -> bool:
        """Whether a line has one of the patterns."""
        return self.begins(text) or bool(
            self.anywhere and _has_any(text, self.needed) and self.anywhere.search(text)
        )


class Together:
    """Several kinds of marks, asked at once whether a text may have one of them: most texts have none."""

    def __init__(self, *kinds: Marks) -> None:
        if not all(kind.written for kind in kinds):
            raise ValueError("marks that ask for capitals, or none that begin a line, are not asked together")
        self._kinds = kinds
        self._small = re.compile("|".join(kind.written for kind in kinds))
        self._needed = tuple(part for kind in kinds if kind.anywhere for part in kind.needed)

    def __contains__(self, kind: object) -> bool:
        return kind in self._kinds

    def may_have(self, text: str) -> bool:
        """Whether one of the kinds is to be asked for."""
        low = in_small_letters(text)
        return low is None or self._small.match(low) is not None or _has_any(text, self._needed)


def _has_any(text: str, needed: tuple[str, ...]) -> bool:
    """Whether one of some texts in small letters stands in a text, letter case aside as `re` has it."""
    if (low := in_small_letters(text)) is None:
        return True
    for part in needed:  # noqa: SIM110 - twice as quick as any(), and asked of each line
        if part in low:
            return True
    return False


@lru_cache(maxsize=16)  # a line is asked of a dozen kinds, one after the other
def in_small_letters(text: str) -> str | None:
    """A text in small letters, in which patterns in small letters are found where `re` finds them in the text
    letter case aside; None where they are not, for to `re` 'ı' is an 'i'."""
    low = text.lower()
    return low if low.isascii() or not ("ı" in low or "ſ" in low or "\u0307" in low) else None


def fold(text: str) -> str:
    """Lower case, single spaces, straight quotes, no outer bullets or colons: for comparing lines.

    >>> fold("• Baca  Juga: ")
    'baca juga'
    """
    if not text.isascii():
        text = text.translate(_QUOTES)
    return bare(" ".join(text.split())).casefold()


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


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing of what a line is about."""
    return frozenset(_data()["function_words"])


def marks(name: str, needed: tuple[str, ...] = ("",), *, together: bool = False) -> Marks:
    """The patterns of one kind, compiled; `needed`: texts in small letters, of which each pattern that may
    stand anywhere holds one; `together`: asked for behind `Together` alone, which few lines pass. Raises
    ValueError where a pattern holds none of them."""
    rows, flags = _rows(name)
    first = [row for row in rows if row.startswith("^")]
    rest = [row for row in rows if not row.startswith("^")]
    for row in rest:
        if not any(part in row.replace("\\", "") for part in needed):
            raise ValueError(f"marks.toml: {name} needs none of {needed} in {row}")
    written = _in_small(first) if first and flags else ""
    small = (late if together else re.compile)(written) if written else None
    # What few lines get as far as is compiled with the first of them.
    beginning = (late if small else re.compile)("|".join(first), flags) if first else None
    anywhere = (late if all(needed) else re.compile)("|".join(rest), flags) if rest else None
    return Marks(beginning, anywhere, needed, small, written)


def pattern(name: str) -> re.Pattern[str]:
    """The patterns of one kind as one, compiled."""
    rows, flags = _rows(name)
    return re.compile("|".join(rows), flags)


def _rows(name: str) -> tuple[list[str], re.RegexFlag]:
    if rows := _data()["pattern"].get(name):
        return rows, re.I
    return _data()["cased"][name], re.NOFLAG


def starting(name: str, before: str, after: str = "", *, together: bool = False) -> Marks:
    """The patterns of one kind as one that begins with `before` and goes on with `after`, any letter case;
    `together` as for `marks`."""
    row = f"{before}(?:{'|'.join(_data()['pattern'][name])}){after}"
    written = _in_small([row])
    small = (late if together else re.compile)(written)
    return Marks(late(row, re.I), None, small=small, written=written)


def _in_small(rows: Sequence[str]) -> str:
    """Patterns that begin a text, letter case aside, as one for texts in small letters."""
    bare = (row.removeprefix("^") for row in rows)
    # Capitals behind a backslash are classes.
    return _CAPITAL.sub(lambda found: found[0] if len(found[0]) > 1 else found[0].lower(), "|".join(bare))


_CAPITAL = re.compile(r"\\.|[A-Z]")


@cache
def _data() -> dict[str, Any]:
    return read_toml(Path(__file__).with_name("marks.toml"))
