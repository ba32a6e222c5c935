"""Looked for between spaces alone, the same words of a text are found as by reading all of it."""

from __future__ import annotations

from collections.abc import Callable
from sys import getsizeof

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import runs
from search.analysis import sought as module
from search.analysis.sought import Sought, tokens_among
from search.analysis.tokens import Token, tokens

# What is read as several words, as a compound of two, or as one with what follows.
PIECES = (
    *(
        "kerja",
        "sama",
        "bekerja",
        "bersama",
        "kerjasama",
        "kerja-sama",
        "pasca",
        "bencana",
        "anti",
        "korupsi",
    ),
    *("menanda", "tangani", "tanda", "tangan", "Covid-19", "covid19", "e", "-", "KTP", "R", "&", "D", "AS"),
    *(
        "China-AS",
        "B.",
        "J.",
        "(R",
        "A",
        "E",
        "–",
        "Habibie",
        "JakartaSaat",
        "3,5",
        "1.250.000",
        "Rp1.250",
        "negara-negara",
        "an",
    ),
)
texts = st.lists(
    st.tuples(
        st.sampled_from(PIECES), st.sampled_from((" ", " ", "  ", ", ", ". ", "", "-", "\n", "\u00a0", ") "))
    ),
    max_size=14,
).map(lambda drawn: "".join(word + sign for word, sign in drawn))


@given(texts, st.data())
def test_words_are_found_where_reading_all_finds_them(text: str, data: st.DataObject) -> None:
    every = tokens(text)
    stems = data.draw(
        st.frozensets(st.sampled_from(sorted({word.stem for word in every} | {"kuat"})), max_size=3)
    )
    surfaces = data.draw(
        st.frozensets(st.sampled_from(sorted({word.surface for word in every} | {"kuat"})), max_size=2)
    )

    beginnings = data.draw(st.sampled_from(["ker", "kerja", "ta", "b", "zz"]))
    endings = data.draw(st.sampled_from(["sama", "angan", "19", "zz"]))

    def wanted(words: list[Token]) -> list[tuple[str, str, int, int]]:
        return [word[:4] for word in words if word.stem in stems or word.surface in surfaces]

    def fitting(words: list[Token], fits: Callable[[str], bool]) -> list[tuple[str, str, int, int]]:
        return [word[:4] for word in words if fits(word.surface)]

    def begins(surface: str) -> bool:
        return surface.startswith(beginnings)

    def ends(surface: str) -> bool:
        return surface.endswith(endings)

    either = Sought(stems, surfaces)
    beginning = Sought(frozenset(), frozenset(), begins, by_beginning=True)
    ending = Sought(frozenset(), frozenset(), ends)
    for _ in range(2):  # what is known of it from the first time changes nothing
        assert wanted(either.around(text)) == wanted(every)
        assert fitting(beginning.around(text), begins) == fitting(every, begins)
        assert fitting(ending.around(text), ends) == fitting(every, ends)


def test_what_has_none_of_the_words_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sought = Sought(frozenset({"kuat"}))
    assert [word.surface for word in sought.around("Pasar itu memperkuat bank")] == ["memperkuat"]
    monkeypatch.setattr(module, "readings", {})
    assert sought.around("bank itu Pasar itu") == []
    assert [word[2:4] for word in sought.around("itu memperkuat Pasar itu memperkuat")] == [(4, 14), (25, 35)]


def test_a_name_with_spaces_is_whole_though_its_first_letter_is_wanted_too() -> None:
    found = Sought(frozenset({"b"}), frozenset({"b.e."})).around("di AS B. E. Wening")
    assert [(word.surface, word.start, word.end) for word in found[:2]] == [("b.e.", 6, 11), ("b", 6, 7)]


@given(texts, st.data())
def test_what_stands_among_words_is_read_as_in_the_whole_text(text: str, data: st.DataObject) -> None:
    every = tokens(text)
    surfaces = data.draw(
        st.frozensets(st.sampled_from(sorted({word.surface for word in every} | {"kuat"})), max_size=3)
    )
    found = Sought(frozenset(), surfaces).around(text)
    if not found:
        return
    first, last = found[0].start, max(word.end for word in found)

    def inside(words: list[Token]) -> list[tuple[str, str, int, int, int]]:
        some = [word for word in words if word.start >= first and word.end <= last]
        return [(*word[:4], word.position - some[0].position) for word in some]

    assert inside(tokens_among(text, found)) == inside(every)


def _opening(count: int) -> str:
    return " ".join(f"x{number}-A" for number in range(count))


def test_what_begins_a_name_is_read_once_too(monkeypatch: pytest.MonkeyPatch) -> None:
    sought = Sought(frozenset({"kuat"}))
    sought.around(_opening(20))
    monkeypatch.setattr(module, "readings", {})
    assert sought.around(_opening(20)) == []


class _Counted(str):
    """A text that counts the letters among which something is looked for."""

    looked = 0

    def find(self, sought: str, start: int = 0, end: int | None = None, /) -> int:  # type: ignore[override]
        found = super().find(sought, start)
        self.looked += (len(self) if found < 0 else found + len(sought)) - start
        return found


@pytest.mark.parametrize("line", ["kata{}", "x{}-A", "x{} kata{}"])
def test_a_text_is_walked_through_once_however_many_of_its_words_are_looked_for(line: str) -> None:
    sought = Sought(frozenset(), frozenset(), lambda surface: surface.startswith("kata"), by_beginning=True)
    text = _Counted(" ".join(line.format(number, number) for number in range(1_000)))
    found = sought.around(text)
    assert len({word.start for word in found if word.surface.startswith("kata")}) == 1_000 * ("kata" in line)
    assert 0 < text.looked < 12 * len(text)


def test_what_is_kept_of_a_question_has_a_bound() -> None:
    sought = Sought(frozenset({"kuat"}))
    for number in range(100):
        sought.around(" ".join(f"{chr(0x4E00 + number)}{word}" for word in range(200)))
        sought.around(chr(0x4E00 + number) * 10_000)
    kept = sum(map(getsizeof, sought._others)) + getsizeof(sought._others)
    assert 100_000 < kept < 1 << 19
    assert max(map(len, sought._others)) <= runs.LONGEST_TOKEN
