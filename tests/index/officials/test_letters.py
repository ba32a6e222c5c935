"""Names that are nearly the same are never passed over by how many letters they share."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

from pytest import MonkeyPatch, mark

from index.officials import letters
from index.officials.letters import ByLetters, are_nearly_the_same
from search.knowledge.officials.names import fold


@mark.parametrize("seed", range(5))
def test_as_a_look_at_all_letters_tells(seed: int) -> None:
    draw = random.Random(seed)
    letters = "aiuenrsdk łđ—1"
    for _ in range(400):
        one = "".join(draw.choice(letters) for _ in range(draw.randint(1, 30)))
        two = "".join(draw.choice(letters) if draw.random() < 0.15 else letter for letter in one)
        for other in (two, two[::-1], two * 5):
            same = SequenceMatcher(None, one, other).ratio() >= 0.85
            assert are_nearly_the_same(one, other) is same
            assert not same or _near(one, other)


def _near(one: str, *others: str) -> list[str]:
    found = ByLetters[str]()
    for other in others:
        found.add(other, other)
    return found.near(one)


def test_of_names_longer_than_any_too() -> None:
    one = "rudi" * 30 + "kencana" * 10
    assert are_nearly_the_same(one, one[:-1])
    assert _near(one, "rudi", one[:-1]) == [one[:-1]]


def test_few_names_of_one_last_name_share_most_letters() -> None:
    names = [fold(f"{name} Kencana") for name in ("Rudi", "Ani", "Sutarjo", "Wening", "Bagus", "Rahayu")]
    assert [_near(name, *names) for name in names] == [[name] for name in names]


def test_the_same_letters_in_another_order_are_told_at_once(monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "SequenceMatcher", None)
    assert not are_nearly_the_same("akil kencana", "kila kananec")
    assert not are_nearly_the_same("bugi kencana", "gibu kencana")
