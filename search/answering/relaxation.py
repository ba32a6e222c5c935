"""What may be missing where nothing has everything: the words of a question, apart from its conditions."""

from __future__ import annotations

from typing import assert_never

from search.analysis.tokens import tokens
from search.model import (
    And,
    DayRange,
    Everything,
    Fuzzy,
    InField,
    Near,
    Node,
    Not,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    SynonymsNode,
    Wildcard,
    Word,
)


def parts(tree: Node) -> tuple[list[Node], list[Node]]:
    """What a tree asks for, piece by piece, and its conditions (exclusions, outlets, officials, dates),
    which go on holding. A phrase is its words, a title's words may stand anywhere, alternatives are one.

    >>> parts(And((Word("Rusia"), Phrase("kerja sama"), Not(Word("Xi")))))
    ([Word(text='Rusia'), Word(text='kerja'), Word(text='sama')], [Not(part=Word(text='Xi'))])
    """
    match tree:
        case And(inner) | Near(inner, _):
            found = [parts(part) for part in inner]
            return [w for wanted, _ in found for w in wanted], [
                n for _, narrowing in found for n in narrowing
            ]
        case Phrase(text):
            words = [text[token.start : token.end] for token in tokens(text, glued="apart")]
            return [Word(word) for word in words] if len(words) > 1 else [tree], []
        case InField(name, part):
            wanted, narrowing = parts(part)
            return wanted, [InField(name, node) for node in narrowing]
        case Not() | OutletIs() | OfficialIs() | DayRange():
            return [], [tree]
        case Word() | Prefix() | Wildcard() | Fuzzy() | Or() | SynonymsNode() | Everything() | Nothing():
            return [tree], []
        case _:
            assert_never(tree)


def needed(count: int) -> int:
    """Of so many pieces, how many an article must have: half, at least one.

    >>> [needed(count) for count in (1, 2, 3, 4, 5)]
    [1, 1, 2, 2, 3]
    """
    return max(1, -(-count // 2))
