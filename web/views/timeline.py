"""The page `/linimasa`: when the archive wrote of what a question asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from flask import Blueprint, Response, request
from markupsafe import Markup

from search.engine import Searching
from search.model import Everything, Note, Query
from search.reports.timeline import STEPS, OutletLine, Period, Step, Timeline, make_timeline
from web import address as addresses
from web.address import Address
from web.parts import charts
from web.parts.facets import Active, active, official_names
from web.rendering import link_to, period_links, render, search_link
from web.words import spelling
from web.words.locale import current, gettext

# Outlets told apart on request.
OUTLETS: Final = 8
# Up to so many months each is named, beyond only Januaries are, by their year.
_MONTHS_NAMED: Final = 30


@dataclass(frozen=True, slots=True)
class TimelineCharts:
    """A timeline drawn: articles, their share of what is held (None where too little is held of every period
    to tell one), and one chart for each outlet told apart."""

    counts: Markup
    shares: Markup | None
    outlets: tuple[tuple[OutletLine, Markup], ...]


def make_blueprint(engine: Searching) -> Blueprint:
    """The timeline over an engine."""
    blueprint = Blueprint("timeline", __name__)
    official_name = official_names(engine)

    @blueprint.get("/linimasa")
    def page() -> Response:
        today = date.today()
        address, notes = addresses.read(request.args, today)
        query = Query("", Everything()) if address.is_empty else address.query(today, engine.synonyms)
        step = _step(request.args.get("step", ""))
        by_outlet = request.args.get("per", "") == "outlet"
        timeline = make_timeline(engine, query, step, OUTLETS if by_outlet else 0)
        base = replace(address.spelled_out(query), page=1) if not address.is_empty else address
        notes = tuple(note for note in (*notes, *query.notes) if note.code != "empty-query")
        return _show(timeline, address, base, notes, by_outlet, active(base, official_name))

    return blueprint


def _show(
    timeline: Timeline,
    address: Address,
    base: Address,
    notes: tuple[Note, ...],
    by_outlet: bool,
    filters: tuple[Active, ...],
) -> Response:
    def under(other: Address) -> str:
        return timeline_link(other, timeline.step, "outlet" if by_outlet else "")

    links = period_links(base)

    def to(period: Period) -> Markup:
        return links(period.name)

    return render(
        "timeline.html",
        address=address,
        base=base,
        filters=filters,
        unfiltered=Address(q=base.q, any_word=base.any_word, exact=base.exact),
        under=under,
        notes=notes,
        timeline=timeline,
        charts=draw(timeline, to),
        by_outlet=by_outlet,
        steps=STEPS,
        to=to,
        undated=search_link(replace(base, days=None, undated=True)),
        with_options=lambda **changed: timeline_link(
            address, **{"step": timeline.step, "per": "outlet" if by_outlet else "", **changed}
        ),
        most_outlets=OUTLETS,
    )


def timeline_link(address: Address, step: str = "", per: str = "") -> str:
    """The URL of a question's timeline."""
    options = {name: value for name, value in (("step", step), ("per", per)) if value}
    return link_to("timeline.page", replace(address, page=1, sort=None), **options)


def _step(text: str) -> Step | None:
    return next((step for step in STEPS if step == text), None)


def draw(timeline: Timeline, to: Callable[[Period], str], id: str = "waktu") -> TimelineCharts:
    """The charts of a timeline, whose bars lead where `to` says. `id`: see `charts.bars`."""
    locale = current()
    periods = timeline.periods
    labels = [_label(period.name, timeline.step, len(periods), locale) for period in periods]
    names = [spelling.spell(period.name, locale) for period in periods]
    goals = [to(period) for period in periods]
    # Of many months only years are named, where they begin: each leads to all of it.
    years = [
        to(replace(period, name=label)) if label.isdecimal() and label != period.name else ""
        for period, label in zip(periods, labels, strict=True)
    ]

    def drawn(
        values: list[float],
        shown: list[str],
        title: str,
        kind: str,
        unit: Callable[[float], str],
        **options: float,
    ) -> Markup:
        data = [
            charts.Bar(
                names[at],
                labels[at],
                value,
                shown[at],
                goals[at],
                kind == "share" and periods[at].is_thin,
                kind == "share" and periods[at].is_scarce,
                years[at],
            )
            for at, value in enumerate(values)
        ]
        height = int(options.get("height", 190))
        return charts.bars(
            data,
            id=f"{id}-{kind}",
            title=title,
            description=_describe(data, names),
            unit=unit,
            height=height,
            top=options.get("top"),
            least=0.0 if kind == "share" else 1.0,
        )

    counts = [float(period.count) for period in periods]
    worded = [articles(period.count) for period in periods]
    highest = max((n for line in timeline.outlets for n in line.counts), default=0)
    return TimelineCharts(
        drawn(counts, worded, gettext("Artikel menurut waktu"), "count", count),
        drawn(
            [period.share for period in periods],
            [f"{percent(period.share)} ({count(period.count)}/{count(period.held)})" for period in periods],
            gettext("Bagian dari isi arsip"),
            "share",
            percent,
        )
        if any(not period.is_scarce for period in periods)
        else None,
        tuple(
            (
                line,
                drawn(
                    [float(n) for n in line.counts],
                    [articles(n) for n in line.counts],
                    line.outlet,
                    f"outlet-{number}",
                    count,
                    height=110,
                    top=highest,
                ),
            )
            for number, line in enumerate(timeline.outlets)
        ),
    )


def _describe(data: list[charts.Bar], names: list[str]) -> str:
    highest = charts.highest_of(data)
    if not any(bar.value for bar in data):
        return gettext("Tidak ada artikel bertanggal.")
    if highest is None:
        return gettext(
            "Diagram batang dari %(first)s sampai %(last)s. Angka yang sama ada di tabel.",
            first=names[0],
            last=names[-1],
        )
    return gettext(
        "Diagram batang dari %(first)s sampai %(last)s. Tertinggi: %(name)s, %(shown)s. "
        "Angka yang sama ada di tabel.",
        first=names[0],
        last=names[-1],
        name=highest.name,
        shown=highest.shown,
    )


def _label(name: str, step: Step, among: int, locale: str) -> str:
    """What stands below the axis: of many months the years where they begin, else every name, of which the
    chart takes some."""
    match step:
        case "year":
            return name
        case "month":
            if among <= _MONTHS_NAMED:
                return spelling.spell_short(name, locale)
            return name[:4] if name.endswith("-01") else ""
        case "day":
            return spelling.spell_short(name, locale)


def count(value: float) -> str:
    return spelling.spell_count(int(value), current())


def articles(number: int) -> str:
    return spelling.spell_articles(number, current())


def percent(share: float) -> str:
    return spelling.spell_percent(share, current())
