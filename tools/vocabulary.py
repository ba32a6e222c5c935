"""A corpus's words and how they are written: lower case, capitalised inside a sentence, elsewhere.

The corpus is a file of JSON lines, gzipped or not, whose records have a `body`.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from search.analysis.folding import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ`´][^\W\d_]+)*")
# Some scrapes are lower case throughout: in them a name looks like a word.
_FEWEST_CAPITALS = 0.01
# A line of prose is long and mostly lower case; a headline capitalises common words too.
_SHORTEST_PROSE = 8


@dataclass(slots=True)
class Vocabulary:
    """Counts of folded words: `lower` written small, `inside` capitalised after another word of a
    sentence, `every` in any way."""

    lower: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    every: Counter[str] = field(default_factory=Counter)


def read_bodies(corpus: Path) -> Iterator[str]:
    """The text of every record."""
    opener = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line).get("body") or ""


def count_words(bodies: Iterable[str]) -> Vocabulary:
    """How often each word is written in each way."""
    vocabulary = Vocabulary()
    for body in bodies:
        capitals = sum(map(str.isupper, body))
        all_lower = capitals < _FEWEST_CAPITALS * len(body)
        for line in body.splitlines():
            _count_line(line, all_lower, vocabulary)
    return vocabulary


def _count_line(line: str, all_lower: bool, vocabulary: Vocabulary) -> None:
    words = list(_WORD.finditer(line))
    lower = sum(match.group()[0].islower() for match in words)
    prose = len(words) >= _SHORTEST_PROSE and lower > len(words) / 2
    end = None
    for match in words:
        text = match.group()
        word = fold(text)
        vocabulary.every[word] += 1
        if text[0].islower():
            if not all_lower:
                vocabulary.lower[word] += 1
        elif prose and end is not None and not text.isupper() and line[end : match.start()] == " ":
            vocabulary.inside[word] += 1
        end = match.end()
