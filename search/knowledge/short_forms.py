"""What an archive's own short forms mean: which long form is meant, or that several are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from search.analysis import compounds
from search.analysis.short_forms import defined, form_key
from search.analysis.stemming import is_known
from search.knowledge.question_words import question_words
from search.model import ShortForm

# Of the articles that say what a short form means, this share must mean the same; else it is ambiguous.
_CLEAR: Final = 0.9
# So many articles are enough to say it; fewer only where the short form stands in few others. One that calls
# a suspect 'Ani Sari (AS)' says little of what AS is in a thousand others.
_ENOUGH: Final = 3
_RARELY_SAID: Final = 10
# Spellings of one long form, as shares of the most similar letters: 'Komisi Pemberantas Korupsi'.
_ALIKE: Final = 0.86
# Spellings of a long form that are looked for beside the most frequent one: those of so many of its articles.
_WORTH_WHILE: Final = 0.1
_MOST_SPELLINGS: Final = 3
_MOST_MEANINGS: Final = 3

_WORD: Final = re.compile(r"[^\W_]+")


class Meaning(NamedTuple):
    """Spellings of one long form, the most frequent first, and how many articles say so."""

    spellings: tuple[str, ...]
    articles: int


class Learned(NamedTuple):
    """What articles say of a form: `others` mean the same, in so many (`articles`); where it has several
    meanings there are none, and `meanings` are those."""

    others: tuple[str, ...] = ()
    articles: int = 0
    meanings: tuple[Meaning, ...] = ()


NOTHING: Final = Learned()


class LearnedForms:
    """Short forms as an archive's articles give them."""

    def __init__(self, look_up: Callable[[str], Sequence[ShortForm]], uses: Callable[[str], int]) -> None:
        """`look_up`: the pairs of which one form is this; `uses`: in how many articles a word stands."""
        self._look_up = look_up
        self._uses = uses

    def read(self, typed: str) -> Learned:
        """What a form, as typed, is short or long for."""
        asked = form_key(typed)
        found = self._look_up(asked)
        if not found:
            return NOTHING
        shorts = self._of(typed)
        if shorts and (not is_word(asked) or typed in {form.short for form in shorts}):
            meant = self._meant(shorts)
            # 'PDI Perjuangan' is short for something, too, but more often what 'PDIP' is short for.
            if meant != NOTHING:
                return meant
        others = [form for form in found if form_key(form.long) == asked and self._stands_for(form)]
        return Learned(tuple(form.short for form in others), sum(form.count for form in others))

    def is_ambiguous(self, short: str) -> bool:
        """Whether a short form has several meanings."""
        return bool(self._meant(self._of(short)).meanings)

    def _of(self, short: str) -> list[ShortForm]:
        asked = form_key(short)
        found = [form for form in self._look_up(asked) if form_key(form.short) == asked]
        return [form for form in found if ("&" in form.short) == ("&" in short)]  # 'R&D' is no 'RD'

    def _meant(self, shorts: Sequence[ShortForm]) -> Learned:
        if not shorts:
            return NOTHING
        meanings = meanings_of(shorts)
        if meanings[0].articles < _CLEAR * sum(meaning.articles for meaning in meanings):
            return Learned(meanings=tuple(meanings[:_MOST_MEANINGS]))
        if not self._is_usual(shorts[0].short, meanings[0].articles):
            return NOTHING
        return Learned(meanings[0].spellings, meanings[0].articles)

    def _is_usual(self, short: str, count: int) -> bool:
        return count >= _ENOUGH or self._uses(short) <= _RARELY_SAID * count

    def _stands_for(self, form: ShortForm) -> bool:
        """Whether a short form may be looked for in the place of its long one."""
        if is_word(form_key(form.short)) and form.short not in compounds.acronyms():
            return False
        meant = self._meant(self._of(form.short))
        return any(_are_alike(form.long, spelling) for spelling in meant.others)


def is_word(form: str) -> bool:
    """Whether a folded form is a word of its own, or a name, that must be typed in capitals to be a short
    form: 'KAMI', 'PAS'."""
    return is_known(form) or form in question_words()


@lru_cache(maxsize=256)
def _grouped(forms: tuple[ShortForm, ...]) -> tuple[Meaning, ...]:
    groups: list[list[ShortForm]] = []
    for form in sorted(forms, key=lambda form: -form.count):
        for group in groups:
            if _are_alike(group[0].long, form.long):
                group.append(form)
                break
        else:
            groups.append([form])
    found = []
    for group in groups:
        count = sum(form.count for form in group)
        usual = [form.long for form in group if form.count >= _WORTH_WHILE * count]
        found.append(Meaning(tuple(usual[:_MOST_SPELLINGS]), count))
    return tuple(sorted(found, key=lambda meaning: -meaning.articles))


def meanings_of(forms: Sequence[ShortForm]) -> tuple[Meaning, ...]:
    """What the long forms of one short form mean, the most frequent meaning first.

    >>> meanings_of([ShortForm("PBB", "Partai Bulan Bintang", 2), ShortForm("PBB", "Pajak Bumi Bangunan", 1),
    ...     ShortForm("PBB", "Pajak Bumi dan Bangunan", 5)])
    (Meaning(spellings=('Pajak Bumi dan Bangunan', 'Pajak Bumi Bangunan'), articles=6), \
Meaning(spellings=('Partai Bulan Bintang',), articles=2))
    """
    return _grouped(tuple(forms))


def _are_alike(one: str, other: str) -> bool:
    """Whether two long forms are one in two spellings, with another word in front or behind, or with a short
    form in it."""
    a, b = sorted((form_key(one), form_key(other)), key=len)
    if b.startswith(a) or b.endswith(a):
        return True
    from difflib import SequenceMatcher  # few forms come so far

    if SequenceMatcher(None, a, b).ratio() >= _ALIKE:
        return True
    first, second = _WORD.findall(one), _WORD.findall(other)
    while first and second and form_key(first[0]) == form_key(second[0]):
        del first[0], second[0]
    while first and second and form_key(first[-1]) == form_key(second[-1]):
        del first[-1], second[-1]
    first, second = sorted((first, second), key=len)
    if len(first) != 1:
        return False
    # 'Menteri Hukum dan HAM', 'Menteri Hukum dan Hak Asasi Manusia'
    told = next(defined(f"{' '.join(second)} ({first[0]})"), None)
    return told is not None and form_key(told.long) == form_key("".join(second))
