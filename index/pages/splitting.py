"""A plain-text page to its title, lead, header lines and body, and what was cut, each with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from index.pages import lines as look
from index.pages.head import label_head
from index.pages.wrapping import paragraphs
from search.model import Cut

Label = Literal["title", "lead", "header", "body", "cut"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source (or a paragraph that the source wrapped): `number` counts from 1."""

    number: int
    text: str
    label: Label
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, none lost. `partial`: the page says that the article has further pages."""

    lines: tuple[Line, ...] = ()
    partial: bool = False

    def texts(self, label: Label) -> tuple[str, ...]:
        """The lines with one label, stripped, in the order of the source."""
        return tuple(line.text.strip() for line in self.lines if line.label == label)

    @property
    def title(self) -> str | None:
        """The headline, or None where the page has none."""
        return next(iter(self.texts("title")), None)

    @property
    def lead(self) -> str | None:
        """The deck above the body, or None."""
        return " ".join(self.texts("lead")) or None

    @property
    def header(self) -> tuple[str, ...]:
        """Lines that state the date or the outlet."""
        return self.texts("header")

    @property
    def body(self) -> tuple[str, ...]:
        """The paragraphs."""
        return self.texts("body")

    @property
    def dateline(self) -> str:
        """What the first paragraph begins with ('BEIJING, KOMPAS.com - '), or ''."""
        return next((found for text in self.body[:2] if (found := look.dateline(text))), "")

    @property
    def colophon(self) -> tuple[str, ...]:
        """Cut lines in which a site names itself: what `index.articles.outlet` reads as `tail`."""
        named = ("copyright", "notice", "promo")
        return tuple(line.text.strip() for line in self.lines if line.label == "cut" and line.reason in named)

    @property
    def cut(self) -> tuple[Cut, ...]:
        """Everything that is neither title, lead nor body, header lines too."""
        return tuple(
            Cut(line.text.strip(), line.reason) for line in self.lines if line.label in ("header", "cut")
        )


def split(text: str) -> Page:
    """A plain-text scrape to a Page. Never raises; blank lines are dropped, all others are kept, labelled.

    >>> page = split("Harga Beras Turun di Pasar Induk\\n\\nJakarta - Harga beras turun pekan ini di pasar "
    ...              "induk, kata pengelola.\\n\\nBaca juga: Harga Cabai Naik\\n\\nTerpopuler\\n\\nLain")
    >>> page.title, len(page.body), [cut.reason for cut in page.cut]
    ('Harga Beras Turun di Pasar Induk', 1, ['related', 'tail', 'tail'])
    """
    return split_lines(
        [Line(number, line, "cut", look.reason(line) or "") for number, line in paragraphs(text)]
    )


def split_lines(rows: Sequence[Line], title: str | None = None) -> Page:
    """Lines with a first reason ('' for none) to a Page; `title`: the headline where markup states it."""
    first = _start(rows)
    if first is None:
        return Page(tuple(_label_head(rows, (), title)))
    last = _end(rows, first)
    body = _label_body(rows[first:last], [row.text for row in rows[:first]])
    head = _label_head(rows[:first], [row.text for row in body if row.label == "body"], title)
    tail = [Line(row.number, row.text, row.label, row.reason or "tail") for row in rows[last:]]
    return Page((*head, *body, *tail), any(row.reason == "paging" for row in [*body, *tail]))


def _label_head(rows: Sequence[Line], body: Sequence[str], title: str | None) -> list[Line]:
    labels = label_head([row.text.strip() for row in rows], [row.reason for row in rows], body, title)
    return [
        Line(row.number, row.text, label, reason) for row, (label, reason) in zip(rows, labels, strict=True)
    ]


def _start(rows: Sequence[Line]) -> int | None:
    """Where the body begins: at the dateline, else at the first prose that is neither deck nor caption."""
    prose = [not row.reason and look.is_prose(row.text) for row in rows]
    for at, row in enumerate(rows):
        bare = not row.reason and look.is_bare_dateline(row.text) and any(prose[at + 1 : at + 3])
        if bare or (not row.reason and len(row.text.split()) > 7 and look.opens_story(row.text)):
            # Four sentences before it: not a dateline but a 'Name: …' inside the body.
            if sum(prose[:at]) < 4:
                return at
            break
    counts = Counter(look.fold(row.text) for row in rows)
    captions = [row.text.strip() for row in rows if row.reason == "caption"]
    able = [
        at
        for at, row in enumerate(rows)
        if prose[at]
        and counts[look.fold(row.text)] == 1
        and not look.is_picture(row.text)
        and not any(caption.startswith(row.text.strip()) for caption in captions)
        and not _below_credit(rows, at)
    ]
    for at, after in pairwise(able):
        between = {row.reason for row in rows[at + 1 : after]}
        # A date or a byline below a sentence: that was the deck. Furniture below it: that was a teaser.
        if not between & {"date", "byline", "tail", "comment"}:
            return _with_short_opening(rows, at)
    if able:
        return able[-1] if len(able) < 3 else able[0]
    return next((at for at, row in enumerate(rows) if not row.reason and _is_short_story(row.text)), None)


def _with_short_opening(rows: Sequence[Line], at: int) -> int:
    """Some rows back where the text begins with less than a long sentence below the page's head: a short
    one, or the pieces of one that was broken at its links."""
    heads = ("date", "byline", "share", "caption")
    first = at
    while first > max(0, at - 8) and not rows[first - 1].reason:
        first -= 1
    if first == at or first == 0 or rows[first - 1].reason not in heads:
        return at
    text = rows[at - 1].text
    broken = rows[at].text[0].islower() or rows[at].text[0] in ",.;)"
    short = (
        first == at - 1 and _is_told(text) and not look.is_picture(text) and not _below_credit(rows, at - 1)
    )
    return first if broken or short else at


def _below_credit(rows: Sequence[Line], at: int) -> bool:
    """Directly below a picture's credit (names only) stands its caption."""
    if at == 0 or rows[at - 1].reason != "caption" or rows[at - 1].number != rows[at].number - 1:
        return False
    words = rows[at - 1].text.split()
    return len(words) < 9 and not any(word.isalpha() and word.islower() for word in words)


def _is_short_story(text: str) -> bool:
    return len(text.split()) >= 6 and text.strip()[-1] in '.”"'


def _end(rows: Sequence[Line], first: int) -> int:
    """The row after the body's last."""
    last = next((at for at in range(first + 1, len(rows)) if _ends_at(rows, first, at)), len(rows))
    while last > first + 1 and not _closes(rows, last - 1):
        last -= 1
    return last


def _ends_at(rows: Sequence[Line], first: int, at: int) -> bool:
    """Whether the body, begun at `first`, is over before the row `at`."""
    row = rows[at]
    if row.reason in look.HARD_ENDS:
        return True
    if row.reason in look.SOFT_ENDS:
        return not _resumes(rows, at)
    if row.reason in ("editor", "byline") or look.is_signed(rows[at - 1].text.strip()):
        return not _goes_on(rows, at)
    if _is_card(rows, at) and any(_is_card(rows, other) for other in range(at + 2, at + 7)):
        return True
    # A list of short lines that is not one of the article's own: tags, links, buttons.
    ahead = [
        other for other in rows[at : at + 3 * _LIST] if other.reason not in ("notice", "advert", "related")
    ]
    run = list(takewhile(lambda other: not _closes_text(other.text.strip()), ahead[:_LIST]))
    return len(run) == _LIST and not rows[at - 1].text.rstrip().endswith(":") and not _resumes(rows, at)


_LIST = 4


def _is_card(rows: Sequence[Line], at: int) -> bool:
    """Another story as lists show it: its headline, perhaps a sentence, and when it was published."""
    if at >= len(rows) or rows[at].reason or not look.is_headline(rows[at].text):
        return False
    if look.titled(rows[at].text) < 0.75 or len(rows[at].text.split()) < 5:
        return False
    return "date" in [row.reason for row in rows[at + 1 : at + 3]]


def _goes_on(rows: Sequence[Line], at: int) -> bool:
    """Three more sentences below a desk's signature: then it closed a part only."""
    following = takewhile(lambda row: row.reason not in look.HARD_ENDS, rows[at:])
    return sum(not row.reason and look.is_prose(row.text) for row in following) >= 3


def _resumes(rows: Sequence[Line], at: int) -> bool:
    """Whether the article goes on below a box: prose follows, and not as teasers below headlines."""
    following = list(takewhile(lambda row: row.reason not in look.HARD_ENDS, rows[at + 1 : at + 40]))
    prose = [place for place, row in enumerate(following) if not row.reason and _is_told(row.text.strip())]
    if not prose or any(row.reason == "date" for row in following[: prose[0] + 2]):
        return False
    if rows[at].reason != "box":
        return len(prose) > 1 and any(b - a == 1 for a, b in pairwise(prose))
    teasers = sum(
        place > 0 and not following[place - 1].reason and look.is_headline(following[place - 1].text)
        for place in prose
    )
    return len(prose) == 1 or teasers <= len(prose) / 2


def _is_told(text: str) -> bool:
    return look.is_prose(text) or (
        len(text.split()) > 4 and look.is_sentence(text) and not look.is_item(text)
    )


def _closes(rows: Sequence[Line], at: int) -> bool:
    """Whether a row can be an article's last: a sentence or an item of a list."""
    listed = at > 0 and rows[at - 1].text.endswith(":")
    return not rows[at].reason and (listed or _closes_text(rows[at].text.strip()))


def _closes_text(text: str) -> bool:
    return not look.is_stray_headline(text) and (
        look.is_prose(text) or look.is_sentence(text) or look.is_item(text)
    )


def _label_body(rows: Sequence[Line], above: Sequence[str]) -> list[Line]:
    seen = {look.fold(text) for text in above if len(text.split()) > 2}
    lines: list[Line] = []
    heading = False  # below a 'Baca juga:' whose headlines stand on lines of their own
    for at, row in enumerate(rows):
        text = row.text.strip()
        prose = look.is_prose(text)
        reason = _keep_inside(rows, at) or (at and _stray(rows, at, prose, heading, seen)) or ""
        heading = reason in ("box", "more") or (reason == "related" and (heading or text.endswith(":")))
        if reason:
            lines.append(Line(row.number, row.text, row.label, reason))
            continue
        if len(text.split()) > 2:
            seen.add(look.fold(text))
        kind = (
            "dateline"
            if look.is_bare_dateline(text)
            else "paragraph"
            if prose or look.is_sentence(text)
            else "subhead"
        )
        lines.append(Line(row.number, row.text, "body", kind))
    return lines


def _keep_inside(rows: Sequence[Line], at: int) -> str:
    """A row's own reason to go, unless between two paragraphs it is a subhead ('Politik', '3 Mei 2021')."""
    reason = rows[at].reason
    if (
        reason in ("topic", "date")
        and 0 < at < len(rows) - 1
        and look.is_prose(rows[at + 1].text)
        and not rows[at + 1].reason
    ):
        return ""
    return reason


def _stray(rows: Sequence[Line], at: int, prose: bool, heading: bool, seen: set[str]) -> str:
    """Why a row without a reason of its own is no part of the body where it stands."""
    text = rows[at].text.strip()
    if look.fold(text) in seen:
        return "repeat"
    # Behind the last paragraphs it is the desk's signature.
    if look.is_credited(text) and any(not row.reason and look.is_prose(row.text) for row in rows[at + 1 :]):
        return "caption"
    if prose:
        return ""
    if heading and look.is_headline(text):
        return "related"
    return "related" if look.is_stray_headline(text) and not rows[at - 1].text.rstrip().endswith(":") else ""
