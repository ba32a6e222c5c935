"""The days that a reader asks for: '2021', 'Mei 2021', '2021-05..2021-08', 'bulan lalu'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from search.knowledge.dates.calendar import last_day
from search.knowledge.dates.grammar import find
from search.knowledge.dates.words import FLAGS, FOLD, MONTHS, TO, YEAR
from search.model import DayRange

_Days = tuple[date, date]

_ONE_DAY = {
    "hari ini": 0,
    "today": 0,
    "kemarin": 1,
    "yesterday": 1,
    "kemarin lusa": 2,
    "besok": -1,
    "tomorrow": -1,
}
_PERIOD = re.compile(
    r"(?P<unit>minggu|pekan|bulan|tahun)\s+(?:(?P<now>ini)|(?:yang\s+)?lalu|kemarin)|(?:(?P<this>this)|last|previous)\s+"
    r"(?P<en>week|month|year)",
    FLAGS,
)
_RECENT = re.compile(
    r"(?:(?P<n>[0-9]{1,4})\s*|se)(?P<unit>hari|minggu|pekan|bulan|tahun)\s+(?P<which>terakhir|belakangan|(?:yang\s+)?lalu)"
    r"|last\s+(?P<n2>[0-9]{1,4})\s+(?P<en>day|week|month|year)s",
    FLAGS,
)
_UNIT = {"hari": "day", "minggu": "week", "pekan": "week", "bulan": "month", "tahun": "year"}
_SINCE = re.compile(r"(?:sejak|mulai|dari|since|from)\s+(?P<part>.+)", FLAGS)
_UNTIL = re.compile(r"(?:sampai|hingga|s/d|until|till)(?:\s+dengan)?\s+(?P<part>.+)", FLAGS)
_BEFORE = re.compile(r"(?:sebelum|before)\s+(?P<part>.+)", FLAGS)
_AFTER = re.compile(r"(?:sesudah|setelah|after)\s+(?P<part>.+)", FLAGS)
_BETWEEN = re.compile(
    r"(?:(?:antara|between)\s+(?P<a>.+?)\s+(?:dan|and)|(?:dari|from)\s+(?P<a2>.+?)\s+(?:sampai|hingga|ke|to))\s+(?P<b>.+)",
    FLAGS,
)
_SPAN = re.compile(rf"\s*(?:\.\.+|…)\s*|\s+{TO}\s+|(?<=[0-9a-z])-(?=[0-9a-z])", FLAGS)
_PLAIN = re.compile(r"[0-9]{1,4}([-/.])[0-9a-z]{1,9}\1[0-9]{2,4}", FLAGS)  # its hyphens part no range


def parse_days(text: str, today: date) -> DayRange | None:
    """The days meant by the value of a date filter, months and years to their first and last day; None
    where it is not understood or an end has no year. Ends in the wrong order are exchanged. Never raises.

    >>> parse_days("2021-05..2021-08", date(2024, 9, 15))
    DayRange(first='2021-05-01', last='2021-08-31', of='published')
    >>> parse_days("2021..", date(2024, 9, 15))
    DayRange(first='2021-01-01', last=None, of='published')
    """
    text = re.sub(r"\s+", " ", text.translate(FOLD)).strip()
    try:
        days = _days(text, today)
        return _range(*days) if days else _span(text, today)
    except OverflowError:  # before the year 1, after 9999
        return None


def is_backwards(text: str, today: date) -> bool:
    """Whether a text names a range with its later end first, which `parse_days` exchanges.

    >>> is_backwards("2022..2021", date(2024, 9, 15)), is_backwards("2021..2022", date(2024, 9, 15))
    (True, False)
    """
    text = re.sub(r"\s+", " ", text.translate(FOLD)).strip()
    try:
        for match in _SPAN.finditer(text):
            left, right = _days(text[: match.start()], today), _days(text[match.end() :], today)
            if left and right:
                return left[0] > right[0]
    except OverflowError:
        pass
    return False


def _range(first: date | None, last: date | None) -> DayRange:
    if first and last and first > last:
        first, last = last, first
    return DayRange(first.isoformat() if first else None, last.isoformat() if last else None)


def _span(text: str, today: date) -> DayRange | None:
    """A range with two ends, or with one of them open."""
    day = timedelta(days=1)
    if match := _BETWEEN.fullmatch(text):
        return _ends(match["a"] or match["a2"], match["b"], today)
    for pattern in (_SINCE, _UNTIL, _BEFORE, _AFTER):
        if not (match := pattern.fullmatch(text)):
            continue
        days = _days(match["part"], today)
        if days is None:
            return None
        if pattern is _SINCE:
            return _range(days[0], None)
        if pattern is _UNTIL:
            return _range(None, days[1])
        return _range(None, days[0] - day) if pattern is _BEFORE else _range(days[1] + day, None)
    for match in _SPAN.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if match[0] == "-" and not re.search("[0-9]", text):
            continue  # 'besok-besok' is a word
        open_end = match[0].strip().startswith(("..", "…"))
        if open_end and bool(left) != bool(right):
            days = _days(left or right, today)
            if days:
                return _range(days[0], None) if left else _range(None, days[1])
        elif left and right and (found := _ends(left, right, today)):
            return found
    return None


def _ends(left: str, right: str, today: date) -> DayRange | None:
    last = _days(right, today)
    if last is None:
        return None
    # 'Juli-September 2021', '28 September - 3 Oktober 2022', '18-21 September 2021'
    first = _days(left, today) or _days(f"{left} {last[1].year}", today)
    if first is None and left.isdigit() and (day := _days(f"{left}/{last[0].month}/{last[0].year}", today)):
        first = day
    if first is None:
        return None
    return _range(min(first[0], last[0]), max(first[1], last[1]))


def _days(text: str, today: date) -> _Days | None:
    """One day, month, year or named period."""
    text = text.strip().lower()
    if text in _ONE_DAY:
        day = today - timedelta(days=_ONE_DAY[text])
        return day, day
    if re.fullmatch(YEAR, text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if match := re.fullmatch(rf"(?:tahun |thn )?({YEAR})", text):
        return _whole(int(match[1]), None)
    if match := re.fullmatch(rf"({YEAR})[-/](0?[1-9]|1[0-2])", text):
        return _whole(int(match[1]), int(match[2]))
    if match := re.fullmatch(rf"(0?[1-9]|1[0-2])[-/]({YEAR})", text):
        return _whole(int(match[2]), int(match[1]))
    if match := re.fullmatch(rf"(?:bulan )?([a-z]+)\.?[ -]({YEAR})", text):
        return _whole(int(match[2]), MONTHS[match[1]]) if match[1] in MONTHS else None
    if match := re.fullmatch(rf"({YEAR})[ -]([a-z]+)\.?", text):
        return _whole(int(match[1]), MONTHS[match[2]]) if match[2] in MONTHS else None
    if match := _PERIOD.fullmatch(text):
        unit = _UNIT.get(match["unit"] or "") or match["en"]
        return _period(unit, 0 if match["now"] or match["this"] else 1, today)
    if match := _RECENT.fullmatch(text):
        return _recent(match, today)
    if _SPAN.search(text) and not _PLAIN.fullmatch(text):
        return None  # two ends, of which `find` would give the last alone
    found = find(text)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        one = found[0]
        if one.year and one.month and one.day and one.hour is None:
            day = date(one.year, one.month, one.day)
            return day, day
    return None


def _whole(year: int, month: int | None) -> _Days:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), last_day(year, month)


def _period(unit: str, back: int, today: date) -> _Days:
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return _whole(today.year - back, None)
    year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
    return _whole(year, month + 1)


def _recent(match: re.Match[str], today: date) -> _Days:
    """'7 hari terakhir' ends today; '3 hari lalu' is that day."""
    count = int(match["n"] or match["n2"] or 1)
    unit = _UNIT.get((match["unit"] or "").lower()) or match["en"].lower()
    if unit in ("day", "week"):
        first = today - timedelta(days=count * (7 if unit == "week" else 1))
    else:
        year, month = divmod(today.year * 12 + today.month - 1 - count * (1 if unit == "month" else 12), 12)
        if year < 1:
            raise OverflowError("before the year 1")
        first = date(year, month + 1, min(today.day, last_day(year, month + 1).day))
    if (match["which"] or "").endswith("lalu"):
        return (
            (first, first)
            if unit in ("day", "week")
            else _whole(first.year, first.month if unit == "month" else None)
        )
    return first + timedelta(days=1 if unit in ("day", "week") else 0), today
