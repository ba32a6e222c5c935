"""The lock of an archive on a cluster: one holder, and none who left it behind is waited for."""

from __future__ import annotations

import pytest

from search.cluster.address import parse
from search.cluster.connection import Connection
from search.cluster.home import Held, Home
from search.errors import EngineError


def test_a_lock_that_could_not_be_let_go_of_is_taken_again_by_its_holder_alone(place: str) -> None:
    one, other = (Home(Connection(parse(place))) for _ in range(2))
    one.create()
    held = one.lock()
    for home in (one, other):
        with pytest.raises(EngineError, match="Another process is writing"):
            home.lock()
    one.unlock(Held(held.sequence + 7, held.term))  # as where no node answers: nothing is removed
    with pytest.raises(EngineError, match="Another process is writing"):
        other.lock()
    one.unlock(one.lock())
    other.unlock(other.lock())
