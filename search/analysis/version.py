"""Which version of the analysis makes the terms: what every engine's index has to agree with."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Final

from search.analysis.lexicon.entries import FOLDER

# Rises with every change of code that alters a term.
ANALYSIS: Final = 5


@cache
def lexicon() -> str:
    """A digest of the analyser's data files, so that a changed word list needs no number to rise."""
    digest = blake2b(digest_size=6)
    for file in sorted(FOLDER.iterdir(), key=attrgetter("name")):
        if file.suffix in (".txt", ".tsv"):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
