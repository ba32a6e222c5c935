"""Which characters are unfit to be shown or written, the one place that says so."""

from __future__ import annotations

import re
from typing import Final

from search.analysis.patterns import late

# Pieces of character classes. Controls but for tab and line feed: a terminal obeys them.
_CONTROLS: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
# Halves of surrogate pairs, which no encoding can write, and what Unicode never assigns.
_SURROGATES: Final = r"\ud800-\udfff"
_NONCHARACTERS: Final = r"\ufffe\uffff"
# Embeddings, overrides and isolates turn the reading direction of what follows; marks of what stands by them.
_DIRECTION: Final = r"\u202a-\u202e\u2066-\u2069"
_DIRECTION_MARKS: Final = r"\u200e\u200f"

SURROGATES: Final = re.compile(f"[{_SURROGATES}]")
# What steers a terminal or cannot be printed.
UNPRINTABLE: Final = re.compile(f"[{_CONTROLS}{_DIRECTION}{_SURROGATES}]")
# What formats without an escape (a line of RIS, a cell) must not hold.
UNWRITABLE: Final = late(f"[{_CONTROLS}{_DIRECTION}{_DIRECTION_MARKS}{_SURROGATES}{_NONCHARACTERS}]")
# What XML 1.0 forbids, and the controls that it discourages (https://www.w3.org/TR/xml/#charsets).
NOT_XML: Final = late(rf"(?!\r)[{_CONTROLS}{_SURROGATES}{_NONCHARACTERS}]")
# What an address must not hold as it is: whitespace, controls, and what ends it in HTML or JavaScript.
NOT_IN_URL: Final = late(rf"[\s{_CONTROLS}{_SURROGATES}<>\"\\]")


def without_surrogates(text: str) -> str:
    """The text with a mark in place of each lone half of a surrogate pair, which is no character.

    >>> without_surrogates("a\\ud800b")
    'a\ufffdb'
    """
    try:
        text.encode("utf-8")  # finds one in a tenth of the time that the pattern takes
    except UnicodeEncodeError:
        return SURROGATES.sub("\ufffd", text)
    return text
