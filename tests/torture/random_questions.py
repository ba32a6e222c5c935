"""Random questions: none fails, none outlasts its time, and a condition more never finds more."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

from search.engine import open_engine
from search.errors import QueryTooSlowError
from search.model import And, Not, Query, Word
from search.process import deadline
from search.query.parse import parse
from tests.torture import questions
from tests.torture.options import Options, percentile

USUAL = 100_000
SECONDS, OVER = 2.0, 0.5


def run(options: Options) -> Iterator[str]:
    """Asks as many as `USUAL`; of each tenth also with a word wanted and not wanted."""
    engine = open_engine(options.index())
    dice = options.dice()
    words = [term.text for term in engine.terms("", 20_000)]
    count = options.count(USUAL)
    times: list[float] = []
    refused = compared = 0
    for number, text in enumerate(itertools.islice(questions.some(words, dice), count)):
        started = time.perf_counter()
        try:
            with deadline.within(SECONDS):
                asked = parse(text, any_word=dice.random() < 0.3, synonyms=engine.synonyms)
                found = engine.search(asked)
            times.append(time.perf_counter() - started)
            assert times[-1] <= SECONDS + OVER, f"{times[-1]:.2f} s: {text!r}"
            if number % 10 == 0:
                compared += 1
                word = Word(dice.choice(words))
                parts = [
                    engine.total(Query("", And((asked.tree, each)), asked.filters))
                    for each in (word, Not(word))
                ]
                assert sum(parts) == found.total, f"{parts} of {found.total}: {text!r}"
        except QueryTooSlowError:
            refused += 1
        if number % 20_000 == 19_999:
            yield f"{number + 1} asked"
    p50, p95 = (percentile(times, percent) * 1000 for percent in (50, 95))
    yield f"{count} questions: p50 {p50:.1f}, p95 {p95:.1f}, worst {max(times) * 1000:.0f} ms"
    yield f"{refused} refused, {compared} compared with their parts"
