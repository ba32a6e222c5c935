"""An article as a document of a cluster's index, and the article and its words' places read back."""

from __future__ import annotations

import base64
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import chain, pairwise
from typing import Final, NamedTuple

import numpy as np

from search import identifiers
from search.analysis.tokens import FieldTerms, field_terms
from search.cluster.mapping import PARTS, Body, Part, safe, scaled, term
from search.knowledge.officials.joining import post
from search.model import TEXT_FIELDS, UNDATED, Article, TextField
from search.process import deadline
from search.retrieval import copies, days, short_forms
from search.retrieval.documents import OFFICIAL_SEPARATOR, body_terms, pack, quote_positions, unpack
from search.retrieval.matched import Ints
from search.retrieval.postings import POSITION_BITS
from search.retrieval.ranking import SHIPPED, Form

_LARGEST: Final = (1 << 64) - 1
# Words of which it is kept how they are sent.
_MOST_SENT: Final = 200_000
# Of stored places: the bytes of the stems, the occurrences in each text field.
_PLACES_HEAD: Final = struct.Struct(f"<{1 + len(TEXT_FIELDS)}I")
# The terms of one field, and where they stand.
_Terms = tuple[list[str], list[int]]


@dataclass(frozen=True, slots=True)
class Written:
    """A document; the different words of each text field; a digest of the article, to be added up."""

    body: Body
    words: dict[TextField, frozenset[str]]
    digest: int


def write(article: Article, root: str, added: int, story: int | None = None, copied: bool = False) -> Written:
    """The document of an article. `added`: when it came, see `mapping`; `story`: None where it is alone."""
    texts: dict[TextField, Sequence[str]] = {
        "title": (article.title,) if article.title else (),
        "lead": (article.lead,) if article.lead else (),
        "body": article.body,
        "author": article.authors,
    }
    number = identifiers.number(article.id)
    body: Body = {"number": number, "root": safe(root), "kind": article.kind, "added": added}
    body |= {f"{part}_length": 0 for part in PARTS}  # the formula adds up all
    weighted: dict[Form, dict[str, int]] = {"stem": defaultdict(int), "surface": defaultdict(int)}
    stems_of: dict[TextField, _Terms] = {}
    words: dict[TextField, frozenset[str]] = {}
    length = 0
    for field, paragraphs in texts.items():
        found = body_terms(article) if field == "body" else field_terms(paragraphs)
        part: Part = "claim" if field == "title" and article.kind == "fact-check" else field
        weight = scaled(SHIPPED, part)
        sent: dict[Form, list[str]] = {"stem": _sent(found.stems), "surface": _sent(found.surfaces)}
        stems_of[field] = sent["stem"], found.positions
        words[field] = _different(found.surfaces)
        body[f"{part}_length"] = found.length
        length += weight * found.length
        layout = _layout(found.positions)
        for form, terms in sent.items():
            counts = weighted[form]
            for word, count in Counter(terms).items():
                counts[word] += weight * count
            if terms:
                body[f"{part}_{form}"] = _placed(terms, layout)
        if field == "body" and article.quotes:
            body |= _quotes(article, found, sent)
    body["length"] = length
    for form, counts in weighted.items():
        body[f"all_{form}"] = _numbered(counts.items())
    for field in ("lead", "body"):
        body[f"{field}_first"] = _numbered(_firsts(stems_of[field]).items())
    body |= _facets(article) | _day(article, added)
    body["places"] = _encoded(_pack_places([stems_of[field] for field in TEXT_FIELDS]))
    if signature := copies.signature(article.body):
        body["signature"] = _encoded(signature)
    body["story"] = number if story is None else story
    body["copied"] = copied
    packed = pack(article)
    body["article"] = _encoded(zlib.compress(packed, 6))
    return Written(body, words, digest(article.id, packed))


def digest(id: str, packed: bytes) -> int:
    """A number below 2⁶⁴ of an article, so that the sum of all tells whether one has changed."""
    return int.from_bytes(blake2b(id.encode() + packed, digest_size=8).digest(), "big")


def added_up(digests: Iterable[int], start: int = 0) -> int:
    """
    >>> added_up([2**64 - 1, 3])
    2
    """
    return (start + sum(digests)) & _LARGEST


def read(source: Body) -> tuple[Article, str]:
    """The article of a document's source, and its root."""
    return unpack(zlib.decompress(base64.b64decode(source["article"]))), source["root"]


def _different(words: Iterable[str]) -> frozenset[str]:
    """The different words, as they can be sent."""
    different = frozenset(words)
    return different if "".join(different).isascii() else frozenset(map(safe, different))


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def from_column(text: str) -> bytes:
    """The bytes of a column as an answer has them: without padding, for addresses.

    >>> from_column("-_8")
    b'\\xfb\\xff'
    """
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _numbered(counts: Iterable[tuple[str, int]]) -> str:
    return " ".join([f"{word}|{number}" for word, number in counts if number])


def _firsts(terms: _Terms) -> dict[str, int]:
    """The position of each term's first occurrence, plus 1.

    >>> _firsts((["rusia", "kuat", "rusia"], [0, 1, 2]))
    {'rusia': 1, 'kuat': 2}
    """
    words, positions = terms
    # What comes last into a dict stays.
    last = dict(zip(reversed(words), reversed(positions), strict=True))
    return {word: position + 1 for word, position in last.items()}


class _Sent(dict[str, str]):
    """Words as they are sent, each made safe once (see `mapping.term`)."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_SENT:
            self.clear()
        found = self[word] = term(word)
        return found


_known: Final = _Sent()


def _sent(words: Iterable[str]) -> list[str]:
    return list(map(_known.__getitem__, words))


class _Layout(NamedTuple):
    """Where the paragraphs of a field begin and end, and which words stand where the one before does."""

    bounds: list[int]
    same: list[int]


def _layout(positions: Sequence[int]) -> _Layout:
    """
    >>> _layout([0, 0, 1, 51])
    _Layout(bounds=[0, 3, 4], same=[1])
    """
    size = len(positions)
    # Of words that follow each other, or of none, nothing is to be found out.
    if not size or (positions[-1] - positions[0] == size - 1 and size < 3):
        return _Layout([0, size], [])
    before = np.array(positions, np.int64)
    steps = before[1:] - before[:-1]
    odd = (steps != 1).nonzero()[0]
    bounds: list[int] = [0]
    same: list[int] = []
    for at, step in zip((odd + 1).tolist(), steps[odd].tolist(), strict=True):
        (bounds if step else same).append(at)
    return _Layout([*bounds, size], same)


def _placed(terms: Sequence[str], layout: _Layout) -> list[str]:
    """One text for each paragraph that has words; what stands at one place is joined.

    >>> _placed(["kerja\xa0sama", "kerja", "sama", "rusia"], _layout([0, 0, 1, 51]))
    ['kerja\xa0sama|kerja sama', 'rusia']
    """
    bounds, same = layout
    if not same:
        return [" ".join(terms[start:stop]) for start, stop in pairwise(bounds)]
    marked = list(terms)
    for at in same:
        marked[at] = f"|{marked[at]}"  # no term has one of its own
    return [" ".join(marked[start:stop]).replace(" |", "|") for start, stop in pairwise(bounds)]


def _quotes(article: Article, found: FieldTerms, sent: Mapping[Form, Sequence[str]]) -> Body:
    quotes: list[Body] = []
    for quote, place in zip(article.quotes, quote_positions(article.quotes, found), strict=True):
        if place is None:
            continue
        inside = slice(bisect_left(found.positions, place[0]), bisect_right(found.positions, place[1]))
        layout = _layout(found.positions[inside])
        quotes.append(
            {
                "speaker": safe(f"{quote.official or ''}{OFFICIAL_SEPARATOR}{quote.speaker or ''}"),
                "stem": _placed(sent["stem"][inside], layout),
                "surface": _placed(sent["surface"][inside], layout),
            }
        )
    return {"quote": quotes, "speaker": sorted({quote["speaker"] for quote in quotes})} if quotes else {}


def _facets(article: Article) -> Body:
    people = article.officials
    return {
        "outlet": safe(article.outlet or ""),
        "official": [safe(person.id) for person in people if not person.candidate],
        "named": [safe(person.id) for person in people],
        "official_name": [safe(OFFICIAL_SEPARATOR.join((o.id, o.name, post(o.role)))) for o in people],
        "alias": list(article.aliases),
        "short_form": [*map(safe, short_forms.terms(article))],
    }


def _day(article: Article, added: int) -> Body:
    body: Body = {"added_day": int(days.day_of(np.array([added]))[0]) if added else 0}
    span = days.span(article.published)
    if span is None:
        return body | {"dated": False, "year": UNDATED, "month": UNDATED, "day": UNDATED}
    is_day = span.first == span.last
    return body | {
        "dated": True,
        "first": span.first,
        "last": span.last,
        "minute": span.moment,
        "year": span.month[:4],
        "month": span.month,
        "day": date.fromordinal(span.first).isoformat() if is_day else span.month,
    }


# --- where each stem stands: for what only the client computes ---


def _pack_places(fields: Sequence[_Terms]) -> bytes:
    """The stems of each text field with their positions: how many bytes the different stems take, how many
    occurrences each field has; the stems; the number of each occurrence's stem; steps between positions."""
    stems = list(chain.from_iterable(stems for stems, _ in fields))
    numbers = dict(zip(dict.fromkeys(stems), range(len(stems)), strict=False))
    which = list(map(numbers.__getitem__, stems))
    positions = list(chain.from_iterable(found for _, found in fields))
    raw = "\n".join(numbers).encode()
    head = _PLACES_HEAD.pack(len(raw), *(len(stems) for stems, _ in fields))
    steps = np.diff(np.array(positions, np.int64), prepend=0).astype("<i4").tobytes()
    return zlib.compress(head + raw + np.array(which, "<u4").tobytes() + steps, 6)


def unpack_places(columns: Sequence[str], stems: Collection[str]) -> dict[str, dict[TextField, Ints]]:
    """Where some stems stand in each text field of several documents, of their stored places: the document's
    number here · 2³² + position, ascending. All at once: a page looks at some hundred articles."""
    wanted = [(code, b"\n%b\n" % term(stem).encode()) for code, stem in enumerate(stems)]
    sizes: list[tuple[int, ...]] = []
    which: list[bytes] = []
    steps: list[bytes] = []
    bases: list[int] = []
    known: list[tuple[int, int]] = []
    base = 0
    for column in deadline.checked(columns):
        raw = zlib.decompress(from_column(column))
        size, *of_fields = _PLACES_HEAD.unpack_from(raw)
        at = _PLACES_HEAD.size + size
        middle = at + 4 * sum(of_fields)
        listed = b"\n%b\n" % raw[_PLACES_HEAD.size : at]
        for code, looked_for in wanted:
            if (begin := listed.find(looked_for)) >= 0:
                known.append((base + listed.count(b"\n", 0, begin), code))
        sizes.append(tuple(of_fields))
        which.append(raw[at:middle])
        steps.append(raw[middle:])
        bases.append(base)
        base += listed.count(b"\n")
    codes = np.full(base + 1, -1, np.int64)
    if known:
        codes[[place for place, _ in known]] = [code for _, code in known]
    counts = np.array(sizes, np.int64).reshape(len(columns), len(TEXT_FIELDS))
    occurrences = counts.sum(axis=1)
    found = codes[np.frombuffer(b"".join(which), "<u4") + np.repeat(np.array(bases, np.int64), occurrences)]
    chosen = np.flatnonzero(found >= 0)
    found = found[chosen]
    document = np.repeat(np.arange(len(columns)), occurrences)[chosen]
    field_of = np.repeat(np.tile(np.arange(len(TEXT_FIELDS)), len(columns)), counts.ravel())[chosen]
    # Steps begin anew with each document.
    walked = np.cumsum(np.frombuffer(b"".join(steps), "<i4"), dtype=np.int64)
    before = np.concatenate(([0], walked))[np.cumsum(occurrences) - occurrences]
    where = document << POSITION_BITS | (walked[chosen] - before[document])
    return {
        stem: {
            field: where[(found == code) & (field_of == number)] for number, field in enumerate(TEXT_FIELDS)
        }
        for code, stem in enumerate(stems)
    }
