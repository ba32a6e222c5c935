"""Where an article's text begins among a raw page's rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from index.pages import above_text
from index.pages.fact_check import find_verdict
from index.pages.head import Beginnings
from index.pages.last_lines import is_datum
from index.pages.lines import Line
from index.pages.rows import Row, is_left_open, is_told_line
from index.pages.site_voice import NEEDED, weigh


def find_start(rows: Sequence[Row]) -> int | None:
    """Where the body begins: at a fact check's verdict or what it quotes, else where its text does."""
    if (verdict := find_verdict(rows)) is not None:
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
        if line.text[-1] == ":" and not (rows[at].reason or rows[below].reason) and is_left_open(line):
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
        and all(is_told_line(line) or is_left_open(line) for line in openings)
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
