"""Every engine gives the answers of the naive one: ids, order, scores, totals, facets, pages."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.embedded.engine import WhooshEngine
from search.engine import Ranking, Searching, open_engine
from search.errors import EngineError, QueryTooSlowError
from search.keeping import building, open_keeper
from search.knowledge.officials.names import levelled_slug
from search.model import (
    FACET_AXES,
    And,
    Article,
    Axis,
    Everything,
    FacetAxis,
    Filters,
    KindIs,
    Node,
    Not,
    Note,
    Official,
    OfficialIs,
    Phrase,
    Query,
    Quote,
    Results,
    SaidBy,
    UserFiles,
    Word,
)
from search.process import deadline
from search.reports.dossier import find_officials, make_dossier
from search.retrieval.ranking import Weights
from tests import archives
from tests.engines import COMPARED, Kind, whoosh
from tests.naive_engine import NaiveEngine

Sort = Literal["relevance", "newest", "oldest"]

SHARES = st.floats(0, 1).map(lambda share: round(share, 3))
WEIGHTS = st.builds(
    Weights,
    k1=st.sampled_from((0.6, 1.2, 2.0)),
    b=SHARES,
    title=st.sampled_from((0.5, 1.0, 3.0)),
    claim=st.sampled_from((0.5, 1.0, 2.0)),  # not 0: a word that counts nothing is none to the naive engine
    lead=st.sampled_from((1.0, 1.5)),
    surface=SHARES,
    number=st.sampled_from((1.0, 2.0)),
    early=SHARES,
    claim_early=SHARES,
    phrase=SHARES,
    pattern=SHARES,
    synonym=SHARES,
    coverage=SHARES,
    pair=SHARES,
    close=SHARES,
    reach=st.integers(1, 6),
    window=SHARES,
    window_size=st.integers(1, 30),
)


def assert_equal(found: Results, expected: Results) -> None:
    assert [hit.article for hit in found.hits] == [hit.article for hit in expected.hits]
    assert [hit.quotes for hit in found.hits] == [hit.quotes for hit in expected.hits]
    assert [hit.score for hit in found.hits] == pytest.approx([hit.score for hit in expected.hits], abs=2e-4)
    assert found.total == expected.total
    assert found.facets == expected.facets
    assert found.did_you_mean == expected.did_you_mean
    assert [(hit.article, hit.missing) for hit in found.relaxed] == [
        (hit.article, hit.missing) for hit in expected.relaxed
    ]
    assert [hit.score for hit in found.relaxed] == pytest.approx(
        [hit.score for hit in expected.relaxed], abs=2e-4
    )


def assert_ranked_alike(
    found: tuple[tuple[str, float], ...], expected: tuple[tuple[str, float], ...]
) -> None:
    assert [id for id, _ in found] == [id for id, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], abs=2e-4)


@pytest.mark.parametrize("kind", COMPARED.values(), ids=COMPARED)
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(
    articles=archives.archives,
    questions=st.lists(st.tuples(archives.trees, archives.filters), min_size=1, max_size=12),
    sort=st.sampled_from(("relevance", "newest", "oldest")),
    page=st.integers(1, 3),
    by=archives.axes,
    asked=st.sets(st.sampled_from(FACET_AXES)).map(tuple),
    weights=WEIGHTS,
    batches=st.integers(1, 5),
)
def test_an_engine_answers_like_the_naive_one(
    kind: Kind,
    articles: list[Article],
    questions: list[tuple[Node, Filters]],
    sort: Sort,
    page: int,
    by: tuple[Axis, ...],
    asked: tuple[FacetAxis, ...],
    weights: Weights,
    batches: int,
) -> None:
    naive = NaiveEngine(articles)
    with TemporaryDirectory() as folder:
        engine = kind.make(articles, Path(folder) / "index", batches)
        for tree, filters in questions:
            query = Query("", tree, filters, sort, page, limit=5)
            assert_equal(engine.search(query), naive.search(query))
            assert engine.search(query).notes == naive.search(query).notes
            assert engine.explain(query) == naive.explain(query)
            assert engine.total(query) == naive.total(query) == naive.search(query).total
            assert engine.facets(query, FACET_AXES) == naive.search(query).facets
            assert engine.facets(query, asked) == naive.facets(query, asked)
            assert engine.counts(query, by) == naive.counts(query, by)
            assert [hit.article for hit in engine.scan(query)] == [h.article for h in naive.scan(query)]
            assert_ranked_alike(engine.ranked(query), naive.ranked(query))
            assert_ranked_alike(engine.ranked(query, weights), naive.ranked(query, weights))
            words = " ".join(archives.WORDS[len(articles) % 3 :: 3])
            assert_ranked_alike(engine.ranked_plainly(words, 5), naive.ranked_plainly(words, 5))
            assert [h.article for h in engine.scan(query, 3)] == [h.article for h in naive.scan(query, 3)]


@pytest.mark.parametrize("kind", COMPARED.values(), ids=COMPARED)
def test_removed_articles_no_longer_tell_how_a_person_is_written(kind: Kind, tmp_path: Path) -> None:
    articles = archives.spelt_twice()
    longer = articles[2].officials
    engine = kind.make([*articles, *(archives.article(n, officials=longer) for n in (5, 6))], tmp_path, 1)
    everything = Query("", Everything())

    def names() -> list[tuple[str, int]]:
        return [(official.value, official.count) for official in engine.search(everything).facets.official]

    assert names() == [("Rudi Kencanto Wibawa", 5), ("Siti Wening", 2)]
    with kind.keeper(tmp_path).updating() as update:
        update.remove([archives.article(n).id for n in (5, 6)])
    assert names() == [("Rudi Kencanto", 3), ("Siti Wening", 2)]


@pytest.mark.parametrize("kind", COMPARED.values(), ids=COMPARED)
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(articles=archives.archives, removed=st.sets(st.integers(0, 11)), tree=archives.trees)
def test_removed_and_replaced_articles_leave_no_trace(
    kind: Kind, articles: list[Article], removed: set[int], tree: Node
) -> None:
    gone = [article.id for number, article in enumerate(articles) if number in removed]
    rewritten = [archives.article(n, title="Rusia kuat") for n in range(0, len(articles), 3)]
    naive = NaiveEngine(articles)
    with TemporaryDirectory() as folder:
        engine = kind.make(articles, Path(folder) / "index", 3)
        keeper = kind.keeper(Path(folder) / "index")
        with keeper.updating() as update:
            for each in (naive, update):
                assert each.remove([*gone, "000000000000"]) == len(gone)
                assert each.add(rewritten) == len(rewritten)
        query = Query("", tree, limit=20)
        assert_equal(engine.search(query), naive.search(query))
        keeper.tidy()
        assert keeper.find_faults() == []
        assert_equal(engine.search(query), naive.search(query))
        assert engine.count() == naive.count()


@pytest.fixture
def engine(make_engine: Callable[[Sequence[Article]], Ranking]) -> Searching:
    articles = [
        archives.article(1, title="Rusia memperkuat pertahanan", body=("Kerja sama", "itu kuat.")),
        archives.article(2, title="Penguatan kerja sama", outlet="Kabar Utara", published="2021-05"),
        archives.article(3, body=("Rusia dan China",), officials=(archives.official("Wang Yi"),)),
    ]
    return make_engine(articles)


def numbers(engine: Searching, tree: Node, **narrowed: object) -> list[str]:
    found = engine.search(Query("", tree, Filters(**narrowed)))  # type: ignore[arg-type]
    return sorted(hit.article.path.removeprefix("arsip/").removesuffix(".txt") for hit in found.hits)


def test_a_word_finds_its_forms_and_a_phrase_only_itself(engine: Searching) -> None:
    assert numbers(engine, Word("diperkuat")) == ["1", "2"]
    assert numbers(engine, Phrase("memperkuat")) == ["1"]
    assert numbers(engine, Phrase("kerja sama")) == ["1", "2"]
    # 'sama' ends one paragraph and 'itu' begins the next
    assert numbers(engine, Phrase("sama itu")) == []


def test_exclusion_and_filters(engine: Searching) -> None:
    assert numbers(engine, And((Word("Rusia"), Not(Word("China"))))) == ["1"]
    assert numbers(engine, Not(Word("Rusia"))) == ["2"]
    assert numbers(engine, Everything(), outlets=("kabar utara",)) == ["2"]
    assert numbers(engine, Everything(), officials=("wang",)) == ["3"]
    assert numbers(engine, Everything(), undated=True) == ["1", "3"]


def test_any_or_all_of_the_officials(make_engine: Callable[[Sequence[Article]], Ranking]) -> None:
    wang, rudi, siti = (archives.official(name) for name in ("Wang Yi", "Rudi Kencana", "Siti Kencanawati"))
    engine = make_engine(
        [
            archives.article(1, body=("Satu",), officials=(wang, rudi)),
            archives.article(2, body=("Dua",), officials=(wang, siti)),
            archives.article(3, body=("Tiga",), officials=(rudi,)),
        ]
    )
    both = Filters(officials=("Wang Yi", "Rudi Kencana"))
    assert numbers(engine, Everything(), officials=both.officials) == ["1", "2", "3"]
    assert numbers(engine, Everything(), officials=both.officials, all_officials=True) == ["1"]
    assert numbers(engine, And((OfficialIs("Wang Yi"), OfficialIs("Rudi Kencana")))) == ["1"]
    every = Query("", Everything(), replace(both, all_officials=True))
    counted = {bucket.value: bucket.count for bucket in engine.facets(every, ("official",)).official}
    assert counted == {"Wang Yi": 1, "Rudi Kencana": 1}
    counted = {b.value: b.count for b in engine.facets(Query("", Everything(), both), ("official",)).official}
    assert counted == {"Wang Yi": 2, "Rudi Kencana": 2, "Siti Kencanawati": 1}


def test_who_runs_for_an_office_holds_none(make_engine: Callable[[Sequence[Article]], Ranking]) -> None:
    rudi = archives.official("Rudi Kencana", "Bupati Lumajang")
    runs = replace(rudi, status="calon", candidate=True)
    engine = make_engine(
        [
            archives.article(1, body=("Satu",), officials=(rudi,)),
            archives.article(2, body=("Dua",), officials=(runs,)),
        ]
    )
    assert numbers(engine, Everything(), officials=("Rudi Kencana",)) == ["1"]
    assert numbers(engine, Everything(), officials=("Rudi Kencana",), candidates=True) == ["1", "2"]
    assert numbers(engine, OfficialIs("Rudi Kencana")) == ["1"]
    assert numbers(engine, OfficialIs("Rudi Kencana", candidates=True)) == ["1", "2"]
    for candidates, count in ((False, 1), (True, 2)):
        query = Query("", Everything(), Filters(candidates=candidates))
        assert [bucket.count for bucket in engine.facets(query, ("official",)).official] == [count]


def test_who_said_what(make_engine: Callable[[Sequence[Article]], Ranking]) -> None:
    wang = archives.official("Wang Yi")
    spoken = "Kerja sama itu penting, kata Wang. Rusia setuju. Budi heran: harga gas naik."
    quotes = (
        Quote(0, 0, 23, spoken[:23], "reported", "Wang Yi", "wang-yi"),
        Quote(0, 56, 75, spoken[56:75], "reported", "Budi Santoso"),
    )
    told = "Wang Yi dan Rusia bicara soal gas. Kerja sama itu mahal."
    engine = make_engine(
        [
            archives.article(1, body=(spoken,), officials=(wang,), quotes=quotes),
            archives.article(2, body=(told,), officials=(wang,)),
        ]
    )
    assert numbers(engine, SaidBy("Wang Yi", Everything())) == ["1"]
    assert numbers(engine, SaidBy("wang", Phrase("kerja sama"))) == ["1"]
    assert numbers(engine, SaidBy("wang", Word("Rusia"))) == []
    assert numbers(engine, SaidBy("wang", And((Word("kerja"), Word("gas"))))) == []
    assert numbers(engine, SaidBy("Budi", Word("gas"))) == ["1"]
    assert numbers(engine, SaidBy("*", Word("gas"))) == ["1"]
    assert numbers(engine, SaidBy("*", Word("mahal"))) == []
    assert numbers(engine, Not(SaidBy("wang", Everything()))) == ["2"]
    hits = list(engine.scan(Query("", SaidBy("*", Word("gas")))))
    assert [hit.quotes for hit in hits] == [quotes[1:]]
    assert engine.search(Query("", SaidBy("Xi", Word("gas")))).notes[0] == Note.of(
        "unknown-speaker", text="Xi"
    )


def test_near_names_in_one_office_are_one_official(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    spellings = ("Rudi Kencanto", "Rudi Kencanto Wibawa", "Rudi Kencantho Wibawa")
    officers = [
        Official(levelled_slug(name), name, f"Kapolres {place}", None, None, (name,))
        for name, place in zip(spellings, ("Bantul", "Bantul", "Bantul"), strict=True)
    ]
    other = Official("rudi-kencanto-utomo", "Rudi Kencanto Utomo", "Bupati Sumenep")
    said = "Kami siap bekerja untuk warga"
    quote = Quote(0, 0, len(said), said, "reported", spellings[1], officers[1].id)
    engine = make_engine(
        [
            archives.article(1, body=("Satu.",), officials=(officers[0],)),
            archives.article(2, body=("Dua.",), officials=(officers[0],)),
            archives.article(3, body=(said,), officials=(officers[1],), quotes=(quote,)),
            archives.article(4, body=("Empat.",), officials=(officers[2], other)),
        ]
    )
    kept = officers[0].id
    assert engine.joined == {officers[1].id: kept, officers[2].id: kept}
    facets = engine.facets(Query("", Everything()), ("official",))
    assert [(b.id, b.value, b.count) for b in facets.official] == [
        (kept, "Rudi Kencanto", 4),
        (other.id, "Rudi Kencanto Utomo", 1),
    ]
    for text in (*spellings, *(officer.id for officer in officers)):
        assert numbers(engine, Everything(), officials=(text,)) == ["1", "2", "3", "4"], text
    assert {id: engine.spellings[id] for id in engine.joined} == {o.id: o.name for o in officers[1:]}
    assert find_officials(engine, "Wibawa") == find_officials(engine, spellings[2]) == {kept}
    assert numbers(engine, SaidBy(kept, Word("siap"))) == ["3"]
    assert numbers(engine, SaidBy(officers[2].id, Word("siap"))) == ["3"]
    (hit,) = engine.search(Query("", SaidBy(spellings[0], Word("siap")))).hits
    assert ([o.id for o in hit.article.officials], [q.official for q in hit.quotes]) == ([kept], [kept])
    by = engine.counts(Query("", Everything()), ("official",))
    assert {row.values: row.count for row in by.rows} == {(kept,): 4, (other.id,): 1}
    assert make_dossier(engine, officers[1].id).total == 4


def test_whom_one_article_names_together_stay_two_officials(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    one, two = (
        Official(levelled_slug(name), name, "Anggota DPRD Bantul")
        for name in ("Rudi Kencanto", "Rudi Kencanto Wibawa")
    )
    engine = make_engine(
        [
            archives.article(1, body=("Satu.",), officials=(one,)),
            archives.article(2, body=("Dua.",), officials=(one, two)),
        ]
    )
    assert not engine.joined


def test_a_roman_number_names_no_official(make_engine: Callable[[Sequence[Article]], Ranking]) -> None:
    xi = (Official("xi-jinping", "Xi Jinping"),)
    engine = make_engine([archives.article(1, title="Xi di DPR Komisi XI", officials=xi)])
    named = Note.of("official-named", name="Xi Jinping", id="xi-jinping")
    assert engine.search(Query("", And((Word("Komisi"), Word("XI"))))).notes == ()
    assert engine.search(Query("", And((Word("DPR"), Word("Xi"))))).notes == (named,)


def test_kinds_are_a_facet_and_a_filter(make_engine: Callable[[Sequence[Article]], Ranking]) -> None:
    engine = make_engine(
        [
            archives.article(1, title="Rusia", outlet="Tempo"),
            archives.article(2, title="Rusia", kind="opinion", outlet="Tempo"),
            archives.article(3, title="Rusia", kind="fact-check", outlet="Antara"),
            archives.article(4, title="China", kind="press-release"),
        ]
    )
    assert numbers(engine, Word("Rusia"), kinds=("opinion", "fact-check")) == ["2", "3"]
    assert numbers(engine, Word("Rusia"), excluded_kinds=("opinion",)) == ["1", "3"]
    assert numbers(engine, KindIs("press-release")) == ["4"]
    found = engine.search(Query("", Word("Rusia"), Filters(kinds=("opinion",)))).facets
    # Its own filter does not narrow it, and narrows the others.
    assert [(b.value, b.count) for b in found.kind] == [("fact-check", 1), ("news", 1), ("opinion", 1)]
    assert [(b.value, b.count) for b in found.outlet] == [("Tempo", 1)]


def test_a_claim_in_a_fact_checks_title_counts_less(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    body = ("Hari ini tidak ada apa-apa di kota itu.",)
    told = ("Lavrov tiba di bandara pada sore hari.",)
    engine = make_engine(
        [
            archives.article(1, title="Lavrov naik kuda", kind="fact-check", body=body),
            archives.article(2, title="Tamu negara tiba", body=told),
            archives.article(4, title="Tamu negara tiba", body=told, kind="fact-check"),
            archives.article(3, title="Lavrov naik kuda", body=body),
        ]
    )
    found = engine.search(Query("", Word("Lavrov")))
    assert [hit.article.path[6] for hit in found.hits] == ["2", "4", "3", "1"]
    stem, surface = engine.explain(Query("", Word("Lavrov"))).terms
    assert (stem.claims, surface.claims) == (1, 1)


def test_an_alias_or_a_spelling_finds_the_official(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    jokowi = archives.article(1, title="Jokowi tiba", officials=(Official("joko-widodo", "Joko Widodo"),))
    other = archives.article(2, body=("Lain.",), officials=(Official("rudi-jokowi", "Rudi Jokowi Kencana"),))
    engine = make_engine([jokowi, other])
    assert numbers(engine, OfficialIs("Jokowi")) == ["1"]
    assert numbers(engine, Everything(), officials=("Djoko Widodo",)) == ["1"]
    assert numbers(engine, Everything(), officials=("kencana",)) == ["2"]
    note = Note.of("official-named", name="Joko Widodo", id="joko-widodo")
    assert engine.search(Query("", And((Word("tiba"), Word("jokowi"))))).notes == (note,)
    # It is asked for already, or excluded.
    asked = Filters(officials=("joko-widodo",))
    assert engine.search(Query("", Word("Jokowi"), asked)).notes == ()
    assert engine.search(Query("", Not(Word("Jokowi")))).notes == ()


def test_an_index_knows_the_users_officials_file_it_was_made_with(tmp_path: Path) -> None:
    told = b'[[people]]\nname = "Joko Widodo"\naliases = ["Bapak Meja"]\n'
    jokowi = archives.article(1, title="Meja", officials=(Official("joko-widodo", "Joko Widodo"),))
    with building(tmp_path / "index", UserFiles(officials=told)) as update:
        update.add([jokowi])
    assert numbers(WhooshEngine(tmp_path / "index"), OfficialIs("Bapak Meja")) == ["1"]
    assert numbers(whoosh([jokowi], tmp_path / "other"), OfficialIs("Bapak Meja")) == []


def test_the_form_as_typed_ranks_first(engine: Searching) -> None:
    assert [h.article.title for h in engine.search(Query("", Word("penguatan"))).hits] == [
        "Penguatan kerja sama",
        "Rusia memperkuat pertahanan",
    ]


@pytest.mark.parametrize("kind", COMPARED.values(), ids=COMPARED)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(articles=archives.archives, prefix=st.sampled_from(("", "k", "ke", "jakarta", "ne", "zz")))
def test_words_that_begin_alike(kind: Kind, articles: list[Article], prefix: str) -> None:
    naive = NaiveEngine()
    naive.add(articles)
    with TemporaryDirectory() as folder:
        engine = kind.make(articles, Path(folder) / "i", 2)
        gone = [article.id for article in articles[::3]]
        for _ in range(3):  # its own words, then all of them, then from memory
            assert engine.terms(prefix, 4) == naive.terms(prefix, 4)
        with open_keeper(Path(folder) / "i").updating() as update:
            update.remove(gone)
        naive.remove(gone)
        for _ in range(2):
            assert engine.terms(prefix, 4) == naive.terms(prefix, 4)
        engine.close()


def test_a_page_past_the_last_is_empty_and_keeps_the_total(engine: Searching) -> None:
    found = engine.search(Query("", Everything(), page=9))
    assert (found.hits, found.total) == ((), 3)


def test_get(engine: Searching) -> None:
    known = archives.article(2).id
    article = engine.get(known)
    assert article is not None
    assert article.title == "Penguatan kerja sama"
    assert engine.get("000000000000") is None
    assert engine.get("no such id") is None


def test_no_index_and_a_foreign_folder_are_named_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"no index at .*nothing.*search index"):
        open_engine(tmp_path / "nothing")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("not yours")
    with (
        pytest.raises(EngineError, match="something else than an index"),
        building(tmp_path / "letters"),
    ):
        pass
    assert (tmp_path / "letters" / "mine.txt").read_text() == "not yours"


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (7, r"by its folder.*not by 7 \(int\).*Give the folder"),
        (None, r"not by None \(NoneType\)"),
        (b"arsip", r"not by b'arsip' \(bytes\)"),
        ("opensearch://localhost/warta", "opensearch://localhost/warta is no address of an index.*give the"),
        ("http://example.org:9200/warta", "would send the archive and the password unencrypted"),
        (Path("http://example.org:9200/warta"), "unencrypted"),
        ("https://example.org:9200/", "does not name an index"),
    ],
)
def test_what_is_no_folder_is_told_as_such(where: object, told: str) -> None:
    with pytest.raises(EngineError, match=told):
        open_engine(where)  # type: ignore[arg-type]


def test_an_index_is_opened_by_a_text_or_a_path(tmp_path: Path) -> None:
    whoosh([archives.article(1, title="Rusia")], tmp_path / "index").close()
    for where in (tmp_path / "index", str(tmp_path / "index")):
        assert open_engine(where).total(Query("", Word("Rusia"))) == 1
    with pytest.raises(EngineError, match=r"no index at .*nothing"):
        open_engine(str(tmp_path / "nothing"))


def test_folders_of_the_users_are_never_removed(tmp_path: Path) -> None:
    for name in ("g-foto", "lockers", "warta.json"):
        place = tmp_path / name
        (place / name).mkdir(parents=True)
        (place / name / "foto.jpg").write_text("berharga")
        with pytest.raises(EngineError, match="something else than an index"), building(place):
            pass
        assert (place / name / "foto.jpg").read_text() == "berharga"
    whoosh([archives.article(1, title="Rusia")], tmp_path / "index")
    (tmp_path / "index" / "g-catatan").mkdir()
    whoosh([archives.article(1, title="Rusia")], tmp_path / "index")
    assert (tmp_path / "index" / "g-catatan").is_dir()


def test_a_failed_build_leaves_the_old_index(tmp_path: Path) -> None:
    old = whoosh([archives.article(1, title="Rusia")], tmp_path / "index")
    with pytest.raises(KeyboardInterrupt), building(tmp_path / "index") as update:
        update.add([archives.article(2, title="China")])
        raise KeyboardInterrupt
    assert numbers(old, Everything()) == numbers(WhooshEngine(tmp_path / "index"), Everything()) == ["1"]
    assert len(list((tmp_path / "index").glob("g-*"))) == 1


def test_an_open_engine_sees_a_rebuilt_index(tmp_path: Path) -> None:
    reader = whoosh([archives.article(1, title="Rusia")], tmp_path / "index")
    assert numbers(reader, Word("Rusia")) == ["1"]
    whoosh([archives.article(7, title="Rusia")], tmp_path / "index")
    assert numbers(reader, Word("Rusia")) == ["7"]


def test_a_scan_goes_on_while_the_index_is_rebuilt_and_swapped(tmp_path: Path) -> None:
    reader = whoosh([archives.article(n, title="Rusia") for n in range(50)], tmp_path / "index")
    hits = reader.scan(Query("", Word("Rusia")))
    first = next(hits)
    whoosh([archives.article(7, title="Rusia lain")], tmp_path / "index")
    assert [first.article.title, *(hit.article.title for hit in hits)] == ["Rusia"] * 50
    assert [hit.article.title for hit in reader.scan(Query("", Word("Rusia")))] == ["Rusia lain"]


def test_every_change_gives_another_build_id_and_every_reader_the_same(tmp_path: Path) -> None:
    reader = whoosh([archives.article(1, title="Rusia")], tmp_path / "index")
    keeper = open_keeper(tmp_path / "index")
    seen = [reader.build_id()]
    with keeper.updating() as update:
        update.add([archives.article(2, title="Rusia")])
    seen.append(reader.build_id())
    with keeper.updating() as update:
        update.remove([archives.article(2).id])
    seen.append(reader.build_id())
    whoosh([archives.article(1, title="Rusia")], tmp_path / "index")
    seen.append(reader.build_id())
    assert len(set(seen)) == 4
    assert all(re.fullmatch("[0-9a-f]{12}", id) for id in seen)
    assert WhooshEngine(tmp_path / "index").build_id() == reader.build_id() == seen[-1]


def test_a_question_that_takes_longer_than_allowed_is_given_up(tmp_path: Path) -> None:
    engine = whoosh([archives.article(1, title="Rusia")], tmp_path / "index")
    query = Query("", Word("Rusia"))
    for ask in (
        engine.search,
        engine.scan,
        engine.total,
        lambda query: engine.facets(query, FACET_AXES),
        lambda query: engine.counts(query, ("year",)),
    ):
        with deadline.within(60):
            ask(query)
        with deadline.within(-1), pytest.raises(QueryTooSlowError):
            ask(query)
    assert engine.search(query).total == 1


def test_a_second_writer_is_told(tmp_path: Path) -> None:
    with (
        building(tmp_path / "index"),
        pytest.raises(EngineError, match="Another process is writing"),
        building(tmp_path / "index"),
    ):
        pass


def test_readers_in_many_threads_get_whole_answers_while_the_index_is_rebuilt(tmp_path: Path) -> None:
    def archive(first: int) -> list[Article]:
        return [
            archives.article(n, title="Rusia kuat", outlet=f"Kabar {first}") for n in range(first, first + 40)
        ]

    engine = whoosh(archive(0), tmp_path / "index")
    stop = threading.Event()

    def ask() -> set[tuple[int, int]]:
        seen = set()
        while not stop.is_set():
            found = engine.search(Query("", Word("Rusia"), limit=50))
            assert {hit.article.outlet for hit in found.hits} == {found.facets.outlet[0].value}
            seen.add((found.total, len(found.facets.outlet)))
        return seen

    with ThreadPoolExecutor(6) as pool:
        readers = [pool.submit(ask) for _ in range(6)]
        for first in range(1, 12):
            whoosh(archive(first), tmp_path / "index")
        stop.set()
        assert set().union(*(reader.result() for reader in readers)) == {(40, 1)}
