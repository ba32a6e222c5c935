"""The date facet as bars to click: months, a month's days, years where there are many; and the undated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from search.model import UNDATED, Bucket, Count, DayRange
from search.reports.timeline import FEW, MOST_MONTHS
from web import address as addresses
from web.address import Address
from web.parts.facets import Choice
from web.rendering import search_link

Level = Literal["year", "month", "day"]
# More years than this, from a mistaken date on, are not drawn one by one: the empty ones are left out.
MOST_YEARS: Final = 45
# Periods of which the ends are remembered: every page has the same months.
MOST_KEPT: Final = 4096
# Of at least so many dated articles, one in so many may lie far from the rest; it is told beside the bars.
_FEWEST_DATED: Final = 20
_ONE_IN: Final = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """One period, `name` '2021', '2021-05' or '2021-05-28'. `chosen`: the date filter covers it, or there is
    none. `share`: its articles' part of what the archive holds of it, 0 to 1; None where that is not asked
    for, or too little is held to tell."""

    name: str
    count: int
    chosen: bool
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    """A wider period that holds the bars: '' for all years, '2021', '2021-05'; `address` opens it."""

    name: str
    address: Address


@dataclass(frozen=True, slots=True)
class Stray:
    """The few articles dated far before the bars, or far after them. `year`: the first that has bars where
    they lie before, else the last."""

    is_before: bool
    year: str
    count: int
    address: Address


@dataclass(frozen=True, slots=True)
class Dates:
    """`address`: what is asked, of which a bar leads to one period (see `rendering.period_links`). `coarse`:
    articles of the period shown whose date is less exact than a bar. `is_narrowed`: there is a
    date filter. `strays`: who lie outside of the bars."""

    address: Address
    level: Level
    bars: tuple[Bar, ...]
    crumbs: tuple[Crumb, ...]
    coarse: int
    undated: Choice | None
    is_narrowed: bool
    strays: tuple[Stray, ...] = ()

    @property
    def shares(self) -> tuple[float, ...]:
        """Of those bars that have one."""
        return tuple([bar.share for bar in self.bars if bar.share is not None])

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)


def histogram(
    buckets: Iterable[Bucket],
    address: Address,
    days_of: Callable[[DayRange], Iterable[Count]],
    held: Mapping[str, int] | None = None,
) -> Dates:
    """The bars for who stands at `address`. `buckets`: the date facet, by month. `days_of` counts the days of
    a month; it is only asked where the date filter lies within one. `held`: what the archive holds of each
    month, for the bars' shares."""
    buckets = list(buckets)
    dated = {bucket.value: bucket.count for bucket in buckets if bucket.value != UNDATED}
    month = _month_of(address.days)
    strays: tuple[Stray, ...] = ()
    if address.days is None:
        dated, strays = _without_strays(dated, address)
    names: list[str]
    if month is not None and month.last is not None:
        level: Level = "day"
        period = (month.first or "")[:7]
        rows = {row.values[0]: row.count for row in days_of(month)}
        counts = Counter({name: count for name, count in rows.items() if len(name) == 10})
        names = [f"{period}-{day:02d}" for day in range(1, int(month.last[8:]) + 1)]
        coarse, held = rows.get(period, 0), None
    elif months := _months(dated, address.days):
        level, period = "month", ""
        counts = Counter({name: count for name, count in dated.items() if len(name) == 7})
        names = months
        coarse = sum(n for name, n in dated.items() if len(name) == 4 and f"{name}-01" in months)
    else:
        level, period, coarse = "year", "", 0
        counts = _by_year(dated)
        names, held = _years(counts), _by_year(held) if held is not None else None
    return Dates(
        address,
        level,
        tuple(_bars(names, counts, address, held)),
        tuple(_crumbs(period, address)),
        coarse,
        _undated(buckets, address),
        address.days is not None,
        strays,
    )


def _without_strays(dated: dict[str, int], address: Address) -> tuple[dict[str, int], tuple[Stray, ...]]:
    """What is dated in the years that hold the bulk, so that one article of 1945 does not fold ten years of
    months to a heap of years; and what lies outside of them. All of it where it can be drawn by month anyway,
    or could not be then either."""
    years = _by_year(dated)
    total = sum(years.values())
    if total < _FEWEST_DATED or _months(dated, None):
        return dated, ()
    room = max(1, total // _ONE_IN)
    inside = sorted(years)
    # From either end, the year with fewer articles first, until the rest has room.
    while len(inside) > 1 and (int(inside[-1]) - int(inside[0]) + 1) * 12 > MOST_MONTHS:
        end = 0 if years[inside[0]] <= years[inside[-1]] else -1
        room -= years[inside[end]]
        if room < 0:
            return dated, ()
        inside.pop(end)
    first, last = inside[0], inside[-1]
    before = sum(count for year, count in years.items() if year < first)
    after = sum(count for year, count in years.items() if year > last)
    strays = []
    if before:
        days = DayRange(None, f"{int(first) - 1:04d}-12-31")
        strays.append(Stray(True, first, before, replace(address, days=days, undated=False, page=1)))
    if after:
        days = DayRange(f"{int(last) + 1:04d}-01-01", None)
        strays.append(Stray(False, last, after, replace(address, days=days, undated=False, page=1)))
    return {name: count for name, count in dated.items() if first <= name[:4] <= last}, tuple(strays)


def _month_of(days: DayRange | None) -> DayRange | None:
    """The month that the date filter lies in, None where there is none."""
    first, last = (days.first or "", days.last or "") if days else ("", "")
    return addresses.month(first[:7]) if first and first[:7] == last[:7] else None


def _months(dated: Mapping[str, int], days: DayRange | None) -> list[str]:
    """Every month from the first year that has articles to the last, or of those that the date filter names
    where they are too many; none where there are none or these are too many, too."""
    if not dated:
        return []
    first, last = int(min(dated)[:4]), int(max(dated)[:4])
    if (last - first + 1) * 12 > MOST_MONTHS and days is not None:
        first = max(first, int(days.first[:4])) if days.first else first
        last = min(last, int(days.last[:4])) if days.last else last
    if not 0 < (last - first + 1) * 12 <= MOST_MONTHS:
        return []
    return [f"{year:04d}-{month:02d}" for year in range(first, last + 1) for month in range(1, 13)]


def _by_year(dated: Mapping[str, int]) -> Counter[str]:
    counts = Counter[str]()
    for name, count in dated.items():
        counts[name[:4]] += count
    return counts


def _years(counts: Counter[str]) -> list[str]:
    if not counts:
        return []
    first, last = int(min(counts)), int(max(counts))
    if last - first >= MOST_YEARS:
        return sorted(counts)
    return [f"{year:04d}" for year in range(first, last + 1)]


@lru_cache(MOST_KEPT)
def _ends(name: str) -> tuple[str, str]:
    """The first and the last day of a period."""
    days = addresses.year(name) or (addresses.month(name) if len(name) == 7 else None)
    return (days.first or name, days.last or name) if days else (name, name)


def _bars(
    names: Iterable[str], counts: Counter[str], address: Address, held: Mapping[str, int] | None
) -> Iterable[Bar]:
    asked = address.days
    for name in names:
        if asked is None:
            chosen = not address.undated
        else:
            first, last = _ends(name)
            chosen = (asked.first or "") <= last and first <= (asked.last or "9999-12-31")
        count = counts[name]
        all_of_it = held.get(name, 0) if held is not None else 0
        yield Bar(name, count, chosen, count / all_of_it if all_of_it >= FEW else None)


def _crumbs(period: str, address: Address) -> Iterable[Crumb]:
    if address.days is None and not period:
        return
    yield Crumb("", replace(address, days=None, page=1))
    if period:
        yield Crumb(period[:4], replace(address, days=addresses.year(period[:4]), page=1))
    if len(period) > 4:
        yield Crumb(period, replace(address, days=addresses.month(period), page=1))


def _undated(buckets: list[Bucket], address: Address) -> Choice | None:
    count = next((bucket.count for bucket in buckets if bucket.value == UNDATED), 0)
    if not count and not address.undated:
        return None
    there = replace(address, undated=not address.undated, days=None, page=1)
    return Choice(UNDATED, count, "selected" if address.undated else "open", search_link(there))
