"""An index made, or made anew beside the old one: everything is read."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shlex import quote

from index.updates.manifest import Manifest, Root, is_within, now
from index.updates.opening import last_readable
from index.updates.report import NothingReadError, Report, Run
from index.updates.scanning import describe, is_gone, scans, unmounted
from index.updates.user_files import OUTLETS_AT, ChosenFiles, chosen
from search.errors import EngineError
from search.keeping import Keeping, open_keeper
from search.output.safe_text import one_line
from search.process.stages import Stage


def rebuild(at: Path | str, named: Sequence[Path], run: Run) -> Report:
    """All roots of an index, which may be of another version, and those named, read anew. Raises EngineError
    and OSError; the index then is as it was."""
    keeper = open_keeper(at)
    with last_readable(keeper) as manifest:
        user_files = chosen(run, manifest, keeper)
        roots = manifest.roots() if manifest is not None else []
        if not roots and not named and manifest is None:
            raise EngineError(
                f"The index at {at} does not say what it was made of. Name its folders: "
                f"search index --rebuild FOLDER --at {at}"
            )
        if manifest is not None and _opens(keeper):
            _refuse_to_lose(manifest, at)
        # What is named again has the label and hints that are asked for now.
        roots = [_asked(root, run) if root.location in named else root for root in roots]
        places = [*(root.location for root in roots), *named]
        return _make(at, places, run, user_files, roots, before=manifest)


def _asked(root: Root, run: Run) -> Root:
    label = run.label or root.label
    return replace(root, label=label, hints=run.hints(root.below(label)))


def make(at: Path | str, named: Sequence[Path], run: Run) -> Report:
    """The first index at a place, of the roots named. Raises EngineError and OSError."""
    return _make(at, named, run, chosen(run, None, open_keeper(at)))


def _opens(keeper: Keeping) -> bool:
    try:
        return bool(keeper.state())
    except EngineError:
        return False


def _refuse_to_lose(manifest: Manifest, at: Path | str) -> None:
    for root in manifest.roots():
        count = manifest.counts(root).articles
        for path in unmounted(manifest, root):
            raise EngineError(
                f"{one_line(path)} is not mounted, and a rebuild would lose its articles; nothing was "
                "changed. Mount it again, or drop them with: "
                f"search forget {one_line(quote(str(root.location / path[len(root.label) + 1 :])))} --at {at}"
            )
        if count and is_gone(manifest, root):
            raise EngineError(
                f"{one_line(root.location)} is gone or empty (a disk not mounted?), and a rebuild would "
                f"lose its {count} articles; nothing was changed. Bring it back, give its new place "
                f"with: search index NEW --at {at}, or drop them with: "
                f"search forget {one_line(quote(str(root.location)))} --at {at}"
            )


def _refuse_to_drop(before: Manifest, report: Report, at: Path | str) -> None:
    """Raises EngineError where a file could not be read of which the index before has articles."""
    unread = [
        path
        for root in before.roots()
        for path in before.paths(root)
        if any(is_within(other, path) or is_within(path, other) for other in report.unread)
    ]
    count = sum(len(before.articles(path)) for path in unread)
    if count:
        listed = "".join(f"\n  {problem.path}: {problem.reason}" for problem in report.problems[:10])
        raise EngineError(
            f"{count} articles of the index at {at} could not be read again, and a rebuild would lose them; "
            f"nothing was changed. Mend this, and run the command again:{listed}"
        )


def _make(
    at: Path | str,
    named: Sequence[Path],
    run: Run,
    user_files: ChosenFiles,
    kept: Sequence[Root] = (),
    before: Manifest | None = None,
) -> Report:
    missing = [path for path in named if not path.exists()]
    if missing and len(missing) == len(named):
        raise EngineError(f"{missing[0]} is gone; the index at {at} was not changed.")
    report = Report()
    if run.dry:
        describe(scans(Manifest.restored((), now()), named, run, kept), report)
        return report
    with Stage.START:
        from index.updates.applying import apply

    _verify(user_files, at)
    with (
        open_keeper(at).rebuilding(user_files.files) as change,
        closing(Manifest.begin(change.manifest, None)) as manifest,
    ):
        with Stage.SCANNING:
            found = scans(manifest, named, run, kept)
        apply(manifest, change, found, run, report)
        if before is not None:
            _refuse_to_drop(before, report, at)
        if named and not report.wrote:
            raise NothingReadError(", ".join(str(path) for path in named), report)
        if user_files.outlets_at is not None:
            manifest.set_fact(OUTLETS_AT, str(user_files.outlets_at))
        with Stage.MANIFEST:
            manifest.finish(now())
    return report


def _verify(user_files: ChosenFiles, at: Path | str) -> None:
    """Raises EngineError where the file of outlets has become unfit since it was chosen."""
    from search.knowledge.outlets import Outlets

    try:
        if user_files.outlets_at is not None and user_files.outlets_at.exists():
            Outlets.load(user_files.outlets_at)
    except ValueError as error:
        raise EngineError(
            f"{error}; the index at {at} was not changed. Mend that file, or name another with --outlets."
        ) from error
