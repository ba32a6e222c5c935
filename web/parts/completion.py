"""Suggestions for the box: of several words only completions that stand beside the word before them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from search.engine import Searching
from search.model import Phrase, Query
from search.reports.completion import FAR_RARER, Suggestion, suggest

# Readers type the same beginnings; one takes some ten phrases to count.
_KEPT: Final = 2_048
_LAST_TWO: Final = re.compile(r"([^\W_]+)\s+([^\W_]+)\Z")


def suggesting(engine: Searching) -> Callable[[str, int], tuple[Suggestion, ...]]:
    """Suggestions over an engine, from text and limit; see `search.reports.completion.suggest`.

    Of a text of several words the last is completed to what follows the one before it somewhere in the
    archive ('xi jin' to 'xi jinping', never to 'xi jingga'), the commonest pair first; `count` is then the
    pair's articles.
    """

    @lru_cache(_KEPT)
    def paired(text: str, limit: int, build: str) -> tuple[Suggestion, ...]:
        # `build` is there to tell one state of the index from the next.
        names: list[Suggestion] = []
        words: list[Suggestion] = []
        for found in suggest(engine, text, limit):
            pair = _LAST_TWO.search(found.text) if found.kind == "word" else None
            if pair is None:
                (words if found.kind == "word" else names).append(found)
                continue
            together = engine.counts(Query("", Phrase(" ".join(pair.groups()))), ("year",))
            count = sum(row.count for row in together.rows)
            if count:
                words.append(replace(found, count=count))
        words.sort(key=lambda word: -word.count)
        return (*names, *(word for word in words if word.count * FAR_RARER > words[0].count))

    return lambda text, limit: paired(text, limit, engine.build_id())
