"""What a reader may be typing: officials, outlets and words of the index, the commonest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Final, Literal
from weakref import WeakKeyDictionary

from search.analysis.folding import fold
from search.analysis.stemming import is_known
from search.engine import Searching
from search.model import UNKNOWN_OUTLET, Everything, Query, TermCount

Kind = Literal["word", "official", "outlet"]

_WORD: Final = re.compile(r"[^\W_]+")
# Of the names no more than this share, so that words are seen too.
_MOST_NAMES: Final = 0.6
# What stands in the archive so many times as often as another completion leaves that one out.
FAR_RARER: Final = 1_000
# How many times as often as a form of no dictionary the word stands that is at its head, or one letter away.
_GLUED: Final = 20
_SLIP: Final = 50
_SHORTEST_HEAD: Final = 4
# Letters typed beyond a word, until which the word is looked for at the head of what goes on.
_BEYOND: Final = 6
# Words looked at for each that is shown.
_LOOKED_AT: Final = 4
# What a word may end in beyond another: Indonesian suffixes and clitics, and what loan words have.
_ENDING: Final = re.compile(
    r"-?(?:an|kan|i|is)?(?:nya|lah|kah|pun|ku|mu)?|-?(?:wan|wati|man)(?:nya)?"
    r"|[a-z]?(?:asi|isasi|ator|itor|if|al|ial|isme|itas|si|ik|ika|er|ing|ed)(?:nya)?"
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may stand in the place of the text: for a word the whole text, completed. `count`: articles that
    have it; `id`: an official's."""

    kind: Kind
    text: str
    count: int
    id: str | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    suggestion: Suggestion
    words: tuple[tuple[str, ...], ...]  # of the name, each alias and each other spelling, folded


class _Names:
    """The officials and outlets of an archive, the commonest first."""

    def __init__(self, engine: Searching) -> None:
        self.build_id = engine.build_id()
        facets = engine.facets(Query("", Everything()), ("official", "outlet"))
        gazetteer, spellings = engine.gazetteer, engine.spellings
        spelled: dict[str | None, list[str]] = {}
        for id, kept in engine.joined.items():
            if id in spellings:
                spelled.setdefault(kept, []).append(spellings[id])
        found: list[_Name] = []
        for bucket in facets.official:
            person = gazetteer.by_id(bucket.id) if bucket.id else None
            names = (bucket.value, *(person.aliases if person else ()), *spelled.get(bucket.id, ()))
            words = tuple(_words(name) for name in names)
            found.append(_Name(Suggestion("official", bucket.value, bucket.count, bucket.id), words))
        for bucket in facets.outlet:
            if bucket.value == UNKNOWN_OUTLET:
                continue
            own = (_words(bucket.value),)
            found.append(_Name(Suggestion("outlet", bucket.value, bucket.count), own))
        self._names = sorted(found, key=lambda name: (-name.suggestion.count, name.suggestion.text))
        self._by_start: dict[str, list[_Name]] = {}
        for name in self._names:
            for start in {word[:1] for words in name.words for word in words}:
                self._by_start.setdefault(start, []).append(name)

    def starting(self, typed: tuple[str, ...]) -> Iterator[Suggestion]:
        """Names of which some words, one after the other, are the typed ones, the last begun."""
        for name in self._by_start.get(typed[0][:1], ()):
            if any(_begins(words, typed) for words in name.words):
                yield name.suggestion


# Of a growing archive nearly all names were there before the last commit.
@lru_cache(maxsize=1 << 16)
def _words(name: str) -> tuple[str, ...]:
    return tuple(map(fold, _WORD.findall(name)))


def _begins(words: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    size = len(typed)
    return any(
        words[at : at + size - 1] == typed[:-1] and words[at + size - 1].startswith(typed[-1])
        for at in range(len(words) - size + 1)
    )


# A list of names is made anew when the index has changed, by one thread for all.
_known: WeakKeyDictionary[Searching, _Names] = WeakKeyDictionary()
_making: Final = Lock()


def _names(engine: Searching) -> _Names:
    with _making:
        names = _known.get(engine)
        if names is None or names.build_id != engine.build_id():
            names = _known[engine] = _Names(engine)
        return names


def _clean(engine: Searching, prefix: str, terms: Sequence[TermCount]) -> list[TermCount]:
    """The words without what a scrape or a slip made of a far commoner one: 'jakartadi', 'widodoposting-an',
    'jakart'. `terms`: all that begin with `prefix`, the commonest first."""
    doubtful = [term for term in terms if not is_known(term.text)]
    if not doubtful:
        return list(terms)
    heads = [*terms]
    for length in range(max(_SHORTEST_HEAD, len(prefix) - _BEYOND), len(prefix)):
        heads += [term for term in engine.terms(prefix[:length], 1) if term.text == prefix[:length]]
    left_out = {term.text for term in doubtful if any(_is_made_of(term, head) for head in heads)}
    return [term for term in terms if term.text not in left_out]


def _is_made_of(term: TermCount, head: TermCount) -> bool:
    """Whether a form is a far commoner word with another one glued to it, or with a slip."""
    from rapidfuzz.distance import OSA

    if len(head.text) < _SHORTEST_HEAD or head.count < _GLUED * term.count:
        return False
    beyond = term.text.removeprefix(head.text)
    if beyond != term.text and len(beyond) > 1:
        return beyond != f"-{head.text}" and _ENDING.fullmatch(beyond) is None
    return head.count >= _SLIP * term.count and OSA.distance(term.text, head.text, score_cutoff=1) <= 1


def suggest(engine: Searching, text: str, limit: int = 8) -> list[Suggestion]:
    """Up to `limit` suggestions for a text that is being typed; case and diacritics do not matter.

    Names come first, by any of their words or aliases ('wido' and 'jokowi' suggest Joko Widodo), then words
    that complete the last one typed, with what stands before it. After a space or a sign nothing is begun,
    and only names are suggested.
    """
    typed = _words(text)
    if not typed:
        return []
    names: list[Suggestion] = []
    most = max(1, round(limit * _MOST_NAMES))
    for suggestion in _names(engine).starting(typed):
        names.append(suggestion)
        if len(names) == limit:
            break
    begun = re.search(r"[\w'’‘ʼ`´\-]+\Z", text)
    words: list[Suggestion] = []
    if begun:
        before, prefix = text[: begun.start()], fold(begun.group())
        words = [
            Suggestion("word", before + term.text, term.count)
            for term in _clean(engine, prefix, engine.terms(prefix, _LOOKED_AT * limit))[:limit]
            if len(term.text) > 1
        ]
    highest = max((each.count for each in (*names, *words)), default=0)
    names, words = ([each for each in some if each.count * FAR_RARER > highest] for some in (names, words))
    room = max(most, limit - len(words))
    shown = names[:room]
    return [*shown, *words[: limit - len(shown)]]
