"""Who is one person, kept beside the segments: what is kept answers, and only for what it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.embedded import joined
from search.embedded.engine import WhooshEngine
from search.embedded.reading import Generation
from search.keeping import building, open_keeper
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
