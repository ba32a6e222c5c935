"""The lexicon: what is known of single words beyond PySastrawi, as data files, read once.

By hand, from what `tools/review_stems.py` shows:
`corrections.tsv`: word, stem ('-': the word is no root), reason. `spellings.tsv`: another spelling, the
standard one. `roots.txt`: words that take affixes and that PySastrawi does not know.

By measure, `loans.tsv`: a loan word in -isasi, -itas or -si, the word that it is made of, in how many of
33,360 articles both stand, and how many times more often than by chance (lift). Taken are those with 8
articles, a lift of 10 and one in seven articles of the rarer word: 'realisasi' (0.8), 'sosialisasi' (1.5),
'mobilitas' (3.1) and 'solidaritas' (3.9) mean something else than the words in them.

By `tools/build_lexicon.py`, from a corpus:
`unproductive.txt`: short roots that take no affix. `takes-i.txt`: roots that take the suffix -i.
`names.txt`: names that stemming would break.

By hand, for words written in more than one way (`search/analysis/compounds.py`): `compounds.txt`: two words
that are written as one too. `bound.txt`: forms that make one word with whatever follows. `acronyms.txt`:
acronyms that are another word in small letters.

By hand, for words glued together where a scrape lost a space or a link (`search/analysis/camel_case.py`):
`camel.txt`: names that are written with a capital inside. `beside.txt`: names that often stand beside a lost
space.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

NOT_A_ROOT = "-"
# Not importlib.resources: importing that costs more than reading the files.
FOLDER = Path(__file__).resolve().parent


class Correction(NamedTuple):
    """What to make of one word and of its affixed forms: `stem` is None where the word is no root."""

    word: str
    stem: str | None
    reason: str


class Lexicon(NamedTuple):
    """The data files' content; words are folded.

    `unproductive`: found inside a longer word, such a root is an accident ('sen' in 'Petersen').
    `takes_i`: any other root with a bare -i behind it is an accident ('gawat' in 'Megawati'); None: no
    such rule.
    """

    corrections: tuple[Correction, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    roots: frozenset[str] = frozenset()
    unproductive: frozenset[str] = frozenset()
    takes_i: frozenset[str] | None = None
    names: frozenset[str] = frozenset()
    camel: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    compounds: tuple[tuple[str, str], ...] = ()
    bound: tuple[str, ...] = ()
    acronyms: frozenset[str] = frozenset()
    loans: tuple[tuple[str, str], ...] = ()


def _lines(file: str) -> Iterator[str]:
    return iter((FOLDER / file).read_text(encoding="utf-8").splitlines())


def _rows(file: str) -> Iterator[list[str]]:
    lines = _lines(file)
    next(lines)  # the header
    return (line.split("\t") for line in lines)


@cache
def load() -> Lexicon:
    """The lexicon as shipped.

    >>> "dimas" in load().names, ("jaman", "zaman") in load().spellings
    (True, True)
    """
    return Lexicon(
        corrections=tuple(
            Correction(word, None if stem == NOT_A_ROOT else stem, reason)
            for word, stem, reason in _rows("corrections.tsv")
        ),
        spellings=tuple((variant, standard) for variant, standard in _rows("spellings.tsv")),
        loans=tuple((word, stem) for word, stem, _, _ in _rows("loans.tsv")),
        roots=frozenset(_lines("roots.txt")),
        unproductive=frozenset(_lines("unproductive.txt")),
        takes_i=frozenset(_lines("takes-i.txt")),
        names=frozenset(_lines("names.txt")),
        camel=frozenset(_lines("camel.txt")),
        beside=frozenset(_lines("beside.txt")),
        compounds=tuple((first, second) for first, second in map(str.split, _lines("compounds.txt"))),
        bound=tuple(_lines("bound.txt")),
        acronyms=frozenset(_lines("acronyms.txt")),
    )
