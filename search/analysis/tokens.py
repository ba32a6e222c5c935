"""Text to tokens: what counts as a word, how it is folded, and its stem; what every engine matches.

The same analysis serves articles, questions and highlights, so an offset found here is an offset in the
text as written. The analyser is fixed: it learns nothing from an archive, so a word's terms never change
under a reader. `search.analysis.version` changes with whatever alters a term; an index made by
another is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache, partial
from typing import Literal, NamedTuple, assert_never

from search.analysis import compounds
from search.analysis.runs import RUN, More, Piece, readings

# Positions between two paragraphs, so that no phrase reaches from one into the next.
PARAGRAPH_GAP = 50


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
# Token._make without its check of the length.
_as_token: Callable[[tuple[str, str, int, int, int]], Token] = partial(tuple.__new__, Token)
# Stems, surface forms and positions, one of each for a word.
_Terms = tuple[list[str], list[str], list[int]]
# Where each word starts and where it ends.
_Spans = tuple[list[int], list[int]]


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


def _walk(text: str, position: int, glued: Glued, into: _Terms, spans: _Spans | None = None) -> int:
    """Appends the words of a text, the first at `position`, and where they stand if that is asked for; the
    position after the last."""
    # Every word of every article goes through here: those that are one word are taken in stretches.
    raws = RUN.findall(text)
    if not raws:
        return position
    stems, surfaces, positions = into
    surface, root, more = zip(*map(readings.__getitem__, raws), strict=True)
    several = [
        number
        for number, each in enumerate(more)
        if each is not None and not _is_one(number, surface, root, more)
    ]
    several.append(len(raws))
    runs = None if spans is None else _runs(text, raws)
    # The last word of the run before, where it may begin a compound, and what may follow it there.
    first: Piece | None = None
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
            (Piece(surface[number], root[number], 0, len(raws[number])),),
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


def _is_one(number: int, surfaces: Sequence[str], roots: Sequence[str], more: Sequence[More | None]) -> bool:
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


def _chosen(pieces: Sequence[Piece], glued: Glued) -> Sequence[Piece]:
    """The pieces that are asked for: the wholes with their parts, without, or the parts alone."""
    match glued:
        case "both":
            return pieces
        case "apart":
            return [piece for piece in pieces if not piece.parts]
        case "whole":
            wholes: list[Piece] = []
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
