"""Stories found beside those known before are those found of all at once, without a look at the others."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from search.retrieval import grouping
from search.retrieval.copies import ROWS, SIZE, Bodies
from search.retrieval.grouping import Keys, Known, band_keys, group, regroup
from search.retrieval.matched import Ints, Mask, Signatures


@dataclass
class _Archive:
    """Articles in memory, that counts whose bodies are read."""

    ids: Ints
    live: Mask
    every: Bodies
    read: list[int] = field(default_factory=list)

    def parts(self) -> Iterator[tuple[int, Keys]]:
        for start in range(0, len(self.ids), 37):
            yield start, band_keys(self.every.signatures[start : start + 37])

    def bodies(self, documents: Ints) -> Bodies:
        self.read += documents.tolist()
        return self.every.of(documents)

    def all_at_once(self) -> Ints:
        order = np.flatnonzero(self.live)
        order = order[np.argsort(self.ids[order])]
        found = np.arange(len(self.ids))
        found[order] = order[group(self.every.of(order))]
        return found


def _signatures(dice: np.random.Generator, count: int, originals: int, boilerplate: float) -> Signatures:
    """Of edited copies of some originals; a share has all rows of one band, as what ends in a boilerplate."""
    pool = dice.integers(1, 1 << 32, (originals, ROWS), dtype=np.uint32)
    found = np.zeros((count, SIZE), np.uint32)
    found[:, :ROWS] = pool[dice.integers(0, originals, count)]
    changed = dice.random((count, ROWS)) < dice.choice([0.0, 0.2, 0.3, 0.33, 0.36, 0.8], count)[:, None]
    found[:, :ROWS][changed] = dice.integers(1, 1 << 32, int(changed.sum()), dtype=np.uint32)
    for band in range(3):
        have = dice.random(count) < boilerplate
        found[have, 4 * band : 4 * band + 4] = 7 + band
    found[dice.random(count) < 0.05] = 0  # too short for a signature
    return found


def _archive(dice: np.random.Generator, count: int, originals: int, boilerplate: float) -> _Archive:
    bodies = Bodies(
        _signatures(dice, count, originals, boilerplate),
        dice.integers(50, 70, count),
        dice.integers(738_000, 738_040, count),
    )
    ids = dice.choice(1 << 48, count, replace=False)
    return _Archive(ids, np.ones(count, bool), bodies)


def _known(archive: _Archive, stories: Ints, added: Ints, gone: Ints) -> Known:
    """What is known once some articles are there that were not before, and others, not live any more, not."""
    return Known(
        np.where(np.isin(np.arange(len(stories)), added), np.arange(len(stories)), stories),
        added,
        stories[gone],
        band_keys(archive.every.of(gone).signatures),
    )


@pytest.mark.parametrize("boilerplate", [0.0, 0.04, 0.3])
@pytest.mark.parametrize("originals", [30, 150, 400])
def test_stories_beside_known_ones_are_those_of_all(
    originals: int, boilerplate: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_MOST", 2)  # however much changed
    dice = np.random.default_rng(originals)
    for _ in range(8):
        archive = _archive(dice, 500, originals, boilerplate)
        late = dice.random(500) < 0.03
        archive.live = (dice.random(500) < 0.95) & ~late
        stories = archive.all_at_once()
        for _ in range(3):
            was = archive.live
            added = np.flatnonzero(late & (dice.random(500) < 0.5) & ~was)
            archive.live = was & (dice.random(500) < 0.98)
            archive.live[added] = True
            gone = np.flatnonzero(was & ~archive.live)
            found = regroup(archive, _known(archive, stories, added, gone))
            assert found is not None
            stories = archive.all_at_once()
            assert found.tolist() == stories.tolist()


def test_who_comes_between_two_copies_of_a_boilerplate_and_leaves_again_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dice = np.random.default_rng(9)
    signatures = np.zeros((19, SIZE), np.uint32)
    signatures[:, :ROWS] = dice.integers(1, 1 << 32, (19, ROWS), dtype=np.uint32)
    signatures[:, :4] = 7  # all in one bucket, of which 16 neighbours are compared
    signatures[18, :ROWS] = signatures[0, :ROWS]
    signatures[18, 4:ROWS:4] = dice.integers(1, 1 << 32, 31, dtype=np.uint32)  # and in no other
    live, between = np.ones(19, bool), np.array([4, 5, 9])
    bodies = Bodies(signatures, np.full(19, 60), np.full(19, 738_000))
    monkeypatch.setattr(grouping, "_MOST", 2)
    archive = _Archive(np.arange(19), live, bodies)
    apart = archive.all_at_once()
    nobody = np.empty(0, np.int64)
    archive.live = live.copy()
    archive.live[between] = False
    together = regroup(archive, _known(archive, apart, nobody, between))
    assert together is not None
    assert (apart[18], together[18]) == (18, 0)
    archive.live = live
    again = regroup(archive, _known(archive, together, between, nobody))
    assert again is not None
    assert again.tolist() == apart.tolist()


def test_so_much_that_changes_is_grouped_with_all() -> None:
    archive = _archive(np.random.default_rng(1), 100, 50, 0.0)
    known = _known(archive, np.arange(100), np.arange(60, 100), np.empty(0, np.int64))
    assert regroup(archive, known) is None


@pytest.mark.parametrize("count", [1_000, 10_000])
def test_only_bodies_that_may_be_copies_are_read(count: int) -> None:
    archive = _archive(np.random.default_rng(5), count, count // 2, 0.0)
    added = np.arange(count - 5, count)
    archive.live[added] = False
    stories = archive.all_at_once()
    archive.live[added] = True
    assert regroup(archive, _known(archive, stories, added, np.empty(0, np.int64))) is not None
    assert len(archive.read) < 60  # whatever the archive's size


def test_what_comparing_many_copies_holds_is_bounded() -> None:
    dice = np.random.default_rng(3)
    originals = dice.integers(1, 1 << 32, (1_000, SIZE), dtype=np.uint32)
    signatures = np.repeat(originals, 17, axis=0)  # 136,000 pairs, all of copies
    bodies = Bodies(signatures, np.full(17_000, 60), np.full(17_000, 738_000))
    tracemalloc.start()
    stories = group(bodies)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert stories.tolist() == (np.arange(17_000) // 17 * 17).tolist()
    assert held < 150_000_000
