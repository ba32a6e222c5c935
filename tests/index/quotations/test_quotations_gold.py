"""Quotes against 150 corpus articles annotated by eye (tests/gold/README.md), with floors."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pytest

from index.officials.finding import find_officials
from index.quotations.finding import find_quotes
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.names import fold
from search.model import Quote
from tests.index.officials.test_officials_gold import corpus
from tests.paths import FLOORS, GOLD, SHARED

FLOOR = tomllib.loads((FLOORS / "quotations.toml").read_text(encoding="utf-8"))
WORD = re.compile(r"\w+(?:[’'‘`ʼ-]\w+)*")
# Two spans are one quote where they share this part of the words that either has.
SAME = 0.5

pytestmark = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir(), reason="the shared folder with the corpus is not here"
)


class Wanted(NamedTuple):
    """A quote of the gold: the words `first` to `last` of a line, who says it, whether it may be left out."""

    line: int
    words: frozenset[int]
    speaker: frozenset[str]
    official: str | None
    may_lack: bool


@dataclass
class Score:
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))


def read_gold(lines: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[Wanted]:
    for line, first, last, speaker, official, _kind, *rest in rows:
        name = ""
        if speaker is not None:
            at, begin, end = speaker
            name = " ".join(WORD.findall(lines[at])[begin : end + 1])
        yield Wanted(line, frozenset(range(first, last + 1)), words_of(name), official, bool(rest))


def words_of(name: str) -> frozenset[str]:
    return frozenset(fold(name.replace(".", " ")).split())


def places(line: str, quote: Quote) -> frozenset[int]:
    found = enumerate(WORD.finditer(line))
    return frozenset(i for i, m in found if m.start() >= quote.start and m.end() <= quote.end)


def is_speaker(quote: Quote, wanted: Wanted) -> bool:
    """Whether it is the same official, or one name is the other or a part of it; scrapes glue names."""
    if wanted.official is not None and quote.official is not None:
        return wanted.official == quote.official
    name = words_of(quote.speaker or "")
    glued, whole = " ".join(wanted.speaker), " ".join(name)
    return bool(name) and (all(w in glued for w in name) or all(w in whole for w in wanted.speaker))


def compare(
    where: str, lines: Sequence[str], found: Sequence[Quote], gold: Sequence[Wanted], score: Score
) -> None:
    left = [wanted for wanted in gold if not wanted.may_lack]
    either = [wanted for wanted in gold if wanted.may_lack]
    for quote in found:
        said = places(lines[quote.paragraph], quote)
        same = [
            (len(said & w.words) / len(said | w.words), -n, w)
            for n, w in enumerate(left)
            if w.line == quote.paragraph and said
        ]
        share, _, wanted = max(same, default=(0.0, 0, None))
        shown = f"{where}:{quote.paragraph} {sorted(said)[:1]} {quote.speaker}"
        if wanted is not None and share >= SAME:
            if is_speaker(quote, wanted):
                score.right += 1
                left.remove(wanted)
            elif quote.speaker is not None:
                score.wrong.append(shown)
        elif quote.speaker is not None and not any(
            w.line == quote.paragraph and 2 * len(said & w.words) >= min(len(said), len(w.words))
            for w in either
        ):
            score.wrong.append(shown)
    score.missed += [f"{where}:{wanted.line} {min(wanted.words)} {set(wanted.speaker)}" for wanted in left]


def test_corpus_articles() -> None:
    gold: dict[str, Any] = json.loads((GOLD / "quotations.json").read_text(encoding="utf-8"))
    gazetteer = Gazetteer.shipped()
    scores = {half: Score() for half in FLOOR}
    seen = 0
    for record in corpus(set(gold)):
        seen += 1
        lines = [line for line in record["body"].split("\n") if line.strip()]
        officials = find_officials(
            record["title"], None, lines, published=record["date"], gazetteer=gazetteer
        )
        about = gold[record["id"]]
        wanted = list(read_gold(lines, about["quotes"]))
        compare(record["id"], lines, find_quotes(lines, officials), wanted, scores[about["half"]])
    assert seen == len(gold) == 150
    for half, score in scores.items():
        assert score.precision >= FLOOR[half]["precision"], (half, score.precision, score.wrong)
        assert score.recall >= FLOOR[half]["recall"], (half, score.recall, score.missed)
