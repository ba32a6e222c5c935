"""A document of several articles ('kliping'): where each of them begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

from search.knowledge.dates.grammar import parse_line

# A headline's words; below it, within so many parts, stands a line with a date, and behind that a paragraph:
# services that sell articles put a dozen lines of their own between.
_FEWEST_WORDS, _LONGEST_HEADLINE = 4, 250
_NEAR, _BELOW = 4, 16
_LONGEST_LINE: Final = 120
_PARAGRAPH: Final = 80
_LONGEST_NAME: Final = 200
# Beside a line's date: its place, outlet, hour. In a sentence less, where it is no whole one.
_MOST_BESIDE, _MOST_IN_SENTENCE = 10, 3
# What stands above each headline, such as the outlet: so many lines, so long.
_MOST_LEADS, _LONGEST_LEAD = 3, 80
_SENTENCE: Final = re.compile(r"[.!?…:;,]\W*$")
_LABEL: Final = re.compile(r"(?i)(?!(?:nama )?(?:media|koran|surat kabar)\b)[^:]{2,40}:|https?://")


class Part(NamedTuple):
    """A heading or paragraph, as text and as HTML; `rank`: 1 of the highest heading, 0 of a paragraph."""

    rank: int
    text: str
    html: str


class Clipping(NamedTuple):
    """One article of several: what it is called in its document, and its HTML."""

    name: str
    html: str


def clippings(parts: Sequence[Part]) -> list[Clipping]:
    """The articles of a document, each under a headline of one rank with a date of its own below it, or
    above. None where there are less than two: chapters have no dates. What stands before the first belongs to
    it."""
    for begins in (_begins, _begins_below_date):
        for rank in sorted({part.rank for part in parts} - {0}):
            starts = [at for at, part in enumerate(parts) if part.rank == rank and begins(parts, at)]
            if len(starts) > 1:
                return list(_named(parts, starts, _first_parts(parts, starts)))
    return []


def _first_parts(parts: Sequence[Part], starts: Sequence[int]) -> list[int]:
    """Where each article begins: at its headline, or at the headings of a higher rank right above it, or at
    the lines that stand above each of them, and not below the last."""
    firsts = list(starts)
    for each in (_is_higher, _is_lead):
        for _ in range(_MOST_LEADS):
            above = [each(parts, first - 1, at) for first, at in zip(firsts, starts, strict=True)]
            if each is _is_lead and (not all(above) or _is_lead(parts, len(parts) - 1, starts[-1])):
                break
            firsts = [first - is_above for first, is_above in zip(firsts, above, strict=True)]
    return firsts


def _is_higher(parts: Sequence[Part], at: int, headline: int) -> bool:
    return at >= 0 and 0 < parts[at].rank < parts[headline].rank


def _is_lead(parts: Sequence[Part], at: int, headline: int) -> bool:
    """Whether a part may stand above a headline as the outlet or date does: short, no sentence, no source."""
    if at < 0 or 0 < parts[at].rank < parts[headline].rank:
        return False
    text = parts[at].text
    is_name = len(text) <= _LONGEST_LEAD and not _LABEL.match(text) and not _SENTENCE.search(text)
    return (bool(text) and is_name) or _is_dated(text)


def _begins(parts: Sequence[Part], at: int) -> bool:
    """Whether an article begins with a heading that has its date below it."""
    below = _below(parts, at)
    dated = next((n for n, part in enumerate(below[:_NEAR]) if _is_dated(part.text)), None)
    return dated is not None and any(len(part.text) > _PARAGRAPH for part in below[dated + 1 :])


def _begins_below_date(parts: Sequence[Part], at: int) -> bool:
    """Whether an article begins with a heading that has its date right above it."""
    is_dated = at > 0 and not parts[at - 1].rank and _is_dated(parts[at - 1].text)
    return is_dated and any(len(part.text) > _PARAGRAPH for part in _below(parts, at))


def _below(parts: Sequence[Part], at: int) -> list[Part]:
    """The first parts of what may be an article under a headline; none where it is no article's."""
    headline = parts[at].text
    if len(headline) > _LONGEST_HEADLINE or len(headline.split()) < _FEWEST_WORDS:
        return []
    below: list[Part] = []
    for part in parts[at + 1 : at + 1 + _BELOW]:
        if 0 < part.rank <= parts[at].rank:
            break
        below.append(part)
    return below


def _is_dated(text: str) -> bool:
    if len(text) > _LONGEST_LINE:
        return False
    stated = parse_line(text)
    if stated is None or stated.precision not in ("day", "minute"):
        return False
    beside = len(text[: stated.start].split()) + len(text[stated.end :].split())
    return beside <= (_MOST_IN_SENTENCE if _SENTENCE.search(text) else _MOST_BESIDE)


def _named(parts: Sequence[Part], starts: Sequence[int], firsts: Sequence[int]) -> Iterator[Clipping]:
    seen: Counter[str] = Counter()
    for at, first, end in zip(starts, [0, *firsts[1:]], [*firsts[1:], len(parts)], strict=True):
        name = parts[at].text[:_LONGEST_NAME]
        seen[name] += 1
        # No heading above its headline may be taken for it.
        above = (part.html if not part.rank else f"<p>{escape(part.text)}</p>" for part in parts[first:at])
        html = "\n".join([*above, *(part.html for part in parts[at:end])])
        yield Clipping(name if seen[name] == 1 else f"{name}~{seen[name]}", html)
