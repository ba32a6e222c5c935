"""What the kinds of articles are called in questions, in Indonesian and in English."""

from __future__ import annotations

import re
from typing import Final

from search.model import ArticleKind

# The first of each is how a question is written out, in English and in Indonesian.
NAMES: Final[dict[ArticleKind, tuple[str, ...]]] = {
    "news": ("news", "berita"),
    "fact-check": ("fact-check", "cek-fakta", "periksa-fakta", "factcheck", "hoaks", "hoax"),
    "opinion": ("opinion", "opini", "kolom", "column", "editorial", "tajuk"),
    "press-release": ("press-release", "siaran-pers", "pers-rilis", "rilis", "rilis-pers"),
}
_APART: Final = re.compile(r"[\s_-]+")


def _plain(text: str) -> str:
    return _APART.sub("", text.strip().lower())


_KINDS: Final[dict[str, ArticleKind]] = {
    _plain(name): kind for kind, names in NAMES.items() for name in names
}


def meant_kind(text: str) -> ArticleKind | None:
    """The kind that a text names, however its words are joined; None where it names none.

    >>> meant_kind("Cek Fakta"), meant_kind("siaran-pers"), meant_kind("puisi")
    ('fact-check', 'press-release', None)
    """
    return _KINDS.get(_plain(text))
