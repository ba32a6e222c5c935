"""Charts as SVG inside the page: bars with an axis, and the small bars of a ranked list.

svg.py makes the elements. It does not escape, so every text and address goes through `_text` and `_to`.
Nothing has a style of its own: colours are classes of the style sheet, which the policy of `web.safety`
allows and the dark page changes. Widths are per cent and heights are pixels, so letters stay as large as the
page's on a phone; the axis has its numbers in a margin that the style sheet leaves. A bar that stands on
little is hollow and the highest has its number, so no colour is needed to read one; each chart stands beside
a table of the same (`_charts.html`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import svg
from markupsafe import Markup, escape

from search.analysis.characters import NOT_XML

_UNHEARD: Final = {"aria-hidden": "true"}
# Pixels above the highest bar, for its number, and below the axis, for its labels.
_HEAD: Final = 24
_FOOT: Final = 22
_LOW: Final = 140
# As many bars have room at least: one alone must not fill the page.
_FEWEST: Final = 12
# Part of a bar's room that is left free; from so many bars on there is none to spare.
_GAP: Final = 0.16
_DENSE: Final = 120
# Letters of an axis label that fit beside one another, at most.
_LABELS: Final = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """`name` and `shown`, the value in words, are told on hovering; `label` may stand below the axis;
    `is_thin` bars are hollow. `is_untold`: the value stands on too little to be drawn; a ring on the ground
    line says that there is one. `label_href`: where the label leads, if it stands for more than the bar."""

    name: str
    label: str
    value: float
    shown: str
    href: str
    is_thin: bool = False
    is_untold: bool = False
    label_href: str = ""


def bars(
    data: Sequence[Bar],
    *,
    id: str,
    title: str,
    description: str,
    unit: Callable[[float], str],
    height: int = 190,
    top: float | None = None,
    least: float = 0.0,
) -> Markup:
    """A bar chart. `id` is the chart's own on its page; `unit` words a number of the axis; `top`: the value
    that the axis reaches at least, where charts share one; `least`: see `scale`.

    Screen readers get title and description; the bars are links for a mouse, and the table beside the chart
    has the same links for a keyboard.
    """
    highest = max((bar.value for bar in data if not bar.is_untold), default=0.0)
    ticks = scale(max(highest, top or 0.0), least)
    if height < _LOW:
        ticks = ticks[:: len(ticks) - 1]  # lines closer than their numbers are high
    reach = ticks[-1] or 1.0
    base = height - _FOOT
    elements: list[svg.Element] = [
        svg.Title(id=f"{id}-title", text=_text(title)),
        svg.Desc(id=f"{id}-desc", text=_text(description)),
    ]

    def y(value: float) -> float:
        return round(base - (base - _HEAD) * value / reach, 1)

    grid = [y(tick) for tick in ticks[1:]]
    elements += [svg.Line(x1=0, x2=_percent(100), y1=at, y2=at, class_=["grid"]) for at in grid]
    slot = 100 / max(_FEWEST, len(data))
    gap = slot * (_GAP if len(data) < _DENSE else 0.0)
    for at, bar in enumerate(data):
        if bar.value:
            elements.append(_bar(bar, at * slot, slot, gap, y(bar.value), base))
    elements.append(svg.Line(x1=0, x2=_percent(100), y1=base, y2=base, class_=["axis"]))
    elements += [
        svg.Text(x=-8, y=at + 4, class_=["scale"], text=_text(unit(tick)))
        for at, tick in zip(grid, ticks[1:], strict=True)
    ]
    peak = highest_of(data)
    if peak is not None:
        middle = (data.index(peak) + 0.5) * slot
        elements.append(_label(middle, y(peak.value) - 6, peak.shown, "peak"))
    elements += _axis_labels(data, slot, height - 6)
    chart = svg.SVG(
        width=_percent(100),
        height=height,
        class_=["chart"],
        extra={"role": "group", "aria-labelledby": f"{id}-title", "aria-describedby": f"{id}-desc"},
        elements=elements,
    )
    return Markup(chart.as_str())


def highest_of(data: Sequence[Bar]) -> Bar | None:
    """The first of the highest bars that stand on enough; None where none does, or all are 0."""
    solid = [bar for bar in data if not (bar.is_thin or bar.is_untold)]
    highest = max(solid, key=lambda bar: bar.value, default=None)
    return highest if highest is not None and highest.value else None


def _bar(bar: Bar, left: float, slot: float, gap: float, y: float, base: int) -> svg.Element:
    room = svg.Rect(x=_percent(left), y=0, width=_percent(slot), height=base, class_=["room"])
    drawn: svg.Element = svg.Rect(
        x=_percent(left + gap / 2),
        y=y,
        width=_percent(slot - gap),
        height=round(base - y, 1),
        class_=["bar", "thin"] if bar.is_thin else ["bar"],
    )
    if bar.is_untold:
        drawn = svg.Circle(cx=_percent(left + slot / 2), cy=base - 4, r=2.5, class_=["thin", "untold"])
    told = svg.Title(text=_text(f"{bar.name}: {bar.shown}"))
    return svg.A(href=_to(bar.href), tabindex=-1, extra=_UNHEARD, elements=[told, room, drawn])


def _axis_labels(data: Sequence[Bar], slot: float, y: float) -> list[svg.Element]:
    labelled = [(at, bar) for at, bar in enumerate(data) if bar.label]
    stride = math.ceil(len(labelled) / _LABELS) or 1
    return [
        _linked(_label((at + 0.5) * slot, y, bar.label, "label" if number % 2 == 0 else "label between"), bar)
        for number, (at, bar) in enumerate(labelled[::stride])
    ]


def _linked(label: svg.Element, bar: Bar) -> svg.Element:
    return svg.A(href=_to(bar.label_href), class_=["year"], elements=[label]) if bar.label_href else label


def _label(x: float, y: float, text: str, kind: str) -> svg.Element:
    """A text above or below a position, turned inward near either end."""
    anchor = "start" if x < 5 else "end" if x > 95 else "middle"
    position = 0.0 if x < 5 else 100.0 if x > 95 else x
    return svg.Text(x=_percent(position), y=y, class_=[kind, anchor], text=_text(text))


@lru_cache(4096)  # lists of names have few lengths, and draw sixty
def rank_bar(value: float, most: float) -> Markup:
    """The bar of one value in a ranked list, as wide as its part of the highest; the number stands beside."""
    width = 100 * value / most if most else 0
    drawn = svg.Rect(x=0, y=0, width=_percent(width), height=8, class_=["bar"])
    return Markup(
        svg.SVG(width=_percent(100), height=8, class_=["rank"], extra=_UNHEARD, elements=[drawn]).as_str()
    )


def scale(highest: float, least: float = 0.0) -> list[float]:
    """Round numbers from 0 to the first that is not below `highest`, three to six of them, or fewer where
    the step between them would be less than `least`: there is no half an article.

    >>> scale(7), scale(120), scale(0.034)
    ([0.0, 2.0, 4.0, 6.0, 8.0], [0.0, 50.0, 100.0, 150.0], [0.0, 0.01, 0.02, 0.03, 0.04])
    >>> scale(1, 1.0), scale(2, 1.0)
    ([0.0, 1.0], [0.0, 1.0, 2.0])
    """
    if highest <= 0:
        return [0.0, 1.0]
    size = 10.0 ** math.floor(math.log10(highest))
    step = next(size * part for part in (0.2, 0.5, 1.0, 2.0, 5.0) if size * part * 4 >= highest)
    step = max(step, least)
    count = math.ceil(round(highest / step, 9))
    return [round(step * at, 12) for at in range(count + 1)]


def _percent(value: float) -> svg.Length:
    return svg.Length(round(value, 3), "%")


def _text(text: str) -> str:
    """What stands between tags: no article's text may end one."""
    return str(escape(NOT_XML.sub("\ufffd", text)))


def _to(address: str) -> str:
    """An address inside quotes."""
    return str(escape(address))
