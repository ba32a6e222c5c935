"""What counts as a word: hyphens, numbers, apostrophes, invisible characters; offsets that fit the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import tokens as module
from search.analysis.folding import fold
from search.analysis.runs import LONGEST_TOKEN
from search.analysis.tokens import PARAGRAPH_GAP, field_terms, paragraph_tokens, tokens


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
        ("pro-Barat", [("pro", "pro"), ("barat", "barat")]),
        # affixes that stand off
        ("KPK-nya", [("kpk-nya", "kpk")]),
        ("di-reshuffle", [("di-reshuffle", "reshuffle")]),
        # names of things, whole and in parts
        ("Tu-95", [("tu-95", "tu95"), ("tu", "tu"), ("95", "95")]),
        ("H-6K", [("h-6k", "h6k"), ("h", "h"), ("6k", "6k")]),
        ("COVID-19", [("covid-19", "covid19"), ("covid", "covid"), ("19", "19")]),
        ("U-23-nya", [("u-23", "u23"), ("u", "u"), ("23", "23")]),
        ("2-1", [("2-1", "2-1"), ("2", "2"), ("1", "1")]),
        ("90-an", [("90-an", "90")]),
        ("kata&kata", [("kata", "kata"), ("kata", "kata")]),
        # numbers
        ("Rp1.250.000", [("rp", "rp"), ("1250000", "1250000")]),
        ("3,5", [("3,5", "3,5")]),
        ("3.5", [("3,5", "3,5")]),
        ("1,250,000.5", [("1250000,5", "1250000,5")]),
        ("2.0.1", [("2.0.1", "2.0.1")]),
        ("28/12/2020", [("28", "28"), ("12", "12"), ("2020", "2020")]),
        # apostrophes, diacritics, invisible characters
        ("Ma’ruf", [("maruf", "maruf")]),
        ("Jum'at", [("jumat", "jumat")]),
        ("Erdoğan", [("erdogan", "erdogan")]),
        ("In\u00addo\u200bnesia", [("indonesia", "indonesia")]),
        # a missing space between sentences
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


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("kerjasama", "kerja sama"),
        ("bekerjasama", "bekerja sama"),
        ("tandatangan", "tanda-tangan"),
        ("menandatangani", "menanda tangani"),
        ("bertanggungjawab", "bertanggung jawab"),
        ("orangtuanya", "orang tuanya"),
        ("antikorupsi", "anti korupsi"),
        ("pascabencana", "pasca-bencana"),
    ],
)
def test_a_compound_is_the_same_written_as_one_or_as_two(one: str, two: str) -> None:
    assert [stem for _, stem in pairs(one)] == [stem for _, stem in pairs(two)]
    assert len(tokens(one, glued="whole")) == 1
    assert [t.stem for t in tokens(one, glued="apart")] == [t.stem for t in tokens(two, glued="apart")]


def test_neighbours_that_are_no_compound() -> None:
    for text in ("kerja, sama", "bekerja bersama", "tanggungan jawaban", "antara kota", "praktik", "nonton"):
        assert len(tokens(text)) == len(text.split())


def test_an_acronym_is_no_word_in_small_letters() -> None:
    assert pairs("AS dan as") == [("AS", "AS"), ("as", "as"), ("dan", "dan"), ("as", "as")]
    assert [t.stem for t in tokens("AS", glued="whole")] == ["AS"]
    assert [t.stem for t in tokens("as", glued="whole")] == ["as"]
    assert pairs("AS-nya") == [("AS", "AS"), ("as-nya", "as")]
    assert pairs("China-AS") == [("china", "china"), ("AS", "AS"), ("as", "as")]


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
    end, position = 0, -1
    for token in tokens(text):
        assert token.surface
        assert token.stem
        assert 0 <= token.position - position <= 1
        if token.position == position:  # the first part of a word that was read as a whole before
            assert token.end <= end
        else:
            assert end <= token.start or token.start < token.end <= end
        assert token.start < token.end <= len(text)
        end, position = max(end, token.end), token.position


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "F-16 F16 e B.J. R&D kerja bekerja sama tanda tangan AS as AS-nya anti korupsi JakartaSaat ia 3,5 "
        "kerjasama a_b",
    )
)


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", "-", "\n"])).map("".join)).map("".join))
def test_an_index_holds_the_tokens(text: str) -> None:
    found = field_terms([text, "kerja", text])
    words = [word for part in paragraph_tokens([text, "kerja", text]) for word in part]
    held = zip(found.surfaces, found.stems, found.positions, strict=True)
    assert sorted(held) == sorted((word.surface, word.stem, word.position) for word in words)
    assert found.positions == sorted(found.positions)
    assert found.length == len({word.position for word in words})


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_text_is_looked_through_once_however_many_compounds(monkeypatch: pytest.MonkeyPatch) -> None:
    # Once for each compound would take the square of the text's length: 80 kB took six seconds.
    runs, looked = module._runs, []

    def counted(text: str, raws: Sequence[str]) -> tuple[list[int], list[int]]:
        looked.append(text)
        return runs(text, raws)

    monkeypatch.setattr(module, "_runs", counted)
    assert field_terms(["kerja sama " * 50]).stems.count("kerjasama") == 50
    assert len(looked) == 1


@pytest.mark.parametrize("word", ["memperkuat", "kerjasama", "antikorupsi", "x", "2021", "a" * 70, "pbb"])
def test_capitals_make_no_other_word(word: str) -> None:
    read = [[token[:2] for token in tokens(text)] for text in (word, word.capitalize(), word.upper())]
    assert read[0] == read[1] == read[2]
    # But for acronyms that are another word in small letters.
    assert [token.surface for token in tokens("As AS")] == ["as", "AS", "as"]
