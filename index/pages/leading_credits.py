"""A picture's caption whose credit stands first, where the line end between them was lost."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 420  # characters of a credit and its caption, which may have two sentences
_LONGEST_BARE: Final = 250  # the same of a caption that shows no day
_SHORTEST: Final = 20
_MOST_INNER: Final = 3  # ends of sentences inside it
_WORD: Final = r"[A-Z][\w.'&-]*"
# The caption is glued to its credit.
_GLUED: Final = r"(?:(?<=[a-z\d])|(?<=[A-Z]{2}))(?=[A-Z][a-z]+[ ,])"
# 'KOMPAS.com/ANI RAHAYUPetani memanen padi, Senin (4/8/2025).': nobody begins a sentence so. 'AFP/Reuters
# mengirim …' is one, and of agencies only a person's capitals or what is glued to it tell.
_KNOWN: Final = re.compile(
    r"(?:KOMPAS\.com|TRIBUN\w*|Istimewa|Shutterstock|SHUTTERSTOCK|ANTARA FOTO)\s?/\s?[A-Z]"
    rf"|(?:AFP|AP|REUTERS)\s?/\s?(?:[A-Z]{{2,}}[ -][A-Z]{{2,}}|[\w.' -]{{2,40}}?{_GLUED})"
    r"|(?:Dok(?!umen)|DOK(?!UMEN))(?:\.:?|:)? [A-Z]"
)
# 'Dokumentasi Persatuan Contoh Pemain muda itu berlari', but 'Dokumentasi Persatuan Contoh mencatat …'.
_RECORDS: Final = re.compile(
    rf"(?:Dokumentasi|DOKUMENTASI|DOKUMEN) (?:{_WORD} ){{0,8}}?"
    rf"(?:[A-Z][\w.'&/ -]{{0,40}}?{_GLUED}|{_WORD} (?=[a-z])(?!(?:me|di|ber|ter)[a-z]{{3}}))"
)
_KNOWN_LETTERS: Final = frozenset("ADIKRST")
_SITES: Final = r"shutterstock|freepik|unsplash|pixabay|pexels|istockphoto"
# Where pictures come from that show what their captions name: 'SHUTTERSTOCKIlustrasi drone.'
_STOCK: Final = re.compile(
    rf"(?i:{_SITES})(?:\.com)?(?:\s?/\s?@?[\w.' -]{{2,40}}?(?:{_GLUED}|(?<=\w) (?=Ilustrasi ))"
    r"|(?=[A-Z])|(?= Ilustrasi )|(?<=\.com)(?= [A-Z]))"
)
# A site, a name and its account, or what is glued to it: 'Buku Ilustrasi karya …' is a sentence.
_PICTURED: Final = re.compile(
    rf"(?:(?:{_WORD} ){{0,3}}(?:{_WORD}?(?:\.[a-z]{{2,4}}\b|/\S+?)|(?:App|Play) Store) ?"
    rf"|(?:{_WORD} ){{0,3}}{_WORD}?(?<=[a-z\d]))(?=Ilustrasi [A-Za-z])"
)
_STOCK_LETTERS: Final = frozenset("sfupiSFUPI")
# 'Ani Rahayu/BBCPetani …', 'X/@aniPetani …', 'Contoh.com/@ani Petani …': one of the two is a source.
_SLASHED: Final = re.compile(
    rf"[A-Z][\w.@&' -]{{0,40}}/ ?@?[\w.&' -]{{2,60}}?{_GLUED}|[A-Za-z]+(?:\.com/@?|/@)[\w.]+ (?=[A-Z])"
)
_SOURCE: Final = re.compile(
    rf"(?i:{_SITES}|\.com\b|youtube|tiktok|instagram|facebook)|\bX/|BBC|AFP|\bAP\b|TEMPO|A(?:ntara|NTARA)"
    "| via "
)
# What a picture shows: a day, who stands where. A paragraph that a credit is glued to tells without them.
_SHOWN: Final = re.compile(
    r"\(\d{1,2}/\d{1,2}/\d{4}\)|, \d{1,2} [A-Z][a-z]+ 20\d\d|\b(?:saat|ketika|usai|sedang|tampak|ilustrasi)\b"
    r"|Ilustrasi|Suasana|\((?:kiri|kanan|tengah)\b"
)
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
    if line[:1] in _KNOWN_LETTERS and (credit := _RECORDS.match(line)):
        at = _end(line)
        shown = at and (line[credit.end() - 1] != " " or _SHOWN.search(line, 0, at))
        return at if shown and _is_bare(line, 0, at) else 0
    credit = _STOCK.match(line) if line[:1] in _STOCK_LETTERS else None
    if credit is None and line.find("Ilustrasi ", 2, 70) > 0:
        credit = _PICTURED.match(line)
    if credit is None and line.find("/", 0, 45) > 0:
        credit = _SLASHED.match(line)
        credit = credit if credit and _SOURCE.search(credit[0]) else None
    if credit:
        at = _end(line)
        return at if at and _is_bare(line, credit.end(), at) else 0
    return 0


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
