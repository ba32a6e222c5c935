"""A line of a page, measured: furniture, a date, a byline, a caption, prose, a headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Generic, TypeVar

from index.pages.marks import Together, bare, date_words, fold, marks, pattern, phrases, starting
from index.pages.other_stories import leads_away
from search.analysis.patterns import late
from search.knowledge.dateline import dateline, is_bare_dateline
from search.knowledge.dates import grammar
from search.knowledge.outlets import Outlets

# After the first kinds nothing of an article follows; below the others it may go on.
HARD_ENDS = frozenset({"tail", "comment", "copyright"})
SOFT_ENDS = frozenset({"box", "more", "tags", "paging"})

_ADVERT = marks("advert")
_SHOWN, _PAGING, _TAGS, _HANDLE, _BOX_HEADING = (
    marks(kind, together=True) for kind in ("shown", "paging", "tags", "handle", "box_heading")
)
_PROMO = marks("promo", ("t.me/", "saluran andalanmu"), together=True)
_NOTICE = marks(
    "notice",
    (
        "tanggung jawab",
        "berita pilihan",
        "cookie",
        "dilarang",
        "berkomentarlah",
        "yuk follow",
        "umpan balik",
    ),
    together=True,
)
_COPYRIGHT = marks("copyright", ("©", "all right", "hak cipta"), together=True)
_CRUMBS = marks("crumbs", (">", "»", "›"), together=True)
_BY, _TRIBUN, _END = map(marks, ("by", "tribun", "end"))
_CAPTION, _CREDIT_END, _SIDES = map(marks, ("caption", "credit_end", "sides"))
_CREDIT = pattern("credit")
_SLASH = re.compile(r"[/|](?!(?<=\d/)\d)")
_CLOSING = frozenset(")]")
_BYLINE = starting("byline", r"[\(\[]?\s*", r"(?:\s*/\s*\w+)?\s*[:|]\s*\S", together=True)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{1,2}(?:[.:]\d{1,2})?\b|\b[\w-]+\.(?:com|co\.id|id|co|net|org|tv)\b")
_BY_WORD = re.compile(r"(?i)\b(?:laporan|oleh|penulis|editor|reporter|pewarta|by)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_HOLDS_SIGN = re.compile(r"[©®|]|https?:")
_DIGIT = re.compile(r"\d")
_TWO_DIGITS = re.compile(r"\d\d")  # as each year has
# 'Foto tersebut dibuat …', 'Potret disertai narasi …': told of a picture, not below one.
_TELLS_OF = late(
    r"(?i)[\w-]+(?: layar)? (?:(?:yang|di|dalam) (?:\w+ ){1,4})?(?:ini|itu|tersebut|disertai|dengan|"
    r"berisi|adalah|merupakan|bukan|bukanlah|beredar|telah|sudah|diketahui)\b"
)
# The same in a short sentence: 'Tangkapan layar tersebut diberi keterangan berikut.'
_SHORT_TELLING = late(r"(?i)[\w-]+(?: layar)? (?:ini|itu|tersebut) (?:di|me|ber|ter)\w{3,} \w+ \w")
# Below a text agencies sign, below a picture an agency and a person.
_AGENCIES = late(
    r"[.!?\"”]\s*[(\[](?i:antara|afp|ap|reuters|xinhua|anadolu|bbc|cnn|voa|rmol)\s?/\s?"
    r"(?i:antara|afp|ap|reuters|xinhua|anadolu|bbc|cnn|voa|rmol|ant|jpnn|jpc|jpg|kcm|mcr\d+)[)\]]\.?$"
)
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
# What it ends with, a point behind the bracket aside.
_SIGNED_ENDS = frozenset(")]*")
# '(hek/ara)', '(Uu. H - RF / I015)'
_INITIALS = re.compile(
    r"^[\(\[]\s*[A-Za-z0-9.]{1,12}(?:(?<=\.) [A-Z]{1,3})?(?:\s*[/|,-]\s*[A-Za-z0-9.]{1,12}){0,4}\s*[\)\]]\.?$"
)
_GAMBAS = re.compile(
    r"(?i)\\?\[\s*(?:gambas|img|video|embed|gallery|caption|foto|photo|youtube|instagram|twitter)\b[^\]]*\].{0,25}$"
)
_DOMAIN = re.compile(
    r"(?i)(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\."
    r"(?:com|co\.id|id|co|net|org|tv|news|info|or\.id|go\.id|my)/?$"
)
_TICKER = re.compile(r"^[\W\d]*(?:[A-Z]{2,10}\s?[.,]*\d[\d.,]*)\s.*%|^\|.*\|$")
_ITEM = re.compile(r"(?:\d{1,2}|[a-zA-Z])[.)]\s+\S|[-–•*▪■●∙]\s*\S")
_NO_WORD = re.compile(r"^[\W\d_]*$")
_BREAKS = " \\"  # Markdown ends a line with a backslash
_OPEN_QUOTES = "\"“'‘«("
_TERMINAL = re.compile(
    r"[.!?…][\"”'’»)\]*]*$|[\"”’»]$|\*\*\*$|[.!?][\"”]?\s*[(\[][^()\[\]]{0,60}[)\]]$|"
    r"[.!?][\"”]?\s*(?:\*+|[-–—]\s?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})$|"
    # '… kata Rahayu. *ani', '… pekan depan./red', '… pagi. |Ani|', '… ujarnya. 7 nvi'
    r"[.!?][\"”]?\s*(?:[*/|_~<]{1,3}|--?)\s?[A-Za-z][\w./]{1,14}[*/|_~>]{0,2}$|"
    r"[.!?][\"”]? \d [a-z]{2,4}$"
)
# Of what `_TERMINAL` finds, the signs that need nothing before them.
_ENDS = frozenset('.!?…"”’»')
# Behind a last sentence as behind a caption: an agency or a site and a person.
_SIGNED_BY = late(r"[.!?\"”]\s*[(\[][\w.]{2,25}\s?/\s?[A-Z][\w.' ]{1,40}[)\]]\.?$")
_QUOTED_END = re.compile(r"[^.!?,…][\"”’»]$")
_PERIOD = re.compile(r"[^\W\d_]\.[\"”]?\s+[\"“A-Z]")
_ELLIPSIS = re.compile(r"(?:\.\s?){2,}$|…[\"”]?$|\.{2,}[\"”]$")
_MARKED_ENDS = "….\"”’'"
_CLOSE_QUOTES = "\"”’'"
_INNER = re.compile(r"[.!?][\"”]?\s+[\"“A-Z]")
# What a copyright line of more than 160 characters begins with.
_COPYRIGHT_SIGNS = "©Cc(Hh"


# 'Selanjutnya: Cara Menyimpan Bawang', but 'Selanjutnya: aduk sampai rata'.
_NEXT = re.compile(r"Selanjutnya\s?: [A-Z0-9]\S*(?: \S+){3,}$")

_T = TypeVar("_T")


class _Measure(Generic[_T]):
    """A property taken once and kept in its object: `functools.cached_property` without its lock, which takes
    a tenth of a page's time before Python 3.12. Two threads may take a measure twice, to the same value."""

    def __init__(self, take: Callable[[Any], _T]) -> None:
        self._take = take
        self._name = take.__name__
        self.__doc__ = take.__doc__

    def __get__(self, line: Line, owner: type | None = None) -> _T:
        like = line.like
        value: _T = self._take(line) if like is None else getattr(like, self._name)
        line.__dict__[self._name] = value
        return value


@dataclass(frozen=True)
class Line:
    """One line of the source, or a paragraph that the source wrapped, not blank and stripped; `number` counts
    from 1. Each measure is taken once, when it is first asked for.

    >>> Line(1, "Baca Juga: Harga Cabai Naik Lagi").reason, Line(2, "Editor: Budi").reason
    ('related', 'byline')
    >>> Line(3, "Terpopuler").reason, Line(4, "Petani di Brebes mulai memanen bawang merah pekan ini.").reason
    ('tail', '')
    """

    number: int
    text: str
    # One of the same text above it, which its measures are asked of.
    like: ClassVar[Line | None] = None

    @_Measure
    def words(self) -> tuple[str, ...]:
        """What stands between whitespace."""
        return tuple(self.text.split())

    @_Measure
    def long_words(self) -> tuple[str, ...]:
        """Words of four letters or more, folded: what two lines that say the same share."""
        return tuple(word.casefold() for word in _LONG_WORD.findall(self.text))

    @_Measure
    def fold(self) -> str:
        """See `marks.fold`: equal for lines that repeat each other."""
        return fold(self.text)

    @_Measure
    def dateline(self) -> str:
        """The dateline that it begins with, or ''."""
        return dateline(self.text)

    @_Measure
    def is_bare_dateline(self) -> bool:
        """A dateline alone, its paragraph below."""
        return is_bare_dateline(self.text)

    @_Measure
    def reason(self) -> str:
        """Why it is by itself no part of an article's text; '' for prose, headlines, the unknown."""
        return _reason(self)

    @_Measure
    def is_picture(self) -> bool:
        """A caption by weaker marks too ('(kiri)', '(Antara/Budi)'): for lines above the body only."""
        text = self.text
        if len(text) > 600:
            return False
        return bool(
            _CAPTION.found(text)
            or _find_credit(text)
            or _SIDES.found(text)
            or _CREDIT_END.found(text)
            or self.is_credited
        )

    @_Measure
    def is_credited(self) -> bool:
        """A short sentence that ends with the name of a site or an agency and a person's in brackets: between
        two paragraphs a picture's caption ('Petani memanen padi. (Contoh.com/Budi)')."""
        if len(self.text) >= 200 or len(self.words) >= 22:
            return False
        return bool(_SITE_CREDIT.search(self.text)) or (not self.is_item and _is_outlets(self.text))

    @_Measure
    def has_sides(self) -> bool:
        """No sentence, and who stands where in a picture: 'Rahayu (kiri) dan Budi'."""
        return (
            "(" in self.text
            and len(self.words) < 22
            and not (self.is_sentence or self.is_item)
            and bool(_SIDES.found(self.text))
        )

    @_Measure
    def is_prose(self) -> bool:
        """A sentence or more: long, and ended as sentences are."""
        text, words = self.text, len(self.words)
        if self.is_marked_headline:
            return False
        if words >= 25 and (words >= 32 or self._is_ended or _INNER.search(text)):
            return True
        if words >= 10 and text[-1:] not in "?!" and self._is_ended:
            # 'Camat Tegur Tiga "Juragan"' is a headline; a quoted sentence opens with its quote too.
            return words >= 16 or not _QUOTED_END.search(text[-3:]) or text[0] in _OPEN_QUOTES
        return words >= 14 and bool(_INNER.search(text))

    @_Measure
    def _is_ended(self) -> bool:
        end = self.text[-75:].rstrip(_BREAKS)
        return (
            end[-1:] in _ENDS
            or bool(_TERMINAL.search(end))
            or ("Foto: " in end and bool(_PICTURED.search(end)))
        )

    @_Measure
    def is_marked_headline(self) -> bool:
        """A headline that ends as a sentence does, in an ellipsis or quoted as a whole; capitals tell."""
        text = self.text
        if text[-1] not in _MARKED_ENDS or not 3 <= len(self.words) <= 24 or len(text) > 220:
            return False
        quoted = text[-1] in _CLOSE_QUOTES and text[0] in _OPEN_QUOTES
        if not (quoted or _ELLIPSIS.search(text[-8:])):
            return False
        return self.titled >= 0.6 and not self.has_sentences

    @_Measure
    def has_sentences(self) -> bool:
        """More than one sentence, a headline's question before its answer not counted."""
        return bool(_PERIOD.search(self.text[:-1]))

    @_Measure
    def is_headline(self) -> bool:
        """A line that could be a title: three words or more, no full stop at its end."""
        text = self.text
        if self.is_marked_headline:
            return text[0] not in "#@" and not _HOLDS_SIGN.search(text)
        return (
            3 <= len(self.words) <= 30
            and 15 <= len(text) <= 220
            and text[0] not in "#@"
            and text[-1] not in ".,:;"
            and not _HOLDS_SIGN.search(text)
            and not self.is_prose
        )

    @_Measure
    def opens_story(self) -> bool:
        """A paragraph behind a dateline, though its own end may be lost."""
        if not self.dateline or self.is_prose:
            return bool(self.dateline)
        return len(self.words) >= 10 and self.titled < 0.75 and any(sign in self.dateline for sign in ".,(")

    @_Measure
    def is_sentence(self) -> bool:
        """Ends as a sentence does, be it short ('Dia tertawa.'); not a headline with '?' or '!'."""
        if self.text[-1:] in "?!":
            return self.titled < 0.5
        return len(self.words) > 1 and self._is_ended

    @_Measure
    def is_signed(self) -> bool:
        """A paragraph that a desk signed as the last ('… katanya. (hek/ara)', '… pekan ini.***')."""
        end = self.text[-2:]
        return not _SIGNED_ENDS.isdisjoint(end) and bool(_SIGNED.search(self.text[-80:]))

    @_Measure
    def is_signed_by_person(self) -> bool:
        """A sentence and behind it an agency or a site and a person in brackets: a caption between two
        paragraphs, and the last one of an article by its end."""
        return self.is_prose and bool(_SIGNED_BY.search(self.text[-80:]))

    @_Measure
    def is_item(self) -> bool:
        """A row of a list ('1. …', '- …', '• …')."""
        return _is_item(self.text)

    @_Measure
    def is_stray_headline(self) -> bool:
        """Too long and too capitalised for a subhead: another story's headline between two paragraphs."""
        text = self.text
        if len(text) > 220 or self.is_sentence or text[-1:] in ":;," or self.titled < 0.75:
            return False
        # Of names, and broken off: a headline in capitals ends with one.
        if self.words[-1].islower() and self.titled < 0.9:
            return False
        plain = bare(text)
        # Behind a bullet shorter ones too: '• Harga Cabai di Brebes Naik Lagi' is a link, '• Beras' is none.
        return len(plain.split()) >= (6 if text[0] == "•" else 9) and not re.match(r"\d", plain)

    @_Measure
    def titled(self) -> float:
        """The share of its longer words that begin with a capital."""
        words = [word.lstrip(_OPEN_QUOTES) for word in self.words]
        words = [word for word in words if len(word) > 3 and word[0].isalpha()]
        return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def measured(numbered: Iterable[tuple[int, str]]) -> Iterator[Line]:
    """Numbered texts as lines, those that say the same measured once: of ten thousand lines on one page most
    repeat others.

    >>> above, below = measured([(1, "Baca Juga"), (2, "Baca Juga")])
    >>> below.number, below.reason is above.reason
    (2, True)
    """
    first: dict[str, Line] = {}
    for number, text in numbered:
        line = Line(number, text)
        above = first.setdefault(text, line)
        if above is not line:
            line.__dict__["like"] = above
        yield line


def _reason(line: Line) -> str:
    kind = _marked(line)
    # In an interview: 'Wartawan: Kapan jembatan itu dibuka?'
    if kind == "byline" and line.text[-1] == "?":
        return ""
    return "" if kind in _SAID_OF and line.text[-1] == "." and _is_told(line.text, kind) else kind


def _is_told(text: str, kind: str) -> bool:
    """Whether a short sentence with a kind's marks is the article's own: who said so stands behind it, or it
    tells of the thing that it points at ('Laporan wartawan asing itu dibukukan')."""
    if len(text) > 160:
        return False
    return bool(_REPORTED.search(text)) or (kind in _TOLD_OF and bool(_POINTS_AT.match(text)))


def _marked(line: Line) -> str:
    text, size = line.text, len(line.text)
    if size <= 80 and (kind := _of_phrases(line)):
        return kind
    if size <= 120 and (_GAMBAS.match(text) or _ADVERT.found(text)):
        return "advert"
    if size <= 220 and text.startswith("Selanjutnya") and _NEXT.match(text) and line.titled >= 0.75:
        return "related"
    if size <= 220 and leads_away(text):
        if _PAGING.found(text):
            return "paging"
        # 'Baca_Juga Kepala dinas mengatakan, …': a heading glued to the next paragraph, which stays.
        if ":" in text or not (line.is_prose and len(line.words) > 13):
            return "related"
    if size <= 160:
        if line.is_bare_dateline:
            return ""
        for kind, fits in _SHORT if _SHORT_MARKS.may_have(text) else _UNMARKED:
            if fits(text):
                return kind
    elif size <= 400 and text[0] in _COPYRIGHT_SIGNS and _COPYRIGHT.begins(text):
        return "copyright"
    if size <= 300 and _REQUEST_MARKS.may_have(text) and not _REPORTED.search(text):
        for kind, found in _REQUESTS:
            if found(text):
                return kind
    return "caption" if _is_caption(line) else ""


def _of_phrases(line: Line) -> str:
    """The kind of a known phrase, or of a row of links of which two are: 'Tentang Kami. Redaksi. Karier.'"""
    if not line.fold:
        return "notice"
    if kind := phrases().get(line.fold):
        return kind
    if line.text[-1] not in ".|" or line.text.count(line.text[-1]) < 2:
        return ""
    parts = [fold(part) for part in _LINKS.split(line.text) if part.strip()]
    if any(part.count(" ") >= _LINK_WORDS for part in parts):
        return ""
    kinds = [kind for part in parts if (kind := phrases().get(part))]
    return kinds[0] if len(kinds) > 1 and 2 * len(kinds) >= len(parts) else ""


_LINKS = re.compile(r"[.|·•]")
_LINK_WORDS = 3

# A headline of what each day has anew: 'Prakiraan Cuaca Cengkir Kamis 14 Mei 2026'.
_DATED_TITLE = late(
    r"(?i)(?:jadwal|harga|prakiraan|perkiraan|ramalan|kurs|klasemen|prediksi|horoskop|zodiak|lowongan|khutbah|"
    r"renungan|kode|kalender|bacaan|hasil) [^\d\s]"
)


def is_date_line(text: str) -> bool:
    """A line that does little else than state a day ('Selasa, 01 Maret 2022 | 10:10 WIB').

    >>> is_date_line("Terbit 12 Mei 2021, 10:00 WIB"), is_date_line("Pada 12 Mei 2021 ia keluar dari situ")
    (True, False)
    """
    words = len(text.split())
    if words > 16 or (words > 7 and text[-1:] == ".") or not _DIGIT.search(text) or text[0] in _SPEECH:
        return False
    dated = grammar.find(text) if _TWO_DIGITS.search(text) else ()
    found = next((stated for stated in dated if stated.year), None)
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
    if names and _is_item(text):
        return False  # '- Pendaftaran: 1 Oktober 2025'
    if text[-1:] == "." and any(name.islower() for name in names) and not _DATES_ITSELF.match(text):
        return False  # 'Namanya tercatat pada 22 Agustus 2022.'
    if len(names) > 1 and _DATED_TITLE.match(text):
        return False
    if found and found.day is None and (names or rest):
        return False  # a headline that names a month
    if len(names) > 1 and (names[-1].casefold() in _HAPPENING or _TO_DAY.search(before)):
        return False  # a headline that names an event's day, or days
    # A name may stand before the day ('Nila Cahyani, 20 Des 2019'); a sentence goes on behind it.
    return len(names) <= 4 and len(rest) <= 2 and len(names) + len(rest) <= 5


# 'Festival Perahu Digelar 20 Agustus 2022', '… 20-24 Agustus 2022'
_HAPPENING = frozenset({
    "berakhir", "berlaku", "berlangsung", "diadakan", "dibuka", "digelar", "dihelat", "dilaksanakan",
    "dimulai", "diperpanjang", "diresmikan", "diselenggarakan", "ditutup", "hingga", "mulai", "sampai",
})  # fmt: skip
_TO_DAY = late(r"\d\s*(?:[-–]|s/d|hingga|sampai)\s*$")
# 'Artikel ini diperbarui pada 12 Mei 2021.'
_DATES_ITSELF = late(
    r"(?i)(?:artikel|berita|tulisan|laporan|halaman|laman|konten|foto|video|di(?:perba|ter|pub|ung|mua))"
)
# What no date line begins with: '"Sudah lama," katanya, Minggu 11 Mei 2025.'
_SPEECH = '"“'


def _is_item(text: str) -> bool:
    return bool(_ITEM.match(text))


def _is_caption(line: Line) -> bool:
    """A picture's caption or credit by marks that prose does not have."""
    text = line.text
    if len(text) > 350 or (text[-1:] in _CLOSING and _OFFICE.search(text[-60:])):
        return False
    if len(line.words) > 7 and "/" in text[-60:] and _PICTURED.search(text[-60:]):
        return False
    if _CAPTION.found(text):
        return not (
            _TELLS_OF.match(text) if line.is_prose else line.is_sentence and _SHORT_TELLING.match(text)
        )
    # A dateline excuses a credit inside the line, not one at its end ('FILE - … (Foto: AP/Budi)').
    found = _find_credit(text)
    if found and line.is_prose and _AGENCIES.search(text):
        return False
    return bool(found and (found.end() >= len(text) - 1 or not line.dateline))


# What a press office sets behind its last sentence: '… penyuluh. (Humas/Ani)'.
_OFFICE = re.compile(
    r"[.!?\"”]\s*\((?:(?:Humas|HUMAS|Hms|Diskominfo|Kominfo|Prokopim|Protokol|Rls|Adv|Red|MC)[\w ]{0,20}"
    r"/[\w. /]{2,30}|[\w. ]{2,30}/(?:Humas|HUMAS|Hms|Diskominfo|Kominfo|Prokopim|Protokol|MC)[\w ]{0,20})\)$"
)
# Behind the desk's signature who took the picture above: '… pekan depan. (ani/bdi) Foto: Sari/awi'.
_PICTURED = re.compile(r"[.!?\"”]\s*\((?:\w{1,12}/)+\w{1,12}\) Foto: [^.]{3,40}$")


def _is_outlets(text: str) -> bool:
    """Whether a line ends with an outlet's name and a person's in brackets ('… padi (Kabar Desa/Ani)')."""
    if not text.endswith((")", ").")) or "/" not in text[-_LONGEST_CREDIT:]:
        return False
    pair = _CREDIT_PAIR.search(text[-_LONGEST_CREDIT:])
    if pair is None:
        return False
    names = Outlets.shipped()
    return any(
        names.spelled(outlet) is not None and _PERSON.fullmatch(person) is not None
        for outlet, person in (pair.groups(), pair.groups()[::-1])
    )


_LONGEST_CREDIT: Final = 80  # characters
_CREDIT_PAIR: Final = re.compile(r"\(([^()/]{2,40}?)\s?/\s?([^()/]{2,40})\)\.?$")
_PERSON: Final = re.compile(r"[A-Z@][\w.’']*(?: [A-Z][\w.’']*){0,4}")


def _find_credit(text: str) -> re.Match[str] | None:
    return _CREDIT.search(text) if _may_credit(text) else None


def _may_credit(text: str) -> bool:
    """Whether a line has what each credit has one of: 'photo', 'foto' or 'image'; a slash between other
    things than figures; a bracket that closes at its end and begins with a letter."""
    low = text.lower()
    if "oto" in low or "mage" in low or (("/" in low or "|" in low) and _SLASH.search(low)):
        return True
    if text[-1:] in _CLOSING or text[-2:-1] in _CLOSING:
        opened = max(text.rfind("("), text.rfind("[")) + 1
        return text[opened : opened + 1].isalpha()
    return False


_SHORT_MARKS: Final = Together(_COPYRIGHT, _TAGS, _BOX_HEADING, _PAGING, _END, _BYLINE, _HANDLE, _CRUMBS)
_REQUEST_MARKS: Final = Together(_PROMO, _SHOWN, _NOTICE)
# Who said so stands behind it: a sentence of the article ('Jangan lupa subscribe, begitu pesannya').
_REPORTED: Final = re.compile(
    r"[,\"”] (?:kata|ujar|ajak|pesan|tulis|bunyi|begitu|demikian|tutur|ucap|imbuh|tegas|jelas|sahut|pinta|"
    r"imbau|saran|teriak|ungkap|kenang|lanjut|tambah)(?:nya)?\b"
)
# Kinds that a sentence may have the marks of, and those whose own marks point at nothing.
_SAID_OF: Final = frozenset({"related", "copyright", "tags", "byline", "notice", "promo", "paging"})
_TOLD_OF: Final = frozenset({"copyright", "byline", "notice"})
_POINTS_AT: Final = late(
    r"(?i)(?!.*\b(?:anda|kamu|kami)\b)[\w-]+(?: [\w-]+){0,4} (?:itu|tersebut)\b,? (?-i:[a-z])"
)
# What a line of 160 characters at most may be, in the order of trying.
_SHORT: Final[tuple[tuple[str, Callable[[str], object]], ...]] = (
    ("date", is_date_line),
    ("copyright", _COPYRIGHT.found),
    ("outlet", _DOMAIN.match),
    ("tags", _TAGS.found),
    ("more", _BOX_HEADING.begins),
    ("paging", _PAGING.found),
    ("tail", _END.begins),
    ("byline", _BYLINE.begins),
    ("byline", _BY.found),
    ("byline", _TRIBUN.found),
    ("editor", _INITIALS.match),
    ("editor", _NAMES_ALONE.match),
    ("caption", _HANDLE.found),
    ("menu", _CRUMBS.found),
    ("menu", _TICKER.match),
    ("notice", _NO_WORD.match),
)
# The same for a line without one of `_SHORT_MARKS`.
_UNMARKED: Final = tuple(each for each in _SHORT if getattr(each[1], "__self__", None) not in _SHORT_MARKS)
# The same for up to 300: what asks the reader for something.
_REQUESTS: Final[tuple[tuple[str, Callable[[str], object]], ...]] = (
    ("promo", _PROMO.found),
    ("promo", _SHOWN.found),
    ("notice", _NOTICE.found),
)
