"""The dateline that a paragraph begins with: 'BEIJING, KOMPAS.com - ', 'Jakarta (ANTARA) - '."""

from __future__ import annotations

import re

from search.analysis.patterns import late
from search.knowledge.outlets import SITE_ENDINGS

# '- -' is a dash whose hyphens a corpus took apart.
_SEP = r"(?:\s*(?:-(?:\s?-)+|—|–)\s*|\s+[-‐−]\s*|\s*[-‐−]\s+|\s*\|\s*)"
_NAME = r"(?:[A-Z][\w.'’]*|St\.)(?:[ \-](?:[A-Z][\w.'’]*|di|of|al|el|de)){0,3}"
_SITE = rf"(?:www\.)?[A-Za-z0-9][\w-]*(?:\.[\w-]+)?\.(?i:{SITE_ENDINGS})"
# Names that pass for a dateline without an outlet beside them ('Jakarta: …').
_CITY = (
    r"(?:Jakarta|Bandung|Surabaya|Medan|Semarang|Yogyakarta|Jogja|Makassar|Denpasar|Palembang|Solo|Bogor|"
    r"Bekasi|Depok|Tangerang|Malang|Padang|Pekanbaru|Batam|Balikpapan|Samarinda|Manado|Ambon|Kupang|Mataram|"
    r"Banda Aceh|London|Washington)"
)
_CAPITALS = r"[A-Z][A-Z'’.]+(?:[ \-][A-Z][A-Z'’.]+){0,3}"
# What capitals before a colon are when they are no place.
_LABEL = r"(?:OLEH|SUMBER|KATEGORI|NARASI|PENJELASAN|CATATAN|FOTO|VIDEO|HOAKS?|REFERENSI|FAKTA|KESIMPULAN)\b"
_DAY = r"(?:\d{1,2}/\d{1,2}|\d{1,2} [A-Z]\w+(?: \d{4})?)"
_AGENCY = rf"[(\[](?!(?i:{_LABEL}))(?:[A-Z][\w.]*(?:[ /\-][\w.]+){{0,3}}|{_SITE})[)\]]"
# Each with signs of which it has one: an article has a dateline of one form, and to compile all of them takes
# longer than to read it.
_FORMS = (
    # Jakarta (ANTARA) - ; Beijing, China (Xinhua) – ; MOSKOW, 14/3 (ANTARA) - ; (VOVworld) –
    ("([", late(rf"(?:{_NAME}(?:\s*,\s*{_NAME})?\s*,?\s*{_DAY}?\s*)?{_AGENCY}(?:{_SEP}|\s*[:.]\s*)")),
    # Jakarta, 4 Maret 2019 – ; a press release's
    (",", late(rf"{_NAME}\s*,\s*\(?\d{{1,2}} [A-Z]\w+ \d{{4}}\)?(?:{_SEP}|\s*[:.]\s+)")),
    # BEIJING, KOMPAS.com - ; Jakarta, CNN Indonesia -- ; REPUBLIKA.CO.ID, JAKARTA --
    (
        ",",
        late(
            rf"(?:{_SITE}|{_NAME})\s*,\s*(?:{_SITE}|{_NAME})(?:\s*,\s*{_NAME})?"
            rf"(?:{_SEP}|\s-|-(?=[A-Z]))\s*"
        ),
    ),
    # KONTAN.CO.ID - JAKARTA.
    (".", late(rf"{_SITE}{_SEP}[A-Z]{{3,}}[A-Z ,.]*(?:{_SEP}|\.\s|,\s)")),
    # TEMPO.CO, Medan:
    (",", late(rf"{_SITE}\s*,\s*{_NAME}\s*(?::\s*|\.\s)")),
    # Jakarta | Tribunterkini- ; BREBES | KABARLERENG.COM –
    ("|", late(rf"(?:{_NAME}|{_SITE})\s*\|\s*(?:{_SITE}|{_NAME})(?:{_SEP}|:\s)")),
    # INFOSEMARANGRAYA.COM -
    (".", late(rf"{_SITE}(?:{_SEP}|:\s)")),
    # Liputan6.com, Jakarta Presiden …
    (",", late(rf"{_SITE}\s*,\s*{_CITY}\s(?=[A-Z\"“])")),
    # PIKIRAN RAKYAT - ; JAKARTA -
    ("-—–‐−|", late(rf"(?:{_CAPITALS}{_SEP}|{_NAME}(?:\s*(?:-(?:\s?-)+|—|–)\s*|\s+-\s+))(?!\d)")),
    # Medan-BP: ; KBRN, Jakarta: ; Jakarta:
    (
        ":",
        late(rf"(?:{_NAME}-[A-Z]{{2,6}}|(?!{_LABEL})[A-Z]{{2,}}[\w.-]*(?:,\s*{_NAME})?|{_CITY}):\s+"),
    ),
    (".", late(r"RMOL\w*\.\s+")),
)
# Every dateline has one of these, and to look for them first takes a tenth of the time.
_SIGN = re.compile(r"[-‐−–—|:.]")
# 'Namun menurut …': a sentence, as most paragraphs. A name's small words are as in `_NAME`, and before what
# begins with a word in small letters stands no site.
_SENTENCE = re.compile(r"[A-Z][a-z]+ (?!di|of|al|el|de)[a-z]")
_AFTER = re.compile(r"[\"“‘'(\[A-Z0-9]")


def dateline(text: str) -> str:
    """The dateline that a paragraph begins with, or is as a whole; '' where it has none.

    >>> dateline("BANDUNG, KOMPAS.com - Gubernur membuka pasar murah.")
    'BANDUNG, KOMPAS.com - '
    >>> dateline("Jakarta, CNN Indonesia --"), dateline("Pasar itu dibuka kemarin.")
    ('Jakarta, CNN Indonesia --', '')
    """
    if _SENTENCE.match(text):
        return ""
    opening = text[:120]
    found = _match(opening) if _SIGN.search(opening) else None
    if not found or (len(text) > found.end() and not _AFTER.match(text, found.end())):
        return ""
    return found.group()


def _match(opening: str) -> re.Match[str] | None:
    """The first form that matches."""
    for signs, form in _FORMS:
        for sign in signs:
            if sign in opening:
                if found := form.match(opening):
                    return found
                break
    return None


def is_bare_dateline(text: str) -> bool:
    """A dateline alone on its line ('Jakarta, CNN Indonesia --'), its paragraph below."""
    text = text.strip()
    return len(text) < 60 and text[-1:] in "-–—:" and dateline(text) == text
