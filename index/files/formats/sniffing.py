"""What a file is by its content, where its name does not say."""

from __future__ import annotations

import json
import re
import zipfile
from typing import IO, Final

from index.files.decoding import UnreadableError, decode
from index.files.records import facts, has_body_key
from index.files.sources import Format

# Enough to tell; a feed's or page's first element may stand below a long comment.
HEAD: Final = 65_536
_HTML: Final = re.compile(
    r"<!doctype\s+html|<html\b|<head\b|<body\b|<(?:article|h1|p|div|meta|table)\b[^>]*>", re.IGNORECASE
)
# An article that trafilatura wrote, too.
_FEED: Final = re.compile(r"<(?:rss|feed|rdf:RDF)\b|<doc\s[^>]{0,4000}>\s*<main\b")
_HEADER: Final = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}", re.ASCII
)
_OF_MAIL: Final = re.compile(
    rb"^(?:from|received|subject|mime-version|message-id|return-path|date):", re.I | re.M
)


def sniff(head: bytes, file: IO[bytes]) -> Format:
    """The format of what begins with `head`; `file` is only read where that is a .zip. Raises
    UnreadableError where it is of no format that is read.

    >>> sniff(b"<html><p>Panen raya dimulai.</p>", None)
    'html'
    """
    if head.startswith(b"PK\x03\x04"):
        return _package(file)
    if head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"\x1f\x8b"):
        raise UnreadableError("it is packed; give it a name that ends in .gz")
    for magic, kind in _MAGIC:
        if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(magic):
            return kind
    if head.startswith(_OLE):
        raise UnreadableError(
            "a binary file of old Office programs is not read; save it as .xlsx or .csv, or .docx"
        )
    if mail := _mail(head):
        return mail
    text = decode(head).text.lstrip("\ufeff \r\n\t")
    if text.startswith(("<?php", "<%", "#!")) and not _HTML.search(text[:2_000]):
        raise UnreadableError("it is a program's source, not a page")
    if text.startswith("TY  - "):
        return "ris"
    if text.startswith("<"):
        return _markup(text)
    if text.startswith("{") or _ARRAY.match(text):
        return _json(text)
    if is_table(text):
        return "csv"
    return "html" if _HTML.match(text) else "text"


def _markup(text: str) -> Format:
    if "urn:schemas-microsoft-com:office:spreadsheet" in text[:2_000] and text.startswith("<?xml"):
        raise UnreadableError("a workbook of Excel 2003 as XML is not read; save it as .xlsx or .csv")
    if "<en-export" in text[:2_000]:
        return "enex"
    if _FEED.search(text[:5_000]):
        return "feed"
    if _HTML.search(text):
        return "html"
    raise UnreadableError("it is XML, but neither a feed nor a page")


def is_table(text: str) -> bool:
    r"""Whether a text's first line names the columns of a table of articles.

    >>> is_table("Tanggal\tJudul\tIsi\n"), is_table("Isi, kata Ani, belum dibaca.")
    (True, False)
    """
    heading = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(",;\t|", key=heading.count)
    names = [name.strip(' "') for name in heading.rstrip("\r").split(delimiter)]
    if len(names) < 3 or not has_body_key(names):
        return False
    # A sentence may have one of these words between two commas.
    told = facts(dict.fromkeys(names, "x"))
    return any(told[field] for field in ("title", "date", "outlet"))


# A headline may begin '[Foto]'.
_ARRAY: Final = re.compile(r"\[\s*[\[{\"\]]")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: Final[tuple[tuple[bytes, Format], ...]] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"WARC/", "warc"),
    (b"bplist00", "webarchive"),
)


def _package(file: IO[bytes]) -> Format:
    with zipfile.ZipFile(file) as package:
        names = set(package.namelist())
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if {"content.xml", "META-INF/manifest.xml"} <= names:
        return "odt"
    if "META-INF/container.xml" in names:
        return "epub"
    return "wacz" if "datapackage.json" in names else "zip"


def _mail(head: bytes) -> Format | None:
    if head.startswith(b"From ") and _HEADER.match(head.partition(b"\n")[2]):
        return "mbox"
    block = _HEADER.match(head)
    if block is None or len(_OF_MAIL.findall(block[0])) < 2:
        return None
    return "mhtml" if re.search(rb"multipart/related", block[0], re.I) else "eml"


def _json(text: str) -> Format:
    first, _, rest = text.partition("\n")
    if first.startswith("{") and rest.lstrip().startswith("{"):
        try:
            json.loads(first)
        except (ValueError, RecursionError):
            return "json"
        return "jsonl"
    return "json"
