"""Who is one person, kept with a cluster's commits: what is kept answers, for what it was made of alone."""

from __future__ import annotations

import pytest

from search.cluster import home as home_of
from search.cluster import joined
from search.cluster.address import parse
from search.cluster.archive import Archive
from search.cluster.connection import Connection
from search.cluster.home import Home
from search.engine import open_engine
from search.keeping import building, open_keeper
from tests import archives

ARTICLES = archives.spelt_twice()
FOUND = archives.SPELT_TWICE
# Nobody would find this.
MARKED = {"siti-wening": "rudi-kencanto"}


def _home(place: str) -> tuple[Home, str]:
    connection = Connection(parse(place))
    return Home(connection), Archive(connection).current()


def test_what_is_kept_answers_until_the_next_commit(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with building(place) as update:
        update.add(ARTICLES)
    home, index = _home(place)
    assert joined.load(home, index) == FOUND
    joined.save(home, index, MARKED)
    assert open_engine(place).joined == MARKED  # nothing is found anew
    with monkeypatch.context() as later:
        later.setattr(joined, "version", lambda: "of later rules")
        assert open_engine(place).joined == FOUND
    home.keep(index, "joined", b'{"version": "of no rules"}')
    assert open_engine(place).joined == FOUND
    with monkeypatch.context() as damage:
        damage.setattr(home_of, "_digest", lambda data: "another")
        joined.save(home, index, MARKED)
    assert open_engine(place).joined == FOUND

    joined.save(home, index, MARKED)
    with open_keeper(place).updating() as update:
        update.remove([ARTICLES[2].id])
    assert open_engine(place).joined == {}
    home, after = _home(place)
    assert after != index
    assert joined.load(home, after) == {}


def test_what_a_failed_commit_found_is_kept_for_nobody(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with building(place) as update:
        update.add(ARTICLES[:2])
    home, index = _home(place)

    def fail(*_: object) -> None:
        assert len(home.owners("joined")) == 2
        raise RuntimeError("half-way")

    with monkeypatch.context() as failing:
        failing.setattr(Home, "note", fail)
        with pytest.raises(RuntimeError, match="half-way"), open_keeper(place).updating() as update:
            update.add(ARTICLES[2:])
    assert _home(place)[1] == index
    assert open_engine(place).joined == {}
    assert home.owners("joined") == [index]


@pytest.mark.parametrize(
    ("years", "joined_ids"),
    [(("2018-03", "2018-04"), 1), (("2018-03", "2021"), 0), (("2018-03", None), 1)],
)
def test_who_follows_in_a_post_years_later_is_told_by_the_articles_days(
    place: str, years: tuple[str, str | None], joined_ids: int
) -> None:
    with building(place) as update:
        update.add(archives.spelt_nearly(*years))
    assert len(open_engine(place).joined) == joined_ids
