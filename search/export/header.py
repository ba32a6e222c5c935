"""What an export says of itself: the question, how it was understood, which state of the index answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from search.engine import Searching
from search.model import Hit, Query
from search.query.rendering import render_query

# How often the index may change between two looks before the last look has to do.
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Header:
    """`query` as typed, `understood` with all filters, `build` as of `Searching.build_id`."""

    query: str
    understood: str
    build: str

    @property
    def sentence(self) -> str:
        """In one line, for formats that have only notes."""
        return f"Query: {self.understood or 'all articles'}; Warta index {self.build}"


def scan(engine: Searching, query: Query) -> tuple[Header, Iterator[Hit]]:
    """Every hit, and the header that tells of just the state of the index that they are read from."""
    for _ in range(_TRIES):
        build = engine.build_id()
        hits = engine.scan(query)
        # Numbers of commits only rise: the same before and after means the same in between.
        if engine.build_id() == build:
            break
    return Header(query.text, render_query(query), build), hits
