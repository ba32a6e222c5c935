"""A story's way through the outlets: who published it first, who followed when, with how much of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from search.model import Article
from search.reports.differences import likeness
from web.words import spelling
from web.words.locale import current, gettext, ngettext

_MINUTES_A_DAY: Final = 24 * 60
# Of printings that share fewer of their words, some may be another story of the same event.
_NEARLY_WHOLE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Stage:
    """One printing. `delay`: after the first, in words, "" where it cannot be told. `same`: its words beside
    those of the article shown, 0 to 1; None of that one itself. `is_first`: before all others, for sure."""

    article: Article
    is_first: bool
    is_shown: bool
    delay: str
    same: float | None


def journey(copies: Sequence[Article], shown: Article) -> tuple[Stage, ...]:
    """The printings of a story, itself among them, the first published first."""
    first = copies[0]
    is_sure = first.published is not None and all(_is_before(first, other) for other in copies[1:])
    return tuple(
        Stage(
            copy,
            is_sure and copy.id == first.id,
            copy.id == shown.id,
            "" if copy.id == first.id else _delay(first, copy),
            None if copy.id == shown.id else likeness(shown, copy),
        )
        for copy in copies
    )


def versions(stages: Sequence[Stage], number: int) -> str:
    """What the `number` of other printings are, of which `stages` tells some: copies where each has nearly
    all words of the article shown, else versions, with the least and the greatest part of the same words."""
    same = [stage.same for stage in stages if stage.same is not None]
    least, most = (spelling.spell_percent(share, current()) for share in (min(same), max(same)))
    shown = spelling.spell_count(number, current())
    if min(same) >= _NEARLY_WHOLE:
        return ngettext("%(number)s salinan lain", "%(number)s salinan lain", number, number=shown)
    told = ngettext("%(number)s versi serupa", "%(number)s versi serupa", number, number=shown)
    share = least if least == most else f"{least.rstrip('%')}–{most}"
    return f"{told}, {gettext('%(share)s kata sama', share=share)}"


def _is_before(a: Article, b: Article) -> bool:
    """Whether it is known that a was published before b."""
    if a.published is None or b.published is None:
        return False
    if minutes := _minutes(a, b):
        return minutes > 0
    length = min(len(a.published), len(b.published), len("2021-05-28"))
    return a.published[:length] < b.published[:length]


def _minutes(a: Article, b: Article) -> int | None:
    """From a to b, where the minute of both is known."""
    if a.date_precision != "minute" or b.date_precision != "minute":
        return None
    moments = [datetime.fromisoformat(each.published or "") for each in (a, b)]
    if (moments[0].tzinfo is None) != (moments[1].tzinfo is None):
        return None
    return round((moments[1] - moments[0]).total_seconds() / 60)


def _delay(first: Article, other: Article) -> str:
    minutes = _minutes(first, other)
    if minutes is not None and minutes < _MINUTES_A_DAY:
        hours, rest = divmod(max(0, minutes), 60)
        told = {"id": ("j", "m"), "en": ("h", "min")}[current()]
        return "+" + " ".join(
            f"{n} {unit}" for n, unit in ((hours, told[0]), (rest, told[1])) if n or unit == told[1]
        )
    days = [each.published[:10] for each in (first, other) if each.published and len(each.published) >= 10]
    if len(days) < 2:
        return ""
    apart = (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days
    return (
        ngettext("+%(number)s hari", "+%(number)s hari", apart, number=apart)
        if apart
        else gettext("hari yang sama")
    )
