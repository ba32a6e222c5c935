"""Who holds a public office in an article: its title, lead and body to officials, each once."""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from typing import NamedTuple

from index.officials.capitals import (
    give_capitals,
    give_capitals_behind_offices,
    give_capitals_to_offices,
    is_lower_case,
)
from index.officials.lines import join_broken
from index.officials.mentions import listed_mentions, read_mentions
from index.officials.resolving import merge
from index.officials.text import (
    Names,
    Text,
    find_headlines,
    find_quoted_titles,
    split_small_pairs,
    split_words,
)
from index.pages import other_stories
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.names import fold
from search.knowledge.officials.vocabulary import words
from search.model import Official

_NAMES: weakref.WeakKeyDictionary[Gazetteer, Names] = weakref.WeakKeyDictionary()


class Found(NamedTuple):
    """An article's officials; `whole`: all its offices were looked at, as in every article that is one."""

    officials: tuple[Official, ...]
    whole: bool


def find_officials(
    title: str | None,
    lead: str | None,
    body: Sequence[str],
    *,
    published: str | None,
    gazetteer: Gazetteer,
) -> tuple[Official, ...]:
    """The officials whom an article names, in order of first mention; nobody twice.

    Someone counts to whom the text gives a public office, or whom the gazetteer has in office on the
    day `published` (ISO, any precision; None: at any time) under a full name or an alias of theirs.

    >>> gazetteer = Gazetteer.load()
    >>> found = find_officials(
    ...     None, None, ["Menteri Luar Negeri Wang Yi dari China dan Sergei Lavrov dari Rusia bertemu."],
    ...     published="2021-05-01", gazetteer=gazetteer)
    >>> [(official.name, official.role) for official in found]
    [('Wang Yi', 'Menteri Luar Negeri China'), ('Sergei Lavrov', 'Menteri Luar Negeri Rusia')]
    """
    return look_through(title, lead, body, published=published, gazetteer=gazetteer).officials


def look_through(
    title: str | None,
    lead: str | None,
    body: Sequence[str],
    *,
    published: str | None,
    gazetteer: Gazetteer,
) -> Found:
    """As `find_officials`, and whether the bound on what an article may name was reached."""
    heading = _one_line(title)
    rest = "\n".join(join_broken([_one_line(part) for part in (lead, *body) if part]))
    names = _listed_names(gazetteer)
    title_words, title_low = split_words(heading + "\n", names) if heading else ([], [])
    body_words, body_low = split_words(rest, names)
    lower_case = is_lower_case(body_words)
    if lower_case:
        split_small_pairs(body_words, body_low, names)
    text = Text(
        words=title_words + body_words,
        low=title_low + body_low,
        title_end=len(title_words),
        names=names,
        day=published[:10] if published else None,
        vocabulary=words(),
    )
    text.respell()
    if lower_case:
        give_capitals(text)
        give_capitals_to_offices(text)
        give_capitals_behind_offices(text)
    text.titled = find_headlines(body_words, len(title_words))
    text.titled = sorted(text.titled + find_quoted_titles(body_words, len(title_words)))
    text.related = other_stories.find_spans(text.low)
    given = read_mentions(text)
    listed = listed_mentions(text, lower_case=lower_case)
    return Found(merge(text, given, listed, gazetteer), text.is_whole)


def _one_line(part: str | None) -> str:
    return " ".join(part.split("\n")) if part else ""


def _as_words(name: str) -> set[tuple[str, ...]]:
    """The words of a name, in small letters, as articles may write it."""
    if name.isascii() and name.istitle() and name.replace(" ", "").isalpha():
        return {tuple(name.lower().split())}  # most are: to read them costs an update more than its article
    spellings = {name, name.replace("-", " "), fold(name), name.replace(".", "")}
    return {tuple(split_words(written)[1]) for written in spellings}


def _listed_names(gazetteer: Gazetteer) -> Names:
    """Every listed name and alias by its first word, as `split_words` gives them, longest first."""
    names = _NAMES.get(gazetteer)
    if names is None:
        names = Names()
        seen: set[tuple[str, ...]] = set()
        leaders: set[str] = set()
        for person in gazetteer.persons:
            if any(office.title.lower() in words().grammar.state_heads for office in person.offices):
                leaders.update(fold(name) for name in person.names() if " " not in name)
            for name in person.names():
                for low in _as_words(name):
                    if low and low not in seen:
                        seen.add(low)
                        names.setdefault(low[0], []).append(low[1:])
        for entries in names.values():
            entries.sort(key=len, reverse=True)
        names.first_words = frozenset(names)
        names.openers = names.first_words.union(words().openers, words().misspelt)
        names.words = frozenset(word for low in seen for word in low)
        names.whole = names.words | words().regions
        names.leaders = frozenset(leaders)
        _NAMES[gazetteer] = names
    return names
