"""What every subject is told: where it may write, which index to ask, how much to do."""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.updates.report import Run
from index.updates.updating import update
from tests.console_script import SEARCH

_ARTICLES = 1_000
_SYLLABLES = [a + b for a in "bdgjklmnprst" for b in "aeiou"]
_OFFICES = ("Presiden Rusia Vladimir Putin", "Menteri Keuangan Sri Mulyani", "Presiden China Xi Jinping")


@dataclass(frozen=True, slots=True)
class Options:
    """`folder`: empty, for whatever is written. `given`: an index to ask, else one is made. `scale`: so many
    times the usual number of attacks."""

    folder: Path
    given: Path | None
    scale: float
    seed: int

    def count(self, usual: int) -> int:
        """How many of what a subject usually does so often."""
        return max(1, round(usual * self.scale))

    def dice(self) -> random.Random:
        return random.Random(self.seed)

    def index(self) -> Path:
        """The index to ask: that of --at, else one of invented articles, made when it is first wanted."""
        at = self.folder / "index"
        if self.given is None and not at.exists():
            dice, pages = self.dice(), self.folder / "pages"
            pages.mkdir()
            # As in a language, few words are frequent and most are rare (Zipf).
            words = ["".join(dice.choices(_SYLLABLES, k=dice.randint(2, 5))) for _ in range(40_000)]
            weights = [1 / rank for rank in range(1, len(words) + 1)]
            for number in range(_ARTICLES):
                text = " ".join(dice.choices(words, weights, k=250))
                title = " ".join(dice.choices(words, weights, k=7)).capitalize()
                head = f"{title}\n\n{dice.randint(1, 28)} Mei {dice.randint(2015, 2024)}, 10:00 WIB\n\n"
                body = f"KOTA, KABAR.COM - {dice.choice(_OFFICES)} hadir. {text}.\n"
                (pages / f"{number}.txt").write_text(head + body, "utf-8")
            update(at, [pages], Run())
        return self.given or at

    @contextmanager
    def serving(self, *arguments: str) -> Iterator[tuple[int, int]]:
        """`search serve` over the index while the block runs: its port and the first process's id. Raises
        AssertionError where it does not end within five seconds of SIGTERM."""
        command = [str(SEARCH), "serve", "--at", str(self.index()), "--port", "0", *arguments]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        told = re.search(r":(\d+)/", server.stdout.readline())
        assert told, "the server did not start"
        try:
            yield int(told[1]), server.pid
        finally:
            server.terminate()
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
                raise AssertionError("SIGTERM was not obeyed within 5 s") from None


def percentile(values: list[float], percent: int) -> float:
    """
    >>> percentile([3.0, 1.0, 2.0], 50)
    2.0
    """
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
