"""Quotes find their speakers in steps that grow as the text does, however many officials it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch, mark

from index.quotations import finding
from index.quotations.attribution import AttributionReader
from index.quotations.finding import find_quotes
from index.quotations.naming import Phrase
from index.quotations.phrases import PhraseReader
from index.quotations.rules import rules
from index.quotations.speakers import _Body, _fold, _Listed
from index.quotations.subjects import SubjectReader
from search.knowledge.officials.vocabulary import words
from search.model import Official, Quote
from tests.steps import exponent, steps
from tests.torture.shapes import word_of

_STEEPEST = 1.3
_WORD = st.sampled_from(("Rudi", "Kencana", "Wening", "Wibawa", "Ani", "Anita", "Rahayu"))
_NAME = st.lists(_WORD, min_size=1, max_size=3).map(" ".join)
_ROLE = st.sampled_from((None, "Bupati Bantul", "Wakil Bupati Bantul", "Bupati Lumajang", "Menteri Sosial"))


def _official(name: str, role: str | None, *others: str) -> Official:
    return Official(name.lower().replace(" ", "-"), name, role, None, None, (name, *others))


def _find(line: str, count: int) -> tuple[Quote, ...]:
    names = [word_of(number) for number in range(count)]
    officials = tuple(_official(f"{name} Kencana", f"Bupati {name}") for name in dict.fromkeys(names))
    return tuple(find_quotes([line.format(name) for name in names], officials))


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
    listed, folded = _Listed(officials), _fold(asked)
    by_length = sorted(officials, key=lambda official: -len(official.name.split()))
    within = [official.id for official in by_length if f" {official.name} " in f" {asked} "]
    spelled = listed.spelled(folded)
    assert (spelled.official if spelled else None) == (within[0] if within else None)
    wanted = set(folded)
    assert set(listed.called(wanted)) == {o.id for o in officials if wanted <= set(_fold(o.name))}
    begun = {o.id for o in officials if any(word.startswith(folded[0]) for word in _fold(o.name))}
    assert {speaker.official for speaker in listed.beginning(folded[0])} == begun
    held = {o.id for o in officials if o.role and o.role.startswith("Bupati") and "Bantul" in o.role}
    assert set(listed.holding("bupati", {"bupati", "bantul"})) == held


@given(st.lists(st.text("ab\n“", max_size=6), max_size=6), st.text("ab\n", min_size=1, max_size=3))
def test_the_paragraphs_with_a_word_are_found_at_once(paragraphs: list[str], word: str) -> None:
    assert list(_Body(paragraphs).having(word)) == [text for text in paragraphs if word in text]


def test_a_name_is_looked_for_where_it_stands() -> None:
    spoken = [f'"Kami memanen padi sejak pagi," kata {word_of(number)}.' for number in range(30)]
    told = ["Petani memanen padi di sawah itu sejak pagi tadi."] * 1_000
    more = steps(lambda: find_quotes([*spoken, *told], ())) - steps(lambda: find_quotes(spoken, ()))
    assert more < 30 * len(told)


class _Asked:
    """A pattern that counts the texts in which it is looked for."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self.texts: list[str] = []

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        self.texts.append(text)
        return self._pattern.finditer(text, *bounds)


def test_labels_are_looked_for_where_one_may_be(monkeypatch: MonkeyPatch) -> None:
    label = _Asked(finding._LABEL)
    monkeypatch.setattr(finding, "_LABEL", label)
    body = ["NARASI: padi habis.", *["Petani memanen padi."] * 100, "PENJELASAN: padi ada, kata Rudi."]
    find_quotes(body, ())
    assert label.texts == [body[0], body[-1]]


def test_what_a_subject_does_is_looked_for_where_somebody_may_be_meant(monkeypatch: MonkeyPatch) -> None:
    following = _Asked(finding._WORDS)
    monkeypatch.setattr(finding, "_WORDS", following)
    line = '"Kami senang," katanya. {} memanen padi di sawah itu. '
    find_quotes([line.format("Kencana") * 50], ())
    assert not following.texts
    find_quotes([line.format("Rudi Kencana") * 50], ())
    assert following.texts


class _Copied(str):
    """A text that counts the letters that are copied from it."""

    letters = 0

    def __getitem__(self, at: object) -> str:
        found = str.__getitem__(self, at)  # type: ignore[index]
        _Copied.letters += len(found)
        return found


def test_what_stands_before_a_verb_is_not_copied() -> None:
    text = _Copied("Petani memanen padi. " * 5_000 + "Panen itu, ia menjelaskan, lama.")
    reader = AttributionReader(PhraseReader(rules(), words()))
    start = text.rindex("Panen")
    _Copied.letters = 0
    found = reader.reported(text, start, len(text))
    assert found is not None and found.phrase.pronoun
    assert _Copied.letters < 2_000


def test_a_sentence_without_a_word_of_speech_is_not_read(monkeypatch: MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        AttributionReader, "reported", lambda _, text, start, end: read.append(text[start:end].strip())
    )
    find_quotes(["Padi habis. Padi itu, kata Rudi, dimakan.", "Padi dipanen. Hujan turun."], ())
    assert read == ["Padi itu, kata Rudi, dimakan."]


def test_a_sentence_s_subject_is_read_once(monkeypatch: MonkeyPatch) -> None:
    read: list[int] = []
    subject = SubjectReader._before

    def count(self: SubjectReader, text: str, start: int, verb: int) -> Phrase | None:
        read.append(start)
        return subject(self, text, start, verb)

    monkeypatch.setattr(SubjectReader, "_before", count)
    line = 'Rudi Kencana datang. "Kami memanen padi," kata dia. Sekda itu menyebut hal itu sudah lama.'
    find_quotes([f"{line} Panen {number}." for number in range(20)], ())
    assert len(read) == 20


def test_of_a_sentence_that_is_nothing_but_words_of_speech_the_first_are_looked_at() -> None:
    assert steps(lambda: find_quotes(["Kata " + "kata via ucap " * 2_000], ())) < 1.5 * steps(
        lambda: find_quotes(["Kata " + "kata via ucap " * 400], ())
    )
