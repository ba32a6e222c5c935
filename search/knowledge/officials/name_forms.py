"""A name with the forms that other languages and newsrooms give its words made one: Oleksandr, Aleksandr."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from search.analysis.patterns import late

# One letter of Arabic: 'Mu'ti', 'Mukti'; 'Ma'ruf', 'Makruf'.
_AIN = late(r"(?<=[aiu])['’‘`ʼ´](?=[^\Waeiou])")
# Another, of which some write the 'k' and some do not: 'Kholid', 'Holid'.
_KHA = late(r"^[ck]h(?=(air|aer|ol|ot|oir|alid|alim|us|usn|ud|am|asan|ad|ari[sz]m?|oti)\w|asan$)")
# Of Korea: 'Myeong', 'Myung'; of Banjar: 'Noorhayati'; of Java: 'Bhudi', 'Budi'.
_SAME = (("eo", "u"), ("oo", "u"), ("bh", "b"), ("norh", "nurh"), ("dz", "z"), ("ts", "s"))
# Of Arabic: 'Bachri', 'Bakhri'; of given names: 'Dicky', 'Diky'.
_CH = late(r"(?<=[aiu])ch(?=[rt])|^ch(?=r)")
# 'Wachyudi', 'Machfud', 'Muchlis', 'Mukhlis'; 'Fatchiyah'; 'Rochim'; 'Shodiq'.
_CHY = late(
    r"(?<=[aiou])ch(?=y[aiu]|[fdln])|(?<=[aiou])kh(?=[fdln])|(?<=t)ch(?=[iu])|(?<=[aou])ch(?=[aiu])|(?<=oe)ch(?=[aiu])"
)
_SHO = late(r"^sc?h(?=o)")
_CK = late(r"(?<=[aeiou])ck(?=[aeiouy])")
# A name in the old spelling: 'Jasin Soetardjo' is 'Yasin'.
_OLD = late("oe|[td]j")
_OLD_Y = late(r"(?<![tdsn])j")
# As Germans write: 'Schojgu'.
_GERMAN_Y = late(r"(?<=[eou])j(?![aeiou])")
# 'Prasetija', 'Setija'; not 'Wijaya'.
_IYA = late(r"(?<=[st])ija$")
_END = late(r"(?<=\w\w)(?:[iy]y|ii|yi|[iy]j|y)$")
_HARD = late(r"(?<=[aeiou])ck?$")
_ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "asy", "at", "az", "an", "ad"))
# What stands for words at the head of Balinese names.
_OPENINGS = {"ib": "ida bagus", "aa": "anak agung", "ign": "i gusti ngurah", "igk": "i gusti ketut"}
_OPENINGS |= {"igm": "i gusti made", "igp": "i gusti putu", "tjok": "cokorda", "cok": "cokorda"}
_OPENINGS |= {"tb": "tubagus"}


@lru_cache(1 << 14)
def plain(name: str) -> str:
    """A name in small letters, each word in one of its forms. No id is made of it: only names that stand
    side by side are compared so.

    >>> plain("Oleksandr Syrskyi") == plain("Aleksandr Syrskiy"), plain("Abdul Mu'ti") == plain("Abdul Mukti")
    (True, True)
    >>> plain("Bashar al-Assad") == plain("Bashar Assad"), plain("Isran Noor") == plain("Isran Nur")
    (True, True)
    """
    low = name.lower()
    if "j" in low and _OLD.search(low):
        # A word with a 'y' is in the new one: 'Tjokorda Wijaya'.
        low = " ".join(word if "y" in word else _OLD_Y.sub("y", word) for word in low.split())
    words = re.sub(r"[\s\-–_]+", " ", _AIN.sub("k", low)).replace(".", " ").split()
    if len(words) > 2:
        words = [words[0], *(word for word in words[1:-1] if word not in _ARTICLES), words[-1]]
    if len(words) > 1 and words[0] in _OPENINGS:
        words[:1] = _OPENINGS[words[0]].split()
    return " ".join(map(_plain_word, words))


def _plain_word(word: str) -> str:
    ending = _END.sub("i", word)
    form = _forms().get(ending) or _forms().get(word)
    if form is not None:
        return form
    if len(word) < 3:
        return word
    word = _HARD.sub("k", _KHA.sub("h", ending))
    if word.endswith("ija"):
        word = _IYA.sub("iya", word)
    if "j" in word:
        word = _GERMAN_Y.sub("i", word)
    if "h" in word:
        word = _SHO.sub("s", _CHY.sub("h", word))
    if "c" in word:
        word = _CK.sub("k", _CH.sub("kh", word))
    for written, levelled in _SAME:
        word = word.replace(written, levelled)
    return word


@cache
def _forms() -> dict[str, str]:
    """Each form, to the first of its line."""
    text = Path(__file__).with_name("name-forms.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {form: forms[0] for forms in lines for form in forms}
