"""The page `/media/<name>`: what the archive holds of one outlet."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from flask import Blueprint, Response
from markupsafe import Markup

from search.engine import Searching
from search.knowledge.resolution import meant_outlets
from search.model import UNKNOWN_OUTLET, Bucket, Everything, Filters, Query
from search.reports.timeline import Period, make_timeline
from web.address import Address
from web.errors import not_found
from web.parts.calendar import calendar
from web.parts.hits import show_hit
from web.rendering import period_links, render, search_link
from web.views.timeline import draw, timeline_link
from web.words.locale import gettext

SHOWN: Final = 10
MOST: Final = 60
LATEST: Final = 6


def make_blueprint(engine: Searching) -> Blueprint:
    """The outlets' pages over an engine."""
    blueprint = Blueprint("outlet", __name__)

    # A path: an outlet's name may hold a slash.
    @blueprint.get("/media/<path:name>")
    def page(name: str) -> Response:
        latest = engine.search(Query("", Everything(), Filters(outlets=(name,)), sort="newest", limit=LATEST))
        # The facet ignores its own filter: all outlets are there.
        held = {b.value: b.count for b in latest.facets.outlet if b.value != UNKNOWN_OUTLET}
        meant = meant_outlets(name, held)
        if len(meant) != 1:
            return not_found(
                gettext("Media tidak ditemukan"),
                gettext("Tidak ada media “%(name)s” di arsip ini.", name=name[:80]),
                asked=name[:80],
            )
        (outlet,) = meant
        query = Query("", Everything(), Filters(outlets=(outlet,)), limit=1)
        timeline = make_timeline(engine, query)
        dated = [replace(query, sort=sort) for sort in ("oldest", "newest")]
        first, last = (next(iter(engine.search(each).hits), None) for each in dated)
        everything = Address(outlets=(outlet,))

        links = period_links(everything)

        def to(period: Period) -> Markup:
            return links(period.name)

        def naming(official: Bucket) -> str:
            return search_link(replace(everything, officials=(official.id or official.value,)))

        return render(
            "outlet.html",
            address=Address(),
            name=outlet,
            total=held[outlet],
            share=held[outlet] / max(1, engine.count()),
            officials=latest.facets.official,
            years=calendar(latest.facets.date, everything),
            timeline=timeline,
            charts=draw(timeline, to),
            to=to,
            undated=search_link(replace(everything, undated=True)),
            first=first.article if first and first.article.published else None,
            last=last.article if last and last.article.published else None,
            hits=[show_hit(hit.article, query.tree) for hit in latest.hits],
            everything=everything,
            newest=replace(everything, sort="newest"),
            naming=naming,
            whole_timeline=timeline_link(everything),
            shown=SHOWN,
            most=MOST,
        )

    return blueprint
