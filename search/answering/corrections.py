"""'Did you mean': what was typed with the words that an archive lacks spelled as it spells them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, assert_never

from search.analysis.stemming import is_known, stem
from search.analysis.tokens import Token, question_tokens, tokens
from search.answering.error_model import likelihood
from search.knowledge.english import translations
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.question_words import words
from search.model import (
    DayRange,
    Everything,
    Fuzzy,
    KindIs,
    Node,
    Nothing,
    OfficialIs,
    OutletIs,
    Phrase,
    Prefix,
    Wildcard,
    Word,
)
from search.process import deadline
from search.retrieval.ranking import Form
from search.retrieval.vocabulary import Vocabulary, joined
from search.tree import leaves

# Questions offered, and tried before that: each try is a search.
MOST_OFFERED: Final = 3
MOST_TRIED: Final = 8
# Where more words are missing, none was misspelt: it is another language, or no question at all.
_MOST_MISSING: Final = 12
# A shorter word is near to too many others.
_SHORTEST: Final = 4
# Words up to this length may differ by one edit, longer ones by two.
_SHORT: Final = 5
_LONGEST_NAME: Final = 4
# A word that the archive has more often than that is no misspelling; counted in fields of articles.
MOST_RARE: Final = 150
# A form so many times less probable than another is not offered beside it.
_FAR: Final = 100
# How many times as often the usual form must stand in the archive, and what is asked with it find articles.
MUCH_MORE: Final = 10


class Correction(NamedTuple):
    """A text to offer in the place of another; `likelihood`: of having mistyped it so, 1 for the commonest
    kinds of one slip and for spellings of a name."""

    text: str
    likelihood: float


def corrections(
    text: str,
    tree: Node,
    vocabularies: Callable[[str], Sequence[Vocabulary]],
    has_word: Callable[[Token, Form], bool],
    officials: Mapping[str, str],
    gazetteer: Gazetteer,
) -> Iterator[Correction]:
    """Texts to offer in the place of `text`, the most probable first; not all of them have answers.

    Words that the archive has are left as they are. Others become an official of the archive whose name is
    spelled so, or the nearest words of the archive, the more probable first.
    """
    asked = {surface for surface, is_missing in _words(tree, has_word) if is_missing}
    typed = list(tokens(text, glued="whole"))
    # An English word of the list is told in Indonesian, and is no misspelling.
    asked -= translations().keys()
    missing = [i for i, token in enumerate(typed) if token.surface in asked and not _is_acronym(token, text)]
    if not missing or len(missing) > _MOST_MISSING:
        return
    yield from _by_name(text, typed, missing, officials, gazetteer)
    nearest = {i: _nearest(typed[i].surface, vocabularies("")) for i in missing}
    if not all(nearest.values()):
        return
    for rank in range(MOST_OFFERED):
        if rank and all(len(words) <= rank for words in nearest.values()):
            return
        chosen = {i: words[min(rank, len(words) - 1)] for i, words in nearest.items()}
        yield _corrected(text, [(typed[i], word) for i, word in chosen.items()])


def beside(
    text: str, tree: Node, vocabularies: Callable[[str], Sequence[Vocabulary]], total: int
) -> Iterator[Correction]:
    """Texts to offer beside the `total` of hits, where they find far more: rare words of the archive become a
    far more frequent form one edit away, all of them first, then each alone. A word of the dictionary does so
    only where there are no hits."""
    asked = {surface for surface, _ in _words(tree, lambda *_: True)}
    typed = [token for token in question_tokens(text, "whole") if token.surface in asked][:_MOST_MISSING]
    # What stands beside a short word tells whether it was meant.
    shortest = _SHORTEST if len(typed) > 1 else _SHORT
    some = [token for token in typed if not total or not is_known(token.surface)]
    # 'flood' is no misspelling of 'food'.
    some = [t for t in some if not _is_acronym(t, text) and t.surface not in translations()]
    found = [(token, _usual(token.surface, shortest, vocabularies)) for token in some]
    changes = [[(token, other) for other in others] for token, others in found if others]
    if len(changes) > 1:
        yield _corrected(text, [first for first, *_ in changes])
    for each in changes:
        for change in each:
            yield _corrected(text, [change])


def _corrected(text: str, changes: Sequence[tuple[Token, str]]) -> Correction:
    """The text with some of its words replaced."""
    weight = math.prod(likelihood(token.surface, other) for token, other in changes)
    return Correction(_replaced(text, [(token.start, token.end, other) for token, other in changes]), weight)


def _usual(word: str, shortest: int, vocabularies: Callable[[str], Sequence[Vocabulary]]) -> list[str]:
    """The far more frequent forms that a rare word of the archive may be a misspelling of, the most probable
    first. One that begins with another letter is seldom meant, and to look at all words would take long."""
    if len(word) < shortest or not word.isalpha():
        return []
    parts = vocabularies(word[0])
    if sum(sum(part.exactly(word).counts) for part in parts) > MOST_RARE:
        return []
    near = joined(part.beginning(word[0]).within(word, 1) for part in parts)
    counts = dict(zip(near.words, near.counts, strict=True))
    least = MUCH_MORE * max(1, counts.pop(word, 0))
    # 'Manga' is no misspelling of what every question may say and nobody looks for.
    others = {
        other: count
        for other, count in counts.items()
        if count >= least and stem(other) != stem(word) and other not in _never_meant()
    }
    return _most_probable(word, others)


@cache
def _never_meant() -> frozenset[str]:
    """Words of which none is looked for: 'mana', 'maka', 'tapi'."""
    return words("asking") | words("filling") | words("connecting")


def _is_acronym(token: Token, text: str) -> bool:
    """Whether a word alone is in capitals: one letter of 'TPPI' less makes another company.

    >>> [_is_acronym(next(iter(tokens(text))), text) for text in ("TPPI untung", "GANDUN MURAH", "Gandun")]
    [True, False, False]
    """
    typed = text[token.start : token.end]
    return len(typed) > 1 and typed.isupper() and not text.isupper()


def repeats(text: str, other: str) -> bool:
    """Whether an offer says a word more often than the text does.

    >>> repeats("Sri Mulyanni", "Sri Sri Mulyani"), repeats("Mulyanni", "Sri Mulyani")
    (True, False)
    """
    before, after = (Counter(token.surface for token in tokens(t, glued="whole")) for t in (text, other))
    return any(count > max(1, before[word]) for word, count in after.items())


def _words(node: Node, has_word: Callable[[Token, Form], bool]) -> Iterator[tuple[str, bool]]:
    """The surface forms that a tree asks for, and whether the archive lacks them."""
    for leaf, _, is_excluded in leaves(node, as_typed=True):
        if is_excluded:
            continue
        match leaf:
            case Word(text):
                for token in question_tokens(text, "whole"):
                    yield token.surface, not has_word(token, "stem")
            case Phrase(text):
                for token in question_tokens(text, "apart"):
                    yield token.surface, not has_word(token, "surface")
            case Prefix() | Wildcard() | Fuzzy():
                pass  # it is no word itself
            case OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
                pass
            case _:
                assert_never(leaf)


def _by_name(
    text: str,
    typed: Sequence[Token],
    missing: Sequence[int],
    officials: Mapping[str, str],
    gazetteer: Gazetteer,
) -> Iterator[Correction]:
    for length in range(min(_LONGEST_NAME, len(typed)), 0, -1):
        for start in range(len(typed) - length + 1):
            deadline.check()
            stop = start + length
            if not any(start <= i < stop for i in missing):
                continue
            person = gazetteer.find(" ".join(token.surface for token in typed[start:stop]))
            if person is not None and person.id in officials:
                named = _replaced(text, [(typed[start].start, typed[stop - 1].end, officials[person.id])])
                if not repeats(text, named):
                    yield Correction(named, 1.0)


def _nearest(word: str, vocabularies: Sequence[Vocabulary]) -> list[str]:
    """Words of the archive that may have been meant by one that it lacks, the most probable first."""
    if len(word) < _SHORTEST:
        return []
    counts: dict[str, int] = {}
    for edits in range(1, 2 if len(word) <= _SHORT else 3):
        near = joined(part.within(word, edits) for part in vocabularies)
        counts |= zip(near.words, near.counts, strict=True)
        # A form that stands in the archive once or twice is as likely misspelt itself.
        if any(count >= MUCH_MORE for count in counts.values()):
            break
    return _most_probable(word, counts)


def _most_probable(word: str, counts: Mapping[str, int]) -> list[str]:
    """The forms that were most probably meant: how often each stands in the archive, times how easily it is
    mistyped so. Those far less probable than the first are as likely slips themselves."""
    weights = {other: count * likelihood(word, other) for other, count in counts.items()}
    found = sorted(weights, key=lambda other: (-weights[other], other))[:MOST_OFFERED]
    return [other for other in found if weights[other] * _FAR >= weights[found[0]]]


def _replaced(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """The text with pieces of it replaced, in capitals where what stood there was."""
    for start, end, word in sorted(changes, reverse=True):
        if text[start:end].isupper() and end - start > 1:
            word = word.upper()
        elif text[start].isupper():
            word = word[0].upper() + word[1:]
        text = f"{text[:start]}{word}{text[end:]}"
    return text
