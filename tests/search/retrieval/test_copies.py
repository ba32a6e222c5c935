"""Copies of one story are found however they were edited, whatever the order in which they came."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from search.embedded import stories
from search.embedded.engine import WhooshEngine
from search.embedded.folder import IndexFolder
from search.embedded.opening import LatestGeneration
from search.keeping import building, open_keeper
from search.model import And, Article, Everything, Filters, Query, Word
from search.retrieval import copies, grouping
from tests import archives
from tests.engines import COMPARED, Kind
from tests.naive_engine import NaiveEngine

WIRE = (
    "Pemerintah Kabupaten Lontar mulai memindahkan tiga ratus keluarga dari bantaran Sungai Kelapa "
    "setelah air naik dua meter dalam semalam dan merendam lima kampung di hilir bendungan tua "
    "peninggalan masa kolonial.",
    "Bupati Sartono Widagdo mengatakan warga ditampung di gedung olahraga dan dua sekolah dasar, "
    "sementara dapur umum yang dikelola relawan menyediakan makan tiga kali sehari sejak Kamis pagi.",
    "Menurut catatan dinas pengairan, curah hujan di hulu mencapai seratus delapan puluh milimeter, "
    "tertinggi dalam dua puluh tahun, sehingga pintu air ketiga terpaksa dibuka penuh meski tanggul timur "
    "belum selesai diperkuat.",
    "Petugas masih mencari seorang penggembala yang terakhir terlihat menyeberangi jembatan bambu. "
    "Listrik di empat desa dipadamkan untuk mencegah korsleting, dan jalan provinsi baru dapat dilalui "
    "truk besar.",
    "Sartono meminta warga tidak kembali ke rumah sebelum alat ukur di bendungan menunjukkan angka aman "
    "selama dua hari berturut-turut, sebab ramalan cuaca masih menyebut hujan lebat pada akhir pekan.",
)
OTHER = (
    "Harga cabai rawit di Pasar Tirtabumi turun hampir separuh sesudah panen raya di lereng utara, tetapi "
    "pedagang mengeluh pembeli tetap sepi karena ongkos angkut dari kebun ke kota justru bertambah mahal.",
    "Kepala pasar memperkirakan keadaan membaik bulan depan, ketika warung makan kembali berbelanja "
    "seperti biasa dan koperasi petani memperoleh gudang pendingin yang dijanjikan sejak tahun lalu.",
)


def _reworded() -> tuple[str, ...]:
    words = " ".join(WIRE).split()
    words[::14] = ["demikian"] * len(words[::14])
    return (" ".join(words),)


EDITS = {
    "another dateline": (f"LONTAR, Kabar Utara - {WIRE[0]}", *WIRE[1:]),
    "a closing of its own": (*WIRE, "Pembaca dapat menyalurkan bantuan melalui posko redaksi di alun-alun."),
    "paragraphs in another order": (*WIRE[2:], *WIRE[:2]),
    "one paragraph": (" ".join(WIRE),),
    "capitals and signs": tuple(text.upper().replace(",", " –").replace(".", "!") for text in WIRE),
    "a word in fourteen replaced": _reworded(),
    "the first four paragraphs": WIRE[:4],
    "with another story below": (*WIRE, *OTHER),
}


@pytest.mark.parametrize("body", EDITS.values(), ids=EDITS)
def test_an_edited_copy_is_one(body: tuple[str, ...]) -> None:
    assert _groups([WIRE, body, OTHER]) == [0, 0, 2]


def test_what_only_shares_a_subject_is_no_copy() -> None:
    about = (
        "Air Sungai Kelapa naik dua meter dan merendam lima kampung di Kabupaten Lontar. Warga mengungsi ke "
        "sekolah dasar, dan Bupati Sartono Widagdo meminta mereka bersabar sampai hujan reda.",
    )
    stub = ("Simak videonya di sini.",)
    assert _groups([WIRE, about, stub, stub]) == [0, 1, 2, 3]


def test_a_digest_of_several_stories_is_no_copy_of_each() -> None:
    assert _groups([WIRE, OTHER, (*WIRE, *OTHER)]) == [0, 1, 0]


def test_a_report_that_repeats_last_months_words_is_no_copy_unless_nearly_all_are_the_same() -> None:
    days = [738000, 738030, 738030]
    assert _groups([WIRE, _reworded(), OTHER], days) == [0, 1, 2]
    assert _groups([WIRE, WIRE, OTHER], days) == [0, 0, 2]


def _prices(day: str, date: str, price: str, back: str) -> tuple[str, ...]:
    return (
        f"Harga emas batangan di gerai resmi pada {day} ({date}) tercatat {price} rupiah untuk satu gram.",
        f"Harga jual kembali berada pada {back} rupiah. Pembeli wajib membawa kartu identitas dan bukti "
        "pembelian, sedangkan pajak penghasilan dipotong langsung dari nilai yang dibayarkan oleh gerai "
        "kepada penjual. Harga berubah setiap hari dan dapat berbeda di kota lain tergantung ongkos kirim.",
    )


def test_reports_of_a_template_are_copies_of_the_same_day_alone() -> None:
    saturday = _prices("Sabtu", "16/9/2023", "1.075.000", "963.000")
    monday = _prices("Senin", "18/9/2023", "1.081.000", "969.000")
    assert _groups([saturday, monday, OTHER]) == [0, 1, 2]
    # Edited copies leave numbers out, or round one; they do not exchange them.
    shorter = (saturday[0].replace(" (16/9/2023)", ""), saturday[1])
    assert _groups([saturday, shorter, saturday, OTHER]) == [0, 0, 0, 3]


def test_reports_that_differ_in_their_date_alone_are_no_copies() -> None:
    def report(date: str) -> tuple[str, ...]:
        return (f"Layanan perpanjangan surat izin dibuka pada Senin ({date}/2023) di lima tempat.", *WIRE[2:])

    first, second = report("6/11"), report("13/11")
    assert _groups([first, second, OTHER], [738830, 738837, 738830]) == [0, 1, 2]
    assert _groups([first, second, OTHER]) == [0, 1, 2]  # whose days are not known
    # Of one day they are two writings of one story; '6 November' is 6/11; a copy may leave its date out.
    assert _groups([first, second, OTHER], [738830, 738830, 738830]) == [0, 0, 2]
    written = (first[0].replace("(6/11/2023)", "6 November"), *first[1:])
    without = (first[0].replace(" (6/11/2023)", ""), *first[1:])
    assert _groups([first, written, without, OTHER], [738830, 738831, 738832, 738830]) == [0, 0, 0, 3]


def test_a_story_told_again_the_next_day_is_a_copy_though_it_gives_that_day() -> None:
    def story(day: str, body: tuple[str, ...]) -> tuple[str, ...]:
        return (f"Sartono mengatakan hal itu, {day}, seusai 35 rapat sejak 2019.", *body, *more)

    more = ("Sekitar 1.250 orang menunggu sejak 2024 di 33 desa, seperti tertulis dalam pasal 110.",)
    first = story("Minggu (19/10/2025)", WIRE)
    again = story("Senin (20/10/2025)", _reworded())
    assert _groups([first, again, OTHER], [739543, 739544, 739543]) == [0, 0, 2]


def test_timetables_of_many_times_differ_though_most_are_the_same() -> None:
    towns = ["Lontar", "Bentala", "Tirtabumi", "Arumsari", "Kelapa", "Wetan", "Kidul", "Tengah", "Muara"]

    def times(minute: int) -> tuple[str, ...]:
        return tuple(
            f"Kota {name}: subuh 04.{minute + at}, zuhur 11.{50 + at % 5}, asar 15.{10 + at % 7}, "
            f"magrib 17.{45 + at % 3}"
            for at, name in enumerate(towns)
        )

    assert _groups([times(10), times(30), OTHER]) == [0, 1, 2]


def _groups(bodies: list[tuple[str, ...]], days: list[int] | None = None) -> list[int]:
    signatures = [copies.signature(body) or bytes(copies.BYTES) for body in bodies]
    lengths = [len(" ".join(body).split()) for body in bodies]
    compared = copies.Bodies(
        np.array([np.frombuffer(s, "<u4") for s in signatures]),
        np.array(lengths),
        np.array(days or [0] * len(bodies)),
    )
    found: list[int] = grouping.group(compared).tolist()
    return found


def _archive() -> list[Article]:
    bodies = [WIRE, *EDITS.values(), OTHER, (*OTHER, WIRE[0]), ("Rusia kuat.",), ("Rusia kuat.",)]
    return [
        archives.article(
            number,
            title=f"Banjir {number}",
            body=body,
            outlet=archives.OUTLETS[number % 3],
            published=f"2022-03-{28 - number % 4:02}" if number % 5 else None,
        )
        for number, body in enumerate(bodies)
    ]


def _whoosh(articles: list[Article], folder: Path, batch: int) -> WhooshEngine:
    archives.keep([articles[at : at + batch] for at in range(0, len(articles), batch)], folder)
    return WhooshEngine(folder)


QUESTIONS = [
    Query("", Everything(), copies="grouped", limit=3),
    Query("", Everything(), copies="grouped", limit=3, page=2),
    Query("", Everything(), copies="grouped", limit=3, page=9),
    Query("", Everything(), sort="oldest", copies="grouped"),
    Query("", And((Word("bendungan"), Word("warga"))), copies="grouped"),
    Query("", Word("banjir"), Filters(outlets=("Kabar Utara",)), copies="grouped"),
    Query("", Word("banjir"), copies="all", limit=3),
]


@pytest.mark.parametrize("kind", COMPARED.values(), ids=COMPARED)
@pytest.mark.parametrize("batches", [1, 4, 12])
def test_groups_are_those_of_the_naive_engine_in_any_order(kind: Kind, batches: int, tmp_path: Path) -> None:
    articles = _archive()
    naive = NaiveEngine(articles)
    for engine in (
        kind.make(articles, tmp_path / "one", batches),
        kind.make(articles[::-1], tmp_path / "other", batches),
    ):
        for query in QUESTIONS:
            found, expected = engine.search(query), naive.search(query)
            assert [(h.article.id, h.copies, h.story) for h in found.hits] == [
                (h.article.id, h.copies, h.story) for h in expected.hits
            ]
            assert (found.total, found.stories) == (expected.total, expected.stories)
        for article in articles:
            assert engine.copies(article.id) == naive.copies(article.id)
            assert [h.article for h in engine.similar(article.id, 5)] == [
                h.article for h in naive.similar(article.id, 5)
            ]
        assert engine.copies("000000000000") == ()
        assert engine.similar("000000000000") == ()


def test_groups_after_an_update_are_those_of_a_rebuild(tmp_path: Path) -> None:
    articles = _archive()
    engine = _whoosh(articles, tmp_path / "index", 3)
    assert engine.search(QUESTIONS[0]).stories == 4
    # The wire becomes another story; a copy is gone.
    changed = [replace(articles[0], body=OTHER), *articles[1:5], *articles[6:]]
    keeper = open_keeper(tmp_path / "index")
    with keeper.updating() as update:
        update.remove([articles[5].id])
    with keeper.updating() as update:
        update.add([changed[0]])
    rebuilt = _whoosh(changed, tmp_path / "rebuilt", 100)
    for article in changed:
        assert engine.copies(article.id) == rebuilt.copies(article.id)
    # Replaced by themselves, so that each is there twice, once deleted, when some segments are merged.
    for article in changed[:5]:
        with keeper.updating() as update:
            update.add([article])
    assert keeper.tidy()
    for article in changed:
        assert engine.copies(article.id) == rebuilt.copies(article.id)


def test_an_update_compares_what_it_changes_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = _archive()
    engine = _whoosh(articles[:-6], tmp_path / "index", 100)
    rebuilt = _whoosh(articles, tmp_path / "rebuilt", 100)
    monkeypatch.setattr(grouping, "group_keyed", None)  # compares all
    keeper = open_keeper(tmp_path / "index")
    for article in articles[-6:]:
        with keeper.updating() as update:
            update.add([article])
    with keeper.updating() as update:
        update.remove([articles[-2].id])
    keeper.tidy()
    for article in (*articles[:-2], articles[-1]):
        expected = [copy for copy in rebuilt.copies(article.id) if copy.id != articles[-2].id]
        assert list(engine.copies(article.id)) == expected
    monkeypatch.undo()
    (generation,) = (tmp_path / "index").glob("g-*")
    assert stories.find(LatestGeneration(IndexFolder(tmp_path / "index"), generation).get()).tolist() == (
        LatestGeneration(IndexFolder(tmp_path / "index")).get().stories.tolist()
    )


def test_groups_of_other_rules_are_not_built_upon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = _archive()
    with monkeypatch.context() as patched:
        # As if a Warta before this one had taken nothing for a copy.
        patched.setattr(stories, "RULES", 0)
        patched.setattr(stories, "find", lambda generation: np.arange(len(generation.columns.ids)))
        engine = _whoosh(articles[:-1], tmp_path / "index", 100)
        assert engine.copies(articles[0].id) == (articles[0],)
    with open_keeper(tmp_path / "index").updating() as update:
        update.add(articles[-1:])
    rebuilt = _whoosh(articles, tmp_path / "rebuilt", 100)
    for article in articles:
        assert engine.copies(article.id) == rebuilt.copies(article.id)


def test_a_merge_carries_no_groups_of_other_rules_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = _archive()[:4]
    with monkeypatch.context() as patched:
        patched.setattr(stories, "RULES", 0)
        patched.setattr(stories, "find", lambda generation: np.arange(len(generation.columns.ids)))
        with building(tmp_path / "index") as update:
            update.add(articles[:1])
        for article in articles[1:]:
            with open_keeper(tmp_path / "index").updating() as update:
                update.add([article])
    assert open_keeper(tmp_path / "index").tidy()
    engine, rebuilt = WhooshEngine(tmp_path / "index"), _whoosh(articles, tmp_path / "rebuilt", 100)
    for article in articles:
        assert engine.copies(article.id) == rebuilt.copies(article.id)
    assert len(engine.copies(articles[0].id)) > 1


def test_kept_groups_that_do_not_fit_are_made_anew(tmp_path: Path) -> None:
    articles = _archive()
    engine = _whoosh(articles, tmp_path / "index", 100)
    expected = engine.copies(articles[0].id)
    assert len(expected) == 9
    (kept,) = (tmp_path / "index").glob("g-*/stories-*.arrays")
    for damage in (b"", b"no numbers", kept.read_bytes()[:-8]):
        kept.write_bytes(damage)
        assert WhooshEngine(tmp_path / "index").copies(articles[0].id) == expected
        assert kept.read_bytes() == damage  # who asks writes nothing
