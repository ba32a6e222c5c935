"""The posting lists of one segment in a file that is mapped into memory and read as it lies.

They say nothing that Whoosh's own files do not: `search check` compares both, and what is lost or damaged is
made again from those. Whoosh's lists are pickled, packed and found by hashing; these need no decoding, so the
first time a word is asked costs what the tenth does, and all processes share one copy.

The file, little-endian throughout: `_MAGIC`; a record for each term; tables for each field; the words of all
text fields together; a footer in JSON that says where the tables are; its length and checksum (8 bytes).
A record is a multiple of four bytes long: documents (4 bytes each), positions (4 bytes each), frequencies (as
many bytes each as the greatest needs; none where all are 1). Words ascend by their bytes.
"""

from __future__ import annotations

import itertools
import json
import mmap
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple, overload

import numpy as np
import numpy.typing as npt

from search.embedded.codec import read_lists
from search.embedded.schema import TERMS
from search.embedded.term_lists import AT_ONCE, TermLists, begins, gather, spread
from search.model import TEXT_FIELDS
from search.retrieval.matched import Ints
from search.retrieval.postings import NONE, Postings

_MAGIC: Final = b"wlists2\n"
_END: Final = struct.Struct("<II")
_ONE: Final = struct.Struct("<II")
_FREQUENCIES: Final[dict[int, Any]] = {1: np.dtype("<u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}
# The fields whose terms are words, and the row of `Lists.word_counts` that each has.
_ROWS: Final = {f"{field}_surface": row for row, field in enumerate(TEXT_FIELDS)}
# What a field's table tells of each of its terms.
_NUMBERS: Final = {"starts": "<u8", "counts": "<u4", "held": "<u4", "widths": "<u1"}
# Behind each word: no byte of UTF-8, for an outlet's name may hold anything.
_SEPARATOR: Final = b"\xff"
# What no word has in it.
_NO_WORD: Final = "\n"


def place(folder: Path, segment: str) -> Path:
    """Where they lie. Whoosh removes the file with the segment, whose name it begins with."""
    return folder / f"{segment}.lists"


class ListWriter:
    """Writes the lists of one segment: fields and the terms of each in the order of their bytes. Only the
    terms and four numbers for each are held in memory. Raises OSError."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._stream.write(_MAGIC)
        self._at = len(_MAGIC)
        self._tables: dict[str, dict[str, Any]] = {}
        # Of each field of text its words, and how many documents have each.
        self._words: dict[int, tuple[list[bytes], Ints]] = {}
        self._row: int | None = None
        self._begin_table()

    def _begin_table(self) -> None:
        self._terms: list[bytes] = []
        self._numbers: dict[str, list[Ints]] = {name: [] for name in _NUMBERS}

    def start(self, field: str) -> None:
        """All that is added from here on are terms of this field."""
        self._end_table()
        self._field = field
        self._row = _ROWS.get(field)

    def add(self, lists: TermLists) -> None:
        """Terms with their whole lists."""
        sizes, held = lists.sizes, lists.held
        most = np.maximum.reduceat(lists.frequencies, lists.firsts)
        widths = np.select([held == sizes, most < 1 << 8, most < 1 << 16], [0, 1, 2], 4)
        # In units of four bytes.
        lengths = sizes + held + (sizes * widths + 3) // 4
        starts = begins(lengths)
        records = np.zeros(int(lengths.sum()), "<u4")
        records[spread(starts, sizes)] = lists.documents
        records[spread(starts + sizes, held)] = lists.positions
        for width, kind in _FREQUENCIES.items():
            wide = widths == width
            if wide.any():
                at = (starts + sizes + held)[wide] * (4 // width)
                records.view(kind)[spread(at, sizes[wide])] = lists.frequencies[np.repeat(wide, sizes)]
        self._stream.write(records.tobytes())
        self._terms += lists.terms
        for name, numbers in zip(_NUMBERS, (self._at + 4 * starts, sizes, held, widths), strict=True):
            self._numbers[name].append(numbers)
        self._at += records.nbytes

    def finish(self) -> None:
        """Writes what the lists are found by. The stream is left open."""
        self._end_table()
        words = sorted({word for known, _ in self._words.values() for word in known})
        at = {word: number for number, word in enumerate(words)}
        table: dict[str, Any] = {"words": self._write_words(words)}
        for row, field in enumerate(TEXT_FIELDS):
            counts = np.zeros(len(words), "<u4")
            if row in self._words:
                known, sizes = self._words[row]
                counts[list(map(at.__getitem__, known))] = sizes
            table[field] = self._write(counts.tobytes())
        footer = json.dumps({"tables": self._tables, "words": table}).encode()
        self._stream.write(footer + _END.pack(len(footer), zlib.crc32(footer)))

    def _end_table(self) -> None:
        if self._terms:
            numbers = {name: np.concatenate(parts) for name, parts in self._numbers.items()}
            self._tables[self._field] = {"terms": self._write_words(self._terms)} | {
                name: self._write(numbers[name].astype(kind).tobytes()) for name, kind in _NUMBERS.items()
            }
            if self._row is not None:
                self._words[self._row] = self._terms, numbers["counts"]
        self._begin_table()

    def _write_words(self, words: Iterable[bytes]) -> list[Any]:
        raw = _SEPARATOR.join((*words, b""))
        ends = np.flatnonzero(np.frombuffer(raw, np.uint8) == _SEPARATOR[0])
        return [self._write(raw), self._write(ends.astype("<u4").tobytes())]

    def _write(self, data: bytes) -> tuple[int, int]:
        """Where some bytes begin, at a multiple of eight, and how many there are."""
        gap = -self._at % 8
        self._stream.write(b"\0" * gap + data)
        start = self._at + gap
        self._at = start + len(data)
        return start, len(data)


def write_lists(reader: Any, stream: BinaryIO) -> None:
    """Writes the lists of a segment as Whoosh's own files have them. Raises OSError."""
    mapped = ListWriter(stream)
    for field in sorted(TERMS):
        mapped.start(field)
        for lists in gather(read_lists(reader, field)):
            mapped.add(lists)
    mapped.finish()


# Of the words of a table one of so many is kept, from so many look-ups on: a question from the shell makes
# fewer, and to read them takes as long as hundreds.
_STEP: Final = 64
_OFTEN: Final = 200


class _Table:
    """Words in the order of their bytes, found without decoding the others."""

    def __init__(self, data: mmap.mmap | bytes, raw: Sequence[int], ends: Sequence[int]) -> None:
        self._data, self._start = data, raw[0]
        # Of a memoryview a number costs a tenth of what one of an array does, and a look-up needs dozens.
        self._ends = _array(memoryview(data), ends, "<u4").astype(np.uint32, copy=False).data
        # One of every `_STEP` words, once the table is asked often: by them a word is found among few.
        self._some: list[bytes] = []
        self._asked = 0

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: int) -> bytes:
        return self._raw(self._ends[at - 1] + 1 if at else 0, self._ends[at])

    def everything(self) -> list[bytes]:
        """All words at once."""
        return self._raw(0, self._ends[-1]).split(_SEPARATOR) if len(self) else []

    def _raw(self, start: int, stop: int) -> bytes:
        return self._data[self._start + start : self._start + stop]

    def _before(self, term: bytes) -> int:
        """How many words come before a term: `bisect_left`, without a call for each word looked at."""
        data, start, ends = self._data, self._start, self._ends
        low, high = 0, len(ends)
        if self._some:
            at = bisect_left(self._some, term)
            low, high = max(0, (at - 1) * _STEP), min(at * _STEP, high)
        elif high > _STEP:
            self._asked += 1
            if self._asked >= _OFTEN:  # of two threads that count at once none may see the number itself
                self._some = [self[number] for number in range(0, high, _STEP)]
        while low < high:
            middle = (low + high) >> 1
            begin = ends[middle - 1] + 1 if middle else 0
            if data[start + begin : start + ends[middle]] < term:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, term: bytes) -> int | None:
        at = self._before(term)
        return at if at < len(self) and self[at] == term else None

    def beginning(self, beginning: bytes) -> tuple[int, int]:
        """From which to before which word they begin so."""
        if not beginning:
            return 0, len(self)
        end = beginning + b"\xff"  # in no UTF-8
        return self._before(beginning), self._before(end)

    def word(self, at: int) -> str:
        return self[at].decode("utf-8", "surrogatepass")

    def words(self, start: int, stop: int) -> list[str]:
        if start == stop:
            return []
        first = self._ends[start - 1] + 1 if start else 0
        raw = self._raw(first, self._ends[stop - 1])
        return raw.replace(_SEPARATOR, _NO_WORD.encode()).decode("utf-8", "surrogatepass").split(_NO_WORD)


class Spelled(Sequence[str]):
    """Words that stand beside each other in a table, in its order, decoded when they are looked at: as
    strings those of an archive would take ten times their letters."""

    __slots__ = ("_start", "_stop", "_table")

    def __init__(self, table: _Table, start: int, stop: int) -> None:
        self._table, self._start, self._stop = table, start, stop

    def __len__(self) -> int:
        return self._stop - self._start

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Spelled: ...
    def __getitem__(self, at: int | slice) -> str | Spelled:
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            if step != 1:
                raise ValueError("words that do not stand beside each other")
            return Spelled(self._table, self._start + start, self._start + max(start, stop))
        return self._table.word(range(self._start, self._stop)[at])

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.words(self._start, self._stop))

    def place(self, word: str) -> int | None:
        """Where a word stands among them."""
        at = self._table.find(_encoded(word))
        return None if at is None or not self._start <= at < self._stop else at - self._start

    def starting(self, beginning: str) -> tuple[int, int]:
        """From which to before which word they begin so."""
        start, stop = self._table.beginning(_encoded(beginning))
        start, stop = (min(max(at, self._start), self._stop) - self._start for at in (start, stop))
        return start, stop


class _Field(NamedTuple):
    terms: _Table
    starts: npt.NDArray[np.uint64]
    counts: npt.NDArray[np.uint32]
    held: npt.NDArray[np.uint32]
    widths: npt.NDArray[np.uint8]


class Lists:
    """The lists of a segment, all its documents included, numbered from 0. Thread-safe."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        """Raises ValueError where it is not what a `ListWriter` wrote, as far as its ends tell."""
        self._mapped = data
        self._data = memoryview(data)
        size, checksum = _END.unpack_from(self._data, max(0, len(data) - _END.size))
        footer = self._data[max(0, len(data) - _END.size - size) : len(data) - _END.size]
        if bytes(self._data[: len(_MAGIC)]) != _MAGIC or zlib.crc32(footer) != checksum:
            raise ValueError("no lists, or cut ones")
        told = json.loads(bytes(footer))
        self._fields = {name: self._field(table) for name, table in told["tables"].items()}
        words = told["words"]
        self._words = _Table(data, *words["words"])
        self._in_fields = [_array(self._data, words[field], "<u4") for field in TEXT_FIELDS]

    @classmethod
    def open(cls, file: Path) -> Lists | None:
        """The lists in a file; None where it is lost, cut or another's."""
        try:
            with file.open("rb") as stream:
                return cls(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
        except (FileNotFoundError, ValueError, KeyError, struct.error):
            return None

    @classmethod
    def of(cls, reader: Any) -> Lists:
        """The lists of a segment made of Whoosh's own, in memory."""
        stream = BytesIO()
        write_lists(reader, stream)
        return cls(stream.getvalue())

    def _field(self, table: dict[str, Any]) -> _Field:
        return _Field(
            _Table(self._mapped, *table["terms"]),
            *(_array(self._data, table[name], kind) for name, kind in _NUMBERS.items()),
        )

    def postings(self, field: str, term: str) -> Postings:
        """A term's list; empty where there is no such term."""
        known = self._fields.get(field)
        at = known.terms.find(_encoded(term)) if known else None
        return NONE if known is None or at is None else self._read(known, at)

    def count(self, field: str, term: str) -> int:
        """How many documents have a term, without a look at its list."""
        known = self._fields.get(field)
        at = known.terms.find(_encoded(term)) if known else None
        return 0 if known is None or at is None else int(known.counts[at])

    def beginning(self, field: str, beginning: str) -> list[str]:
        """The terms of a field that begin so, in the order of their bytes; they must hold no line feed."""
        known = self._fields.get(field)
        return known.terms.words(*known.terms.beginning(_encoded(beginning))) if known else []

    @property
    def words(self) -> Spelled:
        """The surface forms of all text fields."""
        return Spelled(self._words, 0, len(self._words))

    @property
    def word_counts(self) -> list[npt.NDArray[np.uint32]]:
        """For each text field (as `TEXT_FIELDS`) how many documents have each of the words there, mapped."""
        return self._in_fields

    def everything(self, field: str) -> Iterator[tuple[bytes, Postings]]:
        """All terms of a field in order, with their lists."""
        known = self._fields.get(field)
        if known is not None:
            for at in range(len(known.terms)):
                yield known.terms[at], self._read(known, at)

    def terms(self, field: str) -> list[str]:
        """All terms of a field, in the order of their bytes."""
        known = self._fields.get(field)
        if known is None:
            return []
        return [term.decode("utf-8", "surrogatepass") for term in known.terms.everything()]

    def occurrences(self, field: str, start: int, stop: int) -> tuple[Ints, Ints, Ints]:
        """All that a field has in the documents from `start` to `stop`, term by term: the document of each
        occurrence, its position, the number of its term (see `terms`)."""
        known = self._fields.get(field)
        parts = [] if known is None else list(self._some_occurrences(known, start, stop))
        if not parts:
            none = np.empty(0, np.int64)
            return none, none, none
        documents, positions, terms = (np.concatenate(some) for some in zip(*parts, strict=True))
        return documents, positions, terms

    def _some_occurrences(self, field: _Field, start: int, stop: int) -> Iterator[tuple[Ints, Ints, Ints]]:
        """The same of some terms at once."""
        # The records of a field lie one behind the other, the first anywhere.
        base = int(field.starts[0]) % 4
        size = len(self._data) - base
        units = np.frombuffer(self._data, "<u4", size // 4, base)
        ends = np.cumsum(field.counts, dtype=np.int64)
        steps = np.searchsorted(ends, np.arange(AT_ONCE, int(ends[-1]), AT_ONCE)) + 1
        for first, last in itertools.pairwise(sorted({0, *steps.tolist(), len(ends)})):
            some = slice(first, last)
            begin = (field.starts[some].astype(np.int64) - base) // 4
            sizes, held = field.counts[some].astype(np.int64), field.held[some].astype(np.int64)
            documents = units[spread(begin, sizes)]
            inside = np.flatnonzero((documents >= start) & (documents < stop))
            if not len(inside):
                continue
            frequencies = np.ones(len(documents), np.int64)
            for width, kind in _FREQUENCIES.items():
                wide = field.widths[some] == width
                if wide.any():
                    at = (begin + sizes + held)[wide] * (4 // width)
                    values = np.frombuffer(self._data, kind, size // width, base)
                    frequencies[np.repeat(wide, sizes)] = values[spread(at, sizes[wide])]
            # Positions lie one behind the other, those of a term behind its documents.
            where = np.repeat(begin + sizes - begins(held), sizes) + begins(frequencies)
            often = frequencies[inside]
            terms = np.repeat(np.arange(first, last), sizes)[inside]
            yield (
                np.repeat(documents[inside].astype(np.int64), often),
                units[spread(where[inside], often)].astype(np.int64),
                np.repeat(terms, often),
            )

    def _read(self, field: _Field, at: int) -> Postings:
        start, size, held = int(field.starts[at]), int(field.counts[at]), int(field.held[at])
        documents = np.frombuffer(self._data, "<u4", size, start).astype(np.int64)
        positions: Ints = np.frombuffer(self._data, "<u4", held, start + 4 * size)
        kind = _FREQUENCIES.get(int(field.widths[at]))
        if kind is None:
            return Postings(documents, np.ones(size, np.uint8), positions)
        found = np.frombuffer(self._data, kind, size, start + 4 * (size + held))
        return Postings(documents, found, positions)


def _array(data: memoryview, place: Sequence[int], kind: str) -> npt.NDArray[Any]:
    start, size = place
    return np.frombuffer(data, kind, size // np.dtype(kind).itemsize, start)


def _encoded(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")
