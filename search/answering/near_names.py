"""Which outlet or official a misspelt name was meant for: `outlet:detk`, `pejabat:prabwo`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from search.analysis.folding import fold
from search.answering.error_model import likelihood
from search.knowledge.officials.gazetteer import Gazetteer
from search.process import deadline

# A shorter name is near to too many others; one up to the second length may differ by one edit, longer ones
# by two.
_SHORTEST: Final = 4
_SHORT: Final = 5
# What ends the name of an outlet and is often left out.
_SUFFIX: Final = re.compile(r"(?:\.?com|\.co\.id|\.id|\.co|\.net)\Z")


def near_outlet(text: str, known: Iterable[str]) -> str | None:
    """The outlet whose name, with or without what ends a domain, is the nearest by spelling; None where none
    is near, or two are as near.

    >>> near_outlet("detk", ["detikcom", "Tempo"]), near_outlet("kompass.com", ["Kompas.com"])
    ('detikcom', 'Kompas.com')
    >>> near_outlet("zzzz", ["detikcom", "Tempo"])
    """
    return _nearest(
        text,
        ((each, name) for name in known for each in {fold(name), _SUFFIX.sub("", fold(name))}),
    )


def near_official(
    text: str,
    known: Mapping[str, str],
    gazetteer: Gazetteer,
    joined: Mapping[str, str] = MappingProxyType({}),
) -> str | None:
    """The id of the official of an archive (id to canonical name) whose name or other name in the gazetteer
    is the nearest by spelling, or else whose last word is as near; None where two are.
    `joined`: ids that are another spelling of an official's, to that one's.

    >>> known = {"joko-widodo": "Joko Widodo", "nikolai-patrushev": "Nikolai Patrushev"}
    >>> officials = Gazetteer.shipped()
    >>> [near_official(text, known, officials) for text in ("jokwi", "Joko Widdo", "Patrusev", "Wang")]
    ['joko-widodo', 'joko-widodo', 'nikolai-patrushev', None]
    """
    names = [(fold(name), id) for id, name in known.items()]
    persons = (gazetteer.by_id(id) for id in known)
    names += [(fold(name), person.id) for person in persons if person for name in person.names()]
    surnames = [(surname, id) for name, id in names if (surname := name.rpartition(" ")[2]) != name]
    return _nearest(
        text,
        ((name, joined.get(id, id)) for name, id in names),
        ((surname, joined.get(id, id)) for surname, id in surnames),
    )


def _nearest(
    text: str, names: Iterable[tuple[str, str]], parts: Iterable[tuple[str, str]] = ()
) -> str | None:
    """Of spellings, of names or only parts of such, and what each stands for, that of the one nearest."""
    from rapidfuzz.distance import OSA

    wanted = fold(text.strip())
    if len(wanted) < _SHORTEST:
        return None
    most = 1 if len(wanted) <= _SHORT else 2
    weights: dict[str, tuple[int, bool, float]] = {}
    for is_whole, spellings in ((True, names), (False, parts)):
        for spelling, meant in deadline.checked(spellings):
            edits = OSA.distance(wanted, spelling, score_cutoff=most)
            if edits <= most:
                weight = (-edits, is_whole, likelihood(wanted, spelling))
                weights[meant] = max(weight, weights.get(meant, weight))
    best = max(weights.values(), default=None)
    found = [meant for meant, weight in weights.items() if weight == best]
    return found[0] if len(found) == 1 else None
