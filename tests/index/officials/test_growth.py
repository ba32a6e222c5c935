"""Officials are found in steps that grow as the text does, whatever all their names have in common."""

from __future__ import annotations

import random
import time

from pytest import mark

from index.officials.finding import find_officials
from search.knowledge.officials.gazetteer import Gazetteer
from search.model import Official
from tests.steps import exponent, steps

GAZETTEER = Gazetteer.load()
_STEEPEST = 1.3


def _word(number: int) -> str:
    draw = random.Random(number)
    return "".join(draw.choice("bdgklmnprst") + draw.choice("aiueo") for _ in range(4)).capitalize()


def _find(line: str, count: int) -> tuple[Official, ...]:
    lines = [line.format(_word(number)) for number in range(count)]
    return find_officials(None, None, lines, published="2021-05-28", gazetteer=GAZETTEER)


@mark.parametrize(
    "line",
    [
        "Presiden {} datang.",  # compared with each listed name of the text
        "Menteri Kebudayaan Fadli {} datang.",
        "Bupati {} Kencana datang.",
        "Kepala Dinas {} Wibawa datang.",
        "Bupati Fadli {} dan Bupati Fadli datang.",
    ],
)
def test_steps_grow_as_the_text_does(line: str) -> None:
    _find(line, 320)  # what is read once
    assert exponent(lambda count: _find(line, count), 80) < _STEEPEST


def test_a_name_met_often_is_looked_at_once() -> None:
    line = "Bupati Genuk Rawan datang."  # as a place: nowhere
    _find(line, 400)
    assert steps(lambda: _find(line, 400)) < 600 * 400


def test_a_misspelt_name_is_compared_once_with_whom_it_may_be() -> None:
    line = "Presiden Joko Widodi Lagi datang."
    _find(line, 10)
    assert steps(lambda: _find(line, 200)) < 580 * 200


def test_the_area_of_an_office_is_looked_for_once() -> None:
    line = "Bupati {} Kencana mengatakan bahwa warga memanen padi lebih awal karena hujan turun tepat waktu."
    times = []
    _find(line, 10)
    for count in (200, 800):
        started = time.process_time()
        _find(line, count)
        times.append(time.process_time() - started)
    # Each looked through all words: sixteen times as long.
    assert times[1] < 10 * times[0]


def test_the_same_name_is_one_person_behind_thousands() -> None:
    lines = [f"Bupati {_word(number)} Kencana datang." for number in range(400)]
    lines += ["Bupati Wei Feng Hencana datang.", "Bupati Wei Fenghencana datang."]
    found = find_officials(None, None, lines, published="2021-05-28", gazetteer=GAZETTEER)
    assert ("Wei Fenghencana", "Wei Feng Hencana") in [tuple(sorted(o.names)[::-1]) for o in found]
