"""A picture's caption whose credit stands first, where the line end between them was lost."""

from __future__ import annotations

import re
from typing import Final

from search.analysis.stemming import is_common_word

_LONGEST: Final = 420  # characters of a credit and its caption, which may have two sentences
_LONGEST_BARE: Final = 250  # the same of a caption that shows no day
_SHORTEST: Final = 20
_MOST_INNER: Final = 3  # ends of sentences inside it
_WORD: Final = r"[A-Z][\w.'&-]*"
# The caption is glued to its credit.
_GLUED: Final = r"(?:(?<=[a-z\d])|(?<=[A-Z]{2}))(?=[A-Z][a-z]+[ ,])"
# 'KOMPAS.com/ANI RAHAYUPetani memanen padi, Senin (4/8/2025).'
_KNOWN: Final = re.compile(
    r"(?:AFP|AP|REUTERS|KOMPAS\.com|TRIBUN\w*|Istimewa|Shutterstock|ANTARA FOTO)\s?/\s?[A-Z]"
    r"|(?:Dok|DOK)(?:\.:?|:|umentasi|UMENTASI|UMEN)? [A-Z]"
)
_KNOWN_LETTERS: Final = frozenset("ADIKRST")
_SITES: Final = r"shutterstock|freepik|unsplash|pixabay|pexels|istockphoto"
# Where pictures come from that show what their captions name: 'SHUTTERSTOCKIlustrasi drone.'
_STOCK: Final = re.compile(
    rf"(?i:{_SITES})(?:\.com)?(?:\s?/\s?@?[\w.' -]{{2,40}}?(?:{_GLUED}|(?<=\w) (?=Ilustrasi ))|(?=\s?[A-Z]))"
)
_PICTURED: Final = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}}(?:/\S+?)? ?(?=Ilustrasi [A-Za-z])")
_STOCK_LETTERS: Final = frozenset("sfupiSFUPI")
# 'Ani Rahayu/BBCPetani …', 'X/@aniPetani …', 'Contoh.com/@ani Petani …': one of the two is a source.
_SLASHED: Final = re.compile(
    rf"[A-Z][\w.@&' -]{{0,40}}/ ?@?[\w.&' -]{{2,60}}?{_GLUED}|[A-Za-z]+(?:\.com)?/@?[\w.]+ (?=[A-Z])"
)
_SOURCE: Final = re.compile(
    rf"(?i:{_SITES}|\.com\b|youtube|tiktok|instagram|facebook)|\bX/|BBC|AFP|\bAP\b|TEMPO|A(?:ntara|NTARA)"
    "| via "
)
# 'Polda ContohTim mereka memasang garis polisi, Senin (4/8/2025).': a name and a word that names no one.
_NAMED: Final = re.compile(rf"(?P<first>{_WORD})(?: {_WORD}){{1,3}}?{_GLUED}(?P<opening>[A-Z][a-z]+)")
# What a picture shows: a day, who stands where. A paragraph that a credit is glued to tells without them.
_SHOWN: Final = re.compile(
    r"\(\d{1,2}/\d{1,2}/\d{4}\)|, \d{1,2} [A-Z][a-z]+ 20\d\d|\b(?:saat|ketika|sedang|tampak|ilustrasi)\b"
    r"|Ilustrasi|Suasana|\((?:kiri|kanan|tengah)\b"
)
_DAY: Final = re.compile(r"\(\d{1,2}/\d{1,2}/\d{4}\)|\((?:kiri|kanan|tengah)\b|\bsaat ditemui\b")
# What a paragraph says of what was said before, or of who says it.
_TOLD: Final = re.compile(
    r"\b(?:tersebut|itu|ini|kata|ujar|ucap|tutur|menurut|mengatakan|menyebut(?:kan)?|menilai|menjelaskan"
    r"|mengungkapkan|menegaskan|menyampaikan|mengaku|melaporkan|mengumumkan|menambahkan|mengklaim|adalah)\b"
    r"|[A-Z]{4}\.C[Oo]"
)
_QUOTED: Final = re.compile(r"[”“\"]")
_INNER: Final = re.compile(r"(?:[a-z)]|[A-Z]{3})[.!?]\s*(?=[A-Z(])|[a-z]{3}\.(?=(?!com|net|org)[a-z]{3,}\s)")
_END: Final = re.compile(r"(?<=[a-zA-Z)\d])\.(?!C[Oo])(?=[A-Z“\"].{20}|$)")


def past_leading(line: str) -> int:
    """Where a caption ends whose credit begins the line; 0 where there is none.

    >>> line = "Ani Rahayu/BBCPetani memanen padi di Subang.Harga gabah naik sejak pekan lalu."
    >>> line[: past_leading(line)]
    'Ani Rahayu/BBCPetani memanen padi di Subang.'
    """
    if line[:1] in _KNOWN_LETTERS and _KNOWN.match(line):
        at = _end(line)
        if at and _SHOWN.search(line, 0, at):
            return at
        return at if at and _is_bare(line, 0, at) else 0
    credit = _STOCK.match(line) if line[:1] in _STOCK_LETTERS else None
    if credit is None and line.find("Ilustrasi ", 2, 70) > 0:
        credit = _PICTURED.match(line)
    if credit is None and line.find("/", 0, 45) > 0:
        credit = _SLASHED.match(line)
        credit = credit if credit and _SOURCE.search(credit[0]) else None
    if credit:
        at = _end(line)
        return at if at and _is_bare(line, credit.end(), at) else 0
    named = _NAMED.match(line)
    if (
        named is None
        or is_common_word(named["first"].lower())
        or not is_common_word(named["opening"].lower())
    ):
        return 0
    at = _end(line)
    shown = at and _DAY.search(line, named.end(), at) and not _TOLD.search(line, named.end(), at)
    return at if shown and _QUOTED.search(line, 0, at) is None else 0


def _end(line: str) -> int:
    """Where what begins a line ends as a caption does; 0 where it does not."""
    end = _END.search(line, _SHORTEST, _LONGEST)
    at = end.end() if end else len(line) if len(line) <= _LONGEST else 0
    return at if len(_INNER.findall(line[: at - 1])) < _MOST_INNER else 0


def _is_bare(line: str, start: int, end: int) -> bool:
    """Whether a text tells nothing beyond what a picture shows."""
    if _TOLD.search(line, start, end) or _QUOTED.search(line, start, end):
        return False
    return end <= _LONGEST_BARE or _SHOWN.search(line, start, end) is not None
