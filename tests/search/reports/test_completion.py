"""What a reader may be typing: names by any part, words by their beginning, the commonest first."""

from __future__ import annotations

import pytest

from search.knowledge.officials.names import levelled_slug
from search.model import Official
from search.reports.completion import Suggestion, suggest
from tests import archives
from tests.naive_engine import NaiveEngine

JOKO = archives.official("Joko Widodo", "presiden")
ARTICLES = [
    archives.article(
        1, title="Harga minyak", body=("Minyak naik.",), outlet="Kabar Utara", officials=(JOKO,)
    ),
    archives.article(2, title="Presiden", body=("Ma’ruf di Medan.",), outlet="Kabar Utara"),
    archives.article(3, title="Menteri", body=("Menteri dan menteri.",), outlet="Media Timur"),
]


@pytest.fixture(scope="module")
def engine() -> NaiveEngine:
    made = NaiveEngine()
    made.add(ARTICLES)
    return made


def shown(engine: NaiveEngine, text: str, limit: int = 8) -> list[tuple[str, str, int]]:
    return [(s.kind, s.text, s.count) for s in suggest(engine, text, limit)]


@pytest.mark.parametrize("text", ["joko wi", "Joko Wi", "wido", "JOKO", "jokowi"])
def test_an_official_is_found_by_any_part_of_name_or_alias(engine: NaiveEngine, text: str) -> None:
    assert suggest(engine, text)[0] == Suggestion("official", "Joko Widodo", 1, JOKO.id)


def test_an_official_is_found_by_another_spelling_of_the_name() -> None:
    names = ("Rudi Kencanto", "Rudi Kencanto", "Rudi Kencanto Wibawa")
    engine = NaiveEngine(
        archives.article(n, officials=(Official(levelled_slug(name), name, "Kapolres Bantul"),))
        for n, name in enumerate(names)
    )
    assert suggest(engine, "wibaw") == [Suggestion("official", "Rudi Kencanto", 3, "rudi-kencanto")]


def test_an_outlet_is_found_by_any_of_its_words(engine: NaiveEngine) -> None:
    assert ("outlet", "Kabar Utara", 2) in shown(engine, "uta")


def test_words_come_by_the_number_of_articles(engine: NaiveEngine) -> None:
    assert shown(engine, "me") == [
        ("outlet", "Media Timur", 1),
        ("word", "medan", 1),
        ("word", "menteri", 1),
    ]


def test_case_diacritics_and_apostrophes_do_not_matter(engine: NaiveEngine) -> None:
    for text in ("maru", "MÀRU", "ma'ru", "Ma’ru"):
        assert shown(engine, text) == [("word", "maruf", 1)]


def test_what_a_scrape_or_a_slip_made_of_a_common_word_is_not_suggested() -> None:
    odd = ("jakartadi", "jakartaposting-an", "jakart", "jakarta5", "jakartanya", "jakarta-jakarta", "jakal")
    archive = [archives.article(n, body=("Jakarta.",)) for n in range(60)]
    archive += [archives.article(100 + n, body=(f"{word}.",)) for n, word in enumerate(odd)]
    engine = NaiveEngine(archive)
    assert [s.text for s in suggest(engine, "jaka")] == ["jakarta", "jakal", "jakarta-jakarta", "jakartanya"]
    # Nor where more than the common word was typed; what nothing common begins is a word as any.
    assert suggest(engine, "jakartapos") == []
    assert [s.text for s in suggest(engine, "jakal")] == ["jakal"]


def test_of_several_words_the_last_is_completed(engine: NaiveEngine) -> None:
    assert shown(engine, "Harga min") == [("word", "Harga minyak", 1)]


def test_nothing_typed_and_nothing_begun(engine: NaiveEngine) -> None:
    assert suggest(engine, "") == suggest(engine, " … ") == []
    assert shown(engine, "harga ") == []


def test_no_more_than_asked_for(engine: NaiveEngine) -> None:
    assert len(suggest(engine, "m", limit=2)) == 2
