"""An article as a document of a cluster's index, and the article and its words' places read back."""

from __future__ import annotations

import base64
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import chain, pairwise
from operator import sub
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from search import identifiers
from search.cluster.mapping import PARTS, Body, Part, safe, scaled, term
from search.knowledge.officials.posts import post
from search.model import TEXT_FIELDS, UNDATED, Article, Known, TextField
from search.process import deadline
from search.retrieval import days
from search.retrieval.documents import OFFICIAL_SEPARATOR, Terms, make_document, unpack
from search.retrieval.matched import Ints
from search.retrieval.postings import POSITION_BITS
from search.retrieval.ranking import SHIPPED, Form

_LARGEST: Final = (1 << 64) - 1
# Of stored places: the bytes of the stems, the occurrences in each text field.
_PLACES_HEAD: Final = struct.Struct(f"<{1 + len(TEXT_FIELDS)}I")
_NOTHING: Final[Terms] = ((), ())
# How hard what is stored is packed: harder takes three times as long and saves a twentieth.
_PACKING: Final = 1
# Words of a field that are looked at one by one.
_FEW: Final = 64


@dataclass(frozen=True, slots=True)
class Written:
    """A document; the different words of each text field; a digest of the article, to be added up."""

    body: Body
    words: dict[TextField, frozenset[str]]
    digest: int


def write(article: Article, root: str, added: int, known: Known | None = None) -> Written:
    """The document of an article. `added`: when it came, see `mapping`; `known`: None where it is to be
    analysed here, and stands alone."""
    number = identifiers.number(article.id)
    known = known or Known(make_document(article, root), number, False)
    found = known.document
    body: Body = {"number": number, "root": safe(root), "kind": article.kind, "added": added}
    body |= {f"{part}_length": 0 for part in PARTS}  # the formula adds up all
    weighted: dict[Form, dict[str, int]] = {"stem": {}, "surface": {}}
    stems_of: dict[TextField, Terms] = {}
    words: dict[TextField, frozenset[str]] = {}
    total = 0
    for field in TEXT_FIELDS:
        stems, positions = found.terms.get(f"{field}_stem", _NOTHING)
        surfaces, _ = found.terms.get(f"{field}_surface", _NOTHING)
        length = found.numbers.get(f"{field}_length", 0)
        part: Part = "claim" if field == "title" and article.kind == "fact-check" else field
        weight = scaled(SHIPPED, part)
        sent: dict[Form, Sequence[str]] = {"stem": _sent(stems), "surface": _sent(surfaces)}
        stems_of[field] = sent["stem"], positions
        words[field] = _different(surfaces)
        body[f"{part}_length"] = length
        total += weight * length
        layout = _layout(positions)
        for form, terms in sent.items():
            if terms:
                counted = {word: weight * count for word, count in Counter(terms).items()}
                weighted[form] = _together(weighted[form], counted)
                body[f"{part}_{form}"] = _placed(terms, layout)
        if field == "body" and "speaker" in found.terms:
            body |= _quotes(found.terms["speaker"], positions, sent, layout)
    body["length"] = total
    for form, counts in weighted.items():
        body[f"all_{form}"] = _numbered(counts)
    for field in ("lead", "body"):
        body[f"{field}_first"] = _numbered(_firsts(stems_of[field]))
    body |= _facets(article) | _day(article, added)
    body["short_form"] = [*map(safe, found.terms.get("short_form", _NOTHING)[0])]
    body["places"] = _encoded(_pack_places([stems_of[field] for field in TEXT_FIELDS]))
    if found.signature:
        body["signature"] = _encoded(found.signature)
    body["story"] = known.story
    body["copied"] = known.copied
    body["article"] = _encoded(zlib.compress(found.stored, _PACKING))
    return Written(body, words, digest(article.id, found.stored))


def digest(id: str, packed: bytes) -> int:
    """A number below 2⁶⁴ of an article, so that the sum of all tells whether one has changed."""
    return int.from_bytes(blake2b(id.encode() + packed, digest_size=8).digest(), "big")


def added_up(digests: Iterable[int], start: int = 0) -> int:
    """
    >>> added_up([2**64 - 1, 3])
    2
    """
    return (start + sum(digests)) & _LARGEST


def read(hit: Body) -> tuple[Article, str]:
    """The article of a hit (see `mapping.ARTICLES`), and its root."""
    return unpack(stored(hit)), hit["fields"]["root"][0]


def stored(hit: Body) -> bytes:
    """The article of a hit as it was packed, of which its digest was taken."""
    return zlib.decompress(base64.b64decode(hit["fields"]["article"][0]))


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


def _together(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    """The sums of two counts; the longer one is changed.

    >>> _together({"rusia": 2}, {"kuat": 2, "rusia": 4})
    {'kuat': 2, 'rusia': 6}
    """
    few, many = (one, other) if len(one) < len(other) else (other, one)
    for word, count in few.items():
        many[word] = many.get(word, 0) + count
    return many


# What stands behind a word that has a number, so that numbers need not be spelt each time.
_NUMBERS: Final = tuple(f"|{number}" for number in range(4096))


def _numbered(counts: Mapping[str, int]) -> str:
    """Words with a number each as the filter `delimited_term_freq` reads them; those whose number is 0 are
    left out.

    >>> _numbered({"rusia": 2, "kuat": 0, "sekali": 5000})
    'rusia|2 sekali|5000'
    """
    if counts and min(counts.values()) > 0 and max(counts.values()) < len(_NUMBERS):
        return " ".join([word + _NUMBERS[number] for word, number in counts.items()])
    return " ".join([f"{word}|{number}" for word, number in counts.items() if number])


def _firsts(terms: Terms) -> dict[str, int]:
    """The position of each term's first occurrence, plus 1.

    >>> _firsts((["rusia", "kuat", "rusia"], [0, 1, 2]))
    {'rusia': 1, 'kuat': 2}
    """
    words, positions = terms
    # What comes last into a dict stays.
    last = dict(zip(reversed(words), reversed(positions), strict=True))
    return {word: position + 1 for word, position in last.items()}


def _sent(words: Sequence[str]) -> Sequence[str]:
    """Words as they stand in a field of text, see `mapping.term`; none holds a line feed.

    >>> _sent(["kerja sama", "kuat"])
    ['kerja\xa0sama', 'kuat']
    """
    joined = "\n".join(words)
    return words if joined.isascii() and " " not in joined else term(joined).split("\n")


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
    if size < _FEW:  # then NumPy's calls would take longer
        steps = {at: after - before for at, (before, after) in enumerate(pairwise(positions))}
        odd = [at for at, step in steps.items() if step != 1]
    else:
        found = np.diff(np.array(positions, np.int64))
        odd = (found != 1).nonzero()[0].tolist()
        steps = dict(zip(odd, found[odd].tolist(), strict=True))
    bounds: list[int] = [0]
    same: list[int] = []
    for at in odd:
        (bounds if steps[at] else same).append(at + 1)
    return _Layout([*bounds, size], same)


def _part(layout: _Layout, first: int, last: int) -> _Layout:
    """The layout of the words from one to before another.

    >>> _part(_layout([0, 0, 1, 51, 51, 52]), 2, 5)
    _Layout(bounds=[0, 1, 3], same=[2])
    """
    bounds, same = layout
    inside = slice(bisect_right(bounds, first), bisect_left(bounds, last))
    joined = slice(bisect_right(same, first), bisect_left(same, last))
    return _Layout(
        [0, *(at - first for at in bounds[inside]), last - first], [at - first for at in same[joined]]
    )


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


def _quotes(
    speakers: Terms, positions: Sequence[int], sent: Mapping[Form, Sequence[str]], layout: _Layout
) -> Body:
    """The quotes of a body: each speaker stands at the first and at the last word of what he said."""
    quotes: list[Body] = []
    names, places = speakers
    for name, begin, end in zip(names[::2], places[::2], places[1::2], strict=True):
        first, last = bisect_left(positions, begin), bisect_right(positions, end)
        part = _part(layout, first, last)
        quotes.append(
            {
                "speaker": safe(name),
                "stem": _placed(sent["stem"][first:last], part),
                "surface": _placed(sent["surface"][first:last], part),
            }
        )
    return {"quote": quotes, "speaker": sorted({quote["speaker"] for quote in quotes})}


def _facets(article: Article) -> Body:
    people = article.officials
    return {
        "outlet": safe(article.outlet or ""),
        "official": [safe(person.id) for person in people if not person.candidate],
        "named": [safe(person.id) for person in people],
        "official_name": [safe(OFFICIAL_SEPARATOR.join((o.id, o.name, post(o.role)))) for o in people],
        "alias": list(article.aliases),
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


def _pack_places(fields: Sequence[Terms]) -> bytes:
    """The stems of each text field with their positions: how many bytes the different stems take, how many
    occurrences each field has; the stems; the number of each occurrence's stem (`_number_type`); the step to
    each position, a byte, in each field from 0 on."""
    stems = list(chain.from_iterable(stems for stems, _ in fields))
    numbers = dict(zip(dict.fromkeys(stems), range(len(stems)), strict=False))
    which = np.array(list(map(numbers.__getitem__, stems)), _number_type(len(numbers)))
    # Steps are 0, 1 or the gap between paragraphs.
    steps = (bytes(map(sub, positions, chain((0,), positions))) for _, positions in fields)
    raw = "\n".join(numbers).encode()
    head = _PLACES_HEAD.pack(len(raw), *(len(stems) for stems, _ in fields))
    return zlib.compress(b"".join((head, raw, which.tobytes(), *steps)), _PACKING)


def _number_type(stems: int) -> str:
    """How the numbers of so many stems are written."""
    return "<u2" if stems <= 1 << 16 else "<u4"


def unpack_places(columns: Sequence[str], stems: Collection[str]) -> dict[str, dict[TextField, Ints]]:
    """Where some stems stand in each text field of several documents, of their stored places: the document's
    number here · 2³² + position, ascending. All at once: a page looks at some hundred articles."""
    wanted = [(code, b"\n%b\n" % term(stem).encode()) for code, stem in enumerate(stems)]
    sizes: list[tuple[int, ...]] = []
    which: list[npt.NDArray[np.unsignedinteger[Any]]] = []
    steps: list[bytes] = []
    bases: list[int] = []
    known: list[tuple[int, int]] = []
    base = 0
    for column in deadline.checked(columns):
        raw = zlib.decompress(from_column(column))
        size, *of_fields = _PLACES_HEAD.unpack_from(raw)
        at = _PLACES_HEAD.size + size
        listed = b"\n%b\n" % raw[_PLACES_HEAD.size : at]
        known_stems = listed.count(b"\n") - 1
        numbers = np.frombuffer(raw, _number_type(known_stems), sum(of_fields), at)
        for code, looked_for in wanted:
            if (begin := listed.find(looked_for)) >= 0:
                known.append((base + listed.count(b"\n", 0, begin), code))
        sizes.append(tuple(of_fields))
        which.append(numbers)
        steps.append(raw[at + numbers.nbytes :])
        bases.append(base)
        base += known_stems
    codes = np.full(base + 1, -1, np.int64)
    if known:
        codes[[place for place, _ in known]] = [code for _, code in known]
    counts = np.array(sizes, np.int64).reshape(len(columns), len(TEXT_FIELDS))
    occurrences = counts.sum(axis=1)
    numbered = np.concatenate(which) if which else np.empty(0, np.uint16)
    found = codes[numbered + np.repeat(np.array(bases, np.int64), occurrences)]
    chosen = np.flatnonzero(found >= 0)
    found = found[chosen]
    # Steps begin anew with each field of each document.
    runs = counts.ravel()
    run = np.repeat(np.arange(len(runs)), runs)[chosen]
    walked = np.cumsum(np.frombuffer(b"".join(steps), "<u1"), dtype=np.int64)
    before = np.concatenate(([0], walked))[np.cumsum(runs) - runs]
    document, field_of = run // len(TEXT_FIELDS), run % len(TEXT_FIELDS)
    where = document << POSITION_BITS | (walked[chosen] - before[run])
    return {
        stem: {
            field: where[(found == code) & (field_of == number)] for number, field in enumerate(TEXT_FIELDS)
        }
        for code, stem in enumerate(stems)
    }
