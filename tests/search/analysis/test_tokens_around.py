"""Looked for in runs of letters alone, the same words of a text are found as by reading all of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.analysis.tokens import Token, tokens, tokens_around

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
    *("China-AS", "B.", "J.", "Habibie", "JakartaSaat", "3,5", "1.250.000", "Rp1.250", "negara-negara", "an"),
)
texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", " ", "  ", ", ", ". ", "", "-"))), max_size=14
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

    def wanted(words: list[Token]) -> list[tuple[str, str, int, int]]:
        return [word[:4] for word in words if word.stem in stems or word.surface in surfaces]

    assert wanted(tokens_around(text, stems, surfaces)) == wanted(every)
