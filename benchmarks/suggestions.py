"""Milliseconds of CPU for suggestions from an index, warm, and what the first ones cost.

python benchmarks/suggestions.py DIR
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from search.engine import open_engine
from search.reports.completion import suggest

TYPED = ("m", "me", "menter", "p", "joko wi", "pra", "kompas", "harga min", "s", "lavr", "di", "vaks")


def main() -> None:
    """Prints one line a prefix: median and worst of twenty, in milliseconds."""
    engine = open_engine(Path(sys.argv[1]))
    for word in ("first, names too", "second, all words", "third"):
        started = time.process_time()
        suggest(engine, "m")
        print(f"{word}: {1000 * (time.process_time() - started):.1f} ms")
    for typed in TYPED:
        took = []
        for _ in range(20):
            started = time.process_time()
            found = suggest(engine, typed)
            took.append(1000 * (time.process_time() - started))
        shown = ", ".join(f"{s.text} {s.count}" for s in found[:4])
        print(f"{typed!r}: median {statistics.median(took):.2f}, worst {max(took):.2f} ms ({shown})")


if __name__ == "__main__":
    main()
