"""A record's body without the furniture between its paragraphs: its title and date stand elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.pages import inline, other_stories
from index.pages.lines import Line
from index.pages.splitting import LabelledLine, Page, Row, rows_of


def trim_record(body: str) -> Page:
    """A record's own body, whose title is known elsewhere, without the furniture between its paragraphs.

    >>> trim_record("Harga turun.\\nADVERTISEMENT\\nBaca juga: Harga Cabai Naik\\nPasar ramai.").body
    ('Harga turun.', 'Pasar ramai.')
    """
    rows = rows_of(body)
    tags = _first_tag(rows)
    contents = _contents(rows)
    lines: list[LabelledLine] = []
    listing = False  # below a 'Baca juga:' whose headlines stand on lines of their own
    for at, row in enumerate(rows):
        inside = inline.reason(row.line.text) or ("menu" if at in contents else "")
        if len(row.line.text) < 3 and not row.line.fold:
            inside = "notice"  # a dash that stood between a place and its story
        line, reason = row.line, inside or row.reason or ("tags" if at >= tags else "")
        # A signature stands at the end; '(Narasi Lanjutan)' in the middle is text.
        closing = at >= len(rows) - 3 or "/" in line.text
        keep = not inside and reason not in _INLINE and not (reason in _SIGNATURES and closing)
        keep = keep and not (reason == "byline" and at < 2 and line.text.startswith("Laporan "))
        keep = keep and (reason != "tags" or at < tags)
        if _REMAINS.fullmatch(line.text):
            lines.append(LabelledLine.of(line, "cut", reason or "menu"))
            continue
        # Records broken at their links have half sentences on lines of their own: those are no headlines.
        if listing and keep and not reason and _is_link(line):
            lines.append(LabelledLine.of(line, "cut", "related"))
            continue
        if lines and lines[-1].reason == "promo" and line.text.casefold() == "news":  # '… di Google', 'News'
            lines.append(LabelledLine.of(line, "cut", "promo"))
            continue
        listing = other_stories.heads_list(reason, line.text, _BOXES, below_one=False)
        if keep:
            lines.append(LabelledLine.of(line, "body", "paragraph" if line.is_prose else "subhead"))
        else:
            lines.append(LabelledLine.of(line, "cut", reason))
    return Page(tuple(lines), any(line.reason == "paging" and line.label == "cut" for line in lines))


def _contents(rows: Sequence[Row]) -> frozenset[int]:
    """A list of the article's own subheads above it: rows below 'Daftar Isi' that come again."""
    top = next((at for at, row in enumerate(rows[:4]) if row.line.text == "Daftar Isi"), None)
    if top is None:
        return frozenset()
    later = Counter(row.line.fold for row in rows[top:])
    last = next((at for at in range(top + 1, len(rows)) if later[rows[at].line.fold] < 2), len(rows))
    return frozenset(range(top, last))


def _first_tag(rows: Sequence[Row]) -> int:
    """Where the topics begin that a record ends with: short lines without a capital, at least two."""
    at = len(rows)
    if not any(row.line.text[0].isupper() for row in rows):
        return at  # an article all in lower case
    while at and (rows[at - 1].reason or _is_tag(rows[at - 1].line)):
        at -= 1
    while at < len(rows) and (rows[at].reason or not rows[at].line.text[0].islower()):
        at += 1
    return at if sum(not row.reason for row in rows[at:]) > 1 else len(rows)


def _is_tag(line: Line) -> bool:
    text, words = line.text, len(line.words)
    lower_case = text == text.lower() or (words < 5 and text[-1].isdigit())
    return words < 6 and text[-1] not in '.!?:;,"”)' and lower_case and not line.is_item


def _is_link(line: Line) -> bool:
    return len(line.words) > 4 and line.is_headline and line.titled >= 0.6 and not line.is_item


# What is left of a list or of a box whose content a scrape lost.
_REMAINS = re.compile(r"[-–—•*|]{1,3}|[Dd]aftar [Ii]si\W?")
# What may leave a record's body: furniture only, never what could be the article's own short line.
_INLINE = frozenset({"related", "box", "advert", "paging", "promo"})
_SIGNATURES = frozenset({"byline", "editor", "copyright"})
_BOXES = frozenset({"box"})
