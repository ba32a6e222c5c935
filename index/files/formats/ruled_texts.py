"""Several articles in one text, parted by rules such as '***' or '-----', each with its headline and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from index.files.formats.clippings import (
    Clipping,
    Part,
    is_dated,
    is_paragraph,
    named,
    names_source,
    paragraphs,
)
from search.knowledge.dateline import dateline
from search.knowledge.dates.grammar import parse_line
from search.knowledge.outlets import Outlets

# A line of at least so many of one of these signs, with blanks between or none, is a rule.
_SIGNS: Final = "*=-#~_•–—"
_FEWEST, _LONGEST = 3, 200
# Lines above an article's first paragraph, and of a headline's longer words: capitals, as an article's own
# sub-headings have none.
_HEAD: Final = 8
_CAPITALS, _LONGER = 0.6, 4
# Rules above a text that part its head.
_MOST_AROUND: Final = 4
# Of the articles: so many have a date of their own.
_MOST: Final = 0.6
_FEWEST_WORDS, _LONGEST_HEADLINE = 3, 180
# The headline is one of so many lines, and the date no farther below.
_NEAR: Final = 2
_LONGEST_DATE: Final = 7
_NO_HEADLINE: Final = re.compile(r"(?i)(?<!\.\.)[.:;,]$|https?://|www\.")
_SENTENCE: Final = re.compile(r"(?:\S+\s+){3}.*[.!?][\"”]?$")
_ENDS_HEADLINE: Final = re.compile(r"(?:[?!…]|\.\.\.)[\"”']?$")
# What a part of an article begins with, not an article.
_LABEL: Final = re.compile(
    r"(?i)(?:baca|simak|lihat|kategori|sumber|narasi|penjelasan|kesimpulan|referensi|rujukan|hasil|fakta|catatan|"
    r"editor|penulis|reporter|pewarta|oleh|kontak|telepon)\b[^:]{0,20}:"
)
_OPENING: Final = re.compile(r"[^,(]{2,40}[,(] ?([^-–—,()]{3,30}?)\)? ?[-–—]")
# A dateline's outlet: 'KOMPAS.com', '(ANTARA)'.
_SITE_OR_AGENCY: Final = re.compile(r"\w\.(?i:com|co|id|net|org)\b|[(\[][A-Z][\w. /-]+[)\]]")
# Days that are not when an article was published.
_OTHER_DAY: Final = re.compile(
    r"(?i)(?:lahir|wafat|meninggal|batas|tenggat|deadline|mulai|selesai|berlaku|jadwal|pelaksanaan|kejadian|"
    r"berangkat|tiba|pendaftaran|penutupan|pembukaan)\b[^:]{0,20}:"
)
# Below the last article: what the file says of itself.
_LONGEST_TAIL: Final = 160


def ruled_articles(text: str) -> list[Clipping]:
    """The articles of a text, as text; none where what stands between its rules are sections of one: each
    must have a headline, and most a date or dateline of their own below one that is written with capitals."""
    lines = text.splitlines(keepends=True)
    for sign in sorted({sign for line in lines if (sign := _rule(line))}):
        parts, starts = _articles(_parted(lines, sign))
        if len(starts) > 1:
            return list(named(parts, starts, starts))
    return []


def _rule(line: str) -> str:
    """The sign that a line is made of; '' where it is no rule."""
    if line[:1].isalnum() or len(line) > _LONGEST:
        return ""
    signs = "".join(line.split())
    return signs[0] if len(signs) >= _FEWEST and signs[0] in _SIGNS and len(set(signs)) == 1 else ""


def _parted(lines: Sequence[str], sign: str) -> Iterator[list[Part]]:
    """What stands between the rules of a sign, each with the heads before it that stand between two."""
    held: list[str] = []
    crossed = 0
    for line in [*lines, None]:
        if line is not None and _rule(line) != sign:
            held.append(line)
            continue
        parts = list(paragraphs("".join(held)))
        crossed += bool(parts)
        is_whole = line is None or crossed > _MOST_AROUND or any(_is_text(part.text) for part in parts)
        if parts and is_whole:
            yield parts
        if is_whole or not parts:
            held, crossed = [], 0


class _Head(NamedTuple):
    """A section's headline: where it stands, how the section tells its day ('' for none), and whether it says
    where or by whom it was published."""

    at: int
    dated: Literal["line", "line and place", "dateline", "end", ""]
    has_source: bool


def _articles(sections: Iterator[list[Part]]) -> tuple[list[Part], list[int]]:
    """The parts of all articles, each with its headline first, and where these stand; none where a section is
    none, or most have no date, or they are laid out as those of one article."""
    found: list[Part] = []
    starts: list[int] = []
    heads: list[_Head] = []
    for section in sections:
        lines = [part.text for part in section]
        head = _headline(lines)
        if head is not None:
            starts.append(len(found))
            heads.append(head)
            found += [section[head.at], *section[: head.at], *section[head.at + 1 :]]
        elif starts and sum(map(len, lines)) <= _LONGEST_TAIL:
            found += section
        else:
            return [], []
    dated = sum(bool(head.dated) for head in heads)
    is_several = dated > 1 and dated >= _MOST * len(heads) and not _are_sections(heads)
    return (found, starts) if is_several else ([], [])


def _are_sections(heads: Sequence[_Head]) -> bool:
    """Whether days below rules are those that one article tells of ('Hari Kedua', '4 Maret 2025'): only the
    first section says who wrote it or where, or has its day in a place of its own, and no other says more."""
    first, *others = heads
    if any(head.has_source for head in others):
        return False
    return first.has_source or first.dated not in {head.dated for head in others}


def _headline(lines: Sequence[str]) -> _Head | None:
    """The headline of a section, if it is an article; its day counts where it is written as headlines are."""
    first = next((at for at, line in enumerate(lines[:_HEAD]) if _is_text(line)), None)
    if first is None or _LABEL.match(lines[0]):
        return None
    days = [at for at, line in enumerate(lines[:first]) if is_dated(line) and not _OTHER_DAY.match(line)]
    if len(days) > 1:  # a headline may name a day, too
        days = [at for at in days if len(lines[at].split()) <= _LONGEST_DATE] or days
    heads = [at for at in range(first) if at not in days and _may_be_headline(lines[at])][:_NEAR]
    if not heads or any(_SENTENCE.search(line) for line in lines[: heads[0]]):
        return None
    agency = _names_outlet(lines[first])
    plain = agency or lines[first].islower()
    headline = next((at for at in heads if plain or _has_capitals(lines[at])), None)
    if headline is None:
        return _Head(heads[0], "", has_source=False)
    dated: Literal["line", "line and place", "dateline", "end", ""] = ""
    if days and days[0] - headline <= _NEAR + 1:
        dated = "line and place" if _goes_on(lines[days[0]]) else "line"
    elif agency or dateline(lines[first]):
        dated = "dateline"
    elif lines[-1].startswith("(") and is_dated(lines[-1]):
        dated = "end"
    around = days[0] if days else headline
    return _Head(headline, dated, agency or names_source(lines[:first], around) or _has_hour(lines, days))


def _goes_on(day: str) -> bool:
    """Whether words stand behind a line's day and hour: where something takes place."""
    stated = parse_line(day)
    return stated is not None and bool(re.search(r"[^\W\d_]{4}", day[stated.end :]))


def _has_hour(lines: Sequence[str], days: Sequence[int]) -> bool:
    return any((stated := parse_line(lines[at])) and stated.hour is not None for at in days)


def _is_text(line: str) -> bool:
    """Whether a line is a paragraph, or the beginning of one, longer than a headline, which may ask or break
    off."""
    return len(line) > _LONGEST_HEADLINE or (is_paragraph(line) and not _ENDS_HEADLINE.search(line))


def _names_outlet(paragraph: str) -> bool:
    """Whether a paragraph begins with a dateline that names an outlet or, before a dash, with a place and
    one."""
    if _SITE_OR_AGENCY.search(dateline(paragraph)):
        return True
    opening = _OPENING.match(paragraph)
    return opening is not None and Outlets.shipped().named(opening[1]) is not None


def _may_be_headline(line: str) -> bool:
    return len(line.split()) >= _FEWEST_WORDS and not _NO_HEADLINE.search(line) and not _LABEL.match(line)


def _has_capitals(line: str) -> bool:
    """Whether a line is written as headlines are, not as sub-headings and sentences."""
    longer = [word.lstrip("'\"“‘([") for word in line.split() if len(word) >= _LONGER]
    capitals = sum(word[:1].isupper() or word[:1].isdigit() for word in longer)
    return capitals >= _CAPITALS * len(longer)
