"""Who said what, gathered over articles: the same words once, with their first publication and variants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from search.analysis.folding import fold
from search.analysis.tokens import tokens
from search.engine import Searching
from search.model import ANYONE, Article, Filters, Hit, Query, Quote, Sort
from search.query.parse import parse
from search.retrieval import days

# Words side by side by which two wordings are compared, and the share of the shorter one's that both have
# where they are one quotation, differently printed.
_SIDE_BY_SIDE: Final = 3
_SAME: Final = 0.5
# A shorter quote is too common to be a part of another.
_FEWEST_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Printed:
    """A quote in an article that prints it."""

    quote: Quote
    article: Article


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words, as those articles print them that are `printed`: the first published first."""

    printed: tuple[Printed, ...]

    @property
    def first(self) -> Printed:
        return self.printed[0]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, in each of the wordings that articles give it: the first published first."""

    wordings: tuple[Wording, ...]

    @property
    def first(self) -> Printed:
        """The first publication."""
        return self.wordings[0].first


def question(
    text: str,
    by: str = "",
    *,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    sort: Sort = "newest",
    any_word: bool = False,
    exact: bool = False,
) -> Query:
    """The question for quotes of `by` ('': of anyone) that have what `text` asks for. Never raises.

    >>> question("kerja sama", "Wang Yi").text
    'kata:"Wang Yi" (kerja sama)'
    """
    name = " ".join(by.replace('"', " ").split())
    said = f'kata:"{name}"' if name else f"kata:{ANYONE}"
    typed = f"{said} ({text})" if text.strip() else said
    return parse(typed, filters=filters, sort=sort, any_word=any_word, exact=exact, copies="all")


def find_quotations(engine: Searching, query: Query, most_read: int | None = None) -> tuple[Quotation, ...]:
    """The quotations that answer a question with `SaidBy`, in the query's order (see `by_date`); of its
    articles the first `most_read` are read."""
    hits = engine.scan(query)
    return by_date(gather(hits if most_read is None else islice(hits, most_read)), query.sort)


def by_date(found: Iterable[Quotation], sort: Sort) -> tuple[Quotation, ...]:
    """Quotations by their first publication, the date that each is shown with: 'newest' or 'oldest' first, at
    the same moment by article and place in it, undated ones last. Of another order they come as they are.

    An article is found by its own date, and what it prints may have stood elsewhere long before.
    """
    if sort not in ("newest", "oldest"):
        return tuple(found)
    turn = -1 if sort == "newest" else 1

    def key(quotation: Quotation) -> tuple[bool, int, str, int, int]:
        is_undated, moment, id, paragraph, start = _moment(quotation.first)
        return is_undated, turn * moment, id, paragraph, start

    return tuple(sorted(found, key=key))


def gather(hits: Iterable[Hit]) -> tuple[Quotation, ...]:
    """The quotes of hits, each quotation once, in the order in which its first one comes.

    The same words of one speaker are one wording, whatever their capitals and signs; wordings that share most
    of their words in the same order are one quotation.
    """
    wordings: dict[tuple[str, ...], list[Printed]] = {}
    for hit in hits:
        for quote in hit.quotes:
            key = (_speaker(quote), *(token.surface for token in tokens(quote.words, glued="apart")))
            wordings.setdefault(key, []).append(Printed(quote, hit.article))
    groups: list[list[tuple[str, ...]]] = []
    sizes: list[int] = []  # pieces of the shortest wording of each group
    # Which groups have some words side by side.
    known: dict[tuple[str, ...], list[int]] = {}
    for key in wordings:
        shingles = list(_shingles(key))
        number = _fitting(shingles, known, sizes)
        if number is None:
            number = len(groups)
            groups.append([])
            sizes.append(len(shingles))
        sizes[number] = min(sizes[number], len(shingles))
        groups[number].append(key)
        for shingle in shingles:
            places = known.setdefault(shingle, [])
            if not places or places[-1] != number:
                places.append(number)
    return tuple(_quotation([wordings[key] for key in group]) for group in groups)


def _speaker(quote: Quote) -> str:
    return quote.official or fold(quote.speaker or "")


def _shingles(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words side by side, each with the speaker; none of a quote that is short."""
    speaker, *words = key
    if len(words) >= _FEWEST_WORDS:
        for at in range(len(words) - _SIDE_BY_SIDE + 1):
            yield (speaker, *words[at : at + _SIDE_BY_SIDE])


def _fitting(
    shingles: list[tuple[str, ...]], known: dict[tuple[str, ...], list[int]], sizes: list[int]
) -> int | None:
    """The group with which a wording shares enough, the one with most first."""
    shared: dict[int, int] = {}
    for shingle in dict.fromkeys(shingles):
        for number in known.get(shingle, ()):
            shared[number] = shared.get(number, 0) + 1
    fitting = [
        (count, -number)
        for number, count in shared.items()
        if count >= _SAME * max(1, min(len(shingles), sizes[number]))
    ]
    return -max(fitting)[1] if fitting else None


def _quotation(wordings: list[list[Printed]]) -> Quotation:
    printed = [Wording(tuple(sorted(each, key=_moment))) for each in wordings]
    return Quotation(tuple(sorted(printed, key=lambda wording: _moment(wording.first))))


def _moment(printed: Printed) -> tuple[bool, int, str, int, int]:
    """By publication, in an article by its order; undated last."""
    span, quote = days.span(printed.article.published), printed.quote
    return span is None, span.moment if span else 0, printed.article.id, quote.paragraph, quote.start
