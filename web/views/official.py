"""The page `/pejabat/<id>`: what the archive says of one official."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from flask import Blueprint, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from search.engine import Searching
from search.model import Bucket, Filters, OfficialIs, Query
from search.reports.dossier import Dossier, find_officials, make_dossier
from search.reports.offices import HeldOffice, held_offices
from search.reports.timeline import Period, Timeline, make_timeline
from web.address import Address
from web.errors import not_found
from web.parts.hits import show_hit
from web.parts.network import Network, network
from web.parts.network import draw as draw_network
from web.parts.quotes import ShownQuotation
from web.rendering import official_link, period_links, render, search_link
from web.views.quotes import latest_quotations, quotes_link
from web.views.timeline import TimelineCharts, draw, timeline_link
from web.words.locale import Locale, current, gettext

# Values of a list shown at once, and in all.
SHOWN: Final = 8
TOGETHER: Final = 16
MOST: Final = 60
LATEST: Final = 6
# Of fewer a network says no more than their list.
FEWEST_NAMED: Final = 3
QUOTED: Final = 4
# Of more articles a sample is read for names and offices, and the page says so: the page must be quick.
ARTICLES_READ: Final = 300
# A few officials are asked for again and again; each takes some tens of kilobytes.
DOSSIERS_KEPT: Final = 64


def make_blueprint(engine: Searching) -> Blueprint:
    """The officials' pages over an engine."""
    blueprint = Blueprint("official", __name__)

    @lru_cache(DOSSIERS_KEPT)
    def dossier_of(id: str, build: str) -> Dossier:
        # `build` is there to tell one state of the index from the next.
        return make_dossier(engine, id, ARTICLES_READ)

    @lru_cache(DOSSIERS_KEPT)
    def network_of(id: str, build: str) -> Network:
        dossier = dossier_of(id, build)
        return network(engine, id, dossier.others, candidates=dossier.candidate)

    @lru_cache(DOSSIERS_KEPT)
    def offices_of(id: str, build: str) -> tuple[HeldOffice, ...]:
        dossier = dossier_of(id, build)
        return held_offices(dossier.roles, dossier.country, engine.synonyms)

    @lru_cache(DOSSIERS_KEPT)
    def timeline_of(id: str, build: str, candidate: bool) -> Timeline:
        return make_timeline(engine, _naming(id, candidate))

    @lru_cache(DOSSIERS_KEPT)
    def charts_of(id: str, build: str, candidate: bool, locale: Locale, root: str) -> TimelineCharts:
        # The language and what stands before all links are there to tell one from the other.
        links = period_links(Address(officials=(id,), candidates=candidate))
        return draw(timeline_of(id, build, candidate), lambda period: links(period.name))

    @lru_cache(DOSSIERS_KEPT)
    def quotations_of(id: str, build: str) -> tuple[tuple[ShownQuotation, ...], int]:
        return latest_quotations(engine, id, QUOTED)

    @blueprint.get("/pejabat/<id>")
    def page(id: str) -> Response:
        build = engine.build_id()
        if kept := engine.joined.get(id):  # another spelling of a name, by a link from before that was known
            return redirect(official_link(kept))
        dossier = dossier_of(id, build)
        named = _naming(id, dossier.candidate)
        if not dossier.total:
            meant = find_officials(engine, id) or find_officials(engine, id, candidates=True)
            if len(meant) == 1:  # a name or an alias in the address: '/pejabat/Jokowi'
                return redirect(official_link(next(iter(meant))))
            return not_found(
                gettext("Pejabat tidak ditemukan"),
                gettext("Tidak ada pejabat bernama “%(id)s” di arsip ini.", id=id[:80]),
                asked=id[:80].replace("-", " "),
            )
        latest = engine.search(named)
        quotations, quoting = quotations_of(id, build)
        timeline = timeline_of(id, build, dossier.candidate)
        everything = Address(officials=(id,), candidates=dossier.candidate)

        links = period_links(everything)

        def to(period: Period) -> Markup:
            return links(period.name)

        def both(other: Bucket) -> str:
            return search_link(
                replace(everything, officials=(id, other.id or other.value), all_officials=True)
            )

        return render(
            "official.html",
            address=Address(),
            dossier=dossier,
            spellings=_spellings(dossier.names),
            offices=offices_of(id, build),
            network=draw_network(dossier.name, network_of(id, build), both)
            if len(dossier.others) >= FEWEST_NAMED
            else "",
            timeline=timeline,
            charts=charts_of(id, build, dossier.candidate, current(), request.script_root),
            to=to,
            undated=search_link(replace(everything, undated=True)),
            hits=[show_hit(hit.article, named.tree) for hit in latest.hits],
            quotations=quotations,
            quoting=quoting,
            all_quotes=quotes_link(id),
            everything=everything,
            newest=replace(everything, sort="newest"),
            with_outlet=lambda name: search_link(replace(everything, outlets=(name,))),
            both=both,
            whole_timeline=timeline_link(everything),
            shown=SHOWN,
            together=TOGETHER,
            most=MOST,
        )

    return blueprint


def _naming(id: str, candidate: bool) -> Query:
    """The latest articles that name an official, in the tree and no filter, so that the facet counts who else
    is named in the same articles."""
    filters = Filters(candidates=candidate)
    return Query("", OfficialIs(id, candidate), filters, sort="newest", limit=LATEST)


def _spellings(names: tuple[Bucket, ...]) -> list[Bucket]:
    """Each spelling once, as it is most often written: capitals throughout are a headline's, and no other."""
    found: dict[str, Bucket] = {}
    for name in names:  # most first
        first = found.setdefault(name.value.casefold(), replace(name, count=0))
        found[name.value.casefold()] = replace(first, count=first.count + name.count)
    return list(found.values())
