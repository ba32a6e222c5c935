"""What warm queries with all facets take on an index: python benchmarks/queries.py DIR [ROUNDS].

With the snippets of ten hits. Prints the median and the 95th percentile of each kind of query, and of all of
them, in milliseconds of processor time, which a busy machine changes less than the clock's. The last column
is the ratio to the first row in the same run.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from search.answering.snippets import snippets
from search.engine import open_engine
from search.query.parse import parse

QUERIES = {
    "rare word": "Lavrov",
    "common word": "Indonesia",
    "two words": "presiden Rusia",
    "five words": "pemerintah kenaikan harga bahan pokok",
    "any of five": "ANY pemerintah kenaikan harga bahan pokok",
    "phrase": '"Joko Widodo"',
    "common phrase": '"di Jakarta"',
    "exclusion": "presiden -Jokowi",
    "alternatives": "(Rusia OR China) ekonomi",
    "title only": "judul:vaksin",
    "filtered": "ekonomi outlet:detikcom tanggal:2024",
    "everything": "-zzzz",
}


def main(folder: Path, rounds: int) -> None:
    engine = open_engine(folder)
    print(f"{engine.count()} articles, {rounds} rounds")
    everything: list[float] = []
    first: float | None = None
    for name, text in QUERIES.items():
        query = parse(text.removeprefix("ANY "), any_word=text.startswith("ANY "))
        times = []
        for _ in range(rounds + 1):
            started = time.process_time()
            found = engine.search(query)
            for hit in found.hits:
                snippets(hit.article, query.tree)
            times.append((time.process_time() - started) * 1000)
        cold, warm = times[0], sorted(times[1:])
        everything += warm
        median = statistics.median(warm)
        first = first or median
        p95 = warm[int(0.95 * (len(warm) - 1))]
        print(
            f"{name:14} {found.total:6} hits  first {cold:7.1f}  median {median:6.1f}  p95 {p95:6.1f}"
            f"  ratio {median / first:5.1f}"
        )
    print(f"all: median {statistics.median(everything):.1f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20)
