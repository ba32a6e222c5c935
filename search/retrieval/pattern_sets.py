"""Which of a question's beginnings, patterns and misspellings a word answers to, asked of an article's words.

A question has hundreds of them and an article thousands of words. Beginnings are looked up, misspellings
compared all at once; each word is asked about once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from search.analysis.folding import fold
from search.analysis.runs import LONGEST_TOKEN
from search.model import Expanding, Fuzzy, Prefix, Wildcard
from search.retrieval.wildcards import matcher

# Words of which the answer is kept: as many as an answer's articles have.
_MOST_KEPT: Final = 1 << 12


class PatternSet:
    """What of several nodes a folded word is one of the words of; `search.retrieval.vocabulary.expand` says
    which these are."""

    def __init__(self, nodes: Iterable[Expanding]) -> None:
        self._beginnings: dict[str, str] = {}
        self._wildcards: dict[str, str] = {}
        self._misspelt: dict[int, dict[str, str]] = {}
        for node in sorted(nodes, key=lambda node: node.text):
            match node:
                case Prefix(text):
                    self._beginnings[fold(text)] = text
                case Wildcard(text):
                    self._wildcards[fold(text)] = text
                case Fuzzy(text, edits):
                    self._misspelt.setdefault(edits, {})[fold(text)] = text
                case _:
                    assert_never(node)
        self._lengths = sorted({len(text) for text in self._beginnings}, reverse=True)
        self._kept: dict[str, str | None] = {}

    def answered(self, word: str) -> str | None:
        """The text of what the word is one of: the longest beginning, else a pattern, else what it is
        nearest to.

        >>> some = PatternSet([Prefix("men"), Prefix("menter"), Wildcard("*at"), Fuzzy("Patrusev", 2)])
        >>> [some.answered(word) for word in ("menteri", "menang", "surat", "patrushev", "desa")]
        ['menter', 'men', '*at', 'Patrusev', None]
        """
        if word in self._kept:
            return self._kept[word]
        found = self._find(word)
        if len(self._kept) < _MOST_KEPT and len(word) <= LONGEST_TOKEN:
            self._kept[word] = found
        return found

    def _find(self, word: str) -> str | None:
        for length in self._lengths:
            if (text := self._beginnings.get(word[:length])) is not None:
                return text
        for pattern, text in self._wildcards.items():
            if matcher(pattern)(word) is not None:
                return text
        return self._nearest(word) if self._misspelt else None

    def _nearest(self, word: str) -> str | None:
        from rapidfuzz.distance import OSA  # few questions need it
        from rapidfuzz.process import extractOne

        for edits, texts in sorted(self._misspelt.items()):
            if found := extractOne(word, texts.keys(), scorer=OSA.distance, score_cutoff=edits):
                return texts[found[0]]
        return None
