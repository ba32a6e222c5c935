"""Which document of a commit is which of the commit that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from search.retrieval.columns import Columns
from search.retrieval.matched import Ints


class Numbered(Protocol):
    """The documents of a commit: its segments' ids, the number of each one's first document, and columns."""

    @property
    def names(self) -> Sequence[str]: ...

    @property
    def offsets(self) -> Sequence[int]: ...

    @property
    def columns(self) -> Columns: ...


def kept(old: Numbered, new: Numbered) -> Ints:
    """The new number of each document that stayed in its segment; -1 of all others, and of what is deleted in
    either."""
    found = np.full(len(old.columns.ids), -1, np.int64)
    places = dict(zip(new.names, new.offsets, strict=False))
    for name, offset, end in zip(old.names, old.offsets, (*old.offsets[1:], len(found)), strict=False):
        if name in places:
            documents = places[name] + np.arange(end - offset)
            found[offset:end] = np.where(new.columns.live[documents], documents, -1)
    found[~old.columns.live] = -1
    return found


def merged(old: Numbered, new: Numbered) -> Ints:
    """The new number of each live document, of which a merge has put some into another segment."""
    found = kept(old, new)
    is_new = new.columns.live.copy()
    is_new[found[found >= 0]] = False
    moved, others = np.flatnonzero(old.columns.live & (found < 0)), np.flatnonzero(is_new)
    others = others[np.argsort(new.columns.ids[others])]
    found[moved] = others[np.searchsorted(new.columns.ids[others], old.columns.ids[moved])]
    return found
