"""What a folder's index knows of its articles is what would be found out of them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from search.embedded import carrying
from search.embedded.schema import NUMBERS, SIGNATURE
from search.engine import open_engine
from search.errors import EngineError
from search.keeping import open_keeper
from search.model import Article, Document, KeptArticle, Quote
from search.retrieval.copies import FEWEST_SHINGLES
from search.retrieval.documents import make_document
from search.transfer import copy_index
from tests import archives


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that what is put together at once ends within a segment."""
    monkeypatch.setattr(carrying, "_AT_ONCE", 2)


def _told(document: Document) -> tuple[object, ...]:
    """A document without the order of terms that stand at one place, which means nothing."""
    terms = {
        field: Counter(_quotes(*found) if field == "speaker" else zip(*found, strict=True))
        for field, found in document.terms.items()
    }
    order = {
        field: list(positions)
        for field, (_, positions) in document.terms.items()
        if field.endswith(("_stem", "_surface"))
    }
    return dict(document.numbers), terms, order, document.stored, document.root, document.signature


def _quotes(names: Iterable[str], positions: Iterable[int]) -> list[tuple[str, int, int]]:
    both = list(zip(names, positions, strict=True))
    return [(name, first, last) for (name, first), (_, last) in zip(both[::2], both[1::2], strict=True)]


def _kept(folder: Path) -> list[KeptArticle]:
    with open_keeper(folder).snapshot() as snapshot:
        return list(snapshot.articles)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(archives.archives)
def test_documents_are_those_that_were_written(articles: list[Article]) -> None:
    with TemporaryDirectory() as folder:
        archives.keep([articles[::2], articles[1::2]], Path(folder) / "a")
        found = _kept(Path(folder) / "a")
        assert {kept.article.id for kept in found} == {article.id for article in articles}
        for kept in found:
            assert kept.known is not None
            assert _told(kept.known.document) == _told(make_document(kept.article, kept.root))


def test_quotes_frequent_words_and_stories(tmp_path: Path) -> None:
    body = " ".join(f"kabar kuat {n}" for n in range(FEWEST_SHINGLES))
    words = tuple(f"kuat {'kata ' * (200 + n)}kuat" for n in range(200))
    quotes = tuple(
        Quote(0, start, start + 10, body[start : start + 10], "direct", speaker, None, None)
        for start, speaker in ((0, "Ani"), (22, "Budi"), (44, "Ani"))
    )
    copied = [archives.article(n, title="Salinan", body=(body,), quotes=quotes) for n in (5, 3)]
    frequent = archives.article(7, title="Panjang", body=words)
    removed = archives.article(8, title="Hilang", body=(body,))
    archives.keep([[*copied, frequent, removed]], tmp_path / "a")
    with open_keeper(tmp_path / "a").updating() as update:
        update.remove([removed.id])
    found = {kept.article.id: kept for kept in _kept(tmp_path / "a")}
    assert found.keys() == {article.id for article in (*copied, frequent)}
    for kept in found.values():
        assert kept.known is not None
        assert _told(kept.known.document) == _told(make_document(kept.article, kept.root))
    stories = {kept.known.story for kept in found.values() if kept.known and kept.known.copied}
    assert len(stories) == 1
    assert open_engine(tmp_path / "a").copies(copied[0].id) != ()


def _two_segments(folder: Path) -> list[Article]:
    """Two copies of one story, with a number in every column; each in a segment of its own."""
    body = " ".join(f"kabar kuat {n}" for n in range(FEWEST_SHINGLES))
    articles = [
        archives.article(
            n,
            title="Rusia kuat",
            lead="Kabar",
            body=(body,),
            authors=("Ani",),
            kind="opinion",
            published=archives.DAYS[0],
        )
        for n in (1, 2)
    ]
    archives.keep([[article] for article in articles], folder)
    return articles


def _flip(file: Path) -> bytes:
    """Changes one bit in the middle; what was there."""
    before = file.read_bytes()
    data = bytearray(before)
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    return before


def test_of_a_segment_with_a_damaged_file_nothing_is_taken(tmp_path: Path) -> None:
    articles = _two_segments(tmp_path / "a")
    assert all(kept.known for kept in _kept(tmp_path / "a"))
    files = [
        file
        for ending in (*(f"{name}.col" for name in (*NUMBERS, SIGNATURE)), "lists", "columns", "pst")
        for file in (tmp_path / "a").glob(f"g-*/MAIN_*.{ending}")
    ]
    assert len(files) == 2 * (len(NUMBERS) + 4)
    for file in files:
        before = _flip(file)
        found = _kept(tmp_path / "a")
        file.write_bytes(before)
        assert sorted((kept.article for kept in found), key=articles.index) == articles, file.name
        assert sorted(bool(kept.known) for kept in found) == [False, True], file.name


def test_damaged_articles_are_told(tmp_path: Path) -> None:
    _two_segments(tmp_path / "a")
    for file in (tmp_path / "a").glob("g-*/*._stored.col"):
        before = _flip(file)
        with pytest.raises(EngineError, match="is damaged"):
            _kept(tmp_path / "a")
        file.write_bytes(before)


def test_a_copy_of_damaged_columns_is_that_of_sound_ones(tmp_path: Path) -> None:
    _two_segments(tmp_path / "a")
    copy_index(tmp_path / "a", tmp_path / "b")
    for name in ("first", "body_length", SIGNATURE):
        for file in (tmp_path / "a").glob(f"g-*/MAIN_*.{name}.col"):
            _flip(file)
    copy_index(tmp_path / "a", tmp_path / "c")
    assert open_keeper(tmp_path / "c").find_faults() == []
    sound, mended = ({kept.article.id: kept.known for kept in _kept(tmp_path / name)} for name in ("b", "c"))
    assert sound.keys() == mended.keys()
    for id, known in sound.items():
        other = mended[id]
        assert known is not None
        assert other is not None
        assert _told(known.document) == _told(other.document)
        assert (known.story, known.copied) == (other.story, other.copied)
