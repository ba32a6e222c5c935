"""Measures 'did you mean' on misspellings made of an archive's own frequent words and officials' names:

    python -m tools.misspellings INDEX [--count N] [--seed N] [--plain QUERIES.tsv]

Half of them frequent words of six letters or more, half names of officials; in each one letter of one word is
left out, doubled, changed, or exchanged with its neighbour, by a seeded generator. Prints how often the right
form is offered first, where the misspelling has hits and where it has none; with --plain each offer and each
note on 500 plain questions, to be looked at.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from search.analysis.tokens import fold
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
_PLAIN: Final = 500


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


def main(at: Path, count: int, seed: int, plain: Path | None) -> None:
    engine = open_engine(at)
    tally = {True: [0, 0], False: [0, 0]}
    for right, wrong in frequent(engine, random.Random(seed), count):
        found = engine.search(parse(wrong, synonyms=engine.synonyms, limit=1))
        first = fold(found.did_you_mean[0]) if found.did_you_mean else ""
        # The full name of whoever has that name is the right form, too.
        is_right = set(right.split()) <= set(first.split()) or (
            # Another form of the same word to the analysis: nothing is left to offer.
            bool(found.total) and found.total == engine.total(parse(right, synonyms=engine.synonyms))
        )
        tally[found.total > 0][0] += is_right
        tally[found.total > 0][1] += 1
        if not is_right:
            print(f"  {wrong} ({found.total}): {first or 'nothing'}, not {right}", flush=True)
    for has_hits, (good, all_of_them) in tally.items():
        print(f"{'with hits' if has_hits else 'without'}: {good} of {all_of_them} offered first", flush=True)
    if plain is not None:
        questions = read_judgements(plain.read_bytes()).questions
        for question in random.Random(_SEED).sample(questions, min(_PLAIN, len(questions))):
            found = engine.search(parse(question.text, synonyms=engine.synonyms, limit=1))
            for offer in found.did_you_mean:
                print(f"offer: {question.text} -> {offer}", flush=True)
            for note in found.notes:
                print(f"note: {question.text} -> {dict(note.parameters)}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("at", type=Path, metavar="INDEX")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=_SEED)
    parser.add_argument("--plain", type=Path, metavar="QUERIES.tsv")
    arguments = parser.parse_args()
    main(arguments.at, arguments.count, arguments.seed, arguments.plain)
