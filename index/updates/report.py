"""What is asked of a run that brings an index up to date, and what it says it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from index.files.records import Keys
from index.files.sources import Hints, Skipped
from search.errors import EngineError
from search.model import Fault, Problem
from search.output.safe_text import one_line

# MB that a run may take unless it is told otherwise.
MEMORY: Final = 1_000
# Seconds of the processor's time for an item unless it is told otherwise.
ITEM_SECONDS: Final = 60
_LISTED: Final = 10  # problems of a run that found nothing


@dataclass
class Report:
    """What a run did, in articles (in a dry run, `unchanged` is in files); `problems`: all that could not
    be read, in this run or an earlier one; `skipped`: all files of other formats, those in archives too;
    `files` what a dry run would do. `kept`: articles that are known and could not be read again, and stay as
    they were; `unread`: paths of the files and folders that trouble kept from being read. `moved`: sources
    that are now elsewhere, old and new place; `likely`: those that may be. `relocated`: articles of moved
    sources, which keep their ids and count neither as added nor as removed. `mended`: damage of the index
    that was found and made again."""

    added: int = 0
    changed: int = 0
    relocated: int = 0
    removed: int = 0
    unchanged: int = 0
    kept: int = 0
    unread: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)
    moved: list[tuple[Path, Path]] = field(default_factory=list)
    likely: list[tuple[Path, Path]] = field(default_factory=list)
    mended: list[Fault] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def wrote(self) -> int:
        """Articles that were read and written."""
        return self.added + self.changed + self.relocated


@dataclass(frozen=True)
class Run:
    """What is asked of a run. `jobs`: processes (None: as many as the machine has cores, where that pays).
    `memory`: MB that all processes may take together, about, beside the largest file. `item_seconds`: see
    `index.updates.item_time`. `progress` is told after each article; `outlets`, `officials`: files of the
    user's own.
    `keys` (of records), `outlet` ('' for none) and `label`: of the roots named, None to leave them as they
    are."""

    rebuild: bool = False
    dry: bool = False
    jobs: int | None = None
    memory: int = MEMORY
    item_seconds: float = ITEM_SECONDS
    outlets: Path | None = None
    officials: Path | None = None
    keys: Keys | None = None
    outlet: str | None = None
    label: str | None = None
    progress: Callable[[int], object] = lambda count: None

    def hints(self, before: Hints) -> Hints:
        """What is said of a root that is named, where `before` was said."""
        keys = before.keys if self.keys is None else self.keys
        outlet = before.outlet if self.outlet is None else self.outlet.strip() or None
        return Hints(keys, outlet, before.formerly)


class NothingReadError(EngineError):
    """No article was found in what was named; `report` says of each file why."""

    def __init__(self, where: str, report: Report) -> None:
        listed = "".join(
            f"\n  {one_line(problem.path)}: {one_line(problem.reason)}"
            for problem in report.problems[:_LISTED]
        )
        rest = len(report.problems) + len(report.skipped) - min(_LISTED, len(report.problems))
        more = f"\n  … and {rest} more; --report FILE lists them all." if rest > 0 else ""
        super().__init__(f"No article was found in {where}; nothing was changed.{listed}{more}")
        self.report = report
