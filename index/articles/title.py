"""A stated title as its readers would write it: without markup, no slug, no id."""

from __future__ import annotations

import re
from html import unescape

from search.analysis.patterns import late

_TAG = late(r"</?(?:a|b|br|div|em|font|h[1-6]|i|mark|p|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?h[1-6])\b[^<>]*>", re.IGNORECASE)
_ENTITY = late(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
# The last part of an address: 'harga-cabai-naik-lagi', 'harga_cabai_naik_lagi-1203'
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+){2,}(?:\.html?|/)?")
# '7r1zvlubzt841gnkhf4hntjps': a key of the site's, with figures among its letters
_ID = late(
    r"(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{5,}", re.IGNORECASE
)
# As messengers write bold and slanted letters: '*Harga Cabai Naik*'.
_BOLD = re.compile(r"\*([^*\s][^*]*[^*\s])\*|_([^_\s][^_]*[^_\s])_")
_NUMBER_BEHIND = re.compile(r"(?: \d{4,})+$")


def clean_title(title: str | None) -> str | None:
    """The title without tags and entities; a slug as words; None for an id.

    >>> clean_title("Harga <b>cabai</b> &amp; bawang naik"), clean_title("7r1zvlubzt841gnkhf4hntjps")
    ('Harga cabai & bawang naik', None)
    >>> clean_title("harga-cabai-naik-lagi-120345")
    'Harga cabai naik lagi'
    """
    if not title:
        return None
    if "<" in title:
        title = _TAG.sub("", _BREAK.sub(" ", title))
    if "&" in title and _ENTITY.search(title):
        title = unescape(title)
    title = " ".join(title.split())
    if (bold := _BOLD.fullmatch(title)) is not None:
        title = bold[1] or bold[2]
    if " " in title:
        return title
    if _ID.fullmatch(title):
        return None
    if _SLUG.fullmatch(title):
        words = _NUMBER_BEHIND.sub("", re.sub(r"[-_]", " ", re.sub(r"(?:\.html?|/)$", "", title)))
        return words[:1].upper() + words[1:]
    return title or None
