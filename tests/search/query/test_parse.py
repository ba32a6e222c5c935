"""What is typed is read as a user of search engines expects; every doubt is a note, nothing raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.model import (
    And,
    DayRange,
    Everything,
    Filters,
    Fuzzy,
    InField,
    KindIs,
    Near,
    Node,
    Not,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    SaidBy,
    SynonymsNode,
    Wildcard,
    Word,
)
from search.output import wording
from search.query.parse import LONGEST_QUERY, parse
from search.query.rendering import render, render_query
from search.tree import map_parts

TODAY = date(2024, 9, 15)


def tree(text: str, any_word: bool = False) -> Node:
    """The tree as it was typed."""
    return _without_synonyms(parse(text, any_word=any_word, today=TODAY).tree)


def _without_synonyms(node: Node) -> Node:
    return node.typed if isinstance(node, SynonymsNode) else map_parts(_without_synonyms, node)


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
        # a dash with a space behind it, or inside a word, negates nothing
        ("Rusia - China", And((Word("Rusia"), Word("China")))),
        ("Rusia – China", And((Word("Rusia"), Word("China")))),
        ("China-Rusia", And((Word("China"), Word("Rusia")))),
        ("Tu-95", Word("Tu-95")),
        ("“kerja sama”", Phrase("kerja sama")),
        ("«kerja sama»", Phrase("kerja sama")),
        ("judul:Rusia", InField("title", Word("Rusia"))),
        ("penulis:Ratna", InField("author", Word("Ratna"))),
        ('author:"Ratna Wulandari"', InField("author", Phrase("Ratna Wulandari"))),
        ("-penulis:Ratna", Not(InField("author", Word("Ratna")))),
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
        ("a1 jenis:cek-fakta", Filters(kinds=("fact-check",))),
        ("jenis:cek fakta a1", Filters(kinds=("fact-check",))),
        ('a1 jenis:"Siaran Pers"', Filters(kinds=("press-release",))),
        ("a1 kind:opinion", Filters(kinds=("opinion",))),
        ("a1 -jenis:opini -jenis:siaran-pers", Filters(excluded_kinds=("opinion", "press-release"))),
        ("a1 tanggal:2021", Filters(days=DayRange("2021-01-01", "2021-12-31"))),
        ("a1 date:2021-05", Filters(days=DayRange("2021-05-01", "2021-05-31"))),
        ("a1 date:2021-05-28", Filters(days=DayRange("2021-05-28", "2021-05-28"))),
        ("a1 tanggal:2021-05..2021-08", Filters(days=DayRange("2021-05-01", "2021-08-31"))),
    ],
)
def test_conditions_on_the_whole_query_are_filters(text: str, filters: Filters) -> None:
    query = parse(text, today=TODAY)
    assert (query.tree, query.filters, query.notes) == (A, filters, ())


def test_any_of_several_kinds_and_one_that_is_none() -> None:
    assert tree("jenis:(opini OR berita)") == Or((KindIs("opinion"), KindIs("news")))
    assert tree("a1 OR kind:news") == Or((A, KindIs("news")))
    assert (tree("a1 jenis:puisi"), codes("a1 jenis:puisi")) == (A, ["unknown-kind"])
    query = parse("a1 jenis:cek-fakta -jenis:opini", today=TODAY)
    assert render_query(query) == "a1 AND kind:fact-check AND -kind:opinion"
    assert render_query(query, "id") == "a1 DAN jenis:cek-fakta DAN -jenis:opini"
    assert parse(render_query(query), today=TODAY).filters == query.filters


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
        ("rubrik:Budi", And((Word("rubrik"), Word("Budi"))), "unknown-field"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a1 NEAR b1", Near((A, B), 10)),
        ("a1 DEKAT b1", Near((A, B), 10)),
        ("a1 NEAR/3 b1 NEAR/3 c1", Near((A, B, C), 3)),
        ("a1 NEAR/3 b1 c1", And((Near((A, B), 3), C))),
        ("c1 OR a1 NEAR b1", Or((C, Near((A, B), 10)))),
        ("c1 -a1 NEAR/2 b1", And((C, Not(Near((A, B), 2))))),
        ('"xi jinping" NEAR a1', Near((Phrase("xi jinping"), A), 10)),
        ("(a1 OR b1) NEAR/4 c1", Or((Near((A, C), 4), Near((B, C), 4)))),
        ("judul:a1 NEAR/4 b1", InField("title", Near((A, B), 4))),
        ('"a1 b1"~5', Near((Phrase("a1"), Phrase("b1")), 5)),
        ('"a1"~5', Phrase("a1")),
        ('a1 "b1 c1" ~5', And((A, Phrase("b1 c1"), Word("5")))),
        ("menter*", Prefix("menter")),
        ("judul:menter*", InField("title", Prefix("menter"))),
        ("a1 -menter*", And((A, Not(Prefix("menter"))))),
        ("p?la", Wildcard("p?la")),
        ("*kuat", Wildcard("*kuat")),
        ("me**kuat", Wildcard("me*kuat")),
        ("Patrusev~", Fuzzy("Patrusev", 2)),
        ("Putni~", Fuzzy("Putni", 1)),
        ("Patrusev~1", Fuzzy("Patrusev", 1)),
        ("Patrusev~0", Word("Patrusev")),
        # a question mark asks, it is no letter
        ("Benarkah a1? b1", And((Word("Benarkah"), A, B))),
        ("a1?", A),
        ("a1?B1", And((A, Word("B1")))),
        ("outlet:a1* OR b1", Or((OutletIs("a1*"), B))),
    ],
)
def test_closeness_patterns_and_misspellings(text: str, expected: Node) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "code"),
    [
        ("a1 NEAR", A, "lone-operator"),
        ("NEAR a1", A, "lone-operator"),
        ("a1 NEAR NEAR b1", Near((A, B), 10), "lone-operator"),
        ("a1 NEAR menter*", And((A, Prefix("menter"))), "near-needs-words"),
        ("a1 NEAR/999 b1", Near((A, B), 40), "smaller-distance"),
        ('"a1 b1"~99999999999', And((Phrase("a1 b1"), Word("99999999999"))), ""),
        ("kata~7", Fuzzy("kata", 2), "fewer-edits"),
        ("a*", Word("a"), "wildcard-too-short"),
        ("b1 *", B, "wildcard-too-short"),
        ("a1 f(*)", And((A, Word("f"))), "wildcard-too-short"),
        ("https*://a1", And((Word("https"), A)), "stray-wildcard"),
        ('a1 siap" kata', And((A, Word("siap"), Word("kata"))), "stray-quote"),
        ('5" b1', And((Word("5"), B)), "stray-quote"),
        ("Media: a1", And((Word("Media"), A)), "field-as-word"),
        ("media: a1", Everything(), ""),
        ("SATU DAN DUA", And((Word("SATU"), Word("DUA"))), "operator-in-capitals"),
        ("A1 OR B2 OR C3 OR D4", Or(tuple(map(Word, ("A1", "B2", "C3", "D4")))), ""),
        ("Siapa a1?", A, "question-words"),
        ("Pada tahun berapa a1 lahir", And((A, Word("lahir"))), "question-words"),
        ("Negara manakah a1?", A, "question-words"),
        ("Berapa jumlah a1 di tiap negara?", And((A, Word("tiap"), Word("negara"))), "question-words"),
        ("negara a1", And((Word("negara"), A)), ""),
        ("Sebutkan a1", A, "question-words"),
        ("Apa nama organisasi a1?", A, "question-words"),
        ("Apa nama latin a1?", A, "question-words"),
        ("Siapa a1 sekarang?", A, "question-words"),
        ("Berapa kali a1 latin?", And((A, Word("latin"))), "question-words"),
        ("Apa yang dimaksud dengan a1 b1", And((A, B)), "question-words"),
        ("apa itu", And((Word("apa"), Word("itu"))), ""),
        ('"siapa a1"', Phrase("siapa a1"), ""),
        ("a1 -siapa?", And((A, Not(Word("siapa")))), ""),
        ("What is a1?", A, "question-words"),
    ],
)
def test_what_else_is_doubtful_is_read_and_noted(text: str, expected: Node, code: str) -> None:
    assert tree(text) == expected
    assert [c for c in codes(text) if c != "synonyms"] == ([code] if code else [])


def test_where_any_word_is_enough_the_kind_of_answer_is_looked_for() -> None:
    assert parse("Negara manakah a1?", any_word=True).tree == Or((Word("Negara"), A))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("judul:-a1", Not(InField("title", A))),
        ("judul:--a1", Not(InField("title", A))),
        ("judul:(NOT a1)", Not(InField("title", A))),
        ("-judul:(NOT a1)", InField("title", A)),
        ("NOT (NOT a1)", A),
        ("b1 tanggal:-2021", And((Word("b1"), Not(DayRange("2021-01-01", "2021-12-31"))))),
        ("a1 NEAR -b1", And((A, Not(Word("b1"))))),
        ("b1 outlet:-(c1 d1)", And((Word("b1"), Not(Or((OutletIs("c1"), OutletIs("d1"))))))),
    ],
)
def test_a_minus_below_a_field_or_an_operator_excludes(text: str, expected: Node) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize("text", ["judul:()", "judul:&", "judul:-", "outlet:()", "tanggal:-()"])
def test_a_field_without_a_value_is_told(text: str) -> None:
    assert codes(f"a1 {text}") == ["empty-field"]


def test_only_exclusions_are_told_and_what_they_leave_to_look_for_is_not() -> None:
    assert codes("judul:-a1") == codes("-a1 OR b1 -c1") == codes("-(a1 b1)") == ["only-exclusions"]
    assert codes("NOT (NOT a1)") == codes("-(-a1 OR b1)") == codes("-outlet:c1 a1") == []


@pytest.mark.parametrize("text", ["judul:(a1 OR NOT b1)", "judul:(outlet:c1 d1)", "judul:(judul:a1)"])
def test_a_field_around_more_than_a_word_is_written_with_parentheses(text: str) -> None:
    query = parse(text, today=TODAY)
    again = parse(render_query(query), today=TODAY)
    assert (again.tree, again.notes) == (query.tree, query.notes)


@pytest.mark.parametrize(
    ("text", "first", "last", "code"),
    [
        ("hari ini", "2024-09-15", "2024-09-15", "days-understood"),
        ("kemarin", "2024-09-14", "2024-09-14", "days-understood"),
        ("minggu lalu", "2024-09-02", "2024-09-08", "days-understood"),
        ("minggu ini", "2024-09-09", "2024-09-15", "days-understood"),
        ("bulan lalu", "2024-08-01", "2024-08-31", "days-understood"),
        ("tahun ini", "2024-01-01", "2024-12-31", "days-understood"),
        ("7 hari terakhir", "2024-09-09", "2024-09-15", "days-understood"),
        ("Mei 2021", "2021-05-01", "2021-05-31", "days-understood"),
        ("28 Mei 2021", "2021-05-28", "2021-05-28", "days-understood"),
        ("sejak 2020", "2020-01-01", None, "days-understood"),
        ("sampai Mei 2021", None, "2021-05-31", "days-understood"),
        ("last week", "2024-09-02", "2024-09-08", "days-understood"),
        ("since 2020", "2020-01-01", None, "days-understood"),
        ("2020..2022", "2020-01-01", "2022-12-31", None),
        ("2022..2021", "2021-01-01", "2022-12-31", "ends-exchanged"),
    ],
)
def test_words_for_dates(text: str, first: str | None, last: str | None, code: str | None) -> None:
    for typed in (f'a1 tanggal:"{text}"', f"a1 tanggal:{text}", f"a1 date:{text}"):
        query = parse(typed, today=TODAY)
        assert (query.tree, query.filters) == (A, Filters(days=DayRange(first, last)))
        assert [note.code for note in query.notes] == ([code] if code else [])


def test_a_span_of_years_means_days_without_a_field_and_says_so() -> None:
    query = parse("a1 2020..2021-05", today=TODAY)
    assert (query.tree, query.filters) == (A, Filters(days=DayRange("2020-01-01", "2021-05-31")))
    assert [note.code for note in query.notes] == ["days-understood"]
    assert tree("a1 2021..") == And((A, Word("2021")))  # the end of a sentence
    assert tree('"2020..2021"') == Phrase("2020..2021")


def test_excluded_outlets_and_officials_are_filters() -> None:
    query = parse("a1 -outlet:Tempo -pejabat:Lavrov NOT outlet:Antara", today=TODAY)
    assert query.tree == A
    assert query.filters == Filters(excluded_outlets=("Tempo", "Antara"), excluded_officials=("Lavrov",))
    assert parse("-outlet:Tempo").tree == Everything()
    again = parse(render_query(query), today=TODAY)
    assert (again.tree, again.filters) == (query.tree, query.filters)


def test_exact_takes_words_as_written() -> None:
    query = parse("Siapa Moskow judul:a1 -(b1 NEAR c1)", exact=True)
    a, b, c = Phrase("a1"), Phrase("b1"), Phrase("c1")
    assert query.tree == And((Phrase("Siapa"), Phrase("Moskow"), InField("title", a), Not(Near((b, c), 10))))
    assert (query.exact, query.notes) == (True, ())


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
    assert codes("(" * 5_000) == [
        "query-too-long",
        "too-deep",
        "unclosed-parenthesis",
        "nothing-to-search",
    ]
    assert "empty-field" in codes("(" * 40 + "date:" * 390)


PIECES = (
    *('"', "“", "(", ")", "-", " ", ":", "*", "~", "?", "’", "AND", "OR", "NOT", "DAN", "NEAR", "DEKAT/3"),
    *("a1", "b1", "judul:", "outlet:", "tanggal:", "pejabat:", "Judul: ", "2021", "2021-05..", "hari ini"),
    *("menter*", "p?la", "*a1", "P*rkosa", "Patrusev~", "kata~1", '"a1 b1"~4', "kerja sama", "China-Rusia"),
    *("Moskow", "AS", "Amerika Serikat", "Siapa", "apa itu", "KPK DAN KPU"),
)
TYPED = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(), max_size=40),  # controls and lone surrogates, too
    st.text("\u202e\u200f\u0000\ud800😀\u0301\"(*~?: aA'’", max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)


@given(TYPED, st.booleans())
def test_nothing_raises_and_every_note_has_words(text: str, any_word: bool) -> None:
    for note in parse(text, any_word=any_word, today=TODAY).notes:
        assert wording.word(note)


@given(TYPED, st.booleans())
@example("0?A??", False)  # only what asks stands inside the word
@example("kata?*-?", False)
@example("_’a b1’_", False)
@example("_’a~1", False)
def test_what_was_understood_can_be_typed_again(text: str, exact: bool) -> None:
    query = parse(text, today=TODAY, exact=exact)
    if isinstance(query.tree, Everything | Nothing):
        return
    assert parse(render(query.tree, "id"), today=TODAY, filters=query.filters, exact=exact).tree == query.tree
    again = parse(render(query.tree), today=TODAY, filters=query.filters, exact=exact)
    assert again.tree == query.tree


PUTIN = SaidBy("Putin", Word("gas"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kata:Putin", SaidBy("Putin", Everything())),
        ("kata:Putin gas", PUTIN),
        ("said:Putin AND gas", PUTIN),
        ('kata:"Sergei Lavrov" "kerja sama"', SaidBy("Sergei Lavrov", Phrase("kerja sama"))),
        ("kata:Putin (gas OR minyak)", SaidBy("Putin", Or((Word("gas"), Word("minyak"))))),
        ("kata:Putin gas -minyak", SaidBy("Putin", And((Word("gas"), Not(Word("minyak")))))),
        # What stands before it, in another group, or is a condition, is asked of the article.
        ("pipa kata:Putin gas", And((Word("pipa"), PUTIN))),
        ("(kata:Putin gas) pipa", And((PUTIN, Word("pipa")))),
        ("kata:Putin gas OR pipa", Or((PUTIN, Word("pipa")))),
        ("pejabat:Xi pejabat:Wang kata:Putin gas", And((OfficialIs("Xi"), OfficialIs("Wang"), PUTIN))),
        ("kata:Putin gas pejabat:Xi pejabat:Wang", And((PUTIN, OfficialIs("Xi"), OfficialIs("Wang")))),
        ("kata:Putin gas kata:Xi pipa", And((PUTIN, SaidBy("Xi", Word("pipa"))))),
        ("kata:(Putin OR Xi) gas", Or((PUTIN, SaidBy("Xi", Word("gas"))))),
        ("-kata:Putin gas", And((Not(SaidBy("Putin", Everything())), Word("gas")))),
        ("kata:* gas", SaidBy("*", Word("gas"))),
    ],
)
def test_who_said_what(text: str, wanted: Node) -> None:
    assert tree(text) == wanted
    assert codes(text) == []
    assert tree(render(wanted)) == wanted
    assert tree(render(wanted, "id")) == wanted


def test_who_said_what_in_any_word_mode() -> None:
    found = tree("kata:Putin gas minyak outlet:Tempo outlet:Antara", any_word=True)
    assert found == And(
        (SaidBy("Putin", Or((Word("gas"), Word("minyak")))), OutletIs("Tempo"), OutletIs("Antara"))
    )


@pytest.mark.parametrize(
    ("spaced", "joined"),
    [
        ("rekam e - KTP", "rekam e-KTP"),
        ("-e - KTP rekam", "-e-KTP rekam"),
        ("biaya R & D", "biaya R&D"),
        ("W. S. Kartanegara", "W.S. Kartanegara"),
        ("(W. S. Kartanegara)", "(W.S. Kartanegara)"),
    ],
)
def test_a_name_written_with_spaces_is_one_word(spaced: str, joined: str) -> None:
    assert parse(spaced).tree == parse(joined).tree
    assert parse(spaced).tree != parse(joined.replace("-", " ")).tree or "-" not in joined


@pytest.mark.parametrize(
    ("typed", "apart"),
    [("F-16", "F 16"), ("10km", "10 km"), ("737-MAX", "737 MAX"), ("mh370", "mh 370")],
)
def test_a_number_and_letters_in_one_word_are_found_side_by_side_too(typed: str, apart: str) -> None:
    assert parse(typed).tree == SynonymsNode(Word(typed), (Phrase(apart),))
    assert parse(f'"{typed}"').tree == Phrase(typed)
    assert parse(typed, exact=True).tree != parse(typed).tree


@pytest.mark.parametrize("typed", ["a1", "2021", "17-8", "e-KTP", "B2B", "1a2b"])
def test_other_words_with_numbers_are_not_parted(typed: str) -> None:
    assert not isinstance(parse(typed).tree, SynonymsNode)


@pytest.mark.parametrize("typed", ["Rusia - China", "A. Budi", "vitamin c - jeruk", "e -KTP"])
def test_what_only_looks_like_one_is_words(typed: str) -> None:
    assert parse(typed).tree == parse(typed.replace(" - ", " ")).tree
