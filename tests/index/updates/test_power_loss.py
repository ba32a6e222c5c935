"""The power is lost at any operation of a run: the index is the one before or the one after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.power_runs import RUNS, cut

# Cuts at each operation: all that was not synced is lost, then some of it.
CHANCES = 2


@pytest.mark.parametrize("run", RUNS)
def test_power_lost_at_any_operation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[[Path, Path], None]
) -> None:
    assert cut(tmp_path, monkeypatch, run, CHANCES) > CHANCES
