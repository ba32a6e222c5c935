"""What may be missing where few articles have everything: a question's words, apart from its conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, assert_never

import numpy as np

from search.analysis.tokens import tokens
from search.knowledge.question_words import asks
from search.model import (
    And,
    DayRange,
    Everything,
    Fuzzy,
    InField,
    KindIs,
    Near,
    Node,
    Not,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    Query,
    SaidBy,
    SynonymsNode,
    Wildcard,
    Word,
)
from search.query.rendering import render
from search.retrieval.matched import Floats, Mask
from search.retrieval.ranking import DECIMALS

# Of all that the words weigh. hit@10 of every fourth question on news passages as users ask: a quarter .889,
# a fifth .895, this .899; a tenth is no better.
ENOUGH_WEIGHT: Final = 0.15

# Among the hits of a full page stand so many more articles where a question is asked, and so many words make
# one where none asks. hit@10 of the same questions: .894 to .898, on Wikipedia's passages .830 to .843; five
# gain no more.
MOST_MIXED: Final = 3
_WORDS_OF_A_QUESTION: Final = 6


class Place(NamedTuple):
    """How many articles with most of the words a page may have at most beside its hits, and whether they
    stand among these, by score, or behind them."""

    most: int
    is_among: bool


def place(query: Query, shown: int) -> Place:
    """Where those with most of the words stand on a page of which the hits are told, `shown` on all pages.

    They fill the last page. Of a question they stand among the hits of the first page, by relevance: in a
    sentence a word that says little may be lacking, where two names may not, and the few articles that have
    even that word by chance stood first before. MRR@10 as users ask, half of the questions that nothing was
    fitted on: news passages .802 to .810, Wikipedia's .694 to .726, news .886 to .904. A full page takes only
    MOST_MIXED that are better than its last hit."""
    room = _room(query, shown)
    is_among = bool(shown) and query.page == 1 and _is_question(query)
    return Place(room or (MOST_MIXED if is_among else 0), is_among)


def _room(query: Query, shown: int) -> int:
    """How many articles the page has room for behind the last hit; none but on the last page."""
    pages = max(1, -(-shown // query.limit))
    return pages * query.limit - shown if query.page == pages else 0


def _is_question(query: Query) -> bool:
    """Whether a sentence is asked, of which no phrase or field must hold: who gives one means it."""
    if query.sort != "relevance" or query.any_word or any(wholes(query.tree)):
        return False
    asks_something = any(note.code == "question-words" for note in query.notes)
    return asks_something or len(counting(parts(query.tree)[0])) >= _WORDS_OF_A_QUESTION


def parts(tree: Node) -> tuple[list[Node], list[Node]]:
    """What a tree asks for, piece by piece, and its conditions (exclusions, outlets, officials, dates),
    which go on holding. A phrase is its words, a title's words may stand anywhere, alternatives are one; of
    what somebody said each word in any quote.

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
        case SaidBy(speaker, part) if not isinstance(part, Everything):
            wanted, narrowing = parts(part)
            conditions = [SaidBy(speaker, node) for node in narrowing] or [SaidBy(speaker, Everything())]
            return [SaidBy(speaker, piece) for piece in wanted], [*conditions]
        case Not() | OutletIs() | OfficialIs() | KindIs() | DayRange() | SaidBy():
            return [], [tree]
        case Word() | Prefix() | Wildcard() | Fuzzy() | Or() | SynonymsNode() | Everything() | Nothing():
            return [tree], []
        case _:
            assert_never(tree)


def counting(wanted: list[Node]) -> list[Node]:
    """The pieces that an article can lack: each once, question words only where there is nothing else.

    >>> counting([Word("siapa"), Word("menteri"), Word("menteri")])
    [Word(text='menteri')]
    """
    pieces = list(dict.fromkeys(wanted))
    return [piece for piece in pieces if not (isinstance(piece, Word) and asks(piece.text))] or pieces


def wholes(tree: Node) -> Iterator[Node]:
    """What asks for more than its words: a phrase, words near each other, words in one field. An article may
    have all of the words and lack that.

    >>> list(wholes(And((Word("Rusia"), Phrase("kerja sama"), InField("title", Word("Xi"))))))
    [Phrase(text='kerja sama'), InField(name='title', part=Word(text='Xi'))]
    """
    match tree:
        case And(inner):
            for part in inner:
                yield from wholes(part)
        case Phrase() | Near() | InField() | SaidBy():
            yield tree
        case Word() | Prefix() | Wildcard() | Fuzzy() | Or() | SynonymsNode() | Everything() | Nothing():
            return
        case Not() | OutletIs() | OfficialIs() | KindIs() | DayRange():
            return
        case _:
            assert_never(tree)


def typed(piece: Node) -> str:
    """A piece as it is typed: a word bare, also where it stands for itself alone.

    >>> typed(Word("Xi")), typed(Phrase("Xi")), typed(Phrase("kerja sama"))
    ('Xi', 'Xi', '"kerja sama"')
    """
    if isinstance(piece, SynonymsNode):
        return typed(piece.typed)
    if isinstance(piece, SaidBy) and not isinstance(piece.part, Everything):
        return typed(piece.part)
    if isinstance(piece, And):
        return " ".join(map(typed, piece.parts))
    if isinstance(piece, Phrase) and len(piece.text.split()) == 1:
        return piece.text
    return render(piece, "id")


def enough(had: Floats, of: int, weight_had: Floats, weight: float) -> Mask:
    """Which articles have most of what is asked for: half of so many pieces, or pieces that weigh
    (by idf) at least ENOUGH_WEIGHT of what all do. A name may tell more than ten other words of a question.

    >>> enough(np.array([1.0, 2.0, 1.0, 0.0]), 4, np.array([1.0, 2.0, 6.0, 0.0]), 20.0).tolist()
    [False, True, True, False]
    """
    # Rounded as scores are: two engines that add in another order agree.
    weighs_enough = (had > 0) & (np.round(weight_had - ENOUGH_WEIGHT * weight, DECIMALS) >= 0)
    return (had >= max(1, -(-of // 2))) | weighs_enough
