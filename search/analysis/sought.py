"""Words that are looked for in one text after the other, as for the passages of an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from operator import itemgetter
from sys import getsizeof

from search.analysis import compounds
from search.analysis.folding import HYPHENS
from search.analysis.runs import LONGEST_TOKEN, RUN, More, readings
from search.analysis.stemming import UNLIKE, letters_of
from search.analysis.tokens import Token, tokens

# What stands around a word between spaces.
_AROUND = ".,:;!?()[]\"'“”‘’…/"
# Fewer letters are in too many words.
_FEWEST_LETTERS = 2
# Bytes that are kept of one question, some thousand words; and how many one takes beside its letters, alone
# and with what is known of it.
_MOST_KEPT = 1 << 19
_SET_PLACE = 64
_DICT_PLACE = 384
# What stands last in what a name with spaces may begin with: 'e' of 'e - KTP', 'B.' of 'B. J. Habibie'.
_OPENS_NAME = re.compile(r"(?:^|[\W_])(?:[eE]|[A-Z]\.?)$")
# What follows it there.
_GOES_ON = re.compile(rf" (?:[{HYPHENS}–] |& |[A-Z]\.)")
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
        raws = RUN.findall(written) if self._may_have(written) else []
        has = any(map(self._fits_run, raws))
        opens = _OPENS_NAME.search(written) is not None
        if not has and not opens:
            if self._takes(written, _SET_PLACE):
                self._others.add(written)
            return None
        word = None
        if has and len(raws) == 1:
            surface, root, more = readings[raws[0]]
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
        surface, root, more = readings[raw]
        if root in stems or surface in surfaces:
            return True
        if fits is not None and (fits(surface) if more is None else self._may_fit(more, fits)):
            return True
        return more is not None and _may_be(more, stems, surfaces)

    def _may_fit(self, more: More, fits: Callable[[str], bool]) -> bool:
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


def _may_be(more: More, stems: Set[str], surfaces: Set[str]) -> bool:
    """Whether a run that is several words, or may begin a compound, has or begins one of these."""
    tails, pieces = more
    if any(piece.stem in stems or piece.surface in surfaces for piece in pieces):
        return True
    return tails is not None and (
        "" in tails
        or any(compound.stem in stems for compound in tails.values())
        or any(other.startswith(pieces[-1].surface) for other in surfaces)
    )
