"""A record's body without the furniture between its paragraphs: its title and date stand elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.pages import lines as look
from index.pages.splitting import Line, Page
from index.pages.wrapping import paragraphs


def trim_record(body: str) -> Page:
    """A record's own body, whose title is known elsewhere, without the furniture between its paragraphs.

    >>> trim_record("Harga turun.\\nADVERTISEMENT\\nBaca juga: Harga Cabai Naik\\nPasar ramai.").body
    ('Harga turun.', 'Pasar ramai.')
    """
    rows = [Line(number, line, "cut", look.reason(line) or "") for number, line in paragraphs(body)]
    tags = _first_tag(rows)
    rows = [*rows[:tags], *(replace(row, reason=row.reason or "tags") for row in rows[tags:])]
    lines: list[Line] = []
    heading = False  # inside a 'Baca juga:' whose headlines stand on lines of their own
    for at, row in enumerate(rows):
        # A signature stands at the end; '(Narasi Lanjutan)' in the middle is text.
        closing = at >= len(rows) - 3 or "/" in row.text
        keep = row.reason not in _INLINE and not (row.reason in ("byline", "editor") and closing)
        keep = keep and (row.reason != "tags" or at < tags)
        # Records broken at their links have half sentences on lines of their own: those are no headlines.
        if heading and keep and not row.reason and _is_link(row.text):
            lines.append(replace(row, reason="related"))
            continue
        if lines and lines[-1].reason == "promo" and row.text.casefold() == "news":  # '… di Google', 'News'
            lines.append(replace(row, reason="promo"))
            continue
        heading = row.reason == "box" or (row.reason == "related" and row.text.rstrip().endswith(":"))
        if keep:
            lines.append(
                replace(row, label="body", reason="paragraph" if look.is_prose(row.text) else "subhead")
            )
        else:
            lines.append(row)
    return Page(tuple(lines), any(line.reason == "paging" and line.label == "cut" for line in lines))


def _first_tag(rows: Sequence[Line]) -> int:
    """Where the topics begin that a record ends with: short lines without a capital, at least two."""
    at = len(rows)
    if not any(row.text[0].isupper() for row in rows):
        return at  # an article all in lower case
    while at and (rows[at - 1].reason or _is_tag(rows[at - 1].text)):
        at -= 1
    while at < len(rows) and (rows[at].reason or not rows[at].text[0].islower()):
        at += 1
    return at if sum(not row.reason for row in rows[at:]) > 1 else len(rows)


def _is_tag(text: str) -> bool:
    words = text.split()
    small = text == text.lower() or (len(words) < 5 and text[-1].isdigit())
    return len(words) < 6 and text[-1] not in '.!?:;,"”)' and small and not look.is_item(text)


def _is_link(text: str) -> bool:
    return (
        len(text.split()) > 4
        and look.is_headline(text)
        and look.titled(text) >= 0.6
        and not look.is_item(text)
    )


# What may leave a record's body: furniture only, never what could be the article's own short line.
_INLINE = frozenset({"related", "box", "advert", "paging", "promo"})
