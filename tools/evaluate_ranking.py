"""Measures `search eval` on ../shared: all articles of its three collections in one index, asked both ways:

    python -m tools.evaluate_ranking [--at INDEX] [--every N]

Makes the index where there is none at INDEX. Prints hit@10 and MRR@10 of each set of questions, as users ask
(all words, then most of them as one list) and with any word, each beside its floor in tests/floors;
exits with 1 where one is below its floor. Some ten minutes; `--every` 10 asks every tenth question.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

from search.engine import open_engine
from search.evaluation.judgements import read_judgements
from search.evaluation.measuring import Way, copies_in, evaluate, names_in, ranker

_ROOT: Final = Path(__file__).parent.parent
_SHARED: Final = _ROOT.parent / "shared"
_COLLECTIONS: Final = ("articles", "facqa_news_passages", "idkmrc_wikipedia_passages")
_WAYS: Final[tuple[Way, ...]] = ("users", "any")
_MEASURES: Final = ("hit@10", "MRR@10")


def main(at: Path, every: int) -> int:
    """How many figures are below their floors."""
    if not at.exists():
        files = [str(_SHARED / "corpus" / f"{name}.jsonl.gz") for name in _COLLECTIONS]
        command = [sys.executable, "-m", "search", "index", *files, "--at", str(at)]
        subprocess.run(command, check=True)
    engine = open_engine(at)
    names = names_in(engine)
    floors = tomllib.loads((_ROOT / "tests" / "floors" / "ranking.toml").read_text("utf-8"))["together"]
    below = 0
    for table, floor in floors.items():
        read = read_judgements((_SHARED / "gold" / f"queries-{table}.tsv").read_bytes())
        questions = read.questions[::every]
        for way in _WAYS:
            found = evaluate(questions, names, ranker(engine, way), copies_in(engine)).measures
            for measure in _MEASURES:
                least = floor[way][measure]
                below += found[measure] < least
                print(
                    f"{table:10} {way:6} {measure:7} {found[measure]:.4f}  floor {least}"
                    f"{'  BELOW' if found[measure] < least else ''}",
                    flush=True,
                )
    return below


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--at", type=Path, default=_ROOT / ".ranking-index", metavar="INDEX")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    arguments = parser.parse_args()
    sys.exit(1 if main(arguments.at, arguments.every) else 0)
