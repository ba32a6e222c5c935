"""What a text has below its last whole sentence: one without its stop, what announces, rows of data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.pages.lines import Line
from index.pages.site_voice import Judged, speaks_to_reader, weigh

# Words that sentences are full of and headlines leave out.
_SMALL: Final = frozenset(
    (
        *("ada", "adalah", "agar", "akan", "bahwa", "bisa", "dalam", "dan", "dapat", "dari", "dengan", "di"),
        *("hingga", "ini", "itu", "juga", "karena", "ke", "lebih", "masih", "menjadi", "namun", "oleh"),
        *("pada", "para", "saat", "sebagai", "secara", "sedang", "serta", "sudah", "telah", "tersebut"),
        *("tetapi", "tidak", "untuk", "yang"),
    )
)
# Words, small ones three times: of 5,900 headlines without capitals one in a hundred has as many, of 6,700
# last sentences five in six.
_TELLING: Final = 19
_FEW_CAPITALS: Final = 0.6
_SHORTEST: Final = 6  # words of a quote and who said it
_LONGEST_SUBHEAD: Final = 6
# '… bagi warga,” tambahnya', '… ke sana," ujar Rahayu Wening'
_SAID: Final = re.compile(r"[\"”’] ?[a-z]{3,12}(?:nya|(?: [A-Z][\w.]*){1,4})$")
_OPEN_END: Final = re.compile(r"[\w)%,\-–]$")
_ANNOUNCING: Final = 7  # words of what ends with a colon
# 'Gabah kering 25 kilogram: Rp 162.500', 'Pelatih: Ani Widi'
_ENTRY: Final = re.compile(r"([^:]{2,40})\s?:\s+(\S.*)")
_FIGURE: Final = re.compile(r"\d")
_SCORE: Final = re.compile(r"\d ?[-–] ?\d")
_VERSUS: Final = re.compile(r"\b(?:vs|versus)\b|/|\)")
_CLOCKED: Final = re.compile(r"(?:Pukul )?\d{1,2}[.:]\d\d\b(?: WI(?:B|TA|T))?(?:\W+\w+){4}")
# 'Sari, Arto, Widi, Laras, Wening, Budi'
_NAMES: Final = re.compile(r"\S+(?: \S+){0,2}(?:, \S+(?: \S+){0,2}){5,}")
_SHORT_VALUE: Final = 5  # words
# Where a desk is, how often its page was read.
_OF_DESK: Final = re.compile(
    r"(?i)\b(?:telp|telepon|fax|faks|wa|whatsapp|hp|e-?mail|surel|dibaca|dilihat|views?|hits?|kategori|"
    r"pengunjung|kemarin|online|komentar|npwp|buka|alamat|jl|jalan|kode pos|isbn|issn|lisensi|wib)\b"
)
_SKIPPED: Final = frozenset({"related", "advert"})
_BOXES: Final = frozenset({"box", "more"})
_SIGNING: Final = frozenset({"byline", "editor"})
_LONGEST_BOX: Final = 6  # rows


def goes_on_until(rows: Sequence[Judged], last: int, limit: int) -> int:
    """Where a text ends whose last whole sentence is `rows[last - 1]`: `last`, or later, `limit` at most."""
    if last < 1 or rows[last - 1].line.is_signed:
        return last
    at = last
    while at < limit:
        if rows[at].reason in _SKIPPED:
            at += 1
        elif rows[at].reason in _BOXES and (below := _past_box(rows, at, limit)):
            at = below
        elif rows[at].reason:
            break
        elif is_told_openly(rows[at].line) or (at == last and _is_above_writer(rows, at)):
            last = at = at + 1
        elif (below := _past_data(rows, at, limit)) > at:
            last = at = below
        elif _heads_sentence(rows, at, limit):
            at += 1
        else:
            break
    return last


def _is_above_writer(rows: Sequence[Judged], at: int) -> bool:
    """Whether a short sentence without its stop stands between a whole one and who wrote the text, where no
    other story's headline does."""
    line = rows[at].line
    return (
        at + 1 < len(rows)
        and rows[at + 1].reason in _SIGNING
        and not rows[at - 1].reason
        and len(line.words) >= _SHORTEST
        and line.titled < _FEW_CAPITALS
        and line.text[-1].islower()
        and not (line.is_item or speaks_to_reader(line) or weigh(line) > 0)
    )


def _past_box(rows: Sequence[Judged], at: int, limit: int) -> int:
    """The sentence without its stop below a box's headlines, above who wrote it; 0 where there is none."""
    for below in range(at + 1, min(at + _LONGEST_BOX, limit - 1)):
        if rows[below].reason:
            return 0
        if is_told_openly(rows[below].line):
            return below if rows[below + 1].reason in _SIGNING else 0
    return 0


def _heads_sentence(rows: Sequence[Judged], at: int, limit: int) -> bool:
    """Whether a row is a subhead of a sentence without its stop, or one itself that has fewer small words."""
    line = rows[at].line
    below = at + 1
    sentence = line.titled < _FEW_CAPITALS and not speaks_to_reader(line) and weigh(line) <= 0
    return (
        len(line.words) >= 2
        and (len(line.words) <= _LONGEST_SUBHEAD or sentence)
        and line.text[0].isupper()
        and below < limit
        and not rows[below].reason
        and is_told_openly(rows[below].line)
    )


def is_told_openly(line: Line) -> bool:
    """Whether a line is a sentence without its stop, or announces what a scrape has lost.

    >>> is_told_openly(Line(1, "Warga berharap jembatan yang rusak itu sudah dibangun pada tahun ini"))
    True
    >>> is_told_openly(Line(2, "Warga berharap jembatan di tepi Serayu segera diperbaiki"))
    False
    """
    words = line.words
    if len(words) < _SHORTEST or line.titled >= _FEW_CAPITALS or line.is_item:
        return False
    if _SAID.search(line.text[-60:]):
        return True
    if weigh(line) > 0 or speaks_to_reader(line):
        return False
    if line.text[-1] == ":":
        return len(words) >= _ANNOUNCING
    if not _OPEN_END.search(line.text):
        return False
    small = sum(word.lower() in _SMALL for word in words)
    return len(words) + 2 * small >= _TELLING


def _past_data(rows: Sequence[Judged], at: int, limit: int) -> int:
    """The row after two or more rows of data that begin at `at`, subheads between them; else `at`."""
    found, data, heads = at, 0, 0
    for here in range(at, limit):
        line = rows[here].line
        if rows[here].reason:
            break
        if is_datum(line) or (data and found == here and _is_entry(line)):
            found, data = here + 1, data + 1
        elif len(line.words) <= _LONGEST_SUBHEAD and line.text[0].isupper() and here - found < 2:
            heads += 1
        else:
            break
    return found if data >= 2 and data >= heads else at


def _is_entry(line: Line) -> bool:
    entry = _ENTRY.fullmatch(line.text)
    return entry is not None and len(entry[2].split()) <= _SHORT_VALUE and not _OF_DESK.search(line.text)


def is_datum(line: Line) -> bool:
    """A price, a result, a team, an hour: a row of a table that lost its lines.

    >>> [is_datum(Line(1, text)) for text in ("Gabah kering 25 kilogram: Rp 162.500", "Telp: (0281) 555123")]
    [True, False]
    """
    text = line.text.rstrip("\\ ")
    if len(line.words) > 40 or "http" in text or "@" in text or _OF_DESK.search(text):
        return False
    entry = _ENTRY.fullmatch(text)
    if entry and (_FIGURE.search(entry[2]) and len(entry[2].split()) <= _SHORT_VALUE):
        return True
    if text.count(";") >= 2 or (entry and text.count(",") >= 4) or _NAMES.fullmatch(text):
        return True
    return bool(_SCORE.search(text) and _VERSUS.search(text)) or bool(_CLOCKED.match(text))
