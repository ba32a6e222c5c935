"""What the calendar has: which days exist, which ends a month; and WIB, for a time that names no zone."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta, timezone
from typing import Final

# Western Indonesian time (Waktu Indonesia Barat): as a zone, and as an ISO offset.
WIB: Final = timezone(timedelta(hours=7))
WIB_OFFSET: Final = "+07:00"


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none ('31 Februari')."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    """The last day of a month. Raises ValueError where there is no such month or year.

    >>> last_day(2024, 2).isoformat()
    '2024-02-29'
    """
    return date(year, month, monthrange(year, month)[1])
