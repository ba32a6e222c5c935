"""How a text calls the outlet that it was written for: its readers, who spoke to it, what it looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from search.analysis.stemming import is_common_word
from search.knowledge.outlets import Outlets

_NAME: Final = r"(?P<name>[A-Za-z0-9]\w{3,20}(?:\.(?:com|co|id|co\.id|tv))?)"
# Who spoke to it; others take that over with the text, so one such phrase does not do.
_SPOKEN: Final = re.compile(
    r"\b(?:kepada|di(?:hubungi|temui|konfirmasi|wawancarai?|jumpai)(?: oleh)?)"
    rf"\s?(?:[Tt]im |reporter |wartawan )?{_NAME}(?![\w@/])"
)
# What it got or saw itself; a link's spaces may be lost ('Pantauandetikcom').
_SEEN: Final = re.compile(
    r"\b(?:di(?:terima|lihat|himpun|rangkum|pantau)(?: oleh)?|[Pp]antauan|Dilihat|[Pp]enelusuran)"
    rf"\s?(?:redaksi |[Tt]im |reporter |wartawan )?{_NAME}(?![\w@/])"
)
# 'demikian dikutip detikINET dari Phone Arena': who quotes another.
_QUOTING: Final = re.compile(rf"\bdi(?:kutip|lansir|lihat|rangkum|himpun)\s?{_NAME} dari\b")
# 'dilansir Kompas.com', 'mengutip detikcom': another's words. Who is quoted so did not write the text.
_QUOTED: Final = re.compile(
    r"(?i)\b(?:di(?:kutip|lansir|sadur|beritakan)(?: oleh)?(?: dari)?|me(?:ngutip|lansir|nukil)(?: dari)?"
    rf"|dari|laman|situs)\s?{_NAME}"
)
# A fact check quotes what others were told.
CHECKING: Final = re.compile(
    r"={4,}|(?:= ){3,}|\b(?:KATEGORI|NARASI|PENJELASAN|REFERENSI|KESIMPULAN)\b"
    r"|(?i:pemeriksa(?:an)? fakta|hoaks|hoax|unggahan|klaim|narasi)"
)
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


def find_own(outlets: Outlets, body: Sequence[str]) -> str | None:
    """The outlet that a text names as its own; None where it names none or several, or quotes it.

    >>> find_own(Outlets.load(), ['Dalam siaran pers yang diterima detikJateng, panen dimulai.'])
    'detikcom'
    >>> find_own(Outlets.load(), ['Pantauan detikcom, panen dimulai, dikutip dari detikcom.'])
    """
    called = {name for paragraph in body for name in outlets.of_readers(paragraph)}
    if len(called) == 1:
        return called.pop()
    quoting = _named(outlets, _QUOTING, body)
    if len(set(quoting)) == 1 and not any(_SECTIONED.search(paragraph) for paragraph in body):
        return quoting[0]
    if any(CHECKING.search(paragraph) for paragraph in body):
        checked = set(_named(outlets, _CHECKED, body))
        return (
            checked.pop() if len(checked) == 1 and not checked & {*_named(outlets, _QUOTED, body)} else None
        )
    seen = _named(outlets, _SEEN, body)
    own = [*seen, *_named(outlets, _SPOKEN, body)]
    if len(set(own)) != 1 or own[0] in _named(outlets, _QUOTED, body):
        return None
    return own[0] if seen or len(own) > 1 else None


def _named(outlets: Outlets, pattern: re.Pattern[str], body: Sequence[str]) -> list[str]:
    """Outlets behind a phrase; an agency's name is in all outlets, one that is a word in any sentence."""
    return [
        found
        for paragraph in body
        for match in pattern.finditer(paragraph)
        if (found := outlets.spelled(match["name"]))
        and not outlets.agency(match["name"])
        and ("." in match["name"] or not (match["name"].istitle() or is_common_word(match["name"].lower())))
    ]
