"""What an archive says of a question, for every kind of node and wherever in the tree it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from search.engine import Ranking, Searching
from search.knowledge.officials.names import levelled_slug
from search.model import Article, Filters, InField, Note, Official, OfficialIs, Or, OutletIs, Query
from search.query.parse import parse
from tests import archives

ARTICLES = [
    archives.article(1, title="Pola tanam berubah", body=("Pola dan polisi.",), outlet="Kabar Utara"),
    archives.article(2, title="Rusia membeli gandum", body=("Harga naik.",), outlet="Kabar Selatan"),
    archives.article(
        3,
        title="Harga naik",
        body=("Rusia diam.",),
        outlet="Kabar Selatan",
        officials=(Official("wang-yi", "Wang Yi"),),
    ),
]


@pytest.fixture
def engine(make_engine: Callable[[Sequence[Article]], Ranking]) -> Searching:
    return make_engine(ARTICLES)


def notes(engine: Searching, text: str) -> tuple[Note, ...]:
    return engine.search(parse(text, exact=True)).notes


@pytest.mark.parametrize(
    "text", ["p?la", "-p?la", "judul:p?la", "judul:(-p?la)", "harga p?la", "harga OR p?la", "-(harga p?la)"]
)
def test_a_pattern_is_told_wherever_it_stands(engine: Searching, text: str) -> None:
    assert notes(engine, text) == (Note.of("expanded", text="p?la", count=1, words="pola"),)


def test_a_pattern_with_an_apart_reading_is_told(engine: Searching) -> None:
    # 'p*la' may also be two words side by side; the note tells of the pattern.
    assert notes(engine, "p*la") == (Note.of("expanded", text="p*la", count=1, words="pola"),)


@pytest.mark.parametrize("text", ["outlet:Zzz", "-outlet:Zzz", "outlet:-Zzz", "harga OR outlet:Zzz"])
def test_an_outlet_that_there_is_not_is_told(engine: Searching, text: str) -> None:
    assert notes(engine, text) == (Note.of("unknown-outlet", text="Zzz"),)


@pytest.mark.parametrize("text", ["pejabat:Zzz", "-pejabat:Zzz", "pejabat:-Zzz", "harga OR pejabat:Zzz"])
def test_an_official_that_there_is_not_is_told(engine: Searching, text: str) -> None:
    assert notes(engine, text) == (Note.of("unknown-official", text="Zzz"),)


@pytest.mark.parametrize("text", ['outlet:"Kabr Utara"', "harga -outlet:kabr-utara", "outlet:KabarUtra"])
def test_the_nearest_outlet_is_told(engine: Searching, text: str) -> None:
    told = notes(engine, text)
    assert [note.code for note in told] == ["unknown-outlet", "near-outlet"]
    assert dict(told[1].parameters)["name"] == "Kabar Utara"


def test_the_nearest_official_is_told(engine: Searching) -> None:
    near = Note.of("near-official", text="Wang Yu", name="Wang Yi", id="wang-yi")
    assert notes(engine, 'pejabat:"Wang Yu"') == (Note.of("unknown-official", text="Wang Yu"), near)


def test_two_spellings_of_one_official_are_no_tie(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    names = ("Wening Kencanto", "Wening Kencanto", "Rahayu Wening Kencanto")
    made = make_engine(
        [
            archives.article(n, officials=(Official(levelled_slug(name), name, "Kapolres Bantul"),))
            for n, name in enumerate(names)
        ]
    )
    near = Note.of("near-official", text="Kencamto", name="Wening Kencanto", id="wening-kencanto")
    assert notes(made, "pejabat:Kencamto") == (Note.of("unknown-official", text="Kencamto"), near)


def test_an_excluded_official_is_not_offered_as_a_filter(engine: Searching) -> None:
    assert notes(engine, "Wang Yi -pejabat:wang-yi") == ()
    assert [note.code for note in notes(engine, "Wang Yi")] == ["official-named"]


def test_conditions_below_a_field_are_told(engine: Searching) -> None:
    tree = InField("title", Or((OutletIs("Zzz"), OfficialIs("Yyy"))))
    told = engine.search(Query("", tree, Filters())).notes
    assert [note.code for note in told] == ["unknown-outlet", "unknown-official"]


def paths(engine: Searching, text: str) -> list[str]:
    hits = engine.search(parse(text)).hits
    return sorted(hit.article.path.removeprefix("arsip/").removesuffix(".txt") for hit in hits)


@pytest.mark.parametrize("text", ["judul:-Rusia", "judul:(NOT Rusia)", "-judul:Rusia", "judul:(-Rusia)"])
def test_a_title_without_a_word(engine: Searching, text: str) -> None:
    assert paths(engine, text) == ["1", "3"]
    assert [note.code for note in parse(text).notes] == ["only-exclusions"]


def test_excluded_values_of_a_field(engine: Searching) -> None:
    assert paths(engine, "outlet:-Utara") == ["2", "3"]
    assert paths(engine, "outlet:(Kabar -Utara)") == ["2", "3"]
    assert paths(engine, "outlet:(NOT Utara)") == ["2", "3"]
    assert paths(engine, 'outlet:-("Kabar Utara" "Kabar Selatan")') == []
    assert paths(engine, "naik pejabat:-wang-yi") == ["2"]


def test_an_exclusion_in_the_title_holds_where_most_words_are_enough(engine: Searching) -> None:
    results = engine.search(parse("gandum rusia xyzzy judul:(-Rusia)"))
    assert results.total == 0
    assert [hit.article.title for hit in results.relaxed] == ["Harga naik"]
    assert results.relaxed[0].missing == ("gandum",)
    results = engine.search(parse("rusia xyzzy judul:(-Rusia)"))
    assert [hit.article.title for hit in results.relaxed] == ["Harga naik"]


def test_what_is_named_after_an_official_names_him_not(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    officials = (Official("soekarno", "Soekarno"), Official("elizabeth-ii", "Elizabeth II"))
    haiti = Official("badrodin-haiti", "Badrodin Haiti")
    engine = make_engine([archives.article(1, body=("Mereka tiba.",), officials=(*officials, haiti))])
    assert [note.code for note in notes(engine, "pidato Soekarno")] == ["official-named"]
    assert notes(engine, "petugas Bandara Internasional Soekarno-Hatta") == ()
    assert notes(engine, "jalan Soekarno macet") == ()
    assert [note.code for note in notes(engine, "Badrodin Haiti")] == ["official-named"]
    assert notes(engine, "longsor di Haiti") == ()
    assert [note.code for note in notes(engine, "surat Elizabeth II")] == ["official-named"]
    assert notes(engine, "surat Ratu Elizabeth I") == ()


def test_a_surname_behind_another_name_is_no_official(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    kurniawan = Official("taufik-kurniawan", "Taufik Kurniawan")
    engine = make_engine([archives.article(1, body=("Kurniawan tiba.",), officials=(kurniawan,))])
    told = (Note.of("official-named", name="Taufik Kurniawan", id="taufik-kurniawan"),)
    assert notes(engine, "kunjungan Kurniawan") == notes(engine, "Taufik Kurniawan") == told
    assert notes(engine, "Affan Kurniawan") == notes(engine, "Kurniawan Xyzzy") == ()
