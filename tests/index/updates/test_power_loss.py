"""The power is lost at any operation of a run: the index is the one before or the one after."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.power_runs import RUNS, cut, merge

# Cuts at each operation: all that was not synced is lost, then some of it.
CHANCES = 2


@pytest.mark.parametrize("run", RUNS)
def test_power_lost_at_any_operation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[[Path, Path], None]
) -> None:
    assert cut(tmp_path, monkeypatch, run, CHANCES) > CHANCES


def test_power_lost_where_no_file_can_have_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)  # as on exFAT
    assert cut(tmp_path, monkeypatch, merge, chances=1) > 1
