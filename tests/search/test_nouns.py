"""Nouns are compared, hashed and shown as frozen dataclasses are that have all of it written for each."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest

from search import model
from search.model import And, Article, Everything, Note, Nothing, Official, Phrase, Query, Results, Word

NOUNS = [kind for kind in vars(model).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
SOME: list[Any] = [
    Word("pasar"),
    Phrase("pasar"),
    And((Word("pasar"), Phrase("pasar modal"))),
    Everything(),
    Nothing(),
    Note.of("expanded", words=3),
    Official("ani-wening", "Ani Wening", names=("Ani Wening",)),
    Query("pasar", Word("pasar")),
    Results(total=3),
    Article("a" * 12, "koran/a.txt", body=("Satu.", "Dua.")),
]


def _as_written_for_each(noun: Any) -> Any:
    fields = [(field.name, field.type, field) for field in dataclasses.fields(noun)]
    made = dataclasses.make_dataclass(type(noun).__qualname__, fields, frozen=True)
    return made(**{name: getattr(noun, name) for name, _, _ in fields})


@pytest.mark.parametrize("noun", SOME, ids=lambda noun: type(noun).__name__)
def test_a_noun_is_a_frozen_dataclass(noun: Any) -> None:
    same = dataclasses.replace(noun)
    assert same is not noun
    assert same == noun == pickle.loads(pickle.dumps(noun))
    assert hash(same) == hash(noun)
    assert repr(noun) == repr(_as_written_for_each(noun))
    assert [other for other in SOME if other == noun] == [noun]
    assert noun != _as_written_for_each(noun)
    for field in dataclasses.fields(noun):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(noun, field.name, "otherwise")


@pytest.mark.parametrize("noun", SOME, ids=lambda noun: type(noun).__name__)
def test_each_field_counts(noun: Any) -> None:
    for field in dataclasses.fields(noun):
        other = dataclasses.replace(noun, **{field.name: ("otherwise",)})
        assert other != noun, field.name


def test_all_nouns_share_how_they_are_compared() -> None:
    """What a dataclass writes for each itself is compiled at every start."""
    assert len(NOUNS) > 30
    assert all(kind.__eq__ is Word.__eq__ and kind.__repr__ is Word.__repr__ for kind in NOUNS)
