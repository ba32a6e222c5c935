"""Which words of a text a question meant, and the snippets that show them best."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, takewhile
from operator import attrgetter, itemgetter
from typing import NamedTuple, assert_never

from search.analysis.sought import Sought, tokens_among
from search.analysis.tokens import Token, tokens
from search.model import (
    TEXT_FIELDS,
    Article,
    DayRange,
    Everything,
    Expanding,
    Fuzzy,
    KindIs,
    Node,
    Nothing,
    OfficialIs,
    OutletIs,
    Phrase,
    Prefix,
    Quote,
    TextField,
    Wildcard,
    Word,
)
from search.process import deadline
from search.retrieval.pattern_sets import PatternSet
from search.tree import leaves

Mark = tuple[int, int]
_Found = tuple[Mark, str]  # a mark and the stem or phrase that it answers to

# About three lines on a page; long enough for a sentence of news prose.
WIDTH = 240
# Of more than so many snippets each is shorter, so that the list of results stays as long as it was.
_USUAL = 2
_NARROW = 160
# Two pieces that share more of their words than this say the same twice.
_SAME = 0.7
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of one field; `marks` are offsets in `text`, in code points, ascending, end excluded. An
    ellipsis at either end says that the paragraph goes on. `speaker`, in which `office`: who says it, where
    that was asked for."""

    field: TextField
    text: str
    marks: tuple[Mark, ...]
    speaker: str | None = None
    office: str | None = None


class Wanted(NamedTuple):
    """What to mark in one field: stems, surface forms, phrases as sequences of those, patterns."""

    stems: frozenset[str]
    phrases: frozenset[tuple[str, ...]]
    surfaces: frozenset[str] = frozenset()
    patterns: frozenset[Expanding] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.stems or self.phrases or self.surfaces or self.patterns)


@lru_cache(maxsize=64)  # a page asks for each of its hits
def wanted(tree: Node) -> Mapping[TextField, Wanted]:
    """The words that a tree asks for, by field; what it excludes is never marked."""
    stems: dict[TextField, set[str]] = {field: set() for field in TEXT_FIELDS}
    phrases: dict[TextField, set[tuple[str, ...]]] = {field: set() for field in TEXT_FIELDS}
    surfaces: dict[TextField, set[str]] = {field: set() for field in TEXT_FIELDS}
    patterns: dict[TextField, set[Expanding]] = {field: set() for field in TEXT_FIELDS}
    for leaf, fields, is_excluded in leaves(tree):
        if is_excluded:
            continue
        for field in fields:
            match leaf:
                case Word(text):
                    stems[field].update(token.stem for token in tokens(text, glued="whole"))
                case Phrase(text):
                    words = tuple(token.surface for token in tokens(text, glued="written"))
                    if len(words) == 1:
                        surfaces[field].update(words)
                    elif words:
                        phrases[field].add(words)
                case Prefix() | Wildcard() | Fuzzy():
                    patterns[field].add(leaf)
                case OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
                    pass
                case _:
                    assert_never(leaf)
    return {
        field: Wanted(
            frozenset(stems[field]),
            frozenset(phrases[field]),
            frozenset(surfaces[field]),
            frozenset(patterns[field]),
        )
        for field in TEXT_FIELDS
    }


def _found(text: str, want: Wanted) -> list[_Found]:
    """Marks in order, each with what it answers to; a phrase is one mark, longer than its words'."""
    if not want:
        return []
    found: list[_Found] = []
    around = _sought(want).around(text)
    if not around:
        return []
    found += _phrases(text, around, want.phrases) if want.phrases else ()
    in_phrases = [mark for mark, _ in found]
    patterns = _patterns(want.patterns) if want.patterns else None
    end = 0  # of glued words the whole comes first, and its parts lie inside
    for word in around if patterns else _fitting(around, want):
        answered = _answered(word, want, patterns)
        if answered is not None and word.start >= end and not _inside(word, in_phrases):
            end = word.end
            found.append(((word.start, end), answered))
    return sorted(found) if in_phrases else found


def _answered(word: Token, want: Wanted, patterns: PatternSet | None) -> str | None:
    """What a word alone answers to: its stem, its surface form, or the pattern that it fits."""
    if word.stem in want.stems:
        return word.stem
    if word.surface in want.surfaces:
        return word.surface
    return patterns.answered(word.surface) if patterns else None


def _phrases(text: str, around: Sequence[Token], phrases: Iterable[tuple[str, ...]]) -> Iterator[_Found]:
    """The phrases in a text, in order; no two overlap."""
    if not _may_have_phrase(around, phrases):
        return
    beginning: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        beginning.setdefault(phrase[0], []).append(phrase)
    # Of glued words the whole stands at the position of its first part.
    every = tokens_among(text, around)
    places = [list(same) for _, same in groupby(every, attrgetter("position"))]
    reached = 0  # words of a phrase already marked are not marked again
    for i, place in enumerate(deadline.checked(places)):
        some = [phrase for word in place for phrase in beginning.get(word.surface, ())]
        if i >= reached and some and (phrase := _phrase_at(places, i, some)):
            reached = i + len(phrase)
            start = min(word.start for word in place if word.surface == phrase[0])
            end = max(word.end for word in places[reached - 1] if word.surface == phrase[-1])
            yield (start, end), " ".join(phrase)


@lru_cache(maxsize=8)  # each keeps some thousand words
def _patterns(nodes: frozenset[Expanding]) -> PatternSet:
    return PatternSet(nodes)


@lru_cache(maxsize=8)  # each keeps half a megabyte
def _sought(want: Wanted) -> Sought:
    """What of a text is looked at: the words that are wanted alone, and those of phrases."""
    surfaces = want.surfaces.union(*want.phrases)
    if not want.patterns:
        return Sought(want.stems, surfaces)
    patterns = _patterns(want.patterns)
    return Sought(
        want.stems,
        surfaces,
        lambda surface: patterns.answered(surface) is not None,
        by_beginning=all(isinstance(p, Prefix) and " " not in p.text for p in want.patterns),
    )


def _may_have_phrase(words: Iterable[Token], phrases: Iterable[tuple[str, ...]]) -> bool:
    """Whether all words of a phrase are there, wherever."""
    there = {word.surface for word in words}
    return any(there.issuperset(phrase) for phrase in phrases)


def _fitting(words: Iterable[Token], want: Wanted) -> list[Token]:
    """Those with a stem or surface form that is wanted: few of an article's words are, and this is quick."""
    stems, surfaces = want.stems, want.surfaces
    return [word for word in words if word[1] in stems or word[0] in surfaces]


def _inside(word: Token, found: Sequence[Mark]) -> bool:
    """Whether a word lies in one of some marks, which are in order and none inside another."""
    at = bisect.bisect_left(found, word.end, key=itemgetter(0)) - 1
    return at >= 0 and word.start < found[at][1]


def _phrase_at(
    places: Sequence[Sequence[Token]], i: int, phrases: Iterable[tuple[str, ...]]
) -> tuple[str, ...]:
    def fits(phrase: tuple[str, ...]) -> bool:
        here = places[i : i + len(phrase)]
        return len(here) == len(phrase) and all(
            any(word.surface == surface for word in place)
            for surface, place in zip(phrase, here, strict=True)
        )

    return max(filter(fits, phrases), key=len, default=())


def marks(text: str, want: Wanted) -> tuple[Mark, ...]:
    """Where the wanted words stand in a text.

    >>> from search.query.parse import parse
    >>> text = "Rusia memperkuat kerja sama"
    >>> [text[start:end] for start, end in marks(text, wanted(parse("penguatan").tree)["body"])]
    ['memperkuat']
    """
    return tuple(mark for mark, _ in _found(text, want))


def snippets(
    article: Article, tree: Node, most: int = 2, quotes: Sequence[Quote] = ()
) -> tuple[Snippet, ...]:
    """Up to `most` pieces of lead and body that hold most of the wanted words, in the order of the text; of
    pieces that say nearly the same the first. More than two only where each is as good as the best, and then
    shorter ones.

    `quotes`: those of `Hit.quotes`; then they are the pieces, with their speakers.
    Where neither has one, the title with its marks if it has, or who wrote it; else the beginning of the
    text, unmarked.
    """
    deadline.check()
    want = wanted(tree)
    if quotes:
        return tuple(
            _said(quote, want["body"], WIDTH if most <= _USUAL else _NARROW) for quote in quotes[:most]
        )
    paragraphs: list[tuple[TextField, str]] = [("lead", article.lead)] if article.lead else []
    paragraphs += [("body", paragraph) for paragraph in article.body]
    texts = [text for _, text in paragraphs]
    found = [_found(text, want[field]) for field, text in deadline.checked(paragraphs)]
    chosen = _chosen(texts, found, most, WIDTH if most <= _USUAL else _NARROW)
    if most > _USUAL and not (len(chosen) > _USUAL and _are_as_good(chosen)):
        chosen = _chosen(texts, found, _USUAL, WIDTH)
    if chosen:
        chosen.sort(key=lambda w: (w.number, w.start))
        return tuple(_cut(*paragraphs[w.number], w, found[w.number]) for w in chosen)
    if article.title and (in_title := marks(article.title, want["title"])):
        return (Snippet("title", article.title, in_title),)
    writers = ", ".join(article.authors)
    if writers and (in_writers := marks(writers, want["author"])):
        return (Snippet("author", writers, in_writers),)
    if paragraphs:
        field, text = paragraphs[0]
        return (_cut(field, text, _Window(0, 0, min(len(text), WIDTH), frozenset(), 0), []),)
    return ()


def _said(quote: Quote, want: Wanted, width: int) -> Snippet:
    """The piece of a quote that holds most of the wanted words, else its beginning."""
    found = _found(quote.words, want)
    windows = list(_windows(0, quote.words, found, width))
    beginning = _Window(0, 0, min(len(quote.words), width), frozenset(), 0)
    best = max(windows, key=lambda w: (len(w.answers), w.words, -w.start), default=beginning)
    return replace(_cut("body", quote.words, best, found), speaker=quote.speaker, office=quote.office)


def _chosen(texts: Sequence[str], found: Sequence[list[_Found]], most: int, width: int) -> list[_Window]:
    """The best windows: those that hold what others lack, most of it, first in the text."""
    windows = [w for number, text in enumerate(texts) for w in _windows(number, text, found[number], width)]
    chosen: list[_Window] = []
    seen: set[str] = set()
    while windows and len(chosen) < most:
        best = max(windows, key=lambda w: (len(w.answers - seen), len(w.answers), w.words, -w.number))
        windows = [w for w in windows if w.number != best.number or not w.overlaps(best)]
        words = _words_of(texts, best)
        if best.answers <= seen and any(_say_the_same(words, _words_of(texts, w)) for w in chosen):
            continue
        chosen.append(best)
        seen |= best.answers
    return chosen


def _are_as_good(windows: Sequence[_Window]) -> bool:
    """Whether each stands in a paragraph of its own and answers to as much as the best."""
    most = max(len(window.answers) for window in windows)
    return len({window.number for window in windows}) == len(windows) and all(
        len(window.answers) == most for window in windows
    )


def _words_of(texts: Sequence[str], window: _Window) -> frozenset[str]:
    return frozenset(texts[window.number][window.start : window.end].casefold().split())


def _say_the_same(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) > _SAME * min(len(a), len(b))


class _Window(NamedTuple):
    number: int
    start: int
    end: int
    answers: frozenset[str]
    words: int

    def overlaps(self, other: _Window) -> bool:
        return self.start < other.end and other.start < self.end


def _windows(number: int, text: str, found: list[_Found], width: int) -> Iterator[_Window]:
    """One candidate for each mark: as many of the marks after it as fit, with room around them."""
    if not found:
        return
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    for i, ((first, _), _) in enumerate(found):
        sentence = starts[bisect.bisect_right(starts, first) - 1]
        # From the sentence's start if that is near, else with some words before the mark.
        start = sentence if first - sentence <= width // 2 else _word_start(text, first - width // 3)
        end = min(len(text), start + width)
        inside = list(takewhile(lambda entry: entry[0][1] <= end, found[i:]))  # noqa: B023 - used at once
        if not inside:  # a mark wider than a window
            inside, end = [found[i]], found[i][0][1]
        yield _Window(number, start, end, frozenset(answer for _, answer in inside), len(inside))


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", max(at, 0))
    return space + 1 if space != -1 else at


def _cut(field: TextField, text: str, window: _Window, found: list[_Found]) -> Snippet:
    start, end = window.start, window.end
    last_mark = max((e for (_, e), _ in found if e <= end), default=start)
    if end < len(text) and not text[end].isspace():
        space = text.rfind(" ", max(last_mark, start + 1), end)
        end = space if space > 0 else end
    piece = text[start:end]
    lead_in = len(piece) - len(piece.lstrip())
    start, piece = start + lead_in, piece.strip()
    before = f"{_ELLIPSIS} " if start > 0 else ""
    after = f" {_ELLIPSIS}" if start + len(piece) < len(text.rstrip()) else ""
    shift = len(before) - start
    marked = tuple((s + shift, e + shift) for (s, e), _ in found if s >= start and e <= start + len(piece))
    return Snippet(field, f"{before}{piece}{after}", marked)
