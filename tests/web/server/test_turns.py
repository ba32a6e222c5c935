"""Turns go round in order, and nobody waits for ever."""

from __future__ import annotations

import threading
import time

from web.server.turns import Turns

PATIENCE = 60.0


def test_turns_come_in_the_order_of_asking_and_one_at_a_time() -> None:
    turns = Turns()
    order: list[int] = []
    inside = 0

    def take(number: int) -> None:
        nonlocal inside
        with turns.taken(PATIENCE) as has_it:
            assert has_it
            inside += 1
            assert inside == 1
            order.append(number)
            inside -= 1

    with turns.taken(PATIENCE):
        threads = []
        for number in range(8):
            thread = threading.Thread(target=take, args=(number,))
            thread.start()
            threads.append(thread)
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert order == list(range(8))
    with turns.taken(0) as has_it:
        assert has_it


def test_who_waits_too_long_goes_on_without_and_leaves_the_row() -> None:
    turns = Turns()
    with turns.taken(PATIENCE), turns.taken(0.01) as has_it:
        assert not has_it
    with turns.taken(0) as has_it:
        assert has_it


def test_a_block_that_fails_passes_its_turn_on() -> None:
    turns = Turns()
    try:
        with turns.taken(PATIENCE):
            raise ValueError
    except ValueError:
        pass
    with turns.taken(0) as has_it:
        assert has_it
