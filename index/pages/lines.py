"""What one line of a page is by itself: furniture, a date, a byline, a caption, prose, a headline."""

from __future__ import annotations

import re

from index.pages.dateline import dateline, is_bare_dateline
from index.pages.marks import bare, date_words, fold, marks, pattern, phrases, starting
from search.knowledge.dates import grammar

__all__ = ["dateline", "fold", "is_bare_dateline"]  # the rest of what a caller asks of a line

# After the first kinds nothing of an article follows; below the others it may go on.
HARD_ENDS = frozenset({"tail", "comment", "copyright"})
SOFT_ENDS = frozenset({"box", "more", "tags", "paging"})

_ADVERT, _PROMO, _SHOWN, _NOTICE = map(marks, ("advert", "promo", "shown", "notice"))
_COPYRIGHT, _PAGING, _TAGS, _CRUMBS = map(marks, ("copyright", "paging", "tags", "crumbs"))
_BY, _TRIBUN, _HANDLE = map(marks, ("by", "tribun", "handle"))
_CAPTION, _CREDIT_END, _SIDES = map(marks, ("caption", "credit_end", "sides"))
_CREDIT = pattern("credit")
# Every credit has one of these; most prose has none.
_CREDIT_SIGN = re.compile(r"(?i)[/|(\[]|foto|photo|image")
_RELATED = starting("related", r"[\W_]{0,3}")
_BYLINE = starting("byline", r"[\(\[]?\s*", r"(?:\s*/\s*\w+)?\s*[:|]\s*\S")
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{1,2}(?:[.:]\d{1,2})?\b|\b[\w-]+\.(?:com|co\.id|id|co|net|org|tv)\b")
_BY_WORD = re.compile(r"(?i)\b(?:laporan|oleh|penulis|editor|reporter|pewarta|by)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_SITE_CREDIT = re.compile(
    r"\((?:[\w-]+\.(?:com|co\.id|id|net)|AFP|AP|REUTERS|Reuters|ANTARA(?: FOTO)?|Antara(?: Foto)?|EPA|Xinhua)"
    r"\s?/\s?[^()]{2,60}\)\.?$"
)
_AGO = re.compile(r"\b\d+\s+(?:detik|menit|jam|hari|minggu|bulan|tahun)\s+(?:yang\s+)?lalu\b", re.I)
_NAMES_ALONE = re.compile(r"^[(\[]\s*[A-Z][\w.'’]*(?:[ /,]\s*[A-Z@][\w.'’]*){0,9}\s*[)\]]\.?$")
# What a desk sets behind the last sentence: '(hek/ara)', '(antara/jpnn)', '(*/M038)'.
_SIGNED = re.compile(
    r"[.!?\"”’]\s*[(\[](?=[^)\]]*[A-Za-z*])(?:[\w*]{1,12}[/|]){1,4}[\w*]{1,12}[)\]]\.?$|"
    r"\w\*\*\*$|[.!?\"”]\s*\*\*\*$"
)
_INITIALS = re.compile(r"^[\(\[]\s*[A-Za-z0-9.]{1,12}(?:\s*[/|,-]\s*[A-Za-z0-9.]{1,12}){0,4}\s*[\)\]]\.?$")
_GAMBAS = re.compile(
    r"(?i)\\?\[\s*(?:gambas|img|video|embed|gallery|caption|foto|photo|youtube|instagram|twitter)\b[^\]]*\].{0,25}$"
)
_DOMAIN = re.compile(
    r"(?i)(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\."
    r"(?:com|co\.id|id|co|net|org|tv|news|info|or\.id|go\.id|my)/?$"
)
_TICKER = re.compile(r"^[\W\d]*(?:[A-Z]{2,10}\s?[\d.,]+)\s.*%|^\|.*\|$")
_ITEM = re.compile(r"(?:\d{1,2}|[a-zA-Z])[.)]\s+\S|[-–•*▪■●]\s*\S")
_NO_WORD = re.compile(r"^[\W\d_]*$")
_BREAKS = " \\"  # Markdown ends a line with a backslash
_OPEN_QUOTES = "\"“'‘«("
_TERMINAL = re.compile(r"[.!?…][\"”'’»)\]*]*$|[\"”’»]$|\*\*\*$|[.!?]\s*[(\[][^()\[\]]{1,25}[)\]]$")
_QUOTED_END = re.compile(r"[^.!?,…][\"”’»]$")
_INNER = re.compile(r"[.!?][\"”]?\s+[\"“A-Z]")


def reason(text: str) -> str | None:
    """Why a line taken by itself is no part of an article's text; None for prose, headlines, the unknown.

    >>> reason("Baca Juga: Harga Cabai Naik Lagi"), reason("Editor: Budi"), reason("Terpopuler")
    ('related', 'byline', 'tail')
    >>> reason("Petani di Brebes mulai memanen bawang merah pekan ini.") is None
    True
    """
    text = text.strip()
    size = len(text)
    if size <= 80:
        folded = fold(text)
        if not folded:
            return "notice"
        if kind := phrases().get(folded):
            return kind
    if size <= 120 and (_GAMBAS.match(text) or _ADVERT.found(text)):
        return "advert"
    if size <= 220 and _RELATED.match(text):
        if _PAGING.found(text):
            return "paging"
        # 'Baca_Juga Kepala dinas mengatakan, …': a heading glued to the next paragraph, which stays.
        if ":" in text or not (is_prose(text) and len(text.split()) > 13):
            return "related"
    if size <= 160:
        if is_bare_dateline(text):
            return None
        if is_date_line(text):
            return "date"
        if _COPYRIGHT.found(text):
            return "copyright"
        if _DOMAIN.match(text):
            return "outlet"
        if _TAGS.found(text):
            return "tags"
        if _PAGING.found(text):
            return "paging"
        if _BYLINE.match(text) or _BY.found(text) or _TRIBUN.found(text):
            return "byline"
        if _INITIALS.match(text) or _NAMES_ALONE.match(text):
            return "editor"
        if _HANDLE.found(text):
            return "caption"
        if _CRUMBS.found(text) or _TICKER.match(text):
            return "menu"
        if _NO_WORD.match(text):
            return "notice"
    elif size <= 400 and text[:1] in "©Cc(Hh" and _COPYRIGHT.beginning and _COPYRIGHT.beginning.match(text):
        return "copyright"
    if size <= 300 and (_PROMO.found(text) or _SHOWN.found(text)):
        return "promo"
    if size <= 300 and _NOTICE.found(text):
        return "notice"
    return "caption" if is_caption(text) else None


def is_date_line(text: str) -> bool:
    """A line that does little else than state a day ('Selasa, 01 Maret 2022 | 10:10 WIB').

    >>> is_date_line("Terbit 12 Mei 2021, 10:00 WIB"), is_date_line("Pada 12 Mei 2021 ia keluar dari situ")
    (True, False)
    """
    words = len(text.split())
    if words > 16 or (words > 7 and text[-1:] == ".") or not _DIGIT.search(text):
        return False
    found = next((stated for stated in grammar.find(text) if stated.year), None)
    if not found and not _AGO.search(text):
        return False
    before, after = (text[: found.start], text[found.end :]) if found else (_AGO.sub(" ", text), "")
    names, rest = (
        [
            word
            for word in _WORD.findall(_CLOCK.sub(" ", _BY_WORD.split(side)[0]))
            if word.casefold() not in date_words()
        ]
        for side in (before, after)
    )
    if names and is_item(text):
        return False  # '- Pendaftaran: 1 Oktober 2025'
    if found and found.day is None and (names or rest):
        return False  # a headline that names a month
    # A name may stand before the day ('Nila Cahyani, 20 Des 2019'); a sentence goes on behind it.
    return len(names) <= 4 and len(rest) <= 2 and len(names) + len(rest) <= 5


def is_caption(text: str) -> bool:
    """A picture's caption or credit by marks that prose does not have."""
    if len(text) > 350:
        return False
    if _CAPTION.found(text):
        return True
    # A dateline excuses a credit inside the line, not one at its end ('FILE - … (Foto: AP/Budi)').
    found = _find_credit(text)
    return bool(found and (found.end() >= len(text) - 1 or not dateline(text)))


def _find_credit(text: str) -> re.Match[str] | None:
    return _CREDIT.search(text) if _CREDIT_SIGN.search(text) else None


def is_picture(text: str) -> bool:
    """A caption by weaker marks too ('(kiri)', '(Antara/Budi)'): for lines above the body only."""
    if len(text) > 600:
        return False
    return bool(_CAPTION.found(text) or _find_credit(text) or _SIDES.found(text) or _CREDIT_END.found(text))


def is_credited(text: str) -> bool:
    """A short sentence that ends with a site's or an agency's name and a person's in brackets: between two
    paragraphs a picture's caption ('Petani memanen padi. (Contoh.com/Budi)')."""
    return len(text) < 200 and len(text.split()) < 22 and bool(_SITE_CREDIT.search(text))


def is_prose(text: str) -> bool:
    """A sentence or more: long, and ended as sentences are."""
    words = len(text.split())
    if words >= 25 and (_TERMINAL.search(text[-40:].rstrip(_BREAKS)) or _INNER.search(text) or words >= 32):
        return True
    if words >= 10 and text.rstrip()[-1:] not in "?!" and _TERMINAL.search(text[-40:].rstrip(_BREAKS)):
        # 'Camat Tegur Tiga "Juragan"' is a headline; a quoted sentence opens with its quote too.
        return words >= 16 or not _QUOTED_END.search(text[-3:]) or text.lstrip()[0] in _OPEN_QUOTES
    return words >= 14 and bool(_INNER.search(text))


def is_headline(text: str) -> bool:
    """A line that could be a title: three words or more, no full stop at its end."""
    words = text.split()
    if text[:1] in "#@" or re.search(r"[©®|]|https?:", text):
        return False
    return (
        3 <= len(words) <= 30
        and 15 <= len(text) <= 220
        and not re.search(r"[.,:;]$", text)
        and not is_prose(text)
    )


def opens_story(text: str) -> bool:
    """A paragraph behind a dateline, though its own end may be lost."""
    place = dateline(text)
    if not place or is_prose(text):
        return bool(place)
    return len(text.split()) >= 10 and titled(text) < 0.75 and any(sign in place for sign in ".,(")


def is_sentence(text: str) -> bool:
    """A line that ends as a sentence does, be it short ('Dia tertawa.'); not a headline with '?' or '!'."""
    if text[-1:] in "?!":
        return titled(text) < 0.5
    return len(text.split()) > 1 and bool(_TERMINAL.search(text[-40:].rstrip(_BREAKS)))


def is_signed(text: str) -> bool:
    """A paragraph that a desk signed as the last ('… katanya. (hek/ara)', '… pekan ini.***')."""
    return bool(_SIGNED.search(text[-80:]))


def is_item(text: str) -> bool:
    """A row of a list ('1. …', '- …', '• …')."""
    return bool(_ITEM.match(text))


def is_stray_headline(text: str) -> bool:
    """Too long and too capitalised for a subhead: another story's headline between two paragraphs."""
    if len(text) > 220 or is_sentence(text) or text[-1:] in ":;," or titled(text) < 0.75:
        return False
    plain = bare(text)
    # Behind a bullet shorter ones too: '• Harga Cabai di Brebes Naik Lagi' is a link, '• Beras: 12 ton' not.
    return len(plain.split()) >= (6 if text[0] == "•" else 9) and not re.match(r"\d", plain)


def titled(text: str) -> float:
    """The share of a line's longer words that begin with a capital."""
    words = [w.lstrip(_OPEN_QUOTES) for w in text.split()]
    words = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0
