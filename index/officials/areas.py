"""In which regency something small lies that an article names by itself: a village, a district, an office."""

from __future__ import annotations

from index.officials.text import Role, Text
from search.knowledge.officials.regencies import capital_at, has_desks, regency_at, regency_of

# A dateline's words, and the signs at its end: 'DELI SERDANG, KOMPAS.com - ', 'Garut (ANTARA) - '.
_LONGEST_DATELINE = 12
_SHORT_FORM = 3  # letters: 'Kec.', 'dr.'
# Before a regency's or city's name; what is a province's, too, tells neither.
_SAYING = frozenset(("kabupaten", "kab", "kota", "pemkab", "pemkot"))
_NAMING = _SAYING | {"bupati", "walikota", "kapolres", "polres", "polresta", "polrestabes", "kodim"}
_ELSE = frozenset(("metro", "karo"))  # 'Polres Metro …', 'Karo Penmas'
# Of the national media, whatever they write of.
_CAPITAL = "jakarta"
_OF_SITES = frozenset(("com", "co", "id", "net", "org", "news", "tv", "www", "my"))
_DASHES = frozenset("-–—‐−:|")


def regency(text: Text, role: Role) -> str:
    """The seat of the regency or city that an office's words end with, behind a village or district; else of
    the one that its sentence names as such ('Kabupaten Banyumas'), else of the dateline's, where the article
    names no other; '' where none tells."""
    for k in range(role.start + 2, role.end):
        if (hit := regency_at(text.low, k)) is not None and hit[0] == role.end and hit[1] not in _ELSE:
            return hit[1]
    beside = _named(text, *_sentence(text, role))
    if len(beside) == 1:
        return beside.pop()
    found, others = _of_dateline(text), _named(text, 0, len(text.low))
    return found if found != _CAPITAL and others <= {found} else ""


def regency_of_dateline(text: Text) -> str:
    """The seat of the regency or city in the dateline, where no other is named and few desks are."""
    found = _of_dateline(text)
    return found if found and not has_desks(found) and _named(text, 0, len(text.low)) <= {found} else ""


def _sentence(text: Text, role: Role) -> tuple[int, int]:
    start = role.start
    while start > 0 and not _ends(text, start - 1):
        start -= 1
    end = role.end
    while end < len(text.words) and not _ends(text, end):
        end += 1
    return start, end


def _ends(text: Text, k: int) -> bool:
    """Whether a sentence ends with word `k`: a line, or a point behind a word that is no short form."""
    word = text.words[k]
    return word == "\n" or (
        word == "." and k > 0 and len(text.words[k - 1]) > _SHORT_FORM and text.capital(k + 1)
    )


def _named(text: Text, start: int, end: int) -> set[str]:
    """The regencies and cities that some words name as such."""
    low = text.low
    found: set[str] = set()
    for k in range(start + 1, end):
        hit = regency_at(low, k) if low[k - 1] in _NAMING and text.capital(k) else None
        if hit is not None and (hit[1] not in _ELSE or low[k - 1] in _SAYING):
            found.add(hit[1])
    return found


def _of_dateline(text: Text) -> str:
    """The regency that the first paragraph's first words name before a dash, or the district's."""
    low, start = text.low, text.title_end
    end = min(start + _LONGEST_DATELINE, len(low))
    dash = next((k for k in range(start, end) if low[k] in _DASHES), start)
    if any(low[k].isalpha() and not text.capital(k) and low[k] not in _OF_SITES for k in range(start, dash)):
        return ""  # a sentence
    for k in range(start, dash):
        if not text.capital(k):
            continue
        hit = regency_at(low, k) or capital_at(low, k)
        if hit is not None and hit[1] not in _ELSE:
            return hit[1]
    for k in range(start, dash):
        for size in (2, 1):
            if text.capital(k) and (found := regency_of("-".join(low[k : min(k + size, dash)]))) is not None:
                return found
    return ""
