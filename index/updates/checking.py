"""An index and its manifest verified against each other, and described in figures."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from index.updates.manifest import Manifest, now
from index.updates.opening import last, opened
from search.engine import open_engine
from search.errors import EngineError
from search.keeping import Progress, no_progress, open_keeper
from search.model import UNDATED, Everything, Fault, Query


@dataclass(frozen=True)
class Repair:
    """What was made again of an index, and what is still wrong with it."""

    mended: list[Fault]
    left: list[Fault]


def repair(at: Path | str, progress: Progress = no_progress) -> Repair:
    """Makes again what can be made again of the index at `at`. Nothing is changed where more is wrong than
    that. Raises EngineError where there is none."""
    faults = find_faults(at, progress)
    if faults and all(fault.mends for fault in faults):
        try:
            mend(at)
        except (OSError, sqlite3.Error) as error:
            raise EngineError(
                f"The index at {at} could not be mended: {error}. Make room or mend that, and run the "
                "command again."
            ) from error
        return Repair(faults, [])
    return Repair([], [fault for fault in faults if not fault.mends])


def mend(at: Path | str) -> None:
    """Makes again columns, stories, manifest and digests from what else the index holds. Raises EngineError,
    OSError and sqlite3.Error."""
    keeper = open_keeper(at)
    with keeper.repairing() as change, last(keeper) as before:
        Manifest.begin(change.manifest, before).finish(now())


def find_faults(at: Path | str, progress: Progress = no_progress) -> list[Fault]:
    """What is wrong with the index at `at`; [] where all is well. Raises EngineError where there is none."""
    keeper = open_keeper(at)
    faults = keeper.find_faults(progress)
    if not all(fault.mends for fault in faults):
        return faults
    with keeper.manifest() as file:
        manifest = Manifest.read(file)
        if manifest is None:
            text = "the list of its sources is lost or damaged; `search index` makes it again"
            return [*(fault for fault in faults if ".db " not in fault.text), Fault(text, mends=True)]
        listed = manifest.ids()
        manifest.close()
    held = {article.id for article, _ in keeper.everything()} if not faults else set()
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


def describe(at: Path | str) -> Stats:
    """Raises EngineError where there is no index."""
    engine, storage = open_engine(at), open_keeper(at).storage()
    by_outlet: dict[str, Counter[str]] = {}
    for row in engine.counts(Query("", Everything()), ("outlet", "year")).rows:
        outlet, year = row.values
        by_outlet.setdefault(outlet, Counter())[year] += row.count
    with opened(at) as manifest:
        files, problems, updated = manifest.count_files(), manifest.count_problems(), manifest.updated
    return Stats(
        articles=engine.count(),
        undated=sum(years[UNDATED] for years in by_outlet.values()),
        files=files,
        problems=problems,
        bytes=storage.bytes,
        segments=storage.segments,
        updated=updated,
        versions=dict(storage.versions),
        outlets={
            name: dict(sorted(years.items()))
            for name, years in sorted(by_outlet.items(), key=lambda entry: (-entry[1].total(), entry[0]))
        },
    )
