"""What a run did, told on the terminal: counts, problems, and what an interruption left of the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import Final

import click

from index.updates.report import Report
from search.cli.options import UnwrittenFileError
from search.errors import EngineError
from search.keeping import open_keeper
from search.model import Problem
from search.output.safe_text import json_text, one_line
from search.process import stages
from search.process.interruption import Interrupted, interruptible

# Problems shown on a terminal; each is one line, and a folder of the wrong kind has thousands.
MOST_PROBLEMS: Final = 50


@contextmanager
def interruptible_run(at: Path | str, word: str = "Interrupted.") -> Iterator[None]:
    """A block after whose interruption a user is told what became of the index."""
    before = _state(at)
    try:
        with interruptible():
            yield
    except Interrupted:
        if _state(at) != before:
            told = f"All was written already: the index at {at} is the new one."
        elif before is None:
            told = f"There is no index at {at} yet."
        else:
            told = f"The index at {at} is as it was before."
        click.echo(f"{word} {told}", err=True)
        raise


def _state(at: Path | str) -> str | None:
    """Which commit counts, as far as another version's index tells; None: no index."""
    keeper = open_keeper(at)
    try:
        return keeper.state()
    except (EngineError, OSError):
        return "of another version" if keeper.exists() else None


def summarise(report: Report, at: Path | str, dry: bool = False) -> None:
    """Prints what a run did, or where it was `dry` would do."""
    for fault in report.mended:
        click.echo(f"The index was damaged, and mended: {one_line(fault.text)}", err=True)
    for problem in report.problems[:MOST_PROBLEMS]:
        click.echo(f"Not read: {named(problem)}: {one_line(problem.reason)}", err=True)
    rest = len(report.problems) - MOST_PROBLEMS
    if rest > 0:
        click.echo(f"… and {rest} more; --report FILE lists them all.", err=True)
    for old, new in report.moved:
        click.echo(
            f"Moved: {one_line(old)} is gone and {one_line(new)} has all its files, "
            "so that it takes its place."
        )
    for old, new in report.likely:
        click.echo(
            f"{one_line(new)} has files of {one_line(old)}, which is gone; the articles of both are kept. "
            f"If it was moved, drop those of the old place with: search forget "
            f"{one_line(quote(str(old)))} --at {quote(str(at))}"
        )
    if dry:
        for what, path in report.files:
            click.echo(f"would {what}: {one_line(path)}")
        click.echo(f"{len(report.files)} files would be read or removed, {report.unchanged} are unchanged")
        return
    rate = report.wrote / report.seconds if report.seconds else 0
    counts = ("added", "changed", "removed", "unchanged")
    parts = ", ".join(f"{getattr(report, name)} {name}" for name in counts)
    if report.relocated:
        parts += f", {report.relocated} moved (same ids)"
    click.echo(f"{at}: {parts} ({report.seconds:.1f} s, {rate:.0f} articles/s)")
    if report.kept:
        click.echo(f"{report.kept} could not be read again and stay as they were (see docs/guide.md)")
    if report.problems:
        click.echo(f"Not read, or to be looked at: {len(report.problems)}")
    if report.skipped:
        counts_by_kind = Counter(skipped.kind for skipped in report.skipped).most_common(10)
        kinds = ", ".join(f"{one_line(kind)} {count}" for kind, count in counts_by_kind)
        click.echo(f"Left out, of other formats: {len(report.skipped)} ({kinds}); --report FILE names them")


def tell_stages(spent: stages.Spent, articles: int) -> None:
    """Prints what each stage took of the processor's time, all processes together."""
    whole = sum(spent.values())
    click.echo("CPU, all processes together:      s      %  ms an article")
    for stage in stages.Stage:
        if seconds := spent.get(stage, 0.0):
            click.echo(_row(stage.value, seconds, whole, articles))
    click.echo(_row("all", whole, whole, articles))


def _row(name: str, seconds: float, whole: float, articles: int) -> str:
    each = f"{1_000 * seconds / articles:13.2f}" if articles else ""
    return f"  {name:24} {seconds:8.2f} {100 * seconds / whole if whole else 0:6.1f}  {each}".rstrip()


def write_report(file: Path, report: Report) -> None:
    """Writes what was not read as JSON Lines. Raises UnwrittenFileError."""
    unread = [*report.problems, *(Problem(each.path, each.reason) for each in report.skipped)]
    lines = (json_text({"path": p.path, "record": p.record, "reason": p.reason}) for p in unread)
    try:
        file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    except OSError as error:
        raise UnwrittenFileError(file, error) from error


def named(problem: Problem) -> str:
    """Where a problem is: its path and record, in one line."""
    path = one_line(problem.path)
    return f"{path} ({one_line(problem.record)})" if problem.record else path
