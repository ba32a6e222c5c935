"""Which documents are copies of one story, kept beside the segments.

Found once for each commit by who commits, before it counts: of 29,000 articles it takes 0.15 s of CPU, which
each reader of a busy server would have to wait for. An update compares what it changes with the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from search.embedded import renumbering
from search.embedded.commit_arrays import CommitArrays
from search.embedded.folder import latest_commit
from search.embedded.segments import read_signatures
from search.retrieval import grouping
from search.retrieval.columns import NO_DAY, Columns, narrow
from search.retrieval.copies import SIZE, Bodies
from search.retrieval.grouping import BANDS, RULES, Keys, Known
from search.retrieval.matched import Ints, Mask

KEPT: Final = CommitArrays("stories")
# Documents whose keys are made at once: what a processor's cache holds.
_AT_ONCE: Final = 2048


def load(folder: Path, number: int, ids: Ints, rules: int | None = None) -> Ints | None:
    """The story of each document of commit `number` as kept; None where there is nothing, it cannot be read,
    it does not belong to these documents, or, where `rules` are asked for, was found by others."""
    stored = KEPT.load(folder, number)
    if stored is None or not np.array_equal(stored["ids"], ids):
        return None
    if rules is not None and ("rules" not in stored or stored["rules"].tolist() != [rules]):
        return None
    return narrow(stored["stories"])  # aligned, too, which it need not be in the file


def save(folder: Path, number: int, ids: Ints, stories: Ints) -> None:
    """Keeps the story of each document of commit `number`, which does not count yet. Raises OSError."""
    KEPT.save(folder, number, {"ids": ids, "stories": stories, "rules": np.array([RULES])})


class Commit(renumbering.Numbered, Protocol):
    """What is looked at of a generation."""

    @property
    def folder(self) -> Path: ...

    @property
    def number(self) -> int: ...

    def leaves(self) -> list[tuple[Any, int]]: ...


class _Signed:
    """The articles of a generation, see `grouping.Archive`."""

    def __init__(self, generation: Commit) -> None:
        self._leaves = generation.leaves()
        self._columns: Columns = generation.columns

    @property
    def ids(self) -> Ints:
        return self._columns.ids

    @property
    def live(self) -> Mask:
        return self._columns.live

    def parts(self) -> Iterator[tuple[int, Keys]]:
        for reader, offset in self._leaves:
            signatures = read_signatures(reader, reader.doc_count_all())
            for at in range(0, len(signatures), _AT_ONCE):
                yield offset + at, grouping.band_keys(signatures[at : at + _AT_ONCE])

    def bodies(self, documents: Ints) -> Bodies:
        signatures = np.empty((len(documents), SIZE), np.uint32)
        for reader, offset in self._leaves:
            count = reader.doc_count_all()
            here = np.flatnonzero((documents >= offset) & (documents < offset + count))
            if len(here):
                signatures[here] = read_signatures(reader, count)[documents[here] - offset]
        first, last = self._columns.first[documents], self._columns.last[documents]
        return Bodies(
            signatures,
            self._columns.lengths["body"][documents].astype(np.int64),
            np.where(first == last, first, NO_DAY).astype(np.int64),
        )


def find(generation: Commit) -> Ints:
    """The story of each document, all compared. Raises FileNotFoundError where a writer has replaced the
    commit meanwhile."""
    signed, columns = _Signed(generation), generation.columns
    order = np.argsort(np.where(columns.live, columns.ids, -1), kind="stable")
    order = order[len(order) - columns.count :]  # the live ones, by id
    place = np.empty(len(columns.ids), np.int64)
    place[order] = np.arange(len(order))
    keys = np.empty((BANDS, len(order)), np.uint64)
    for offset, part in signed.parts():
        live = np.flatnonzero(columns.live[offset : offset + len(part)])
        keys[:, place[offset + live]] = part[live].T
    groups = grouping.group_keyed(keys, lambda places: signed.bodies(order[places]))
    if latest_commit(generation.folder) > generation.number:
        # A column that a writer has removed reads as one that nobody wrote.
        raise FileNotFoundError(f"commit {generation.number} was replaced while its copies were read")
    found: Ints = np.arange(len(columns.ids))
    found[order] = order[groups]
    return found


def find_after(generation: Commit, before: Commit) -> Ints:
    """The same of a generation that is `before` with some articles less and others more."""
    known = load(before.folder, before.number, before.columns.ids, RULES)
    found = (
        None if known is None else grouping.regroup(_Signed(generation), _known(generation, before, known))
    )
    return find(generation) if found is None else found


def _known(generation: Commit, before: Commit, stories: Ints) -> Known:
    now = renumbering.kept(before, generation)
    stayed = np.flatnonzero(now >= 0)
    gone = np.flatnonzero(before.columns.live & (now < 0))
    # A story is named by the number of its first article; where that is gone by any other, for now.
    named = now.copy()
    named[stories[stayed]] = np.where(now[stories[stayed]] < 0, now[stayed], now[stories[stayed]])
    found = np.arange(len(generation.columns.ids))
    found[now[stayed]] = named[stories[stayed]]
    is_added = generation.columns.live.copy()
    is_added[now[stayed]] = False
    broken = named[stories[gone]]
    return Known(
        found,
        np.flatnonzero(is_added),
        broken[broken >= 0],
        grouping.band_keys(_Signed(before).bodies(gone).signatures),
    )


def carried(old: Commit, new: Commit) -> Ints:
    """The stories of the same live articles under new document numbers: a merge changes nothing else. Those
    that other rules found are found anew, for what is kept now counts as found by these."""
    known = load(old.folder, old.number, old.columns.ids, RULES)
    if known is None:
        return find(new)
    now = renumbering.merged(old, new)
    live = np.flatnonzero(old.columns.live)
    found: Ints = np.arange(len(new.columns.ids))
    found[now[live]] = now[known[live]]
    return found
