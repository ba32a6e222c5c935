"""What an archive holds, year by month: its gaps at a glance, the ground that every share stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from search.model import UNDATED, Bucket
from web.address import Address
from web.rendering import period_links

# How warm a month is, as the style sheet names it: 0 for none, this for the most.
HOTTEST: Final = 9
# More, from a mistaken date on, are no calendar: years that hold nothing are left out anyway.
MOST_YEARS: Final = 60


@dataclass(frozen=True, slots=True)
class Month:
    """`link`: the URL of its articles, None where there are none. `warmth`: 0 to HOTTEST."""

    name: str
    count: int
    warmth: int
    link: Markup | None


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months, and the articles of which no more than the year is known."""

    name: str
    months: tuple[Month, ...]
    coarse: int
    link: Markup

    @property
    def total(self) -> int:
        return self.coarse + sum(month.count for month in self.months)


def calendar(buckets: Iterable[Bucket], address: Address) -> tuple[Year, ...]:
    """The years that hold anything, the newest first. `buckets`: the date facet, by month; `address`: of
    what, without a date."""
    link = period_links(address)
    dated = {bucket.value: bucket.count for bucket in buckets if bucket.value != UNDATED}
    most = max((count for name, count in dated.items() if len(name) == 7), default=0)

    def month(name: str) -> Month:
        count = dated.get(name, 0)
        warmth = -(-HOTTEST * count // most) if count else 0
        return Month(name, count, warmth, link(name) if count else None)

    years = sorted({name[:4] for name in dated}, reverse=True)[:MOST_YEARS]
    return tuple(
        Year(
            year,
            tuple(month(f"{year}-{number:02d}") for number in range(1, 13)),
            dated.get(year, 0),
            link(year),
        )
        for year in years
    )
