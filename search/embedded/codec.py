"""Terms and their postings written as Whoosh's format has them, a whole list at a time.

Whoosh's own writer makes five objects a term and calls twenty functions; half of all terms stand in one
article, so that these are what indexing costs. Here a term is three writes. What only Whoosh's own ranking
reads (lengths in blocks) is left 0.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate
from operator import sub
from pickle import dumps
from typing import Any, Final

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo
from whoosh.filedb.filetables import OrderedHashWriter

from search.embedded.unpickling import load, loads

# Postings of a block. Whoosh's 128 lets it skip; we read lists whole, and what is large packs better.
BLOCK: Final = 4096
# Bytes from which on packing a block saves more than it takes.
_WORTH_PACKING: Final = 200
_PACKING: Final = 3
# Numbers up to which a tuple takes less than an array.
_FEW: Final = 16

_field_number: Final = struct.Struct("!H").pack
_block_length: Final = struct.Struct("!i").pack
_extent: Final = struct.Struct("!qi").pack
_info: Final = W3TermInfo._struct.pack
_lengths: Final = struct.Struct("!ii").pack
_LENGTH: Final = struct.Struct("!i")
_LENGTHS: Final = struct.Struct("!ii")
_EXTENT: Final = struct.Struct("!qi")
_POINTER: Final = np.dtype([("hash", ">u4"), ("at", ">i8")])
_INFO_SIZE: Final = W3TermInfo._struct.size


class TermFiles:
    """The terms of one segment, field by field in the order of their bytes, with their postings.

    A block is a pickle of (document numbers as differences, frequencies, positions): frequencies None where
    all are 1, a float where all are equal; positions of all its documents in one string of bytes, 32-bit
    little-endian.
    """

    def __init__(self, storage: Any, segment: Any) -> None:
        self._terms = _TermTable(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = self._fields
        self._postings = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._at = self._postings.tell()
        # Whoosh's file object asks for its position before and after each write.
        self._write = self._postings.file.write
        self._field = b""

    def start(self, field: str) -> None:
        """All that is added from here on are terms of this field."""
        self._field = _field_number(self._fields.setdefault(field, len(self._fields)))

    def add(
        self, term: bytes, documents: Sequence[int], frequencies: Sequence[int], positions: memoryview | bytes
    ) -> None:
        """A term with its whole list: documents ascending, how often it stands in each, and all positions."""
        size, start = len(documents), self._at
        if size == 1:  # most terms stand in one document
            total = most = frequencies[0]
            block = WHOOSH3_HEADER_MAGIC + _lone_block(documents[0], most, bytes(positions))
            self._write(block)
            at = start + len(block)
        elif size <= BLOCK:
            total, most = sum(frequencies), max(frequencies)
            weights = _weights(frequencies, most)
            block = WHOOSH3_HEADER_MAGIC + _block(documents, weights, bytes(positions), most, True)
            self._write(block)
            at = start + len(block)
        else:
            write = self._write
            write(WHOOSH3_HEADER_MAGIC)
            at = start + len(WHOOSH3_HEADER_MAGIC)
            total, most, offset = 0, max(frequencies), 0
            for first in range(0, size, BLOCK):
                counts = frequencies[first : first + BLOCK]
                held = sum(counts)
                total += held
                end = offset + 4 * held
                largest = max(counts)
                weights = _weights(counts, largest)
                block = _block(
                    documents[first : first + BLOCK],
                    weights,
                    bytes(positions[offset:end]),
                    largest,
                    first + BLOCK >= size,
                )
                write(block)
                at += len(block)
                offset = end
        self._at = at
        info = _info(0, total, size, 0, 0, most, documents[0], documents[-1])
        self._terms.add(self._field + term, info + _extent(start, at - start))

    def close(self) -> None:
        self._terms.close()
        self._postings.close()


class _TermTable(OrderedHashWriter):  # type: ignore[misc]
    """Whoosh's table of terms, the same bytes: it is told of one term by a dozen calls, and asks its file for
    the position at each."""

    lastkey: bytes

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._at = dbfile.tell()
        self._write = dbfile.file.write

    def add(self, key: bytes, value: bytes) -> None:
        if key <= self.lastkey:
            raise ValueError(f"terms must ascend: {self.lastkey!r}, {key!r}")
        at = self._at
        self.index.append(at)
        entry = _lengths(len(key), len(value)) + key + value
        self._write(entry)
        self._at = at + len(entry)
        hashed = self.hashfn(key)
        self.buckets[hashed & 255].append((hashed, at))
        self.lastkey = key

    def _write_hashes(self) -> None:
        # As Whoosh's own, whose entries are packed and written one by one.
        for entries in self.buckets:
            slots = 2 * len(entries)
            self.directory.append((self._at, slots))
            table = [(0, 0)] * slots
            for entry in entries:
                slot = (entry[0] >> 8) % slots
                while table[slot][1]:  # no entry is at 0
                    slot = (slot + 1) % slots
                table[slot] = entry
            packed = np.array(table, _POINTER).tobytes()
            self._write(packed)
            self._at += len(packed)


def _weights(counts: Sequence[int], largest: int) -> Any:
    if largest == min(counts):
        return None if largest == 1 else float(largest)
    return tuple(map(float, counts)) if len(counts) <= _FEW else array("f", counts)


def _lone_block(document: int, frequency: int, positions: bytes) -> bytes:
    """The same as `_block` of a term in one document."""
    data = dumps(((document,), None if frequency == 1 else float(frequency), positions), 3)
    packing = 0
    if len(data) > _WORTH_PACKING:
        packing, data = _PACKING, zlib.compress(data, _PACKING)
    info = dumps((1, document, float(frequency), packing, 0, 0), 2)
    return _block_length(-len(info) - len(data)) + info + data


def _block(documents: Sequence[int], weights: Any, positions: bytes, largest: int, is_last: bool) -> bytes:
    differences = [documents[0], *map(sub, documents[1:], documents)]
    numbers = tuple(differences) if len(documents) <= _FEW else array("I", differences)
    # Protocol 3 is the first that holds bytes as they are, and the last without frames.
    data = dumps((numbers, weights, positions), 3)
    packing = _PACKING if len(data) > _WORTH_PACKING else 0
    if packing:
        data = zlib.compress(data, packing)
    info = dumps((len(documents), documents[-1], float(largest), packing, 0, 0), 2)
    length = len(info) + len(data)
    return _block_length(-length if is_last else length) + info + data


def read_lists(reader: Any, field: str) -> Iterator[tuple[bytes, list[int], list[int], bytes]]:
    """All that `TermFiles.add` was given of a field of one segment, in the same order.

    For merging: the files are read once, from end to end. Asked for one by one, Whoosh looks up and reads
    each list by itself, which made a merge slower than to index the articles again.
    """
    terms = reader._terms
    if field not in terms.indexed_field_names():
        return
    key, table = terms._keycoder(field, b""), terms._tindex
    start = table.closest_key_pos(key)
    if start is None:
        return
    raw = table.dbfile.get(start, table.endofdata - start)
    postings: tuple[int, BytesIO] | None = None
    at = 0
    while at < len(raw):
        key_size, info_size = _LENGTHS.unpack_from(raw, at)
        at += _LENGTHS.size
        if not raw.startswith(key, at):
            return
        term = bytes(raw[at + len(key) : at + key_size])
        offset, _ = _EXTENT.unpack_from(raw, at + key_size + _INFO_SIZE)
        at += key_size + info_size
        if postings is None:  # the lists of a field lie one behind the other, its first term's first
            end = reader._storage.file_length(reader.segment().make_filename(W3Codec.POSTS_EXT))
            postings = offset, BytesIO(terms._postfile.get(offset, end - offset))
        yield term, *_read_list(postings[1], offset - postings[0])


def _read_list(file: BytesIO, offset: int) -> tuple[list[int], list[int], bytes]:
    documents: list[int] = []
    frequencies: list[int] = []
    positions: list[bytes] = []
    offset += len(WHOOSH3_HEADER_MAGIC)
    is_last = False
    while not is_last:
        file.seek(offset)
        (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
        is_last, end = length < 0, offset + _LENGTH.size + abs(length)
        size, _, _, packing, _, _ = load(file)
        data = file.read(end - file.tell())
        numbers, weights, places = loads(zlib.decompress(data) if packing else data)
        documents += accumulate(numbers)
        if weights is None or isinstance(weights, float):
            frequencies += [int(weights or 1)] * size
        else:
            frequencies += map(int, weights)
        positions.append(places)
        offset = end
    return documents, frequencies, b"".join(positions)
