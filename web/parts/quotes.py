"""Who said what, as the pages show it: the words in marked pieces, the speaker, where and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.answering.snippets import Snippet, Wanted
from search.model import Article
from search.reports.quotations import Quotation, Wording
from web.parts.marks import Piece, cut, mark


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote in a list of results; `speaker` None where nobody is sure."""

    pieces: tuple[Piece, ...]
    speaker: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class ShownWording:
    """One wording of a quotation; `direct`: between signs; `article` printed it first, then `others`."""

    pieces: tuple[Piece, ...]
    direct: bool
    article: Article
    others: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class ShownQuotation:
    """A quotation with its speaker; `variants`: other wordings."""

    speaker: str | None
    official: str | None
    office: str | None
    wording: ShownWording
    variants: tuple[ShownWording, ...]


def show_quote(snippet: Snippet) -> ShownQuote:
    """A quote as a passage of an article."""
    return ShownQuote(cut(snippet.text, snippet.marks), snippet.speaker, snippet.office)


def show_quotations(found: Iterable[Quotation], want: Wanted) -> tuple[ShownQuotation, ...]:
    """Quotations with the words marked that were asked for."""
    return tuple(_quotation(quotation, want) for quotation in found)


def _quotation(quotation: Quotation, want: Wanted) -> ShownQuotation:
    first, *others = (_wording(wording, want) for wording in quotation.wordings)
    quote = quotation.first.quote
    return ShownQuotation(quote.speaker, quote.official, quote.office, first, tuple(others))


def _wording(wording: Wording, want: Wanted) -> ShownWording:
    quote = wording.first.quote
    return ShownWording(
        mark(quote.words, want),
        quote.kind == "direct",
        wording.first.article,
        tuple(printed.article for printed in wording.printed[1:]),
    )
