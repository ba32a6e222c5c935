"""An item's text to its lines, each with its label; what markup and keys state beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, assert_never

from index.files import records
from index.files.decoding import UnreadableError, decode
from index.files.formats.pieces import NO_FACTS, Facts
from index.files.items import items
from index.files.sources import PageFormat, Skipped, Source
from index.pages.splitting import Page, split
from search.analysis.patterns import late
from search.model import Problem
from search.process.stages import Stage

# A record's body may be a piece of a page ('<p>…</p>').
_MARKUP: Final = late(
    r"</(?:p|div|span|a|li|strong|em|h[1-6])>|<(?:p|br)\s*/?>|<(?:p|br|img)\s[^<>]{1,2000}>", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What markup or a record's keys state, rather than the text; `titled_by`: 'header' where the title is a
    line or heading of the page; `authors`: as written, several in one text or not; `rubrics`: the sections
    that it stands in."""

    title: str | None
    dates: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    site_name: str | None = None
    crawled: str | None = None
    rubrics: tuple[str, ...] = ()
    titled_by: Literal["metadata", "header"] = "header"
    authors: tuple[str, ...] = ()


def read_lines(source: Source) -> Iterator[tuple[str | None, Page] | Problem]:
    """Every line of a file's articles with its label and reason, under the record's id or number."""
    for item in items(source):
        if isinstance(item, Skipped):
            continue
        if isinstance(item, Problem):
            yield item
            continue
        try:
            text = decode(item.data).text
            page = (
                trim(records.parse(text, item.hints.keys))
                if item.kind == "record"
                else lay_out(item.kind, text)[0]
            )
            yield item.record, page
        except (UnreadableError, records.RecordError) as error:
            yield Problem(item.path, str(error), item.position)


def lay_out(kind: PageFormat, text: str) -> tuple[Page, Stated]:
    """A text, Markdown or HTML page, and what it states in its markup or front matter."""
    # What one kind alone needs is loaded with the first of it: to compile the patterns of HTML takes longer
    # than to read a text.
    match kind:
        case "html":
            from index.pages.html import read_markup

            markup = read_markup(text)
            return markup.page, Stated(
                markup.title,
                markup.dates,
                markup.url,
                site_name=markup.site_name,
                authors=markup.authors,
                rubrics=markup.rubrics,
            )
        case "markdown":
            from index.pages.markdown import read_markdown

            written = read_markdown(text)
            page, facts = _split(written.text), records.facts(written.facts)
            dates = (facts["date"],) if facts["date"] else ()
            titled_by: Literal["metadata", "header"] = "metadata" if facts["title"] else "header"
            title = facts["title"] or page.title
            authors = (facts["author"],) if facts["author"] else ()
            rubrics = (facts["rubric"],) if facts["rubric"] else ()
            return page, Stated(
                title,
                dates,
                facts["url"],
                facts["outlet"],
                titled_by=titled_by,
                authors=authors,
                rubrics=rubrics,
            )
        case "text":
            page = _split(text)
            return page, Stated(page.title)
        case _:
            assert_never(kind)


def _split(text: str) -> Page:
    with Stage.LINES:
        return split(text)


def with_facts(stated: Stated, facts: Facts) -> Stated:
    """What a page states, with what the document that it lies in states of it: a message's subject is its
    title; a page's own address and date go before those of its capture."""
    if facts is NO_FACTS:
        return stated
    return replace(
        stated,
        title=facts.title or stated.title,
        titled_by="metadata" if facts.title else stated.titled_by,
        dates=(*stated.dates, *([facts.date] if facts.date else [])),
        url=stated.url or facts.url,
        site_name=stated.site_name or facts.site_name,
        crawled=stated.crawled or facts.crawled,
    )


def trim(record: records.Record) -> Page:
    """A record's body without furniture, and without markup where it has some."""
    from index.pages.record_body import trim_record

    body = record.body
    if _MARKUP.search(body):
        from index.files.html_parsing import parse
        from index.pages.html_blocks import read_blocks

        body = "\n".join(block.text for block in read_blocks(parse(f"<body>{body}")))
    with Stage.LINES:
        return trim_record(body, record.title)
