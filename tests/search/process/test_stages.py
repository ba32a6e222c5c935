"""The processor's time by stage: each has its own, and what another process took is added."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from search.process import stages
from search.process.stages import Stage


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """What the processor's clock says, to be moved by the test."""
    now = [10.0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])
    stages.begin()
    yield now
    stages.end()


def test_what_a_stage_inside_another_takes_is_its_own(clock: list[float]) -> None:
    with Stage.LAYOUT:
        clock[0] += 1
        with Stage.LINES:
            clock[0] += 2
        clock[0] += 4
    clock[0] += 8
    assert stages.take() == {Stage.START: 10, Stage.LAYOUT: 5, Stage.LINES: 2, Stage.REST: 8}
    assert set(stages.take().values()) == {0}


def test_to_find_the_members_is_the_stages_and_not_what_is_done_with_them(clock: list[float]) -> None:
    def found() -> Iterator[int]:
        for number in range(3):
            clock[0] += 1
            yield number

    for _ in Stage.FILES.each(found()):
        clock[0] += 10
    assert stages.take() == {Stage.START: 10, Stage.FILES: 3, Stage.REST: 30}


def test_an_error_ends_the_stages_that_it_leaves(clock: list[float]) -> None:
    with pytest.raises(ValueError, match="salah"), Stage.LAYOUT, Stage.LINES:
        clock[0] += 1
        raise ValueError("salah")
    clock[0] += 2
    assert stages.take() == {Stage.START: 10, Stage.LAYOUT: 0, Stage.LINES: 1, Stage.REST: 2}


def test_another_process_adds_what_it_took(clock: list[float]) -> None:
    stages.add({Stage.DATES: 2.5})
    with Stage.DATES:
        clock[0] += 1
    stages.add({Stage.DATES: 0.25})
    assert stages.take()[Stage.DATES] == 3.75


def test_nothing_is_measured_where_nobody_asks() -> None:
    with Stage.DATES:
        pass
    stages.add({Stage.DATES: 1.0})
    assert not stages.is_begun()
    assert stages.take() == {}
