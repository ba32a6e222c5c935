"""Marks stand on the words that were meant, as written, and snippets hold them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.answering.snippets import WIDTH, marks, snippets, wanted
from search.model import Word
from search.query.parse import parse
from tests.archives import WORDS, article


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, wanted(parse(query).tree)["body"])]


def test_forms_of_a_word_are_marked_as_written() -> None:
    assert marked("Upaya Memperkuat dan penguatan itu kuat", "diperkuat") == [
        "Memperkuat",
        "penguatan",
        "kuat",
    ]


def test_a_phrase_is_one_mark_and_only_where_it_stands_exactly() -> None:
    assert marked("kerja sama, bekerja sama, sama kerja", '"kerja sama"') == ["kerja sama"]


def test_glued_words_are_marked_each_and_whole() -> None:
    text = "Ia tiba di JakartaSaat itu, bukan di SpaceX"
    assert marked(text, "saat") == ["Saat"]
    assert marked(text, "jakarta saat") == ["Jakarta", "Saat"]
    assert marked(text, "jakartasaat saat") == ["JakartaSaat"]
    assert marked(text, '"jakarta saat itu"') == ["JakartaSaat itu"]
    assert marked(text, "spacex") == ["SpaceX"]
    assert marked(text, "space") == []


def test_synonyms_patterns_and_close_words_are_marked() -> None:
    assert marked("Dari Moskwa ke Moskow", "Moskow") == ["Moskwa", "Moskow"]
    assert marked("Presiden Joko Widodo dan Widodo", "Jokowi") == ["Joko Widodo"]
    assert marked("Menteri, para menteri dan mantan", "menter*") == ["Menteri", "menteri"]
    assert marked("pola dan pula, pila-pila", "p?la") == ["pola", "pula"]
    assert marked("Patrushev menemui Patrusyev", "Patrusev~") == ["Patrushev", "Patrusyev"]
    assert marked("Xi Jinping, Xi, dan Putin", '"Xi Jinping" NEAR Putin') == ["Xi Jinping", "Putin"]


def test_exclusions_and_other_fields_are_not_marked() -> None:
    assert marked("Rusia dan China", "Rusia -China") == ["Rusia"]
    assert marked("Rusia dan China", "judul:Rusia China") == ["China"]


def test_marks_count_code_points_after_composed_and_astral_characters() -> None:
    assert marked("🇮🇩 Ma’ruf Amin menemui Erdoğan", "Maruf erdogan") == ["Ma’ruf", "Erdoğan"]


def test_two_snippets_prefer_different_words_and_say_where_they_are_cut() -> None:
    filler = "Kata lain mengisi ruang di antara keduanya tanpa arti apa pun. " * 12
    read = article(1, body=(f"Rusia hadir. Rusia lagi. {filler}", f"{filler} Lalu China datang. {filler}"))
    first, second = snippets(read, parse("Rusia China").tree)
    assert first.text.startswith("Rusia hadir.")
    assert first.text.endswith("…")
    assert second.text.startswith("Lalu China") or second.text.startswith("… ")
    assert [second.text[s:e] for s, e in second.marks] == ["China"]


def test_a_match_in_the_title_alone_shows_the_title_and_none_the_beginning() -> None:
    read = article(1, title="Rusia menang", body=("Isi berita.",))
    assert [(s.field, s.marks) for s in snippets(read, parse("Rusia").tree)] == [("title", ((0, 5),))]
    assert [(s.field, s.text, s.marks) for s in snippets(read, parse("outlet:X").tree)] == [
        ("body", "Isi berita.", ())
    ]


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=400), max_size=4).map(tuple),
    st.sampled_from(WORDS),
    st.integers(0, 3),
)
def test_any_text_gives_snippets_whose_marks_lie_inside(
    paragraphs: tuple[str, ...], word: str, at: int
) -> None:
    body = (*paragraphs[:at], f"{'x ' * 300}{word} {word}", *paragraphs[at:])
    for snippet in snippets(article(1, body=body), Word(word)):
        assert len(snippet.text) <= WIDTH + 4
        ends = 0
        for start, end in snippet.marks:
            assert ends <= start < end <= len(snippet.text)
            ends = end
    assert any(snippet.marks for snippet in snippets(article(1, body=body), Word(word)))


def _paragraphs(*beginnings: str) -> tuple[str, ...]:
    """Long paragraphs, no two alike, each with its beginning."""
    return tuple(
        f"{beginning} " + " ".join(f"hal{number}kata{word}" for word in range(60)) + "."
        for number, beginning in enumerate(beginnings)
    )


def test_a_third_snippet_stands_where_it_is_as_good_and_all_are_shorter() -> None:
    read = article(
        1, body=_paragraphs("Rusia dan China hadir.", "China dan Rusia pergi.", "Rusia, China, lagi.")
    )
    wide, narrow = (snippets(read, parse("Rusia China").tree, most) for most in (2, 3))
    assert len(wide) == 2 and len(narrow) == 3
    assert max(len(s.text) for s in narrow) < min(len(s.text) for s in wide)
    assert all(len(s.marks) == 2 for s in narrow)


def test_no_third_snippet_that_is_poorer_or_in_a_paragraph_already_shown() -> None:
    poorer = article(1, body=_paragraphs("Rusia dan China hadir.", "China dan Rusia pergi.", "Rusia saja."))
    one = article(1, body=(" ".join(_paragraphs(*["Rusia dan China hadir."] * 3)),))
    for read in (poorer, one):
        assert snippets(read, parse("Rusia China").tree, 3) == snippets(read, parse("Rusia China").tree)


def test_what_says_nearly_the_same_is_shown_once() -> None:
    said = "Vaksin itu ditujukan untuk memberi perlindungan terhadap penyakit paru-paru di semua pulau."
    read = article(1, body=(said, f"Faktanya, {said}", "Vaksin tiba di pelabuhan."))
    assert [s.text for s in snippets(read, parse("vaksin").tree)] == [said, "Vaksin tiba di pelabuhan."]
