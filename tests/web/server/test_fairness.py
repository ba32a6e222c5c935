"""Whoever asks much waits for himself; of each address the order stays."""

from __future__ import annotations

from collections import Counter, deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.server.fairness import RoundRobin


@given(st.lists(st.one_of(st.none(), st.sampled_from("abc"))))
def test_nothing_is_lost_each_order_is_kept_and_nobody_passes_another_twice(steps: list[str | None]) -> None:
    queue = RoundRobin[tuple[str, int]]()
    waiting: dict[str, deque[int]] = {}
    passed: dict[str, Counter[str]] = {}
    for number, who in enumerate(steps):
        if who is not None:
            queue.put(who, (who, number))
            waiting.setdefault(who, deque()).append(number)
            passed.setdefault(who, Counter())
        elif any(waiting.values()):
            got, asked = queue.get()
            assert waiting[got].popleft() == asked
            passed[got].clear()
            for other, theirs in waiting.items():
                if theirs and other != got:
                    passed[other][got] += 1
                    assert passed[other][got] <= 1
    assert len(queue) == sum(map(len, waiting.values()))


def test_who_waits_no_longer_is_taken_out() -> None:
    queue = RoundRobin[str]()
    queue.put("a", "1")
    queue.put("a", "2")
    queue.remove("a", "1")
    queue.remove("a", "2")
    assert not len(queue)
    with pytest.raises(KeyError):
        queue.get()
