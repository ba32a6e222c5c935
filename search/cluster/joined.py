"""Which ids of officials are spellings of one person, kept with each commit in the home index.

Found by who commits, before it counts (see `search.knowledge.officials.joining`): a process that asks would
else read all names of the archive and compare them at its first question after each commit.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from search.cluster.home import DamagedFileError, Home
from search.knowledge.officials.joined import version

_JOINED: Final = "joined"


def load(home: Home, index: str) -> dict[str, str] | None:
    """The joined ids of an index of articles, each to the one that stands for them; None where there is
    nothing, where it is damaged, or was found by other rules."""
    try:
        data = home.file(index, _JOINED)
    except DamagedFileError:
        return None
    kept = json.loads(data) if data else {}
    if kept.get("version") != version():
        return None
    found: dict[str, str] = kept["joined"]
    return found


def save(home: Home, index: str, joined: Mapping[str, str]) -> None:
    """Keeps them for an index that does not count yet. Raises EngineError."""
    home.keep(index, _JOINED, json.dumps({"version": version(), "joined": joined}).encode())
