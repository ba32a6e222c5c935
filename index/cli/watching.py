"""`search index --watch`: an index brought up to date whenever a file of its sources changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from index.cli.summary import interruptible_run, summarise
from index.updates.opening import opened
from index.updates.report import Run
from index.updates.updating import update
from search.errors import EngineError
from search.output.safe_text import one_line, safe
from search.process.interruption import Interrupted, interruptible

if TYPE_CHECKING:
    from watchfiles import Change

# Files changed at once that --watch updates one by one.
_MOST_NAMED: Final = 20


def watch_sources(at: Path | str, run: Run) -> None:
    """Goes on until it is interrupted. Raises click.UsageError where there is nothing to watch, EngineError
    where it cannot be watched."""
    try:
        from watchfiles import watch
    except ImportError:
        raise click.UsageError(
            "--watch needs watchfiles. Install it with: pip install 'warta[all]'"
        ) from None
    with opened(at) as manifest:
        places = [root.location for root in manifest.roots() if root.location.exists()]
    if not places:
        raise click.UsageError(
            f"--watch: no source of the index at {at} is there. See: search sources --at {at}"
        )
    ticks = watch(
        *places, debounce=500, step=100, rust_timeout=500, yield_on_timeout=True, raise_interrupt=True
    )
    for changed in _changed(ticks, places, at):
        with interruptible_run(at, "Watching has ended in the middle of an update."):
            try:
                report = update(at, changed, run)
            except EngineError as error:
                click.echo(f"Error: {safe(str(error))}", err=True)
                continue
            if report.wrote or report.removed or report.problems:
                summarise(report, at)


def _changed(
    ticks: Iterator[set[tuple[Change, str]]], places: Sequence[Path], at: Path | str
) -> Iterator[list[Path]]:
    """The files to look at after each change; [] for all that the index knows."""
    is_watching = False
    while True:
        try:
            with interruptible():
                changes = next(ticks)
                if not is_watching:
                    click.echo(f"Watching {', '.join(map(one_line, places))}. Stop with Ctrl-C.", err=True)
        except Interrupted:
            click.echo("Watching has ended.", err=True)
            raise
        except (OSError, RuntimeError) as error:
            raise EngineError(
                f"The sources cannot be watched ({error}); the index at {at} is up to date. Set "
                "WATCHFILES_FORCE_POLLING=1 to have them looked at again and again, or raise the system's "
                "limit (Linux: sysctl fs.inotify.max_user_watches)."
            ) from error
        if is_watching and not changes:
            continue
        changed = sorted({Path(path) for _, path in changes if Path(path).exists()})
        # The first time all is looked at: what changed before the watch began has raised no event.
        gone = not is_watching or any(not Path(path).exists() for _, path in changes)
        is_watching = True
        # Each path named is looked up alone; from some number on, looking at all is quicker.
        yield [] if gone or len(changed) > _MOST_NAMED else changed
