"""A source to its articles: bytes, page or record, then date, outlet and officials."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from index import records, sources
from index.dating import Dating, Span, date_article
from index.decoding import Decoded, UnreadableError, decode
from index.markdown import read_markdown
from index.markup import read_markup
from index.markup_blocks import read_blocks
from index.officials import find_officials
from index.outlet import find_outlet
from index.page import Page, split, trim_record
from index.sources import Source
from search import identifiers
from search.analysis import tokens
from search.knowledge.officials import Gazetteer, Office
from search.knowledge.outlets import Outlets
from search.model import Article, Official, Problem

# A record's body may be a piece of a page ('<p>…</p>').
_MARKUP: Final = re.compile(r"</(?:p|div|span|a|li|strong|em|h[1-6])>|<(?:p|br)\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Stated:
    """What markup or a record's keys state, rather than the text."""

    title: str | None
    dates: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    site_name: str | None = None


@dataclass(frozen=True)
class Reader:
    """Reads sources with what is known of outlets and officials."""

    outlets: Outlets = field(default_factory=Outlets.load)
    gazetteer: Gazetteer = field(default_factory=Gazetteer.load)
    today: date = field(default_factory=date.today)

    @classmethod
    def knowing(cls, outlets: Path | None = None, officials: Path | None = None) -> Reader:
        """A reader that also knows a user's files of outlets and of officials. Raises ValueError naming what
        is wrong."""
        return cls(Outlets.load(outlets), Gazetteer.load(officials))

    def read(self, source: Source) -> Iterator[Article | Problem]:
        """The articles of a file; what cannot be read is a Problem. Raises nothing of the file's making."""
        try:
            match source.format:
                case "text" | "markdown" | "html":
                    yield self._read_page(source)
                case "json":
                    yield from self._read_json(source)
                case "jsonl":
                    yield from self._read_lines(source)
        except UnreadableError as error:
            yield Problem(source.path, str(error))
        except sources.ReadError as error:
            yield Problem(source.path, _reason(error))

    # --- pages ---

    def _read_page(self, source: Source) -> Article | Problem:
        data = sources.read_bytes(source, sources.LARGEST_PAGE)
        decoded = decode(data)
        match source.format:
            case "html":
                markup = read_markup(decoded.text)
                page = markup.page
                stated = _Stated(markup.title, markup.dates, markup.url, site_name=markup.site_name)
            case "markdown":
                written = read_markdown(decoded.text)
                page, facts = split(written.text), records.facts(written.facts)
                dates = (facts["date"],) if facts["date"] else ()
                stated = _Stated(facts["title"] or page.title, dates, facts["url"], facts["outlet"])
            case _:
                page = split(decoded.text)
                stated = _Stated(page.title)
        if not (page.body or stated.title or page.lead):
            return Problem(source.path, "no article was found in it")
        article = Article(
            id=identifiers.make(source.path, None),
            path=source.path,
            lead=page.lead,
            digest=_digest(data),
            problems=decoded.repairs,
        )
        return self._understand(article, page, stated)

    # --- records ---

    def _read_json(self, source: Source) -> Iterator[Article | Problem]:
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
                position = str(number) if len(found) > 1 else None
                yield self._read_record(source, record, position, decoded)

    def _read_lines(self, source: Source) -> Iterator[Article | Problem]:
        number = 0
        try:
            for number, line in sources.read_lines(source):
                try:
                    decoded = decode(line)
                    record = records.parse(decoded.text)
                except (UnreadableError, records.RecordError) as error:
                    yield Problem(source.path, str(error), f"line {number}")
                    continue
                yield self._read_record(source, record, str(number), decoded)
        except sources.ReadError as error:
            yield Problem(source.path, f"{_reason(error)}; what stands after line {number} was not read")
            return
        if not number:
            yield Problem(source.path, "it is empty")

    def _read_record(
        self, source: Source, record: records.Record, position: str | None, decoded: Decoded
    ) -> Article:
        body = record.body
        if _MARKUP.search(body):
            body = "\n".join(block.text for block in read_blocks(LexborHTMLParser(f"<body>{body}")))
        page = trim_record(body)
        name = record.id or position
        article = Article(
            id=identifiers.make(source.path, name),
            path=source.path,
            record=name,
            lead=record.lead,
            digest=_digest(record.raw),
            problems=decoded.repairs,
        )
        dates = (record.date,) if record.date else ()
        return self._understand(article, page, _Stated(record.title, dates, record.url, record.outlet))

    # --- what both say ---

    def _understand(self, article: Article, page: Page, stated: _Stated) -> Article:
        """The article with all that page and statements say of it."""

        def dated(in_office: Sequence[Span]) -> Dating:
            return date_article(
                metadata=stated.dates,
                header=page.header,
                url=stated.url,
                dateline=page.dateline,
                body=page.body,
                captions=[cut.text for cut in page.cut if cut.reason == "caption"],
                in_office=in_office,
                today=self.today,
            )

        def named(published: str | None) -> tuple[Official, ...]:
            return find_officials(
                stated.title, article.lead, page.body, published=published, gazetteer=self.gazetteer
            )

        # Officials are judged by the day; an open year, and a bare day at the top that may be the site's
        # clock, by who held which office.
        dating = dated(())
        officials = named(dating.published)
        bare_header = dating.dated_by == "header" and dating.precision == "day"
        if dating.candidates or dating.flags or bare_header:
            again = dated(self._spans(officials))
            if again.published != dating.published:
                officials = named(again.published)
            dating = again
        outlet, agency = find_outlet(
            self.outlets,
            stated=stated.outlet,
            site_name=stated.site_name,
            url=stated.url,
            header=page.header,
            dateline=page.dateline,
            tail=page.colophon,
        )
        problems = list(article.problems)
        if stated.dates and dating.dated_by != "metadata":
            problems.append(f"its stated date was not understood: {stated.dates[0][:60]}")
        problems += [_FLAGS[flag] for flag in dating.flags]
        return replace(
            article,
            title=stated.title,
            url=stated.url,
            body=page.body,
            outlet=outlet,
            agency=agency,
            published=dating.published,
            date_precision=dating.precision,
            dated_by=dating.dated_by,
            date_candidates=dating.candidates,
            officials=officials,
            cut=page.cut,
            problems=tuple(problems),
        )

    def _spans(self, officials: Sequence[Official]) -> list[Span]:
        """When the named officials held the offices that they are named with."""
        return [
            span
            for official in officials
            if official.role and not official.status
            if (person := self.gazetteer.by_id(official.id))
            and (span := _in_role(person.offices, official.role))
        ]


def _in_role(offices: Sequence[Office], role: str | None) -> Span | None:
    """From the first to the last day of the offices that a role names, else of all; None for no office."""
    if not offices:
        return None
    words = {token.stem for token in tokens(role or "")}
    titles = [{token.stem for token in tokens(office.title)} for office in offices]
    # 'Presiden China' is the office 'Presiden' and not 'Wakil Presiden': all of a title's words, then most.
    fits = [(title <= words, len(title & words)) for title in titles]
    fitting = [office for office, fit in zip(offices, fits, strict=True) if fit == max(fits)]
    first = None if any(o.since is None for o in fitting) else min(o.since or "" for o in fitting)
    last = None if any(o.until is None for o in fitting) else max(o.until or "" for o in fitting)
    return first, last


_FLAGS: Final = {
    "weekday-conflict": "the weekday contradicts the date",
    "site-clock": "the date at the top is the site's clock, not the article's",
    "future": "a date in the future was not used",
}


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"it cannot be read: {error.strerror or error}"
    return f"it is damaged: {error}" if not isinstance(error, sources.TooLargeError) else str(error)
