"""One date as a text states it: what is known, what is left open, and how it is written in ISO 8601."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from search.knowledge.dates.calendar import WIB, WIB_OFFSET, day_of

FIRST_YEAR = 1998  # Indonesian pages on the web, and with them these archives, begin about here


@dataclass(frozen=True, slots=True)
class Stated:
    """A date between two offsets of a text. What the text leaves open is None.

    `zone` is an ISO offset as stated ('+08:00' for WITA), `weekday` 0 for Monday. `weekday_conflict`: the
    weekday contradicts the date, which is kept. `relative`: read from words such as 'kemarin'.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    weekday: int | None = None
    weekday_conflict: bool = False
    relative: bool = False
    start: int = 0
    end: int = 0

    @classmethod
    def of_timestamp(cls, seconds: float) -> Stated:
        """The second in WIB of a Unix timestamp.

        >>> Stated.of_timestamp(0).moment
        '1970-01-01T07:00:00+07:00'
        """
        then = datetime.fromtimestamp(seconds, WIB)
        return cls(then.year, then.month, then.day, then.hour, then.minute, then.second, WIB_OFFSET)

    @property
    def precision(self) -> Literal["minute", "day", "month", "year"] | None:
        """The smallest unit that is known; None where the year is open."""
        if self.year is None:
            return None
        if self.month is None:
            return "year"
        if self.day is None:
            return "month"
        return "day" if self.hour is None else "minute"

    @property
    def iso(self) -> str:
        """The day, month or year, with XXXX for an open year.

        >>> Stated(2021, 5, 28, 8, 37).iso, Stated(None, 12, 30).iso, Stated(2021, 5).iso
        ('2021-05-28', 'XXXX-12-30', '2021-05')
        """
        year = "XXXX" if self.year is None else f"{self.year:04}"
        if self.month is None:
            return year
        return f"{year}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")

    @property
    def moment(self) -> str:
        """`iso` with the time to the second stated; WIB where a time names no zone.

        >>> Stated(2021, 5, 28, 8, 37).moment
        '2021-05-28T08:37+07:00'
        """
        if self.hour is None or self.minute is None:
            return self.iso
        seconds = "" if self.second is None else f":{self.second:02}"
        return f"{self.iso}T{self.hour:02}:{self.minute:02}{seconds}{self.zone or WIB_OFFSET}"

    def candidates(self, first_year: int, until: date) -> tuple[str, ...]:
        """The days from `first_year` up to `until` that fit the weekday, newest first; none without an
        open year, a month, a day and a weekday.

        >>> Stated(None, 12, 30, weekday=4).candidates(2012, date(2024, 1, 1))
        ('2022-12-30', '2016-12-30')
        """
        if self.year is not None or self.month is None or self.day is None or self.weekday is None:
            return ()
        days = (day_of(year, self.month, self.day) for year in range(until.year, first_year - 1, -1))
        return tuple(
            day.isoformat() for day in days if day and day <= until and day.weekday() == self.weekday
        )
