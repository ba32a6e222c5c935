"""Which of an archive's outlets and officials a reader's text means, the same for every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from search.analysis.tokens import fold, tokens
from search.knowledge.officials.gazetteer import Gazetteer

# Every look-up goes through all names of an archive, some ten thousand, which stay the same: taken apart each
# time they made a question that names an official ten times as slow.
_KEPT: Final = 1 << 15
_folded = lru_cache(_KEPT)(fold)


@lru_cache(_KEPT)
def _words(text: str) -> frozenset[str]:
    return frozenset(token.surface.lower() for token in tokens(text, glued="whole"))


def meant_outlets(text: str, known: Iterable[str]) -> frozenset[str]:
    """The outlet of that name in any capitals, else all whose name holds all the words of the text.

    >>> sorted(meant_outlets("kompas", ["Kompas.com", "Kompas TV", "Tempo"]))
    ['Kompas TV', 'Kompas.com']
    """
    known = list(known)
    wanted = _folded(text.strip())
    exact = frozenset(name for name in known if _folded(name) == wanted)
    if exact:
        return exact
    words = _words(text)
    return frozenset(name for name in known if words and words <= _words(name))


def meant_officials(text: str, known: Mapping[str, str], gazetteer: Gazetteer) -> frozenset[str]:
    """Ids of the officials (`known`: id to canonical name) that a text means: by id, by name, by an alias of
    the gazetteer's, else all whose name holds all the words of the text, else by a spelling of a name.

    >>> lavrov, gazetteer = {"sergei-lavrov": "Sergei Lavrov"}, Gazetteer.load()
    >>> [sorted(meant_officials(text, lavrov, gazetteer)) for text in ("Lavrov", "Sergey Lavrov", "Xi")]
    [['sergei-lavrov'], ['sergei-lavrov'], []]
    """
    text = text.strip()
    if text in known:
        return frozenset({text})
    wanted = _folded(text)
    exact = frozenset(id for id, name in known.items() if _folded(name) == wanted)
    if exact:
        return exact
    called = gazetteer.called(text)
    if called is not None and called.id in known:
        return frozenset({called.id})
    words = _words(text)
    within = frozenset(id for id, name in known.items() if words and words <= _words(name))
    if within:
        return within
    spelled = gazetteer.find(text)
    return frozenset({spelled.id}) if spelled is not None and spelled.id in known else frozenset()
