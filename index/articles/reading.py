"""A source to its articles: page or record, then date, outlet, language, officials and quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from index.articles.authors import find_authors
from index.articles.dating import Dating, Span, date_article
from index.articles.kind import find_kind
from index.articles.language import label_language
from index.articles.no_article import why_no_text, why_none
from index.articles.outlet import find_outlet, without_outlet
from index.articles.outlet_clues import Clues
from index.articles.title import clean_title
from index.files import records
from index.files.decoding import Decoded, UnreadableError, decode
from index.files.items import Fields, Item, items
from index.files.sources import PageFormat, Skipped, Source, failed, reason
from index.officials.finding import Found, look_through
from index.officials.mentions import MOST_MENTIONS
from index.pages import layout
from index.pages.splitting import Page
from index.quotations.finding import MOST_QUOTES, listen_through
from search.analysis.tokens import tokens
from search.knowledge.officials.gazetteer import Gazetteer, Office
from search.knowledge.outlets import Outlets
from search.model import Article, Official, OutletEvidence, Problem
from search.process.stages import Stage

# A date stands in a line; a body's paragraph may be a whole article that lost its line ends.
_LONGEST_EVIDENCE: Final = 200
# Letters of a body in which officials and quotes are looked for: six times the longest of 33,000 articles.
# What is longer is a book, or made to keep a run busy; all of it is found by its words.
REACH: Final = 250_000
_BEYOND: Final = f"officials and quotes were looked for in its first {REACH:,} letters"
_TOO_MANY: Final = f"it names more officials than any article; the first {MOST_MENTIONS:,} at most were read"
_TOO_MUCH: Final = f"it quotes more than any article; the first {MOST_QUOTES:,} quotes at most were read"


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
        for item in items(source):
            if not isinstance(item, Skipped):
                yield item if isinstance(item, Problem) else self.understand(item)

    def understand(self, item: Item) -> Article | Problem:
        """The article in an item, or why there is none. Raises nothing of the item's making."""
        try:
            if item.kind == "record":
                with Stage.FILES:
                    fields = item.fields or Fields.of(item.data, item.hints.keys)
                return self._understand_record(item, fields)
            with Stage.FILES:
                decoded = decode(item.data)
            return self._understand_page(item, item.kind, decoded)
        except (UnreadableError, records.RecordError) as error:
            return Problem(item.path, str(error), item.position)
        except (MemoryError, OSError) as error:
            return failed(error, item.path, reason(error), item.position)
        except Exception as error:
            # One page that trips the reader must not stop a run of thousands.
            why = f"the reader failed on it ({type(error).__name__}: {error})"
            return Problem(item.path, why, item.position)

    def _understand_page(self, item: Item, kind: PageFormat, decoded: Decoded) -> Article | Problem:
        with Stage.LAYOUT:
            page, stated = layout.lay_out(kind, decoded.text)
        stated = layout.with_facts(stated, item.facts)
        if not (page.body or stated.title or page.lead):
            return Problem(item.path, "no article was found in it", item.position)
        article = self._understand(item, decoded.repairs, page.lead, page, stated)
        why = why_none(article)
        return Problem(item.path, why, item.position) if why else article

    def _understand_record(self, item: Item, fields: Fields) -> Article | Problem:
        record = fields.record
        dates = (record.date,) if record.date else ()
        stated = layout.Stated(
            record.title,
            dates,
            record.url,
            record.outlet,
            crawled=record.crawled,
            titled_by="metadata",
            authors=(record.author,) if record.author else (),
            rubrics=(record.rubric,) if record.rubric else (),
        )
        stated = layout.with_facts(stated, item.facts)
        with Stage.LAYOUT:
            page = layout.trim(record)
        article = self._understand(item, fields.repairs, record.lead, page, stated)
        why = why_no_text(article)
        return Problem(item.path, why, item.position) if why else article

    # --- what both say ---

    def _understand(
        self, item: Item, repairs: Sequence[str], lead: str | None, page: Page, stated: layout.Stated
    ) -> Article:
        """The article with all that page and statements say of it."""
        title = clean_title(stated.title)
        stated = stated if title == stated.title else replace(stated, title=title)
        with Stage.OUTLET:
            outlet, outlet_by, agency = self._find_outlet(item, page, stated)
            authors = find_authors(self.outlets, stated.authors, page)
            language = label_language(title, lead, *page.body)
            kind = find_kind(
                title=title,
                outlet=outlet,
                url=stated.url,
                rubrics=(*stated.rubrics, *page.rubrics),
                body=page.body,
                below=page.below,
            )
            title = without_outlet(self.outlets, title) if title else None
        dating, found = self._date_and_name(lead, page, stated, tells_own_day=kind != "fact-check")
        officials = found.officials
        with Stage.QUOTATIONS:
            said = listen_through(within_reach(page.body), officials)
        return Article(
            id=item.id,
            path=item.path,
            record=item.record,
            url=stated.url,
            title=title,
            titled_by=stated.titled_by if stated.title else None,
            lead=lead,
            body=page.body,
            outlet=outlet,
            outlet_by=outlet_by,
            agency=agency,
            authors=authors,
            published=dating.published,
            date_precision=dating.precision,
            dated_by=dating.dated_by,
            date_candidates=dating.candidates,
            date_evidence=dating.evidence[:_LONGEST_EVIDENCE] or None,
            date_flags=dating.flags,
            language=language,
            kind=kind,
            officials=officials,
            quotes=said.quotes,
            digest=item.digest,
            cut=page.cut,
            problems=(*item.repairs, *repairs, *_doubts(page, stated, dating, found.whole, said.whole)),
            aliases=item.aliases,
        )

    def _find_outlet(
        self, item: Item, page: Page, stated: layout.Stated
    ) -> tuple[str | None, OutletEvidence | None, str | None]:
        clues = Clues.on(
            page,
            named=item.hints.outlet,
            stated=stated.outlet,
            site_name=stated.site_name,
            url=stated.url,
            title=stated.title,
            folders=_folders(item),
        )
        return find_outlet(self.outlets, clues)

    def _date_and_name(
        self, lead: str | None, page: Page, stated: layout.Stated, *, tells_own_day: bool
    ) -> tuple[Dating, Found]:
        """The date and the officials, each of which tells of the other.

        Who is an official is judged by the day; an open year, and a bare day at the top that may be the
        site's clock, by who held which office. Where only days of what a text tells of are known, it names
        those who held them then.
        """
        dating = self._date(page, stated, tells_own_day=tells_own_day)
        if len(dating.candidates) == 1:
            return dating, self._name(lead, page, stated, dating.candidates[0])
        found = self._name(lead, page, stated, dating.published)
        if not _is_open(dating):
            return dating, found
        settled = self._date(page, stated, self._spans(found.officials), tells_own_day=tells_own_day)
        if settled.published != dating.published:
            found = self._name(lead, page, stated, settled.published)
        return settled, found

    def _date(
        self, page: Page, stated: layout.Stated, in_office: Sequence[Span] = (), *, tells_own_day: bool
    ) -> Dating:
        with Stage.DATES:
            return date_article(
                metadata=stated.dates,
                crawled=stated.crawled,
                header=page.header,
                over_title=_over_title(page),
                above=page.above if stated.crawled else (),
                url=stated.url,
                dateline=page.dateline,
                body=page.body,
                captions=[cut.text for cut in page.cut if cut.reason == "caption"],
                in_office=in_office,
                tells_own_day=tells_own_day,
                today=self.today,
            )

    def _name(self, lead: str | None, page: Page, stated: layout.Stated, published: str | None) -> Found:
        with Stage.OFFICIALS:
            body = within_reach(page.body)
            return look_through(stated.title, lead, body, published=published, gazetteer=self.gazetteer)

    def _spans(self, officials: Sequence[Official]) -> list[Span]:
        """When the named officials held the offices that they are named with."""
        return [
            span
            for official in officials
            if official.role and not official.status
            if (person := self.gazetteer.by_id(official.id))
            and (span := _in_role(person.offices, official.role))
        ]


def within_reach(body: Sequence[str]) -> Sequence[str]:
    """The paragraphs up to `REACH` letters, the last cut between two words; all of an article's.

    >>> [len(text) for text in within_reach(["kata " * 30_000, "kata " * 30_000])]
    [150000, 99999]
    """
    left = REACH
    for at, paragraph in enumerate(body):
        if len(paragraph) > left:
            end = paragraph.rfind(" ", 0, left)
            return (*body[:at], paragraph[: end if end > 0 else left])
        left -= len(paragraph)
    return body


def _is_open(dating: Dating) -> bool:
    """Whether the offices of those who are named may tell more of the day."""
    bare_header = dating.dated_by == "header" and dating.precision == "day"
    return bool(dating.candidates or dating.flags or bare_header)


def _over_title(page: Page) -> int | None:
    """How many header lines stand above the headline, or where no line is one, above all; None where the page
    does not tell."""
    at = next((at for at, line in enumerate(page.lines) if line.label == "title"), None)
    if at is None:
        return 1 if page.lines and page.lines[0].label == "header" else None
    return sum(line.label == "header" for line in page.lines[:at])


def _doubts(
    page: Page, stated: layout.Stated, dating: Dating, names_all: bool, quotes_all: bool
) -> Iterator[str]:
    """What the report says of an article that was read; `names_all`, `quotes_all`: whether all officials and
    quotes were looked for."""
    # A stated month that the body gives its day was understood: it is how the date begins.
    refined = dating.published is not None and any(dating.published.startswith(day) for day in stated.dates)
    if stated.dates and dating.dated_by != "metadata" and not refined:
        yield f"its stated date was not understood: {stated.dates[0][:60]}"
    for flag in dating.flags:
        yield _FLAGS[flag]
    if within_reach(page.body) is not page.body:
        yield _BEYOND
    if not names_all:
        yield _TOO_MANY
    if not quotes_all:
        yield _TOO_MUCH
    if page.partial:
        yield "the page is one of several; the article goes on in pages that are not here"


def _folders(item: Item) -> tuple[str, ...]:
    """The folders and archives that an article lies in; a file of records counts as one."""
    parts = item.path.split("/")
    return tuple(parts if item.record is not None else parts[:-1])


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
    "address-conflict": "the address tells another day than the page",
    "site-clock": "the date at the top is the site's clock, not the article's",
    "future": "a date in the future was not used",
}
