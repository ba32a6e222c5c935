"""Quotes find their speakers in steps that grow as the text does, however many officials it names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from index.quotations.finding import find_quotes
from index.quotations.speakers import _fold, _Listed
from search.model import Official, Quote
from tests.steps import exponent
from tests.torture.shapes import word_of

_STEEPEST = 1.3
_WORD = st.sampled_from(("Rudi", "Kencana", "Wening", "Wibawa", "Ani", "Anita", "Rahayu"))
_NAME = st.lists(_WORD, min_size=1, max_size=3).map(" ".join)
_ROLE = st.sampled_from((None, "Bupati Bantul", "Wakil Bupati Bantul", "Bupati Lumajang", "Menteri Sosial"))


def _official(name: str, role: str | None, *others: str) -> Official:
    return Official(name.lower().replace(" ", "-"), name, role, None, None, (name, *others))


def _find(line: str, count: int) -> tuple[Quote, ...]:
    words = [word_of(number) for number in range(count)]
    officials = tuple(_official(f"{word} Kencana", f"Bupati {word}") for word in dict.fromkeys(words))
    return tuple(find_quotes([line.format(word) for word in words], officials))


@mark.parametrize(
    "line",
    [
        'Panen itu dimulai. "Kami memanen padi sejak pagi," kata {} kepada warga di sawah itu.',
        '"Kami memanen padi sejak pagi," kata Kencana kepada warga di sawah itu.',
        'Menurut {} Kencana, panen itu sudah lama. "Kami lapar," kata bupati.',
        '"Kami memanen padi sejak pagi," kata Sutarjo kepada warga. Bupati itu menyebut hal itu lama.',
    ],
)
def test_steps_grow_as_the_text_does(line: str) -> None:
    assert _find(line, 400)
    assert exponent(lambda count: _find(line, count), 100) < _STEEPEST


@given(st.lists(st.tuples(_NAME, _ROLE), max_size=8, unique_by=lambda each: each[0]), _NAME)
def test_the_same_are_found_as_one_after_another(told: list[tuple[str, str | None]], asked: str) -> None:
    officials = [_official(name, role) for name, role in told]
    listed, words = _Listed(officials), _fold(asked)
    by_length = sorted(officials, key=lambda official: -len(official.name.split()))
    within = [official.id for official in by_length if f" {official.name} " in f" {asked} "]
    spelled = listed.spelled(words)
    assert (spelled.official if spelled else None) == (within[0] if within else None)
    wanted = set(words)
    assert set(listed.called(wanted)) == {o.id for o in officials if wanted <= set(_fold(o.name))}
    begun = {o.id for o in officials if any(word.startswith(words[0]) for word in _fold(o.name))}
    assert {speaker.official for speaker in listed.beginning(words[0])} == begun
    held = {o.id for o in officials if o.role and o.role.startswith("Bupati") and "Bantul" in o.role}
    assert set(listed.holding("bupati", {"bupati", "bantul"})) == held
