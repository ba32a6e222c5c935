"""From what the user named to an index: every source read, every problem listed, one new generation."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from index import sources
from index.reading import Reader
from index.sources import Skipped
from search import identifiers
from search.engine import EngineError, building
from search.model import Article, Problem

Watch = Callable[[Iterable[Article]], Iterable[Article]]


@dataclass
class Report:
    """What a run did: articles added, files of other formats left out (by suffix), problems, seconds."""

    articles: int = 0
    undated: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0


def read_all(roots: Sequence[Path], reader: Reader, report: Report) -> Iterator[Article]:
    """The articles of all roots, each with an id of its own; what could not be read goes to the report."""
    paths: dict[str, str] = {}
    files: set[Path] = set()
    for root in roots:
        for found in sources.find(root):
            if isinstance(found, Problem):
                report.problems.append(found)
            elif isinstance(found, Skipped):
                report.skipped[Path(found.path).suffix or "no suffix"] += 1
            elif found.file not in files:  # a root inside another is read once
                files.add(found.file)
                for item in reader.read(found):
                    if isinstance(item, Problem):
                        report.problems.append(item)
                    else:
                        yield _with_own_id(item, paths, report)


def _with_own_id(article: Article, paths: dict[str, str], report: Report) -> Article:
    """The article, under another id where its own is taken (two records of one id, two roots of one name)."""
    repeat = 0
    while article.id in paths:
        repeat += 1
        if repeat == 1:
            report.problems.append(
                Problem(
                    article.path,
                    f"another article has the same path and record id ({paths[article.id]}); both are kept",
                    article.record,
                )
            )
        article = replace(article, id=identifiers.make(article.path, article.record, repeat))
    paths[article.id] = f"{article.path}#{article.record}" if article.record else article.path
    report.articles += 1
    report.undated += article.published is None
    return article


def build(
    roots: Sequence[Path],
    at: Path,
    reader: Reader,
    watch: Watch = lambda articles: articles,
    officials: Path | None = None,
) -> Report:
    """Makes the index at `at` of all that is below the roots, in place of the one that was there.

    `watch` may wrap the stream of articles (a progress bar); `officials` is the file of corrections that the
    reader knows, for the index to remember. Raises EngineError; the old index then stays.
    """
    report = Report()
    started = time.perf_counter()
    with building(at, officials) as engine:
        if not engine.add(watch(read_all(roots, reader, report))):
            # An empty folder named by mistake must not wipe an archive.
            where = ", ".join(str(root) for root in roots)
            listed = "".join(f"\n  {problem.path}: {problem.reason}" for problem in report.problems[:10])
            raise EngineError(f"No article was found in {where}; nothing was changed.{listed}")
    report.seconds = time.perf_counter() - started
    return report
