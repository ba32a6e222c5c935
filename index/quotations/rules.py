"""The words of verbs.toml, as sets and patterns."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass, fields
from importlib import resources


@dataclass(frozen=True)
class Rules:
    """The keys of verbs.toml, where each is told, and the patterns made of them."""

    behind: frozenset[str]
    parenthetical: frozenset[str]
    going_on: frozenset[str]
    active: frozenset[str]
    reporting: frozenset[str]
    matters: frozenset[str]
    linking: frozenset[str]
    unsaid: frozenset[str]
    adverbs: frozenset[str]
    pronouns: frozenset[str]
    plural: frozenset[str]
    definite: frozenset[str]
    stops: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    written: frozenset[str]
    days: frozenset[str]
    shortened: frozenset[str]
    saying: frozenset[str]
    adverbial: frozenset[str]
    people: frozenset[str]
    no_subject: frozenset[str]
    no_verbs: frozenset[str]

    @functools.cached_property
    def verb(self) -> re.Pattern[str]:
        """A verb behind a quote, with its -nya: groups `verb`, `nya`."""
        return re.compile(rf"(?P<verb>{_alternatives(self.behind)})(?P<nya>nya)?(?!\w)", re.IGNORECASE)

    @functools.cached_property
    def no_end(self) -> frozenset[str]:
        """With none of these a name or an office ends."""
        return self.stops | self.particles

    @functools.cached_property
    def unsaid_alone(self) -> frozenset[str]:
        """`unsaid` without what only joins a verb to another: 'tertawa sambil mengatakan, "…"'."""
        return self.unsaid - {"dengan", "seraya", "sambil", "sembari"}

    @functools.cached_property
    def circumstance(self) -> frozenset[str]:
        """Behind a speaker and a comma: when, where and how it was said."""
        return self.days | self.stops | self.adverbial

    @functools.cached_property
    def behind_quote(self) -> re.Pattern[str]:
        """'," kata', '," ujarnya', '," demikian dijelaskan', '," menurut'."""
        so = r"(?P<so>(?:demikian(?:lah)?|begitu(?:lah)?|itulah)\s+)?"
        return re.compile(
            rf"[\s,.;–—-]*{so}(?:{self.verb.pattern}"
            r"|(?P<passive>dijelaskan|dikatakan|disampaikan|diungkapkan)(?!\w)"
            rf"|(?P<menurut>menurut)(?P<menurutnya>nya)?(?!\w))",
            re.IGNORECASE,
        )

    @functools.cached_property
    def spoken(self) -> re.Pattern[str]:
        """What begins reported speech: groups `active`, `menurut`, `bare`."""
        active, bare = (_alternatives(words) for words in (self.reporting, self.parenthetical - {"menurut"}))
        return re.compile(
            rf"(?<![\w-])(?:(?P<active>{active})|(?P<menurut>menurut)(?P<menurutnya>nya)?"
            rf"|(?P<bare>{bare})(?P<nya>nya)?)(?![\w-])",
            re.IGNORECASE,
        )

    @functools.cached_property
    def spoken_roots(self) -> tuple[str, ...]:
        """A sentence without one of these, in small letters, reports nothing."""
        return shortest(self.reporting | self.parenthetical | {"menurut"})

    @functools.cached_property
    def roots(self) -> tuple[str, ...]:
        """A text without one of these, in small letters, says of nobody that he speaks."""
        return shortest(self.behind | self.active | {"menurut"})


def _alternatives(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def has_any(text: str, roots: tuple[str, ...]) -> bool:
    """Whether one of the roots is part of a text, which is in small letters."""
    return any(root in text for root in roots)


def shortest(words: frozenset[str]) -> tuple[str, ...]:
    """Those of the words that hold none of the others: what has one of the words has one of these.

    >>> shortest(frozenset(("kata", "dikatakan", "katanya", "ujar")))
    ('kata', 'ujar')
    """
    found: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not has_any(word, tuple(found)):
            found.append(word)
    return tuple(found)


@functools.cache
def rules() -> Rules:
    """The rules, read once. Raises TypeError where the file's keys are others than `Rules` has."""
    text = (resources.files("index.quotations") / "verbs.toml").read_text(encoding="utf-8")
    found = {key: frozenset(words.split()) for key, words in tomllib.loads(text).items()}
    assert set(found) == {field.name for field in fields(Rules)}, "verbs.toml and Rules differ"
    return Rules(**found)
