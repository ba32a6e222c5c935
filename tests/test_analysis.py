"""What counts as a word: hyphens, numbers, apostrophes, invisible characters; offsets that fit the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import LONGEST_TOKEN, PARAGRAPH_GAP, fold, paragraph_tokens, tokens


def pairs(text: str) -> list[tuple[str, str]]:
    return [(token.surface, token.stem) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one word said twice, with and without affixes and clitics
        ("Negara-negara", [("negara-negara", "negara")]),
        ("besar-besaran", [("besar-besaran", "besar")]),
        ("teman-temannya", [("teman-temannya", "teman")]),
        ("meniru-nirukan", [("meniru-nirukan", "tiru")]),
        # two words
        ("China-Rusia", [("china", "china"), ("rusia", "rusia")]),
        ("anti-Barat", [("anti", "anti"), ("barat", "barat")]),
        # affixes that stand off
        ("KPK-nya", [("kpk-nya", "kpk")]),
        ("di-reshuffle", [("di-reshuffle", "reshuffle")]),
        # names of things
        ("Tu-95", [("tu-95", "tu-95")]),
        ("H-6K", [("h-6k", "h-6k")]),
        ("ke-21", [("ke-21", "ke-21")]),
        ("COVID-19", [("covid-19", "covid-19")]),
        # numbers
        ("Rp1.250.000", [("rp", "rp"), ("1250000", "1250000")]),
        ("3,5", [("3,5", "3,5")]),
        ("28/12/2020", [("28", "28"), ("12", "12"), ("2020", "2020")]),
        # apostrophes, diacritics, invisible characters
        ("Ma’ruf", [("maruf", "maruf")]),
        ("Jum'at", [("jumat", "jumat")]),
        ("Erdoğan", [("erdogan", "erdogan")]),
        ("In\u00addo\u200bnesia", [("indonesia", "indonesia")]),
        # a missing blank between sentences
        ("usai.Namun", [("usai", "usai"), ("namun", "namun")]),
        ("@nama_akun", [("nama", "nama"), ("akun", "akun")]),
        ("… – & !", []),
    ],
)
def test_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "whole", "apart"),
    [
        ("di JakartaSaat ini", ["di", "jakartasaat", "ini"], ["di", "jakarta", "saat", "ini"]),
        ("diKamboja", ["dikamboja"], ["di", "kamboja"]),
        ("dilansirCNNIndonesia", ["dilansircnnindonesia"], ["dilansir", "cnn", "indonesia"]),
        # names with a capital inside stay one word
        ("YouTube", ["youtube"], ["youtube"]),
        ("iPhone LaLiga SpaceX", ["iphone", "laliga", "spacex"], ["iphone", "laliga", "spacex"]),
        ("detikNews TribunJatim", ["detiknews", "tribunjatim"], ["detiknews", "tribunjatim"]),
        ("McDonald VigiAccess", ["mcdonald", "vigiaccess"], ["mcdonald", "vigiaccess"]),
    ],
)
def test_words_that_lost_the_blank_between_them(text: str, whole: list[str], apart: list[str]) -> None:
    assert [token.surface for token in tokens(text, glued="whole")] == whole
    assert [token.surface for token in tokens(text, glued="apart")] == apart
    both = [token.surface for token in tokens(text)]
    assert sorted(both) == sorted({*whole, *apart})


def test_a_glued_word_stands_where_its_first_part_does() -> None:
    found = list(tokens("di JakartaSaat ini"))
    assert [(token.surface, token.position) for token in found] == [
        ("di", 0),
        ("jakartasaat", 1),
        ("jakarta", 1),
        ("saat", 2),
        ("ini", 3),
    ]
    assert [(token.start, token.end) for token in found[1:4]] == [(3, 14), (3, 10), (10, 14)]


def test_composed_and_decomposed_letters_are_the_same_word() -> None:
    assert pairs("Erdog\u0306an") == pairs("Erdoğan")


def test_paragraphs_are_far_apart() -> None:
    first, second = paragraph_tokens(["satu dua", "tiga"])
    assert second[0].position - first[-1].position == PARAGRAPH_GAP


def test_an_endless_word_is_cut() -> None:
    (token,) = tokens("a" * 10_000)
    assert len(token.surface) == LONGEST_TOKEN


@given(st.text())
def test_offsets_are_of_the_text_and_positions_ascend(text: str) -> None:
    end = 0
    for number, token in enumerate(tokens(text)):
        assert end <= token.start < token.end <= len(text)
        end = token.end
        assert token.position == number
        assert token.surface
        assert token.stem


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
