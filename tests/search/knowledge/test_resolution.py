"""Whom a text means of an archive's officials and speakers, as by reading every name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.tokens import Glued, Token, question_tokens
from search.knowledge import resolution
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.resolution import KnownNames, meant_officials, meant_speakers

WORDS = (
    "Ani",
    "Wening",
    "wening",
    "B.",
    "J.",
    "Ma'ruf",
    "AS",
    "KPK-nya",
    "e",
    "-",
    "KTP",
    "R & D",
    "Kerja",
    "Sama",
)
names = st.lists(
    st.sampled_from((*WORDS, "Zoë", "5G", "1.250", "U-23", "Kerjasama", "JakartaSaat")), max_size=4
).map(" ".join)
NOBODY = Gazetteer([])


def _read(text: str) -> frozenset[str]:
    return frozenset(token.surface.lower() for token in question_tokens(text, "whole"))


@given(st.lists(names, max_size=5), names)
def test_all_whose_name_has_the_words(called: list[str], text: str) -> None:
    known = {f"id-{at}": name for at, name in enumerate(called)}
    having = {id for id, name in known.items() if _read(text) and _read(text) <= _read(name)}
    assert KnownNames(known).having(_read(text)) == having
    speakers = [("", name) for name in called]
    assert meant_speakers(text, speakers, {}, NOBODY) == {("", known[id]) for id in having}


def test_a_name_goes_before_names_that_have_its_words() -> None:
    known = KnownNames({"ani-wening": "Ani Wening", "a-wening": "Wening", "b-wening": "WENING"})
    assert meant_officials("wening", known, NOBODY) == {"a-wening", "b-wening"}
    assert meant_officials("ani", known, NOBODY) == {"ani-wening"}
    assert meant_officials("", known, NOBODY) == frozenset()


def test_names_of_letters_alone_are_not_analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    known = KnownNames({f"ani-{at}": f"Ani {'abcdefghij'[at % 10] * (at + 1)}" for at in range(40)})
    analysed: list[str] = []

    def reading(text: str, glued: Glued) -> tuple[Token, ...]:
        analysed.append(text)
        return question_tokens(text, glued)

    monkeypatch.setattr(resolution, "question_tokens", reading)
    assert len(meant_officials("ani", known, NOBODY)) == 40
    assert analysed == []
