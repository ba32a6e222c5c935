"""What the parts of 'a NEAR b' are looked up as, the same for every engine."""

from __future__ import annotations

from search.analysis.tokens import tokens
from search.model import Node, Phrase, Word
from search.retrieval.ranking import Form

# A word's stem alone, or the surface forms of a phrase.
NearKey = tuple[Form, tuple[str, ...]]


def near_keys(part: Node) -> list[NearKey]:
    """
    >>> near_keys(Word("memperkuat")), near_keys(Phrase("kerja sama"))
    ([('stem', ('kuat',))], [('surface', ('kerja', 'sama'))])
    """
    match part:
        case Word(text):
            return [("stem", (token.stem,)) for token in tokens(text, glued="whole")]
        case Phrase(text):
            return [("surface", tuple(token.surface for token in tokens(text, glued="apart")))]
        case _:
            raise TypeError(f"{part} cannot stand near anything")
