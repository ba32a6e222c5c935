"""Measures 'did you mean' on misspellings made of an archive's own frequent words and officials' names:

    python -m tools.misspellings INDEX [--count N] [--seed N] [--show]

Half of them frequent words of six letters or more, half names of officials; in each one letter of one word is
left out, doubled, changed, or exchanged with its neighbour, by a seeded generator. Prints how often the right
form is offered first, or what is found is the same as with it; and on how many of 500 questions of ../shared
and names of officials, taken as rightly spelt, something is offered. Exits with 1 where a figure is worse
than tests/floors/spelling.toml has it. --show prints each offer and each note on those, to be judged by eye.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from search.analysis.folding import fold
from search.engine import Searching, open_engine
from search.evaluation.judgements import read_judgements
from search.model import Everything, Query
from search.query.parse import parse

_SEED: Final = 14
_SHORTEST: Final = 6
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
# Of the most frequent ones.
_WORDS: Final = 3000
_NAMES: Final = 300
_ROOT: Final = Path(__file__).parent.parent
_SHARED: Final = _ROOT.parent / "shared"
# Plain questions: of each set, and names.
_TABLES: Final = ("news", "facqa", "wikipedia")
_OF_EACH: Final = 150
_NAMED: Final = 50


def misspelt(word: str, chance: random.Random) -> str:
    """The word with one letter wrong, never the first."""
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    made = (
        before + after,
        before + letter + letter + after,
        before + chance.choice(_LETTERS) + after,
        before + after[0] + letter + after[1:],
    )
    return chance.choice([other for other in made if other != word] or [before + after])


def frequent(engine: Searching, chance: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Right forms, folded, and misspellings of them."""
    words = [t.text for t in engine.terms("", _WORDS) if len(t.text) >= _SHORTEST and t.text.isalpha()]
    for word in chance.sample(words, count // 2):
        yield word, misspelt(word, chance)
    buckets = engine.facets(Query("", Everything()), ("official",)).official[:_NAMES]
    names = [bucket.value for bucket in buckets if len(bucket.value.split()) == 2]
    for name in chance.choices(names, k=count - count // 2):
        parts = name.split()
        longest = max(range(len(parts)), key=lambda at: len(parts[at]))
        right = " ".join(parts)
        parts[longest] = misspelt(parts[longest], chance)
        yield fold(right), " ".join(parts)


def offered_right(engine: Searching, seed: int, count: int) -> float:
    """Of so many misspellings the share whose right form is offered first; the others are printed."""
    good = 0
    for right, wrong in frequent(engine, random.Random(seed), count):
        found = engine.search(parse(wrong, synonyms=engine.synonyms, limit=1))
        first = fold(found.did_you_mean[0]) if found.did_you_mean else ""
        # The full name of whoever has that name is the right form, too.
        is_right = set(right.split()) <= set(first.split()) or (
            # Another form of the same word to the analysis: nothing is left to offer.
            bool(found.total) and found.total == engine.total(parse(right, synonyms=engine.synonyms))
        )
        good += is_right
        if not is_right:
            print(f"  {wrong} ({found.total}): {first or 'nothing'}, not {right}", flush=True)
    return good / count


def plain_texts(engine: Searching, seed: int) -> list[str]:
    """Questions of people, as many of each set, and names of officials."""
    chance = random.Random(seed)
    texts: list[str] = []
    for name in _TABLES:
        questions = read_judgements((_SHARED / "gold" / f"queries-{name}.tsv").read_bytes()).questions
        texts += [question.text for question in chance.sample(questions, _OF_EACH)]
    officials = engine.facets(Query("", Everything()), ("official",)).official[:_NAMES]
    return texts + [bucket.value for bucket in chance.sample(officials, min(_NAMED, len(officials)))]


def offered_plainly(engine: Searching, seed: int, show: bool) -> float:
    """The share of plain questions on which something is offered, be it right."""
    texts = plain_texts(engine, seed)
    offered = 0
    for text in texts:
        query = parse(text, synonyms=engine.synonyms, limit=1)
        found = engine.search(query)
        offered += bool(found.did_you_mean)
        for offer in found.did_you_mean:
            print(f"  offer: {text} -> {offer}", flush=True)
        for note in (*query.notes, *found.notes) if show else ():
            print(f"  note: {text} -> {note.code} {dict(note.parameters)}", flush=True)
    return offered / len(texts)


def main(at: Path, count: int, seed: int, show: bool) -> int:
    """How many figures are worse than their floors."""
    engine = open_engine(at)
    floors = tomllib.loads((_ROOT / "tests" / "floors" / "spelling.toml").read_text("utf-8"))
    right, plainly = offered_right(engine, seed, count), offered_plainly(engine, seed, show)
    print(f"right form offered first {right:.3f}  floor {floors['offered_right']}")
    print(f"something offered on plain questions {plainly:.3f}  at most {floors['offered_plainly']}")
    return int(right < floors["offered_right"]) + int(plainly > floors["offered_plainly"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("at", type=Path, metavar="INDEX")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=_SEED)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    sys.exit(1 if main(arguments.at, arguments.count, arguments.seed, arguments.show) else 0)
