"""The page `/`: a question in the URL to results, facets and notes, or the start page where there is none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Literal

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from search.engine import Searching
from search.knowledge.dates.calendar import WIB
from search.knowledge.outlets import Outlets
from search.model import (
    UNDATED,
    UNKNOWN_OUTLET,
    And,
    Article,
    Count,
    DayRange,
    Everything,
    Filters,
    Hit,
    Node,
    Not,
    Note,
    Query,
    Results,
)
from search.query.implied_filters import Conditions, read_conditions
from search.query.lexing import FIELDS, FieldName
from search.query.rendering import is_plain, render_query, typed_out
from search.query.trees import all_of
from search.reports.dossier import known_officials
from search.tree import leaves, sayings
from web import address as addresses
from web.address import Address
from web.parts import paging
from web.parts.calendar import calendar
from web.parts.facets import Active, FacetChoices, active, choose, official_names
from web.parts.histogram import Dates, histogram
from web.parts.hits import MORE_SNIPPETS, ShownHit, show_hit
from web.parts.pasted import pasted
from web.rendering import Position, article_link, render, search_link
from web.words.locale import current

# Values of a facet shown at once, and in all: a page is no list of ten thousand names.
VALUES_SHOWN = 8
VALUES_MOST = 30
NEWEST_ON_START = 6
FEWEST_PARTS = 2
# Each costs a search.
MOST_TRIES = 6
# Spellings offered of a word that no article has.
MOST_SPELLINGS = 2
# The last hit that any page shows.
LAST_RANK = addresses.LAST_PAGE * addresses.HITS_PER_PAGE
# Sets of outlets whose months are remembered: most questions choose none.
HELD_KEPT = 64
# Typed into a facet's own box: longer is no name.
LONGEST_LIKE = 60


def make_blueprint(engine: Searching) -> Blueprint:
    """The search page over an engine."""
    blueprint = Blueprint("search", __name__)
    registry = cache(Outlets.load)
    known_name = official_names(engine)

    @lru_cache(1)
    def held(build: str) -> tuple[tuple[str, ...], Mapping[str, str]]:
        # `build` is there to tell one state of the index from the next.
        outlets = engine.facets(Query("", Everything()), ("outlet",)).outlet
        names = tuple(bucket.value for bucket in outlets if bucket.value != UNKNOWN_OUTLET)
        return names, known_officials(engine)

    @lru_cache(HELD_KEPT)
    def held_by_month(build: str, filters: Filters) -> Mapping[str, int]:
        rows = engine.counts(Query("", Everything(), filters), ("month",)).rows
        return {row.values[0]: row.count for row in rows if row.values[0] != UNDATED}

    def held_of(query: Query) -> Mapping[str, int]:
        """What the archive holds of each month, of the question's outlets: what could have matched."""
        asked = query.filters
        return held_by_month(
            engine.build_id(), Filters(outlets=asked.outlets, excluded_outlets=asked.excluded_outlets)
        )

    def conditions(text: str, today: date) -> Conditions | None:
        outlets, officials = held(engine.build_id())
        return read_conditions(text, outlets, officials, engine.gazetteer, registry(), today)

    @blueprint.get("/")
    def page() -> AnyResponse:
        today = date.today()
        address, notes = addresses.read(request.args, today)
        if address.is_empty:
            return _start(engine, address, notes)
        named = pasted(engine, address.q)
        if len(named) == 1:
            return redirect(article_link(named[0].id))
        return _results(engine, address, notes, today, conditions, held_of, known_name, named)

    @blueprint.get("/baru")
    def arrived() -> Response:
        """How many articles of a question came into the archive on the day `added` or later, by `build`; and
        today as the archive counts days."""
        today = date.today()
        address, _ = addresses.read(request.args, today)
        total = _total(engine, address, today) if not address.is_empty else engine.count()
        answer = Response(json.dumps({"total": total, "today": f"{datetime.now(WIB):%Y-%m-%d}"}))
        answer.mimetype = "application/json"
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    @blueprint.get("/hasil/<int:rank>")
    def hit(rank: int) -> AnyResponse:
        """The article of that rank in the answer, from 1: the next and the previous one while reading."""
        today = date.today()
        address, _ = addresses.read(request.args, today)
        query = replace(address.query(today, engine.synonyms), page=max(1, min(rank, LAST_RANK)), limit=1)
        results = engine.search(query)
        if not results.hits:  # past the end, or the archive has shrunk meanwhile
            last = min(paging.last_page(results.stories, addresses.HITS_PER_PAGE), addresses.LAST_PAGE)
            return redirect(search_link(replace(address, page=last)))
        position = Position(replace(address, page=paging.page_of(query.page)), query.page, results.stories)
        return redirect(article_link(results.hits[0].article.id, position))

    return blueprint


def _start(engine: Searching, address: Address, notes: tuple[Note, ...]) -> Response:
    everything = Query("", Everything(), sort="newest", limit=NEWEST_ON_START)
    results = engine.search(everything)
    blank = replace(address, page=1, sort=None, any_word=False)
    return render(
        "start.html",
        address=blank,
        notes=notes,
        total=results.total,
        hits=[(show_hit(hit.article, everything.tree), None) for hit in results.hits],
        facets=_facets(engine, results, blank, str),
        dates=_dates(engine, results, blank, everything),
        years=calendar(results.facets.date, blank),
        shown=VALUES_SHOWN,
    )


def _results(
    engine: Searching,
    address: Address,
    notes: tuple[Note, ...],
    today: date,
    conditions: Callable[[str, date], Conditions | None],
    held_of: Callable[[Query], Mapping[str, int]],
    known_name: Callable[[str], str],
    named: tuple[Article, ...] = (),
) -> Response:
    query = address.query(today, engine.synonyms)
    # What is pasted is no words: to look for them as such, and for how they may be misspelt, takes long.
    results = Results() if named else engine.search(query)
    has_answer = bool(results.total or named)
    # Links lead on from here: the first page, and what was typed as a condition among the filters.
    base = replace(address.spelled_out(query), page=1)

    def official_name(id: str) -> str:
        """The canonical name; of one whom no article names, the text itself."""
        name = known_name(id)
        if name != id or not address.candidates:
            return name
        candidates = (bucket.value for bucket in results.facets.official if bucket.id == id)
        return next(candidates, None) or id

    filters = active(base, official_name)
    read = conditions(address.q, today)
    last = min(paging.last_page(results.stories, query.limit), addresses.LAST_PAGE)
    first_rank = (query.page - 1) * query.limit + 1
    most = MORE_SNIPPETS if address.more_snippets else 1
    ranks = {hit.article.id: rank for rank, hit in enumerate(results.hits, first_rank)}
    return render(
        "search.html",
        address=address,
        base=base,
        results=results,
        hits=[
            (_shown(hit, query, most), Position(address, ranks.get(hit.article.id, 0), results.stories))
            for hit in (results.in_order if results.is_mixed else results.hits)
        ],
        relaxed=[
            (_shown(hit, query, most), Position(address))
            for hit in (() if results.is_mixed else results.relaxed)
        ],
        named=[show_hit(article, query.tree) for article in named],
        first_rank=first_rank,
        facets=_facets(engine, results, base, official_name),
        dates=_dates(engine, results, base, query, held_of(query)),
        filters=filters,
        unfiltered=_unfiltered(address, query),
        notes=(*notes, *query.notes, *results.notes),
        leads_to=lambda note: _leads_to(note, address, base),
        offer=_offer(engine, address, read, results, official_name, today) if read and not named else None,
        meant=[replace(address, q=text, page=1) for text in results.did_you_mean],
        understood=_understood(address, query, engine, today),
        way_out=() if has_answer else _ways_out(engine, address, query, filters, today),
        part_counts=[] if has_answer else _part_counts(engine, address, query, today),
        is_empty_archive=not results.total and not engine.count(),
        paging=[(n, replace(address, page=n) if n else None) for n in paging.numbers(query.page, last)]
        if last > 1 and query.page <= last
        else [],
        last=last,
        at=lambda page: replace(address, page=page),
        sorted_by=lambda sort: replace(address, sort=sort, page=1),
        loosely=replace(address, exact=False, page=1),
        loosest=replace(address, any_word=True, page=1) if len(tuple(leaves(query.tree))) > 1 else None,
        all_words=replace(address, any_word=False, page=1),
        with_copies=replace(address, all_copies=not address.all_copies, page=1),
        # However it is ordered and shown: what a reader saves.
        asked=replace(address, page=1, sort=None, more_snippets=False, all_copies=False),
        with_snippets=replace(address, more_snippets=not address.more_snippets),
        shown=VALUES_SHOWN,
        asks_quotes=any(True for _ in sayings(query.tree)),
    )


def _shown(hit: Hit, query: Query, most: int) -> ShownHit:
    """A hit as the page shows it, with at most so many passages."""
    return replace(show_hit(hit.article, query.tree, hit.copies, most, hit.quotes), missing=hit.missing)


def _facets(
    engine: Searching, results: Results, address: Address, official_name: Callable[[str], str]
) -> FacetChoices:
    return choose(
        results.facets,
        address,
        official_name,
        engine,
        most=VALUES_MOST,
        outlet_like=request.args.get("find_outlet", "")[:LONGEST_LIKE],
        official_like=request.args.get("find_official", "")[:LONGEST_LIKE],
    )


def _dates(
    engine: Searching,
    results: Results,
    address: Address,
    query: Query,
    held: Mapping[str, int] | None = None,
) -> Dates:
    def days_of(month: DayRange) -> Iterable[Count]:
        filters = replace(query.filters, days=month, undated=False)
        return engine.counts(replace(query, filters=filters), ("day",)).rows

    return histogram(results.facets.date, address, days_of, held)


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a note leads, and what a click does: `official` asks for those who name them with an office,
    `exact` takes back what was understood beside the words as typed, `indonesian` asks with the word that
    Indonesian news writes, `meaning` with the long form in the place of the short one,
    `near` with the outlet or official of the nearest name."""

    kind: Literal["official", "exact", "indonesian", "meaning", "near"]
    address: Address
    official: str | None = None


def _leads_to(note: Note, address: Address, base: Address) -> Lead | None:
    match note.code:
        case "official-named":
            id = str(dict(note.parameters)["id"])
            return Lead("official", replace(base, officials=(*base.officials, id)), id)
        case "synonyms" | "learned-synonyms" | "question-words" | "days-understood":
            return Lead("exact", replace(address, exact=True, page=1))
        case "english-word":
            return Lead("indonesian", _with_other(note, address, "other"))
        case "short-form-meaning":
            return Lead("meaning", _with_other(note, address, "long"))
        case "near-outlet" | "near-official":
            there = _with_near(note, address)
            return None if there == replace(address, page=1) else Lead("near", there)
        case _:
            return None


def _with_near(note: Note, address: Address) -> Address:
    """The question with the nearest name of an outlet or official in the place of the one asked for."""
    told = {name: str(value) for name, value in note.parameters}
    text, name = told["text"], told.get("id", told["name"])
    field: FieldName = "outlet" if note.code == "near-outlet" else "official"
    fields = "|".join(typed for typed, meant in FIELDS.items() if meant == field)
    asked = re.compile(rf'(?<!\w)((?i:{fields})):(?:"{re.escape(text)}"|{re.escape(text)}(?![\w"]))')
    there = replace(address, q=asked.sub(lambda found: f'{found[1]}:"{name}"', address.q), page=1)

    def named(values: Sequence[str]) -> tuple[str, ...]:
        return tuple(name if value == text else value for value in values)

    if field == "outlet":
        return replace(there, outlets=named(there.outlets), not_outlets=named(there.not_outlets))
    return replace(there, officials=named(there.officials), not_officials=named(there.not_officials))


def _with_other(note: Note, address: Address, parameter: str) -> Address:
    """The question with a parameter of the note in the place of what was typed."""
    told = dict(note.parameters)
    word = re.compile(rf"(?<!\w){re.escape(str(told['typed']))}(?!\w)")
    return replace(address, q=word.sub(lambda _: str(told[parameter]), address.q), page=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """The question with words of it as filters: those, what is left to look for, and what that finds."""

    address: Address
    filters: tuple[Active, ...]
    rest: str
    total: int


def _offer(
    engine: Searching,
    address: Address,
    read: Conditions,
    results: Results,
    official_name: Callable[[str], str],
    today: date,
) -> Offer | None:
    """None where it finds nothing."""
    first = read.officials[: 0 if address.officials else 1]
    # Two values of the facet would mean either; whoever else is named must be there too.
    others = [f"pejabat:{id}" for id in read.officials[len(first) :]]
    there = replace(
        address,
        q=" ".join(filter(None, [read.rest, *others])),
        outlets=tuple(dict.fromkeys((*address.outlets, *read.outlets))),
        officials=(*address.officials, *first),
        days=read.days or address.days,
        undated=address.undated and read.days is None,
        page=1,
    )
    total = _total(engine, there, today)
    if there == replace(address, page=1) or not total:
        return None
    named = Address(outlets=read.outlets, officials=read.officials, days=read.days)
    return Offer(there, active(named, official_name), read.rest, total)


def _understood(address: Address, query: Query, engine: Searching, today: date) -> str | None:
    """How what was typed is read, where that says more than the words do; filters have their chips. `query`
    is what the address asks for."""
    if address.filters or address.added_since is not None:
        typed = Address(q=address.q, any_word=address.any_word, exact=address.exact)
        query = typed.query(today, engine.synonyms)
    if is_plain(query.tree) and all(note.code in ("synonyms", "learned-synonyms") for note in query.notes):
        return None
    read = render_query(query, current())
    return None if read.split() == address.q.split() else read


@dataclass(frozen=True, slots=True)
class WayOut:
    """What would find something where nothing was found: without one `filter`, without all, with any word,
    or with any word and without all filters (`anything`)."""

    kind: Literal["filter", "all", "any", "anything"]
    address: Address
    filter: Active | None
    total: int = 0


def _ways_out(
    engine: Searching, address: Address, query: Query, filters: tuple[Active, ...], today: date
) -> list[WayOut]:
    tries = [WayOut("filter", found.address, found) for found in filters[:MOST_TRIES]]
    if len(filters) > 1:
        tries.append(WayOut("all", _unfiltered(address, query), None))
    if not address.any_word and len(tuple(leaves(query.tree))) > 1:
        tries.append(WayOut("any", replace(address, any_word=True, page=1), None))
        if filters:
            anything = replace(_unfiltered(address, query), any_word=True)
            tries.append(WayOut("anything", anything, None))
    counted = [replace(way, total=_total(engine, way.address, today)) for way in tries]
    return [way for way in counted if way.total]


@dataclass(frozen=True, slots=True)
class PartCount:
    """A part of a question that found nothing: how many articles have it by itself, whatever the filters, and
    how many the rest finds without it. `meant`: of a part that is in no article, the question with a spelling
    that is, and how many that finds."""

    text: str
    alone: Address
    count: int
    without: Address
    rest: int
    meant: tuple[tuple[str, Address, int], ...] = ()


def _part_counts(engine: Searching, address: Address, query: Query, today: date) -> list[PartCount]:
    """The parts that all had to be there, where they are several."""
    parts = query.tree.parts if isinstance(query.tree, And) else ()
    if not FEWEST_PARTS <= len(parts) <= MOST_TRIES:
        return []
    found: list[PartCount] = []
    for at, part in enumerate(parts):
        rest = all_of([other for other in parts if other is not parts[at]])
        if isinstance(part, Not) or rest is None:
            continue
        text = typed_out(part, current())
        alone = Address(q=text, exact=address.exact)
        without = replace(address, q=typed_out(rest, current()), page=1)
        counts = [_total(engine, each, today) for each in (alone, without)]
        meant = [] if counts[0] else _meant(engine, address, parts, at, today)
        found.append(PartCount(text, alone, counts[0], without, counts[1], tuple(meant)))
    return found


def _meant(
    engine: Searching, address: Address, parts: tuple[Node, ...], at: int, today: date
) -> Iterable[tuple[str, Address, int]]:
    """The nearest spellings of a part that is in no article, each with a question that has it instead and
    finds something."""
    text = typed_out(parts[at], current())
    results = engine.search(replace(Address(q=text).query(today, engine.synonyms), limit=1))
    for spelling in results.did_you_mean[:MOST_SPELLINGS]:
        words = [spelling if each == at else typed_out(part, current()) for each, part in enumerate(parts)]
        # With the rest of the question, else by itself: what finds nothing is no way out.
        for there in (replace(address, q=" ".join(words), page=1), Address(q=spelling, exact=address.exact)):
            if total := _total(engine, there, today):
                yield spelling, there, total
                break


def _unfiltered(address: Address, query: Query) -> Address:
    """The question alone, from its first page."""
    spelled = address.spelled_out(query)
    return Address(q=spelled.q, any_word=spelled.any_word, exact=spelled.exact)


def _total(engine: Searching, address: Address, today: date) -> int:
    return engine.total(address.query(today, engine.synonyms))
