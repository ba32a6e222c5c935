"""What means the same is found together, told, and switched off by quotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from search.engine import Ranking, Searching
from search.keeping import open_keeper
from search.knowledge.officials.gazetteer import Gazetteer, Person
from search.knowledge.synonyms import Match, Thesaurus
from search.model import And, Article, Near, Node, Not, Note, Or, Phrase, SynonymsNode, Word
from search.query.parse import parse
from search.query.rendering import render
from tests import archives
from tests.engines import whoosh

ARTICLES = [
    archives.article(1, title="Delegasi tiba di Moskwa", body=("Rombongan disambut salju.",)),
    archives.article(2, title="Delegasi tiba di Moskow", body=("Rombongan disambut hujan.",)),
    archives.article(3, title="Amerika Serikat mengirim gandum", body=("Kapal berangkat malam ini.",)),
    archives.article(4, title="Menlu bertolak ke Lima", body=("Kerja sama dibahas.",)),
    archives.article(5, title="Bengkel itu mengganti poros", body=("Kerjasama bengkel.",)),
    archives.article(6, title="Jokowi menanam pohon", body=("Acara di kebun.",)),
]


@pytest.fixture
def engine(make_engine: Callable[[Sequence[Article]], Ranking]) -> Searching:
    return make_engine(ARTICLES)


def found(engine: Searching, text: str, exact: bool = False) -> list[str]:
    hits = engine.search(parse(text, exact=exact, synonyms=engine.synonyms)).hits
    return [hit.article.path.removeprefix("arsip/").removesuffix(".txt") for hit in hits]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Moskow", ["2", "1"]),  # what was typed first
        ("moskwa", ["1", "2"]),
        ('"Moskow"', ["2"]),
        ("delegasi -Moskow", []),
        ("AS gandum", ["3"]),
        ("as gandum", []),
        ("menteri luar negeri", ["4"]),
        ("judul:Moskow hujan", ["2"]),
        ("delegasi NEAR/3 Moskow", ["2", "1"]),
        ("Joko Widodo", ["6"]),
    ],
)
def test_the_same_by_another_name_is_found(engine: Searching, text: str, numbers: list[str]) -> None:
    assert found(engine, text) == numbers


def test_written_together_and_apart(engine: Searching) -> None:
    assert set(found(engine, "kerjasama")) == set(found(engine, "kerja sama")) == {"4", "5"}


def test_exact_finds_what_is_written_alone(engine: Searching) -> None:
    assert found(engine, "Moskow", exact=True) == ["2"]
    assert found(engine, "menanam", exact=True) == ["6"]
    assert found(engine, "tanaman", exact=True) == []


def tree(text: str, any_word: bool = False) -> Node:
    return parse(text, any_word=any_word).tree


def test_trees() -> None:
    moskow = SynonymsNode(Word("Moskow"), (Phrase("Moskwa"), Phrase("Moscow")))
    assert tree("Moskow") == moskow
    assert tree("kota -Moskow") == And((Word("kota"), Not(moskow)))
    states = And((Word("Amerika"), Word("Serikat")))
    assert tree("gandum Amerika Serikat") == And((Word("gandum"), SynonymsNode(states, (Word("AS"),))))
    # Neighbours in any-word mode are joined by OR; 'a OR b' are no neighbours.
    words = (Word("Amerika"), Word("Serikat"))
    assert tree("Amerika Serikat", any_word=True) == Or((SynonymsNode(Or(words), (Word("AS"),)),))
    assert tree("Amerika OR Serikat") == Or(words)
    assert tree("AS NEAR/2 gandum") == SynonymsNode(
        Near((Word("AS"), Word("gandum")), 2), (Near((Phrase("Amerika Serikat"), Word("gandum")), 2),)
    )
    assert tree('"Moskow"') == Phrase("Moskow")


def test_it_is_told_once_and_rendered_as_typed() -> None:
    query = parse("Moskow Moskow AS")
    assert query.notes == (
        Note.of("synonyms", typed="Moskow", others="Moskwa, Moscow"),
        Note.of("synonyms", typed="AS", others="Amerika Serikat"),
    )
    assert render(query.tree) == "Moskow AND Moskow AND AS"


def test_a_pasted_page_is_not_expanded_without_end() -> None:
    many = "Moskow Kyiv Kharkiv Odesa Lviv Beijing Kairo Jenewa Wina Teheran Bagdad Damaskus Mumbai Makassar "
    many += "Myanmar KPK KPU TNI Polri DPR MPR BPK BPS BPOM BNPB"
    assert sum(note.code == "synonyms" for note in parse(many).notes) == 20


def test_names_only_where_they_mean_nobody_else() -> None:
    people = [
        Person("ani-kusuma", "Ani Kusuma", ("Bu Ani", "Ani Kusuma Dewi")),
        Person("budi-raya", "Budi Raya", ("Pak Budi",), needs_office=True),
        Person("citra-satu", "Citra", ("Neng",)),
        Person("citra-dua", "Citra", ("Teh Citra",)),
    ]
    table = Thesaurus((), lambda: Gazetteer(people))
    assert table.find(["Bu", "Ani", "tiba"]) == Match(2, ("Ani Kusuma",))
    # A longer name that holds what was typed is found anyway.
    assert table.find(["ani", "kusuma"]) == Match(2, ("Bu Ani",))
    assert table.find(["Pak", "Budi"]) is table.find(["Citra"]) is table.find(["Ani"]) is None


def test_a_nickname_of_many_is_no_other_name_and_stands_for_nobody_beside_another_name() -> None:
    person = Person("tuti-santosa", "Tuti Santosa", ("Bu Tuti", "Uti"), weak=frozenset({"uti"}))
    synonyms = Thesaurus((), lambda: Gazetteer([person]))
    assert synonyms.find(["Tuti", "Santosa"]) == Match(2, ("Bu Tuti",))
    assert synonyms.find(["Uti"]) == Match(1, ("Tuti Santosa", "Bu Tuti"))
    assert synonyms.find(["Uti", "rapat"]) == Match(1, ("Tuti Santosa", "Bu Tuti"))
    assert synonyms.find(["Uti", "Wulandari"]) is None
    assert synonyms.find(["Uti"], before="Wulandari") is None


def test_a_name_that_is_a_number_too_is_no_other_name() -> None:
    people = Gazetteer([Person("xi-jinping", "Xi Jinping", ("Xi Jin Ping", "Xi"))])
    match = Thesaurus([], lambda: people).find(["Xi", "Jinping"])
    assert match == Match(2, ("Xi Jin Ping",))  # 'Komisi XI' is none of his


def test_every_shipped_entry_has_its_reason_and_finds_something() -> None:
    import tomllib
    from importlib import resources

    told = tomllib.loads((resources.files("search.knowledge") / "synonyms.toml").read_text("utf-8"))
    table = Thesaurus.shipped()
    for row in (*told["group"], *told["oneway"]):
        assert row["why"]
        for form in row.get("typed", row.get("forms")):
            match = table.find(form.split())
            assert match is not None and match.length == len(form.split()), form


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("forms = [", "cannot be read"),
        ("[[group]]\nforms = ['satu']", "needs forms, a list of 2 or more"),
        ("[[group]]\nforms = 'satu dua'", "needs forms"),
        ("[[oneway]]\ntyped = ['satu']", "needs also"),
        ("[group]\nforms = ['a', 'b']", "two brackets"),
        ("[[grup]]\nforms = ['a', 'b']", "write \\[\\[group\\]\\]"),
    ],
)
def test_a_users_mistake_is_named_with_the_file(tmp_path: Path, text: str, message: str) -> None:
    told = tmp_path / "sinonim.toml"
    told.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=message) as raised:
        Thesaurus.load(told)
    assert "sinonim.toml" in str(raised.value)


def test_an_index_keeps_the_users_synonyms(tmp_path: Path) -> None:
    engine = whoosh(ARTICLES, tmp_path / "index")
    assert found(engine, "bubur") == []
    keeper = open_keeper(tmp_path / "index")
    keeper.keep_synonyms(b"[[oneway]]\ntyped = ['bubur']\nalso = ['gandum']\n")
    assert found(engine, "bubur") == ["3"]  # an open engine sees it
    assert found(engine, "Moskow") == ["2", "1"]
    rebuilt = whoosh(ARTICLES, tmp_path / "index")
    assert found(rebuilt, "bubur") == ["3"]
    keeper.keep_synonyms(None)
    assert found(engine, "bubur") == []
