"""The names of countries, apart from all other words of offices and places: a question needs no others."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from search.analysis.tables import read_toml
from search.knowledge.officials.phrases import Phrases

_RESPELT = {"brazil": "Brasil", "chile": "Cile"}


@cache
def countries() -> Phrases[str]:
    """The names of countries, each with the one that Warta writes.

    >>> countries().at(["perancis"], 0)
    (1, 'Prancis')
    """
    told = places()
    written = [(phrase, name) for name, phrases in told["countries"].items() for phrase in phrases]
    known = {phrase for phrase, _ in written}
    alone = [(name, _RESPELT.get(name, name.title())) for name in told["countries_alone"]["names"]]
    return Phrases(written + [(phrase, name) for phrase, name in alone if phrase not in known])


@cache
def places() -> dict[str, Any]:
    """What `places.toml` holds."""
    return read_toml(Path(__file__).with_name("places.toml"))
