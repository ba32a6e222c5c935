"""The power lost at every operation of each run of `tests.power_runs`: an update, a merge, and others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.power_runs import RUNS, cut
from tests.torture.options import Options

# At each operation.
USUAL = 4


def run(options: Options) -> Iterator[str]:
    for kind in RUNS:
        name = kind.__name__.strip("_")
        with pytest.MonkeyPatch.context() as patch:
            cuts = cut(options.folder / f"power-{name}", patch, kind, options.count(USUAL), options.seed)
        yield f"{name}: {cuts} cuts, each time the index before or after"
