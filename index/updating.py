"""An index brought up to date with its sources, or made anew: what changed is read, the rest is left."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from index import sources
from index.manifest import Manifest
from index.report import Report, Run
from index.scanning import Scan, scans
from search.engine import EngineError
from search.generations import IndexFolder

if TYPE_CHECKING:
    from search.embedded import WhooshEngine

# Whoosh, numpy and the readers of pages load where something has changed: to find that nothing has must
# not take longer than the looking.


def update(at: Path, named: Sequence[Path], run: Run) -> Report:
    """Brings the index at `at` up to date with the roots named (none: with all that it knows); makes one
    where there is none. Articles of other roots stay.

    Raises EngineError: no index and nothing named, another writer, no article, a disk that is full. The
    index then is as it was.
    """
    started = time.perf_counter()
    named = [sources.locate(path) for path in named]
    exists = IndexFolder(at).exists()
    if not exists and not named:
        raise EngineError(f"There is no index at {at}. Make one with: search index FOLDER --at {at}")
    try:
        if exists and not run.rebuild:
            report = _update(at, named, run)
        elif exists:
            roots, outlets = _known(at, run.outlets)
            report = _build(at, [*roots, *named], replace(run, outlets=outlets))
        else:
            report = _build(at, named, run)
    except (OSError, sqlite3.Error) as error:
        raise _unwritten(at, error) from error
    if not run.dry:
        with opened(at) as manifest:
            report.unchanged = manifest.count_articles() - report.wrote
            # What could not be read before and has not changed since is no less unread.
            known = dict.fromkeys((*manifest.problems(), *report.problems))
        report.problems = list(known)
    report.seconds = time.perf_counter() - started
    return report


def forget(at: Path, location: Path) -> int:
    """Drops a root and its articles from the index; how many articles. Raises EngineError, also where the
    root is not known."""
    from search.embedded import WhooshEngine

    engine = WhooshEngine(at)
    location = sources.locate(location)
    try:
        with engine.updating() as change, opened(at) as before:
            root = next((root for root in before.roots() if root.location == location), None)
            if root is None:
                known = ", ".join(str(root.location) for root in before.roots())
                raise EngineError(
                    f"{location} is no source of the index at {at}. Its sources: {known or 'none'}"
                )
            folder, number = engine.state()
            manifest = Manifest.begin(folder, number + 1, before)
            count = change.remove(manifest.drop_root(root))
            manifest.finish(_now())
    except (OSError, sqlite3.Error) as error:
        raise _unwritten(at, error) from error
    _settle(engine)
    return count


@contextmanager
def opened(at: Path) -> Iterator[Manifest]:
    """The manifest of an index's last commit, for reading; made again in memory where it is lost."""
    folder, number = IndexFolder(at).state()
    manifest = Manifest.read(folder, number)
    if manifest is None:
        from search.embedded import WhooshEngine

        manifest = Manifest.restored(WhooshEngine(at).everything(), _now())
    try:
        yield manifest
    finally:
        manifest.close()


def _known(at: Path, given: Path | None) -> tuple[list[Path], Path | None]:
    """The roots of an index that may be of another version, and the file of outlets to read them with (the
    one given, else its own): a rebuild needs no more of it than these."""
    with _last(at) as manifest:
        if manifest is None:
            return [], given
        return [root.location for root in manifest.roots()], _outlets(manifest, given, at)[0]


@contextmanager
def _last(at: Path) -> Iterator[Manifest | None]:
    """The manifest that counts; of an index that does not open the newest that can be read, if any."""
    manifest = None
    try:
        folder, number = IndexFolder(at).state()
        manifest = Manifest.read(folder, number)
        if manifest is None:
            from search.embedded import WhooshEngine

            manifest = Manifest.restored(WhooshEngine(at).everything(), _now())
    except EngineError:
        found = sorted(at.glob("g-*/manifest-*.db"), key=lambda path: path.stat().st_mtime, reverse=True)
        olds = (Manifest.read(path.parent, int(path.stem.removeprefix("manifest-"))) for path in found)
        manifest = next((old for old in olds if old is not None), None)
    try:
        yield manifest
    finally:
        if manifest is not None:
            manifest.close()


# --- the two ways ----------------------------------------------------------------------------------


def _build(at: Path, named: Sequence[Path], run: Run) -> Report:
    """A new generation beside the old one, which it replaces in one step when all is read."""
    if not named:
        raise EngineError(f"The index at {at} does not say what it was made of. Name its folders.")
    missing = [path for path in named if not path.exists()]
    if missing and len(missing) == len(named):
        raise EngineError(f"{missing[0]} is gone; the index at {at} was not changed.")
    report = Report()
    if run.dry:
        empty = Manifest.restored((), _now())
        _describe(scans(empty, named), report)
        return report
    from index.applying import apply
    from search.embedded import building

    with building(at, run.officials or IndexFolder(at).officials()) as engine:
        folder, number = engine.state()
        manifest = Manifest.begin(folder, number + 1, None)
        with engine.updating() as change:
            apply(manifest, change, scans(manifest, named), folder, run, report)
            if not report.added:
                where = ", ".join(str(path) for path in named)
                listed = "".join(f"\n  {problem.path}: {problem.reason}" for problem in report.problems[:10])
                raise EngineError(f"No article was found in {where}; nothing was changed.{listed}")
            _remember_outlets(manifest, run.outlets)
            manifest.finish(_now())
        _settle(engine)
    return report


def _update(at: Path, named: Sequence[Path], run: Run) -> Report:
    report = Report()
    known = IndexFolder(at).state()
    with opened(at) as before:
        outlets, is_same = _outlets(before, run.outlets, at)
        found = scans(before, named)
    if not is_same or not _is_known(run.officials, at):
        # Another file of outlets or officials: every article may be read differently.
        return _build(at, [*_known(at, outlets)[0], *named], replace(run, outlets=outlets))
    if run.dry or not any(scan.differs for scan in found):
        _describe(found, report)
        return report
    from index.applying import apply
    from search.embedded import WhooshEngine

    engine = WhooshEngine(at)
    with engine.updating() as change:
        with opened(at) as before:
            folder, number = engine.state()
            manifest = Manifest.begin(folder, number + 1, before)
        if (folder, number) != known:
            # Another process committed before this one had the lock: what was found may be known by now.
            found = scans(manifest, named)
        apply(manifest, change, found, folder, replace(run, outlets=outlets), report)
        manifest.finish(_now())
    _settle(engine)
    return report


def _settle(engine: WhooshEngine) -> None:
    engine.tidy(Manifest.carry)
    Manifest.sweep(*engine.state())


def _outlets(manifest: Manifest, given: Path | None, at: Path) -> tuple[Path | None, bool]:
    """The user's file of outlets to read with, and whether it is the one that the index was made with."""
    known, digest = manifest.fact("outlets"), manifest.fact("outlets_digest")
    if given is None and known is None:
        return None, True
    path = sources.locate(given) if given is not None else Path(known or "")
    try:
        return path, _digest(path) == digest
    except OSError as error:
        raise EngineError(
            f"The file of outlets {path}, which the index at {at} was made with, cannot be read "
            f"({error.strerror}). Put it back, or name another with --outlets."
        ) from error


def _is_known(officials: Path | None, at: Path) -> bool:
    """Whether a file of officials says what the index's own copy says, or none is given."""
    if officials is None:
        return True
    copy = IndexFolder(at).officials()
    return officials.read_bytes() == (copy.read_bytes() if copy else b"")


def _remember_outlets(manifest: Manifest, path: Path | None) -> None:
    if path is not None:
        manifest.set_fact("outlets", str(sources.locate(path)))
        manifest.set_fact("outlets_digest", _digest(path))


def _digest(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()


def _describe(found: Sequence[Scan], report: Report) -> None:
    """What a run would do, by file."""
    for scan in found:
        report.files += [("read", seen.path) for seen in scan.changed]
        report.files += [("remove", path) for path in scan.gone]
        report.unchanged += scan.same
        report.problems += scan.problems
        report.skipped += scan.skipped


def _unwritten(at: Path, error: OSError | sqlite3.Error) -> EngineError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return EngineError(
        f"The index at {at} could not be written: {reason}. It is as it was before. "
        "Make room or mend that, and run the command again."
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
