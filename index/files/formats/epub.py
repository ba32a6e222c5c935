"""EPUB: each page of the book in the order of reading, the table of contents left out."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree import ElementTree

from index.files.decoding import UnreadableError
from index.files.formats.pieces import Piece, open_package, refuse_entities
from index.files.html_parsing import parse_within


def read_epub(data: bytes) -> Iterator[Piece]:
    """A page for each document of the spine that has text. Raises UnreadableError or zipfile.BadZipFile."""
    with open_package(data) as package:
        opf = next((e.get("full-path") for e in _tree(package, "META-INF/container.xml", "rootfile")), None)
        if not opf:
            raise UnreadableError("it is no EPUB: META-INF/container.xml names no book")
        folder = posixpath.dirname(opf)
        manifest = {e.get("id"): e for e in _tree(package, opf, "item")}
        found = False
        for reference in _tree(package, opf, "itemref"):
            item = manifest.get(reference.get("idref"))
            if item is None or "nav" in (item.get("properties") or "").split():
                continue
            name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
            try:
                page = package.read(name)
            except KeyError:
                continue
            if not _has_text(page):
                continue  # a cover, a picture's page
            found = True
            yield Piece("html", page, name, position=name)
        if not found:
            raise UnreadableError("it holds no page with text")


def _tree(package: zipfile.ZipFile, name: str, tag: str) -> list[ElementTree.Element]:
    """The elements of one name in an XML file of the book, whatever their namespace."""
    try:
        root = ElementTree.fromstring(refuse_entities(package.read(name)))
    except KeyError:
        raise UnreadableError(f"it is no EPUB: {name} is not in it") from None
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableError(f"it is damaged: {name}: {error}") from None
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == tag]


def _has_text(page: bytes) -> bool:
    body = parse_within(page.decode("utf-8", "replace")).body
    return body is not None and any(character.isalpha() for character in body.text())
