"""Short forms that an archive's own articles explain: found with the long ones, told, or offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from search.engine import Ranking, Searching
from search.keeping import open_keeper
from search.model import Article, Note, ShortForm
from search.query.parse import parse
from tests import archives
from tests.engines import whoosh


def _articles(*bodies: str) -> list[Article]:
    return [archives.article(number, title="Kabar", body=(body,)) for number, body in enumerate(bodies, 1)]


ARTICLES = _articles(
    "Program Gerobak Sayur Keliling (GSK) dimulai di kampung.",
    "Warga memuji GSK sejak pagi.",
    "Banyak gerobak sayur keliling dicat ulang.",
    "Gerobak ditarik keliling membawa sayur.",
    "Pengurus Dewan Kebun Raya (DKR) dan Dinas Kolam Renang (DKR) bertemu.",
    "Ketua DKR pulang.",
    "Dewan Kebun Raya menanam beringin.",
    "Kelompok Akar Muda Indah (KAMI) bernyanyi, dan kami menari.",
    "Di sana kami makan.",
    "Kelompok Akar Muda Indah pulang.",
)


@pytest.fixture
def engine(make_engine: Callable[[Sequence[Article]], Ranking]) -> Searching:
    return make_engine(ARTICLES)


def found(engine: Searching, text: str, exact: bool = False) -> set[str]:
    hits = engine.search(parse(text, exact=exact, synonyms=engine.synonyms)).hits
    return {hit.article.path.removeprefix("arsip/").removesuffix(".txt") for hit in hits}


def codes(engine: Searching, text: str) -> list[str]:
    return [note.code for note in parse(text, synonyms=engine.synonyms).notes]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("GSK", {"1", "2", "3"}),
        ("gsk", {"1", "2", "3"}),
        ("gerobak sayur keliling", {"1", "2", "3", "4"}),
        ('"gerobak sayur keliling"', {"1", "3"}),
        ('"GSK"', {"1", "2"}),
        # several meanings: neither is mixed in
        ("DKR", {"5", "6"}),
        ("dewan kebun raya", {"5", "7"}),
        # a word in small letters
        ("KAMI bernyanyi", {"8"}),
        ("kami makan", {"9"}),
        ("kelompok akar muda indah", {"8", "10"}),
    ],
)
def test_a_form_finds_the_other(engine: Searching, text: str, numbers: set[str]) -> None:
    assert found(engine, text) == numbers


def test_exact_words_find_themselves_alone(engine: Searching) -> None:
    assert found(engine, "GSK", exact=True) == {"1", "2"}


def test_it_is_told(engine: Searching) -> None:
    told = Note.of("learned-synonyms", typed="GSK", others="Gerobak Sayur Keliling", count=1)
    assert parse("GSK", synonyms=engine.synonyms).notes == (told,)
    assert codes(engine, "kami makan") == codes(engine, '"GSK"') == codes(engine, "dewan kebun raya") == []


def test_meanings_are_offered(engine: Searching) -> None:
    notes = parse("DKR", synonyms=engine.synonyms).notes
    assert notes == (
        Note.of("short-form-meaning", typed="DKR", long="Dewan Kebun Raya", count=1),
        Note.of("short-form-meaning", typed="DKR", long="Dinas Kolam Renang", count=1),
    )


def test_a_rare_explanation_of_a_common_word_says_nothing(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    others = ["Juru bicara QNT hadir."] * 12
    engine = make_engine(_articles("Tersangka Qori Natan (QNT) ditahan.", "Qori Natan pulang.", *others))
    assert "2" not in found(engine, "QNT")
    assert found(engine, "qori natan") == {"1", "2"}


def test_one_meaning_in_several_spellings(make_engine: Callable[[Sequence[Article]], Ranking]) -> None:
    bodies = ["Badan Pengawas Kolam (BPK2)", "badan pengawas kolam (BPK2)", "Badan Pengawasan Kolam (BPK2)"]
    engine = make_engine(
        _articles(*(f"Kata {body} kemarin." for body in bodies), "Badan pengawasan kolam ada.")
    )
    assert engine.short_forms() == [
        ShortForm("BPK2", "Badan Pengawas Kolam", 2),
        ShortForm("BPK2", "Badan Pengawasan Kolam", 1),
    ]
    assert "4" in found(engine, "BPK2")


def test_a_long_form_that_is_short_for_a_longer_one_finds_its_short_form(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    party = [f"Ketua GKR Kebun (GKRK) ke-{number} berpidato." for number in range(3)]
    engine = make_engine(
        _articles(
            *party,
            "GKRK menang.",
            "Gerakan Kampung Raya Kebun (GKR Kebun) kalah.",
            *(f"Rapat GKR Kebun ke-{number}." for number in range(12)),
        )
    )
    assert found(engine, "GKR Kebun menang") == {"4"}


def test_an_ampersand_makes_another_short_form(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    engine = make_engine(
        _articles("Riset dan Desain (R&D) dimulai.", "Rumah Damai (RD) dibuka.", "Biaya R&D naik.")
    )
    assert "short-form-meaning" not in codes(engine, "R&D")


def test_an_explanation_counts_once_for_an_article(
    make_engine: Callable[[Sequence[Article]], Ranking],
) -> None:
    engine = make_engine(_articles("Gerobak Sayur Keliling (GSK), GSK (gerobak sayur keliling)."))
    assert engine.short_forms() == [ShortForm("GSK", "Gerobak Sayur Keliling", 1)]


def test_counts_are_exact_after_changes_and_merges(tmp_path: Path) -> None:
    def articles(count: int, word: str) -> list[Article]:
        return _articles(*(f"Gerobak Sayur {word} (GS{word[0]}) lewat, nomor {n}." for n in range(count)))

    engine = whoosh(articles(9, "Keliling"), tmp_path / "index", 3)
    assert engine.short_forms() == [ShortForm("GSK", "Gerobak Sayur Keliling", 9)]
    keeper = open_keeper(tmp_path / "index")
    with keeper.updating() as update:
        update.remove([articles(9, "Keliling")[8].id])
        update.add(articles(4, "Malam"))
    expected = [ShortForm("GSK", "Gerobak Sayur Keliling", 4), ShortForm("GSM", "Gerobak Sayur Malam", 4)]
    assert engine.short_forms() == expected
    assert keeper.tidy()
    assert engine.short_forms() == expected
    assert not keeper.find_faults()


def test_the_users_file_overrules(tmp_path: Path) -> None:
    engine = whoosh(ARTICLES, tmp_path / "index")
    told = b'[[oneway]]\ntyped = ["GSK"]\nalso = ["beringin"]\n'
    open_keeper(tmp_path / "index").keep_synonyms(told)
    assert found(engine, "GSK") == {"1", "2", "7"}
