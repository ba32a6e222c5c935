"""What a page has between its head and its text: boxes of main points, captions without a credit, decks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Final, TypeVar

from index.pages.lines import HARD_ENDS, SOFT_ENDS, Line
from index.pages.site_voice import Judged
from search.analysis.tables import read_toml

_R = TypeVar("_R", bound=Judged)
# A row with another reason.
Mark = Callable[[_R, str], _R]

_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_VERB: Final = re.compile(r"\b(?:me(?:m|n|ng|ny|l|r)[a-z]{3,}|ber[a-z]{3,}|di[a-z]{4,}|ter[a-z]{4,})\b")
# Ends with the day it was taken: 'Senin (1/7/2025).', 'Demak, 20 Juli 2025.'
_DAY: Final = re.compile(r"(?:\(\d{1,2}/\d{1,2}(?:/(?:20)?\d\d)?\)|\b\d{1,2} [A-Z][a-z]+ 20\d\d)\)?\.?$")
_FIGURES: Final = re.compile(r"\bRp|%|[“”\"?!]|\d{3}|\d[.,]\d")
_SENTENCES: Final = re.compile(r"[a-z)][.!?] [A-Z]")
# 'SOLOPOS.COM - ', 'Jakarta (ANTARA) - ', 'Jakarta, CNN Indonesia -- '; 'PANEN - ' may be a caption's.
_NAMES_SOURCE: Final = re.compile(r"[(,]|(?i:\.(?:com|co|id|net|tv|me|org)\b)")
# Glued to the headline that it leads to: 'PromosiBelanja Hemat'.
_GLUED: Final = re.compile(r"(?:Promosi|Advertorial)(?=[A-Z][a-z])")
_GLUED_SIGNS: Final = ("Promosi", "Advertorial")
_CAPTION_LABEL: Final = re.compile(
    r"(?:Keterangan (?:gambar|foto|video)|Caption|Sumber (?:foto|gambar)|Foto|Ket\.? [Ff]oto|Gambar)"
    r"\s?[,:]\s?"
)

_LONGEST_ITEM: Final = 30  # words
_SHORT_ITEM: Final = 14
_MOST_ITEMS: Final = 7
_LONGEST_CAPTION: Final = 45  # words
_LONGEST_DECK: Final = 32
_REACH: Final = 14  # rows between a caption and the text
_MOST_PASSED: Final = 5
_SURE: Final = 3  # of the weights that a caption's words have
_NEAR: Final = 3  # rows between a picture's text and its caption
_SHORTEST_ALT: Final = 6  # words; shorter ones are subheads
_RETOLD_POINT: Final = 0.5  # of a main point's
_RETOLD: Final = 0.25  # of a deck's longer words, taken up by the text


@cache
def _table(kind: str) -> tuple[str, ...]:
    return tuple(read_toml(Path(__file__).with_suffix(".toml"))[kind])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_table(kind))


@cache
def _notes() -> re.Pattern[str]:
    return re.compile("|".join(_table("box_notes")), re.I)


def _heading(line: Line) -> str:
    """What a short line is as a heading: 'Intinya sih...' is 'intinya sih'."""
    return line.fold.strip(" .…:!?,") if len(line.text) <= 40 else ""


def without_boxes(rows: Sequence[_R], mark: Mark[_R]) -> Sequence[_R]:
    """Rows with what is no part of the text by what stands beside it: boxes of the article's main points and
    lists of its subheads above it, pictures' texts beside their captions and credits."""
    marked = list(rows)
    near = _near_pictures(rows)
    listed = _contents(rows)
    prose, dated, titled, headed, headline = 0, False, False, False, False
    for at, row in enumerate(rows):
        if prose < 2:
            _mark_box(marked, at, mark, listed, above_text=dated and not prose)
            row = marked[at]
            dated = dated or row.reason in ("date", "byline")
            headline = headline or (not row.reason and _is_long_headline(row.line))
            headed = headed or (headline and row.reason in ("date", "byline"))
            prose += not row.reason and row.line.is_prose
            if not prose and _is_above_source(rows, at):
                marked[at] = mark(row, "caption")
                continue
            # A date may stand above its headline, which is directly below it.
            titled = prose > 0 or (headed and (at == 0 or marked[at - 1].reason != "date"))
        if row.reason or at not in near:
            continue
        if reason := _beside(marked, at, titled=titled, shown=titled and headed and prose < 2):
            marked[at] = mark(row, reason)
    return marked


def _is_above_source(rows: Sequence[Judged], at: int) -> bool:
    """Whether a picture's text, no sentence, stands between a page's headline and the picture's source."""
    line = rows[at].line
    if at + 1 >= len(rows) or not rows[at + 1].line.text.startswith(_SOURCES) or rows[at].reason:
        return False
    if len(line.words) < _SHORTEST_SHOWN or line.is_sentence or line.is_prose or line.dateline:
        return False
    return any(not row.reason and _is_long_headline(row.line) for row in rows[max(0, at - _NEAR) : at])


_SOURCES: Final = ("Sumber gambar,", "Sumber foto,", "Image source,")
_SHORTEST_SHOWN: Final = 4  # words of a picture's text


def _is_long_headline(line: Line) -> bool:
    """A headline that no site's name or menu is as long as."""
    return line.is_headline and len(line.words) > 5


def _near_pictures(rows: Sequence[Judged]) -> set[int]:
    """The rows that `_beside` need be asked of: few pages have many."""
    near: set[int] = set()
    for at, row in enumerate(rows):
        if row.reason in _SHOWN_BESIDE:
            near.update(range(at - _NEAR, at + _NEAR + 1))
        elif row.line.text[-1] in ",:" or row.line.text.startswith(_PLAYER):
            near.update((at - 1, at + 1))
        elif row.line.text.startswith(_GLUED_SIGNS):
            near.add(at)
    return near


_SHOWN_BESIDE: Final = frozenset({"caption", "related", "promo", "notice"})


def _mark_box(
    rows: list[_R], at: int, mark: Mark[_R], listed: Mapping[int, int], *, above_text: bool
) -> None:
    """Marks a box or a list of subheads that a row heads, and main points that begin with it above a text."""
    heading = _heading(rows[at].line)
    last, reason = at, "notice"
    if heading in _words("boxes"):
        last = _box_end(rows, at + 1)
        last = last if last > at + 1 else at
    elif heading in _words("contents"):
        last, reason = listed.get(at, at), "menu"
    elif above_text and not rows[at].reason:
        last = (_points_end if rows[at].line.is_item else _bare_points_end)(rows, at)
    rows[at:last] = [mark(each, each.reason or reason) for each in rows[at:last]]


def _box_end(rows: Sequence[Judged], first: int) -> int:
    """Behind the last of a box's main points, which begin at `first`."""
    reach = rows[first : first + _MOST_ITEMS + 3]
    noted = [at for at, row in enumerate(reach) if _notes().search(row.line.text[:160])]
    if noted:
        return first + noted[-1] + 1
    last = first
    bullets = rows[first].line.is_item if first < len(rows) else False
    for row in rows[first : first + _MOST_ITEMS]:
        line = row.line
        if row.reason or line.dateline or (bullets and not line.is_item):
            break
        if len(line.words) > _LONGEST_ITEM or (_SENTENCES.search(line.text) and len(line.words) > 20):
            break
        last += 1
    if bullets or (last < len(rows) and rows[last].line.dateline):
        return last
    # Without signs and without a dateline below it, as far as the text tells it again.
    text = [row.line for row in rows[last : last + 12] if not row.reason and row.line.is_prose]
    at = first
    while at < last and (not rows[at].line.is_sentence or _retold(rows[at].line, text) >= _RETOLD_POINT):
        at += 1
    short = list(takewhile(lambda row: len(row.line.words) <= _SHORT_ITEM, rows[at:last]))
    # Shorter than the paragraph below them, and two or more.
    behind = at + len(short)
    if at == first and len(short) > 1 and not any(_SENTENCES.search(row.line.text) for row in short):
        below = rows[behind].line if behind < len(rows) and not rows[behind].reason else None
        if (
            below is not None
            and below.is_prose
            and len(below.words) >= 1.5 * max(len(row.line.words) for row in short)
        ):
            return behind
    return at


def _points_end(rows: Sequence[Judged], first: int) -> int:
    """Behind main points, each a sentence behind its sign, that stand above a text without a heading; `first`
    where there are none."""
    reach = rows[first : first + _MOST_ITEMS + 1]
    points = [row.line for row in takewhile(lambda row: not row.reason and row.line.is_item, reach)]
    last = first + len(points)
    text = [row.line for row in rows[last : last + 12] if not row.reason and row.line.is_prose]
    if not 2 <= len(points) <= _MOST_ITEMS or len(text) < 2 or points[0].text[0].isalnum():
        return first
    return last if all(len(point.words) > 5 and point.is_sentence for point in points) else first


def _bare_points_end(rows: Sequence[Judged], first: int) -> int:
    """Behind main points without signs: three or more sentences, a row each, that say nothing of each other,
    above a longer paragraph, and that the text tells again; `first` where there are none."""
    last = first
    while last < min(len(rows), first + _MOST_ITEMS) and _may_be_point(rows[last]):
        last += 1
    if last - first < _FEWEST_BARE or last >= len(rows):
        return first
    below = rows[last]
    points = [row.line for row in rows[first:last]]
    if below.reason or not below.line.is_prose or below.line.text[0] in _QUOTES:
        return first
    longest = max(len(point.words) for point in points)
    if not _SENTENCES.search(below.line.text) and len(below.line.words) < 1.3 * longest:
        return first
    text = [row.line for row in rows[last : last + _REACH] if not row.reason and row.line.is_prose]
    if len(text) < _FEWEST_BARE:
        return first
    retold = [_retold(point, text) for point in points]
    return last if min(retold) >= _RETOLD_LEAST and sum(retold) >= _RETOLD_BARE * len(retold) else first


def _may_be_point(row: Judged) -> bool:
    """Whether a row is one sentence that stands by itself."""
    line = row.line
    return (
        not row.reason
        and _SHORTEST_BARE <= len(line.words) <= _LONGEST_BARE
        and line.is_sentence
        and not (line.dateline or line.is_item or line.is_picture)
        and not any(sign in line.text for sign in _QUOTES)
        and not (_SENTENCES.search(line.text) or _GOES_ON.search(line.text))
    )


_FEWEST_BARE: Final = 3  # main points without signs
_SHORTEST_BARE: Final = 6  # words
_LONGEST_BARE: Final = 40
_RETOLD_BARE: Final = 0.4  # of their longer words
_RETOLD_LEAST: Final = 0.3  # of those of one
_QUOTES: Final = '"“”'
# Of a paragraph below others.
_GOES_ON: Final = re.compile(
    r"^(?:Namun|Sementara|Selain|Menurut|Adapun|Meski|Hal|Dia|Ia|Mereka|Itu|Ini|Dengan|Kemudian)\b|"
    r"\b(?:tersebut|ia|dia|pihaknya|kata|katanya|ujarnya|tuturnya|pun|juga)\b"
)


def _contents(rows: Sequence[Judged]) -> dict[int, int]:
    """The rows that head a list of subheads, each of which comes again below, and what stands behind the last
    of these; none of headings inside such a list."""
    headings = [at for at, row in enumerate(rows) if _heading(row.line) in _words("contents")]
    if not headings:
        return {}
    # Where each line stands last: what comes again below a list is one of its subheads.
    last = {row.line.fold: at for at, row in enumerate(rows)}
    ends: dict[int, int] = {}
    end = 0
    for heading in headings:
        if heading >= end:
            end = heading + 1
            while end < len(rows) and last[rows[end].line.fold] > end:
                end += 1
            ends[heading] = end
    return ends


def _beside(rows: Sequence[Judged], at: int, *, titled: bool, shown: bool) -> str:
    """Why a row goes for the rows beside it; '' if it does not. `titled`: the headline stands above it;
    `shown`: so does the date, and no text, so that it is no subhead."""
    line = rows[at].line
    above = rows[at - 1] if at else None
    below = rows[at + 1] if at + 1 < len(rows) else None
    if not line.is_prose and (_GLUED.match(line.text) or _is_promoted(rows, at)):
        return "advert"
    if above is not None and above.line.text[-1] in ",:" and _heading(above.line) in _words("picture_labels"):
        return "caption" if len(line.words) <= _LONGEST_CAPTION and not line.dateline else ""
    if above is not None and above.reason in ("promo", "notice", "related") and above.line.text[-1] == ":":
        return "tags" if len(line.words) < 9 and line.text == line.text.lower() else ""
    if not titled:
        return ""
    if _is_shown_again(rows, at):
        return "caption"
    if below is None or line.is_item or line.dateline:
        return ""
    if below.line.text.startswith(_PLAYER) and not line.is_sentence and not line.is_prose:
        return "caption"
    # 'Foto: Ani Rahayu/dpa' leads nowhere, as 'Foto: Panen Raya di Lereng' does.
    credited = below.reason == "related" and "/" in below.line.text and _CAPTION_LABEL.match(below.line.text)
    if below.reason != "caption" and not (credited and is_credit(below.line)):
        return ""
    if line.is_sentence or line.is_prose:
        return "caption" if _is_told_in_caption(rows, at) or _is_above_credit(rows, at) else ""
    is_alt = len(line.words) >= _SHORTEST_ALT and line.titled < 0.6 and line.text[-1] not in ":?!"
    if shown and credited and 3 <= len(line.words) <= _LONGEST_SHOWN and line.text[-1] not in ":,?!":
        return "caption"
    return "caption" if is_alt and (is_credit(below.line) or _retold(line, [below.line]) > 0.4) else ""


def _is_promoted(rows: Sequence[Judged], at: int) -> bool:
    """Whether a row between two paragraphs leads to what somebody paid for ('Promosi Belanja Hemat …')."""
    line = rows[at].line
    return (
        line.text.startswith(_PROMOTED)
        and len(line.words) > _LONGEST_TOPIC
        and line.titled >= _FEW_CAPITALS
        and not line.is_sentence
        and 0 < at < len(rows) - 1
        and all(row.line.is_prose or row.line.is_sentence for row in (rows[at - 1], rows[at + 1]))
    )


_PROMOTED: Final = ("Promosi ", "Advertorial ")
_LONGEST_TOPIC: Final = 5  # words of a subhead that may tell of promotion


def _is_told_in_caption(rows: Sequence[Judged], at: int) -> bool:
    """Whether a picture's text, a sentence, stands above its credit and a caption that tells the same."""
    line = rows[at].line
    if len(line.words) > _LONGEST_ALT or shows(line) < 0 or not is_credit(rows[at + 1].line):
        return False
    return any(row.reason == "caption" and _retold(line, [row.line]) > 0.4 for row in rows[at + 2 : at + 4])


def _is_above_credit(rows: Sequence[Judged], at: int) -> bool:
    """Whether a sentence that shows a picture stands above its credit, and no caption below that."""
    line = rows[at].line
    if len(line.words) > _LONGEST_ALT or not is_credit(rows[at + 1].line) or "://" in rows[at + 1].line.text:
        return False
    # The day alone tells nothing: a first paragraph has one, too, above a picture's credit.
    if shows(line) - bool(_DAY.search(line.text)) < 2:
        return False
    below = rows[at + 2].line if at + 2 < len(rows) else None
    return below is not None and (bool(below.dateline) or shows(below) < 1)


_LONGEST_ALT: Final = 20  # words
_LONGEST_SHOWN: Final = 12  # words of a picture's text that is no sentence, below the date
# Below the title of a video that a page would show.
_PLAYER: Final = ("To view this video", "Untuk menonton video ini", "Untuk melihat video ini")


def _is_shown_again(rows: Sequence[Judged], at: int) -> bool:
    """Whether a picture's text stands near its caption, which has it behind a label or before a credit."""
    line = rows[at].line
    if not 3 < len(line.words) <= _LONGEST_CAPTION:
        return False
    bare = line.text.rstrip(". ")
    for row in rows[max(0, at - _NEAR) : at + _NEAR + 1]:
        if row.reason == "caption" and len(row.line.text) >= len(bare):
            label = _CAPTION_LABEL.match(row.line.text)
            if row.line.text.startswith(bare, label.end() if label else 0):
                return True
    return False


def is_credit(line: Line) -> bool:
    """Whether a caption is nothing but its credit: names, no words in small letters.

    >>> is_credit(Line(1, "Antara Foto/Ani Rahayu")), is_credit(Line(2, "Warga yang memanen padi di sawah"))
    (True, False)
    """
    words = _CAPTION_LABEL.sub("", line.text).replace("/", " ").split()
    small = sum(word.isalpha() and word.islower() and word not in _OF_CREDITS for word in words)
    return len(words) < 9 and small <= len(words) / 3 and "://" not in line.text


_OF_CREDITS: Final = frozenset(
    {"dokumentasi", "dok", "pribadi", "istimewa", "ist", "antara", "humas", "tangkapan", "layar"}
)


def past(rows: Sequence[_R], start: int, mark: Mark[_R]) -> tuple[Sequence[_R], int, int | None]:
    """Where a text begins that seems to begin at a row: behind captions and a deck that read as its first
    sentence; captions are marked, and the deck's row is the third value."""
    deck = None
    for _ in range(_MOST_PASSED):
        below = _next_told(rows, start)
        if below is None:
            break
        if _is_caption(rows, start, below):
            rows = [*rows[:start], mark(rows[start], "caption"), *rows[start + 1 :]]
        elif deck is None and _is_deck(rows, start, below):
            deck = start
        else:
            break
        start = below
    head = [
        mark(row, "caption") if at != deck and not row.reason and _is_below_credit(rows, at) else row
        for at, row in enumerate(rows[:start])
    ]
    return [*head, *rows[start:]], start, deck


def with_question(rows: Sequence[Judged], told: int) -> int:
    """Some rows back where a text that begins at `told` answers a reader, and the heading of what was asked
    stands above it ('Pertanyaan:')."""
    for at in range(max(0, told - _LONGEST_QUESTION), told):
        if rows[at].reason or _heading(rows[at].line) not in _words("questions"):
            continue
        reach = rows[at + 2 : at + 2 + 2 * _LONGEST_QUESTION]
        if any(not row.reason and _heading(row.line) in _words("answers") for row in reach):
            return at
    return told


_LONGEST_QUESTION: Final = 12  # rows of what a reader asks


def _is_below_credit(rows: Sequence[Judged], at: int) -> bool:
    """Whether a row of the head stands below a credit that has no caption above it, and shows a picture."""
    if at == 0 or rows[at - 1].reason != "caption" or not rows[at].line.is_sentence:
        return False
    return is_credit(rows[at - 1].line) and not _has_caption(rows, at - 1) and shows(rows[at].line) > 0


def _next_told(rows: Sequence[Judged], at: int) -> int | None:
    """The next row that may be the text's first, if no other part of the page begins before it."""
    for later in range(at + 1, min(len(rows), at + _REACH)):
        row = rows[later]
        if row.reason in HARD_ENDS or row.reason in SOFT_ENDS:
            return None
        if not row.reason and (row.line.is_prose or row.line.opens_story):
            return later
    return None


def _is_caption(rows: Sequence[Judged], at: int, below: int) -> bool:
    line, next_line = rows[at].line, rows[below].line
    if rows[at].reason or len(line.words) > _LONGEST_CAPTION:
        return False
    if line.dateline:
        named = _NAMES_SOURCE.search(line.dateline)
        if not next_line.dateline or not _NAMES_SOURCE.search(next_line.dateline):
            return False
        # Of two datelines the upper is a caption's: with a credit, the same as the lower, or without a site.
        return line.is_picture or line.dateline == next_line.dateline if named else True
    if line.is_picture or _CREDITED.fullmatch(line.text):
        return True
    if refers_back(next_line):
        return False
    weight = shows(line)
    above = rows[at - 1] if at else None
    # 'Sumber foto: …' stands above its caption where none stands above it.
    sourced = (
        above is not None
        and above.line.fold.startswith(("sumber foto", "sumber gambar"))
        and not _has_caption(rows, at - 1)
    )
    labelled = above is not None and (
        sourced
        or _heading(above.line) in _words("picture_labels")
        or (above.reason == "caption" and is_credit(above.line) and not _has_caption(rows, at - 1))
    )
    credited = rows[at + 1].reason == "caption" and is_credit(rows[at + 1].line) and below > at + 1
    if credited and not labelled:
        weight -= bool(_DAY.search(line.text))
    if labelled or credited:
        apart = labelled and above is not None and not _LABELLED.match(above.line.text)
        # 'Sumber foto: …' stands above its caption where none stands above it.
        sourced = (
            labelled and above is not None and above.line.fold.startswith(("sumber foto", "sumber gambar"))
        )
        return weight >= (1 if apart or sourced else 2)
    return weight >= _SURE


# One sentence and who has the picture: 'Stasiun Cengkir pada 1910. (KITLV)'. Below a text it is the desk.
_CREDITED: Final = re.compile(r"[^.!?]{15,200}[.!?] ?\([A-Z][A-Za-z]*(?: [A-Z][A-Za-z.]*){0,3}\)\.?")
# 'Insiden tersebut diungkap …', 'Hal itu dikatakan …'
_REFERS_BACK: Final = re.compile(r"(?:[A-Z][a-z]+ (?:[a-z]+ )?(?:itu|tersebut)|Ini|Itu)\b")


def refers_back(line: Line) -> bool:
    """Whether a sentence begins with what the one above it tells, which is no caption then."""
    return _REFERS_BACK.match(line.text) is not None


# A credit with its label stands below its caption, or alone.
_LABELLED: Final = re.compile(r"(?i)(?:ilustrasi|foto|sumber|kredit|dok)\b.{0,6}?\s?[:.]\s?\S")


def _has_caption(rows: Sequence[Judged], at: int) -> bool:
    """Whether a credit's caption stands above it."""
    return (
        at > 0
        and rows[at - 1].reason in ("", "caption")
        and len(rows[at - 1].line.words) > 5
        and (rows[at - 1].line.is_sentence or rows[at - 1].reason == "caption")
    )


def shows(line: Line) -> int:
    """How much a sentence reads as a caption: what stands where, who does what; -1 where it tells more.

    >>> shows(Line(1, "Petani memanen padi di Subang, Senin (4/8/2025).")) >= 3
    True
    >>> shows(Line(2, "Harga padi di Subang naik sejak pekan lalu karena panen gagal."))
    -1
    """
    text = line.text
    day = _DAY.search(text)
    core = text[: day.start()] if day else text
    if len(line.words) > _LONGEST_CAPTION or _FIGURES.search(core):
        return -1
    low = core.lower()
    words = _WORD.findall(low)
    if len(words) < 3 or not _words("tells").isdisjoint(words):
        return -1
    inner = _SENTENCES.search(core)
    if inner and len(core) - inner.end() > 60:
        return -1
    weight = int(day is not None) + (not _words("poses").isdisjoint(words))
    weight += 3 * low.startswith(_table("shows_surely")) or low.startswith(_table("shows_perhaps"))
    # 'Presiden Ani Rahayu saat meninjau panen': a sentence would have told something before it.
    posed = _POSED.search(core)
    if posed is None or posed.start() <= 8 or _VERB.search(core, 0, posed.start()):
        return weight
    small = [word for word in core[: posed.start()].split() if word.isalpha() and word.islower()]
    return weight + 2 * (len(small) <= _MOST_SMALL)


def stands_between(line: Line) -> bool:
    """Whether a line between two paragraphs is a caption: it shows something, and ends with the day or
    without a stop.

    >>> stands_between(Line(1, "Petani memanen padi di sawah Desa Wetan, Subang, Senin (4/8/2025)."))
    True
    >>> stands_between(Line(2, "Petani memanen padi di sawah Desa Wetan, Subang, sejak pekan lalu."))
    False
    """
    if not _SHORTEST_BETWEEN <= len(line.words) <= _LONGEST_CAPTION:
        return False
    if line.is_sentence or line.is_prose:
        if (
            not line.text.rstrip(".)")[-1:].isdigit()
            or not _DAY.search(line.text)
            or _SPOKEN_TO.search(line.text)
        ):
            return False
    elif line.titled >= _FEW_CAPITALS or line.text[-1] in ":;,":
        return False
    return not line.is_item and not line.dateline and shows(line) >= _SURE


_SHORTEST_BETWEEN: Final = 7  # words; shorter ones are subheads
_FEW_CAPITALS: Final = 0.6
# 'Camat Ani Widi saat dihubungi, Senin (9/6).'
_SPOKEN_TO: Final = re.compile(r"\bdi(?:hubungi|temui|konfirmasi|wawancarai|tanya|mintai)\b")
_POSED: Final = re.compile(r"\b(?:saat|ketika|usai|kala)\b")
_MOST_SMALL: Final = 2  # words in small letters that name somebody; more tell something


def _is_deck(rows: Sequence[Judged], at: int, below: int) -> bool:
    """Whether a short sentence below a page's head is its deck: a picture, who wrote it or how long it takes
    to read stand between it and the text, which tells it again."""
    line, told = rows[at].line, rows[below].line
    if line.dateline or len(line.words) > _LONGEST_DECK or any(sign in line.text for sign in '"“'):
        return False
    if line.text[-1] in ",:;":
        return False  # it goes on below, as what was broken at its links does
    if any(":" in row.line.text[:-1] and not row.reason for row in rows[at + 1 : below]):
        return False  # a fact check's parts
    if any(row.line.text[0] == "[" for row in rows[at + 1 : below]):
        return False
    # Below its credit alone the sentence would be a caption.
    between = {
        row.reason
        for row in rows[at + 1 : below]
        if row.reason != "caption" or not is_credit(row.line) or "://" in row.line.text
    }
    if between.isdisjoint(_IN_HEADS) or at == 0 or len(told.words) < 0.9 * len(line.words):
        return False
    head = rows[max(0, at - 3) : at]
    if not any(row.reason in ("date", "byline") for row in head):
        under = any(row.line.is_headline and len(row.line.words) >= 5 for row in head[-2:])
        if not under or between <= {"", "caption"}:
            return False
    if any(row.reason == "caption" for row in rows[:at]) and between <= {"", "caption"}:
        return False  # the article's picture stands above: this is one between two paragraphs
    text = [row.line for row in rows[below : below + 8] if not row.reason and row.line.is_prose]
    return _retold(line, text) >= _RETOLD


_IN_HEADS: Final = frozenset({"caption", "byline", "date", "notice"})


def _retold(line: Line, others: Sequence[Line]) -> float:
    """The share of a line's longer words that others take up, endings aside."""
    own = {word.casefold()[:6] for word in _LONG_WORD.findall(line.text)}
    if not own:
        return 0.0
    said = {word.casefold()[:6] for other in others for word in _LONG_WORD.findall(other.text)}
    return len(own & said) / len(own)
