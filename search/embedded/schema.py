"""What Whoosh is told of our fields: terms with positions, numeric columns, the stored article."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from operator import sub
from pickle import dumps
from typing import Any, Final

from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3PostingsWriter

from search import copies
from search.model import TEXT_FIELDS

NAME: Final = "MAIN"  # Whoosh's own name for the one index in a folder

# Bytes up to which packing a block saves nothing worth its time.
_SMALL_BLOCK: Final = 120

# Values of a document that are numbers; see `search.columns.SegmentColumns`.
NUMBERS: Final[dict[str, str]] = {
    "number": "q",
    "first": "i",
    "last": "i",
    "minute": "q",
    "month": "i",
    **{f"{field}_length": "i" for field in TEXT_FIELDS},
}
SIGNATURE: Final = "signature"
TERMS: Final = (
    "outlet",
    "official",
    *(f"{field}_{form}" for field in TEXT_FIELDS for form in ("stem", "surface")),
)


class PositionsFormat(formats.Format):  # type: ignore[misc]
    """A posting's value: its positions, 32-bit little-endian, so that a block decodes in one numpy call."""


class Terms(fields.FieldType):  # type: ignore[misc]
    """A field whose terms `search.analysis` made."""

    def __init__(self) -> None:
        self.analyzer = None
        self.format = PositionsFormat()
        self.scorable = False
        self.stored = False
        self.unique = False
        self.column_type = None
        self.vector = None
        self.indexed = True


class BlockWriter(W3PostingsWriter):  # type: ignore[misc]
    """Whoosh's writer of posting lists, given whole lists."""

    def write_list(self, documents: Sequence[int], frequencies: Sequence[int], positions: bytes) -> None:
        """The postings of the term that was started; `positions`: 32-bit little-endian, of all documents."""
        limit, size, offset = self._blocklimit, len(documents), 0
        for start in range(0, size, limit):
            counts = frequencies[start : start + limit]
            self._ids = array("I", documents[start : start + limit])
            self._weights = array("f", counts)
            self._maxweight = max(counts)
            values = self._values
            for count in counts:
                end = offset + 4 * count
                values.append(positions[offset:end])
                offset = end
            if start + limit < size:
                self._write_block()
            # The last block is written, with its mark, when the term is finished.

    def _write_block(self, last: bool = False) -> None:
        """As Whoosh's, but what is small stays unpacked (half of all terms occur once), and the parts that
        only its own ranking reads are left 0."""
        if not self._blockcount:
            self._postfile.write(WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        ids, weights = self._ids, self._weights
        numbers = (ids[0], *map(sub, ids[1:], ids))
        alike = self._maxweight == min(weights)
        kept = None if alike and self._maxweight == 1.0 else weights[0] if alike else tuple(weights)
        data = dumps((numbers, kept, tuple(self._values)), 2)
        compression = self._compression if len(data) > _SMALL_BLOCK else 0
        if compression:
            data = zlib.compress(data, compression)
        info = dumps((len(ids), ids[-1], self._maxweight, compression, 0, 0), 2)
        length = len(info) + len(data)
        self._postfile.write_int(-length if last else length)
        self._postfile.write(info)
        self._postfile.write(data)
        self._blockcount += 1
        self._new_block()


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own format, written list by list. Segments remember it by this name: it stays importable."""

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> BlockWriter:
        return BlockWriter(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)


def signature_column() -> Any:
    """One signature for each document, for `search.copies`; zeros for none."""
    return columns.FixedBytesColumn(copies.BYTES)


def numeric_column(name: str) -> Any:
    return columns.NumericColumn(NUMBERS[name], default=0)


def make_schema() -> fields.Schema:
    schema = fields.Schema(article=fields.STORED(), root=fields.STORED())
    for name in NUMBERS:
        schema.add(name, fields.COLUMN(numeric_column(name)))
    schema.add(SIGNATURE, fields.COLUMN(signature_column()))
    for name in TERMS:
        schema.add(name, Terms())
    return schema
