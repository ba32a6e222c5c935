"""The dearest questions there are, each within its time: answered, or refused with its dearest part named."""

from __future__ import annotations

import time
from collections.abc import Iterator

from search.answering.snippets import snippets
from search.engine import open_engine
from search.errors import QueryTooSlowError
from search.model import Everything, Query
from search.process import deadline
from search.query.parse import parse
from search.query.rendering import dearest
from tests.torture import questions
from tests.torture.options import Options, percentile

# Allowed, and past that until the last step has looked at the clock, on a machine that does nothing else.
SECONDS, OVER = 2.0, 0.5


def run(options: Options) -> Iterator[str]:
    """Asks a hundred."""
    engine = open_engine(options.index())
    words = [term.text for term in engine.terms("", 1 << 20)]
    names = [bucket.value for bucket in engine.search(Query("", Everything(), limit=1)).facets.official]
    took: list[tuple[float, str]] = []
    refused = unnamed = 0
    for text, any_word in questions.dear(words, names, options.dice()):
        started = time.perf_counter()
        try:
            with deadline.within(SECONDS):
                asked = parse(text, any_word=any_word, synonyms=engine.synonyms)
                for hit in engine.search(asked).hits:
                    snippets(hit.article, asked.tree, 3)
        except QueryTooSlowError as error:
            refused += 1
            unnamed += not dearest(error)
        took.append((time.perf_counter() - started, text))
    times = [seconds for seconds, _ in took]
    yield f"{len(took)} questions to {engine.count()} articles of {len(words)} words; {refused} refused"
    yield f"p50 {percentile(times, 50):.2f}, p95 {percentile(times, 95):.2f}, worst {max(times):.2f} s"
    yield f"{unnamed} refusals could not name a part"
    late = [(seconds, text) for seconds, text in took if seconds > SECONDS + OVER]
    for seconds, text in sorted(late, reverse=True):
        yield f"{seconds:.2f} s: {text[:60]!r}"
    assert not late, f"{len(late)} took more than {SECONDS + OVER} s"
