"""A comparison as SVG: one lane of bars for each part, all on one axis, for a page and a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from markupsafe import Markup, escape

from search.analysis.characters import NOT_XML
from search.reports.comparison import Comparison, Lane
from web.parts.charts import scale
from web.words import spelling
from web.words.locale import current, gettext

# Ink of each lane in a file; in a page the style sheet's classes win over these.
COLOURS: Final = ("#8f1d1d", "#17606a", "#96600a", "#4b4f9c", "#3f6b2a", "#7a3b7a")
_WIDTH: Final = 960
# Pixels of a lane: its name, then its bars.
_LANE: Final = 92
_NAME: Final = 26
_FOOT: Final = 24
_LEFT: Final = 44
_NAMES: Final = 12


def draw(
    comparison: Comparison, title: str, is_share: bool, to: Callable[[Lane, int], str] | None = None
) -> Markup:
    """`to`: where the bar of a lane and a period leads; None in a file, which has no links."""
    lanes, periods = comparison.lanes, comparison.periods
    height = len(lanes) * _LANE + _FOOT
    values = [[_value(lane, at, is_share) for at in range(len(periods))] for lane in lanes]
    highest = max((value for row in values for value in row if value is not None), default=0.0)
    reach = scale(highest, 0.0 if is_share else 1.0)[-1] or 1.0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lanes" viewBox="0 0 {_WIDTH} {height}" role="group"',
        f' aria-label="{_text(title)}" font-family="system-ui, sans-serif" font-size="12">',
    ]
    for number, (lane, row) in enumerate(zip(lanes, values, strict=True)):
        parts += _lane(lane, row, number, reach, is_share, to, comparison)
    parts += _axis(comparison, height)
    parts.append("</svg>")
    return Markup("".join(parts))


def _value(lane: Lane, at: int, is_share: bool) -> float | None:
    return lane.share_at(at) if is_share else float(lane.counts[at])


def _lane(
    lane: Lane,
    row: list[float | None],
    number: int,
    reach: float,
    is_share: bool,
    to: Callable[[Lane, int], str] | None,
    comparison: Comparison,
) -> Iterator[str]:
    top = number * _LANE
    base, room = top + _LANE - 6, _LANE - _NAME - 6
    slot = (_WIDTH - _LEFT) / max(12, len(row))
    colour = COLOURS[number % len(COLOURS)]
    beside = f'x="{_LEFT - 6}" y="{base - room + 9}" text-anchor="end"'
    across = f'x1="{_LEFT}" x2="{_WIDTH}"'
    yield f'<text class="strong" x="0" y="{top + 14}" font-weight="600">{_text(lane.name)}</text>'
    yield f'<text class="scale" {beside}>{_shown(reach, is_share)}</text>'
    yield f'<line class="grid" {across} y1="{base - room}" y2="{base - room}" stroke="#ddd"/>'
    for at, value in enumerate(row):
        x = _LEFT + at * slot
        if value is None and lane.counts[at]:
            middle = f'cx="{x + slot / 2:.1f}" cy="{base - 4}" r="2.5"'
            shape = f'<circle class="untold" {middle} fill="none" stroke="#777"/>'
        elif value:
            tall = max(1.0, room * value / reach)
            box = f'x="{x + slot * 0.08:.1f}" y="{base - tall:.1f}" width="{slot * 0.84:.1f}"'
            shape = f'<rect class="k{number}" {box} height="{tall:.1f}" fill="{colour}"/>'
        else:
            continue
        told = f"{lane.name}, {period_name(comparison, at)}: {_told(lane, at, is_share)}"
        shape = f"<title>{_text(told)}</title>{shape}"
        if to is None:
            yield f"<g>{shape}</g>"
        else:
            yield f'<a href="{escape(to(lane, at))}" tabindex="-1" aria-hidden="true">{shape}</a>'
    yield f'<line class="axis" {across} y1="{base}" y2="{base}" stroke="#777"/>'


def _axis(comparison: Comparison, height: int) -> Iterator[str]:
    periods = comparison.periods
    slot = (_WIDTH - _LEFT) / max(12, len(periods))
    named = [(at, _label(comparison, at)) for at in range(len(periods))]
    labels = [(at, label) for at, label in named if label]
    for at, label in labels[:: -(-len(labels) // _NAMES) or 1]:
        yield f'<text class="label" x="{_LEFT + at * slot:.1f}" y="{height - 6}">{_text(label)}</text>'


def _label(comparison: Comparison, at: int) -> str:
    name = comparison.periods[at]
    if comparison.is_folded:
        return spelling.spell_month(f"2001-{name}", current(), "abbreviated")
    if comparison.step == "year":
        return name
    if len(comparison.periods) <= _NAMES:
        return spelling.spell_short(name, current())
    return name[:4] if name.endswith("-01") else ""


def period_name(comparison: Comparison, at: int) -> str:
    """A period in words."""
    name = comparison.periods[at]
    if comparison.is_folded:
        return spelling.spell_month(f"2001-{name}", current())
    return spelling.spell(name, current())


def _told(lane: Lane, at: int, is_share: bool) -> str:
    counted, held = (spelling.spell_count(n, current()) for n in (lane.counts[at], lane.held_counts[at]))
    share = lane.share_at(at)
    if not is_share:
        return counted
    of = f"{counted}/{held}"
    if share is None:
        return gettext("terlalu sedikit untuk dibandingkan (%(of)s)", of=of)
    return f"{spelling.spell_percent(share, current())} ({of})"


def _shown(value: float, is_share: bool) -> str:
    return (
        spelling.spell_percent(value, current()) if is_share else spelling.spell_count(int(value), current())
    )


def _text(text: str) -> str:
    return str(escape(NOT_XML.sub("\ufffd", text)))
