"""Changed files read and written to the index, and noted in its manifest."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from index.files import sources
from index.files.items import Item, items
from index.files.sources import Skipped, Source, Trouble
from index.updates.manifest import Manifest, Root, Seen, now
from index.updates.report import Report, Run
from index.updates.scanning import Scan, note_mounts
from index.updates.workers import Done, Here, Pool, Processes, Task, words_held
from search.keeping import Update
from search.model import Problem
from search.process import stages
from search.process.stages import Stage

# Below this many bytes to read, starting processes takes longer than the reading.
WORTH_PROCESSES: Final = 3_000_000
# Bytes to read for each process, however many are asked for: one takes a hundred MB before it does anything.
LEAST_A_PROCESS: Final = 100_000


def apply(manifest: Manifest, change: Update, scans: Sequence[Scan], run: Run, report: Report) -> None:
    """Reads what changed, removes what is gone, and notes both in the manifest, in the change and in the
    report."""
    pool = None
    try:
        with Stage.START:
            pool = _pool(scans, change, run)
        reading = _Reading(manifest, change, pool, run, report)
        for scan in scans:
            reading.take(scan)
        reading.finish()
    except BaseException:
        if pool is not None:
            pool.close()
        raise


def _pool(scans: Sequence[Scan], change: Update, run: Run) -> Pool:
    size = sum(seen.size for scan in scans for seen in scan.changed)
    jobs = run.jobs if run.jobs is not None else (os.cpu_count() or 1 if size > WORTH_PROCESSES else 1)
    jobs = min(jobs, 1 + size // LEAST_A_PROCESS)
    words = words_held(run.memory, jobs)
    task = Task(change.sinks, change.outlets, change.officials, words, run.item_seconds, stages.is_begun())
    return Processes(task, jobs) if jobs > 1 else Here(task)


class _Reading:
    """One pass over what changed: items go to the pool, results to manifest, update and report."""

    def __init__(
        self,
        manifest: Manifest,
        change: Update,
        pool: Pool,
        run: Run,
        report: Report,
    ) -> None:
        self._manifest = manifest
        self._change = change
        self._pool = pool
        self._progress, self._seconds = run.progress, run.item_seconds
        self._report = report
        self._files: dict[
            str, tuple[str, int, bool]
        ] = {}  # items under way: their file, whether they are new
        self._moved: set[str] = set()  # articles of sources that are now elsewhere, until they are read there

    def take(self, scan: Scan) -> None:
        manifest, report = self._manifest, self._report
        for old in scan.replaced:
            self._moved |= manifest.article_ids(old)
            report.removed += self._change.remove(manifest.drop_root(old))
        root = scan.root or manifest.add_root(scan.location, scan.label, now())
        if scan.hints is not None:
            manifest.set_hints(root.location, scan.hints)
            root = replace(root, hints=scan.hints)
        where = f"{root.location}/" if root.is_folder else str(root.location)
        for path in scan.gone:
            report.removed += self._change.remove(manifest.drop_file(path))
        for seen in scan.changed:
            self._file(root, where, seen)
        report.problems += scan.problems
        report.skipped += scan.skipped
        report.kept += scan.kept
        report.unread += scan.unread
        if not scan.below:
            # That a root is gone is seen anew each time, and untrue when it is back.
            manifest.replace_folder_problems(
                root.label, (found for found in scan.problems if found.path != str(root.location))
            )
        if root.is_folder:
            note_mounts(manifest, root)
        manifest.touch_root(root, now())

    def _file(self, root: Root, where: str, seen: Seen) -> None:
        manifest, report = self._manifest, self._report
        kind = sources.format_of(seen.file)
        assert kind is not None
        with Stage.MANIFEST:
            given_up = manifest.try_again(seen.path, self._seconds)
            known, articles = manifest.items(seen.path), set(manifest.articles(seen.path))
            number = manifest.put_file(root, seen, time.time_ns())
        if given_up is not None:
            # What was tried and has not changed is not tried again below.
            manifest.leave(seen.path, given_up, 0)
        present = set()
        is_whole = is_lasting = True
        source = Source(seen.file, seen.path, kind, seen.size, seen.modified, hints=root.hints)
        for item in Stage.FILES.each(items(source)):
            if isinstance(item, Skipped):
                manifest.put_skipped(item, number)
                continue
            if isinstance(item, Problem):
                if isinstance(item, Trouble):
                    is_whole = False
                    is_lasting = is_lasting and item.is_lasting
                    self._tell(item, number)
                else:
                    report.problems.append(item)
                    manifest.put_problem(item, number)
                continue
            present.add(item.id)
            if known.get(item.id) != item.digest:
                self._submit(item, where, seen.path, number, is_new=item.id not in articles)
        lost = [id for id in known if id not in present]
        if not is_whole:
            # They may be in what was not read.
            count = len(articles.intersection(lost))
            self._leave(is_lasting, seen.path, number, count)
            return
        report.removed += self._change.remove(lost)
        manifest.drop_items(lost)

    def _submit(self, item: Item, where: str, path: str, number: int, is_new: bool) -> None:
        self._files[item.id] = path, number, is_new
        for done in self._pool.submit(item, where):
            self._note(done)

    def _note(self, done: Done) -> None:
        path, number, is_new = self._files.pop(done.id)
        self._progress(1)
        if isinstance(done.problem, Trouble):
            self._leave(done.problem.is_lasting, path, number, int(not is_new))
            if is_new and done.problem.is_lasting:
                self._manifest.put_item(number, done.id, done.record, done.digest, is_article=False)
                self._tell(done.problem, number, done.id)
            else:
                # Of the file as a whole: cleared when that is read again.
                self._tell(done.problem, number)
            return
        if not is_new:
            self._change.remove([done.id])
        with Stage.MANIFEST:
            self._manifest.put_item(number, done.id, done.record, done.digest, done.problem is None)
        if done.problem is not None:
            self._manifest.put_problem(done.problem, number, done.id)
            self._report.problems.append(done.problem)
        if done.problem is None and done.id in self._moved:
            self._moved.remove(done.id)
            self._report.removed -= 1
            self._report.relocated += 1
        elif done.problem is None:
            self._report.added += is_new
            self._report.changed += not is_new
        elif not is_new:
            self._report.removed += 1

    def _leave(self, is_lasting: bool, path: str, number: int, articles: int) -> None:
        """Has what is known of a file stay, and the next run read it again, or the one after it changes."""
        if is_lasting:
            self._manifest.leave(path, self._seconds, articles)
        else:
            self._manifest.read_again(number)
            self._report.kept += articles

    def _tell(self, trouble: Trouble, number: int, item: str | None = None) -> None:
        """Notes what could not be read now."""
        problem = Problem(trouble.path, trouble.reason, trouble.record)
        self._manifest.put_problem(problem, number, item)
        self._report.problems.append(problem)
        self._report.unread.append(trouble.path)

    def finish(self) -> None:
        for done in self._pool.finish():
            self._note(done)
        self._change.adopt(self._pool.parts)
