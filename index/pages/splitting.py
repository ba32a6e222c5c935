"""A plain-text page to its title, lead, header lines and body, and what was cut, each with a reason."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Literal

from index.pages import above_text, other_stories
from index.pages.fact_check import find_verdict
from index.pages.head import label_head
from index.pages.last_lines import is_datum, is_told_openly
from index.pages.lines import Line, measured
from index.pages.rows import BOXES, Row, is_told_line
from index.pages.text_end import find_end
from index.pages.text_start import find_start
from index.pages.wrapping import paragraphs
from search.analysis.patterns import late
from search.knowledge.dateline import dateline
from search.model import Cut

Label = Literal["title", "lead", "header", "body", "cut"]


# 'Beranda › Opini', 'Home > News / Kolom'.
_TRAIL = late(r"(?i)\W*(?:beranda|home|depan|berita|news)\s*[›>»/|]\s*\S.{0,80}$")
_RUBRIC = 30  # characters


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """What a line of the source (or a paragraph that the source wrapped) is in its page, and why."""

    number: int
    text: str
    label: Label
    reason: str

    @classmethod
    def of(cls, line: Line, label: Label, reason: str) -> LabelledLine:
        """A measured line with its label."""
        return cls(line.number, line.text, label, reason)


@dataclass(frozen=True)
class Page:
    """The lines of a page, none lost. `partial`: the page says that the article has further pages."""

    lines: tuple[LabelledLine, ...] = ()
    partial: bool = False

    def texts(self, label: Label) -> tuple[str, ...]:
        """The lines with one label, stripped, in the order of the source."""
        return tuple(line.text for line in self.lines if line.label == label)

    @property
    def title(self) -> str | None:
        """The headline, or None where the page has none."""
        return next(iter(self.texts("title")), None)

    @property
    def lead(self) -> str | None:
        """The deck above the body, or None."""
        return " ".join(self.texts("lead")) or None

    @cached_property
    def header(self) -> tuple[str, ...]:
        """Lines that state the date or the outlet."""
        return self.texts("header")

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The paragraphs."""
        return self.texts("body")

    @cached_property
    def dateline(self) -> str:
        """What the first paragraph begins with ('BEIJING, KOMPAS.com - '), or ''."""
        return next((found for text in self.body[:2] if (found := dateline(text))), "")

    @property
    def above(self) -> tuple[str, ...]:
        """Cut lines between the headline, or the beginning, and the first paragraph."""
        text = next((at for at, line in enumerate(self.lines) if line.label in ("lead", "body")), 0)
        first = next((at for at, line in enumerate(self.lines[:text]) if line.label == "title"), 0)
        return tuple(line.text for line in self.lines[first:text] if line.label == "cut")

    @property
    def below(self) -> tuple[str, ...]:
        """Cut lines behind the last paragraph."""
        last = max(
            (at for at, line in enumerate(self.lines) if line.label == "body"), default=len(self.lines)
        )
        return tuple(line.text for line in self.lines[last + 1 :] if line.label == "cut")

    @property
    def colophon(self) -> tuple[str, ...]:
        """Cut lines in which a site names itself: what `index.articles.outlet` reads as `tail`."""
        named = ("copyright", "notice", "promo")
        return tuple(
            line.text
            for line in self.lines
            if line.label == "cut" and (line.reason in named or "©" in line.text)
        )

    @property
    def rubrics(self) -> tuple[str, ...]:
        """What the page says above its title of the section that it stands in: a trail of links ('Beranda ›
        Opini'), or one short line right above the title; of a menu each line would be one."""
        head = list(takewhile(lambda line: line.label not in ("title", "body"), self.lines))
        trails = [line.text for line in head if line.label == "cut" and _TRAIL.match(line.text)]
        above = [line.label == "cut" and len(line.text) <= _RUBRIC for line in head[-2:]]
        return (*trails, *((head[-1].text,) if above in ([True], [False, True]) else ()))

    @property
    def cut(self) -> tuple[Cut, ...]:
        """Everything that is neither title, lead nor body, header lines too."""
        return tuple(Cut(line.text, line.reason) for line in self.lines if line.label in ("header", "cut"))


def split(text: str) -> Page:
    """A plain-text scrape to a Page. Blank lines are dropped, all others are kept, labelled.
    Raises UnreadableError where there are more than any article has.

    >>> page = split("Harga Beras Turun di Pasar Induk\\n\\nJakarta - Harga beras turun pekan ini di pasar "
    ...              "induk, kata pengelola.\\n\\nBaca juga: Harga Cabai Naik\\n\\nTerpopuler\\n\\nLain")
    >>> page.title, len(page.body), [cut.reason for cut in page.cut]
    ('Harga Beras Turun di Pasar Induk', 1, ['related', 'tail', 'tail'])
    """
    return split_lines(rows_of(text))


def rows_of(text: str) -> list[Row]:
    """The lines of a plain text, measured, each with the reason that it has by itself."""
    rows = [Row(line, line.reason) for line in measured(paragraphs(text))]
    return _without_skipped(rows) if any(sign in text for sign in _SKIPS) else rows


def _without_skipped(rows: list[Row]) -> list[Row]:
    """Rows with a box that readers may skip ('Lewati X dan terus membaca' up to 'Akhir dari X') as one of
    other stories, so that the article goes on below it."""
    start = None
    for at, row in enumerate(rows):
        if _SKIPPED.match(row.line.text):
            start = at
        elif start is not None and _SKIPPED_END.match(row.line.text):
            if at - start <= _LONGEST_BOX:
                rows[start : at + 1] = [Row(inner.line, "related") for inner in rows[start : at + 1]]
            start = None
    return rows


_SKIPS = ("Lewati ", "Lompati ")
_SKIPPED = re.compile(r"(?:Lewati|Lompati)(?: .{3,80})? dan (?:terus|lanjutkan|lanjut) membaca$")
_SKIPPED_END = re.compile(r"Akhir dari .{3,80}$")
_LONGEST_BOX = 30  # rows


def split_lines(rows: Sequence[Row], title: str | None = None) -> Page:
    """Lines with a first reason ('' for none) to a Page; `title`: the headline where markup states it."""
    rows = above_text.without_boxes(rows, _marked)
    first = find_start(rows)
    if first is None:
        return Page(tuple(_label_head(rows, (), title, None)))
    deck = None
    if find_verdict(rows) is None:
        rows, first, deck = above_text.past(rows, first, _marked)
    last = find_end(rows, first)
    if last < len(rows) and rows[last].reason == "caption" and rows[last].line.is_signed_by_person:
        rows = [*rows[:last], Row(rows[last].line, ""), *rows[last + 1 :]]
        last += 1
    # A subhead stands in the article's list of its parts, too, which links to them.
    linked = {row.line.fold for row in rows[:first] if row.reason == "menu" and len(row.line.words) > 2}
    above = [row.line for row in rows[:first] if row.reason not in _LINKED]
    body = _label_body(rows[first:last], above, linked)
    head = _label_head(rows[:first], [row.text for row in body if row.label == "body"], title, deck)
    tail = [LabelledLine.of(row.line, "cut", row.reason or "tail") for row in rows[last:]]
    return Page((*head, *body, *tail), any(row.reason == "paging" for row in [*body, *tail]))


_LINKED = frozenset({"site", "menu", "related"})


def _marked(row: Row, reason: str) -> Row:
    """A row that goes for what stands beside it."""
    return Row(row.line, reason)


def _label_head(
    rows: Sequence[Row], body: Sequence[str], title: str | None, deck: int | None
) -> list[LabelledLine]:
    labels = label_head([row.line for row in rows], [row.reason for row in rows], body, title, deck)
    return [LabelledLine.of(row.line, *labelled) for row, labelled in zip(rows, labels, strict=True)]


def _label_body(rows: Sequence[Row], above: Sequence[Line], linked: Container[str]) -> list[LabelledLine]:
    """`above`: what the head has, which is not said again; `linked`: subheads that it links to, folded."""
    seen = {line.fold for line in above if len(line.words) > 2}
    lines: list[LabelledLine] = []
    listing = False  # below a 'Baca juga:' whose headlines stand on lines of their own
    last = max((at for at, row in enumerate(rows) if not row.reason and is_told_line(row.line)), default=0)
    for at, row in enumerate(rows):
        line = row.line
        reason = _keep_inside(rows, at)
        if at and not reason and line.fold not in linked:
            reason = _stray(rows, at, listing, seen, last)
        listing = other_stories.heads_list(reason, line.text, BOXES, below_one=listing)
        if reason:
            lines.append(LabelledLine.of(line, "cut", reason))
            continue
        if len(line.words) > 2:
            seen.add(line.fold)
        if line.is_bare_dateline:
            kind = "dateline"
        else:
            kind = "paragraph" if line.is_prose or line.is_sentence else "subhead"
        lines.append(LabelledLine.of(line, "body", kind))
    return lines


def _keep_inside(rows: Sequence[Row], at: int) -> str:
    """A row's own reason to go, unless between two paragraphs it is a subhead ('Politik', '3 Mei 2021')."""
    reason = rows[at].reason
    if (
        reason in ("topic", "date")
        and 0 < at < len(rows) - 1
        and not (at == 1 and rows[0].line.is_bare_dateline)
        and rows[at + 1].line.is_prose
        and not rows[at + 1].reason
    ):
        return ""
    return reason


def _stray(rows: Sequence[Row], at: int, listing: bool, seen: set[str], last: int) -> str:
    """Why a row without a reason of its own is no part of the body where it stands; `last`: of prose."""
    line = rows[at].line
    if line.fold in seen:
        return "repeat"
    # Behind the last paragraphs it is the desk's signature.
    if at < last and (line.is_credited or line.has_sides or above_text.stands_between(line)):
        return "caption"
    if line.is_prose:
        return ""
    if listing and line.is_headline and not (line.is_signed or is_told_openly(line)):
        return "related"
    if _is_listed_headline(rows, at):
        return "related"
    stray = line.is_stray_headline and not rows[at - 1].line.text.endswith(":") and not is_datum(line)
    return "related" if stray else ""


def _is_listed_headline(rows: Sequence[Row], at: int) -> bool:
    """Another story's headline behind a dash, in no list that the text announces."""
    line = rows[at].line
    if line.text[:2] not in ("- ", "– ") or line.titled < 0.9 or not 4 <= len(line.words) - 1 <= 14:
        return False
    if _NO_HEADLINE.search(line.text[2:]) or line.is_sentence:
        return False
    above = next((row.line for row in reversed(rows[:at]) if not row.line.is_item), None)
    return above is not None and above.text[-1] != ":" and above.is_sentence


_NO_HEADLINE = re.compile(r"[\d:;/()]")
