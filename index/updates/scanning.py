"""What is on disk against what an index knows of it: the files that are new, changed or gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from index.files import sources
from index.files.mounts import mounts_below
from index.files.sources import NO_HINTS, Hints, Skipped, Source, Trouble
from index.updates.manifest import Manifest, Root, Seen, free_label, is_within
from index.updates.report import Report, Run
from search.errors import EngineError
from search.model import Problem


@dataclass
class Scan:
    """A root, or the part of one at `below`, as it differs from what is known of it. A new root takes the
    place of those `replaced`; `moved` and `likely`: see `_moved`. `unread`: what trouble kept from being
    listed, where `kept` known articles stay as they are. `is_mended`: what was noted as a problem of its
    folders is none any more. `hints`: those that it has from now on, where they change."""

    location: Path
    root: Root | None
    label: str
    below: str
    replaced: list[Root]
    changed: tuple[Seen, ...] = ()
    gone: tuple[str, ...] = ()
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    moved: Root | None = None
    likely: Root | None = None
    unread: list[str] = field(default_factory=list)
    kept: int = 0
    is_mended: bool = False
    hints: Hints | None = None

    @property
    def differs(self) -> bool:
        return bool(
            self.changed
            or self.gone
            or self.replaced
            or self.is_mended
            or self.root is None
            or self.hints is not None
        )


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


def scans(manifest: Manifest, named: Sequence[Path], run: Run, kept: Sequence[Root] = ()) -> list[Scan]:
    """Looks through the roots named, or where none is through all that the manifest knows. Labels and hints
    are those of the run, else those that a root had: `kept` are the roots of an index that is made anew.

    Raises EngineError where another root has the label that the run names.
    """
    taken = {root.label for root in (*manifest.roots(), *kept)}
    known = {root.location: root for root in kept}
    found = []
    for location, root, below, replaced in _places(manifest, named):
        if root is not None and named and run.label not in (None, root.label) and not below:
            replaced, root = [root], None
        if root is None:
            taken -= {old.label for old in replaced}
            label = known[location].label if location in known else free_label(location, taken)
            moved, likely = _moved(manifest, location, label)
            if moved is not None and moved not in replaced:
                replaced = [*replaced, moved]
                label = moved.label  # and with it the ids
            if run.label is not None and location not in known:
                label = run.label
                replaced = [*replaced, *_gone_of(manifest, label, replaced)]
            taken.add(label)
        else:
            label, moved, likely = root.label, None, None
        scan = _scan(manifest, location, root, label, below, replaced, run.item_seconds)
        scan.moved, scan.likely = moved, likely
        hints = known[location].hints if location in known else _hints_before(scan)
        _choose_hints(manifest, scan, run.hints(hints) if named and location not in known else hints)
        found.append(scan)
    return found


def _hints_before(scan: Scan) -> Hints:
    """What was said of a root, or of those whose place it takes."""
    if scan.root is not None:
        return scan.root.hints
    taken = [root.below(_beginning(scan, root)) for root in scan.replaced]
    if not taken:
        return NO_HINTS
    return replace(taken[0], formerly=tuple(pair for hints in taken for pair in hints.formerly))


def _beginning(scan: Scan, root: Root) -> str:
    """What the paths of a root's articles begin with in the one that takes its place."""
    folder = root.location if root.is_folder else root.location.parent
    here = scan.location if scan.location.is_dir() else scan.location.parent
    inner = folder.relative_to(here).as_posix() if folder.is_relative_to(here) else "."
    return scan.label if inner == "." else f"{scan.label}/{inner}"


def _gone_of(manifest: Manifest, label: str, replaced: Sequence[Root]) -> list[Root]:
    """The root that has a label already and is gone, so that another place takes it over. Raises EngineError
    where it is there."""
    others = [root for root in manifest.roots() if root.label == label and root not in replaced]
    for root in others:
        if root.location.exists():
            raise EngineError(f"{root.location} has the label {label!r} already. Choose another with --as.")
    return others


def _choose_hints(manifest: Manifest, scan: Scan, hints: Hints) -> None:
    """Notes the hints that a root has from now on; where they change, all of it is read with them."""
    if hints == (scan.root.hints if scan.root is not None else NO_HINTS):
        return
    scan.hints = hints
    if scan.root is not None and not is_gone(manifest, scan.root):
        whole = _scan(manifest, scan.location, scan.root, scan.label, "", [], 0)
        scan.below, scan.gone, scan.same, scan.kept = "", whole.gone, 0, whole.kept
        scan.problems, scan.skipped, scan.unread = [], [], []
        scan.changed = tuple(_listed(scan))


def _moved(manifest: Manifest, location: Path, label: str) -> tuple[Root | None, Root | None]:
    """The root that was moved to `location`, and one that may have been: both are gone. It was where each of
    its files is at `location` with the same size and time of change, so that nothing is lost with it; it may
    have been where any of its paths is there."""
    gone = [root for root in manifest.roots() if not root.location.exists()]
    if not gone:
        return None, None
    here = {
        found.path.removeprefix(f"{label}/"): (found.size, found.modified)
        for found in sources.find(location, label)
        if isinstance(found, Source)
    }
    likely = None
    for root in gone:
        there = {seen.path.removeprefix(f"{root.label}/"): seen for seen in manifest.seen(root)}
        if there and all(here.get(path) == (seen.size, seen.modified) for path, seen in there.items()):
            return root, None
        if likely is None and there.keys() & here.keys():
            likely = root
    return None, likely


def is_gone(manifest: Manifest, root: Root) -> bool:
    """Whether a root is not there, or has no file to read where it had some: a disk that is not mounted must
    not empty the archive, and its folder is an empty one."""
    try:
        if not root.location.exists():
            return True
    except OSError:
        return True
    return not any(isinstance(found, Source) for found in sources.find(root.location)) and bool(
        manifest.paths(root)
    )


def _why_gone(root: Root) -> str:
    """What keeps a root from being read, with the next step."""
    trouble = None
    try:
        root.location.stat()
        trouble = next((found for found in sources.find(root.location) if isinstance(found, Trouble)), None)
    except OSError as error:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            return f"the source cannot be read: {error.strerror}; its articles stay"
    if trouble is not None:
        return f"{trouble.reason}; the articles of this source stay"
    return "the source is gone or empty; its articles stay until `search forget` drops it"


_UNMOUNTED: Final = (
    "a disk that was here is not mounted; its articles stay until `search forget` with this folder drops them"
)


def unmounted(manifest: Manifest, root: Root) -> list[str]:
    """The paths of a root, with files that are known, where a disk was mounted and is not."""
    before = manifest.mounts(root)
    if not before:
        return []
    paths = [f"{root.label}/{path}" for path in sorted(before - _mounted(manifest, root))]
    return [path for path in paths if manifest.paths(root, path)]


def _mounted(manifest: Manifest, root: Root) -> set[str]:
    start = len(root.label) + 1
    folders = {path[start:].rpartition("/")[0] for path in manifest.paths(root)}
    return mounts_below(root.location, folders)


def note_mounts(manifest: Manifest, root: Root) -> None:
    """Remembers where disks are mounted that have files of a root, and where those were that are not."""
    mounted = {path for path in _mounted(manifest, root) if manifest.paths(root, f"{root.label}/{path}")}
    start = len(root.label) + 1
    manifest.set_mounts(root, mounted | {path[start:] for path in unmounted(manifest, root)})


def _scan(
    manifest: Manifest,
    location: Path,
    root: Root | None,
    label: str,
    below: str,
    replaced: list[Root],
    seconds: float,
) -> Scan:
    scan = Scan(location, root, label, below, replaced)
    if root is not None and is_gone(manifest, root):
        scan.problems.append(Problem(str(location), _why_gone(root)))
        scan.same = len(manifest.paths(root))
        scan.kept = manifest.counts(root).articles
        return scan
    if replaced:
        scan.changed = tuple(_listed(scan))  # under another label, everything is new
        return scan
    listed = list(_listed(scan))
    for path in [] if root is None else unmounted(manifest, root):
        if is_within(path, below) and not any(is_within(seen.path, path) for seen in listed):
            scan.unread.append(path)
            scan.problems.append(Problem(path, _UNMOUNTED))
    differs = manifest.compare(root, listed, below, seconds)
    # What is not listed below a folder that could not be read was not seen to be gone.
    stays = [path for path in differs.gone if any(is_within(path, unread) for unread in scan.unread)]
    scan.changed, scan.same = differs.changed, differs.same + len(stays)
    scan.gone = tuple(path for path in differs.gone if path not in set(stays))
    scan.kept = sum(len(manifest.articles(path)) for path in stays)
    scan.is_mended = not below and not manifest.folder_problems(label) <= set(scan.problems)
    return scan


def _listed(scan: Scan) -> Iterator[Seen]:
    for found in sources.find(scan.location, scan.label, scan.below):
        if isinstance(found, Source):
            yield Seen(found.path, found.size, found.modified, found.file, found.touched)
        elif isinstance(found, Problem):
            if isinstance(found, Trouble):
                scan.unread.append(found.path)
            scan.problems.append(Problem(found.path, found.reason, found.record))
        else:
            scan.skipped.append(found)


def describe(found: Sequence[Scan], report: Report) -> None:
    """What a run would do, by file."""
    note_moves(found, report)
    for scan in found:
        report.files += [("read", seen.path) for seen in scan.changed]
        report.files += [("remove", path) for path in scan.gone]
        report.unchanged += scan.same
        report.kept += scan.kept
        report.unread += scan.unread
        report.problems += scan.problems
        report.skipped += scan.skipped


def note_moves(found: Sequence[Scan], report: Report) -> None:
    """Which sources are elsewhere now, or may be."""
    report.moved += [(scan.moved.location, scan.location) for scan in found if scan.moved]
    report.likely += [(scan.likely.location, scan.location) for scan in found if scan.likely]
