"""Who reads while an update is committed has all of it or nothing, each time they look."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from search.engine import Searching, open_engine
from search.keeping import building, open_keeper
from search.model import Article, Query, Results, Word
from tests import archives

_LOOKS = 200
_ROUNDS = 4
_COUNT = 30


@dataclass
class _Looking:
    """Looks again and again, and notes what was seen."""

    where: str
    ended: threading.Event = field(default_factory=threading.Event)
    seen: list[tuple[int, int, str]] = field(default_factory=list)

    def run(self) -> None:
        engine = open_engine(self.where)
        while not self.ended.is_set() or len(self.seen) < _LOOKS:
            self._look(engine)
        # The look under way when the last update ended may have begun before it: one more.
        self._look(engine)

    def _look(self, engine: Searching) -> None:
        self.seen.append(_told(engine.search(Query("", Word("Rusia"), limit=_COUNT * 2))))


def _told(found: Results) -> tuple[int, int, str]:
    """The total, the sum of a facet, and which rounds the articles of the page are of."""
    rounds = sorted({hit.article.title or "" for hit in found.hits})
    return found.total, sum(bucket.count for bucket in found.facets.kind), " ".join(rounds)


def _articles(turn: int) -> list[Article]:
    """Each round has other articles in the place of some, and one more."""
    return [
        archives.article(n, title=f"Babak {turn}", body=(f"Rusia kuat {turn}.",))
        for n in range(_COUNT + turn)
    ]


def test_an_update_is_seen_wholly_or_not_at_all(place: str) -> None:
    with building(place) as update:
        update.add(_articles(0))
    looking = _Looking(place)
    thread = threading.Thread(target=looking.run, daemon=True)
    thread.start()
    for turn in range(1, _ROUNDS + 1):
        with open_keeper(place).updating() as update:
            update.add(_articles(turn))
    looking.ended.set()
    thread.join(120)
    assert not thread.is_alive()
    assert len(looking.seen) >= _LOOKS
    states = [(_COUNT + turn, _COUNT + turn, f"Babak {turn}") for turn in range(_ROUNDS + 1)]
    assert set(looking.seen) <= set(states)
    order = [states.index(each) for each in looking.seen]
    assert order == sorted(order), "an older state was seen after a newer one"
    assert order[-1] == _ROUNDS
