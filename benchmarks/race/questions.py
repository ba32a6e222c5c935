"""What is asked in the race: kinds of questions with words of the archive's own, the same in every run."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from benchmarks.race.archive import STOP, Entry
from search.analysis.tokens import tokens

Kind = Literal["words", "any", "phrase", "prefix", "excluding", "year"]

_SEED = 7
_YEAR = 2022


@dataclass(frozen=True, slots=True)
class Question:
    """`typed`: surface forms; `stems`: of each. A phrase is its surface forms; a prefix the beginning of one;
    of `excluding` the last word must not be there; `year` asks for the words in 2022."""

    name: str
    kind: Kind
    typed: tuple[str, ...]
    stems: tuple[str, ...]
    year: int = 0

    def filling(self, hits: int, page: int) -> Question | None:
        """What fills a page of fewer hits than it holds, as Warta's does: any of the words, of several that
        all were asked for. None where there is nothing to fill."""
        short = self.kind == "words" and len(self.typed) > 1 and hits < page
        return replace(self, kind="any") if short else None


def choose(entries: Sequence[Entry]) -> list[Question]:
    """A question of each kind, of words that some articles have together."""
    dice = random.Random(_SEED)
    frequency: Counter[str] = Counter()
    bigrams: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        words = entry.surfaces.split(" ")
        frequency.update({word for word in words if _is_plain(word)})
        bigrams.update({pair for pair in pairwise(words) if all(map(_is_plain, pair))})
    ranked = [word for word, _ in frequency.most_common()]
    size = len(entries)

    def near(share: float) -> str:
        return min(ranked, key=lambda word: (abs(frequency[word] - share * size), word))

    middle = {word for word in ranked if 0.01 * size < frequency[word] < 0.2 * size}
    together = [sorted({word for word in entry.surfaces.split(" ") if word in middle}) for entry in entries]
    rich = [words for words in together if len(words) >= 5]
    five = tuple(dice.sample(dice.choice(rich), 5))
    two = five[:2]
    common = near(0.4)
    pair = bigrams.most_common(40)[-1][0]
    return [
        _question("rare word", "words", (near(0.0007),)),
        _question("common word", "words", (common,)),
        _question("two words", "words", two),
        _question("five words", "words", five),
        _question("any of five", "any", five),
        _question("phrase", "phrase", pair),
        _question("prefix", "prefix", (near(0.05)[:5],)),
        _question("exclusion", "excluding", (common, near(0.1))),
        _question("word and year", "year", (near(0.1),), _YEAR),
    ]


def _is_plain(word: str) -> bool:
    """Whether it is one word with one stem, long enough to tell something."""
    return word != STOP and word.isascii() and word.isalpha() and len(word) > 4 and len(tokens(word)) == 1


def _question(name: str, kind: Kind, typed: tuple[str, ...], year: int = 0) -> Question:
    return Question(name, kind, typed, tuple(tokens(word)[0].stem for word in typed), year)
