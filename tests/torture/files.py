"""Chats, clippings, tables, feeds, mail, Word and PDF, filled with what costs a reader more than its length.

Each is read at sizes that quadruple, and measured by an honest file of its own format of as many letters: told
are those that take several times as long, and those whose time grows faster than n^1.3. Each file is taken
apart, and its articles are read; what one article may cost is `scaling`'s.
"""

# ruff: noqa: E501 - tables of samples

from __future__ import annotations

import gc
import io
import json
import math
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from index.articles.reading import Reader
from index.files import sources
from index.files.items import Item, items
from index.files.sources import Source
from tests.index.files.samples_of_formats import PARAGRAPHS, TITLE, docx, zipped
from tests.torture.options import Options
from tests.torture.shapes import word_of

_FIRST: Final = 16_000
_MOST: Final = 256_000
_STEEPEST: Final = 1.3
_TELLING: Final = 0.3
_DEARER: Final = 6.0
_SMALL: Final = 0.5
_OBJECTS: Final = 20_000  # between two looks for cyclic garbage, as in a worker

# What is said over and over in a message, a cell, a paragraph, a line of a page.
ATOMS: Final = (
    "x", "1", "*a ", "_", "~a~ ", ":", "[", "(", '"', "“a", ",", ";", "\t", "|", "<", "&amp;", "-", ". ", "A. ", "\n", "\n\n",
    "a\n", "A\n", "1. a\n", "- a\n", "12 Mei 2021\n", "Senin, 3 Mei 2021\n", "12/05/2021, 10.10 - Ani: a\n",
    "[12/05/21 10.10.11] Ani: a\n", "12/05/21 10.10 - ", "Judul: a\n", "Tanggal: 12 Mei 2021\n", "Kompas, 12 Mei 2021\n", "# a\n",
    "## Harga Beras Turun\n", "Harga Beras Turun di Pasar Induk\n", "Harga Beras Turun\n12 Mei 2021\n", "http://a.b/c ",
    "Harga Beras Turun di Pasar Induk\nKompas, 12 Mei 2021\n\nPetani memanen padi.\n\n", "Hlm. 3\n", "Halaman 1 dari 9\n",
    "Kliping\n", "Sumber: Kompas\n", "Petani di Subang memanen padi lebih awal karena hujan turun tepat waktu. ",
    "petani memanen pa-\n", '"Ya," kata Budi. ', "Bupati Lumajang, Budi Raharjo, ", "Anggota: Budi, Ani, ", "Ketua Budi; Sekretaris Ani; ",
    "From a@b.c Mon Sep  2 10:00:00 2024\n", "--x\n", "> a\n", "WARC/1.0\r\n", "\x0c", "\u200e", "é", "漢",
)  # fmt: skip
HONEST: Final = f"{TITLE} {{0}}\n\n{' '.join(PARAGRAPHS)} {{0}}\n\n"


class Format(NamedTuple):
    """How a text is put into a file: `make(texts)`; `parts`: into how many pieces it is cut."""

    name: str
    make: Callable[[list[str]], bytes]
    parts: int = 3


def _whatsapp(texts: list[str]) -> bytes:
    return "".join(f"14/03/23 09.{at % 60:02} - Ani: {text}\n" for at, text in enumerate(texts)).encode()


def _telegram(texts: list[str]) -> bytes:
    messages = [
        {"id": at, "type": "message", "date": "2023-03-14T09:12:00", "text": [text[:9], {"text": text[9:]}]}
        for at, text in enumerate(texts)
    ]
    return json.dumps({"name": "Kabar", "type": "private_channel", "messages": messages}).encode()


def _telegram_page(texts: list[str]) -> bytes:
    messages = "".join(
        f'<div class="message default" id="message{at}"><div class="date" title="14.03.2023 09:12:00">09:12</div>'
        f'<div class="from_name">Kabar</div><div class="text">{text}</div></div>'
        for at, text in enumerate(texts)
    )
    head = '<html><head><title>Exported Data</title></head><body class="chat_page"><div class="page_header">'
    return f"{head}Kabar</div>{messages}</body></html>".encode()


def _clippings(texts: list[str]) -> bytes:
    return "\n\n".join(
        ("KLIPING BERITA", *(f"Harga Beras Turun {word_of(at)}\n\nKompas, {1 + at % 28} Mei 2021\n\n{text}"
                             for at, text in enumerate(texts)))
    ).encode()  # fmt: skip


def _clippings_by_headings(texts: list[str]) -> bytes:
    return "\n\n".join(
        f"# Harga Beras Turun {word_of(at)}\n\n{1 + at % 28} Mei 2021\n\n{text}"
        for at, text in enumerate(texts)
    ).encode()


def _docx(texts: list[str]) -> bytes:
    # Its library takes minutes to add thousands of paragraphs.
    lines = (f"{TITLE}\n{text}".split("\n") for text in texts)
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{"Heading1" if not at else "Normal"}"/></w:pPr><w:r><w:t xml:space="preserve">'
        f"{escape(''.join(filter(str.isprintable, line)))}</w:t></w:r></w:p>"
        for text in lines
        for at, line in enumerate(text)
    )
    with zipfile.ZipFile(io.BytesIO(docx())) as sample:
        parts = {name: sample.read(name) for name in sample.namelist()}
    head, _, _ = parts["word/document.xml"].decode().partition("<w:body>")
    parts["word/document.xml"] = f"{head}<w:body>{body}</w:body></w:document>".encode()
    with zipfile.ZipFile(file := io.BytesIO(), "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def _pdf(texts: list[str]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(file := io.BytesIO(), invariant=True)
    at = 0
    for text in texts:
        for line in text.split("\n"):
            for start in range(0, max(1, len(line)), 90):
                canvas.drawString(50 if at % 7 else 300, 800 - 12 * (at % 62), line[start : start + 90])
                at += 1
                if at % 62 == 0:
                    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _csv(texts: list[str]) -> bytes:
    rows = ('"{}","{}"\n'.format(TITLE, text.replace('"', '""')) for text in texts)
    return ("judul,isi\n" + "".join(rows)).encode()


def _columns(texts: list[str]) -> bytes:
    return json.dumps(
        {"judul": dict.fromkeys(range(len(texts)), TITLE), "isi": dict(enumerate(texts))}
    ).encode()


def _rss(texts: list[str]) -> bytes:
    found = "".join(f"<item><title>{TITLE}</title><description>{text}</description></item>" for text in texts)
    return f'<rss version="2.0"><channel><title>Kabar</title>{found}</channel></rss>'.encode()


def _mbox(texts: list[str]) -> bytes:
    head = "From a@b.c Mon Sep  2 10:00:00 2024\nFrom: a@b.c\nSubject: Panen\nMessage-ID: <{}@b.c>\n\n{}\n\n"
    return "".join(head.format(at, text) for at, text in enumerate(texts)).encode()


def _rtf(texts: list[str]) -> bytes:
    body = r"\par ".join(text.replace("\n", r"\par ") for text in texts)
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0\fs24 " + body + "}").encode(
        "cp1252", "replace"
    )


def _wet(texts: list[str]) -> bytes:
    head = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.b/{}\r\nContent-Type: text/plain\r\n"
    )
    records = (
        f"{head.format(at)}Content-Length: {len(text.encode())}\r\n\r\n{text}\r\n\r\n"
        for at, text in enumerate(texts)
    )
    return "".join(records).encode()


def _zip(texts: list[str]) -> bytes:
    return zipped({f"{at}.txt": f"{TITLE}\n\n{text}".encode() for at, text in enumerate(texts)})


FORMATS: Final = (
    Format("chat.txt", _whatsapp, 4), Format("result.json", _telegram), Format("messages.html", _telegram_page),
    Format("kliping.txt", _clippings), Format("kliping-b.txt", _clippings, 200), Format("kliping.md", _clippings_by_headings),
    Format("a.docx", _docx), Format("a.pdf", _pdf), Format("a.csv", _csv), Format("kolom.json", _columns), Format("a.rss", _rss),
    Format("a.mbox", _mbox), Format("a.rtf", _rtf), Format("a.warc.wet", _wet), Format("a.zip", _zip, 40),
)  # fmt: skip


class Growth(NamedTuple):
    """How long a file took: `seconds` (of the processor) at `size` letters, the last step's exponent, and how long
    an honest file takes."""

    name: str
    size: int
    seconds: float
    exponent: float
    honest: float

    @property
    def is_bad(self) -> bool:
        steep = self.seconds > _TELLING and self.exponent > _STEEPEST
        return (steep and self.seconds > 2 * self.honest) or self.seconds > max(_SMALL, _DEARER * self.honest)

    def __str__(self) -> str:
        return (
            f"n^{self.exponent:.2f}  {self.seconds:7.2f} s at {self.size / 1e3:6.0f} kB "
            f"({self.seconds / self.honest:5.1f} x honest)  {self.name}"
        )


def honest(size: int) -> str:
    """So many letters of articles, no two equal."""
    count = size // len(HONEST) + 1
    return "".join(HONEST.format(word_of(number)) for number in range(count))[:size]


def filled(atom: str, size: int) -> str:
    return (atom * (size // len(atom) + 1))[:size]


class Files:
    """Reads files below a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reader = Reader()
        self._honest: dict[tuple[str, int], float] = {}

    def seconds(self, kind: Format, text: str) -> float:
        """How long it takes to take a file apart and to read its items."""
        step = -(-len(text) // kind.parts)
        data = kind.make([text[start : start + step] for start in range(0, len(text), step)])
        file = self._folder / kind.name
        file.write_bytes(data)
        started = time.process_time()
        for source in sources.find(file):
            for item in items(source) if isinstance(source, Source) else ():
                if isinstance(item, Item):
                    self._reader.understand(item)
        taken = time.process_time() - started
        file.unlink()
        return taken

    def honest(self, kind: Format, size: int) -> float:
        key = kind.name, size
        if key not in self._honest:
            self._honest[key] = min(self.seconds(kind, honest(size)) for _ in range(2))
        return self._honest[key]

    def grow(self, kind: Format, atom: str, most: int) -> Growth:
        """Reads a file of one atom at sizes up to `most`, or until it is bad."""
        size, before = _FIRST, 0.0
        while True:
            taken = self.seconds(kind, filled(atom, size))
            growth = self._growth(kind, atom, size, taken, before)
            if growth.is_bad:
                again = min(taken, self.seconds(kind, filled(atom, size)))
                growth = self._growth(kind, atom, size, again, before)
            if growth.is_bad or size * 4 > most:
                return growth
            size, before = size * 4, growth.seconds

    def _growth(self, kind: Format, atom: str, size: int, taken: float, before: float) -> Growth:
        exponent = math.log(max(taken, 1e-4) / before) / math.log(4) if before else 0.0
        return Growth(f"{kind.name} {atom!r}", size, taken, exponent, self.honest(kind, size))


def run(options: Options) -> Iterator[str]:
    """Reads each format filled with each atom; the scale is that of the sizes."""
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    (folder := options.folder / "berkas").mkdir()
    files, most, count = Files(folder), options.count(_MOST), 0
    bad: list[Growth] = []
    for kind in FORMATS:
        found = [files.grow(kind, atom, most) for atom in ATOMS]
        count += len(found)
        worst = max(found, key=lambda one: one.seconds / one.honest)
        yield f"{kind.name}: worst {worst}"
        bad += [growth for growth in found if growth.is_bad]
    yield from map(str, sorted(bad, key=lambda one: -one.seconds / one.honest))
    yield f"{count} files to {most / 1e3:.0f} kB, {len(bad)} too dear"
    assert not bad, f"{len(bad)} files are too dear"
