"""Text to tokens: what counts as a word, how it is folded, and its stem; what every engine matches.

The same analysis serves articles, questions and highlights, so an offset found here is an offset in the
text as written. The analyser is fixed: it learns nothing from an archive, so a word's terms never change
under a reader. `search.analysis.version` changes with whatever alters a term; an index made by
another is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial
from operator import itemgetter
from sys import getsizeof
from typing import Literal, NamedTuple, assert_never

from search.analysis import compounds
from search.analysis.camel_case import joints
from search.analysis.stemming import UNLIKE, letters_of, stem

# Positions between two paragraphs, so that no phrase reaches from one into the next.
PARAGRAPH_GAP = 50

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters
APOSTROPHES = "'’‘ʼ`´"
_HYPHENS = r"\-‐‑"
_LETTERS = rf"a-zA-Z0-9\w\u0300-\u036f{_INVISIBLE}"  # ASCII by itself, for speed
# Each alternative begins with a set of letters, so that one that cannot match is skipped at once; without
# bounds 'X.X.X.Xa' of any length would be tried anew from each of its letters.
_RAW = re.compile(
    r"\d\d*(?:[.,]\d+){1,30}(?!\w)"  # 1.250.000 and 3,5 are one word
    r"|[A-Z]\.(?: ?[A-Z]\.){1,30}(?!\w)|[A-Z](?:\.[A-Z]){1,30}(?![\w.])"  # the initials of 'B.J. Habibie' too
    rf"|[eE] [{_HYPHENS}–] [a-zA-Z]+"  # 'e - KTP'
    r"|[A-Z] & [A-Z](?!\w)"  # 'R & D'
    r"|[rR][pP](?=\d)|[iI][dD][rR](?=\d)|[uU][sS][dD]?(?=\d)"  # Rp1.250.000 is a currency and a number
    rf"|[{_LETTERS}]+(?:[{APOSTROPHES}{_HYPHENS}&][{_LETTERS}]+)*"
)
# Of those that are one word what is written with spaces.
_SPACED_NAME = re.compile(
    rf"(?:[eE] [{_HYPHENS}–] [a-zA-Z]+|[A-Z] & [A-Z]|[A-Z]\.(?: [A-Z]\.)+)(?![\w{_HYPHENS}])"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_DECIMAL_POINT = re.compile(r"\d+\.\d+")
_INITIALS = re.compile(r"[A-Z]\.(?: ?[A-Z]\.?)+")
# 'F16', '5G', 'covid19': letters and digits written as one.
_LETTERS_AND_DIGITS = re.compile(r"([^\W\d_]+)(\d+)|(\d+)([^\W\d_]+)")
# 'R&D', 'AT&T', but not 'kata&kata', which lost its spaces
_AMPERSAND = re.compile(r"[A-Za-z]{1,3} ?& ?[A-Za-z]{1,3}")
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
_DROPPED = re.compile(rf"[\u0300-\u036f{_INVISIBLE}{APOSTROPHES}]")
_HYPHEN = re.compile(rf"[{_HYPHENS}]")
_PIECE = re.compile(rf"[^_& {_HYPHENS}–]+")

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


class Token(NamedTuple):
    """One word of a text: its folded form, its stem, where it stands (code points, end excluded), and its
    position among the words (for phrases)."""

    surface: str
    stem: str
    start: int
    end: int
    position: int


# How a word is read that is also several: glued by a scrape ('JakartaSaat'), or written as one or as two
# ('kerjasama', 'kerja sama'). An article has the parts, one position each, and at the first one's also the
# whole; a question's word is the whole, a phrase the parts. So with an acronym that is another word in
# small letters: an article has 'AS' and 'as', a question's word is 'AS', a phrase 'as'.
# 'written' is what quotes ask for: the parts, but for the first, in whose place the whole stands as written,
# with its hyphen, point or space, so that 'kerja sama' is not 'kerjasama', nor 'Covid-19' 'covid19'.
Glued = Literal["both", "whole", "apart", "written"]


class _Piece(NamedTuple):
    """A word in a run of letters; `start` and `end` count from the run's first letter. Of a word that is
    also read in parts the whole comes first, and `parts` says how many follow."""

    surface: str
    stem: str
    start: int
    end: int
    parts: int = 0


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
        pieces = _compound(_Piece(raw, stem(raw), 0, len(raw))) if small else _pieces(raw)
        heads = compounds.heads(pieces[-1].stem) if pieces and not pieces[0].parts else None
        one = len(pieces) == 1 and pieces[0].start == 0 and pieces[0].end == len(raw)
        surface, root = pieces[0][:2] if one else ("", "")
        more = None if one and heads is None else (heads, pieces)
        found = self[raw] = (surface, root, more)
        return found


# Of a run that is one word its surface and stem, else '' twice; None, or what may follow its last word in a
# compound, and its pieces.
_More = tuple["compounds.Tails | None", tuple[_Piece, ...]]
_Reading = tuple[str, str, _More | None]
_readings = _Readings()


def _joined_signs(surface: str) -> str:
    """A name without its hyphens, but for those between digits: '2-1' is not '21'.

    >>> _joined_signs("covid-19"), _joined_signs("2019-2024")
    ('covid19', '2019-2024')
    """
    return re.sub(r"(?<!\d)-|-(?!\d)", "", surface)


def _name(raw: str) -> tuple[_Piece, ...]:
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
            return (_Piece(fold(raw), match[3], 0, len(raw)),)
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
) -> tuple[_Piece, ...]:
    parts = [_Piece(text, stem(text), a, b) for a, b in bounds if (text := fold(raw[a:b]))]
    # The last initial's point belongs to the name, as what is asked for is read again.
    end = len(raw) if raw.endswith(".") else bounds[-1][1]
    return _Piece(written or whole, whole, bounds[0][0], end, len(parts)), *parts


def _plain(raw: str) -> str:
    """A run that is one word, whatever its capitals, or a number, in small letters; '' for any other:
    'JakartaSaat' may be two words, 'AS' is not 'as', and 'covid19' has parts."""
    if len(raw) > LONGEST_TOKEN or not (raw.isascii() and raw.isalnum()):
        return ""
    if raw.isdigit() or raw.islower() or raw[1:].islower() or raw.isupper():
        return raw.lower() if (raw.isalpha() or raw.isdigit()) and raw not in compounds.acronyms() else ""
    return ""


def _compound(one: _Piece) -> tuple[_Piece, ...]:
    """A word, with its parts where it is two written as one."""
    at = compounds.joint(one.surface, one.stem)
    if not at:
        return (one,)
    first, second = one.surface[:at], one.surface[at:]
    return (
        one._replace(parts=2),
        _Piece(first, compounds.part(first, one.stem, 0), 0, at),
        _Piece(second, compounds.part(second, one.stem, 1), at, len(one.surface)),
    )


def _pieces(raw: str) -> tuple[_Piece, ...]:
    """What one run of letters is made of."""
    if name := _name(raw):
        return name
    whole = fold(raw)
    runs = _HYPHEN.split(raw)
    if not compounds.acronyms().isdisjoint(runs):
        return _with_acronyms(raw, runs)
    if (places := joints(raw)) and len(whole) <= LONGEST_TOKEN:
        bounds = zip((0, *places), (*places, len(raw)), strict=True)
        parts = [_Piece((text := fold(raw[a:b])), stem(text), a, b) for a, b in bounds]
        return _Piece(whole, stem(whole), 0, len(raw), len(parts)), *parts
    pieces = _plain_pieces(raw)
    if len(pieces) == 1 and len(pieces[0].surface) == len(raw):
        return _compound(pieces[0])
    if len(pieces) == 2 and (root := compounds.hyphenated(pieces[0][:2], pieces[1][:2])):
        first, second = pieces[0].surface, pieces[1].surface
        return _Piece(f"{first}-{second}", root, pieces[0].start, pieces[1].end, 2), *pieces
    return pieces


def _with_acronyms(raw: str, runs: Sequence[str]) -> tuple[_Piece, ...]:
    """'AS', 'AS-nya', 'China-AS': the acronym as written, and the word that small letters make of it."""
    found: list[_Piece] = []
    start = 0
    for run in runs:
        end = start + len(run)
        if found and run in _CLITICS:
            found[-1] = found[-1]._replace(surface=f"{found[-1].surface}-{run}", end=end)
        elif run in compounds.acronyms():
            small = run.lower()
            found += [_Piece(run, run, start, end, 1), _Piece(small, stem(small), start, end)]
        else:
            found += [p._replace(start=start + p.start, end=start + p.end) for p in _pieces(run)]
        start = end + 1
    return tuple(found)


def _plain_pieces(raw: str) -> tuple[_Piece, ...]:
    if raw[0].isdigit() and ("." in raw or "," in raw):
        if _THOUSANDS.fullmatch(raw):
            number = raw.replace(".", "")
        elif _ENGLISH_THOUSANDS.fullmatch(raw):
            number = raw.replace(",", "").replace(".", ",")
        elif _DECIMAL_POINT.fullmatch(raw):  # '7.5' in a text translated from English
            number = raw.replace(".", ",")
        else:
            number = raw
        return (_Piece(number, number, 0, len(raw)),)
    found = [(m.start(), m.end(), fold(m.group())) for m in _PIECE.finditer(raw)]
    found = [(start, end, text) for start, end, text in found if text]
    if not found:
        return ()
    if len(found) > 1 and "_" not in raw and "&" not in raw:
        parts = [text for _, _, text in found]
        surface = "-".join(parts)
        root = _stem_hyphenated(surface, parts)
        if root is not None and len(surface) <= LONGEST_TOKEN:
            return (_Piece(surface, root, found[0][0], found[-1][1]),)
    return tuple(
        _Piece(text[:LONGEST_TOKEN], stem(text) if len(text) <= LONGEST_TOKEN else text[:LONGEST_TOKEN], s, e)
        for s, e, text in found
    )


def tokens(text: str, position: int = 0, glued: Glued = "both") -> list[Token]:
    """The words of a text in order, the first at `position`; of a word that is several the whole before
    its parts.

    >>> [(t.surface, t.stem, t.position) for t in tokens("Negara-negara itu memperkuat China-Rusia")]
    [('negara-negara', 'negara', 0), ('itu', 'itu', 1), ('memperkuat', 'kuat', 2), ('china', 'china', 3), \
('rusia', 'rusia', 4)]
    >>> [(t.surface, t.stem, t.position) for t in tokens("kerja sama")]
    [('kerja sama', 'kerjasama', 0), ('kerja', 'kerja', 0), ('sama', 'sama', 1)]
    """
    stems: list[str] = []
    surfaces: list[str] = []
    positions: list[int] = []
    spans: _Spans = [], []
    _walk(text, position, glued, (stems, surfaces, positions), spans)
    return list(map(_as_token, zip(surfaces, stems, *spans, positions, strict=True)))


@lru_cache(maxsize=1 << 12)
def question_tokens(text: str, glued: Glued) -> tuple[Token, ...]:
    """The words of a piece of a question, as `tokens` reads them; who answers looks at each several times."""
    return tuple(tokens(text, glued=glued))


class Sought:
    """Words that are looked for in one text after the other, of which few have one: by their stem, their
    surface form, or whatever surface form `fits`.

    What stands between two spaces is looked at once: all texts of an answer have most of it in common, and
    to see that a text has nothing else takes a tenth of what it takes to read its words."""

    def __init__(
        self,
        stems: frozenset[str],
        surfaces: frozenset[str] = frozenset(),
        fits: Callable[[str], bool] | None = None,
        by_beginning: bool = False,
    ) -> None:
        """`by_beginning`: no compound fits whose first word does not."""
        self._stems = stems
        self._surfaces = surfaces
        self._fits = fits
        self._by_beginning = by_beginning
        # Letters of which some stand in every plain word that is looked for; none where that is not known.
        self._letters: tuple[str, ...] = () if fits else _letters_in(stems, surfaces)
        # What has none of the words, and what has one or begins a name with spaces, as written.
        self._others: set[str] = set()
        self._known: dict[str, _Known] = {}
        self._room = _MOST_KEPT

    def around(self, text: str) -> list[Token]:
        """Of the words of a text, in order, at least those that are looked for. Their positions say nothing.

        >>> [token.surface for token in Sought(frozenset({"kuat"})).around("Negara itu memperkuat kerja.")]
        ['memperkuat']
        """
        written = text.split()
        if self._others.issuperset(written):
            return []
        looked = {run: known for run in set(written) - self._others if (known := self._look(run)) is not None}
        places: list[tuple[int, int, int, Token | None]] = []
        for start, end, (has, opens, word) in _places(text, written, looked):
            if opens and _GOES_ON.match(text, end):
                places.append((start, end, 2, None))
            elif has:
                places.append((start, end, 1, word))
        if len(places) > 1:
            places.sort(key=itemgetter(0))
        found: list[Token] = []
        begin = end = -1
        for start, stop, following, word in places:
            if start > end:
                if begin >= 0:
                    found += _tokens_at(text, begin, end)
                    begin = -1
                if word is not None:
                    found.append(Token(word[0], word[1], start + word[2], start + word[3], 0))
                    continue
                begin = start
            # A compound's second word follows its first, the rest of a name its first letter.
            end = max(end, _FOLLOWING[following].match(text, stop).end())  # type: ignore[union-attr]
        if begin >= 0:
            found += _tokens_at(text, begin, end)
        return found

    def _look(self, written: str) -> _Known | None:
        """What is known of it; None of what neither has one of the words, nor begins a compound that may be
        one, nor a name with spaces."""
        known = self._known.get(written)
        if known is not None:
            return known
        raws = _RAW.findall(written) if self._may_have(written) else []
        has = any(map(self._fits_run, raws))
        opens = _OPENS_NAME.search(written) is not None
        if not has and not opens:
            if self._takes(written, _SET_PLACE):
                self._others.add(written)
            return None
        word = None
        if has and len(raws) == 1:
            surface, root, more = _readings[raws[0]]
            if more is None:
                start = written.find(raws[0])
                word = Token(surface, root, start, start + len(raws[0]), 0)
        known = has, opens, word
        if self._takes(written, _DICT_PLACE):
            self._known[written] = known
        return known

    def _takes(self, written: str, place: int) -> bool:
        """Whether there is room to keep it; a longer run is no word, and may be a page without spaces."""
        if len(written) > LONGEST_TOKEN:
            return False
        self._room -= getsizeof(written) + place
        return self._room >= 0

    def _may_have(self, written: str) -> bool:
        """Whether it may have one of the words: most have not even the letters, and need not be stemmed."""
        if not self._letters:
            return True
        word = written.strip(_AROUND)
        if not (word.isascii() and word.isalpha()):
            return True
        word = word.lower()
        return (
            any(letters in word for letters in self._letters)
            or word.startswith(UNLIKE)
            or compounds.may_begin(word)
        )

    def _fits_run(self, raw: str) -> bool:
        stems, surfaces, fits = self._stems, self._surfaces, self._fits
        surface, root, more = _readings[raw]
        if root in stems or surface in surfaces:
            return True
        if fits is not None and (fits(surface) if more is None else self._may_fit(more, fits)):
            return True
        return more is not None and _may_be(more, stems, surfaces)

    def _may_fit(self, more: _More, fits: Callable[[str], bool]) -> bool:
        """Whether a run that is several words, or may begin a compound, has or begins one that fits."""
        tails, pieces = more
        may_begin = tails is not None and not self._by_beginning
        return may_begin or any(fits(piece.surface) for piece in pieces)


def tokens_among(text: str, found: Sequence[Token]) -> list[Token]:
    """All words of a text from the first to the last of some that `Sought.around` found there.

    >>> text = "Kata ini, lalu kata itu dan seterusnya"
    >>> [token.surface for token in tokens_among(text, Sought(frozenset({"lalu", "itu"})).around(text))]
    ['lalu', 'kata', 'itu', 'dan']
    """
    start, end = found[0].start, max(word.end for word in found)
    while start and not text[start - 1].isspace():
        start -= 1
    return _tokens_at(text, start, _TO_NEXT.match(text, end).end())  # type: ignore[union-attr]


# What stands around a word between spaces.
_AROUND = ".,:;!?()[]\"'“”‘’…/"
# Fewer letters are in too many words.
_FEWEST_LETTERS = 2


def _letters_in(stems: frozenset[str], surfaces: frozenset[str]) -> tuple[str, ...]:
    """Letters of which some stand in every word of letters alone that has one of these stems or surface
    forms; none where that is not known."""
    if any(not (word.isascii() and word.isalpha() and word.islower()) for word in (*stems, *surfaces)):
        return ()
    if any(map(compounds.is_compound, stems)):
        return ()
    found = surfaces.union(*map(letters_of, stems))
    return tuple(found) if all(len(letters) >= _FEWEST_LETTERS for letters in found) else ()


def _tokens_at(text: str, start: int, end: int) -> list[Token]:
    """The words of a piece of a text, where they stand in the text."""
    return [
        Token(word.surface, word.stem, word.start + start, word.end + start, word.position)
        for word in tokens(text[start:end])
    ]


# What stands last in what a name with spaces may begin with: 'e' of 'e - KTP', 'B.' of 'B. J. Habibie'.
_OPENS_NAME = re.compile(r"(?:^|[\W_])(?:[eE]|[A-Z]\.?)$")
# What follows it there.
_GOES_ON = re.compile(rf" (?:[{_HYPHENS}–] |& |[A-Z]\.)")
# What stands between spaces, and so much behind it.
_FOLLOWING = [re.compile(r"(?:\s+\S+)" + f"{{0,{count}}}") for count in range(3)]


# The rest of what stands between spaces, and what follows, of which a compound may be made.
_TO_NEXT = re.compile(r"\S*(?:\s+\S+)?")


# Whether it has a word that is looked for, whether it begins a name with spaces, and its word where it is one
# alone.
_Known = tuple[bool, bool, Token | None]
# So many are looked for one after the other, more in one walk: else a text of thousands is read thousands of
# times.
_FEW = 8


def _places(
    text: str, written: Sequence[str], looked: Mapping[str, _Known]
) -> Iterator[tuple[int, int, _Known]]:
    """Where some of what stands between the spaces of a text does. In no order."""
    find = text.find
    end = 0
    if len(looked) > _FEW or any(len(run) > LONGEST_TOKEN for run in looked):
        for run in written:
            start = find(run, end)  # nothing but spaces lies before it
            end = start + len(run)
            if (known := looked.get(run)) is not None:
                yield start, end, known
        return
    for run, known in looked.items():
        at = find(run)
        while at >= 0:
            end = at + len(run)
            if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
                yield at, end, known
                at = find(run, end)
            else:
                at = find(run, at + 1)


def _may_be(more: _More, stems: Set[str], surfaces: Set[str]) -> bool:
    """Whether a run that is several words, or may begin a compound, has or begins one of these."""
    tails, pieces = more
    if any(piece.stem in stems or piece.surface in surfaces for piece in pieces):
        return True
    return tails is not None and (
        "" in tails
        or any(compound.stem in stems for compound in tails.values())
        or any(other.startswith(pieces[-1].surface) for other in surfaces)
    )


# Bytes that are kept of one question, some thousand words; and how many one takes beside its letters, alone
# and with what is known of it.
_MOST_KEPT = 1 << 19
_SET_PLACE = 64
_DICT_PLACE = 384

# Token._make without its check of the length.
_as_token: Callable[[tuple[str, str, int, int, int]], Token] = partial(tuple.__new__, Token)
# Stems, surface forms and positions, one of each for a word.
_Terms = tuple[list[str], list[str], list[int]]
# Where each word starts and where it ends.
_Spans = tuple[list[int], list[int]]


def _walk(text: str, position: int, glued: Glued, into: _Terms, spans: _Spans | None = None) -> int:
    """Appends the words of a text, the first at `position`, and where they stand if that is asked for; the
    position after the last."""
    # Every word of every article goes through here: those that are one word are taken in stretches.
    raws = _RAW.findall(text)
    if not raws:
        return position
    stems, surfaces, positions = into
    surface, root, more = zip(*map(_readings.__getitem__, raws), strict=True)
    several = [
        number
        for number, each in enumerate(more)
        if each is not None and not _is_one(number, surface, root, more)
    ]
    several.append(len(raws))
    runs = None if spans is None else _runs(text, raws)
    # The last word of the run before, where it may begin a compound, and what may follow it there.
    first: _Piece | None = None
    tails: compounds.Tails | None = None
    number = ahead = 0
    while number < len(raws):
        while several[ahead] < number:
            ahead += 1
        if first is None and number < (stop := several[ahead]):
            stems += root[number:stop]
            surfaces += surface[number:stop]
            positions += range(position, position + stop - number)
            position += stop - number
            if spans is not None and runs is not None:
                spans[0].extend(runs[0][number:stop])
                spans[1].extend(runs[1][number:stop])
            number = stop
            continue
        following, pieces = more[number] or (
            None,
            (_Piece(surface[number], root[number], 0, len(raws[number])),),
        )
        if (
            first is not None
            and pieces
            and (pieces[0].stem in tails or "" in tails)  # type: ignore[operator]
            and (joined := compounds.joined(first[:2], pieces[0][:2]))
        ):
            # One word that two neighbours make: 'kerjasama' of 'kerja sama'. It comes before its parts.
            if runs is None:  # once a text: a page of compounds would take as long as its square
                runs = _runs(text, raws)
            before, here = runs[0][number - 1 : number + 1]
            if here + pieces[0].start - before - first.end == 1:
                last = len(stems) - 1
                stems.insert(last, joined)
                surfaces.insert(last, f"{first.surface} {pieces[0].surface}")
                positions.insert(last, position - 1)
                if spans is not None:
                    spans[0].insert(last, before + first.start)
                    spans[1].insert(last, here + pieces[0].end)
                if glued == "written":  # the whole stands in the place of its first part
                    for parts in (stems, surfaces, positions, *(spans or ())):
                        parts.pop()
        for piece in _chosen(pieces, glued):
            stems.append(piece.stem)
            surfaces.append(piece.surface)
            positions.append(position)
            position += glued in ("whole", "written") or not piece.parts
            if spans is not None and runs is not None:
                spans[0].append(runs[0][number] + piece.start)
                spans[1].append(runs[0][number] + piece.end)
        first, tails = (
            (pieces[-1], following)
            if following is not None and glued in ("both", "written")
            else (None, None)
        )
        number += 1
    return position


def _is_one(number: int, surfaces: Sequence[str], roots: Sequence[str], more: Sequence[_More | None]) -> bool:
    """Whether a run is one word that makes no compound with the one behind it, though it might with another:
    most that are no one word by themselves."""
    tails, _ = more[number] or (None, ())
    if not surfaces[number] or tails is None or "" in tails:
        return False
    following = number + 1
    return following == len(more) or (more[following] is None and roots[following] not in tails)


def _runs(text: str, raws: Sequence[str]) -> _Spans:
    """Where each run of letters starts and ends."""
    # Looking for a run's text again is cheaper than a match object; it cannot be found too early, since what
    # lies between two runs has no letter.
    starts: list[int] = []
    ends: list[int] = []
    after, find = 0, text.find
    for raw in raws:
        start = find(raw, after)
        starts.append(start)
        after = start + len(raw)
        ends.append(after)
    return starts, ends


def _chosen(pieces: Sequence[_Piece], glued: Glued) -> Sequence[_Piece]:
    """The pieces that are asked for: the wholes with their parts, without, or the parts alone."""
    match glued:
        case "both":
            return pieces
        case "apart":
            return [piece for piece in pieces if not piece.parts]
        case "whole":
            wholes: list[_Piece] = []
            at = 0
            while at < len(pieces):
                wholes.append(pieces[at])
                at += 1 + pieces[at].parts
            return wholes
        case "written":
            # 'AS' of one part is an acronym, which quotes do not tell from 'as'.
            return [
                piece
                for before, piece in zip((None, *pieces), pieces, strict=False)
                if piece.parts != 1 and (before is None or before.parts < 2)
            ]
        case _:
            assert_never(glued)


def paragraph_tokens(paragraphs: Sequence[str]) -> Iterator[list[Token]]:
    """The tokens of each paragraph; positions run on, with a gap that no phrase can bridge."""
    position = 0
    for paragraph in paragraphs:
        found = tokens(paragraph, position)
        if found:
            position = found[-1].position + PARAGRAPH_GAP
        yield found


class Located(NamedTuple):
    """Where the words of one paragraph start and end, and which of the field's words is its first."""

    first: int
    starts: list[int]
    ends: list[int]


class FieldTerms(NamedTuple):
    """The words of a field in order: `stems`, `surfaces` and `positions`, one entry each; how many words
    there are; and of paragraphs that were asked for, by number, where their words stand."""

    stems: list[str]
    surfaces: list[str]
    positions: list[int]
    length: int
    located: dict[int, Located]


def field_terms(paragraphs: Sequence[str], located: Container[int] = ()) -> FieldTerms:
    """What an index holds of a field: the same words and positions as `paragraph_tokens`, with offsets for
    the paragraphs `located` alone.

    >>> field_terms(["Rusia kuat", "memperkuat Rusia"], located=[1])
    FieldTerms(stems=['rusia', 'kuat', 'kuat', 'rusia'], \
surfaces=['rusia', 'kuat', 'memperkuat', 'rusia'], \
positions=[0, 1, 51, 52], length=4, located={1: Located(first=2, starts=[0, 11], ends=[10, 16])})
    """
    stems: list[str] = []
    surfaces: list[str] = []
    positions: list[int] = []
    found: dict[int, Located] = {}
    position = length = 0
    for number, paragraph in enumerate(paragraphs):
        spans: _Spans | None = None
        if number in located:
            spans = [], []
            found[number] = Located(len(stems), *spans)
        after = _walk(paragraph, position, "both", (stems, surfaces, positions), spans)
        if after > position:
            length += after - position
            position = after + PARAGRAPH_GAP - 1
    return FieldTerms(stems, surfaces, positions, length, found)
