"""What else means the same: spellings of names, acronyms and their long forms, an official's other names, and
what an archive's own articles say of their short forms."""

from __future__ import annotations

import copy
import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from search.analysis.folding import fold
from search.analysis.stemming import is_common_word
from search.analysis.tables import read_toml
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.names import fold as folded_name
from search.knowledge.short_forms import NOTHING, Learned, LearnedForms

# Others than the typed form: each costs a look-up, and a note has to name them.
MOST_OTHERS: Final = 6
# In words, of any form.
LONGEST_FORM: Final = 6

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_INITIALS: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?")
_BESIDE_DIGITS: Final = re.compile(r"(?<=[^\W\d_])-(?=\d)|(?<=\d)-(?=[^\W\d_])")
_ROMAN: Final = re.compile(r"[ivxlcdm]+")
_Key = tuple[str, ...]


class _Entry(NamedTuple):
    forms: tuple[str, ...]
    # What must be typed in these capitals.
    cased: frozenset[str]


class Match(NamedTuple):
    """`length`: of the words, how many are the form; `others`: what means the same, as written; `learned`:
    those of them that the archive alone says, in so many articles (`articles`); `meanings`: where a short
    form has several in the archive, what it may mean (then there are no others), each with its articles."""

    length: int
    others: tuple[str, ...]
    learned: tuple[str, ...] = ()
    articles: int = 0
    meanings: tuple[tuple[str, int], ...] = ()


@functools.lru_cache(maxsize=1 << 14)
def _key(form: str) -> _Key:
    # The analysis would stem every form, which costs a query from the shell 50 ms. As it has it, a hyphen
    # beside digits and the points of initials are nothing: 'Covid-19', 'B.J. Habibie'.
    text = _INITIALS.sub(lambda match: match[0].replace(".", ""), fold(form))
    return tuple(_BESIDE_DIGITS.sub("", word) for word in _WORD.findall(text))


class Thesaurus:
    """Forms by their words. Make one with `Thesaurus.shipped()` or `Thesaurus.load()`."""

    def __init__(
        self,
        entries: Iterable[tuple[str, _Entry]],
        gazetteer: Callable[[], Gazetteer] | None = None,
        own: Iterable[tuple[str, _Entry]] = (),
    ) -> None:
        """`own`: the user's entries; of their forms an archive says nothing."""
        self._entries: dict[_Key, list[_Entry]] = defaultdict(list)
        self._own: set[_Key] = set()
        for form, entry in entries:
            self._entries[_key(form)].append(entry)
        for form, entry in own:
            self._entries[_key(form)].append(entry)
            self._own.add(_key(form))
        self._gazetteer = gazetteer
        self._learned: LearnedForms | None = None

    @classmethod
    @functools.cache
    def shipped(cls) -> Thesaurus:
        """What comes with Warta, the officials' names included; read once a process."""
        return cls.load()

    @classmethod
    def load(
        cls, extra: Path | None = None, gazetteer: Callable[[], Gazetteer] = Gazetteer.shipped
    ) -> Thesaurus:
        """The shipped synonyms and those of a user's TOML file: `[[group]]` with `forms`, `[[oneway]]` with
        `typed` and `also`, each with `cased` where capitals count.

        Raises `ValueError`, naming the file and what to write, when the file cannot be used.
        """
        shipped = read_toml(Path(__file__).with_name("synonyms.toml"))
        own: Iterable[tuple[str, _Entry]] = ()
        if extra is not None:
            try:
                told = extra.read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise ValueError(f"The synonyms file {extra} cannot be read: {error}") from error
            own = _entries(_parse(told, extra), str(extra))
        return cls(_entries(shipped, "synonyms.toml"), gazetteer, own)

    def learning(self, learned: LearnedForms) -> Thesaurus:
        """The same with what an archive says of its short forms."""
        both = copy.copy(self)
        both._learned = learned
        return both

    def find(self, words: Sequence[str], before: str = "") -> Match | None:
        """The longest form that begins the words, as typed, and what means the same; None for none. `before`:
        the word before them.

        >>> synonyms = Thesaurus.shipped()
        >>> synonyms.find(["Moskow", "bicara"])
        Match(length=1, others=('Moskwa', 'Moscow'), learned=(), articles=0, meanings=())
        >>> synonyms.find(["AS"]).others, synonyms.find(["as"])
        (('Amerika Serikat',), None)
        >>> synonyms.find(["jokowi"]).others
        ('Joko Widodo',)
        """
        keys = list(map(_key, words[:LONGEST_FORM]))
        for length in range(len(keys), 0, -1):
            typed = words[:length]
            key = tuple(chain.from_iterable(keys[:length]))
            learned = NOTHING if key in self._own else self._read_learned(typed)
            if learned.meanings:
                meanings = tuple((meaning.spellings[0], meaning.articles) for meaning in learned.meanings)
                return Match(length, (), meanings=meanings)
            beside = [word for word in (before, *words[length : length + 1]) if word]
            told = [*self._told(key, typed), *self._names(key, beside)]
            others: dict[_Key, str] = {}
            for other in (*told, *learned.others):
                # 'Ir Joko Widodo' is found by 'Joko Widodo', 'Xi Jinping' by 'Xi'.
                if not any(_holds(_key(other), shorter) for shorter in (key, *others)):
                    others[_key(other)] = other
            if others:
                found = tuple(others.values())[:MOST_OTHERS]
                known = set(map(_key, told))
                only = tuple(other for other in found if _key(other) not in known)
                return Match(length, found, only, learned.articles if only else 0)
        return None

    def _read_learned(self, typed: Sequence[str]) -> Learned:
        return self._learned.read(" ".join(typed)) if self._learned else NOTHING

    def _told(self, key: _Key, typed: Sequence[str]) -> list[str]:
        entries = self._entries.get(key)
        if entries is None:
            return []
        found = [
            form
            for entry in entries
            if all(" ".join(typed) == cased for cased in entry.cased if _key(cased) == key)
            for form in entry.forms
        ]
        if self._learned is None or key in self._own:
            return found
        # 'PBB' does not stand for 'Perserikatan Bangsa-Bangsa' where it is a tax and a party, too.
        return [form for form in found if not (form.isupper() and self._learned.is_ambiguous(form))]

    def _names(self, key: _Key, beside: Sequence[str]) -> tuple[str, ...]:
        """The other names of the one official who is called so and needs no office beside the name. What many
        are called is part of another's name beside one: 'Ani Yudhoyono', 'Netty Aher'."""
        if self._gazetteer is None:
            return ()
        called = " ".join(key)
        person = self._gazetteer().called(called)
        if person is None or person.needs_office:
            return ()
        if called in person.weak and any(w.isalpha() and not is_common_word(fold(w)) for w in beside):
            return ()
        # 'Xi Jinping' must not find 'Komisi XI', nor 'Sri Mulyani' who else is called 'Ani'.
        return tuple(
            name
            for name in person.names()
            if folded_name(name) not in person.weak and not _ROMAN.fullmatch(name.lower())
        )


def _holds(form: _Key, typed: _Key) -> bool:
    """Whether a form holds what was typed, so that it is found anyway: 'Xi Jinping' by 'Xi'."""
    return any(form[i : i + len(typed)] == typed for i in range(len(form) - len(typed) + 1))


def _parse(text: str, file: Path) -> dict[str, object]:
    import tomllib  # few have a file of their own

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"The synonyms file {file} cannot be read: {error}") from error


def _entries(told: dict[str, object], where: str) -> Iterable[tuple[str, _Entry]]:
    found = []
    for row in _rows(told, "group", where):
        forms = _texts(row, "forms", where, least=2)
        entry = _Entry(forms, _cased(row, where))
        found += [(form, entry) for form in forms]
    for row in _rows(told, "oneway", where):
        entry = _Entry(_texts(row, "also", where), _cased(row, where))
        found += [(form, entry) for form in _texts(row, "typed", where)]
    unknown = sorted(set(told) - {"group", "oneway"})
    if unknown:
        raise ValueError(f"{where}: [[{unknown[0]}]] is not known; write [[group]] or [[oneway]].")
    return found


def _rows(told: dict[str, object], kind: str, where: str) -> list[dict[str, object]]:
    rows = told.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{where}: write [[{kind}]], with two brackets, above each entry.")
    return rows


def _cased(row: dict[str, object], where: str) -> frozenset[str]:
    return frozenset(_texts(row, "cased", where) if "cased" in row else ())


def _texts(row: dict[str, object], key: str, where: str, least: int = 1) -> tuple[str, ...]:
    texts = row.get(key)
    if (
        not isinstance(texts, list)
        or len(texts) < least
        or not all(isinstance(t, str) and _key(t) for t in texts)
    ):
        raise ValueError(
            f"{where}: every entry needs {key}, a list of {least} or more words or phrases, such as "
            f'{key} = ["Moskow", "Moskwa"].'
        )
    return tuple(texts)
