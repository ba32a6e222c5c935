"""Text to tokens: what counts as a word, how it is folded, and its stem; what every engine matches.

The same analysis serves articles, questions and highlights, so an offset found here is an offset in the
text as written. The analyser is fixed: it learns nothing from an archive, so a word's terms never change
under a reader. `search.versions` changes with whatever alters a term; an index made by another is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from search.joints import joints
from search.stemming import stem

# Positions between two paragraphs, so that no phrase reaches from one into the next.
PARAGRAPH_GAP = 50

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters
_APOSTROPHES = "'’‘ʼ`´"
_HYPHENS = r"\-‐‑"
_LETTERS = rf"\w\u0300-\u036f{_INVISIBLE}"
_RAW = re.compile(
    r"\d+(?:[.,]\d+)+(?![\w])"  # 1.250.000 and 3,5 are one word
    r"|(?i:\b(?:rp|idr|usd|us)(?=\d))"  # Rp1.250.000 is a currency and a number
    rf"|[{_LETTERS}]+(?:[{_APOSTROPHES}{_HYPHENS}][{_LETTERS}]+)*"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_DROPPED = re.compile(rf"[\u0300-\u036f{_INVISIBLE}{_APOSTROPHES}]")
_PIECE = re.compile(rf"[^_{_HYPHENS}]+")

# 'KPK-nya': an affix that newspapers join by a hyphen to a word they do not want to bend.
_CLITICS = frozenset({"nya", "ku", "mu", "lah", "kah", "pun", "an", "isme", "kan", "i"})
_PREFIXES = frozenset(
    {"di", "me", "mem", "men", "meng", "menge", "meny", "nge", "ber", "ter", "ke", "se", "pe", "pem", "pen"}
)
# 'ke-21' and 'Tu-95' name one thing: a hyphen before or behind digits or a single letter joins.
_JOINED = re.compile(r"\d|(?:^|-)[^\W\d_](?:-|$)")

# A longer run of letters is no word (base64 in a broken scrape) and would bloat the index.
LONGEST_TOKEN = 64


class Token(NamedTuple):
    """One word of a text: its folded form, its stem, where it stands (code points, end excluded), and its
    position among the words (for phrases)."""

    surface: str
    stem: str
    start: int
    end: int
    position: int


# How words are read that a scrape glued together ('JakartaSaat'): an article has the parts, one position
# each, and at the first one's also the whole, should it be a name after all; a question's word is the
# whole, a phrase the parts.
Glued = Literal["both", "whole", "apart"]


class _Piece(NamedTuple):
    surface: str
    stem: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, without diacritics, apostrophes and invisible characters.

    >>> fold("Ma’ruf Erdoğan")
    'maruf erdogan'
    """
    text = _DROPPED.sub("", text)
    if _NOT_ASCII.search(text):
        # NFKD parts a letter from its accents, and makes plain letters of mathematical ones, capitals too.
        text = unicodedata.normalize("NFKD", text)
        text = _DROPPED.sub("", unicodedata.normalize("NFKD", text.lower())).replace("ı", "i")
    return text.lower()


def _stem_hyphenated(surface: str, parts: Sequence[str]) -> str | None:
    """The stem of a hyphenated word that is one word, or None where it is several."""
    if len(parts) == 2:
        first, second = parts
        if second in _CLITICS:
            return stem(first)
        if first in _PREFIXES and not second[0].isdigit():
            return stem(second)
    if _JOINED.search(surface):
        return surface
    roots = {stem(part) for part in parts}
    if len(roots) == 1:  # negara-negara, besar-besaran, bersama-sama
        return roots.pop()
    if len(parts) == 2:
        # 'meniru-nirukan': the second half lost its first letter to the prefix; PySastrawi's own rule.
        if stem("me" + parts[1]) == stem(parts[0]):
            return stem(parts[0])
        # 'negara-negaranya' and 'teman-temanku' are covered above; 'KPK-nya' with a stacked hyphen here.
    elif len(parts) == 3 and parts[2] in _CLITICS and stem(parts[0]) == stem(parts[1]):
        return stem(parts[0])
    return None


@lru_cache(maxsize=1 << 19)
def _pieces(raw: str) -> tuple[tuple[_Piece, ...], _Piece | None]:
    """What one raw run of letters is made of, and the whole where it is words glued together; offsets
    count from its start."""
    if places := joints(raw):
        bounds = zip((0, *places), (*places, len(raw)), strict=True)
        parts = tuple(_Piece((text := fold(raw[a:b])), stem(text), a, b) for a, b in bounds)
        whole = fold(raw)
        if len(whole) <= LONGEST_TOKEN:
            return parts, _Piece(whole, stem(whole), 0, len(raw))
    return _plain_pieces(raw), None


def _plain_pieces(raw: str) -> tuple[_Piece, ...]:
    if raw[0].isdigit() and ("." in raw or "," in raw):
        number = raw.replace(".", "") if _THOUSANDS.fullmatch(raw) else raw
        return (_Piece(number, number, 0, len(raw)),)
    found = [(m.start(), m.end(), fold(m.group())) for m in _PIECE.finditer(raw)]
    found = [(start, end, text) for start, end, text in found if text]
    if not found:
        return ()
    if len(found) > 1 and "_" not in raw:
        parts = [text for _, _, text in found]
        surface = "-".join(parts)
        root = _stem_hyphenated(surface, parts)
        if root is not None and len(surface) <= LONGEST_TOKEN:
            return (_Piece(surface, root, found[0][0], found[-1][1]),)
    return tuple(
        _Piece(text[:LONGEST_TOKEN], stem(text) if len(text) <= LONGEST_TOKEN else text[:LONGEST_TOKEN], s, e)
        for s, e, text in found
    )


def tokens(text: str, position: int = 0, glued: Glued = "both") -> Iterator[Token]:
    """The words of a text in order, the first at `position`; of glued ones the whole before its parts.

    >>> [(t.surface, t.stem, t.position) for t in tokens("Negara-negara itu memperkuat China-Rusia")]
    [('negara-negara', 'negara', 0), ('itu', 'itu', 1), ('memperkuat', 'kuat', 2), ('china', 'china', 3), \
('rusia', 'rusia', 4)]
    """
    for match in _RAW.finditer(text):
        offset = match.start()
        pieces, whole = _pieces(match.group())
        if whole is not None and glued != "apart":
            yield Token(whole.surface, whole.stem, offset, offset + whole.end, position)
            if glued == "whole":
                position += 1
                continue
        for surface, root, start, end in pieces:
            yield Token(surface, root, offset + start, offset + end, position)
            position += 1


def paragraph_tokens(paragraphs: Sequence[str]) -> Iterator[list[Token]]:
    """The tokens of each paragraph; positions run on, with a gap that no phrase can bridge."""
    position = 0
    for paragraph in paragraphs:
        found = list(tokens(paragraph, position))
        if found:
            position = found[-1].position + PARAGRAPH_GAP
        yield found


class FieldTerms(NamedTuple):
    """The words of a field in order: `stems`, `surfaces` and `positions`, one entry each; and how many words
    there are."""

    stems: list[str]
    surfaces: list[str]
    positions: list[int]
    length: int


def field_terms(paragraphs: Sequence[str]) -> FieldTerms:
    """What an index holds of a field: the same words and positions as `paragraph_tokens`, without offsets.

    >>> field_terms(["Rusia kuat", "memperkuat Rusia"])
    FieldTerms(stems=['rusia', 'kuat', 'kuat', 'rusia'], surfaces=['rusia', 'kuat', 'memperkuat', 'rusia'], \
positions=[0, 1, 51, 52], length=4)
    """
    # The same walk as in `tokens`, without a tuple for every word: indexing lives here.
    stems: list[str] = []
    surfaces: list[str] = []
    places: list[int] = []
    position = 0
    for paragraph in paragraphs:
        start = position
        for raw in _RAW.findall(paragraph):
            pieces, whole = _pieces(raw)
            if whole is not None:
                stems.append(whole.stem)
                surfaces.append(whole.surface)
                places.append(position)
            for surface, root, _, _ in pieces:
                stems.append(root)
                surfaces.append(surface)
                places.append(position)
                position += 1
        if position > start:
            position += PARAGRAPH_GAP - 1
    return FieldTerms(stems, surfaces, places, len(places))
