"""What is asked of a run that brings an index up to date, and what it says it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from search.model import Problem


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
