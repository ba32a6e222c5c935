"""The date facet as bars to click: years, the months of a year, the days of a month, and the undated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from search.model import UNDATED, Bucket, Count, DayRange
from web import address as addresses
from web.address import Address
from web.parts.facets import Choice

Level = Literal["year", "month", "day"]
# More years than this, from a mistaken date on, are not drawn one by one: the empty ones are left out.
MOST_YEARS: Final = 45


@dataclass(frozen=True, slots=True)
class Bar:
    """One period, `name` '2021', '2021-05' or '2021-05-28'. `height` of 100; `chosen`: the date filter covers
    it, or there is none. `address`: the articles of that period, None where there are none."""

    name: str
    count: int
    height: int
    chosen: bool
    address: Address | None


@dataclass(frozen=True, slots=True)
class Crumb:
    """A wider period that holds the bars: '' for all years, '2021', '2021-05'; `address` opens it."""

    name: str
    address: Address


@dataclass(frozen=True, slots=True)
class Dates:
    """`coarse`: articles of the period shown whose date is less exact than a bar. `is_narrowed`: there is a
    date filter."""

    level: Level
    bars: tuple[Bar, ...]
    crumbs: tuple[Crumb, ...]
    coarse: int
    undated: Choice | None
    is_narrowed: bool

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)


def histogram(
    buckets: Iterable[Bucket], address: Address, days_of: Callable[[DayRange], Iterable[Count]]
) -> Dates:
    """The bars for who stands at `address`. `buckets`: the date facet, by month. `days_of` counts the days of
    a month; it is only asked where the date filter lies within one."""
    buckets = list(buckets)
    dated = {bucket.value: bucket.count for bucket in buckets if bucket.value != UNDATED}
    period = _period(address.days, dated)
    match len(period):
        case 0:
            level: Level = "year"
            counts = Counter[str]()
            for name, count in dated.items():
                counts[name[:4]] += count
            names, coarse = _years(counts), 0
        case 4:
            level = "month"
            counts = Counter({name: n for name, n in dated.items() if name[:4] == period and len(name) == 7})
            names, coarse = [f"{period}-{month:02d}" for month in range(1, 13)], dated.get(period, 0)
        case _:
            level = "day"
            month = addresses.month(period)
            assert month is not None and month.last is not None  # from a date filter, which was read
            rows = {row.values[0]: row.count for row in days_of(month)}
            counts = Counter({name: count for name, count in rows.items() if len(name) == 10})
            names = [f"{period}-{day:02d}" for day in range(1, int(month.last[8:]) + 1)]
            coarse = rows.get(period, 0)
    most = max(counts.values(), default=0)
    return Dates(
        level,
        tuple(_bar(name, counts[name], most, address) for name in names),
        tuple(_crumbs(period, address)),
        coarse,
        _undated(buckets, address),
        address.days is not None,
    )


def _period(days: DayRange | None, dated: dict[str, int]) -> str:
    """What the bars lie in: '' for all years, a year whose months are shown, a month whose days are."""
    if days is None:
        years = {name[:4] for name in dated}
        return years.pop() if len(years) == 1 else ""
    first, last = days.first or "", days.last or ""
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else ""


def _years(counts: Counter[str]) -> list[str]:
    if not counts:
        return []
    first, last = int(min(counts)), int(max(counts))
    if last - first >= MOST_YEARS:
        return sorted(counts)
    return [f"{year:04d}" for year in range(first, last + 1)]


def _range(name: str) -> DayRange:
    return addresses.year(name) or (addresses.month(name) if len(name) == 7 else None) or DayRange(name, name)


def _bar(name: str, count: int, most: int, address: Address) -> Bar:
    days = _range(name)
    asked = address.days or DayRange()
    only_undated = address.undated and address.days is None
    inside = (asked.first or "") <= (days.last or "") and (days.first or "") <= (asked.last or "9999-12-31")
    # Whatever there is can be seen: two hundredths at least.
    height = max(2, round(100 * count / most)) if count else 0
    there = replace(address, days=days, undated=False, page=1) if count else None
    return Bar(name, count, height, inside and not only_undated, there)


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
    return Choice(UNDATED, count, "selected" if address.undated else "open", there)
