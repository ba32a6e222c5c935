"""Texts of articles made fit for formats that know no escape: one line, no controls, no lone surrogates."""

from __future__ import annotations

from search.analysis.characters import UNWRITABLE


def line(text: str) -> str:
    """The text in one line, every run of whitespace one space.

    >>> line("Judul\\n\\u2028 lain\\x00nya")
    'Judul lain nya'
    """
    return " ".join(UNWRITABLE.sub(" ", text).split())


def paragraphs(text: str) -> str:
    """The same, its line breaks kept.

    >>> paragraphs("satu\\n\\n\\x00dua  tiga")
    'satu\\n\\ndua tiga'
    """
    return "\n".join(line(each) for each in text.replace("\r\n", "\n").split("\n"))
