"""Quotes of an archive, and which of them have all that a question looks for in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol, assert_never

import numpy as np

from search.analysis.tokens import question_tokens
from search.model import (
    And,
    DayRange,
    Everything,
    Expanding,
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
    SaidBy,
    SynonymsNode,
    TextField,
    Wildcard,
    Word,
)
from search.retrieval import postings
from search.retrieval.matched import Ints, Mask
from search.retrieval.nearness import NearKey, near_keys, wanted_near
from search.retrieval.postings import POSITION_BITS, Postings
from search.retrieval.ranking import Form

# An official's id, '' for who is none, and the speaker's name; both '' where nobody is sure.
Speaker = tuple[str, str]


class SegmentQuotes(NamedTuple):
    """The quotes of one immutable segment, in no order: the document of each, the positions of its first and
    last word in the body, and its speaker as a place in `speakers`."""

    documents: Ints
    firsts: Ints
    lasts: Ints
    codes: Ints
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True)
class Quotes:
    """The quotes of an archive in the order of documents and text, none inside another.

    `starts`, `ends`: the places of the first and the last word (document · 2³² + position in the body);
    `codes`: places in `speakers`, which are sorted.
    """

    starts: Ints
    ends: Ints
    codes: Ints
    speakers: tuple[Speaker, ...]

    @cached_property
    def documents(self) -> Ints:
        """The document of each quote."""
        found: Ints = self.starts >> POSITION_BITS
        return found

    def by(self, speakers: Iterable[Speaker]) -> Quotes:
        """Those of some speakers."""
        wanted = np.zeros(len(self.speakers), bool)
        number = {speaker: i for i, speaker in enumerate(self.speakers)}
        wanted[[number[speaker] for speaker in speakers]] = True
        return self.kept(wanted[self.codes])

    def kept(self, mask: Mask) -> Quotes:
        """Those of a mask."""
        return Quotes(self.starts[mask], self.ends[mask], self.codes[mask], self.speakers)

    def places(self, found: Postings) -> Postings:
        """Postings of the body as postings of quotes: their documents are the quotes, numbered in order."""
        at = np.searchsorted(self.starts, found.places, side="right") - 1
        inside = at >= 0
        inside[inside] = found.places[inside] <= self.ends[at[inside]]
        positions = found.places[inside] & ((1 << POSITION_BITS) - 1)
        return postings.from_places((at[inside] << POSITION_BITS) | positions)


def join(segments: Sequence[tuple[SegmentQuotes, int]], live: Mask) -> Quotes:
    """The quotes of consecutive segments, each with the number of its first document; without those of
    documents that are not `live`."""
    speakers = tuple(sorted({speaker for segment, _ in segments for speaker in segment.speakers}))
    number = {speaker: i for i, speaker in enumerate(speakers)}
    starts, ends, codes = [], [], []
    for segment, offset in segments:
        documents = (segment.documents + offset) << POSITION_BITS
        starts.append(documents | segment.firsts)
        ends.append(documents | segment.lasts)
        codes.append(np.array([number[s] for s in segment.speakers], np.int64)[segment.codes])
    joined = Quotes(_joined(starts), _joined(ends), _joined(codes), speakers)
    order = np.argsort(joined.starts, kind="stable")
    order = order[live[joined.documents[order]]]
    return Quotes(joined.starts[order], joined.ends[order], joined.codes[order], speakers)


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


class Looking(Protocol):
    """What matching quotes needs of matching documents."""

    def body(self, form: Form, term: str) -> Postings:
        """Where a term stands in the bodies."""
        ...

    def forms(self, node: Expanding) -> Sequence[str]:
        """The words that a pattern or a fuzzy word stands for."""
        ...

    def holds(self, node: Node, documents: Ints) -> Mask:
        """Of some documents, ascending, of which a condition is true."""
        ...


def match_quotes(quotes: Quotes, node: Node, looking: Looking, field: TextField = "body") -> Mask:
    """Which quotes have all that a tree asks for."""

    def match(part: Node, field: TextField = field) -> Mask:
        return match_quotes(quotes, part, looking, field)

    def having(found: Postings) -> Mask:
        mask = np.zeros(len(quotes.starts), bool)
        if field == "body":
            mask[found.documents] = True
        return mask

    def adjacent(key: NearKey) -> Postings:
        form, words = key
        return postings.adjacent([quotes.places(looking.body(form, word)) for word in words])

    match node:
        case Word(text):
            return _every(
                [having(adjacent(("stem", (word.stem,)))) for word in question_tokens(text, "whole")], quotes
            )
        case Phrase():
            (key,) = near_keys(node)
            return having(adjacent(key))
        case Near(parts, distance):
            wanted = wanted_near(parts).items()
            return having(postings.near([(adjacent(key), len(key[1]), n) for key, n in wanted], distance))
        case Prefix() | Wildcard() | Fuzzy():
            words = looking.forms(node)
            return having(postings.union([quotes.places(looking.body("surface", word)) for word in words]))
        case SynonymsNode(typed, others):
            found: Mask = np.logical_or.reduce([match(part) for part in (typed, *others)])
            return found
        case InField(name, part):
            return match(part, name)
        case And(parts):
            return _every([match(part) for part in parts], quotes)
        case Or(parts):
            any_of: Mask = np.logical_or.reduce([_nothing(quotes), *(match(part) for part in parts)])
            return any_of
        case Not(part):
            return ~match(part)
        case OutletIs() | OfficialIs() | KindIs() | SaidBy() | DayRange() | Everything() | Nothing():
            return looking.holds(node, quotes.documents)
        case _:
            assert_never(node)


def _nothing(quotes: Quotes) -> Mask:
    return np.zeros(len(quotes.starts), bool)


def _every(masks: list[Mask], quotes: Quotes) -> Mask:
    if not masks:
        return _nothing(quotes)
    found: Mask = np.logical_and.reduce(masks)
    return found


def asked_words(node: Node) -> Node | None:
    """What ranks the articles that quote somebody with it: any of what the quote has to have. None where
    there is nothing but exclusions and conditions."""
    match node:
        case And(parts) | Or(parts):
            found = [asked for part in parts if (asked := asked_words(part)) is not None]
            return Or(tuple(found)) if len(found) > 1 else found[0] if found else None
        case InField(name, part):
            inside = asked_words(part)
            return InField(name, inside) if inside is not None else None
        case Word() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy() | SynonymsNode():
            return node
        case Not() | OutletIs() | OfficialIs() | KindIs() | SaidBy() | DayRange() | Everything() | Nothing():
            return None
        case _:
            assert_never(node)
