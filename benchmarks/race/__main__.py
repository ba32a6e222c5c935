"""Warta beside other engines: python -m benchmarks.race [COUNT] [--articles FILE] [--figures FILE].

Makes an archive of COUNT articles (10,000), resampled from FILE or from our samples, indexes it with every
engine that is installed, and asks each question of all of them in turn, ROUNDS times, on one core. `--from`
resamples the articles of an index as they were read, which takes half as long; `--keep` leaves all indexes in
a folder for the next run; `--engines` names those beside Warta, such as 'Tantivy,SQLite FTS5'.
With `--snippets` each also makes a passage of each of the ten articles, its words marked, by its own means.

Printed are the CPU milliseconds of whole answers (the total, ten articles, all counts of three facets), their
median and 95th percentile, and the ratio of the medians. `--figures` writes the table as Markdown, too, and
an SVG beside it.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.race import archive, figures
from benchmarks.race.engine import Engine, Warta
from benchmarks.race.questions import Question, choose

# Entries looked at to choose the questions' words.
_LOOKED_AT = 4_000
_ROUNDS = 15
# Of an engine that takes longer than this for one answer no more than so many are asked for.
_SLOW, _FEW = 2_000.0, 3


def engines(snippets: bool = False) -> Iterator[Engine]:
    """All that are installed, Warta first."""
    yield Warta(snippets)
    if importlib.util.find_spec("tantivy"):
        from benchmarks.race.tantivy_engine import Tantivy

        yield Tantivy(snippets)
    else:
        print("Tantivy is not installed: pip install 'warta[bench]'", file=sys.stderr)
    from benchmarks.race.sqlite_engine import SQLite
    from benchmarks.race.whoosh_engine import Whoosh

    yield SQLite(snippets)
    yield Whoosh(snippets)


def main(given: argparse.Namespace) -> None:
    place = given.keep or Path(tempfile.mkdtemp(prefix="warta-race-"))
    try:
        _race(place, given)
    finally:
        if given.keep is None:
            shutil.rmtree(place, ignore_errors=True)


def _race(place: Path, given: argparse.Namespace) -> None:
    place.mkdir(parents=True, exist_ok=True)
    if not (place / Warta.name).exists():
        if given.read is not None:
            archive.index_as_read(given.read, given.count, place / Warta.name)
        else:
            archive.write(given.articles, given.count, place / "articles.jsonl")
            archive.index(place / "articles.jsonl", place / Warta.name)
    named = None if given.engines is None else {Warta.name, *given.engines.split(",")}
    racing = [engine for engine in engines(given.snippets) if named is None or engine.name in named]
    for engine in racing:
        # What the others mark they keep as text, too; without snippets they need not have it.
        beside = " with snippets" if given.snippets and not isinstance(engine, Warta) else ""
        folder = place / f"{engine.name}{beside}"
        if not folder.exists():
            part = folder.with_name(f"{folder.name}.part")  # what is cut off is no index
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            started = time.process_time()
            engine.build(archive.entries(place / Warta.name), part)
            took = time.process_time() - started
            part.rename(folder)
            print(f"{engine.name}: indexed in {took:.0f} s of CPU, {_size(folder)} MB")
        engine.open(folder)
    print(f"{Warta.name}: {_size(place / Warta.name)} MB")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    questions = choose(archive.some(place / Warta.name, _LOOKED_AT))
    rows = [_ask(racing, question, given.rounds) for question in questions]
    print(figures.as_text(rows))
    if given.figures is not None:
        figures.write(rows, given.count, given.figures)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) >> 20


def _ask(racing: list[Engine], question: Question, rounds: int) -> figures.Row:
    times: dict[str, list[float]] = {engine.name: [] for engine in racing}
    totals = {engine.name: engine.ask(question) for engine in racing}  # warm
    for _ in range(rounds):
        for engine in racing:
            taken = times[engine.name]
            if len(taken) >= _FEW and statistics.median(taken) > _SLOW:
                continue
            started = time.process_time()
            engine.ask(question)
            taken.append((time.process_time() - started) * 1000)
    return figures.Row(question.name, totals, times)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.race", description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int, nargs="?", default=10_000, metavar="COUNT")
    parser.add_argument("--articles", type=Path, metavar="FILE")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, metavar="N")
    parser.add_argument("--figures", type=Path, metavar="FILE")
    parser.add_argument("--from", type=Path, metavar="DIR", dest="read")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--engines", metavar="NAMES")
    parser.add_argument("--snippets", action="store_true")
    main(parser.parse_args())
