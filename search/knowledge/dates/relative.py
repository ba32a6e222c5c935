"""Dates counted from now: '2 jam yang lalu', 'Kemarin, 20:15 WIB', '3 days ago'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from search.analysis.patterns import late
from search.knowledge.dates.stated import Stated
from search.knowledge.dates.words import FLAGS, TIME, ZONES

_SPELLED = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
_NUMBERS = {word: number for number, word in enumerate(_SPELLED.split(), 1)} | {
    "se": 1,
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
}
_UNITS = {
    "second": "detik second seconds sec secs",
    "minute": "menit minute minutes min mins mnt",
    "hour": "jam hour hours hr hrs",
    "day": "hari day days",
    "week": "minggu pekan week weeks",
    "month": "bulan month months bln",
    "year": "tahun year years thn",
}
UNITS = {word: unit for unit, spelled in _UNITS.items() for word in spelled.split()}
_LONG_AGO = 4_000_000  # hours; datetime begins in the year 1

_AGO = late(
    rf"(?<![a-z0-9.,])(?:(?P<n>[0-9]{{1,4}}|{'|'.join(_NUMBERS)})\s*|(?P<half>setengah\s+))"
    rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})"
    r"(?:\s+(?:yang\s+|yg\s+)?lalu|\s+ago)(?![a-z])",
    FLAGS,
)
_DAYS = {"kemarin lusa": 2, "kemarin": 1, "yesterday": 1, "hari ini": 0, "today": 0}
# Only at the head of a stamp: in prose 'hari ini' is a word like any other.
_DAY = late(
    rf"(?:^|[|•·,:/(-])\s*(?P<day>{'|'.join(_DAYS)})(?:[\s,|/·•()-]+(?:pukul|pkl\.?|jam|at)?\s*{TIME}|(?=\s*(?:$|[|•·)])))",
    FLAGS,
)
_NOW = re.compile(r"\s*(?:baru saja|barusan|just now)\s*", FLAGS)


def find_relative(text: str, now: datetime) -> Iterator[Stated]:
    """Dates in folded text that are counted from `now`: to the minute for hours, to the day for days and
    weeks, to the month and the year for those."""
    for match in _AGO.finditer(text):
        stated = _ago(match, now)
        if stated:
            yield stated
    if _NOW.fullmatch(text):
        yield _to_the_minute(now, 0, len(text))
    for match in _DAY.finditer(text):
        day = now - timedelta(days=_DAYS[re.sub(r"\s+", " ", match["day"].lower())])
        hour, minute, second, zone = None, None, None, None
        if match["h"] is not None and int(match["h"]) <= 23:
            hour, minute = int(match["h"]), int(match["mi"])
            second = int(match["s"]) if match["s"] else None
            zone = ZONES[match["zone"].lower()] if match["zone"] else None
        yield Stated(
            day.year, day.month, day.day, hour, minute, second, zone,
            relative=True, start=match.start("day"), end=match.end(),
        )  # fmt: skip


def _ago(match: re.Match[str], now: datetime) -> Stated | None:
    unit = UNITS[match["unit"].lower()]
    count = 0.5 if match["half"] else float(_NUMBERS.get(match["n"].lower()) or match["n"])
    if unit in ("month", "year"):
        months = now.year * 12 + now.month - 1 - round(count * (1 if unit == "month" else 12))
        if months < 12 * 1500:
            return None
        year, month = divmod(months, 12)
        return Stated(
            year, month + 1 if unit == "month" else None, relative=True, start=match.start(), end=match.end()
        )
    back = timedelta(**{f"{unit}s": count})
    if back > timedelta(hours=_LONG_AGO):
        return None
    then = now - back
    if unit in ("day", "week"):
        return Stated(then.year, then.month, then.day, relative=True, start=match.start(), end=match.end())
    return _to_the_minute(then, match.start(), match.end())


def _to_the_minute(then: datetime, start: int, end: int) -> Stated:
    offset = then.strftime("%z")
    return Stated(
        then.year,
        then.month,
        then.day,
        then.hour,
        then.minute,
        zone=f"{offset[:3]}:{offset[3:5]}" if offset else None,
        relative=True,
        start=start,
        end=end,
    )
