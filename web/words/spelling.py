"""Dates as a reader of either language writes them, no more exact than they are known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Final, Literal

from babel.dates import get_month_names
from babel.numbers import format_percent

from web.words.locale import Locale, catalogue

_KEPT: Final = 4096
Width = Literal["wide", "abbreviated"]
Context = Literal["format", "stand-alone"]
_ZONES: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


@lru_cache(_KEPT)
def spell(published: str, locale: str) -> str:
    """An ISO date of any precision in words; what is no such date comes back as it is.

    >>> spell("2021-05-28T08:37+07:00", "id"), spell("2021-05-28T08:37+07:00", "en")
    ('28 Mei 2021, 08.37 WIB', '28 May 2021, 08:37 WIB')
    >>> spell("2021-05", "id"), spell("2021", "id"), spell("?", "id")
    ('Mei 2021', '2021', '?')
    """
    try:
        match len(published):
            case 4:
                return str(int(published))
            case 7:
                month = date.fromisoformat(f"{published}-01")
                return f"{_months(locale)[month.month]} {month.year}"
            case 10:
                return _day(date.fromisoformat(published), locale)
            case _:
                return _moment(datetime.fromisoformat(published), locale)
    except ValueError:
        return published


@cache
def _months(locale: str, width: Width = "wide", context: Context = "format") -> Mapping[int, str]:
    """The names of the months from 1 on. Babel's `format_date` reads its patterns anew each time, a tenth of
    a millisecond; a page spells hundreds of dates."""
    return get_month_names(width, context, locale)


def _day(day: date, locale: str) -> str:
    return f"{day.day} {_months(locale)[day.month]} {day.year}"


def _moment(moment: datetime, locale: str) -> str:
    clock = moment.strftime("%H.%M" if locale == "id" else "%H:%M")
    day = _day(moment, locale)
    offset = moment.utcoffset()
    return f"{day}, {clock}" + (f" {_zone(offset)}" if offset is not None else "")


def _zone(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    if minutes % 60 == 0 and minutes // 60 in _ZONES:
        return _ZONES[minutes // 60]
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return "UTC" + (f"{sign}{hours}" + (f":{rest:02d}" if rest else "") if minutes else "")


def spell_range(days: str, locale: str) -> str:
    """Two days with '..' between them, either of them '' for an open end (see `address.ends`).

    >>> spell_range("2021-05..2021-05", "id"), spell_range("2021..", "id"), spell_range("..2021", "en")
    ('Mei 2021', 'sejak 2021', 'until 2021')
    """
    first, _, last = days.partition("..")
    since, until = ("sejak", "sampai") if locale == "id" else ("since", "until")
    if first == last:
        return spell(first, locale)
    if not first or not last:
        return f"{until} {spell(last, locale)}" if last else f"{since} {spell(first, locale)}"
    return f"{spell(first, locale)} – {spell(last, locale)}"


@lru_cache(_KEPT)
def spell_month(name: str, locale: str, width: Width = "wide") -> str:
    """The month's name alone, without its year: it stands below it.

    >>> spell_month("2021-05", "id")
    'Mei'
    """
    try:
        return _months(locale, width, "stand-alone")[date.fromisoformat(f"{name}-01").month]
    except ValueError:
        return name


@lru_cache(_KEPT)
def spell_count(count: int, locale: str) -> str:
    """
    >>> spell_count(29140, "id"), spell_count(29140, "en")
    ('29.140', '29,140')
    """
    # CLDR's, without its machinery, which a page of a hundred counts would feel.
    return f"{count:,}".replace(",", "." if locale == "id" else ",")


@lru_cache(_KEPT)
def spell_articles(count: int, locale: Locale) -> str:
    """
    >>> spell_articles(1200, "id"), spell_articles(1, "en")
    ('1.200 artikel', '1 article')
    """
    ngettext = catalogue(locale).ngettext
    told = ngettext("%(number)s artikel", "%(number)s artikel", count)
    return told % {"number": spell_count(count, locale)}


@lru_cache(_KEPT)
def spell_short(name: str, locale: str) -> str:
    """A day without its year, a month with it, both short.

    >>> spell_short("2021-12-28", "id"), spell_short("2021-12", "id")
    ('28 Des', 'Des 2021')
    """
    day = date.fromisoformat(f"{name}-01" if len(name) == 7 else name)
    month = _months(locale, "abbreviated")[day.month]
    return f"{month} {day.year}" if len(name) == 7 else f"{day.day} {month}"


@lru_cache(_KEPT)
def spell_percent(share: float, locale: str) -> str:
    """A share, 0 to 1, to two figures that count.

    >>> spell_percent(0.0213, "id"), spell_percent(0.5, "en"), spell_percent(0, "en")
    ('2,1%', '50%', '0%')
    """
    pattern = "#,##0%" if share >= 0.1 or not share else "#,##0.#%" if share >= 0.01 else "#,##0.0#%"
    return format_percent(share, pattern, locale=locale)
