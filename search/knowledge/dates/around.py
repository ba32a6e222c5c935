"""The weekday before a date and the time after it, as part of the date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.knowledge.dates import words
from search.knowledge.dates.calendar import day_of
from search.knowledge.dates.stated import Stated

REACH = 60  # how far before a date its weekday or time may begin

_Clock = tuple[int, int, int | None, str | None]  # hour, minute, second, zone

# What may follow a time written with a full stop: no unit, as in '12.50 persen' or '12.50%'.
_CLOSES = re.compile(r"\s*(?:$|[^\sa-z0-9%])")


def dress(
    text: str,
    match: re.Match[str],
    year: int | None,
    month: int,
    *,
    day: int | None = None,
    clock: tuple[int, int, int | None] | None = None,
) -> Iterator[Stated]:
    """The matched date with the weekday and the time around it; nothing where the calendar has no such
    day. `day` replaces the match's own, `clock` is a time that the match holds itself."""
    day = int(match["d"]) if day is None else day
    real = day_of(2000 if year is None else year, month, day)
    if real is None:
        return
    start, end = match.span()
    weekday, start = _weekday_before(text, start)
    after = words.WEEKDAY_AFTER.match(text, end) if weekday is None else None
    # Without brackets only behind a year: '3 Maret Senin' may begin another sentence.
    if after and (after["enclosed"] or (year is not None and len(after["last"]) > 3)):
        weekday, end = words.WEEKDAYS[(after["enclosed"] or after["last"]).lower()], after.end()
    told: _Clock | None
    if clock is not None:
        zulu = text[end : end + 1] in ("Z", "z")
        told, end = (*clock, words.ZONES["z"] if zulu else None), end + zulu
    else:
        told, start, end = _time_around(text, start, end)
    hour, minute, second, zone = told or (None, None, None, None)
    conflict = year is not None and weekday is not None and real.weekday() != weekday
    yield Stated(year, month, day, hour, minute, second, zone, weekday, conflict, False, start, end)


def _time_around(text: str, start: int, end: int) -> tuple[_Clock | None, int, int]:
    """The time after a date, else the one before it, and the offsets that then belong to the date."""
    after = words.TIME_AFTER.match(text, end)
    if after and (told := _clock(text, after)):
        return told, start, after.end()
    floor = max(0, start - REACH)
    before = words.TIME_BEFORE.search(text[floor:start])
    if before and (told := _clock(text[floor:start], before)):
        return told, floor + before.start(), end
    return None, start, end


def _weekday_before(text: str, start: int) -> tuple[int | None, int]:
    floor = max(0, start - REACH)
    match = words.WEEKDAY_BEFORE.search(text[floor:start])
    if match is None:
        return None, start
    name = match["wd"]
    at = floor + match.start()
    # 'Sun', 'min', 'sel' are words too; 'dua minggu' counts weeks.
    if len(name) <= 4 and name.lower() != "rabu" and name.lower() != "ahad" and not name[0].isupper():
        return None, start
    if name.lower() == "minggu" and words.COUNTED.search(text[max(0, at - 12) : at]):
        return None, start
    return words.WEEKDAYS[name.lower()], at


def _clock(text: str, match: re.Match[str]) -> _Clock | None:
    """Hour, minute, second and zone of a time's match, or None where it is no time of day."""
    hour, minute = int(match["h"]), int(match["mi"])
    second = int(match["s"]) if match["s"] else None
    half = (match["ampm"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return None
    if len(match["mi"]) == 1 and second is None:
        return None
    sure = match["cue"] or match["zone"] or match["offset"] or half or second is not None
    # '28 Mei 2021, 12.50 persen': with a full stop it may be a number.
    if match["ts"] == "." and not sure and not _CLOSES.match(text, match.end()):
        return None
    return hour, minute, second, _zone(match)


def _zone(match: re.Match[str]) -> str | None:
    led = match.groupdict().get("led")
    if named := match["zone"] or (None if match["offset"] else led):
        return words.ZONES[named.lower()]
    offset = match["offset"]
    if not offset:
        return None
    digits = offset[1:].replace(":", "")
    digits = f"{digits:0>2}00" if len(digits) <= 2 else digits
    if int(digits[:2]) > 14:
        return None
    # '08:37 -09:00' ends a span of time; an offset west of Greenwich stands in a stamp or after GMT.
    stamped = (
        match["gmt"]
        or (match.groupdict().get("gap") or "")[-1:] in ("T", "t")
        or (":" not in offset and len(offset) == 5)
    )
    return f"{offset[0]}{digits[:2]}:{digits[2:]}" if offset[0] == "+" or stamped else None
