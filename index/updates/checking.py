"""An index and its manifest verified against each other, and described in figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from index.updates.manifest import Manifest
from index.updates.updating import opened
from search.embedded import versions
from search.embedded.checking import Fault
from search.embedded.engine import WhooshEngine
from search.model import Everything, Query


def find_faults(at: Path) -> list[Fault]:
    """What is wrong with the index at `at`; [] where all is well. Raises EngineError where it does not
    open."""
    engine = WhooshEngine(at)
    faults = engine.find_faults()
    folder, number = engine.state()
    manifest = Manifest.read(folder, number)
    if manifest is None:
        return [
            *faults,
            Fault("the list of its sources is lost or damaged; `search index` makes it again", mends=True),
        ]
    held = {article.id for article, _ in engine.everything()} if not faults else set()
    listed = manifest.ids()
    manifest.close()
    if not faults and held != listed:
        faults.append(
            Fault(f"{len(held ^ listed)} articles differ between the index and the list of its sources")
        )
    return faults


@dataclass(frozen=True)
class Stats:
    """An index in figures. `outlets`: articles by outlet and year ('' and 'undated' where unknown)."""

    articles: int
    undated: int
    files: int
    problems: int
    bytes: int
    segments: int
    updated: str | None
    versions: dict[str, int | str]
    outlets: dict[str, dict[str, int]] = field(default_factory=dict)


def describe(at: Path) -> Stats:
    """Raises EngineError where there is no index."""
    engine = WhooshEngine(at)
    by_outlet: dict[str, Counter[str]] = {}
    for row in engine.counts(Query("", Everything()), ("outlet", "year")).rows:
        outlet, year = row.values
        by_outlet.setdefault(outlet, Counter())[year] += row.count
    with opened(at) as manifest:
        files, problems, updated = manifest.count_files(), manifest.count_problems(), manifest.updated
    return Stats(
        articles=engine.count(),
        undated=sum(years["undated"] for years in by_outlet.values()),
        files=files,
        problems=problems,
        bytes=sum(path.stat().st_size for path in at.rglob("*") if path.is_file()),
        segments=len(engine.segments()),
        updated=updated,
        versions=versions.current(),
        outlets={
            name: dict(sorted(years.items()))
            for name, years in sorted(by_outlet.items(), key=lambda entry: (-entry[1].total(), entry[0]))
        },
    )
