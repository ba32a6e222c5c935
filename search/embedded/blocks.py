"""Posting lists as the blocks of Whoosh's format: pickles, of which thousands differ in a few bytes alone.

A block is a pickle of (document numbers as differences, frequencies, positions): frequencies None where all
are 1, a float where all are equal; positions of all its documents in one string of bytes, 32-bit
little-endian. Before it stand its length, negative for the last of a list, and a pickle of what it holds.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from pickle import dumps
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from search.embedded.term_lists import TermLists, begins, spread
from search.retrieval.matched import Ints

# Postings of a block. Whoosh's 128 lets it skip; we read lists whole, and what is large packs better.
BLOCK: Final = 4096
# Bytes from which on packing a block saves more than it takes.
_WORTH_PACKING: Final = 200
_PACKING: Final = 3
# Numbers up to which a tuple takes less than an array.
_FEW: Final = 16
# A term that stands in one document up to so many times has a block which is never packed.
MOST_ALIKE: Final = 40
# Bytes of a document's number in a pickle, and below which number.
_WIDTHS: Final = ((1, 1 << 8), (2, 1 << 16), (4, 1 << 31))

_block_length: Final = struct.Struct("!i").pack
_Bytes = npt.NDArray[np.uint8]


class Blocks(NamedTuple):
    """The lists of some terms in bytes, one behind the other, and how many bytes each has."""

    data: _Bytes
    lengths: Ints


def pack(lists: TermLists) -> Blocks:
    """The blocks of lists, as Whoosh reads them."""
    lengths = np.zeros(len(lists.terms), np.int64)
    alike = _alike(lists)
    for chosen, rows in alike:
        lengths[chosen] = rows.shape[1]
    others = np.flatnonzero(lengths == 0)
    packed = _each(lists, others)
    lengths[others] = [len(blocks) for blocks in packed]
    starts = begins(lengths)
    data = np.empty(int(lengths.sum()), np.uint8)
    for chosen, rows in alike:
        data[starts[chosen][:, None] + np.arange(rows.shape[1])] = rows
    into = data.data
    for start, blocks in zip(starts[others].tolist(), packed, strict=True):
        into[start : start + len(blocks)] = blocks
    return Blocks(data, lengths)


def _alike(lists: TermLists) -> list[tuple[Ints, _Bytes]]:
    """Of terms in one document, half of all, those whose blocks differ in numbers alone: which terms, and a
    row of bytes for each."""
    firsts = lists.firsts
    counts, documents = lists.frequencies[firsts], lists.documents[firsts]
    places = begins(lists.held)
    found = []
    lone = (lists.sizes == 1) & (counts <= MOST_ALIKE)
    for (width, below), least in zip(_WIDTHS, (0, *(below for _, below in _WIDTHS)), strict=False):
        wide = lone & (documents >= least) & (documents < below)
        for count in np.flatnonzero(np.bincount(counts[wide])).tolist():
            chosen = np.flatnonzero(wide & (counts == count))
            template, at = _template(width, count)
            rows = np.tile(template, (len(chosen), 1))
            numbers = documents[chosen].astype("<u4").view(np.uint8).reshape(-1, 4)[:, :width]
            rows[:, at[:width]] = rows[:, at[width : 2 * width]] = numbers
            positions = lists.positions[places[chosen][:, None] + np.arange(count)]
            rows[:, at[2 * width :]] = positions.astype("<u4").view(np.uint8)
            found.append((chosen, rows))
    return found


@lru_cache
def _template(width: int, count: int) -> tuple[_Bytes, Ints]:
    """The block of a term that stands so many times in one document whose number takes so many bytes; and in
    which of its bytes two such differ: the number's, once more the number's, and those of the positions."""
    one, other = (
        np.frombuffer(
            _lone(int.from_bytes(bytes([byte] * width), "little"), count, bytes([byte] * 4 * count)), np.uint8
        )
        for byte in (1, 2)
    )
    return one, np.flatnonzero(one != other)


def _lone(document: int, frequency: int, positions: bytes) -> bytes:
    """The only block of a term in one document."""
    weights = None if frequency == 1 else float(frequency)
    block = _block((document,), weights, positions, frequency, document, is_last=True)
    return bytes(WHOOSH3_HEADER_MAGIC) + block


def _each(lists: TermLists, chosen: Ints) -> list[bytes]:
    """The blocks of some terms, each by itself."""
    starts, sizes = lists.firsts[chosen], lists.sizes[chosen]
    # Where each block begins and ends: nearly all lists have one.
    counts = -(-sizes // BLOCK)
    firsts = np.repeat(starts, counts) + (spread(np.zeros_like(counts), counts) * BLOCK)
    stops = np.minimum(firsts + BLOCK, np.repeat(starts + sizes, counts))
    is_last = stops == np.repeat(starts + sizes, counts)
    differences = lists.documents.copy()
    differences[1:] -= lists.documents[:-1]
    # The first number of a block is as it is.
    differences[firsts] = lists.documents[firsts]
    numbers = array("I", differences.tobytes())
    weights = array("f", lists.frequencies.astype(np.float32).tobytes())
    positions = lists.positions.astype("<u4", copy=False).tobytes()
    ends = np.concatenate(([0], np.cumsum(lists.frequencies, dtype=np.int64) * 4))
    # What is asked of each block, taken for all at once: from an array one by one it takes ten times as long.
    told = zip(
        firsts.tolist(), stops.tolist(), _of_each(np.maximum, lists, firsts, stops),
        _of_each(np.minimum, lists, firsts, stops), ends[firsts].tolist(), ends[stops].tolist(),
        lists.documents[stops - 1].tolist(), is_last.tolist(), strict=True,
    )  # fmt: skip
    blocks = [
        _block(
            tuple(numbers[first:stop]) if stop - first <= _FEW else numbers[first:stop],
            _weights(weights[first:stop], most, least),
            positions[begin:end],
            most,
            last,
            is_last=closes,
        )
        for first, stop, most, least, begin, end, last, closes in told
    ]
    waiting = iter(blocks)
    return [b"".join((WHOOSH3_HEADER_MAGIC, *islice(waiting, count))) for count in counts.tolist()]


def _of_each(pick: np.ufunc, lists: TermLists, firsts: Ints, stops: Ints) -> list[float]:
    """The greatest or the least frequency in each block, as `pick` does."""
    if not len(firsts):
        return []
    # What lies between two blocks is taken, too, and left out.
    bounds = np.stack([firsts, stops], axis=1).ravel()
    padded = np.append(lists.frequencies, np.uint32(0))
    found: list[float] = pick.reduceat(padded, bounds)[::2].astype(float).tolist()
    return found


def _weights(counts: array[float], most: float, least: float) -> Any:
    if most == least:
        return None if most == 1 else most
    return tuple(counts) if len(counts) <= _FEW else counts


def _block(
    numbers: Sequence[int], weights: Any, positions: bytes, most: float, last: int, *, is_last: bool
) -> bytes:
    # Protocol 3 is the first that holds bytes as they are, and the last without frames.
    data = dumps((numbers, weights, positions), 3)
    packing = _PACKING if len(data) > _WORTH_PACKING else 0
    if packing:
        data = zlib.compress(data, packing)
    info = dumps((len(numbers), last, float(most), packing, 0, 0), 2)
    length = len(info) + len(data)
    return _block_length(-length if is_last else length) + info + data
