"""Which of an archive's outlets and officials a reader's text means, the same for every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from search.analysis import fold, tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(token.surface for token in tokens(text, glued="whole"))


def meant_outlets(text: str, known: Iterable[str]) -> frozenset[str]:
    """The outlet of that name in any capitals, else all whose name holds all the words of the text.

    >>> sorted(meant_outlets("kompas", ["Kompas.com", "Kompas TV", "Tempo"]))
    ['Kompas TV', 'Kompas.com']
    """
    known = list(known)
    wanted = fold(text.strip())
    exact = frozenset(name for name in known if fold(name) == wanted)
    if exact:
        return exact
    words = _words(text)
    return frozenset(name for name in known if words and words <= _words(name))


def meant_officials(text: str, known: Mapping[str, str]) -> frozenset[str]:
    """Ids of the officials (`known`: id to canonical name) that a text means: by id, by name, else all
    whose name holds all the words of the text.

    >>> sorted(meant_officials("Lavrov", {"sergei-lavrov": "Sergei Lavrov", "xi-jinping": "Xi Jinping"}))
    ['sergei-lavrov']
    """
    text = text.strip()
    if text in known:
        return frozenset({text})
    wanted = fold(text)
    exact = frozenset(id for id, name in known.items() if fold(name) == wanted)
    if exact:
        return exact
    words = _words(text)
    return frozenset(id for id, name in known.items() if words and words <= _words(name))
