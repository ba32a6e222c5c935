"""Texts of articles made fit for formats that know no escape: one line, no controls, no lone surrogates."""

from __future__ import annotations

import re
from typing import Final

# Controls, what turns the direction of writing round for the rest of a line, and halves of surrogate pairs.
_UNFIT: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def line(text: str) -> str:
    """The text in one line, every run of blanks one blank.

    >>> line("Judul\\n\\u2028 lain\\x00nya")
    'Judul lain nya'
    """
    return " ".join(_UNFIT.sub(" ", text).split())


def paragraphs(text: str) -> str:
    """The same, its line breaks kept.

    >>> paragraphs("satu\\n\\n\\x00dua  tiga")
    'satu\\n\\ndua tiga'
    """
    return "\n".join(line(each) for each in text.replace("\r\n", "\n").split("\n"))
