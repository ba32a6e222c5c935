"""A page that Safari saved ('.webarchive'): a property list with the page, its address and its pictures."""

from __future__ import annotations

import contextlib
import plistlib
import struct
from collections.abc import Iterator
from typing import Final

from index.files.decoding import UnreadableError
from index.files.formats.pieces import Facts, Piece, refuse_entities

_TRAILER: Final = struct.Struct(
    ">6xBBQQQ"
)  # the bytes of an offset and a reference, objects, the top, offsets
# Of a binary list, by the first half of an object's first byte: data, text of one and of two bytes a letter;
# references of a list, a set, a table.
_UNITS: Final = {0x4: (1, 0), 0x5: (1, 0), 0x6: (2, 0), 0xA: (0, 1), 0xC: (0, 1), 0xD: (0, 2)}
_LONG: Final = 0xF  # the length follows as a number of its own


def read_web_archive(data: bytes) -> Iterator[Piece]:
    """The page, with its address. Raises UnreadableError."""
    try:
        if data.startswith(b"bplist") and _claimed(data) > len(data):
            raise UnreadableError("its objects lie over each other")
        whole = plistlib.loads(data if data.startswith(b"bplist") else refuse_entities(data))
    except UnreadableError:
        raise
    except Exception as error:
        # plistlib raises what struct, expat and others do.
        raise UnreadableError(f"it is no property list ({type(error).__name__})") from None
    page = whole.get("WebMainResource") if isinstance(whole, dict) else None
    held = page.get("WebResourceData") if isinstance(page, dict) else None
    if not isinstance(page, dict) or not isinstance(held, bytes):
        raise UnreadableError("it holds no page")
    if page.get("WebResourceMIMEType") not in ("text/html", "application/xhtml+xml", None):
        raise UnreadableError("it holds no page, but a picture or a document; save that on its own")
    charset, url = page.get("WebResourceTextEncodingName"), page.get("WebResourceURL")
    if isinstance(charset, str) and charset.lower() not in ("utf-8", "us-ascii"):
        with contextlib.suppress(LookupError):
            held = held.decode(charset, "replace").encode("utf-8", "replace")
    is_address = isinstance(url, str) and url.startswith("http")
    yield Piece("html", held, facts=Facts(url=url if is_address else None))


def _claimed(data: bytes) -> int:
    """How many bytes the objects of a binary property list hold together. Where they lie over each other,
    plistlib makes gigabytes of a megabyte."""
    offset_size: int
    count: int
    offset_size, reference_size, count, _, table = _TRAILER.unpack(data[-_TRAILER.size :])
    if offset_size * count > len(data):
        return offset_size * count
    claimed = 0
    for start in range(table, table + offset_size * count, offset_size):
        at = int.from_bytes(data[start : start + offset_size])
        of_bytes, of_references = _UNITS.get(data[at] >> 4, (0, 0))
        length = data[at] & _LONG
        if length == _LONG:
            size = 1 << (data[at + 1] & 3)
            length = int.from_bytes(data[at + 2 : at + 2 + size])
        claimed += length * (of_bytes + of_references * reference_size)
    return claimed
