"""Facet values and lengths of every document as numpy arrays: filters and facets look at hits alone."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, assert_never

import numpy as np

from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.resolution import KnownNames
from search.model import (
    KINDS,
    TEXT_FIELDS,
    UNDATED,
    UNKNOWN_OUTLET,
    ArticleKind,
    Axis,
    Bucket,
    Count,
    Counts,
    DayRange,
    TextField,
)
from search.retrieval import days as calendar
from search.retrieval import document_sets
from search.retrieval.buckets import Buckets
from search.retrieval.matched import Ints, Mask

if TYPE_CHECKING:
    from search.knowledge.officials.joining import Bearer, Pair

# Day number of an undated article: below every day, so that no range holds it.
NO_DAY = 0
# Codes are sorted where so many and so many times more may occur, else counted each in its place.
_MANY: Final = 4_096
_MORE: Final = 8
# Where some documents are more than one for so many mentions of officials, all mentions are gone through: to
# look one document's up takes as long.
_OF_MENTIONS: Final = 6


class SegmentColumns(NamedTuple):
    """Columns of one immutable segment of n documents.

    `ids`: article ids as integers (n). `first`, `last`: days covered, ordinals, 0 undated (n). `minute`: the
    moment in minutes UTC, for sorting (n). `month`: see `month_code`, 0 undated (n). `kind`: index into
    `KINDS` (n). `lengths`: tokens per field (n each). `outlet`: index into `outlets`, -1 none (n).
    `official_documents`, `official_codes`: one entry for each official of each document, codes into
    `officials` (id, name, whether named as a candidate alone, post: see `posts.post`).
    """

    ids: Ints
    first: Ints
    last: Ints
    minute: Ints
    month: Ints
    kind: Ints
    lengths: dict[TextField, Ints]
    outlet: Ints
    outlets: tuple[str, ...]
    official_documents: Ints
    official_codes: Ints
    officials: tuple[tuple[str, str, bool, str], ...]


class _Mentions(NamedTuple):
    """Mentions of officials in the order of their codes: `documents`, where each code's begin, the codes."""

    documents: Ints
    starts: Ints
    codes: Ints

    def counted(self, marked: Mask) -> tuple[Ints, Ints]:
        """The codes that stand in documents that are marked, and in how many."""
        if not len(self.codes):
            return self.codes, self.codes
        counts = np.add.reduceat(marked[self.documents].view(np.uint8), self.starts, dtype=np.int64)
        found = counts.nonzero()[0]
        return self.codes[found], counts[found]


def _by_official(starts: Ints, codes: Ints) -> _Mentions:
    """Of the officials of each document the documents of each official."""
    documents = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    # Sorted as numbers: to order officials and carry documents along takes ten times as long.
    officials, documents = np.divmod(
        np.sort(codes.astype(np.int64) * max(1, len(starts)) + documents), max(1, len(starts))
    )
    first = np.flatnonzero(np.append(True, officials[1:] != officials[:-1])[: len(officials)])
    return _Mentions(documents, first, officials[first])


def month_code(month: str) -> int:
    """The number that the month column holds for a facet value: 13 · year + month, a month of 0 where only
    the year is known, so that months sort by it.

    >>> month_label(month_code("2021-02")), month_label(month_code("2021"))
    ('2021-02', '2021')
    """
    return 13 * int(month[:4]) + (int(month[5:7]) if len(month) > 4 else 0)


def month_label(code: int) -> str:
    year, month = divmod(code, 13)
    return f"{year:04d}-{month:02d}" if month else f"{year:04d}"


def _counted(codes: Ints, size: int) -> tuple[Ints, Ints]:
    """Those of `size` codes that occur, ascending, and how often each does."""
    if size > _MANY and size > len(codes) * _MORE:
        ordered = np.sort(codes)
        firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
        return ordered[firsts], np.diff(firsts, append=len(ordered))
    every = np.bincount(codes, minlength=size)
    found = every.nonzero()[0]
    return found, every[found]


def _most_first(codes: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """The most frequent first, ties in the order of the codes."""
    order = np.argsort(-counts, kind="stable")
    return codes[order], counts[order]


def _named_in(
    segments: Sequence[SegmentColumns], alive: Sequence[Mask], among: Set[str]
) -> dict[str, dict[str, int]]:
    """The names of some officials, and how many articles `alive` in each segment write each."""
    counts: dict[str, dict[str, int]] = {}
    for segment, live in zip(segments, alive, strict=True):
        codes = segment.official_codes[live[segment.official_documents]]
        found = np.bincount(codes, minlength=len(segment.officials)).tolist()
        for (id, name, _, _), count in zip(segment.officials, found, strict=True):
            if id in among:
                known = counts.setdefault(id, {})
                known[name] = known.get(name, 0) + count
    return counts


def _most_written(names: Mapping[str, int]) -> str:
    """The name in most articles, ties by the alphabet."""
    return min(names, key=lambda name: (-names[name], name))


def _joined(arrays: Sequence[Ints], kind: type[np.signedinteger[Any]] = np.int64) -> Ints:
    """Arrays of any whole numbers, each of which such a one holds."""
    if not arrays:
        return np.empty(0, kind)
    # Of signed and unsigned ones NumPy would make floats.
    return np.concatenate(arrays, dtype=kind, casting="unsafe")


def narrow(array: Ints) -> Ints:
    """The same numbers in as few bytes as they need: read at random, most of them are in the processor's
    cache then. Signed, so that they can be subtracted."""
    if len(array):
        lowest, highest = int(array.min()), int(array.max())
        for kind in (np.int8, np.int16, np.int32):
            if np.iinfo(kind).min <= lowest and highest <= np.iinfo(kind).max:
                return array.astype(kind)
    return array


class Columns:
    """The columns of all segments, one behind the other, with one coding of outlets and officials."""

    def __init__(
        self,
        segments: Sequence[SegmentColumns],
        live: Mask,
        added: Callable[[Ints], Ints] | None = None,
        gazetteer: Callable[[], Gazetteer] = Gazetteer.shipped,
        joined: Callable[[], dict[str, str] | None] = lambda: None,
    ) -> None:
        """`added`: gives the moment of each article's arrival by its id; see `search.embedded.arrivals`.
        `gazetteer`: gives who is listed and what the user decided of officials. `joined`: gives which ids are
        one person's as it was kept, if it was."""
        self._gazetteer = gazetteer
        self._kept_joined = joined
        self.live = live
        self._arrivals = added
        self.count = int(live.sum())
        self.ids = _joined([s.ids for s in segments])
        self.first = _joined([s.first for s in segments], np.int32)
        self.last = _joined([s.last for s in segments], np.int32)
        self.minute = narrow(_joined([s.minute for s in segments]))
        self.kind = _joined([s.kind for s in segments], np.int8)
        self.lengths = {f: _joined([s.lengths[f] for s in segments], np.int32) for f in TEXT_FIELDS}

        month = _joined([s.month for s in segments], np.int32)
        # Codes are small: to count them takes a thirtieth of the time in which they are sorted.
        occurs = np.bincount(month) > 0
        self._month = narrow(np.cumsum(occurs) - 1)[month]
        self.months = [month_label(code) if code else UNDATED for code in occurs.nonzero()[0].tolist()]

        self.outlets = sorted({name for s in segments for name in s.outlets})
        number = {name: i for i, name in enumerate(self.outlets)}
        # One more code, the last, stands for no outlet, so that bincount needs no negative.
        self.outlet = narrow(
            _joined(
                [
                    np.array([*(number[n] for n in s.outlets), len(number)], np.int64)[s.outlet]
                    for s in segments
                ]
            )
        )

        self._segments = segments
        # Of each axis that was counted by.
        self._axes: dict[Axis, tuple[list[str], Ints]] = {}

    @cached_property
    def added(self) -> Ints:
        """The moment at which each live document's article first came into the archive, in minutes UTC since
        the ordinal 0; 0 where that is not known."""
        moments = np.zeros(len(self.ids), np.int64)
        if self._arrivals is not None:
            moments[self.live] = self._arrivals(self.ids[self.live])
        return moments

    @cached_property
    def everything(self) -> Ints:
        """All live documents."""
        return np.flatnonzero(self.live)

    @cached_property
    def claims(self) -> Mask:
        """Whether each document is a fact check, whose title is a claim."""
        found: Mask = self.kind == KINDS.index("fact-check")
        return found

    @cached_property
    def has_claims(self) -> bool:
        """Whether any document is a fact check."""
        return bool(self.claims.any())

    # --- officials: five sixths of what columns cost, and who writes needs none of it ---

    @cached_property
    def officials(self) -> dict[str, str]:
        """Name by id, in the order of the names, so that a stable sort by count breaks ties by name; without
        the ids that are `joined`."""
        _, names = self._names
        return {id: name for name, id in sorted(zip(names.values(), names, strict=True))}

    @cached_property
    def _names(self) -> tuple[dict[str, str], dict[str, str]]:
        """Name by id, each id with its own; and without the ids that are `joined`, whose names count with
        those of who stands for them."""
        own: dict[str, str] = {}
        several: set[str] = set()
        for segment in self._segments:
            for id, name, _, _ in segment.officials:
                if own.setdefault(id, name) != name:
                    several.add(id)
        # Nearly all are written in one way, and to count those takes longer than all else here.
        alive = [self.live[offset:] for offset in self._offsets[: len(self._segments)]]
        written = _named_in(self._segments, alive, several.union(self.joined, self.joined.values()))
        own |= {id: _most_written(written[id]) for id in several}
        if not self.joined:
            return own, own
        together: dict[str, Counter[str]] = {}
        for id, kept in self.joined.items():
            if id in written:
                together.setdefault(kept, Counter(written.get(kept))).update(written[id])
        others = {id: name for id, name in own.items() if id not in self.joined}
        return own, others | {id: _most_written(names) for id, names in together.items()}

    @cached_property
    def spellings(self) -> KnownNames:
        """Name by id, the joined ones with their own, so that any name leads to its bearer."""
        return KnownNames(self._names[0] | self.officials if self.joined else self.officials)

    @cached_property
    def joined(self) -> dict[str, str]:
        """Ids that are another spelling of an official's, to the id that stands for them."""
        kept = self._kept_joined()
        if kept is not None:
            return kept
        from search.knowledge.officials.joining import one_person  # few find it themselves

        counts: dict[Bearer, int] = {}
        for segment, offset in zip(self._segments, self._offsets, strict=False):
            live = self.live[offset:][segment.official_documents]
            found = np.bincount(segment.official_codes[live], minlength=len(segment.officials)).tolist()
            for (id, name, _, post), count in zip(segment.officials, found, strict=True):
                if count:
                    counts[id, name, post] = counts.get((id, name, post), 0) + count
        return one_person(counts, self._gazetteer(), self._together, self._days)

    def _days(self, ids: Collection[str]) -> dict[str, tuple[int, int]]:
        """The first and last day of the dated live articles that name each of some officials."""
        found: dict[str, tuple[int, int]] = {}
        for segment, offset in zip(self._segments, self._offsets, strict=False):
            for code, (id, *_) in enumerate(segment.officials):
                if id not in ids:
                    continue
                documents = self._documents(segment, code) + offset
                dated = documents[self.live[documents] & (self.first[documents] > NO_DAY)]
                if len(dated):
                    first, last = int(self.first[dated].min()), int(self.last[dated].max())
                    known = found.get(id, (first, last))
                    found[id] = min(known[0], first), max(known[1], last)
        return found

    def _together(self, pairs: Sequence[Pair]) -> list[Pair]:
        """The pairs of ids of whom one article names both."""
        wanted = {id for pair in pairs for id in pair}
        named: dict[str, list[Ints]] = {id: [] for id in wanted}
        for segment, offset in zip(self._segments, self._offsets, strict=False):
            for code, (id, *_) in enumerate(segment.officials):
                if id in wanted:
                    named[id].append(self._documents(segment, code) + offset)
        articles = {id: document_sets.in_any(parts) for id, parts in named.items()}
        return [(one, two) for one, two in pairs if self._meet(articles[one], articles[two])]

    def _meet(self, some: Ints, others: Ints) -> bool:
        return bool(self.live[some[document_sets.member(some, others)]].any())

    @cached_property
    def official_ids(self) -> list[str]:
        """The ids in the same order; their places are the codes."""
        return list(self.officials)

    @cached_property
    def _official_names(self) -> list[str]:
        return list(self.officials.values())

    @cached_property
    def _holders(self) -> tuple[Ints, Ints]:
        """Where the officials of each document begin, one more for the end, and the officials: those it names
        otherwise than as candidates."""
        return self._by_document(candidates=False)

    @cached_property
    def _everybody(self) -> tuple[Ints, Ints]:
        """The same of all that it names."""
        return self._by_document(candidates=True)

    def _by_document(self, *, candidates: bool) -> tuple[Ints, Ints]:
        number = {id: code for code, id in enumerate(self.official_ids)}
        for id, kept in self.joined.items():
            if kept in number:
                number[id] = number[kept]
        keys, size = [], max(1, len(self.official_ids))
        for segment, offset in zip(self._segments, self._offsets, strict=False):
            codes = np.array([number[official[0]] for official in segment.officials], np.int64)
            documents = segment.official_documents.astype(np.int64) + offset
            found = documents * size + codes[segment.official_codes]
            if not candidates:
                is_held = np.array([not official[2] for official in segment.officials], bool)
                found = found[is_held[segment.official_codes]]
            keys.append(found)
        # Sorted as numbers: to order documents and carry officials along takes ten times as long.
        documents, codes = np.divmod(np.sort(_joined(keys)), size)
        counts = np.bincount(documents, minlength=len(self.ids))
        return narrow(np.concatenate(([0], np.cumsum(counts)))), narrow(codes)

    @cached_property
    def _held(self) -> _Mentions:
        """The mentions of `_holders` by official."""
        return _by_official(*self._holders)

    @cached_property
    def _all_held(self) -> _Mentions:
        """The mentions of `_everybody` by official."""
        return _by_official(*self._everybody)

    @staticmethod
    def _documents(segment: SegmentColumns, code: int) -> Ints:
        """The documents of a segment with one of its officials."""
        # A segment's mentions stand in the order of their codes.
        wanted = segment.official_codes.dtype.type(code)
        first, last = (segment.official_codes.searchsorted(wanted, side) for side in ("left", "right"))
        return segment.official_documents[first:last].astype(np.int64)

    @cached_property
    def _offsets(self) -> list[int]:
        return list(itertools.accumulate((len(segment.ids) for segment in self._segments), initial=0))

    @cached_property
    def _coded(self) -> list[dict[str, list[int]]]:
        """Of each segment, the codes that each official has in it."""
        found: list[dict[str, list[int]]] = []
        for segment in self._segments:
            codes: dict[str, list[int]] = {}
            for code, (id, *_) in enumerate(segment.officials):
                codes.setdefault(self.joined.get(id, id), []).append(code)
            found.append(codes)
        return found

    # --- filters: of some documents, which have it ---

    def of_kind(self, kinds: frozenset[ArticleKind], documents: Ints) -> Mask:
        found: Mask = np.array([kind in kinds for kind in KINDS])[self.kind[documents]]
        return found

    def having_outlet(self, names: frozenset[str], documents: Ints) -> Mask:
        wanted = np.zeros(len(self.outlets) + 1, bool)
        wanted[[i for i, name in enumerate([*self.outlets, ""]) if name in names]] = True
        found: Mask = wanted[self.outlet[documents]]
        return found

    def naming_official(self, ids: frozenset[str], documents: Ints, *, candidates: bool = False) -> Mask:
        """Those that name one of these officials, or with `candidates` one who runs for an office. An id that
        is joined means whom it is joined with."""
        kept = {self.joined.get(id, id) for id in ids}
        named = []
        for segment, coded, offset in zip(self._segments, self._coded, self._offsets, strict=False):
            codes = (code for id in kept for code in coded.get(id, ()))
            named += [
                self._documents(segment, code) + offset
                for code in codes
                if candidates or not segment.officials[code][2]
            ]
        return document_sets.member(documents, document_sets.in_any(named))

    def within(self, days: DayRange, documents: Ints) -> Mask:
        """Those whose whole date lies in the range: '2021-05' is in May 2021, not in its first week."""
        begin, end = calendar.bounds(days)
        if days.of == "added":
            moments = self.added[documents]
            on = calendar.day_of(moments)
            known: Mask = (on >= begin) & (on <= end) & (moments > 0)
            return known
        first = self.first[documents]
        found: Mask = (first >= begin) & (self.last[documents] <= end) & (first != NO_DAY)
        return found

    def undated(self, documents: Ints) -> Mask:
        found: Mask = self.first[documents] == NO_DAY
        return found

    # --- counts of some documents ---

    def kind_buckets(self, documents: Ints) -> tuple[Bucket, ...]:
        counts = np.bincount(self.kind[documents], minlength=len(KINDS)).tolist()
        found = (Bucket(kind, count) for kind, count in zip(KINDS, counts, strict=True) if count)
        return tuple(sorted(found, key=lambda bucket: (-bucket.count, bucket.value)))

    def outlet_buckets(self, documents: Ints) -> Sequence[Bucket]:
        codes, counts = _counted(self.outlet[documents], len(self.outlets) + 1)
        has_unknown = len(codes) and codes[-1] == len(self.outlets)
        known = len(codes) - 1 if has_unknown else len(codes)
        order, most = _most_first(codes[:known], counts[:known])
        if has_unknown:
            order, most = np.append(order, codes[-1]), np.append(most, counts[-1])
        return Buckets(order, most, self._outlet_values)

    @cached_property
    def _outlet_values(self) -> list[str]:
        return [*self.outlets, UNKNOWN_OUTLET]

    def official_buckets(self, documents: Ints, *, candidates: bool = False) -> Sequence[Bucket]:
        if len(documents) * _OF_MENTIONS < len((self._everybody if candidates else self._holders)[1]):
            codes, _ = self._named(documents, candidates)
            found = _counted(codes, len(self.official_ids))
        else:
            marked = np.zeros(len(self.live), bool)
            marked[documents] = True
            found = (self._all_held if candidates else self._held).counted(marked)
        return Buckets(*_most_first(*found), self._official_names, self.official_ids)

    def _named(self, documents: Ints, candidates: bool = False) -> tuple[Ints, Ints]:
        """The officials of some documents, one document behind the other, and how many each has."""
        starts, codes = self._everybody if candidates else self._holders
        start = starts[documents]
        sizes = starts[documents + 1] - start
        ends = np.cumsum(sizes)
        total = int(ends[-1]) if len(ends) else 0
        return codes[np.arange(total) + np.repeat(start - ends + sizes, sizes)], sizes

    def month_buckets(self, documents: Ints) -> Sequence[Bucket]:
        codes, counts = _counted(self._month[documents], len(self.months))
        # Codes ascend with time and 'undated' is the lowest: newest first puts it last.
        return Buckets(codes[::-1], counts[::-1], self.months)

    def counts(self, documents: Ints, by: tuple[Axis, ...]) -> Counts:
        """See `search.engine.Searching.counts`."""
        chosen: list[tuple[list[str], Ints]] = []
        for axis in by:
            if axis == "official":
                # Each document once for each of its officials; what is chosen so far is repeated with it.
                codes, repeats = self._named(documents)
                chosen = [(known, np.repeat(before, repeats)) for known, before in chosen]
                chosen.append((self.official_ids, codes))
                documents = np.repeat(documents, repeats)
            else:
                if axis not in self._axes:
                    self._axes[axis] = self._axis(axis)
                values, codes = self._axes[axis]
                chosen.append((values, codes[documents]))
        shape = tuple(max(1, len(values)) for values, _ in chosen)
        flat = np.ravel_multi_index(tuple(codes for _, codes in chosen), shape)
        found, sizes = _counted(flat, math.prod(shape))
        columns = np.unravel_index(found, shape)
        rows = (
            Count(tuple(values[code] for (values, _), code in zip(chosen, codes, strict=True)), int(size))
            for *codes, size in zip(*columns, sizes, strict=True)
        )
        return Counts(by, tuple(sorted(rows, key=lambda row: row.values)))

    def _axis(self, axis: Literal["year", "month", "day", "outlet"]) -> tuple[list[str], Ints]:
        """Values, and the code of each document."""
        match axis:
            case "year":
                years = [label if label == UNDATED else label[:4] for label in self.months]
                found, codes = np.unique(np.array(years, str), return_inverse=True)
                return found.tolist(), codes[self._month]
            case "month":
                return self.months, self._month
            case "day":
                # A coarser date has its month's value, an undated article that of the undated.
                is_day = (self.first == self.last) & (self.first != NO_DAY)
                days, codes = np.unique(np.where(is_day, self.first, -1 - self._month), return_inverse=True)
                values = [
                    date.fromordinal(day).isoformat() if day > NO_DAY else self.months[-1 - day]
                    for day in days.tolist()
                ]
                return values, codes
            case "outlet":
                return [*self.outlets, ""], self.outlet
            case _:
                assert_never(axis)
