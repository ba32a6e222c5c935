"""An index brought up to date with its sources, or made anew: what changed is read, the rest is left."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from index import sources
from index.items import Item, items
from index.manifest import Manifest, Root, Seen, free_label
from index.sources import Skipped, Source
from index.workers import Done, Here, Pool, Processes
from search.embedded import WhooshEngine, building
from search.embedded.writing import Update
from search.engine import EngineError
from search.generations import OFFICIALS, IndexFolder
from search.model import Problem

# Below this many bytes to read, starting processes takes longer than the reading.
WORTH_PROCESSES: Final = 3_000_000


@dataclass
class Report:
    """What a run did, in articles (in a dry run, `unchanged` is in files); `problems`: all that could not
    be read, in this run or an earlier one; `skipped` files by suffix; `files` what a dry run would do."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    files: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def wrote(self) -> int:
        """Articles that were read and written."""
        return self.added + self.changed


@dataclass(frozen=True)
class Run:
    """What is asked of a run. `jobs`: processes (None: as many as the machine has cores, where that pays).
    `progress` is told after each article; `outlets`, `officials`: files of the user's own."""

    rebuild: bool = False
    dry: bool = False
    jobs: int | None = None
    outlets: Path | None = None
    officials: Path | None = None
    progress: Callable[[int], object] = lambda count: None


@dataclass
class _Scan:
    """A root, or the part of one at `below`, as it differs from what is known of it."""

    location: Path
    root: Root | None
    label: str
    below: str
    replaced: list[Root]
    changed: tuple[Seen, ...] = ()
    gone: tuple[str, ...] = ()
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    @property
    def differs(self) -> bool:
        return bool(self.changed or self.gone or self.replaced or self.root is None)


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
            report = _update(WhooshEngine(at), at, named, run)
        else:
            report = _build(at, [*_known_roots(at), *named] if exists else named, run)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise EngineError(
            f"The index at {at} could not be written: {reason}. It is as it was before. "
            "Make room or mend that, and run the command again."
        ) from error
    if not run.dry:
        engine = WhooshEngine(at)
        report.unchanged = engine.count() - report.wrote
        with opened(engine) as manifest:
            # What could not be read before and has not changed since is no less unread.
            known = list(manifest.problems())
        report.problems = known + [problem for problem in report.problems if problem not in known]
    report.seconds = time.perf_counter() - started
    return report


def forget(at: Path, location: Path) -> int:
    """Drops a root and its articles from the index; how many articles. Raises EngineError, also where the
    root is not known."""
    engine = WhooshEngine(at)
    location = sources.locate(location)
    with engine.updating() as change, opened(engine) as before:
        root = next((root for root in before.roots() if root.location == location), None)
        if root is None:
            known = ", ".join(str(root.location) for root in before.roots())
            raise EngineError(f"{location} is no source of the index at {at}. Its sources: {known or 'none'}")
        folder, number = engine.state()
        manifest = Manifest.begin(folder, number + 1, before)
        count = change.remove(manifest.drop_root(root))
        manifest.finish(_now())
    _settle(engine)
    return count


class opened:  # noqa: N801 - used like a function
    """The manifest of an engine's last commit, for reading; made again in memory where it is lost."""

    def __init__(self, engine: WhooshEngine) -> None:
        folder, number = engine.state()
        self._manifest = Manifest.read(folder, number) or Manifest.restored(engine.everything(), _now())

    def __enter__(self) -> Manifest:
        return self._manifest

    def __exit__(self, *_: object) -> None:
        self._manifest.close()


def _known_roots(at: Path) -> list[Path]:
    """The roots of an index that may be of another version: a rebuild needs no more of it than these."""
    try:
        with opened(WhooshEngine(at)) as manifest:
            return [root.location for root in manifest.roots()]
    except EngineError:
        found = sorted(at.glob("g-*/manifest-*.db"), key=lambda path: path.stat().st_mtime)
        for path in reversed(found):
            old = Manifest.read(path.parent, int(path.stem.removeprefix("manifest-")))
            if old is not None:
                return [root.location for root in old.roots()]
        return []


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
        _describe(_scans(empty, named), report)
        return report
    with building(at, run.officials or IndexFolder(at).officials()) as engine:
        folder, number = engine.state()
        manifest = Manifest.begin(folder, number + 1, None)
        with engine.updating() as change:
            _apply(manifest, change, _scans(manifest, named), folder, run, report)
            if not report.added:
                where = ", ".join(str(path) for path in named)
                listed = "".join(f"\n  {problem.path}: {problem.reason}" for problem in report.problems[:10])
                raise EngineError(f"No article was found in {where}; nothing was changed.{listed}")
            _remember_outlets(manifest, run.outlets)
            manifest.finish(_now())
        _settle(engine)
    return report


def _update(engine: WhooshEngine, at: Path, named: Sequence[Path], run: Run) -> Report:
    report = Report()
    with opened(engine) as before:
        outlets, is_same = _outlets(before, run.outlets, at)
        scans = _scans(before, named)
    if not is_same or not _is_known(run.officials, at):
        # Another file of outlets or officials: every article may be read differently.
        return _build(at, [*_known_roots(at), *named], replace(run, outlets=outlets))
    if run.dry or not any(scan.differs for scan in scans):
        _describe(scans, report)
        return report
    with engine.updating() as change:
        # What was scanned before the lock was taken may be known by now.
        with opened(engine) as before:
            folder, number = engine.state()
            manifest = Manifest.begin(folder, number + 1, before)
        scans = _scans(manifest, named)
        _apply(manifest, change, scans, folder, replace(run, outlets=outlets), report)
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


# --- what there is ---------------------------------------------------------------------------------


def _places(manifest: Manifest, named: Sequence[Path]) -> Iterator[tuple[Path, Root | None, str, list[Root]]]:
    """What to scan: location, the root that knows it, the part of it, and roots that it takes over."""
    roots = manifest.roots()
    if not named:
        yield from ((root.location, root, "", []) for root in roots)
        return
    covered: list[Path] = []
    for path in sorted(set(named)):
        if any(path == other or path.is_relative_to(other) for other in covered):
            continue
        covered.append(path)
        above = next((r for r in roots if path == r.location or path.is_relative_to(r.location)), None)
        if above is not None:
            inner = path.relative_to(above.location).as_posix()
            yield above.location, above, "" if inner == "." else f"{above.label}/{inner}", []
        else:
            yield path, None, "", [root for root in roots if root.location.is_relative_to(path)]


def _scans(manifest: Manifest, named: Sequence[Path]) -> list[_Scan]:
    taken = {root.label for root in manifest.roots()}
    scans = []
    for location, root, below, replaced in _places(manifest, named):
        if root is None:
            taken -= {old.label for old in replaced}
            label = free_label(location, taken)
            taken.add(label)
        else:
            label = root.label
        scans.append(_scan(manifest, location, root, label, below, replaced))
    return scans


def _scan(
    manifest: Manifest, location: Path, root: Root | None, label: str, below: str, replaced: list[Root]
) -> _Scan:
    scan = _Scan(location, root, label, below, replaced)
    if root is not None and not location.exists():
        # An unmounted disk must not empty the archive.
        reason = "the source is gone; its articles stay until `search forget` drops it"
        scan.problems.append(Problem(str(location), reason))
        scan.same = len(manifest.paths(root))
        return scan
    if replaced:
        scan.changed = tuple(_listed(scan))  # under another label, everything is new
        return scan
    differs = manifest.compare(root, _listed(scan), below)
    scan.changed, scan.gone, scan.same = differs.changed, differs.gone, differs.same
    return scan


def _listed(scan: _Scan) -> Iterator[Seen]:
    for found in sources.find(scan.location, scan.label, scan.below):
        if isinstance(found, Source):
            yield Seen(found.path, found.size, found.modified, found.file)
        elif isinstance(found, Problem):
            scan.problems.append(found)
        else:
            scan.skipped[_suffix(found)] += 1


def _suffix(skipped: Skipped) -> str:
    return Path(skipped.path).suffix or "no suffix"


def _describe(scans: Sequence[_Scan], report: Report) -> None:
    """What a run would do, by file."""
    for scan in scans:
        report.files += [("read", seen.path) for seen in scan.changed]
        report.files += [("remove", path) for path in scan.gone]
        report.unchanged += scan.same
        report.problems += scan.problems
        report.skipped += scan.skipped


# --- doing it --------------------------------------------------------------------------------------


def _apply(
    manifest: Manifest, change: Update, scans: Sequence[_Scan], folder: Path, run: Run, report: Report
) -> None:
    """Reads what changed, removes what is gone, and notes both in the manifest."""
    reading = _Reading(manifest, change, _pool(scans, folder, run), run.progress, report)
    try:
        for scan in scans:
            reading.take(scan)
        reading.finish()
    except BaseException:
        reading.pool.close()
        with suppress(OSError):
            manifest.close()
            manifest.path.unlink()
        raise


def _pool(scans: Sequence[_Scan], folder: Path, run: Run) -> Pool:
    size = sum(seen.size for scan in scans for seen in scan.changed)
    jobs = run.jobs if run.jobs is not None else (os.cpu_count() or 1 if size > WORTH_PROCESSES else 1)
    copy = folder / OFFICIALS
    officials = copy if copy.exists() else None
    if jobs > 1:
        return Processes(folder, run.outlets, officials, jobs)
    return Here(folder, run.outlets, officials)


class _Reading:
    """One pass over what changed: items go to the pool, results to manifest, update and report."""

    def __init__(
        self,
        manifest: Manifest,
        change: Update,
        pool: Pool,
        progress: Callable[[int], object],
        report: Report,
    ) -> None:
        self._manifest = manifest
        self._change = change
        self.pool = pool
        self._progress = progress
        self._report = report
        self._files: dict[str, tuple[int, bool]] = {}  # items under way: their file, whether they are new

    def take(self, scan: _Scan) -> None:
        manifest, report = self._manifest, self._report
        for old in scan.replaced:
            report.removed += self._change.remove(manifest.drop_root(old))
        root = scan.root or manifest.add_root(scan.location, scan.label, _now())
        where = f"{root.location}/" if root.is_folder else str(root.location)
        for path in scan.gone:
            report.removed += self._change.remove(manifest.drop_file(path))
        for seen in scan.changed:
            self._file(root, where, seen)
        report.problems += scan.problems
        report.skipped += scan.skipped
        if not scan.below:
            manifest.replace_folder_problems(root.label, scan.problems)
        manifest.touch_root(root, _now())

    def _file(self, root: Root, where: str, seen: Seen) -> None:
        manifest, report = self._manifest, self._report
        kind = sources.format_of(seen.file)
        assert kind is not None
        known = manifest.items(seen.path)
        number = manifest.put_file(root, seen, time.time_ns())
        present = set()
        for item in items(Source(seen.file, seen.path, kind, seen.size, seen.modified)):
            if isinstance(item, Problem):
                report.problems.append(item)
                manifest.put_problem(item, number)
                continue
            present.add(item.id)
            if known.get(item.id) != item.digest:
                self._submit(item, where, number, is_new=item.id not in known)
        lost = [id for id in known if id not in present]
        report.removed += self._change.remove(lost)
        manifest.drop_items(lost)

    def _submit(self, item: Item, where: str, number: int, is_new: bool) -> None:
        if not is_new:
            self._change.remove([item.id])
        self._files[item.id] = number, is_new
        for done in self.pool.submit(item, where):
            self._note(done)

    def _note(self, done: Done) -> None:
        number, is_new = self._files.pop(done.id)
        self._manifest.put_item(number, done.id, done.record, done.digest, done.problem is None)
        if done.problem is not None:
            self._manifest.put_problem(done.problem, number, done.id)
            self._report.problems.append(done.problem)
        if done.problem is None:
            self._report.added += is_new
            self._report.changed += not is_new
        elif not is_new:
            self._report.removed += 1
        self._progress(1)

    def finish(self) -> None:
        for done in self.pool.finish():
            self._note(done)
        self._change.adopt(self.pool.segments)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
