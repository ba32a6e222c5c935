"""Terms and their postings written as Whoosh's format has them, thousands at a time, and read again.

Whoosh's own writer makes five objects a term and calls twenty functions. What only Whoosh's own ranking reads
(lengths in blocks) is left 0.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from array import array
from collections.abc import Iterator
from hashlib import md5
from io import BytesIO
from itertools import accumulate, repeat
from operator import ge
from typing import Any, Final

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo
from whoosh.filedb.filetables import OrderedHashWriter

from search.embedded.blocks import pack
from search.embedded.term_lists import TermLists, begins, spread
from search.embedded.unpickling import load, loads

# What stands before a term in the table: the lengths of its key and value, and its field; and the value: what
# `W3TermInfo` has, then where the postings begin and how many bytes they are.
_HEAD: Final = np.dtype([("key", ">i4"), ("value", ">i4"), ("field", ">u2")])
_VALUE: Final = np.dtype([
    ("flags", "u1"), ("weight", ">f4"), ("documents", ">u4"), ("shortest", "u1"), ("longest", "u1"),
    ("most", ">f4"), ("first", ">u4"), ("last", ">u4"), ("start", ">i8"), ("length", ">i4"),
])  # fmt: skip
_POINTER: Final = np.dtype([("hash", ">u4"), ("at", ">i8")])
_field_number: Final = struct.Struct("!H").pack
_LENGTH: Final = struct.Struct("!i")
_LENGTHS: Final = struct.Struct("!ii")
_EXTENT: Final = struct.Struct("!qi")
_INFO_SIZE: Final = W3TermInfo._struct.size


class TermFiles:
    """The terms of one segment, field by field in the order of their bytes, with their postings; how those
    are packed: `search.embedded.blocks`."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._terms = _TermTable(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = self._fields
        self._postings = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._at = self._postings.tell()
        self._field = 0

    def start(self, field: str) -> None:
        """All that is added from here on are terms of this field."""
        self._field = self._fields.setdefault(field, len(self._fields))

    def add(self, lists: TermLists) -> None:
        """Terms with their whole lists."""
        blocks = pack(lists)
        self._postings.file.write(blocks.data)
        firsts = lists.firsts
        values = np.zeros(len(lists.terms), _VALUE)
        values["weight"] = lists.held
        values["documents"] = lists.sizes
        values["most"] = np.maximum.reduceat(lists.frequencies, firsts)
        values["first"] = lists.documents[firsts]
        values["last"] = lists.documents[firsts + lists.sizes - 1]
        values["start"] = self._at + begins(blocks.lengths)
        values["length"] = blocks.lengths
        self._at += len(blocks.data)
        self._terms.add_all_of(self._field, lists.terms, values)

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
        # Whoosh's file object asks for its position before and after each write.
        self._write = dbfile.file.write

    def add_all_of(self, field: int, terms: list[bytes], values: np.ndarray[Any, Any]) -> None:
        """Terms of one field, ascending, with a value (`_VALUE`) each."""
        beginning = _field_number(field)
        keys = [beginning + term for term in terms]
        if any(map(ge, (self.lastkey, *keys), keys)):
            raise ValueError(f"terms must ascend: {self.lastkey!r}, {keys[0]!r} …")
        self.lastkey = keys[-1]
        sizes = np.fromiter(map(len, terms), np.int64, len(terms))
        heads = np.empty(len(terms), _HEAD)
        heads["key"] = sizes + len(beginning)
        heads["value"] = _VALUE.itemsize
        heads["field"] = field
        lengths = sizes + _HEAD.itemsize + _VALUE.itemsize
        starts = begins(lengths)
        data = np.empty(int(lengths.sum()), np.uint8)
        data[starts[:, None] + np.arange(_HEAD.itemsize)] = _bytes(heads)
        data[spread(starts + _HEAD.itemsize, sizes)] = np.frombuffer(b"".join(terms), np.uint8)
        ends = starts + lengths - _VALUE.itemsize
        data[ends[:, None] + np.arange(_VALUE.itemsize)] = _bytes(values)
        self._write(data)
        places = (self._at + starts).tolist()
        self._at += len(data)
        self.index.extend(places)
        buckets = self.buckets
        digests = b"".join([md5(key, usedforsecurity=False).digest() for key in keys])
        # The last four of sixteen bytes.
        for entry in zip(np.frombuffer(digests, ">u4")[3::4].tolist(), places, strict=True):
            buckets[entry[0] & 255].append(entry)

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


def _bytes(records: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Records as rows of bytes."""
    return records.view(np.uint8).reshape(len(records), records.dtype.itemsize)


def read_lists(reader: Any, field: str) -> Iterator[tuple[bytes, array[int], array[int], bytes]]:
    """All that `TermFiles.add` was given of a field of one segment, in the same order.

    For merging: the files are read once, from end to end, as they are mapped. Asked for one by one, Whoosh
    looks up and reads each list by itself, which made a merge slower than to index the articles again.
    """
    terms = reader._terms
    if field not in terms.indexed_field_names():
        return
    key, table = terms._keycoder(field, b""), terms._tindex
    at = table.closest_key_pos(key)
    if at is None:
        return
    with _mapped(table.dbfile) as entries, _mapped(terms._postfile) as postings:
        while at < table.endofdata:
            key_size, info_size = _LENGTHS.unpack_from(entries, at)
            at += _LENGTHS.size
            name = entries[at : at + key_size]
            if not name.startswith(key):
                return
            offset, _ = _EXTENT.unpack_from(entries, at + key_size + _INFO_SIZE)
            at += key_size + info_size
            yield name[len(key) :], *_read_list(postings, offset)


def _mapped(file: Any) -> mmap.mmap:
    """A file of a segment: of 20,000 articles it has 80 MB, which no merge may hold."""
    return mmap.mmap(file.file.fileno(), 0, access=mmap.ACCESS_READ)


def _read_list(file: mmap.mmap, offset: int) -> tuple[array[int], array[int], bytes]:
    documents, frequencies = array("I"), array("I")
    positions: list[bytes] = []
    offset += len(WHOOSH3_HEADER_MAGIC)
    is_last = False
    while not is_last:
        file.seek(offset)
        (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
        is_last, end = length < 0, offset + _LENGTH.size + abs(length)
        block = BytesIO(file.read(abs(length)))
        size, _, _, packing, _, _ = load(block)
        data = block.read()
        numbers, weights, places = loads(zlib.decompress(data) if packing else data)
        if isinstance(numbers, array):
            documents.frombytes(np.cumsum(np.array(numbers, np.uint32), dtype=np.uint32).tobytes())
        else:
            documents.extend(accumulate(numbers))
        if weights is None or isinstance(weights, float):
            frequencies.extend(repeat(int(weights or 1), size))
        elif isinstance(weights, array):
            frequencies.frombytes(np.array(weights).astype(np.uint32).tobytes())
        else:
            frequencies.extend(map(int, weights))
        positions.append(places)
        offset = end
    return documents, frequencies, positions[0] if len(positions) == 1 else b"".join(positions)
