"""Where an article's text ends among a raw page's rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from index.pages import own_lists
from index.pages.fact_check import is_divider
from index.pages.last_lines import goes_on_until
from index.pages.lines import HARD_ENDS, SOFT_ENDS, Line
from index.pages.rows import BOXES, Row, is_left_open, is_told_line
from index.pages.site_voice import NEEDED, presents_medium, told_until, weigh


def find_end(rows: Sequence[Row], first: int) -> int:
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
            is_divider(other) for other in rows[at - 1 : at + 3]
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
    return any(not row.reason and is_told_line(row.line) for row in rows[at + 1 : at + 4])


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
        is_open = not is_told_line(row.line)
        if row.reason or (is_open and (not is_left_open(row.line) or _is_gone_on(following, position))):
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


def _is_gone_on(rows: Sequence[Row], at: int) -> bool:
    """Whether the next row begins in small letters, as what goes on a sentence does."""
    return at + 1 < len(rows) and rows[at + 1].line.text[:1].islower()


def _is_told_row(rows: Sequence[Row], at: int) -> bool:
    if at >= len(rows) or rows[at].reason:
        return False
    # 'Sementara warga menanam…': how the next page begins.
    return is_told_line(rows[at].line) and not rows[at].line.text.endswith(("…", "..."))


def _is_below_headline(rows: Sequence[Row], at: int) -> bool:
    """Whether a sentence stands below a headline that no box of the article's own lists."""
    above = at - 1
    while above >= 0 and not rows[above].reason and rows[above].line.is_headline:
        above -= 1
    return above < at - 1 and (above < 0 or rows[above].reason not in BOXES)


def _counts_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a row numbers the next of a gallery's pictures ('2 / 4'), with its caption below."""
    numbered = _COUNTER.fullmatch(rows[at].line.text)
    if not numbered or not any(not row.reason and is_told_line(row.line) for row in rows[at + 1 : at + 2]):
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
