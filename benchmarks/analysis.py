"""Words analysed a second of CPU, with offsets: warm, over a vocabulary never seen, and by PySastrawi's loop.

python -m benchmarks.analysis CORPUS.jsonl.gz
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from search.analysis.lexicon.entries import load
from search.analysis.stemming import Words, sastrawi_loop, sastrawi_roots
from search.analysis.tokens import tokens
from tools.vocabulary import count_words, read_bodies

ARTICLES = 3000
ROUNDS = 5
SLOW_WORDS = 5000


def rate(work: Callable[[], int], rounds: int = 1) -> float:
    """The best of some rounds, in units a second of CPU."""
    best = 0.0
    for _ in range(rounds):
        started = time.process_time()
        count = work()
        best = max(best, count / (time.process_time() - started))
    return best


def main() -> None:
    """Prints the three rates."""
    bodies = list(islice(read_bodies(Path(sys.argv[1])), ARTICLES))
    paragraphs = [line for body in bodies for line in body.splitlines() if line]
    for paragraph in paragraphs:
        tokens(paragraph)
    warm = rate(lambda: sum(len(tokens(paragraph)) for paragraph in paragraphs), ROUNDS)
    print(f"warm, with offsets: {warm:,.0f} tokens/s")

    vocabulary = list(count_words(bodies).every)

    def cold() -> int:
        words = Words(load())  # a new one has seen nothing
        words.stem("")
        for word in vocabulary:
            words.stem(word)
        return len(vocabulary)

    print(
        f"cold vocabulary of {len(vocabulary):,}: {rate(cold, 3):,.0f} words/s, the tables' making included"
    )

    slow = sastrawi_loop(sastrawi_roots())

    def by_sastrawi() -> int:
        for word in vocabulary[:SLOW_WORDS]:
            slow(word)
        return SLOW_WORDS

    print(f"PySastrawi's own loop: {rate(by_sastrawi):,.0f} words/s")


if __name__ == "__main__":
    main()
