"""Where nothing is found, what may have been meant is offered and what comes close is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from search.answering.corrections import corrections
from search.engine import Ranking, Searching
from search.errors import QueryTooSlowError
from search.knowledge.officials.gazetteer import Gazetteer
from search.model import And, Article, Filters, Official, Query, Results, Word
from search.process import deadline
from search.query.parse import parse
from search.retrieval.vocabulary import Vocabulary
from tests import archives

ARTICLES = [
    archives.article(
        1,
        title="Patrushev membahas gandum",
        body=("Pertemuan berlangsung lama.",),
        officials=(Official("nikolai-patrushev", "Nikolai Patrushev"),),
        outlet="Kabar Utara",
    ),
    archives.article(2, title="Gandum murah di pasar", body=("Pedagang senang.",), outlet="Kabar Selatan"),
    archives.article(3, title="Pertemuan pedagang", body=("Gandum dibahas lagi.",), outlet="Kabar Selatan"),
]


@pytest.fixture
def engine(make_engine: Callable[[Sequence[Article]], Ranking]) -> Searching:
    return make_engine(ARTICLES)


def ask(engine: Searching, text: str, **asked: object) -> Results:
    return engine.search(parse(text, **asked))  # type: ignore[arg-type]


def numbers(results: Results) -> list[str]:
    return [hit.article.path.removeprefix("arsip/").removesuffix(".txt") for hit in results.relaxed]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("gandun", ["gandum"]),
        ("Gandun murah", ["Gandum murah"]),
        ("GANDUN", ["GANDUM"]),
        ("murah GANDUN", []),  # an acronym is no misspelling
        ("gnadum", ["gandum"]),  # neighbours exchanged are one edit
        ("judul:gandun -senang", ["judul:gandum -senang"]),
        ('"pedagnag senang"', ['"pedagang senang"']),
        ("Patrushef", ["Nikolai Patrushev", "Patrushev"]),
        ("xyzw", []),
        ("gan", []),  # too short to guess
    ],
)
def test_what_was_meant_is_offered(engine: Searching, text: str, offered: list[str]) -> None:
    results = ask(engine, text)
    assert (results.total, list(results.did_you_mean)) == (0, offered)
    for other in offered:
        assert ask(engine, other).total


def test_words_that_there_are_are_never_corrected(engine: Searching) -> None:
    assert ask(engine, "gandum").did_you_mean == ()
    assert ask(engine, "pasar lama").did_you_mean == ()


def test_an_offer_holds_under_the_same_filters(engine: Searching) -> None:
    assert ask(engine, "muhar", filters=Filters(outlets=("Kabar Utara",))).did_you_mean == ()


def test_articles_with_most_of_the_words(engine: Searching) -> None:
    results = ask(engine, "gandum murah pedagang lama")
    assert (results.total, results.hits) == (0, ())
    assert numbers(results)[0] == "2"  # three of the four
    assert set(numbers(results)) == {"1", "2", "3"}
    assert set(numbers(ask(engine, "gandum zzzz", exact=True))) == {"1", "2", "3"}


def test_conditions_hold_for_them_too(engine: Searching) -> None:
    assert set(numbers(ask(engine, "gandum zzzz outlet:Selatan"))) == {"2", "3"}
    assert set(numbers(ask(engine, "gandum zzzz -murah"))) == {"1", "3"}
    assert numbers(ask(engine, "gandum zzzz tanggal:2021")) == []


def test_a_phrase_that_there_is_not_is_its_words(engine: Searching) -> None:
    assert set(numbers(ask(engine, '"pedagang gandum"'))) == {"1", "2", "3"}
    assert numbers(ask(engine, "judul:senang")) == ["2"]  # not in a title, but in a body


def lacking(results: Results) -> dict[str, tuple[str, ...]]:
    return dict(zip(numbers(results), (hit.missing for hit in results.relaxed), strict=True))


def test_a_page_that_is_not_full_goes_on_with_most_of_the_words(engine: Searching) -> None:
    results = ask(engine, "gandum murah")
    assert (results.total, results.stories, results.did_you_mean) == (1, 1, ())
    assert sum(bucket.count for bucket in results.facets.outlet) == 1
    assert lacking(results) == {"3": ("murah",), "1": ("murah",)}
    assert numbers(ask(engine, "gandum murah", limit=2)) == numbers(results)[:1]
    assert ask(engine, "gandum murah", limit=1).relaxed == ()  # the hit fills the page
    assert ask(engine, "gandum murah", page=2).relaxed == ()
    assert lacking(ask(engine, "gandum")) == {}


def test_a_telling_word_of_many_is_most_of_them(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    common = [archives.article(number, body=(f"warga kota pergi pagi sore {number}",)) for number in range(9)]
    engine = make_engine([*common, archives.article(9, body=("Zainuddin hadir.",))])
    found = lacking(ask(engine, "Zainuddin warga kota pergi pagi sore"))
    assert found["9"] == ("warga", "kota", "pergi", "pagi", "sore")


_ASKED = "siapa bupati yang meresmikan bendungan Lontar kata1?"


def _reported(digests: int) -> list[Article]:
    """The report that answers `_ASKED` but lacks 'kata1', digests with all of its words, and others."""
    filler = " ".join(f"kata{n}" for n in range(60))
    digest = f"Bendungan {filler} Lontar {filler} diresmikan {filler} bupati {filler} resmi."
    return [
        archives.article(1, title="Bupati Lontar resmikan bendungan", body=("Bendungan Lontar dibuka.",)),
        *(archives.article(n, title=f"Ikhtisar {n}", body=(digest,)) for n in range(2, 2 + digests)),
        *(archives.article(n, title=f"Panen {n}", body=("Sawah hijau.",)) for n in range(2 + digests, 30)),
    ]


def test_among_a_full_page_of_a_question_stand_those_that_answer_better(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    """A digest has all words, scattered; the report itself lacks one that says little."""
    engine = make_engine(_reported(digests=6))
    query = parse(_ASKED, limit=3, copies="all")
    found = engine.search(query)
    assert (found.total, len(found.hits), found.is_mixed) == (6, 3, True)
    assert [(hit.article.title, hit.missing) for hit in found.relaxed] == [
        ("Bupati Lontar resmikan bendungan", ("kata1",))
    ]
    assert found.in_order[0] == found.relaxed[0]
    assert [id for id, _ in engine.ranked(query)] == [hit.article.id for hit in found.in_order]
    # Not on the next page, by time, where any word is enough, or where only a few words are asked for.
    for other in (
        parse(_ASKED, limit=3, copies="all", page=2),
        parse(_ASKED, limit=3, copies="all", sort="newest"),
        parse(_ASKED, limit=3, copies="all", any_word=True),
        parse("bupati bendungan Lontar kata1", limit=3, copies="all"),
    ):
        assert engine.search(other).relaxed == ()


def test_a_question_of_few_hits_is_answered_first_by_what_answers_best(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    """One digest has all words by chance; the report itself lacks one that says little."""
    engine = make_engine(_reported(digests=1))
    query = parse(_ASKED)
    found = engine.search(query)
    assert (found.total, found.is_mixed) == (1, True)
    assert [hit.article.title for hit in found.in_order] == ["Bupati Lontar resmikan bendungan", "Ikhtisar 2"]
    assert [id for id, _ in engine.ranked(query)] == [hit.article.id for hit in found.in_order]
    # Behind the hit by time, of a few words, and where a phrase is asked for: who gives one means it.
    for other in (
        parse(_ASKED, sort="newest"),
        parse("bupati bendungan Lontar kata1"),
        parse('siapa bupati yang meresmikan bendungan Lontar "kata1"?'),
    ):
        assert next(hit.article.title for hit in engine.search(other).in_order) == "Ikhtisar 2"


def test_neither_question_words_nor_what_the_archive_lacks_are_missing(engine: Searching) -> None:
    assert set(lacking(ask(engine, "gandum zzzz murah")).values()) == {(), ("murah",)}
    asked = Query("", And((Word("gandum"), Word("siapa"), Word("murah"))))
    assert set(lacking(engine.search(asked)).values()) == {(), ("murah",)}


def test_what_asks_for_more_than_words_is_missing_where_the_words_are_there(engine: Searching) -> None:
    found = lacking(ask(engine, '"gandum pedagang"'))
    assert found["2"] == found["3"] == ('"gandum pedagang"',)
    assert found["1"] == ("pedagang",)
    assert lacking(ask(engine, "judul:dibahas")) == {"3": ("judul:dibahas",)}


def test_measuring_asks_for_the_page_as_it_is_shown(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    engine = make_engine(ARTICLES)
    query = parse("gandum murah")
    found = engine.search(query)
    assert [id for id, _ in engine.ranked(query)] == [hit.article.id for hit in found.in_order]


def test_a_questions_own_words_are_not_looked_for(engine: Searching) -> None:
    results = ask(engine, "Siapa yang membahas gandum?")
    assert results.total == 2
    assert results.hits[0].score == ask(engine, "membahas gandum").hits[0].score


def test_near_words_by_edits() -> None:
    words = Vocabulary(["kuat", "kuota", "kuta", "surat"], [5, 1, 9, 1])
    assert words.within("kuat", 1).most_frequent(9) == ["kuta", "kuat"]
    assert words.within("kuat", 2).words == ["kuat", "kuota", "kuta", "surat"]
    assert words.fitting("ku?t").words == ["kuat"]
    assert words.fitting("ku*t*").words == ["kuat", "kuota", "kuta"]
    assert words.beginning("ku").words == ["kuat", "kuota", "kuta"]


def test_any_word_is_enough_in_what_is_offered_too(engine: Searching) -> None:
    # No article has both words, and the exclusion stands beside them all.
    results = ask(engine, "senanh pertemuam -murah", any_word=True)
    assert (results.total, results.did_you_mean) == (0, ("senang pertemuan -murah",))


def test_a_text_of_many_unknown_words_is_not_corrected_word_by_word(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    engine = make_engine([archives.article(1, title="jembatan kota dibuka lebar")])
    words = [f"jembat{letter}n" for letter in "bcdefghijklmn"]
    assert ask(engine, " ".join(words[:12])).did_you_mean == (" ".join(["jembatan"] * 12),)
    assert ask(engine, " ".join(words)).did_you_mean == ()


def test_corrections_end_when_the_time_is_over() -> None:
    known = [Vocabulary(["jembatan"], [1])]
    with deadline.within(-1), pytest.raises(QueryTooSlowError):
        list(corrections("jembaten", Word("jembaten"), lambda _: known, lambda *_: False, {}, Gazetteer([])))


def test_what_is_easily_mistyped_is_offered_before_what_is_more_frequent(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    texts = [
        *["terus"] * 12,
        *["serius"] * 8,
        "Subianto",
        *["Subianto bicara"] * 12,
        *["Subiyanto bicara"] * 9,
    ]
    engine = make_engine([archives.article(n, body=(text,)) for n, text in enumerate(texts)])
    assert ask(engine, "serus").did_you_mean[0] == "serius"  # a letter left out, not another first one
    assert ask(engine, "bicara Subyianto").did_you_mean[0] == "bicara Subiyanto"  # two letters exchanged


def test_a_known_word_is_replaced_only_where_nothing_is_found(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    texts = ["sapu rumah", *["sapi ternak rumah"] * 12]
    engine = make_engine([archives.article(n, body=(text,)) for n, text in enumerate(texts)])
    assert ask(engine, "sapu rumah").did_you_mean == ()
    assert ask(engine, "sapu ternak").did_you_mean == ("sapi ternak",)


def test_a_far_more_frequent_spelling_is_offered_beside_hits(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    texts = ["Firly Bahuri.", *["Firli Bahuri bicara."] * 12, *["Sungai Maroka."] * 3, "Marokb."]
    engine = make_engine([archives.article(n, body=(text,)) for n, text in enumerate(texts)])
    results = ask(engine, "Firly Bahuri -sungai")
    assert (results.total, results.did_you_mean) == (1, ("Firli Bahuri -sungai",))
    assert ask(engine, "Firli Bahuri").did_you_mean == ()
    assert ask(engine, "Marokb").did_you_mean == ()  # three is not far more than one
    assert ask(engine, "bicara").did_you_mean == ()


def test_an_english_word_is_told_in_indonesian_and_no_misspelling(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    often = [archives.article(n, title="Pasar food Lontar", body=("Ramai.",)) for n in range(2, 40)]
    engine = make_engine([archives.article(1, title="The flood in Lontar", body=("Deras.",)), *often])
    assert ask(engine, "flood Lontar").did_you_mean == ()
    assert ask(engine, "flod Lontar").did_you_mean[0] == "food Lontar"
    assert ask(engine, "earthquake Lontar").did_you_mean == ()


def test_no_offer_repeats_a_word(make_engine: Callable[[Sequence[Article]], Ranking]) -> None:
    named = Official("nikolai-patrushev", "Nikolai Patrushev")
    engine = make_engine([archives.article(1, body=("Nikolai Patrushev bicara.",), officials=(named,))])
    assert ask(engine, "Nikolai Patrushef").did_you_mean == ("Nikolai Patrushev",)
