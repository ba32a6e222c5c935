"""When an archive wrote of something: matching articles by year, month or day, beside all that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from search.engine import Searching
from search.knowledge.dates.calendar import last_day
from search.model import UNDATED, Count, DayRange, Everything, Filters, Query

Step = Literal["year", "month", "day"]

STEPS: Final[tuple[Step, ...]] = ("year", "month", "day")
LENGTHS: Final[dict[Step, int]] = {"year": 4, "month": 7, "day": 10}
# A chart of more bars than this says nothing more, and its page is large.
MOST_PERIODS: Final = 1_500
# Up to so many days by the day, up to so many years by the month.
_DAYS: Final = 62
_YEARS: Final = 20
# Beyond so many months, periods side by side are years.
MOST_MONTHS: Final = 144
# Of fewer articles than this, a share is chance; so is one that fewer matches make.
FEW: Final = 20
FEW_MATCHES: Final = 3


@dataclass(frozen=True, slots=True)
class Period:
    """A year '2021', month '2021-05' or day: matching articles, and all that the archive holds of it."""

    name: str
    count: int
    held: int

    @property
    def share(self) -> float:
        """The matching part of what is held, 0 to 1."""
        return self.count / self.held if self.held else 0.0

    @property
    def is_scarce(self) -> bool:
        """Whether so little is held of it that any match makes a large share."""
        return self.held < FEW

    @property
    def is_thin(self) -> bool:
        """Whether the share stands on so little that it says little."""
        return self.is_scarce or self.count < FEW_MATCHES

    @property
    def days(self) -> DayRange:
        """Its first and last day."""
        year, month = int(self.name[:4]), int(self.name[5:7] or 0)
        if len(self.name) == 4:
            return DayRange(f"{self.name}-01-01", f"{self.name}-12-31")
        if len(self.name) == 7:
            return DayRange(f"{self.name}-01", f"{last_day(year, month)}")
        return DayRange(self.name, self.name)


@dataclass(frozen=True, slots=True)
class OutletLine:
    """One outlet's part: matching articles in each of the timeline's periods, in all (undated ones too), and
    how many articles of it the archive holds."""

    outlet: str
    counts: tuple[int, ...]
    total: int
    held: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """`periods` without gaps from the first that has a match to the last. Beside them, matching articles: in
    all, undated ones, and `coarse`, those of which no more than the year or month is known. `held`: the
    archive's articles in all, after the question's outlets; `undated_held` those without a date."""

    step: Step
    periods: tuple[Period, ...]
    total: int
    undated: int
    coarse: int
    held: int
    undated_held: int
    outlets: tuple[OutletLine, ...] = ()

    @property
    def drawn(self) -> int:
        """How many articles its periods count: all that are dated as exactly as its step."""
        return sum(period.count for period in self.periods)

    @property
    def peaks(self) -> tuple[Period, ...]:
        """The period with most articles, or those that have equally many."""
        most = max((period.count for period in self.periods), default=0)
        return tuple(period for period in self.periods if period.count == most) if most else ()


def make_timeline(engine: Searching, query: Query, step: Step | None = None, outlets: int = 0) -> Timeline:
    """The question's articles over time. `step` None: by day for two months or less, by year for more than
    twenty years, else by month; a step of too many periods becomes a coarser one. `outlets`: how many of the
    outlets that have most are told apart.

    What is held is counted after the question's outlets, so that a share is of what could have matched.
    """
    days = engine.counts(query, ("day",)).rows
    chosen = _step({row.values[0]: row.count for row in days if row.values[0] != UNDATED}, step)
    filters = query.filters
    base = Query(
        "",
        Everything(),
        Filters(outlets=filters.outlets, excluded_outlets=filters.excluded_outlets),
    )
    held = {row.values[0]: row.count for row in engine.counts(base, (chosen,)).rows}
    counts, coarse = _by_step(days, chosen)
    names = _names(counts, chosen)
    return Timeline(
        step=chosen,
        periods=tuple(Period(name, counts.get(name, 0), held.get(name, 0)) for name in names),
        total=sum(row.count for row in days),
        undated=next((row.count for row in days if row.values[0] == UNDATED), 0),
        coarse=coarse,
        held=sum(held.values()),
        undated_held=held.get(UNDATED, 0),
        outlets=tuple(_outlets(engine, query, chosen, names, outlets)) if outlets else (),
    )


def _step(dated: dict[str, int], asked: Step | None) -> Step:
    """The step asked for or the fitting one, coarsened until there are not too many periods. `dated`:
    counts of days, and of months and years where no more is known."""
    if not dated:
        return asked or "month"
    years = int(max(dated)[:4]) - int(min(dated)[:4]) + 1
    if asked is None:
        exact = sorted(day for day in dated if len(day) == LENGTHS["day"])
        # Days are worth showing where most articles have one.
        if 2 * sum(dated[day] for day in exact) > sum(dated.values()):
            months = {name[: LENGTHS["month"]] for name in dated}
            if _distance(exact[0], exact[-1]) < _DAYS and months <= {day[:7] for day in exact}:
                return "day"
        return "month" if years <= _YEARS else "year"
    if asked == "day" and years * 366 > MOST_PERIODS:
        asked = "month"
    return "year" if asked == "month" and years * 12 > MOST_PERIODS else asked


def _distance(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _by_step(rows: tuple[Count, ...], step: Step) -> tuple[dict[str, int], int]:
    """Counts by the names of periods, and the number of those dated less exactly than the step."""
    counts: dict[str, int] = {}
    coarse = 0
    for row in rows:
        (day,) = row.values
        if day == UNDATED:
            continue
        if len(day) < LENGTHS[step]:
            coarse += row.count
            continue
        name = day[: LENGTHS[step]]
        counts[name] = counts.get(name, 0) + row.count
    return counts, coarse


def _names(counts: dict[str, int], step: Step) -> tuple[str, ...]:
    return tuple(periods_between(min(counts), max(counts), step)) if counts else ()


def periods_between(first: str, last: str, step: Step) -> Iterator[str]:
    """Every period from one to another, both included.

    >>> list(periods_between("2020-11", "2021-02", "month"))
    ['2020-11', '2020-12', '2021-01', '2021-02']
    """
    match step:
        case "year":
            yield from (f"{year:04d}" for year in range(int(first), int(last) + 1))
        case "month":
            start, stop = (12 * int(name[:4]) + int(name[5:7]) - 1 for name in (first, last))
            yield from (f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(start, stop + 1))
        case "day":
            day = date.fromisoformat(first)
            for offset in range(_distance(first, last) + 1):
                yield (day + timedelta(days=offset)).isoformat()


def _outlets(
    engine: Searching, query: Query, step: Step, names: tuple[str, ...], most: int
) -> Iterator[OutletLine]:
    found: dict[str, dict[str, int]] = {}
    for row in engine.counts(query, ("outlet", step)).rows:
        outlet, period = row.values
        if outlet:
            found.setdefault(outlet, {})[period] = row.count
    held = {row.values[0]: row.count for row in engine.counts(_all_of(query), ("outlet",)).rows}
    totals = {outlet: sum(counts.values()) for outlet, counts in found.items()}
    for outlet in sorted(totals, key=lambda outlet: (-totals[outlet], outlet))[:most]:
        counts = tuple(found[outlet].get(name, 0) for name in names)
        yield OutletLine(outlet, counts, totals[outlet], held.get(outlet, 0))


def _all_of(query: Query) -> Query:
    return replace(query, text="", tree=Everything(), filters=Filters())
