"""A plain-text page to its title, lead, header lines and body, and what was cut, each with a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, pairwise, takewhile
from typing import Literal

from index.pages import above_text, other_stories, own_lists
from index.pages.head import Beginnings, label_head
from index.pages.last_lines import goes_on_until, is_datum, is_told_openly
from index.pages.lines import HARD_ENDS, SOFT_ENDS, Line, measured
from index.pages.site_voice import NEEDED, presents_medium, told_until, weigh
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


@dataclass(frozen=True, slots=True)
class Row:
    """A measured line with a first reason to leave it out, '' for none."""

    line: Line
    reason: str


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
    first = _start(rows)
    if first is None:
        return Page(tuple(_label_head(rows, (), title, None)))
    deck = None
    if _verdict(rows) is None:
        rows, first, deck = above_text.past(rows, first, _marked)
    last = _end(rows, first)
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


def _start(rows: Sequence[Row]) -> int | None:
    """Where the body begins: at a fact check's verdict or what it quotes, else where its text does."""
    if (verdict := _verdict(rows)) is not None:
        return verdict
    told = _first_told(rows)
    return None if told is None else above_text.with_question(rows, _with_claim(rows, told))


def _with_claim(rows: Sequence[Row], told: int) -> int:
    """Some rows back where the text begins with what announces a quoted post ('Akun X pada Kamis (29/5)
    membagikan video dengan narasi:'), whose lines read as headlines and signs."""
    for at in range(max(0, told - _PIECES), told):
        line = rows[at].line
        announced = line.text[-1] == ":" and len(line.words) >= 8 and line.titled < 0.75
        if announced and not rows[at].reason:
            return told if {row.reason for row in rows[at:told]} & _HEADS else at
    return told


# What stands above an article's text.
_HEADS = frozenset({"date", "byline", "tail", "comment", "tags", "menu"})


def _first_told(rows: Sequence[Row]) -> int | None:
    """At the dateline, else at the first prose that is neither deck nor caption."""
    prose = [not row.reason and row.line.is_prose for row in rows]
    for at, row in enumerate(rows):
        bare = not row.reason and row.line.is_bare_dateline and _tells(rows, prose, at)
        if bare or (not row.reason and len(row.line.words) > 7 and row.line.opens_story):
            # Four sentences before it: not a dateline but a 'Name: …' inside the body.
            if sum(prose[:at]) < 4:
                return _with_introduction(rows, at) if bare else _past_caption(rows, at)
            break
    counts = Counter(row.line.fold for row in rows)
    captions = Beginnings(row.line.text for row in rows if row.reason == "caption")
    able = [
        at
        for at, row in enumerate(rows)
        if prose[at]
        and counts[row.line.fold] == 1
        and not row.line.is_picture
        and not captions.has(row.line.text)
        and not _below_credit(rows, at)
    ]
    for at, after in pairwise(able):
        between = {row.reason for row in rows[at + 1 : after]}
        # A date or a byline below a sentence: that was the deck. Furniture below it: that was a teaser.
        if not between & {"date", "byline", "tail", "comment"}:
            return _with_short_opening(rows, at)
    if able:
        # Of an article of short sentences the second long one may be what its site says below it.
        told = [at for at in able if weigh(rows[at].line) < NEEDED] if len(able) < 3 else able
        return (told or able)[-1] if len(told) < 3 else told[0]
    story = next((at for at, row in enumerate(rows) if not row.reason and _is_short_story(row.line)), None)
    return _announcing(rows) if story is None else story


def _announcing(rows: Sequence[Row]) -> int | None:
    """At what announces data, of which the text consists ('Berikut jadwal salat di Cengkir hari ini:')."""
    for at, below in pairwise(range(len(rows))):
        line = rows[at].line
        if line.text[-1] == ":" and not (rows[at].reason or rows[below].reason) and _is_open(line):
            return at if is_datum(rows[below].line) or rows[below].line.is_item else None
    return None


def _with_introduction(rows: Sequence[Row], at: int) -> int:
    """One row back where a text's first paragraph stands above its place, which stands alone: below the
    picture, in two sentences or more, and the row below the place refers to it."""
    if at < 2 or rows[at - 2].reason not in _ABOVE_INTRODUCTIONS or rows[at - 1].reason:
        return at
    line = rows[at - 1].line
    told = next((row.line for row in rows[at + 1 :] if not row.reason), None)
    refers = told is not None and _REFERS.search(told.text[:120])
    return at - 1 if refers and line.is_prose and len(line.words) >= 15 and not line.is_picture else at


_ABOVE_INTRODUCTIONS = frozenset({"caption", "date", "byline", "share"})
_REFERS = re.compile(r"\b(?:itu|tersebut|ini|mereka|ia|dia)\b")


def _past_caption(rows: Sequence[Row], at: int) -> int:
    """Not at a caption that opens as a dateline does ('PANEN KOPI - Petani memetik …'), if below it furniture
    stands, and then a dateline that names a site."""
    if _NAMES_SITE.search(rows[at].line.dateline):
        return at
    for later in range(at + 2, min(len(rows), at + _REACH_CAPTION)):
        row = rows[later]
        if not row.reason and row.line.opens_story and _NAMES_SITE.search(row.line.dateline):
            between = {other.reason for other in rows[at + 1 : later]}
            return later if between & {"share", "byline", "date", "menu"} else at
    return at


_NAMES_SITE = re.compile(r"(?i)\.(?:com|co|id|net|tv|me)\b")
_REACH_CAPTION = 15
# A sentence that a scrape broke at its links has no more pieces.
_PIECES = 12


def _tells(rows: Sequence[Row], prose: Sequence[bool], at: int) -> bool:
    """Whether below a bare dateline its sentence follows, whole or in the pieces between its links."""
    if any(prose[at + 1 : at + 3]):
        return True
    pieces = list(takewhile(lambda row: not row.reason, rows[at + 1 : at + 1 + _PIECES]))
    broken = any(row.line.text[0].islower() for row in pieces[:4])
    return broken and any(prose[at + 1 : at + 1 + len(pieces)])


def _is_divider(row: Row) -> bool:
    """Between the parts of a fact check: '= = =', 'KATEGORI: Konten Palsu'."""
    text = row.line.text
    return (_DIVIDER if "=" in text else _CATEGORY).match(text) is not None


def _is_part(row: Row) -> bool:
    return _PART.match(row.line.text) is not None


# A fact check begins with its verdict; what follows are its parts, the hoax's own words among them.
_CATEGORY = re.compile(r"\W{0,3}(?:kategori|category)\W{0,3}(?::\s*\S|\W{0,2}$)", re.I)
_HEADS_PART = re.compile(rf"(?:=\s?){{3,}}|{_CATEGORY.pattern}", re.I)
_DIVIDER = re.compile(rf"{_HEADS_PART.pattern}|.*[^=]={{3,}}$", re.I)
# Its other parts, by their headings; with the verdict's they tell a fact check.
_PART = late(r"\W{0,3}(?:narasi|narrative|penjelasan|explanation|referensi|references?)\W{0,3}(?::|$)", re.I)


def _verdict(rows: Sequence[Row]) -> int | None:
    """The first row of what stands directly above a fact check's first divider; None in other pages."""
    divided = next((at for at, row in enumerate(rows) if _is_divider(row)), None)
    if divided is None or sum(_is_divider(row) or _is_part(row) for row in rows) < 2:
        return None
    last = divided + (not rows[divided].reason and not _HEADS_PART.match(rows[divided].line.text))
    first = last
    while first > 0 and not rows[first - 1].reason and not rows[first - 1].line.is_picture:
        first -= 1
    # Without a date between them the headline stands directly above.
    if last - first > 1 and rows[first].line.is_headline and not rows[first].line.is_sentence:
        first += 1
    told = any(len(row.line.words) > 5 for row in rows[first:last])
    return first if told and last - first <= 8 else None


def _with_short_opening(rows: Sequence[Row], at: int) -> int:
    """Some rows back where the text begins with less than a long sentence below the page's head: a short
    one, or the pieces of one that was broken at its links."""
    heads = ("date", "byline", "share", "caption")
    first = at
    while first > max(0, at - 30) and not rows[first - 1].reason:
        first -= 1
    below_head = 0 < first < at and rows[first - 1].reason in heads
    above = rows[at - 1].line
    if below_head:
        opening = rows[at].line.text[0]
        broken = opening.islower() or opening in ",.;)"
        # 'Akun X pada Kamis (29/5/2025) membagikan tautan disertai narasi:' and what it quotes.
        quoting = rows[first].line
        broken = (broken and at - first <= 8) or (
            len(quoting.words) >= 10 and quoting.text[-1] == ":" and quoting.titled < 0.75
        )
        if broken:
            return first
    openings = [row.line for row in rows[first:at]]
    told = (
        below_head
        and at - first <= _MOST_OPENINGS
        and all(_is_told(line) or _is_open(line) for line in openings)
    )
    if told and len(openings) > 1 and not any(line.is_picture for line in openings):
        return first
    short = first < at and (told or _is_short_opening(rows, at - 1))
    # 'Kabar.com - Pernah mendengar kata zukini?'
    placed = first < at and above.is_sentence and bool(_NAMES_SITE.search(above.dateline))
    short = placed or (short and not (above.is_picture or above.is_headline))
    if below_head and first == at - 1 and _CALLED.fullmatch(above.text):
        return first
    return at - 1 if short and not _below_credit(rows, at - 1) else at


_MOST_OPENINGS = 3
# 'Pernah makan zukini?', 'Ramai sekali!', '"Murah, Bu!"', below who wrote it or when: no deck, no caption.
_CALLED = re.compile(r"[A-Z][\w-]*(?:,? [a-z][\w-]*){1,11}[?!]|[\"“][A-Z][^\"“”]{3,80}[.?!][\"”]")


def _is_short_opening(rows: Sequence[Row], at: int) -> bool:
    """Whether a row above the first long sentence is a short one, below a headline or whatever a head has:
    no deck, which is longer where it stands right below its headline."""
    line = rows[at].line
    if at == 0 or len(line.words) < 3 or line.is_item or line.titled >= 0.6 or not line.is_sentence:
        return False
    above = rows[at - 1]
    if above.reason:
        return True
    # Of two sentences the upper one is a deck or a caption.
    return not above.line.is_sentence and (len(line.words) < _SHORTEST_DECK or not above.line.is_headline)


_SHORTEST_DECK = 8  # words


def _below_credit(rows: Sequence[Row], at: int) -> bool:
    """Directly below a picture's credit (names only) stands its caption."""
    if at == 0 or rows[at - 1].reason != "caption" or rows[at - 1].line.number != rows[at].line.number - 1:
        return False
    if at + 1 < len(rows) and above_text.refers_back(rows[at + 1].line):
        return False
    words = rows[at - 1].line.words
    # 'Anggota Dewan Ani Widi/Ist' is a caption itself.
    alone = len(rows[at - 1].line.text.partition("/")[0].split()) < 4
    return (
        alone
        and not _LABELLED_CREDIT.match(rows[at - 1].line.text)
        and len(words) < 9
        and "://" not in words[0]
        and not any(word.isalpha() and word.islower() for word in words)
    )


# A credit with its label stands below the caption, or alone.
_LABELLED_CREDIT = re.compile(r"(?:Ilustrasi|Foto|Sumber|Kredit)\b.{0,6}\s?:")


def _is_short_story(line: Line) -> bool:
    return len(line.words) >= 6 and line.text[-1] in '.”"'


def _end(rows: Sequence[Row], first: int) -> int:
    """The row after the body's last."""
    bylines = (
        *(
            row.line.fold
            for at, row in enumerate(rows[:first])
            if row.reason == "byline" or _is_name(rows, at)
        ),
        *(
            named[1].casefold()
            for row in rows[:first]
            if row.reason == "date" and (named := _WRITTEN_ON.match(row.line.text))
        ),
    )
    listed, own, of_site = own_lists.listed(rows)
    ends = (
        at
        for at in range(first + 1, len(rows))
        if of_site[at] or _ends_at(rows, first, at, bylines, listed, own)
    )
    last = next(ends, len(rows))
    told = told_until(rows, first, last)
    if told == last == len(rows) and _breaks_off(rows, first):
        return last
    # What looks like a list of links may be one of data, or a sentence above them without its stop.
    by_list = (
        told == last < len(rows)
        and not (rows[last].reason or of_site[last])
        and _is_list(rows, last, listed, own)
    )
    limit = len(rows) if by_list else told
    last = told
    while last > first + 1 and not _closes(rows, last - 1, listed):
        last -= 1
    return goes_on_until(rows, last, limit)


# 'Ani Widi | 8 November 2024'
_WRITTEN_ON = re.compile(r"([A-Z][a-z’'.]+(?: [A-Z][a-z’'.]*){1,3}) ?[|,·•–-] ?(?=.{0,12}\d)")


def _breaks_off(rows: Sequence[Row], first: int) -> bool:
    """Whether the source ends inside a sentence, as scrapes cut at a number of characters do."""
    row = rows[-1]
    if row.reason or len(rows) < first + 2:
        return False
    above = [other for other in reversed(rows[first:-1]) if other.reason not in _BETWEEN]
    if above and not above[0].reason and len(above[0].line.words) < 7 and not _closes_text(above[0].line):
        above = above[1:]  # a subhead
    if not above or above[0].reason or not (_closes_text(above[0].line) or above[0].line.text[-1] == ":"):
        return False
    words, text = row.line.words, row.line.text
    if len(words) < 2 or text[-1] in ":?!" or weigh(row.line) >= NEEDED:
        return False
    # A headline ends with a word of weight, a sentence that was cut often with a small one.
    small = (
        words[-1].islower()
        or words[-1][-1] in ",("
        or (len(words) < 5 and any(word.islower() for word in words[:-1]))
    )
    return row.line.titled < (0.9 if small else 0.7 if len(words) > 4 else 0.0) or text[0] in '"“'


# What stands between two paragraphs.
_BETWEEN = frozenset({"related", "advert", "box", "promo", "caption", "notice", "paging"})


def _ends_at(
    rows: Sequence[Row],
    first: int,
    at: int,
    bylines: Sequence[str],
    listed: Sequence[bool],
    own: Sequence[bool],
) -> bool:
    """Whether the body, begun at `first`, is over before the row `at`; `bylines`: those above it, folded;
    `listed`, `own`: which rows a list has."""
    row = rows[at]
    if row.reason in HARD_ENDS:
        return True
    if row.reason in SOFT_ENDS:
        return not _resumes(rows, at)
    if row.reason in ("editor", "byline") or rows[at - 1].line.is_signed:
        part = any(
            _is_divider(other) for other in rows[at - 1 : at + 3]
        )  # of a fact check: 'SUMBER: Facebook'
        return not part and not _goes_on(rows, at)
    if not row.reason and _is_about_sender(rows, at):
        return True
    if bylines and not row.reason and _is_signature(row.line, bylines):
        return not _goes_on(rows, at)
    if bylines and not row.reason and _tells_of_writer(rows, first, at, bylines):
        return not _goes_on(rows, at + 1)
    if _is_writers_card(rows, at):
        return not _goes_on(rows, at + 2)
    if _is_card(rows, at) and any(_is_card(rows, other) for other in range(at + 2, at + 7)):
        return True
    return _is_list(rows, at, listed, own)


def _is_list(rows: Sequence[Row], at: int, listed: Sequence[bool], own: Sequence[bool]) -> bool:
    """Whether at a row a list of short lines begins that is not one of the article's own: tags, links,
    buttons."""
    row = rows[at]
    if listed[at] or (not row.reason and _closes_text(row.line)):
        return False
    ahead = [
        (here, rows[here])
        for here in range(at, min(len(rows), at + 3 * _LIST))
        if rows[here].reason not in ("notice", "advert", "related")
    ]
    run = list(takewhile(lambda other: not (own[other[0]] or _closes_text(other[1].line)), ahead[:_LIST]))
    return (
        len(run) == _LIST
        and not (row.line.text.endswith(":") and own_lists.ENTRY.match(ahead[1][1].line.text))
        and not _resumes(rows, at)
        and not _reports_on(rows, at)
    )


_LIST = 4
# Rows that are looked at behind a signature: no box or list between two parts of an article is longer.
_REACH = 200


def _is_about_sender(rows: Sequence[Row], at: int) -> bool:
    """Whether a press release is over here, and its sender is described: 'Tentang Pabrik Contoh', what it is,
    and where to ask; or the page's medium is, alike."""
    text = rows[at].line.text
    named = _ABOUT.fullmatch(text) if text.startswith(_ABOUT_SIGNS) else None
    if not named or at + 1 >= len(rows):
        return False
    ahead = islice(rows, at + 1, at + 1 + 3 * _SENDER)
    below = list(takewhile(lambda row: row.reason not in HARD_ENDS, ahead))
    if not below or sum(not row.reason and row.line.is_prose for row in below) > _SENDER:
        return False
    told = below[0].line.text
    return told.casefold().startswith(named[1].casefold()) and (
        presents_medium(below[0].line) or any(_PRESS.search(row.line.text) for row in below[: 1 + _SENDER])
    )


_ABOUT = re.compile(r"(?:Tentang|TENTANG|Sekilas|About|ABOUT):? ([A-Z][\w.&-]*(?: [A-Z][\w.&()-]*){0,6})")
_ABOUT_SIGNS = ("Tentang", "TENTANG", "Sekilas", "About", "ABOUT")
# Where to ask about it; articles about people and laws name addresses, too.
_PRESS = re.compile(
    r"(?i:\b(?:kunjungi|visit|informasi|information)\b).{0,80}(?:https?://|\bwww\.)|^(?:SUMBER|SOURCE) \S|"
    r"^(?i:kontak|contact|narahubung|media contact)[\w ]{0,20}\s?(?::|$)|Newswire|"
    r"^(?i:(?:untuk )?(?:informasi|keterangan) (?:lebih )?lanjut\b.{0,40}\b(?:meng)?hubungi\b)"
)
_SENDER = 4  # rows that tell of it


def _tells_of_writer(rows: Sequence[Row], first: int, at: int, bylines: Sequence[str]) -> bool:
    """Whether a row begins with the writer's name, of whom the text above it says nothing."""
    opening = rows[at].line.text[:_LONGEST_NAME].casefold()
    words = opening.replace(",", " ").split(None, 2)[:2]
    if len(words) < 2 or not any(words[0] in byline and words[1] in byline for byline in bylines):
        return False
    names = [
        " ".join(parts[-size:]) for byline in bylines for parts in [byline.split()] for size in (2, 3, 4)
    ]
    names = [name for name in names if " " in name and opening.startswith((f"{name} ", f"{name}, "))]
    return bool(names) and not any(
        name in row.line.text.casefold() for name in names for row in rows[first:at]
    )


_LONGEST_NAME = 60  # characters


def _is_name(rows: Sequence[Row], at: int) -> bool:
    """Whether a row of the head is its writer's name: beside the day or another writer. Elsewhere stand the
    names of people and places that the article is about."""
    words = rows[at].line.words
    beside = {row.reason for row in rows[max(0, at - 1) : at + 2]}
    return (
        not rows[at].reason
        and 2 <= len(words) <= 4
        and all(word[0].isupper() and word[1:].islower() for word in words)
        and not beside.isdisjoint(("date", "byline"))
    )


def _is_signature(line: Line, bylines: Sequence[str]) -> bool:
    """The writer's name again, alone: above what the page tells of them."""
    return 2 <= len(line.words) <= 5 and any(byline.endswith(line.fold) for byline in bylines)


def _reports_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a report that was written as things happened goes on: two entries, each below its time."""
    entries = [other for other in range(at, min(len(rows), at + _REACH)) if _is_entry(rows, other)]
    return len(entries) > 1 and entries[0] < at + _LIST


def _is_entry(rows: Sequence[Row], at: int) -> bool:
    if not _CLOCK.fullmatch(rows[at].line.text):
        return False
    return any(not row.reason and _is_told(row.line) for row in rows[at + 1 : at + 4])


_CLOCK = re.compile(r"(?:Pukul )?\d{1,2}[.:]\d\d(?: ?WI(?:B|TA|T))?")


def _is_writers_card(rows: Sequence[Row], at: int) -> bool:
    """Whether a name stands alone above what its bearer does for the page ('Ani Widi', 'Reporter')."""
    return (
        at + 1 < len(rows)
        and rows[at + 1].line.fold in _DESK
        and not rows[at].reason
        and _BEARER.fullmatch(rows[at].line.text) is not None
    )


_BEARER = re.compile(r"[A-Z][a-z’'.]+(?: [A-Z][a-z’'.]*){1,3}")
_DESK = frozenset(
    {"reporter", "editor", "penulis", "jurnalis", "wartawan", "kontributor", "redaktur", "pewarta"}
)


def _is_card(rows: Sequence[Row], at: int) -> bool:
    """Another story as lists show it: its headline, perhaps a sentence, and when it was published."""
    if at >= len(rows) or rows[at].reason or not rows[at].line.is_headline:
        return False
    if rows[at].line.titled < 0.75 or len(rows[at].line.words) < 5:
        return False
    return "date" in [row.reason for row in rows[at + 1 : at + 3]]


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """Three more sentences below a desk's signature: then it closed a part only."""
    following = takewhile(lambda row: row.reason not in HARD_ENDS, islice(rows, at, at + _REACH))
    return sum(not row.reason and row.line.is_prose for row in following) >= 3


def _resumes(rows: Sequence[Row], at: int) -> bool:
    """Whether the article goes on below a box: prose follows, and not as teasers below headlines."""
    if rows[at].reason == "paging" and (
        _counts_on(rows, at) or _is_told_row(rows, at + 1) or _heads_page(rows, at)
    ):
        return True
    following = list(takewhile(lambda row: row.reason not in HARD_ENDS, rows[at + 1 : at + 40]))
    is_box = rows[at].reason == "box"
    prose: list[int] = []
    for position, row in enumerate(following):
        is_open = not _is_told(row.line)
        if row.reason or (is_open and (not _is_open(row.line) or _is_gone_on(following, position))):
            continue
        if not prose and any(row.reason == "date" for row in following[: position + 2]):
            return False
        if prose and position == prose[-1] + 1 and not is_box:
            return True
        prose.append(position)
    if not is_box:
        # One paragraph more, and its desk's signature.
        return len(prose) == 1 and any(row.reason in _SIGNING for row in following[prose[0] + 1 :][:1])
    teasers = sum(_is_below_headline(following, position) for position in prose)
    return bool(prose) and (len(prose) == 1 or teasers <= len(prose) / 2)


_SIGNING = frozenset({"editor", "byline"})


@lru_cache(maxsize=128)  # below each row of a list the next forty may be asked
def _is_open(line: Line) -> bool:
    """Whether a line is a sentence without its stop."""
    return is_told_openly(line)


def _is_gone_on(rows: Sequence[Row], at: int) -> bool:
    """Whether the next row begins in small letters, as what goes on a sentence does."""
    return at + 1 < len(rows) and rows[at + 1].line.text[:1].islower()


def _is_told_row(rows: Sequence[Row], at: int) -> bool:
    if at >= len(rows) or rows[at].reason:
        return False
    # 'Sementara warga menanam…': how the next page begins.
    return _is_told(rows[at].line) and not rows[at].line.text.endswith(("…", "..."))


def _is_below_headline(rows: Sequence[Row], at: int) -> bool:
    """Whether a sentence stands below a headline that no box of the article's own lists."""
    above = at - 1
    while above >= 0 and not rows[above].reason and rows[above].line.is_headline:
        above -= 1
    return above < at - 1 and (above < 0 or rows[above].reason not in _BOXES)


def _counts_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a row numbers the next of a gallery's pictures ('2 / 4'), with its caption below."""
    numbered = _COUNTER.fullmatch(rows[at].line.text)
    if not numbered or not any(not row.reason and _is_told(row.line) for row in rows[at + 1 : at + 2]):
        return False
    before = (_COUNTER.fullmatch(row.line.text) for row in rows[:at] if row.reason == "paging")
    return any(
        other and other[2] == numbered[2] and int(other[1]) == int(numbered[1]) - 1 for other in before
    )


_COUNTER = re.compile(r"(\d{1,3}) ?(?:/|dari|of) ?(\d{1,3})")


def _heads_page(rows: Sequence[Row], at: int) -> bool:
    """Whether a row numbers an article's next page ('2 dari 3 halaman'), its subhead and text below."""
    return (
        _PAGE.fullmatch(rows[at].line.text) is not None
        and at + 1 < len(rows)
        and not rows[at + 1].reason
        and len(rows[at + 1].line.words) < _LONGEST_SUBHEAD
        and _is_told_row(rows, at + 2)
    )


_PAGE = re.compile(r"(?i)\d{1,2} (?:dari|of) \d{1,2} (?:halaman|pages?)")
_LONGEST_SUBHEAD = 12  # words


def _is_told(line: Line) -> bool:
    return line.is_prose or (len(line.words) > 4 and line.is_sentence and not line.is_item)


def _closes(rows: Sequence[Row], at: int, listed: Sequence[bool]) -> bool:
    """Whether a row can be an article's last: a sentence or an item of a list."""
    return not rows[at].reason and (listed[at] or _closes_text(rows[at].line))


# What a page shows until the rest of it is there: 'Memuat...'.
_LOADING = re.compile(r"(?i)\b(?:memuat|loading|mohon tunggu|before you go) ?(?:\.{3}|…)$")
_DEGREE = re.compile(r"[ ,][A-Z][A-Za-z]{0,3}\.(?:[A-Z][A-Za-z]{0,4}\.)+$")
# '… di balai desa. Ani Widi'
_NAMED_END = re.compile(r"[a-z)][.!?][\"”]? [A-Z][a-z]+(?: [A-Z][a-z]+){1,2}$")


def _closes_text(line: Line) -> bool:
    if line.text[-1] == ")" and len(line.words) > 11 and line.titled < 0.6:
        return True  # its full stop is lost: '… adalah konten palsu (fabricated content)'
    if len(line.words) < 5 and line.text[-1] in ".…" and _LOADING.search(line.text):
        return False
    if len(line.words) < 7 and _DEGREE.search(line.text) and line.titled == 1.0:
        return False  # 'Rahayu Wening, M.Pd.', who signs
    if line.is_stray_headline:
        return False
    told = line.is_prose or line.is_sentence or line.is_item
    return told or (len(line.words) > 7 and _NAMED_END.search(line.text[-60:]) is not None)


def _label_body(rows: Sequence[Row], above: Sequence[Line], linked: Container[str]) -> list[LabelledLine]:
    """`above`: what the head has, which is not said again; `linked`: subheads that it links to, folded."""
    seen = {line.fold for line in above if len(line.words) > 2}
    lines: list[LabelledLine] = []
    listing = False  # below a 'Baca juga:' whose headlines stand on lines of their own
    last = max((at for at, row in enumerate(rows) if not row.reason and _is_told(row.line)), default=0)
    for at, row in enumerate(rows):
        line = row.line
        reason = _keep_inside(rows, at)
        if at and not reason and line.fold not in linked:
            reason = _stray(rows, at, listing, seen, last)
        listing = other_stories.heads_list(reason, line.text, _BOXES, below_one=listing)
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


# Below one of these lines headlines of other stories may stand.
_BOXES = frozenset({"box", "more"})


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
