"""What a run of letters is: one word, a name however it is joined, or several words written as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from search.analysis import compounds
from search.analysis.camel_case import joints
from search.analysis.folding import APOSTROPHES, HYPHENS, INVISIBLE, fold
from search.analysis.stemming import stem

_LETTERS = rf"a-zA-Z0-9\w\u0300-\u036f{INVISIBLE}"  # ASCII by itself, for speed
# Each alternative begins with a set of letters, so that one that cannot match is skipped at once; without
# bounds 'X.X.X.Xa' of any length would be tried anew from each of its letters.
RUN = re.compile(
    r"\d\d*(?:[.,]\d+){1,30}(?!\w)"  # 1.250.000 and 3,5 are one word
    r"|[A-Z]\.(?: ?[A-Z]\.){1,30}(?!\w)|[A-Z](?:\.[A-Z]){1,30}(?![\w.])"  # the initials of 'B.J. Habibie' too
    rf"|[eE] [{HYPHENS}–] [a-zA-Z]+"  # 'e - KTP'
    r"|[A-Z] & [A-Z](?!\w)"  # 'R & D'
    r"|[rR][pP](?=\d)|[iI][dD][rR](?=\d)|[uU][sS][dD]?(?=\d)"  # Rp1.250.000 is a currency and a number
    rf"|[{_LETTERS}]+(?:[{APOSTROPHES}{HYPHENS}&][{_LETTERS}]+)*"
)
# Of those that are one word what is written with spaces.
_SPACED_NAME = re.compile(
    rf"(?:[eE] [{HYPHENS}–] [a-zA-Z]+|[A-Z] & [A-Z]|[A-Z]\.(?: [A-Z]\.)+)(?![\w{HYPHENS}])"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_DECIMAL_POINT = re.compile(r"\d+\.\d+")
_INITIALS = re.compile(r"[A-Z]\.(?: ?[A-Z]\.?)+")
# 'F16', '5G', 'covid19': letters and digits written as one.
_LETTERS_AND_DIGITS = re.compile(r"([^\W\d_]+)(\d+)|(\d+)([^\W\d_]+)")
# 'R&D', 'AT&T', but not 'kata&kata', which lost its spaces
_AMPERSAND = re.compile(r"[A-Za-z]{1,3} ?& ?[A-Za-z]{1,3}")
_HYPHEN = re.compile(rf"[{HYPHENS}]")
_PIECE = re.compile(rf"[^_& {HYPHENS}–]+")

# 'KPK-nya': an affix that newspapers join by a hyphen to a word they do not want to bend.
_CLITICS = frozenset({"nya", "ku", "mu", "lah", "kah", "pun", "an", "isme", "kan", "i"})
_PREFIXES = frozenset(
    {"di", "me", "mem", "men", "meng", "menge", "meny", "nge", "ber", "ter", "ke", "se", "pe", "pem", "pen"}
)
# 'ke-21', 'Tu-95' and 'PDI-P' name one thing: a hyphen before or behind digits or a single letter joins. The
# thing is also written without it ('PDIP'), and its parts are words ('Covid').
_JOINED = re.compile(r"\d|(?:^|-)[^\W\d_](?:-|$)")

# A longer run of letters is no word (base64 in a broken scrape) and would bloat the index.
LONGEST_TOKEN = 64


class Piece(NamedTuple):
    """A word in a run of letters; `start` and `end` count from the run's first letter. Of a word that is
    also read in parts the whole comes first, and `parts` says how many follow."""

    surface: str
    stem: str
    start: int
    end: int
    parts: int = 0


def spaced_name(text: str, at: int) -> tuple[str, int] | None:
    """The name that begins at a place of a text and is one word though it has spaces, without them, and where
    it ends; None where there is none.

    >>> spaced_name("rekam e - KTP", 6), spaced_name("B. J. Habibie", 0), spaced_name("a - b", 0)
    (('e-KTP', 13), ('B.J.', 5), None)
    """
    match = _SPACED_NAME.match(text, at)
    return None if match is None else (match[0].replace(" ", "").replace("–", "-"), match.end())


def _stem_hyphenated(surface: str, parts: Sequence[str]) -> str | None:
    """The stem of a hyphenated word that is one word, or None where it is several or both."""
    if len(parts) == 2:
        first, second = parts
        if second in _CLITICS:
            return stem(first)
        if first in _PREFIXES and not second[0].isdigit():
            return stem(second)
    if _JOINED.search(surface):
        return None
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


class _Readings(dict[str, "_Reading"]):
    """Runs of letters already read. A plain dict with a limit: the commonest words are read every time
    anew when it is emptied, which costs less than counting uses."""

    _MOST = 1 << 19

    def __missing__(self, raw: str) -> _Reading:
        if len(self) >= self._MOST:
            self.clear()
        small = _plain(raw)
        if small and small != raw:
            found = self[raw] = self[small]
            return found
        # Nine of ten are plain, and need none of what looks for names and words within a word.
        pieces = _compound(Piece(raw, stem(raw), 0, len(raw))) if small else _pieces(raw)
        heads = compounds.heads(pieces[-1].stem) if pieces and not pieces[0].parts else None
        one = len(pieces) == 1 and pieces[0].start == 0 and pieces[0].end == len(raw)
        surface, root = pieces[0][:2] if one else ("", "")
        more = None if one and heads is None else (heads, pieces)
        found = self[raw] = (surface, root, more)
        return found


# Of a run that is one word its surface and stem, else '' twice; None, or what may follow its last word in a
# compound, and its pieces.
More = tuple["compounds.Tails | None", tuple[Piece, ...]]
_Reading = tuple[str, str, More | None]
readings = _Readings()


def _joined_signs(surface: str) -> str:
    """A name without its hyphens, but for those between digits: '2-1' is not '21'.

    >>> _joined_signs("covid-19"), _joined_signs("2019-2024")
    ('covid19', '2019-2024')
    """
    return re.sub(r"(?<!\d)-|-(?!\d)", "", surface)


def _name(raw: str) -> tuple[Piece, ...]:
    """The whole and its parts of what is one name however it is joined: 'Covid-19', 'covid19', 'e - KTP',
    'W.S.', 'R&D'; none where a run is no such name."""
    if len(raw) > LONGEST_TOKEN:
        return ()
    if "." in raw:
        if not _INITIALS.fullmatch(raw):
            return ()
        bounds = [(at, at + 1) for at, letter in enumerate(raw) if letter.isalpha()]
        whole = "".join(raw[a:b] for a, b in bounds)
        if whole in compounds.acronyms():
            return _whole(raw, whole, bounds)
        return _whole(raw, whole.lower(), bounds, ".".join(whole.lower()) + ".")
    if "_" in raw:
        return ()
    if "&" in raw:
        bounds = [match.span() for match in _PIECE.finditer(raw)]
        is_name = _AMPERSAND.fullmatch(raw) is not None
        return _whole(raw, "&".join(fold(raw[a:b]) for a, b in bounds), bounds) if is_name else ()
    if match := _LETTERS_AND_DIGITS.fullmatch(raw):
        if match[4] and fold(match[4]) in _CLITICS:  # '90an' is '90-an'
            return (Piece(fold(raw), match[3], 0, len(raw)),)
        at = match.end(1) if match[1] else match.end(3)
        return _whole(raw, fold(raw), [(0, at), (at, len(raw))])
    bounds = [match.span() for match in _PIECE.finditer(raw) if fold(match.group())]
    surface = "-".join(fold(raw[a:b]) for a, b in bounds)
    if len(bounds) < 2 or not _JOINED.search(surface):
        return ()
    parts = surface.split("-")
    if _stem_hyphenated(surface, parts) is not None:  # '90-an'
        return ()
    if len(parts) > 2 and parts[-1] in _CLITICS:  # 'U-23-nya'
        del parts[-1], bounds[-1]
    return _whole(raw, _joined_signs("-".join(parts)), bounds, "-".join(parts))


def _whole(
    raw: str, whole: str, bounds: Sequence[tuple[int, int]], written: str | None = None
) -> tuple[Piece, ...]:
    parts = [Piece(text, stem(text), a, b) for a, b in bounds if (text := fold(raw[a:b]))]
    # The last initial's point belongs to the name, as what is asked for is read again.
    end = len(raw) if raw.endswith(".") else bounds[-1][1]
    return Piece(written or whole, whole, bounds[0][0], end, len(parts)), *parts


def _plain(raw: str) -> str:
    """A run that is one word, whatever its capitals, or a number, in small letters; '' for any other:
    'JakartaSaat' may be two words, 'AS' is not 'as', and 'covid19' has parts."""
    if len(raw) > LONGEST_TOKEN or not (raw.isascii() and raw.isalnum()):
        return ""
    if raw.isdigit() or raw.islower() or raw[1:].islower() or raw.isupper():
        return raw.lower() if (raw.isalpha() or raw.isdigit()) and raw not in compounds.acronyms() else ""
    return ""


def _compound(one: Piece) -> tuple[Piece, ...]:
    """A word, with its parts where it is two written as one."""
    at = compounds.joint(one.surface, one.stem)
    if not at:
        return (one,)
    first, second = one.surface[:at], one.surface[at:]
    return (
        one._replace(parts=2),
        Piece(first, compounds.part(first, one.stem, 0), 0, at),
        Piece(second, compounds.part(second, one.stem, 1), at, len(one.surface)),
    )


def _pieces(raw: str) -> tuple[Piece, ...]:
    """What one run of letters is made of."""
    if name := _name(raw):
        return name
    whole = fold(raw)
    runs = _HYPHEN.split(raw)
    if not compounds.acronyms().isdisjoint(runs):
        return _with_acronyms(raw, runs)
    if (places := joints(raw)) and len(whole) <= LONGEST_TOKEN:
        bounds = zip((0, *places), (*places, len(raw)), strict=True)
        parts = [Piece((text := fold(raw[a:b])), stem(text), a, b) for a, b in bounds]
        return Piece(whole, stem(whole), 0, len(raw), len(parts)), *parts
    pieces = _plain_pieces(raw)
    if len(pieces) == 1 and len(pieces[0].surface) == len(raw):
        return _compound(pieces[0])
    if len(pieces) == 2 and (root := compounds.hyphenated(pieces[0][:2], pieces[1][:2])):
        first, second = pieces[0].surface, pieces[1].surface
        return Piece(f"{first}-{second}", root, pieces[0].start, pieces[1].end, 2), *pieces
    return pieces


def _with_acronyms(raw: str, runs: Sequence[str]) -> tuple[Piece, ...]:
    """'AS', 'AS-nya', 'China-AS': the acronym as written, and the word that small letters make of it."""
    found: list[Piece] = []
    start = 0
    for run in runs:
        end = start + len(run)
        if found and run in _CLITICS:
            found[-1] = found[-1]._replace(surface=f"{found[-1].surface}-{run}", end=end)
        elif run in compounds.acronyms():
            small = run.lower()
            found += [Piece(run, run, start, end, 1), Piece(small, stem(small), start, end)]
        else:
            found += [p._replace(start=start + p.start, end=start + p.end) for p in _pieces(run)]
        start = end + 1
    return tuple(found)


def _plain_pieces(raw: str) -> tuple[Piece, ...]:
    if raw[0].isdigit() and ("." in raw or "," in raw):
        if _THOUSANDS.fullmatch(raw):
            number = raw.replace(".", "")
        elif _ENGLISH_THOUSANDS.fullmatch(raw):
            number = raw.replace(",", "").replace(".", ",")
        elif _DECIMAL_POINT.fullmatch(raw):  # '7.5' in a text translated from English
            number = raw.replace(".", ",")
        else:
            number = raw
        return (Piece(number, number, 0, len(raw)),)
    found = [(m.start(), m.end(), fold(m.group())) for m in _PIECE.finditer(raw)]
    found = [(start, end, text) for start, end, text in found if text]
    if not found:
        return ()
    if len(found) > 1 and "_" not in raw and "&" not in raw:
        parts = [text for _, _, text in found]
        surface = "-".join(parts)
        root = _stem_hyphenated(surface, parts)
        if root is not None and len(surface) <= LONGEST_TOKEN:
            return (Piece(surface, root, found[0][0], found[-1][1]),)
    return tuple(
        Piece(text[:LONGEST_TOKEN], stem(text) if len(text) <= LONGEST_TOKEN else text[:LONGEST_TOKEN], s, e)
        for s, e, text in found
    )
