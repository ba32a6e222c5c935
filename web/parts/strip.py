"""The strip of bars above an answer, as SVG: each bar a link, the archive's share of it as a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from web.parts.histogram import Bar, Dates, Level
from web.rendering import period_links
from web.words import spelling
from web.words.locale import Locale, current, gettext

# Pixels: of the whole strip, of the bars' ground line, and of the room above the highest bar for its number.
HEIGHT: Final = 72
_BASE: Final = 56
_HEAD: Final = 15
# So many periods have room at least: one alone must not fill the page.
_FEWEST: Final = 12
# Up to so many months are each named below the axis, beyond only the years, where they begin.
_MONTHS_NAMED: Final = 12
# So many names have room below the axis.
_NAMES: Final = 12
# Part of a bar's room that is left free.
_GAP: Final = 0.14


def draw(dates: Dates) -> Markup:
    """The strip of a date facet. It is for the eye and a pointer: the table beside it has the same numbers
    and links for a keyboard and for who cannot see it. The script reads each period from `data-p`."""
    bars = dates.bars
    width = max(_FEWEST, len(bars))
    most = max((bar.count for bar in bars), default=0) or 1
    shares = dates.shares
    parts = [
        f'<svg class="strip-bars" width="100%" height="{HEIGHT}" role="group"',
        f' aria-label="{escape(_told(dates))}">',
        f'<svg class="plot" width="100%" height="{_BASE}" viewBox="0 0 {width} {_BASE}"',
        ' preserveAspectRatio="none" aria-hidden="true">',
    ]
    link, locale = period_links(dates.address), current()
    parts += (_bar(at, bar, most, link, locale) for at, bar in enumerate(bars))
    # Of a single period, or of all that is held, a share says nothing.
    if len(shares) > 1 and min(shares) < 1:
        parts += _lines(bars, max(shares) or 1.0)
    parts.append("</svg>")
    peak = max(bars, key=lambda bar: bar.count, default=None)
    if peak is not None and peak.count and len(bars) > 1:
        name = spelling.spell(peak.name, current()) if dates.level != "month" else _short(peak.name)
        text = f"{name}: {spelling.spell_count(peak.count, current())}"
        parts.append(_text(text, (bars.index(peak) + 0.5) / width, 11, "peak"))
    parts += _axis(bars, dates.level, width, link)
    parts.append("</svg>")
    return Markup("".join(parts))


def rows(dates: Dates) -> Markup:
    """The rows of the table that says the same as the strip: each period that has articles."""
    link, locale = period_links(dates.address), current()
    has_shares = bool(dates.shares)
    parts: list[str] = []
    for bar in dates.bars:
        if not bar.count:
            continue
        kind = "" if bar.chosen else ' class="outside"'
        share = ""
        if has_shares:
            share = f"<td>{'–' if bar.share is None else spelling.spell_percent(bar.share, locale)}</td>"
        name, count = spelling.spell(bar.name, locale), spelling.spell_count(bar.count, locale)
        parts.append(
            f'        <tr{kind}><th scope="row"><a href="{link(bar.name)}">{escape(name)}</a></th>'
            f"<td>{count}</td>{share}</tr>\n"
        )
    return Markup("".join(parts))


def _bar(at: int, bar: Bar, most: int, link: Callable[[str], Markup], locale: Locale) -> str:
    if not bar.count:
        return f'<g data-p="{bar.name}"><rect class="room" x="{at}" width="1" height="{_BASE}"/></g>'
    # Whatever there is can be seen.
    height = max(1.5, round((_BASE - _HEAD) * bar.count / most, 1))
    kind = "bar" if bar.chosen else "bar outside"
    told = f"{spelling.spell(bar.name, locale)}: {spelling.spell_articles(bar.count, locale)}"
    place = f'x="{at + _GAP / 2:g}" y="{_BASE - height:g}" width="{1 - _GAP:g}" height="{height:g}"'
    return (
        f'<a href="{link(bar.name)}" data-p="{bar.name}" data-n="{bar.count}" tabindex="-1">'
        f"<title>{escape(told)}</title>"
        f'<rect class="room" x="{at}" width="1" height="{_BASE}"/>'
        f'<rect class="{kind}" {place}/></a>'
    )


def _lines(bars: Sequence[Bar], highest: float) -> Iterator[str]:
    """The line of shares, broken where too little is held to tell one."""
    for told, run in groupby(enumerate(bars), key=lambda each: each[1].share is not None):
        points = [
            f"{at + 0.5:g},{_BASE - (_BASE - _HEAD) * (bar.share or 0.0) / highest:.1f}" for at, bar in run
        ]
        if told and len(points) > 1:
            yield f'<polyline class="share" points="{" ".join(points)}"/>'


def _axis(bars: Sequence[Bar], level: Level, width: int, link: Callable[[str], Markup]) -> Iterator[str]:
    """The names below the bars; of many months the years, each a link to all of it."""
    named = [(at, _label(bar.name, level, len(bars))) for at, bar in enumerate(bars)]
    labels = [(at, label) for at, label in named if label]
    stride = -(-len(labels) // _NAMES) or 1
    for number, (at, label) in enumerate(labels[::stride]):
        kind = "label" if number % 2 == 0 or len(labels) <= 6 else "label between"
        begins = level == "month" and len(bars) > _MONTHS_NAMED
        text = _text(label, (at if begins else at + 0.5) / width, HEIGHT - 3, kind, begins)
        yield f'<a class="year" href="{link(label)}">{text}</a>' if begins else text


def _label(name: str, level: Level, among: int) -> str:
    match level:
        case "year":
            return name
        case "month":
            if among > _MONTHS_NAMED:
                return name[:4] if name.endswith("-01") else ""
            return spelling.spell_month(name, current(), "abbreviated")
        case "day":
            return str(int(name[8:])) if int(name[8:]) % 2 else ""


def _text(text: str, part: float, y: int, kind: str, begins: bool = False) -> str:
    """A text at a part, 0 to 1, of the width, turned inward near either end."""
    place = "start" if begins or part < 0.06 else "end" if part > 0.94 else "middle"
    at = part if begins else 0.0 if part < 0.06 else 1.0 if part > 0.94 else part
    return f'<text class="{kind} {place}" x="{100 * at:.2f}%" y="{y}">{escape(text)}</text>'


def _short(month: str) -> str:
    return spelling.spell_short(month, current())


def _told(dates: Dates) -> str:
    """The strip in a sentence."""
    peak = max(dates.bars, key=lambda bar: bar.count)
    spelled = [spelling.spell(bar.name, current()) for bar in (dates.bars[0], dates.bars[-1], peak)]
    return gettext(
        "Artikel dari %(first)s sampai %(last)s; terbanyak %(peak)s, %(number)s.",
        first=spelled[0],
        last=spelled[1],
        peak=spelled[2],
        number=spelling.spell_count(peak.count, current()),
    )
