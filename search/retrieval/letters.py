"""Which of many words may be a few edits from another, told by which letters each has: one look at a number.

An edit puts in or leaves out one letter, puts one in another's place, or exchanges two neighbours. So of the
letters of two words that are `edits` apart at most 2 · edits are in one word alone, one less for each letter
by which one word is longer. Of 100,000 words that leaves some hundred, and only these are compared letter by
letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from search.retrieval.matched import Ints

_Bits = npt.NDArray[np.uint32]


class _OfLength(NamedTuple):
    """The words of one length: where they stand, ascending, and the letters of each."""

    places: npt.NDArray[np.int32]
    letters: _Bits


class Letters:
    """The letters of each of some words; all are found out and kept when as many as half of them were looked
    at in pieces: one look, such as that of a command, needs only its own. Thread-safe."""

    __slots__ = ("_found", "_looked_at", "_words")

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._looked_at = 0
        self._found: dict[int, _OfLength] | None = None

    def near(self, text: str, edits: int, start: int, stop: int) -> Ints:
        """Where those words stand, between the places `start` and `stop`, that may be so near to a text.

        >>> Letters(["kuat", "kuta", "surat", "desa"]).near("kaut", 1, 0, 4).tolist()
        [0, 1]
        """
        known = self._found
        if known is None:
            self._looked_at += stop - start
            if 2 * self._looked_at < len(self._words):
                return start + _near(_by_length(list(self._words[start:stop])), text, edits, 0, stop - start)
            known = self._found = _by_length(list(self._words))
        return _near(known, text, edits, start, stop)


def _near(known: dict[int, _OfLength], text: str, edits: int, start: int, stop: int) -> Ints:
    (wanted,) = _letters([text], np.array([len(text)]))
    found = []
    for length in range(len(text) - edits, len(text) + edits + 1):
        if some := known.get(length):
            first, last = some.places.searchsorted(np.array((start, stop), np.int32))
            others = some.letters[first:last] ^ wanted
            for _ in range(2 * edits - abs(length - len(text))):
                others &= others - 1  # without its lowest bit
            found.append(some.places[first:last][others == 0])
    return np.sort(np.concatenate(found)).astype(np.int64) if found else np.empty(0, np.int64)


def _by_length(words: Sequence[str]) -> dict[int, _OfLength]:
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    letters = _letters(words, lengths)
    # What fits is sorted by its digits, in a tenth of the time.
    small = lengths.astype(np.uint16) if lengths.max(initial=0) < 1 << 16 else lengths
    places = np.argsort(small, kind="stable").astype(np.int32)
    ends = np.cumsum(np.bincount(lengths))
    return {
        length: _OfLength(some, letters[some])
        for length, some in enumerate(np.split(places, ends[:-1]))
        if len(some)
    }


def _letters(words: Sequence[str], lengths: Ints) -> _Bits:
    """The letters of each word as bits, 'a' to 'z' one each; other characters share them by their numbers."""
    found = np.zeros(len(words), np.uint32)
    is_some = lengths > 0
    if is_some.any():
        codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), "<u4")
        begins = (np.cumsum(lengths) - lengths)[is_some]
        found[is_some] = np.bitwise_or.reduceat(np.uint32(1) << (codes & 31), begins)
    return found
