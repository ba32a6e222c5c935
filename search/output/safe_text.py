"""Text of articles made safe to print: it is not trusted to steer a terminal."""

from __future__ import annotations

import re

# Nor to turn the reading direction of the lines after it.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """Without characters that steer a terminal or cannot be printed; as long as before: marks still fit."""
    return _STEERING.sub("\ufffd", text)
