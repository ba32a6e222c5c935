"""The page `/bandingkan`: outlets, questions, officials or years side by side; as CSV and SVG too."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, Literal, get_args

from flask import Blueprint, Response, request
from markupsafe import Markup

from search.engine import Searching
from search.model import UNDATED, UNKNOWN_OUTLET, DayRange, Everything, Note, OfficialIs, Query
from search.reports.comparison import FEWEST_LANES, MOST_LANES, Comparison, Lane, Part, compare
from web import address as addresses
from web.address import Address
from web.parts import lanes
from web.parts.facets import active, official_names
from web.rendering import link_to, period_links, render, search_link
from web.words.locale import gettext

By = Literal["outlet", "query", "official", "period"]

# Compared where a reader chose none: those that have most.
CHOSEN: Final = 4
# Names offered for a choice.
OFFERED: Final = 24
LONGEST: Final = 200
_KINDS: Final[dict[str, By]] = {by: by for by in get_args(By)}
_YEAR: Final = re.compile("[1-9][0-9]{3}")
# Each holds some kilobytes; a page, its CSV and its SVG ask for the same.
KEPT: Final = 32


@dataclass(frozen=True, slots=True)
class Choice:
    """What is compared: `lanes` are outlets, texts, officials' ids or years; `is_share`: of what is held."""

    by: By
    lanes: tuple[str, ...]
    is_share: bool

    def parameters(self) -> dict[str, Any]:
        named: dict[str, Any] = {
            "by": "" if self.by == "outlet" else self.by,
            "lane": list(self.lanes),
            "measure": "share" if self.is_share else "",
        }
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Offered:
    """A value that can be compared, with its articles among those that the question finds."""

    value: str
    name: str
    count: int


def make_blueprint(engine: Searching) -> Blueprint:
    """Comparisons over an engine."""
    blueprint = Blueprint("compare", __name__)
    official_name = official_names(engine)

    @lru_cache(KEPT)
    def compared(build: str, parts: tuple[Part, ...], is_folded: bool) -> Comparison:
        # `build` is there to tell one state of the index from the next.
        return compare(engine, parts, is_folded)

    def asked() -> tuple[Address, Query, Choice, tuple[Offered, ...], Comparison, tuple[Note, ...]]:
        today = date.today()
        address, notes = addresses.read(request.args, today)
        query = Query("", Everything()) if address.is_empty else address.query(today, engine.synonyms)
        base = replace(address.spelled_out(query), page=1) if not address.is_empty else address
        by = _KINDS.get(request.args.get("by", ""), "outlet")
        offered = _offered(engine, query, by)
        choice = Choice(
            by,
            _asked_for(by, request.args.getlist("lane")) or _usual(by, base, offered),
            request.args.get("measure") == "share",
        )
        parts = tuple(_part(engine, base, choice.by, lane, today, official_name) for lane in choice.lanes)
        comparison = compared(engine.build_id(), parts, by == "period")
        notes = tuple(note for note in (*notes, *query.notes) if note.code != "empty-query")
        return base, query, choice, offered, comparison, notes

    @blueprint.get("/bandingkan")
    def page() -> Response:
        base, _, choice, offered, comparison, notes = asked()

        def under(address: Address) -> str:
            return compare_link(address, choice)

        addresses_of = [_lane_address(base, choice.by, lane) for lane in choice.lanes]
        links = [period_links(there) for there in addresses_of]

        def to(lane: Lane, at: int) -> Markup:
            number = comparison.lanes.index(lane)
            return links[number](_period(addresses_of[number], comparison, at))

        def all_of(number: int, word: str = "") -> str:
            there = addresses_of[number]
            return search_link(replace(there, q=f"{there.q} {word}".strip()))

        counts_of = [lane.counts for lane in comparison.lanes]
        # What tells the lanes apart is no filter of the page.
        shown = _without_lanes(base, choice.by)
        return render(
            "compare.html",
            address=base,
            base=shown,
            notes=notes,
            choice=choice,
            choices=get_args(By),
            offered=offered,
            comparison=comparison,
            chart=lanes.draw(comparison, gettext("Artikel menurut waktu"), choice.is_share, to),
            period_name=lambda at: lanes.period_name(comparison, at),
            filters=active(shown, official_name),
            unfiltered=Address(q=base.q, any_word=base.any_word, exact=base.exact),
            under=under,
            to=to,
            all_of=all_of,
            heat=_heat(comparison, choice.is_share),
            counted=[at for at, counts in enumerate(zip(*counts_of, strict=True)) if any(counts)],
            with_choice=lambda **changed: compare_link(base, replace(choice, **changed)),
            as_file=lambda endpoint: compare_link(base, choice, endpoint),
            most=MOST_LANES,
            fewest=FEWEST_LANES,
        )

    @blueprint.get("/bandingkan.csv")
    def numbers() -> Response:
        _, _, choice, _, comparison, _ = asked()
        return _file(_csv(comparison), "text/csv", f"{choice.by}.csv")

    @blueprint.get("/bandingkan.svg")
    def drawing() -> Response:
        _, _, choice, _, comparison, _ = asked()
        drawn = lanes.draw(comparison, gettext("Artikel menurut waktu"), choice.is_share)
        return _file(str(drawn), "image/svg+xml", f"{choice.by}.svg")

    return blueprint


def compare_link(address: Address, choice: Choice | None = None, endpoint: str = "compare.page") -> str:
    """The URL of a question's comparison, of outlets where nothing is chosen."""
    chosen = choice.parameters() if choice else {}
    return link_to(endpoint, replace(address, page=1, sort=None), **chosen)


def _file(text: str, media_type: str, name: str) -> Response:
    response = Response(text.encode("utf-8", "replace"), content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="warta-bandingkan-{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _offered(engine: Searching, query: Query, by: By) -> tuple[Offered, ...]:
    match by:
        case "outlet":
            outlets = engine.facets(query, ("outlet",)).outlet
            return tuple(Offered(b.value, b.value, b.count) for b in outlets if b.value != UNKNOWN_OUTLET)[
                :OFFERED
            ]
        case "official":
            officials = engine.facets(query, ("official",)).official
            return tuple(Offered(b.id or b.value, b.value, b.count) for b in officials)[:OFFERED]
        case "period":
            anywhen = replace(query, filters=replace(query.filters, days=None, undated=False))
            years = [row for row in engine.counts(anywhen, ("year",)).rows if row.values[0] != UNDATED]
            latest = sorted(years, key=lambda row: row.values[0], reverse=True)
            return tuple(Offered(row.values[0], row.values[0], row.count) for row in latest)[:OFFERED]
        case "query":
            return ()


def _asked_for(by: By, values: list[str]) -> tuple[str, ...]:
    texts = dict.fromkeys(text.strip()[:LONGEST] for text in values if text.strip())
    return tuple(text for text in texts if by != "period" or _YEAR.fullmatch(text))[:MOST_LANES]


def _usual(by: By, address: Address, offered: tuple[Offered, ...]) -> tuple[str, ...]:
    """What is compared where nothing is chosen: the filters of that kind where they are several, else one
    beside those that have most."""
    match by:
        case "outlet" if len(address.outlets) >= FEWEST_LANES:
            return address.outlets[:MOST_LANES]
        case "official" if len(address.officials) >= FEWEST_LANES:
            return address.officials[:MOST_LANES]
        case "query":
            return (address.q,) if address.q.strip() else ()
        case _:
            asked = {"outlet": address.outlets, "official": address.officials}.get(by, ())
            most = (each.value for each in sorted(offered, key=lambda each: -each.count))
            names = list(dict.fromkeys((*asked, *most)))[:CHOSEN]
            return tuple(sorted(names) if by == "period" else names)


def _without_lanes(address: Address, by: By) -> Address:
    match by:
        case "outlet":
            return replace(address, outlets=(), not_outlets=())
        case "official":
            return replace(address, officials=(), all_officials=False)
        case "period":
            return replace(address, days=None, undated=False)
        case "query":
            return address


def _lane_address(address: Address, by: By, lane: str) -> Address:
    """The search that a lane stands for."""
    rest = _without_lanes(address, by)
    match by:
        case "outlet":
            return replace(rest, outlets=(lane,), page=1)
        case "official":
            return replace(rest, officials=(lane,), page=1)
        case "period":
            return replace(rest, days=addresses.year(lane) or DayRange(lane, lane), page=1)
        case "query":
            return replace(rest, q=lane, page=1)


def _part(
    engine: Searching,
    address: Address,
    by: By,
    lane: str,
    today: date,
    official_name: Callable[[str], str],
) -> Part:
    there = _lane_address(address, by, lane)
    query = there.query(today, engine.synonyms) if not there.is_empty else Query("", Everything())
    # All that could have matched: the same without the words.
    filters = there.filters
    if by == "official":
        held = Query("", OfficialIs(lane), replace(filters, officials=()))
        name = official_name(lane)
    else:
        held = Query("", Everything(), filters)
        name = lane
    return Part(name, query, held, (name, address.q, lane))


def _period(address: Address, comparison: Comparison, at: int) -> str:
    """The year or month that stands at a place of a lane."""
    name = comparison.periods[at]
    if comparison.is_folded and address.days and address.days.first:
        return f"{address.days.first[:4]}-{name}"
    return name


def _heat(comparison: Comparison, is_share: bool) -> list[list[int]]:
    """For each lane and period how hot its cell is, 0 (none) to 9 (the most of all), as the style sheet names
    them; -1 where too little is held to tell a share."""
    values = [
        [lane.share_at(at) if is_share else float(lane.counts[at]) for at in range(len(comparison.periods))]
        for lane in comparison.lanes
    ]
    most = max((value for row in values for value in row if value), default=0.0)
    return [
        [-1 if value is None else -(-int(900 * value / most) // 100) if most else 0 for value in row]
        for row in values
    ]


def _csv(comparison: Comparison) -> str:
    """A row for each period of each lane."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(("lane", "period", "articles", "held", "share"))
    for lane in comparison.lanes:
        # What a spreadsheet takes for a formula is text.
        name = f"'{lane.name}" if lane.name[:1] in "=+-@\t\r" else lane.name
        for at, period in enumerate(comparison.periods):
            held = lane.held_counts[at]
            share = f"{lane.counts[at] / held:.6f}" if held else ""
            writer.writerow((name, period, lane.counts[at], held, share))
    return "\ufeff" + file.getvalue()
