"""Signs of other search engines, as their users type them, and what stays as it is."""

from __future__ import annotations

import pytest

from search.model import And as All
from search.model import DayRange, Filters, InField, Near, Node, Not, Or, Phrase, Word
from search.query.parse import parse

A, B = Word("banjir"), Word("longsor")


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("banjir or longsor", Or((A, B))),
        ("banjir | longsor", Or((A, B))),
        ("banjir||longsor", Or((A, B))),
        ("banjir && longsor", All((A, B))),
        ("banjir !longsor", All((A, Not(B)))),
        ("banjir^2 longsor^0.5", All((A, B))),
        ("intitle:banjir", InField("title", A)),
        ("intitle: banjir", InField("title", A)),
        ("allintitle: banjir longsor", InField("title", All((A, B)))),
        ("banjir w/5 longsor", Near((A, B), 5)),
        ("banjir within 5 words of longsor", Near((A, B), 5)),
        ('"banjir longsor" within 5 words', Near((Phrase("banjir"), Phrase("longsor")), 5)),
        ("https://www.contoh.co.id/2021/04/12/banjir-longsor-1234567.html", All((A, B))),
        ("daerah/banjir-longsor.txt", All((A, B))),
    ],
)
def test_a_sign_is_read_as_ours_and_told(typed: str, tree: Node) -> None:
    query = parse(typed)
    assert query.tree == tree
    assert {note.code for note in query.notes} & {"foreign-sign", "sign-left-out"}


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("banjir site:kompas.com", Filters(outlets=("kompas.com",))),
        ("banjir www.kompas.com", Filters(outlets=("Kompas.com",))),
        ("banjir https://www.kompas.com/", Filters(outlets=("Kompas.com",))),
        ("allintitle:banjir site:kompas.com", Filters(outlets=("kompas.com",))),
        ("banjir before:2021-05-01", Filters(days=DayRange(None, "2021-04-30"))),
        ("banjir before:2021", Filters(days=DayRange(None, "2020-12-31"))),
        ("banjir after:2020", Filters(days=DayRange("2020-01-01", None))),
        ("banjir after:2020/05", Filters(days=DayRange("2020-05-01", None))),
        ("banjir after:2020-05-01", Filters(days=DayRange("2020-05-02", None))),
        ("banjir date:[2020 TO 2021]", Filters(days=DayRange("2020-01-01", "2021-12-31"))),
        ("banjir [2020 TO *]", Filters(days=DayRange("2020-01-01", None))),
    ],
)
def test_a_condition_becomes_a_filter(typed: str, filters: Filters) -> None:
    query = parse(typed)
    assert (query.tree, query.filters) in ((A, filters), (InField("title", A), filters))


@pytest.mark.parametrize(
    "typed",
    [
        "Banjir Rendam Dua Desa | Kompas.com",
        "whether to stay or to leave is not known",
        '"banjir | longsor"',
        "TNI/Polri",
        "Awas! Banjir",
        "[SALAH] Banjir",
    ],
)
def test_what_a_headline_has_is_no_sign(typed: str) -> None:
    assert not {note.code for note in parse(typed).notes} & {"foreign-sign", "sign-left-out"}


def test_an_english_word_in_a_name_is_no_english_word() -> None:
    for text, told in (
        ("gol Nottingham Forest", []),
        ("Kapan Election", ["Election"]),
        ("forest", ["forest"]),
    ):
        english = [note for note in parse(text).notes if note.code == "english-word"]
        assert [dict(note.parameters)["typed"] for note in english] == told


def test_english_words_are_offered_in_indonesian_and_looked_for() -> None:
    query = parse("corruption banjir")
    assert query.tree == All((Word("corruption"), A))
    (note,) = [note for note in query.notes if note.code == "english-word"]
    assert dict(note.parameters) == {"typed": "corruption", "other": "korupsi"}


def test_positions_are_those_of_what_was_typed() -> None:
    (note,) = [note for note in parse("a | b (c").notes if note.code == "unclosed-parenthesis"]
    assert dict(note.parameters)["position"] == 7
