"""What a document is taken apart into: pages and records, with what the document states of each."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Final, Literal

from index.files import sources
from index.files.decoding import UnreadableError


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document states of a page in it, beside the page: `crawled` is when it was captured."""

    title: str | None = None
    date: str | None = None
    url: str | None = None
    site_name: str | None = None
    crawled: str | None = None


NO_FACTS: Final = Facts()


@dataclass(frozen=True, slots=True)
class Piece:
    """One page or record of a document. `data` is UTF-8, or of HTML as it was. `record`: what it is called
    in its file, None where it is all of it."""

    kind: Literal["text", "html", "record"]
    data: bytes
    record: str | None = None
    facts: Facts = NO_FACTS
    position: str | None = None


class MissingLibraryError(Exception):
    """A format's library is not installed; the message names the extra that brings it."""


# Of what a document unpacks to, at the most; a book of pictures has more, but they are not unpacked.
_MOST_XML: Final = 64 << 20


def library(name: str) -> ModuleType:
    """A library of the extra 'formats'. Raises MissingLibraryError where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingLibraryError(
            f"this format is read with {name}. Install it with: pip install 'warta[formats]'"
        ) from None


def record(facts: dict[str, str | None]) -> bytes:
    """A record's bytes, under the keys that `index.files.records` knows."""
    text = json.dumps({key: value for key, value in facts.items() if value}, ensure_ascii=False)
    return text.encode("utf-8", "replace")


def iso(date: str | None) -> str | None:
    """A mail's or feed's date ('Mon, 12 Apr 2021 10:00:00 +0700') as ISO 8601; another one as it is.

    >>> iso("Mon, 12 Apr 2021 10:00:00 +0700"), iso("2021-04-12"), iso(None)
    ('2021-04-12T10:00:00+07:00', '2021-04-12', None)
    """
    if not date:
        return None
    try:
        from email.utils import parsedate_to_datetime

        return parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date


def open_package(data: bytes) -> zipfile.ZipFile:
    """A document that is a .zip of XML. Raises UnreadableError where it is encrypted, or made to harm."""
    package = zipfile.ZipFile(io.BytesIO(data))
    members = package.infolist()
    if any(info.flag_bits & 1 for info in members):
        raise UnreadableError("it is encrypted")
    markup = [info for info in members if info.filename.lower().endswith((".xml", ".rels", ".opf", "html"))]
    unpacked = sum(info.file_size for info in markup)
    if unpacked > sources.SLACK + sources.MOST_UNPACKED * len(data) or any(
        info.file_size > _MOST_XML for info in markup
    ):
        raise UnreadableError("it unpacks to far more than a document does")
    return package


def refuse_entities(xml: bytes) -> bytes:
    """The same XML. Raises UnreadableError where it declares entities, which may unfold without end."""
    if b"<!ENTITY" in xml or b"<\0!\0E\0N\0T\0I\0T\0Y" in xml:
        raise UnreadableError("it declares XML entities, which are not read")
    return xml
