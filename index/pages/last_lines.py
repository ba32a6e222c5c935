"""What a text has below its last whole sentence: one without its stop, what announces, rows of data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from index.pages.lines import Line
from index.pages.site_voice import Judged, speaks_to_reader, weigh
from search.analysis.tables import read_toml

_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
# A verb whose 'me-' headlines leave out: 'Polisi Tangkap', 'polisi menangkap'.
_VERB: Final = re.compile(r"me(?:m[bpf]?|n[cdjt]?|ng|ny|[lrwy])[a-z]{3,}")
_OF_VERB: Final = 2
_OF_WORD: Final = 1 / 3  # for each word, whichever: sentences are longer
# Of 1,960 headlines without capitals one in a hundred weighs as much, of 560 last sentences nine in ten do.
_TELLING: Final = 10.5
_LIKELY: Final = 7.0  # of those headlines one in fourteen does, of the sentences 96 of 100
_FEW_CAPITALS: Final = 0.6
_SHORTEST: Final = 6  # words of a quote and who said it
_LONGEST_SUBHEAD: Final = 6
# '… bagi warga,” tambahnya', '… ke sana," ujar Rahayu Wening'
_SAID: Final = re.compile(
    r"[\"”’] ?[a-z]{3,12}(?:nya(?: [a-z]+){0,2}| dia| ia|(?: [A-Z][\w.]*){1,4})(?: \(?\*{1,3}\)?)?$"
)
_SHORTEST_SAID: Final = 3  # of which the quote is one at least
_OPEN_END: Final = re.compile(r"[\w)%,\-–]$")
_ANNOUNCING: Final = 7  # words of what ends with a colon
# 'Gabah kering 25 kilogram: Rp 162.500', 'Pelatih: Ani Widi'
_ENTRY: Final = re.compile(r"([^:]{2,40})\s?:\s+(\S.*)")
_FIGURE: Final = re.compile(r"\d")
_SCORE: Final = re.compile(r"\d ?[-–] ?\d")
# 'Persela 4-0 Gresik United', 'Leicester City 1 - 0 Brighton'
_RESULT: Final = re.compile(
    r"[A-Z][\w.'’]*(?: [\w.'’]+){0,3} (?:\(\w{1,4}\) )?\d{1,3} ?[-–] ?\d{1,3} "
    r"[A-Z][\w.'’]*(?: [\w.'’()]+){0,3}\*?"
)
_VERSUS: Final = re.compile(r"\b(?:vs|versus)\b|/|\)")
_CLOCKED: Final = re.compile(r"(?:Pukul )?\d{1,2}[.:]\d\d\b(?: WI(?:B|TA|T))?(?:\W+\w+){4}")
# 'Subuh: 04.48 WIB', but 'Diperbarui: 04.48 WIB'
_HOUR: Final = re.compile(
    r"(?!(?i:di|tayang|terbit|updated?|publi|jam|pukul|tanggal|selasa|sabtu|minggu|senin|rabu|kamis|jum))"
    r"[A-Z][\w']*(?: [\w']+){0,2}\s?: \d{1,2}[.:]\d\d(?: WI(?:B|TA|T))?"
)
# 'Sari, Arto, Widi, Laras, Wening, Budi'
_NAMES: Final = re.compile(r"[^\s,]+(?: [^\s,]+){0,2}(?:, [^\s,]+(?: [^\s,]+){0,2}){5,}")
_SHORT_VALUE: Final = 5  # words
_LINE_UP: Final = 6
# 'Tidur.', 'Sampai kapan?', 'Selamat berbelanja!'
_PARTING: Final = re.compile(r"[\"“‘]?[A-Z][a-z]+(?:,? [a-z][a-z'-]+){0,3}[.?!…][\"”’]?")
_ALONE: Final = re.compile(r"[A-Z][a-z]{3,}\.")
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
        elif is_told_openly(rows[at].line) or (at == last and _ends_below(rows, at)):
            last = at = at + 1
        elif (below := _past_data(rows, at, limit)) > at:
            last = at = below
        elif _heads_sentence(rows, at, limit):
            at += 1
        else:
            break
    return last


def _ends_below(rows: Sequence[Judged], at: int) -> bool:
    """Whether a row directly below a whole sentence is the text's last for what it stands above, or for its
    few words."""
    if rows[at - 1].reason:
        return False
    return _is_above_furniture(rows, at) or _is_parting(rows[at].line)


def _is_parting(line: Line) -> bool:
    """Whether a line is a sentence of a word or a few that asks its reader for nothing.

    >>> [_is_parting(Line(1, text)) for text in ("Sampai kapan?", "Semoga.", "Ikuti kami!", "Loading…")]
    [True, True, False, False]
    """
    if len(line.words) == 1:
        return _ALONE.fullmatch(line.text) is not None
    return _PARTING.fullmatch(line.text) is not None and not speaks_to_reader(line) and weigh(line) <= 0


def _is_above_furniture(rows: Sequence[Judged], at: int) -> bool:
    """Whether a short sentence without its stop stands between a whole one and who wrote the text, where no
    other story's headline does, or what else a page has there, where few do."""
    line, below = rows[at].line, rows[at + 1].reason if at + 1 < len(rows) else ""
    return (
        below != ""
        and (below in _SIGNING or _telling(line) >= _LIKELY)
        and len(line.words) >= (_SHORTEST if below in _SIGNING else _SHORTEST - 1)
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
    if len(words) < _SHORTEST_SAID or line.titled >= _FEW_CAPITALS or line.is_item:
        return False
    if _SAID.search(line.text[-60:]) and (len(words) >= _SHORTEST or line.text[0] in '"“‘'):
        return True
    if len(words) < _SHORTEST:
        return False
    if weigh(line) > 0 or speaks_to_reader(line):
        return False
    if line.text[-1] == ":":
        return len(words) >= _ANNOUNCING
    return bool(_OPEN_END.search(line.text)) and _telling(line) >= _TELLING


def _telling(line: Line) -> float:
    """How much likelier an article's sentence has a line's words than a headline has them."""
    weights = _weights()
    found = _WORD.findall(line.text.lower())
    if not found:
        return 0.0
    of_words = sum(
        weights.get(word) or (_OF_VERB if word.startswith("me") and _VERB.fullmatch(word) else 0)
        for word in set(found)
    )
    return of_words + weights.get(f"^{found[0]}", 0) + len(line.words) * _OF_WORD


@cache
def _weights() -> dict[str, int]:
    table = read_toml(Path(__file__).with_suffix(".toml"))
    return {word: int(weight) for weight, words in table.items() for word in words}


def _past_data(rows: Sequence[Judged], at: int, limit: int) -> int:
    """The row after two or more rows of data that begin at `at`, subheads between them; else `at`."""
    found, heads = at, 0
    data = int(is_datum(rows[at - 1].line) or _is_line_up(rows[at].line))
    for here in range(at, limit):
        line = rows[here].line
        if rows[here].reason in _SKIPPED:
            found += found == here
            continue
        if rows[here].reason:
            break
        if is_datum(line) or (data and found == here and _is_entry(line)):
            found, data = here + 1, data + 1
        elif len(line.words) <= _LONGEST_SUBHEAD and line.text[0].isupper() and here - found < 2:
            heads += 1
        else:
            break
    while found > at and rows[found - 1].reason:
        found -= 1
    return found if data >= 2 and data >= heads else at


def _is_line_up(line: Line) -> bool:
    """Whether a row alone is one of data: no menu has as many names behind a colon, or between semicolons."""
    entry = _ENTRY.fullmatch(line.text)
    named = entry is not None and entry[2].count(",") + entry[2].count(";") >= _LINE_UP
    return named and line.titled > _FEW_CAPITALS and is_datum(line)


def _is_entry(line: Line) -> bool:
    entry = _ENTRY.fullmatch(line.text)
    if entry is None or "http" in entry[2] or "@" in entry[2] or _OF_DESK.search(line.text):
        return False
    return len(entry[2].split()) <= _SHORT_VALUE


def is_datum(line: Line) -> bool:
    """A price, a result, a team, an hour: a row of a table that lost its lines.

    >>> [is_datum(Line(1, text)) for text in ("Gabah kering 25 kilogram: Rp 162.500", "Telp: (0281) 555123")]
    [True, False]
    """
    text = line.text.rstrip("\\ ")
    if len(line.words) > 80 or "http" in text or "@" in text:
        return False
    if _HOUR.fullmatch(text):
        return True
    if _OF_DESK.search(text):
        return False
    entry = _ENTRY.fullmatch(text)
    if entry and (_FIGURE.search(entry[2]) and len(entry[2].split()) <= _SHORT_VALUE):
        return True
    if text.count(";") >= 2 or (entry and text.count(",") >= 4) or _NAMES.fullmatch(text):
        return True
    if _SCORE.search(text) and (_VERSUS.search(text) or _RESULT.fullmatch(text)):
        return True
    return bool(_CLOCKED.match(text))
