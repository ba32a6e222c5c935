"""ODT of LibreOffice: headings and paragraphs, each clipping apart; tables as lines, no pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from xml.etree import ElementTree

from index.files.decoding import UnreadableError
from index.files.formats.clippings import Part, clippings
from index.files.formats.databases import database_articles
from index.files.formats.pieces import Piece, open_package, record, refuse_entities

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LEFT_OUT: Final = (f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes")


def read_odt(data: bytes) -> Iterator[Piece]:
    """The document as one page, or each of its clippings. Raises UnreadableError or zipfile.BadZipFile."""
    with open_package(data) as package:
        if "content.xml" not in package.namelist():
            raise UnreadableError("it is no document of LibreOffice: content.xml is not in it")
        xml = refuse_entities(package.read("content.xml"))
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError) as error:
        raise UnreadableError(f"its content is no XML ({error})") from None
    parts = [part for part in _parts(root) if part.text]
    if not parts:
        raise UnreadableError("it holds no text")
    if kept := database_articles("\n\n".join(part.text for part in parts)):
        yield from (Piece("record", record(told.stated), name, position=name) for name, told in kept)
        return
    whole = "\n".join(part.html for part in parts)
    several: Sequence[tuple[str | None, str]] = clippings(parts)
    for name, article in several or [(None, whole)]:
        page = f"<!DOCTYPE html><meta charset=utf-8><body>{article}</body>"
        yield Piece("html", page.encode("utf-8", "replace"), name, position=name)


def _parts(root: ElementTree.Element) -> Iterator[Part]:
    # Not by recursion: a document may be nested without end.
    rest = [root]
    while rest:
        node = rest.pop()
        if node.tag in _LEFT_OUT:
            continue
        if node.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            text = " ".join(_told(node).split())
            rank = _rank(node) if node.tag == f"{_TEXT}h" else 0
            tag = f"h{rank}" if rank else "p"
            yield Part(rank, text, f"<{tag}>{escape(text)}</{tag}>")
        else:
            rest.extend(reversed(node))


def _told(node: ElementTree.Element) -> str:
    """A paragraph's text; its blanks and breaks are elements."""
    words: list[str] = []
    rest: list[ElementTree.Element | str] = [node]
    while rest:
        each = rest.pop()
        if isinstance(each, str):
            words.append(each)
        elif each.tag not in _LEFT_OUT:
            if each.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
                words.append(" ")
            words.append(each.text or "")
            for child in reversed(each):
                rest.extend((child.tail or "", child))
    return "".join(words)


def _rank(node: ElementTree.Element) -> int:
    level = node.get(f"{_TEXT}outline-level", "1")
    return min(6, max(1, int(level))) if level.isdecimal() and len(level) < 3 else 1
