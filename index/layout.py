"""A source's bytes to its pages and records, each line with its label; what markup and keys state beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from index import records, sources
from index.decoding import UnreadableError, decode
from index.markdown import read_markdown
from index.markup import read_markup
from index.markup_blocks import read_blocks
from index.page import Page, split
from index.page_record import trim_record
from index.sources import Format, Source
from search.model import Problem

# A record's body may be a piece of a page ('<p>…</p>').
_MARKUP: Final = re.compile(r"</(?:p|div|span|a|li|strong|em|h[1-6])>|<(?:p|br)\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What markup or a record's keys state, rather than the text."""

    title: str | None
    dates: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    site_name: str | None = None
    crawled: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A record of a file; `position`: its number, None where it is the only one."""

    record: records.Record
    position: str | None
    repairs: tuple[str, ...] = ()


def read_lines(source: Source) -> Iterator[tuple[str | None, Page] | Problem]:
    """Every line of a file's articles with its label and reason, under the record's id or number."""
    try:
        if source.format in ("json", "jsonl"):
            for item in open_records(source):
                yield (
                    item
                    if isinstance(item, Problem)
                    else (item.record.id or item.position, trim(item.record))
                )
        else:
            text = decode(sources.read_bytes(source, sources.LARGEST_PAGE)).text
            yield None, lay_out(source.format, text)[0]
    except UnreadableError as error:
        yield Problem(source.path, str(error))
    except sources.ReadError as error:
        yield Problem(source.path, reason(error))


def lay_out(kind: Format, text: str) -> tuple[Page, Stated]:
    """A text, Markdown or HTML page, and what it states in its markup or front matter."""
    match kind:
        case "html":
            markup = read_markup(text)
            return markup.page, Stated(markup.title, markup.dates, markup.url, site_name=markup.site_name)
        case "markdown":
            written = read_markdown(text)
            page, facts = split(written.text), records.facts(written.facts)
            dates = (facts["date"],) if facts["date"] else ()
            return page, Stated(facts["title"] or page.title, dates, facts["url"], facts["outlet"])
        case _:
            page = split(text)
            return page, Stated(page.title)


def trim(record: records.Record) -> Page:
    """A record's body without furniture, and without markup where it has some."""
    body = record.body
    if _MARKUP.search(body):
        body = "\n".join(block.text for block in read_blocks(LexborHTMLParser(f"<body>{body}")))
    return trim_record(body)


def open_records(source: Source) -> Iterator[Opened | Problem]:
    """The records of a JSON or JSON Lines file. Raises UnreadableError and sources.ReadError for the file."""
    return _of_lines(source) if source.format == "jsonl" else _of_file(source)


def _of_file(source: Source) -> Iterator[Opened | Problem]:
    decoded = decode(sources.read_bytes(source, sources.LARGEST_JSON))
    try:
        found = list(records.parse_file(decoded.text))
    except records.RecordError as error:
        yield Problem(source.path, str(error))
        return
    if not found:
        yield Problem(source.path, "it holds no records")
    for number, record in enumerate(found, 1):
        if isinstance(record, records.RecordError):
            yield Problem(source.path, str(record), str(number))
        else:
            # A file of one object is one article, like a page; its record needs no number.
            yield Opened(record, str(number) if len(found) > 1 else None, decoded.repairs)


def _of_lines(source: Source) -> Iterator[Opened | Problem]:
    number = 0
    try:
        for number, line in sources.read_lines(source):
            try:
                decoded = decode(line)
                yield Opened(records.parse(decoded.text), str(number), decoded.repairs)
            except (UnreadableError, records.RecordError) as error:
                yield Problem(source.path, str(error), f"line {number}")
    except sources.ReadError as error:
        yield Problem(source.path, f"{reason(error)}; what stands after line {number} was not read")
        return
    if not number:
        yield Problem(source.path, "it is empty")


def reason(error: Exception) -> str:
    """Why a file that cannot be opened, or is damaged, was not read."""
    if isinstance(error, OSError):
        return f"it cannot be read: {error.strerror or error}"
    return f"it is damaged: {error}" if not isinstance(error, sources.TooLargeError) else str(error)
