"""Whether a pasted headline finds its article: python benchmarks/headlines.py DIR [COUNT].

Asks an index for COUNT of its own titles of four words or more (chosen by a fixed seed): as they are, in
capitals, in small letters, and cut off. Prints for each the share whose article, or one of the same title,
comes first, and some that do not.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

from search.engine import open_engine
from search.model import Everything, Query
from search.query.parse import parse

CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "small letters": str.lower,
    "cut off": lambda title: title[: max(30, len(title) * 3 // 4)].rsplit(" ", 1)[0] + " ...",
}
MISSES_SHOWN = 5


def main(folder: Path, count: int) -> None:
    engine = open_engine(folder)
    titles = [hit.article.title or "" for hit in engine.scan(Query("", Everything(), sort="oldest"))]
    titles = sorted({title for title in titles if len(title.split()) >= 4})
    chosen = random.Random(7).sample(titles, min(count, len(titles)))
    for name, change in CHANGES.items():
        misses = []
        for title in chosen:
            hits = engine.search(parse(change(title), limit=1, synonyms=engine.synonyms)).hits
            if not hits or _same(hits[0].article.title) != _same(title):
                misses.append(title)
        print(f"{name}: {1 - len(misses) / len(chosen):.4f} of {len(chosen)} first")
        for title in misses[:MISSES_SHOWN]:
            print(f"    {title}")


def _same(title: str | None) -> str:
    return " ".join((title or "").casefold().split())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
