"""The page `/`: a question in the URL to results, facets and notes, or the start page where there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from flask import Blueprint, Response, request

from search.engine import Engine
from search.model import And, Everything, Filters, Node, Note, Query, Word
from search.query import render_query
from web import address as addresses
from web import pages
from web.address import Address
from web.facet_choices import Active, active, choose
from web.rendering import render
from web.shown import show_hit

# Values of a facet shown at once, and in all: a page is no list of ten thousand names.
VALUES_SHOWN = 12
VALUES_MOST = 72
NEWEST_ON_START = 6
# Each costs a search.
MOST_TRIES = 6


def make_blueprint(engine: Engine) -> Blueprint:
    """The search page over an engine."""
    blueprint = Blueprint("search", __name__)

    @blueprint.get("/")
    def page() -> Response:
        today = date.today()
        address, notes = addresses.read(request.args, today)
        if address.is_empty:
            return _start(engine, address, notes)
        return _results(engine, address, notes, today)

    return blueprint


def _start(engine: Engine, address: Address, notes: tuple[Note, ...]) -> Response:
    everything = Query("", Everything(), sort="newest", limit=NEWEST_ON_START)
    results = engine.search(everything)
    blank = replace(address, page=1, sort=None, any_word=False)
    return render(
        "start.html",
        address=blank,
        notes=notes,
        total=results.total,
        hits=[show_hit(hit.article, everything.tree) for hit in results.hits],
        facets=choose(results.facets, blank, str, engine.gazetteer),
        shown=VALUES_SHOWN,
    )


def _results(engine: Engine, address: Address, notes: tuple[Note, ...], today: date) -> Response:
    query = address.query(today)
    results = engine.search(query)
    # Links lead on from here: the first page, and what was typed as a condition among the filters.
    base = replace(address.spelled_out(query), page=1)
    names = {bucket.id: bucket.value for bucket in results.facets.official}

    def official_name(id: str) -> str:
        if id not in names:
            names[id] = _official_name(engine, id)
        return names[id]

    filters = active(base, official_name)
    last = min(pages.last_page(results.total, query.limit), addresses.LAST_PAGE)
    return render(
        "search.html",
        address=address,
        base=base,
        results=results,
        hits=[show_hit(hit.article, query.tree) for hit in results.hits],
        first_rank=(query.page - 1) * query.limit + 1,
        facets=choose(results.facets, base, official_name, engine.gazetteer),
        filters=filters,
        unfiltered=_unfiltered(address, query),
        notes=(*notes, *query.notes, *results.notes),
        offered=lambda note: _offered(note, base),
        understood=None if _is_plain(query.tree) and not query.notes else render_query(query),
        way_out=() if results.total else _ways_out(engine, address, query, filters, today),
        paging=[(n, replace(address, page=n) if n else None) for n in pages.numbers(query.page, last)]
        if last > 1 and query.page <= last
        else [],
        last=last,
        at=lambda page: replace(address, page=page),
        sorted_by=lambda sort: replace(address, sort=sort, page=1),
        shown=VALUES_SHOWN,
        most=VALUES_MOST,
    )


def _official_name(engine: Engine, id: str) -> str:
    """The canonical name from any article that names the official; without one, the text itself."""
    naming = Query("", Everything(), Filters(officials=(id,)), limit=1)
    officials = (official for hit in engine.search(naming).hits for official in hit.article.officials)
    return next((official.name for official in officials if official.id == id), id)


def _offered(note: Note, base: Address) -> Address | None:
    """Where a note leads: for an official whom the question names, to the articles that name them."""
    if note.code != "official-named":
        return None
    return replace(base, officials=(*base.officials, str(dict(note.parameters)["id"])))


def _is_plain(tree: Node) -> bool:
    """Whether a question is words alone, of which nothing needs to be told."""
    return isinstance(tree, Word | Everything) or (
        isinstance(tree, And) and all(isinstance(part, Word) for part in tree.parts)
    )


@dataclass(frozen=True, slots=True)
class WayOut:
    """What would find something where nothing was found: without one `filter`, without all, any word."""

    kind: Literal["filter", "all", "any"]
    address: Address
    filter: Active | None
    total: int = 0


def _ways_out(
    engine: Engine, address: Address, query: Query, filters: tuple[Active, ...], today: date
) -> list[WayOut]:
    tries = [WayOut("filter", found.address, found) for found in filters[:MOST_TRIES]]
    if len(filters) > 1:
        tries.append(WayOut("all", _unfiltered(address, query), None))
    if not address.any_word and isinstance(query.tree, And):
        tries.append(WayOut("any", replace(address, any_word=True, page=1), None))
    counted = [replace(way, total=_total(engine, way.address, today)) for way in tries]
    return [way for way in counted if way.total]


def _unfiltered(address: Address, query: Query) -> Address:
    """The question alone, from its first page."""
    spelled = address.spelled_out(query)
    return Address(q=spelled.q, any_word=spelled.any_word)


def _total(engine: Engine, address: Address, today: date) -> int:
    return engine.search(replace(address.query(today), limit=1)).total
