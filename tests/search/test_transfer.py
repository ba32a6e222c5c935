"""An index copied to another place has all that the first has, and answers alike; or nothing changes."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import open_engine
from search.errors import EngineError
from search.keeping import building, open_keeper
from search.knowledge.synonyms import Match
from search.model import FACET_AXES, Article, DayRange, Filters, KeptArticle, Node, Query, UserFiles, Word
from search.retrieval.copies import FEWEST_SHINGLES
from search.transfer import copy_index
from tests import archives
from tests.console_script import run

FILES = UserFiles(b'[[outlet]]\nname = "Kabar Hulu"\ndomains = ["hulu.example"]\n', b"")
SYNONYMS = b'[[group]]\nforms = ["kuat", "tangguh"]\n'
# Any bytes do: only who wrote a manifest reads it.
MANIFEST = bytes(range(256)) * 50


def make(articles: Sequence[Article], where: str | Path) -> None:
    """An index of several roots and days of arrival, some of them unknown, with the user's files."""
    with building(where, FILES) as update:
        update.carry(
            KeptArticle(article, f"akar/{number % 2}", 1_062_000_000 * (number % 3) + 1_440 * (number % 5))
            for number, article in enumerate(articles)
        )
        update.manifest.write_bytes(MANIFEST)
    open_keeper(where).keep_synonyms(SYNONYMS)


def assert_same(source: str | Path, target: str | Path) -> None:
    """All that belongs to one index belongs to the other."""
    with open_keeper(source).snapshot() as one, open_keeper(target).snapshot() as other:
        assert {kept.article.id: kept[:3] for kept in one.articles} == {
            kept.article.id: kept[:3] for kept in other.articles
        }
        assert (one.count, one.files, one.synonyms) == (other.count, other.files, other.synonyms)
        for snapshot in (one, other):
            assert snapshot.manifest is not None
            assert snapshot.manifest.read_bytes() == MANIFEST
    assert open_keeper(target).find_faults() == []


def assert_answers_alike(
    source: str | Path, target: str | Path, questions: Sequence[tuple[Node, Filters]]
) -> None:
    engines = open_engine(source), open_engine(target)
    for tree, filters in questions:
        for sort in ("relevance", "added"):
            query = Query("", tree, filters, sort, limit=20)
            found, expected = (engine.search(query) for engine in engines)
            assert [(h.article, h.added, h.quotes) for h in found.hits] == [
                (h.article, h.added, h.quotes) for h in expected.hits
            ], query
            assert [h.score for h in found.hits] == pytest.approx([h.score for h in expected.hits], abs=2e-4)
            assert (found.total, found.facets, found.notes) == (
                expected.total,
                expected.facets,
                expected.notes,
            )
    assert [engine.synonyms.find(["tangguh"]) for engine in engines] == [Match(1, ("kuat",))] * 2


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(
    articles=archives.archives,
    questions=st.lists(st.tuples(archives.trees, archives.filters), min_size=1, max_size=6),
)
def test_a_copy_of_a_folder_is_the_same(
    articles: list[Article], questions: list[tuple[Node, Filters]]
) -> None:
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "a", Path(folder) / "b"
        make(articles, source)
        assert copy_index(source, target) == len(articles)
        assert_same(source, target)
        assert_answers_alike(source, target, questions)


def test_what_is_removed_from_the_source_is_not_copied(tmp_path: Path) -> None:
    articles = [archives.article(n, title="Rusia kuat") for n in range(6)]
    make(articles, tmp_path / "a")
    with open_keeper(tmp_path / "a").updating() as update:
        update.remove([articles[2].id])
        update.manifest.write_bytes(MANIFEST)
    assert copy_index(tmp_path / "a", tmp_path / "b") == 5
    assert_same(tmp_path / "a", tmp_path / "b")


class _StoppedError(Exception):
    pass


def assert_all_or_nothing(source: str | Path, target: str | Path) -> None:
    """A copy that is stopped half-way, or not wanted, leaves no index, or the one that was there."""

    def stop(done: int, total: int) -> None:
        raise _StoppedError

    with pytest.raises(_StoppedError):
        copy_index(source, target, progress=stop)
    assert not open_keeper(target).exists()

    with building(target) as update:
        update.add([archives.article(900, title="China sama")])
    with pytest.raises(EngineError, match=r"already; nothing was changed.*--overwrite"):
        copy_index(source, target)
    with pytest.raises(_StoppedError):
        copy_index(source, target, overwrite=True, progress=stop)
    assert open_engine(target).count() == 1
    assert open_engine(target).total(Query("", Word("China"))) == 1

    copy_index(source, target, overwrite=True)
    assert_same(source, target)
    assert open_engine(target).facets(Query("", Word("Rusia")), FACET_AXES) == open_engine(source).facets(
        Query("", Word("Rusia")), FACET_AXES
    )


def test_a_copy_is_all_or_nothing(tmp_path: Path) -> None:
    make([archives.article(n, title="Rusia kuat") for n in range(8)], tmp_path / "a")
    assert_all_or_nothing(tmp_path / "a", tmp_path / "b")


def test_a_copy_is_of_one_commit_whatever_is_written_meanwhile(tmp_path: Path) -> None:
    body = " ".join(f"kabar kuat {n}" for n in range(FEWEST_SHINGLES))
    articles = [
        archives.article(n, title="Rusia kuat", body=(body,), published="2021-05-28", kind="opinion")
        for n in range(8)
    ]
    make(articles[:4], tmp_path / "a")
    keeper = open_keeper(tmp_path / "a")
    # More segments than the one of which the first article is read before anything is written.
    for more in (articles[4:6], articles[6:]):
        with keeper.updating() as update:
            update.add(more)
            update.manifest.write_bytes(MANIFEST)
    assert keeper.storage().segments == 3
    shutil.copytree(tmp_path / "a", tmp_path / "before")

    state = keeper.state()

    def write(done: int, total: int) -> None:
        if keeper.state() != state:
            return
        with keeper.updating() as update:
            update.add([archives.article(50, title="Baru")])
            update.remove([articles[7].id])
        with building(tmp_path / "a") as update:
            update.add([archives.article(51, title="Lain")])

    copy_index(tmp_path / "a", tmp_path / "b", progress=write)
    assert open_engine(tmp_path / "a").count() == 1
    assert_same(tmp_path / "before", tmp_path / "b")
    whole = [(Word("Rusia"), Filters(kinds=("opinion",), days=DayRange("2021-05-28", "2021-05-28")))]
    assert_answers_alike(tmp_path / "before", tmp_path / "b", whole)
    assert len(open_engine(tmp_path / "b").copies(articles[7].id)) == len(articles)


def test_the_command_copies_and_says_what_is_in_the_way(tmp_path: Path) -> None:
    make([archives.article(1, title="Rusia kuat")], tmp_path / "a")
    done = run("copy", "--from", tmp_path / "a", "--to", tmp_path / "b")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 articles copied" in done.stdout
    again = run("copy", "--from", tmp_path / "a", "--to", tmp_path / "b")
    assert again.returncode == 2
    assert again.stderr.startswith(f"Error: There is an index at {tmp_path / 'b'} already")
    itself = run("copy", "--from", tmp_path / "a", "--to", tmp_path / "x" / ".." / "a", "--overwrite")
    assert "are one place" in itself.stderr
    none = run("copy", "--from", tmp_path / "tiada", "--to", tmp_path / "c")
    assert none.stderr.startswith(f"Error: There is no index at {tmp_path / 'tiada'}")
    assert not (tmp_path / "c").exists()
