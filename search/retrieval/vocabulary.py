"""The words that an index holds, as written, and which of them a pattern or a misspelling stands for."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, count
from typing import Final, NamedTuple, assert_never

from search.analysis.folding import fold
from search.model import Expanding, Fuzzy, Prefix, Wildcard
from search.process import deadline
from search.retrieval import wildcards
from search.retrieval.letters import Letters

# Words that one pattern may stand for: each is a posting list in every field.
MOST_WORDS: Final = 256
_LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`words`, folded, ascending; `counts`, as many: in how many fields of articles each stands."""

    words: Sequence[str]
    counts: Sequence[int]
    # Of all words that these are cut out of, and where they begin there.
    _letters: Letters | None = field(default=None, repr=False, compare=False)
    _start: int = field(default=0, repr=False, compare=False)

    @classmethod
    def kept(cls, words: Sequence[str], counts: Sequence[int]) -> Vocabulary:
        """One that is asked again and again: the letters of its words are kept."""
        return cls(words, counts, Letters(words))

    def beginning(self, text: str) -> Vocabulary:
        """The words that begin so."""
        return self.between(bisect_left(self.words, text), bisect_left(self.words, end_of(text)))

    def between(self, start: int, end: int) -> Vocabulary:
        """The words from one place to before another."""
        return Vocabulary(self.words[start:end], self.counts[start:end], self._letters, self._start + start)

    def exactly(self, word: str) -> Vocabulary:
        """That word alone, or nothing."""
        at = bisect_left(self.words, word)
        stop = at + (at < len(self.words) and self.words[at] == word)
        return Vocabulary(self.words[at:stop], self.counts[at:stop])

    def fitting(self, pattern: str) -> Vocabulary:
        """The words that fit a pattern of '*' and '?'."""
        among = self.beginning(_literal(pattern))
        return among._at(list(compress(count(), wildcards.fitting(pattern, among.words))))

    def within(self, text: str, edits: int) -> Vocabulary:
        """The words at most so many edits away; an edit exchanges two neighbours, too.

        >>> Vocabulary(["kuat", "kuta", "surat"], [1, 1, 1]).within("kaut", 1).words
        ['kuat']
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract_iter

        letters, start = (self._letters, self._start) if self._letters else (Letters(self.words), 0)
        may_be = (letters.near(text, edits, start, start + len(self.words)) - start).tolist()
        at: list[int] = []
        for some in deadline.in_steps(may_be):
            found = extract_iter(text, [self.words[i] for i in some], scorer=OSA.distance, score_cutoff=edits)
            at += sorted(some[index] for _, _, index in found)
        return self._at(at)

    def most_frequent(self, most: int) -> list[str]:
        """The words with the highest counts first, ties by the alphabet."""
        # All words of a large archive are sorted in half a second, and few of them are wanted.
        order = heapq.nsmallest(most, range(len(self.words)), key=lambda i: (-self.counts[i], self.words[i]))
        return [self.words[i] for i in order]

    def _at(self, places: Sequence[int]) -> Vocabulary:
        return Vocabulary([self.words[i] for i in places], [self.counts[i] for i in places])


def _literal(pattern: str) -> str:
    """What stands before a pattern's first sign."""
    return re.split(r"[*?]", pattern, maxsplit=1)[0]


def end_of(beginning: str) -> str:
    """What comes after all words that begin so, in the order of their letters."""
    return beginning + _LAST


def joined(parts: Iterable[Vocabulary]) -> Vocabulary:
    """The words of all parts of an index, their counts added up.

    >>> joined([Vocabulary(["kota"], [2]), Vocabulary(["desa", "kota"], [1, 3])])
    Vocabulary(words=['desa', 'kota'], counts=[1, 5])
    """
    some = [part for part in deadline.checked(parts) if len(part.words)]
    if len(some) < 2:
        return Vocabulary(list(some[0].words), list(some[0].counts)) if some else Vocabulary([], [])
    counts: Counter[str] = Counter()
    for part in deadline.checked(some):
        for word, articles in zip(part.words, part.counts, strict=True):
            counts[word] += articles
    words = sorted(counts)
    return Vocabulary(words, [counts[word] for word in words])


class Expanded(NamedTuple):
    """What a node stands for: the words used, most frequent first, and how many there are in all."""

    words: tuple[str, ...]
    total: int

    @property
    def nbytes(self) -> int:
        """Bytes that it holds, about."""
        return sum(2 * len(word) + 64 for word in self.words)


def beginning_of(node: Expanding) -> str:
    """What all words that a node may stand for begin with; '' where nothing is certain.

    >>> beginning_of(Wildcard("me*kuat")), beginning_of(Fuzzy("kuat", 1))
    ('me', '')
    """
    match node:
        case Prefix(text):
            return fold(text)
        case Wildcard(text):
            return _literal(fold(text))
        case Fuzzy():
            return ""
        case _:
            assert_never(node)


def expand(node: Expanding, parts: Iterable[Vocabulary]) -> Expanded:
    """The words that a node stands for, of the vocabularies of all parts of an index."""
    found = joined(_among(node, part) for part in parts)
    return Expanded(tuple(found.most_frequent(MOST_WORDS)), len(found.words))


def _among(node: Expanding, vocabulary: Vocabulary) -> Vocabulary:
    match node:
        case Prefix(text):
            return vocabulary.beginning(fold(text))
        case Wildcard(text):
            return vocabulary.fitting(fold(text))
        case Fuzzy(text, edits):
            return vocabulary.within(fold(text), edits)
        case _:
            assert_never(node)


@lru_cache(maxsize=1 << 14)
def stands_for(node: Expanding, word: str) -> bool:
    """Whether a folded word is one of those that a node stands for.

    >>> stands_for(Prefix("menter"), "menteri"), stands_for(Fuzzy("Patrusev", 2), "patrushev")
    (True, True)
    """
    return bool(_among(node, Vocabulary([word], [1])).words)
