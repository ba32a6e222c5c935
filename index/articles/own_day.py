"""Whether a day beside a weekday in a text can be the day of the text, or is that of what it tells of."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# So much before a day is looked at: what somebody said to a reporter then stands in the same clause.
_CLAUSE: Final = 90
_NEW_CLAUSE: Final = re.compile(r"[.!?][\"”’]?\s|[.!?][\"”]")
# Who speaks to a reporter, and where a report was taken from, do so on its day or the one before.
_VERBS: Final = """
    kata ujar tutur ucap jelas ungkap tegas terang papar imbuh sebut tulis cetus beber pungkas tandas sambung
    tambah lanjut lapor harap nilai cuit kicau
"""
_SAID: Final = re.compile(
    rf"(?i)\b(?:{'|'.join(_VERBS.split())})(?:nya)?\b"
    r"|\b(?:kepada|dihubungi|ditemui|dikonfirmasi|dimintai|dikutip|dilansir|melansir|mengutip|keterangan(?:nya)?|"
    r"tertulis|rilis|siaran(?:nya)?|konferensi pers|jumpa pers|wawancara|wartawan|via|pantauan|mengatakan|"
    r"menyatakan|menuturkan|mengungkapkan|menjelaskan|menegaskan|mencuit|cuitan(?:nya)?|kicauan(?:nya)?)\b"
)
# 'terjadi pada Kamis (10/7/2025)': as often some days ago, or still to come.
_ON: Final = re.compile(r"(?i)\b(?:pada|sejak|hingga|sampai|mulai)(?: hari| tanggal)?\W*$")
_AGO: Final = re.compile(
    r"(?i)\W{0,3}(?:(?:malam|pagi|siang|sore|petang|dini hari|pekan|minggu|bulan|tahun)\W+)?"
    r"(?:lalu|silam|kemarin)\b"
)
# 'Kamis kemarin (5/8)', 'Sabtu lalu (6/3)'.
_DAYS_AGO: Final = re.compile(r"(?i)\b(?:lalu|silam|kemarin)\b")
_RANGE: Final = re.compile(r"\b(?:hingga|sampai|s/d|s\.d)\b")


class Standing(NamedTuple):
    """How a day stands in its sentence: `is_said`: somebody speaks then; `is_passing`: something takes place
    then."""

    is_said: bool
    is_passing: bool


def standing(paragraph: str, start: int, end: int) -> Standing:
    """How the day stands that is at `start` to `end`.

    >>> standing("ujar Ani di Serayu, Kamis (6/3/2025).", 20, 36)
    Standing(is_said=True, is_passing=False)
    >>> standing("Banjir itu terjadi pada Kamis (6/3/2025) lalu.", 24, 40)
    Standing(is_said=False, is_passing=True)
    """
    before = paragraph[max(0, start - _CLAUSE) : start]
    is_past = bool(
        _AGO.match(paragraph, end)
        or _RANGE.search(paragraph, start, end)
        or _DAYS_AGO.search(paragraph, start, end)
    )
    is_said = not is_past and _SAID.search(_NEW_CLAUSE.split(before)[-1]) is not None
    return Standing(is_said, is_past or _ON.search(before) is not None)
