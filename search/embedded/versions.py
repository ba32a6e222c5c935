"""What an index has to agree with: its layout, the analysis, and the data that the analysis works with."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import Final

from search.analysis.lexicon.entries import FOLDER

# Rises with every change of what an index's files hold.
LAYOUT: Final = 10
# Rises with every change of code that alters a term.
ANALYSIS: Final = 4


@cache
def current() -> dict[str, int | str]:
    """The versions that an index made now is of; `lexicon` is a digest of the analyser's data files, so that
    a changed word list needs no number to rise."""
    digest = blake2b(digest_size=6)
    for file in sorted(FOLDER.iterdir()):
        if file.suffix in (".txt", ".tsv"):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return {"layout": LAYOUT, "analysis": ANALYSIS, "lexicon": digest.hexdigest()}
