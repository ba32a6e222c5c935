"""The state of the search page, read from a URL's parameters and written back to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Protocol, get_args

from search.knowledge.dates.calendar import last_day
from search.knowledge.dates.query import parse_days
from search.knowledge.kinds import meant_kind
from search.knowledge.synonyms import Thesaurus
from search.model import ArticleKind, DayRange, Everything, Filters, Note, Query, Sort
from search.query.parse import LONGEST_QUERY, parse
from search.query.rendering import typed_out
from search.query.trees import all_of
from web.words.locale import current

HITS_PER_PAGE: Final = 10
# Nobody reads so far down, and a deep page costs as much as all before it; whoever wants all has /unduh.
LAST_PAGE: Final = 1_000
# Values of one facet that one URL may name: each costs a look-up, and nobody chooses so many by hand.
MOST_VALUES: Final = 50


class Parameters(Protocol):
    """What `werkzeug.datastructures.MultiDict` gives of a URL's parameters."""

    def get(self, key: str, default: str) -> str: ...

    def getlist(self, key: str) -> Iterable[str]: ...


@dataclass(frozen=True, slots=True)
class Address:
    """One state of the search page. `sort` None: what suits the question (see `Address.query`).
    `more_snippets`: several passages of each article instead of one. `added_since`: only articles that came
    into the archive on this day, ISO, or later."""

    q: str = ""
    any_word: bool = False
    exact: bool = False
    outlets: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    not_outlets: tuple[str, ...] = ()
    not_officials: tuple[str, ...] = ()
    all_officials: bool = False
    kinds: tuple[ArticleKind, ...] = ()
    not_kinds: tuple[ArticleKind, ...] = ()
    candidates: bool = False
    days: DayRange | None = None
    undated: bool = False
    all_copies: bool = False
    more_snippets: bool = False
    added_since: str | None = None
    sort: Sort | None = None
    page: int = 1

    @property
    def filters(self) -> Filters:
        return Filters(
            self.outlets,
            self.officials,
            self.days,
            self.undated,
            self.not_outlets,
            self.not_officials,
            self.all_officials,
            self.kinds,
            self.not_kinds,
            self.candidates,
        )

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: the start page."""
        return not self.q.strip() and not self.filters and self.added_since is None

    @property
    def order(self) -> Sort:
        """The order shown: where no words rank the answer, the newest come first."""
        return self.sort or ("relevance" if self.q.strip() else "newest")

    def narrowed(self, filters: Filters) -> Address:
        """The same question under other filters, from its first page."""
        return replace(
            self,
            outlets=filters.outlets,
            officials=filters.officials,
            not_outlets=filters.excluded_outlets,
            not_officials=filters.excluded_officials,
            all_officials=filters.all_officials,
            kinds=filters.kinds,
            not_kinds=filters.excluded_kinds,
            candidates=filters.candidates,
            days=filters.days,
            undated=filters.undated,
            page=1,
        )

    def query(self, today: date, synonyms: Thesaurus) -> Query:
        """The question that it asks an archive with these synonyms."""
        query = parse(
            self.q,
            any_word=self.any_word,
            filters=self.filters,
            sort=self.order,
            page=self.page,
            limit=HITS_PER_PAGE,
            today=today,
            exact=self.exact,
            synonyms=synonyms,
            copies="all" if self.all_copies else "grouped",
        )
        if self.added_since is None:
            return query
        arrived = DayRange(self.added_since, of="added")
        if not self.q.strip() or isinstance(query.tree, Everything):
            return replace(query, tree=arrived, notes=())
        return replace(query, tree=all_of([query.tree, arrived]) or arrived)

    def spelled_out(self, query: Query) -> Address:
        """The same question with the conditions typed in the box ('outlet:Tempo') among the filters, so that
        a link can take them away. `query` is what this address asks for."""
        if query.filters == self.filters:
            return self
        return replace(self.narrowed(query.filters), q=typed_out(query.tree, current()), any_word=False)

    def parameters(self) -> dict[str, str | list[str]]:
        """The URL's parameters, the defaults left out; `read` gives the same address from them.

        >>> Address(q="Rusia", days=DayRange("2021-05-01", "2021-05-31"), page=2).parameters()
        {'q': 'Rusia', 'from': '2021-05', 'to': '2021-05', 'page': '2'}
        """
        first, last = ends(self.days)
        named: Mapping[str, str | list[str]] = {
            "q": self.q,
            "any": "1" if self.any_word else "",
            "exact": "1" if self.exact else "",
            "outlet": list(self.outlets),
            "official": list(self.officials),
            "not_outlet": list(self.not_outlets),
            "not_official": list(self.not_officials),
            "official_mode": "all" if self.all_officials else "",
            "kind": list(self.kinds),
            "not_kind": list(self.not_kinds),
            "candidates": "1" if self.candidates else "",
            "from": first,
            "to": last,
            "undated": "1" if self.undated else "",
            "added": self.added_since or "",
            "copies": "all" if self.all_copies else "",
            "snippets": "more" if self.more_snippets else "",
            "sort": self.sort or "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return {name: value for name, value in named.items() if value}


def ends(days: DayRange | None) -> tuple[str, str]:
    """Both ends as a URL says them, "" where open: as years or months where both fall on whole ones, so that
    a December is no 'December to year'.

    >>> ends(DayRange("2020-01-01", "2021-12-31")), ends(DayRange("2020-12-01", "2020-12-31"))
    (('2020', '2021'), ('2020-12', '2020-12'))
    >>> ends(DayRange("2021-05-28", "2021-12-31")), ends(DayRange("2021-05-01", None))
    (('2021-05-28', '2021-12-31'), ('2021-05', ''))
    """
    if days is None:
        return "", ""
    first, last = days.first or "", days.last or ""
    if first == last:  # a day that begins a year is no year
        return first, last
    for length, whole in ((4, year), (7, month)):
        begins, stops = whole(first[:length]), whole(last[:length])
        if (not first or (begins is not None and begins.first == first)) and (
            not last or (stops is not None and stops.last == last)
        ):
            return first[:length], last[:length]
    return first, last


def year(name: str) -> DayRange | None:
    """
    >>> year("2021")
    DayRange(first='2021-01-01', last='2021-12-31', of='published')
    """
    return DayRange(f"{name}-01-01", f"{name}-12-31") if len(name) == 4 and name.isdecimal() else None


def month(name: str) -> DayRange | None:
    """
    >>> month("2021-02")
    DayRange(first='2021-02-01', last='2021-02-28', of='published')
    """
    try:
        last = last_day(int(name[:4]), int(name[5:7]))
    except ValueError:
        return None
    return DayRange(f"{name}-01", f"{last}")


def read(parameters: Parameters, today: date) -> tuple[Address, tuple[Note, ...]]:
    """The address that a URL's parameters give, and a note on each that was not understood. Never raises."""
    notes: list[Note] = []
    address = Address(
        # One character more, so that the query's own note on its length still comes.
        q=parameters.get("q", "")[: LONGEST_QUERY + 1],
        any_word=_is_on(parameters.get("any", "")),
        exact=_is_on(parameters.get("exact", "")),
        outlets=_values(parameters.getlist("outlet")),
        officials=_values(parameters.getlist("official")),
        not_outlets=_values(parameters.getlist("not_outlet")),
        not_officials=_values(parameters.getlist("not_official")),
        all_officials=parameters.get("official_mode", "") == "all",
        kinds=_kinds(parameters.getlist("kind"), notes),
        not_kinds=_kinds(parameters.getlist("not_kind"), notes),
        candidates=_is_on(parameters.get("candidates", "")),
        days=_days(parameters.get("from", ""), parameters.get("to", ""), today, notes),
        undated=_is_on(parameters.get("undated", "")),
        added_since=_day(parameters.get("added", ""), today, notes),
        all_copies=parameters.get("copies", "") == "all",
        more_snippets=parameters.get("snippets", "") == "more",
        sort=_sort(parameters.get("sort", ""), notes),
        page=_page(parameters.get("page", ""), notes),
    )
    return address, tuple(notes)


def _is_on(text: str) -> bool:
    return text in ("1", "on", "true")


def _values(values: Iterable[str]) -> tuple[str, ...]:
    present = (value.strip()[:200] for value in values)
    return tuple(dict.fromkeys(value for value in present if value))[:MOST_VALUES]


def _kinds(values: Iterable[str], notes: list[Note]) -> tuple[ArticleKind, ...]:
    found: dict[ArticleKind, None] = {}
    for text in _values(values):
        kind = meant_kind(text)
        if kind is None:
            notes.append(Note.of("unknown-kind", text=text[:100]))
        else:
            found[kind] = None
    return tuple(found)


def _days(first: str, last: str, today: date, notes: list[Note]) -> DayRange | None:
    start = end = None
    if first.strip():
        days = parse_days(first[:100], today)
        start = days.first if days else None
        if start is None:
            notes.append(Note.of("unknown-from", text=first.strip()[:100]))
    if last.strip():
        days = parse_days(last[:100], today)
        end = days.last if days else None
        if end is None:
            notes.append(Note.of("unknown-to", text=last.strip()[:100]))
    if start and end and start > end:
        notes.append(Note.of("dates-exchanged"))
        # Of the later value the end, of the earlier the beginning: '2022' to '2021' means both years whole.
        return _days(last, first, today, [])
    return DayRange(start, end) if start or end else None


def _day(text: str, today: date, notes: list[Note]) -> str | None:
    days = parse_days(text[:100], today) if text.strip() else None
    if text.strip() and (days is None or days.first is None):
        notes.append(Note.of("unknown-from", text=text.strip()[:100]))
    return days.first if days else None


def _sort(text: str, notes: list[Note]) -> Sort | None:
    known: dict[str, Sort] = {sort: sort for sort in get_args(Sort)}
    if text and text not in known:
        notes.append(Note.of("unknown-sort", text=text[:100]))
    return known.get(text)


def _page(text: str, notes: list[Note]) -> int:
    text = text.strip()
    if not text:
        return 1
    if not (text.isascii() and text.isdecimal()) or not text.strip("0"):
        notes.append(Note.of("unknown-page", text=text[:100]))
        return 1
    # int() of many digits is slow and, from 4,300 on, an error.
    number = int(text) if len(text) < 9 else LAST_PAGE + 1
    if number > LAST_PAGE:
        notes.append(Note.of("page-too-deep", last=LAST_PAGE))
    return min(number, LAST_PAGE)
