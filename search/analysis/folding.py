"""How a text's letters are folded: lower case, without what stands over and between them."""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters
APOSTROPHES = "'’‘ʼ`´"
HYPHENS = r"\-‐‑"
# NFKD parts no stroke from its letter, and no ligature.
_STROKES = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_DROPPED = re.compile(rf"[\u0300-\u036f{INVISIBLE}{APOSTROPHES}]")


def fold(text: str) -> str:
    """Lower case, without diacritics, apostrophes and invisible characters.

    >>> fold("Ma’ruf Erdoğan")
    'maruf erdogan'
    """
    text = _DROPPED.sub("", text)
    if _NOT_ASCII.search(text):
        # NFKD parts a letter from its accents, and makes plain letters of mathematical ones, capitals too.
        text = unicodedata.normalize("NFKD", text)
        text = _DROPPED.sub("", unicodedata.normalize("NFKD", text.lower())).translate(_STROKES)
    return text.lower()
