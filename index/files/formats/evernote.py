"""Notes of Evernote ('.enex'): each a page with the address that it was clipped from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from index.files.decoding import UnreadableError
from index.files.formats.pieces import Facts, Piece, refuse_entities
from search.model import Problem

_PROLOGUE = re.compile(r"^\s*(?:<\?xml[^>]{0,200}\?>|<!DOCTYPE[^>]{0,300}>|\s){1,9}")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$")
_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>\s*<!DOCTYPE[^>\[]{0,300}>")


def read_evernote(data: bytes) -> Iterator[Piece | Problem]:
    """The notes. Raises UnreadableError."""
    data = _DECLARED.sub(b"", refuse_entities(data))
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError) as error:
        raise UnreadableError(f"it is no XML ({error})") from None
    notes = root.findall("note") if root.tag == "en-export" else []
    if not notes:
        raise UnreadableError("it holds no notes")
    seen: dict[str, int] = {}
    for number, note in enumerate(notes, 1):
        title = " ".join((note.findtext("title") or "").split()) or None
        page = _PROLOGUE.sub("", note.findtext("content") or "")
        position = f"note {number}"
        if not page.strip():
            yield Problem("", "the note holds no text", position)
            continue
        name = (title or str(number))[:200]
        seen[name] = seen.get(name, 0) + 1
        url = note.findtext("note-attributes/source-url")
        stamp = _STAMP.match(note.findtext("created") or "")
        clipped = "{}-{}-{}T{}:{}:{}+00:00".format(*stamp.groups()) if stamp else None
        heading = f"<h1>{_escaped(title)}</h1>" if title else ""
        yield Piece(
            "html",
            f"<!DOCTYPE html><meta charset=utf-8><body>{heading}{page}</body>".encode("utf-8", "replace"),
            name if seen[name] == 1 else f"{name}~{seen[name]}",
            Facts(title=title, url=url if url and url.startswith("http") else None, crawled=clipped),
            position,
        )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
