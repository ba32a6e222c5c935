"""Who is named with an official, and who of them with one another, as SVG: a small network with its table
beside it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from search.analysis.characters import NOT_XML
from search.engine import Searching
from search.model import And, Bucket, Filters, OfficialIs, Query
from web.words import spelling
from web.words.locale import current, gettext

# More names stand in one another's way.
MOST: Final = 12
_WIDTH: Final = 840
_HEIGHT: Final = 430
_ACROSS: Final = 190
_DOWN: Final = 160
# Pixels: the widest line, the largest circle, the room between a circle and its name.
_LINE: Final = 9.0
_CIRCLE: Final = 13.0
_BESIDE: Final = 7


@dataclass(frozen=True, slots=True)
class Link:
    """Two of the neighbours, by their places, and the articles that name both of them and the official."""

    one: int
    other: int
    count: int


@dataclass(frozen=True, slots=True)
class Network:
    """`neighbours`: those named in most articles with the official, most first."""

    neighbours: tuple[Bucket, ...]
    links: tuple[Link, ...]


def network(engine: Searching, id: str, others: Sequence[Bucket], *, candidates: bool = False) -> Network:
    """The first MOST of those named with an official, `others`, and what links them in the same articles;
    with `candidates` who only runs for an office counts, too."""
    neighbours = tuple(others[:MOST])
    places = {bucket.id: place for place, bucket in enumerate(neighbours)}
    links: list[Link] = []
    for place, bucket in enumerate(neighbours):
        pair = (OfficialIs(id, candidates), OfficialIs(bucket.id or bucket.value, candidates))
        both = Query("", And(pair), Filters(candidates=candidates))
        for third in engine.facets(both, ("official",)).official:
            other = places.get(third.id, -1)
            if other > place:
                links.append(Link(place, other, third.count))
    return Network(neighbours, tuple(links))


def draw(name: str, found: Network, to: Callable[[Bucket], str]) -> Markup:
    """`to`: where a neighbour's articles with the official are."""
    most = max((bucket.count for bucket in found.neighbours), default=0) or 1
    middle = (_WIDTH / 2, _HEIGHT / 2)
    places = [_place(at, len(found.neighbours)) for at in range(len(found.neighbours))]
    parts = [
        f'<svg class="network" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="',
        _text(gettext("%(name)s dan mereka yang paling sering disebut bersamanya", name=name)),
        '"><g aria-hidden="true">',
    ]
    parts += (_line(places[link.one], places[link.other], link.count, most, "among") for link in found.links)
    parts += (
        _line(middle, place, bucket.count, most, "with")
        for place, bucket in zip(places, found.neighbours, strict=True)
    )
    for place, bucket in zip(places, found.neighbours, strict=True):
        radius = max(3.0, _CIRCLE * math.sqrt(bucket.count / most))
        side = 1 if place[0] >= middle[0] else -1
        anchor = "start" if side > 0 else "end"
        label = f"{bucket.value} {spelling.spell_count(bucket.count, current())}"
        at = f'x="{place[0] + side * (radius + _BESIDE):.0f}" y="{place[1] + 4:.0f}" text-anchor="{anchor}"'
        parts.append(
            f'<a href="{escape(to(bucket))}" tabindex="-1">'
            f'<circle cx="{place[0]:.0f}" cy="{place[1]:.0f}" r="{radius:.1f}"/>'
            f"<text {at}>{_text(label)}</text></a>"
        )
    parts.append(f'<circle class="centre" cx="{middle[0]:.0f}" cy="{middle[1]:.0f}" r="{_CIRCLE + 2}"/>')
    below = f'x="{middle[0]:.0f}" y="{middle[1] + 32:.0f}" text-anchor="middle"'
    parts.append(f'<text class="strong" {below}>{_text(name)}</text>')
    parts.append("</g></svg>")
    return Markup("".join(parts))


def _place(at: int, among: int) -> tuple[float, float]:
    """Places on an ellipse, from the top right on, so that no name stands above the middle."""
    angle = 2 * math.pi * (at + 0.5) / max(1, among) - math.pi / 2
    return _WIDTH / 2 + _ACROSS * math.cos(angle), _HEIGHT / 2 + _DOWN * math.sin(angle)


def _line(one: tuple[float, float], other: tuple[float, float], count: int, most: int, kind: str) -> str:
    width = max(0.8, _LINE * count / most)
    return (
        f'<line class="{kind}" x1="{one[0]:.0f}" y1="{one[1]:.0f}" x2="{other[0]:.0f}" y2="{other[1]:.0f}" '
        f'stroke-width="{width:.1f}"/>'
    )


def _text(text: str) -> str:
    return str(escape(NOT_XML.sub("\ufffd", text)))
