"""Text of articles made safe to print: it is not trusted to steer a terminal."""

from __future__ import annotations

from search.analysis.characters import UNPRINTABLE


def safe(text: str) -> str:
    """Without characters that steer a terminal, turn the reading direction of the lines after it or cannot be
    printed; as long as before: marks still fit."""
    return UNPRINTABLE.sub("\ufffd", text)
