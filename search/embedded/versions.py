"""What an index in a folder has to agree with: its layout, and the analysis that makes its terms."""

from __future__ import annotations

from functools import cache
from typing import Final

from search.analysis.version import ANALYSIS, lexicon

# Rises with every change of what an index's files hold.
LAYOUT: Final = 14


@cache
def current() -> dict[str, int | str]:
    """The versions that an index made now is of."""
    return {"layout": LAYOUT, "analysis": ANALYSIS, "lexicon": lexicon()}
