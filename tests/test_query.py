"""What is typed is read as a user of search engines expects; every doubt is a note, nothing raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import notes
from search.language.expansion import without_synonyms
from search.model import (
    And,
    DayRange,
    Everything,
    Filters,
    InField,
    Node,
    Not,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Word,
)
from search.query import LONGEST_QUERY, parse, render

TODAY = date(2024, 9, 15)


def tree(text: str, any_word: bool = False) -> Node:
    return without_synonyms(parse(text, any_word=any_word, today=TODAY).tree)


def codes(text: str) -> list[str]:
    return [note.code for note in parse(text, today=TODAY).notes]


A, B, C = Word("a1"), Word("b1"), Word("c1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a1 b1", And((A, B))),
        ("a1 AND b1", And((A, B))),
        ("a1 DAN b1", And((A, B))),
        ("a1 OR b1 c1", Or((A, And((B, C))))),
        ("a1 ATAU b1", Or((A, B))),
        ("(a1 OR b1) c1", And((Or((A, B)), C))),
        ("a1 NOT b1", And((A, Not(B)))),
        ("a1 BUKAN b1", And((A, Not(B)))),
        ("a1 OR NOT b1", Or((A, Not(B)))),
        ("NOT NOT a1", A),
        ("a1 -b1", And((A, Not(B)))),
        ('a1 -"b1 c1"', And((A, Not(Phrase("b1 c1"))))),
        ("a1 -(b1 OR c1)", And((A, Not(Or((B, C)))))),
        ("-a1", Not(A)),
        # operators in small letters are words
        ("a1 atau b1", And((A, Word("atau"), B))),
        ("a1 not b1", And((A, Word("not"), B))),
        # a dash with a blank behind it, or inside a word, negates nothing
        ("Rusia - China", And((Word("Rusia"), Word("China")))),
        ("Rusia – China", And((Word("Rusia"), Word("China")))),
        ("China-Rusia", And((Word("China"), Word("Rusia")))),
        ("Tu-95", Word("Tu-95")),
        ("“kerja sama”", Phrase("kerja sama")),
        ("«kerja sama»", Phrase("kerja sama")),
        ("judul:Rusia", InField("title", Word("Rusia"))),
        ("title:(a1 OR b1)", InField("title", Or((A, B)))),
        ('Judul:"a1 b1"', InField("title", Phrase("a1 b1"))),
        ("a1 OR outlet:Tempo", Or((A, OutletIs("Tempo")))),
        ("a1 OR -pejabat:Lavrov", Or((A, Not(OfficialIs("Lavrov"))))),
        # a pasted headline is its words
        ("Putin: Rusia siap", And((Word("Putin"), Word("Rusia"), Word("siap")))),
        ("pukul 12:45", And((Word("pukul"), Word("12"), Word("45")))),
        ("https://contoh.example", And((Word("https"), Word("contoh"), Word("example")))),
    ],
)
def test_trees(text: str, expected: Node) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a1 b1", Or((A, B))),
        ("a1 b1 -c1", And((Or((A, B)), Not(C)))),
        ("a1 AND b1 c1", And((A, Or((B, C))))),
        ("a1 b1 tanggal:2021", Or((A, B))),
    ],
)
def test_any_word(text: str, expected: Node) -> None:
    assert tree(text, any_word=True) == expected


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("a1 outlet:Kompas.com", Filters(outlets=("Kompas.com",))),
        ('a1 outlet:"Pikiran Rakyat"', Filters(outlets=("Pikiran Rakyat",))),
        ("a1 pejabat:Lavrov", Filters(officials=("Lavrov",))),
        ("a1 official:Lavrov", Filters(officials=("Lavrov",))),
        ("a1 tanggal:2021", Filters(days=DayRange("2021-01-01", "2021-12-31"))),
        ("a1 date:2021-05", Filters(days=DayRange("2021-05-01", "2021-05-31"))),
        ("a1 date:2021-05-28", Filters(days=DayRange("2021-05-28", "2021-05-28"))),
        ("a1 tanggal:2021-05..2021-08", Filters(days=DayRange("2021-05-01", "2021-08-31"))),
    ],
)
def test_conditions_on_the_whole_query_are_filters(text: str, filters: Filters) -> None:
    query = parse(text, today=TODAY)
    assert (query.tree, query.filters, query.notes) == (A, filters, ())


def test_two_outlets_both_asked_for_stay_in_the_tree_and_any_of_them_is_one_condition() -> None:
    assert tree("outlet:A outlet:B") == And((OutletIs("A"), OutletIs("B")))
    assert tree("outlet:(A OR B)") == Or((OutletIs("A"), OutletIs("B")))


@pytest.mark.parametrize(
    ("text", "expected", "code"),
    [
        ('"kerja sama', Phrase("kerja sama"), "unclosed-quote"),
        ("(a1 OR b1", Or((A, B)), "unclosed-parenthesis"),
        ("a1) b1", And((A, B)), "stray-parenthesis"),
        ("AND a1", A, "lone-operator"),
        ("a1 OR", A, "lone-operator"),
        ("a1 AND OR b1", Or((A, B)), "lone-operator"),
        ("a1 NOT", A, "lone-operator"),
        ('a1 ""', A, "empty-phrase"),
        ("penulis:Budi", And((Word("penulis"), Word("Budi"))), "unknown-field"),
        ("a1 outlet:", A, "empty-field"),
        ("a1 tanggal:besok-lusa", A, "unknown-date"),
        ("-a1", Not(A), "only-exclusions"),
        ("&!?", Nothing(), "nothing-to-search"),
        ("", Nothing(), "empty-query"),
    ],
)
def test_what_is_doubtful_is_read_and_noted(text: str, expected: Node, code: str) -> None:
    assert tree(text) == expected
    assert code in codes(text)


def test_a_note_says_where() -> None:
    (note,) = parse("Rusia )").notes
    assert dict(note.parameters) == {"position": 7}


def test_an_empty_query_with_filters_is_everything() -> None:
    query = parse(" ", filters=Filters(outlets=("X",)))
    assert (query.tree, query.notes) == (Everything(), ())


def test_a_long_query_is_cut_between_words_and_says_so() -> None:
    query = parse("kata " * 2_000)
    assert isinstance(query.tree, And)
    assert set(query.tree.parts) == {Word("kata")}
    assert dict(query.notes[0].parameters) == {"length": 10_000, "limit": LONGEST_QUERY}


def test_deep_nesting_is_noted() -> None:
    assert "too-deep" in codes("(" * 1_000 + "a1")
    assert "empty-field" in codes("(" * 40 + "date:" * 390)


TYPED = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ['"', "“", "(", ")", "-", " ", "AND", "OR", "NOT", "DAN", "a1", "b1", "judul:", "outlet:",
             "tanggal:", "2021", "2021-05..", "kerja sama", ":", "China-Rusia", "pejabat:"]
        ),
        max_size=14,
    ).map(lambda parts: " ".join(parts)),
    st.lists(
        st.sampled_from(['"', "(", ")", "-", " ", "AND ", " OR", "a", "judul:", "x:y"]), max_size=14
    ).map("".join),
)  # fmt: skip


@given(TYPED, st.booleans())
def test_nothing_raises_and_every_note_has_words(text: str, any_word: bool) -> None:
    for note in parse(text, any_word=any_word, today=TODAY).notes:
        assert notes.word(note)


@given(TYPED)
def test_what_was_understood_can_be_typed_again(text: str) -> None:
    query = parse(text, today=TODAY)
    if isinstance(query.tree, Everything | Nothing):
        return
    again = parse(render(query.tree), today=TODAY, filters=query.filters)
    assert again.tree == query.tree
