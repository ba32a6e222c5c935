"""The time of a question: over when it is over, or when nobody waits for the answer."""

from __future__ import annotations

import time

import pytest

from search.errors import QueryAbandonedError, QueryTooSlowError
from search.process import deadline


def test_what_took_the_longest_is_named() -> None:
    with deadline.within(0.2), pytest.raises(QueryTooSlowError) as raised:
        with deadline.part("murah"):
            time.sleep(0.001)
        for _ in range(4):
            with deadline.part("me*"):
                time.sleep(0.06)
        with deadline.part("lain"):
            deadline.check()
    assert (raised.value.part, raised.value.seconds) == ("me*", 0.2)


def test_a_part_in_the_midst_of_its_work_is_named_too() -> None:
    with deadline.within(0.05), pytest.raises(QueryTooSlowError) as raised, deadline.part("*?*"):
        time.sleep(0.06)
        deadline.check()
    assert raised.value.part == "*?*"


def test_a_question_that_nobody_waits_for_is_given_up() -> None:
    gone = False
    with deadline.within(600, lambda: gone):
        deadline.check()
        gone = True
        with pytest.raises(QueryAbandonedError):  # looked at every now and then only
            for _ in range(10_000):
                deadline.check()
                time.sleep(0.001)
    deadline.check()
