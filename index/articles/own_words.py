"""How a text calls the outlet that it was written for: its readers, who spoke to it, what it looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from search.analysis.stemming import is_common_word
from search.knowledge.outlets import SITE_ENDINGS, Outlets

_NAME: Final = r"(?P<name>[A-Za-z0-9]\w{1,20}(?:\.(?:com|co|id|co\.id|tv))?(?: [A-Z]\w+){0,3})"
_SITE: Final = rf"(?P<site>(?:[A-Za-z0-9-]+\.)+(?i:{SITE_ENDINGS}))(?![\w-]|\.\w)"
_TO: Final = r"\b(?:kepada|di(?:hubungi|temui|konfirmasi|wawancarai?|jumpai)(?: oleh)?)"
_ITS: Final = r"(?:[Rr]edaksi |[Tt]im |reporter |[Ww]artawan |[Jj]urnalis |media )?"
# Who spoke to it; others take that over with the text: one such phrase does only where nobody is quoted.
_SPOKEN: Final = re.compile(rf"{_TO}\s?{_ITS}{_NAME}(?![\w@/])")
# What it got or saw itself; a link's spaces may be lost ('Pantauandetikcom').
_SEEN: Final = re.compile(
    r"\b(?:di(?:terima|lihat|himpun|rangkum|pantau)(?: oleh)?|[Pp]antauan|Dilihat|[Pp]enelusuran)"
    rf"\s?{_ITS}{_NAME}(?![\w@/])"
)
# Once is enough where a verb beside it says that it was told: what is sent or forbidden to a medium is news.
_TELLING: Final = re.compile(
    r"(?i)\b(?:(?:kata|ujar|tutur|ucap|jelas|ungkap|terang|sebut|tegas|papar|imbuh|cerita|beber)(?:nya)?"
    r"|ber(?:kata|ujar|tutur|cerita)|men(?:gatakan|gaku|uturkan|jelaskan|gungkapkan|egaskan|yebut|yebutkan|ambahkan"
    r"|erangkan|yampaikan|ceritakan|yatakan|gucapkan)|memaparkan|membeberkan|membenarkan|mengakui"
    r"|(?:penjelasan|pernyataan|keterangan|wawancara)(?:nya)?|(?:di)?(?:sampaikan|katakan))\b"
)
_BEFORE: Final = 110  # characters before the phrase in which its verb stands
_BEHIND: Final = 40
# The same of a site that no list has.
_SAID_TO: Final = re.compile(
    rf"(?:{_TO}|\bdi(?:terima|himpun|rangkum|pantau)(?: oleh)?|\b[Pp]antauan)\s{_ITS}{_SITE}"
)
_DOTTED: Final = re.compile(r"\.[A-Za-z]{2}")
# 'demikian dikutip detikINET dari Phone Arena': who quotes another.
_QUOTING: Final = re.compile(rf"\bdi(?:kutip|lansir|lihat|rangkum|himpun)\s?{_NAME} dari\b")
# 'dilansir Kompas.com', 'mengutip detikcom': another's words. Who is quoted so did not write the text.
_QUOTED: Final = re.compile(
    r"(?i)\b(?:di(?:kutip|lansir|sadur|beritakan)(?: oleh)?(?: dari)?|me(?:ngutip|lansir|nukil)(?: dari)?"
    rf"|dari|laman|situs)\s?(?:media |kantor berita |harian )?{_NAME}"
)
# That any other's words stand in the text: then what was said to a medium may be of those.
_OTHERS: Final = re.compile(
    r"(?i)\b(?:di(?:kutip|lansir|sadur|nukil|beritakan)|me(?:ngutip|lansir|nukil|nyadur)|(?:mem)?beritakan"
    r"|dilaporkan (?:oleh )?(?:media|kantor)|laporan (?:media|kantor)|artikel ini (?:telah|sudah|pernah))\b"
    r"|(?i:^\W*(?:sumber|source|foto|via)\s?:)"
)
# Media abroad that all who write of the world quote.
_ABROAD: Final = frozenset({
    "BBC News Indonesia", "DW Indonesia", "Al Jazeera", "TRT", "RFI", "CRI Indonesia", "Sputnik Indonesia",
    "ABC Indonesia", "NHK World", "Pars Today", "Press TV", "CNA Indonesia", "The Straits Times", "Xinhua",
    "CGTN Indonesia", "KBS World Indonesia", "Yonhap", "Kyodo News", "Bernama.com", "Radio Free Asia", "Goal",
    "Vatican News", "Al Mayadeen", "Daily Sabah", "The Star", "Malaysiakini", "Astro Awani", "Tatoli",
    "Sinar Harian", "Utusan Malaysia", "The Conversation", "Wikipedia",
})  # fmt: skip
# What has a name in the list and is spoken to for other reasons.
_BODIES: Final = frozenset({
    "Setkab", "Sekretariat DPR", "Muhammadiyah", "Majelis Ulama Indonesia", "PGI.or.id", "InfoPublik",
    "Trans7",
})  # fmt: skip
# Words that are nothing else in capitals inside a sentence, behind 'kepada'.
_TITLED: Final = frozenset({"Tempo", "Kontan", "Bisnis", "Gatra", "Kumparan", "Alinea", "Detik"})
# A fact check quotes what others were told. Its words in small letters, the headings of its sections.
_CHECKS: Final = (
    "hoaks", "hoax", "unggahan", "klaim", "narasi", "pemeriksa fakta", "pemeriksaan fakta", "====", "= = = ",
)  # fmt: skip
_HEADINGS: Final = re.compile(r"\b(?:KATEGORI|PENJELASAN|REFERENSI|KESIMPULAN)\b")
# What of those no text has that tells of a claim ('pabrik itu mengklaim …').
_SECTIONED: Final = re.compile(
    r"={4,}|(?:= ){3,}|\b(?:KATEGORI|NARASI|PENJELASAN|REFERENSI|KESIMPULAN)\b"
    r"|(?i:pemeriksa(?:an)? fakta|hoaks|hoax)"
)
# What the checker did itself.
_CHECKED: Final = re.compile(
    r"(?<![\w(/.@“\"])(?P<name>[A-Z]\w{4,20}) (?:(?:kemudian|lalu|juga|pernah|sudah|telah) )?"
    r"(?:menelusuri|memeriksa|memasukkan|mengakses|menemukan|melakukan|memanfaatkan|menggunakan|mencari"
    r"|menghubungi|mengusut|mengupas|membahas|mengulas|membantah|sejak)\b"
)


def find_own(outlets: Outlets, body: Sequence[str], beside: Sequence[str] = ()) -> str | None:
    """The outlet that a text names as its own; None where it names none or several, or quotes it. `beside`:
    lines that are no part of the text.

    >>> find_own(Outlets.load(), ['Dalam siaran pers yang diterima detikJateng, panen dimulai.'])
    'detikcom'
    >>> find_own(Outlets.load(), ['Pantauan detikcom, panen dimulai, dikutip dari detikcom.'])
    >>> find_own(Outlets.load(), ['"Panen dimulai," kata Tarno kepada Radar Solo.'])
    'Radar Solo'
    """
    called = {name for paragraph in body for name in outlets.of_readers(paragraph)}
    if len(called) == 1:
        return called.pop()
    quoting = _named(outlets, _QUOTING, body)
    if len(set(quoting)) == 1 and not any(_SECTIONED.search(paragraph) for paragraph in body):
        return quoting[0]
    if is_check(body):
        checked = set(_named(outlets, _CHECKED, body, in_full=True))
        return (
            checked.pop() if len(checked) == 1 and not checked & {*_named(outlets, _QUOTED, body)} else None
        )
    seen = _named(outlets, _SEEN, body)
    own = [*seen, *_named(outlets, _SPOKEN, body)]
    if not own:
        return _said_to(outlets, body, beside)
    if len(set(own)) != 1 or own[0] in _named(outlets, _QUOTED, body):
        return None
    if seen or len(own) > 1:
        return own[0]
    return own[0] if _is_told(_SPOKEN, body) and not _quotes_others(body, beside) else None


def is_check(body: Sequence[str]) -> bool:
    """Whether a text checks a claim, or tells of one.

    >>> is_check(["Unggahan itu keliru."]), is_check(["KESIMPULAN"]), is_check(["Padi dipanen."])
    (True, True, False)
    """
    text = "\n".join(body)
    low = text.lower()
    return any(word in low for word in _CHECKS) or _HEADINGS.search(text) is not None


def _is_told(phrase: re.Pattern[str], body: Sequence[str]) -> bool:
    """Whether a verb of speech goes with such a phrase, or the phrase is of a meeting."""
    for paragraph in body:
        for match in phrase.finditer(paragraph):
            before = re.split(r"[.!?] ", paragraph[max(0, match.start() - _BEFORE) : match.start()])[-1]
            behind = re.split(r"[.!?] ", paragraph[match.end() : match.end() + _BEHIND])[0]
            if match[0][:2] == "di" or _TELLING.search(before) or _TELLING.search(behind):
                return True
    return False


def _quotes_others(body: Sequence[str], beside: Sequence[str]) -> bool:
    return any(_OTHERS.search(text) for text in (*body, *beside))


def _said_to(outlets: Outlets, body: Sequence[str], beside: Sequence[str]) -> str | None:
    """The one site, listed nowhere, to which all was said."""
    sites = [
        match["site"]
        for paragraph in body
        if _DOTTED.search(paragraph)
        for match in _SAID_TO.finditer(paragraph)
    ]
    if len({site.casefold() for site in sites}) != 1 or _quotes_others(body, beside):
        return None
    if not _is_told(_SAID_TO, body):
        return None
    return (
        sites[0].removeprefix("www.")
        if not (outlets.spelled(sites[0]) or outlets.resembles_listed(sites[0]))
        else None
    )


def _named(
    outlets: Outlets, pattern: re.Pattern[str], body: Sequence[str], *, in_full: bool = False
) -> list[str]:
    """Outlets behind a phrase; an agency's name is in all outlets, one that is a word in any sentence.
    `in_full`: only sites and names that no word is written like."""
    return [
        found
        for paragraph in body
        for match in pattern.finditer(paragraph)
        if (found := _longest(outlets, match["name"]))
        and not (in_full and match["name"].istitle() and "." not in match["name"])
        and (pattern is _SPOKEN or match["name"] not in _TITLED)
    ]


def _longest(outlets: Outlets, words: str) -> str | None:
    """The outlet that the first words name, as many of them as can."""
    while words:
        if found := outlets.spelled(words):
            return found if _is_name(outlets, words, found) else None
        words = words.rpartition(" ")[0]
    return None


def _is_name(outlets: Outlets, written: str, outlet: str) -> bool:
    if outlet in _BODIES:
        return False
    if "." in written or written.endswith(" Indonesia"):
        return True
    if outlet in _ABROAD or (outlets.agency(written) and written != "Anadolu"):
        return False
    return (
        written in _TITLED
        or (" " in written and not written.islower())
        or not is_common_word(written.lower())
    )
