"""Published dates as numbers: the days that a date of any precision covers, and its month."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from search.knowledge.dates.calendar import WIB, last_day
from search.model import DayRange
from search.retrieval.matched import Ints

# Later and earlier than any day: the open ends of a range.
FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()
# The beginning of 1970 UTC, as moments are counted: in minutes since the ordinal 0.
EPOCH = date(1970, 1, 1).toordinal() * 1440
_WIB_MINUTES = WIB.utcoffset(None) // timedelta(minutes=1)  # ahead of UTC


class Span(NamedTuple):
    """What a published date covers: first and last day (proleptic ordinals) where the article says it is,
    its moment in minutes UTC (a day without a time begins in WIB) for sorting, and its facet value
    ('2021-05', or '2021' where only the year is known)."""

    first: int
    last: int
    moment: int
    month: str


def span(published: str | None) -> Span | None:
    """The span of an ISO date of any precision; None for None or no date.

    >>> span("2021-02")
    Span(first=737822, last=737849, moment=1062463260, month='2021-02')
    """
    if not published:
        return None
    try:
        year = int(published[:4])
        month = int(published[5:7]) if len(published) >= 7 else None
        day = int(published[8:10]) if len(published) >= 10 else None
        minute = int(published[11:13]) * 60 + int(published[14:16]) if len(published) >= 16 else 0
        zone = published[16:].rpartition("+")[2] if "+" in published[16:] else ""
        offset = int(zone[:2]) * 60 + int(zone[3:5]) if zone else _WIB_MINUTES
        first = date(year, month or 1, day or 1)
        if day is not None:
            last = first
        elif month is not None:
            last = last_day(year, month)
        else:
            last = date(year, 12, 31)
    except ValueError:
        return None
    moment = first.toordinal() * 1440 + minute - offset
    return Span(first.toordinal(), last.toordinal(), moment, published[:7] if month else published[:4])


def bounds(days: DayRange) -> tuple[int, int]:
    """First and last day of a range as ordinals; an open end reaches as far as dates go.

    Raises ValueError where an end is no ISO day.
    """
    first = date.fromisoformat(days.first).toordinal() if days.first else FIRST_DAY
    last = date.fromisoformat(days.last).toordinal() if days.last else LAST_DAY
    return first, last


def day_of(moments: Ints) -> Ints:
    """The days, as ordinals, on which moments fall in WIB."""
    found: Ints = (moments + _WIB_MINUTES) // 1440
    return found


@lru_cache(1 << 10)  # of one run most articles have the same
def written(moment: int) -> str:
    """A moment as ISO 8601 in WIB.

    >>> written(1062463260)
    '2021-02-01T00:00+07:00'
    """
    local = datetime.fromordinal(1) + timedelta(minutes=moment + _WIB_MINUTES - 1440)
    return f"{local:%Y-%m-%dT%H:%M}+07:00"
