"""An article as words: as written and in lower case, with what is a headline and where listed names stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress, islice, pairwise
from typing import Any

from search.knowledge.officials.names import NearWords
from search.knowledge.officials.phrases import TOKEN
from search.knowledge.officials.regencies import regency_at
from search.knowledge.officials.vocabulary import Words

# Scrapes lose the space where a link was: 'Menteri KebudayaanFadli Zon'. Three small letters before the
# capital spare NasDem, McConnell and DeSantis.
# Two capitals before a capitalised word are an acronym: 'DPR RIHabiburokhman'.
# Each begins with the capital, which `re` looks for before it tries anything: with a look behind first it
# takes ten times as long.
_GLUED = re.compile(
    r"[A-Z](?:(?<=[a-z]{3}[A-Z])(?=[a-z]{2})"
    r"|(?<=[A-Z]{3})(?!(?:saat|dalam|yang|dan|untuk|dari|pada|ikti)\b)(?=[a-z]{3})"
    r"|(?<=[a-z]{4}[A-Z])\b|(?<=[a-z]{5}[A-Z])(?=[A-Z]{2,}(?:\b|[A-Z][a-z]{3})))"
)
# 'JayaAKBP Rudi', 'panglima TNIsaat'; few texts have them.
_GLUED_RANK = re.compile(r"[AI](?<=[a-z]{3}[AI])(?:(?<=A)(?:KBP|KP|IPTU)|(?<=I)(?:PTU|PDA))\b")
_GLUED_BODY = re.compile(r"(?:TNI|KPK|DPR)(?=(?:saat|dalam|yang|dan|untuk|dari|pada)\b)")
# What each of those has one of.
_RANKS = ("AKBP", "AKP", "IPTU", "IPDA")
_BODIES = ("TNI", "KPK", "DPR")
# In what `_pair` parts the second half begins with a capital, as it does in few words with a hyphen.
_PAIRED = re.compile(r"-[^\W\d_a-z]")
_QUOTATION_MARKS = frozenset('"“”')
_OVERLAPPING = 16
_LONGEST_SIGN = 8  # words in brackets behind a text: '(*)', '(red)'
# Points in a text that are looked at for lost commas, and as many of those as are no accident.
_MOST_POINTS = 200
_FEWEST_LOST = 4
_ENDLESS = 2_000  # words
_APOSTROPHES_ALL = "’'‘`ʼ"
_APOSTROPHES = re.compile(f"[{_APOSTROPHES_ALL}]")


class Names(dict[str, list[tuple[str, ...]]]):
    """Every listed name by its first word, the rest of each longest first; `words` are all words of
    them, `first_words` those that one begins with, `openers` these and what an office begins with, right or
    misspelt, `whole` those with a hyphen that are no pair of names ('Ben-Gvir', 'Soekarno-Hatta'), `leaders`
    the names of one word of who leads or led a state ('Trump')."""

    first_words: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    leaders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Role:
    """An office as written at words `start` to `end`; `complete` when more than the office word is there.

    `start` counts a 'mantan' or 'Plt' before it; `written_as_title` when it begins with a capital;
    `past` when it is said to be held at another time: 'X, yang kala itu menjabat R'.
    """

    start: int
    end: int
    text: str
    head: str
    written_as_title: bool
    complete: bool
    country: str | None = None
    status: str | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at words `at` to `end`, with the office that the text gives it there."""

    name: str
    at: int
    end: int
    role: Role | None = None
    in_title: bool = False


@dataclass
class Text:
    """An article's words; `low` are in lower case without apostrophes, `names` the listed names."""

    words: list[str]
    low: list[str]
    title_end: int
    names: Names
    day: str | None
    vocabulary: Words
    titled: list[tuple[int, int]] = field(default_factory=list)
    related: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    descriptions: list[Role] = field(default_factory=list)  # offices that stand for somebody: 'Bupati X itu'
    measured: dict[int, Any] = field(default_factory=dict)
    # Of a word, the first two longer names that it stands in, and the first two places where it is somebody.
    longer: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    spoken_of: dict[str, tuple[int, ...]] = field(default_factory=dict)
    # Of words in a row, the first two places where they stand as a place.
    placed: dict[tuple[str, ...], tuple[int, ...]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)  # the words of all names in `mentions`
    endless: range = range(0)  # the words of an office that went on without an end
    is_whole: bool = True  # whether all its offices were looked at

    def mention(self, mention: Mention) -> None:
        """Takes up a mention."""
        self.mentions.append(mention)
        self.named.update(mention.name.split())

    def capital(self, i: int) -> bool:
        """Whether word `i` is there and has a capital."""
        return i < len(self.words) and self.words[i][0].isupper()

    def in_title(self, i: int) -> bool:
        """Whether word `i` stands where nearly every word has a capital, so that capitals tell nothing."""
        return i < self.title_end or _is_inside(i, self.titled)

    def is_related(self, i: int) -> bool:
        """Whether word `i` stands in the headline of another story: 'Baca juga: …' inside a paragraph."""
        return _is_inside(i, self.related)

    @cached_property
    def openings(self) -> list[int]:
        """Where an office or a listed name may begin; found in one pass for both."""
        openers = self.names.openers
        return list(compress(range(len(self.low)), map(openers.__contains__, self.low)))

    def respell(self) -> None:
        """Put words right with which an office begins, in lower case: 'sekertaris'."""
        right, low = self.vocabulary.misspelt, self.low
        if right.keys().isdisjoint(map(low.__getitem__, self.openings)):
            return  # as nearly always
        for k in self.openings:
            if low[k] in right:
                low[k] = right[low[k]]

    @cached_property
    def first_places(self) -> dict[str, int]:
        """Where each word, in lower case, stands first."""
        # From the end on, so that the first place is the one that stays.
        return dict(zip(reversed(self.low), range(len(self.low) - 1, -1, -1), strict=True))

    @cached_property
    def loses_commas(self) -> bool:
        """Whether a scrape put a point for each comma and the letter before it: 'di Bandun. tadi pag. ia'."""
        words = self.words
        lost = (
            True
            for k in find_places(words, ".", _MOST_POINTS)
            if 0 < k < len(words) - 1
            and len(words[k - 1]) > 2
            and words[k + 1].isalpha()
            and words[k + 1].islower()
        )
        return sum(islice(lost, _FEWEST_LOST)) == _FEWEST_LOST

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word, as written, stands."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words):
            places[word].append(i)
        return dict(places)

    def where(self, word: str, most: int) -> Iterable[int]:
        """The first places of a word, as written. In an article they are found before a map of all words is
        made; in an endless text names are as many as its words."""
        if len(self.words) < _ENDLESS:
            return find_places(self.words, word, most)
        return self.places.get(word, [])[:most]

    def has(self, word: str) -> bool:
        """Whether a word, as written, stands in it."""
        return next(iter(self.where(word, 1)), None) is not None

    def stands_twice(self, word: str) -> bool:
        """Whether a word, as written, stands at two places."""
        return len(list(self.where(word, 2))) > 1

    @cached_property
    def listed_words(self) -> NearWords:
        """The long words of listed names that stand in it."""
        return NearWords(word for word in self.first_places if len(word) > 6 and word in self.names.words)

    @cached_property
    def first_area(self) -> str:
        """The first place behind a word for an area or its government: 'Kabupaten Banyumas', or ''."""
        before, regions, low = self.vocabulary.grammar.before_area, self.vocabulary.regions, self.low
        found = (k for k, (word, place) in enumerate(pairwise(low), 1) if word in before and place in regions)
        at = next((k for k in found if self.capital(k)), len(low))
        whole = regency_at(low, at) if at < len(low) else None  # 'Kabupaten Deli Serdang'
        return " ".join(self.words[at : whole[0] if whole else at + 1])

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """How often one word, as written, stands right before another."""
        return Counter(pairwise(self.words))

    @cached_property
    def small_before(self) -> dict[str, set[str]]:
        """The words without a capital that stand right before each word, two of them at the most."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for before, word in pairwise(self.words):
            if not before[0].isupper() and len(found[word]) < 2:
                found[word].add(before)
        return found

    @cached_property
    def before(self) -> dict[str, set[str]]:
        """The words, in lower case, that stand right before each word, two of them at the most."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for before, word in zip(self.low, self.words[1:], strict=False):
            if len(found[word]) < 2:
                found[word].add(before)
        return found

    def listed_at(self, i: int) -> int:
        """The end of the longest listed name that starts at word `i`, or 0."""
        low = self.low
        following = low[i + 1] if i + 1 < len(low) else ""
        for rest in self.names.get(low[i], ()) if i < len(low) else ():
            if not rest:
                # 'Presiden SBY', but 'Danlantamal V Sby'
                place = self.words[i].istitle() and low[i] in self.vocabulary.grammar.nicknames
                return 0 if place else i + 1
            if rest[0] == following and tuple(low[i + 1 : i + 1 + len(rest)]) == rest:
                return i + 1 + len(rest)
        return 0

    def country_at(self, i: int) -> tuple[int, str]:
        """The end of the country's name at word `i`, and the country; (0, '') if there is none."""
        return self.vocabulary.countries.at(self.low, i) or (0, "")

    def beside_name(self, k: int) -> bool:
        """Whether a capitalised word beside a name is no part of it: a common word, an office, a place."""
        lower, v = self.low[k], self.vocabulary
        return (
            lower in v.common
            or lower in v.heads
            or lower in v.regions
            or lower in v.ranks
            or lower in v.inner
            or lower in v.parties
            or self.country_at(k)[0] > 0
            or (self.words[k].isupper() and len(self.words[k]) > 1)
        )


def split_words(text: str, names: Names | None = None) -> tuple[list[str], list[str]]:
    """The words of a text, and the same in lower case without apostrophes. Pairs of listed names
    ('Prabowo-Gibran') are split, where `names` are given.

    >>> split_words("Menteri KebudayaanFadli Zon, kata Ma'ruf")[1]
    ['menteri', 'kebudayaan', 'fadli', 'zon', ',', 'kata', 'maruf']
    """
    if any(body in text for body in _BODIES):
        text = _GLUED_BODY.sub(lambda body: f"{body[0]} ", text)
    if any(rank in text for rank in _RANKS):
        text = _GLUED_RANK.sub(_apart, text)
    found = TOKEN.findall(_GLUED.sub(_apart, text))
    if names is not None and _PAIRED.search(text):
        for at in [at for at, word in enumerate(found) if "-" in word][::-1]:
            found[at : at + 1] = _pair(found[at], names)
    # All words at once; none has a space.
    low = " ".join(found).lower()
    if not any(sign in text for sign in _APOSTROPHES_ALL):
        return found, low.split(" ") if found else []
    bare = _APOSTROPHES.sub("", low).split(" ")
    # A word that is nothing else keeps them.
    return found, [word or written for word, written in zip(bare, found, strict=True)] if found else []


def _apart(glued: re.Match[str]) -> str:
    return f" {glued[0]}"


def _pair(word: str, names: Names) -> tuple[str, ...]:
    """'Prabowo-Gibran' as three words where both are names; 'Ben-Gvir' and 'Arab-Israel' stay one."""
    one, _, two = word.partition("-")
    capitals = one[:1].isupper() and two[:1].isupper()
    return (one, "-", two) if capitals and _are_names(one, two, names) else (word,)


def _are_names(one: str, two: str, names: Names) -> bool:
    """Whether a hyphen joins two listed names, and is of neither."""
    low, opens = one.lower(), two.lower()
    return low in names.words and opens in names and len(low) > 3 and f"{low}-{opens}" not in names.whole


def split_small_pairs(words: list[str], low: list[str], names: Names) -> None:
    """Splits pairs of listed names in a text without capitals: 'prabowo subianto-gibran rakabuming raka'."""
    for at in [at for at, word in enumerate(low) if "-" in word][::-1]:
        one, _, two = low[at].partition("-")
        if two.isalpha() and one.isalpha() and len(two) > 3 and _are_names(one, two, names):
            written = words[at].partition("-")
            words[at : at + 1], low[at : at + 1] = written, (one, "-", two)


def _is_inside(i: int, spans: list[tuple[int, int]]) -> bool:
    """Whether word `i` is in one of the spans, which are in order."""
    at = bisect_right(spans, (i, i)) if spans else 0
    # Spans that overlap begin within a headline's length of each other.
    return any(start <= i < end for start, end in spans[max(0, at - _OVERLAPPING) : at + 1])


def find_headlines(words: list[str], offset: int) -> list[tuple[int, int]]:
    """The paragraphs in which nearly every word has a capital: headlines of other articles, subheads."""
    spans = []
    start = 0
    while start < len(words):
        try:
            end = words.index("\n", start)
        except ValueError:
            end = len(words)
        if 3 < end - start < 40 and not _ends_sentence(words, start, end):
            letters = [word for word in words[start:end] if word[0].isalpha()]
            if sum(word[0].isupper() for word in letters) * 10 >= 7 * len(letters):
                spans.append((start + offset, end + offset))
        start = end + 1
    return spans


def _ends_sentence(words: list[str], start: int, end: int) -> bool:
    """Whether a paragraph ends with a full stop, as headlines do not, maybe before a quotation mark, or a
    sign in brackets: '(*)', '(red)'."""
    last = end - 1
    if words[last] == ")":
        last = next(
            (k - 1 for k in range(last, max(start, last - _LONGEST_SIGN), -1) if words[k] == "("), last
        )
    elif words[last] in _QUOTATION_MARKS:
        last -= 1
    return words[last] == "."


def find_places(words: list[str], word: str, most: int = 10_000) -> Iterator[int]:
    """Where a word stands, as written; `list.index` is faster than a loop over all words."""
    at = -1
    try:
        for _ in range(most):
            at = words.index(word, at + 1)
            yield at
    except ValueError:
        return


def find_quoted_titles(words: list[str], offset: int) -> list[tuple[int, int]]:
    """What stands between quotation marks with nearly all words in capitals: other articles' titles."""
    spans = []
    signs = sorted(i for sign in _QUOTATION_MARKS for i in find_places(words, sign))
    for opens, closes in pairwise(signs):
        # Speech ends with a point or comma before the mark.
        if 4 < closes - opens < 30 and words[closes - 1] not in (".", ",") and words[opens + 1][0].isupper():
            letters = [word for word in words[opens + 1 : closes] if word[0].isalpha()]
            if len(letters) > 3 and sum(word[0].isupper() for word in letters) * 10 >= 7 * len(letters):
                spans.append((opens + 1 + offset, closes + offset))
    return spans
