"""Who is one person, kept beside the segments: what is kept answers, and only for what it was made of."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from search.embedded import joined
from search.embedded.engine import WhooshEngine
from search.embedded.reading import Generation
from search.keeping import building, open_keeper
from search.knowledge.officials.identity import unlisted_id
from search.model import Article, Official
from tests import archives

ARTICLES = archives.spelt_twice()
FOUND = archives.SPELT_TWICE
# Nobody would find this.
MARKED = {"siti-wening": "rudi-kencanto"}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Of one segment for each article."""
    folder = tmp_path / "index"
    with building(folder) as update:
        update.add(ARTICLES[:1])
    for article in ARTICLES[1:]:
        with open_keeper(folder).updating() as update:
            update.add([article])
    return folder


def _generation(index: Path) -> Generation:
    return WhooshEngine(index)._latest.ask(lambda generation: generation)


def _mark(index: Path, later: int = 0) -> None:
    now = _generation(index)
    joined.save(now.folder, now.number + later, now.columns.ids, MARKED)


def test_what_is_kept_answers_until_the_next_commit(index: Path) -> None:
    assert WhooshEngine(index).joined == FOUND
    _mark(index)
    assert WhooshEngine(index).joined == MARKED
    with open_keeper(index).updating() as update:
        update.remove([ARTICLES[-1].id])
    assert WhooshEngine(index).joined == FOUND


def test_a_merge_keeps_what_was_kept(index: Path) -> None:
    _mark(index)
    before = len(_generation(index).segments)
    assert open_keeper(index).tidy()
    assert len(_generation(index).segments) < before
    assert WhooshEngine(index).joined == MARKED


def test_a_merge_changes_nothing(index: Path) -> None:
    assert open_keeper(index).tidy()
    assert WhooshEngine(index).joined == FOUND


def test_what_another_version_kept_is_found_anew(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(joined, "version", lambda: "of before")
        _mark(index)
        assert WhooshEngine(index).joined == MARKED
    assert WhooshEngine(index).joined == FOUND
    assert open_keeper(index).tidy()
    assert WhooshEngine(index).joined == FOUND


def test_what_a_failed_commit_left_is_not_taken_for_the_next(index: Path) -> None:
    assert open_keeper(index).tidy()  # so that the one removed leaves a segment behind
    with open_keeper(index).updating() as update:
        update.remove([ARTICLES[3].id])
        _mark(index, later=1)
    assert WhooshEngine(index).joined == FOUND


def test_who_follows_in_a_post_years_later_is_told_by_the_articles_days(tmp_path: Path) -> None:
    for years, joined_ids in ((("2018-03", "2018-04"), 1), (("2018-03", "2021"), 0), (("2018-03", None), 1)):
        folder = tmp_path / str(years)
        archives.keep([[article] for article in archives.spelt_nearly(*years)], folder)
        assert len(WhooshEngine(folder).joined) == joined_ids


def _namesakes() -> list[Article]:
    """Names that many and that few have, in offices of one service and of others, in two places and years."""
    names = ("Dewi Lestari", "Agus Kartono", "Rudi Kencantara", "Rudi Kencamtara", "Yohanes Don Bosco")
    offices = (
        "Kapolres Bantul",
        "Kapolres Sleman",
        "Camat Menteng",
        "Kepala Dinas Sosial Bantul",
        "Bupati Bantul",
    )
    pairs = [(name, office) for name in names for office in offices]
    return [
        archives.article(
            n,
            officials=(Official(unlisted_id(name, office), name, office),),
            published=("2018-03", "2021-09", None)[n % 3],
        )
        for n, (name, office) in enumerate(pairs)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_namesakes_after_any_updates_are_those_of_a_rebuild(tmp_path: Path, seed: int) -> None:
    articles, random = _namesakes(), Random(seed)
    updated = tmp_path / "updated"
    archives.keep([articles[:3]], updated)
    there = {article.id: article for article in articles[:3]}
    joined_ids = 0
    for turn in range(8):
        some = random.sample(articles, 6)
        gone = [article.id for article in some if article.id in there]
        new = [article for article in some if article.id not in there]
        with open_keeper(updated).updating() as update:
            update.remove(gone)
            update.add(new)
        there = {id: article for id, article in there.items() if id not in gone}
        there |= {article.id: article for article in new}
        rebuilt = tmp_path / f"rebuilt-{turn}"
        archives.keep([random.sample(list(there.values()), len(there))], rebuilt)
        assert WhooshEngine(updated).joined == WhooshEngine(rebuilt).joined
        joined_ids += len(WhooshEngine(updated).joined)
    assert joined_ids
