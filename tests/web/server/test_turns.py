"""Turns go round in order, and nobody waits for ever."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import pytest

from web.server.turns import Turns

LONG = 60.0


def _order(turns: Turns, asked: Sequence[str]) -> list[str]:
    """In which order those who ask one after another, while somebody has the turn, are let in."""
    order: list[str] = []
    inside = 0

    def take(who: str) -> None:
        nonlocal inside
        with turns.taken(who[0]):
            inside += 1
            assert inside == 1
            order.append(who)
            inside -= 1

    threads = [threading.Thread(target=take, args=(who,)) for who in asked]
    with turns.taken("m"):
        for number, thread in enumerate(threads):
            thread.start()
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    return order


def test_turns_of_one_come_in_the_order_of_asking_and_one_at_a_time() -> None:
    asked = [f"m{number}" for number in range(8)]
    assert _order(Turns(LONG), asked) == asked


def test_who_asks_much_waits_for_himself() -> None:
    asked = ["m1", "m2", "m3", "m4", "a1", "b1", "a2"]
    assert _order(Turns(LONG), asked) == ["m1", "a1", "b1", "m2", "a2", "m3", "m4"]


def test_behind_who_takes_too_long_nobody_waits_and_the_others_go_one_by_one() -> None:
    turns = Turns(0.5)  # a machine that does much else stops a thread for a tenth of it
    inside, most, done = 0, 0, 0

    def take() -> None:
        nonlocal inside, most, done
        with turns.taken():
            inside += 1
            most = max(most, inside)
            time.sleep(0.01)
            inside -= 1
            done += 1

    with turns.taken():
        threads = [threading.Thread(target=take) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert (done, most) == (6, 1)
    # Who took so long had lost the turn, and gives away nobody else's.
    with turns.taken():
        pass


def test_a_block_that_fails_passes_its_turn_on() -> None:
    turns = Turns(LONG)
    with pytest.raises(ValueError, match="failed"), turns.taken():
        raise ValueError("failed")
    with turns.taken():
        pass
