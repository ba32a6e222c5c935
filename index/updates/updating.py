"""An index brought up to date with its sources: what changed is read, the rest is left."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from index.files import sources
from index.updates.manifest import Manifest, Root, now
from index.updates.opening import last
from index.updates.rebuilding import make, rebuild
from index.updates.report import Report, Run
from index.updates.scanning import describe, note_moves, scans
from index.updates.user_files import chosen
from search.errors import EngineError
from search.keeping import Keeping, open_keeper
from search.output.safe_text import one_line
from search.process.stages import Stage

# An engine and the readers of pages load where something has changed: to find that nothing has must not take
# longer than the looking.


def update(at: Path | str, named: Sequence[Path], run: Run) -> Report:
    """Brings the index at `at` up to date with the roots named (none: with all that it knows); makes one
    where there is none. Articles of other roots stay.

    Raises EngineError: no index and nothing named, another writer, no article, a disk that is full. The
    index then is as it was.
    """
    started = time.perf_counter()
    named = [sources.locate(path) for path in named]
    keeper = open_keeper(at)
    exists = keeper.exists()
    if not exists and not named:
        raise EngineError(f"There is no index at {at}. Make one with: search index FOLDER --at {at}")
    try:
        if exists and not run.rebuild:
            report = _update(at, keeper, named, run)
        elif exists:
            report = rebuild(at, named, run)
        else:
            report = make(at, named, run)
    except (OSError, sqlite3.Error) as error:
        raise _unwritten(at, error, exists) from error
    except MemoryError as error:
        raise EngineError(
            f"There was too little memory. The index at {at} is as it was before. Run the command again with "
            "--jobs 1, with a smaller --memory, or where more memory is free."
        ) from error
    if not run.dry:
        with last(keeper) as manifest:
            report.unchanged = manifest.count_articles() - report.wrote
            # What could not be read before and has not changed since is no less unread.
            known = dict.fromkeys((*manifest.problems(), *report.problems))
            report.kept += sum(articles for _, articles in manifest.left().values())
            report.skipped += manifest.skipped()
        report.problems = list(known)
    report.seconds = time.perf_counter() - started
    return report


def forget(at: Path | str, location: Path) -> int:
    """Drops a root and its articles from the index, or those of a file or folder of one, which come back with
    the next update where it is there; how many articles. Raises EngineError, also where it is not known."""
    keeper = open_keeper(at)
    location = sources.locate(location)
    try:
        with keeper.updating() as change, last(keeper) as before:
            root = next((root for root in before.roots() if location.is_relative_to(root.location)), None)
            below = "" if root is None or root.location == location else _path_in(root, location)
            if root is None or (below and not before.paths(root, below)):
                known = ", ".join(one_line(root.location) for root in before.roots())
                raise EngineError(
                    f"{one_line(location)} is no source of the index at {at}. Its sources: {known or 'none'}"
                )
            with closing(Manifest.begin(change.manifest, before)) as manifest:
                if below:
                    gone = [id for path in before.paths(root, below) for id in manifest.drop_file(path)]
                else:
                    gone = manifest.drop_root(root)
                count = change.remove(gone)
                manifest.finish(now())
    except (OSError, sqlite3.Error) as error:
        raise _unwritten(at, error) from error
    _tidy(keeper, at)
    return count


def _update(at: Path | str, keeper: Keeping, named: Sequence[Path], run: Run) -> Report:
    report = Report()
    damage = keeper.damage()
    if damage and not run.dry:
        # What can be made again is, before anything is built on it.
        from index.updates.checking import mend

        mend(at)
        report.mended = damage
    known = keeper.state()
    with last(keeper) as before:
        files = chosen(run, before, keeper).files
        with Stage.SCANNING:
            found = scans(before, named, run)
    if files != keeper.user_files():
        # Every article may be read differently.
        return rebuild(at, named, run)
    if run.dry or not any(scan.differs for scan in found):
        describe(found, report)
        return report
    with Stage.START:
        from index.updates.applying import apply

    with keeper.updating() as change:
        with last(keeper) as before, Stage.MANIFEST:
            manifest = Manifest.begin(change.manifest, before)
        with closing(manifest):
            if keeper.state() != known:
                # Another process committed before this one had the lock: what was found may be known by now.
                found = scans(manifest, named, run)
            note_moves(found, report)
            apply(manifest, change, found, run, report)
            with Stage.MANIFEST:
                manifest.finish(now())
    _tidy(keeper, at)
    return report


def _path_in(root: Root, location: Path) -> str:
    return f"{root.label}/{location.relative_to(root.location).as_posix()}"


def _tidy(keeper: Keeping, at: Path | str) -> None:
    """Merges what counts already: an error is none of the update's."""
    try:
        keeper.tidy()
    except OSError as error:
        raise EngineError(
            f"The index at {at} is up to date, but its segments could not be merged: {_reason(error)}. It "
            "answers rightly; the next update merges them where there is room."
        ) from error


def _unwritten(at: Path | str, error: OSError | sqlite3.Error, existed: bool = True) -> EngineError:
    if existed and not open_keeper(at).exists():
        return EngineError(
            f"The index at {at} could not be written: {_reason(error)}. Its folder was removed meanwhile. "
            f"Make it anew with: search index FOLDER --at {at}"
        )
    return EngineError(
        f"The index at {at} could not be written: {_reason(error)}. It is as it was before. "
        "Make room or mend that, and run the command again."
    )


def _reason(error: OSError | sqlite3.Error) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
