"""Officials are found in steps that grow as the text does, whatever all their names have in common."""

from __future__ import annotations

import random

from pytest import MonkeyPatch, mark

from index.officials import holders
from index.officials.finding import find_officials
from index.officials.succession import _left
from index.officials.text import Mention, Names, Role, Text
from search.knowledge.officials import identity
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.vocabulary import words
from search.model import Official
from tests.steps import exponent, steps
from tests.torture.shapes import word_of

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
        "Kasat Reskrim Polres Bantul AKP {} Kencana datang.",  # one office, and letters in common
    ],
)
def test_steps_grow_as_the_text_does(line: str, monkeypatch: MonkeyPatch) -> None:
    # A tenth, for names as few as these: below it each is compared with each.
    monkeypatch.setattr(holders, "_MOST_COMPARED", holders._MOST_COMPARED // 10)
    _find(line, 320)  # what is read once
    assert exponent(lambda count: _find(line, count), 80) < _STEEPEST


def test_one_name_over_and_over_in_one_sentence_is_not_looked_back_on_to_its_begin() -> None:
    written = ["Rudi"] * 4_000
    text = Text(written, [word.lower() for word in written], 0, Names(), None, words())
    role = Role(0, 0, "Bupati", "bupati", written_as_title=True, complete=False)
    text.mentions = [Mention("Rudi", at, at + 1, role) for at in range(4_000)]
    assert steps(lambda: _left(text, text.mentions[-1])) < 1_000


def test_a_name_met_often_is_looked_at_once() -> None:
    line = "Bupati Genuk Rawan datang."  # as a place: nowhere
    _find(line, 400)
    assert steps(lambda: _find(line, 400)) < 600 * 400


def test_a_misspelt_name_is_compared_once_with_whom_it_may_be() -> None:
    identity._are_near.cache_clear()
    _find("Presiden Joko Widodi {} datang.", 200)
    compared = identity._are_near.cache_info()
    assert compared.misses < 20 < compared.hits


def test_the_area_of_an_office_is_looked_for_once() -> None:
    # Without a capital it is no area: each official would look through the whole text.
    line = "Bupati {0} {0}wati menanam padi di kabupaten bantul."
    _find(line, 10)
    assert exponent(lambda count: _find(line, count), 100) < _STEEPEST


def test_of_a_parliament_each_member_is_compared() -> None:
    lines = [f"Anggota DPR {_word(number)} {_word(number + 10_000)} datang." for number in range(580)]
    lines += [
        "Wali Kota Bandung Farhan Kencantara datang.",
        "Wali Kota Bandung Farhan Kencantara Wening datang.",
    ]
    found = find_officials(None, None, lines, published="2021-05-28", gazetteer=GAZETTEER)
    assert [len(o.names) for o in found if "Farhan Kencantara" in o.names] == [2]


def test_the_same_name_is_one_person_behind_thousands() -> None:
    lines = [f"Bupati {_word(number)} Kencana datang." for number in range(400)]
    lines += ["Bupati Wei Feng Hencana datang.", "Bupati Wei Fenghencana datang."]
    found = find_officials(None, None, lines, published="2021-05-28", gazetteer=GAZETTEER)
    assert ("Wei Fenghencana", "Wei Feng Hencana") in [tuple(sorted(o.names)[::-1]) for o in found]


def test_whom_a_description_means_is_looked_for_among_few() -> None:
    line = "Anies Baswedan datang. Gubernur DKI Jakarta itu pergi."
    _find(line, 10)
    assert exponent(lambda count: _find(line, count), 100) < _STEEPEST


def test_of_listed_names_with_one_first_word_few_are_compared() -> None:
    names = Names({"rudi": [*((word_of(number).lower(),) for number in range(200)), ("wening", "kencana")]})
    low = ["rudi", "wening", "kencana", "rudi", "wening", "rudi"]
    text = Text(low, low, 0, names, None, words())
    assert [text.listed_at(at) for at in (0, 1, 3, 5)] == [3, 0, 0, 0]
    assert steps(lambda: text.listed_at(0)) < 10
