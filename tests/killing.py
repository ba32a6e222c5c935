"""Writers killed at any moment: what they leave is the index as it was before or as it is after."""

from __future__ import annotations

import random
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

from index.updates import checking
from index.updates.report import Run
from index.updates.updating import update
from tests.kept import change, contents, fill, start


def killed(place: Path, dice: random.Random, rounds: int) -> Counter[str]:
    """Changes articles and kills the `search index` that takes them in, so many times; how many were 'killed'
    and how many 'done' before. Raises AssertionError where the index is neither."""
    folder, at = place / "arsip", place / "i"
    fill(folder, dice, 40)
    update(at, [folder], Run())
    lasts: dict[bool, float] = {}
    ends: Counter[str] = Counter()
    for round_ in range(-2, rounds):
        before = contents(at)
        change(folder, dice)
        is_rebuild = bool(round_ % 2)
        started = time.perf_counter()
        writer = start(
            "index",
            *(["--rebuild"] if is_rebuild else []),
            *(["--jobs", "2"] if round_ % 3 == 2 else []),
            *("--at", at),
        )
        if round_ < 0:  # how long one lasts on this machine, now
            writer.communicate()
            lasts[is_rebuild] = time.perf_counter() - started
            continue
        # Nothing is written in the first third, where Python starts.
        time.sleep(lasts[is_rebuild] * dice.uniform(0.3, 1.0))
        writer.send_signal(signal.SIGKILL)
        ends["done" if writer.wait() == 0 else "killed"] += 1
        writer.communicate()
        now = contents(at)
        assert [fault for fault in checking.find_faults(at) if not fault.mends] == []
        update(at, [], Run())
        after = contents(at)
        assert now in (before, after)
        update(place / "new", [folder], Run())
        assert after == contents(place / "new")
        shutil.rmtree(place / "new")
    return ends
