"""The race's times as a table and a chart."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

# Of the chart, in pixels: a row of one engine, and the room for names.
_BAR, _GAP, _NAMES, _WIDTH = 12, 10, 110, 620
_COLOURS = ("#a3221f", "#1d5c63", "#8a8378", "#c9a227")


@dataclass(frozen=True, slots=True)
class Row:
    """One question: what each engine found, and the CPU milliseconds of each of its answers."""

    question: str
    totals: Mapping[str, int]
    times: Mapping[str, Sequence[float]]

    def median(self, engine: str) -> float:
        return statistics.median(self.times[engine])

    def p95(self, engine: str) -> float:
        ordered = sorted(self.times[engine])
        return ordered[math.ceil(0.95 * len(ordered)) - 1]


def as_text(rows: Sequence[Row]) -> str:
    """A Markdown table: totals, median (95th percentile) of each engine, and how often Warta's median."""
    names = list(rows[0].times)
    lines = ["| question | hits | " + " | ".join(names) + " |", "|---" * (len(names) + 2) + "|"]
    for row in rows:
        hits = " / ".join(map(str, dict.fromkeys(row.totals.values())))
        cells = [f"{row.median(name):.2f} ({row.p95(name):.2f})" for name in names]
        lines.append(f"| {row.question} | {hits} | " + " | ".join(cells) + " |")
    ratios = {name: [row.median(name) / row.median(names[0]) for row in rows] for name in names[1:]}
    told = "; ".join(
        f"{name}: {statistics.median(found):.2f} ({min(found):.2f} to {max(found):.2f})"
        for name, found in ratios.items()
    )
    return "\n".join(lines) + f"\n\nTimes {names[0]}'s, median over the questions (range): {told}."


def write(rows: Sequence[Row], count: int, file: Path) -> None:
    """The table into a Markdown file, the chart beside it. Raises OSError."""
    chart = file.with_suffix(".svg")
    chart.write_text(_chart(rows), "utf-8")
    told = f"CPU milliseconds of a whole answer over {count:,} articles, median (95th percentile)."
    head = f"# The race\n\n{told}\n"
    file.write_text(f"{head}\n![]({chart.name})\n\n{as_text(rows)}\n", "utf-8")


def _chart(rows: Sequence[Row]) -> str:
    """Bars on a logarithmic axis, from a tenth of a millisecond on."""
    names = list(rows[0].times)
    most = max(row.median(name) for row in rows for name in names)
    scale = _WIDTH / math.log10(max(most, 1) / 0.1)
    parts, y = [], 30
    for at, name in enumerate(names):
        x = _NAMES + at * 130
        parts.append(f'<rect x="{x}" y="6" width="10" height="10" fill="{_COLOURS[at % len(_COLOURS)]}"/>')
        parts.append(f'<text x="{x + 15}" y="15">{escape(name)}</text>')
    for row in rows:
        parts.append(f'<text x="0" y="{y + _BAR}">{escape(row.question)}</text>')
        for at, name in enumerate(names):
            width = max(1.0, scale * math.log10(max(row.median(name), 0.1) / 0.1))
            colour = _COLOURS[at % len(_COLOURS)]
            parts.append(
                f'<rect x="{_NAMES}" y="{y}" width="{width:.1f}" height="{_BAR - 2}" fill="{colour}">'
                f"<title>{escape(name)}: {row.median(name):.2f} ms</title></rect>"
            )
            y += _BAR
        y += _GAP
    size = f'width="{_NAMES + _WIDTH + 20}" height="{y}"'
    style = "<style>text{font:12px sans-serif;fill:#555}</style>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{style}{"".join(parts)}</svg>\n'
