"""Answers as lines for a terminal. With `colour` off, *asterisks* mark what colour would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from search.answering.snippets import Mark, marks, snippets, wanted
from search.model import Article, ArticleKind, Bucket, Facets, Hit, Query, Results
from search.output.safe_text import one_line, safe

# Each command tells one or two of these, and a question none.
if TYPE_CHECKING:
    from search.answering.explanation import Explanation
    from search.knowledge.officials.gazetteer import Office
    from search.reports.dossier import Dossier, Held
    from search.reports.quotations import Quotation, Wording

# What is said of an article that is no news.
KINDS: Final[Mapping[ArticleKind, str]] = {
    "news": "news",
    "fact-check": "FACT CHECK",
    "opinion": "opinion",
    "press-release": "press release",
}
# Facet values shown on a terminal; --json has all of them.
MOST_VALUES = 10
_MARKED, _TITLE, _FAINT, _STRUCK, _PLAIN = "\x1b[1;31m", "\x1b[1m", "\x1b[2m", "\x1b[9m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Writer:
    """Words lines for a terminal with or without colour."""

    colour: bool

    def _styled(self, style: str, text: str) -> str:
        return f"{style}{text}{_PLAIN}" if self.colour and text else text

    def marked(self, text: str, found: Sequence[Mark], style: str = "") -> str:
        """The text with each mark in colour, or between asterisks."""
        parts, at = [], 0
        for start, end in found:
            word = safe(text[start:end])
            parts += [
                self._styled(style, safe(text[at:start])),
                self._styled(_MARKED, word) if self.colour else f"*{word}*",
            ]
            at = end
        parts.append(self._styled(style, safe(text[at:])))
        return " ".join("".join(parts).split())

    def results(self, query: Query, found: Results) -> Iterator[str]:
        """Hits, count and facets."""
        first = (query.page - 1) * query.limit + 1
        yield from self.hits(query, found)
        pages = -(-found.stories // query.limit)
        noun = "article" if found.total == 1 else "articles"
        line = f"{found.total} {noun}"
        if found.stories < found.total:
            line += f" of {found.stories} {'story' if found.stories == 1 else 'stories'} (--copies shows all)"
        if pages > 1 or query.page > 1:
            line += f", page {query.page} of {pages}"
            if query.page > pages:
                line += " (there is no such page)"
        yield line
        if found.did_you_mean:
            yield f"Did you mean: {' | '.join(map(safe, found.did_you_mean))}"
        if found.relaxed and not found.is_mixed:
            yield ""
            yield self._styled(_TITLE, "Articles with most of the words:")
            for rank, hit in enumerate(found.relaxed, first + len(found.hits)):
                yield from self._hit(rank, hit, query)
                yield ""
        yield from self._facets(found.facets)

    def hits(self, query: Query, found: Results) -> Iterator[str]:
        """The articles of the page, each with its rank."""
        shown = found.in_order if found.is_mixed else found.hits
        for rank, hit in enumerate(shown, (query.page - 1) * query.limit + 1):
            yield from self._hit(rank, hit, query)
            yield ""

    def _hit(self, rank: int, hit: Hit, query: Query) -> Iterator[str]:
        article, want = hit.article, wanted(query.tree)
        if article.title:
            heading = self.marked(article.title, marks(article.title, want["title"]), _TITLE)
        elif article.lead:
            heading = self.marked(article.lead, marks(article.lead, want["lead"]), _TITLE)
        else:
            heading = "(no title)"
        yield f"{rank}. {heading}"
        yield f"   {self._facts(article)}"
        names = ", ".join(one_line(official.name) for official in article.officials)
        if names:
            yield f"   {names}"
        for snippet in snippets(article, query.tree, quotes=hit.quotes):
            if snippet.field != "title":
                said = f"{one_line(snippet.speaker)}: " if snippet.speaker else ""
                yield f"   {said}{self.marked(snippet.text, snippet.marks)}"
        if hit.missing:
            words = ", ".join(self._styled(_STRUCK, safe(word)) for word in hit.missing)
            yield f"   Missing: {words}"
        yield self._styled(_FAINT, f"   {one_line(article.path)}{_record(article)}  id {article.id}")
        if hit.story:
            yield f"   {self._copies(hit)}"

    def _copies(self, hit: Hit) -> str:
        """'2 copies; first Kabar Utara · 2021-05-28 (id …)'."""
        noun = "copy" if hit.copies == 1 else "copies"
        first = hit.story[0]
        where = "this one" if first.id == hit.article.id else f"{self._facts(first)}  id {first.id}"
        return f"+ {hit.copies} {noun}; first published: {where}"

    def quotations(self, found: Sequence[Quotation], total: int) -> Iterator[str]:
        """Who said what: each quotation with its first publication, its other outlets and wordings."""
        for rank, quotation in enumerate(found, 1):
            quote = quotation.first.quote
            speaker = one_line(quote.speaker or "speaker not known")
            office = f", {one_line(quote.office)}" if quote.office else ""
            for number, wording in enumerate(quotation.wordings):
                words = one_line(wording.first.quote.words)
                shown = f"“{words}”" if wording.first.quote.kind == "direct" else words
                yield f"{rank}. {self._styled(_TITLE, shown)}" if not number else f"   also: {shown}"
                if not number:
                    yield f"   {speaker}{office}" + ("" if quote.kind == "direct" else " (reported)")
                yield f"   {self._facts(wording.first.article)}{self._also(wording)}"
            article = quotation.first.article
            title = one_line(article.title or "(no title)")
            yield self._styled(_FAINT, f"   {title}  id {article.id}")
            yield ""
        noun = "quotation" if total == 1 else "quotations"
        yield f"{total} {noun}" + (f", the first {len(found)} shown (--limit)" if total > len(found) else "")

    def _also(self, wording: Wording) -> str:
        others = len(wording.printed) - 1
        return f" and {others} more {'article' if others == 1 else 'articles'}" if others else ""

    def similar(self, hits: Sequence[Hit]) -> Iterator[str]:
        """Articles like another, best first."""
        for rank, hit in enumerate(hits, 1):
            article = hit.article
            yield f"{rank}. {self._styled(_TITLE, one_line(article.title or article.lead or '(no title)'))}"
            yield f"   {self._facts(article)}"
            yield self._styled(_FAINT, f"   {one_line(article.path)}{_record(article)}  id {article.id}")

    def _facts(self, article: Article) -> str:
        outlet = one_line(article.outlet or "outlet unknown")
        weakly = " (folder)" if article.outlet_by == "folder" else ""
        kind = "" if article.kind == "news" else f" · {KINDS[article.kind]}"
        return f"{outlet}{weakly} · {published(article)}{kind}"

    def _facets(self, facets: Facets) -> Iterator[str]:
        for name, buckets in (
            ("Kinds", facets.kind if len(facets.kind) > 1 else ()),
            ("Outlets", facets.outlet),
            ("Officials", facets.official),
            ("Dates", facets.date),
        ):
            if buckets:
                yield f"{name}: {_counts(buckets)}"

    def article(self, article: Article, *, with_cut: bool = False) -> Iterator[str]:
        """A whole article, with what is known of it and how much was cut; `with_cut`: what was, each line
        behind its reason."""
        yield self._styled(_TITLE, one_line(article.title or "(no title)"))
        yield self._facts(article)
        if article.authors:
            yield f"By: {one_line(', '.join(article.authors))}"
        if article.agency:
            yield f"Agency: {one_line(article.agency)}"
        for official in article.officials:
            role = f", {one_line(official.role)}" if official.role else ""
            yield f"Official: {one_line(official.name)}{role}"
        if article.url:
            yield one_line(article.url)
        yield self._styled(_FAINT, f"{one_line(article.path)}{_record(article)}  id {article.id}")
        for text in (article.lead, *article.body):
            if text:
                yield ""
                yield safe(text)
        if article.cut:
            told = ":" if with_cut else "; --cut shows them."
            number = f"{len(article.cut)} lines were" if len(article.cut) > 1 else "1 line was"
            yield ""
            yield self._styled(_FAINT, f"{number} cut{told}")
        for cut in article.cut if with_cut else ():
            yield f"  {self._styled(_FAINT, one_line(cut.reason).ljust(10))} {one_line(cut.text)}"
        for problem in article.problems:
            yield f"Note: {one_line(problem)}"


def _record(article: Article) -> str:
    return f" #{one_line(article.record)}" if article.record else ""


def _counts(buckets: Sequence[Bucket]) -> str:
    shown = ", ".join(f"{one_line(bucket.value)} {bucket.count}" for bucket in buckets[:MOST_VALUES])
    rest = len(buckets) - MOST_VALUES
    return f"{shown}, and {rest} more" if rest > 0 else shown


def published(article: Article) -> str:
    """The date as far as it is known, and how it is known; or that there is none, with candidates.

    >>> published(Article("0" * 12, "a/b.txt", published="2021-05-28T08:37+07:00", dated_by="header"))
    '2021-05-28 08:37 +07:00 (header)'
    >>> published(Article("0" * 12, "a/b.txt", date_candidates=("2022-12-30", "2016-12-30")))
    'undated, perhaps 2022-12-30 or 2016-12-30'
    """
    if article.published is None:
        candidates = " or ".join(article.date_candidates)
        return f"undated, perhaps {candidates}" if candidates else "undated"
    day, _, moment = article.published.partition("T")
    text = f"{day} {moment[:5]} {moment[-6:]}" if moment else day
    return f"{text} ({article.dated_by})" if article.dated_by else text


def explanation_lines(explained: Explanation, depth: int = 0) -> Iterator[str]:
    """The explanation as lines of text, parts indented below the whole."""
    indent = "  " * depth
    yield f"{indent}{explained.kind} {explained.text}  ({_articles(explained.articles)})"
    for term in explained.terms:
        counts = ", ".join(f"{field} {count}" for field, count in term.counts.items())
        if term.claims:
            counts += f" ({term.claims} of the titles are fact checks' and count less)"
        yield f"{indent}    {term.form} {term.text}: {counts}"
    for part in explained.parts:
        yield from explanation_lines(part, depth + 1)


def _articles(count: int) -> str:
    return f"{count} article" if count == 1 else f"{count} articles"


def dossier_lines(dossier: Dossier, most: int = 15) -> Iterator[str]:
    """A dossier as lines for a terminal; `most` values of each list are shown."""
    yield f"{dossier.name} ({dossier.id})" + (f", {dossier.country}" if dossier.country else "")
    yield f"{dossier.total} article{'s' * (dossier.total != 1)}"
    yield from _listing("Names seen", [_count(bucket) for bucket in dossier.names], most)
    yield from _listing("Offices known to Warta", [_span(office) for office in dossier.listed], most)
    yield from _listing("Offices in the articles", [_held(held) for held in dossier.roles], most)
    yield from _listing("Months", [_count(bucket) for bucket in dossier.months], most)
    yield from _listing("Outlets", [_count(bucket) for bucket in dossier.outlets], most)
    yield from _listing("Also named", [_count(bucket) for bucket in dossier.others], most)


def _listing(heading: str, values: list[str], most: int) -> Iterator[str]:
    if values:
        yield f"{heading}:"
        yield from (f"  {value}" for value in values[:most])
        if len(values) > most:
            yield f"  … and {len(values) - most} more (--json has all)"


def _count(bucket: Bucket) -> str:
    return f"{bucket.value} {bucket.count}"


def _span(office: Office) -> str:
    return f"{office.title} {office.since or '…'} to {office.until or '…'}"


def _held(held: Held) -> str:
    role = f"{held.status} {held.role}" if held.status else held.role
    days = f", {held.first}" if held.first else ""
    if held.last and held.last != held.first:
        days += f" to {held.last}"
    return f"{role} {held.count}{days}"
