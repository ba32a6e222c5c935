"""An index brought up to date with its sources, or made anew: what changed is read, the rest is left."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from index.files import sources
from index.updates.manifest import Manifest
from index.updates.report import Report, Run
from index.updates.scanning import Scan, is_gone, scans
from search.embedded.folder import OUTLETS, IndexFolder
from search.errors import EngineError

if TYPE_CHECKING:
    from search.embedded.engine import WhooshEngine

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
            report = _rebuild(at, named, run)
        else:
            report = _build(at, named, run, _Outlets.read(run.outlets))
    except (OSError, sqlite3.Error) as error:
        raise _unwritten(at, error, exists) from error
    except MemoryError as error:
        raise EngineError(
            f"There was too little memory. The index at {at} is as it was before. Run the command again with "
            "--jobs 1, with a smaller --memory, or where more memory is free."
        ) from error
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
    from search.embedded.engine import WhooshEngine

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
    _settle_after(engine, at)
    return count


@contextmanager
def opened(at: Path) -> Iterator[Manifest]:
    """The manifest of an index's last commit, for reading; made again in memory where it is lost."""
    folder, number = IndexFolder(at).state()
    manifest = Manifest.read(folder, number)
    if manifest is None:
        from search.embedded.engine import WhooshEngine

        manifest = Manifest.restored(WhooshEngine(at).everything(), _now())
    try:
        yield manifest
    finally:
        manifest.close()


@contextmanager
def _last(at: Path) -> Iterator[Manifest | None]:
    """The manifest that counts; of an index that does not open the newest that can be read, if any."""
    manifest = None
    try:
        folder, number = IndexFolder(at).state()
        manifest = Manifest.read(folder, number)
        if manifest is None:
            from search.embedded.engine import WhooshEngine

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


def _rebuild(at: Path, named: Sequence[Path], run: Run) -> Report:
    """All roots of an index, which may be of another version, and those named, read anew."""
    with _last(at) as manifest:
        outlets = _outlets(manifest, run.outlets, at)
        roots = manifest.roots() if manifest is not None else []
        if not roots and not named and manifest is None:
            raise EngineError(
                f"The index at {at} does not say what it was made of. Name its folders: "
                f"search index --rebuild FOLDER --at {at}"
            )
        if manifest is not None and _opens(at):
            for root in roots:
                count = manifest.counts(root).articles
                if count and is_gone(manifest, root):
                    raise EngineError(
                        f"{root.location} is gone or empty (a disk not mounted?), and a rebuild would "
                        f"lose its {count} articles; nothing was changed. Bring it back, give its new place "
                        f"with: search index NEW --at {at}, or drop them with: "
                        f"search forget {quote(str(root.location))} --at {at}"
                    )
    return _build(at, [*(root.location for root in roots), *named], run, outlets, bool(roots or named))


def _opens(at: Path) -> bool:
    try:
        return bool(IndexFolder(at).state())
    except EngineError:
        return False


def _build(at: Path, named: Sequence[Path], run: Run, outlets: _Outlets, must: bool = True) -> Report:
    """A new generation beside the old one, which it replaces in one step when all is read."""
    missing = [path for path in named if not path.exists()]
    if missing and len(missing) == len(named):
        raise EngineError(f"{missing[0]} is gone; the index at {at} was not changed.")
    report = Report()
    if run.dry:
        empty = Manifest.restored((), _now())
        _describe(scans(empty, named), report)
        return report
    from index.updates.applying import apply
    from search.embedded.engine import building
    from search.knowledge.outlets import Outlets

    try:
        if outlets.place is not None and outlets.place.exists():
            Outlets.load(outlets.place)
    except ValueError as error:
        raise EngineError(
            f"{error}; the index at {at} was not changed. Mend that file, or name another with --outlets."
        ) from error
    with building(at, run.officials or IndexFolder(at).officials()) as engine:
        folder, number = engine.state()
        if outlets.told:
            (folder / OUTLETS).write_bytes(outlets.told)
        manifest = Manifest.begin(folder, number + 1, None)
        with engine.updating() as change:
            apply(manifest, change, scans(manifest, named), folder, run, report)
            if must and not report.added:
                where = ", ".join(str(path) for path in named)
                listed = "".join(f"\n  {problem.path}: {problem.reason}" for problem in report.problems[:10])
                raise EngineError(f"No article was found in {where}; nothing was changed.{listed}")
            if outlets.place is not None:
                manifest.set_fact("outlets", str(outlets.place))
            manifest.finish(_now())
        _settle(engine)
    return report


def _update(at: Path, named: Sequence[Path], run: Run) -> Report:
    report = Report()
    known = IndexFolder(at).state()
    with opened(at) as before:
        outlets = _outlets(before, run.outlets, at)
        found = scans(before, named)
    home = IndexFolder(at)
    if outlets.told != _bytes(home.outlets()) or (
        run.officials is not None and _bytes(run.officials) != _bytes(home.officials())
    ):
        # Another file of outlets or officials: every article may be read differently.
        return _rebuild(at, named, run)
    if run.dry or not any(scan.differs for scan in found):
        _describe(found, report)
        return report
    from index.updates.applying import apply
    from search.embedded.engine import WhooshEngine

    engine = WhooshEngine(at)
    with engine.updating() as change:
        with opened(at) as before:
            folder, number = engine.state()
            manifest = Manifest.begin(folder, number + 1, before)
        if (folder, number) != known:
            # Another process committed before this one had the lock: what was found may be known by now.
            found = scans(manifest, named)
        _note_moves(found, report)
        apply(manifest, change, found, folder, run, report)
        manifest.finish(_now())
    _settle_after(engine, at)
    return report


def _settle_after(engine: WhooshEngine, at: Path) -> None:
    """Settles what counts already: an error is none of the update's."""
    try:
        _settle(engine)
    except (OSError, sqlite3.Error) as error:
        raise EngineError(
            f"The index at {at} is up to date, but its segments could not be merged: {_reason(error)}. It "
            "answers rightly; the next update merges them where there is room."
        ) from error


def _settle(engine: WhooshEngine) -> None:
    engine.tidy(Manifest.carry)
    Manifest.sweep(*engine.state())


@dataclass(frozen=True)
class _Outlets:
    """A user's file of outlets: where it is kept, and what it says."""

    place: Path | None
    told: bytes

    @classmethod
    def read(cls, place: Path | None) -> _Outlets:
        told = _bytes(place)
        return cls(sources.locate(place) if place is not None and told else None, told)


def _outlets(manifest: Manifest | None, given: Path | None, at: Path) -> _Outlets:
    """The outlets to read with: those given, else those that the index was made with, as their file says now
    or, where it is gone or its place forgotten, as the index's own copy says."""
    if given is not None:
        return _Outlets.read(given)
    known = manifest.fact("outlets") if manifest is not None else None
    if known is not None:
        with suppress(OSError):
            return _Outlets.read(Path(known))
    return _Outlets(Path(known) if known is not None else None, _bytes(IndexFolder(at).outlets()))


def _bytes(file: Path | None) -> bytes:
    return file.read_bytes() if file is not None else b""


def _describe(found: Sequence[Scan], report: Report) -> None:
    """What a run would do, by file."""
    _note_moves(found, report)
    for scan in found:
        report.files += [("read", seen.path) for seen in scan.changed]
        report.files += [("remove", path) for path in scan.gone]
        report.unchanged += scan.same
        report.problems += scan.problems
        report.skipped += scan.skipped


def _note_moves(found: Sequence[Scan], report: Report) -> None:
    report.moved += [(scan.moved.location, scan.location) for scan in found if scan.moved]
    report.likely += [(scan.likely.location, scan.location) for scan in found if scan.likely]


def _unwritten(at: Path, error: OSError | sqlite3.Error, existed: bool = True) -> EngineError:
    if existed and not IndexFolder(at).exists():
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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
