"""Where a run of letters holds two words that lost the space between them ('JakartaSaat', 'diKamboja')."""

from __future__ import annotations

import re
from functools import cache

from search.analysis.lexicon import entries
from search.analysis.stemming import is_known

_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z][A-Z])(?=[A-Z][a-z])")
_RUN = re.compile(r"[A-Za-z]+")
_SHORTEST = 3  # letters of a part: 'LaLiga', 'MoU', 'SpaceX' are names
_PREPOSITIONS = frozenset({"di", "ke"})
# 'detikNews', 'TribunJatim', 'MacArthur': a first part that makes names.
_NAMING = frozenset({"detik", "tribun", "kompas", "rmol", "mac"})


def joints(run: str) -> tuple[int, ...]:
    """The offsets at which words are parted; none for one word, and for a name with a capital inside.

    >>> joints("JakartaSaat"), joints("YouTube"), joints("dilansirCNNIndonesia")
    ((7,), (), (8, 11))
    """
    if not _RUN.fullmatch(run) or run.lower() in _lexicon().camel:
        return ()
    found = tuple(match.start() for match in _JOINT.finditer(run))
    if not found:
        return ()
    parts = [run[a:b].lower() for a, b in zip((0, *found), (*found, len(run)), strict=True)]
    if any(len(part) < _SHORTEST for part in parts[1:]) or parts[0] in _NAMING:
        return ()
    if len(parts[0]) < _SHORTEST and parts[0] not in _PREPOSITIONS:
        return ()
    # Two words that neither the lexicon nor the list knows are more likely one name.
    near = _PREPOSITIONS | _lexicon().beside
    return found if any(part in near or is_known(part) for part in parts) else ()


@cache
def _lexicon() -> entries.Lexicon:
    return entries.load()
